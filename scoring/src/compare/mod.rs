//! Sets entities side by side: with those most alike, against a reference. Over time: [`crate::pipeline::trend`].

mod concentration;
mod error;
mod gaps;
mod growth;
mod peers;
mod specialisation;

pub use concentration::{TheilParts, gini, herfindahl, herfindahl_scaled, theil, theil_parts};
pub use error::CompareError;
pub use gaps::{Gap, gaps};
pub use growth::compound_annual_growth;
pub use peers::{Peer, nearest_peers};
pub use specialisation::{ellison_glaeser, krugman, location_quotient, overlap};

use error::{finite, not_negative};
