//! Laws of judging that hold for any data.

use proptest::prelude::*;
use scoring::judge::{State, apply, assess, bands, grade_by_quantile, judge_gate, ratio_to_base, spread};
use scoring::model::{Column, Direction, Limit, Text};
use scoring::rank::{grades, rank};
use scoring::scenario::{Grades, Grading, Rounding, Scenario, Ties, from_value};
use scoring::scheme::{Bands, Between, Binding, Edge, Gate, RatioToBase, Shape, Spread, Test, read};
use serde_json::json;

use super::support::schemes::{BUILT_IN, scheme};
use super::support::{close, dataset, flat, group};

fn monotone_bands() -> impl Strategy<Value = Bands> {
    let sorted = |mut numbers: Vec<f64>| {
        numbers.sort_by(|a, b| b.total_cmp(a));
        numbers.dedup();
        numbers
    };
    let limits = proptest::collection::vec(-100.0..100.0_f64, 1..6).prop_map(sorted);
    limits.prop_flat_map(move |limits| {
        let points = proptest::collection::vec(0.0..50.0_f64, limits.len() + 1);
        let between = prop_oneof![Just(Between::Step), Just(Between::Linear)];
        let edge = prop_oneof![Just(Edge::Better), Just(Edge::Worse)];
        (Just(limits), points, between, edge).prop_map(|(limits, mut points, between, edge)| {
            points.sort_by(|a, b| b.total_cmp(a));
            Bands { limits, points, between, edge }
        })
    })
}

fn scores() -> impl Strategy<Value = Vec<f64>> {
    // Few distinct values, so that many tie.
    proptest::collection::vec(prop_oneof![8 => (0..12_i32).prop_map(f64::from), 1 => Just(f64::NAN)], 0..40)
}

fn shares() -> impl Strategy<Value = Grades> {
    proptest::collection::vec(0.0..0.33_f64, 3)
        .prop_map(|shares| Grades { labels: ["A", "B", "C", "D"].map(String::from).to_vec(), shares })
}

fn test() -> impl Strategy<Value = Test> {
    let leaf = (0..3_usize, -2.0..2.0_f64).prop_map(|(at, bound)| Test::Value {
        item: format!("x{at}"),
        limit: if bound > 0.0 { Limit::AtLeast(bound) } else { Limit::AtMost(bound) },
    });
    leaf.prop_recursive(3, 16, 3, |inner| {
        let some = proptest::collection::vec(inner, 1..4);
        prop_oneof![some.clone().prop_map(Test::All), some.prop_map(Test::Any)]
    })
}

