//! The sums with arrays of eight, as wide as the processor's vectors are.

use super::super::extremes;
use super::super::wide::{Loop, widest};
use super::lookup::{BLOCK, Found, look_up};
use super::table::{LogTable, TABLE};
use super::{Change, LANES, Pass, Totals};

/// The sums over all cells; with `LOOK` each is looked at whether it is there.
pub(super) fn totals<const LOOK: bool>(pass: Pass<'_, impl Change>) -> Totals {
    let cells = pass.cells;
    let mut totals = widest(Work::<_, LOOK> { pass, table: &TABLE });
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
}

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
        let mut found = Found::EMPTY;
        let (blocks, rest) = self.pass.cells.as_chunks::<BLOCK>();
        for block in blocks {
            self.add::<LOOK>(block, &mut found, &mut lanes);
        }
        if !rest.is_empty() {
            // Filled up with missing cells: what `change` makes of a number must not count.
            let mut last = [f64::NAN; BLOCK];
            last.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
            self.add::<true>(&last, &mut found, &mut lanes);
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
    #[inline(always)]
    fn add<const LOOK: bool>(&self, block: &[f64; BLOCK], found: &mut Found, lanes: &mut Lanes) {
        let Pass { change, factor, origin, .. } = &self.pass;
        let table = self.table;
        let mut changed = [0.0; BLOCK];
        let xs = if LOOK || F::CHANGES {
            for (x, cell) in changed.iter_mut().zip(block) {
                *x = change.of(*cell);
                if LOOK {
                    *x = if x.is_nan() { 0.0 } else { *x * factor };
                }
            }
            &changed
        } else {
            block
        };
        look_up(table, xs, found);
        let rows = block.as_chunks::<LANES>().0.iter().zip(xs.as_chunks::<LANES>().0);
        let found = found.inverses.as_chunks::<LANES>().0.iter().zip(found.logarithms.as_chunks::<LANES>().0);
        for ((cells, xs), (inverses, logarithms)) in rows.zip(found) {
            for lane in 0..LANES {
                let (cell, x) = (cells[lane], xs[lane]);
                if LOOK {
                    lanes.n_missing[lane] += if cell.is_nan() { 1.0 } else { 0.0 };
                }
                lanes.x[lane] += x;
                lanes.x_k[lane] += x * table.exponent(x, *origin);
                lanes.x_ln_m[lane] += x * table.ln_m(x, [inverses[lane], logarithms[lane]]);
                (lanes.lo[lane], lanes.hi[lane]) = reach::<LOOK>(cell, lanes.lo[lane], lanes.hi[lane]);
            }
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
