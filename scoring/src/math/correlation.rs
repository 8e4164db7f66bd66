//! How two columns go together, over the rows where both are there.

use super::sqrt;

/// Pearson's product-moment correlation of the pairs in which neither is NaN, −1 to 1.
///
/// *Edge cases*: `None` with fewer than two pairs or where one side is constant. *Cost*: O(n).
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let whole = || x.iter().zip(y).filter(|(x, y)| is_whole(**x, **y));
    let (first_x, first_y) = whole().next()?;
    if whole().all(|(x, _)| x == first_x) || whole().all(|(_, y)| y == first_y) {
        return None;
    }
    let (mean_x, mean_y, _) = means(x, y);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (&x, &y) in x.iter().zip(y) {
        if is_whole(x, y) {
            xx += (x - mean_x) * (x - mean_x);
            yy += (y - mean_y) * (y - mean_y);
            xy += (x - mean_x) * (y - mean_y);
        }
    }
    let r = xy / (sqrt(xx) * sqrt(yy));
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

/// Spearman's rank correlation: Pearson's of the ranks, ties at their mean rank, −1 to 1.
///
/// *Edge cases*: as [`pearson`]; ranks are taken among the pairs that are whole. *Cost*: O(n log n). *Source*: spearman1904.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    let (x, y) = pairs(x, y);
    pearson(&mean_ranks(&x), &mean_ranks(&y))
}

/// Kendall's τ_b of the pairs in which neither is NaN, −1 to 1.
///
/// *Formula*: (P − Q)/√((P + Q + T_x)(P + Q + T_y)) with P pairs in the same order, Q in opposite order, T_x tied in x only and T_y
/// in y only; Q is counted as the exchanges that sort y once the rows are in the order of x. *Edge cases*: `None` with fewer than two
/// pairs or where one side is constant. *Cost*: O(n log n). *Source*: kendall1945, knight1966.
pub fn kendall_tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    let (x, y) = pairs(x, y);
    // Adding zero turns −0 into 0, so that the two tie.
    let mut rows: Vec<(f64, f64)> = x.iter().zip(&y).map(|(x, y)| (x + 0.0, y + 0.0)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let n_pairs = |n: usize| n as i64 * (n as i64 - 1) / 2;
    let tied_both: i64 = rows.chunk_by(|a, b| a == b).map(|tied| n_pairs(tied.len())).sum();
    let tied_x: i64 = rows.chunk_by(|a, b| a.0 == b.0).map(|tied| n_pairs(tied.len())).sum();
    let mut y: Vec<f64> = rows.iter().map(|row| row.1).collect();
    let n_exchanges = sort_counting(&mut y) as i64;
    let tied_y: i64 = y.chunk_by(|a, b| a == b).map(|tied| n_pairs(tied.len())).sum();
    let all = n_pairs(y.len());
    let balance = all - tied_x - tied_y + tied_both - 2 * n_exchanges;
    let (apart_x, apart_y) = (all - tied_x, all - tied_y);
    // The product of two roots may be a last bit below what they are the roots of.
    let tau = || balance as f64 / (sqrt(apart_x as f64) * sqrt(apart_y as f64));
    (apart_x > 0 && apart_y > 0).then(|| tau().clamp(-1.0, 1.0))
}

/// Covariance over n − 1 of the pairs in which neither is NaN; `None` with fewer than two. *Cost*: O(n).
pub fn covariance(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y, n) = means(x, y);
    let mut sum = 0.0;
    for (&x, &y) in x.iter().zip(y) {
        if is_whole(x, y) {
            sum += (x - mean_x) * (y - mean_y);
        }
    }
    (n > 1).then(|| sum / (n - 1) as f64)
}

/// Ranks from 1 for the least; ties share the mean of their places. NaN sorts last. *Cost*: O(n log n).
pub fn mean_ranks(cells: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    // Adding zero turns −0 into 0, so that the two tie.
    let key = |at: &usize| cells.get(*at).map_or(f64::NAN, |cell| cell + 0.0);
    order.sort_by(|a, b| key(a).total_cmp(&key(b)));
    let mut ranks = vec![0.0; cells.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| key(a) == key(b)) {
        let shared = before as f64 + (tied.len() + 1) as f64 / 2.0;
        for &at in tied {
            if let Some(rank) = ranks.get_mut(at) {
                *rank = shared;
            }
        }
        before += tied.len();
    }
    ranks
}

