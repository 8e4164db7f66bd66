//! Eigenvalues and eigenvectors of small matrices.

use super::sqrt;

/// Eigenvalues from the largest down, and their eigenvectors.
#[derive(Clone, Debug, PartialEq)]
pub struct Eigen {
    pub values: Vec<f64>,
    /// `vectors[k]` has length 1 and belongs to `values[k]`. Its entries sum to at least 0; where they sum to 0, the first entry that
    /// is not 0 is positive.
    pub vectors: Vec<Vec<f64>>,
}

/// The eigenvector of the largest eigenvalue of a positive matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Principal {
    pub value: f64,
    /// Positive, sums to 1.
    pub vector: Vec<f64>,
    pub n_iterations: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EigenError {
    /// Not as many columns as rows.
    NotSquare,
    /// A cell is missing or infinite, or sums overflow.
    NotFinite,
    /// So many rounds did not suffice.
    NotConverged { n_iterations: usize },
}

/// Entries below this share of the matrix's size are rounding.
const ROUNDING: f64 = 1e-15;
const MAX_SWEEPS: usize = 60;
const MAX_POWER_STEPS: usize = 10_000;

/// All eigenvalues and eigenvectors of a symmetric matrix.
///
/// *Shape*: row by row; only the upper triangle is read. *Formula*: Jacobi's rotations, row by row over the upper triangle, until what is
/// left outside the diagonal is rounding. *Edge cases*: equal eigenvalues keep the order of their columns; nothing for an empty matrix.
///
/// # Errors
/// [`EigenError`].
///
/// *Cost*: O(n³) a sweep, some six to ten sweeps. *Source*: golub2013.
pub fn symmetric_eigen(matrix: &[Vec<f64>]) -> Result<Eigen, EigenError> {
    let n = check(matrix)?;
    let mut a = matrix.to_vec();
    // Rows are the eigenvectors to come.
    let mut vectors: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let size = a.iter().flatten().fold(0.0, |size: f64, cell| size.max(cell.abs()));
    for _ in 0..MAX_SWEEPS {
        let mut still = true;
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q].abs() > ROUNDING * size {
                    still = false;
                    rotate(&mut a, &mut vectors, p, q);
                }
            }
        }
        if still {
            return Ok(in_order(&a, vectors));
        }
    }
    Err(EigenError::NotConverged { n_iterations: MAX_SWEEPS })
}

/// Turns the plane of `p` and `q` so that their common entry becomes zero.
fn rotate(a: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let n = a.len();
    let slope = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let sign = if slope >= 0.0 { 1.0 } else { -1.0 };
    let tangent = if slope.abs() > 1e150 { 0.5 / slope } else { sign / (slope.abs() + sqrt(slope * slope + 1.0)) };
    let cosine = 1.0 / sqrt(tangent * tangent + 1.0);
    let sine = tangent * cosine;
    let shift = tangent * a[p][q];
    a[p][p] -= shift;
    a[q][q] += shift;
    a[p][q] = 0.0;
    for k in (0..n).filter(|&k| k != p && k != q) {
        let (at_p, at_q) = ((k.min(p), k.max(p)), (k.min(q), k.max(q)));
        let (x, y) = (a[at_p.0][at_p.1], a[at_q.0][at_q.1]);
        a[at_p.0][at_p.1] = cosine * x - sine * y;
        a[at_q.0][at_q.1] = sine * x + cosine * y;
    }
    let (head, tail) = vectors.split_at_mut(q);
    for (x, y) in head[p].iter_mut().zip(&mut tail[0]) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
}

fn in_order(a: &[Vec<f64>], vectors: Vec<Vec<f64>>) -> Eigen {
    let mut pairs: Vec<(f64, Vec<f64>)> = a.iter().enumerate().map(|(i, row)| row[i]).zip(vectors).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, vector) in &mut pairs {
        let sum = vector.iter().fold(0.0, |sum, x| sum + x);
        let first = vector.iter().copied().find(|x| x.abs() > 1e-12).unwrap_or(1.0);
        let turned = if sum.abs() > 1e-12 { sum < 0.0 } else { first < 0.0 };
        if turned {
            vector.iter_mut().for_each(|x| *x = -*x);
        }
    }
    let (values, vectors) = pairs.into_iter().unzip();
    Eigen { values, vectors }
}

