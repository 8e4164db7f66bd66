//! Descriptive statistics of the numbers that are there; sums run in their order.

use super::sqrt;

/// Arithmetic mean in the numbers' unit; `None` when nothing is there. *Cost*: O(n).
pub fn mean(cells: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut n) = (0.0, 0usize);
    for cell in cells {
        sum += cell;
        n += 1;
    }
    (n > 0).then(|| sum / n as f64)
}

/// Sample standard deviation (over n − 1) in the numbers' unit; `None` with fewer than two cells. *Cost*: O(n).
pub fn sample_sd(cells: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let centre = mean(cells.clone())?;
    let (mut squares, mut n) = (0.0, 0usize);
    for cell in cells {
        squares += (cell - centre) * (cell - centre);
        n += 1;
    }
    (n > 1).then(|| sqrt(squares / (n - 1) as f64))
}

/// Smallest and largest number; NaN is passed over, and `None` when nothing is there. *Cost*: O(n).
pub fn min_max(cells: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
    for cell in cells {
        lo = if cell < lo { cell } else { lo };
        hi = if cell > hi { cell } else { hi };
    }
    (lo <= hi).then_some((lo, hi))
}

/// Middle cell, or the mean of the two middle ones; `None` when nothing is there. *Cost*: O(n).
pub fn median(cells: impl Iterator<Item = f64>) -> Option<f64> {
    middle(cells.collect())
}

/// [`median`] of the cells that are there in the rows kept. *Cost*: O(n).
pub fn median_in(cells: &[f64], rows: &[bool]) -> Option<f64> {
    middle(kept(cells, rows))
}

/// The cells that are there in the rows kept, in their order. *Cost*: O(n).
pub fn kept(cells: &[f64], rows: &[bool]) -> Vec<f64> {
    let mut kept = vec![0.0; cells.len()];
    let (places, mut n) = (kept.as_mut_slice(), 0);
    // Each is written, and the next one over it unless it counts: a processor has nothing to guess.
    for (&cell, &is_kept) in cells.iter().zip(rows) {
        places[n] = cell;
        n += usize::from(is_kept && !cell.is_nan());
    }
    kept.truncate(n);
    kept
}

fn middle(mut cells: Vec<f64>) -> Option<f64> {
    if cells.is_empty() {
        return None;
    }
    let middle = cells.len() / 2;
    let even = cells.len().is_multiple_of(2);
    let (below, upper, _) = cells.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    if !even {
        return Some(upper);
    }
    let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(lower / 2.0 + upper / 2.0)
}

/// Sample skewness G1 = g1·√(n(n − 1))/(n − 2), as spreadsheets have it; `None` with fewer than three cells or no spread.
/// *Cost*: O(n). *Source*: joanes1998.
pub fn skewness(cells: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let (n, m2, m3, _) = central_moments(cells)?;
    if n < 3.0 || m2 <= 0.0 {
        return None;
    }
    Some(m3 / (m2 * sqrt(m2)) * sqrt(n * (n - 1.0)) / (n - 2.0))
}

/// Sample excess kurtosis G2 = (n − 1)/((n − 2)(n − 3))·((n + 1)·g2 + 6); `None` with fewer than four cells or no spread.
/// *Cost*: O(n). *Source*: joanes1998.
pub fn excess_kurtosis(cells: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let (n, m2, _, m4) = central_moments(cells)?;
    if n < 4.0 || m2 <= 0.0 {
        return None;
    }
    let g2 = m4 / (m2 * m2) - 3.0;
    Some((n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * g2 + 6.0))
}

fn central_moments(cells: impl Iterator<Item = f64> + Clone) -> Option<(f64, f64, f64, f64)> {
    let centre = mean(cells.clone())?;
    let (mut n, mut m2, mut m3, mut m4) = (0.0, 0.0, 0.0, 0.0);
    for cell in cells {
        let away = cell - centre;
        let square = away * away;
        n += 1.0;
        m2 += square;
        m3 += square * away;
        m4 += square * square;
    }
    Some((n, m2 / n, m3 / n, m4 / n))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells = std::vec::IntoIter<f64>;

    fn check(cells: &[f64], of: fn(Cells) -> Option<f64>, expect: Option<f64>) {
        let got = of(Vec::from(cells).into_iter());
        assert_eq!(got.is_some(), expect.is_some(), "{cells:?}");
        assert!((got.unwrap_or(0.0) - expect.unwrap_or(0.0)).abs() < 1e-12, "{cells:?}: {got:?}");
    }

    #[test]
    fn statistics_agree_with_hand_counts() {
        check(&[], mean, None);
        check(&[], median, None);
        check(&[1.0, 3.0], mean, Some(2.0));
        check(&[1.0], sample_sd, None);
        check(&[1.0, 3.0], sample_sd, Some(2.0_f64.sqrt()));
        check(&[5.0, 1.0, 3.0], median, Some(3.0));
        check(&[5.0, 1.0, 3.0, 4.0], median, Some(3.5));
        check(&[1.0, 1.0, 1.0], skewness, None);
        check(&[1.0, 2.0, 3.0], skewness, Some(0.0));
        check(&[1.0, 2.0, 3.0], excess_kurtosis, None);
        check(&[1.0, 2.0, 3.0, 4.0], excess_kurtosis, Some(-1.2));
    }

    #[test]
    fn only_cells_that_are_there_in_rows_kept_count() {
        let (cells, rows) = ([7.0, f64::NAN, 1.0, 9.0, 2.0], [true, true, false, true, true]);
        assert_eq!(kept(&cells, &rows), [7.0, 9.0, 2.0]);
        assert_eq!(median_in(&cells, &rows), Some(7.0));
        assert_eq!(median_in(&cells, &[false; 5]), None);
    }
}
