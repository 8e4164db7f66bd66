//! One quantity for every entity, in entity order; owns the meaning of "missing".

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A column of `f64`, one cell an entity. A missing cell is stored as NaN and nowhere else in the crate does NaN mean that;
/// infinite values are refused when data is read, so a present cell is always finite.
///
/// Clones share the cells until one of them is written to, so a step that leaves a column alone hands it on for nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Column(Arc<Vec<f64>>);

impl Column {
    /// Takes cells as they are: NaN is missing.
    pub fn from_raw(cells: Vec<f64>) -> Self {
        Self(Arc::new(cells))
    }

    pub fn from_options(cells: impl IntoIterator<Item = Option<f64>>) -> Self {
        Self::from_raw(cells.into_iter().map(|cell| cell.unwrap_or(f64::NAN)).collect())
    }

    pub fn missing(n_entities: usize) -> Self {
        Self::from_raw(vec![f64::NAN; n_entities])
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cell, or `None` where it is missing or out of range.
    pub fn get(&self, entity: usize) -> Option<f64> {
        self.0.get(entity).copied().filter(|cell| !cell.is_nan())
    }

    /// Writes one cell; `None` makes it missing. Out of range does nothing.
    pub fn set(&mut self, entity: usize, value: Option<f64>) {
        if let Some(cell) = Arc::make_mut(&mut self.0).get_mut(entity) {
            *cell = value.unwrap_or(f64::NAN);
        }
    }

    /// Cells as stored, missing as NaN: for kernels that run over whole columns.
    pub fn raw(&self) -> &[f64] {
        &self.0
    }

    /// The cells to write to; copied first when another column shares them.
    pub fn raw_mut(&mut self) -> &mut [f64] {
        Arc::make_mut(&mut self.0).as_mut_slice()
    }

    /// The cells that are there, in entity order.
    pub fn present(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.0.iter().copied().filter(|cell| !cell.is_nan())
    }

    pub fn n_present(&self) -> usize {
        self.present().count()
    }

    pub fn n_missing(&self) -> usize {
        self.len() - self.n_present()
    }
}

/// Equal when the same cells are missing and the others have equal values.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&*other.0).all(|(a, b)| a == b || (a.is_nan() && b.is_nan()))
    }
}
