//! Weights that methods find: from data, from judgements, from other weights, from an order that is wanted.

mod data;
mod frameworks;
mod judgements;
mod known_answers;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod wishes;

use scoring::model::Column;

use super::support::close;

/// Columns from rows of test data.
pub fn columns(rows: &[&[f64]]) -> Vec<Column> {
    let width = rows.first().map_or(0, |row| row.len());
    (0..width).map(|at| Column::from_raw(rows.iter().map(|row| row[at]).collect())).collect()
}

pub fn assert_weights(got: &[f64], expect: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expect.len(), "{got:?}");
    for (got_one, expect) in got.iter().zip(expect) {
        assert!(close(*got_one, *expect, tolerance), "{got:?}: {got_one} instead of {expect}");
    }
}
