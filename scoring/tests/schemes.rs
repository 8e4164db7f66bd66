//! The schemes that ship, the format they are in, and what is refused.

use scoring::judge::{JudgeError, State, Why, assess};
use scoring::model::Column;
use scoring::pipeline::evaluate;
use scoring::scenario::{Normalise, NormaliseMethod, Scenario};
use scoring::scheme::{
    Combine, Evidence, Scheme, SchemeError, SchemeProblem, Shape, WeightOrigin, check, read, read_index,
};
use serde_json::{Value, json};

use super::support::schemes::{BUILT_IN, INDEX, one, scheme, text};
use super::support::{close, dataset};

#[test]
fn every_built_in_scheme_hangs_together_and_comes_back_as_it_was() {
    for (id, text) in BUILT_IN {
        let scheme = scheme(id);
        assert_eq!(scheme.id, *id);
        let written = serde_json::to_string(&scheme).expect("JSON");
        assert_eq!(read(&written).as_ref(), Ok(&scheme), "{id}");
        let values = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert!(same(&values(&written), &values(text)), "{id}: written otherwise than it was read");
    }
}

/// Equal, whether a number is written 20 or 20.0.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn the_list_says_what_the_files_say() {
    let entries = read_index(INDEX).expect("a list");
    assert_eq!(entries.len(), BUILT_IN.len());
    for (entry, (id, _)) in entries.iter().zip(BUILT_IN) {
        let scheme = scheme(id);
        assert_eq!(entry.id, *id);
        assert_eq!((&entry.name, entry.subject, entry.shape), (&scheme.name, scheme.subject, scheme.shape));
        assert_eq!((entry.evidence, &entry.dates, &entry.region), (scheme.evidence, &scheme.dates, &scheme.region));
        assert_eq!(entry.version, scheme.version);
    }
    assert!(matches!(read_index("{}"), Err(SchemeError::Format { .. })));
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn no_file_lies_about_unlisted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/frameworks");
    let files = std::fs::read_dir(folder).expect("the folder").count();
    assert_eq!(files, BUILT_IN.len() + 1);
}

#[test]
fn weights_are_positive_and_sum_as_stated() {
    for (id, _) in BUILT_IN {
        let scheme = scheme(id);
        assert_eq!(scheme.total().map(|total| total.weight), (scheme.shape != Shape::Gates).then_some(100.0), "{id}");
        for node in &scheme.nodes {
            let is_below = |parent: &Option<String>| parent.as_ref() == Some(&node.code);
            let nodes = scheme.nodes.iter().filter(|below| is_below(&below.parent)).map(|below| below.weight);
            let items = scheme.items.iter().filter(|item| is_below(&item.parent)).map(|item| scheme.weight_of(item));
            let below: Vec<f64> = nodes.chain(items).collect();
            assert!(below.iter().all(|weight| *weight > 0.0), "{id}: {}", node.code);
            let found = match node.combine {
                Combine::Sum => below.iter().sum::<f64>(),
                Combine::BestOf => below.iter().copied().fold(0.0, f64::max),
            };
            assert!(close(found, node.weight, 1e-12), "{id}: {} has {found} below it", node.code);
        }
    }
    let hnz = scheme("hnz_2021");
    assert_eq!((hnz.items.len(), hnz.weights), (46, WeightOrigin::EqualInClass));
    assert_eq!(hnz.item("D1").and_then(|at| hnz.items.get(at)).map(|item| hnz.weight_of(item)), Some(15.0 / 7.0));
    let experts = hnz.items.iter().filter(|item| item.kind == scoring::model::IndicatorKind::Expert).count();
    assert_eq!(experts, 5);
}

#[test]
fn a_tree_of_a_scheme_can_be_evaluated() {
    let hnz = scheme("hnz_2021");
    let framework = hnz.framework().expect("a framework");
    assert_eq!((framework.n_indicators(), framework.pillars().len()), (46, 5));
    let columns: Vec<Vec<f64>> = (0..46).map(|at| vec![1.0, 2.0, f64::from(at)]).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let evaluation = evaluate(&dataset(framework, &columns), &Scenario::default()).expect("an evaluation");
    assert_eq!(evaluation.ranking.n_ranked(), 3);
    assert_eq!(assess(&hnz, &[]), Err(JudgeError::NoPoints));
}

