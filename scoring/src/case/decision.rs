//! The decision matrix of a case, and what is wrong with it by its place there.

use super::{Case, CaseError, Fault};
use crate::mcdm::{Argument, DecisionMatrix, McdmError, Needs, Objective, Scale};

/// Names of the normalisations, as parameters have them.
pub(super) const SCALES: [(&str, Scale); 7] = [
    ("none", Scale::None),
    ("minmax", Scale::MinMax),
    ("max", Scale::Max),
    ("sum", Scale::Sum),
    ("vector", Scale::Vector),
    ("linear", Scale::Linear),
    ("logarithmic", Scale::Logarithmic),
];

const OBJECTIVES: [(&str, Objective); 2] = [("max", Objective::Max), ("min", Objective::Min)];

/// What of weights and directions a case may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MayLack {
    Nothing,
    /// They are then 1/m each.
    Weights,
    /// As `Weights`, and more is then better throughout.
    Both,
}

/// Runs a method on the case's decision matrix.
pub(super) fn decide<T>(
    case: &Case,
    method: impl FnOnce(&DecisionMatrix) -> Result<T, McdmError>,
) -> Result<T, CaseError> {
    decide_with(case, MayLack::Nothing, method)
}

/// As [`decide`] for a case that may lack something.
pub(super) fn decide_with<T>(
    case: &Case,
    may_lack: MayLack,
    method: impl FnOnce(&DecisionMatrix) -> Result<T, McdmError>,
) -> Result<T, CaseError> {
    let columns = case.input.need("matrix")?.columns()?;
    let n_criteria = columns.len();
    let weights = match case.input.get("weights") {
        None if may_lack != MayLack::Nothing => vec![1.0 / n_criteria as f64; n_criteria],
        _ => case.input.need("weights")?.numbers_of(n_criteria)?,
    };
    let objectives = match case.input.get("directions") {
        None if may_lack == MayLack::Both => vec![Objective::Max; n_criteria],
        _ => objectives(case, n_criteria)?,
    };
    let matrix = DecisionMatrix::new(columns.iter().map(Vec::as_slice), &weights, &objectives);
    matrix.and_then(|matrix| method(&matrix)).map_err(|error| case_error(error, "matrix"))
}

/// One objective a column, by the words `max` and `min`.
pub(super) fn objectives(case: &Case, n_criteria: usize) -> Result<Vec<Objective>, CaseError> {
    let directions = case.input.need("directions")?.elements_of(n_criteria)?;
    directions.iter().map(|direction| direction.word(&OBJECTIVES)).collect()
}

/// The same fault by its place in the case, whose cells are in the input's table of this name.
pub(super) fn case_error(error: McdmError, table: &str) -> CaseError {
    let in_table = |fault| CaseError::new(format!("input.{table}"), fault);
    match error {
        McdmError::Empty => in_table(Fault::Empty),
        McdmError::TooMany { found, most } => in_table(Fault::TooMany { found, most }),
        McdmError::WrongLength { what, expected, found } => {
            let path = match what {
                Argument::Column { .. } => format!("input.{table}"),
                Argument::Weights => "input.weights".into(),
                Argument::Objectives => "input.directions".into(),
                Argument::Parameter(name) => format!("params.{name}"),
            };
            CaseError::new(path, Fault::WrongLength { expected, found })
        }
        McdmError::BadWeight { criterion, value } => {
            let fault = Fault::BadNumber { value, needs: Needs::NotNegative };
            CaseError::new(format!("input.weights[{criterion}]"), fault)
        }
        McdmError::NoWeight => CaseError::new("input.weights", Fault::NoWeight),
        McdmError::BadCell { alternative, criterion, value, needs } => {
            let path = format!("input.{table}[{alternative}][{criterion}]");
            CaseError::new(path, Fault::BadNumber { value, needs })
        }
        McdmError::NoScale { criterion } => in_table(Fault::NoScale { column: criterion }),
        McdmError::BadParameter { name, at, value, needs } => {
            let part = at.map_or(String::new(), |at| format!("[{at}]"));
            CaseError::new(format!("params.{name}{part}"), Fault::BadNumber { value, needs })
        }
        McdmError::Undefined { alternative } => in_table(Fault::Undefined { row: alternative }),
    }
}
