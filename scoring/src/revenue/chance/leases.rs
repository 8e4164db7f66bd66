//! The rent roll: leases signed at the market rent of their year, renewed or lost when they expire.

use super::Assumptions;
use crate::revenue::CheckedPlan;
use crate::revenue::lease::LeaseYear;
use crate::revenue::lease::ramp;

/// The park's space through the years of a market rent.
#[derive(Clone, Debug, PartialEq)]
pub struct RentRoll {
    pub years: Vec<LeaseYear>,
    /// The same years with nothing waived.
    pub unwaived: Vec<LeaseYear>,
    /// Years that leases still run, weighted by their rent, at each year's end; 0 where nothing is let.
    pub wale_years: Vec<f64>,
}

/// Space under leases of one year of signing.
#[derive(Clone, Copy)]
struct Cohort {
    m2: f64,
    rent: f64,
    signed: usize,
    /// Part of the first year's rent that is not received.
    spared: f64,
}

/// Space under leases signed in one year, whatever the rent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signing {
    /// All that is let.
    pub target_m2: f64,
    /// Signed anew by those that had it.
    pub kept_m2: f64,
    /// Left by those that had it, and let to others.
    pub lost_m2: f64,
    /// Let for the first time.
    pub new_m2: f64,
}

/// What space is signed for in every year: it hangs on the plan and on the terms of leases, not on rents.
///
/// *Shape*: one row a year of the horizon. *Formula*: see [`rent_roll`]. *Cost*: O(years).
pub fn signings(plan: &CheckedPlan, assumptions: &Assumptions) -> Vec<Signing> {
    let term = assumptions.lease_years as usize;
    let mut signed: Vec<Signing> = Vec::with_capacity(plan.years());
    let mut let_m2 = 0.0;
    for year in 0..plan.years() {
        let expiring = year.checked_sub(term).and_then(|year| signed.get(year));
        let expired = expiring.map_or(0.0, |signing| signing.kept_m2 + signing.lost_m2 + signing.new_m2);
        let target_m2 = plan.area_m2 * ramp(plan.occupancy_start, plan.occupancy_step, plan.occupancy_max, year);
        signed.push(Signing {
            target_m2,
            kept_m2: expired * assumptions.renewed_share,
            lost_m2: expired * (1.0 - assumptions.renewed_share),
            new_m2: target_m2 - let_m2,
        });
        let_m2 = target_m2;
    }
    signed
}

