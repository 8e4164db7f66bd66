//! Which plans can be simulated.

use std::ops::Deref;

use super::{Parameter, ParameterId, Plan};

/// A plan whose every value is possible; the only thing an engine takes. Reads like the [`Plan`] it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedPlan(Plan);

impl CheckedPlan {
    /// The plan back, to be changed and checked again.
    pub fn into_plan(self) -> Plan {
        self.0
    }

    /// Years simulated, 1 to 60.
    pub fn years(&self) -> usize {
        whole(self.0.horizon_years)
    }
}

impl Deref for CheckedPlan {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.0
    }
}

/// Why a plan cannot be simulated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlanError {
    /// Not a number, or infinite.
    NotFinite { parameter: ParameterId },
    /// Outside what is possible; `limits` is the least and the greatest value allowed.
    OutOfRange { parameter: ParameterId, value: f64, limits: [f64; 2] },
    /// Years that are no whole number.
    NotWhole { parameter: ParameterId, value: f64 },
    /// A ramp that starts above its own cap.
    AboveCap { parameter: ParameterId, value: f64, cap: ParameterId, limit: f64 },
}

impl PlanError {
    /// The parameter to be changed.
    pub fn parameter(&self) -> ParameterId {
        match *self {
            Self::NotFinite { parameter }
            | Self::OutOfRange { parameter, .. }
            | Self::NotWhole { parameter, .. }
            | Self::AboveCap { parameter, .. } => parameter,
        }
    }
}

impl Plan {
    /// Finds every impossible value, or gives the plan back as one that can be simulated.
    ///
    /// *Range*: each parameter within [`Parameter::limits`], ends included; years whole; `occupancy_start` at most
    /// `occupancy_max`, `adoption_start` at most `adoption_max`.
    /// *Edge cases*: a value already refused for itself is not compared with its cap.
    ///
    /// # Errors
    /// Every [`PlanError`] found, in the order of [`ParameterId::ALL`], then the caps.
    ///
    /// *Cost*: O(parameters).
    pub fn check(self) -> Result<CheckedPlan, Vec<PlanError>> {
        let mut errors: Vec<PlanError> = ParameterId::ALL.iter().filter_map(|id| refuse(*id, self.get(*id))).collect();
        for (start, cap) in CAPS {
            let alone = errors.iter().all(|error| error.parameter() != start && error.parameter() != cap);
            let (value, limit) = (self.get(start), self.get(cap));
            if alone && value > limit {
                errors.push(PlanError::AboveCap { parameter: start, value, cap, limit });
            }
        }
        if errors.is_empty() { Ok(CheckedPlan(self)) } else { Err(errors) }
    }
}

const CAPS: [(ParameterId, ParameterId); 2] =
    [(ParameterId::OccupancyStart, ParameterId::OccupancyMax), (ParameterId::AdoptionStart, ParameterId::AdoptionMax)];

fn refuse(parameter: ParameterId, value: f64) -> Option<PlanError> {
    let description: &Parameter = parameter.describe();
    let limits = description.limits;
    if !value.is_finite() {
        Some(PlanError::NotFinite { parameter })
    } else if value < limits[0] || value > limits[1] {
        Some(PlanError::OutOfRange { parameter, value, limits })
    } else if description.is_whole() && value.fract() != 0.0 {
        Some(PlanError::NotWhole { parameter, value })
    } else {
        None
    }
}

/// A checked number of years as a count.
pub(super) fn whole(years: f64) -> usize {
    years as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(change: impl FnOnce(&mut Plan)) -> Vec<PlanError> {
        let mut plan = Plan::default();
        change(&mut plan);
        plan.check().err().unwrap_or_default()
    }

    #[test]
    fn the_default_can_be_simulated() {
        assert_eq!(errors(|_| {}), []);
    }

    #[test]
    fn an_impossible_value_is_named_with_its_limits() {
        use ParameterId::*;
        assert_eq!(
            errors(|plan| plan.area_m2 = -1.0),
            [PlanError::OutOfRange { parameter: AreaM2, value: -1.0, limits: [0.0, 1e8] }]
        );
        assert_eq!(errors(|plan| plan.fund_growth = f64::NAN), [PlanError::NotFinite { parameter: FundGrowth }]);
        assert_eq!(errors(|plan| plan.tax_rate = f64::INFINITY), [PlanError::NotFinite { parameter: TaxRate }]);
        assert_eq!(
            errors(|plan| plan.fund_life_years = 7.5),
            [PlanError::NotWhole { parameter: FundLifeYears, value: 7.5 }]
        );
    }

    #[test]
    fn a_ramp_above_its_cap_is_refused_once() {
        use ParameterId::*;
        assert_eq!(
            errors(|plan| plan.occupancy_start = 0.95),
            [PlanError::AboveCap { parameter: OccupancyStart, value: 0.95, cap: OccupancyMax, limit: 0.93 }]
        );
        assert_eq!(
            errors(|plan| plan.occupancy_start = 1.5),
            [PlanError::OutOfRange { parameter: OccupancyStart, value: 1.5, limits: [0.0, 1.0] }]
        );
    }

    #[test]
    fn every_limit_itself_is_allowed_and_every_value_beyond_is_not() {
        for id in ParameterId::ALL {
            for end in id.describe().limits {
                assert_eq!(refuse(*id, end), None, "{}", id.name());
            }
            let [least, most] = id.describe().limits;
            assert!(refuse(*id, least - 1.0).is_some() && refuse(*id, most + 1.0).is_some(), "{}", id.name());
        }
    }

    #[test]
    fn all_errors_are_found_at_once() {
        let found = errors(|plan| {
            plan.area_m2 = -1.0;
            plan.horizon_years = 0.0;
            plan.fund_bow = f64::NAN;
        });
        assert_eq!(found.len(), 3);
    }
}
