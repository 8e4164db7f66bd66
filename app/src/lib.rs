//! The Yuanheng dashboard, as a library so that tests can mount its parts.

pub mod app;
pub mod browser;
pub mod change;
pub mod chart;
pub mod job;
pub mod notice;
pub mod prefs;
pub mod route;
pub mod state;
pub mod text;
pub mod view;
