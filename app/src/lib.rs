//! App.

pub mod chart;
