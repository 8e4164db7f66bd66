//! Points of the unit cube by number, and the design that Sobol indices are estimated from.

use crate::math::{Draws, SOBOL_DIMENSIONS, Shift, Sobol};

/// Quasi-random points: the Sobol sequence with a digital shift by seed, its coordinates beyond [`SOBOL_DIMENSIONS`] random.
#[derive(Clone, Debug)]
pub struct Points {
    even: Option<Sobol>,
    n_dimensions: usize,
    seed: u64,
}

/// Keeps coordinates apart from other numbers drawn under the same seed.
const STREAM: u32 = 2;

impl Points {
    pub fn new(n_dimensions: usize, seed: u64) -> Self {
        let even = Sobol::new(n_dimensions.min(SOBOL_DIMENSIONS), Shift::Digital { seed });
        Self { even, n_dimensions, seed }
    }

    /// Fills `point` with coordinates `from`, `from` + 1, … of the point `index`, each between 0 and 1 and never either.
    ///
    /// The Sobol sequence repeats after 2³² points. *Cost*: O(coordinates).
    pub fn fill(&self, index: u64, from: usize, point: &mut [f64]) {
        let mut random = None;
        for (coordinate, dimension) in point.iter_mut().zip(from..self.n_dimensions) {
            *coordinate = match &self.even {
                Some(even) if dimension < even.n_dimensions() => even.coordinate(index as u32, dimension),
                _ => {
                    // A stream for each dimension at which a fill may begin to be random.
                    let stream = || STREAM | ((dimension as u32) << 8);
                    random.get_or_insert_with(|| Draws::new(self.seed, stream(), index)).uniform()
                }
            };
        }
    }
}

/// Rows of two independent points A and B, and of A with one coordinate taken from B.
#[derive(Clone, Debug)]
pub struct Design {
    points: Points,
    n_factors: usize,
}

/// Which point of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    A,
    B,
    /// A with this coordinate from B.
    Swapped(usize),
}

impl Design {
    pub fn new(n_factors: usize, seed: u64) -> Self {
        Self { points: Points::new(2 * n_factors, seed), n_factors }
    }

    /// The points of one row in the order that outcomes are kept in: A, B, and A with each coordinate in turn from B.
    pub fn corners(&self) -> impl Iterator<Item = Corner> + use<> {
        [Corner::A, Corner::B].into_iter().chain((0..self.n_factors).map(Corner::Swapped))
    }

    /// Fills `point` with a corner of the row. *Cost*: O(factors). *Source*: saltelli2010.
    pub fn fill(&self, row: u64, corner: Corner, point: &mut [f64]) {
        let from = if corner == Corner::B { self.n_factors } else { 0 };
        self.points.fill(row, from, point);
        if let Corner::Swapped(factor) = corner {
            let mut other = vec![0.0; self.n_factors];
            self.points.fill(row, self.n_factors, &mut other);
            if let (Some(coordinate), Some(&swapped)) = (point.get_mut(factor), other.get(factor)) {
                *coordinate = swapped;
            }
        }
    }
}
