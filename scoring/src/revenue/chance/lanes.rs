//! Paths side by side: what a compiler makes vectors of.
//!
//! On x86-64 everything a path does is inlined into one loop, compiled for the widest vectors ([`crate::math::widest`]); elsewhere each
//! part is a function of its own, as one for all is too long for the registers that a browser's compiler finds.

/// Vectors are wide enough to do the years of all paths together, though some need fewer than others; of two numbers they are not.
pub const IS_WIDE: bool = cfg!(target_arch = "x86_64");

/// Paths followed together, as many as are quickest; the bits of a path do not depend on it.
pub const LANES: usize = if IS_WIDE { 8 } else { 4 };

/// One number for each of the paths followed together.
pub type Lane = [f64; LANES];

pub const NOTHING: Lane = [0.0; LANES];

/// Which paths are followed together: the one of a number under a seed, and those after it.
#[derive(Clone, Copy, Debug)]
pub struct Paths {
    pub seed: u64,
    pub first: u64,
}
