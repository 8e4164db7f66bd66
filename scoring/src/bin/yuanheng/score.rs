//! `yuanheng score`: scores and ranks, or the figures of an earlier stage.

use std::io::Write;

use scoring::judge::Judged;
use scoring::model::{Column, Dataset, Decision, Problem, Severity};
use scoring::pipeline::{self, Evaluation};
use scoring::scenario::{self, Improved, Scenario, SetError};
use serde_json::{Map, Value, json};

use super::options::{Format, ScoreOptions, Stage};
use super::table::Table;
use super::{Failure, by_scheme, certainty, complain, correlations, print, wording};

pub fn run(options: &ScoreOptions) -> Result<(), Failure> {
    // Wrong settings are told before a large dataset is read.
    let mut assignments = Value::Object(Map::new());
    for assignment in &options.set {
        scenario::set(&mut assignments, assignment)
            .map_err(|error| Failure::Usage(wording::set_error(assignment, &error)))?;
    }
    // Nor is the data read otherwise than the scenario says; over the dataset's own method it is laid once that is known.
    let tables = scenario_of(options, &Value::Null)?.tables;
    let loaded = options.reading.load(tables)?;
    tell(&loaded.problems);
    let scenario = scenario_of(options, &loaded.dataset.defaults)?;
    check(&scenario, &loaded.dataset)?;
    complain(&decided(&scenario, &loaded.met));
    complain(&repaired(&scenario, &loaded.dataset));
    complain(&assumed(&scenario, &loaded.dataset));
    let dataset = scenario.improved(&loaded.dataset);
    let dataset = dataset.as_ref();
    if let Some(file) = &options.scheme {
        return by_scheme::run(file, options.format, dataset, scenario);
    }
    if scenario.scheme.is_some() {
        complain(&["the scenario also evaluates by a scheme: give its file with --scheme for that".into()]);
    }
    let evaluation = pipeline::evaluate(dataset, &scenario)
        .map_err(|error| Failure::Stopped(vec![wording::evaluate_error(&error, dataset)]))?;
    let warnings = wording::weight_warnings(&evaluation.found, &dataset.framework);
    complain(&warnings.iter().map(|warning| format!("warning: {warning}")).collect::<Vec<_>>());
    tell_left_out(&loaded.dataset, &evaluation);
    let table = match options.stage {
        Stage::Correlations => {
            return correlations::print(dataset, &evaluation, options.format).map_err(Failure::Output);
        }
        Stage::Certainty => return certainty::run(dataset, &scenario, &evaluation, options.format),
        Stage::Raw => indicators(dataset, dataset.panels.get(evaluation.panel).map_or(&[], |panel| &panel.columns)),
        Stage::Treated => indicators(dataset, &evaluation.treated.columns),
        Stage::Normalised => indicators(dataset, &evaluation.normalised.columns),
        Stage::Scores => scores(dataset, &scenario, &evaluation),
    };
    let written = match options.format {
        Format::Csv => print::to_stdout(|out| table.write_csv(out)),
        Format::Json => print::to_stdout(|out| {
            writeln!(out, "{:#}", table.to_json(dataset, evaluation.panel, Some(weights(dataset, &evaluation))))
        }),
    };
    written.map_err(Failure::Output)
}

/// Problems worth a look go to standard error one by one; notes are only counted.
fn tell(problems: &[Problem]) {
    let (notes, others): (Vec<&Problem>, Vec<&Problem>) =
        problems.iter().partition(|problem| problem.severity == Severity::Note);
    let mut lines: Vec<String> = others.into_iter().map(wording::problem_line).collect();
    if !notes.is_empty() {
        lines.push(format!("{} notes on how the data was read: see `yuanheng inspect`", notes.len()));
    }
    complain(&lines);
}

/// Entities that a decision method could not compare have no rank; who they are goes to standard error.
fn tell_left_out(dataset: &Dataset, evaluation: &Evaluation) {
    let left_out = evaluation.decided.as_ref().map_or(&[][..], |decided| &decided.left_out);
    let ids = left_out.iter().filter_map(|&entity| dataset.entities.get(entity)).map(|entity| entity.id.as_str());
    if !left_out.is_empty() {
        let ids: Vec<&str> = ids.collect();
        complain(&[format!("warning: not ranked, for they lack a criterion: {}", ids.join(", "))]);
    }
}

/// The scenario with the assignments over all.
fn scenario_of(options: &ScoreOptions, defaults: &Value) -> Result<Scenario, Failure> {
    let chosen = options.reading.scenario(defaults)?;
    let mut value = serde_json::to_value(chosen).map_err(|error| Failure::Stopped(vec![error.to_string()]))?;
    for assignment in &options.set {
        scenario::set(&mut value, assignment)
            .map_err(|error: SetError| Failure::Usage(wording::set_error(assignment, &error)))?;
    }
    scenario::from_value(&value).map_err(|error| Failure::Stopped(wording::scenario_error("--set", &error)))
}

