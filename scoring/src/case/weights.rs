//! Methods that find weights: from a matrix, from judgements, from other weights, from an order.

use super::decision::objectives;
use super::weight_faults::{ahp_error, bwm_error, combine_error, data_error, optimise_error, order_error, swara_error};
use super::{Case, CaseError, Fault, Method, Output, Part};
use crate::mcdm::{Needs, Objective};
use crate::model::Column;
use crate::weigh::{self, Aim, Combine, Comparisons, Contrast, Correlation, Judgements, Preference, WeightBounds};

pub(super) const METHODS: &[Method] = &[
    ("weights_equal", equal),
    ("weights_entropy", entropy),
    ("weights_critic", critic),
    ("weights_standard_deviation", standard_deviation),
    ("weights_coefficient_of_variation", coefficient_of_variation),
    ("weights_gini", gini),
    ("weights_pca", pca),
    ("weights_merec", merec),
    ("weights_ahp", ahp),
    ("weights_bwm", bwm),
    ("weights_swara", swara),
    ("weights_combined", combined),
    ("weights_optimised", optimised),
    ("weights_from_order", from_order),
];

fn equal(case: &Case) -> Result<Output, CaseError> {
    Ok(Output::weights(weigh::equal(case.input.need("matrix")?.columns()?.len())))
}

fn entropy(case: &Case) -> Result<Output, CaseError> {
    let columns = columns(case, Undirected::AsTheyAre)?;
    let min_max = case.params.word_or("normalise", &[("sum", false), ("minmax", true)], false)?;
    let columns = if min_max { columns.iter().map(min_maxed).collect() } else { columns };
    let found = weigh::entropy(&columns, zeros(case)?).map_err(data_error)?;
    Ok(Output::weights(found.weights).with("entropy", Part::Numbers(found.entropy)))
}

fn critic(case: &Case) -> Result<Output, CaseError> {
    let known = [("pearson", Correlation::Pearson), ("spearman", Correlation::Spearman)];
    let correlation = case.params.word_or("correlation", &known, Correlation::Pearson)?;
    let known = [("minmax_sd", Contrast::MinMaxSd), ("sd", Contrast::Sd), ("entropy", Contrast::Entropy(zeros(case)?))];
    let contrast = case.params.word_or("contrast", &known, Contrast::MinMaxSd)?;
    let columns = columns(case, Undirected::AsTheyAre)?;
    let found = weigh::critic(&columns, contrast, correlation).map_err(data_error)?;
    let output = Output::weights(found.weights).with("contrast", Part::Numbers(found.contrast));
    Ok(output.with("conflict", Part::Numbers(found.conflict)))
}

fn standard_deviation(case: &Case) -> Result<Output, CaseError> {
    dispersion(case, weigh::standard_deviation)
}

fn coefficient_of_variation(case: &Case) -> Result<Output, CaseError> {
    dispersion(case, weigh::coefficient_of_variation)
}

fn gini(case: &Case) -> Result<Output, CaseError> {
    dispersion(case, weigh::gini)
}

type Dispersion = fn(&[Column]) -> Result<weigh::DispersionWeights, weigh::DataError>;

fn dispersion(case: &Case, method: Dispersion) -> Result<Output, CaseError> {
    let found = method(&columns(case, Undirected::AsTheyAre)?).map_err(data_error)?;
    Ok(Output::weights(found.weights).with("dispersion", Part::Numbers(found.dispersion)))
}

fn pca(case: &Case) -> Result<Output, CaseError> {
    let retain = match case.params.get("components") {
        None => weigh::Retain::Kaiser,
        Some(field) => {
            weigh::Retain::First(field.require(field.number()?, Needs::Within { lo: 1.0, hi: 1e6 })? as usize)
        }
    };
    let known = [("none", weigh::Rotation::None), ("varimax", weigh::Rotation::Varimax)];
    let rotation = case.params.word_or("rotation", &known, weigh::Rotation::None)?;
    let found = weigh::pca(&columns(case, Undirected::AsTheyAre)?, retain, rotation).map_err(data_error)?;
    let output = Output::weights(found.weights).with("eigenvalues", Part::Numbers(found.eigenvalues));
    Ok(output.with("explained", Part::Number(found.explained)).with("loadings", Part::Matrix(found.loadings)))
}

