//! Smallest and largest of many cells, several compared at once.

/// Smallest and largest cell, missing ones passed over; none where nothing is there.
///
/// *Edge cases*: infinities are cells like others. *Cost*: O(n), eight cells side by side: which lane meets a cell does not change the
/// smallest of all.
pub fn extremes(cells: &[f64]) -> Option<(f64, f64)> {
    let (mut los, mut his) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
    let (chunks, rest) = cells.as_chunks::<8>();
    for chunk in chunks.iter().copied().chain([lanes(rest)]) {
        for ((lo, hi), cell) in los.iter_mut().zip(his.iter_mut()).zip(chunk) {
            *lo = if cell < *lo { cell } else { *lo };
            *hi = if cell > *hi { cell } else { *hi };
        }
    }
    let lo = los.into_iter().fold(f64::INFINITY, f64::min);
    let hi = his.into_iter().fold(f64::NEG_INFINITY, f64::max);
    (lo <= hi).then_some((lo, hi))
}

/// Fewer than eight cells, filled up with missing ones.
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
