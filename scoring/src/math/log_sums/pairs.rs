//! The sums with WebAssembly's vectors of two, written out: left to itself the compiler does one number at a time.

use std::arch::wasm32::{
    f64x2, f64x2_add, f64x2_eq, f64x2_extract_lane, f64x2_mul, f64x2_pmax, f64x2_pmin, f64x2_splat, f64x2_sub,
    u64x2_extract_lane, u64x2_shr, u64x2_shuffle, u64x2_splat, v128, v128_and, v128_andnot, v128_or,
};

use super::table::{BITS_BELOW_STEP, LogTable, N_STEPS, TABLE};
use super::{Change, LANES, Pass, Totals};

/// Pairs of sums that make the lanes.
const PAIRS: usize = LANES / 2;
/// Cells that are gone through once for each pair of sums, so that these stay in registers.
const BLOCK: usize = 128;

/// The sums over all cells; with `LOOK` each is looked at whether it is there.
pub(super) fn totals<const LOOK: bool>(pass: Pass<'_, impl Change>) -> Totals {
    let mut sums = Sums::empty();
    let logarithms = Logarithms::new(&TABLE, pass.origin);
    let (blocks, rest) = pass.cells.as_chunks::<BLOCK>();
    for block in blocks {
        add::<LOOK>(&pass, &logarithms, block, &mut sums);
    }
    if !rest.is_empty() {
        // Filled up with missing cells: what `change` makes of a number must not count.
        let mut last = [f64::NAN; BLOCK];
        last.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
        add::<true>(&pass, &logarithms, &last, &mut sums);
    }
    let ends = |pair: v128| [f64x2_extract_lane::<0>(pair), f64x2_extract_lane::<1>(pair)];
    let lanes = |of: fn(&Pair) -> v128| -> [f64; LANES] {
        std::array::from_fn(|lane| ends(of(&sums.pairs[lane / 2]))[lane % 2])
    };
    let n_missing = ends(sums.n_missing).iter().sum::<f64>() - ((BLOCK - rest.len()) % BLOCK) as f64;
    Totals {
        x: lanes(|pair| pair.x),
        x_k: lanes(|pair| pair.x_k),
        x_ln_m: lanes(|pair| pair.x_ln_m),
        lo: ends(sums.lo).into_iter().fold(f64::INFINITY, f64::min),
        hi: ends(sums.hi).into_iter().fold(f64::NEG_INFINITY, f64::max),
        n_missing,
    }
}

/// Two neighbours of each of the lanes' sums.
#[derive(Clone, Copy)]
struct Pair {
    x: v128,
    x_k: v128,
    x_ln_m: v128,
}

/// Of what does not depend on the order there is one for all lanes.
struct Sums {
    pairs: [Pair; PAIRS],
    lo: v128,
    hi: v128,
    n_missing: v128,
}

impl Sums {
    fn empty() -> Self {
        let nothing = f64x2_splat(0.0);
        let (lo, hi) = (f64x2_splat(f64::INFINITY), f64x2_splat(f64::NEG_INFINITY));
        Self { pairs: [Pair { x: nothing, x_k: nothing, x_ln_m: nothing }; PAIRS], lo, hi, n_missing: nothing }
    }
}

#[inline(always)]
fn add<const LOOK: bool>(
    pass: &Pass<'_, impl Change>,
    logarithms: &Logarithms<'_>,
    block: &[f64; BLOCK],
    sums: &mut Sums,
) {
    let factor = f64x2_splat(pass.factor);
    let Sums { pairs, lo, hi, n_missing } = sums;
    for (at, pair) in pairs.iter_mut().enumerate() {
        let mut pair_sums = *pair;
        for row in block.as_chunks::<2>().0.chunks_exact(PAIRS) {
            let [first, second] = row[at];
            let cells = f64x2(first, second);
            let mut x = f64x2(pass.change.of(first), pass.change.of(second));
            if LOOK {
                // All bits where there is a number.
                let (there, changed) = (f64x2_eq(cells, cells), f64x2_eq(x, x));
                *n_missing = f64x2_add(*n_missing, v128_andnot(logarithms.one, there));
                x = v128_and(f64x2_mul(x, factor), changed);
            }
            let (k, ln_m) = logarithms.of(x);
            pair_sums.x = f64x2_add(pair_sums.x, x);
            pair_sums.x_k = f64x2_add(pair_sums.x_k, f64x2_mul(x, k));
            pair_sums.x_ln_m = f64x2_add(pair_sums.x_ln_m, f64x2_mul(x, ln_m));
            *lo = f64x2_pmin(*lo, cells);
            *hi = f64x2_pmax(*hi, cells);
        }
        *pair = pair_sums;
    }
}

/// The table's constants as vectors.
struct Logarithms<'a> {
    table: &'a LogTable,
    origin: v128,
    one: v128,
    series: [v128; 3],
    fraction: v128,
    two_to_52: v128,
}

impl<'a> Logarithms<'a> {
    #[inline(always)]
    fn new(table: &'a LogTable, origin: f64) -> Self {
        let formula = &table.formula;
        Self {
            table,
            origin: f64x2_splat(origin),
            one: f64x2_splat(formula.one),
            series: formula.series.map(|term| f64x2_splat(term)),
            fraction: u64x2_splat(formula.fraction),
            two_to_52: u64x2_splat(formula.two_to_52),
        }
    }

    /// `exponent` and `ln_m` of the formula of two numbers, each operation in their order.
    #[inline(always)]
    fn of(&self, x: v128) -> (v128, v128) {
        let steps = u64x2_shr(x, BITS_BELOW_STEP);
        let first = u64x2_extract_lane::<0>(steps) as usize % N_STEPS;
        let second = u64x2_extract_lane::<1>(steps) as usize % N_STEPS;
        let [first, second] = [self.table.steps[first], self.table.steps[second]];
        let (first, second) = (f64x2(first[0], first[1]), f64x2(second[0], second[1]));
        let (inverse, logarithm) = (u64x2_shuffle::<0, 2>(first, second), u64x2_shuffle::<1, 3>(first, second));
        let k = f64x2_sub(v128_or(u64x2_shr(x, 52), self.two_to_52), self.origin);
        let m = v128_or(v128_and(x, self.fraction), self.one);
        let r = f64x2_sub(f64x2_mul(m, inverse), self.one);
        let r2 = f64x2_mul(r, r);
        let [square, cube, fourth] = self.series;
        let of_r2 = f64x2_add(f64x2_add(square, f64x2_mul(r, cube)), f64x2_mul(r2, fourth));
        (k, f64x2_add(f64x2_add(logarithm, r), f64x2_mul(r2, of_r2)))
    }
}
