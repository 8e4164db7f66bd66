//! Sets entities side by side: with those most alike, against a reference, against the best; what industries they are made of. Over time: [`crate::pipeline::trend`].

mod concentration;
mod error;
mod frontier;
mod gaps;
mod growth;
mod industry;
mod peers;
mod specialisation;

pub use concentration::{TheilParts, gini, herfindahl, herfindahl_scaled, theil, theil_parts};
pub use error::CompareError;
pub use frontier::{BestInClass, best_in_class};
pub use gaps::{Gap, gaps};
pub use growth::compound_annual_growth;
pub use industry::{Amount, Industries, industries};
pub use peers::{Peer, nearest_peers};
pub use specialisation::{ellison_glaeser, krugman, location_quotient, overlap};

use error::{finite, not_negative};
