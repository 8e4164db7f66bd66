//! What a year's accounts would show: rent, and with it what stakes gained, marks among them.

use serde::{Deserialize, Serialize};

use super::Simulation;
use super::lanes::LANES;
use super::summary::{Fan, fan_of};

/// By year, quantiles over the paths as [`Fan`] has them; 万元.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Rent after what was waived.
    pub rent: Fan,
    /// What stakes gained: distributions and the change of what is held, less what was paid in.
    pub stakes: Fan,
    /// Both together.
    pub result: Fan,
}

impl Simulation {
    /// The accounts of this case's first paths, for laying published figures over them.
    ///
    /// *Formula*: `stakes = distributions + (nav − nav of the year before) − calls − fees − rent waived`; `result = rent + stakes`. It is
    /// before tax, interest and all costs but those of the space. *Cost*: O(paths · years · companies).
    pub fn results(&self, paths: u64) -> Results {
        let years = self.case().plan().years();
        let mut columns = vec![[const { Vec::new() }; 3]; years];
        let mut walk = self.walker().room();
        for first in (0..paths).step_by(LANES) {
            self.walker().walk(first, &mut walk);
            for lane in 0..usize::try_from(paths - first).unwrap_or(LANES).min(LANES) {
                let mut held = 0.0;
                for (row, [rents, stakes, results]) in walk.rows.iter().zip(&mut columns) {
                    let paid = row.calls[lane] + row.fund_fees[lane] + row.waived[lane];
                    let gained = row.distributions[lane] + row.nav[lane] - held - paid;
                    held = row.nav[lane];
                    rents.push(row.rent[lane]);
                    stakes.push(gained);
                    results.push(row.rent[lane] + gained);
                }
            }
        }
        let fan = |at: usize| columns.iter().map(|year| year.get(at).map_or([0.0; 5], |cells| fan_of(cells))).collect();
        Results { rent: fan(0), stakes: fan(1), result: fan(2) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Assumptions, Case};
    use super::*;
    use crate::revenue::Plan;

    #[test]
    fn without_stakes_the_result_is_the_rent() {
        let case = Case::new(Plan::default().check().expect("a plan"), Assumptions::default()).expect("a case");
        let results = Simulation::new(&case, 1).results(50);
        assert_eq!(results.result, results.rent);
        assert!(results.stakes.iter().all(|fan| fan.iter().all(|wan| *wan == 0.0)));
    }

    #[test]
    fn gains_of_all_years_are_what_came_back_and_is_held_less_what_was_paid() {
        let plan = Plan { commitment_wan: 1_000.0, ..Plan::default() }.check().expect("a plan");
        let simulation = Simulation::new(&Case::new(plan, Assumptions::default()).expect("a case"), 3);
        let results = simulation.results(1);
        let rows = simulation.path(0).rows;
        let gained: f64 = results.stakes.iter().map(|fan| fan[2]).sum();
        let flows: f64 =
            rows.iter().map(|row| row.distributions_wan - row.calls_wan - row.fund_fees_wan - row.waived_wan).sum();
        let held = rows.last().expect("years").nav_wan;
        assert!((gained - (flows + held)).abs() < 1e-6 * gained.abs().max(1.0));
    }
}