/// The largest eigenvalue of a positive matrix and its eigenvector, which is positive (Perron–Frobenius).
///
/// *Shape*: row by row. *Formula*: power iteration from equal parts, v ← A·v/Σ(A·v), until no entry moves by more than 1e-15; the value
/// is the mean of (A·v)ᵢ/vᵢ. *Edge cases*: nothing for an empty matrix.
///
/// # Errors
/// [`EigenError`]; a matrix with cells that are not positive may never converge.
///
/// *Cost*: O(n²) a step. *Source*: golub2013.
pub fn principal_eigenvector(matrix: &[Vec<f64>]) -> Result<Principal, EigenError> {
    let n = check(matrix)?;
    let mut vector = vec![1.0 / n.max(1) as f64; n];
    for step in 1..=MAX_POWER_STEPS {
        let product: Vec<f64> =
            matrix.iter().map(|row| row.iter().zip(&vector).fold(0.0, |sum, (a, v)| sum + a * v)).collect();
        let sum = product.iter().fold(0.0, |sum, x| sum + x);
        if !sum.is_finite() {
            return Err(EigenError::NotFinite);
        }
        let value = product.iter().zip(&vector).fold(0.0, |sum, (p, v)| sum + p / v) / n.max(1) as f64;
        let next: Vec<f64> = product.iter().map(|x| x / sum).collect();
        let moved = next.iter().zip(&vector).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
        vector = next;
        if moved <= ROUNDING {
            return Ok(Principal { value, vector, n_iterations: step });
        }
    }
    Err(EigenError::NotConverged { n_iterations: MAX_POWER_STEPS })
}

fn check(matrix: &[Vec<f64>]) -> Result<usize, EigenError> {
    let n = matrix.len();
    if matrix.iter().any(|row| row.len() != n) {
        return Err(EigenError::NotSquare);
    }
    if matrix.iter().flatten().any(|cell| !cell.is_finite()) {
        return Err(EigenError::NotFinite);
    }
    Ok(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(got: &[f64], expect: &[f64]) {
        for (got, expect) in got.iter().zip(expect) {
            assert!((got - expect).abs() < 1e-12, "{got} instead of {expect}");
        }
    }

    #[test]
    fn eigenvectors_of_a_known_matrix() {
        let matrix = [vec![2.0, -1.0, 0.0], vec![-1.0, 2.0, -1.0], vec![0.0, -1.0, 2.0]];
        let eigen = symmetric_eigen(&matrix).expect("eigenvalues");
        let half = 0.5_f64.sqrt();
        assert_close(&eigen.values, &[2.0 + 2.0_f64.sqrt(), 2.0, 2.0 - 2.0_f64.sqrt()]);
        assert_close(&eigen.vectors[1], &[half, 0.0, -half]);
        assert_close(&eigen.vectors[2], &[0.5, half, 0.5]);
    }

    #[test]
    fn power_iteration_agrees_with_rotations() {
        let matrix = [vec![4.0, 1.0, 2.0], vec![1.0, 3.0, 0.5], vec![2.0, 0.5, 6.0]];
        let (power, all) = (principal_eigenvector(&matrix).expect("one"), symmetric_eigen(&matrix).expect("all"));
        let sum: f64 = all.vectors[0].iter().sum();
        assert_close(&power.vector, &all.vectors[0].iter().map(|x| x / sum).collect::<Vec<_>>());
        assert_close(&[power.value], &all.values);
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(symmetric_eigen(&[vec![1.0, 2.0]]), Err(EigenError::NotSquare));
        assert_eq!(principal_eigenvector(&[vec![f64::INFINITY]]), Err(EigenError::NotFinite));
        assert!(symmetric_eigen(&[]).expect("nothing").values.is_empty());
    }
}
