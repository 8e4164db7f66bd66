//! Says how sure a ranking is: what becomes of it when weights, values and choices are others.
//!
//! Whatever is random comes from [`crate::math::Draws`] by the number of the draw, and whatever is summed over draws is a whole
//! number, so work can be cut into blocks anywhere, done by any number of workers and merged in any order: the digits are the same.

mod acceptability;
mod entropy;
mod error;
mod order;
mod scorer;
mod smaa;
mod tally;
mod weights;

pub use acceptability::MetaWeights;
pub use entropy::{entropy_of_counts, ranking_entropy};
pub use error::RobustError;
pub use order::AtLeast;
pub use scorer::Scorer;
pub use smaa::{Smaa, confidence_factors};
pub use tally::{MAX_RANKED, Tally};
pub use weights::{Spread, WeightDraws};
