//! Weighted means over blocks of entities; the one place where scores are summed, so that every caller gets the same bits.

use crate::math::{exp, ln, pow};
use crate::mcdm::{DecisionMatrix, Objective, copeland, outranking_matrix};
use crate::model::NodeId;

/// A mean with its parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Arithmetic,
    Geometric,
    Harmonic,
    /// With its exponent, not zero.
    Power(f64),
    Median,
    /// No mean: every entity's score depends on all the others.
    Copeland,
}

impl Kind {
    /// Whether the mean is defined for positive values only.
    pub fn needs_positive(self) -> bool {
        matches!(self, Self::Geometric | Self::Harmonic | Self::Power(_))
    }

    /// Whether the mean is f⁻¹(Σ w·f(x)), entity by entity.
    pub fn is_quasi_arithmetic(self) -> bool {
        !matches!(self, Self::Median | Self::Copeland)
    }

    /// The function f of a quasi-arithmetic mean f⁻¹(Σ w·f(x)); the identity for what is no such mean.
    pub fn bend(self, x: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Median | Self::Copeland => x,
            Self::Geometric => ln(x),
            Self::Harmonic => 1.0 / x,
            Self::Power(p) => pow(x, p),
        }
    }

    /// The inverse of [`Kind::bend`].
    pub fn unbend(self, y: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Median | Self::Copeland => y,
            Self::Geometric => exp(y),
            Self::Harmonic => 1.0 / y,
            Self::Power(p) => pow(y, 1.0 / p),
        }
    }
}

/// How one node is made of its children.
#[derive(Clone, Debug, PartialEq)]
pub struct Kernel {
    /// Children that take part, in file order; the order of summation.
    pub children: Vec<NodeId>,
    /// Their shares of the node, summing to 1.
    pub weights: Vec<f64>,
    pub kind: Kind,
    /// Least share of the children that must be there.
    pub availability: f64,
}

/// Entities worked on at a time: a block of sums stays in the nearest cache.
const BLOCK: usize = 1024;

impl Kernel {
    /// Fills `out` with the node's values for the entities from `start` on; `columns` are the children's whole columns.
    ///
    /// `dense` promises that no child has a missing cell; it saves the counting and gives the same bits. *Cost*: O(len·children).
    pub fn fill(&self, columns: &[&[f64]], dense: bool, start: usize, out: &mut [f64]) {
        match self.kind {
            Kind::Median => self.fill_median(columns, start, out),
            Kind::Copeland => self.fill_copeland(columns, start, out),
            _ if dense => self.fill_dense(columns, start, out),
            _ => self.fill_counted(columns, start, out),
        }
    }

    fn fill_counted(&self, columns: &[&[f64]], start: usize, out: &mut [f64]) {
        let mut weight_there = [0.0; BLOCK];
        let mut n_there = [0.0; BLOCK];
        for (at, block) in out.chunks_mut(BLOCK).enumerate() {
            let from = start + at * BLOCK;
            let (weight_there, n_there) = (&mut weight_there[..block.len()], &mut n_there[..block.len()]);
            block.fill(0.0);
            weight_there.fill(0.0);
            n_there.fill(0.0);
            for (column, &weight) in columns.iter().zip(&self.weights) {
                let cells = column.get(from..from + block.len()).unwrap_or(&[]);
                add_column(self.kind, cells, weight, block, weight_there, n_there);
            }
            self.finish(block, weight_there, n_there);
        }
    }

    fn fill_dense(&self, columns: &[&[f64]], start: usize, out: &mut [f64]) {
        let kind = self.kind;
        let weight_there = self.weights.iter().fold(0.0, |sum, weight| sum + weight);
        for (at, block) in out.chunks_mut(BLOCK).enumerate() {
            let from = start + at * BLOCK;
            block.fill(0.0);
            for (column, &weight) in columns.iter().zip(&self.weights) {
                let cells = column.get(from..from + block.len()).unwrap_or(&[]);
                add_dense(kind, cells, weight, block);
            }
            for sum in block.iter_mut() {
                *sum = kind.unbend(*sum / weight_there);
            }
        }
    }

    /// Turns sums into means, in place.
    pub fn finish(&self, sums: &mut [f64], weight_there: &[f64], n_there: &[f64]) {
        let least = self.least();
        let kind = self.kind;
        for ((sum, &weight), &n) in sums.iter_mut().zip(weight_there).zip(n_there) {
            *sum = if n >= least && weight > 0.0 { kind.unbend(*sum / weight) } else { f64::NAN };
        }
    }

