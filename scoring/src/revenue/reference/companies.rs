//! What the companies of eight paths return, and when.

use super::CheckedPlan;
use super::path::{LANES, Lane};
use crate::math::{Sfc32, ceil_small, cos_turns, exp_within, ln, ln_normal};

/// What of the plan each company needs, worked out once.
#[derive(Clone, Debug)]
pub struct Companies {
    /// Year of entry of each company.
    entries: Vec<usize>,
    last_year: f64,
    cost: f64,
    p_zero: f64,
    p_body: f64,
    body: [f64; 2],
    /// Logarithm of the tail's least multiple, and one over its exponent.
    tail: [f64; 2],
    cap: f64,
    holding: [f64; 2],
    forced: f64,
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
            last_year: plan.horizon_years - 1.0,
            cost: plan.cost_per_company,
            p_zero: plan.p_zero,
            p_body: plan.p_body_end,
            body: [plan.body_mu, plan.body_sigma],
            tail: [ln(plan.tail_minimum), 1.0 / plan.tail_exponent],
            cap: plan.tail_cap,
            holding: [plan.holding_median_years, plan.holding_sigma],
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
    #[inline]
    pub fn draw(&self, draws: &mut Sfc32<LANES>, exits: &mut Exits) {
        exits.proceeds.fill([0.0; LANES]);
        exits.count.fill([0.0; LANES]);
        let ([mu, sigma], [tail_start, tail_slope], [median, spread]) = (self.body, self.tail, self.holding);
        for entry in &self.entries {
            let selector = draws.uniforms();
            let (m1, m2) = (draws.uniforms(), draws.uniforms());
            let (h1, h2) = (draws.uniforms(), draws.uniforms());
            let mut multiples = [0.0; LANES];
            let mut years = [0.0; LANES];
            let first = *entry as f64;
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
                let normal = (-2.0 * ln_normal(h1[lane])).sqrt() * cos_turns(h2[lane]);
                let held = median * exp_within(spread * normal);
                // Longer than any horizon is as good as a hundred years.
                let held = ceil_small(if held < 100.0 { held } else { 100.0 });
                let exit = first + if held > 1.0 { held } else { 1.0 };
                let forced = exit > self.last_year;
                multiples[lane] *= if forced { self.forced } else { 1.0 };
                years[lane] = if forced { self.last_year } else { exit };
            }
            for lane in 0..LANES {
                let year = years[lane] as i32 as usize;
                if let (Some(proceeds), Some(count)) = (exits.proceeds.get_mut(year), exits.count.get_mut(year)) {
                    proceeds[lane] += self.cost * multiples[lane];
                    count[lane] += 1.0;
                }
            }
        }
    }
}
