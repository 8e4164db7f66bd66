//! One path told year by year: its money, and which companies ended how.

use serde::{Deserialize, Serialize};

use super::company::{Companies, End};
use super::path::{Path, RateStatus};
use super::{Case, Simulation};
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
    /// Of the cost, before dilution; none where it is sold unripe at what it is worth then.
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
        let Path { rows, npv_with_nav_wan, rent_only_npv_wan, rate, status, .. } = self.path(path);
        let (mut exits, n_held) = exits(self.case(), self.seed(), path, &rows);
        exits.sort_by_key(|exit| (exit.year, exit.bought));
        Story { path, rows, npv_with_nav_wan, rent_only_npv_wan, rate, status, exits, n_held }
    }
}

/// The companies that end, and how many do not; drawn as the fund draws them.
fn exits(case: &Case, seed: u64, path: u64, rows: &[YearRow]) -> (Vec<Exit>, usize) {
    let (assumptions, stress) = (case.assumptions(), case.stress());
    let companies = Companies::new(assumptions);
    let n = assumptions.deals_per_year as usize;
    let (mut exits, mut n_held) = (Vec::new(), 0);
    for (bought, _) in rows.iter().enumerate().filter(|(_, row)| row.calls_wan > 0.0 || row.waived_wan > 0.0) {
        for deal in 0..n {
            let company = companies.draw(seed, (bought * n + deal) as u32, path);
            let ripe = stress.exit_year(bought + company.age);
            let over = stress.exit_year(bought + assumptions.term_years as usize);
            let is_forced = assumptions.evergreen == 0.0 && ripe > over;
            let year = if is_forced { over } else { ripe };
            if year >= rows.len() {
                n_held += 1;
                continue;
            }
            let how = match company.end {
                _ if is_forced => How::Term,
                End::Fails => How::Failed,
                End::Sold => How::Sold,
                End::Listed => How::Listed,
            };
            exits.push(Exit { year, bought, how, multiple: (!is_forced).then_some(company.multiple) });
        }
    }
    (exits, n_held)
}

#[cfg(test)]
mod tests {
    use super::super::Assumptions;
    use super::*;
    use crate::revenue::Plan;

    fn simulation(plan: Plan) -> Simulation {
        let case = Case::new(plan.check().expect("a plan"), Assumptions::default()).expect("a case");
        Simulation::new(&case, 1)
    }

    #[test]
    fn failures_told_are_those_the_path_counts() {
        let simulation = simulation(Plan { commitment_wan: 2_400.0, ..Plan::default() });
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
    fn a_landlord_has_no_companies() {
        let story = simulation(Plan::default()).story(3);
        assert_eq!((story.exits.len(), story.n_held), (0, 0));
        assert_eq!(story.npv_with_nav_wan, story.rent_only_npv_wan);
    }
}
