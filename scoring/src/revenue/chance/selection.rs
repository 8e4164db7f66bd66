//! What choosing from a ranking amounts to: how sharp the choice is, and what it brings at a given skill of the ranking.

use serde::Serialize;

use super::company::multiple_at;
use super::{Assumptions, Case};
use crate::math::{mean_ranks, normal_cdf, normal_quantile, pow, sin, sqrt};
use crate::revenue::FieldError;

/// How sharp a choice from a ranking is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Selection {
    pub n_scored: usize,
    pub n_chosen: usize,
    /// Mean of the chosen's scores, each as the normal of its place among all: 0 for a choice that looks at nothing.
    pub mean_score: f64,
    /// Candidates for each deal of which taking the best would be as sharp; 1 for a choice that is no better than chance.
    pub candidates: f64,
}

/// Why a choice says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionError {
    /// Not as many choices as scores.
    OtherLength {
        scores: usize,
        choices: usize,
    },
    /// A score, counted from 0, is no finite number.
    NotFinite {
        at: usize,
    },
    NothingChosen,
}

/// What a company of a selection comes to, left alone and undiluted, the market as it is on average.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Brought {
    pub p_fail: f64,
    pub p_listed: f64,
    /// Of the cost.
    pub mean_multiple: f64,
    pub median_multiple: f64,
}

/// Midpoints over which chance is summed: of the scores, and of the outcomes.
const SCORES: usize = 128;
const OUTCOMES: usize = 2_000;

impl Selection {
    /// Reads off a ranking how sharp a choice from it is.
    ///
    /// *Shape*: a score and whether it was chosen, for each that was scored; higher is better.
    /// *Formula*: a score of mid-rank `r` of `n` counts as `Φ⁻¹((r − ½)/n)`; `candidates` is the `K` whose best has the chosen's mean
    /// of that as its expectation, `∫₀¹ Φ⁻¹(a^(1/K)) da`. *Edge cases*: equals share their ranks; a mean of 0 or less gives 1.
    /// # Errors
    /// [`SelectionError`]. *Cost*: O(n log n).
    pub fn of(scores: &[f64], chosen: &[bool]) -> Result<Self, SelectionError> {
        if scores.len() != chosen.len() {
            return Err(SelectionError::OtherLength { scores: scores.len(), choices: chosen.len() });
        }
        if let Some(at) = scores.iter().position(|score| !score.is_finite()) {
            return Err(SelectionError::NotFinite { at });
        }
        let n = scores.len() as f64;
        let normals = mean_ranks(scores).into_iter().map(|rank| normal_quantile((rank - 0.5) / n));
        let taken = normals.zip(chosen).filter(|(_, chosen)| **chosen);
        let (sum, n_chosen) = taken.fold((0.0, 0_usize), |(sum, n), (normal, _)| (sum + normal, n + 1));
        if n_chosen == 0 {
            return Err(SelectionError::NothingChosen);
        }
        let mean_score = sum / n_chosen as f64;
        Ok(Self { n_scored: scores.len(), n_chosen, mean_score, candidates: candidates(mean_score) })
    }

    /// A plan whose companies are chosen as sharply, from a ranking of this skill.
    ///
    /// # Errors
    /// A skill outside its limits.
    pub fn applied_to(&self, case: &Case, skill: f64) -> Result<Case, Vec<FieldError>> {
        case.with_number("candidates", self.candidates)?.with_number("skill", skill)
    }

    /// What a company chosen so comes to, all else as assumed, when the ranking has the assumptions' skill.
    ///
    /// *Formula*: the outcome's distribution `F(v) = E[Φ((Φ⁻¹(v) − ρ·score)/√(1−ρ²))]` over the scores of the best of `candidates`,
    /// and the multiple of each `v`, as companies are drawn. *Tolerance*: three digits. *Cost*: some 250,000
    /// values of Φ: a few milliseconds.
    pub fn brings(&self, assumptions: &Assumptions) -> Brought {
        let rho = 2.0 * sin(std::f64::consts::PI / 6.0 * assumptions.skill);
        let scores: Vec<f64> = best_scores(self.candidates).map(|score| rho * score).collect();
        let spread = sqrt(1.0 - rho * rho);
        let below = |v: f64| {
            let z = normal_quantile(v);
            let all = scores.iter().fold(0.0, |sum, score| sum + normal_cdf((z - score) / spread));
            all / SCORES as f64
        };
        let (mut mean_multiple, mut median, mut before) = (0.0, None, 0.0);
        for cell in 0..OUTCOMES {
            let up_to = below((cell + 1) as f64 / OUTCOMES as f64);
            let multiple = multiple_at(assumptions, (cell as f64 + 0.5) / OUTCOMES as f64);
            mean_multiple += multiple * (up_to - before);
            median = median.or((up_to >= 0.5).then_some(multiple));
            before = up_to;
        }
        Brought {
            p_fail: below(assumptions.p_fail),
            p_listed: 1.0 - below(1.0 - assumptions.p_listing),
            mean_multiple,
            median_multiple: median.unwrap_or(0.0),
        }
    }
}

