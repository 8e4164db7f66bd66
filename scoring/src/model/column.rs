//! One quantity for every entity, in entity order; owns the meaning of "missing".

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A column of `f64`, one cell an entity. A missing cell is stored as NaN and nowhere else in the crate does NaN mean that;
/// infinite values are refused when data is read, so a present cell is always finite.
///
/// Clones share the cells until one of them is written to, so a step that leaves a column alone hands it on for nothing. What is missing is
/// counted once and shared like the cells: a page asks for it in many places, and a long table has millions of cells.
#[derive(Clone, Debug, Default)]
pub struct Column(Arc<Cells>);

#[derive(Clone, Debug, Default)]
struct Cells {
    cells: Vec<f64>,
    n_missing: OnceLock<usize>,
}

impl Column {
    /// Takes cells as they are: NaN is missing.
    pub fn from_raw(cells: Vec<f64>) -> Self {
        Self(Arc::new(Cells { cells, n_missing: OnceLock::new() }))
    }

    pub fn from_options(cells: impl IntoIterator<Item = Option<f64>>) -> Self {
        Self::from_raw(cells.into_iter().map(|cell| cell.unwrap_or(f64::NAN)).collect())
    }

    pub fn missing(n_entities: usize) -> Self {
        Self::from_raw(vec![f64::NAN; n_entities])
    }

    pub fn len(&self) -> usize {
        self.raw().len()
    }

    pub fn is_empty(&self) -> bool {
        self.raw().is_empty()
    }

    /// The cell, or `None` where it is missing or out of range.
    pub fn get(&self, entity: usize) -> Option<f64> {
        self.raw().get(entity).copied().filter(|cell| !cell.is_nan())
    }

    /// Writes one cell; `None` makes it missing. Out of range does nothing.
    pub fn set(&mut self, entity: usize, value: Option<f64>) {
        if let Some(cell) = self.raw_mut().get_mut(entity) {
            *cell = value.unwrap_or(f64::NAN);
        }
    }

    /// Cells as stored, missing as NaN: for kernels that run over whole columns.
    pub fn raw(&self) -> &[f64] {
        &self.0.cells
    }

    /// The cells to write to; copied first when another column shares them.
    pub fn raw_mut(&mut self) -> &mut [f64] {
        let Cells { cells, n_missing } = Arc::make_mut(&mut self.0);
        n_missing.take();
        cells
    }

    /// The cells that are there, in entity order.
    pub fn present(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.raw().iter().copied().filter(|cell| !cell.is_nan())
    }

    pub fn n_present(&self) -> usize {
        self.len() - self.n_missing()
    }

    /// *Cost*: O(n) when first asked for, then O(1) until a cell is written.
    pub fn n_missing(&self) -> usize {
        *self.0.n_missing.get_or_init(|| self.raw().iter().map(|cell| usize::from(cell.is_nan())).sum())
    }
}

/// Equal when the same cells are missing and the others have equal values.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
        Arc::ptr_eq(&self.0, &other.0) || (self.len() == other.len() && self.raw().iter().zip(other.raw()).all(is_same))
    }
}

/// As its cells alone.
impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from_raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_counted_anew_when_a_cell_is_written() {
        let mut column = Column::from_raw(vec![1.0, f64::NAN, 3.0]);
        let before = column.clone();
        assert_eq!((column.n_missing(), column.n_present()), (1, 2));
        column.set(0, None);
        assert_eq!((column.n_missing(), before.n_missing()), (2, 1));
        column.raw_mut().fill(0.5);
        assert_eq!((column.n_missing(), column.n_present()), (0, 3));
        column.set(9, None);
        assert_eq!((column.n_missing(), Column::missing(4).n_missing(), Column::default().n_missing()), (0, 4, 0));
    }

    #[test]
    fn it_is_written_as_its_cells() {
        let column = Column::from_raw(vec![1.5, -0.0]);
        column.n_missing();
        let text = serde_json::to_string(&column).expect("a list");
        assert_eq!(text, "[1.5,-0.0]");
        assert_eq!(serde_json::from_str::<Column>(&text).expect("a column"), column);
        assert_ne!(Column::from_raw(vec![1.5]), column);
        assert_eq!(Column::missing(2), Column::from_raw(vec![f64::NAN; 2]));
    }
}
