//! Points that may not be known, three-valued truth, and the trail of one value.

/// Whether a condition holds. Unknown is an answer: it never counts as met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Met,
    Unmet,
    Unknown,
}

impl State {
    pub fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::Unmet }
    }

    /// Met when all are, unmet when one is. Nothing asked is met.
    pub fn all(states: impl IntoIterator<Item = Self>) -> Self {
        states.into_iter().fold(Self::Met, |all, state| match (all, state) {
            (Self::Unmet, _) | (_, Self::Unmet) => Self::Unmet,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Met, Self::Met) => Self::Met,
        })
    }

    /// Met when one is, unmet when all are. Nothing offered is unmet.
    pub fn any(states: impl IntoIterator<Item = Self>) -> Self {
        states.into_iter().fold(Self::Unmet, |any, state| match (any, state) {
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Unmet, Self::Unmet) => Self::Unmet,
        })
    }
}

/// Points between `lo` and `hi`, equal when they are known; an end is infinite where the rule has no limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    pub lo: f64,
    pub hi: f64,
}

impl Points {
    pub fn known(points: f64) -> Self {
        Self { lo: points, hi: points }
    }

    /// The points, where they are known.
    pub fn value(self) -> Option<f64> {
        (self.lo == self.hi).then_some(self.lo)
    }

    /// Whether they reach `minimum`, unless what is unknown decides it.
    pub fn reach(self, minimum: f64) -> State {
        if self.lo >= minimum {
            State::Met
        } else if self.hi < minimum {
            State::Unmet
        } else {
            State::Unknown
        }
    }
}

/// One value's way to points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// In the item's unit, as it came.
    pub value: Option<f64>,
    pub points: Points,
    pub why: Why,
}

/// The part of a rule that gave the points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// This band, the best is 0.
    Band { at: usize },
    /// On the line between the limit of this band and that of the next better one.
    BetweenBands { at: usize },
    /// This answer of the list.
    Level { at: usize },
    /// The value stands for no answer: points are unknown.
    NoSuchLevel,
    /// Value over base.
    Ratio { base: f64 },
    /// Value over base, and then the cap or the floor.
    RatioBounded { base: f64, unbounded: f64 },
    /// This far outside the best interval, 0 inside.
    Outside { distance: f64 },
    /// Taken as entered.
    Entered,
    /// Entered beyond what there is to get: brought to the nearer end.
    Clamped,
    /// No value: the mean points of those that have one.
    MeanOfGroup,
    /// No value: no points, as the rule says.
    NothingForMissing,
    /// No value: points are unknown.
    Missing,
    /// The rule has no points for this value, such as a base over 0.
    Undefined,
}

/// A mark of known points.
pub(super) fn mark(value: f64, points: f64, why: Why) -> Mark {
    Mark { value: Some(value), points: Points::known(points), why }
}
