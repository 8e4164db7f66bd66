//! Explanations: what each indicator adds, and that the parts are the whole.

use scoring::aggregate::aggregate;
use scoring::explain::{Profile, against_median, contributions, difference, waterfall};
use scoring::model::Framework;
use scoring::scenario::{Aggregate, Mean};
use scoring::weigh::Weights;

use super::support::{NA, assert_cells, close, column, flat, normalised, tree};

const METHODS: [Mean; 5] = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Power, Mean::Median];

fn settings(method: Mean) -> Aggregate {
    Aggregate { method, power: Some(-1.5), ..Aggregate::default() }
}

/// Contributions of entity 0 and its difference from entity 1.
fn explain(framework: &Framework, settings: &Aggregate, columns: &[&[f64]]) -> (f64, f64, Vec<f64>, Vec<f64>) {
    let weights = Weights::official(framework).expect("weights");
    let normalised = normalised(columns);
    let scores = aggregate(framework, &weights, &normalised, settings).expect("scores");
    let own = contributions(framework, &weights, &scores, settings, 0).expect("contributions");
    let profile = |entity| Profile::of_entity(framework, &scores, entity);
    let parts = difference(framework, &weights, settings, &profile(0), &profile(1)).expect("a difference");
    let goal = scores.goal().raw();
    (goal[0], goal[1], own, parts)
}

fn check(method: Mean, columns: &[&[f64]], own: &[f64], parts: &[f64]) {
    let framework = flat(&vec![1.0; columns.len()]);
    let (_, _, got_own, got_parts) = explain(&framework, &settings(method), columns);
    assert_cells(&column(&got_own), own, &format!("contributions {method:?} {columns:?}"));
    assert_cells(&column(&got_parts), parts, &format!("difference {method:?} {columns:?}"));
}

#[test]
fn parts_by_hand() {
    check(Mean::Arithmetic, &[&[2.0, 1.0], &[6.0, 8.0]], &[1.0, 3.0], &[0.5, -1.0]);
    // √(4·9) = 6 against √(1·9) = 3: all of it from the first.
    check(Mean::Geometric, &[&[4.0, 1.0], &[9.0, 9.0]], &[3.0, 3.0], &[3.0, 0.0]);
    // 2/(1/2 + 1/6) = 3; x·∂M/∂x = M²/(2x).
    check(Mean::Harmonic, &[&[2.0, 2.0], &[6.0, 6.0]], &[2.25, 0.75], &[0.0, 0.0]);
    check(Mean::Median, &[&[1.0, 1.0], &[5.0, 4.0], &[9.0, 9.0]], &[0.0, 5.0, 0.0], &[0.0, 1.0, 0.0]);
}

#[test]
fn what_is_missing_adds_nothing() {
    check(Mean::Arithmetic, &[&[NA, NA], &[6.0, 8.0]], &[0.0, 6.0], &[0.0, -2.0]);
    // Entity 0 stands at its own mean, 6, in what it does not have: (6 − 2)/2 and (6 − 8)/2.
    check(Mean::Arithmetic, &[&[NA, 2.0], &[6.0, 8.0]], &[0.0, 6.0], &[2.0, -1.0]);
    check(Mean::Arithmetic, &[&[NA, 2.0], &[NA, 8.0]], &[0.0, 0.0], &[0.0, 0.0]);
}

#[test]
fn the_parts_are_the_whole_down_a_tree() {
    let full: [&[f64]; 6] = [&[4.0, 1.0], &[9.0, 9.0], &[2.0, 3.0], &[30.0, 3.0], &[1.0, 3.0001], &[8.0, 7.9999]];
    let holes: [&[f64]; 6] = [&[4.0, NA], &[9.0, NA], &[NA, 3.0], &[30.0, 3.0], &[1.0, NA], &[8.0, 8.0]];
    for columns in [full, holes] {
        for method in METHODS {
            let (a, b, own, parts) = explain(&tree(), &settings(method), &columns);
            let sum = |parts: &[f64]| parts.iter().sum::<f64>();
            assert!(close(sum(&own), a, 1e-12), "{method:?}: {own:?} is not {a}");
            assert!(close(sum(&parts), a - b, 1e-12), "{method:?}: {parts:?} is not {}", a - b);
        }
    }
}

