//! Brings the coefficients of a linear programme to one size, by powers of two, which rounds nothing.

use super::{Bounds, Goal, LinearProgram, LinearProgramError, Relation};

/// The programme as the simplex method sees it: minimise, each row's activity between bounds, largest coefficients about 1.
#[derive(Clone, Debug)]
pub struct Scaled {
    pub n_rows: usize,
    pub n_variables: usize,
    /// Row by row.
    pub matrix: Vec<f64>,
    pub objective: Vec<f64>,
    /// The variables', then the rows'.
    pub bounds: Vec<Bounds>,
    row_scale: Vec<f64>,
    column_scale: Vec<f64>,
    /// What the objective was multiplied by; negative for a programme that maximises.
    objective_scale: f64,
}

pub fn scale(program: &LinearProgram) -> Result<Scaled, LinearProgramError> {
    let (n_rows, n_variables) = (program.rows.len(), program.objective.len());
    let row_scale: Vec<f64> = program.rows.iter().map(|row| inverse_size(row.coefficients.iter().copied())).collect();
    let column_scale: Vec<f64> = (0..n_variables)
        .map(|j| inverse_size(program.rows.iter().zip(&row_scale).map(|(row, scale)| row.coefficients[j] * scale)))
        .collect();
    let mut matrix = Vec::with_capacity(n_rows * n_variables);
    for (row, row_scale) in program.rows.iter().zip(&row_scale) {
        matrix.extend(row.coefficients.iter().zip(&column_scale).map(|(a, scale)| a * row_scale * scale));
    }
    let objective: Vec<f64> = program.objective.iter().zip(&column_scale).map(|(c, scale)| c * scale).collect();
    let size = inverse_size(objective.iter().copied());
    let objective_scale = if program.goal == Goal::Maximise { -size } else { size };
    let objective: Vec<f64> = objective.iter().map(|c| c * objective_scale).collect();
    let of_variables =
        program.bounds.iter().zip(&column_scale).map(|(b, scale)| Bounds::new(b.lo / scale, b.hi / scale));
    let of_rows = program.rows.iter().zip(&row_scale).map(|(row, scale)| {
        let bound = row.bound * scale;
        match row.relation {
            Relation::AtMost => Bounds::new(f64::NEG_INFINITY, bound),
            Relation::Equal => Bounds::new(bound, bound),
            Relation::AtLeast => Bounds::new(bound, f64::INFINITY),
        }
    });
    let bounds: Vec<Bounds> = of_variables.chain(of_rows).collect();
    let in_range = bounds.iter().all(|b| b.lo < f64::INFINITY && b.hi > f64::NEG_INFINITY);
    if !in_range || matrix.iter().chain(&objective).any(|number| !number.is_finite()) {
        return Err(LinearProgramError::Inaccurate { residual: f64::INFINITY });
    }
    Ok(Scaled { n_rows, n_variables, matrix, objective, bounds, row_scale, column_scale, objective_scale })
}

impl Scaled {
    /// A point or a direction in the programme's own units.
    pub fn point(&self, x: &[f64]) -> Vec<f64> {
        x.iter().zip(&self.column_scale).map(|(x, scale)| x * scale).collect()
    }

    pub fn duals(&self, duals: &[f64]) -> Vec<f64> {
        duals.iter().zip(&self.row_scale).map(|(dual, scale)| dual * scale / self.objective_scale).collect()
    }

    pub fn multipliers(&self, multipliers: &[f64]) -> Vec<f64> {
        multipliers.iter().zip(&self.row_scale).map(|(y, scale)| y * scale).collect()
    }
}

/// One over the power of two just below the largest size; 1 where there is nothing but zeros.
fn inverse_size(numbers: impl Iterator<Item = f64>) -> f64 {
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    let largest = numbers.fold(0.0, |largest: f64, number| largest.max(number.abs()));
    let power = f64::from_bits(largest.to_bits() & EXPONENT);
    if power.is_normal() { 1.0 / power } else { 1.0 }
}
