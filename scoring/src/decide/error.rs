//! Why a decision method gives no scores here.

use serde::{Deserialize, Serialize};

use crate::mcdm::{McdmError, Needs};

/// The first fault found, by the codes and entities that a person knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DecideError {
    /// No entity has a value for every criterion.
    NothingComplete,
    /// More entities than the method can compare.
    TooMany { found: usize, most: usize },
    /// The method has no value for this figure.
    BadCell { code: String, entity: usize, value: f64, needs: Needs },
    /// The method divides by the sum, maximum or length of this criterion, and that is not positive.
    NoScale { code: String },
    /// A parameter, or one criterion's part of it.
    BadParameter { name: String, code: Option<String>, value: f64, needs: Needs },
    /// Bounds or thresholds are given for a code that is no criterion.
    UnknownCode { code: String },
    /// Every weight is zero.
    NoWeight,
    /// Figures are too large, or cancel, so that the result is not finite.
    Undefined { entity: usize },
}

/// The same fault by codes and entities.
pub(super) fn named(error: McdmError, codes: &[String], entities: &[usize]) -> DecideError {
    let code = |criterion: usize| codes.get(criterion).cloned().unwrap_or_default();
    let entity = |alternative: usize| entities.get(alternative).copied().unwrap_or(alternative);
    match error {
        McdmError::Empty | McdmError::WrongLength { .. } => DecideError::NothingComplete,
        McdmError::TooMany { found, most } => DecideError::TooMany { found, most },
        McdmError::BadWeight { .. } | McdmError::NoWeight => DecideError::NoWeight,
        McdmError::BadCell { alternative, criterion, value, needs } => {
            DecideError::BadCell { code: code(criterion), entity: entity(alternative), value, needs }
        }
        McdmError::NoScale { criterion } => DecideError::NoScale { code: code(criterion) },
        McdmError::BadParameter { name, at, value, needs } => {
            DecideError::BadParameter { name: name.into(), code: at.map(code), value, needs }
        }
        McdmError::Undefined { alternative } => DecideError::Undefined { entity: entity(alternative) },
    }
}