fn gate(test: Test) -> Gate {
    let name = Text::same("g");
    Gate { code: "g".into(), name, test, binding: Binding::Required, exemptions: vec![], note: Text::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn better_values_never_get_fewer_points_from_falling_bands(rule in monotone_bands(), a in -120.0..120.0_f64, b in -120.0..120.0_f64) {
        let of = |rule: &Bands, direction, x| bands(rule, direction, Some(x)).points.value().expect("points");
        let (worse, better) = if a < b { (a, b) } else { (b, a) };
        prop_assert!(of(&rule, Direction::Positive, worse) <= of(&rule, Direction::Positive, better));
        let mirrored = Bands { limits: rule.limits.iter().map(|limit| -limit).collect(), ..rule.clone() };
        for x in [worse, better] {
            prop_assert_eq!(of(&mirrored, Direction::Negative, -x), of(&rule, Direction::Positive, x));
        }
    }

    #[test]
    fn points_of_a_ratio_scale_with_value_and_base(cells in proptest::collection::vec(0.1..1e4_f64, 1..9), factor in 0.01..100.0_f64) {
        let run = |scale: f64| {
            let column = Column::from_raw(cells.iter().map(|cell| cell * scale).collect());
            ratio_to_base(&RatioToBase::default(), Direction::Positive, 30.0, &column).expect("marks")
        };
        let sum: f64 = run(1.0).iter().filter_map(|mark| mark.points.value()).sum();
        prop_assert!(close(sum, 30.0 * cells.len() as f64, 1e-9), "with the mean as base, the mean of points is the weight");
        for (here, there) in run(1.0).iter().zip(run(factor)) {
            prop_assert!(close(here.points.lo, there.points.lo, 1e-9));
        }
    }

    #[test]
    fn points_of_an_interval_stay_within_the_weight_and_fall_outwards(
        cells in proptest::collection::vec(-50.0..50.0_f64, 2..9), lo in -20.0..0.0_f64, hi in 0.0..20.0_f64,
        reach in prop_oneof![Just(None), (0.0..30.0_f64).prop_map(Some)],
    ) {
        let rule = Spread { zero: reach.map(|reach| [lo - reach, hi + reach]) };
        let points: Vec<f64> = spread(&rule, [lo, hi], 10.0, &Column::from_raw(cells.clone()))
            .iter()
            .map(|mark| mark.points.value().expect("points"))
            .collect();
        let outside = |x: f64| (lo - x).max(x - hi).max(0.0);
        for (at, &x) in cells.iter().enumerate() {
            prop_assert!((0.0..=10.0).contains(&points[at]));
            for (other, &y) in cells.iter().enumerate() {
                prop_assert!(outside(x) < outside(y) || points[at] <= points[other] + 1e-12);
            }
        }
    }

    #[test]
    fn grades_without_groups_are_those_of_the_ranking(cells in scores(), shares in shares()) {
        let (column, included) = (Column::from_raw(cells.clone()), vec![true; cells.len()]);
        let expect = grades(&rank(&column, &included), &shares);
        prop_assert_eq!(grade_by_quantile(&column, &included, None, &shares, &Grading::default()), expect);
    }

    #[test]
    fn no_more_than_its_share_gets_a_good_grade(cells in scores(), shares in shares(), sizes in proptest::collection::vec(0..3_usize, 40)) {
        let names: Vec<&str> = sizes[..cells.len()].iter().map(|&size| ["big", "small", ""][size]).collect();
        let group = group("size", &names);
        let column = Column::from_raw(cells.clone());
        let grading = Grading { ties: Ties::Worse, rounding: Rounding::Down, ..Grading::default() };
        let found = grade_by_quantile(&column, &vec![true; cells.len()], Some(&group), &shares, &grading);
        for name in ["big", "small", ""] {
            let inside: Vec<usize> = (0..cells.len()).filter(|&at| names[at] == name && !cells[at].is_nan()).collect();
            let mut share = 0.0;
            for best in 0..3 {
                share += shares.shares[best];
                let n = inside.iter().filter(|&&at| found[at].expect("a grade") <= best).count();
                prop_assert!(n as f64 <= inside.len() as f64 * share + 1e-6, "{} of {} at {}", n, inside.len(), share);
            }
            for &a in &inside {
                for &b in &inside {
                    prop_assert!(cells[a] < cells[b] || found[a] <= found[b], "a better score has no worse grade");
                }
            }
        }
    }

    #[test]
    fn a_red_line_beats_any_bonus(
        cells in proptest::collection::vec(0.0..100.0_f64, 2..9), prizes in proptest::collection::vec(0.0..1e6_f64, 9),
        crossed in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let flags: Vec<f64> = crossed.iter().map(|&crossed| f64::from(u8::from(crossed))).collect();
        let n = cells.len();
        let dataset = dataset(flat(&[1.0, 0.0, 0.0]), &[&cells, &prizes[..n], &flags[..n]]);
        let line = |then| json!({"code": "x2", "crossed": {"above": 0.0}, "then": then});
        let scenario: Scenario = from_value(&json!({"rules": {
            "bonuses": [{"code": "x1", "per_unit": 1.0}], "red_lines": [line(json!("lowest_grade")), line(json!({"cap_score": 59.0}))]
        }})).expect("a scenario");
        let scores = Column::from_raw(cells);
        let judged = apply(&dataset, &dataset.panels[0], &scenario, &scores, &vec![true; n]).expect("applied").expect("rules");
        for at in (0..n).filter(|&at| crossed[at]) {
            prop_assert_eq!(judged.grades[at], Some(3));
            prop_assert!(judged.scores.raw()[at] <= 59.0);
        }
    }

    #[test]
    fn a_gate_is_met_only_if_whatever_is_unknown_cannot_undo_it(
        test in test(), values in proptest::collection::vec(proptest::option::of(-2.0..2.0_f64), 3),
        filled in proptest::collection::vec(-3.0..3.0_f64, 3),
    ) {
        let at = |code: &str| code.trim_start_matches('x').parse::<usize>().expect("a position");
        let gate = gate(test);
        let result = judge_gate(&gate, &|code| values[at(code)]);
        let full = judge_gate(&gate, &|code| Some(values[at(code)].unwrap_or(filled[at(code)])));
        prop_assert!(full.state != State::Unknown);
        if result.state != State::Unknown {
            prop_assert_eq!(result.state, full.state);
        }
        let nothing = judge_gate(&gate, &|_| None);
        prop_assert_eq!(nothing.state, State::Unknown);
        prop_assert_eq!(result.lack().is_none(), result.state == State::Met);
    }

    #[test]
    fn a_scheme_with_anything_cut_or_changed_is_read_or_refused(
        which in 0..BUILT_IN.len(), at in any::<prop::sample::Index>(), length in 0..40_usize, bytes in "\\PC{0,8}",
    ) {
        let mut text: Vec<char> = BUILT_IN[which].1.chars().collect();
        let from = at.index(text.len());
        let to = (from + length).min(text.len());
        text.splice(from..to, bytes.chars());
        let text: String = text.into_iter().collect();
        if let Ok(scheme) = read(&text) {
            let columns: Vec<Column> = scheme.items.iter().map(|_| Column::from_raw(vec![1.0, f64::NAN])).collect();
            prop_assert_eq!(assess(&scheme, &columns).is_err(), scheme.shape == Shape::Tree);
        }
    }

    #[test]
    fn what_is_missing_only_widens_the_points(picks in proptest::collection::vec((any::<bool>(), 0.0..120.0_f64), 30)) {
        for (id, _) in BUILT_IN {
            let scheme = scheme(id);
            let full: Vec<Column> =
                scheme.items.iter().enumerate().map(|(at, _)| Column::from_raw(vec![picks[at % 30].1.floor()])).collect();
            let some: Vec<Column> = full
                .iter()
                .enumerate()
                .map(|(at, column)| if picks[at % 30].0 { column.clone() } else { Column::missing(1) })
                .collect();
            let (Ok(full), Ok(some)) = (assess(&scheme, &full), assess(&scheme, &some)) else { continue };
            for (full, some) in full[0].nodes.iter().zip(&some[0].nodes) {
                prop_assert!(some.points.lo <= full.points.lo + 1e-9 && full.points.hi <= some.points.hi + 1e-9, "{}", id);
            }
            if some[0].outcome.is_some_and(|state| state != State::Unknown) {
                prop_assert_eq!(some[0].outcome, full[0].outcome, "{}", id);
            }
        }
    }
}
