//! The Yuanheng dashboard, as a library so that tests can mount its parts.

#[cfg(feature = "page")]
pub mod app;
pub mod browser;
#[cfg(feature = "page")]
pub mod change;
#[cfg(feature = "page")]
pub mod chart;
pub mod job;
#[cfg(feature = "page")]
pub mod notice;
#[cfg(feature = "page")]
pub mod prefs;
#[cfg(feature = "page")]
pub mod route;
#[cfg(feature = "page")]
pub mod sheet;
#[cfg(feature = "page")]
pub mod state;
#[cfg(feature = "page")]
pub mod text;
#[cfg(feature = "page")]
pub mod view;
