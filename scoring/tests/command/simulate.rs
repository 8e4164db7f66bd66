//! `yuanheng simulate` as a process: both kinds of plan files, any number of workers, and what it refuses.

use serde_json::Value;

use super::process::{done, fails};
use super::repository;

fn plan(name: &str) -> String {
    std::fs::read_to_string(repository("scoring/tests/plans").join(name)).expect("a plan that ships")
}

fn json(arguments: &[&str], input: &str) -> Value {
    serde_json::from_str(&done(&[&["simulate", "-", "--json"], arguments].concat(), input)).expect("JSON")
}

#[test]
fn the_reference_task_comes_with_its_details() {
    let got = json(&["--paths", "100000", "--seed", "20260101", "--workers", "2"], &plan("reference_task_v1.json"));
    let expect: Value = serde_json::from_str(&plan("reference_task_v1.answers.json")).expect("answers");
    assert_eq!((&got["paths"], &got["seed"]), (&expect["paths"], &expect["seed"]));
    assert_eq!(got["details"].as_array().map(Vec::len), Some(3));
    let names = |value: &Value| value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>());
    for place in ["/details/0", "/summary", "/summary/irr", "/summary/npv"] {
        assert_eq!(got.pointer(place).and_then(names), expect.pointer(place).and_then(names), "{place}");
    }
    assert_eq!(got["summary"]["breakeven"], expect["summary"]["breakeven"]);
    assert_eq!(got["summary"]["irr"]["below8"], expect["summary"]["irr"]["below8"]);
}

#[test]
fn workers_do_not_change_a_digit() {
    for name in ["reference_task_v1.json", "park_v1.json", "park_services_v2.json"] {
        let with =
            |workers: &str| done(&["simulate", "-", "--json", "--paths", "1100", "--workers", workers], &plan(name));
        let alone = with("1");
        assert!(["2", "3"].iter().all(|workers| with(workers) == alone), "{name}");
    }
}

#[test]
fn a_park_comes_with_fans_and_balances() {
    let got = json(&["--paths", "300"], &plan("park_v1.json"));
    assert_eq!(got["summary"]["net"].as_array().map(Vec::len), Some(20));
    assert_eq!(got["summary"]["paths"], 300);
    assert!(got["balances"]["p_operation"].is_array());
    let without = r#"{"yuanheng_plan": 1, "kind": "park_v1"}"#;
    assert_eq!(json(&["--paths", "50"], without)["balances"], Value::Null);
    let text = done(&["simulate", "-", "--paths", "50"], &plan("park_v1.json"));
    for words in ["50 paths, seed 1", "what equity adds", "below rent only", "  20 "] {
        assert!(text.contains(words), "no `{words}` in: {text}");
    }
    let text = done(&["simulate", "-", "--paths", "50"], &plan("reference_task_v1.json"));
    assert!(text.contains("rate at hurdle"), "{text}");
}

/// Services by kind change what services bring and nothing else; without the section, in either version, every digit stays.
#[test]
fn services_by_kind_are_told_by_year_and_files_without_them_stay_as_they_were() {
    let park = plan("park_v1.json");
    let later = park.replacen("\"yuanheng_plan\": 1", "\"yuanheng_plan\": 2", 1);
    let paths = ["--paths", "200"];
    let [before, same] = [&park, &later].map(|text| json(&paths, text));
    assert_eq!(before, same);
    assert_eq!(before["summary"]["income"][3]["by_kind_wan"], Value::Null);
    let served = json(&paths, &later.replacen("\"fiscal\": {", "\"services\": {}, \"fiscal\": {", 1));
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    for year in 0..20 {
        let (income, alike) = (&served["summary"]["income"][year], &before["summary"]["income"][year]);
        let kinds: Vec<f64> = income["by_kind_wan"].as_array().expect("kinds").iter().map(number).collect();
        assert!(kinds.len() == 4 && kinds.iter().all(|fees| *fees > 0.0), "{kinds:?}");
        assert!((kinds.iter().sum::<f64>() - number(&income["services_wan"])).abs() < 0.01, "{kinds:?}");
        assert_ne!(income["services_wan"], alike["services_wan"]);
        assert_eq!(income["rent_wan"], alike["rent_wan"]);
        assert_eq!(income["distributions_wan"], alike["distributions_wan"]);
    }
}

