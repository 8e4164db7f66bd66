//! Transcendental functions whose bits do not depend on the machine, sums in a fixed order, and the algebra that methods share.

mod ascending;
mod branchless;
mod correlation;
mod cubic_table;
mod eigen;
mod extremes;
mod linear_equations;
pub mod linear_program;
mod log_sums;
mod normal;
mod products;
mod quantile;
mod random;
mod sfc32;
#[allow(clippy::needless_range_loop, reason = "a loop over draws side by side reads as the formula of each")]
mod side_by_side;
mod sobol;
mod sobol_directions;
mod stats;
mod varimax;
mod wide;

pub use ascending::Ascending;
pub use branchless::{cos_turns, exp_within, least, ln_normal, most};
pub use correlation::{covariance, kendall_tau_b, mean_ranks, pearson, spearman};
pub use cubic_table::CubicTable;
pub use eigen::{Eigen, EigenError, Principal, principal_eigenvector, symmetric_eigen};
pub use extremes::{Extent, extent, extremes};
pub use libm::{cos, exp, log as ln, log10, pow, sin};
pub use linear_equations::solve_linear;
pub use log_sums::{AsIs, Change, LogSums, log_sums};
pub use normal::{normal_cdf, normal_quantile};
pub use products::inner_products;
pub use quantile::quantiles;
pub use random::{Draws, philox4x32, three_uniforms};
pub use sfc32::Sfc32;
pub use side_by_side::{SideBySide, three_uniforms_side_by_side};
pub use sobol::{SOBOL_DIMENSIONS, Shift, Sobol};
pub use stats::{excess_kurtosis, kept, mean, median, median_in, min_max, sample_sd, skewness};
pub use varimax::varimax;
pub use wide::{Loop, widest};

/// Square root: correctly rounded everywhere, so the standard one serves.
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}
