//! Weights that serve an aim: an order that a person wants, or importance in the index.

use scoring::model::Column;
use scoring::weigh::{Aim, OptimiseError, OrderError, Preference, WeightBounds, from_order, nearest_weights, optimise};

use super::super::support::NA;
use super::{assert_weights, close, columns};

fn wish(better: usize, worse: usize) -> Preference {
    Preference { better, worse }
}

#[test]
fn an_order_is_reached_with_the_least_change() {
    let data = columns(&[&[100.0, 0.0], &[0.0, 100.0]]);
    let any = [WeightBounds::ANY; 2];
    let check = |wishes: &[Preference], margin: f64, bounds: &[WeightBounds], expect: [f64; 2]| {
        let found = from_order(&data, wishes, margin, &[0.75, 0.25], bounds).expect("weights");
        assert_weights(&found.weights, &expect, 1e-7);
        found
    };
    assert!(check(&[], 0.0, &any, [0.75, 0.25]).unmet.is_empty());
    assert!(check(&[wish(0, 1)], 10.0, &any, [0.75, 0.25]).moved < 1e-9);
    let turned = check(&[wish(1, 0)], 10.0, &any, [0.45, 0.55]);
    assert!(turned.unmet.is_empty() && close(turned.moved, 0.6, 1e-7));
    let held = [WeightBounds::new(0.6, 1.0), WeightBounds::ANY];
    let unmet = check(&[wish(1, 0)], 10.0, &held, [0.6, 0.4]).unmet;
    assert!(unmet.len() == 1 && unmet[0].preference == wish(1, 0), "{unmet:?}");
    assert!(close(unmet[0].lead, -20.0, 1e-7) && close(unmet[0].largest_lead, -20.0, 1e-7));
}

#[test]
fn wishes_against_one_another_and_against_facts_are_told_apart() {
    let data = columns(&[&[1.0, 5.0], &[5.0, 1.0], &[0.0, 0.0]]);
    let found = from_order(&data, &[wish(0, 1), wish(1, 0), wish(2, 0)], 1.0, &[1.0, 1.0], &[WeightBounds::ANY; 2])
        .expect("weights");
    let of = |preference| found.unmet.iter().find(|unmet| unmet.preference == preference);
    assert!(of(wish(2, 0)).is_some_and(|unmet| unmet.largest_lead < 0.0), "nobody beats what is better throughout");
    let clash = of(wish(0, 1)).or(of(wish(1, 0))).expect("one of two opposites");
    assert!(clash.largest_lead >= 1.0, "{clash:?}");
}

#[test]
fn impossible_questions_of_order_are_named() {
    let data = columns(&[&[1.0, NA], &[2.0, 3.0]]);
    let any = [WeightBounds::ANY; 2];
    let check = |wishes: &[Preference], margin: f64, now: &[f64], bounds: &[WeightBounds], expect: OrderError| {
        assert_eq!(from_order(&data, wishes, margin, now, bounds), Err(expect));
    };
    check(&[wish(1, 0)], 0.0, &[1.0, 1.0], &any, OrderError::NoValue { entity: 0, column: 1 });
    check(&[wish(7, 1)], 0.0, &[1.0, 1.0], &any, OrderError::NoValue { entity: 7, column: 0 });
    check(&[], -1.0, &[1.0, 1.0], &any, OrderError::BadMargin { margin: -1.0 });
    check(&[], 0.0, &[0.0, 0.0], &any, OrderError::BadWeights);
    check(&[], 0.0, &[1.0], &any, OrderError::WrongLength { expected: 2, found: 1 });
    check(&[], 0.0, &[1.0, 1.0], &[WeightBounds::new(0.0, 0.25); 2], OrderError::BadBounds);
}

/// Three criteria that go together a little.
fn correlated() -> Vec<Column> {
    columns(&[
        &[1.0, 3.0, 5.0],
        &[2.0, 1.0, 3.0],
        &[3.0, 7.0, 2.0],
        &[4.0, 2.0, 1.0],
        &[5.0, 5.0, 7.0],
        &[6.0, 4.0, 4.0],
        &[7.0, 6.0, 6.0],
    ])
}

