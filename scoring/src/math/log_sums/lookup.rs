//! Looking up, cell by cell, what is near each of a block, before the block is worked on several cells at once.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::__m128d;

use super::table::{LogTable, step_of};

/// Cells looked up in one go.
pub(super) const BLOCK: usize = 64;

/// What was found for each cell of a block.
pub(super) struct Found {
    pub inverses: [f64; BLOCK],
    pub logarithms: [f64; BLOCK],
}

impl Found {
    pub const EMPTY: Self = Self { inverses: [0.0; BLOCK], logarithms: [0.0; BLOCK] };
}

/// Finds both numbers of the step of each cell.
///
/// Apart, and so compiled for any processor of its kind: those that gather from a table with one instruction are slower at it than this.
#[inline(never)]
pub(super) fn look_up(table: &LogTable, xs: &[f64; BLOCK], found: &mut Found) {
    let near = found.inverses.as_chunks_mut::<2>().0.iter_mut().zip(found.logarithms.as_chunks_mut::<2>().0);
    for ([first, second], (inverses, logarithms)) in xs.as_chunks::<2>().0.iter().zip(near) {
        (*inverses, *logarithms) = turned(table.steps[step_of(*first)], table.steps[step_of(*second)]);
    }
}

/// What was found for two cells, by what it is.
#[inline(always)]
fn turned(first: [f64; 2], second: [f64; 2]) -> ([f64; 2], [f64; 2]) {
    // Left to itself the compiler reads and writes each number alone, and how often it may turn to memory is what limits a processor here.
    #[cfg(target_arch = "x86_64")]
    if let Some(vectors) = pulp::core_arch::x86::Sse2::try_new() {
        let (first, second): (__m128d, __m128d) = (pulp::cast(first), pulp::cast(second));
        let (low, high) = (vectors._mm_unpacklo_pd(first, second), vectors._mm_unpackhi_pd(first, second));
        return (pulp::cast(low), pulp::cast(high));
    }
    ([first[0], second[0]], [first[1], second[1]])
}
