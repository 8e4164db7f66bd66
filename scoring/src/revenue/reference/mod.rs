//! The reference task: one exact simulation of a landlord that becomes a shareholder, which every engine can be measured on.
//!
//! It is fixed to the draw: a named generator ([`crate::math::Sfc32`]), the order in which its numbers are used, the order of the
//! payments. So an engine can be held against numbers written down once, and its speed against that of others.
//! [`Simulation`] does any block of paths, [`Simulation::merge`] brings blocks to a [`Summary`] whose bits do not depend on how
//! the paths were cut; workers that hold different paths can share that work by columns ([`Block::split`]).

mod companies;
mod path;
mod pieces;
mod plan;
mod simulation;
mod summary;

pub use path::Detail;
pub use pieces::{Block, Columns, Figures, Tally};
pub use plan::{CheckedPlan, Plan};
pub use simulation::Simulation;
pub use summary::{MergeError, NpvSummary, RateSummary, Summary};
