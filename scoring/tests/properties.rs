//! Properties that hold for any data.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::aggregate::aggregate;
use scoring::explain::{Profile, contributions, difference};
use scoring::live::LiveScores;
use scoring::model::{Column, Direction, Framework};
use scoring::normalise::{Normalised, normalise};
use scoring::rank::rank;
use scoring::scenario::{Aggregate, Mean, Normalise, NormaliseMethod};
use scoring::weigh::{Policy, Weights, redistribute};

use super::support::{close, flat, leaf, node, tree};

const SCALE_FREE: [NormaliseMethod; 4] =
    [NormaliseMethod::MinMax, NormaliseMethod::ZScore, NormaliseMethod::Rank, NormaliseMethod::PercentileRank];

fn cell() -> impl Strategy<Value = f64> {
    prop_oneof![9 => 1.0..100.0_f64, 1 => Just(f64::NAN)]
}

/// Six columns of the same length, for the indicators of [`tree`].
fn columns() -> impl Strategy<Value = Vec<Column>> {
    (2..12_usize).prop_flat_map(|n| {
        proptest::collection::vec(proptest::collection::vec(cell(), n).prop_map(Column::from_raw), 6)
    })
}

fn mean() -> impl Strategy<Value = Aggregate> {
    let methods = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Power, Mean::Median];
    let pick = || proptest::sample::select(methods.to_vec());
    (pick(), pick(), prop_oneof![Just(0.0), Just(0.5)], prop_oneof![-3.0..-0.1, 0.1..3.0]).prop_map(
        |(low, high, availability, power)| Aggregate {
            levels: vec![low, high],
            availability,
            power: Some(power),
            ..Aggregate::default()
        },
    )
}

fn some_weights() -> impl Strategy<Value = Weights> {
    proptest::collection::vec(0.01..10.0_f64, 8).prop_map(|weights| {
        let codes = ["p", "q", "f", "a", "b", "c", "d", "e"].map(String::from);
        Weights::of(&tree(), &codes.into_iter().zip(weights).collect(), &[]).expect("weights")
    })
}

