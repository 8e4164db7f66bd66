//! The pages, one module each.

mod certainty;
mod compare;
mod data;
mod evaluate;
mod not_found;
mod overview;
mod revenue;

pub use certainty::Certainty;
pub use compare::Compare;
pub use data::Data;
pub use evaluate::Evaluate;
pub use not_found::NotFound;
pub use overview::{Overview, OverviewCharts, Told};
pub use revenue::Revenue;
