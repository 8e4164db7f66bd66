//! Runs all steps.
