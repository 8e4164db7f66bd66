//! One company by chance: whether it fails, is sold or listed, when, and for what multiple of its cost.

use super::{Assumptions, stream};
use crate::math::{CubicTable, exp, exp_within, ln, normal_cdf, normal_quantile, pow, sin, sqrt, three_uniforms};

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
    /// Correlations, as normals, of score and outcome, and of multiple and time, each with what is left to chance.
    of_score: [f64; 2],
    of_time: [f64; 2],
    scores: CubicTable,
    quantiles: CubicTable,
    shares: CubicTable,
    /// By [`End`]: how late a company must be to wait for one more year; one that fails as a uniform, the others as a normal.
    waits: [Vec<f64>; 3],
    tail: [f64; 2],
    log_cap: f64,
}

/// Years of waiting told apart: more than any horizon and term together.
const LONGEST: usize = 130;

/// Cells of the tables of quantiles; near the ends, where they are not smooth enough, quantiles are computed.
const CELLS: usize = 512;
const FIRST: f64 = 1.0 / 32.0;

/// The table of the distribution function reaches so far to both sides.
const REACH: f64 = 6.0;

impl Companies {
    pub fn new(assumptions: &Assumptions) -> Self {
        let with_rest = |correlation: f64| [correlation, sqrt(1.0 - correlation * correlation)];
        let step = (1.0 - 2.0 * FIRST) / CELLS as f64;
        let density = |z: f64| exp(-0.5 * z * z) / sqrt(std::f64::consts::TAU);
        let best = 1.0 / assumptions.candidates;
        let quantile = |p: f64| {
            let z = normal_quantile(p);
            [z, 1.0 / density(z)]
        };
        let score = |a: f64| {
            let p = pow(a, best);
            let [z, slope] = quantile(p);
            [z, slope * best * p / a]
        };
        let n_shares = 384_u16;
        let share = |z: f64| [normal_cdf(z), density(z)];
        let waits = |hazard: f64| {
            let staying = std::iter::successors(Some(1.0 - hazard), move |staying| Some(staying * (1.0 - hazard)));
            staying.take(LONGEST)
        };
        // A hazard of 1 lets nobody wait: the quantile is −∞.
        let as_normals = |hazard| waits(hazard).map(|staying| -normal_quantile(staying)).collect();
        Self {
            // Spearman's rank correlation of two normals is 6/π · asin(ρ/2).
            of_score: with_rest(2.0 * sin(std::f64::consts::PI / 6.0 * assumptions.skill)),
            of_time: with_rest(assumptions.time_correlation),
            scores: CubicTable::new(FIRST, step, CELLS, score),
            quantiles: CubicTable::new(FIRST, step, CELLS, quantile),
            shares: CubicTable::new(-REACH, 2.0 * REACH / f64::from(n_shares), n_shares.into(), share),
            waits: [
                waits(assumptions.fail_hazard).map(|staying| 1.0 - staying).collect(),
                as_normals(assumptions.sale_hazard),
                as_normals(assumptions.listing_hazard),
            ],
            tail: [ln(assumptions.tail_minimum), 1.0 / assumptions.tail_exponent],
            log_cap: ln(assumptions.tail_cap),
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
    /// multiple, rising with v, u being v's place within its class: 0;  e^(body_mu + body_sigma·Φ⁻¹(u));
    ///           min(tail_cap, tail_minimum·(1 − u)^(−1/exponent))
    /// age     = from + ⌊ln(1 − w)/ln(1 − hazard)⌋,  w = Φ(τ·Φ⁻¹(u) + √(1−τ²)·Φ⁻¹(c)),  τ = time_correlation, 0 where it fails
    /// ```
    /// So time and multiple depend on each other twice: through the class, whose ages differ, and within it through a Gaussian copula
    /// that leaves the hazards what they are. Without skill the score is chance, and the companies are those of the assumptions. `Φ` and `Φ⁻¹` come from tables, right to 10⁻⁷.
    /// *Cost*: O(1).
    pub fn draw(&self, seed: u64, company: u32, path: u64) -> Company {
        let assumptions = &self.assumptions;
        let [a, b, c] = three_uniforms(seed, stream::COMPANY + company, path);
        let [of_score, by_chance] = self.of_score;
        let (v, outcome) = if of_score == 0.0 {
            (b, 0.0)
        } else {
            let outcome = of_score * self.score(a) + by_chance * self.quantile(b);
            (self.share(outcome), outcome)
        };
        let listed_from = 1.0 - assumptions.p_listing;
        let [of_multiple, otherwise] = self.of_time;
        let (end, from, time, logarithm) = if v < assumptions.p_fail {
            (End::Fails, assumptions.fail_from, c, 0.0)
        } else if v < listed_from {
            let z = self.quantile((v - assumptions.p_fail) / (listed_from - assumptions.p_fail));
            let time = of_multiple * z + otherwise * self.quantile(c);
            (End::Sold, assumptions.sale_from, time, assumptions.body_mu + assumptions.body_sigma * z)
        } else {
            // Near one end the part above is the more exact of the two.
            let above = if of_score == 0.0 { 1.0 - b } else { self.share(-outcome) };
            let rest = f64::min(1.0, above / assumptions.p_listing);
            let time = of_multiple * -self.quantile(rest) + otherwise * self.quantile(c);
            let [minimum, slope] = self.tail;
            (End::Listed, assumptions.listing_from, time, minimum - slope * ln(rest))
        };
        let age = from as usize + n_reached(&self.waits[end as usize], time);
        let (multiple, growth) = match end {
            End::Fails => (0.0, 1.0),
            End::Listed if logarithm >= self.log_cap => (assumptions.tail_cap, exp_within(self.log_cap / age as f64)),
            _ => (exp_within(logarithm), exp_within(logarithm / age as f64)),
        };
        Company { end, age, multiple, growth }
    }

    #[inline]
    fn quantile(&self, p: f64) -> f64 {
        self.quantiles.at(p).unwrap_or_else(|| normal_quantile(p))
    }

    #[inline]
    fn score(&self, a: f64) -> f64 {
        self.scores.at(a).unwrap_or_else(|| normal_quantile(pow(a, 1.0 / self.assumptions.candidates)))
    }

    #[inline]
    fn share(&self, z: f64) -> f64 {
        self.shares.at(z).unwrap_or_else(|| normal_cdf(z))
    }
}

/// Multiple of the outcome `v`, 0 to 1, as [`Companies::draw`] has it, without its tables.
pub fn multiple_at(assumptions: &Assumptions, v: f64) -> f64 {
    let listed_from = 1.0 - assumptions.p_listing;
    if v < assumptions.p_fail {
        0.0
    } else if v < listed_from {
        let within = (v - assumptions.p_fail) / (listed_from - assumptions.p_fail);
        exp_within(assumptions.body_mu + assumptions.body_sigma * normal_quantile(within))
    } else {
        let rest = f64::min(1.0, (1.0 - v) / assumptions.p_listing);
        f64::min(assumptions.tail_cap, assumptions.tail_minimum * pow(rest, -1.0 / assumptions.tail_exponent))
    }
}

/// How many of ascending waits have been reached. Most companies wait few years: eight at once, without a branch, are quicker than
/// one after another and quicker than halving.
fn n_reached(waits: &[f64], time: f64) -> usize {
    let mut reached = 0;
    for eight in waits.chunks(8) {
        let here = eight.iter().fold(0, |n, wait| n + usize::from(*wait <= time));
        reached += here;
        if here < 8 {
            break;
        }
    }
    reached
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
    fn tables_are_as_near_as_they_say() {
        let companies = Companies::new(&Assumptions { candidates: 7.0, ..Assumptions::default() });
        for place in 1..4_000 {
            let p = f64::from(place) / 4_000.0;
            assert!((companies.quantile(p) - normal_quantile(p)).abs() < 1e-7, "{p}");
            let score = normal_quantile(pow(p, 1.0 / 7.0));
            assert!((companies.score(p) - score).abs() < 1e-7, "{p}: {} {score}", companies.score(p));
            let z = 14.0 * (p - 0.5);
            assert!((companies.share(z) - normal_cdf(z)).abs() < 1e-8, "{z}");
        }
        let waits: Vec<f64> = (0..20).map(f64::from).collect();
        for (time, expect) in [(-1.0, 0), (0.0, 1), (6.5, 7), (7.0, 8), (15.9, 16), (99.0, 20)] {
            assert_eq!(n_reached(&waits, time), expect, "{time}");
        }
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
