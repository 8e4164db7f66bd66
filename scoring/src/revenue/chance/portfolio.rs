//! The companies of paths followed together, and the market they are in: drawn once, whatever plan puts money into them.

use std::sync::Arc;

use super::cohort::{Cohort, Rules};
use super::company::Companies;
use super::lanes::{LANES, Paths};
use super::market::Market;
use super::{Assumptions, Case, Stress};

/// How the companies of a case are drawn. No plan has a say in it but for its horizon.
#[derive(Clone, Debug)]
pub struct Draw {
    companies: Companies,
    pub rules: Rules,
    seed: u64,
}

/// The market of some paths and, by year of entry, what their companies are worth and pay.
#[derive(Clone, Debug)]
pub struct Portfolio {
    market: Market,
    /// One a year of entry, or one for all years that is drawn anew.
    cohorts: Vec<Cohort>,
    /// Of which paths the market is drawn.
    first: Option<u64>,
    /// Of which year each of the cohorts is.
    starts: Vec<Option<usize>>,
}

impl Draw {
    pub fn new(assumptions: &Assumptions, stress: Stress, years: usize, seed: u64) -> Self {
        Self { companies: Companies::new(assumptions), rules: Rules::new(assumptions, stress, years), seed }
    }

    /// Whether the companies of a case are these.
    fn is_of(&self, case: &Case, seed: u64) -> bool {
        let Rules { terms, stress, years, .. } = &self.rules;
        (*stress, *years, self.seed) == (case.stress(), case.plan().years(), seed) && terms == case.assumptions()
    }

    /// Room for the market and the companies of one year.
    pub fn room(&self) -> Portfolio {
        self.with_cohorts(1)
    }

    /// Room for the companies of every year.
    pub fn room_to_keep(&self) -> Portfolio {
        self.with_cohorts(self.rules.years.max(1))
    }

    fn with_cohorts(&self, n: usize) -> Portfolio {
        Portfolio {
            market: Market::new(self.rules.years),
            cohorts: vec![Cohort::new(); n],
            first: None,
            starts: vec![None; n],
        }
    }
}

impl Portfolio {
    /// Turns to the paths from number `first` on; what is drawn of the same ones stays.
    #[inline(always)]
    pub fn turn_to(&mut self, draw: &Draw, first: u64) {
        if self.first == Some(first) {
            return;
        }
        self.market.draw(&draw.rules.terms, Paths { seed: draw.seed, first });
        self.first = Some(first);
        self.starts.fill(None);
    }

    pub fn market(&self) -> &Market {
        &self.market
    }

    /// The market, and the companies bought in a year; these are drawn when they are first asked for. Each has its own numbers, so none
    /// that is not drawn moves another's chance.
    #[inline(always)]
    pub fn of_year(&mut self, draw: &Draw, start: usize) -> (&Market, &Cohort) {
        let at = start % self.cohorts.len();
        if self.starts[at] != Some(start) {
            self.draw(draw, start, at);
        }
        (&self.market, &self.cohorts[at])
    }

    #[inline(always)]
    fn draw(&mut self, draw: &Draw, start: usize, at: usize) {
        let of = Paths { seed: draw.seed, first: self.first.unwrap_or(0) };
        let n = draw.rules.terms.deals_per_year as usize;
        let cohort = &mut self.cohorts[at];
        cohort.begin(&draw.rules, start, &self.market);
        for deal in 0..n {
            let company = draw.companies.draw(of, (start * n + deal) as u32);
            cohort.add(&draw.rules, &company, draw.rules.stress.weight(deal, n), &self.market);
        }
        self.starts[at] = Some(start);
    }
}

/// What was drawn for the first paths, kept for the next simulation under the same chance: a plan that is moved draws nothing anew.
#[derive(Clone, Debug, Default)]
pub struct Portfolios {
    draw: Option<Arc<Draw>>,
    /// As many paths each as are followed together.
    kept: Vec<Portfolio>,
}

/// Paths of which something is kept, enough for a first look; some 6 KB each.
const MOST_KEPT: usize = 2_000;

