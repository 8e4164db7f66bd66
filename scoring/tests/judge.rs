//! Rules laid over scores by the pipeline: what they change, in which order, and what they leave alone.

use scoring::judge::{RulesError, State};
use scoring::model::Dataset;
use scoring::pipeline::{EvaluateError, Evaluation, evaluate};
use scoring::scenario::{Scenario, from_value};
use serde_json::{Value, json};

use super::support::{NA, dataset, flat, group};

/// Five parks scored 0, 25, 50, 75, 100 by `x0`; accidents `x1`, prizes `x2` and fines `x3` weigh nothing.
fn five() -> Dataset {
    let columns: [&[f64]; 4] = [
        &[0.0, 25.0, 50.0, 75.0, 100.0],
        &[0.0, 0.0, 0.0, NA, 2.0],
        &[1.0, 30.0, 0.0, 0.0, 3.0],
        &[0.0, 0.0, 4.0, 0.0, 0.0],
    ];
    let mut dataset = dataset(flat(&[1.0, 0.0, 0.0, 0.0]), &columns);
    dataset.groups.push(group("size", &["big", "big", "small", "small", "small"]));
    dataset
}

fn run(rules: Value) -> Evaluation {
    let scenario = from_value(&json!({"rules": rules})).expect("a scenario");
    assert_eq!(scenario.check(&five()), []);
    let evaluation = evaluate(&five(), &scenario).expect("an evaluation");
    let plain = evaluate(&five(), &Scenario::default()).expect("an evaluation");
    assert_eq!(Evaluation { judged: None, ..evaluation.clone() }, plain, "what comes before the rules stays");
    evaluation
}

/// Final scores, and grades as letters.
fn check(rules: Value, scores: &[f64], grades: &str) -> Evaluation {
    let evaluation = run(rules.clone());
    let judged = evaluation.judged.as_ref().expect("a judgement");
    assert_eq!(judged.scores.raw(), scores, "{rules}");
    let letters: String =
        judged.grades.iter().map(|grade| grade.map_or('-', |at| char::from(b'A' + at as u8))).collect();
    assert_eq!(letters, grades, "{rules}");
    evaluation
}

const PLAIN: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

#[test]
fn without_rules_nothing_is_judged() {
    assert_eq!(run(json!({})).judged, None);
    assert_eq!(serde_json::to_value(Scenario::default()).expect("JSON").get("rules"), None);
}

#[test]
fn bonuses_and_penalties_end_at_their_limits() {
    let bonus = json!({"code": "x2", "per_unit": 2.0, "most": 10.0});
    let penalty = json!({"code": "x3", "per_unit": -5.0});
    let evaluation = check(json!({"bonuses": [bonus, penalty]}), &[2.0, 35.0, 30.0, 75.0, 106.0], "CBBBA");
    let trail = &evaluation.judged.expect("a judgement").trails[1];
    assert_eq!((trail.score, trail.added, trail.taken, trail.final_score), (Some(25.0), 10.0, 0.0, Some(35.0)));
    assert_eq!((trail.bonuses[0].value, trail.bonuses[0].capped), (Some(30.0), true));
    let capped = json!({"bonuses": [bonus, penalty], "most_bonus": 4.0, "most_penalty": 7.0});
    check(capped, &[2.0, 29.0, 43.0, 75.0, 104.0], "CBBBA");
}

#[test]
fn a_red_line_beats_every_bonus_and_is_not_crossed_by_what_is_not_known() {
    let line = |then: Value| json!({"code": "x1", "crossed": {"at_least": 1.0}, "then": then});
    let bonus = json!([{"code": "x2", "per_unit": 50.0}]);
    let evaluation = check(
        json!({"red_lines": [line(json!("lowest_grade"))], "bonuses": bonus}),
        &[50.0, 1525.0, 50.0, 75.0, 250.0],
        "BABBD",
    );
    let trails = evaluation.judged.expect("a judgement").trails;
    let kept: Vec<State> = trails.iter().map(|trail| trail.red_lines[0].kept).collect();
    assert_eq!(kept, [State::Met, State::Met, State::Met, State::Unknown, State::Unmet]);
    assert_eq!((trails[4].graded, trails[4].restrained), (Some(1), Some(3)));
    check(json!({"red_lines": [line(json!({"cap_grade": "C"}))]}), &PLAIN, "CBBBC");
    check(json!({"red_lines": [line(json!({"cap_score": 60.0}))]}), &[0.0, 25.0, 50.0, 75.0, 60.0], "CBBAB");
    let both = json!([line(json!({"cap_score": 60.0})), line(json!({"cap_grade": "C"}))]);
    check(json!({"red_lines": both}), &[0.0, 25.0, 50.0, 75.0, 60.0], "CBBAC");
}

