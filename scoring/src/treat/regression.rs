//! Gaps filled by what the entity's other indicators say of the missing one.

use std::collections::BTreeMap;

use super::{Action, Treatment};
use crate::math::{mean, pearson, sample_sd, solve_linear};
use crate::model::Column;

/// Indicators that a gap is filled from, at most: those that go with the missing one most closely.
const MOST_PREDICTORS: usize = 3;
/// Entities beyond the number of coefficients without which a line is no more than a guess.
const LEAST_SPARE: usize = 3;

/// Fills each gap from the least-squares plane of its indicator on up to three others.
///
/// For each column the others are ordered by their correlation, in size, over entities that have both. A gap takes the first three of
/// them that its entity has, fitted on all entities that have these and the column; fewer where too few entities do. Planes are fitted
/// to what was there before any gap was filled. Where no other indicator serves, the cell stays missing and the log says so.
/// *Cost*: O(m²·n) for columns with gaps, and a fit for each set of predictors. *Source*: little2019.
pub fn fill_by_regression(columns: &mut [Column], log: &mut Vec<Treatment>) {
    let found: Vec<Column> = columns.to_vec();
    for (at, column) in columns.iter_mut().enumerate() {
        if column.n_missing() == 0 {
            continue;
        }
        let kin = kin(&found, at);
        let mut planes: BTreeMap<Vec<usize>, Option<Plane>> = BTreeMap::new();
        for entity in (0..column.len()).filter(|&entity| found.get(at).is_some_and(|own| own.get(entity).is_none())) {
            let has = |other: &&usize| found.get(**other).is_some_and(|other| other.get(entity).is_some());
            let predictors: Vec<usize> = kin.iter().filter(has).take(MOST_PREDICTORS).copied().collect();
            let value = (1..=predictors.len()).rev().find_map(|n| {
                let used = predictors.get(..n)?.to_vec();
                let plane = planes.entry(used.clone()).or_insert_with(|| Plane::fit(&found, at, &used));
                plane.as_ref()?.at(&found, entity)
            });
            let what = if value.is_some() { Action::FilledByRegression } else { Action::NothingToFillFrom };
            column.set(entity, value);
            log.push(Treatment { entity: Some(entity), column: Some(at), what, before: None, after: value });
        }
    }
}

/// The other columns, closest first.
fn kin(columns: &[Column], at: usize) -> Vec<usize> {
    let Some(own) = columns.get(at) else { return Vec::new() };
    let closeness = |other: &Column| {
        let both = (0..own.len()).filter_map(|entity| own.get(entity).zip(other.get(entity)));
        let (x, y): (Vec<f64>, Vec<f64>) = both.unzip();
        pearson(&x, &y).map(f64::abs).filter(|_| x.len() >= 2 + LEAST_SPARE)
    };
    let others = columns.iter().enumerate().filter(|(other, _)| *other != at);
    let mut kin: Vec<(f64, usize)> = others.filter_map(|(other, column)| Some((closeness(column)?, other))).collect();
    kin.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    kin.into_iter().map(|(_, other)| other).collect()
}

/// y = ȳ + Σ b·(x − x̄)/s.
struct Plane {
    middle: f64,
    /// Column, mean, standard deviation and coefficient.
    slopes: Vec<(usize, f64, f64, f64)>,
}

impl Plane {
    fn fit(columns: &[Column], at: usize, predictors: &[usize]) -> Option<Self> {
        let own = columns.get(at)?;
        let others: Vec<&Column> = predictors.iter().filter_map(|&other| columns.get(other)).collect();
        let whole = |entity: &usize| others.iter().chain([&own]).all(|column| column.get(*entity).is_some());
        let rows: Vec<usize> = (0..own.len()).filter(whole).collect();
        if rows.len() < predictors.len() + 1 + LEAST_SPARE {
            return None;
        }
        let pick = |column: &Column| -> Vec<f64> { rows.iter().filter_map(|&entity| column.get(entity)).collect() };
        let y = pick(own);
        let middle = mean(y.iter().copied())?;
        let mut scaled = Vec::with_capacity(others.len());
        let mut spreads = Vec::with_capacity(others.len());
        for column in &others {
            let x = pick(column);
            let (centre, sd) = (mean(x.iter().copied())?, sample_sd(x.iter().copied())?);
            if sd <= 0.0 {
                return None;
            }
            scaled.push(x.iter().map(|x| (x - centre) / sd).collect::<Vec<f64>>());
            spreads.push((centre, sd));
        }
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b);
        let centred: Vec<f64> = y.iter().map(|y| y - middle).collect();
        let matrix: Vec<Vec<f64>> = scaled.iter().map(|a| scaled.iter().map(|b| product(a, b)).collect()).collect();
        let right: Vec<f64> = scaled.iter().map(|a| product(a, &centred)).collect();
        let coefficients = solve_linear(&matrix, &right)?;
        let slopes = predictors.iter().zip(spreads).zip(coefficients);
        Some(Self { middle, slopes: slopes.map(|((&other, (centre, sd)), b)| (other, centre, sd, b)).collect() })
    }

    fn at(&self, columns: &[Column], entity: usize) -> Option<f64> {
        let mut value = self.middle;
        for &(other, centre, sd, b) in &self.slopes {
            value += b * (columns.get(other)?.get(entity)? - centre) / sd;
        }
        Some(value).filter(|value| value.is_finite())
    }
}
