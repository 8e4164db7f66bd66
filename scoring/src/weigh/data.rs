//! What the methods that read weights from data have in common: checks, faults, and bringing information to weights.

use serde::{Deserialize, Serialize};

use crate::math::{Extent, extent};
use crate::model::Column;

/// Why data give no weights. Columns and entities count from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DataError {
    /// No column.
    Empty,
    /// A column is longer or shorter than the first.
    WrongLength { column: usize, expected: usize, found: usize },
    /// Fewer cells are there than the method needs.
    TooFew { column: usize, n_present: usize, needed: usize },
    /// The method has no value for this cell.
    BadCell { column: usize, entity: usize, value: f64, needs: CellNeeds },
    /// The column's mean, which the method divides by, is zero.
    ZeroMean { column: usize },
    /// Every column is constant, or all say the same, so that nothing tells one from another.
    NoInformation,
    /// Sums overflow: the result would not be finite.
    TooLarge,
    /// An inner iteration did not come to an end.
    NotConverged,
}

/// What a cell that is there must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellNeeds {
    Finite,
    NotNegative,
    Positive,
}

/// Equal parts; nothing for no criteria. *Cost*: O(n).
pub fn equal(n_criteria: usize) -> Vec<f64> {
    vec![1.0 / n_criteria.max(1) as f64; n_criteria]
}

/// 1/x of every cell: turns a column of which less is better into one of which more is better. Missing stays missing.
///
/// *Units and range*: one over the column's unit. `column` is its position, for the error.
///
/// # Errors
/// [`DataError::BadCell`] for a cell that is not positive.
///
/// *Cost*: O(n).
pub fn reciprocal(cells: &Column, column: usize) -> Result<Column, DataError> {
    check_cells((column, cells), extent(cells.raw()), CellNeeds::Positive)?;
    Ok(Column::from_raw(cells.raw().iter().map(|x| 1.0 / x).collect()))
}

/// Refuses columns of different lengths, cells the method cannot use, and columns with fewer cells than it needs.
pub(super) fn check(columns: &[Column], needs: CellNeeds, needed: usize) -> Result<(), DataError> {
    let expected = columns.first().ok_or(DataError::Empty)?.len();
    columns.iter().enumerate().try_for_each(|named| check_one(named, expected, extent(named.1.raw()), needs, needed))
}

/// [`check`] of one column that is known to reach this far, for a method that learns so while it works on it.
pub(super) fn check_one(
    (column, cells): (usize, &Column),
    expected: usize,
    extent: Option<Extent>,
    needs: CellNeeds,
    needed: usize,
) -> Result<(), DataError> {
    if cells.len() != expected {
        return Err(DataError::WrongLength { column, expected, found: cells.len() });
    }
    check_cells((column, cells), extent, needs)?;
    let n_present = extent.map_or(0, |extent| extent.n_present);
    if n_present < needed { Err(DataError::TooFew { column, n_present, needed }) } else { Ok(()) }
}

fn check_cells((column, cells): (usize, &Column), extent: Option<Extent>, needs: CellNeeds) -> Result<(), DataError> {
    let usable = |x: f64| match needs {
        CellNeeds::Finite => x.is_finite(),
        CellNeeds::NotNegative => x.is_finite() && x >= 0.0,
        CellNeeds::Positive => x.is_finite() && x > 0.0,
    };
    // Both ends usable, all are; only a column with a bad cell is walked through for its place.
    if extent.is_none_or(|extent| usable(extent.lo) && usable(extent.hi)) {
        return Ok(());
    }
    let bad = cells.raw().iter().enumerate().find(|&(_, &x)| !x.is_nan() && !usable(x));
    bad.map_or(Ok(()), |(entity, &value)| Err(DataError::BadCell { column, entity, value, needs }))
}

/// Whether all cells that are there are equal.
pub(super) fn is_constant(cells: &Column) -> bool {
    let mut present = cells.present();
    let first = present.next();
    present.all(|x| Some(x) == first)
}

/// Information over its sum.
pub(super) fn to_weights(information: &[f64]) -> Result<Vec<f64>, DataError> {
    let sum = information.iter().fold(0.0, |sum, x| sum + x);
    if !sum.is_finite() {
        Err(DataError::TooLarge)
    } else if sum <= 0.0 {
        Err(DataError::NoInformation)
    } else {
        Ok(information.iter().map(|x| x / sum).collect())
    }
}
