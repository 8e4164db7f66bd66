//! Live scores: the same scores and the same order as computing all anew.

use std::collections::BTreeMap;

use scoring::aggregate::{AggregateError, aggregate};
use scoring::live::LiveScores;
use scoring::model::Framework;
use scoring::normalise::Normalised;
use scoring::rank::rank;
use scoring::scenario::{Aggregate, Mean};
use scoring::weigh::{Policy, Weights, redistribute};

use super::support::{NA, close, column, flat, normalised, tree};

/// Figures from a fixed generator, above zero, a few of them missing and many of them equal.
pub fn figures(n: usize, n_columns: usize, missing: bool) -> Normalised {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let columns = (0..n_columns).map(|_| {
        let cells: Vec<f64> = (0..n)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if missing && state.is_multiple_of(11) {
                    NA
                } else {
                    1.0 + (state >> 40) as f64 / (1 << 24) as f64 * 99.0
                }
            })
            .collect();
        column(&cells)
    });
    Normalised { columns: columns.collect(), notes: Vec::new() }
}

fn weights(framework: &Framework, overrides: &[(&str, f64)], drop: &[&str]) -> Weights {
    let overrides: BTreeMap<String, f64> = overrides.iter().map(|(code, weight)| (code.to_string(), *weight)).collect();
    let drop: Vec<String> = drop.iter().map(|code| code.to_string()).collect();
    Weights::of(framework, &overrides, &drop).expect("weights")
}

/// Scores close to those computed anew and the same order; after settling the same bits at every node.
fn check(framework: &Framework, data: &Normalised, settings: &Aggregate, steps: &[Weights]) {
    let n = data.columns[0].len();
    let included: Vec<bool> = (0..n).map(|entity| entity % 7 != 3).collect();
    let mut live = LiveScores::new(framework, data, &steps[0], settings, included.clone()).expect("live scores");
    for weights in steps {
        live.set_weights(weights).expect("a step");
        let anew = aggregate(framework, weights, data, settings).expect("scores");
        for (entity, (&got, &expect)) in live.scores().iter().zip(anew.goal().raw()).enumerate() {
            assert!(close(got, expect, 1e-13), "{settings:?}, entity {entity}: {got} {expect}");
        }
        same_order(&live, &included);
        let mut settled = live.clone();
        settled.settle().expect("settled");
        for (at, node) in framework.nodes().iter().enumerate() {
            let id = scoring::model::NodeId(at as u32);
            let pairs = || settled.node(id).iter().zip(anew.of(id).raw());
            let same = pairs().all(|(a, b)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()));
            assert!(same || !weights.is_active(id), "{settings:?}: {} is not the same to the bit", node.code);
        }
        same_order(&settled, &included);
    }
}

fn same_order(live: &LiveScores, included: &[bool]) {
    let full = rank(&column(live.scores()), included);
    let n = full.order.len();
    assert_eq!(live.n_ranked(), n);
    for places in [0..n, 0..1, 0..10.min(n), n / 2..n / 2 + 3, n.saturating_sub(2)..n + 5, n..n + 1] {
        let rows = live.window(places.clone());
        let places = places.start.min(n)..places.end.min(n);
        let got: Vec<_> = rows.iter().map(|row| (row.entity as u32, Some(row.rank))).collect();
        let expect: Vec<_> = full.order[places].iter().map(|&entity| (entity, full.rank[entity as usize])).collect();
        assert_eq!(got, expect);
        assert!(rows.iter().all(|row| row.score == live.scores()[row.entity]));
    }
    let everybody: Vec<usize> = (0..included.len().min(40)).collect();
    assert_eq!(live.ranks_of(&everybody), full.rank[..everybody.len()]);
    assert_eq!(live.rank_of(usize::MAX), None);
}

/// A drag of `a` with `b` giving way, of `d` in another pillar, of a pillar; weights set anew; one dropped, one at nothing.
fn journey(framework: &Framework) -> Vec<Weights> {
    let mut steps = vec![Weights::official(framework).expect("weights")];
    for at in 1..6 {
        let moved = redistribute(&[1.0, 2.0, 1.0], &[], 1, 2.0 - f64::from(at) / 3.0, Policy::Proportional);
        steps.push(weights(framework, &[("c", moved[0]), ("d", moved[1]), ("e", moved[2])], &[]));
    }
    let held = [("c", 0.5), ("d", 2.5), ("e", 1.0)];
    for at in 0..4 {
        let pillar = ("p", 2.0 + f64::from(at));
        steps.push(weights(framework, &[held[0], held[1], held[2], pillar], &[]));
    }
    steps.push(weights(framework, &[("a", 0.0), ("e", 9.0), ("f", 0.1)], &[]));
    steps.push(weights(framework, &[("d", 0.0)], &["b"]));
    steps.push(weights(framework, &[("d", 1e-9)], &["p"]));
    steps.push(weights(framework, &[], &[]));
    steps
}

