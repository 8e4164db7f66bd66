//! Cases: known answers of single methods, bad cases, and cases of any kind.

use std::fs;
use std::path::Path;

use scoring::case::{self, CaseError, Fault, Kind};
use serde_json::{Value, json};

use super::support::close;

/// Cases whose tolerance is finer than the figures they print: the paper rounds on the way.
const COARSER: [(&str, f64); 1] = [("edas_tech_company.json", 0.01)];

/// Whether `got` has everything that `expect` has, numbers to the tolerance; an error says where not.
fn compare(got: &Value, expect: &Value, tolerance: f64, at: &str) -> Result<(), String> {
    match (got, expect) {
        (Value::Array(got), Value::Array(expect)) if got.len() == expect.len() => {
            let mut pairs = got.iter().zip(expect).enumerate();
            pairs.try_for_each(|(i, (got, expect))| compare(got, expect, tolerance, &format!("{at}[{i}]")))
        }
        (_, Value::Object(expect)) => {
            let mut fields = expect.iter();
            fields.try_for_each(|(name, expect)| compare(&got[name], expect, tolerance, &format!("{at}.{name}")))
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            if close(a, b, tolerance) { Ok(()) } else { Err(format!("{at}: {a} instead of {b}")) }
        }
        _ if got == expect => Ok(()),
        _ => Err(format!("{at}: {got} instead of {expect}")),
    }
}

