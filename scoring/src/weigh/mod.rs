//! weigh.
