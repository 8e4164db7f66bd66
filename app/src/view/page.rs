//! The pages, one module each.

mod certainty;
mod compare;
mod data;
mod evaluate;
mod indicators;
mod not_found;
mod overview;
mod report;
mod revenue;
mod schemes;

pub use certainty::Certainty;
pub use compare::Compare;
pub use data::Data;
pub use data::take_away::TakeAway;
pub use evaluate::Evaluate;
pub use evaluate::find::FindWeights;
pub use evaluate::method::MethodBar;
pub use indicators::Indicators;
pub use not_found::NotFound;
pub use overview::{Overview, OverviewCharts, Told};
pub use report::Report;
pub use revenue::Revenue;
pub use schemes::Schemes;