/// Runs every case of a folder. Methods that are not there yet are named, so that nobody takes them for proved.
fn check_folder(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        println!("skipped: {} is not here", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let (mut wrong, mut unknown) = (Vec::new(), Vec::new());
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let bytes = fs::read(path).expect("a case");
        let case: Value = serde_json::from_slice(&bytes).expect("JSON");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match case::run(&bytes) {
            Err(CaseError { fault: Fault::UnknownMethod { id }, .. }) => unknown.push(id),
            Err(error) => wrong.push(format!("{name}: {error:?}")),
            Ok(output) => {
                let got = serde_json::to_value(&output).expect("JSON");
                let coarser = COARSER.iter().find(|(coarser, _)| *coarser == name).map(|(_, tolerance)| *tolerance);
                let tolerance = coarser.or(case["tolerance"].as_f64()).unwrap_or(1e-9);
                if let Err(difference) = compare(&got, &case["expect"], tolerance, "") {
                    wrong.push(format!("{name}: {difference}"));
                }
            }
        }
    }
    unknown.sort_unstable();
    unknown.dedup();
    if !unknown.is_empty() {
        println!("not run, for want of the methods: {}", unknown.join(", "));
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}

#[test]
fn cases_of_this_project_hold() {
    check_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")));
}

#[test]
fn cases_that_others_computed_hold() {
    check_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/cases/methods")));
}

/// A sound case with one field of it replaced.
fn check_fault(pointer: &str, value: Value, path: &str, fault: &Fault) {
    let mut case = json!({
        "method": "weighted_sum",
        "input": {"matrix": [[1.0, 2.0], [3.0, 4.0]], "weights": [1.0, 2.0], "directions": ["max", "min"]},
        "params": {"normalise": "sum"},
    });
    *case.pointer_mut(pointer).expect("a field") = value;
    let error = case::run(case.to_string().as_bytes()).expect_err("a fault");
    assert_eq!((error.path.as_str(), &error.fault), (path, fault));
}

#[test]
fn faults_are_found_with_their_place() {
    let wrong = |expected| Fault::WrongType { expected };
    check_fault("/method", json!(null), "method", &Fault::Missing);
    check_fault("/method", json!(3), "method", &wrong(Kind::Text));
    check_fault("/method", json!("x"), "method", &Fault::UnknownMethod { id: "x".into() });
    check_fault("/input", json!([]), "input", &wrong(Kind::Object));
    check_fault("/params", json!("sum"), "params", &wrong(Kind::Object));
    check_fault("/input/matrix", json!(1), "input.matrix", &wrong(Kind::Table));
    check_fault("/input/matrix", json!([]), "input.matrix", &Fault::Empty);
    check_fault("/input/matrix/0", json!([]), "input.matrix[0]", &Fault::Empty);
    check_fault("/input/matrix/1", json!([1]), "input.matrix[1]", &Fault::WrongLength { expected: 2, found: 1 });
    check_fault("/input/matrix/1/0", json!(null), "input.matrix[1][0]", &wrong(Kind::Number));
    check_fault("/input/weights", json!([1]), "input.weights", &Fault::WrongLength { expected: 2, found: 1 });
    check_fault("/input/weights", json!([0, 0]), "input.weights", &Fault::NoWeight);
    check_fault("/input/directions/0", json!(1), "input.directions[0]", &wrong(Kind::Text));
    check_fault(
        "/params",
        json!({"normalize": "sum"}),
        "params.normalize",
        &Fault::UnknownParameter { nearest: "normalise" },
    );
    let word = Fault::UnknownWord {
        found: "mean".into(),
        known: vec!["none", "minmax", "max", "sum", "vector", "linear", "logarithmic"],
    };
    check_fault("/params/normalise", json!("mean"), "params.normalise", &word);
    check_fault("/input/matrix", json!([[1, 1e308], [-1, 1e308]]), "input.matrix", &Fault::NoScale { column: 0 });
}

#[cfg(not(target_arch = "wasm32"))]
mod any {
    use proptest::prelude::*;
    use scoring::case::{self, ids};
    use serde_json::{Value, json};

    fn number() -> impl Strategy<Value = Value> {
        prop_oneof![
            8 => (-9..9_i32).prop_map(|number| json!(number)),
            4 => any::<f64>().prop_map(|number| json!(number)),
            2 => prop::sample::select(vec![0.0, -0.0, 1.0, 1e308, -1e308, 5e-324]).prop_map(|number| json!(number)),
            1 => prop::sample::select(vec![json!(null), json!("x"), json!([]), json!({})]),
        ]
    }

    fn list(n: usize) -> BoxedStrategy<Value> {
        proptest::collection::vec(number(), n).prop_map(Value::Array).boxed()
    }

    fn table() -> impl Strategy<Value = Value> {
        (0..5_usize, 0..5_usize).prop_flat_map(|(n, m)| proptest::collection::vec(list(m), n)).prop_map(Value::Array)
    }

    /// A value for a field: mostly what fits a method, sometimes anything.
    fn field() -> BoxedStrategy<Value> {
        let words =
            ["max", "min", "sum", "none", "minmax", "vector", "usual", "level", "gaussian", "integer", "positive"];
        prop_oneof![
            4 => table(),
            3 => (0..5_usize).prop_flat_map(list),
            2 => number(),
            2 => prop::sample::select(words.to_vec()).prop_map(|word| json!(word)),
        ]
        .boxed()
    }

    fn object(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
        proptest::collection::vec((prop::sample::select(names), field()), 0..6)
            .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
    }

    const INPUTS: &[&str] = &[
        "matrix",
        "weights",
        "directions",
        "pairwise",
        "table",
        "totals",
        "membership",
        "groups",
        "values",
        "sizes",
        "industry",
        "whole",
        "plants",
        "best_to_others",
        "others_to_worst",
        "weight_sets",
        "order",
        "steps",
    ];
    const PARAMS: &[&str] = &[
        "normalise",
        "lambda",
        "v",
        "preference",
        "q",
        "p",
        "s",
        "tau",
        "bounds",
        "expected_solution",
        "zeta",
        "ranks",
        "penalty",
        "operator",
        "veto",
        "method",
        "alpha",
        "target",
        "margin",
        "nudge",
        "components",
        "weight_bounds",
    ];

    /// A matrix with weights and directions that fit it, and any parameters.
    fn fitting() -> impl Strategy<Value = Value> {
        (1..6_usize, 1..5_usize)
            .prop_flat_map(|(n, m)| {
                let cells = prop_oneof![6 => (0..6_i32).prop_map(f64::from), 2 => -1e3..1e3_f64, 1 => any::<f64>()];
                let directions = proptest::collection::vec(prop::sample::select(vec!["max", "min"]), m);
                let per_criterion = || proptest::collection::vec(0.0..4.0_f64, m);
                let matrix = proptest::collection::vec(proptest::collection::vec(cells, m), n);
                (matrix, per_criterion(), directions, per_criterion(), per_criterion())
            })
            .prop_map(|(matrix, weights, directions, q, p)| {
                json!({"matrix": matrix, "weights": weights, "directions": directions, "q": q, "p": p})
            })
    }

    /// What came out is finite throughout, or there is an error.
    fn check(case: &Value) -> Result<(), TestCaseError> {
        if let Ok(output) = case::run(case.to_string().as_bytes()) {
            let json = serde_json::to_string(&output).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(!json.contains("null"), "{json} from {case}");
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn bytes_of_any_kind_are_run_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = case::run(&bytes);
        }

        #[test]
        fn fields_of_any_kind_are_run_or_refused(input in object(INPUTS), params in object(PARAMS)) {
            for id in ids() {
                check(&json!({"method": id, "input": input, "params": params}))?;
            }
        }

        #[test]
        fn matrices_of_any_kind_are_run_or_refused(input in fitting(), params in object(PARAMS)) {
            let mut params = params;
            for name in ["q", "p"] {
                params[name] = input[name].clone();
            }
            for id in ids() {
                check(&json!({"method": id, "input": input, "params": params}))?;
                check(&json!({"method": id, "input": input}))?;
            }
        }
    }
}