#[test]
fn grades_are_cut_inside_groups_or_at_thresholds() {
    check(json!({"grading": {"within": "size"}}), &PLAIN, "CACBA");
    check(json!({"grading": {"thresholds": [100.0, 50.0, 25.0]}}), &PLAIN, "DCBBA");
    check(json!({"grading": {"thresholds": [80.0]}}), &PLAIN, "BBBBA");
}

#[test]
fn a_grade_set_by_hand_is_the_last_word_and_keeps_its_reason() {
    let rules = json!({
        "red_lines": [{"code": "x1", "crossed": {"above": 0.0}, "then": "lowest_grade"}],
        "adjustments": {"e4": {"grade": "B", "reason": " under appeal "}, "e0": {"grade": "A", "reason": "protected"}}
    });
    let evaluation = check(rules.clone(), &PLAIN, "ABBBB");
    let trail = &evaluation.judged.expect("a judgement").trails[4];
    assert_eq!((trail.graded, trail.restrained, trail.adjusted), (Some(0), Some(3), Some(1)));
    let scenario = from_value(&json!({"rules": rules})).expect("a scenario");
    assert_eq!(scenario.rules.adjustments["e4"].reason.text(), "under appeal");
    let again = serde_json::to_value(&scenario).expect("JSON");
    assert_eq!(from_value(&again), Ok(scenario));
    assert!(from_value(&json!({"rules": {"adjustments": {"e4": {"grade": "B", "reason": " "}}}})).is_err());
}

#[test]
fn who_is_filtered_out_is_scored_and_not_graded() {
    let scenario = from_value(&json!({
        "filter": {"size": ["small"]}, "rules": {"bonuses": [{"code": "x2", "per_unit": 1.0}]}
    }))
    .expect("a scenario");
    let judged = evaluate(&five(), &scenario).expect("an evaluation").judged.expect("a judgement");
    assert_eq!(judged.scores.raw(), [1.0, 55.0, 50.0, 75.0, 103.0]);
    assert_eq!(judged.grades, [None, None, Some(2), Some(1), Some(0)]);
    assert_eq!(judged.ranking.rank, [None, None, Some(3), Some(2), Some(1)]);
}

#[test]
fn rules_that_name_what_is_not_there_stop_the_evaluation() {
    let code = |code: &str| code.to_string();
    for (rules, expect) in [
        (json!({"bonuses": [{"code": "g", "per_unit": 1.0}]}), RulesError::UnknownIndicator { code: code("g") }),
        (
            json!({"red_lines": [{"code": "y", "crossed": {"above": 1.0}, "then": "lowest_grade"}]}),
            RulesError::UnknownIndicator { code: code("y") },
        ),
        (
            json!({"red_lines": [{"code": "x1", "crossed": {"above": 1.0}, "then": {"cap_grade": "Z"}}]}),
            RulesError::UnknownGrade { grade: code("Z") },
        ),
        (json!({"adjustments": {"e9": {"grade": "A", "reason": "r"}}}), RulesError::UnknownEntity { id: code("e9") }),
        (json!({"adjustments": {"e1": {"grade": "Z", "reason": "r"}}}), RulesError::UnknownGrade { grade: code("Z") }),
        (json!({"grading": {"within": "colour"}}), RulesError::UnknownGroup { group: code("colour") }),
        (
            json!({"grading": {"thresholds": [9.0, 8.0, 7.0, 6.0]}}),
            RulesError::BadNumber { path: code("rules.grading.thresholds"), value: 6.0 },
        ),
        (json!({"most_bonus": -1.0}), RulesError::BadNumber { path: code("rules.most_bonus"), value: -1.0 }),
    ] {
        let scenario = from_value(&json!({"rules": rules})).expect("a scenario");
        assert_eq!(evaluate(&five(), &scenario), Err(EvaluateError::Rules(expect)), "{rules}");
        assert_ne!(scenario.check(&five()), [], "{rules}");
    }
}
