//! Ways to weights in a scenario: what each gives, what stands over what, and what cannot be carried out.

use scoring::find::{Fault, FindError, Told};
use scoring::model::{Column, Dataset};
use scoring::pipeline::{EvaluateError, Evaluation, evaluate, trend};
use scoring::scenario::{Scenario, ScenarioProblem, WeighMethod, from_value};
use scoring::weigh::{self, CellNeeds, Zeros};
use serde_json::{Value, json};

use super::support::{NA, close, column, dataset, tree};

/// Indicators a to f; e is constant.
fn data() -> Dataset {
    let columns: [&[f64]; 6] = [
        &[0.0, 50.0, 100.0, 20.0],
        &[0.0, 10.0, 100.0, 90.0],
        &[100.0, 0.0, 40.0, 10.0],
        &[0.0, 100.0, 90.0, 30.0],
        &[5.0, 5.0, 5.0, 5.0],
        &[100.0, 30.0, 0.0, 60.0],
    ];
    dataset(tree(), &columns)
}

fn scenario(value: &Value) -> Scenario {
    from_value(value).expect("a scenario")
}

fn run(value: &Value) -> Evaluation {
    let scenario = scenario(value);
    assert_eq!(scenario.check(&data()), []);
    evaluate(&data(), &scenario).expect("an evaluation")
}

fn share(evaluation: &Evaluation, code: &str) -> f64 {
    evaluation.weights.share(tree().find(code).expect("a node"))
}

/// Shares of the parent by code.
fn check(value: &Value, expect: &[(&str, f64)]) {
    let evaluation = run(value);
    for (code, expect) in expect {
        let got = share(&evaluation, code);
        assert!(close(got, *expect, 1e-10), "{value}: {code} {got} instead of {expect}");
    }
}

/// The fault and the node it is about.
fn check_fault(value: &Value, parent: &str, fault: &Fault) {
    match evaluate(&data(), &scenario(value)) {
        Err(EvaluateError::Find(FindError::Way { parent: at, fault: found, .. })) => {
            assert_eq!((at.as_str(), &found), (parent, fault), "{value}");
        }
        other => panic!("{value}: {other:?}"),
    }
}

#[test]
fn every_group_is_weighed_by_its_own_way_or_the_trees() {
    check(&json!({}), &[("a", 0.75), ("p", 0.5)]);
    check(&json!({"weigh": {"method": "equal"}}), &[("a", 0.5), ("c", 1.0 / 3.0), ("p", 1.0 / 3.0)]);
    check(
        &json!({"weigh": {"method": "equal", "scope": "indicators"}}),
        &[("p", 2.0 / 6.0), ("q", 0.5), ("f", 1.0 / 6.0), ("c", 1.0 / 3.0)],
    );
    check(&json!({"weigh": {"method": "equal", "at": {"p": {}}}}), &[("a", 0.75), ("p", 1.0 / 3.0)]);
    check(&json!({"weigh": {"at": {"p": {"method": "equal"}}}}), &[("a", 0.5), ("p", 0.5)]);
    check(
        &json!({"weigh": {"method": "equal", "scope": "indicators", "at": {"g": {}}}}),
        &[("p", 0.5), ("q", 0.25), ("c", 1.0 / 3.0)],
    );
}

#[test]
fn what_was_moved_by_hand_stands_over_what_was_found_and_changes_nothing_else() {
    let found = run(&json!({"weigh": {"method": "standard_deviation"}}));
    let moved = run(&json!({"weigh": {"method": "standard_deviation"}, "weights": {"a": 9.0}}));
    assert_eq!(found.found, moved.found);
    assert!(share(&moved, "a") > share(&found, "a"));
    assert_eq!(share(&moved, "p").to_bits(), share(&found, "p").to_bits());
    // The scale is the official one: as heavy as all official siblings together means as heavy as all found ones.
    let half = run(&json!({"weigh": {"method": "equal"}, "weights": {"a": 4.0}}));
    assert!(close(share(&half, "a"), 4.0 / 6.0, 1e-15));
    let dropped = run(&json!({"weigh": {"method": "equal"}, "drop": ["f"]}));
    assert_eq!((share(&dropped, "p"), share(&dropped, "f")), (0.5, 0.0));
}

