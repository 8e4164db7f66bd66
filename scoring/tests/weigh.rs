//! Weights: shares, effective weights, overrides and drops.

use std::collections::BTreeMap;

use scoring::weigh::{WeightError, Weights};

use super::support::{close, tree};

fn weights(overrides: &[(&str, f64)], drop: &[&str]) -> Result<Weights, WeightError> {
    let overrides: BTreeMap<String, f64> = overrides.iter().map(|(code, weight)| (code.to_string(), *weight)).collect();
    let drop: Vec<String> = drop.iter().map(|code| code.to_string()).collect();
    Weights::of(&tree(), &overrides, &drop)
}

/// Effective weights of a, b, c, d, e, f.
fn check(overrides: &[(&str, f64)], drop: &[&str], expect: [f64; 6]) {
    let got = weights(overrides, drop).expect("weights").of_leaves(&tree());
    for (got, expect) in got.iter().zip(expect) {
        assert!(close(*got, expect, 1e-15), "{overrides:?} without {drop:?}: {got} {expect}");
    }
}

#[test]
fn effective_weights_are_products_of_shares() {
    check(&[], &[], [0.375, 0.125, 0.0625, 0.125, 0.0625, 0.25]);
    check(&[("p", 0.0)], &[], [0.0, 0.0, 0.125, 0.25, 0.125, 0.5]);
    check(&[("a", 1.0), ("q", 5.0)], &[], [0.125, 0.125, 0.15625, 0.3125, 0.15625, 0.125]);
    check(&[("a", 1e308), ("b", 1e308)], &[], [0.25, 0.25, 0.0625, 0.125, 0.0625, 0.25]);
}

#[test]
fn what_is_dropped_leaves_its_weight_to_its_siblings() {
    check(&[], &["b"], [0.5, 0.0, 0.0625, 0.125, 0.0625, 0.25]);
    check(&[], &["a", "b"], [0.0, 0.0, 0.125, 0.25, 0.125, 0.5]);
    check(&[], &["p"], [0.0, 0.0, 0.125, 0.25, 0.125, 0.5]);
    let weights = weights(&[], &["a", "b"]).expect("weights");
    let active = |code: &str| weights.is_active(tree().find(code).expect("a node"));
    assert!(!active("p") && !active("a") && active("q"));
}

#[test]
fn faults_are_named() {
    let check = |overrides: &[(&str, f64)], drop: &[&str], expect: WeightError| {
        assert_eq!(weights(overrides, drop), Err(expect));
    };
    let code = |code: &str| code.to_string();
    check(&[("zz", 1.0)], &[], WeightError::UnknownCode { code: code("zz") });
    check(&[], &["zz"], WeightError::UnknownCode { code: code("zz") });
    check(&[("a", -1.0)], &[], WeightError::BadWeight { code: code("a"), weight: -1.0 });
    check(&[("a", f64::INFINITY)], &[], WeightError::BadWeight { code: code("a"), weight: f64::INFINITY });
    check(&[("a", 0.0), ("b", 0.0)], &[], WeightError::ZeroWeights { parent: code("p") });
    check(&[("a", 0.0)], &["b"], WeightError::ZeroWeights { parent: code("p") });
    check(&[], &["g"], WeightError::NothingLeft);
    check(&[], &["p", "q", "f"], WeightError::NothingLeft);
}

#[test]
fn weights_of_zero_below_what_is_dropped_do_no_harm() {
    check(&[("a", 0.0), ("b", 0.0)], &["p"], [0.0, 0.0, 0.125, 0.25, 0.125, 0.5]);
}
