//! What a person assumes about chance where it differs from the defaults, and how much of it is drawn.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Assumptions, Fiscal, Services};
use crate::revenue::{Field, FieldError};

/// Everything a person changed about chance; written as JSON it holds only that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, try_from = "Written")]
pub struct ChanceSet {
    /// Numbers of [`Assumptions`] that are not their defaults, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    assumptions: BTreeMap<&'static str, f64>,
    /// Numbers of [`Services`] that are not their defaults, by name; none where services are of one kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<BTreeMap<&'static str, f64>>,
    /// Numbers of [`Fiscal`] that were given, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fiscal: BTreeMap<&'static str, f64>,
    /// Paths drawn for each plan in the end.
    #[serde(skip_serializing_if = "is_usual")]
    pub paths: u32,
    #[serde(skip_serializing_if = "is_first")]
    pub seed: u32,
}

/// Fewest and most paths that can be asked for.
pub const PATH_LIMITS: [u32; 2] = [2_000, 100_000];

const USUAL_PATHS: u32 = 100_000;
const FIRST_SEED: u32 = 1;

fn is_usual(paths: &u32) -> bool {
    *paths == USUAL_PATHS
}

fn is_first(seed: &u32) -> bool {
    *seed == FIRST_SEED
}

impl Default for ChanceSet {
    fn default() -> Self {
        Self {
            assumptions: BTreeMap::new(),
            services: None,
            fiscal: BTreeMap::new(),
            paths: USUAL_PATHS,
            seed: FIRST_SEED,
        }
    }
}

impl ChanceSet {
    /// The assumptions as they stand, not yet checked.
    pub fn assumptions(&self) -> Assumptions {
        Assumptions::read(self.assumptions.iter().map(|(name, value)| (*name, *value))).0
    }

    /// The services by kind as they stand, not yet checked; none where services are of one kind.
    pub fn services(&self) -> Option<Services> {
        let changed = self.services.as_ref()?;
        Some(Services::read(changed.iter().map(|(name, value)| (*name, *value))).0)
    }

    pub fn serves(&self) -> Serving {
        if self.services.is_some() { Serving::ByKind } else { Serving::OneKind }
    }

    /// Sells services by kind, at their defaults, or as one kind again, which forgets what was changed of them.
    pub fn serve(&mut self, by: Serving) {
        self.services = match by {
            Serving::OneKind => None,
            Serving::ByKind => Some(self.services.take().unwrap_or_default()),
        };
    }

    /// The public side as it stands, or what is missing, impossible or contradictory in it.
    ///
    /// # Errors
    /// Every number that is missing or wrong; then those that exclude one another.
    pub fn fiscal(&self) -> Result<Fiscal, Vec<FieldError>> {
        let (fiscal, mut errors) = Fiscal::read(self.fiscal.iter().map(|(name, value)| (*name, *value)));
        if errors.is_empty() {
            errors = fiscal.refuse();
        }
        if errors.is_empty() {
            errors = fiscal.contradictions();
        }
        if errors.is_empty() { Ok(fiscal) } else { Err(errors) }
    }

    /// A number in its unit: what was given, else its default; none where there is neither.
    pub fn get(&self, field: &Field) -> Option<f64> {
        self.given(field).or(field.default)
    }

    /// True where a default was changed, or a number without one given.
    pub fn is_changed(&self, field: &Field) -> bool {
        self.given(field).is_some()
    }

    /// Sets a number, in its unit; its default removes the change. A value beyond its limits is kept, to be seen and mended. False, and
    /// nothing done, for what no file could hold, and for a number of services by kind where they are not.
    pub fn set(&mut self, field: &Field, value: f64) -> bool {
        if !value.is_finite() {
            return false;
        }
        let Some((numbers, name)) = self.place(field) else { return false };
        if field.default == Some(value) {
            numbers.remove(name);
        } else {
            numbers.insert(name, value);
        }
        true
    }

    /// Puts a number back to its default, or takes it away where it has none.
    pub fn reset(&mut self, field: &Field) {
        if let Some((numbers, name)) = self.place(field) {
            numbers.remove(name);
        }
    }

    /// How many assumptions differ from their defaults; that services are by kind is one.
    pub fn n_changed(&self) -> usize {
        self.assumptions.len() + self.services.as_ref().map_or(0, |services| 1 + services.len())
    }

    fn given(&self, field: &Field) -> Option<f64> {
        let served = || self.services.as_ref()?.get(field.name);
        self.assumptions.get(field.name).or_else(served).or_else(|| self.fiscal.get(field.name)).copied()
    }

    fn place(&mut self, field: &Field) -> Option<(&mut BTreeMap<&'static str, f64>, &'static str)> {
        if let Some(name) = known(Assumptions::NAMES, field.name) {
            return Some((&mut self.assumptions, name));
        }
        if let Some(name) = known(Services::NAMES, field.name) {
            return self.services.as_mut().map(|services| (services, name));
        }
        known(Fiscal::NAMES, field.name).map(|name| (&mut self.fiscal, name))
    }
}

fn known(names: &'static [&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| *known == name)
}

/// How services are sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serving {
    /// The one service of the plan's parameters.
    OneKind,
    ByKind,
}

