//! The shipped datasets through the library's own door: what reading them finds, and what their official methods give.

use std::collections::BTreeSet;

use scoring::intake::{Input, Utf8Only};
use scoring::model::{Dataset, Problem, ProblemKind, Severity};
use scoring::pipeline::{Evaluation, evaluate, trend};
use scoring::scenario::{Scenario, with_defaults};
use scoring::validate;
use serde_json::{Value, json};

use super::FOLDER;
use crate::workspace;

/// The dataset as the page gets it, from the files that the index lists, and everything found on the way.
fn load(id: &str) -> (Dataset, Vec<Problem>) {
    let folder = workspace::root().join(FOLDER);
    let read = |path: &str| std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let index: Value = serde_json::from_slice(&read("index.json")).expect("index");
    let entry = index["datasets"].as_array().expect("datasets").iter().find(|entry| entry["id"] == id).expect("listed");
    let inputs = entry["files"].as_array().expect("files").iter().map(|file| {
        let path = file["path"].as_str().expect("path");
        let bytes = read(&format!("{id}/{path}"));
        assert_eq!(file["bytes"], json!(bytes.len()), "{id}/{path}");
        Input::new(path, bytes)
    });
    let loaded = validate::load(inputs.collect(), &Utf8Only).unwrap_or_else(|problems| panic!("{id}: {problems:?}"));
    assert_eq!(entry["entities"], json!(loaded.dataset.n_entities()), "{id}");
    assert_eq!(entry["indicators"], json!(loaded.dataset.framework.n_indicators()), "{id}");
    assert_eq!(entry["periods"], json!(loaded.dataset.panels.len()), "{id}");
    assert_eq!(entry["enterprises"], json!(loaded.dataset.enterprises.len()), "{id}");
    (loaded.dataset, loaded.problems)
}

fn official(dataset: &Dataset, period: Option<&str>) -> Evaluation {
    evaluate(dataset, &scenario(dataset, period)).unwrap_or_else(|error| panic!("{}: {error:?}", dataset.id))
}

fn scenario(dataset: &Dataset, period: Option<&str>) -> Scenario {
    let chosen = period.map_or(json!({}), |period| json!({ "period": period }));
    let scenario = with_defaults(&dataset.defaults, chosen).expect("a scenario");
    assert_eq!(scenario.check(dataset), [], "{}", dataset.id);
    scenario
}

/// What needs a look, as `row column kind`.
fn warnings(problems: &[Problem]) -> Vec<String> {
    let loud = problems.iter().filter(|problem| problem.severity != Severity::Note);
    let worded = loud.map(|problem| {
        let kind = format!("{:?}", problem.kind);
        let kind = kind.split([' ', '{']).next().unwrap_or_default().to_owned();
        format!("{} {} {kind}", problem.at.row.unwrap_or(0), problem.at.column.as_deref().unwrap_or("-"))
    });
    worded.collect()
}

fn gaps(problems: &[Problem]) -> usize {
    let gap = |problem: &Problem| if let ProblemKind::MissingValues { n, .. } = problem.kind { n } else { 0 };
    problems.iter().map(gap).sum()
}

/// Ids of the ranked entities, best first.
fn order<'a>(dataset: &'a Dataset, evaluation: &Evaluation) -> Vec<&'a str> {
    evaluation.ranking.order.iter().map(|&entity| dataset.entities[entity as usize].id.as_str()).collect()
}

