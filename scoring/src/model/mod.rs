//! What a dataset is, once checked: entities, a framework of indicators, and columns of values by period.

mod column;
mod dataset;
mod decision;
mod enterprise;
mod entity;
mod findings;
mod fingerprint;
mod framework;
mod indicator;
mod limit;
mod parquet_fault;
mod problem;
mod slip;
mod text;

pub use column::Column;
pub use dataset::{Dataset, Panel, Period, Source};
pub use decision::{Decision, DecisionKind, Double};
pub use enterprise::{Enterprise, FinancingStage};
pub use entity::{Entity, GroupColumn};
pub(crate) use findings::Findings;
pub use fingerprint::Fingerprint;
pub use framework::{Framework, FrameworkError, Node, NodeId, NodeSpec};
pub use indicator::{Direction, Goalposts, Indicator, IndicatorKind};
pub use limit::Limit;
pub use parquet_fault::ParquetFault;
pub use problem::{At, Problem, ProblemKind, Severity, Stacking};
pub use slip::Slip;
pub use text::Text;
