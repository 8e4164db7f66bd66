//! All integration tests of the crate, one module a feature.
#![allow(clippy::expect_used, clippy::panic, reason = "a helper of a test stops like the test itself")]

mod aggregate;
mod asem;
mod bits;
mod compare;
mod explain;
mod linear_program;
mod live;
mod normalise;
mod pipeline;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod published;
mod reach;
#[cfg(not(target_arch = "wasm32"))]
mod registered;
mod support;
mod treat;
mod weigh;
