//! Proposals for a whole framework, and how they are blended with the weights in use.

use std::collections::BTreeMap;

use scoring::aggregate::{Scores, aggregate};
use scoring::normalise::Normalised;
use scoring::scenario::Aggregate;
use scoring::weigh::{DataError, DataMethod, Proposal, Scope, Weights, blend, propose};

use super::super::support::{column, normalised, tree};
use super::assert_weights;

fn data() -> Normalised {
    normalised(&[
        &[0.0, 50.0, 100.0],
        &[0.0, 10.0, 100.0],
        &[100.0, 0.0, 40.0],
        &[0.0, 100.0, 90.0],
        &[5.0, 5.0, 5.0],
        &[100.0, 30.0, 0.0],
    ])
}

fn proposal(data: &Normalised, drop: &[&str], method: DataMethod, scope: Scope) -> (Weights, Proposal) {
    let drop: Vec<String> = drop.iter().map(|code| code.to_string()).collect();
    let weights = Weights::of(&tree(), &BTreeMap::new(), &drop).expect("weights");
    let scores: Scores = aggregate(&tree(), &weights, data, &Aggregate::default()).expect("scores");
    let proposal = propose(&tree(), &weights, |id| scores.of(id).clone(), method, scope);
    (weights, proposal)
}

fn sum(proposal: &Proposal, codes: &[&str]) -> f64 {
    codes.iter().map(|code| proposal.weights[*code]).sum()
}

#[test]
fn siblings_are_weighed_among_themselves() {
    let (_, found) = proposal(&data(), &[], DataMethod::StandardDeviation, Scope::Siblings);
    for group in [&["a", "b"][..], &["c", "d", "e"], &["p", "q", "f"]] {
        assert_weights(&[sum(&found, group)], &[1.0], 1e-14);
    }
    assert_eq!(found.weights["e"], 0.0);
    assert!(!found.weights.contains_key("g") && found.groups.len() == 3);
    assert_eq!(found.groups[0].parent, tree().root());
}

#[test]
fn indicators_are_weighed_all_at_once() {
    let (_, found) = proposal(&data(), &[], DataMethod::Equal, Scope::Indicators);
    assert_weights(&[found.weights["p"], found.weights["q"], found.weights["f"]], &[2.0 / 6.0, 0.5, 1.0 / 6.0], 1e-14);
    assert_weights(&[found.weights["c"]], &[1.0 / 3.0], 1e-14);
    let weights = Weights::of(&tree(), &found.weights, &[]).expect("weights");
    assert_weights(&weights.of_leaves(&tree()), &[1.0 / 6.0; 6], 1e-14);
}

#[test]
fn what_was_dropped_is_passed_over_and_what_fails_stays() {
    let (weights, found) = proposal(&data(), &["e", "f"], DataMethod::Merec, Scope::Siblings);
    assert!(!found.weights.contains_key("e") && !found.weights.contains_key("f"));
    let group = found.groups.iter().find(|group| group.members.len() == 2 && group.parent != tree().root());
    assert!(matches!(group.expect("a group").result, Err(DataError::BadCell { .. })));
    let share = weights.share(tree().find("a").expect("a node"));
    assert_eq!(found.weights["a"], share);
    // Indicators that got nothing under a parent that weighs nothing still add up.
    let mut constant = data();
    for at in [2, 3, 4] {
        constant.columns[at] = column(&[7.0, 7.0, 7.0]);
    }
    let (_, found) = proposal(&constant, &[], DataMethod::StandardDeviation, Scope::Indicators);
    assert_weights(&[found.weights["q"], sum(&found, &["c", "d", "e"])], &[0.0, 1.0], 1e-14);
    assert!(Weights::of(&tree(), &found.weights, &[]).is_ok());
}

#[test]
fn a_blend_goes_from_one_to_the_other() {
    let (weights, found) = proposal(&data(), &[], DataMethod::StandardDeviation, Scope::Siblings);
    let at = |share: f64| blend(&tree(), &weights, &found, share);
    assert_eq!(at(1.0), found.weights);
    for (code, share) in at(0.0) {
        assert_eq!(share, weights.share(tree().find(&code).expect("a node")));
    }
    assert_eq!((at(2.0), at(f64::NAN)), (at(1.0), at(0.0)));
    let half = at(0.5)["a"];
    assert_weights(&[half], &[(0.75 + found.weights["a"]) / 2.0], 1e-15);
}
