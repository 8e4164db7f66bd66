//! Correlations of criteria with the index that weights make of them, and how they change with the weights.

use super::{DataError, OptimiseError};
use crate::math::sqrt;
use crate::model::Column;

/// Covariances of the criteria, brought to one size.
pub struct Correlations {
    covariance: Vec<Vec<f64>>,
    sd: Vec<f64>,
}

impl Correlations {
    /// Over the entities that have all criteria.
    pub fn of(columns: &[Column]) -> Result<Self, OptimiseError> {
        let n_entities = columns.first().map_or(0, Column::len);
        let whole: Vec<usize> =
            (0..n_entities).filter(|&at| columns.iter().all(|cells| cells.get(at).is_some())).collect();
        if whole.len() < 2 {
            return Err(DataError::TooFew { column: 0, n_present: whole.len(), needed: 2 }.into());
        }
        let mut deviations: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
        for (column, cells) in columns.iter().enumerate() {
            let kept: Vec<f64> = whole.iter().map(|&at| cells.raw()[at]).collect();
            if kept.iter().all(|x| Some(x) == kept.first()) {
                return Err(OptimiseError::Constant { column });
            }
            let mean = kept.iter().fold(0.0, |sum, x| sum + x) / kept.len() as f64;
            deviations.push(kept.iter().map(|x| x - mean).collect());
        }
        let size = deviations.iter().flatten().fold(0.0, |size: f64, x| size.max(x.abs()));
        if !size.is_finite() {
            return Err(DataError::TooLarge.into());
        }
        deviations.iter_mut().flatten().for_each(|x| *x /= size);
        let product = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b);
        let covariance: Vec<Vec<f64>> =
            deviations.iter().map(|a| deviations.iter().map(|b| product(a, b)).collect()).collect();
        let sd: Vec<f64> = covariance.iter().enumerate().map(|(j, row)| sqrt(row[j])).collect();
        match sd.iter().position(|sd| !sd.is_normal()) {
            Some(column) => Err(OptimiseError::Constant { column }),
            None => Ok(Self { covariance, sd }),
        }
    }

    /// Each criterion's correlation with the index; all 0 for an index that does not vary.
    pub fn with_index(&self, weights: &[f64]) -> Vec<f64> {
        let (with, variance) = self.products(weights);
        if variance <= 0.0 {
            return vec![0.0; weights.len()];
        }
        with.iter().zip(&self.sd).map(|(c, sd)| (c / (sd * sqrt(variance))).clamp(-1.0, 1.0)).collect()
    }

    /// What is to be made small; infinite where the correlations sum to nothing.
    pub fn value(&self, weights: &[f64], target: Option<&[f64]>) -> f64 {
        let found = self.with_index(weights);
        let sum = found.iter().fold(0.0, |sum, r| sum + r);
        match target {
            None => -sum / weights.len() as f64,
            Some(_) if sum <= 0.0 => f64::INFINITY,
            Some(target) => found.iter().zip(target).fold(0.0, |all, (r, t)| all + (r / sum - t) * (r / sum - t)),
        }
    }

    pub fn gradient(&self, weights: &[f64], target: Option<&[f64]>) -> Vec<f64> {
        let (with, variance) = self.products(weights);
        let found = self.with_index(weights);
        let sum = found.iter().fold(0.0, |sum, r| sum + r);
        // How the value changes with each correlation.
        let slopes: Vec<f64> = match target {
            None => vec![-1.0 / weights.len() as f64; weights.len()],
            Some(target) => {
                let away: Vec<f64> = found.iter().zip(target).map(|(r, t)| 2.0 * (r / sum - t)).collect();
                let mean = away.iter().zip(&found).fold(0.0, |all, (away, r)| all + away * r / sum);
                away.iter().map(|away| (away - mean) / sum).collect()
            }
        };
        let deviation = sqrt(variance);
        let along = slopes.iter().zip(&found).fold(0.0, |all, (slope, r)| all + slope * r);
        let of_weight = |(row, c): (&Vec<f64>, &f64)| {
            let parts = row.iter().zip(&slopes).zip(&self.sd);
            parts.fold(0.0, |all, ((c, slope), sd)| all + slope * c / (sd * deviation)) - along * c / variance
        };
        self.covariance.iter().zip(&with).map(of_weight).collect()
    }

    /// Covariance of each criterion with the index, and the index's variance.
    fn products(&self, weights: &[f64]) -> (Vec<f64>, f64) {
        let product = |a: &[f64]| a.iter().zip(weights).fold(0.0, |sum, (a, w)| sum + a * w);
        let with: Vec<f64> = self.covariance.iter().map(|row| product(row)).collect();
        let variance = product(&with);
        (with, variance)
    }
}