/// The per-mu evaluation of Huangyan on three made-up firms, by the scheme that ships and by the pipeline.
#[test]
fn per_mu_known_answers_of_huangyan() {
    let known: Value = serde_json::from_str(include_str!("schemes/known_answers_huangyan.json")).expect("JSON");
    let scheme = scheme("mujun_huangyan_2022_above_scale");
    let cases = known["cases"].as_array().expect("cases");
    let number = |value: &Value| value.as_f64().expect("a number");
    // From the firm's own figures: the published values have four decimals, the points three.
    let of_inputs = |case: &Value| -> Vec<(&'static str, f64)> {
        let x = |name: &str| number(&case["inputs"][name]);
        vec![
            ("u1", x("tax") / x("land")),
            ("u2", x("va") / x("land")),
            ("u3", x("va") / x("tce")),
            ("u4", x("va") / x("emis")),
            ("u5", x("va") / x("staff")),
            ("u6", x("rd") / x("rev")),
        ]
    };
    for case in cases {
        let values = of_inputs(case);
        for (code, value) in &values {
            assert!(close(*value, number(&case["values"][code]), 5e-5), "{code}: {value}");
        }
        let result = assess(&scheme, &one(&scheme, &values)).expect("an assessment").remove(0);
        for (item, result) in scheme.items.iter().zip(&result.items) {
            let got = result.expect("a scored item").mark.points.value().expect("known points");
            let expect = number(&case["scores"][&item.code]);
            assert!((got - expect).abs() <= 5.1e-4, "{}: {got} instead of {expect}", item.code);
        }
        let total = result.total.and_then(scoring::judge::Points::value).expect("a total");
        assert!((total - number(&case["total"])).abs() <= 5.1e-4, "{total}");
        assert_eq!(result.outcome, None, "nothing is asked for");
        let columns: Vec<[f64; 1]> = values.iter().map(|(_, value)| [*value]).collect();
        let columns: Vec<&[f64]> = columns.iter().map(|cells| &cells[..]).collect();
        let scenario = Scenario {
            normalise: Normalise { method: NormaliseMethod::RatioToBase, ..Normalise::default() },
            ..Scenario::default()
        };
        let framework = scheme.framework().expect("a framework");
        let piped = evaluate(&dataset(framework, &columns), &scenario).expect("an evaluation");
        assert!(close(piped.scores.goal().raw()[0], total, 1e-12), "{piped:?}");
    }
}

#[test]
fn a_firm_without_emissions_gets_the_mean_of_the_others() {
    let scheme = scheme("mujun_huangyan_2022_above_scale");
    let columns: Vec<Column> = scheme
        .items
        .iter()
        .map(|item| {
            let base = if item.code == "u4" { 4929.81 } else { 1.0 };
            Column::from_options([Some(base), Some(3.0 * base), (item.code != "u4").then_some(base)])
        })
        .collect();
    let results = assess(&scheme, &columns).expect("assessments");
    let mark = results[2].items[3].expect("a scored item").mark;
    assert_eq!((mark.value, mark.points.value(), mark.why), (None, Some(20.0), Why::MeanOfGroup));
}

