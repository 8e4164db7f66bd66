//! Decision methods on the matrix, weights and directions of a case.

use super::{Case, CaseError, Fault, Method, Output};
use crate::mcdm::{self, Argument, DecisionMatrix, McdmError, Objective, Scale};

pub(super) const METHODS: &[Method] = &[("weighted_sum", weighted_sum)];

fn weighted_sum(case: &Case) -> Result<Output, CaseError> {
    let scale = scale(case, "normalise", Scale::Sum)?;
    decide(case, |matrix| mcdm::weighted_sum(matrix, scale)).map(Output::higher_better)
}

/// Names of the normalisations, as parameters have them.
const SCALES: [(&str, Scale); 7] = [
    ("none", Scale::None),
    ("minmax", Scale::MinMax),
    ("max", Scale::Max),
    ("sum", Scale::Sum),
    ("vector", Scale::Vector),
    ("linear", Scale::Linear),
    ("logarithmic", Scale::Logarithmic),
];

const OBJECTIVES: [(&str, Objective); 2] = [("max", Objective::Max), ("min", Objective::Min)];

fn scale(case: &Case, name: &str, default: Scale) -> Result<Scale, CaseError> {
    case.params.word_or(name, &SCALES, default)
}

/// Runs a method on the case's decision matrix.
fn decide<T>(case: &Case, method: impl FnOnce(&DecisionMatrix) -> Result<T, McdmError>) -> Result<T, CaseError> {
    let columns = case.input.need("matrix")?.columns()?;
    let weights = case.input.need("weights")?.numbers_of(columns.len())?;
    let objectives = objectives(case, columns.len())?;
    let matrix = DecisionMatrix::new(columns.iter().map(Vec::as_slice), &weights, &objectives);
    matrix.and_then(|matrix| method(&matrix)).map_err(case_error)
}

/// One objective a column, by the words `max` and `min`.
pub(super) fn objectives(case: &Case, n_criteria: usize) -> Result<Vec<Objective>, CaseError> {
    let directions = case.input.need("directions")?.elements_of(n_criteria)?;
    directions.iter().map(|direction| direction.word(&OBJECTIVES)).collect()
}

/// The same fault by its place in the case.
pub(super) fn case_error(error: McdmError) -> CaseError {
    let matrix = |fault| CaseError::new("input.matrix", fault);
    match error {
        McdmError::Empty => matrix(Fault::Empty),
        McdmError::WrongLength { what, expected, found } => {
            let path = match what {
                Argument::Column { .. } => "input.matrix".into(),
                Argument::Weights => "input.weights".into(),
                Argument::Objectives => "input.directions".into(),
                Argument::Parameter(name) => format!("params.{name}"),
            };
            CaseError::new(path, Fault::WrongLength { expected, found })
        }
        McdmError::BadWeight { criterion, value } => {
            let fault = Fault::BadNumber { value, needs: mcdm::Needs::NotNegative };
            CaseError::new(format!("input.weights[{criterion}]"), fault)
        }
        McdmError::NoWeight => CaseError::new("input.weights", Fault::NoWeight),
        McdmError::BadCell { alternative, criterion, value, needs } => {
            CaseError::new(format!("input.matrix[{alternative}][{criterion}]"), Fault::BadNumber { value, needs })
        }
        McdmError::NoScale { criterion } => matrix(Fault::NoScale { column: criterion }),
        McdmError::BadParameter { name, at, value, needs } => {
            let part = at.map_or(String::new(), |at| format!("[{at}]"));
            CaseError::new(format!("params.{name}{part}"), Fault::BadNumber { value, needs })
        }
        McdmError::Undefined { alternative } => matrix(Fault::Undefined { row: alternative }),
    }
}