/// Rent, rent waived and cost of every year, given the market rent of each (yuan per m² and month).
///
/// *Shape*: one row for each value of `market_rent`, the first being year 1; `signings` those of the same plan ([`signings()`]).
/// *Formula*: space is taken up as the plan's occupancy says, at the market rent of the year. A lease keeps its rent, stepped by
/// `escalation`, for `lease_years`; then `renewed_share` of its space is signed anew at the market rent, and the rest is let to
/// others, which costs `downtime` of a year's rent and then `rent_free` of what is left of it. Concession, cost and renewal of the
/// buildings follow [`super::super::lease::lease_years`]; cost follows the market rent. Downtime lowers the occupancy of its year.
/// *Edge cases*: with leases of one year, all renewed, and no rent-free time it is `lease_years` up to rounding.
/// *Cost*: O(years · lease_years). *Source*: the practice of rent rolls; the numbers are assumptions.
pub fn rent_roll(plan: &CheckedPlan, assumptions: &Assumptions, signings: &[Signing], market_rent: &[f64]) -> RentRoll {
    let term = assumptions.lease_years as usize;
    let conceded_until = plan.concession_years as usize;
    let mut cohorts: Vec<Cohort> = Vec::new();
    let n = market_rent.len();
    let mut roll =
        RentRoll { years: Vec::with_capacity(n), unwaived: Vec::with_capacity(n), wale_years: Vec::with_capacity(n) };
    for (year, (market, signing)) in market_rent.iter().zip(signings).enumerate() {
        let Signing { target_m2: target, kept_m2: kept, lost_m2: lost, new_m2 } = *signing;
        cohorts.retain(|cohort| cohort.signed + term > year);
        // Of the lost space what is let again loses time first; what is new to the market is only spared rent.
        let relet_spared = assumptions.downtime + (1.0 - assumptions.downtime) * assumptions.rent_free;
        for (m2, spared) in [(kept, 0.0), (lost, relet_spared), (new_m2, assumptions.rent_free)] {
            if m2 > 0.0 {
                cohorts.push(Cohort { m2, rent: *market, signed: year, spared });
            }
        }
        let (mut passing, mut weighted, mut received) = (0.0, 0.0, 0.0);
        for cohort in &mut cohorts {
            if cohort.signed < year {
                cohort.rent *= 1.0 + assumptions.escalation;
            }
            let rent = cohort.m2 * cohort.rent * 12.0 / 10_000.0;
            let spared = if cohort.signed == year { cohort.spared } else { 0.0 };
            received += rent * (1.0 - spared);
            passing += rent;
            weighted += rent * (cohort.signed + term - year - 1) as f64;
        }
        roll.wale_years.push(if passing > 0.0 { weighted / passing } else { 0.0 });
        let waived_part = if year < conceded_until { plan.conceded_share * plan.waived_share } else { 0.0 };
        let market_wan = target * market * 12.0 / 10_000.0;
        let used_m2 = target - lost * assumptions.downtime;
        let unwaived = LeaseYear {
            occupancy: if plan.area_m2 > 0.0 { used_m2 / plan.area_m2 } else { 0.0 },
            let_m2: used_m2,
            rent_wan: received,
            waived_wan: 0.0,
            cost_wan: market_wan * (1.0 - plan.operating_margin),
            renewal_wan: market_wan * plan.renewal_share,
        };
        roll.unwaived.push(unwaived);
        roll.years.push(LeaseYear {
            rent_wan: received * (1.0 - waived_part),
            waived_wan: received * waived_part,
            ..unwaived
        });
    }
    roll
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::Plan;
    use crate::revenue::lease::{lease_years, market_rent};

    fn yearly() -> Assumptions {
        Assumptions { lease_years: 1.0, renewed_share: 1.0, rent_free: 0.0, ..Assumptions::default() }
    }

    #[test]
    fn leases_of_a_year_that_are_all_renewed_are_the_plain_engine() {
        let plan = Plan { conceded_share: 0.25, rent_growth: -0.05, ..Plan::default() }.check().unwrap();
        let rents = market_rent(&plan);
        let roll = rent_roll(&plan, &yearly(), &signings(&plan, &yearly()), &rents);
        for (ours, plain) in roll.years.iter().zip(lease_years(&plan, &rents)) {
            assert!((ours.rent_wan - plain.rent_wan).abs() < 1e-9 * plain.rent_wan);
            assert!((ours.waived_wan - plain.waived_wan).abs() < 1e-9 * plain.rent_wan);
            assert_eq!(
                (ours.let_m2, ours.cost_wan, ours.renewal_wan),
                (plain.let_m2, plain.cost_wan, plain.renewal_wan)
            );
        }
        assert!(roll.wale_years.iter().all(|wale| *wale == 0.0));
    }

    #[test]
    fn by_hand() {
        let plan =
            Plan { area_m2: 10_000.0, occupancy_start: 1.0, occupancy_max: 1.0, horizon_years: 3.0, ..Plan::default() };
        let assumptions = Assumptions {
            lease_years: 2.0,
            renewed_share: 0.5,
            downtime: 0.5,
            rent_free: 0.2,
            escalation: 0.1,
            ..Assumptions::default()
        };
        let plan = plan.check().unwrap();
        let roll = rent_roll(&plan, &assumptions, &signings(&plan, &assumptions), &[50.0, 60.0, 100.0]);
        let rents: Vec<f64> = roll.years.iter().map(|year| year.rent_wan).collect();
        // 600 a year at 50; a fifth spared; then 10 % more; then at 100: half renewed, half at 0.5 · 0.8.
        for (ours, expect) in rents.iter().zip([480.0, 660.0, 600.0 + 240.0]) {
            assert!((ours - expect).abs() < 1e-9, "{rents:?}");
        }
        assert_eq!(roll.years[2].occupancy, 0.75);
        assert_eq!(roll.wale_years, [1.0, 0.0, 1.0]);
    }
}
