//! What a person sees: pages and the parts they share. Reads state, sends changes, computes nothing.

pub mod frame;
pub mod later;
pub mod page;
pub mod part;

pub use frame::Frame;
