//! Paths side by side: what a compiler makes vectors of.

/// Paths followed together.
pub const LANES: usize = 8;

/// One number for each of the paths followed together.
pub type Lane = [f64; LANES];

pub const NOTHING: Lane = [0.0; LANES];

/// Which paths are followed together: the one of a number under a seed, and those after it.
#[derive(Clone, Copy, Debug)]
pub struct Paths {
    pub seed: u64,
    pub first: u64,
}
