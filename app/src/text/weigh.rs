//! Words for finding weights.

pub mod fault;
pub mod method;
