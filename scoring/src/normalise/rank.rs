//! Places instead of values: rank from below, Borda points, percentile rank.

use super::Job;
use crate::model::Column;

/// 1 + number of entities that are worse; ties share the lower place. A constant column is 1 everywhere.
pub fn rank(job: &mut Job) -> Column {
    places(job, |below, _| below + 1.0)
}

/// Number of entities that are worse. A constant column is 0 everywhere.
pub fn borda(job: &mut Job) -> Column {
    places(job, |below, _| below)
}

/// Share of the other entities that are worse, 0 to 1. A constant column is 0 everywhere.
pub fn percentile_rank(job: &mut Job) -> Column {
    places(job, |below, n| if n > 1.0 { below / (n - 1.0) } else { 0.0 })
}

fn places(job: &mut Job, value: impl Fn(f64, f64) -> f64) -> Column {
    let mut sorted: Vec<f64> = job.benefits().present().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len() as f64;
    if job.spread().is_none() {
        return job.constant(value(0.0, n));
    }
    job.map_benefit(|y| value(sorted.partition_point(|&other| other < y) as f64, n))
}
