//! Tipping points and stability intervals.

use scoring::pipeline::Evaluation;
use scoring::reach::{Exactness, Slider, Stuck, rank_holds, tipping};
use scoring::scenario::{Aggregate, Mean, Scenario};

use super::super::live::figures;
use super::super::support::{NA, asem, close, tree};
use super::{Case, as_they_are};

/// B, C, A at equal weights: A = 10 + 80t, B = 60 − 10t, C = 66 − 26t in the first weight's share t.
fn three() -> Case {
    Case::of_rows(&[&[90.0, 10.0], &[50.0, 60.0], &[40.0, 66.0]])
}

fn slider(case: &Case, code: &str) -> Slider {
    Slider::of(&case.standing(), case.node(code)).expect("a slider")
}

fn at(case: &Case, slider: &Slider, share: f64) -> Evaluation {
    let change = slider.change_to(&case.standing(), share);
    case.after(|scenario| change.apply(scenario))
}

#[test]
fn three_lines_cross_where_they_must() {
    let case = three();
    let found = tipping(&case.standing(), slider(&case, "x0"), 2, &[0]).expect("tipping points");
    assert_eq!(found.exactness, Exactness::Exact);
    let seen: Vec<_> = found.best.iter().map(|p| (p.share, p.riser, p.faller, p.riser_rank, p.faller_rank)).collect();
    let expect = [
        (6.0 / 16.0, 1, 2, Some(1), Some(2)),
        (56.0 / 106.0, 0, 2, Some(2), None),
        (50.0 / 90.0, 0, 1, Some(1), Some(2)),
    ];
    assert_eq!(seen.len(), 3, "{seen:?}");
    for (got, expect) in seen.iter().zip(expect) {
        assert!(close(got.0, expect.0, 1e-15), "{got:?}");
        assert_eq!((got.1, got.2, got.3, got.4), (expect.1, expect.2, expect.3, expect.4));
    }
    assert!(close(found.best_holds[0], 6.0 / 16.0, 1e-15) && close(found.best_holds[1], 56.0 / 106.0, 1e-15));
    let pin: Vec<_> = found.pins[0].iter().map(|p| (p.riser, p.faller, p.riser_rank, p.faller_rank)).collect();
    assert_eq!(pin, [(0, 2, Some(2), Some(3)), (0, 1, Some(1), Some(2))]);
    let holds = rank_holds(&case.standing(), &found.slider, &[0, 1, 2]).expect("intervals");
    let expect = [(0.0, 56.0 / 106.0), (6.0 / 16.0, 50.0 / 90.0), (6.0 / 16.0, 56.0 / 106.0)];
    for (got, (from, to)) in holds.iter().zip(expect) {
        assert!(close(got.from, from, 1e-15) && close(got.to, to, 1e-15), "{got:?}");
    }
}

#[test]
fn what_cannot_move_says_why() {
    let mut case = three();
    assert_eq!(Slider::of(&case.standing(), case.node("g")), Err(Stuck::NoShare));
    case.scenario.locks = vec!["x1".into()];
    assert_eq!(Slider::of(&case.standing(), case.node("x0")), Err(Stuck::NothingGives));
    assert!(Slider::of(&case.standing(), case.node("x1")).is_ok());
}

#[test]
fn a_tie_now_holds_nowhere_and_twins_never_swap() {
    let case = Case::of_rows(&[&[80.0, 20.0], &[20.0, 80.0], &[20.0, 80.0]]);
    let found = tipping(&case.standing(), slider(&case, "x0"), 3, &[]).expect("tipping points");
    assert_eq!(found.best_holds, [0.5, 0.5]);
    assert_eq!(found.best.len(), 2);
    assert_eq!((found.best[1].riser_rank, found.best[1].faller_rank), (Some(1), Some(2)));
}

