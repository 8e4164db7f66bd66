//! What the companies of eight paths return, and when.

use super::CheckedPlan;
use super::path::{LANES, Lane};
use crate::math::{Sfc32, cos_turns, exp_within, ln, ln_normal};

/// What of the plan each company needs, worked out once.
#[derive(Clone, Debug)]
pub struct Companies {
    /// Year of entry of each company.
    entries: Vec<usize>,
    last_year: usize,
    cost: f64,
    p_zero: f64,
    p_body: f64,
    body: [f64; 2],
    /// Logarithm of the tail's least multiple, and one over its exponent.
    tail: [f64; 2],
    cap: f64,
    holding: Holding,
    forced: f64,
}

/// How long a stake is held, as a question of where a normal stands among the bounds of the years: no exponential is needed.
#[derive(Clone, Debug)]
struct Holding {
    /// The k-th is what a normal must exceed for more than k + 1 years.
    bounds: Vec<f64>,
    /// How many bounds lie below each of the equal cells that normals are cut into.
    below: Vec<u8>,
}

/// Normals from −6 to 6 are cut into cells of a thirty-second; those beyond belong to the nearest.
const REACH: f64 = 6.0;
const CELLS: i32 = 384;

impl Holding {
    fn new(median: f64, spread: f64, years: usize) -> Self {
        let bounds: Vec<f64> = (1..=years).map(|year| ln(year as f64 / median) / spread).collect();
        let from = |cell: i32| if cell == 0 { f64::NEG_INFINITY } else { f64::from(cell) / 32.0 - REACH };
        let passed = |from: f64| bounds.iter().take_while(|bound| from > **bound).count() as u8;
        Self { below: (0..CELLS).map(|cell| passed(from(cell))).collect(), bounds }
    }

    /// *Formula*: `max(1, ⌈median · e^(spread·normal)⌉)`, as far as the horizon and a year.
    #[inline(always)]
    fn years(&self, normal: f64) -> usize {
        let cell = (((normal + REACH) * 32.0) as i32).clamp(0, CELLS - 1);
        let mut passed = usize::from(self.below[cell as usize]);
        while self.bounds.get(passed).is_some_and(|bound| normal > *bound) {
            passed += 1;
        }
        passed + 1
    }
}

/// Sums over companies, by year and path.
#[derive(Clone, Debug)]
pub struct Exits {
    /// What the fund gets.
    pub proceeds: Vec<Lane>,
    /// How many companies leave.
    pub count: Vec<Lane>,
}

impl Companies {
    pub fn new(plan: &CheckedPlan) -> Self {
        let (n, per_year) = (plan.companies as usize, plan.entries_per_year as usize);
        Self {
            entries: (0..n).map(|company| company / per_year.max(1)).collect(),
            last_year: plan.years() - 1,
            cost: plan.cost_per_company,
            p_zero: plan.p_zero,
            p_body: plan.p_body_end,
            body: [plan.body_mu, plan.body_sigma],
            tail: [ln(plan.tail_minimum), 1.0 / plan.tail_exponent],
            cap: plan.tail_cap,
            holding: Holding::new(plan.holding_median_years, plan.holding_sigma, plan.years()),
            forced: plan.forced_exit_factor,
        }
    }

    /// How many companies enter in each of these years.
    pub fn entering(&self, years: usize) -> Vec<f64> {
        let mut entering = vec![0.0; years];
        for entry in &self.entries {
            if let Some(count) = entering.get_mut(*entry) {
                *count += 1.0;
            }
        }
        entering
    }

    /// Draws five numbers a company, used or not, and adds up what comes back in each year.
    ///
    /// *Formula*, for the uniforms s, m₁, m₂, h₁, h₂ and `n(a, b) = √(−2 ln a)·cos 2πb`:
    /// ```text
    /// multiple = 0 where s < p_zero;  e^(μ + σ·n(m₁, m₂)) where s < p_body_end;  else min(cap, minimum · m₁^(−1/exponent))
    /// exit     = entry + max(1, ⌈median · e^(σ·n(h₁, h₂))⌉);  beyond the last year: in it, at forced_exit_factor
    /// ```
    #[inline(always)]
    pub fn draw(&self, draws: &mut Sfc32<LANES>, exits: &mut Exits) {
        exits.proceeds.fill([0.0; LANES]);
        exits.count.fill([0.0; LANES]);
        let ([mu, sigma], [tail_start, tail_slope]) = (self.body, self.tail);
        for entry in &self.entries {
            let selector = draws.uniforms();
            let (m1, m2) = (draws.uniforms(), draws.uniforms());
            let (h1, h2) = (draws.uniforms(), draws.uniforms());
            let (mut multiples, mut normals) = ([0.0; LANES], [0.0; LANES]);
            for lane in 0..LANES {
                let logarithm = ln_normal(m1[lane]);
                let body = mu + sigma * ((-2.0 * logarithm).sqrt() * cos_turns(m2[lane]));
                let tail = tail_start - tail_slope * logarithm;
                let in_body = selector[lane] < self.p_body;
                let multiple = exp_within(if in_body { body } else { tail });
                let most = if in_body { f64::INFINITY } else { self.cap };
                let multiple = if multiple < most { multiple } else { most };
                multiples[lane] = if selector[lane] < self.p_zero { 0.0 } else { multiple };
            }
            for lane in 0..LANES {
                normals[lane] = (-2.0 * ln_normal(h1[lane])).sqrt() * cos_turns(h2[lane]);
            }
            for lane in 0..LANES {
                let exit = entry + self.holding.years(normals[lane]);
                let is_forced = exit > self.last_year;
                let year = if is_forced { self.last_year } else { exit };
                let multiple = multiples[lane] * if is_forced { self.forced } else { 1.0 };
                if let (Some(proceeds), Some(count)) = (exits.proceeds.get_mut(year), exits.count.get_mut(year)) {
                    proceeds[lane] += self.cost * multiple;
                    count[lane] += 1.0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::exp;

    #[test]
    fn bounds_are_the_years_of_the_exponential() {
        for (median, spread) in [(6.0, 0.5), (0.3, 2.0), (4.5, 0.0), (60.0, 5.0), (3.0, 0.0), (0.01, 0.1)] {
            let holding = Holding::new(median, spread, 20);
            for step in -1_400..1_400 {
                let normal = f64::from(step) * 0.005_03;
                let expect = f64::max(1.0, (median * exp(spread * normal)).ceil()).min(21.0);
                assert_eq!(holding.years(normal) as f64, expect, "{median} {spread} {normal}");
            }
        }
    }
}
