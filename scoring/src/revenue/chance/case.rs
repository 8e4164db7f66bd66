//! A plan with what is assumed about chance, both checked.

use super::super::{CheckedPlan, FieldError};
use super::{Assumptions, Stress};

/// What can be simulated by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    plan: CheckedPlan,
    assumptions: Assumptions,
    stress: Stress,
}

impl Case {
    /// Brings a plan and its assumptions together.
    ///
    /// # Errors
    /// Every number of the assumptions that is impossible, then those that exclude one another.
    pub fn new(plan: CheckedPlan, assumptions: Assumptions) -> Result<Self, Vec<FieldError>> {
        let mut errors = assumptions.refuse();
        if errors.is_empty() {
            errors = assumptions.contradictions();
        }
        if errors.is_empty() { Ok(Self { plan, assumptions, stress: Stress::None }) } else { Err(errors) }
    }

    /// The same case under a stress.
    pub fn under(&self, stress: Stress) -> Self {
        Self { stress, ..self.clone() }
    }

    /// The same case with another plan.
    pub fn with_plan(&self, plan: CheckedPlan) -> Self {
        Self { plan, ..self.clone() }
    }

    pub fn plan(&self) -> &CheckedPlan {
        &self.plan
    }

    pub fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    pub fn stress(&self) -> Stress {
        self.stress
    }
}
