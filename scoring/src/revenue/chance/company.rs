//! One company by chance: whether it fails, is sold or listed, when, and for what multiple of its cost.

use super::{Assumptions, stream};
use crate::math::{Draws, ln, normal_cdf, normal_quantile, pow, sin, sqrt};
use crate::math::{exp, exp_within};

/// How a stake ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Fails,
    Sold,
    Listed,
}

/// What becomes of a stake left alone for as long as it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Company {
    pub end: End,
    /// Years from the investment to the end; at least 1.
    pub age: usize,
    /// Of the cost; 0 where it fails.
    pub multiple: f64,
    /// Growth of its value in a year on the way there; 1 for one that fails.
    pub growth: f64,
}

/// What all companies have in common, worked out once.
#[derive(Clone, Debug)]
pub struct Companies {
    assumptions: Assumptions,
    /// Correlation, as normals, of score and outcome.
    of_score: f64,
    /// Logarithm of the chance not to end in a year, by [`End`].
    staying: [f64; 3],
}

/// Longer than any horizon and term; keeps ages whole numbers.
const FOREVER: f64 = 200.0;

impl Companies {
    pub fn new(assumptions: &Assumptions) -> Self {
        let hazards = [assumptions.fail_hazard, assumptions.sale_hazard, assumptions.listing_hazard];
        Self {
            // Spearman's rank correlation of two normals is 6/π · asin(ρ/2).
            of_score: 2.0 * sin(std::f64::consts::PI / 6.0 * assumptions.skill),
            staying: hazards.map(|hazard| ln(1.0 - hazard)),
            assumptions: assumptions.clone(),
        }
    }

    /// Company number `company` of a path.
    ///
    /// *Formula*, for uniforms `a`, `b`, `c`, with `K` candidates and normals of rank correlation `skill`:
    /// ```text
    /// score   = Φ⁻¹(a^(1/K))                                    the best of K scores
    /// outcome = ρ·score + √(1−ρ²)·Φ⁻¹(b),   v = Φ(outcome)       ρ = 2·sin(π/6·skill)
    /// fails   where v < p_fail;  listed where v ≥ 1 − p_listing;  sold between
    /// multiple, rising with v: 0;  e^(body_mu + body_sigma·Φ⁻¹(v within sold));  min(tail_cap, tail_minimum·(v's rest)^(−1/exponent))
    /// age     = from + ⌊ln(1 − w)/ln(1 − hazard)⌋,  w = Φ(τ·outcome + √(1−τ²)·Φ⁻¹(c)),  τ = time_correlation
    /// ```
    /// So time and multiple depend on each other through the class, whose ages differ, and through a Gaussian copula. Without skill the
    /// score is chance, and the companies are those of the assumptions. *Cost*: O(1).
    pub fn draw(&self, seed: u64, company: u32, path: u64) -> Company {
        let assumptions = &self.assumptions;
        let mut draws = Draws::new(seed, stream::COMPANY + company, path);
        let (a, b, c) = (draws.uniform(), draws.uniform(), draws.uniform());
        let (v, w) = if self.of_score == 0.0 && assumptions.time_correlation == 0.0 {
            (b, c)
        } else {
            let score = normal_quantile(pow(a, 1.0 / assumptions.candidates));
            let outcome = mixed(self.of_score, score, normal_quantile(b));
            let time = mixed(assumptions.time_correlation, outcome, normal_quantile(c));
            (normal_cdf(outcome), normal_cdf(time))
        };
        let listed_from = 1.0 - assumptions.p_listing;
        let (end, multiple) = if v < assumptions.p_fail {
            (End::Fails, 0.0)
        } else if v < listed_from {
            let within = (v - assumptions.p_fail) / (listed_from - assumptions.p_fail);
            (End::Sold, exp_within(assumptions.body_mu + assumptions.body_sigma * normal_quantile(within)))
        } else {
            let rest = (1.0 - v) / assumptions.p_listing;
            let tail = assumptions.tail_minimum * pow(rest, -1.0 / assumptions.tail_exponent);
            (End::Listed, f64::min(assumptions.tail_cap, tail))
        };
        let (from, staying) = match end {
            End::Fails => (assumptions.fail_from, self.staying[0]),
            End::Sold => (assumptions.sale_from, self.staying[1]),
            End::Listed => (assumptions.listing_from, self.staying[2]),
        };
        // A hazard of 1 has a logarithm of −∞, and waits no year.
        let waited = f64::min(ln(1.0 - w) / staying, FOREVER);
        let age = (from + waited) as usize;
        let growth = if multiple > 0.0 { exp(ln(multiple) / age as f64) } else { 1.0 };
        Company { end, age, multiple, growth }
    }
}

fn mixed(correlation: f64, shared: f64, own: f64) -> f64 {
    correlation * shared + sqrt(1.0 - correlation * correlation) * own
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: u64 = 20_000;

    fn drawn(assumptions: &Assumptions) -> Vec<Company> {
        let companies = Companies::new(assumptions);
        (0..N).map(|path| companies.draw(3, 0, path)).collect()
    }

    fn share(companies: &[Company], is: impl Fn(&Company) -> bool) -> f64 {
        companies.iter().filter(|company| is(company)).count() as f64 / N as f64
    }

    #[test]
    fn classes_have_their_shares_and_multiples_their_bins() {
        let companies = drawn(&Assumptions::default());
        for (what, is, expect) in [
            ("fails", (|c: &Company| c.end == End::Fails) as fn(&Company) -> bool, 0.35),
            ("listed", |c| c.end == End::Listed, 0.1),
            ("below cost", |c| c.multiple < 1.0, 0.65),
            ("above ten", |c| c.multiple >= 10.0, 0.04),
            ("at the cap", |c| c.multiple == 100.0, 0.1 * pow(0.05, 1.321_928)),
        ] {
            let got = share(&companies, is);
            assert!((got - expect).abs() < 0.012, "{what}: {got}");
        }
    }

    #[test]
    fn ages_are_geometric_from_their_first() {
        let companies = drawn(&Assumptions::default());
        let failed: Vec<f64> = companies.iter().filter(|c| c.end == End::Fails).map(|c| c.age as f64).collect();
        let mean = failed.iter().sum::<f64>() / failed.len() as f64;
        assert!((mean - (1.0 + 0.7 / 0.3)).abs() < 0.1, "{mean}");
        assert!(companies.iter().all(|c| c.age >= 1 && (c.end != End::Listed || c.age >= 5)));
        let sure = drawn(&Assumptions { listing_hazard: 1.0, ..Assumptions::default() });
        assert!(sure.iter().all(|c| c.end != End::Listed || c.age == 5));
    }

    #[test]
    fn skill_lifts_outcomes_and_its_absence_changes_nothing() {
        let mean = |skill| {
            let companies = drawn(&Assumptions { skill, ..Assumptions::default() });
            share(&companies, |c| c.end == End::Fails)
        };
        let (none, some, much) = (mean(0.0), mean(0.3), mean(0.8));
        assert!((none - 0.35).abs() < 0.012 && some < none - 0.05 && much < some - 0.05, "{none} {some} {much}");
    }

    #[test]
    fn time_and_multiple_can_depend_on_each_other() {
        let age = |time_correlation| {
            let companies = drawn(&Assumptions { time_correlation, ..Assumptions::default() });
            let high: Vec<f64> =
                companies.iter().filter(|c| c.end == End::Sold && c.multiple > 1.5).map(|c| c.age as f64).collect();
            high.iter().sum::<f64>() / high.len() as f64
        };
        assert!(age(0.8) > age(0.0) + 0.5 && age(-0.8) < age(0.0) - 0.5);
    }
}
