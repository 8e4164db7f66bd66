//! How indicators hang together: correlations, redundancy, reliability, principal components, and what an indicator really counts for.

mod correlations;
mod cronbach;
mod inflation;
mod influence;
mod line;
mod pca;
mod redundancy;

pub use correlations::{Coefficient, Correlations, Pairwise, correlations, covariances};
pub use cronbach::{Reliability, cronbach_alpha, reliability};
pub use inflation::variance_inflation;
pub use influence::{Influence, influence};
pub use line::{Line, fit_line};
pub use pca::{Pca, PcaError, Scaling, components, pca, whole_rows};
pub use redundancy::{Concern, Flag, Relation, Thresholds, flag_pairs, relate};
