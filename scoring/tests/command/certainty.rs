//! `yuanheng score --stage certainty` says what the page Certainty is made of, to the digit.

use std::path::Path;

use scoring::intake::Input;
use scoring::pipeline::evaluate;
use scoring::robust::{CONFIDENCE_POINTS, COVERAGE, Digest, Study, confidence};
use scoring::scenario::{Scenario, set, with_defaults};
use serde_json::Value;

use super::process::{done, fails};
use super::{loaded, repository};

fn inputs(folder: &Path) -> Vec<Input> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| Input::new(path.display().to_string(), std::fs::read(path).expect("a file"));
    paths.iter().map(read).collect()
}

/// Draws in two blocks merged the wrong way round, as the page's workers may do it.
fn digest(dataset: &scoring::model::Dataset, scenario: &Scenario) -> Digest {
    let n = u64::from(scenario.certainty.draws);
    let mut study = Study::new(dataset, scenario).expect("a study");
    let mut whole = study.draw(n / 3..n, &[1, 0]).expect("a block");
    whole.merge(&study.draw(0..n / 3, &[1, 0]).expect("a block")).expect("parts of one study");
    whole
}

fn check(assignments: &[&str]) {
    let folder = repository("public/data/lishui-2019");
    let dataset = loaded(inputs(&folder)).dataset;
    let mut settings =
        serde_json::to_value(with_defaults(&dataset.defaults, Value::Null).expect("defaults")).expect("JSON");
    for assignment in assignments {
        set(&mut settings, assignment).expect("an assignment");
    }
    let scenario = scoring::scenario::from_value(&settings).expect("a scenario");
    let (digest, evaluation) = (digest(&dataset, &scenario), evaluate(&dataset, &scenario).expect("an evaluation"));
    let ranking = evaluation.judged.as_ref().map_or(&evaluation.ranking, |judged| &judged.ranking);

    let chosen = assignments.iter().flat_map(|assignment| ["--set", assignment]);
    let start = ["score", folder.to_str().expect("a path"), "--stage", "certainty"];
    let arguments: Vec<&str> = start.into_iter().chain(chosen).collect();
    let printed: Value = serde_json::from_str(&done(&[&arguments[..], &["--json"]].concat(), "")).expect("JSON");
    let csv = done(&arguments, "");
    assert_eq!(printed["certainty"]["draws"], scenario.certainty.draws);
    let rows = printed["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), dataset.n_entities());
    for (entity, row) in rows.iter().enumerate() {
        let place = digest.place_of(entity).expect("a place");
        let [best, worst] = digest.rank_interval(place, COVERAGE).expect("an interval").map(f64::from);
        assert_eq!(row["rank"].as_u64(), ranking.rank[entity].map(u64::from));
        assert_eq!((row["rank_from"].as_f64(), row["rank_to"].as_f64()), (Some(best), Some(worst)));
        for rank in 1..=digest.n_entities() as u32 {
            assert_eq!(row[format!("rank_{rank}")].as_f64(), Some(digest.acceptability(place, rank)));
        }
        let central = digest.central_weights(place);
        let expect = central.map(|central| confidence(&dataset, &scenario, (entity, &central), CONFIDENCE_POINTS));
        assert_eq!(row["confidence"].as_f64(), expect.map(|confidence| confidence.expect("a share")));
        let line = csv.lines().nth(entity + 1).expect("a line");
        let start = format!(
            "{},{},{},{best},{worst},",
            dataset.entities[entity].id,
            dataset.entities[entity].name.zh(),
            row["rank"]
        );
        assert!(line.starts_with(&start), "{line}");
    }
}

#[test]
fn intervals_shares_and_confidence_are_the_pages() {
    check(&[]);
    check(&["certainty.by=0.5", "certainty.seed=7", "certainty.draws=500"]);
    check(&[
        "certainty.weights=simplex",
        "certainty.normalise=zscore,rank",
        "certainty.error=0.05",
        "certainty.draws=200",
    ]);
    check(&[
        "certainty.weights=fixed",
        "certainty.draws=100",
        "rules.adjustments.liandu={\"grade\":\"C\",\"reason\":\"r\"}",
    ]);
}

#[test]
fn who_is_not_ranked_has_a_row_without_ranks() {
    let table = "name,region,x,y\na,north,1,3\nb,north,2,1\nc,south,3,2\n";
    let got = done(&["score", "-", "--stage", "certainty", "--set", "filter.region=north"], table);
    let lines: Vec<&str> = got.lines().collect();
    assert_eq!(lines[0], "id,name,rank,rank_from,rank_to,confidence,rank_1,rank_2");
    assert_eq!(lines[3], "c,c,,,,,,");
}

#[test]
fn what_cannot_be_asked_says_where() {
    let table = "name,x,y\na,1,3\nb,2,1\n";
    let asked = |assignment: &str, status: i32, words: &[&str]| {
        fails(&["score", "-", "--stage", "certainty", "--set", assignment], table, status, words)
    };
    asked("certainty.draws=3", 1, &["certainty.draws", "3 is out of range"]);
    asked("certainty.colour=3", 2, &["certainty.colour"]);
    asked("certainty.normalise=goalposts", 1, &["one of the combinations", "goalposts"]);
    let orders = r#"certainty={"weights":"simplex","at_least":[{"more":"x","less":"y"},{"more":"y","less":"x"}]}"#;
    asked(orders, 1, &["certainty.at_least", "contradict"]);
    let rows: String = (0..2001).map(|at| format!("p{at},{at}\n")).collect();
    fails(
        &["score", "-", "--stage", "certainty"],
        &format!("name,x\n{rows}"),
        1,
        &["2001 entities", "narrow `filter`"],
    );
}
