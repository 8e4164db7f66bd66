//! Orders entities.