/// As a file has it, before its names are known to be ours.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    assumptions: BTreeMap<String, f64>,
    services: Option<BTreeMap<String, f64>>,
    fiscal: BTreeMap<String, f64>,
    paths: u32,
    seed: u32,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            assumptions: BTreeMap::new(),
            services: None,
            fiscal: BTreeMap::new(),
            paths: USUAL_PATHS,
            seed: FIRST_SEED,
        }
    }
}

impl TryFrom<Written> for ChanceSet {
    type Error = Refused;

    fn try_from(written: Written) -> Result<Self, Refused> {
        let [fewest, most] = PATH_LIMITS;
        if !(fewest..=most).contains(&written.paths) {
            return Err(Refused::Paths(written.paths));
        }
        let mut set = Self { paths: written.paths, seed: written.seed, ..Self::default() };
        set.assumptions = named(written.assumptions, Assumptions::NAMES)?;
        set.services = written.services.map(|services| named(services, Services::NAMES)).transpose()?;
        set.fiscal = named(written.fiscal, Fiscal::NAMES)?;
        Ok(set)
    }
}

/// By name alone: every page reads scenarios, and only one has a use for what else is known of these numbers.
fn named(
    written: BTreeMap<String, f64>,
    names: &'static [&'static str],
) -> Result<BTreeMap<&'static str, f64>, Refused> {
    let number = |(name, value): (String, f64)| match known(names, &name) {
        None => Err(Refused::Unknown(name)),
        Some(name) if !value.is_finite() => Err(Refused::NotFinite(name)),
        Some(name) => Ok((name, value)),
    };
    written.into_iter().map(number).collect()
}

/// Why a file's chance is none.
enum Refused {
    Unknown(String),
    NotFinite(&'static str),
    Paths(u32),
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(out, "`{name}` is no number of the simulation"),
            Self::NotFinite(name) => write!(out, "`{name}` is no finite number"),
            Self::Paths(found) => {
                write!(out, "`paths` is {found}, and must be {} to {}", PATH_LIMITS[0], PATH_LIMITS[1])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> &'static Field {
        let all = Assumptions::FIELDS.iter().chain(Services::FIELDS).chain(Fiscal::FIELDS);
        all.into_iter().find(|field| field.name == name).expect("a field")
    }

    #[test]
    fn only_what_was_changed_is_written_and_comes_back() {
        let mut set = ChanceSet::default();
        assert_eq!(serde_json::to_string(&set).expect("JSON"), "{}");
        assert!(set.set(field("skill"), 0.2) && set.set(field("tax_wan_m2"), 0.03));
        set.paths = 20_000;
        let written = serde_json::to_string(&set).expect("JSON");
        assert_eq!(written, r#"{"assumptions":{"skill":0.2},"fiscal":{"tax_wan_m2":0.03},"paths":20000}"#);
        assert_eq!(serde_json::from_str::<ChanceSet>(&written).expect("a set"), set);
        assert_eq!((set.assumptions().skill, set.n_changed()), (0.2, 1));
        assert!(set.set(field("skill"), 0.0));
        assert!(!set.is_changed(field("skill")) && set.is_changed(field("tax_wan_m2")));
        assert!(!set.set(field("skill"), f64::NAN));
    }

    #[test]
    fn services_are_of_one_kind_until_they_are_told_apart() {
        let mut set = ChanceSet::default();
        let fee = field("testing_mature_fee_wan");
        assert_eq!((set.services(), set.set(fee, 9.0)), (None, false));
        set.serve(Serving::ByKind);
        assert_eq!(set.services(), Some(Services::default()));
        assert_eq!(serde_json::to_string(&set).expect("JSON"), r#"{"services":{}}"#);
        assert!(set.set(fee, 9.0));
        set.serve(Serving::ByKind);
        assert_eq!((set.get(fee), set.n_changed()), (Some(9.0), 2));
        let written = serde_json::to_string(&set).expect("JSON");
        assert_eq!(written, r#"{"services":{"testing_mature_fee_wan":9.0}}"#);
        assert_eq!(serde_json::from_str::<ChanceSet>(&written).expect("a set"), set);
        set.serve(Serving::OneKind);
        assert_eq!(set, ChanceSet::default());
    }

    #[test]
    fn what_a_file_may_not_say_is_refused_by_name() {
        let refused = |json: &str| serde_json::from_str::<ChanceSet>(json).expect_err(json).to_string();
        assert!(refused(r#"{"assumptions":{"luck":1}}"#).contains("luck"));
        assert!(refused(r#"{"assumptions":{"tax_wan_m2":1}}"#).contains("tax_wan_m2"), "it is no assumption");
        assert!(refused(r#"{"paths":1}"#).contains("2000 to 100000"));
        assert!(refused(r#"{"seeds":1}"#).contains("seeds"));
    }

    #[test]
    fn the_public_side_is_there_once_every_number_is() {
        let mut set = ChanceSet::default();
        let missing = set.fiscal().expect_err("nothing is given");
        let n_required = Fiscal::FIELDS.iter().filter(|field| field.default.is_none()).count();
        assert_eq!(missing.len(), n_required);
        for field in Fiscal::FIELDS {
            set.set(field, if field.name.ends_with("_part") { 1.0 / 3.0 } else { field.limits[0].max(0.0) });
        }
        assert!(set.fiscal().is_ok());
        set.set(field("vat_part"), 0.9);
        assert!(matches!(set.fiscal().expect_err("too much")[..], [FieldError::NotOne { .. }]));
    }
}
