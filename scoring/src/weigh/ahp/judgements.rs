//! Pairwise judgements, checked.

use super::AhpError;

/// How many times as important each criterion is as each other one; positive, and reciprocal but for what people round.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements(Vec<Vec<f64>>);

/// How far a_ij·a_ji may be from 1: people write 0.33 for a third and 0.17 for a sixth.
const ROUNDED: f64 = 0.05;

/// Judgements beyond this are typing errors, and their products would overflow.
const LARGEST: f64 = 1e9;

impl Judgements {
    /// Checks a whole matrix, which is then used as given.
    ///
    /// *Shape*: row by row. *Units and range*: a_ij from 1e-9 to 1e9, usually 1/9 to 9; a_ii is 1; a_ij·a_ji is 1 to 0.05.
    ///
    /// # Errors
    /// [`AhpError`], the first found, row by row.
    ///
    /// *Cost*: O(n²).
    pub fn new(rows: Vec<Vec<f64>>) -> Result<Self, AhpError> {
        let expected = rows.len();
        if expected == 0 {
            return Err(AhpError::Empty);
        }
        for (row, cells) in rows.iter().enumerate() {
            if cells.len() != expected {
                return Err(AhpError::NotSquare { row, expected, found: cells.len() });
            }
        }
        for (row, cells) in rows.iter().enumerate() {
            for (column, &value) in cells.iter().enumerate() {
                let usable = (1.0 / LARGEST..=LARGEST).contains(&value);
                if !usable {
                    return Err(AhpError::BadJudgement { row, column, value });
                }
                if row == column && (value - 1.0).abs() > 1e-9 {
                    return Err(AhpError::BadDiagonal { row, value });
                }
                let reverse = rows[column][row];
                if column < row && (value * reverse - 1.0).abs() > ROUNDED {
                    return Err(AhpError::NotReciprocal { row: column, column: row, value: reverse, reverse: value });
                }
            }
        }
        Ok(Self(rows))
    }

    /// The matrix of the judgements above its diagonal, row by row; the others are their reciprocals.
    ///
    /// # Errors
    /// As [`Judgements::new`]; [`AhpError::NotSquare`] when there are not n·(n − 1)/2 of them.
    ///
    /// *Cost*: O(n²).
    pub fn from_upper(n_criteria: usize, upper: &[f64]) -> Result<Self, AhpError> {
        let expected = n_criteria * n_criteria.saturating_sub(1) / 2;
        if upper.len() != expected {
            return Err(AhpError::NotSquare { row: 0, expected, found: upper.len() });
        }
        let mut rows = vec![vec![1.0; n_criteria]; n_criteria];
        let pairs = (0..n_criteria).flat_map(|row| (row + 1..n_criteria).map(move |column| (row, column)));
        for ((row, column), &value) in pairs.zip(upper) {
            rows[row][column] = value;
            rows[column][row] = 1.0 / value;
        }
        Self::new(rows)
    }

    pub fn rows(&self) -> &[Vec<f64>] {
        &self.0
    }

    pub fn n_criteria(&self) -> usize {
        self.0.len()
    }

    /// With one judgement and its reciprocal replaced.
    pub(super) fn with(&self, row: usize, column: usize, value: f64) -> Self {
        let mut rows = self.0.clone();
        rows[row][column] = value;
        rows[column][row] = 1.0 / value;
        Self(rows)
    }
}