#[test]
fn methods_of_data_read_the_columns_they_are_told() {
    let scale = |cells: &[f64]| column(cells);
    let (a, b) = (scale(&[0.0, 50.0, 100.0, 20.0]), scale(&[0.0, 10.0, 100.0, 90.0]));
    let by_hand = weigh::entropy(&[a, b], Zeros::Limit).expect("weights").weights;
    check(&json!({"weigh": {"method": "entropy"}}), &[("a", by_hand[0]), ("b", by_hand[1])]);
    // As they were before normalisation, the scale no longer matters.
    let treated = run(&json!({
        "weigh": {"method": "entropy", "columns": "treated"}, "normalise": {"method": "zscore"}
    }));
    assert!(close(share(&treated, "a"), by_hand[0], 1e-12));
    // A constant indicator weighs nothing; what an aggregate's method sees is its score under the weights found below it.
    let critic = run(&json!({"weigh": {"method": "critic"}}));
    assert_eq!(share(&critic, "e"), 0.0);
    let part = Evaluation { ..run(&json!({"weigh": {"method": "critic", "at": {"g": {}}}})) };
    let score = |code: &str| part.scores.of(tree().find(code).expect("a node")).clone();
    let above =
        weigh::critic(&[score("p"), score("q"), score("f")], weigh::Contrast::MinMaxSd, weigh::Correlation::Pearson);
    let above = above.expect("weights").weights;
    for (code, expect) in ["p", "q", "f"].iter().zip(above) {
        assert!(close(share(&critic, code), expect, 1e-12), "{code}");
    }
}

#[test]
fn a_group_that_a_method_cannot_weigh_stays_official_and_says_why() {
    // Both indicators below p say the same, so that nothing tells one from the other.
    let mut data = data();
    data.panels[0].columns[1] = data.panels[0].columns[0].clone();
    let critic = scenario(&json!({"weigh": {"method": "critic"}}));
    let found = evaluate(&data, &critic).expect("an evaluation");
    let of = |code: &str| found.found.groups.iter().find(|group| tree().node(group.parent).code == code);
    assert_eq!(of("p").map(|group| &group.result), Some(&Err(Fault::NoInformation)));
    assert!(of("q").is_some_and(|group| group.result.is_ok()));
    assert_eq!(share(&found, "a"), 0.75);
    // A group that asked for it by itself is not passed over, nor is a tree of which no group can be weighed.
    let own = scenario(&json!({"weigh": {"at": {"p": {"method": "critic"}}}}));
    assert!(evaluate(&data, &own).is_err());
    check_fault(
        &json!({"weigh": {"method": "merec"}}),
        "q",
        &Fault::BadCell { code: "c".into(), entity: "e1".into(), value: 0.0, needs: CellNeeds::Positive },
    );
}

#[test]
fn judgements_give_their_known_weights() {
    let consistent = json!({"a": {"b": 3.0}});
    check(
        &json!({"weigh": {"at": {"p": {"method": "ahp", "experts": [{"pairwise": consistent}]}}}}),
        &[("a", 0.75), ("b", 0.25), ("p", 0.5)],
    );
    // Two experts who say the opposite agree on equal parts; one who counts three times as much pulls.
    let two = |shares: [f64; 2], pool: &str| {
        json!({"weigh": {"at": {"p": {"method": "ahp", "pool": pool, "experts": [
            {"name": "甲", "share": shares[0], "pairwise": {"a": {"b": 4.0}}},
            {"name": "乙", "share": shares[1], "pairwise": {"b": {"a": 4.0}}}
        ]}}}})
    };
    for pool in ["judgements", "priorities"] {
        check(&two([1.0, 1.0], pool), &[("a", 0.5)]);
        check(&two([3.0, 1.0], pool), &[("a", 2.0 / 3.0)]);
    }
    check(
        &json!({"weigh": {"at": {"q": {
            "method": "bwm", "best_to_others": {"c": 1, "d": 2, "e": 8}, "others_to_worst": {"c": 8, "d": 4, "e": 1}
        }}}}),
        &[("c", 8.0 / 13.0), ("d", 4.0 / 13.0), ("e", 1.0 / 13.0)],
    );
    let swara = json!({"method": "swara", "order": ["d", "c", "e"], "steps": [1.0, 0.0]});
    check(&json!({"weigh": {"at": {"q": swara}}}), &[("d", 0.5), ("c", 0.25), ("e", 0.25)]);
    // What takes no part leaves its share to the others.
    check(&json!({"weigh": {"at": {"q": swara}}, "drop": ["c"]}), &[("d", 2.0 / 3.0), ("e", 1.0 / 3.0)]);
}

#[test]
fn ways_are_combined_group_by_group_or_over_all_indicators() {
    let ahp = json!({"at": {"p": {"method": "ahp", "experts": [{"pairwise": {"b": {"a": 3.0}}}]}}});
    let parts = json!([ahp, {"method": "equal"}]);
    // AHP below p, official elsewhere; each halfway to equal.
    check(
        &json!({"weigh": {"method": "combined", "parts": parts}}),
        &[("a", 0.375), ("b", 0.625), ("p", (0.5 + 1.0 / 3.0) / 2.0)],
    );
    check(&json!({"weigh": {"method": "combined", "parts": parts, "shares": [3.0, 1.0]}}), &[("a", 0.3125)]);
    let both = json!([{}, {"method": "equal"}]);
    check(&json!({"weigh": {"method": "combined", "combine": "multiplicative", "parts": both}}), &[("a", 0.75)]);
    let all = run(&json!({"weigh": {"method": "combined", "scope": "indicators", "parts": both}}));
    let f = all.weights.effective(tree().find("f").expect("a node"));
    assert!(close(f, (0.25 + 1.0 / 6.0) / 2.0, 1e-15), "{f}");
}

