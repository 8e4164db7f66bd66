//! Correlations between all columns, at once or in pieces.

use crate::math::{covariance, kendall_tau_b, mean_ranks, pearson, spearman};
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

/// A symmetric matrix of what is measured between columns: correlations, or covariances.
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
    Pairwise::correlations(columns.to_vec(), of).finish()
}

/// The covariance (over n − 1) of each column with each, each pair over the entities that have both; `None` with fewer than two.
/// *Cost*: O(m²·n).
pub fn covariances(columns: &[Column]) -> Correlations {
    Pairwise::covariances(columns.to_vec()).finish()
}

/// The work of [`correlations`] or [`covariances`] in pieces, for whoever has other things to do in between. However it is cut, the
/// result has the same bits.
pub struct Pairwise {
    columns: Vec<Column>,
    /// By column: its ranks, where it is complete and ranks are asked for; made when its first pair comes.
    ranks: Vec<Option<Vec<f64>>>,
    measure: Measure,
    /// The next pair: the later column, and the earlier or the same one.
    next: (usize, usize),
    result: Correlations,
}

#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Correlation(Coefficient),
    Covariance,
}

impl Pairwise {
    pub fn correlations(columns: Vec<Column>, of: Coefficient) -> Self {
        Self::new(columns, Measure::Correlation(of))
    }

    pub fn covariances(columns: Vec<Column>) -> Self {
        Self::new(columns, Measure::Covariance)
    }

    fn new(columns: Vec<Column>, measure: Measure) -> Self {
        let n = columns.len();
        let result = Correlations { n_columns: n, cells: vec![None; n * n], n_pairs: vec![0; n * n] };
        Self { ranks: vec![None; n], columns, measure, next: (0, 0), result }
    }

    /// How many pairs there are, each column with itself among them.
    pub fn n_all(&self) -> usize {
        self.columns.len() * (self.columns.len() + 1) / 2
    }

    pub fn n_done(&self) -> usize {
        self.next.0 * (self.next.0 + 1) / 2 + self.next.1
    }

    /// Does up to `n_pairs` more; true while any are left. *Cost*: O(n) a pair, with ranks O(n·log n).
    pub fn step(&mut self, n_pairs: usize) -> bool {
        let n = self.columns.len();
        for _ in 0..n_pairs {
            let (a, b) = self.next;
            let (Some(x), Some(y)) = (self.columns.get(a).cloned(), self.columns.get(b).cloned()) else { return false };
            let value = self.measured(a, &x, b, &y);
            let shared = x.raw().iter().zip(y.raw()).filter(|(x, y)| !x.is_nan() && !y.is_nan()).count();
            for at in [a * n + b, b * n + a] {
                if let (Some(cell), Some(n_pairs)) = (self.result.cells.get_mut(at), self.result.n_pairs.get_mut(at)) {
                    (*cell, *n_pairs) = (value, shared);
                }
            }
            self.next = if b < a { (a, b + 1) } else { (a + 1, 0) };
        }
        self.next.0 < n
    }

    /// Does what is left.
    pub fn finish(mut self) -> Correlations {
        while self.step(usize::MAX) {}
        self.result
    }

    fn measured(&mut self, a: usize, x: &Column, b: usize, y: &Column) -> Option<f64> {
        let of = match self.measure {
            Measure::Covariance => return covariance(x.raw(), y.raw()),
            Measure::Correlation(of) => of,
        };
        let is_complete = |column: &Column| column.n_missing() == 0;
        let value = if of == Coefficient::Spearman && is_complete(x) && is_complete(y) {
            // Ranks among the pairs that are whole are then those among all, and need be found once only.
            for (at, column) in [(a, x), (b, y)] {
                if let Some(ranks) = self.ranks.get_mut(at).filter(|ranks| ranks.is_none()) {
                    *ranks = Some(mean_ranks(column.raw()));
                }
            }
            let ranks = |at: usize| self.ranks.get(at).and_then(Option::as_deref);
            ranks(a).zip(ranks(b)).and_then(|(x, y)| pearson(x, y))
        } else {
            of.of(x, y)
        };
        if a == b { value.map(|_| 1.0) } else { value }
    }
}
