//! One method on one matrix, its parameters taken from the scenario, its score turned so that higher is better.

use super::Figure;
use super::fuzzy::fuzzy;
use crate::math::min_max;
use crate::mcdm::{self, DecisionMatrix, Extremes, McdmError, Penalty, Preference, Ranks, Scale, Thresholds};
use crate::scenario::{CriterionScale, PenaltySign, PreferenceCurve, RankBy, RankKind, RankMethod};

/// By alternative.
pub struct Outcome {
    pub scores: Vec<f64>,
    pub figures: Vec<(Figure, Vec<f64>)>,
    /// Positions of alternatives.
    pub compromise: Vec<u32>,
}

impl From<Vec<f64>> for Outcome {
    fn from(scores: Vec<f64>) -> Self {
        Self { scores, figures: Vec::new(), compromise: Vec::new() }
    }
}

/// Defaults of [`RankBy`]'s shares of the spread.
const Q: f64 = 0.05;
const P: f64 = 0.25;
const S: f64 = 0.15;

/// Entities whose ranks come in about a second, where the method's cost grows faster than their number; beyond them a page would stand
/// still.
pub fn most(settings: &RankBy) -> Option<usize> {
    match settings.method {
        // Distilling looks at all pairs for each that is taken out.
        RankMethod::Electre3 => Some(400),
        // A linear programme each, of as many rows.
        RankMethod::Bod => Some(500),
        RankMethod::Copeland => Some(mcdm::MOST_IN_PAIRS),
        RankMethod::Multimoora => Some(20_000),
        RankMethod::Promethee2 if settings.preference == PreferenceCurve::Gaussian => Some(2000),
        _ => None,
    }
}

pub fn carry_out(
    matrix: &DecisionMatrix,
    settings: &RankBy,
    codes: &[String],
    bounds: &[[f64; 2]],
) -> Result<Outcome, McdmError> {
    let scale = |default: Scale| settings.normalise.map_or(default, scale_of);
    let half = |value: Option<f64>| value.unwrap_or(0.5);
    let columns = || -> Vec<Vec<f64>> { matrix.criteria().iter().map(|one| one.cells.to_vec()).collect() };
    Ok(match settings.method {
        // The aggregation is no method on a matrix; its nearest kin is.
        RankMethod::Aggregate | RankMethod::WeightedSum => mcdm::weighted_sum(matrix, scale(Scale::Sum))?.into(),
        RankMethod::WeightedProduct => mcdm::weighted_product(matrix, scale(Scale::Sum))?.into(),
        RankMethod::Waspas => mcdm::waspas(matrix, scale(Scale::Linear), half(settings.lambda))?.into(),
        RankMethod::Topsis => mcdm::topsis(matrix, scale(Scale::Vector))?.into(),
        RankMethod::Vikor => vikor(matrix, half(settings.v))?,
        RankMethod::Gra => mcdm::gra(matrix, scale(Scale::MinMax), half(settings.zeta), Extremes::Global)?.into(),
        RankMethod::Rsr => rsr(matrix, settings.ranks)?,
        RankMethod::Promethee2 => {
            let flows = mcdm::promethee(matrix, &preferences(settings, codes, &columns()))?;
            let figures = vec![(Figure::LeavingFlow, flows.positive), (Figure::EnteringFlow, flows.negative)];
            Outcome { scores: flows.net, figures, compromise: Vec::new() }
        }
        RankMethod::Electre3 => electre3(matrix, settings, codes, &columns())?,
        RankMethod::Copeland => mcdm::copeland(&mcdm::outranking_matrix(matrix)?).into(),
        RankMethod::Copras => mcdm::copras(matrix)?.into(),
        RankMethod::Edas => mcdm::edas(matrix)?.into(),
        RankMethod::Aras => mcdm::aras(matrix)?.into(),
        RankMethod::Mabac => mcdm::mabac(matrix)?.into(),
        RankMethod::Marcos => mcdm::marcos(matrix)?.into(),
        RankMethod::Codas => mcdm::codas(matrix, settings.tau.unwrap_or(0.02))?.into(),
        RankMethod::Cocoso => mcdm::cocoso(matrix, half(settings.lambda))?.into(),
        RankMethod::Moora => mcdm::moora(matrix)?.into(),
        RankMethod::MooraReference => turned(mcdm::moora_reference(matrix)?, 0.0, Figure::Reference),
        RankMethod::Multimoora => {
            let all = mcdm::multimoora(matrix)?;
            let figures =
                vec![(Figure::Ratio, all.ratio), (Figure::Reference, all.reference), (Figure::Product, all.product)];
            let scores = all.dominated.into_iter().map(f64::from).collect();
            Outcome { scores, figures, compromise: Vec::new() }
        }
        RankMethod::Spotis => turned(mcdm::spotis(matrix, bounds, None)?, 1.0, Figure::Distance),
        RankMethod::Fuzzy => fuzzy(matrix, settings, bounds)?,
        RankMethod::Bod => mcdm::benefit_of_the_doubt(matrix)?.scores.into(),
        RankMethod::Mpi => {
            let penalty = match settings.penalty {
                PenaltySign::Positive => Penalty::Positive,
                PenaltySign::Negative => Penalty::Negative,
            };
            mcdm::mpi(matrix, penalty)?.into()
        }
    })
}

