//! Distance from the mean in standard deviations.

use super::Job;
use crate::math::{mean, sample_sd};
use crate::model::Column;

/// (y − ȳ)/s brought to the mean and standard deviation of the settings, s over n − 1. A constant column, or a single cell, gets the
/// mean of the settings.
pub fn zscore(job: &mut Job) -> Column {
    let (to_mean, to_sd) = (job.settings.mean, job.settings.sd);
    let benefits = job.benefits();
    match (mean(benefits.present()), sample_sd(benefits.present()), job.spread()) {
        (Some(centre), Some(sd), Some(_)) if sd > 0.0 => job.map_benefit(|y| (y - centre) / sd * to_sd + to_mean),
        _ => job.constant(to_mean),
    }
}
