//! Min–max, and the same line between fixed ends.

use super::Job;
use crate::model::{Column, Direction};

/// Onto `range`, the best entity at its top and the worst at its bottom.
///
/// An interval indicator's top is distance zero, whether or not some entity reaches it. A constant column gets the middle of the
/// range.
pub fn minmax(job: &mut Job) -> Column {
    let [bottom, top] = job.settings.range;
    let Some((lo, hi)) = ends(job) else { return job.constant(bottom / 2.0 + top / 2.0) };
    job.map_benefit(|y| (y - lo) / (hi - lo) * (top - bottom) + bottom)
}

/// 100·(y − lo)/(hi − lo) with `range` as lo and hi of every indicator; constant columns are as any other.
pub fn scaled(job: &mut Job) -> Column {
    let [lo, hi] = job.settings.range;
    job.map_benefit(|y| (y - lo) / (hi - lo) * 100.0)
}

fn ends(job: &Job) -> Option<(f64, f64)> {
    match job.indicator.direction {
        Direction::Interval { .. } => {
            let (lo, _) = job.ends()?;
            (lo < 0.0).then_some((lo, 0.0))
        }
        _ => job.spread(),
    }
}
