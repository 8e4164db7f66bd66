//! The sum over all children but one, set aside while that one's weight moves.

use std::ops::Range;

use crate::aggregate::{Kernel, Kind, add_column, add_dense};

/// Σ w·f(x) over the other children, under the weights at the time it was made.
#[derive(Clone, Debug)]
pub struct Partial {
    child: usize,
    weights: Vec<f64>,
    sums: Vec<f64>,
    others: Others,
    /// The child's weight now, to the scale of the others' weights then; `None` where these have no common factor any more.
    weight: Option<f64>,
}

/// Which weight the other children have together.
#[derive(Clone, Debug)]
enum Others {
    /// All are there.
    Everywhere(f64),
    /// By entity: the weight of those that are there, and how many they are.
    Counted { weight: Vec<f64>, n: Vec<f64> },
}

/// How far another weight may be from its proportion to count as kept; a slider's rounding is far below.
const KEPT: f64 = 1e-12;

impl Partial {
    /// Nothing summed yet.
    pub fn new(child: usize) -> Self {
        Self { child, weights: Vec::new(), sums: Vec::new(), others: Others::Everywhere(0.0), weight: None }
    }

    /// The child that is not in the sum.
    pub fn child(&self) -> usize {
        self.child
    }

    /// The one factor between the other children's weights now and then; `None` when there is none.
    pub fn factor(&self, kernel: &Kernel) -> Option<f64> {
        proportion(&self.weights, &kernel.weights, self.child)
    }

    /// Sums the others for these entities, under the kernel's weights.
    pub fn split(&mut self, kernel: &Kernel, columns: &[&[f64]], dense: bool, child: usize, rows: Range<usize>) {
        if rows.start == 0 {
            let n = columns.first().map_or(0, |column| column.len());
            self.weights = kernel.weights.clone();
            self.sums = vec![0.0; n];
            self.others = if dense {
                let others = kernel.weights.iter().enumerate().filter(|&(at, _)| at != child);
                Others::Everywhere(others.fold(0.0, |sum, (_, weight)| sum + weight))
            } else {
                Others::Counted { weight: vec![0.0; n], n: vec![0.0; n] }
            };
        }
        let Some(sums) = self.sums.get_mut(rows.clone()) else { return };
        for (at, (column, &weight)) in columns.iter().zip(&kernel.weights).enumerate() {
            let cells = column.get(rows.clone()).unwrap_or(&[]);
            match &mut self.others {
                _ if at == child => {}
                Others::Everywhere(_) => add_dense(kernel.kind, cells, weight, sums),
                Others::Counted { weight: there, n } => {
                    if let (Some(there), Some(n)) = (there.get_mut(rows.clone()), n.get_mut(rows.clone())) {
                        add_column(kernel.kind, cells, weight, sums, there, n);
                    }
                }
            }
        }
    }

    /// Adds the one child, under its weight of now, and fills `out` with the means of these entities; blocks come from the first on.
    pub fn join(&mut self, kernel: &Kernel, columns: &[&[f64]], rows: Range<usize>, out: &mut [f64]) {
        let kind = kernel.kind;
        if rows.start == 0 {
            // Rather than scaling every sum to the weights of now, the one weight is scaled to those of then.
            let factor = self.factor(kernel);
            self.weight = factor.zip(kernel.weights.get(self.child)).map(|(factor, weight)| weight / factor);
        }
        let Some(weight) = self.weight else { return kernel.fill(columns, false, rows.start, out) };
        let cells = columns.get(self.child).and_then(|column| column.get(rows.clone())).unwrap_or(&[]);
        let sums = self.sums.get(rows.clone()).unwrap_or(&[]);
        if let (Others::Everywhere(others), Kind::Arithmetic) = (&self.others, kind) {
            // One pass, and no division in it: of all that a drag does, this is done most.
            let share = 1.0 / (others + weight);
            for ((out, sum), x) in out.iter_mut().zip(sums).zip(cells) {
                *out = (sum + weight * x) * share;
            }
            return;
        }
        out.copy_from_slice(sums);
        match &self.others {
            Others::Everywhere(others) => {
                add_dense(kind, cells, weight, out);
                let there = others + weight;
                for sum in out.iter_mut() {
                    *sum = kind.unbend(*sum / there);
                }
            }
            Others::Counted { weight: others, n } => {
                let block = |cells: &[f64]| cells.get(rows.clone()).unwrap_or(&[]).to_vec();
                let (mut there, mut n) = (block(others), block(n));
                add_column(kind, cells, weight, out, &mut there, &mut n);
                kernel.finish(out, &there, &n);
            }
        }
    }
}

/// The one positive factor between all weights then and now but that of `child`; `None` when they have none in common.
pub fn proportion(then: &[f64], now: &[f64], child: usize) -> Option<f64> {
    let others = || then.iter().zip(now).enumerate().filter(|&(at, _)| at != child).map(|(_, pair)| pair);
    let (sum_then, sum_now) = others().fold((0.0, 0.0), |(a, b), (then, now)| (a + then, b + now));
    let factor = sum_now / sum_then;
    let kept = then.len() == now.len() && others().all(|(then, now)| (now - factor * then).abs() <= KEPT * now);
    (kept && factor > 0.0 && factor.is_finite()).then_some(factor)
}
