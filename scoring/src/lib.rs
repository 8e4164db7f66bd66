//! Scores, ranks, explains and simulates industrial parks; pure, and the same bits natively and in wasm.
//!
//! The pipeline, each step a module:
//!
//! 1. [`intake`] turns bytes into raw tables.
//! 2. [`validate`] turns raw tables into a [`model::Dataset`] and every [`model::Problem`] found on the way.
//! 3. [`treat`] applies what the [`scenario::Scenario`] says about missing data and denominators, and lists what it did.
//! 4. [`normalise`] brings every indicator to one scale, higher always better.
//! 5. [`weigh`] turns a framework's weights and a person's overrides into one effective set.
//! 6. [`aggregate`] carries columns up the framework tree to one score.
//! 7. [`rank`] orders the entities; [`explain`] says why; [`compare`] sets them side by side.
//!
//! [`revenue`] stands apart: it simulates a park's income from plain numbers.
//!
//! The crate knows no web, clock, file, thread or global randomness; a caller hands it bytes and takes values.

pub mod aggregate;
pub mod compare;
pub mod explain;
pub mod intake;
pub mod live;
pub mod math;
pub mod model;
pub mod normalise;
pub mod pipeline;
pub mod rank;
pub mod revenue;
pub mod scenario;
pub mod treat;
pub mod validate;
pub mod weigh;

/// Version of the arithmetic, carried by shared scenarios so that a changed engine can say so.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");
