//! Keeps scores and order up to date while weights move.
