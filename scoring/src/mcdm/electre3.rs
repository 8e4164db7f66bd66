//! ELECTRE III: who is at least as good as whom, how credibly, and the two orders distilled from it.

use super::distillation::{Distillation, distil};
use super::{Argument, DecisionMatrix, McdmError, Needs, Objective};

/// Thresholds of one criterion in its unit: a lead up to `q` means nothing, from `p` on it is a strict preference, and from `veto` on
/// it rules out that the other is at least as good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    pub q: f64,
    pub p: f64,
    /// None: the criterion never rules out.
    pub veto: Option<f64>,
}

/// What ELECTRE III gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Electre {
    /// Row a, column b: the weight of the criteria that agree that a is at least as good as b, 0..=1.
    pub concordance: Vec<Vec<f64>>,
    /// The same after the criteria that disagree strongly; 1 on the diagonal.
    pub credibility: Vec<Vec<f64>>,
    /// Places when the best are taken out first, and when the worst are; 1 is best.
    pub descending: Vec<u32>,
    pub ascending: Vec<u32>,
    /// Places in the order of the mean of both places; 1 is best.
    pub ranks: Vec<u32>,
}

/// Most alternatives: distilling them takes out a few at a time, and looks at all pairs each time.
const MOST: usize = 1024;

/// Outranking credibility and its two distillations.
///
/// *Shape*: one set of thresholds a criterion; n × n matrices. *Formula*: for criterion j with lead d = x_bj − x_aj of b (sign turned
/// for `Min`), c_j is 1 up to q, 0 from p, a line between; the concordance is Σw_j·c_j/Σw_j. The discordance D_j is 0 up to p, 1 from
/// the veto, a line between; the credibility is the concordance C times Π (1 − D_j)/(1 − C) over the criteria with D_j > C. Distilled
/// with the discrimination threshold s(λ) = 0.3 − 0.15·λ. *Edge cases*: alternatives that cannot be told apart share a place.
///
/// # Errors
/// [`McdmError::WrongLength`], [`McdmError::BadParameter`] unless 0 ≤ q ≤ p ≤ veto and veto > p where p = q,
/// [`McdmError::BadCell`] for a cell that is missing or infinite, [`McdmError::TooMany`] above 1,024 alternatives.
///
/// *Cost*: O(n²·m), distillation up to O(n⁴) where it always takes out one alternative. *Source*: roy1978, figueira2016.
pub fn electre3(matrix: &DecisionMatrix, thresholds: &[Thresholds]) -> Result<Electre, McdmError> {
    check(matrix, thresholds)?;
    let n = matrix.n_alternatives();
    let total = matrix.criteria().iter().fold(0.0, |sum, criterion| sum + criterion.weight);
    let mut concordance = vec![vec![0.0; n]; n];
    let mut leads = Vec::with_capacity(thresholds.len());
    for (criterion, threshold) in matrix.criteria().iter().zip(thresholds) {
        let sign = if criterion.objective == Objective::Max { 1.0 } else { -1.0 };
        let values: Vec<f64> = criterion.cells.iter().map(|x| sign * x).collect();
        for (row, own) in concordance.iter_mut().zip(&values) {
            for (cell, other) in row.iter_mut().zip(&values) {
                *cell += criterion.weight * (1.0 - between(other - own, threshold.q, threshold.p)) / total;
            }
        }
        leads.push(values);
    }
    let mut credibility = concordance.clone();
    for (a, row) in credibility.iter_mut().enumerate() {
        for (b, cell) in row.iter_mut().enumerate() {
            let agreed = *cell;
            for (values, threshold) in leads.iter().zip(thresholds) {
                let lead = values.get(b).zip(values.get(a)).map_or(0.0, |(b, a)| b - a);
                let against = threshold.veto.map_or(0.0, |veto| between(lead, threshold.p, veto));
                if against > agreed {
                    *cell *= (1.0 - against) / (1.0 - agreed);
                }
            }
            if a == b {
                *cell = 1.0;
            }
        }
    }
    let descending = distil(&credibility, Distillation::Descending);
    let ascending = distil(&credibility, Distillation::Ascending);
    let sums: Vec<u32> = descending.iter().zip(&ascending).map(|(down, up)| down + up).collect();
    let ranks = sums.iter().map(|own| 1 + sums.iter().filter(|other| *other < own).count() as u32).collect();
    Ok(Electre { concordance, credibility, descending, ascending, ranks })
}

/// 0 up to `from`, 1 from `to` on where it is above `from`, a line between.
fn between(lead: f64, from: f64, to: f64) -> f64 {
    if lead <= from {
        0.0
    } else if lead >= to {
        1.0
    } else {
        (lead - from) / (to - from)
    }
}

fn check(matrix: &DecisionMatrix, thresholds: &[Thresholds]) -> Result<(), McdmError> {
    let (expected, found) = (matrix.criteria().len(), thresholds.len());
    if found != expected {
        return Err(McdmError::WrongLength { what: Argument::Parameter("p"), expected, found });
    }
    matrix.at_most(MOST)?;
    for (at, threshold) in thresholds.iter().enumerate() {
        let at = Some(at);
        Needs::NotNegative.of_part("q", at, threshold.q)?;
        Needs::Within { lo: threshold.q, hi: f64::MAX }.of_part("p", at, threshold.p)?;
        let veto = |veto| Needs::Within { lo: threshold.p, hi: f64::MAX }.of_part("veto", at, veto);
        threshold.veto.map_or(Ok(()), veto)?;
    }
    matrix.require(Needs::Finite)
}
