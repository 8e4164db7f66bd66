//! PROMETHEE I and II: pairwise preferences, summed up as flows.

use super::promethee_criterion::flows_of;
use super::{Argument, DecisionMatrix, McdmError, Needs};

/// How a lead d over another alternative on one criterion becomes a preference, 0..=1. Thresholds are in the criterion's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// 1 where d > 0.
    Usual,
    /// 1 where d > q.
    UShape { q: f64 },
    /// d/p, 1 where d > p.
    VShape { p: f64 },
    /// 1/2 where d > q, 1 where d > p.
    Level { q: f64, p: f64 },
    /// (d − q)/(p − q) where d > q, 1 where d > p.
    Linear { q: f64, p: f64 },
    /// 1 − exp(−d²/(2s²)) where d > 0.
    Gaussian { s: f64 },
}

/// Flows of every criterion by itself, so that other weights cost one pass and no comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionFlows {
    n_alternatives: usize,
    /// By criterion, leaving and entering.
    columns: Vec<(Vec<f64>, Vec<f64>)>,
}

/// Flows under weights: PROMETHEE II ranks by `net`, PROMETHEE I compares by both others.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// Leaving flow φ⁺: mean preference over the others, higher better.
    pub positive: Vec<f64>,
    /// Entering flow φ⁻: mean preference of the others, lower better.
    pub negative: Vec<f64>,
    /// φ⁺ − φ⁻, higher better.
    pub net: Vec<f64>,
}

/// What PROMETHEE I says of two alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Preferred,
    Outranked,
    Indifferent,
    /// One has the better leaving flow and the other the better entering flow.
    Incomparable,
}

/// Compares all alternatives with all others, criterion by criterion.
///
/// *Shape*: one preference a criterion; flows for each criterion and alternative. *Units and range*: flows 0..=1. *Formula*: with the
/// lead d_j(a, b) = x_aj − x_bj, its sign turned for `Min` criteria, φ⁺_j(a) = Σ_b P_j(d_j(a, b))/(n − 1) and
/// φ⁻_j(a) = Σ_b P_j(d_j(b, a))/(n − 1). *Edge cases*: equal cells have no preference; a single alternative has flows 0.
///
/// # Errors
/// [`McdmError::WrongLength`], [`McdmError::BadParameter`] for a negative q, a p that is not above 0 or below q, an s that is not
/// above 0; [`McdmError::BadCell`] for a cell that is missing or infinite.
///
/// *Cost*: O(m·n·log n), exactly what comparing all pairs gives: a sorted column and sums over its beginnings stand for the pairs.
/// Only `Gaussian` compares each pair, O(n²). *Source*: brans1985, brans2005.
pub fn criterion_flows(matrix: &DecisionMatrix, preferences: &[Preference]) -> Result<CriterionFlows, McdmError> {
    let (expected, found) = (matrix.criteria().len(), preferences.len());
    if found != expected {
        return Err(McdmError::WrongLength { what: Argument::Parameter("preference"), expected, found });
    }
    preferences.iter().enumerate().try_for_each(|(at, preference)| check(*preference, at))?;
    matrix.require(Needs::Finite)?;
    let pairs = matrix.criteria().iter().zip(preferences);
    let columns = pairs.map(|(criterion, &preference)| flows_of(criterion, preference)).collect();
    Ok(CriterionFlows { n_alternatives: matrix.n_alternatives(), columns })
}

fn check(preference: Preference, at: usize) -> Result<(), McdmError> {
    let at = Some(at);
    match preference {
        Preference::Usual => Ok(()),
        Preference::UShape { q } => Needs::NotNegative.of_part("q", at, q),
        Preference::VShape { p } => Needs::Positive.of_part("p", at, p),
        Preference::Level { q, p } | Preference::Linear { q, p } => {
            Needs::NotNegative.of_part("q", at, q)?;
            Needs::Within { lo: q, hi: f64::MAX }.of_part("p", at, p)
        }
        Preference::Gaussian { s } => Needs::Positive.of_part("s", at, s),
    }
}

impl CriterionFlows {
    /// Flows under these weights.
    ///
    /// *Shape*: one weight a criterion. *Formula*: Σ_j w_j·φ_j.
    ///
    /// # Errors
    /// [`McdmError::WrongLength`], [`McdmError::BadWeight`].
    ///
    /// *Cost*: O(n·m), one pass.
    pub fn weighted(&self, weights: &[f64]) -> Result<Flows, McdmError> {
        let (expected, found) = (self.columns.len(), weights.len());
        if found != expected {
            return Err(McdmError::WrongLength { what: Argument::Weights, expected, found });
        }
        let mut positive = vec![0.0; self.n_alternatives];
        let mut negative = vec![0.0; self.n_alternatives];
        for (criterion, ((leaving, entering), &value)) in self.columns.iter().zip(weights).enumerate() {
            if !Needs::NotNegative.met_by(value) {
                return Err(McdmError::BadWeight { criterion, value });
            }
            positive.iter_mut().zip(leaving).for_each(|(sum, flow)| *sum += value * flow);
            negative.iter_mut().zip(entering).for_each(|(sum, flow)| *sum += value * flow);
        }
        let net = positive.iter().zip(&negative).map(|(plus, minus)| plus - minus).collect();
        Ok(Flows { positive, negative, net })
    }
}

impl Flows {
    /// PROMETHEE I: what both flows together say of `a` against `b`; `None` for a position that is not there.
    pub fn relation(&self, a: usize, b: usize) -> Option<Relation> {
        let leads = self.positive.get(a)?.partial_cmp(self.positive.get(b)?)?;
        let suffers_less = self.negative.get(b)?.partial_cmp(self.negative.get(a)?)?;
        Some(match (leads.is_gt() || suffers_less.is_gt(), leads.is_lt() || suffers_less.is_lt()) {
            (true, true) => Relation::Incomparable,
            (true, false) => Relation::Preferred,
            (false, true) => Relation::Outranked,
            (false, false) => Relation::Indifferent,
        })
    }
}

/// Flows of all alternatives under the matrix's own weights: [`criterion_flows`] and [`CriterionFlows::weighted`] in one.
///
/// # Errors
/// As both.
///
/// *Cost*: as [`criterion_flows`]. *Source*: brans1985, brans2005.
pub fn promethee(matrix: &DecisionMatrix, preferences: &[Preference]) -> Result<Flows, McdmError> {
    let weights: Vec<f64> = matrix.criteria().iter().map(|criterion| criterion.weight).collect();
    let flows = criterion_flows(matrix, preferences)?.weighted(&weights)?;
    matrix.finite(flows.positive.clone())?;
    matrix.finite(flows.negative.clone())?;
    Ok(flows)
}
