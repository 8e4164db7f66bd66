//! Decision methods that give each row of a matrix a score.

use super::decision::{MayLack, SCALES, case_error, decide, decide_with, objectives};
use super::{Case, CaseError, Method, Output, Part};
use crate::mcdm::{self, Criterion, DecisionMatrix, Extremes, Penalty, Ranks, Scale};

pub(super) const METHODS: &[Method] = &[
    ("weighted_sum", weighted_sum),
    ("weighted_product", weighted_product),
    ("waspas", waspas),
    ("topsis", topsis),
    ("vikor", vikor),
    ("copras", copras),
    ("moora", moora),
    ("moora_reference", moora_reference),
    ("multimoora", multimoora),
    ("aras", aras),
    ("edas", edas),
    ("mabac", mabac),
    ("marcos", marcos),
    ("codas", codas),
    ("cocoso", cocoso),
    ("spotis", spotis),
    ("gra", gra),
    ("rsr", rsr),
    ("mpi", mpi),
    ("bod", bod),
    ("normalise", normalise),
];

fn weighted_sum(case: &Case) -> Result<Output, CaseError> {
    let scale = scale(case, Scale::Sum)?;
    decide(case, |matrix| mcdm::weighted_sum(matrix, scale)).map(Output::higher_better)
}

fn bod(case: &Case) -> Result<Output, CaseError> {
    let found = decide_with(case, MayLack::Both, mcdm::benefit_of_the_doubt)?;
    Ok(Output::higher_better(found.scores).with("parts", Part::Matrix(found.parts)))
}

fn weighted_product(case: &Case) -> Result<Output, CaseError> {
    let scale = scale(case, Scale::Sum)?;
    decide(case, |matrix| mcdm::weighted_product(matrix, scale)).map(Output::higher_better)
}

fn waspas(case: &Case) -> Result<Output, CaseError> {
    let (scale, lambda) = (scale(case, Scale::Linear)?, case.params.number_or("lambda", 0.5)?);
    decide(case, |matrix| mcdm::waspas(matrix, scale, lambda)).map(Output::higher_better)
}

fn topsis(case: &Case) -> Result<Output, CaseError> {
    let scale = scale(case, Scale::Vector)?;
    decide(case, |matrix| mcdm::topsis(matrix, scale)).map(Output::higher_better)
}

fn vikor(case: &Case) -> Result<Output, CaseError> {
    let v = case.params.number_or("v", 0.5)?;
    let vikor = decide(case, |matrix| mcdm::vikor(matrix, v))?;
    Ok(Output::lower_better(vikor.q)
        .with("s", Part::Numbers(vikor.s))
        .with("r", Part::Numbers(vikor.r))
        .with("compromise_set", Part::Integers(vikor.compromise_set)))
}

fn copras(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::copras).map(Output::higher_better)
}

fn moora(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::moora).map(Output::higher_better)
}

fn moora_reference(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::moora_reference).map(Output::lower_better)
}

fn multimoora(case: &Case) -> Result<Output, CaseError> {
    let all = decide(case, mcdm::multimoora)?;
    let places = all.places.into_iter().map(|places| places.into_iter().map(f64::from).collect()).collect();
    Ok(Output::higher_better(all.dominated.into_iter().map(f64::from).collect())
        .with("ratio", Part::Numbers(all.ratio))
        .with("reference", Part::Numbers(all.reference))
        .with("product", Part::Numbers(all.product))
        .with("places", Part::Matrix(places)))
}

fn aras(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::aras).map(Output::higher_better)
}

fn edas(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::edas).map(Output::higher_better)
}

fn mabac(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::mabac).map(Output::higher_better)
}

fn marcos(case: &Case) -> Result<Output, CaseError> {
    decide(case, mcdm::marcos).map(Output::higher_better)
}

fn codas(case: &Case) -> Result<Output, CaseError> {
    let tau = case.params.number_or("tau", 0.02)?;
    decide(case, |matrix| mcdm::codas(matrix, tau)).map(Output::higher_better)
}