#[test]
fn importance_meets_its_target() {
    for target in [[1.0, 1.0, 1.0], [3.0, 4.0, 4.0], [5.0, 4.0, 4.0]] {
        let aim = Aim::Importance { target: target.to_vec() };
        let found = optimise(&correlated(), &aim, &[WeightBounds::ANY; 3]).expect("weights");
        let sum: f64 = target.iter().sum();
        assert!(found.converged, "{found:?}");
        assert!(found.objective < 1e-12 && close(found.weights.iter().sum(), 1.0, 1e-12), "{found:?}");
        assert_weights(&found.importance, &target.map(|t| t / sum), 1e-6);
    }
}

#[test]
fn information_is_as_large_as_can_be() {
    let any = [WeightBounds::ANY; 3];
    let found = optimise(&correlated(), &Aim::Information, &any).expect("weights");
    assert!(found.converged && found.weights.iter().all(|w| *w >= 0.0));
    // Nothing on a fine grid is better.
    for i in 0..=20 {
        for j in 0..=20 - i {
            let at = [f64::from(i) / 20.0, f64::from(j) / 20.0, f64::from(20 - i - j) / 20.0];
            let fixed = at.map(|w| WeightBounds::new(w, w));
            let there = optimise(&correlated(), &Aim::Information, &fixed).expect("weights");
            assert!(there.objective <= found.objective + 1e-12, "{at:?}");
        }
    }
    let held = [WeightBounds::new(0.0, 0.2), WeightBounds::new(0.5, 0.6), WeightBounds::ANY];
    let found = optimise(&correlated(), &Aim::Information, &held).expect("weights");
    assert!(found.weights[0] <= 0.2 && (0.5..=0.6).contains(&found.weights[1]), "{found:?}");
}

#[test]
fn impossible_aims_are_named() {
    let any = [WeightBounds::ANY; 2];
    let data = columns(&[&[1.0, 2.0], &[2.0, 1.0]]);
    let check = |columns: &[Column], aim: Aim, bounds: &[WeightBounds], expect: OptimiseError| {
        assert_eq!(optimise(columns, &aim, bounds), Err(expect));
    };
    let target = |target: &[f64]| Aim::Importance { target: target.to_vec() };
    check(&data, target(&[1.0]), &any, OptimiseError::WrongLength { expected: 2, found: 1 });
    check(&data, target(&[1.0, 0.0]), &any, OptimiseError::BadTarget { criterion: 1, value: 0.0 });
    check(&data, Aim::Information, &[WeightBounds::new(0.6, 1.0); 2], OptimiseError::BadBounds);
    check(&data, target(&[1.0, 1.0]), &any, OptimiseError::Opposed);
    check(&columns(&[&[1.0, 2.0], &[2.0, 2.0]]), Aim::Information, &any, OptimiseError::Constant { column: 1 });
}

#[test]
fn the_nearest_weights_lie_within_bounds() {
    let check = |point: &[f64], bounds: &[(f64, f64)], expect: Option<&[f64]>| {
        let bounds: Vec<WeightBounds> = bounds.iter().map(|&(lo, hi)| WeightBounds::new(lo, hi)).collect();
        let got = nearest_weights(point, &bounds);
        assert_eq!(got.is_some(), expect.is_some());
        assert_weights(&got.unwrap_or_default(), expect.unwrap_or_default(), 1e-15);
    };
    check(&[0.5, 0.5], &[(0.0, 1.0); 2], Some(&[0.5, 0.5]));
    check(&[2.0, 0.5], &[(0.0, 1.0); 2], Some(&[1.0, 0.0]));
    check(&[2.0, 0.5], &[(0.0, 0.7), (0.0, 1.0)], Some(&[0.7, 0.3]));
    check(&[0.0, 0.0, 0.0], &[(0.5, 1.0), (0.0, 1.0), (0.0, 1.0)], Some(&[0.5, 0.25, 0.25]));
    check(&[0.5, 0.5], &[(0.6, 1.0); 2], None);
    check(&[0.5, 0.5], &[(0.0, 0.4); 2], None);
    check(&[0.5, 0.5], &[(0.5, 0.4), (0.0, 1.0)], None);
    check(&[NA, 0.5], &[(0.0, 1.0); 2], None);
}
