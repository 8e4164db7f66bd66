//! Conditions that let an entity pass, with exemptions.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::{Limit, Text};

/// One condition of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub code: String,
    pub name: Text,
    pub test: Test,
    #[serde(default, skip_serializing_if = "is_default")]
    pub binding: Binding,
    /// Any of them stands in for the test.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Gate>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Text,
}

/// Whether passing depends on a gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    #[default]
    Required,
    /// Judged and shown, and not part of the outcome: a reference value.
    Guiding,
}

/// What is asked of an entity. Written as `{"value": {"item": "staff", "limit": {"at_most": 500}}}`, `{"holds": "title"}`, `{"all": […]}`, `{"any": […]}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// An item's value is on the right side of a bound.
    Value {
        item: String,
        limit: Limit,
    },
    /// A yes-or-no item is yes, that is, not 0.
    Holds(String),
    All(Vec<Test>),
    Any(Vec<Test>),
}
