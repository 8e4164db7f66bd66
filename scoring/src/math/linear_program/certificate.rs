//! Turns what phase one ends with into a proof that holds without it.

use super::scale::Scaled;
use super::{Infeasibility, LinearProgramError};

/// Size, in scaled units, below which a multiplier or a combined coefficient is nothing but rounding.
const ROUNDING: f64 = 1e-8;

/// Checks what the multipliers prove, in scaled units, and brings them to the programme's own with a largest size of 1.
pub fn certify(scaled: &Scaled, mut multipliers: Vec<f64>) -> Result<Infeasibility, LinearProgramError> {
    let (n, of_rows) = (scaled.n_variables, scaled.bounds.get(scaled.n_variables..).unwrap_or(&[]));
    let size = multipliers.iter().fold(0.0, |size: f64, y| size.max(y.abs()));
    let mut gap = 0.0;
    for (y, bounds) in multipliers.iter_mut().zip(of_rows) {
        let end = if *y > 0.0 { bounds.hi } else { bounds.lo };
        if end.is_infinite() || y.abs() <= ROUNDING * size {
            *y = 0.0;
        } else {
            gap -= *y * end;
        }
    }
    for (j, bounds) in scaled.bounds.iter().take(n).enumerate() {
        let column = scaled.matrix.iter().skip(j).step_by(n);
        let combined = column.zip(&multipliers).fold(0.0, |sum, (a, y)| sum + a * y);
        let end = if combined > 0.0 { bounds.lo } else { bounds.hi };
        if end.is_finite() || combined.abs() > ROUNDING * size {
            gap += combined * end;
        }
    }
    let mut multipliers = scaled.multipliers(&multipliers);
    let largest = multipliers.iter().fold(0.0, |largest: f64, y| largest.max(y.abs()));
    multipliers.iter_mut().for_each(|y| *y /= largest.max(f64::MIN_POSITIVE));
    let gap = gap / largest.max(f64::MIN_POSITIVE);
    if gap > 0.0 {
        Ok(Infeasibility { multipliers, gap })
    } else {
        Err(LinearProgramError::Inaccurate { residual: -gap })
    }
}
