//! Points and grades by rule, as cases.

use scoring::case::{self, Fault};
use scoring::mcdm::Needs;
use serde_json::{Value, json};

fn run(method: &str, input: Value, params: Value) -> Result<Value, case::CaseError> {
    let case = json!({"method": method, "input": input, "params": params});
    case::run(case.to_string().as_bytes()).map(|output| serde_json::to_value(&output).expect("JSON"))
}

fn check(method: &str, input: Value, params: Value, expect: Value) {
    let got = run(method, input, params).expect("a result");
    for (name, expect) in expect.as_object().expect("an object") {
        assert_eq!(&got[name], expect, "{method}: {name}");
    }
}

#[test]
fn each_rule_runs_as_a_case() {
    check(
        "ratio_to_base",
        json!({"matrix": [[10, 4], [30, 2]], "weights": [60, 40], "directions": ["max", "min"]}),
        json!({"bases": [20, 2], "cap": 1.25}),
        json!({"matrix": [[30.0, 20.0], [75.0, 40.0]], "scores": [50.0, 115.0], "ranks": [2, 1]}),
    );
    check(
        "ratio_to_base",
        json!({"matrix": [[10], [30]], "weights": [100], "directions": ["max"]}),
        json!({}),
        json!({"scores": [50.0, 150.0]}),
    );
    check(
        "bands",
        json!({"values": [55, 55.1, 80]}),
        json!({"limits": [55, 75], "points": [10, 5, 0], "direction": "min"}),
        json!({"scores": [10.0, 5.0, 0.0]}),
    );
    check(
        "bands",
        json!({"values": [7.5]}),
        json!({"limits": [10, 5], "points": [10, 6, 0], "between": "linear"}),
        json!({"scores": [8.0]}),
    );
    check(
        "interval",
        json!({"values": [6, 7, 8, 9]}),
        json!({"lo": 7, "hi": 7}),
        json!({"scores": [0.5, 1.0, 0.5, 0.0]}),
    );
    check("interval", json!({"values": [3]}), json!({"lo": 4, "hi": 7, "zero": [2, 9]}), json!({"scores": [0.5]}));
    check(
        "grades",
        json!({"scores": [9, 8, 8, 1], "groups": ["a", "a", "a", "b"]}),
        json!({"labels": ["A", "B", "C"], "shares": [0.5, 0.5], "ties": "worse", "rounding": "down"}),
        json!({"grades": ["A", "B", "B", "B"]}),
    );
    check(
        "grades",
        json!({"scores": [90, 60, 59]}),
        json!({"labels": ["A", "B", "C"], "thresholds": [85, 60]}),
        json!({"grades": ["A", "B", "C"]}),
    );
    check(
        "experts",
        json!({"matrix": [[90, 70, 80, 10], [60, 60, 60, 60]]}),
        json!({"n_lowest": 1, "n_highest": 1}),
        json!({"scores": [75.0, 60.0], "ranks": [1, 2]}),
    );
}

#[test]
fn what_a_rule_cannot_use_is_named_with_its_place() {
    let check = |method: &str, input: Value, params: Value, path: &str, fault: Fault| {
        let error = run(method, input, params).expect_err("a fault");
        assert_eq!((error.path.as_str(), error.fault), (path, fault), "{method}");
    };
    let bad = |value, needs| Fault::BadNumber { value, needs };
    let one = json!({"matrix": [[-1.0]], "weights": [1], "directions": ["max"]});
    check("ratio_to_base", one, json!({}), "params.bases[0]", bad(-1.0, Needs::Positive));
    let zero = json!({"matrix": [[0.0]], "weights": [1], "directions": ["min"]});
    check("ratio_to_base", zero, json!({"bases": [1]}), "input.matrix", Fault::Undefined { row: 0 });
    let values = json!({"values": [1.0]});
    let order = json!({"limits": [1, 2], "points": [2, 1, 0]});
    let needs = Needs::Within { lo: f64::NEG_INFINITY, hi: 1.0 };
    check("bands", values.clone(), order, "params.limits", bad(2.0, needs));
    let short = json!({"limits": [1], "points": [2]});
    check("bands", values.clone(), short, "params.points", Fault::WrongLength { expected: 2, found: 1 });
    let turned = json!({"lo": 1, "hi": 0});
    check("interval", values, turned, "params.hi", bad(0.0, Needs::Within { lo: 1.0, hi: f64::INFINITY }));
    let much = json!({"labels": ["A", "B"], "shares": [1.5]});
    check("grades", json!({"scores": [1]}), much, "params.shares", bad(1.5, Needs::Within { lo: 0.0, hi: 1.0 }));
    let all = json!({"n_lowest": 1, "n_highest": 1});
    let two = json!({"matrix": [[1, 2]]});
    check("experts", two, all, "params.n_highest", bad(1.0, Needs::Within { lo: 0.0, hi: 0.0 }));
}
