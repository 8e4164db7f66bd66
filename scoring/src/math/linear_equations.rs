//! Small systems of linear equations.

/// x with A·x = b, or `None` where A is singular to rounding, not square, or anything is not finite.
///
/// *Shape*: `a` row by row. *Formula*: Gaussian elimination; the largest entry of each column is divided by, the first of equal ones.
/// *Edge cases*: a pivot below 1e-13 of the largest entry of A counts as zero. *Cost*: O(n³).
pub fn solve_linear(a: &[Vec<f64>], b: &[f64]) -> Option<Vec<f64>> {
    let n = b.len();
    if a.len() != n || a.iter().any(|row| row.len() != n) {
        return None;
    }
    let size = a.iter().flatten().fold(0.0, |size: f64, cell| size.max(cell.abs()));
    let mut rows: Vec<Vec<f64>> = a.iter().zip(b).map(|(row, b)| row.iter().copied().chain([*b]).collect()).collect();
    for k in 0..n {
        let mut pivot = k;
        for i in k + 1..n {
            pivot = if rows[i][k].abs() > rows[pivot][k].abs() { i } else { pivot };
        }
        rows.swap(k, pivot);
        let (above, below) = rows.split_at_mut(k + 1);
        let head = &above[k];
        let usable = head[k].abs() > 1e-13 * size;
        if !usable {
            return None;
        }
        for row in below {
            let factor = row[k] / head[k];
            row.iter_mut().zip(head).skip(k).for_each(|(cell, head)| *cell -= factor * head);
        }
    }
    let mut x = vec![0.0; n];
    for k in (0..n).rev() {
        let known = (k + 1..n).fold(0.0, |sum, j| sum + rows[k][j] * x[j]);
        x[k] = (rows[k][n] - known) / rows[k][k];
    }
    x.iter().all(|x| x.is_finite()).then_some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_systems_are_solved_and_singular_ones_refused() {
        let a = [vec![0.0, 2.0], vec![4.0, 1.0]];
        assert_eq!(solve_linear(&a, &[2.0, 9.0]), Some(vec![2.0, 1.0]));
        assert_eq!(solve_linear(&[vec![1.0, 2.0], vec![2.0, 4.0]], &[1.0, 2.0]), None);
        assert_eq!(solve_linear(&[vec![f64::NAN]], &[1.0]), None);
        assert_eq!(solve_linear(&[vec![1.0]], &[1.0, 2.0]), None);
        assert_eq!(solve_linear(&[], &[]), Some(vec![]));
    }
}
