//! Outliers that would stretch a scale: winsorised, else the whole column bent.

use super::transform::box_cox;
use super::{Action, Treatment};
use crate::math::{excess_kurtosis, ln, min_max, skewness};
use crate::model::Column;
use crate::scenario::{Bend, Outliers, Tame};

/// Exponents among which the most likely one is looked for.
const LAMBDAS: [f64; 2] = [-2.0, 2.0];
/// Steps of the search, each of which leaves 0.618 of the range: to 1e-8 of it.
const STEPS: usize = 40;

/// Treats each badly skewed column in place.
///
/// One point at a time, at the end the skew points to, is set to the next value inward that differs, until |skewness| or kurtosis is
/// within the limits. Where as many points as allowed do not suffice, the column as it was is bent: to ln x′, or to
/// (x′^λ − 1)/λ, with x′ = x − min + 0.01·(max − min), mirrored with x′ = max − x + 0.01·(max − min) and the sign turned when the long
/// tail is the lower one. Without a bend the points that were brought in stay so. Where nothing suffices the log says so. *Cost*:
/// O(n log n), Box–Cox O(n) for each step of the search. *Source*: becker2022, box1964.
pub fn tame(columns: &mut [Column], outliers: Outliers, log: &mut Vec<Treatment>) {
    let Some(tame) = outliers.tame() else { return };
    for (at, column) in columns.iter_mut().enumerate() {
        if !is_skewed(column, &tame) {
            continue;
        }
        let whole = |what| Treatment { entity: None, column: Some(at), what, before: None, after: None };
        let winsorised = winsorise(column, &tame);
        let suffices = winsorised.as_ref().is_some_and(|winsorised| !is_skewed(winsorised, &tame));
        if suffices || tame.then == Bend::None {
            if let Some(winsorised) = winsorised {
                list(at, column, &winsorised, log);
                *column = winsorised;
            }
        } else {
            let (bent, what) = bend(column, &tame);
            *column = bent;
            log.push(whole(what));
        }
        if is_skewed(column, &tame) {
            log.push(whole(Action::StillSkewed));
        }
    }
}

/// Every point that was brought in.
fn list(at: usize, column: &Column, winsorised: &Column, log: &mut Vec<Treatment>) {
    for entity in 0..column.len() {
        let (before, after) = (column.get(entity), winsorised.get(entity));
        if before != after {
            log.push(Treatment { entity: Some(entity), column: Some(at), what: Action::Winsorised, before, after });
        }
    }
}

fn is_skewed(column: &Column, tame: &Tame) -> bool {
    match (skewness(column.present()), excess_kurtosis(column.present())) {
        (Some(skew), Some(kurtosis)) => skew.abs() > tame.skewness && kurtosis > tame.kurtosis,
        _ => false,
    }
}

/// The column with as few points brought in as make it well-behaved, or as many as are allowed; `None` where none may be.
fn winsorise(column: &Column, tame: &Tame) -> Option<Column> {
    let high = skewness(column.present())? > 0.0;
    let mut order: Vec<(f64, usize)> =
        (0..column.len()).filter_map(|entity| column.get(entity).map(|cell| (cell, entity))).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if high {
        order.reverse();
    }
    let mut made = None;
    for n in 1..=tame.winsorise {
        let Some(&(edge, _)) = order.get(n) else { break };
        let mut tamed = column.clone();
        for &(_, entity) in order.iter().take(n) {
            tamed.set(entity, Some(edge));
        }
        let suffices = !is_skewed(&tamed, tame);
        made = Some(tamed);
        if suffices {
            break;
        }
    }
    made
}

fn bend(column: &Column, tame: &Tame) -> (Column, Action) {
    let Some((lo, hi)) = min_max(column.present()) else { return (column.clone(), Action::Logarithm) };
    let shift = 0.01 * (hi - lo);
    let tail_up = skewness(column.present()).is_none_or(|skew| skew > 0.0);
    let turned = |cell: f64| if tail_up { cell - lo + shift } else { hi - cell + shift };
    let (lambda, what) = match tame.then {
        Bend::None | Bend::Log => (0.0, Action::Logarithm),
        Bend::BoxCox => {
            let cells: Vec<f64> = column.present().map(turned).collect();
            let lambda = tame.lambda.unwrap_or_else(|| most_likely(&cells));
            (lambda, Action::BoxCox { lambda })
        }
    };
    let bent = |cell: f64| {
        let bent = box_cox(turned(cell), lambda);
        if tail_up { bent } else { -bent }
    };
    (Column::from_options((0..column.len()).map(|entity| column.get(entity).map(bent))), what)
}

/// The exponent under which the bent cells look most like a normal sample, by golden sections.
fn most_likely(cells: &[f64]) -> f64 {
    let n = cells.len() as f64;
    let logs = cells.iter().fold(0.0, |sum, &cell| sum + ln(cell));
    let likelihood = |lambda: f64| {
        let bent: Vec<f64> = cells.iter().map(|&cell| box_cox(cell, lambda)).collect();
        let mean = bent.iter().fold(0.0, |sum, cell| sum + cell) / n;
        let variance = bent.iter().fold(0.0, |sum, cell| sum + (cell - mean) * (cell - mean)) / n;
        (lambda - 1.0) * logs - n / 2.0 * ln(variance)
    };
    const SECTION: f64 = 0.618_033_988_749_894_9;
    let [mut lo, mut hi] = LAMBDAS;
    for _ in 0..STEPS {
        let (left, right) = (hi - SECTION * (hi - lo), lo + SECTION * (hi - lo));
        if likelihood(left) >= likelihood(right) {
            hi = right;
        } else {
            lo = left;
        }
    }
    lo / 2.0 + hi / 2.0
}
