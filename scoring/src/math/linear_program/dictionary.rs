//! Basic variables as linear functions of the others: the table the simplex method turns over.

use super::Bounds;
use super::scale::Scaled;

/// Variables 0..n are the programme's, n.. are the activities of its rows. All others are fixed where `value` says, and the basic ones
/// follow from them: basicᵢ = Σⱼ tableᵢⱼ·otherⱼ.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// Row by row, one column for each variable outside the basis; the last row is the objective.
    table: Vec<f64>,
    pub basic: Vec<usize>,
    pub outside: Vec<usize>,
    pub value: Vec<f64>,
}

impl Dictionary {
    /// Rows' activities are basic, variables stand at their bound nearest to 0.
    pub fn new(scaled: &Scaled) -> Self {
        let n = scaled.n_variables;
        let mut table = scaled.matrix.clone();
        table.extend_from_slice(&scaled.objective);
        let mut value: Vec<f64> = scaled.bounds.iter().take(n).map(nearest_to_zero).collect();
        value.resize(n + scaled.n_rows, 0.0);
        let mut dictionary = Self { table, basic: (n..n + scaled.n_rows).collect(), outside: (0..n).collect(), value };
        dictionary.follow();
        dictionary
    }

    pub fn row(&self, i: usize) -> &[f64] {
        let width = self.outside.len();
        &self.table[i * width..(i + 1) * width]
    }

    pub fn objective(&self) -> &[f64] {
        self.row(self.basic.len())
    }

    /// Sets the basic variables to what follows from the others.
    pub fn follow(&mut self) {
        for i in 0..self.basic.len() {
            let sum = self.row(i).iter().zip(&self.outside).fold(0.0, |sum, (d, &var)| sum + d * self.value[var]);
            self.value[self.basic[i]] = sum;
        }
    }

    /// The basic variable of row `i` changes places with the one in column `j`.
    pub fn exchange(&mut self, i: usize, j: usize) {
        let width = self.outside.len();
        let pivot = self.table[i * width + j];
        let mut turned: Vec<f64> = self.row(i).iter().map(|d| -d / pivot).collect();
        turned[j] = 1.0 / pivot;
        for (at, row) in self.table.chunks_exact_mut(width).enumerate() {
            if at == i {
                row.copy_from_slice(&turned);
                continue;
            }
            let factor = row[j];
            if factor != 0.0 {
                row[j] = 0.0;
                for (d, t) in row.iter_mut().zip(&turned) {
                    *d += factor * t;
                }
            }
        }
        std::mem::swap(&mut self.basic[i], &mut self.outside[j]);
    }

    /// Computes the table of the same basis afresh, which sheds what rounding has piled up.
    pub fn rebuild(&mut self, scaled: &Scaled) {
        let mut fresh = Self::new(scaled);
        let wanted: Vec<usize> = self.basic.iter().copied().filter(|&var| var < scaled.n_variables).collect();
        for _ in 0..wanted.len() {
            let Some((i, j)) = fresh.largest_entry(&wanted, &self.outside) else { break };
            fresh.exchange(i, j);
        }
        let bound = |var: usize| self.value.get(var).copied().unwrap_or(0.0);
        for &var in &fresh.outside {
            fresh.value[var] = bound(var);
        }
        fresh.follow();
        *self = fresh;
    }

    /// Largest entry in the column of a variable that shall be basic and the row of one that shall not.
    fn largest_entry(&self, wanted: &[usize], unwanted: &[usize]) -> Option<(usize, usize)> {
        let columns: Vec<usize> = (0..self.outside.len()).filter(|&j| wanted.contains(&self.outside[j])).collect();
        let mut best: Option<(usize, usize)> = None;
        let mut size = 0.0;
        for i in (0..self.basic.len()).filter(|&i| unwanted.contains(&self.basic[i])) {
            for &j in &columns {
                let entry = self.row(i)[j].abs();
                if entry > size {
                    (best, size) = (Some((i, j)), entry);
                }
            }
        }
        best
    }
}

fn nearest_to_zero(bounds: &Bounds) -> f64 {
    match (bounds.lo.is_finite(), bounds.hi.is_finite()) {
        (true, true) if bounds.hi.abs() < bounds.lo.abs() => bounds.hi,
        (true, _) => bounds.lo,
        (false, true) => bounds.hi,
        (false, false) => 0.0,
    }
}
