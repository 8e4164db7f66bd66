//! The rent roll: leases signed at the market rent of their year, renewed or lost when they expire.

use super::Assumptions;
use super::lanes::{LANES, Lane, NOTHING};
use crate::revenue::CheckedPlan;
use crate::revenue::lease::ramp;

/// The park's space through the years of market rents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RentRoll {
    pub years: Vec<RentYear>,
    /// Room for the leases that run.
    cohorts: Vec<Cohort>,
}

/// One year of the park's space; money in 万元.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RentYear {
    /// Rent received where nothing is waived.
    pub unwaived_wan: Lane,
    /// Rent received, and rent given up on conceded space.
    pub rent_wan: Lane,
    pub waived_wan: Lane,
    /// Cost of running the let space, conceded or not.
    pub cost_wan: Lane,
    /// Renewal of the buildings.
    pub renewal_wan: Lane,
    /// Years that leases still run, weighted by their rent, at the year's end; 0 where nothing is let.
    pub wale_years: Lane,
}

/// Space under leases of one year of signing.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cohort {
    m2: f64,
    /// Yuan per m² and month, and what that is a year, 万元.
    rent: Lane,
    wan: Lane,
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
    /// What of all that is let is used, once downtime is over; and that as a part of the park's space.
    pub used_m2: f64,
    pub occupancy: f64,
}

/// What space is signed for in every year: it hangs on the plan and on the terms of leases, not on rents.
///
/// *Shape*: one row a year of the horizon. *Formula*: see [`RentRoll::follow`]. *Cost*: O(years).
pub fn signings(plan: &CheckedPlan, assumptions: &Assumptions) -> Vec<Signing> {
    let term = assumptions.lease_years as usize;
    let mut signed: Vec<Signing> = Vec::with_capacity(plan.years());
    let mut let_m2 = 0.0;
    for year in 0..plan.years() {
        let expiring = year.checked_sub(term).and_then(|year| signed.get(year));
        let expired = expiring.map_or(0.0, |signing| signing.kept_m2 + signing.lost_m2 + signing.new_m2);
        let target_m2 = plan.area_m2 * ramp(plan.occupancy_start, plan.occupancy_step, plan.occupancy_max, year);
        let lost_m2 = expired * (1.0 - assumptions.renewed_share);
        let used_m2 = target_m2 - lost_m2 * assumptions.downtime;
        signed.push(Signing {
            target_m2,
            kept_m2: expired * assumptions.renewed_share,
            lost_m2,
            new_m2: target_m2 - let_m2,
            used_m2,
            occupancy: if plan.area_m2 > 0.0 { used_m2 / plan.area_m2 } else { 0.0 },
        });
        let_m2 = target_m2;
    }
    signed
}

impl RentRoll {
    /// Rent, rent waived and cost of every year, given the market rents of each (yuan per m² and month).
    ///
    /// *Shape*: one row for each of `market_rents`, the first being year 1; `signings` those of the same plan ([`signings()`]).
    /// *Formula*: space is taken up as the plan's occupancy says, at the market rent of the year. A lease keeps its rent, stepped by
    /// `escalation`, for `lease_years`; then `renewed_share` of its space is signed anew at the market rent, and the rest is let to
    /// others, which costs `downtime` of a year's rent and then `rent_free` of what is left of it. Concession, cost and renewal of the
    /// buildings follow [`super::super::lease::lease_years`]; cost follows the market rent. Downtime lowers the occupancy of its year.
    /// *Edge cases*: with leases of one year, all renewed, and no rent-free time it is `lease_years` up to rounding.
    /// *Cost*: O(years · lease_years). *Source*: the practice of rent rolls; the numbers are assumptions.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn follow(
        &mut self,
        plan: &CheckedPlan,
        assumptions: &Assumptions,
        signings: &[Signing],
        market_rents: &[Lane],
    ) {
        let term = assumptions.lease_years as usize;
        let conceded_until = plan.concession_years as usize;
        // Of the lost space what is let again loses time first; what is new to the market is only spared rent.
        let relet_spared = assumptions.downtime + (1.0 - assumptions.downtime) * assumptions.rent_free;
        let Self { years, cohorts } = self;
        years.clear();
        cohorts.clear();
        for (year, (market, signing)) in market_rents.iter().zip(signings).enumerate() {
            cohorts.retain(|cohort| cohort.signed + term > year);
            if assumptions.escalation != 0.0 {
                cohorts.iter_mut().for_each(|cohort| cohort.escalate(1.0 + assumptions.escalation));
            }
            let signed =
                [(signing.kept_m2, 0.0), (signing.lost_m2, relet_spared), (signing.new_m2, assumptions.rent_free)];
            for (m2, spared) in signed {
                if m2 > 0.0 {
                    cohorts.push(Cohort { m2, rent: *market, wan: wan_a_year(m2, market), signed: year, spared });
                }
            }
            let (mut passing, mut weighted, mut received) = (NOTHING, NOTHING, NOTHING);
            for cohort in cohorts.iter() {
                let kept = 1.0 - if cohort.signed == year { cohort.spared } else { 0.0 };
                let left = (cohort.signed + term - year - 1) as f64;
                for lane in 0..LANES {
                    received[lane] += cohort.wan[lane] * kept;
                    passing[lane] += cohort.wan[lane];
                    weighted[lane] += cohort.wan[lane] * left;
                }
            }
            let waived_part = if year < conceded_until { plan.conceded_share * plan.waived_share } else { 0.0 };
            let market_wan = wan_a_year(signing.target_m2, market);
            let mut row = RentYear::of(&received);
            for lane in 0..LANES {
                row.rent_wan[lane] = received[lane] * (1.0 - waived_part);
                row.waived_wan[lane] = received[lane] * waived_part;
                row.cost_wan[lane] = market_wan[lane] * (1.0 - plan.operating_margin);
                row.renewal_wan[lane] = market_wan[lane] * plan.renewal_share;
                row.wale_years[lane] = if passing[lane] > 0.0 { weighted[lane] / passing[lane] } else { 0.0 };
            }
            years.push(row);
        }
    }
}

