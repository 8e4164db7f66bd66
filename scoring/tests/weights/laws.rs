//! Properties that hold for any weights found.

use proptest::collection::vec;
use proptest::prelude::*;
use scoring::model::Column;
use scoring::weigh::{
    Aim, Combine, Comparisons, DataMethod, Judgements, Model, Preference, Priority, Retain, Rotation, WeightBounds,
    ahp, bwm, combine, from_order, optimise, weigh_columns,
};

use super::super::support::close;
use super::data::METHODS;

fn methods() -> Vec<DataMethod> {
    METHODS.into_iter().chain([DataMethod::Pca(Retain::Share(0.8), Rotation::None)]).collect()
}

/// Columns of positive cells, some missing, enough of each there.
fn data() -> impl Strategy<Value = Vec<Column>> {
    (4..10_usize, 2..6_usize).prop_flat_map(|(n, m)| {
        let cell = prop_oneof![12 => 0.5..100.0_f64, 1 => Just(f64::NAN)];
        let column = (vec(cell, n), 0.5..100.0_f64, 0.5..100.0_f64).prop_map(|(mut cells, first, second)| {
            cells[0] = first;
            cells[1] = second;
            Column::from_raw(cells)
        });
        vec(column, m)
    })
}

fn assert_simplex(weights: &[f64]) -> Result<(), TestCaseError> {
    prop_assert!(weights.iter().all(|w| *w >= 0.0), "{weights:?}");
    prop_assert!(close(weights.iter().sum(), 1.0, 1e-12), "{weights:?}");
    Ok(())
}

fn assert_same(got: &[f64], expect: &[f64], tolerance: f64) -> Result<(), TestCaseError> {
    for (got, expect) in got.iter().zip(expect) {
        prop_assert!(close(*got, *expect, tolerance), "{got} {expect}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn data_weights_are_weights_and_follow_their_columns(columns in data(), turn in 1..5_usize) {
        let turn = turn % columns.len();
        let mut turned = columns.clone();
        turned.rotate_left(turn);
        for method in methods() {
            let Ok(found) = weigh_columns(&columns, method) else { continue };
            assert_simplex(found.weights())?;
            let mut expect = found.weights().to_vec();
            expect.rotate_left(turn);
            assert_same(weigh_columns(&turned, method).expect("weights").weights(), &expect, 1e-9)?;
        }
    }

    #[test]
    fn units_change_no_weights(columns in data(), factor in 1e-6..1e6_f64) {
        let mut scaled = columns.clone();
        scaled[0].raw_mut().iter_mut().for_each(|cell| *cell *= factor);
        for method in methods().into_iter().filter(|method| *method != DataMethod::StandardDeviation) {
            // A contrast of columns as they are is in their unit.
            if matches!(method, DataMethod::Critic(scoring::weigh::Contrast::Sd, _)) {
                continue;
            }
            let Ok(found) = weigh_columns(&columns, method) else { continue };
            assert_same(weigh_columns(&scaled, method).expect("weights").weights(), found.weights(), 1e-8)?;
        }
    }

    #[test]
    fn consistent_judgements_are_found_consistent(weights in vec(0.05..1.0_f64, 1..9)) {
        let sum: f64 = weights.iter().sum();
        let expect: Vec<f64> = weights.iter().map(|w| w / sum).collect();
        let rows = weights.iter().map(|a| weights.iter().map(|b| a / b).collect()).collect();
        let judgements = Judgements::new(rows).expect("judgements");
        for priority in [Priority::Eigenvector, Priority::GeometricMean] {
            let found = ahp(&judgements, priority).expect("weights");
            assert_same(&found.weights, &expect, 1e-12)?;
            prop_assert!(found.consistency_ratio.expect("a ratio") < 1e-12);
        }
    }

    #[test]
    fn any_judgements_give_weights(upper in vec(1.0 / 9.0..9.0_f64, 10)) {
        let judgements = Judgements::from_upper(5, &upper).expect("judgements");
        for priority in [Priority::Eigenvector, Priority::GeometricMean] {
            let found = ahp(&judgements, priority).expect("weights");
            assert_simplex(&found.weights)?;
            prop_assert!(found.lambda_max >= 5.0 - 1e-9);
        }
    }

    #[test]
    fn best_worst_weights_deviate_by_xi_at_most(others in vec((1..10_u8, 1..10_u8), 1..6), most in 1..10_u8) {
        let cap = |value: u8| f64::from(value.min(most));
        let mut best = vec![1.0, f64::from(most)];
        let mut worst = vec![f64::from(most), 1.0];
        best.extend(others.iter().map(|(a, _)| cap(*a)));
        worst.extend(others.iter().map(|(_, b)| cap(*b)));
        let comparisons = Comparisons::new(best.clone(), worst.clone()).expect("comparisons");
        let (b, w) = (comparisons.best(), comparisons.worst());
        let linear = bwm(&comparisons, Model::Linear).expect("weights");
        assert_simplex(&linear.weights)?;
        for j in 0..best.len() {
            let away = (linear.weights[b] - best[j] * linear.weights[j]).abs();
            prop_assert!(j == b || away <= linear.xi + 1e-9);
            let away = (linear.weights[j] - worst[j] * linear.weights[w]).abs();
            prop_assert!(j == b || j == w || away <= linear.xi + 1e-9);
        }
        let free = bwm(&comparisons, Model::Nonlinear).expect("weights");
        assert_simplex(&free.weights)?;
        prop_assert!(free.xi >= 0.0 && free.consistency_ratio >= 0.0, "{free:?}");
        prop_assert!(free.intervals.iter().all(|(lo, hi)| lo <= hi));
    }

    #[test]
    fn combined_weights_are_weights(sets in vec(vec(0.01..1.0_f64, 4), 1..4), shares in vec(0.1..1.0_f64, 4)) {
        let linear = Combine::Linear { shares: shares[..sets.len()].to_vec() };
        for how in [linear, Combine::Multiplicative, Combine::Geometric, Combine::Game] {
            let found = combine(&sets, &how).expect("weights");
            assert_simplex(&found.weights)?;
            assert_simplex(&found.shares)?;
            if sets.len() == 1 {
                let sum: f64 = sets[0].iter().sum();
                assert_same(&found.weights, &sets[0].iter().map(|w| w / sum).collect::<Vec<_>>(), 1e-12)?;
            }
        }
    }

    #[test]
    fn an_order_that_some_weights_make_is_found(
        rows in vec(vec(0.0..100.0_f64, 4), 2..8),
        hidden in vec(0.05..1.0_f64, 4),
        now in vec(0.05..1.0_f64, 4),
    ) {
        let sum: f64 = hidden.iter().sum();
        let score = |row: &Vec<f64>| row.iter().zip(&hidden).map(|(x, w)| x * w / sum).sum::<f64>();
        let columns: Vec<Column> = (0..4).map(|j| Column::from_raw(rows.iter().map(|row| row[j]).collect())).collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&a, &b| score(&rows[b]).total_cmp(&score(&rows[a])));
        let wishes: Vec<Preference> =
            order.windows(2).map(|two| Preference { better: two[0], worse: two[1] }).collect();
        let found = from_order(&columns, &wishes, 0.0, &now, &[WeightBounds::ANY; 4]).expect("weights");
        assert_simplex(&found.weights)?;
        prop_assert!(found.unmet.is_empty(), "{found:?}");
    }

    #[test]
    fn optimised_weights_stay_within_bounds(columns in data(), hi in 0.5..1.0_f64) {
        let bounds = vec![WeightBounds::new(0.02, hi); columns.len()];
        if let Ok(found) = optimise(&columns, &Aim::Information, &bounds) {
            assert_simplex(&found.weights)?;
            prop_assert!(found.weights.iter().all(|w| (0.02..=hi).contains(w)), "{found:?}");
            let start = bounds.iter().map(|_| 1.0 / columns.len() as f64).collect::<Vec<f64>>();
            let held = start.iter().map(|w| WeightBounds::new(*w, *w)).collect::<Vec<_>>();
            if let Ok(equal) = optimise(&columns, &Aim::Information, &held) {
                prop_assert!(found.objective >= equal.objective - 1e-12, "{found:?} {equal:?}");
            }
        }
    }

    // With hardly more entities than criteria the valley may be flat to nine digits, and `converged` then says no; with enough it is not.
    #[test]
    fn with_enough_entities_optimised_weights_arrive(
        columns in (2..6_usize).prop_flat_map(|m| vec(vec(0.5..100.0_f64, 24), m)),
        hi in 0.5..1.0_f64,
    ) {
        let columns: Vec<Column> = columns.into_iter().map(Column::from_raw).collect();
        let bounds = vec![WeightBounds::new(0.02, hi); columns.len()];
        if let Ok(found) = optimise(&columns, &Aim::Information, &bounds) {
            prop_assert!(found.converged, "{found:?}");
        }
    }
}

