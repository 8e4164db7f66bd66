//! One indicator's own way to the common scale, over that of all.

use serde::{Deserialize, Serialize};

use super::{Normalise, NormaliseMethod};
use crate::model::Direction;

/// What differs for one indicator; what is absent is as for all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnScale {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<NormaliseMethod>,
    /// Ends of the scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
    /// Best anywhere from the first to the second (适度指标), in place of the framework's direction; both equal for one best value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<[f64; 2]>,
    /// `[from, points]`, `from` rising: points of values from there up to the next. The first band also takes everything below it.
    /// Goes over method, range and best.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<[f64; 2]>,
}

impl OwnScale {
    /// Names and values of what cannot be used.
    pub fn bad_numbers(&self) -> Vec<(&'static str, f64)> {
        let mut bad = Vec::new();
        if let Some([lo, hi]) = self.range.filter(|[lo, hi]| !(lo.is_finite() && hi.is_finite() && lo < hi)) {
            bad.push(("range", if lo.is_finite() { hi } else { lo }));
        }
        if let Some([lo, hi]) = self.best.filter(|[lo, hi]| !(lo.is_finite() && hi.is_finite() && lo <= hi)) {
            bad.push(("best", if lo.is_finite() { hi } else { lo }));
        }
        let mut before = f64::NEG_INFINITY;
        for &[from, points] in &self.bands {
            if !(from.is_finite() && from > before) {
                bad.push(("bands", from));
            } else if !points.is_finite() {
                bad.push(("bands", points));
            }
            before = from;
        }
        bad
    }
}

impl Normalise {
    /// The indicator's direction, unless the scenario says what is best.
    pub fn direction(&self, code: &str, own: Direction) -> Direction {
        let best = self.indicators.get(code).and_then(|scale| scale.best);
        best.map_or(own, |[lo, hi]| Direction::Interval { lo, hi })
    }

    /// The indicator's method, and the ends of its scale.
    pub fn scale(&self, code: &str) -> (NormaliseMethod, [f64; 2]) {
        let own = self.indicators.get(code);
        let method = own.and_then(|scale| scale.method).unwrap_or(self.method);
        (method, own.and_then(|scale| scale.range).unwrap_or(self.range))
    }
}
