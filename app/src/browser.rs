//! The only code that touches window, storage, files, network and workers; what can fail says so.

pub mod database;
pub mod digest;
pub mod file;
pub mod page;
pub mod storage;
#[cfg(feature = "page")]
pub mod style;
pub mod task;
pub mod whole;
pub mod worker;
