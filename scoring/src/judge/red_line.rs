//! Red lines: figures that no score makes good for.

use super::points::State;
use crate::scenario::RedLine;

/// Whether one red line was kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RedLineStep {
    /// The figure as loaded.
    pub value: Option<f64>,
    /// Met when it is on this side of the line, unmet when it crossed it; without a figure, unknown, and then nothing follows.
    pub kept: State,
}

/// Holds one figure against one red line.
pub fn red_line(rule: &RedLine, value: Option<f64>) -> RedLineStep {
    RedLineStep { value, kept: value.map_or(State::Unknown, |value| State::of(!rule.crossed.holds(value))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Limit;
    use crate::scenario::Consequence;

    #[test]
    fn a_line_is_kept_crossed_or_not_known() {
        let rule = RedLine {
            code: "accidents".into(),
            crossed: Limit::AtLeast(1.0),
            then: Consequence::LowestGrade,
            note: String::new(),
        };
        for (value, kept) in [(Some(0.0), State::Met), (Some(1.0), State::Unmet), (None, State::Unknown)] {
            assert_eq!(red_line(&rule, value), RedLineStep { value, kept });
        }
    }
}