#[test]
fn questions_are_answered_on_demand() {
    let all = ["--paths", "40", "--skill", "--stress", "--tornado", "--frontier"];
    let got = json(&all, &plan("park_v1.json"));
    let list = |place: &str| got.pointer(place).and_then(Value::as_array).cloned().unwrap_or_default();
    assert_eq!(list("/skill/points").len(), 9);
    let names: Vec<_> = list("/stress").iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names[..3], ["none", "distributions_stop", "rents_fall"]);
    assert_eq!(list("/stress")[0]["summary"], got["summary"]);
    let widths: Vec<f64> = list("/tornado")
        .iter()
        .map(|bar| (bar["gap_at_high"].as_f64().unwrap_or(0.0) - bar["gap_at_low"].as_f64().unwrap_or(0.0)).abs())
        .collect();
    assert!(widths.len() > 60 && widths.is_sorted_by(|a, b| a >= b), "{widths:?}");
    assert!(list("/frontier").iter().any(|mix| mix["is_on_frontier"] == true));
    let two = json(&[&all[..], &["--workers", "2"]].concat(), &plan("park_v1.json"));
    assert_eq!(got, two);
    let plain = json(&["--paths", "40"], &plan("park_v1.json"));
    assert!(["skill", "stress", "tornado", "frontier"].iter().all(|name| plain.get(name).is_none()));

    let text = done(&[&["simulate", "-"], &all[..]].concat(), &plan("park_v1.json"));
    for words in ["by skill", "breaks even: mean", "exits_delayed", "what decides", "2.00", "* no other mix"] {
        assert!(text.contains(words), "no `{words}` in: {text}");
    }
    let reference = plan("reference_task_v1.json");
    fails(&["simulate", "-", "--skill"], &reference, 1, &["nothing more is asked of this kind"]);
}

#[test]
fn seeds_are_different_chance() {
    let with =
        |seed: &str| json(&["--paths", "20", "--seed", seed], &plan("reference_task_v1.json"))["summary"].clone();
    assert_ne!(with("1"), with("2"));
}

#[test]
fn an_impossible_plan_is_refused_by_name_and_range() {
    let reference = plan("reference_task_v1.json");
    let park = plan("park_v1.json");
    let refused = |plan: &str, from: &str, to: &str, words: &[&str]| {
        assert!(plan.contains(from), "{from}");
        fails(&["simulate", "-"], &plan.replacen(from, to, 1), 1, words);
    };
    refused(&reference, "\"yuanheng_plan\": 1", "\"yuanheng_plan\": 3", &["written in format 3", "reads 1 to 2"]);
    refused(&reference, "\"yuanheng_plan\": 1,", "", &["`yuanheng_plan`"]);
    refused(&reference, "reference_task_v1", "magic", &["no kind magic", "park_v1"]);
    refused(&reference, "\"carry\": 0.20", "\"carry\": 2", &["`carry`: 2 is not between 0 and 0.9"]);
    refused(&reference, "\"companies\": 30", "\"companies\": 30.5", &["`companies`: 30.5 is no whole number"]);
    refused(&reference, "\"companies\": 30", "\"companies\": 300", &["`companies`", "`horizon_years`"]);
    refused(&reference, "\"carry\": 0.20,", "", &["`carry`: missing"]);
    refused(&reference, "\"carry\"", "\"carrot\"", &["no field `carrot`", "`carry`: missing"]);
    refused(&reference, "\"carry\": 0.20", "\"carry\": \"a fifth\"", &["`carry`: must be a number"]);
    refused(&park, "shareholder", "tenant", &["`preset`", "landlord"]);
    refused(&park, "\"rent_growth\": -0.01", "\"rent_growth\": -3", &["`plan.rent_growth`", "-0.5"]);
    refused(&park, "\"park_share\": 0.4", "\"park_share\": 0", &["`assumptions.park_share`", "0.01"]);
    refused(&park, "\"vat_part\": 0.5", "\"vat_part\": 0.6", &["`fiscal.vat_part`", "not to 1"]);
    refused(&park, "\"fiscal\": {", "\"fiscal\": 3, \"more\": {", &["`fiscal`: must be an object", "no field `more`"]);
    refused(&park, "\"fiscal\": {", "\"services\": {}, \"fiscal\": {", &["`services`: only since format 2"]);
    let with = |numbers: &str| {
        let later = park.replacen("\"yuanheng_plan\": 1", "\"yuanheng_plan\": 2", 1);
        later.replacen("\"fiscal\": {", &format!("\"services\": {{{numbers}}}, \"fiscal\": {{"), 1)
    };
    for (numbers, words) in [
        ("\"testing_growth_adoption\": 1.5", ["`services.testing_growth_adoption`", "1.5 is not between 0 and 1"]),
        ("\"take_up_years\": 2.5", ["`services.take_up_years`", "2.5 is no whole number"]),
        ("\"entrants_growth\": 0.9", ["`services.entrants_growth`", "`services.entrants_seed`"]),
        ("\"catering_seed_fee_wan\": 1", ["no field `services.catering_seed_fee_wan`", "services"]),
        ("\"data_seed_fee_wan\": \"much\"", ["`services.data_seed_fee_wan`", "must be a number"]),
    ] {
        fails(&["simulate", "-"], &with(numbers), 1, &words);
    }
    fails(&["simulate", "-"], "{", 1, &["not JSON: line 1"]);
    fails(&["simulate", "-"], "[]", 1, &["must be an object"]);
    fails(&["simulate", "no such plan"], "", 1, &["cannot read no such plan"]);
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    fails(&["simulate"], "", 2, &["no plan given"]);
    fails(&["simulate", "-", "--paths", "0"], "", 2, &["--paths", "1 to 2000000"]);
    fails(&["simulate", "-", "--paths", "many"], "", 2, &["--paths"]);
    fails(&["simulate", "-", "--seed", "-1"], "", 2, &["--seed"]);
    fails(&["simulate", "-", "--workers", "1000"], "", 2, &["--workers"]);
    fails(&["simulate", "-", "-"], "", 2, &[]);
}
