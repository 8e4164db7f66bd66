//! One path told year by year: its money, and which companies ended how.

use serde::{Deserialize, Serialize};

use super::Simulation;
use super::company::{Companies, End};
use super::lanes::Paths;
use super::path::{Path, RateStatus};
use super::walk::Walker;
use crate::revenue::YearRow;

/// A path as a person reads it; money in 万元, years counted from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub path: u64,
    pub rows: Vec<YearRow>,
    pub npv_with_nav_wan: f64,
    pub rent_only_npv_wan: f64,
    pub rate: Option<f64>,
    pub status: RateStatus,
    /// In the order of the years they end in, then as they were bought.
    pub exits: Vec<Exit>,
    /// Companies bought that are still held at the end of the horizon.
    pub n_held: usize,
}

/// How one company ends within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    pub year: usize,
    pub bought: usize,
    pub how: How,
    /// Of the cost, before dilution and before what the market makes of it; none where it is sold unripe at what it is worth then.
    pub multiple: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    Failed,
    Sold,
    Listed,
    /// Its time was over before it was ripe.
    Term,
}

impl Simulation {
    /// One path as a story. *Edge cases*: a case without stakes has no exits. *Cost*: O(years · companies).
    pub fn story(&self, path: u64) -> Story {
        let followed = self.path(path);
        let (mut exits, n_held) = exits(self.walker(), path, &followed);
        let Path { rows, npv_with_nav_wan, rent_only_npv_wan, rate, status, .. } = followed;
        exits.sort_by_key(|exit| (exit.year, exit.bought));
        Story { path, rows, npv_with_nav_wan, rent_only_npv_wan, rate, status, exits, n_held }
    }
}

/// The companies that end, and how many do not; drawn as the fund draws them.
fn exits(walker: &Walker, number: u64, path: &Path) -> (Vec<Exit>, usize) {
    let (assumptions, stress) = (walker.case().assumptions(), walker.case().stress());
    let companies = Companies::new(assumptions);
    let n = assumptions.deals_per_year as usize;
    let of = Paths { seed: walker.seed(), first: number };
    let (mut exits, mut n_held, mut again) = (Vec::new(), 0, 0.0);
    for (bought, (row, shared)) in path.rows.iter().zip(&path.shared).enumerate() {
        let buys = walker.fund().buys(bought, again, row.waived_wan);
        again = shared.recycled_wan;
        if !buys {
            continue;
        }
        for deal in 0..n {
            let company = companies.draw(of, (bought * n + deal) as u32);
            let ([end, ..], [age, ..], [multiple, ..]) = (company.end, company.age, company.multiple);
            let ripe = stress.exit_year(bought + age as usize);
            let over = stress.exit_year(bought + assumptions.term_years as usize);
            let is_forced = assumptions.evergreen == 0.0 && ripe > over;
            let year = if is_forced { over } else { ripe };
            if year >= path.rows.len() {
                n_held += 1;
                continue;
            }
            let how = match end {
                _ if is_forced => How::Term,
                End::Fails => How::Failed,
                End::Sold => How::Sold,
                End::Listed => How::Listed,
            };
            exits.push(Exit { year, bought, how, multiple: (!is_forced).then_some(multiple) });
        }
    }
    (exits, n_held)
}

#[cfg(test)]
mod tests {
    use super::super::{Assumptions, Case};
    use super::*;
    use crate::revenue::Plan;

    fn simulation(plan: Plan, assumptions: Assumptions) -> Simulation {
        let case = Case::new(plan.check().expect("a plan"), assumptions).expect("a case");
        Simulation::new(&case, 1)
    }

    /// As many failures are told as the path counts.
    fn check(plan: Plan, assumptions: Assumptions) {
        let simulation = simulation(plan, assumptions);
        for number in 0..40 {
            let (path, story) = (simulation.path(number), simulation.story(number));
            let n_bought = story.exits.len() + story.n_held;
            let n_failed = story.exits.iter().filter(|exit| exit.how == How::Failed).count();
            let lost = path.lost_share.expect("companies are bought");
            assert!((lost - n_failed as f64 / n_bought as f64).abs() < 1e-12, "path {number}");
            assert!(story.exits.is_sorted_by_key(|exit| exit.year));
        }
    }

    #[test]
    fn failures_told_are_those_the_path_counts() {
        let invests = Plan { commitment_wan: 2_400.0, ..Plan::default() };
        check(invests.clone(), Assumptions::default());
        // Companies are bought with what came back, and second rounds are called for in years without new ones.
        let short = Plan { commitment_years: 2.0, ..invests };
        check(short.clone(), Assumptions { recycled_share: 0.8, ..Assumptions::default() });
        check(short, Assumptions { follow_on_share: 0.5, follow_on_age: 9.0, ..Assumptions::default() });
        check(Plan { conceded_share: 0.2, ..Plan::default() }, Assumptions::default());
    }

    #[test]
    fn a_landlord_has_no_companies() {
        let story = simulation(Plan::default(), Assumptions::default()).story(3);
        assert_eq!((story.exits.len(), story.n_held), (0, 0));
        assert_eq!(story.npv_with_nav_wan, story.rent_only_npv_wan);
    }
}