    /// Fewest children that must be there.
    pub fn least(&self) -> f64 {
        (self.availability * self.children.len() as f64).max(1.0)
    }

    /// Entities that lack a child are compared with nobody.
    fn fill_copeland(&self, columns: &[&[f64]], start: usize, out: &mut [f64]) {
        let n = columns.first().map_or(0, |column| column.len());
        let whole =
            |entity: &usize| columns.iter().all(|column| column.get(*entity).is_some_and(|cell| !cell.is_nan()));
        let entities: Vec<usize> = (0..n).filter(whole).collect();
        let pick = |column: &&[f64]| entities.iter().filter_map(|&entity| column.get(entity).copied()).collect();
        let picked: Vec<Vec<f64>> = columns.iter().map(pick).collect();
        let objectives = vec![Objective::Max; picked.len()];
        let matrix = DecisionMatrix::new(picked.iter().map(Vec::as_slice), &self.weights, &objectives);
        let scores = matrix.and_then(|matrix| outranking_matrix(&matrix)).map(|ahead| copeland(&ahead));
        out.fill(f64::NAN);
        // What cannot be compared, such as a node without anybody, has no scores.
        for (entity, score) in entities.into_iter().zip(scores.unwrap_or_default()) {
            if let Some(cell) = entity.checked_sub(start).and_then(|at| out.get_mut(at)) {
                *cell = score;
            }
        }
    }

    fn fill_median(&self, columns: &[&[f64]], start: usize, out: &mut [f64]) {
        let mut there: Vec<(f64, f64)> = Vec::with_capacity(columns.len());
        for (at, cell) in out.iter_mut().enumerate() {
            there.clear();
            there.extend(
                columns
                    .iter()
                    .zip(&self.weights)
                    .filter_map(|(column, &weight)| Some((*column.get(start + at)?, weight)))
                    .filter(|(value, _)| !value.is_nan()),
            );
            *cell = if there.len() as f64 >= self.least() { weighted_median(&mut there) } else { f64::NAN };
        }
    }
}

/// Adds one child's column to the running sums of a block.
pub fn add_column(
    kind: Kind,
    cells: &[f64],
    weight: f64,
    sums: &mut [f64],
    weight_there: &mut [f64],
    n_there: &mut [f64],
) {
    let rows = cells.iter().zip(sums).zip(weight_there).zip(n_there);
    if kind == Kind::Arithmetic {
        for (((&x, sum), weight_there), n) in rows {
            let there = !x.is_nan();
            *sum += if there { weight * x } else { 0.0 };
            *weight_there += if there { weight } else { 0.0 };
            *n += if there { 1.0 } else { 0.0 };
        }
        return;
    }
    for (((&x, sum), weight_there), n) in rows {
        if !x.is_nan() {
            // A child without weight may hold what the mean has no value for.
            if weight > 0.0 {
                *sum += weight * kind.bend(x);
            }
            *weight_there += weight;
            *n += 1.0;
        }
    }
}

/// As [`add_column`] where nothing is missing.
pub fn add_dense(kind: Kind, cells: &[f64], weight: f64, sums: &mut [f64]) {
    if kind == Kind::Arithmetic {
        for (&x, sum) in cells.iter().zip(sums) {
            *sum += weight * x;
        }
    } else if weight > 0.0 {
        for (&x, sum) in cells.iter().zip(sums) {
            *sum += weight * kind.bend(x);
        }
    }
}

/// The value at half of the weight; the mean of two values where half the weight falls exactly between them. NaN without weight.
pub fn weighted_median(there: &mut [(f64, f64)]) -> f64 {
    there.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = there.iter().fold(0.0, |sum, (_, weight)| sum + weight) / 2.0;
    if half <= 0.0 {
        return f64::NAN;
    }
    // Shares such as 1/3 do not sum to exact halves.
    let slack = half * 1e-12;
    let mut below = 0.0;
    let mut held = None;
    for &(value, weight) in there.iter().filter(|(_, weight)| *weight > 0.0) {
        if let Some(lower) = held {
            return lower / 2.0 + value / 2.0;
        }
        below += weight;
        if below > half + slack {
            return value;
        }
        if below >= half - slack {
            held = Some(value);
        }
    }
    held.unwrap_or(f64::NAN)
}