fn merec(case: &Case) -> Result<Output, CaseError> {
    let found = weigh::merec(&columns(case, Undirected::Refused)?).map_err(data_error)?;
    let output = Output::weights(found.weights).with("effect", Part::Numbers(found.effect));
    Ok(output.with("performance", Part::Numbers(found.performance)))
}

fn ahp(case: &Case) -> Result<Output, CaseError> {
    let known = [("eigenvector", weigh::Priority::Eigenvector), ("geometric_mean", weigh::Priority::GeometricMean)];
    let priority = case.params.word_or("priority", &known, weigh::Priority::Eigenvector)?;
    let judgements = Judgements::new(case.input.need("pairwise")?.rows()?).map_err(ahp_error)?;
    let found = weigh::ahp(&judgements, priority).map_err(ahp_error)?;
    let mut output = Output::weights(found.weights)
        .with("lambda_max", Part::Number(found.lambda_max))
        .with("consistency_index", Part::Number(found.consistency_index));
    if let Some(ratio) = found.consistency_ratio {
        output = output.with("consistency_ratio", Part::Number(ratio));
    }
    if let Some(furthest) = found.reconsider {
        let pair = vec![furthest.row as u32, furthest.column as u32];
        output = output.with("reconsider", Part::Integers(pair)).with("consistent", Part::Number(furthest.consistent));
    }
    Ok(output)
}

fn bwm(case: &Case) -> Result<Output, CaseError> {
    let model = case.params.word_or(
        "model",
        &[("nonlinear", weigh::Model::Nonlinear), ("linear", weigh::Model::Linear)],
        weigh::Model::Nonlinear,
    )?;
    let best_to_others = case.input.need("best_to_others")?.numbers()?;
    let others_to_worst = case.input.need("others_to_worst")?.numbers_of(best_to_others.len())?;
    let comparisons = Comparisons::new(best_to_others, others_to_worst).map_err(bwm_error)?;
    let found = weigh::bwm(&comparisons, model).map_err(bwm_error)?;
    let intervals = found.intervals.into_iter().map(|(lo, hi)| vec![lo, hi]).collect();
    Ok(Output::weights(found.weights)
        .with("xi", Part::Number(found.xi))
        .with("consistency_ratio", Part::Number(found.consistency_ratio))
        .with("intervals", Part::Matrix(intervals)))
}

fn swara(case: &Case) -> Result<Output, CaseError> {
    let order = positions(case, "order")?;
    let steps = case.input.get("steps").map_or(Ok(Vec::new()), |steps| steps.numbers())?;
    Ok(Output::weights(weigh::swara(&order, &steps).map_err(swara_error)?.weights))
}

/// How sets are combined, by the parameter's word.
#[derive(Clone, Copy)]
enum How {
    Linear,
    Multiplicative,
    Geometric,
    Game,
}

fn combined(case: &Case) -> Result<Output, CaseError> {
    let sets = case.input.need("weight_sets")?.rows()?;
    let known = [
        ("linear", How::Linear),
        ("multiplicative", How::Multiplicative),
        ("geometric", How::Geometric),
        ("game", How::Game),
    ];
    let how = match case.params.word_or("combine", &known, How::Linear)? {
        How::Linear => {
            let alpha = case.params.number_or("alpha", 1.0 / sets.len() as f64)?;
            if let Some(field) = case.params.get("alpha") {
                field.require(alpha, Needs::Within { lo: 0.0, hi: 1.0 })?;
            }
            let others = (1.0 - alpha) / (sets.len().max(2) - 1) as f64;
            Combine::Linear { shares: (0..sets.len()).map(|set| if set == 0 { alpha } else { others }).collect() }
        }
        How::Multiplicative => Combine::Multiplicative,
        How::Geometric => Combine::Geometric,
        How::Game => Combine::Game,
    };
    let found = weigh::combine(&sets, &how).map_err(combine_error)?;
    Ok(Output::weights(found.weights).with("shares", Part::Numbers(found.shares)))
}

