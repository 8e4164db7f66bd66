//! Sets entities side by side: with those most alike, against a reference. Over time: [`crate::pipeline::trend`].

mod gaps;
mod peers;

pub use gaps::{Gap, gaps};
pub use peers::{Peer, nearest_peers};
