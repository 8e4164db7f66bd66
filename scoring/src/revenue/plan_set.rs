//! The plans of a scenario: shared assumptions, and what each plan decides for itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{ParameterId, Plan, PlanError};

/// Ways to live on a park's space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// Everything let at full rent; no equity.
    Landlord,
    /// Some rent given up and a modest commitment each year.
    Hybrid,
    /// Much rent given up and a commitment as large as the rent.
    Shareholder,
    /// Whatever a person makes of it; untouched it lies between hybrid and shareholder.
    Own,
}

impl PlanKind {
    pub const ALL: [Self; 4] = [Self::Landlord, Self::Hybrid, Self::Shareholder, Self::Own];

    /// What the parameter is in an untouched plan of this kind, in its unit.
    pub fn preset(self, id: ParameterId) -> f64 {
        match (self, id) {
            (Self::Hybrid, ParameterId::ConcededShare) => 0.1,
            (Self::Hybrid, ParameterId::CommitmentWan) => 800.0,
            (Self::Shareholder, ParameterId::ConcededShare) => 0.25,
            (Self::Shareholder, ParameterId::CommitmentWan) => 2_400.0,
            (Self::Own, ParameterId::ConcededShare) => 0.15,
            (Self::Own, ParameterId::CommitmentWan) => 1_600.0,
            _ => id.describe().default,
        }
    }
}

/// Everything a person changed in the plans; the default is the untouched plans.
///
/// A lever ([`ParameterId::is_lever`]) belongs to one plan, any other parameter to all, so that plans differ by what
/// they decide and not by what is assumed about the world. Written as JSON it holds only what was changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, try_from = "Written")]
pub struct PlanSet {
    #[serde(skip_serializing_if = "Changes::is_empty")]
    shared: Changes,
    #[serde(skip_serializing_if = "Changes::is_empty")]
    landlord: Changes,
    #[serde(skip_serializing_if = "Changes::is_empty")]
    hybrid: Changes,
    #[serde(skip_serializing_if = "Changes::is_empty")]
    shareholder: Changes,
    #[serde(skip_serializing_if = "Changes::is_empty")]
    own: Changes,
}

impl PlanSet {
    /// The whole plan of one kind, not yet checked.
    pub fn plan(&self, kind: PlanKind) -> Plan {
        let mut plan = Plan::default();
        for id in ParameterId::ALL {
            plan.set(*id, self.get(kind, *id));
        }
        plan
    }

    /// One parameter of one plan, in its unit.
    pub fn get(&self, kind: PlanKind, id: ParameterId) -> f64 {
        self.changes(kind, id).get(id).unwrap_or_else(|| kind.preset(id))
    }

    /// True where the value is not the preset any more.
    pub fn is_changed(&self, kind: PlanKind, id: ParameterId) -> bool {
        self.changes(kind, id).get(id).is_some()
    }

    /// Sets one parameter, in its unit: a lever in the plan named, any other in all plans. Setting it to its preset
    /// removes the change. A value beyond its limits is kept, to be seen and mended, and refused by [`Plan::check`].
    ///
    /// # Errors
    /// [`PlanError::NotFinite`], which a file could not hold; nothing is changed then.
    pub fn set(&mut self, kind: PlanKind, id: ParameterId, value: f64) -> Result<(), PlanError> {
        if !value.is_finite() {
            return Err(PlanError::NotFinite { parameter: id });
        }
        let preset = kind.preset(id);
        let Changes(changes) = self.changes_mut(kind, id);
        if value == preset {
            changes.remove(&id);
        } else {
            changes.insert(id, value);
        }
        Ok(())
    }

    /// Puts one parameter back to its preset.
    pub fn reset(&mut self, kind: PlanKind, id: ParameterId) {
        let Changes(changes) = self.changes_mut(kind, id);
        changes.remove(&id);
    }

    /// How many parameters differ from their presets, over all plans.
    pub fn n_changed(&self) -> usize {
        [&self.shared, &self.landlord, &self.hybrid, &self.shareholder, &self.own]
            .iter()
            .map(|changes| changes.0.len())
            .sum()
    }

    fn changes(&self, kind: PlanKind, id: ParameterId) -> &Changes {
        match kind {
            _ if !id.is_lever() => &self.shared,
            PlanKind::Landlord => &self.landlord,
            PlanKind::Hybrid => &self.hybrid,
            PlanKind::Shareholder => &self.shareholder,
            PlanKind::Own => &self.own,
        }
    }

    fn changes_mut(&mut self, kind: PlanKind, id: ParameterId) -> &mut Changes {
        match kind {
            _ if !id.is_lever() => &mut self.shared,
            PlanKind::Landlord => &mut self.landlord,
            PlanKind::Hybrid => &mut self.hybrid,
            PlanKind::Shareholder => &mut self.shareholder,
            PlanKind::Own => &mut self.own,
        }
    }
}

/// A plan set as a file has it, before it is known that each parameter stands where it belongs.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    shared: Changes,
    landlord: Changes,
    hybrid: Changes,
    shareholder: Changes,
    own: Changes,
}

impl TryFrom<Written> for PlanSet {
    type Error = Refused;

