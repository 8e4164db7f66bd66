//! Gates with three states and exemptions, and what is missing to pass.

use super::points::State;
use crate::model::Limit;
use crate::scheme::{Gate, Test};

/// Whether one gate is met, and by what.
#[derive(Clone, Debug, PartialEq)]
pub struct GateResult {
    /// Met by the test or by an exemption; unmet when neither can be; else unknown.
    pub state: State,
    /// Position of the exemption that stands in for a test that is not met.
    pub exempted_by: Option<usize>,
    /// What the test found, part by part.
    pub verdict: Verdict,
    /// In the gate's order.
    pub exemptions: Vec<GateResult>,
}

/// What one part of a test found.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Item { item: String, value: Option<f64>, need: Need, state: State },
    All { state: State, parts: Vec<Verdict> },
    Any { state: State, parts: Vec<Verdict> },
}

/// What is asked of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    Limit(Limit),
    /// A yes, that is, not 0.
    Yes,
}

/// What is missing to pass: items that fall short or are unknown, in the ways they would have to be mended.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    Item { item: String, value: Option<f64>, need: Need },
    AllOf(Vec<Lack>),
    OneOf(Vec<Lack>),
}

/// Judges one gate by the values that `value` gives for item codes.
///
/// A test of an item without value is unknown. All parts: unmet when one is, met when all are; any part: met when one is, unmet when
/// all are (Kleene's strong logic). *Cost*: O(parts).
pub fn judge_gate(gate: &Gate, value: &dyn Fn(&str) -> Option<f64>) -> GateResult {
    let verdict = judge_test(&gate.test, value);
    let exemptions: Vec<GateResult> = gate.exemptions.iter().map(|exemption| judge_gate(exemption, value)).collect();
    let exempted = exemptions.iter().position(|exemption| exemption.state == State::Met);
    let own = verdict.state();
    let state = State::any(std::iter::once(own).chain(exemptions.iter().map(|exemption| exemption.state)));
    GateResult { state, exempted_by: exempted.filter(|_| own != State::Met), verdict, exemptions }
}

fn judge_test(test: &Test, value: &dyn Fn(&str) -> Option<f64>) -> Verdict {
    let item = |item: &String, need: Need| {
        let value = value(item).filter(|value| !value.is_nan());
        let state = value.map_or(State::Unknown, |value| State::of(need.holds(value)));
        Verdict::Item { item: item.clone(), value, need, state }
    };
    let each = |parts: &[Test]| parts.iter().map(|part| judge_test(part, value)).collect::<Vec<_>>();
    match test {
        Test::Value { item: code, limit } => item(code, Need::Limit(*limit)),
        Test::Holds(code) => item(code, Need::Yes),
        Test::All(parts) => {
            let parts = each(parts);
            Verdict::All { state: State::all(parts.iter().map(Verdict::state)), parts }
        }
        Test::Any(parts) => {
            let parts = each(parts);
            Verdict::Any { state: State::any(parts.iter().map(Verdict::state)), parts }
        }
    }
}

impl Need {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::Limit(limit) => limit.holds(value),
            Self::Yes => value != 0.0,
        }
    }
}

impl Verdict {
    pub fn state(&self) -> State {
        match self {
            Self::Item { state, .. } | Self::All { state, .. } | Self::Any { state, .. } => *state,
        }
    }

    /// What is missing; `None` when nothing is.
    pub fn lack(&self) -> Option<Lack> {
        if self.state() == State::Met {
            return None;
        }
        Some(match self {
            Self::Item { item, value, need, .. } => Lack::Item { item: item.clone(), value: *value, need: *need },
            Self::All { parts, .. } => Lack::AllOf(parts.iter().filter_map(Self::lack).collect()).unwrapped(),
            Self::Any { parts, .. } => Lack::OneOf(parts.iter().filter_map(Self::lack).collect()).unwrapped(),
        })
    }
}

