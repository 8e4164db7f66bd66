//! Value over a base, as per-mu evaluations score it.

use super::{Job, NormaliseError, Note, outside};
use crate::math::mean;
use crate::model::{Column, Direction};

/// x/base for positive indicators, base/x for negative ones, 1/(1 + distance/base) for interval ones; 0 at the bottom of `range`
/// and 1 at its top, above which it goes on.
///
/// The base is the indicator's target, else the mean of what is there (noted). base/0 is undefined and becomes missing (noted).
/// A constant column is as any other. *Source*: huangyan2023.
pub fn ratio_to_base(job: &mut Job) -> Result<Column, NormaliseError> {
    let base = match job.indicator.target {
        Some(target) => target,
        None => {
            let Some(base) = mean(job.column.present()) else { return Ok(job.column.clone()) };
            job.notes.push(Note::MeanAsBase { column: job.at, base });
            base
        }
    };
    if !base.is_finite() || base <= 0.0 {
        return Err(NormaliseError::BadBase { code: job.code.into(), base });
    }
    let [bottom, top] = job.settings.range;
    let scale = top - bottom;
    Ok(match job.indicator.direction {
        Direction::Positive => job.map(|x| x / base * scale + bottom),
        Direction::Negative => job.map(|x| base / x * scale + bottom),
        Direction::Interval { lo, hi } => job.map(|x| 1.0 / (1.0 + outside(x, lo, hi) / base) * scale + bottom),
    })
}
