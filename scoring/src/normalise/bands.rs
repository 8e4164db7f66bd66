//! Points by band: what a value gets depends only on the band that it falls into.

use super::Job;
use crate::model::Column;

/// Points of the last band that starts at or below the cell; of the first one for cells below it. Direction and method do not count.
pub fn bands(job: &mut Job, bands: &[[f64; 2]]) -> Column {
    let first = bands.first().map_or(0.0, |[_, points]| *points);
    job.map(|x| bands.iter().rev().find(|[from, _]| x >= *from).map_or(first, |[_, points]| *points))
}
