//! An evaluation scheme as data: the built-in frameworks, with where they come from and how items become points.
//!
//! One JSON format holds four shapes: a weighted tree, ratio to a base times weight, bands to points, and gates with exemptions.
//! [`read()`] parses and checks it; [`crate::judge::assess`] applies it to entities. A result is never an official one.

mod check;
mod gate;
mod index;
mod item;
mod read;

use serde::{Deserialize, Serialize};

use crate::model::{Framework, FrameworkError, Indicator, NodeSpec, Source, Text};

pub use check::{SchemeProblem, check};
pub use gate::{Binding, Gate, Test};
pub use index::{Entry, read_index};
pub use item::{Bands, Between, Combine, Edge, Item, Level, Node, RatioMissing, RatioToBase, Rule, Spread};
pub use read::{SchemeError, read};

/// Version of the JSON that this crate reads.
pub const SCHEME_VERSION: u32 = 1;

/// A scheme as a file describes it; [`check()`] says whether it hangs together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Format version; [`SCHEME_VERSION`].
    pub yuanheng_framework: u32,
    pub id: String,
    pub name: Text,
    pub subject: Subject,
    /// Which of the subjects it is for, such as industrial firms above a size.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies_to: Text,
    pub region: Text,
    /// The edition as its issuer names it.
    pub version: String,
    pub dates: Dates,
    pub evidence: Evidence,
    /// What may be done with this description of the scheme.
    pub licence: Text,
    pub sources: Vec<Source>,
    /// What a person should know before relying on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Text,
    pub shape: Shape,
    pub weights: WeightOrigin,
    /// Aggregates; the one without a parent is the total. None when the scheme only has gates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<Node>,
    /// What is measured: scored where it has a parent, else a fact that gates look at.
    pub items: Vec<Item>,
    /// All that are required must be met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
    /// Any of them stands in for the minimums of points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub direct_paths: Vec<Gate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Classes>,
}

/// What is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Park,
    Enterprise,
}

/// Days as `2026-04-01`, or less of one: `2022-09`, `2022`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub status: Status,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    InForce,
    Superseded,
    /// Still valid, but no round has been held for years.
    Dormant,
    /// The figures are those of one year and place.
    Example,
    #[default]
    Unknown,
}

/// How well the description is known to be the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// From the text itself, or a full repost of it.
    Verbatim,
    /// From sources that quote the text.
    Quoted,
    /// From sources that describe the scheme, complete as far as they go.
    Secondary,
}

/// How items become a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A weighted tree of indicators on one scale, which the scenario's normalisation chooses.
    Tree,
    /// Value over base times weight, summed.
    Ratio,
    /// Bands of values to points, with minimums and the best of several.
    Points,
    /// No points: conditions that must all hold.
    Gates,
}

/// Where the weights of items come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightOrigin {
    /// The scheme gives them.
    Stated,
    /// The scheme gives those of the classes only: items start equal inside their class.
    EqualInClass,
    /// There is nothing to weigh.
    None,
}

/// Grades by share of the entities, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    pub labels: Vec<String>,
    /// What each grade is called in the scheme.
    pub names: Vec<Text>,
    /// Shares of all but the last grade, which takes the rest; 0 to 1.
    pub shares: Vec<f64>,
    /// Who is evaluated but not graded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<Text>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Scheme {
    /// The aggregate without a parent.
    pub fn total(&self) -> Option<&Node> {
        self.nodes.iter().find(|node| node.parent.is_none())
    }

    /// Position of the item with this code.
    pub fn item(&self, code: &str) -> Option<usize> {
        self.items.iter().position(|item| item.code == code)
    }

    /// Whether a condition asks the item for a yes: its figure is then 1 or 0. *Cost*: O(parts of gates).
    pub fn asks_yes(&self, code: &str) -> bool {
        fn gate_asks(gate: &Gate, code: &str) -> bool {
            test_asks(&gate.test, code) || gate.exemptions.iter().any(|exemption| gate_asks(exemption, code))
        }
        fn test_asks(test: &Test, code: &str) -> bool {
            match test {
                Test::Holds(item) => item == code,
                Test::Value { .. } => false,
                Test::All(parts) | Test::Any(parts) => parts.iter().any(|part| test_asks(part, code)),
            }
        }
        self.gates.iter().chain(&self.direct_paths).any(|gate| gate_asks(gate, code))
    }

    /// Points that the item can bring: its own weight, or an equal part of its class's where items have none.
    /// 0 for a fact, which is not scored. *Cost*: O(nodes + items).
    pub fn weight_of(&self, item: &Item) -> f64 {
        let Some(parent) = &item.parent else { return 0.0 };
        item.weight.unwrap_or_else(|| {
            let siblings = self.items.iter().filter(|other| other.parent.as_ref() == Some(parent)).count();
            let class = self.nodes.iter().find(|node| node.code == *parent);
            class.map_or(0.0, |class| class.weight / siblings.max(1) as f64)
        })
    }

    /// The scored items as a framework for a dataset: weights as here, a ratio's base as the indicator's target.
    ///
    /// Means something for [`Shape::Tree`] and [`Shape::Ratio`]; of the other shapes it keeps the tree and the weights only.
    ///
    /// # Errors
    /// Those of [`Framework::new`]; a scheme without points has no tree.
    pub fn framework(&self) -> Result<Framework, Vec<FrameworkError>> {
        let nodes = self.nodes.iter().map(|node| NodeSpec {
            code: node.code.clone(),
            name: node.name.clone(),
            parent: node.parent.clone(),
            weight: node.weight,
            indicator: None,
        });
        let scored = self.items.iter().filter(|item| item.parent.is_some());
        let leaves = scored.map(|item| NodeSpec {
            code: item.code.clone(),
            name: item.name.clone(),
            parent: item.parent.clone(),
            weight: self.weight_of(item),
            indicator: Some(self.indicator(item)),
        });
        Framework::new(nodes.chain(leaves).collect())
    }

    /// The item as an indicator: a ratio's base is its target.
    pub(crate) fn indicator(&self, item: &Item) -> Indicator {
        let target = match &item.rule {
            Rule::RatioToBase(ratio) => ratio.base,
            _ => None,
        };
        Indicator {
            kind: item.kind,
            target,
            source: self.name.zh().into(),
            note: item.note.clone(),
            ..Indicator::measured(item.direction, &*item.unit)
        }
    }
}