impl GateResult {
    /// What is missing to meet the gate, exemptions among the ways; `None` when it is met. *Cost*: O(parts).
    pub fn lack(&self) -> Option<Lack> {
        if self.state == State::Met {
            return None;
        }
        let ways = self.verdict.lack().into_iter().chain(self.exemptions.iter().filter_map(Self::lack));
        Some(Lack::OneOf(ways.collect()).unwrapped())
    }
}

impl Lack {
    /// A list of one as that one.
    fn unwrapped(self) -> Self {
        match self {
            Self::AllOf(mut parts) | Self::OneOf(mut parts) if parts.len() == 1 => {
                parts.pop().unwrap_or(Self::AllOf(Vec::new()))
            }
            lack => lack,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;
    use crate::scheme::Binding;

    fn at_least(item: &str, bound: f64) -> Test {
        Test::Value { item: item.into(), limit: Limit::AtLeast(bound) }
    }

    fn gate(test: Test, exemptions: Vec<Gate>) -> Gate {
        Gate {
            code: "g".into(),
            name: Text::same("g"),
            test,
            exemptions,
            binding: Binding::Required,
            note: Text::default(),
        }
    }

    fn judge(gate: &Gate, values: &[(&str, f64)]) -> GateResult {
        judge_gate(gate, &|code| values.iter().find(|(known, _)| *known == code).map(|(_, value)| *value))
    }

    fn short(item: &str, value: Option<f64>, bound: f64) -> Lack {
        Lack::Item { item: item.into(), value, need: Need::Limit(Limit::AtLeast(bound)) }
    }

    #[test]
    fn one_of_two_ways_is_enough_and_unknown_is_not() {
        let either = gate(Test::Any(vec![at_least("revenue", 1500.0), at_least("equity", 2000.0)]), vec![]);
        for (values, state) in [
            (&[("revenue", 1500.0)][..], State::Met),
            (&[("revenue", 1.0), ("equity", 2000.0)], State::Met),
            (&[("revenue", 1.0)], State::Unknown),
            (&[("revenue", 1.0), ("equity", 1.0)], State::Unmet),
            (&[], State::Unknown),
        ] {
            assert_eq!(judge(&either, values).state, state, "{values:?}");
        }
        let lack = judge(&either, &[("revenue", 1.0)]).lack();
        let ways = vec![short("revenue", Some(1.0), 1500.0), short("equity", None, 2000.0)];
        assert_eq!(lack, Some(Lack::OneOf(ways)));
    }

    #[test]
    fn all_parts_are_needed_and_only_those_that_fall_short_are_named() {
        let both = gate(Test::All(vec![at_least("amount", 100.0), at_least("share", 3.0)]), vec![]);
        assert_eq!(judge(&both, &[("amount", 99.0)]).state, State::Unmet);
        let result = judge(&both, &[("amount", 100.0), ("share", 2.0)]);
        assert_eq!(result.lack(), Some(short("share", Some(2.0), 3.0)));
        assert_eq!(judge(&both, &[("amount", 100.0), ("share", 3.0)]).lack(), None);
    }

    #[test]
    fn an_exemption_stands_in_and_is_named() {
        let exempt = gate(at_least("patents", 4.0), vec![gate(Test::Holds("award".into()), vec![])]);
        let result = judge(&exempt, &[("patents", 1.0), ("award", 1.0)]);
        assert_eq!((result.state, result.exempted_by), (State::Met, Some(0)));
        let result = judge(&exempt, &[("patents", 5.0), ("award", 1.0)]);
        assert_eq!((result.state, result.exempted_by), (State::Met, None));
        let result = judge(&exempt, &[("patents", 1.0), ("award", 0.0)]);
        assert_eq!(result.state, State::Unmet);
        let award = Lack::Item { item: "award".into(), value: Some(0.0), need: Need::Yes };
        assert_eq!(result.lack(), Some(Lack::OneOf(vec![short("patents", Some(1.0), 4.0), award])));
        assert_eq!(judge(&exempt, &[("patents", f64::NAN), ("award", 0.0)]).state, State::Unknown);
    }
}
