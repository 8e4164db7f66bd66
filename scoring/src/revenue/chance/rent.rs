//! The market rent by chance: a trend, noise that returns to it, and falls that are made up slowly.

use super::lanes::{LANES, Lane, NOTHING, Paths};
use super::{Assumptions, Stress, stream};
use crate::math::{SideBySide, exp_within, ln};
use crate::revenue::CheckedPlan;

/// Draws paths of the market rent, yuan per m² and month.
///
/// *Shape*: one row a year of the horizon, whatever the plan. *Formula*, for year `t` from 0, `z` normal, the fall in each year with
/// `shock_probability`:
/// ```text
/// noise[t] = (1 − rent_reversion) · noise[t−1] + rent_sd · z[t]                 noise[0] = 0
/// fall[t]  = (1 − shock_fade) · fall[t−1] + (ln(1 − shock_drop) in a year with a fall)   fall[0] = 0
/// rent[t]  = rent_yuan_m2_month · (1 + rent_growth)^t · e^(noise[t] + fall[t])
/// ```
/// The first year is known. The noise is of the logarithm: it widens the rent upwards a little more than downwards, and lifts the
/// mean by half its variance. *Edge cases*: without noise and falls it is [`super::super::lease::market_rent`] to the last bit.
/// *Cost*: O(years). *Source*: geltner2018 for the parts; the numbers are assumptions.
#[cfg_attr(target_arch = "x86_64", inline(always))]
#[cfg_attr(not(target_arch = "x86_64"), inline(never))]
pub fn draw_rents(plan: &CheckedPlan, assumptions: &Assumptions, stress: Stress, of: Paths, rents: &mut [Lane]) {
    let mut draws = SideBySide::<LANES>::new(of.seed, stream::RENT, of.first);
    let fallen = ln(1.0 - assumptions.shock_drop);
    let (mut noise, mut fall) = (NOTHING, NOTHING);
    let mut trend = plan.rent_yuan_m2_month;
    for (year, rent) in rents.iter_mut().enumerate() {
        if year > 0 {
            trend *= 1.0 + plan.rent_growth;
            // Both are drawn every year, used or not, so that an assumption changed leaves the others' chance alone.
            let (z, u) = (draws.normals(), draws.uniforms());
            for lane in 0..LANES {
                noise[lane] = (1.0 - assumptions.rent_reversion) * noise[lane] + assumptions.rent_sd * z[lane];
                fall[lane] *= 1.0 - assumptions.shock_fade;
                fall[lane] += if u[lane] < assumptions.shock_probability { fallen } else { 0.0 };
            }
        }
        let factor = stress.rent_factor(year);
        for lane in 0..LANES {
            rent[lane] = trend * exp_within(noise[lane] + fall[lane]) * factor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::Plan;
    use crate::revenue::lease::market_rent;

    /// Of one path.
    fn drawn(plan: &CheckedPlan, assumptions: &Assumptions, stress: Stress, path: u64) -> Vec<f64> {
        let mut rents = vec![NOTHING; plan.years()];
        draw_rents(plan, assumptions, stress, Paths { seed: 1, first: path }, &mut rents);
        rents.iter().map(|rents| rents[0]).collect()
    }

    fn calm() -> Assumptions {
        Assumptions { rent_sd: 0.0, shock_probability: 0.0, ..Assumptions::default() }
    }

    #[test]
    fn without_chance_it_is_the_even_path() {
        let plan = Plan { rent_growth: -0.03, ..Plan::default() }.check().unwrap();
        assert_eq!(drawn(&plan, &calm(), Stress::None, 7), market_rent(&plan));
        let fallen = drawn(&plan, &calm(), Stress::RentsFall { year: 3, share: 0.13 }, 7);
        let even = market_rent(&plan);
        assert_eq!(fallen[2], even[2]);
        assert!((fallen[3] / even[3] - 0.87).abs() < 1e-12 && (fallen[9] / even[9] - 0.87).abs() < 1e-12);
    }

    #[test]
    fn noise_has_the_spread_it_should_settle_at() {
        let plan = Plan { rent_growth: 0.0, horizon_years: 30.0, ..Plan::default() }.check().unwrap();
        let assumptions = Assumptions { rent_sd: 0.1, rent_reversion: 0.5, ..calm() };
        let n = 4_000;
        let logs: Vec<f64> = (0..n)
            .map(|path| ln(drawn(&plan, &assumptions, Stress::None, path)[29] / plan.rent_yuan_m2_month))
            .collect();
        let variance = logs.iter().map(|log| log * log).sum::<f64>() / n as f64;
        assert!((variance / (0.01 / (1.0 - 0.25)) - 1.0).abs() < 0.08, "{variance}");
    }

    #[test]
    fn a_certain_fall_is_made_up_slowly() {
        let plan = Plan { rent_growth: 0.0, ..Plan::default() }.check().unwrap();
        let assumptions = Assumptions { shock_probability: 1.0, shock_drop: 0.5, shock_fade: 0.5, ..calm() };
        let rents = drawn(&plan, &assumptions, Stress::None, 0);
        assert!((rents[1] / rents[0] - 0.5).abs() < 1e-12);
        // A fall each year, half of which is made up in the next, settles at twice one.
        assert!((rents[19] / rents[0] - 0.25).abs() < 1e-5);
    }
}
