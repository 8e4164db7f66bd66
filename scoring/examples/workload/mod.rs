//! What the benches time, the same natively and in the browser: methods from raw columns, draws of weights, simulations.
#![allow(dead_code, reason = "each bench takes its part of it")]

pub mod draws;
pub mod methods;
pub mod simulation;
