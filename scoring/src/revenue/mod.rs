//! A park's yearly income under landlord, hybrid and shareholder plans, from plain numbers.
//!
//! [`Plan`] holds every number under a name; [`Plan::check`] turns it into a [`CheckedPlan`], the only thing an engine
//! takes. [`simulate`] is the deterministic engine: [`lease`], [`service`] and [`fund`] each give years of money, and
//! [`combine`] brings them, with costs and [`tax`], to one cash line and its [`measures`]. [`chance`] starts from the same checked
//! plan, draws rents, companies and exits, and ends in the same cash line, path by path. [`mod@reference`] is one exact task of that
//! kind, to hold engines against one another. [`waterfall`] and [`market`] serve both; [`mod@file`] reads plans from files.

#[allow(clippy::needless_range_loop, reason = "a loop over paths side by side reads as the formula of each")]
pub mod chance;
mod check;
mod columns;
mod field;
pub mod file;
pub mod fund;
mod irr;
mod largest_rate;
pub mod lease;
pub mod market;
pub mod measures;
mod outcome;
mod parameter;
mod plan;
mod plan_set;
pub mod reference;
pub mod service;
pub mod tax;
pub mod waterfall;

pub use check::{CheckedPlan, PlanError};
pub use field::{Field, FieldError, FieldTopic};
pub use irr::{Irr, irr, irr_at, sign_changes};
pub use outcome::{EquityMeasures, IncomeShares, Outcome, YearRow, combine, simulate};
pub use parameter::{Evidence, Parameter, Topic, Unit};
pub use plan::{ParameterId, Plan};
pub use plan_set::{Changes, PlanKind, PlanSet};
