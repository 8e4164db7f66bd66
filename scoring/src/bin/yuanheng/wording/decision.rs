//! Decisions about tables, in English.

use scoring::model::{Decision, DecisionKind};

/// One decision, and whether these files had a case of it.
pub fn decision(one: &Decision, is_met: bool) -> String {
    let Decision { what, of, to } = one;
    let period = if to.is_empty() { String::new() } else { format!(" in {to}") };
    let said = match what {
        DecisionKind::Same => format!("{of} and {to} are one"),
        DecisionKind::Apart => format!("{of} and {to} are two"),
        DecisionKind::Code => format!("the code {of} is {to}"),
        DecisionKind::First => format!("of the rows for {of}{period} the first counts"),
        DecisionKind::Last => format!("of the rows for {of}{period} the last counts"),
        DecisionKind::Period if to.is_empty() => format!("{of} is not put under other tables"),
        DecisionKind::Period => format!("{of} is of {to}"),
    };
    if is_met { format!("decided: {said}") } else { format!("warning: decided, but nothing here is like it: {said}") }
}
