//! What the benches time, the same natively and in the browser: methods from raw columns, and draws of weights.
#![allow(dead_code, reason = "each bench takes its part of it")]

pub mod draws;
pub mod methods;
