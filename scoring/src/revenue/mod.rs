//! A park's yearly income under landlord, hybrid and shareholder plans, from plain numbers.

use serde::{Deserialize, Serialize};

/// The plans of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanSet {}
