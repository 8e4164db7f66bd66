//! One company by chance: whether it fails, is sold or listed, when, and for what multiple of its cost.

use super::lanes::{LANES, Lane, NOTHING, Paths};
use super::waits::Waits;
use super::{Assumptions, stream};
use crate::math::{
    CubicTable, exp, exp_within, least, ln, normal_cdf, normal_quantile, pow, sin, sqrt, three_uniforms_side_by_side,
};

/// How a stake ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Fails,
    Sold,
    Listed,
}

/// What becomes of a stake, in each of the paths followed together, left alone for as long as it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Company {
    pub end: [End; LANES],
    /// Years from the investment to the end; whole, at least 1.
    pub age: Lane,
    /// Of the cost; 0 where it fails, and only there.
    pub multiple: Lane,
    /// Growth of its value in a year on the way there; 1 for one that fails.
    pub growth: Lane,
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
    waits: [Waits; 3],
    /// By [`End`], the first age at which it comes.
    first_ages: [f64; 3],
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
        let as_normals = |hazard| Waits::new(waits(hazard).map(|staying| -normal_quantile(staying)), [-REACH, REACH]);
        Self {
            // Spearman's rank correlation of two normals is 6/π · asin(ρ/2).
            of_score: with_rest(2.0 * sin(std::f64::consts::PI / 6.0 * assumptions.skill)),
            of_time: with_rest(assumptions.time_correlation),
            scores: CubicTable::new(FIRST, step, CELLS, score),
            quantiles: CubicTable::new(FIRST, step, CELLS, quantile),
            shares: CubicTable::new(-REACH, 2.0 * REACH / f64::from(n_shares), n_shares.into(), share),
            waits: [
                Waits::new(waits(assumptions.fail_hazard).map(|staying| 1.0 - staying), [0.0, 1.0]),
                as_normals(assumptions.sale_hazard),
                as_normals(assumptions.listing_hazard),
            ],
            first_ages: [assumptions.fail_from, assumptions.sale_from, assumptions.listing_from],
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
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn draw(&self, of: Paths, company: u32) -> Company {
        let Assumptions { p_fail, p_listing, body_mu, body_sigma, tail_cap, .. } = self.assumptions;
        let [a, b, c]: [Lane; 3] = three_uniforms_side_by_side(of.seed, stream::COMPANY + company, of.first);
        let [of_score, by_chance] = self.of_score;
        let has_skill = of_score != 0.0;
        let (mut v, mut outcome) = (b, NOTHING);
        if has_skill {
            for lane in 0..LANES {
                outcome[lane] = of_score * self.score(a[lane]) + by_chance * self.quantile(b[lane]);
            }
            for lane in 0..LANES {
                v[lane] = self.share(outcome[lane]);
            }
        }
        let listed_from = 1.0 - p_listing;
        let mut end = [End::Fails; LANES];
        // Where `v` stands within its class; in the middle for those that fail, of whom nobody asks.
        let (mut within, mut logarithm) = ([0.5; LANES], NOTHING);
        let [minimum, slope] = self.tail;
        for lane in 0..LANES {
            if v[lane] < p_fail {
            } else if v[lane] < listed_from {
                end[lane] = End::Sold;
                within[lane] = (v[lane] - p_fail) / (listed_from - p_fail);
            } else {
                end[lane] = End::Listed;
                // Near one end the part above is the more exact of the two.
                let above = if has_skill { self.share(-outcome[lane]) } else { 1.0 - b[lane] };
                within[lane] = least(above / p_listing, 1.0);
                logarithm[lane] = minimum - slope * ln(within[lane]);
            }
        }
        if end == [End::Fails; LANES] {
            let age = c.map(|c| self.age(End::Fails, c));
            return Company { end, age, multiple: NOTHING, growth: [1.0; LANES] };
        }
        let [of_multiple, otherwise] = self.of_time;
        let (mut z, mut by_time) = (NOTHING, NOTHING);
        for lane in 0..LANES {
            z[lane] = self.quantile(within[lane]);
            by_time[lane] = self.quantile(c[lane]);
        }
        let (mut age, mut slowed) = (NOTHING, NOTHING);
        for lane in 0..LANES {
            let time = match end[lane] {
                End::Fails => c[lane],
                End::Sold => of_multiple * z[lane] + otherwise * by_time[lane],
                End::Listed => of_multiple * -z[lane] + otherwise * by_time[lane],
            };
            age[lane] = self.age(end[lane], time);
            if end[lane] == End::Sold {
                logarithm[lane] = body_mu + body_sigma * z[lane];
            }
            slowed[lane] = logarithm[lane];
        }
        let (mut multiple, mut growth) = (NOTHING, NOTHING);
        for lane in 0..LANES {
            multiple[lane] = exp_within(logarithm[lane]);
        }
        for lane in 0..LANES {
            if end[lane] == End::Listed && logarithm[lane] >= self.log_cap {
                multiple[lane] = tail_cap;
                slowed[lane] = self.log_cap;
            } else if end[lane] == End::Fails {
                multiple[lane] = 0.0;
            }
        }
        for lane in 0..LANES {
            // Of one that fails the logarithm is 0, and so its growth 1.
            growth[lane] = exp_within(slowed[lane] / age[lane]);
        }
        Company { end, age, multiple, growth }
    }

    #[inline(always)]
    fn age(&self, end: End, time: f64) -> f64 {
        self.first_ages[end as usize] + f64::from(self.waits[end as usize].reached(time))
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

#[cfg(test)]
mod tests {
    use super::*;

    const N: u64 = 20_000;

    /// A company of one path.
    #[derive(Clone, Copy)]
    struct One {
        end: End,
        age: f64,
        multiple: f64,
        growth: f64,
    }

    fn drawn(assumptions: &Assumptions) -> Vec<One> {
        let companies = Companies::new(assumptions);
        let eights = (0..N).step_by(LANES).map(|first| companies.draw(Paths { seed: 3, first }, 0));
        let one = |of: Company| {
            let Company { end, age, multiple, growth } = of;
            (0..LANES).map(move |lane| One {
                end: end[lane],
                age: age[lane],
                multiple: multiple[lane],
                growth: growth[lane],
            })
        };
        eights.flat_map(one).collect()
    }

    fn share(companies: &[One], is: impl Fn(&One) -> bool) -> f64 {
        companies.iter().filter(|company| is(company)).count() as f64 / N as f64
    }

    #[test]
    fn classes_have_their_shares_and_multiples_their_bins() {
        let companies = drawn(&Assumptions::default());
        for (what, is, expect) in [
            ("fails", (|c: &One| c.end == End::Fails) as fn(&One) -> bool, 0.35),
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
        let failed: Vec<f64> = companies.iter().filter(|c| c.end == End::Fails).map(|c| c.age).collect();
        let mean = failed.iter().sum::<f64>() / failed.len() as f64;
        assert!((mean - (1.0 + 0.7 / 0.3)).abs() < 0.1, "{mean}");
        assert!(companies.iter().all(|c| c.age >= 1.0 && (c.end != End::Listed || c.age >= 5.0)));
        let sure = drawn(&Assumptions { listing_hazard: 1.0, ..Assumptions::default() });
        assert!(sure.iter().all(|c| c.end != End::Listed || c.age == 5.0));
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
    }

    #[test]
    fn those_that_fail_are_the_ones_worth_nothing() {
        for c in drawn(&Assumptions { tail_minimum: 0.01, body_mu: -10.0, ..Assumptions::default() }) {
            assert_eq!(c.multiple == 0.0, c.end == End::Fails);
            assert!(c.end != End::Fails || c.growth == 1.0);
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
                companies.iter().filter(|c| c.end == End::Sold && c.multiple > 1.5).map(|c| c.age).collect();
            high.iter().sum::<f64>() / high.len() as f64
        };
        assert!(age(0.8) > age(0.0) + 0.5 && age(-0.8) < age(0.0) - 0.5);
    }
}