/// Merge sort, with the number of pairs it had to exchange.
fn sort_counting(cells: &mut [f64]) -> u64 {
    if cells.len() < 2 {
        return 0;
    }
    let (left, right) = cells.split_at_mut(cells.len() / 2);
    let mut n_exchanges = sort_counting(left) + sort_counting(right);
    let (left, right) = (left.to_vec(), right.to_vec());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    for cell in cells {
        let from_right = match (left.peek(), right.peek()) {
            (Some(left), Some(right)) => right < left,
            (None, _) => true,
            (_, None) => false,
        };
        if from_right {
            n_exchanges += left.len() as u64;
        }
        *cell = if from_right { right.next() } else { left.next() }.unwrap_or(*cell);
    }
    n_exchanges
}

/// Means of the pairs that are whole, and how many there are.
fn means(x: &[f64], y: &[f64]) -> (f64, f64, usize) {
    let (mut sum_x, mut sum_y, mut n) = (0.0, 0.0, 0);
    for (&x, &y) in x.iter().zip(y) {
        if is_whole(x, y) {
            sum_x += x;
            sum_y += y;
            n += 1;
        }
    }
    (sum_x / n as f64, sum_y / n as f64, n)
}

fn pairs(x: &[f64], y: &[f64]) -> (Vec<f64>, Vec<f64>) {
    x.iter().zip(y).filter(|(x, y)| is_whole(**x, **y)).unzip()
}

fn is_whole(x: f64, y: f64) -> bool {
    !x.is_nan() && !y.is_nan()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Coefficient = fn(&[f64], &[f64]) -> Option<f64>;

    fn check(of: Coefficient, x: &[f64], y: &[f64], expect: Option<f64>) {
        let got = of(x, y);
        assert_eq!(got.is_some(), expect.is_some(), "{x:?} {y:?}");
        assert!((got.unwrap_or(0.0) - expect.unwrap_or(0.0)).abs() < 1e-14, "{x:?} {y:?}: {got:?}");
    }

    /// SciPy 1.17: `pearsonr`, `spearmanr`, `kendalltau`.
    #[test]
    fn scipy_correlations() {
        let (x, y) = ([1.0, 2.0, 2.0, 5.0, 7.0, 3.5], [2.0, 1.0, 4.0, 4.0, 9.0, 0.5]);
        check(pearson, &x, &y, Some(0.7661497473746156));
        check(spearman, &x, &y, Some(0.4852941176470589));
        check(kendall_tau_b, &x, &y, Some(0.35714285714285715));
    }

    /// Every pair, compared as the definition has it.
    #[test]
    fn kendall_counts_what_its_definition_counts() {
        let cells = |step: usize| (0..40).map(|at| ((at * step * step + at) % 13) as f64).collect::<Vec<f64>>();
        for (x, y) in [(cells(3), cells(6)), (cells(2), cells(7)), (cells(1), cells(1))] {
            let (mut balance, mut apart) = (0.0, [0.0, 0.0]);
            for (a, b) in (0..40).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let sign = |of: &[f64]| f64::from(i8::from(of[a] > of[b]) - i8::from(of[a] < of[b]));
                balance += sign(&x) * sign(&y);
                apart = [apart[0] + sign(&x).abs(), apart[1] + sign(&y).abs()];
            }
            check(kendall_tau_b, &x, &y, Some(balance / (apart[0] * apart[1]).sqrt()));
        }
        check(covariance, &[1.0, 2.0, f64::NAN], &[3.0, 5.0, 9.0], Some(1.0));
        check(covariance, &[1.0], &[3.0], None);
    }

    #[test]
    fn missing_pairs_are_passed_over_and_constants_have_none() {
        let na = f64::NAN;
        for of in [pearson, spearman, kendall_tau_b] as [Coefficient; 3] {
            check(of, &[1.0, 2.0, na, 3.0], &[1.0, 2.0, 3.0, na], Some(1.0));
            check(of, &[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0], None);
            check(of, &[0.0, -0.0], &[1.0, 2.0], None);
            check(of, &[1.0], &[1.0], None);
            check(of, &[], &[], None);
        }
    }

    #[test]
    fn ties_share_their_mean_rank() {
        assert_eq!(mean_ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        assert_eq!(mean_ranks(&[]), [0.0; 0]);
    }
}
