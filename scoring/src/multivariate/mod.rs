//! How indicators hang together: correlations, redundancy, reliability, principal components, and what an indicator really counts for.

mod correlations;
mod cronbach;
mod inflation;
mod influence;
mod pca;
mod redundancy;

pub use correlations::{Coefficient, Correlations, correlations};
pub use cronbach::cronbach_alpha;
pub use inflation::variance_inflation;
pub use influence::{Influence, influence};
pub use pca::{Pca, PcaError, Scaling, pca};
pub use redundancy::{Concern, Flag, Relation, Thresholds, flag_pairs};
