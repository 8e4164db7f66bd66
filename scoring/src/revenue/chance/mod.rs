//! A park's income by chance: rents that wander, companies that fail or are listed, a fund that calls and pays.
//!
//! [`Case`] is a plan with its [`Assumptions`]; [`Simulation`] follows any block of its paths, and merged blocks are a [`Summary`]
//! whose bits do not depend on how the paths were cut. Paths are followed several at once, side by side, each with the bits it has
//! alone. Each part stands alone: rents and leases for space, [`Services`] for what is sold beside it, companies and the fund that all of
//! them go through, debt and tax. [`questions`] asks of the whole: what skill is worth, what hurts, what decides, how much equity is enough.
//! The deterministic [`super::simulate`] stays beside it as quick view and check: without chance both agree on space.

mod assumptions;
mod balance;
mod block;
mod case;
mod cash;
mod chance_set;
mod cohort;
mod company;
mod debt;
mod fund;
mod lanes;
mod leases;
mod market;
mod partners;
mod path;
mod pool;
mod portfolio;
pub mod questions;
mod receipts;
mod rent;
mod result;
mod selection;
mod services;
mod simulation;
mod stakes;
mod story;
mod stress;
mod summary;
mod waits;
mod walk;

pub use assumptions::Assumptions;
pub use balance::{Balances, Fiscal, Level, Lever};
pub use block::{Block, JoinError, Once, Yearly};
pub use case::Case;
pub use chance_set::{ChanceSet, PATH_LIMITS, Serving};
pub use partners::SharedYear;
pub use path::{Path, RateStatus};
pub use portfolio::Portfolios;
pub use receipts::Receipts;
pub use result::Results;
pub use selection::{Brought, Selection, SelectionError};
pub use services::{ServiceKind, Services};
pub use simulation::Simulation;
pub use story::{Exit, How, Story};
pub use stress::Stress;
pub use summary::{Fan, Income, RateSummary, Spread, Summary, Tolerance};

/// Streams of random numbers, one a purpose: plans that differ in one thing share the chance of all others.
mod stream {
    pub const RENT: u32 = 0;
    pub const MARKET: u32 = 1;
    pub const SERVICE: u32 = 2;
    /// The first company; the others follow.
    pub const COMPANY: u32 = 16;
}