/// Between tipping points nothing changes, across them what they say; against the pipeline, at every share tried.
fn check(case: &Case, code: &str, k: usize) {
    let standing = case.standing();
    let found = tipping(&standing, slider(case, code), k, &[0, 1]).expect("tipping points");
    let mut cuts: Vec<f64> = found.best.iter().map(|point| point.share).collect();
    cuts.insert(0, 0.0);
    cuts.push(found.slider.most);
    let order = |share: f64| {
        let order = at(case, &found.slider, share).ranking.order;
        order[..k.min(order.len())].to_vec()
    };
    for (place, cut) in cuts.windows(2).enumerate().filter(|(_, cut)| cut[1] - cut[0] > 1e-7) {
        let inside = |part: f64| order(cut[0] + part * (cut[1] - cut[0]));
        let middle = inside(0.5);
        assert_eq!((inside(0.02), inside(0.98)), (middle.clone(), middle.clone()), "{code} {cut:?}");
        if let Some(point) = place.checked_sub(1).map(|before| found.best[before]) {
            let rank = |who: usize| middle.iter().position(|&at| at as usize == who).map(|at| at as u32 + 1);
            assert_eq!((rank(point.riser), rank(point.faller)), (point.riser_rank, point.faller_rank), "{point:?}");
        }
    }
    for (pin, points) in found.pins.iter().enumerate() {
        let mut cuts: Vec<f64> = points.iter().map(|point| point.share).collect();
        cuts.insert(0, 0.0);
        cuts.push(found.slider.most);
        let rank = |share: f64| at(case, &found.slider, share).ranking.rank[pin];
        for (place, cut) in cuts.windows(2).enumerate().filter(|(_, cut)| cut[1] - cut[0] > 1e-7) {
            let middle = rank(cut[0] / 2.0 + cut[1] / 2.0);
            assert_eq!(rank(cut[0] + 0.01 * (cut[1] - cut[0])), middle, "{code} pin {pin} {cut:?}");
            if let Some(point) = place.checked_sub(1).map(|before| points[before]) {
                assert_eq!(if point.riser == pin { point.riser_rank } else { point.faller_rank }, middle);
            }
        }
    }
    for holds in rank_holds(&standing, &found.slider, &[0, 1, 2]).expect("intervals") {
        let rank = |share: f64| at(case, &found.slider, share).ranking.rank[holds.entity];
        let (now, width) = (case.evaluation.ranking.rank[holds.entity], holds.to - holds.from);
        assert_eq!((rank(holds.from + 0.01 * width), rank(holds.to - 0.01 * width)), (now, now), "{code} {holds:?}");
        if holds.to < found.slider.most {
            assert_ne!(rank(holds.to + 1e-9), now, "{code} {holds:?}");
        }
        if holds.from > 0.0 {
            assert_ne!(rank(holds.from - 1e-9), now, "{code} {holds:?}");
        }
    }
}

fn check_all(case: &Case, k: usize) {
    for node in case.dataset.framework.nodes() {
        if Slider::of(&case.standing(), case.node(&node.code)).is_ok() {
            check(case, &node.code, k);
        }
    }
}

#[test]
fn nothing_is_missed_on_any_slider() {
    for (n, missing) in [(12, false), (13, true), (40, true)] {
        let columns = figures(n, 6, missing).columns;
        check_all(&Case::of_columns(tree(), &columns, as_they_are()), 5);
        let locks = ["b", "d", "q"].map(String::from).to_vec();
        check_all(&Case::of_columns(tree(), &columns, Scenario { locks, ..as_they_are() }), 3);
        let aggregate = Aggregate { method: Mean::Geometric, ..Aggregate::default() };
        check_all(&Case::of_columns(tree(), &columns, Scenario { aggregate, ..as_they_are() }), 4);
        let aggregate = Aggregate { method: Mean::Harmonic, availability: 0.6, ..Aggregate::default() };
        check_all(&Case::of_columns(tree(), &columns, Scenario { aggregate, ..as_they_are() }), 4);
    }
}

#[test]
fn one_indicator_alone_is_a_constant() {
    check_all(&Case::of_rows(&[&[90.0, NA, 1.0], &[NA, 60.0, 70.0], &[40.0, NA, NA], &[10.0, 80.0, 20.0]]), 4);
}

#[test]
fn mixed_means_are_searched_and_what_is_found_is_so() {
    let columns = figures(14, 6, false).columns;
    let aggregate = Aggregate { levels: vec![Mean::Arithmetic, Mean::Geometric], ..Aggregate::default() };
    let case = Case::of_columns(tree(), &columns, Scenario { aggregate, ..as_they_are() });
    let mut n_points = 0;
    for code in ["a", "b", "c", "d", "e"] {
        let found = tipping(&case.standing(), slider(&case, code), 4, &[3]).expect("tipping points");
        assert_eq!(found.exactness, Exactness::Searched);
        for point in found.best.iter().chain(&found.pins[0]) {
            let gap = |share: f64| {
                let scores = at(&case, &found.slider, share).scores;
                scores.goal().get(point.riser).unwrap_or(NA) - scores.goal().get(point.faller).unwrap_or(NA)
            };
            assert!(gap(point.share - 1e-9) < 0.0 && gap(point.share + 1e-9) > 0.0, "{code} {point:?}");
            n_points += 1;
        }
    }
    assert!(n_points > 3, "{n_points}");
    // At the goal itself there is one mean only, whatever is below.
    let found = tipping(&case.standing(), slider(&case, "p"), 4, &[]).expect("tipping points");
    assert_eq!(found.exactness, Exactness::Exact);
}

#[test]
fn asem_pillars() {
    let Some(dataset) = asem::dataset("input_iData.csv") else { return };
    let case = Case::new(dataset, Scenario::default());
    for code in ["Conn", "Physical", "Political", "Environ", "Lang", "CO2"] {
        check(&case, code, 10);
    }
}
