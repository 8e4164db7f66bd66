//! Distance to the best, to a chosen entity, to a target; 1 is there.

use super::{Job, NormaliseError, benefit};
use crate::model::{Column, Direction};

/// 1 − (max − y)/(max − min). A constant column gets ½, as min–max's middle.
pub fn to_max(job: &mut Job) -> Column {
    let Some((lo, hi)) = job.spread() else { return job.constant(0.5) };
    job.map_benefit(|y| 1.0 - (hi - y) / (hi - lo))
}

/// 1 − (y_ref − y)/(y_ref − min); better entities are above 1. A constant column gets ½.
pub fn to_reference(job: &mut Job, reference: Option<usize>) -> Result<Column, NormaliseError> {
    let entity = reference.ok_or(NormaliseError::NoReference)?;
    let Some((lo, _)) = job.spread() else { return Ok(job.constant(0.5)) };
    let goal = job.column.get(entity).map(|x| benefit(job.indicator.direction, x)).filter(|&goal| goal > lo);
    let goal = goal.ok_or_else(|| NormaliseError::BadReference { code: job.code.into() })?;
    Ok(job.map_benefit(|y| 1.0 - (goal - y) / (goal - lo)))
}

/// 1 − (target − y)/(target − min); better entities are above 1. Everybody at the target gets 1; a target that is no better than
/// the worst entity is an error of [`NormaliseError::BadBase`]. An interval indicator's target is distance zero.
pub fn to_target(job: &mut Job) -> Result<Column, NormaliseError> {
    let no_target = || NormaliseError::NoTarget { code: job.code.into() };
    let direction = job.indicator.direction;
    let goal = match direction {
        Direction::Interval { .. } => 0.0,
        _ => benefit(direction, job.indicator.target.ok_or_else(no_target)?),
    };
    let Some((lo, hi)) = job.ends() else { return Ok(job.column.clone()) };
    if lo == goal && hi == goal {
        return Ok(job.constant(1.0));
    }
    if goal <= lo {
        return Err(NormaliseError::BadBase { code: job.code.into(), base: goal });
    }
    Ok(job.map_benefit(|y| 1.0 - (goal - y) / (goal - lo)))
}
