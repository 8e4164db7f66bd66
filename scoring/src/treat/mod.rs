//! treat.
