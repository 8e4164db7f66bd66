//! What is wrong with a framework's tree, in English.

use scoring::model::FrameworkError;

use super::{Owned, Words, circle};
use crate::text::number::plain;

pub(super) fn framework(error: &FrameworkError) -> Words {
    use FrameworkError as Error;
    let say = |what: String, hint: &str| (what, hint.to_string());
    match error {
        Error::Empty => ("The framework is empty", "It needs at least one goal and one indicator").owned(),
        Error::NoIndicator => {
            ("The framework has no indicator, only aggregates", "Give its lowest rows the type Indicator").owned()
        }
        Error::DuplicateCode { code, .. } => {
            say(format!("The code “{code}” is there more than once"), "Use a code of its own for every row")
        }
        Error::MissingParent { code, parent, .. } => (
            format!("The parent “{parent}” of “{code}” is not there"),
            format!("Add “{parent}” to the framework, or correct the parent"),
        ),
        Error::Cycle { codes } => say(
            format!("The parents go round in a circle: {}", circle(codes)),
            "Correct one of them, so that a single goal without a parent is on top",
        ),
        Error::ChildOfIndicator { code, parent, .. } => (
            format!("The parent “{parent}” of “{code}” is an indicator, which cannot have children"),
            format!("Give “{parent}” the type Aggregate, or “{code}” another parent"),
        ),
        Error::ChildlessAggregate { code, .. } => say(
            format!("There is no indicator below “{code}”"),
            "Give it indicators or remove it; if it is one itself, write the type Indicator",
        ),
        Error::SeveralGoals { codes } => say(
            format!("There are {} goals without a parent: {}", codes.len(), codes.join(", ")),
            "Keep one, and give the others parents",
        ),
        Error::BadWeight { code, weight, .. } => {
            say(format!("The weight {} of “{code}” cannot be used", plain(*weight)), "Write a number from 0 up")
        }
        Error::TooDeep { depth, limit } => say(
            format!("The framework is {depth} levels deep, the limit is {limit}"),
            "Check the parents: three or four levels are usual",
        ),
        Error::ZeroWeights { parent } => {
            say(format!("Every weight below “{parent}” is 0"), "Give at least one of them a weight above 0")
        }
    }
}