/// A step whose end is a bound passed it by rounding.
#[test]
fn a_step_onto_a_bound_ends_on_it() {
    let columns = [
        [75.62114974637795, 26.550467376849966, f64::NAN, 36.270383261367165],
        [57.20859105217856, 51.66975067358147, 0.5, 46.76833820124595],
        [88.36851635345793, 3.0295765203844507, 0.5, 12.602685580091935],
    ]
    .map(|cells| Column::from_raw(cells.to_vec()));
    let bounds = [WeightBounds::new(0.02, 0.7121815598355961); 3];
    let found = optimise(&columns, &Aim::Information, &bounds).expect("weights");
    assert!(found.weights.iter().zip(&bounds).all(|(w, b)| (b.lo..=b.hi).contains(w)), "{found:?}");
}

/// Five entities, four criteria: the descent ends in a valley that gains nothing within its steps, and says that it has not arrived.
#[test]
fn what_has_not_arrived_says_so() {
    let columns = [
        [27.308397227781985, 81.07793630878824, 72.32443001406794, 63.221825382075096, 45.14571611570428],
        [1.7963758898941533, 13.3363488381646, 18.635296315318385, 17.43074004483282, 18.64029521443178],
        [94.72719871717631, 52.229524900664096, 9.743834555734876, 99.7647282803638, 15.362491419907672],
        [12.637020218596282, 95.18700314374875, 62.643247978936316, 28.48387211756224, 0.5],
    ]
    .map(|cells| Column::from_raw(cells.to_vec()));
    let found = optimise(&columns, &Aim::Information, &[WeightBounds::new(0.02, 0.5); 4]).expect("weights");
    assert!(!found.converged && close(found.objective, 0.563399, 1e-7), "{found:?}");
}