impl RentYear {
    fn of(unwaived_wan: &Lane) -> Self {
        Self {
            unwaived_wan: *unwaived_wan,
            rent_wan: NOTHING,
            waived_wan: NOTHING,
            cost_wan: NOTHING,
            renewal_wan: NOTHING,
            wale_years: NOTHING,
        }
    }
}

#[cfg(test)]
impl RentYear {
    /// A year in which nothing is known but the rent waived.
    pub fn of_waived(waived_wan: Lane) -> Self {
        Self { waived_wan, ..Self::of(&NOTHING) }
    }
}

impl Cohort {
    #[inline(always)]
    fn escalate(&mut self, factor: f64) {
        for rent in &mut self.rent {
            *rent *= factor;
        }
        self.wan = wan_a_year(self.m2, &self.rent);
    }
}

/// What space brings in a year, 万元, at so many yuan per m² and month.
#[inline(always)]
fn wan_a_year(m2: f64, rent: &Lane) -> Lane {
    let mut wan = NOTHING;
    for lane in 0..LANES {
        wan[lane] = m2 * rent[lane] * 12.0 / 10_000.0;
    }
    wan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::Plan;
    use crate::revenue::lease::{lease_years, market_rent};

    fn yearly() -> Assumptions {
        Assumptions { lease_years: 1.0, renewed_share: 1.0, rent_free: 0.0, ..Assumptions::default() }
    }

    /// Every path at the same rents.
    fn followed(plan: &CheckedPlan, assumptions: &Assumptions, rents: &[f64]) -> RentRoll {
        let rents: Vec<Lane> = rents.iter().map(|rent| [*rent; LANES]).collect();
        let mut roll = RentRoll::default();
        roll.follow(plan, assumptions, &signings(plan, assumptions), &rents);
        roll
    }

    #[test]
    fn leases_of_a_year_that_are_all_renewed_are_the_plain_engine() {
        let plan = Plan { conceded_share: 0.25, rent_growth: -0.05, ..Plan::default() }.check().unwrap();
        let rents = market_rent(&plan);
        let signings = signings(&plan, &yearly());
        let roll = followed(&plan, &yearly(), &rents);
        for ((ours, signing), plain) in roll.years.iter().zip(signings).zip(lease_years(&plan, &rents)) {
            assert!((ours.rent_wan[0] - plain.rent_wan).abs() < 1e-9 * plain.rent_wan);
            assert!((ours.waived_wan[0] - plain.waived_wan).abs() < 1e-9 * plain.rent_wan);
            assert_eq!(
                (signing.used_m2, ours.cost_wan, ours.renewal_wan),
                (plain.let_m2, [plain.cost_wan; LANES], [plain.renewal_wan; LANES])
            );
        }
        assert!(roll.years.iter().all(|year| year.wale_years == NOTHING));
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
        let roll = followed(&plan, &assumptions, &[50.0, 60.0, 100.0]);
        let rents: Vec<f64> = roll.years.iter().map(|year| year.rent_wan[LANES - 1]).collect();
        // 600 a year at 50; a fifth spared; then 10 % more; then at 100: half renewed, half at 0.5 · 0.8.
        for (ours, expect) in rents.iter().zip([480.0, 660.0, 600.0 + 240.0]) {
            assert!((ours - expect).abs() < 1e-9, "{rents:?}");
        }
        assert_eq!(signings(&plan, &assumptions)[2].occupancy, 0.75);
        let wale: Vec<f64> = roll.years.iter().map(|year| year.wale_years[0]).collect();
        assert_eq!(wale, [1.0, 0.0, 1.0]);
    }
}
