//! The bounded simplex method in two phases: steps from corner to corner until none is better.

use super::dictionary::Dictionary;
use super::scale::Scaled;
use super::{Bounds, LinearProgramError};

/// How much a scaled row or bound may be missed.
const FEASIBLE: f64 = 1e-9;
/// Least gain a step for one unit of the variable that enters.
const GAIN: f64 = 1e-9;
/// Least size of an entry that a basis is changed on.
const PIVOT: f64 = 1e-9;
/// Steps after which the table is computed afresh.
const REBUILD_AFTER: usize = 50;
/// Most a row may be missed at the end, relative to the size of its terms.
const ACCURATE: f64 = 1e-7;

pub struct Solved {
    pub x: Vec<f64>,
    pub end: End,
}

pub enum End {
    Optimal { duals: Vec<f64> },
    Infeasible { multipliers: Vec<f64> },
    Unbounded { ray: Vec<f64> },
}

/// What one step does: the variable in column `column` goes `by`, up to where `leaving` (row, bound) stops it or its other bound.
struct Step {
    column: usize,
    by: f64,
    leaving: Option<(usize, f64)>,
}

pub fn run(scaled: &Scaled) -> Result<Solved, LinearProgramError> {
    let mut dictionary = Dictionary::new(scaled);
    let size = scaled.n_rows + scaled.n_variables;
    let limit = 1000 + 50 * size;
    let (mut n_stalled, mut since_rebuild) = (0, 0);
    for _ in 0..limit {
        let missed = missed(&dictionary, scaled);
        let feasible = missed.iter().all(|&sign| sign == 0.0);
        let gradient = if feasible { dictionary.objective().to_vec() } else { of_missed(&dictionary, &missed) };
        let careful = n_stalled > size;
        let Some((column, direction)) = choose(&dictionary, scaled, &gradient, careful) else {
            if since_rebuild > 0 {
                dictionary.rebuild(scaled);
                since_rebuild = 0;
                continue;
            }
            check_accuracy(&dictionary, scaled)?;
            let end = if feasible {
                End::Optimal { duals: of_rows(&dictionary, scaled, &gradient, 1.0) }
            } else {
                let mut multipliers = of_rows(&dictionary, scaled, &gradient, -1.0);
                for (&var, &sign) in dictionary.basic.iter().zip(&missed) {
                    if let Some(y) = var.checked_sub(scaled.n_variables).and_then(|row| multipliers.get_mut(row)) {
                        *y = sign;
                    }
                }
                End::Infeasible { multipliers }
            };
            return Ok(Solved { x: dictionary.value[..scaled.n_variables].to_vec(), end });
        };
        let Some(step) = measure(&dictionary, scaled, column, direction, careful) else {
            if since_rebuild > 0 {
                dictionary.rebuild(scaled);
                since_rebuild = 0;
                continue;
            }
            check_accuracy(&dictionary, scaled)?;
            let ray = ray(&dictionary, scaled, column, direction);
            return Ok(Solved { x: dictionary.value[..scaled.n_variables].to_vec(), end: End::Unbounded { ray } });
        };
        n_stalled = if step.by.abs() > FEASIBLE { 0 } else { n_stalled + 1 };
        take(&mut dictionary, &step);
        since_rebuild += usize::from(step.leaving.is_some());
        if since_rebuild >= REBUILD_AFTER {
            dictionary.rebuild(scaled);
            since_rebuild = 0;
        }
    }
    Err(LinearProgramError::IterationLimit { n_iterations: limit })
}

/// By basic variable: −1 where it is below its bounds, 1 above, 0 within.
fn missed(dictionary: &Dictionary, scaled: &Scaled) -> Vec<f64> {
    let side = |&var: &usize| side(dictionary.value[var], &scaled.bounds[var]);
    dictionary.basic.iter().map(side).collect()
}

fn side(value: f64, bounds: &Bounds) -> f64 {
    if value < bounds.lo - slack(bounds.lo) {
        -1.0
    } else if value > bounds.hi + slack(bounds.hi) {
        1.0
    } else {
        0.0
    }
}

fn slack(bound: f64) -> f64 {
    FEASIBLE * bound.abs().max(1.0)
}

/// Gradient of the sum of what is missed.
fn of_missed(dictionary: &Dictionary, missed: &[f64]) -> Vec<f64> {
    let mut gradient = vec![0.0; dictionary.outside.len()];
    for (i, &sign) in missed.iter().enumerate().filter(|(_, sign)| **sign != 0.0) {
        for (g, d) in gradient.iter_mut().zip(dictionary.row(i)) {
            *g += sign * d;
        }
    }
    gradient
}

