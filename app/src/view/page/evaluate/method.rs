//! How scores are made: treatment, scale, aggregation, ranking, and what differs for single nodes and indicators.

mod bar;
mod details;
mod field;
mod grades;
mod indicators;
mod joining;
mod parameters;
mod ranking;
mod scaling;
mod treatment;

pub use bar::{MethodBar, MethodBarComing};
