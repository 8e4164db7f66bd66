//! Indicator by indicator: how far from a reference, in its own unit and in points.

use crate::model::Column;
use crate::normalise::Normalised;
use crate::weigh::Weights;
use crate::{model::Framework, treat::Treated};

/// One indicator of an entity beside the reference's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Leaf position.
    pub column: usize,
    /// After treatment, in the indicator's unit (over its denominator's, where it was divided).
    pub value: Option<f64>,
    pub reference: Option<f64>,
    /// `value − reference` in that unit; its sign does not know the direction.
    pub raw: Option<f64>,
    /// Difference of the normalised values: positive is better, whatever the direction.
    pub points: Option<f64>,
    /// `points` times the effective weight.
    pub weighted: Option<f64>,
}

/// The gaps of every indicator, in leaf order; a part is `None` where either side is missing.
///
/// Under arithmetic means and with nothing missing `weighted` sums to the difference of the scores; for other means ask
/// [`crate::explain::difference`]. *Cost*: O(m).
pub fn gaps(
    framework: &Framework,
    treated: &Treated,
    normalised: &Normalised,
    weights: &Weights,
    entity: usize,
    reference: usize,
) -> Vec<Gap> {
    let of = |columns: &[Column], column: usize, entity: usize| columns.get(column).and_then(|cells| cells.get(entity));
    let less = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a - b);
    framework
        .leaves()
        .iter()
        .enumerate()
        .map(|(column, &leaf)| {
            let (value, other) = (of(&treated.columns, column, entity), of(&treated.columns, column, reference));
            let points = less(of(&normalised.columns, column, entity), of(&normalised.columns, column, reference));
            let weighted = points.map(|points| points * weights.effective(leaf));
            Gap { column, value, reference: other, raw: less(value, other), points, weighted }
        })
        .collect()
}
