//! Smallest and largest of many cells, several compared at once.

use super::wide::{Loop, widest};

/// How far cells reach, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub lo: f64,
    pub hi: f64,
    pub n_present: usize,
}

/// Smallest and largest cell, missing ones passed over; none where nothing is there.
///
/// *Edge cases*: infinities are cells like others. *Cost*: O(n).
pub fn extremes(cells: &[f64]) -> Option<(f64, f64)> {
    extent(cells).map(|extent| (extent.lo, extent.hi))
}

/// [`extremes`], and how many cells are there.
///
/// *Cost*: O(n), eight cells side by side: which lane meets a cell does not change the smallest of all.
pub fn extent(cells: &[f64]) -> Option<Extent> {
    widest(Reach(cells))
}

struct Reach<'a>(&'a [f64]);

impl Loop for Reach<'_> {
    type Output = Option<Extent>;

    #[inline(always)]
    fn run(self) -> Self::Output {
        let (mut los, mut his, mut counts) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8], [0.0; 8]);
        let (chunks, rest) = self.0.as_chunks::<8>();
        for chunk in chunks {
            meet(chunk, &mut los, &mut his, &mut counts);
        }
        meet(&lanes(rest), &mut los, &mut his, &mut counts);
        let lo = los.into_iter().fold(f64::INFINITY, f64::min);
        let hi = his.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let n_present = counts.into_iter().fold(0.0, |sum, count| sum + count) as usize;
        (lo <= hi).then_some(Extent { lo, hi, n_present })
    }
}

#[inline(always)]
fn meet(cells: &[f64; 8], los: &mut [f64; 8], his: &mut [f64; 8], counts: &mut [f64; 8]) {
    for lane in 0..8 {
        let cell = cells[lane];
        los[lane] = if cell < los[lane] { cell } else { los[lane] };
        his[lane] = if cell > his[lane] { cell } else { his[lane] };
        // Nothing but a missing cell differs from itself. Counts below 2⁵³ are exact.
        counts[lane] += if cell.is_nan() { 0.0 } else { 1.0 };
    }
}

/// Fewer than eight cells, filled up with missing ones.
#[inline(always)]
fn lanes(rest: &[f64]) -> [f64; 8] {
    let mut lanes = [f64::NAN; 8];
    lanes.iter_mut().zip(rest).for_each(|(lane, cell)| *lane = *cell);
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[f64], expected: Option<(f64, f64)>) {
        assert_eq!(extremes(cells), expected, "{cells:?}");
    }

    #[test]
    fn missing_cells_are_passed_over() {
        check(&[], None);
        check(&[f64::NAN; 9], None);
        check(&[f64::NAN, 2.0, -1.0], Some((-1.0, 2.0)));
        check(&[3.0; 17], Some((3.0, 3.0)));
        check(&[0.0, f64::INFINITY, f64::NAN], Some((0.0, f64::INFINITY)));
    }
}
