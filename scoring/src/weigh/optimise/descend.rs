//! Spectral projected gradient: downhill within a convex set, with steps as long as the last two gradients suggest.

/// Where the descent ended.
pub struct End {
    pub point: Vec<f64>,
    pub value: f64,
    pub n_iterations: usize,
    pub converged: bool,
}

const MAX_STEPS: usize = 2_000;
/// A step as long as the gradient that moves no entry by more is none.
const STILL: f64 = 1e-9;
/// How many past values a new one is held against: now and then a step uphill gets along a bent valley faster.
const MEMORY: usize = 10;
/// Share of the gain promised by the slope that a step must bring.
const ENOUGH: f64 = 1e-4;

pub fn descend(
    start: &[f64],
    value: impl Fn(&[f64]) -> f64,
    gradient: impl Fn(&[f64]) -> Vec<f64>,
    project: impl Fn(&[f64]) -> Vec<f64>,
) -> End {
    let mut point = start.to_vec();
    let (mut now, mut slopes) = (value(&point), gradient(&point));
    let mut recent = vec![now];
    let mut best = (now, point.clone());
    let mut length = 1.0;
    for step in 0..MAX_STEPS {
        let reached = |length: f64| -> Vec<f64> {
            project(&point.iter().zip(&slopes).map(|(x, g)| x - length * g).collect::<Vec<f64>>())
        };
        let still = reached(1.0).iter().zip(&point).all(|(to, from)| (to - from).abs() <= STILL);
        if still {
            return End { value: best.0, point: best.1, n_iterations: step, converged: true };
        }
        let target = reached(length);
        let direction: Vec<f64> = target.iter().zip(&point).map(|(to, from)| to - from).collect();
        let slope = dot(&direction, &slopes);
        let worst = recent.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut share = 1.0;
        let (next, then) = loop {
            let next: Vec<f64> = point.iter().zip(&direction).map(|(x, d)| x + share * d).collect();
            // What is between two points of a convex set is in it but for rounding, which must not leave the set either.
            let next = between(&point, &target, next);
            let then = value(&next);
            if then <= worst + ENOUGH * share * slope {
                break (next, then);
            }
            share /= 2.0;
            if share < 1e-14 {
                // The slope promises what rounding does not let it keep: this is as low as it gets.
                return End { value: best.0, point: best.1, n_iterations: step, converged: slope.abs() <= 1e-12 };
            }
        };
        let then_slopes = gradient(&next);
        let change: Vec<f64> = next.iter().zip(&point).map(|(to, from)| to - from).collect();
        let bend: Vec<f64> = then_slopes.iter().zip(&slopes).map(|(to, from)| to - from).collect();
        let (along, across) = (dot(&change, &change), dot(&change, &bend));
        length = if across > 0.0 { (along / across).clamp(1e-6, 1e6) } else { 1e6 };
        (point, now, slopes) = (next, then, then_slopes);
        if now < best.0 {
            best = (now, point.clone());
        }
        recent.push(now);
        if recent.len() > MEMORY {
            recent.remove(0);
        }
    }
    End { value: best.0, point: best.1, n_iterations: MAX_STEPS, converged: false }
}

/// Each entry brought between its two ends.
fn between(from: &[f64], to: &[f64], entries: Vec<f64>) -> Vec<f64> {
    let ends = from.iter().zip(to);
    entries.into_iter().zip(ends).map(|(entry, (from, to))| entry.clamp(from.min(*to), from.max(*to))).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}
