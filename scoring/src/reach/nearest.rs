//! The point of a region nearest to the weights now at which an entity is ahead of some others.

use super::region::{Region, dot};
use crate::math::linear_program::{Bounds, Goal, LinearProgram, LinearProgramError, Relation, Row, Solution, solve};

/// How large a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The sum of what every weight moves, up or down.
    Total,
    /// What the weight that moves most moves; among equals the smallest total.
    Largest,
}

/// slopes·z + start ≥ margin.
#[derive(Clone, Debug)]
pub struct Demand {
    pub slopes: Vec<f64>,
    pub start: f64,
    pub margin: f64,
}

#[derive(Clone, Debug)]
pub enum Nearest {
    Point {
        z: Vec<f64>,
        size: f64,
    },
    /// No point meets all demands: by demand, its part in a mix that no point meets; the parts sum to 1. All are 0 where the region
    /// is empty.
    Nowhere {
        mix: Vec<f64>,
    },
}

/// The nearest point; with [`Measure::Largest`] two programmes are solved.
///
/// *Formula*: z = now + up − down with up, down ≥ 0; minimise Σ(up + down), or the largest of them first.
pub fn nearest(region: &Region, measure: Measure, demands: &[Demand]) -> Result<Nearest, LinearProgramError> {
    if measure == Measure::Total {
        return smallest_total(region, demands, f64::INFINITY);
    }
    let largest = match smallest_largest(region, demands)? {
        Ok(largest) => largest,
        Err(mix) => return Ok(Nearest::Nowhere { mix }),
    };
    let cap = largest * (1.0 + 1e-7) + 1e-9;
    match smallest_total(region, demands, cap)? {
        Nearest::Point { z, .. } => {
            let size = z.iter().zip(&region.now).fold(0.0, |largest: f64, (z, now)| largest.max((z - now).abs()));
            Ok(Nearest::Point { z, size })
        }
        nowhere => Ok(nowhere),
    }
}

fn smallest_total(region: &Region, demands: &[Demand], cap: f64) -> Result<Nearest, LinearProgramError> {
    let m = region.now.len();
    let program = LinearProgram {
        goal: Goal::Minimise,
        objective: vec![1.0; 2 * m],
        rows: rows(region, demands, 0),
        bounds: bounds(region, cap),
    };
    Ok(match solve(&program)? {
        Solution::Optimal(optimum) => Nearest::Point { z: point(region, &optimum.x), size: optimum.objective },
        Solution::Infeasible(why) => Nearest::Nowhere { mix: mix(region, demands, &why.multipliers) },
        Solution::Unbounded { point: at, .. } => Nearest::Point { z: point(region, &at), size: f64::INFINITY },
    })
}

/// Smallest largest move, or the mix of demands that no point meets.
fn smallest_largest(region: &Region, demands: &[Demand]) -> Result<Result<f64, Vec<f64>>, LinearProgramError> {
    let m = region.now.len();
    let mut rows = rows(region, demands, 1);
    for at in 0..m {
        let mut row = vec![0.0; 2 * m + 1];
        (row[at], row[m + at], row[2 * m]) = (1.0, 1.0, -1.0);
        rows.push(Row::new(row, Relation::AtMost, 0.0));
    }
    let mut objective = vec![0.0; 2 * m];
    objective.push(1.0);
    let mut bounds = bounds(region, f64::INFINITY);
    bounds.push(Bounds::NON_NEGATIVE);
    Ok(match solve(&LinearProgram { goal: Goal::Minimise, objective, rows, bounds })? {
        Solution::Optimal(optimum) => Ok(optimum.objective),
        Solution::Infeasible(why) => Err(mix(region, demands, &why.multipliers)),
        Solution::Unbounded { .. } => Ok(0.0),
    })
}

/// What the region holds together, then the demands, over (up, down) and `n_more` variables that they do not touch.
fn rows(region: &Region, demands: &[Demand], n_more: usize) -> Vec<Row> {
    let wide = |slopes: &[f64]| -> Vec<f64> {
        slopes.iter().copied().chain(slopes.iter().map(|slope| -slope)).chain((0..n_more).map(|_| 0.0)).collect()
    };
    let held = region
        .equal
        .iter()
        .map(|(slopes, value)| Row::new(wide(slopes), Relation::Equal, value - dot(slopes, &region.now)));
    let asked = demands.iter().map(|demand| {
        let now = dot(&demand.slopes, &region.now) + demand.start;
        Row::new(wide(&demand.slopes), Relation::AtLeast, demand.margin - now)
    });
    held.chain(asked).collect()
}

fn bounds(region: &Region, cap: f64) -> Vec<Bounds> {
    let between = |least: f64, most: f64| {
        let most = most.max(0.0).min(cap);
        Bounds::new(least.max(0.0).min(most), most)
    };
    let ends = || region.now.iter().zip(region.lo.iter().zip(&region.hi));
    let up = ends().map(|(now, (lo, hi))| between(lo - now, hi - now));
    let down = ends().map(|(now, (lo, hi))| between(now - hi, now - lo));
    up.chain(down).collect()
}

fn point(region: &Region, moves: &[f64]) -> Vec<f64> {
    let (up, down) = moves.split_at(region.now.len().min(moves.len()));
    let ends = region.lo.iter().zip(&region.hi);
    let moved = region.now.iter().zip(up.iter().zip(down)).map(|(now, (up, down))| now + up - down);
    moved.zip(ends).map(|(z, (&lo, &hi))| z.clamp(lo, hi)).collect()
}

fn mix(region: &Region, demands: &[Demand], multipliers: &[f64]) -> Vec<f64> {
    let own = || multipliers.iter().skip(region.equal.len()).take(demands.len()).map(|y| (-y).max(0.0));
    let sum = own().fold(0.0, |sum, y| sum + y);
    own().map(|y| if sum > 0.0 { y / sum } else { 0.0 }).collect()
}

/// The point at which the smallest of the demands' left sides is largest, at most `cap`, and that side; `None` where the region is empty.
pub fn farthest(region: &Region, demands: &[Demand], cap: f64) -> Result<Option<(Vec<f64>, f64)>, LinearProgramError> {
    let m = region.now.len();
    let wide = |slopes: &[f64], last: f64| slopes.iter().copied().chain([last]).collect::<Vec<f64>>();
    let held = region.equal.iter().map(|(slopes, value)| Row::new(wide(slopes, 0.0), Relation::Equal, *value));
    let asked = demands.iter().map(|demand| Row::new(wide(&demand.slopes, -1.0), Relation::AtLeast, -demand.start));
    let mut objective = vec![0.0; m];
    objective.push(1.0);
    let mut bounds: Vec<Bounds> = region.lo.iter().zip(&region.hi).map(|(&lo, &hi)| Bounds::new(lo, hi)).collect();
    bounds.push(Bounds::new(f64::NEG_INFINITY, cap));
    let rows = held.chain(asked).collect();
    Ok(match solve(&LinearProgram { goal: Goal::Maximise, objective, rows, bounds })? {
        Solution::Optimal(optimum) => {
            let z = optimum.x.iter().zip(region.lo.iter().zip(&region.hi)).map(|(z, (&lo, &hi))| z.clamp(lo, hi));
            Some((z.collect(), optimum.objective))
        }
        Solution::Infeasible(_) | Solution::Unbounded { .. } => None,
    })
}
