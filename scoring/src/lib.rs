//! Scores, ranks, explains and simulates industrial parks; pure, and the same bits natively and in wasm.
//!
//! The pipeline, each step a module:
//!
//! 1. [`intake`] turns bytes into raw tables.
//! 2. [`validate`] turns raw tables into a [`model::Dataset`] and every [`model::Problem`] found on the way; [`survey`] says what it has
//!    and lacks.
//! 3. [`treat`] applies what the [`scenario::Scenario`] says about missing data and denominators, and lists what it did.
//! 4. [`normalise`] brings every indicator to one scale, higher always better.
//! 5. [`weigh`] turns a framework's weights and a person's overrides into one effective set, and finds weights by
//!    method: from judgements, from data, from an order that is wanted. [`find`] carries out the ways that the scenario names.
//! 6. [`aggregate`] carries columns up the framework tree to one score.
//! 7. [`rank`] orders the entities, by that score or by a decision method ([`decide`]); [`explain`] says why; [`compare`] sets them side by side.
//! 8. [`judge`] lays rules over the scores: red lines, bonuses, grades inside groups, adjustments with a reason.
//! 9. [`reach`] says what it would take for another order.
//!
//! A [`scheme`] is an evaluation as its issuer describes it, read from a file; [`appraise`] applies it to a dataset: which
//! indicators stand for its items, and what [`judge`] makes of their points and conditions.
//!
//! [`pipeline`] runs 3 to 8 at once; [`live`] keeps scores and order up to date while a weight moves; [`robust`] says how sure a
//! ranking is, [`multivariate`] how its indicators hang together.
//!
//! ```
//! use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
//! use scoring::{explain, pipeline, scenario::Scenario};
//!
//! let node = |code: &str, parent: Option<&str>, weight: f64, indicator: Option<Indicator>| NodeSpec {
//!     code: code.into(),
//!     name: Text::same(code),
//!     parent: parent.map(Into::into),
//!     weight,
//!     indicator,
//! };
//! let framework = Framework::new(vec![
//!     node("index", None, 1.0, None),
//!     node("tax_per_mu", Some("index"), 3.0, Some(Indicator::measured(Direction::Positive, "万元/亩"))),
//!     node("energy", Some("index"), 1.0, Some(Indicator::measured(Direction::Negative, "吨标煤/万元"))),
//! ])
//! .expect("a tree");
//! let park = |id: &str| Entity { id: id.into(), name: Text::same(id) };
//! let panel = Panel {
//!     period: Period("2024".into()),
//!     columns: vec![Column::from_raw(vec![10.0, 20.0, 30.0]), Column::from_raw(vec![0.25, 0.0, 0.5])],
//!     denominators: vec![],
//! };
//! let dataset = Dataset::new("three parks", framework, vec![park("a"), park("b"), park("c")], vec![panel]);
//!
//! let scenario = Scenario::default();
//! let official = pipeline::evaluate(&dataset, &scenario).expect("an evaluation");
//! assert_eq!(official.ranking.order, [2, 1, 0]);
//! assert_eq!(official.scores.goal().raw(), [12.5, 62.5, 75.0]);
//!
//! let parts = explain::contributions(
//!     &dataset.framework, &official.weights, &official.scores, &scenario.aggregate, 1,
//! );
//! assert_eq!(parts, Ok(vec![37.5, 25.0]));
//! ```
//!
//! [`mcdm`] holds the decision methods that score one flat matrix at once, without a framework; [`case`] runs any one method on an
//! input with its known answer.
//!
//! [`export`] writes what leaves again: workbooks, and data packages that load to the same digits.
//!
//! [`revenue`] stands apart: it simulates a park's income from plain numbers.
//!
//! The crate knows no web, clock, file, thread or global randomness; a caller hands it bytes and takes values.

pub mod aggregate;
pub mod appraise;
pub mod case;
pub mod codes;
pub mod compare;
pub mod decide;
pub mod explain;
pub mod export;
pub mod fields;
pub mod find;
pub mod intake;
pub mod join;
pub mod judge;
pub mod live;
pub mod math;
pub mod mcdm;
pub mod model;
pub mod multivariate;
pub mod normalise;
pub mod pipeline;
pub mod rank;
pub mod reach;
pub mod revenue;
pub mod robust;
pub mod scenario;
pub mod scheme;
pub mod survey;
pub mod treat;
pub mod validate;
pub mod weigh;

/// Version of the arithmetic, carried by shared scenarios so that a changed engine can say so.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");
