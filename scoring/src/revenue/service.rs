//! What the park earns by serving its companies.

use super::CheckedPlan;
use super::lease::ramp;

/// One year of services, money in 万元.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceYear {
    pub fees_wan: f64,
    /// Cost of providing what was bought; above the fees where the margin is negative.
    pub cost_wan: f64,
}

/// Fees and cost of every year, given the space let in each.
///
/// *Shape*: one row for each of `let_m2`, the first being year 1.
/// *Formula*, for year index `t` from 0:
/// ```text
/// adoption  = min(adoption_max, adoption_start + adoption_step · t)
/// customers = let_m2 / company_m2 · adoption
/// fees      = customers · fee_wan · (1 + fee_growth)^t
/// cost      = fees · (1 − service_margin)
/// ```
/// *Edge cases*: an empty park has no customers. *Cost*: O(years). *Source*: none; all defaults are assumptions.
pub fn service_years(plan: &CheckedPlan, let_m2: impl Iterator<Item = f64>) -> Vec<ServiceYear> {
    let fees = std::iter::successors(Some(plan.fee_wan), |fee| Some(fee * (1.0 + plan.fee_growth)));
    let service_year = |(year, (let_m2, fee)): (usize, (f64, f64))| {
        let adoption = ramp(plan.adoption_start, plan.adoption_step, plan.adoption_max, year);
        let customers = let_m2 / plan.company_m2 * adoption;
        let fees_wan = customers * fee;
        ServiceYear { fees_wan, cost_wan: fees_wan * (1.0 - plan.service_margin) }
    };
    let_m2.zip(fees).enumerate().map(service_year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::Plan;
    use crate::revenue::lease::{lease_years, market_rent};

    #[test]
    fn a_year_can_be_redone_by_hand() {
        let plan = Plan {
            area_m2: 20_000.0,
            occupancy_start: 0.5,
            occupancy_step: 0.0,
            company_m2: 1_000.0,
            adoption_start: 0.2,
            adoption_step: 0.3,
            adoption_max: 0.4,
            fee_wan: 10.0,
            fee_growth: 0.5,
            service_margin: 0.25,
            horizon_years: 2.0,
            ..Plan::default()
        };
        let plan = plan.check().unwrap();
        let let_m2 = lease_years(&plan, &market_rent(&plan)).into_iter().map(|year| year.let_m2);
        let years = service_years(&plan, let_m2);
        let [first, second] = years[..] else { panic!("two years") };
        assert_eq!(first, ServiceYear { fees_wan: 20.0, cost_wan: 15.0 });
        assert_eq!(second, ServiceYear { fees_wan: 60.0, cost_wan: 45.0 });
    }
}
