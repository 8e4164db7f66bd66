//! Inner products of whole columns, in an order that lets the processor take several cells at once; the same order everywhere.

/// Sums kept side by side, added up in order at the end.
const LANES: usize = 8;
/// Rows worked on at a time: so many of two columns stay in the nearest cache.
const BLOCK: usize = 512;

/// Σ_i a_i·b_i of every pair of columns, as a symmetric matrix.
///
/// *Shape*: columns of one length, without missing cells. *Cost*: O(n·m²).
pub fn inner_products(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (m, n) = (columns.len(), columns.first().map_or(0, Vec::len));
    let mut sums = vec![vec![0.0; m]; m];
    for start in (0..n).step_by(BLOCK) {
        let rows = start..(start + BLOCK).min(n);
        for (j, a) in columns.iter().enumerate() {
            for (k, b) in columns.iter().enumerate().skip(j) {
                sums[j][k] += inner_product(a.get(rows.clone()).unwrap_or(&[]), b.get(rows.clone()).unwrap_or(&[]));
            }
        }
    }
    (0..m).map(|j| (0..m).map(|k| sums[j.min(k)][j.max(k)]).collect()).collect()
}

fn inner_product(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (a_parts, b_parts) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest = a_parts.remainder().iter().zip(b_parts.remainder()).fold(0.0, |sum, (a, b)| sum + a * b);
    for (a, b) in a_parts.zip(b_parts) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().fold(rest, |sum, lane| sum + lane)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_a_plain_sum() {
        let column = |factor: usize| (0..1300).map(|i| ((i * factor) % 17) as f64).collect::<Vec<f64>>();
        let columns = [column(3), column(5), column(7)];
        let products = inner_products(&columns);
        for j in 0..3 {
            for k in 0..3 {
                let plain: f64 = columns[j].iter().zip(&columns[k]).map(|(a, b)| a * b).sum();
                assert_eq!(products[j][k], plain);
            }
        }
        assert_eq!(inner_products(&[]), Vec::<Vec<f64>>::new());
    }
}
