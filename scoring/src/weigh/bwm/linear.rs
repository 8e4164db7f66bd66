//! The linear model: one linear programme.

use super::{BwmError, Comparisons};
use crate::math::linear_program::{Bounds, Goal, LinearProgram, Relation, Row, Solution, solve as solve_program};

/// ξᴸ and the weights.
pub fn solve(comparisons: &Comparisons) -> Result<(f64, Vec<f64>), BwmError> {
    let n = comparisons.n_criteria();
    // The last variable is ξ.
    let mut rows = vec![Row::new((0..=n).map(|j| if j < n { 1.0 } else { 0.0 }).collect(), Relation::Equal, 1.0)];
    for (more, less, times) in comparisons.pairs() {
        for sign in [1.0, -1.0] {
            let mut coefficients = vec![0.0; n + 1];
            coefficients[more] = sign;
            coefficients[less] = -sign * times;
            coefficients[n] = -1.0;
            rows.push(Row::new(coefficients, Relation::AtMost, 0.0));
        }
    }
    let mut objective = vec![0.0; n + 1];
    objective[n] = 1.0;
    let program = LinearProgram { goal: Goal::Minimise, objective, rows, bounds: vec![Bounds::NON_NEGATIVE; n + 1] };
    match solve_program(&program).map_err(BwmError::Program)? {
        Solution::Optimal(optimum) => {
            let sum = optimum.x.iter().take(n).fold(0.0, |sum, w| sum + w.max(0.0));
            Ok((optimum.objective.max(0.0), optimum.x.iter().take(n).map(|w| w.max(0.0) / sum).collect()))
        }
        Solution::Infeasible(_) | Solution::Unbounded { .. } => Err(BwmError::Unsolved),
    }
}