fn optimised(case: &Case) -> Result<Output, CaseError> {
    let columns = columns(case, Undirected::AsTheyAre)?;
    let aim = match case.params.get("target") {
        None => Aim::Information,
        Some(target) => Aim::Importance { target: target.numbers_of(columns.len())? },
    };
    let bounds = bounds(case, columns.len())?;
    let found = weigh::optimise(&columns, &aim, &bounds).map_err(optimise_error)?;
    Ok(Output::weights(found.weights)
        .with("correlations", Part::Numbers(found.correlations))
        .with("objective", Part::Number(found.objective)))
}

fn from_order(case: &Case) -> Result<Output, CaseError> {
    let columns = columns(case, Undirected::AsTheyAre)?;
    let order = positions(case, "order")?;
    let wishes: Vec<Preference> =
        order.iter().zip(order.iter().skip(1)).map(|(&better, &worse)| Preference { better, worse }).collect();
    let margin = case.params.number_or("margin", 0.0)?;
    let now = case
        .input
        .get("weights")
        .map_or_else(|| Ok(weigh::equal(columns.len())), |now| now.numbers_of(columns.len()))?;
    let bounds = bounds(case, columns.len())?;
    let found = weigh::from_order(&columns, &wishes, margin, &now, &bounds).map_err(order_error)?;
    let pair = |unmet: &weigh::Unmet| vec![unmet.preference.better as u32, unmet.preference.worse as u32];
    Ok(Output::weights(found.weights)
        .with("unmet", Part::Sets(found.unmet.iter().map(pair).collect()))
        .with("moved", Part::Number(found.moved)))
}

/// What becomes of "min" columns where the case does not say `directed`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Undirected {
    AsTheyAre,
    /// The method has directions of its own, so that they always count.
    Refused,
}

/// The matrix's columns; those of which less is better as 1/x where directions count.
fn columns(case: &Case, undirected: Undirected) -> Result<Vec<Column>, CaseError> {
    let columns: Vec<Column> = case.input.need("matrix")?.columns()?.into_iter().map(Column::from_raw).collect();
    let directed = undirected == Undirected::Refused || case.params.flag_or("directed", false)?;
    if !directed {
        return Ok(columns);
    }
    let objectives = objectives(case, columns.len())?;
    let turned = |(at, (cells, objective)): (usize, (Column, Objective))| match objective {
        Objective::Max => Ok(cells),
        Objective::Min => weigh::reciprocal(&cells, at).map_err(data_error),
    };
    columns.into_iter().zip(objectives).enumerate().map(turned).collect()
}

/// 0 for the least to 1 for the largest; a constant column stays.
fn min_maxed(cells: &Column) -> Column {
    match crate::math::min_max(cells.present()) {
        Some((lo, hi)) if lo < hi => {
            Column::from_raw(cells.raw().iter().map(|x| (x / 2.0 - lo / 2.0) / (hi / 2.0 - lo / 2.0)).collect())
        }
        _ => cells.clone(),
    }
}

fn zeros(case: &Case) -> Result<weigh::Zeros, CaseError> {
    match case.params.get("nudge") {
        None => Ok(weigh::Zeros::Limit),
        Some(field) => {
            let by = field.require(field.number()?, Needs::Within { lo: 0.0, hi: 0.5 })?;
            Ok(weigh::Zeros::Nudged { by })
        }
    }
}

fn positions(case: &Case, name: &str) -> Result<Vec<usize>, CaseError> {
    let field = case.input.need(name)?;
    let whole = |&value: &f64| {
        if value.fract() == 0.0 && (0.0..=1e9).contains(&value) {
            Ok(value as usize)
        } else {
            Err(field.fault(Fault::BadNumber { value, needs: Needs::Within { lo: 0.0, hi: 1e9 } }))
        }
    };
    field.numbers()?.iter().map(whole).collect()
}

fn bounds(case: &Case, n_criteria: usize) -> Result<Vec<WeightBounds>, CaseError> {
    let Some(field) = case.params.get("weight_bounds") else { return Ok(vec![WeightBounds::ANY; n_criteria]) };
    let pair =
        |ends: Vec<f64>| WeightBounds::new(ends.first().copied().unwrap_or(0.0), ends.get(1).copied().unwrap_or(1.0));
    field.elements_of(n_criteria)?.iter().map(|bound| bound.numbers_of(2).map(pair)).collect()
}