/// Midpoints of the distribution of the best of so many scores.
fn best_scores(candidates: f64) -> impl Iterator<Item = f64> {
    (0..SCORES).map(move |at| normal_quantile(pow((at as f64 + 0.5) / SCORES as f64, 1.0 / candidates)))
}

/// How many candidates' best has this mean score, 1 to 1000.
fn candidates(mean_score: f64) -> f64 {
    let mean = |candidates: f64| best_scores(candidates).fold(0.0, |sum, score| sum + score) / SCORES as f64;
    let (mut low, mut high) = (1.0, 1_000.0);
    // What rounding leaves of nothing is nothing.
    if mean_score <= 1e-9 {
        return low;
    }
    for _ in 0..50 {
        let middle = sqrt(low * high);
        if mean(middle) < mean_score {
            low = middle;
        } else {
            high = middle;
        }
    }
    sqrt(low * high)
}

#[cfg(test)]
mod tests {
    use super::super::company::{Companies, End};
    use super::super::lanes::{LANES, Paths};
    use super::*;

    fn top(n: usize, n_chosen: usize) -> Selection {
        let scores: Vec<f64> = (0..n).map(|at| (at * 37 % n) as f64).collect();
        let chosen: Vec<bool> = scores.iter().map(|score| *score >= (n - n_chosen) as f64).collect();
        Selection::of(&scores, &chosen).unwrap()
    }

    #[test]
    fn the_sharper_the_choice_the_more_candidates() {
        let all = top(100, 100);
        assert!(all.mean_score.abs() < 1e-12 && all.candidates == 1.0);
        let (half, tenth) = (top(100, 50), top(100, 10));
        // The better of two has a mean of 1/√π = 0.5642; half of all √(2/π) = 0.7979, a little less by places.
        assert!((half.mean_score - 0.797_9).abs() < 0.01 && (2.0..3.5).contains(&half.candidates), "{half:?}");
        assert!(tenth.candidates > 10.0 && tenth.mean_score > 1.6, "{tenth:?}");
        let two = candidates(1.0 / std::f64::consts::PI.sqrt());
        assert!((two - 2.0).abs() < 0.02, "{two}");
        let worst = Selection::of(&[1.0, 2.0, 3.0], &[true, false, false]).unwrap();
        assert!(worst.mean_score < -0.9 && worst.candidates == 1.0);
    }

    #[test]
    fn a_choice_that_says_nothing_is_refused() {
        assert_eq!(Selection::of(&[1.0], &[]), Err(SelectionError::OtherLength { scores: 1, choices: 0 }));
        assert_eq!(Selection::of(&[1.0, f64::NAN], &[true, true]), Err(SelectionError::NotFinite { at: 1 }));
        assert_eq!(Selection::of(&[1.0, 2.0], &[false, false]), Err(SelectionError::NothingChosen));
        assert_eq!(Selection::of(&[], &[]), Err(SelectionError::NothingChosen));
    }

    #[test]
    fn what_it_brings_is_what_companies_come_to() {
        let selection = top(90, 20);
        for skill in [0.0, 0.4] {
            let assumptions = Assumptions { skill, candidates: selection.candidates, ..Assumptions::default() };
            let brought = selection.brings(&assumptions);
            let companies = Companies::new(&assumptions);
            let n = 40_000;
            let eights = (0..n).step_by(LANES).map(|first| companies.draw(Paths { seed: 5, first }, 0));
            let drawn: Vec<(End, f64)> = eights.flat_map(|of| of.end.into_iter().zip(of.multiple)).collect();
            let share = |is| drawn.iter().filter(|(end, _)| *end == is).count() as f64 / n as f64;
            let mean = drawn.iter().map(|(_, multiple)| multiple).sum::<f64>() / n as f64;
            assert!((brought.p_fail - share(End::Fails)).abs() < 0.01, "{brought:?}");
            assert!((brought.p_listed - share(End::Listed)).abs() < 0.01, "{brought:?}");
            assert!((brought.mean_multiple / mean - 1.0).abs() < 0.08, "{brought:?} {mean}");
        }
        let [chance, skilled] =
            [0.0, 0.4].map(|skill| selection.brings(&Assumptions { skill, ..Assumptions::default() }));
        assert!((chance.p_fail - 0.35).abs() < 1e-9 && skilled.mean_multiple > 1.5 * chance.mean_multiple);
        assert!(skilled.median_multiple > chance.median_multiple);
    }
}