    fn try_from(written: Written) -> Result<Self, Refused> {
        let mut set = Self::default();
        let levers = [written.landlord, written.hybrid, written.shareholder, written.own];
        let of_plans = PlanKind::ALL.into_iter().zip(levers).map(|(kind, changes)| (kind, changes, true));
        let of_all = std::iter::once((PlanKind::Landlord, written.shared, false));
        for (kind, changes, levers) in of_all.chain(of_plans) {
            for (id, value) in changes.iter() {
                if id.is_lever() != levers {
                    return Err(Refused::Misplaced(id));
                }
                set.set(kind, id, value).map_err(Refused::Impossible)?;
            }
        }
        Ok(set)
    }
}

/// Why a file's plan set is none.
enum Refused {
    /// A lever among the shared assumptions, or an assumption in one plan.
    Misplaced(ParameterId),
    Impossible(PlanError),
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misplaced(id) if id.is_lever() => write!(out, "`{}` belongs in one plan", id.name()),
            Self::Misplaced(id) => write!(out, "`{}` belongs in `shared`", id.name()),
            Self::Impossible(error) => write!(out, "`{}` is no finite number", error.parameter().name()),
        }
    }
}

/// Values by parameter, in the order of the plan's fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes(BTreeMap<ParameterId, f64>);

impl Changes {
    pub fn get(&self, id: ParameterId) -> Option<f64> {
        self.0.get(&id).copied()
    }

    pub fn iter(&self) -> impl Iterator<Item = (ParameterId, f64)> {
        self.0.iter().map(|(id, value)| (*id, *value))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(ParameterId, f64)> for Changes {
    fn from_iter<I: IntoIterator<Item = (ParameterId, f64)>>(changes: I) -> Self {
        Self(changes.into_iter().collect())
    }
}

impl<'de> Deserialize<'de> for Changes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EachOnce)
    }
}

/// Reads a map of parameters in which none may come twice.
struct EachOnce;

impl<'de> Visitor<'de> for EachOnce {
    type Value = Changes;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("parameters of a plan, each with a number")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Changes, A::Error> {
        let mut changes = BTreeMap::new();
        while let Some((id, value)) = map.next_entry::<ParameterId, f64>()? {
            if changes.insert(id, value).is_some() {
                return Err(A::Error::custom(format_args!("parameter `{}` comes twice", id.name())));
            }
        }
        Ok(Changes(changes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParameterId::{CommitmentWan, ConcededShare, RentGrowth};
    use PlanKind::{Hybrid, Landlord, Shareholder};

    #[test]
    fn untouched_plans_can_be_simulated_and_are_written_as_nothing() {
        let set = PlanSet::default();
        assert_eq!(serde_json::to_string(&set).unwrap(), "{}");
        assert_eq!(set.plan(Landlord), Plan::default());
        for kind in PlanKind::ALL {
            assert!(set.plan(kind).check().is_ok());
        }
    }

    #[test]
    fn an_assumption_is_shared_and_a_lever_is_not() {
        let mut set = PlanSet::default();
        set.set(Hybrid, RentGrowth, -0.13).unwrap();
        set.set(Hybrid, CommitmentWan, 1500.0).unwrap();
        assert_eq!(set.plan(Landlord).rent_growth, -0.13);
        assert_eq!(set.plan(Hybrid).commitment_wan, 1500.0);
        assert_eq!(set.plan(Shareholder).commitment_wan, 2400.0);
        assert!(set.is_changed(Shareholder, RentGrowth) && !set.is_changed(Shareholder, CommitmentWan));
        assert_eq!(set.n_changed(), 2);
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"{"shared":{"rent_growth":-0.13},"hybrid":{"commitment_wan":1500.0}}"#);
        assert_eq!(serde_json::from_str::<PlanSet>(&json).unwrap(), set);
    }

    #[test]
    fn setting_the_preset_again_is_no_change() {
        let mut set = PlanSet::default();
        set.set(Shareholder, ConcededShare, 0.5).unwrap();
        set.set(Shareholder, ConcededShare, 0.25).unwrap();
        assert_eq!(set, PlanSet::default());
        set.set(Shareholder, ConcededShare, 0.0).unwrap();
        assert_eq!(set.get(Shareholder, ConcededShare), 0.0);
        set.reset(Shareholder, ConcededShare);
        assert_eq!(set, PlanSet::default());
    }

    #[test]
    fn what_a_file_could_not_hold_is_not_taken() {
        let mut set = PlanSet::default();
        assert_eq!(set.set(Hybrid, RentGrowth, f64::NAN), Err(PlanError::NotFinite { parameter: RentGrowth }));
        assert_eq!(set, PlanSet::default());
    }

    #[test]
    fn a_parameter_in_the_wrong_place_is_refused() {
        for json in [
            r#"{"shared":{"commitment_wan":1}}"#,
            r#"{"hybrid":{"rent_growth":0.1}}"#,
            r#"{"other":{}}"#,
            r#"{"hybrid":{"commitment_wan":1,"commitment_wan":2}}"#,
        ] {
            assert!(serde_json::from_str::<PlanSet>(json).is_err(), "{json}");
        }
    }
}