/// `from` minus the method's own score, which is better when lower and stays at hand.
fn turned(own: Vec<f64>, from: f64, figure: Figure) -> Outcome {
    let scores = own.iter().map(|score| from - score).collect();
    Outcome { scores, figures: vec![(figure, own)], compromise: Vec::new() }
}

fn vikor(matrix: &DecisionMatrix, v: f64) -> Result<Outcome, McdmError> {
    let vikor = mcdm::vikor(matrix, v)?;
    let mut outcome = turned(vikor.q, 1.0, Figure::Compromise);
    outcome.figures.extend([(Figure::Utility, vikor.s), (Figure::Regret, vikor.r)]);
    outcome.compromise = vikor.compromise_set;
    Ok(outcome)
}

fn rsr(matrix: &DecisionMatrix, ranks: RankKind) -> Result<Outcome, McdmError> {
    let ranks = match ranks {
        RankKind::Integer => Ranks::Integer,
        RankKind::NonInteger => Ranks::NonInteger,
    };
    let scores = mcdm::rsr(matrix, ranks)?;
    let fit = mcdm::rsr_fit(&scores);
    let figures = fit.map_or(Vec::new(), |fit| vec![(Figure::Probit, fit.probit), (Figure::Fitted, fit.fitted)]);
    Ok(Outcome { scores, figures, compromise: Vec::new() })
}

fn electre3(
    matrix: &DecisionMatrix,
    settings: &RankBy,
    codes: &[String],
    columns: &[Vec<f64>],
) -> Result<Outcome, McdmError> {
    let of = |(code, column): (&String, &Vec<f64>)| {
        let spread = spread(column);
        let own = settings.thresholds.get(code).copied().unwrap_or_default();
        Thresholds {
            q: own.q.unwrap_or(settings.q.unwrap_or(Q) * spread),
            p: own.p.unwrap_or(settings.p.unwrap_or(P) * spread),
            veto: own.veto.or(settings.veto.map(|veto| veto * spread)),
        }
    };
    let thresholds: Vec<Thresholds> = codes.iter().zip(columns).map(of).collect();
    let electre = mcdm::electre3(matrix, &thresholds)?;
    let n = electre.ranks.len() as f64;
    let places = |places: &[u32]| places.iter().map(|&place| f64::from(place)).collect::<Vec<f64>>();
    Ok(Outcome {
        scores: electre.ranks.iter().map(|&place| n - f64::from(place)).collect(),
        figures: vec![
            (Figure::Descending, places(&electre.descending)),
            (Figure::Ascending, places(&electre.ascending)),
        ],
        compromise: Vec::new(),
    })
}

/// The chosen curve for every criterion, its thresholds in the criterion's unit.
pub fn preferences(settings: &RankBy, codes: &[String], columns: &[Vec<f64>]) -> Vec<Preference> {
    let of = |(code, column): (&String, &Vec<f64>)| {
        let spread = spread(column);
        let own = settings.thresholds.get(code).copied().unwrap_or_default();
        let q = own.q.unwrap_or(settings.q.unwrap_or(Q) * spread);
        let p = own.p.unwrap_or(settings.p.unwrap_or(P) * spread);
        let s = own.s.unwrap_or(settings.s.unwrap_or(S) * spread);
        match settings.preference {
            PreferenceCurve::Usual => Preference::Usual,
            PreferenceCurve::UShape => Preference::UShape { q },
            PreferenceCurve::VShape => Preference::VShape { p },
            PreferenceCurve::Level => Preference::Level { q, p },
            PreferenceCurve::Linear => Preference::Linear { q, p },
            PreferenceCurve::Gaussian => Preference::Gaussian { s },
        }
    };
    codes.iter().zip(columns).map(of).collect()
}

/// Between the smallest and the largest cell; 1 where all are alike, so that thresholds stay above 0.
fn spread(column: &[f64]) -> f64 {
    min_max(column.iter().copied()).map(|(lo, hi)| hi - lo).filter(|&spread| spread > 0.0).unwrap_or(1.0)
}

fn scale_of(scale: CriterionScale) -> Scale {
    match scale {
        CriterionScale::None => Scale::None,
        CriterionScale::MinMax => Scale::MinMax,
        CriterionScale::Max => Scale::Max,
        CriterionScale::Sum => Scale::Sum,
        CriterionScale::Vector => Scale::Vector,
        CriterionScale::Linear => Scale::Linear,
        CriterionScale::Logarithmic => Scale::Logarithmic,
    }
}
