//! normalise.