#[test]
fn a_strong_technology_firm_passes_and_a_gap_leaves_it_open() {
    let scheme = scheme("tech_sme_2017");
    let gates = [
        ("resident", 1.0),
        ("employees", 500.0),
        ("sales", 20000.0),
        ("assets", 20000.0),
        ("not_banned", 1.0),
        ("clean_record", 1.0),
    ];
    let run = |more: &[(&str, f64)]| {
        let values: Vec<(&str, f64)> = gates.iter().chain(more).copied().collect();
        assess(&scheme, &one(&scheme, &values)).expect("an assessment").remove(0)
    };
    let total = |more: &[(&str, f64)]| run(more).total.expect("a total");
    // 25 % of staff is 16, the better of 4 % of sales and 15 % of cost is 30, two rights of class II are 12.
    let values = [("staff_share", 25.0), ("rd_sales", 4.0), ("rd_cost", 15.0), ("ip_class1", 0.0), ("ip_class2", 2.0)];
    assert_eq!(total(&values).value(), Some(58.0));
    assert_eq!(run(&values).outcome, Some(State::Unknown), "a title would do");
    let title = [("hnte", 1.0)];
    let by_title: Vec<(&str, f64)> = values.iter().chain(&title).copied().collect();
    let nothing = [("national_award", 0.0), ("rd_body", 0.0), ("standards", 0.0), ("hnte", 0.0)];
    let without: Vec<(&str, f64)> = values.iter().chain(&nothing).copied().collect();
    assert_eq!(run(&by_title).outcome, Some(State::Met));
    assert_eq!(run(&without).outcome, Some(State::Unmet));
    let patent = [("staff_share", 10.0), ("rd_sales", 5.0), ("ip_class1", 1.0)];
    assert_eq!((total(&patent).lo, total(&patent).hi), (74.0, 84.0));
    assert_eq!(run(&patent).outcome, Some(State::Met), "a gap that cannot decide does not");
    let no_staff = [("staff_share", 9.9), ("rd_sales", 6.0), ("ip_class1", 1.0)];
    assert_eq!(total(&no_staff).value(), Some(80.0));
    let sure: Vec<(&str, f64)> = no_staff.iter().chain(&nothing).copied().collect();
    assert_eq!(run(&sure).outcome, Some(State::Unmet), "staff must not be 0 points");
}

#[test]
fn gates_name_what_is_missing() {
    use scoring::judge::{Lack, Need};
    use scoring::model::Limit;
    let scheme = scheme("zero_carbon_park_2025");
    let run = |values: &[(&str, f64)]| assess(&scheme, &one(&scheme, values)).expect("an assessment").remove(0);
    assert_eq!(run(&[("energy", 100.0), ("co2_per_energy", 0.3)]).outcome, Some(State::Met));
    assert_eq!(run(&[("energy", 99.0), ("co2_per_energy", 0.3)]).outcome, Some(State::Unmet));
    assert_eq!(run(&[("co2_per_energy", 0.1)]).outcome, Some(State::Unknown));
    let result = run(&[("energy", 50.0), ("co2_per_energy", 0.25), ("clean", 80.0)]);
    let short =
        |item: &str, value, limit| Lack::Item { item: item.into(), value: Some(value), need: Need::Limit(limit) };
    let small = short("co2_per_energy", 0.25, Limit::AtMost(0.2));
    let large = short("energy", 50.0, Limit::AtLeast(100.0));
    assert_eq!(result.gates[0].lack(), Some(Lack::OneOf(vec![small, large])));
    assert_eq!(result.gates[1].lack(), Some(short("clean", 80.0, Limit::AtLeast(90.0))));
    let giant = super::support::schemes::scheme("little_giant_2026");
    let exempt = assess(&giant, &one(&giant, &[("ip_class1", 0.0), ("award", 1.0)])).expect("an assessment").remove(0);
    let at = giant.gates.iter().position(|gate| gate.code == "ip").expect("the gate");
    assert_eq!((exempt.gates[at].state, exempt.gates[at].exempted_by), (State::Met, Some(0)));
    assert_eq!(exempt.outcome, Some(State::Unknown));
}

fn changed(id: &str, change: impl FnOnce(&mut Value)) -> Result<Scheme, SchemeError> {
    let mut value: Value = serde_json::from_str(text(id)).expect("JSON");
    change(&mut value);
    read(&value.to_string())
}

fn check_refused(id: &str, change: impl FnOnce(&mut Value), expect: &SchemeProblem) {
    match changed(id, change) {
        Err(SchemeError::Problems(problems)) => assert!(problems.contains(expect), "{expect:?} not in {problems:?}"),
        other => panic!("{expect:?}: {other:?}"),
    }
}