impl Portfolios {
    /// How the companies of a case are drawn; what is kept of another chance is forgotten.
    pub(super) fn draw_of(&mut self, case: &Case, seed: u64) -> Arc<Draw> {
        if let Some(draw) = self.draw.as_ref().filter(|draw| draw.is_of(case, seed)) {
            return draw.clone();
        }
        let draw = Arc::new(Draw::new(case.assumptions(), case.stress(), case.plan().years(), seed));
        self.kept.clear();
        self.draw = Some(draw.clone());
        draw
    }

    /// What is kept for the paths from number `first` on; nothing for those beyond, and for a case under another chance.
    pub(super) fn of_paths(&mut self, draw: &Arc<Draw>, first: u64) -> Option<&mut Portfolio> {
        let is_same = self.draw.as_ref().is_some_and(|kept| Arc::ptr_eq(kept, draw));
        let first = usize::try_from(first).ok().filter(|first| is_same && first + LANES <= MOST_KEPT)?;
        let at = first / LANES;
        if !first.is_multiple_of(LANES) {
            return None;
        }
        if self.kept.len() <= at {
            self.kept.resize_with(at + 1, || draw.room_to_keep());
        }
        self.kept.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Simulation;
    use super::*;
    use crate::revenue::Plan;

    fn case(plan: Plan, assumptions: &Assumptions) -> Case {
        Case::new(plan.check().unwrap(), assumptions.clone()).unwrap()
    }

    /// The paths of cases, one after another with what is kept of those before, are those of each alone.
    fn check(cases: &[Case]) {
        let mut portfolios = Portfolios::default();
        for case in cases {
            let simulation = Simulation::sharing(case, 7, &mut portfolios);
            // From within the paths kept, beyond them, and from one that none begins with.
            for range in [0..40, 1_992..2_016, 8..30, 3..17] {
                let ours = simulation.run_block_sharing(range.clone(), &mut portfolios);
                let alone = Simulation::new(case, 7).run_block(range);
                assert_eq!(format!("{ours:?}"), format!("{alone:?}"));
            }
        }
        assert!(portfolios.kept.len() <= MOST_KEPT / LANES);
    }

    #[test]
    fn paths_do_not_depend_on_what_is_kept() {
        let assumptions = Assumptions { follow_on_share: 0.3, warrant_coverage: 0.5, ..Assumptions::default() };
        let invests = Plan { commitment_wan: 2_400.0, ..Plan::default() };
        let concedes = Plan { conceded_share: 0.25, ..Plan::default() };
        let shorter = Plan { horizon_years: 12.0, ..invests.clone() };
        let usual = Assumptions::default();
        let of = |plan: &Plan| case(plan.clone(), &assumptions);
        check(&[of(&invests), of(&concedes), of(&Plan::default()), of(&shorter), of(&invests)]);
        let delayed = of(&invests).under(Stress::ExitsDelayed { years: 2 });
        check(&[case(invests.clone(), &usual), delayed, of(&invests), case(concedes, &usual)]);
    }

    #[test]
    fn a_plan_that_is_moved_draws_no_company_anew() {
        let mut portfolios = Portfolios::default();
        let run = |portfolios: &mut Portfolios, commitment_wan: f64, assumptions: &Assumptions| {
            let plan = Plan { commitment_wan, ..Plan::default() };
            Simulation::sharing(&case(plan, assumptions), 7, portfolios).run_block_sharing(0..16, portfolios);
            portfolios.kept.iter().map(|kept| kept.cohorts.as_ptr() as usize).collect::<Vec<usize>>()
        };
        let usual = Assumptions::default();
        let kept = run(&mut portfolios, 800.0, &usual);
        assert_eq!(kept.len(), 16 / LANES);
        assert_eq!(run(&mut portfolios, 900.0, &usual), kept);
        let draw = portfolios.draw.clone().unwrap();
        run(&mut portfolios, 900.0, &Assumptions { skill: 0.3, ..usual });
        assert!(!Arc::ptr_eq(&draw, portfolios.draw.as_ref().unwrap()));
    }
}
