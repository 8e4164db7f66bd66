//! Looking up, cell by cell, what is near each of a few, before they are worked on at once.

#[cfg(target_arch = "x86_64")]
use pulp::core_arch::x86::{Sse, Sse2};
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{__m128d, _MM_HINT_T0};

use super::LANES;
use super::table::{BITS_BELOW_STEP, LogTable, N_STEPS};

/// Finds one over the number near each cell, and its logarithm.
#[inline(always)]
pub(super) fn look_up(table: &LogTable, xs: &[f64; LANES], inverses: &mut [f64; LANES], logarithms: &mut [f64; LANES]) {
    #[cfg(target_arch = "x86_64")]
    let xs: &[[u8; 8]; LANES] = pulp::bytemuck::cast_ref(xs);
    #[cfg(not(target_arch = "x86_64"))]
    let xs = &xs.map(f64::to_le_bytes);
    let near = inverses.as_chunks_mut::<2>().0.iter_mut().zip(logarithms.as_chunks_mut::<2>().0);
    for ([first, second], (inverses, logarithms)) in xs.as_chunks::<2>().0.iter().zip(near) {
        (*inverses, *logarithms) = turned(table.steps[step(*first)], table.steps[step(*second)]);
    }
}

/// Which step a number is in, by the two of its bytes that tell: taken from memory by themselves, while vectors are busy with figures.
#[inline(always)]
fn step([.., low, high, _]: [u8; 8]) -> usize {
    (u16::from_le_bytes([low, high]) >> (BITS_BELOW_STEP - 40)) as usize % N_STEPS
}

/// What was found for two cells, by what it is.
#[inline(always)]
fn turned(first: [f64; 2], second: [f64; 2]) -> ([f64; 2], [f64; 2]) {
    // Left to itself the compiler reads and writes each number alone, or gathers them with one instruction, which is slower still.
    #[cfg(target_arch = "x86_64")]
    if let Some(vectors) = Sse2::try_new() {
        let (first, second): (__m128d, __m128d) = (pulp::cast(first), pulp::cast(second));
        let (low, high) = (vectors._mm_unpacklo_pd(first, second), vectors._mm_unpackhi_pd(first, second));
        return (pulp::cast(low), pulp::cast(high));
    }
    ([first[0], second[0]], [first[1], second[1]])
}

/// Asks memory for the line so many cells after these, which need not be there, and does not wait for it.
///
/// What a processor fetches by itself ends with a page; work as short as this on a cell would then wait.
#[inline(always)]
pub(super) fn fetch(cells: &[f64; LANES], n_cells_ahead: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(vectors) = Sse::try_new() {
        vectors._mm_prefetch::<_MM_HINT_T0>(cells.as_ptr().wrapping_add(n_cells_ahead).cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (cells, n_cells_ahead);
}
