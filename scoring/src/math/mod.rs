//! Transcendental functions whose bits do not depend on the machine, sums in a fixed order, and linear programmes.

pub mod linear_program;
mod stats;

pub use libm::{cos, exp, log as ln, log10, pow, sin};
pub use stats::{excess_kurtosis, mean, median, min_max, sample_sd, skewness};

/// Square root: correctly rounded everywhere, so the standard one serves.
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}
