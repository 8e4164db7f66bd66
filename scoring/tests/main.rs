//! All integration tests of the crate, one module a feature.
#![allow(clippy::expect_used, clippy::panic, reason = "a helper of a test stops like the test itself")]

mod aggregate;
mod appraise;
mod asem;
mod bits;
mod case_bits;
mod cases;
mod certainty;
mod chance;
mod codes;
mod compare;
mod concentration;
mod coordination;
mod decide;
mod explain;
#[cfg(feature = "cli")]
mod export;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod export_laws;
mod find;
#[cfg(not(target_arch = "wasm32"))]
mod find_laws;
mod judge;
mod judge_cases;
#[cfg(not(target_arch = "wasm32"))]
mod judge_laws;
mod linear_program;
mod live;
mod market_equivalents;
mod mcdm;
#[cfg(not(target_arch = "wasm32"))]
mod mcdm_laws;
mod multivariate;
mod normalise;
mod pipeline;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
#[cfg(not(target_arch = "wasm32"))]
mod properties_robust;
mod published;
mod reach;
mod reference_task;
#[cfg(not(target_arch = "wasm32"))]
mod registered;
#[cfg(not(target_arch = "wasm32"))]
mod relations_laws;
mod robust;
mod schemes;
mod sensitivity;
mod support;
mod treat;
#[cfg(not(target_arch = "wasm32"))]
mod waterfall_laws;
mod weigh;
mod weights;
