//! What was loaded, checked; it never changes afterwards.

use serde::{Deserialize, Serialize};

use super::{Column, Enterprise, Entity, Fingerprint, Framework, GroupColumn, Text};

/// A point in time the figures belong to, such as `2024`; sorted ascending in a dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period(pub String);

/// Where data comes from, as shown on the page and written into exports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub title: Text,
    /// Where it can be read; may be empty.
    pub link: String,
}

/// The values of one period: a column an indicator, in the framework's leaf order, and the columns that only divide others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    pub period: Period,
    /// `columns[c]` is the indicator whose leaf position is `c`; each as long as the dataset has entities.
    pub columns: Vec<Column>,
    /// Denominators by the order of [`Dataset::denominators`].
    pub denominators: Vec<Column>,
}

/// A consistent dataset: every column is as long as `entities`, every panel has one column an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Name of a built-in dataset (`demo-parks`), or of the file for a person's own.
    pub id: String,
    pub title: Text,
    pub description: Text,
    /// True when the figures were generated; every screen then says so.
    pub synthetic: bool,
    pub licence: String,
    pub sources: Vec<Source>,
    pub framework: Framework,
    pub entities: Vec<Entity>,
    pub groups: Vec<GroupColumn>,
    /// Codes of columns that only serve to divide indicators.
    pub denominators: Vec<String>,
    /// One for each period, ascending; at least one. A dataset without periods has one whose label is empty.
    pub panels: Vec<Panel>,
    /// Enterprises of the parks, where the dataset lists them.
    pub enterprises: Vec<Enterprise>,
    /// Scenario settings the dataset asks for as its official method (JSON of a partial scenario), such as goalposts and a geometric mean.
    #[serde(with = "json_text")]
    pub defaults: serde_json::Value,
    /// Over entities, framework and values; the same for the same content, however it was packed.
    pub fingerprint: Fingerprint,
}

impl Dataset {
    /// A dataset of these parts and no others: no groups, denominators, enterprises or sources. The caller sees to it that the
    /// columns fit the entities and the framework.
    pub fn new(id: impl Into<String>, framework: Framework, entities: Vec<Entity>, panels: Vec<Panel>) -> Self {
        let mut dataset = Self {
            id: id.into(),
            title: Text::default(),
            description: Text::default(),
            synthetic: false,
            licence: String::new(),
            sources: Vec::new(),
            framework,
            entities,
            groups: Vec::new(),
            denominators: Vec::new(),
            panels,
            enterprises: Vec::new(),
            defaults: serde_json::Value::Null,
            fingerprint: Fingerprint::default(),
        };
        dataset.fingerprint = Fingerprint::of(&dataset);
        dataset
    }

    pub fn n_entities(&self) -> usize {
        self.entities.len()
    }

    /// The entity with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.entities.iter().position(|entity| entity.id == id)
    }

    /// The newest period.
    pub fn latest(&self) -> Option<&Panel> {
        self.panels.last()
    }

    pub fn panel(&self, period: &str) -> Option<&Panel> {
        self.panels.iter().find(|panel| panel.period.0 == period)
    }

    pub fn group(&self, code: &str) -> Option<&GroupColumn> {
        self.groups.iter().find(|group| group.code == code)
    }
}

/// JSON inside a format that does not describe itself travels as text.
mod json_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &serde_json::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<serde_json::Value, D::Error> {
        serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
