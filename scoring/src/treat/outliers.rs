//! Outliers that would stretch a scale: winsorised, else brought to logarithms.

use super::{Action, Treatment};
use crate::math::{excess_kurtosis, ln, min_max, skewness};
use crate::model::Column;
use crate::scenario::Outliers;

/// Above both, by size, a column counts as badly skewed.
const SKEWNESS: f64 = 2.0;
const KURTOSIS: f64 = 3.5;
/// Points brought in, at most, before logarithms are tried.
const MOST_WINSORISED: usize = 5;

/// Treats each badly skewed column in place.
///
/// One point at a time, at the end the skew points to, is set to the next value inward that differs, until |skewness| ≤ 2 or
/// kurtosis ≤ 3.5. Where five points do not suffice the column as it was goes to ln(x − min + 0.01·(max − min)), mirrored to
/// −ln(max − x + 0.01·(max − min)) when the long tail is the lower one; where that does not suffice either, it stays in
/// logarithms and the log says so. *Cost*: O(n log n). *Source*: becker2022.
pub fn tame(columns: &mut [Column], outliers: Outliers, log: &mut Vec<Treatment>) {
    if outliers == Outliers::None {
        return;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if !is_skewed(column) {
            continue;
        }
        if let Some(winsorised) = winsorise(column) {
            for entity in 0..column.len() {
                let (before, after) = (column.get(entity), winsorised.get(entity));
                if before != after {
                    log.push(Treatment {
                        entity: Some(entity),
                        column: Some(at),
                        what: Action::Winsorised,
                        before,
                        after,
                    });
                }
            }
            *column = winsorised;
            continue;
        }
        *column = logarithm(column);
        let whole = |what| Treatment { entity: None, column: Some(at), what, before: None, after: None };
        log.push(whole(Action::Logarithm));
        if is_skewed(column) {
            log.push(whole(Action::StillSkewed));
        }
    }
}

fn is_skewed(column: &Column) -> bool {
    match (skewness(column.present()), excess_kurtosis(column.present())) {
        (Some(skew), Some(kurtosis)) => skew.abs() > SKEWNESS && kurtosis > KURTOSIS,
        _ => false,
    }
}

/// The column with as few points brought in as make it well-behaved, if five suffice.
fn winsorise(column: &Column) -> Option<Column> {
    let high = skewness(column.present())? > 0.0;
    let mut order: Vec<(f64, usize)> =
        (0..column.len()).filter_map(|entity| column.get(entity).map(|cell| (cell, entity))).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if high {
        order.reverse();
    }
    let mut tamed = column.clone();
    for n in 1..=MOST_WINSORISED {
        let &(edge, _) = order.get(n)?;
        for &(_, entity) in order.iter().take(n) {
            tamed.set(entity, Some(edge));
        }
        if !is_skewed(&tamed) {
            return Some(tamed);
        }
    }
    None
}

fn logarithm(column: &Column) -> Column {
    let Some((lo, hi)) = min_max(column.present()) else { return column.clone() };
    let shift = 0.01 * (hi - lo);
    let tail_up = skewness(column.present()).is_none_or(|skew| skew > 0.0);
    let bent = |cell: f64| if tail_up { ln(cell - lo + shift) } else { -ln(hi - cell + shift) };
    Column::from_options((0..column.len()).map(|entity| column.get(entity).map(bent)))
}