#[test]
fn means_may_be_mixed_by_level() {
    let columns: [&[f64]; 6] = [&[4.0, 1.0], &[9.0, NA], &[2.0, 3.0], &[30.0, 3.0], &[1.0, 5.0], &[8.0, 7.0]];
    let levels = vec![Mean::Harmonic, Mean::Geometric];
    let (a, b, own, parts) = explain(&tree(), &Aggregate { levels, ..Aggregate::default() }, &columns);
    assert!(close(own.iter().sum(), a, 1e-12) && close(parts.iter().sum(), a - b, 1e-12));
}

#[test]
fn against_the_median_entity() {
    let framework = flat(&[1.0, 1.0]);
    let weights = Weights::official(&framework).expect("weights");
    let settings = Aggregate::default();
    let normalised = normalised(&[&[10.0, 20.0, 90.0, 0.0], &[50.0, 60.0, 10.0, 0.0]]);
    let scores = aggregate(&framework, &weights, &normalised, &settings).expect("scores");
    let included = [true, true, true, false];
    let of = |entity| {
        let profile = Profile::of_entity(&framework, &scores, entity);
        against_median(&framework, &weights, &normalised, &settings, &included, &profile).expect("a difference")
    };
    assert_eq!(of(2), [35.0, -20.0]);
    assert_eq!(of(0), [-5.0, 0.0]);
}

#[test]
fn a_waterfall_leads_from_one_score_to_the_other() {
    let columns: [&[f64]; 6] = [&[4.0, 1.0], &[9.0, 9.0], &[2.0, 3.0], &[30.0, 3.0], &[1.0, 3.0001], &[8.0, 7.9999]];
    let (framework, normalised) = (tree(), normalised(&columns));
    let weights = Weights::official(&framework).expect("weights");
    for method in METHODS {
        let settings = settings(method);
        let scores = aggregate(&framework, &weights, &normalised, &settings).expect("scores");
        let profile = |entity| Profile::of_entity(&framework, &scores, entity);
        let fall =
            waterfall(&framework, &weights, &settings, &profile(0), &profile(1)).expect("settings").expect("scores");
        assert_eq!((Some(fall.to), Some(fall.from)), (scores.goal().get(0), scores.goal().get(1)), "{method:?}");
        let mut at = fall.from;
        for flight in &fall.pillars {
            assert_eq!(flight.from, at);
            for step in &flight.steps {
                assert_eq!(step.from, at, "{method:?}");
                assert_eq!(framework.pillar_of(framework.leaves()[step.column]), Some(flight.pillar));
                at = step.to;
            }
            assert_eq!(flight.to, at);
            assert!(flight.steps.windows(2).all(|two| two[0].to - two[0].from >= two[1].to - two[1].from - 1e-12));
        }
        assert_eq!(at, fall.to);
    }
    let settings = Aggregate::default();
    let scores = aggregate(&framework, &weights, &normalised, &settings).expect("scores");
    let fall = |a, b| {
        let profile = |entity| Profile::of_entity(&framework, &scores, entity);
        waterfall(&framework, &weights, &settings, &profile(a), &profile(b)).expect("settings")
    };
    assert!(fall(0, 0).expect("scores").pillars.is_empty());
    assert_eq!(fall(0, 7), None);
    // g = (2p + q + f)/4: a counts 3/8, d 1/8.
    let fall = fall(0, 1).expect("scores");
    let parts: Vec<_> =
        fall.pillars.iter().map(|flight| (flight.steps[0].column, flight.steps[0].to - flight.steps[0].from)).collect();
    assert_eq!(parts.iter().map(|part| part.0).collect::<Vec<_>>(), [0, 3, 5]);
    assert!(close(parts[0].1, 1.125, 1e-12) && close(parts[1].1, 27.0 / 8.0, 1e-12));
}
