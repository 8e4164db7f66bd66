//! Methods that compare alternatives pair by pair.

use super::decision::{MayLack, decide, decide_with};
use super::{Case, CaseError, Field, Method, Output, Part};
use crate::mcdm::{self, DecisionMatrix, Flows, MOST_IN_PAIRS, McdmError, Preference, Relation, Thresholds};

pub(super) const METHODS: &[Method] =
    &[("promethee1", promethee1), ("promethee2", promethee2), ("electre3", electre3), ("copeland", copeland)];

/// PROMETHEE I: whom each alternative is preferred to, and with whom it cannot be compared.
fn promethee1(case: &Case) -> Result<Output, CaseError> {
    let flows = flows(case, MOST_IN_PAIRS)?;
    let related = |own: usize, wanted: Relation| -> Vec<u32> {
        let others = (0..flows.net.len()).filter(|&other| other != own && flows.relation(own, other) == Some(wanted));
        others.map(|other| other as u32).collect()
    };
    let sets = |wanted| Part::Sets((0..flows.net.len()).map(|own| related(own, wanted)).collect());
    Ok(Output::default()
        .with("positive", Part::Numbers(flows.positive.clone()))
        .with("negative", Part::Numbers(flows.negative.clone()))
        .with("preferred_to", sets(Relation::Preferred))
        .with("indifferent_to", sets(Relation::Indifferent))
        .with("incomparable_with", sets(Relation::Incomparable)))
}

fn promethee2(case: &Case) -> Result<Output, CaseError> {
    let flows = flows(case, usize::MAX)?;
    Ok(Output::higher_better(flows.net)
        .with("positive", Part::Numbers(flows.positive))
        .with("negative", Part::Numbers(flows.negative)))
}

#[derive(Clone, Copy)]
enum Curve {
    Usual,
    U,
    V,
    Level,
    Linear,
    Gaussian,
}

const CURVES: [(&str, Curve); 6] = [
    ("usual", Curve::Usual),
    ("u_shape", Curve::U),
    ("v_shape", Curve::V),
    ("level", Curve::Level),
    ("linear", Curve::Linear),
    ("gaussian", Curve::Gaussian),
];

/// Flows of at most so many alternatives, with one preference for all criteria or one each, and so its thresholds.
fn flows(case: &Case, most: usize) -> Result<Flows, CaseError> {
    let n = n_criteria(case)?;
    let shape = |field: &Field| field.word(&CURVES);
    let shapes = case.params.get("preference").map_or(Ok(vec![Curve::Usual; n]), |field| field.for_each(n, shape))?;
    // A threshold that no criterion's shape uses may be left out.
    let threshold = |name: &'static str, is_used: fn(Curve) -> bool| match case.params.get(name) {
        None if !shapes.iter().any(|&shape| is_used(shape)) => Ok(vec![f64::NAN; n]),
        None => case.params.need(name).map(|_| Vec::new()),
        Some(field) => field.for_each(n, Field::number),
    };
    let q = threshold("q", |shape| matches!(shape, Curve::U | Curve::Level | Curve::Linear))?;
    let p = threshold("p", |shape| matches!(shape, Curve::V | Curve::Level | Curve::Linear))?;
    let s = threshold("s", |shape| matches!(shape, Curve::Gaussian))?;
    let preference = |(((shape, &q), &p), &s): (((&Curve, &f64), &f64), &f64)| match shape {
        Curve::Usual => Preference::Usual,
        Curve::U => Preference::UShape { q },
        Curve::V => Preference::VShape { p },
        Curve::Level => Preference::Level { q, p },
        Curve::Linear => Preference::Linear { q, p },
        Curve::Gaussian => Preference::Gaussian { s },
    };
    let preferences: Vec<Preference> = shapes.iter().zip(&q).zip(&p).zip(&s).map(preference).collect();
    decide(case, |matrix| {
        matrix.at_most(most)?;
        mcdm::promethee(matrix, &preferences)
    })
}

fn n_criteria(case: &Case) -> Result<usize, CaseError> {
    Ok(case.input.need("weights")?.numbers()?.len())
}

fn electre3(case: &Case) -> Result<Output, CaseError> {
    let n = n_criteria(case)?;
    let q = case.params.get("q").map_or(Ok(vec![0.0; n]), |field| field.for_each(n, Field::number))?;
    let p = case.params.need("p")?.for_each(n, Field::number)?;
    let veto = case.params.get("v").map_or(Ok(vec![None; n]), |field| field.for_each(n, Field::number_or_none))?;
    let thresholds: Vec<Thresholds> =
        q.iter().zip(&p).zip(&veto).map(|((&q, &p), &veto)| Thresholds { q, p, veto }).collect();
    let electre = decide(case, |matrix| mcdm::electre3(matrix, &thresholds))?;
    Ok(Output::default()
        .with("ranks", Part::Integers(electre.ranks))
        .with("descending", Part::Integers(electre.descending))
        .with("ascending", Part::Integers(electre.ascending))
        .with("concordance", Part::Matrix(electre.concordance))
        .with("credibility", Part::Matrix(electre.credibility)))
}

/// Scores with the outranking matrix that they come from.
fn copeland(case: &Case) -> Result<Output, CaseError> {
    let method = |matrix: &DecisionMatrix| -> Result<_, McdmError> {
        let ahead = mcdm::outranking_matrix(matrix)?;
        Ok((mcdm::copeland(&ahead), ahead))
    };
    let (scores, ahead) = decide_with(case, MayLack::Weights, method)?;
    Ok(Output::higher_better(scores).with("matrix", Part::Matrix(ahead)))
}