#[test]
fn an_order_is_brought_about_or_what_forbids_it_is_told() {
    let wished = run(&json!({"weigh": {"at": {"g": {
        "method": "from_order", "order": ["e2", "e1", "e3", "e0"], "margin": 0.5
    }}}}));
    let scores = wished.scores.goal();
    let Ok(account) = &wished.found.groups[0].result else { panic!("{:?}", wished.found) };
    let Told::FromOrder(told) = &account.told else { panic!("{account:?}") };
    for (better, worse) in [(2, 1), (1, 3), (3, 0)] {
        let lead = scores.get(better).zip(scores.get(worse)).map(|(a, b)| a - b);
        let granted = !told.unmet.iter().any(|unmet| unmet.preference.better == better);
        assert_eq!(lead.is_some_and(|lead| lead >= 0.5 - 1e-6), granted, "{better} over {worse}: {lead:?}");
    }
    // The harmonic mean falls with what it is made of; the order still is the scores'.
    let bent = run(&json!({
        "weigh": {"at": {"g": {"method": "from_order", "order": ["e2", "e1"], "margin": 1e-6}}},
        "aggregate": {"method": "harmonic"}, "normalise": {"range": [1.0, 100.0]}
    }));
    let goal = bent.scores.goal();
    assert!(goal.get(2) > goal.get(1), "{goal:?}");
}

#[test]
fn optimised_weights_stay_within_bounds() {
    let free = run(&json!({"weigh": {"scope": "indicators", "method": "optimised"}, "drop": ["e"]}));
    assert!(matches!(&free.found.groups[0].result, Ok(account) if matches!(account.told, Told::Optimised(_))));
    let bound = run(&json!({"weigh": {"at": {"p": {
        "method": "optimised", "target": {"a": 1.0, "b": 9.0}, "bounds": {"a": [0.4, 0.6]}
    }}}}));
    assert!((0.4..=0.6).contains(&share(&bound, "a")));
}

#[test]
fn what_cannot_be_carried_out_says_where() {
    let at = |code: &str, way: Value| json!({"weigh": {"at": {code: way}}});
    let s = String::from;
    check_fault(&json!({"weigh": {"method": "ahp"}}), "q", &Fault::NoExperts);
    check_fault(&json!({"weigh": {"method": "swara", "scope": "indicators"}}), "g", &Fault::NeedsNode);
    check_fault(
        &at("q", json!({"method": "ahp", "experts": [{"pairwise": {"c": {"d": 2.0}}}]})),
        "q",
        &Fault::NoJudgement { expert: 0, a: s("c"), b: s("e") },
    );
    check_fault(
        &at("p", json!({"method": "ahp", "experts": [{"pairwise": {"a": {"b": 2.0}, "b": {"a": 2.0}}}]})),
        "p",
        &Fault::NotReciprocal { expert: 0, a: s("a"), b: s("b"), value: 2.0, reverse: 2.0 },
    );
    check_fault(
        &at("p", json!({"method": "swara", "order": ["a"], "steps": []})),
        "p",
        &Fault::BadOrder { code: s("b") },
    );
    check_fault(&at("p", json!({"method": "combined"})), "p", &Fault::NoParts);
    check_fault(&at("g", json!({"method": "from_order", "order": ["e1"]})), "g", &Fault::NoWishes);
    check_fault(&at("p", json!({"method": "optimised", "target": {"a": 1.0}})), "p", &Fault::NoTarget { code: s("b") });
    let mut gaps = data();
    gaps.panels[0].columns[0] = Column::from_raw(vec![NA, NA, NA, 1.0]);
    let way = scenario(&at("p", json!({"method": "entropy"})));
    let few = Fault::TooFew { code: s("a"), n_present: 1, needed: 2 };
    let expect = FindError::Way { parent: s("p"), method: WeighMethod::Entropy, fault: few };
    assert_eq!(evaluate(&gaps, &way).err(), Some(EvaluateError::Find(expect)));
}

