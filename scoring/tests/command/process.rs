//! The command as a process: its outputs, its exit status, and where it says what.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::repository;

pub(super) fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yuanheng"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    // What is refused for its arguments may be over before it has read anything.
    if let Err(error) = child.stdin.take().expect("a pipe").write_all(input) {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "takes its input");
    }
    child.wait_with_output().expect("ends")
}

/// Standard output, which must come with exit status 0.
pub(super) fn done(arguments: &[&str], input: &str) -> String {
    let output = run_with(arguments, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The command ends with this status, says all these words on standard error and nothing on standard output.
pub(super) fn fails(arguments: &[&str], input: &str, status: i32, words: &[&str]) {
    let output = run_with(arguments, input.as_bytes());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{said}");
    assert!(output.stdout.is_empty());
    for word in words {
        assert!(said.contains(word), "no `{word}` in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

const TABLE: &str = "name,x,y\na,1,30\nb,2,10\nc,3,\n";

#[test]
fn scores_come_in_the_order_of_the_data() {
    let expect = "id,name,rank,score,overall\na,a,2,50,50\nb,b,3,25,25\nc,c,1,100,100\n";
    assert_eq!(done(&["score", "-"], TABLE), expect);
}

#[test]
fn stages_print_the_indicators() {
    assert_eq!(done(&["score", "-", "--stage", "raw"], TABLE), "id,x,y\na,1,30\nb,2,10\nc,3,\n");
    assert_eq!(done(&["score", "-", "--stage=normalised"], TABLE), "id,x,y\na,0,100\nb,50,0\nc,100,\n");
    let filled = done(&["score", "-", "--stage", "treated", "--set", "treat.missing=mean"], TABLE);
    assert_eq!(filled, "id,x,y\na,1,30\nb,2,10\nc,3,20\n");
}

#[test]
fn correlations_come_pair_by_pair_with_what_is_to_be_looked_at() {
    let table = "name,x,y,z\na,1,30,9\nb,2,20,5\nc,3,10,\nd,4,0,2\n";
    let got = done(&["score", "-", "--stage", "correlations"], table);
    let lines: Vec<&str> = got.lines().collect();
    assert_eq!(lines[0], "first,second,relation,entities,pearson,spearman,kendall,flag");
    assert!(lines[1].starts_with("x,y,siblings,4,-1,") && lines[1].ends_with(",-1,opposed"), "{got}");
    assert_eq!(lines.len(), 4);
    let got: Value =
        serde_json::from_str(&done(&["score", "-", "--stage", "correlations", "--json"], table)).expect("JSON");
    assert_eq!((&got["pairs"][1]["second"], &got["pairs"][1]["entities"]), (&Value::from("z"), &Value::from(3)));
    assert_eq!(
        (&got["pairs"][1]["kendall"], &got["pairs"][2]["flag"]),
        (&Value::from(-1.0), &Value::from("redundant"))
    );
    let dropped = done(&["score", "-", "--stage", "correlations", "--set", "drop=[\"x\"]"], table);
    assert_eq!(dropped.lines().count(), 2);
}

#[test]
fn ways_to_weights_are_carried_out_and_what_they_gave_is_told() {
    let weights = |assignments: &[&str]| {
        let set = assignments.iter().flat_map(|assignment| ["--set", assignment]);
        let arguments: Vec<&str> = ["score", "-", "--format", "json"].into_iter().chain(set).collect();
        let printed: Value = serde_json::from_str(&done(&arguments, TABLE)).expect("JSON");
        [printed["weights"]["x"].as_f64().expect("x"), printed["weights"]["y"].as_f64().expect("y")]
    };
    assert_eq!(weights(&["weigh.method=equal"]), [0.5, 0.5]);
    // 30:10 is less even than 1:2:3, so y weighs more.
    let [x, y] = weights(&["weigh.method=entropy", "weigh.columns=treated"]);
    assert!(x > 0.0 && y > x && (x + y - 1.0).abs() < 1e-12, "{x} {y}");
    let ahp = r#"weigh.at.overall={"method":"ahp","experts":[{"pairwise":{"x":{"y":3}}}]}"#;
    assert_eq!(weights(&[ahp]), [0.75, 0.25]);
    // Moved by hand stands over found.
    assert_eq!(weights(&["weigh.method=equal", "weights.x=3"]), [0.75, 0.25]);
    let score = |assignment: &str, status: i32, words: &[&str]| {
        fails(&["score", "-", "--set", assignment], TABLE, status, words)
    };
    score("weigh.method=magic", 2, &["weigh.method"]);
    score("weigh.method=ahp", 1, &["weights below overall by ahp", "experts"]);
    score(r#"weigh.at.nobody={"method":"equal"}"#, 1, &["weigh.at.nobody", "no indicator or aggregate"]);
    score("weigh.method=merec", 1, &["merec", "above 0", "weigh.columns=treated"]);
}

#[test]
fn settings_reach_the_scenario() {
    let weighted = done(&["score", "-", "--set", "weights.x=3", "--set", "normalise.range=[0,1]"], TABLE);
    assert_eq!(weighted.lines().nth(1), Some("a,a,3,0.25,0.25"));
    let dropped = done(&["score", "-", "--set", "drop=y"], TABLE);
    assert_eq!(dropped.lines().nth(2), Some("b,b,2,50,50"));
}

#[test]
fn assumed_values_are_ranked_and_said_to_be_a_what_if() {
    let improve = r#"improve=[{"entity":"a","indicator":"x","value":3.5},{"entity":"c","indicator":"y","value":5}]"#;
    let output = run_with(&["score", "-", "--stage", "raw", "--set", improve], TABLE.as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    for words in
        ["what-if: x of a is assumed to be 3.5; in the data it is 1", "y of c is assumed to be 5", "it is missing"]
    {
        assert!(said.contains(words), "no `{words}` in: {said}");
    }
    assert_eq!(String::from_utf8_lossy(&output.stdout), "id,x,y\na,3.5,30\nb,2,10\nc,3,5\n");
    assert_eq!(done(&["score", "-", "--set", improve], TABLE).lines().nth(1), Some("a,a,1,100,100"));
    let certain = done(&["score", "-", "--stage", "certainty", "--set", improve], TABLE);
    assert_eq!(certain.lines().nth(1), Some("a,a,1,1,1,1,1,0,0"));
    let refused =
        |improve: &str, status: i32, words: &[&str]| fails(&["score", "-", "--set", improve], TABLE, status, words);
    refused(
        r#"improve=[{"entity":"z","indicator":"x","value":1}]"#,
        1,
        &["improve.0.entity", "no entity has the id z"],
    );
    refused(r#"improve=[{"entity":"a","indicator":"z","value":1}]"#, 1, &["improve.0.indicator", "code z"]);
    refused(
        r#"improve=[{"entity":"a","indicator":"overall","value":1}]"#,
        1,
        &["improve.0.indicator", "not an indicator"],
    );
    refused(r#"improve=[{"entity":"a","indicator":"x","value":1e999}]"#, 2, &["improve"]);
    refused(r#"improve=[{"entity":"a","indicator":"x"}]"#, 2, &["improve", "value"]);
}

#[test]
fn what_a_scenario_decides_about_tables_is_replayed() {
    let folder = std::env::temp_dir().join(format!("yuanheng-decided-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("scenario.json");
    let scenario = r#"{"tables": [["last", "a"], ["same", "甲厂", "乙厂"]]}"#;
    std::fs::write(&path, scenario).expect("written");
    let path = path.to_string_lossy().into_owned();
    let table = "id,x\na,1\nb,2\na,3\n";
    let raw = ["score", "-", "--stage", "raw"];
    assert_eq!(done(&raw, table), "id,x\na,1\nb,2\n");
    let output = run_with(&[&raw[..], &["--scenario", &path]].concat(), table.as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "id,x\na,3\nb,2\n");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for line in [
        "decided: of the rows for a the last counts",
        "warning: decided, but nothing here is like it: 甲厂 and 乙厂 are one",
    ] {
        assert!(said.contains(line), "no `{line}` in: {said}");
    }
    let set = r#"tables=[["last", "a"]]"#;
    assert_eq!(done(&[&raw[..], &["--set", set]].concat(), table), "id,x\na,3\nb,2\n");
    let inspected = done(&["inspect", "-", "--scenario", &path], table);
    assert!(inspected.contains("row 4 counts, as decided"), "{inspected}");
    fails(&["score", "-", "--set", r#"tables=[["guess", "a"]]"#], table, 2, &["tables"]);
    std::fs::remove_dir_all(&folder).expect("cleans up");
}

#[test]
fn repairs_are_replayed_and_what_does_not_fit_is_said() {
    let folder = std::env::temp_dir().join(format!("yuanheng-repairs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("scenario.json");
    let scenario = r#"{"repairs": [
        {"entity": "a", "indicator": "x", "old": 1, "new": 3.5, "why": "unit_slip", "note": "invoice"},
        {"entity": "c", "indicator": "y", "new": 5},
        {"entity": "b", "indicator": "x", "old": 7, "new": 8},
        {"entity": "gone", "indicator": "x", "old": 7, "new": 8}]}"#;
    std::fs::write(&file, scenario).expect("a file");
    let path = file.to_str().expect("a path");
    let output = run_with(&["score", "-", "--stage", "raw", "--scenario", path], TABLE.as_bytes());
    let packed = run_with(&["export", "-", "--scenario", path], TABLE.as_bytes());
    std::fs::remove_dir_all(&folder).expect("cleans up");
    let said = String::from_utf8_lossy(&output.stderr);
    for words in [
        "repaired: x of a, 1 -> 3.5 (a slip of the unit: invoice)",
        "repaired: y of c, missing -> 5 (by hand)",
        "warning: repair not used: x of b is 2 by now and was 7",
        "warning: repair not used: gone is not in this data",
    ] {
        assert!(said.contains(words), "no `{words}` in: {said}");
    }
    let raw = String::from_utf8_lossy(&output.stdout);
    assert_eq!(raw, "id,x,y\na,3.5,30\nb,2,10\nc,3,5\n");
    // A package holds what they come to, and says which they were.
    let again = run_with(&["score", "-", "--stage", "raw"], &packed.stdout);
    assert_eq!(String::from_utf8_lossy(&again.stdout), raw);
    let said = String::from_utf8_lossy(&packed.stderr);
    assert!(said.contains("repaired: x of a, 1 -> 3.5"), "{said}");
}

#[test]
fn a_decision_method_ranks_and_says_whom_it_left_out() {
    let arguments = ["score", "-", "--set", "rank.method=vikor", "--set", "weights.x=3"];
    let output = run_with(&arguments, TABLE.as_bytes());
    let expect = "id,name,rank,score,overall,q,s,r\na,a,2,0,0,1,0.75,0.75\nb,b,1,1,1,0,0.25,0.25\nc,c,,,,,,\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expect);
    assert!(String::from_utf8_lossy(&output.stderr).contains("they lack a criterion: c"));
    fails(&[&arguments[..], &["--set", "rank.v=2"]].concat(), TABLE, 1, &["`rank.v`: 2 is out of range"]);
    fails(
        &["score", "-", "--set", "rank.method=marcos", "--set", "rank.over=normalised"],
        TABLE,
        1,
        &["rank.method", "a"],
    );
}

#[test]
fn rules_add_what_they_made_of_the_scores() {
    let rules = [
        "rules.bonuses=[{\"code\":\"y\",\"per_unit\":1,\"most\":20}]",
        "rules.red_lines=[{\"code\":\"x\",\"crossed\":{\"at_least\":3},\"then\":\"lowest_grade\"}]",
        "rules.adjustments.b={\"grade\":\"A\",\"reason\":\"in its first year\"}",
    ];
    let set = rules.iter().flat_map(|rule| ["--set", rule]);
    let arguments: Vec<&str> = ["score", "-"].into_iter().chain(set).collect();
    let expect = "id,name,rank,score,overall,final_rank,final_score,grade,reason\n\
                  a,a,2,50,50,2,70,B,\n\
                  b,b,3,25,25,3,35,A,in its first year\n\
                  c,c,1,100,100,1,100,D,\n";
    assert_eq!(done(&arguments, TABLE), expect);
    let json: Value =
        serde_json::from_str(&done(&[&arguments[..], &["--format", "json"]].concat(), TABLE)).expect("JSON");
    assert_eq!(
        (&json["rows"][0]["final_score"], &json["rows"][1]["reason"]),
        (&70.0.into(), &"in its first year".into())
    );
    let unknown = ["score", "-", "--set", "rules.adjustments.z={\"grade\":\"A\",\"reason\":\"r\"}"];
    fails(&unknown, TABLE, 1, &["rules.adjustments.z", "no entity"]);
    let label = ["score", "-", "--set", "rules.adjustments.a={\"grade\":\"Z\",\"reason\":\"r\"}"];
    fails(&label, TABLE, 1, &["rules.adjustments.a", "Z"]);
    let reason = ["score", "-", "--set", "rules.adjustments.a={\"grade\":\"A\",\"reason\":\"\"}"];
    fails(&reason, TABLE, 2, &["reason"]);
}

#[test]
fn json_carries_the_same_figures() {
    let json: Value = serde_json::from_str(&done(&["score", "-", "--format", "json"], TABLE)).expect("JSON");
    assert_eq!(json["rows"][0]["rank"], 2);
    assert_eq!(json["rows"][2]["score"], 100.0);
    let raw: Value =
        serde_json::from_str(&done(&["score", "-", "--stage", "raw", "--format", "json"], TABLE)).expect("JSON");
    assert_eq!(raw["rows"][2]["y"], Value::Null);
}

#[test]
fn a_scenario_file_is_laid_over_the_data() {
    let folder = std::env::temp_dir().join(format!("yuanheng-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("scenario.json");
    let path = file.to_str().expect("a path");
    std::fs::write(&file, "{\"weights\": {\"y\": 0}}").expect("a file");
    assert_eq!(done(&["score", "-", "--scenario", path], TABLE).lines().nth(1), Some("a,a,3,0,0"));
    std::fs::write(&file, "{\"yuanheng\": 2}").expect("a file");
    fails(&["score", "-", "--scenario", path], TABLE, 1, &["written in format 2"]);
    std::fs::write(&file, "{\"fingerprint\": \"00\", \"weights\": {\"z\": 1}}").expect("a file");
    fails(&["score", "-", "--scenario", path], TABLE, 1, &["made on other data", "`weights.z`"]);
    std::fs::write(&file, "{\"colour\": 1, \"drop\": 3}").expect("a file");
    fails(&["score", "-", "--scenario", path], TABLE, 1, &["no field `colour`", "`drop`"]);
    std::fs::remove_dir_all(&folder).expect("cleans up");
}

#[test]
fn inspect_says_what_was_read_and_found() {
    let report = done(&["inspect", "-"], TABLE);
    for words in ["entities     3", "indicators   2", "1 of 3 values of y are missing"] {
        assert!(report.contains(words), "no `{words}` in: {report}");
    }
    let json: Value = serde_json::from_str(&done(&["inspect", "-", "--json"], TABLE)).expect("JSON");
    assert_eq!(json["dataset"]["n_entities"], 3);
    assert!(json["problems"].as_array().is_some_and(|problems| problems.iter().any(|p| p["column"] == "y")));
}

#[test]
fn data_that_cannot_be_loaded_is_explained_with_place_and_hint() {
    fails(&["score", "-"], "name,x\na,\"1\n", 1, &["fatal: -, row 2", "quotation mark", "hint: "]);
    fails(&["inspect", "-"], "", 1, &["the file is empty"]);
    fails(&["score", "no such folder"], "", 1, &["cannot read no such folder"]);
    let output = run_with(&["inspect", "-", "--json"], b"");
    assert_eq!(output.status.code(), Some(1));
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON all the same");
    assert_eq!(json["problems"][0]["severity"], "fatal");
}

const CASE: &str = r#"{"method": "weighted_sum", "input": {"matrix": [[1, 30], [3, 10]], "weights": [0.5, 0.5],
    "directions": ["max", "min"]}, "params": {"normalise": "minmax"}}"#;

#[test]
fn a_method_runs_on_a_case() {
    let expect = "method  weighted_sum\n\nrow  scores  ranks\n  0       0      2\n  1       1      1\n";
    assert_eq!(done(&["method", "-"], CASE), expect);
    let json = "{\"method\":\"weighted_sum\",\"scores\":[0.0,1.0],\"ranks\":[2,1]}\n";
    assert_eq!(done(&["method", "--json", "-"], CASE), json);
    assert_eq!(done(&["method", "-", "--json"], &format!("\u{feff}{CASE}")), json);
}

#[test]
fn a_case_that_cannot_be_run_is_explained_with_its_place() {
    fails(&["method", "-"], "{", 1, &["-: not JSON: line 1, column 1"]);
    fails(&["method", "-"], "[]", 1, &["must be an object"]);
    fails(
        &["method", "-"],
        &CASE.replace("weighted_sum", "magic"),
        1,
        &["`method`: there is no method magic", "known:"],
    );
    fails(&["method", "-"], &CASE.replace("[3, 10]", "[3]"), 1, &["`input.matrix[1]`: has 1 where 2 are needed"]);
    fails(&["method", "-"], &CASE.replace("10", "\"ten\""), 1, &["`input.matrix[1][1]`: must be a number"]);
    fails(&["method", "-"], &CASE.replace("10", "1e999"), 1, &["not JSON"]);
    fails(
        &["method", "-"],
        &CASE.replace("\"min\"", "\"down\""),
        1,
        &["`input.directions[1]`: down is none of max, min"],
    );
    fails(
        &["method", "-"],
        &CASE.replace("[0.5, 0.5]", "[0.5, -0.5]"),
        1,
        &["`input.weights[1]`: -0.5", "not be negative"],
    );
    fails(&["method", "-"], &CASE.replace("weights", "waits"), 1, &["`input.weights`: missing"]);
    fails(&["method", "no such case"], "", 1, &["cannot read no such case"]);
    fails(&["method"], "", 2, &["no case given"]);
    fails(&["method", "-", "-"], "", 2, &[]);
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    fails(&[], "", 2, &["a command is missing"]);
    fails(&["rank", "-"], "", 2, &["no such command"]);
    fails(&["score"], "", 2, &["no data given"]);
    fails(&["score", "-", "--colour"], "", 2, &["--colour"]);
    fails(&["score", "-", "--stage", "cooked"], "", 2, &["no such stage"]);
    fails(&["score", "-", "--set", "weights"], "", 2, &["path=value"]);
    fails(&["score", "-", "--set", "normalise.method=magic"], "", 2, &["normalise.method", "zscore"]);
    fails(&["score", "-", "--set", "weights.z=1"], TABLE, 1, &["weights.z"]);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let rows: String = (0..20_000).map(|i| format!("p{i},{i}\n")).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_yuanheng"))
        .args(["score", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    child.stdin.take().expect("a pipe").write_all(format!("name,x\n{rows}").as_bytes()).expect("takes its input");
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_shipped_dataset_loads_without_an_error() {
    for dataset in ["hdi-2015", "lishui-2019", "demo-parks"] {
        let folder = repository("public/data").join(dataset);
        let folder = folder.to_str().expect("a path");
        let json: Value = serde_json::from_str(&done(&["inspect", folder, "--json"], "")).expect("JSON");
        let problems = json["problems"].as_array().expect("a list");
        assert!(problems.iter().all(|problem| problem["severity"] != "error"), "{problems:#?}");
        assert!(done(&["score", folder], "").lines().count() > 10);
    }
}

#[test]
fn a_scheme_is_applied_and_says_what_stands_for_its_items() {
    let scheme = repository("public/frameworks/mujun_huangyan_2022_above_scale.json");
    let scheme = scheme.to_str().expect("Unicode");
    let table = "名称,亩均税收(万元/亩),其他\na,24.097,1\nb,48.194,2\n";
    let output = run_with(&["score", "-", "--scheme", scheme], table.as_bytes());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    for word in ["u1 (亩均税收) is taken from", "nothing stands for u2, u3", "按公开指标测算"] {
        assert!(said.contains(word), "no `{word}` in: {said}");
    }
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[0].starts_with("id,name,rank,points,points_from,points_to,u1,"), "{printed}");
    assert!(lines[1].starts_with("a,a,2,30,,,24.097"), "{printed}");
    assert!(lines[2].starts_with("b,b,1,60,,,48.194"), "{printed}");
    // The second column stands for another item when a person says so.
    let chosen = done(&["score", "-", "--scheme", scheme, "--set", "scheme.map.u5=其他"], table);
    assert!(chosen.lines().nth(1).is_some_and(|line| line.starts_with("a,a,2,0.55")), "{chosen}");
    fails(&["score", "-", "--scheme", scheme, "--set", "scheme.map.u9=其他"], table, 1, &["no item u9"]);
    fails(&["score", "-", "--scheme", scheme, "--stage", "raw"], "", 2, &["--stage"]);
    fails(&["score", "-", "--scheme", "/none.json"], table, 1, &["none.json"]);
}

#[test]
fn what_is_exported_scores_and_is_exported_alike() {
    let first = run_with(&["export", "-"], TABLE.as_bytes());
    assert_eq!(first.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&first.stderr).contains("note:"), "what was found is told");
    let scores = |output: std::process::Output| String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(scores(run_with(&["score", "-"], &first.stdout)), done(&["score", "-"], TABLE));
    assert_eq!(run_with(&["export", "-"], &first.stdout).stdout, first.stdout);
    fails(&["export"], "", 2, &["no data given"]);
    fails(&["export", "-"], "name\na\n", 1, &[]);
}
