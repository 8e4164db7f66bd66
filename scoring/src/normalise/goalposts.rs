//! Fixed ends of the scale, linear or logarithmic.

use super::{Job, NormaliseError, Note, outside};
use crate::math::ln;
use crate::model::{Column, Direction, Goalposts};

/// `worst` at the bottom of `range`, `best` at its top, a straight line between them (between their logarithms with `log`).
///
/// The indicator's direction says which post is the worst, so their order does not matter; those of the scenario go over those of
/// the framework and keep its `log`. An interval indicator is at the top inside its interval and falls to the bottom at the distance of `worst`; `best` and
/// `log` do not count. Cells beyond a post get its end of the range and a note; with `log`, so do cells that are zero or negative.
/// *Source*: undp2022.
pub fn goalposts(job: &mut Job) -> Result<Column, NormaliseError> {
    let posts = posts(job)?;
    let [bottom, top] = job.settings.range;
    let direction = job.indicator.direction;
    let bad = NormaliseError::BadGoalposts { code: job.code.into(), worst: posts.worst, best: posts.best };
    let share: Box<dyn Fn(f64) -> f64> = match direction {
        Direction::Interval { lo, hi } => {
            let reach = outside(posts.worst, lo, hi);
            if !reach.is_finite() || reach <= 0.0 {
                return Err(bad);
            }
            Box::new(move |x| 1.0 - outside(x, lo, hi) / reach)
        }
        _ if !posts.worst.is_finite() || !posts.best.is_finite() || posts.worst == posts.best => return Err(bad),
        _ if posts.log => {
            if posts.worst <= 0.0 || posts.best <= 0.0 {
                return Err(bad);
            }
            let (from, to) = (ln(posts.worst), ln(posts.best));
            // Nothing has a logarithm at or below zero: that is beyond whichever post is the lower one.
            let beyond = if posts.worst < posts.best { f64::NEG_INFINITY } else { f64::INFINITY };
            Box::new(move |x| if x > 0.0 { (ln(x) - from) / (to - from) } else { beyond })
        }
        _ => Box::new(move |x| (x - posts.worst) / (posts.best - posts.worst)),
    };
    for (entity, &x) in job.column.raw().iter().enumerate() {
        if !x.is_nan() && !(0.0..=1.0).contains(&share(x)) {
            job.notes.push(Note::Clamped { column: job.at, entity, x });
        }
    }
    Ok(job.map(|x| share(x).clamp(0.0, 1.0) * (top - bottom) + bottom))
}

fn posts(job: &Job) -> Result<Goalposts, NormaliseError> {
    let own = job.indicator.goalposts;
    let log = own.is_some_and(|posts| posts.log);
    let [worst, best] = match (job.settings.goalposts.get(job.code), own) {
        (Some(&given), _) => given,
        (None, Some(posts)) => [posts.worst, posts.best],
        (None, None) => return Err(NormaliseError::NoGoalposts { code: job.code.into() }),
    };
    let turned = match job.indicator.direction {
        Direction::Positive => worst > best,
        Direction::Negative => worst < best,
        Direction::Interval { .. } => false,
    };
    Ok(if turned { Goalposts { worst: best, best: worst, log } } else { Goalposts { worst, best, log } })
}