fn official(framework: &Framework) -> Weights {
    Weights::official(framework).expect("weights")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contributions_and_differences_sum(columns in columns(), settings in mean(), weights in some_weights()) {
        let (framework, normalised) = (tree(), Normalised { columns, notes: Vec::new() });
        let scores = aggregate(&framework, &weights, &normalised, &settings).expect("scores");
        let profile = |entity| Profile::of_entity(&framework, &scores, entity);
        for entity in 0..scores.goal().len() {
            let parts = contributions(&framework, &weights, &scores, &settings, entity).expect("parts");
            prop_assert!(close(parts.iter().sum(), scores.goal().get(entity).unwrap_or(0.0), 1e-9));
            let parts = difference(&framework, &weights, &settings, &profile(entity), &profile(0)).expect("parts");
            let both = scores.goal().get(entity).zip(scores.goal().get(0));
            prop_assert!(close(parts.iter().sum(), both.map_or(0.0, |(a, b)| a - b), 1e-9));
        }
    }

    #[test]
    fn order_of_entities_is_order_of_results(columns in columns(), settings in mean(), turn in 1..11_usize) {
        let framework = tree();
        let rotate = |cells: &[f64]| {
            let mut cells = cells.to_vec();
            let by = turn % cells.len();
            cells.rotate_left(by);
            Column::from_raw(cells)
        };
        let turned: Vec<Column> = columns.iter().map(|column| rotate(column.raw())).collect();
        let run = |columns: Vec<Column>| {
            let normalised = Normalised { columns, notes: Vec::new() };
            aggregate(&framework, &official(&framework), &normalised, &settings).expect("scores").goal().clone()
        };
        prop_assert_eq!(run(turned), rotate(run(columns.clone()).raw()));
        for method in SCALE_FREE {
            let settings = Normalise { method, ..Normalise::default() };
            let there = normalise(&framework, &columns, &settings, None).expect("normalised");
            let turned: Vec<Column> = columns.iter().map(|column| rotate(column.raw())).collect();
            let here = normalise(&framework, &turned, &settings, None).expect("normalised");
            for (there, here) in there.columns.iter().zip(&here.columns) {
                for (&expect, &got) in rotate(there.raw()).raw().iter().zip(here.raw()) {
                    prop_assert!(close(got, expect, 1e-12));
                }
            }
        }
    }

    #[test]
    fn order_of_indicators_does_not_matter(columns in columns(), weights in proptest::collection::vec(0.1..9.0_f64, 6)) {
        let run = |columns: Vec<Column>, weights: &[f64]| {
            let framework = flat(weights);
            let normalised = Normalised { columns, notes: Vec::new() };
            aggregate(&framework, &official(&framework), &normalised, &Aggregate::default()).expect("scores").goal().clone()
        };
        let there = run(columns.clone(), &weights);
        let here = run(columns.into_iter().rev().collect(), &weights.into_iter().rev().collect::<Vec<_>>());
        for (&there, &here) in there.raw().iter().zip(here.raw()) {
            prop_assert!(close(here, there, 1e-12));
        }
    }

    #[test]
    fn units_do_not_matter(columns in columns(), factor in 1e-6..1e6_f64) {
        let framework = tree();
        let scaled: Vec<Column> = columns
            .iter()
            .map(|column| Column::from_raw(column.raw().iter().map(|cell| cell * factor).collect()))
            .collect();
        for method in SCALE_FREE {
            let settings = Normalise { method, ..Normalise::default() };
            let there = normalise(&framework, &columns, &settings, None).expect("normalised");
            let here = normalise(&framework, &scaled, &settings, None).expect("normalised");
            for (there, here) in there.columns.iter().zip(&here.columns) {
                for (&there, &here) in there.raw().iter().zip(here.raw()) {
                    prop_assert!(close(here, there, 1e-9), "{:?}: {} {}", method, there, here);
                }
            }
        }
    }

    #[test]
    fn better_is_never_worse(columns in columns(), settings in mean(), at in 0..6_usize, more in 0.0..50.0_f64) {
        let framework = tree();
        let run = |columns: &[Column]| {
            let normalised = Normalised { columns: columns.to_vec(), notes: Vec::new() };
            aggregate(&framework, &official(&framework), &normalised, &settings).expect("scores").goal().get(0)
        };
        let mut better = columns.clone();
        better[at].set(0, columns[at].get(0).map(|cell| cell + more));
        if let (Some(before), Some(after)) = (run(&columns), run(&better)) {
            prop_assert!(after >= before - 1e-9 * before.abs(), "{before} {after}");
        }
    }

    #[test]
    fn a_better_raw_value_never_lowers_the_score_under_minmax(
        cells in proptest::collection::vec(0.0..100.0_f64, 3..9),
        others in proptest::collection::vec(0.0..100.0_f64, 9),
        more in 0.0..50.0_f64,
        negative in any::<bool>(),
    ) {
        let direction = if negative { Direction::Negative } else { Direction::Positive };
        let specs = vec![node("g", "", 1.0), leaf("x", "g", 2.0, direction), leaf("y", "g", 1.0, Direction::Positive)];
        let framework = Framework::new(specs).expect("a framework");
        let run = |cells: &[f64]| {
            let columns = [Column::from_raw(cells.to_vec()), Column::from_raw(others[..cells.len()].to_vec())];
            let normalised = normalise(&framework, &columns, &Normalise::default(), None).expect("normalised");
            let scores = aggregate(&framework, &official(&framework), &normalised, &Aggregate::default());
            let included = vec![true; cells.len()];
            rank(scores.expect("scores").goal(), &included).rank[0]
        };
        let mut better = cells.clone();
        better[0] += if negative { -more } else { more };
        // Ranks, not scores: a new best entity stretches the scale for everybody.
        let lo = cells.iter().copied().fold(f64::INFINITY, f64::min);
        let hi = cells.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if lo < hi && better[0] > lo && better[0] < hi && cells[0] > lo && cells[0] < hi {
            prop_assert!(run(&better) <= run(&cells));
        }
    }

    #[test]
    fn live_settles_to_the_bit(columns in columns(), settings in mean(), steps in proptest::collection::vec(some_weights(), 1..4)) {
        let (framework, normalised) = (tree(), Normalised { columns, notes: Vec::new() });
        let included = vec![true; normalised.columns[0].len()];
        let start = official(&framework);
        let mut live = LiveScores::new(&framework, &normalised, &start, &settings, included.clone()).expect("live");
        for weights in &steps {
            live.set_weights(weights).expect("a step");
            let full = rank(&Column::from_raw(live.scores().to_vec()), &included);
            let rows: Vec<u32> = live.window(0..99).iter().map(|row| row.entity as u32).collect();
            prop_assert_eq!(rows, full.order);
            live.settle().expect("settled");
            let anew = aggregate(&framework, weights, &normalised, &settings).expect("scores");
            for (&got, &expect) in live.scores().iter().zip(anew.goal().raw()) {
                prop_assert!(got.to_bits() == expect.to_bits() || (got.is_nan() && expect.is_nan()));
            }
        }
    }

    #[test]
    fn weights_stay_on_the_simplex(
        weights in proptest::collection::vec(0.0..1.0_f64, 2..8),
        locked in proptest::collection::vec(any::<bool>(), 8),
        moved in 0..8_usize,
        to in -0.5..3.0_f64,
    ) {
        let moved = moved % weights.len();
        let after = redistribute(&weights, &locked, moved, to, Policy::Proportional);
        let sum = |weights: &[f64]| weights.iter().sum::<f64>();
        prop_assert!(close(sum(&after), sum(&weights), 1e-12));
        prop_assert!(after.iter().all(|weight| *weight >= 0.0));
        for at in (0..weights.len()).filter(|&at| at != moved && locked[at]) {
            prop_assert_eq!(after[at], weights[at]);
        }
    }

    #[test]
    fn shares_sum_to_one(weights in some_weights()) {
        let framework = tree();
        prop_assert!(close(weights.of_leaves(&framework).iter().sum(), 1.0, 1e-12));
        let again: BTreeMap<String, f64> = framework
            .nodes()
            .iter()
            .enumerate()
            .map(|(at, node)| (node.code.clone(), weights.share(scoring::model::NodeId(at as u32))))
            .collect();
        let again = Weights::of(&framework, &again, &[]).expect("weights");
        for (&leaf, weight) in framework.leaves().iter().zip(weights.of_leaves(&framework)) {
            prop_assert!(close(again.effective(leaf), weight, 1e-12));
        }
    }
}
