//! What the park's space brings: rent, rent given up for stakes, and the cost of running it.

use super::CheckedPlan;
use super::check::whole;

/// One year of the park's space, money in 万元.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeaseYear {
    /// Part of the space let, 0 to 1.
    pub occupancy: f64,
    pub let_m2: f64,
    /// Rent received: the market rent of the let space less what is waived.
    pub rent_wan: f64,
    /// Rent given up on conceded space.
    pub waived_wan: f64,
    /// Cost of running the let space, conceded or not.
    pub cost_wan: f64,
    /// Renewal of the buildings.
    pub renewal_wan: f64,
}

/// Market rent of every year when it grows evenly.
///
/// *Shape*: one value a year of the horizon, yuan per m² and month.
/// *Formula*: `r[0] = rent_yuan_m2_month`, `r[t] = r[t−1] · (1 + rent_growth)`.
/// *Edge cases*: a growth below zero lets the rent fall, never below zero. *Cost*: O(years).
pub fn market_rent(plan: &CheckedPlan) -> Vec<f64> {
    let first = plan.rent_yuan_m2_month;
    std::iter::successors(Some(first), |rent| Some(rent * (1.0 + plan.rent_growth))).take(plan.years()).collect()
}

/// Rent, rent waived and cost of every year, given the market rent of each (yuan per m² and month).
///
/// *Shape*: one row for each value of `market_rent`, the first being year 1.
/// *Formula*, for year index `t` from 0:
/// ```text
/// occupancy = min(occupancy_max, occupancy_start + occupancy_step · t)
/// market    = area_m2 · occupancy · market_rent[t] · 12 / 10⁴                      (万元)
/// waived    = market · conceded_share · waived_share    while t < concession_years, else 0
/// rent      = market − waived
/// cost      = market · (1 − operating_margin)
/// renewal   = market · renewal_share
/// ```
/// Conceded space costs as much to run as any other, so cost follows the market rent and not the rent received.
/// *Edge cases*: no space or no rent gives zeros. *Cost*: O(years). *Source*: `clar_2024` for the margin's meaning
/// (net property income over gross revenue).
pub fn lease_years(plan: &CheckedPlan, market_rent: &[f64]) -> Vec<LeaseYear> {
    let conceded_until = whole(plan.concession_years);
    let lease_year = |(year, rent): (usize, &f64)| {
        let occupancy = ramp(plan.occupancy_start, plan.occupancy_step, plan.occupancy_max, year);
        let let_m2 = plan.area_m2 * occupancy;
        let market_wan = let_m2 * rent * 12.0 / 10_000.0;
        let waived_part = if year < conceded_until { plan.conceded_share * plan.waived_share } else { 0.0 };
        let waived_wan = market_wan * waived_part;
        LeaseYear {
            occupancy,
            let_m2,
            rent_wan: market_wan - waived_wan,
            waived_wan,
            cost_wan: market_wan * (1.0 - plan.operating_margin),
            renewal_wan: market_wan * plan.renewal_share,
        }
    };
    market_rent.iter().enumerate().map(lease_year).collect()
}

/// A share that rises by `step` each year from `start` and stays at `cap`; `year` counts from 0.
pub(super) fn ramp(start: f64, step: f64, cap: f64, year: usize) -> f64 {
    f64::min(cap, start + step * year as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::Plan;

    fn lease(plan: Plan) -> Vec<LeaseYear> {
        let plan = plan.check().unwrap();
        lease_years(&plan, &market_rent(&plan))
    }

    #[test]
    fn a_year_can_be_redone_by_hand() {
        let years = lease(Plan {
            area_m2: 10_000.0,
            rent_yuan_m2_month: 50.0,
            rent_growth: -0.1,
            occupancy_start: 0.5,
            occupancy_step: 0.25,
            occupancy_max: 0.6,
            operating_margin: 0.75,
            conceded_share: 0.2,
            waived_share: 0.5,
            concession_years: 1.0,
            renewal_share: 0.1,
            horizon_years: 2.0,
            ..Plan::default()
        });
        let [first, second] = years[..] else { panic!("two years") };
        assert_eq!((first.rent_wan, first.waived_wan, first.cost_wan, first.renewal_wan), (270.0, 30.0, 75.0, 30.0));
        assert_eq!((second.occupancy, second.let_m2, second.waived_wan), (0.6, 6_000.0, 0.0));
        assert!((second.rent_wan - 324.0).abs() < 1e-9);
    }

    #[test]
    fn more_growth_never_lowers_what_has_been_received() {
        let cumulative = |rent_growth| {
            let years = lease(Plan { rent_growth, ..Plan::default() });
            years
                .iter()
                .scan(0.0, |sum, year| Some(*sum + year.rent_wan).inspect(|now| *sum = *now))
                .collect::<Vec<_>>()
        };
        let steps: Vec<_> = (-50..=50).map(|percent| cumulative(f64::from(percent) / 100.0)).collect();
        for pair in steps.windows(2) {
            assert!(pair[0].iter().zip(&pair[1]).all(|(less, more)| less <= more));
        }
    }
}
