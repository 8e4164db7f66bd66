//! Bonuses and penalties beyond the weighted sum.

use crate::scenario::Bonus;

/// What one bonus came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BonusStep {
    /// The figure as loaded; `None` where there is none, and then no points.
    pub value: Option<f64>,
    /// Added when positive, taken when negative.
    pub points: f64,
    /// The bonus's own limit cut it.
    pub capped: bool,
}

/// Points of one bonus or penalty for one figure.
///
/// *Formula*: value · per_unit, within `most` of 0. *Edge cases*: a figure below 0 counts as 0, so that a bonus never takes and a
/// penalty never gives; a missing one brings nothing.
pub fn bonus(rule: &Bonus, value: Option<f64>) -> BonusStep {
    let points = value.map_or(0.0, |value| value.max(0.0) * rule.per_unit);
    let most = rule.most.unwrap_or(f64::INFINITY);
    if points.abs() > most {
        BonusStep { value, points: most.copysign(points), capped: true }
    } else {
        BonusStep { value, points, capped: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bonus_gives_a_penalty_takes_and_both_end_at_their_limit() {
        for (per_unit, most, value, points, capped) in [
            (2.0, None, Some(3.0), 6.0, false),
            (2.0, Some(5.0), Some(3.0), 5.0, true),
            (-2.0, Some(5.0), Some(3.0), -5.0, true),
            (-2.0, Some(5.0), Some(2.0), -4.0, false),
            (2.0, None, Some(-3.0), 0.0, false),
            (-2.0, None, None, 0.0, false),
        ] {
            let rule = Bonus { code: "x".into(), per_unit, most, note: String::new() };
            assert_eq!(bonus(&rule, value), BonusStep { value, points, capped }, "{rule:?}");
        }
    }
}