/// Column to enter and which way it goes: the steepest, or where `careful` the variable of lowest index.
fn choose(dictionary: &Dictionary, scaled: &Scaled, gradient: &[f64], careful: bool) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (j, (&var, &slope)) in dictionary.outside.iter().zip(gradient).enumerate() {
        let (value, bounds) = (dictionary.value[var], &scaled.bounds[var]);
        let helps = (slope < -GAIN && value < bounds.hi) || (slope > GAIN && value > bounds.lo);
        let better = best.is_none_or(|(at, steepest)| {
            let earlier = var < dictionary.outside[at];
            if careful { earlier } else { slope.abs() > steepest.abs() || (slope.abs() == steepest.abs() && earlier) }
        });
        if helps && better {
            best = Some((j, slope));
        }
    }
    best.map(|(j, slope)| (j, if slope < 0.0 { 1.0 } else { -1.0 }))
}

/// How far the entering variable can go; `None` when nothing stops it.
fn measure(dictionary: &Dictionary, scaled: &Scaled, column: usize, direction: f64, careful: bool) -> Option<Step> {
    let mut stops: Vec<(usize, f64, f64, f64)> = Vec::new();
    let mut shortest = f64::INFINITY;
    for (i, &var) in dictionary.basic.iter().enumerate() {
        let rate = dictionary.row(i)[column] * direction;
        let (value, bounds) = (dictionary.value[var], &scaled.bounds[var]);
        let target = match (rate > PIVOT, rate < -PIVOT, side(value, bounds)) {
            (true, _, -1.0) | (_, true, 0.0) => bounds.lo,
            (true, _, 0.0) | (_, true, 1.0) => bounds.hi,
            _ => continue,
        };
        if target.is_finite() {
            let length = ((target - value) / rate).max(0.0);
            shortest = shortest.min(length);
            stops.push((i, length, rate.abs(), target));
        }
    }
    let entering = dictionary.outside[column];
    let range = scaled.bounds[entering].hi - scaled.bounds[entering].lo;
    if range <= shortest {
        return range.is_finite().then_some(Step { column, by: range * direction, leaving: None });
    }
    // Among stops that come at the same point, the largest entry loses fewest digits.
    let close = shortest + 1e-12 * shortest.max(1.0);
    let mut best: Option<&(usize, f64, f64, f64)> = None;
    for stop in stops.iter().filter(|stop| stop.1 <= close) {
        let better = best.is_none_or(|best| {
            let earlier = dictionary.basic[stop.0] < dictionary.basic[best.0];
            if careful { earlier } else { stop.2 > best.2 || (stop.2 == best.2 && earlier) }
        });
        best = if better { Some(stop) } else { best };
    }
    best.map(|&(i, length, _, target)| Step { column, by: length * direction, leaving: Some((i, target)) })
}

fn take(dictionary: &mut Dictionary, step: &Step) {
    for i in 0..dictionary.basic.len() {
        let change = dictionary.row(i)[step.column] * step.by;
        let var = dictionary.basic[i];
        dictionary.value[var] += change;
    }
    let entering = dictionary.outside[step.column];
    dictionary.value[entering] += step.by;
    if let Some((i, target)) = step.leaving {
        let leaving = dictionary.basic[i];
        dictionary.value[leaving] = target;
        dictionary.exchange(i, step.column);
    }
}

/// Slopes of the rows' activities that are outside the basis, times `sign`; 0 for the others.
fn of_rows(dictionary: &Dictionary, scaled: &Scaled, slopes: &[f64], sign: f64) -> Vec<f64> {
    let mut of_rows = vec![0.0; scaled.n_rows];
    for (&var, &slope) in dictionary.outside.iter().zip(slopes) {
        if let Some(cell) = var.checked_sub(scaled.n_variables).and_then(|row| of_rows.get_mut(row)) {
            *cell = sign * slope;
        }
    }
    of_rows
}

fn ray(dictionary: &Dictionary, scaled: &Scaled, column: usize, direction: f64) -> Vec<f64> {
    let mut ray = vec![0.0; scaled.n_variables];
    for (i, &var) in dictionary.basic.iter().enumerate().filter(|(_, var)| **var < scaled.n_variables) {
        ray[var] = dictionary.row(i)[column] * direction;
    }
    if let Some(cell) = ray.get_mut(dictionary.outside[column]) {
        *cell = direction;
    }
    ray
}

/// Whether the rows' activities are what their coefficients make of the variables.
fn check_accuracy(dictionary: &Dictionary, scaled: &Scaled) -> Result<(), LinearProgramError> {
    let n = scaled.n_variables;
    let mut worst: f64 = 0.0;
    for i in 0..scaled.n_rows {
        let row = &scaled.matrix[i * n..(i + 1) * n];
        let terms = || row.iter().zip(&dictionary.value).map(|(a, x)| a * x);
        let activity = dictionary.value[n + i];
        let size = terms().fold(activity.abs(), |size, term| size + term.abs()).max(1.0);
        let residual = (terms().fold(0.0, |sum, term| sum + term) - activity).abs() / size;
        worst = if residual <= worst { worst } else { residual };
    }
    if worst <= ACCURATE { Ok(()) } else { Err(LinearProgramError::Inaccurate { residual: worst }) }
}
