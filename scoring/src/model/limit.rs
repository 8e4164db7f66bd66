//! A bound that a number is held against, with its edge stated.

use serde::{Deserialize, Serialize};

/// Which numbers are on the right side of a bound. Written `{"at_least": 3}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    AtLeast(f64),
    AtMost(f64),
    Above(f64),
    Below(f64),
}

impl Limit {
    /// The number held against, in the unit of what is measured.
    pub fn bound(self) -> f64 {
        match self {
            Self::AtLeast(bound) | Self::AtMost(bound) | Self::Above(bound) | Self::Below(bound) => bound,
        }
    }

    /// Whether `x` is on the right side; NaN is not.
    pub fn holds(self, x: f64) -> bool {
        match self {
            Self::AtLeast(bound) => x >= bound,
            Self::AtMost(bound) => x <= bound,
            Self::Above(bound) => x > bound,
            Self::Below(bound) => x < bound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_belongs_to_at_least_and_at_most() {
        for (limit, below, at, above) in [
            (Limit::AtLeast(2.0), false, true, true),
            (Limit::AtMost(2.0), true, true, false),
            (Limit::Above(2.0), false, false, true),
            (Limit::Below(2.0), true, false, false),
        ] {
            assert_eq!([1.0, 2.0, 3.0].map(|x| limit.holds(x)), [below, at, above], "{limit:?}");
            assert!(!limit.holds(f64::NAN) && limit.bound() == 2.0);
        }
    }
}
