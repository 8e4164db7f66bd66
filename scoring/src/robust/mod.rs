//! Says how sure a ranking is: what becomes of it when weights, values and choices are others.
//!
//! Whatever is random comes from [`crate::math::Draws`] by the number of the draw, and whatever is summed over draws is a whole
//! number, so work can be cut into blocks anywhere, done by any number of workers and merged in any order: the digits are the same.

mod acceptability;
mod agreement;
mod counter;
mod digest;
mod entropy;
mod error;
mod factor;
mod indices;
mod leave_out;
mod order;
mod perturb;
mod points;
mod replicate;
mod scorer;
mod sensitivity;
mod smaa;
mod study;
mod tally;
mod weights;

pub use acceptability::MetaWeights;
pub use agreement::{Agreement, agreement, agreement_matrix};
pub use counter::Counter;
pub use digest::Digest;
pub use entropy::{entropy_of_counts, ranking_entropy};
pub use error::RobustError;
pub use factor::Factor;
pub use indices::{Estimation, FirstOrder, Index, Indices, sobol_indices};
pub use leave_out::{LeftOut, leave_out, nodes_at_level};
pub use points::{Corner, Design, Points};
pub use replicate::{Outcome, Replicate};
pub use sensitivity::{DesignRanks, count_ranks};
pub use smaa::{Smaa, confidence_factors};
pub use study::{CONFIDENCE_POINTS, COVERAGE, MethodChoice, Study, confidence, factors, methods};
pub use tally::{MAX_RANKED, Tally};
pub use weights::{Spread, WeightDraws};

pub use crate::scenario::AtLeast;
