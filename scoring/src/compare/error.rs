//! Why a comparison of plain numbers has no result.

/// Positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CompareError {
    /// No numbers.
    Empty,
    /// A list is longer or shorter than the one it belongs to.
    WrongLength { expected: usize, found: usize },
    /// Negative, missing or infinite.
    BadAmount { at: usize, value: f64 },
    /// A group's number that is not below the number of units.
    BadGroup { at: usize, group: usize },
    /// What is divided by sums to nothing, or to more than a number can hold.
    NoTotal,
}

/// The sum of amounts that are all at least 0.
pub(super) fn not_negative(amounts: &[f64]) -> Result<f64, CompareError> {
    if amounts.is_empty() {
        return Err(CompareError::Empty);
    }
    if let Some((at, &value)) = amounts.iter().enumerate().find(|(_, x)| !(x.is_finite() && **x >= 0.0)) {
        return Err(CompareError::BadAmount { at, value });
    }
    let total = amounts.iter().fold(0.0, |sum, x| sum + x);
    if total > 0.0 && total.is_finite() { Ok(total) } else { Err(CompareError::NoTotal) }
}

/// The result, unless numbers too large or too small for their quotients took it out of range.
pub(super) fn finite(result: f64) -> Result<f64, CompareError> {
    if result.is_finite() { Ok(result) } else { Err(CompareError::NoTotal) }
}
