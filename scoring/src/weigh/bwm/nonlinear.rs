//! The nonlinear model: the least ξ by bisection, then the room it leaves by linear programmes.

use super::{BwmError, Comparisons};
use crate::math::linear_program::{Bounds, Goal, LinearProgram, Relation, Row, Solution, solve as solve_program};

/// Added to ξ*, relative to it and absolutely, so that rounding does not empty the set of weights that are as good.
const SLACK: f64 = 1e-9;

/// ξ* and each criterion's least and largest weight at it.
pub fn solve(comparisons: &Comparisons) -> Result<(f64, Vec<(f64, f64)>), BwmError> {
    let n = comparisons.n_criteria();
    let xi = least_deviation(comparisons);
    let allowed = xi + SLACK * xi.max(1.0);
    let mut rows = vec![Row::new(vec![1.0; n], Relation::Equal, 1.0)];
    for (more, less, times) in comparisons.pairs() {
        for (sign, bound) in [(1.0, times + allowed), (-1.0, (times - allowed).max(0.0))] {
            let mut coefficients = vec![0.0; n];
            coefficients[more] = sign;
            coefficients[less] = -sign * bound;
            rows.push(Row::new(coefficients, Relation::AtMost, 0.0));
        }
    }
    let end = |criterion: usize, goal: Goal| {
        let mut objective = vec![0.0; n];
        objective[criterion] = 1.0;
        let bounds = vec![Bounds::NON_NEGATIVE; n];
        match solve_program(&LinearProgram { goal, objective, rows: rows.clone(), bounds })
            .map_err(BwmError::Program)?
        {
            Solution::Optimal(optimum) => Ok(optimum.objective.clamp(0.0, 1.0)),
            Solution::Infeasible(_) | Solution::Unbounded { .. } => Err(BwmError::Unsolved),
        }
    };
    let intervals: Result<Vec<(f64, f64)>, BwmError> =
        (0..n).map(|j| Ok((end(j, Goal::Minimise)?, end(j, Goal::Maximise)?))).collect();
    Ok((xi, intervals?))
}

/// ξ*: with t = w_B/w_W, every other criterion needs (a_Bj − ξ)·(a_jW − ξ) ≤ t ≤ (a_Bj + ξ)·(a_jW + ξ), and t itself lies within ξ of
/// a_BW. The least ξ that leaves a t for all is bisected down to neighbouring numbers.
fn least_deviation(comparisons: &Comparisons) -> f64 {
    let others = comparisons.around();
    let fits = |xi: f64| {
        let span =
            |(best, worst): &(f64, f64)| ((best - xi).max(0.0) * (worst - xi).max(0.0), (best + xi) * (worst + xi));
        let given = comparisons.best_to_worst();
        let start = ((given - xi).max(0.0), given + xi);
        let (lo, hi) = others.iter().map(span).fold(start, |(lo, hi), (a, b)| (lo.max(a), hi.min(b)));
        lo <= hi
    };
    if fits(0.0) {
        return 0.0;
    }
    let (mut misfit, mut fit) = (0.0, 1.0);
    while !fits(fit) {
        (misfit, fit) = (fit, fit * 2.0);
    }
    loop {
        let middle = misfit / 2.0 + fit / 2.0;
        if middle <= misfit || middle >= fit {
            return fit;
        }
        if fits(middle) {
            fit = middle;
        } else {
            misfit = middle;
        }
    }
}