#[test]
fn hdi_meets_the_published_index() {
    let (dataset, problems) = load("hdi-2015");
    assert_eq!((warnings(&problems), gaps(&problems)), (vec![], 0));
    assert!(!dataset.synthetic && dataset.n_entities() == 188);
    let evaluation = official(&dataset, None);
    let path = workspace::root().join(FOLDER).join("hdi-2015/published.csv");
    let (mut close, mut worst) = (0, 0.0_f64);
    for record in csv::Reader::from_path(path).expect("published.csv").records() {
        let record = record.expect("a row");
        let entity = dataset.find(&record[0]).expect("an entity");
        let score = evaluation.scores.goal().get(entity).expect("a score");
        let distance = ((score * 1000.0).round() / 1000.0 - record[1].parse::<f64>().expect("a number")).abs();
        close += usize::from(distance < 0.001 + 1e-9);
        worst = worst.max(distance);
    }
    assert_eq!(close, 187);
    assert!(worst < 0.002 + 1e-9, "{worst}");
    assert_eq!(order(&dataset, &evaluation)[..3], ["NOR", "CHE", "AUS"]);
}

#[test]
fn lishui_keeps_its_gaps_and_averages_a_hundred() {
    let (dataset, problems) = load("lishui-2019");
    assert_eq!((warnings(&problems), gaps(&problems)), (vec![], 3));
    let evaluation = official(&dataset, None);
    assert_eq!(order(&dataset, &evaluation)[..2], ["liandu", "jinyun"]);
    let scores: Vec<f64> = evaluation.scores.goal().present().collect();
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    assert!(scores.len() == 10 && (mean - 100.0).abs() < 2.0, "{mean}");
}

#[test]
fn demo_has_the_faults_that_were_planted_and_no_others() {
    let (dataset, problems) = load("demo-parks");
    assert!(dataset.synthetic);
    assert_eq!(warnings(&problems), ["242 entity DuplicateRow", "93 TECH_CONTRACT UnitSlip", "137 WATER Outlier"]);
    // Fourteen single cells, a pillar of six, and all but the six quick figures of a late reporter.
    assert_eq!(gaps(&problems), 14 + 6 + 24);
}

#[test]
fn demo_is_a_contest() {
    let (dataset, _) = load("demo-parks");
    let newest = official(&dataset, None);
    let ids = order(&dataset, &newest);
    assert_eq!((dataset.n_entities(), ids.len()), (40, 39), "the late reporter is not ranked");
    assert_eq!(dataset.find("P39").and_then(|late| newest.ranking.rank[late]), None);

    let mut scores: Vec<f64> = ids.iter().filter_map(|id| newest.scores.goal().get(dataset.find(id)?)).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b));
    assert!(scores[0] < 75.0 && scores[0] - scores[1] < 3.0, "nobody runs away: {scores:?}");
    scores.sort_by(f64::total_cmp);
    assert!(scores[29] - scores[9] > 10.0, "the middle is spread out: {scores:?}");

    // Different parks lead different pillars, so that weights matter.
    let leader = |&pillar| {
        let score = |&entity: &usize| newest.scores.of(pillar).get(entity).unwrap_or(0.0);
        (0..dataset.n_entities()).max_by(|a, b| score(a).total_cmp(&score(b)))
    };
    let leaders: BTreeSet<_> = dataset.framework.pillars().iter().map(leader).collect();
    assert!(leaders.len() >= 4, "{leaders:?}");

    let oldest = official(&dataset, Some("2019"));
    let top = |ids: &[&str]| ids[..10].iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    let stayed = top(&ids).intersection(&top(&order(&dataset, &oldest))).count();
    assert!((5..=8).contains(&stayed), "of the top ten of 2019 {stayed} are there in 2024");
    assert_ne!(ids[0], order(&dataset, &oldest)[0]);
}

#[test]
fn demo_tells_the_same_story_on_the_scale_of_all_years() {
    let (dataset, _) = load("demo-parks");
    let trend = trend(&dataset, &scenario(&dataset, None)).expect("a trend");
    let mean = |period: usize| {
        let column = &trend.scores[period];
        column.present().sum::<f64>() / column.n_present() as f64
    };
    assert!(mean(1) < mean(0) && mean(5) > mean(0) + 5.0, "2020 dips, 2024 is better");
    let newest = official(&dataset, None);
    assert_eq!(trend.rankings[5].order[..3], newest.ranking.order[..3]);
}