#[test]
fn a_journey_through_weights_ends_where_computing_anew_does() {
    for method in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Power, Mean::Median] {
        for (missing, availability) in [(false, 0.0), (true, 0.0), (true, 0.6)] {
            let settings = Aggregate { method, availability, ..Aggregate::default() };
            check(&tree(), &figures(1500, 6, missing), &settings, &journey(&tree()));
        }
    }
}

#[test]
fn locked_siblings_are_followed_too() {
    let framework = flat(&[1.0; 5]);
    let steps: Vec<Weights> = (0..5)
        .map(|at| {
            let moved = redistribute(&[0.2; 5], &[false, true], 2, 0.2 + f64::from(at) / 20.0, Policy::Proportional);
            let codes = ["x0", "x1", "x2", "x3", "x4"];
            weights(&framework, &codes.into_iter().zip(moved).collect::<Vec<_>>(), &[])
        })
        .collect();
    check(&framework, &figures(700, 5, false), &Aggregate::default(), &steps);
}

#[test]
fn a_crowded_histogram_is_made_anew() {
    let framework = flat(&[1.0, 1.0, 1.0]);
    let n = 40_000;
    let far: Vec<f64> = (0..n).map(|at| if at == 5 { -1e9 } else { 50.0 + f64::from(at) * 1e-7 }).collect();
    let equal = vec![3.0; n as usize];
    let data = normalised(&[&far, &equal, &equal]);
    let steps =
        [weights(&framework, &[], &[]), weights(&framework, &[("x0", 0.0)], &[]), weights(&framework, &[], &[])];
    check(&framework, &data, &Aggregate::default(), &steps);
}

#[test]
fn little_and_nothing_to_rank() {
    let framework = flat(&[1.0, 1.0]);
    let weights = Weights::official(&framework).expect("weights");
    for cells in [&[][..], &[NA], &[7.0], &[f64::MAX / 4.0, -f64::MAX / 4.0, 0.0, -0.0, 5e-324]] {
        let data = normalised(&[cells, cells]);
        let included = vec![true; cells.len()];
        let live = LiveScores::new(&framework, &data, &weights, &Aggregate::default(), included.clone());
        same_order(&live.expect("live scores"), &included);
    }
}

#[test]
fn another_filter_ranks_others() {
    let framework = tree();
    let data = figures(500, 6, true);
    let weights = Weights::official(&framework).expect("weights");
    let mut live =
        LiveScores::new(&framework, &data, &weights, &Aggregate::default(), vec![true; 500]).expect("live scores");
    let included: Vec<bool> = (0..500).map(|entity| entity % 3 == 0).collect();
    live.set_included(included.clone());
    same_order(&live, &included);
    live.set_included(Vec::new());
    assert_eq!((live.n_ranked(), live.window(0..9).len()), (0, 0));
}

#[test]
fn values_a_mean_is_not_defined_for_are_an_error_until_they_weigh_nothing() {
    let framework = flat(&[1.0, 1.0, 1.0]);
    let data = normalised(&[&[1.0, 2.0], &[3.0, 4.0], &[5.0, -6.0]]);
    let settings = Aggregate { method: Mean::Geometric, ..Aggregate::default() };
    let without = weights(&framework, &[("x2", 0.0)], &[]);
    let mut live = LiveScores::new(&framework, &data, &without, &settings, vec![true; 2]).expect("live scores");
    for weight in [0.5, 0.7] {
        let error = live.set_weights(&weights(&framework, &[("x2", weight)], &[]));
        let (node, child) = ("g".to_string(), "x2".to_string());
        assert_eq!(error, Err(AggregateError::NotPositive { node, child, entity: 1, value: -6.0, n_cells: 1 }));
    }
    live.set_weights(&without).expect("as before");
    let anew = aggregate(&framework, &without, &data, &settings).expect("scores");
    assert_eq!(live.scores(), anew.goal().raw());
}