#[test]
fn every_fault_of_a_scheme_is_named() {
    use SchemeProblem as P;
    let (points, ratio, gates, tree) =
        ("innovative_sme_2022", "mujun_huangyan_2022_above_scale", "little_giant_2026", "hnz_2021");
    let code = |code: &str| code.to_string();
    check_refused(points, |it| it["sources"] = json!([]), &P::NoSource);
    check_refused(points, |it| it["name"]["en"] = json!(" "), &P::Nameless { field: code("name") });
    check_refused(points, |it| it["items"][0]["name"]["zh"] = json!(""), &P::Nameless { field: code("ip_high") });
    check_refused(points, |it| it["dates"]["from"] = json!("2022-13"), &P::BadDates);
    check_refused(points, |it| it["dates"]["to"] = json!("2021"), &P::BadDates);
    check_refused(points, |it| it["items"][1]["code"] = json!("ip"), &P::DuplicateCode { code: code("ip") });
    check_refused(
        points,
        |it| it["items"][0]["parent"] = json!("x"),
        &P::UnknownParent { code: code("ip_high"), parent: code("x") },
    );
    check_refused(points, |it| it["nodes"][1]["parent"] = Value::Null, &P::NotOneTotal { found: 2 });
    check_refused(points, |it| it["nodes"][1]["parent"] = json!("ip"), &P::Cycle { code: code("inno") });
    check_refused(
        points,
        |it| it["items"][4]["weight"] = json!(10),
        &P::WeightsDiffer { code: code("inno"), stated: 40.0, found: 30.0 },
    );
    check_refused(points, |it| it["items"][4]["weight"] = json!(-1), &P::BadWeight { code: code("rd") });
    check_refused(tree, |it| it["items"][0]["weight"] = json!(1), &P::BadWeight { code: code("A1") });
    check_refused(points, |it| it["nodes"][1]["minimum"] = json!(41), &P::BadMinimum { code: code("inno") });
    check_refused(ratio, |it| it["items"][0]["rule"] = json!("entered"), &P::RuleOfOtherShape { code: code("u1") });
    check_refused(
        ratio,
        |it| it["items"][0]["rule"]["ratio_to_base"]["base"] = json!(0),
        &P::BadRule { code: code("u1") },
    );
    for (path, bad) in [("limits", json!([1, 2])), ("limits", json!([5, 3, 2])), ("points", json!([19, 15, 10, 5, 0]))]
    {
        check_refused(points, |it| it["items"][4]["rule"]["bands"][path] = bad, &P::BadRule { code: code("rd") });
    }
    let same_levels = json!({"levels": [
        {"value": 1, "name": {"zh": "a", "en": "a"}, "points": 10}, {"value": 1, "name": {"zh": "b", "en": "b"}, "points": 5}
    ]});
    check_refused(points, |it| it["items"][7]["rule"] = same_levels, &P::BadRule { code: code("field") });
    check_refused(
        gates,
        |it| it["gates"][1]["test"] = json!({"holds": "x"}),
        &P::UnknownItem { gate: code("revenue"), item: code("x") },
    );
    check_refused(gates, |it| it["gates"][1]["test"] = json!({"any": []}), &P::EmptyTest { gate: code("revenue") });
    check_refused(gates, |it| it["gates"] = json!([]), &P::NothingToJudge);
    check_refused(
        "mujun_city_45_20_15_15_5_above_scale",
        |it| it["grading"]["shares"] = json!([0.5, 0.6, 0.1]),
        &P::BadGrading,
    );
    let childless = |it: &mut Value| {
        let extra = json!({"code": "e", "name": {"zh": "e", "en": "e"}, "parent": "total", "weight": 1});
        it["nodes"].as_array_mut().expect("nodes").push(extra);
    };
    check_refused(points, childless, &P::Childless { code: code("e") });
}

#[test]
fn texts_that_are_no_scheme_say_why() {
    assert!(matches!(read("{"), Err(SchemeError::NotJson { line: 1, .. })));
    assert!(matches!(read("[]"), Err(SchemeError::Format { .. })));
    let unknown_field = changed("hnz_2021", |it| it["colour"] = json!(1));
    assert!(matches!(unknown_field, Err(SchemeError::Format { .. })));
    let newer = changed("hnz_2021", |it| it["yuanheng_framework"] = json!(2));
    assert_eq!(newer, Err(SchemeError::OtherVersion { found: 2, known: 1 }));
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(read(&deep).is_err());
    let scheme = scheme("hnz_2021");
    assert_eq!((check(&scheme), scheme.evidence), (vec![], Evidence::Secondary));
    let two = assess(&super::support::schemes::scheme("tech_sme_2017"), &[Column::default()]);
    assert_eq!(two, Err(JudgeError::Columns { columns: 1, items: 15 }));
}