fn cocoso(case: &Case) -> Result<Output, CaseError> {
    let lambda = case.params.number_or("lambda", 0.5)?;
    decide(case, |matrix| mcdm::cocoso(matrix, lambda)).map(Output::higher_better)
}

fn spotis(case: &Case) -> Result<Output, CaseError> {
    let bounds = case.params.need("bounds")?.elements()?;
    let bounds = bounds.iter().map(|pair| {
        let ends = pair.numbers_of(2)?;
        Ok([ends.first().copied().unwrap_or(f64::NAN), ends.last().copied().unwrap_or(f64::NAN)])
    });
    let bounds: Vec<[f64; 2]> = bounds.collect::<Result<_, CaseError>>()?;
    let expected = case.params.get("expected_solution").map(|field| field.numbers()).transpose()?;
    decide(case, |matrix| mcdm::spotis(matrix, &bounds, expected.as_deref())).map(Output::lower_better)
}

fn gra(case: &Case) -> Result<Output, CaseError> {
    let (scale, zeta) = (scale(case, Scale::MinMax)?, case.params.number_or("zeta", 0.5)?);
    let words = [("global", Extremes::Global), ("per_column", Extremes::PerColumn)];
    let extremes = case.params.word_or("extremes", &words, Extremes::Global)?;
    let method = |matrix: &DecisionMatrix| mcdm::gra(matrix, scale, zeta, extremes);
    decide_with(case, MayLack::Weights, method).map(Output::higher_better)
}

fn rsr(case: &Case) -> Result<Output, CaseError> {
    let words = [("integer", Ranks::Integer), ("non_integer", Ranks::NonInteger)];
    let ranks = case.params.word_or("ranks", &words, Ranks::Integer)?;
    let n_grades = case.params.get("grades");
    let n_grades = n_grades.map(|field| field.count(1, 100)).transpose()?.unwrap_or(3);
    let method = |matrix: &DecisionMatrix| mcdm::rsr(matrix, ranks);
    let scores = decide_with(case, MayLack::Weights, method)?;
    let fit = mcdm::rsr_fit(&scores);
    let output = Output::higher_better(scores);
    Ok(match fit {
        None => output,
        Some(fit) => {
            let grades = mcdm::rsr_grades(&fit, n_grades).into_iter().map(|grade| grade as u32).collect();
            output
                .with("probit", Part::Numbers(fit.probit))
                .with("fitted", Part::Numbers(fit.fitted))
                .with("grades", Part::Integers(grades))
                .with("slope", Part::Number(fit.slope))
                .with("intercept", Part::Number(fit.intercept))
        }
    })
}

fn mpi(case: &Case) -> Result<Output, CaseError> {
    let words = [("negative", Penalty::Negative), ("positive", Penalty::Positive)];
    let penalty = case.params.word_or("penalty", &words, Penalty::Positive)?;
    let method = |matrix: &DecisionMatrix| mcdm::mpi(matrix, penalty);
    decide_with(case, MayLack::Weights, method).map(Output::higher_better)
}

fn normalise(case: &Case) -> Result<Output, CaseError> {
    let scale = case.params.word_or("method", &SCALES, Scale::MinMax)?;
    let columns = case.input.need("matrix")?.columns()?;
    let objectives = objectives(case, columns.len())?;
    let mut rows = vec![Vec::with_capacity(columns.len()); columns.first().map_or(0, Vec::len)];
    for (position, (cells, objective)) in columns.iter().zip(objectives).enumerate() {
        let criterion = Criterion { position, cells, weight: 1.0, objective };
        let scaled = mcdm::scaled(&criterion, scale).map_err(|error| case_error(error, "matrix"))?;
        rows.iter_mut().zip(scaled).for_each(|(row, cell)| row.push(cell));
    }
    Ok(Output::default().with("matrix", Part::Matrix(rows)))
}

fn scale(case: &Case, default: Scale) -> Result<Scale, CaseError> {
    case.params.word_or("normalise", &SCALES, default)
}
