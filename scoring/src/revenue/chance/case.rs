//! A plan with what is assumed about chance, both checked.

use super::super::{CheckedPlan, FieldError, ParameterId, Plan, PlanError};
use super::{Assumptions, Services, Stress};

/// What can be simulated by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    plan: CheckedPlan,
    assumptions: Assumptions,
    services: Option<Services>,
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
        if errors.is_empty() {
            Ok(Self { plan, assumptions, services: None, stress: Stress::None })
        } else {
            Err(errors)
        }
    }

    /// The same case with services by kind; or, with none, with the one service that its plan knows.
    ///
    /// # Errors
    /// Every number of the services that is impossible, then those that exclude one another.
    pub fn serving(&self, services: Option<Services>) -> Result<Self, Vec<FieldError>> {
        let mut errors = services.as_ref().map(Services::refuse).unwrap_or_default();
        if errors.is_empty() {
            errors = services.as_ref().map(Services::contradictions).unwrap_or_default();
        }
        if errors.is_empty() { Ok(Self { services, ..self.clone() }) } else { Err(errors) }
    }

    /// The same case under a stress.
    pub fn under(&self, stress: Stress) -> Self {
        Self { stress, ..self.clone() }
    }

    /// The same case with another plan.
    pub fn with_plan(&self, plan: CheckedPlan) -> Self {
        Self { plan, ..self.clone() }
    }

    /// The same case with one number changed, of the plan, of the assumptions or of the services by kind, by its name in files.
    ///
    /// # Errors
    /// [`FieldError::Unknown`] for another name; what the value is refused for, alone or together with the others.
    pub fn with_number(&self, name: &str, value: f64) -> Result<Self, Vec<FieldError>> {
        if let Some(id) = ParameterId::from_name(name) {
            let mut plan: Plan = self.plan.clone().into_plan();
            plan.set(id, value);
            let told = |errors: Vec<PlanError>| errors.into_iter().map(in_field).collect::<Vec<_>>();
            return Ok(self.with_plan(plan.check().map_err(told)?));
        }
        let mut assumptions = self.assumptions.clone();
        if assumptions.set(name, value) {
            return Self::new(self.plan.clone(), assumptions)?.under(self.stress).serving(self.services.clone());
        }
        let mut services = self.services.clone();
        if services.as_mut().is_some_and(|services| services.set(name, value)) {
            self.serving(services)
        } else {
            Err(vec![FieldError::Unknown { name: name.into() }])
        }
    }

    /// A number of the plan, of the assumptions or of the services by kind by its name in files; none for another name.
    pub fn number(&self, name: &str) -> Option<f64> {
        let assumed = || self.assumptions.get(name).or_else(|| self.services.as_ref()?.get(name));
        ParameterId::from_name(name).map(|id| self.plan.get(id)).or_else(assumed)
    }

    /// The same case with so many times the equity: 0 is pure rent, 1 the plan; none beyond the plan's limits.
    pub fn mixed(&self, share: f64) -> Option<Self> {
        let mut plan: Plan = self.plan.clone().into_plan();
        plan.conceded_share *= share;
        plan.commitment_wan *= share;
        Some(self.with_plan(plan.check().ok()?))
    }

    pub fn plan(&self) -> &CheckedPlan {
        &self.plan
    }

    pub fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    /// None where the plan's one service is sold.
    pub fn services(&self) -> Option<&Services> {
        self.services.as_ref()
    }

    pub fn stress(&self) -> Stress {
        self.stress
    }
}

/// The name as the table of the plan, of the assumptions or of the services has it.
pub(super) fn known_name(name: &str) -> Option<&'static str> {
    let of_plan = ParameterId::from_name(name).map(ParameterId::name);
    let mut others = Assumptions::NAMES.iter().chain(Services::NAMES);
    of_plan.or_else(|| others.find(|known| **known == name).copied())
}

fn in_field(error: PlanError) -> FieldError {
    let name = error.parameter().name();
    match error {
        PlanError::NotFinite { parameter } => {
            FieldError::OutOfRange { name, value: f64::NAN, limits: parameter.describe().limits }
        }
        PlanError::OutOfRange { value, limits, .. } => FieldError::OutOfRange { name, value, limits },
        PlanError::NotWhole { value, .. } => FieldError::NotWhole { name, value },
        PlanError::AboveCap { value, cap, limit, .. } => FieldError::Above { name, value, other: cap.name(), limit },
    }
}