/// Another dataset is only worth a warning; whatever the dataset does not have stops it.
pub fn check(scenario: &Scenario, dataset: &Dataset) -> Result<(), Failure> {
    let problems = scenario.check(dataset);
    let (other, misfits): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.is_other_dataset());
    complain(
        &other.iter().map(|problem| format!("warning: {}", wording::scenario_problem(problem))).collect::<Vec<_>>(),
    );
    if misfits.is_empty() {
        return Ok(());
    }
    Err(Failure::Stopped(misfits.iter().map(wording::scenario_problem).collect()))
}

/// What was decided about tables, and what was to be and has no case here.
pub fn decided(scenario: &Scenario, met: &[Decision]) -> Vec<String> {
    scenario.tables.iter().map(|one| wording::decision(one, met.contains(one))).collect()
}

/// What was corrected, and what was to be and does not fit this data.
pub fn repaired(scenario: &Scenario, dataset: &Dataset) -> Vec<String> {
    let states = scenario.repair_states(dataset);
    scenario.repairs.iter().zip(states).map(|(one, state)| wording::repair(one, state)).collect()
}

/// That a ranking is a what-if is never left unsaid.
fn assumed(scenario: &Scenario, dataset: &Dataset) -> Vec<String> {
    let line = |one: &Improved| {
        let before = scenario.before_improved(one, dataset);
        let before = if before.is_some() { print::figure(before) } else { "missing".into() };
        let Improved { entity, indicator, value } = one;
        format!(
            "what-if: {indicator} of {entity} is assumed to be {}; in the data it is {before}",
            print::figure(Some(*value))
        )
    };
    scenario.improve.iter().map(line).collect()
}

/// `id`, and the indicators by code.
fn indicators(dataset: &Dataset, columns: &[Column]) -> Table {
    let codes = dataset.framework.leaves().iter().map(|&leaf| dataset.framework.node(leaf).code.clone());
    Table {
        header: std::iter::once("id".to_string()).chain(codes).collect(),
        texts: dataset.entities.iter().map(|entity| vec![entity.id.clone()]).collect(),
        columns: columns.to_vec(),
        ends: vec![Vec::new(); dataset.n_entities()],
    }
}

/// `id`, `name`, `rank`, `score`, the aggregates by code, and with a decision method its own figures as cases name them; with rules in the scenario, what they made of it: `final_rank`,
/// `final_score`, `grade` and `reason`.
fn scores(dataset: &Dataset, scenario: &Scenario, evaluation: &Evaluation) -> Table {
    let framework = &dataset.framework;
    let aggregates: Vec<&str> =
        framework.nodes().iter().filter(|node| node.leaf.is_none()).map(|node| node.code.as_str()).collect();
    let judged = evaluation.judged.as_ref();
    let added: &[&str] = if judged.is_some() { &["final_rank", "final_score", "grade", "reason"] } else { &[] };
    let own = evaluation.decided.iter().flat_map(|decided| &decided.figures);
    let ids: Vec<&str> = own.clone().map(|(figure, _)| figure.id()).collect();
    let header = ["id", "name", "rank", "score"]
        .iter()
        .chain(&aggregates)
        .chain(&ids)
        .chain(added)
        .map(ToString::to_string)
        .collect();
    let rank = |entity: usize| evaluation.ranking.rank.get(entity).copied().flatten();
    let texts = dataset.entities.iter().enumerate().map(|(position, entity)| {
        let rank = rank(position).map_or(String::new(), |rank| rank.to_string());
        vec![entity.id.clone(), entity.name.zh().to_string(), rank]
    });
    let goal = evaluation.scores.goal().clone();
    let columns = aggregates.iter().filter_map(|code| framework.find(code)).map(|id| evaluation.scores.of(id).clone());
    let finals = judged.into_iter().flat_map(|judged| {
        let ranks = judged.ranking.rank.iter().map(|rank| rank.map(f64::from));
        [Column::from_options(ranks), judged.scores.clone()]
    });
    let ends = dataset.entities.iter().enumerate();
    let ends = ends.map(|(entity, of)| judged.map_or(Vec::new(), |judged| grade(scenario, judged, entity, &of.id)));
    Table {
        header,
        texts: texts.collect(),
        ends: ends.collect(),
        columns: std::iter::once(goal)
            .chain(columns)
            .chain(own.map(|(_, column)| column.clone()))
            .chain(finals)
            .collect(),
    }
}

/// The final grade's label, and the reason for one set by hand.
fn grade(scenario: &Scenario, judged: &Judged, entity: usize, id: &str) -> Vec<String> {
    let position = judged.grades.get(entity).copied().flatten();
    let label = position.and_then(|position| scenario.grades.labels.get(position)).cloned().unwrap_or_default();
    let reason = scenario.rules.adjustments.get(id).map_or("", |adjustment| adjustment.reason.text());
    vec![label, reason.into()]
}

/// Of every node that takes part, by code: its share of its parent.
fn weights(dataset: &Dataset, evaluation: &Evaluation) -> Value {
    let framework = &dataset.framework;
    let nodes = framework.nodes().iter().filter_map(|node| Some((framework.find(&node.code)?, &node.code)));
    let active = nodes.filter(|&(id, _)| evaluation.weights.is_active(id) && id != framework.root());
    Value::Object(active.map(|(id, code)| (code.clone(), json!(evaluation.weights.share(id)))).collect())
}
