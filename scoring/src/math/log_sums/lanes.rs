//! The sums with arrays of eight, as wide as the processor's vectors are.

use super::super::wide::{Loop, widest};
use super::table::{LogTable, TABLE, step_of};
use super::{Change, LANES, Pass, Totals};

/// Cells looked up one by one before they are worked on eight at once.
const BLOCK: usize = 128;

/// The sums over all cells; with `LOOK` each is looked at whether it is there.
pub(super) fn totals<const LOOK: bool>(pass: Pass<'_, impl Change>) -> Totals {
    widest(Work::<_, LOOK> { pass, table: &TABLE })
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

/// What was found for each cell of a block.
struct Found {
    inverses: [f64; BLOCK],
    logarithms: [f64; BLOCK],
}

impl<F: Change, const LOOK: bool> Loop for Work<'_, F, LOOK> {
    type Output = Totals;

    #[inline(always)]
    fn run(self) -> Totals {
        let mut lanes = Lanes::EMPTY;
        let mut found = Found { inverses: [0.0; BLOCK], logarithms: [0.0; BLOCK] };
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
                lanes.x_ln_m[lane] += x * table.ln_m(x, inverses[lane], logarithms[lane]);
                lanes.lo[lane] = if cell < lanes.lo[lane] { cell } else { lanes.lo[lane] };
                lanes.hi[lane] = if cell > lanes.hi[lane] { cell } else { lanes.hi[lane] };
            }
        }
    }
}

/// Apart, and so compiled for any processor of its kind: those that gather from a table with one instruction are slower at it than this.
#[inline(never)]
fn look_up(table: &LogTable, xs: &[f64; BLOCK], found: &mut Found) {
    let near = found.inverses.as_chunks_mut::<4>().0.iter_mut().zip(found.logarithms.as_chunks_mut::<4>().0);
    for (xs, (inverses, logarithms)) in xs.as_chunks::<4>().0.iter().zip(near) {
        let steps = xs.map(step_of);
        *inverses = steps.map(|step| table.inverses[step]);
        *logarithms = steps.map(|step| table.logarithms[step]);
    }
}
