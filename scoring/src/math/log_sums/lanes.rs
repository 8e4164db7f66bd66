//! The sums with arrays of eight, as wide as the processor's vectors are.

use super::super::extremes;
use super::super::wide::{Loop, widest};
use super::lookup::{fetch, look_up};
use super::table::{Formula, LogTable, TABLE};
use super::{Change, LANES, Pass, Totals};
use std::mem::swap;

/// Rows of cells that are looked up before the first of them is worked on: so many that what was written down for it has reached memory.
const ROWS: usize = 8;
const BLOCK: usize = ROWS * LANES;
/// How far ahead cells are fetched: a page of memory.
const AHEAD: usize = 512;

/// The sums over all cells; with `LOOK` each is looked at whether it is there.
pub(super) fn totals<const LOOK: bool>(pass: Pass<'_, impl Change>) -> Totals {
    let cells = pass.cells;
    let mut totals = widest(Work::<_, LOOK> { pass, table: &TABLE, formula: TABLE.formula });
    // The order of bits is not that of negative numbers. They are refused; who does so says which it was.
    if totals.lo.is_sign_negative()
        && let Some(reach) = extremes::extent(cells)
    {
        (totals.lo, totals.hi) = (reach.lo, reach.hi);
    }
    totals
}

struct Work<'a, F, const LOOK: bool> {
    pass: Pass<'a, F>,
    table: &'a LogTable,
    /// The table's, at hand: what is written down might be the table for all a compiler knows.
    formula: Formula,
}

/// What a block of cells is worked on with. Aligned, so that no row lies in two lines of memory.
#[repr(align(64))]
struct Ready {
    /// The cells changed, where they change.
    xs: [[f64; LANES]; ROWS],
    inverses: [[f64; LANES]; ROWS],
    logarithms: [[f64; LANES]; ROWS],
}

impl Ready {
    const EMPTY: Self =
        Self { xs: [[0.0; LANES]; ROWS], inverses: [[0.0; LANES]; ROWS], logarithms: [[0.0; LANES]; ROWS] };
}

#[derive(Clone, Copy)]
struct Lanes {
    x: [f64; LANES],
    x_k: [f64; LANES],
    x_ln_m: [f64; LANES],
    lo: [f64; LANES],
    hi: [f64; LANES],
    n_missing: [f64; LANES],
}

impl Lanes {
    const EMPTY: Self = Self {
        x: [0.0; LANES],
        x_k: [0.0; LANES],
        x_ln_m: [0.0; LANES],
        lo: [f64::INFINITY; LANES],
        hi: [f64::NEG_INFINITY; LANES],
        n_missing: [0.0; LANES],
    };
}

impl<F: Change, const LOOK: bool> Loop for Work<'_, F, LOOK> {
    type Output = Totals;

    #[inline(always)]
    fn run(self) -> Totals {
        let mut lanes = Lanes::EMPTY;
        let [mut one, mut other] = [Ready::EMPTY, Ready::EMPTY];
        let (mut this, mut next) = (&mut one, &mut other);
        let (blocks, rest) = self.pass.cells.as_chunks::<BLOCK>();
        if let Some((first, others)) = blocks.split_first() {
            for row in 0..ROWS {
                self.ready::<LOOK>(first, row, this);
            }
            let mut block = first;
            // Each row is worked on while one of the next block is looked up: a processor does both at once.
            for ahead in others {
                // Sums of a block's own stay in registers.
                let mut sums = lanes;
                for row in 0..ROWS {
                    self.ready::<LOOK>(ahead, row, next);
                    self.add::<LOOK>(block, row, this, &mut sums);
                }
                lanes = sums;
                swap(&mut this, &mut next);
                block = ahead;
            }
            for row in 0..ROWS {
                self.add::<LOOK>(block, row, this, &mut lanes);
            }
        }
        if !rest.is_empty() {
            // Filled up with missing cells: what `change` makes of a number must not count.
            let mut last = [f64::NAN; BLOCK];
            last.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
            for row in 0..ROWS {
                self.ready::<true>(&last, row, this);
                self.add::<true>(&last, row, this, &mut lanes);
            }
            lanes.n_missing[0] -= (BLOCK - rest.len()) as f64;
        }
        Totals {
            x: lanes.x,
            x_k: lanes.x_k,
            x_ln_m: lanes.x_ln_m,
            lo: lanes.lo.into_iter().fold(f64::INFINITY, f64::min),
            hi: lanes.hi.into_iter().fold(f64::NEG_INFINITY, f64::max),
            n_missing: lanes.n_missing.iter().sum(),
        }
    }
}

impl<F: Change, const GAPS: bool> Work<'_, F, GAPS> {
    /// Changes a row of a block and looks it up.
    #[inline(always)]
    fn ready<const LOOK: bool>(&self, block: &[f64; BLOCK], row: usize, ready: &mut Ready) {
        let cells = &block.as_chunks().0[row];
        fetch(cells, AHEAD);
        let changed = &mut ready.xs[row];
        let xs = if LOOK || F::CHANGES {
            for (x, cell) in changed.iter_mut().zip(cells) {
                *x = self.pass.change.of(*cell);
                if LOOK {
                    *x = if x.is_nan() { 0.0 } else { *x * self.pass.factor };
                }
            }
            changed
        } else {
            cells
        };
        look_up(self.table, xs, &mut ready.inverses[row], &mut ready.logarithms[row]);
    }

    /// Adds a row that is ready to the sums.
    #[inline(always)]
    fn add<const LOOK: bool>(&self, block: &[f64; BLOCK], row: usize, ready: &Ready, lanes: &mut Lanes) {
        let cells: &[f64; LANES] = &block.as_chunks().0[row];
        let xs = if LOOK || F::CHANGES { &ready.xs[row] } else { cells };
        let (inverses, logarithms) = (&ready.inverses[row], &ready.logarithms[row]);
        for lane in 0..LANES {
            let (cell, x) = (cells[lane], xs[lane]);
            if LOOK {
                lanes.n_missing[lane] += if cell.is_nan() { 1.0 } else { 0.0 };
            }
            lanes.x[lane] += x;
            lanes.x_k[lane] += x * self.formula.exponent(x, self.pass.origin);
            lanes.x_ln_m[lane] += x * self.formula.ln_m(x, [inverses[lane], logarithms[lane]]);
            (lanes.lo[lane], lanes.hi[lane]) = reach::<LOOK>(cell, lanes.lo[lane], lanes.hi[lane]);
        }
    }
}

/// How far cells reach with this one.
///
/// Where nothing is missing they are compared as whole numbers, for which positive ones have the same order: what adds and multiplies
/// figures has enough to do.
#[inline(always)]
fn reach<const LOOK: bool>(cell: f64, lo: f64, hi: f64) -> (f64, f64) {
    let bits = |x: f64| x.to_bits() as i64;
    let (is_lower, is_higher) =
        if LOOK { (cell < lo, cell > hi) } else { (bits(cell) < bits(lo), bits(cell) > bits(hi)) };
    (if is_lower { cell } else { lo }, if is_higher { cell } else { hi })
}