#[test]
fn what_does_not_fit_the_dataset_is_reported() {
    let problems = scenario(&json!({"weigh": {"bounds": {"a": [0.5, 0.2]}, "at": {
        "a": {}, "zz": {}, "p": {"method": "swara", "order": ["x"], "at": {"q": {}}},
        "g": {"method": "from_order", "order": ["nobody"]}
    }}}))
    .check(&data());
    let s = String::from;
    let expect = [
        ScenarioProblem::OutOfRange { path: s("weigh.bounds.a"), value: 0.2 },
        ScenarioProblem::NotAnAggregate { path: s("weigh.at.a"), code: s("a") },
        ScenarioProblem::UnknownEntity { path: s("weigh.at.g.order"), id: s("nobody") },
        ScenarioProblem::UnknownNode { path: s("weigh.at.p.order"), code: s("x") },
        ScenarioProblem::NoEffect { path: s("weigh.at.p.at.q") },
        ScenarioProblem::UnknownNode { path: s("weigh.at.zz"), code: s("zz") },
    ];
    assert_eq!(problems, expect);
}

#[test]
fn a_scenario_goes_to_json_and_back_and_says_nothing_of_what_is_official() {
    assert!(serde_json::to_value(Scenario::default()).expect("JSON").get("weigh").is_none());
    let value = json!({"weigh": {"method": "critic", "correlation": "spearman", "at": {"p": {
        "method": "ahp", "experts": [{"name": "甲", "pairwise": {"a": {"b": 3.0}}}]
    }}}});
    let scenario = scenario(&value);
    assert_eq!(serde_json::to_value(&scenario).expect("JSON")["weigh"], value["weigh"]);
}

#[test]
fn periods_are_compared_under_the_weights_of_the_one_on_screen() {
    let mut two = data();
    let mut earlier = two.panels[0].clone();
    earlier.period = scoring::model::Period("2023".into());
    two.panels.insert(0, earlier);
    let scenario = scenario(&json!({"weigh": {"method": "entropy"}}));
    let now = evaluate(&two, &scenario).expect("an evaluation");
    let over_time = trend(&two, &scenario).expect("a trend");
    assert_eq!(over_time.scores[1].raw(), now.scores.goal().raw());
}

#[test]
fn what_is_held_stays_and_the_rest_is_shared_as_found() {
    check(
        &json!({"weigh": {"method": "equal", "held": {"p": 0.7}}}),
        &[("p", 0.7), ("q", 0.15), ("f", 0.15), ("a", 0.5)],
    );
    let free = run(&json!({"weigh": {"method": "critic"}}));
    let held = run(&json!({"weigh": {"method": "critic", "held": {"a": 0.1, "c": 0.5}}}));
    let (d, e) = (share(&free, "d"), share(&free, "e"));
    for (code, expect) in [("a", 0.1), ("b", 0.9), ("c", 0.5), ("d", 0.5 * d / (d + e)), ("e", 0.5 * e / (d + e))] {
        assert!(close(share(&held, code), expect, 1e-12), "{code}: {} for {expect}", share(&held, code));
    }
    // The other ways to say which weights are found.
    check(
        &json!({"weigh": {"method": "equal", "scope": "indicators", "held": {"p": 0.1}}}),
        &[("p", 0.1), ("q", 0.9 * 0.75), ("f", 0.9 * 0.25)],
    );
    check(
        &json!({"weigh": {"at": {"p": {"method": "equal", "held": {"b": 0.9}}}}}),
        &[("a", 0.1), ("b", 0.9), ("p", 0.5)],
    );
    check(&json!({"weigh": {"held": {"a": 0.25}}}), &[("a", 0.25), ("b", 0.75), ("p", 0.5)]);
    // All held, or nothing left for those that are free, or nobody among them has anything.
    check(&json!({"weigh": {"method": "equal", "held": {"a": 0.2, "b": 0.2}}}), &[("a", 0.5)]);
    check(&json!({"weigh": {"method": "equal", "held": {"a": 1.0}}}), &[("a", 1.0), ("b", 0.0)]);
    check(&json!({"weigh": {"method": "critic", "held": {"c": 0.2, "d": 0.2}}}), &[("e", 0.6)]);
}

#[test]
fn a_wish_is_granted_with_what_is_held() {
    let order = json!({"weigh": {"at": {"g": {"method": "from_order", "order": ["e2", "e1"], "held": {"p": 0.5}}}}});
    let evaluation = run(&order);
    assert!(close(share(&evaluation, "p"), 0.5, 1e-9));
    let Ok(account) = &evaluation.found.groups[0].result else { panic!("no account") };
    assert!(close(account.shares.iter().sum(), 1.0, 1e-12));
}

#[test]
fn more_than_all_cannot_be_held() {
    check_fault(&json!({"weigh": {"method": "equal", "held": {"a": 0.6, "b": 0.6}}}), "p", &Fault::BadBounds);
    let stray = scenario(&json!({"weigh": {"method": "equal", "held": {"nobody": 0.5, "a": 1.5}}}));
    assert!(matches!(
        stray.check(&data()).as_slice(),
        [ScenarioProblem::UnknownNode { .. }, ScenarioProblem::OutOfRange { .. }]
    ));
}
