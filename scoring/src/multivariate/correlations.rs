//! Correlations between all columns.

use crate::math::{kendall_tau_b, pearson, spearman};
use crate::model::Column;

/// A measure of how two columns go together, −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coefficient {
    Pearson,
    Spearman,
    /// τ_b.
    Kendall,
}

impl Coefficient {
    /// Of two columns, over the entities that have both; `None` with fewer than two or where one is constant over them.
    pub fn of(self, x: &Column, y: &Column) -> Option<f64> {
        match self {
            Self::Pearson => pearson(x.raw(), y.raw()),
            Self::Spearman => spearman(x.raw(), y.raw()),
            Self::Kendall => kendall_tau_b(x.raw(), y.raw()),
        }
    }
}

/// A symmetric matrix of correlations.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlations {
    n_columns: usize,
    /// Row by row.
    cells: Vec<Option<f64>>,
    n_pairs: Vec<usize>,
}

impl Correlations {
    pub fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// The correlation of two columns; `None` where there is none, or out of range.
    pub fn get(&self, a: usize, b: usize) -> Option<f64> {
        self.place(a, b).and_then(|at| self.cells.get(at).copied().flatten())
    }

    /// How many entities have both.
    pub fn n_pairs(&self, a: usize, b: usize) -> usize {
        self.place(a, b).and_then(|at| self.n_pairs.get(at).copied()).unwrap_or(0)
    }

    /// The matrix row by row; `None` where any correlation is missing.
    pub fn matrix(&self) -> Option<Vec<Vec<f64>>> {
        let cells: Vec<f64> = self.cells.iter().copied().collect::<Option<_>>()?;
        Some(cells.chunks(self.n_columns.max(1)).map(<[f64]>::to_vec).collect())
    }

    fn place(&self, a: usize, b: usize) -> Option<usize> {
        (a < self.n_columns && b < self.n_columns).then(|| a * self.n_columns + b)
    }
}

/// The correlation of each column with each, each pair over the entities that have both.
///
/// *Edge cases*: as [`Coefficient::of`]; a column with itself is 1 unless it is constant. Pairs over different entities may make a
/// matrix that no complete data could have. *Cost*: O(m²·n), with ranks O(m²·n·log n).
pub fn correlations(columns: &[Column], of: Coefficient) -> Correlations {
    let n = columns.len();
    let mut all = Correlations { n_columns: n, cells: vec![None; n * n], n_pairs: vec![0; n * n] };
    for (a, x) in columns.iter().enumerate() {
        for (b, y) in columns.iter().enumerate().take(a + 1) {
            let r = if a == b { of.of(x, y).map(|_| 1.0) } else { of.of(x, y) };
            let n_pairs = x.raw().iter().zip(y.raw()).filter(|(x, y)| !x.is_nan() && !y.is_nan()).count();
            for at in [a * n + b, b * n + a] {
                all.cells[at] = r;
                all.n_pairs[at] = n_pairs;
            }
        }
    }
    all
}
