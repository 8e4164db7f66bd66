//! `yuanheng score --scheme`: points, gates and grades of an evaluation scheme, measured by the indicators at hand.

use std::ffi::OsStr;
use std::io::Write;

use scoring::appraise::{Appraisal, appraise, propose};
use scoring::judge::State;
use scoring::model::{Column, Dataset};
use scoring::scenario::{Scenario, SchemeChoice};
use scoring::scheme::{self, Scheme};

use super::options::Format;
use super::table::Table;
use super::{Failure, complain, files, print, wording};

/// Reads the scheme, says what stands for its items, and prints what comes out.
pub fn run(file: &OsStr, format: Format, dataset: &Dataset, mut scenario: Scenario) -> Result<(), Failure> {
    let text = files::read_text(file)?;
    let stopped = |error| Failure::Stopped(wording::scheme_error(&file.to_string_lossy(), &error));
    let scheme = scheme::read(&text).map_err(stopped)?;
    let choice = scenario.scheme.get_or_insert_with(SchemeChoice::default);
    if choice.map.is_empty() {
        // Nothing was chosen, so what looks alike is taken, aloud.
        let proposed = propose(dataset, &scheme);
        complain(&proposed.iter().map(|one| wording::taken(&scheme, one)).collect::<Vec<_>>());
        choice.map = proposed.into_iter().map(|one| (one.item, one.mapped)).collect();
    }
    let appraisal = appraise(dataset, &scenario, &scheme)
        .map_err(|error| Failure::Stopped(vec![wording::appraise_error(&error, dataset)]))?;
    complain(&notes(&scheme, &appraisal));
    let table = table(dataset, &scheme, &appraisal);
    let written = match format {
        Format::Csv => print::to_stdout(|out| table.write_csv(out)),
        Format::Json => print::to_stdout(|out| writeln!(out, "{:#}", table.to_json(dataset, appraisal.panel, None))),
    };
    written.map_err(Failure::Output)
}

fn notes(scheme: &Scheme, appraisal: &Appraisal) -> Vec<String> {
    let unmapped = scheme.items.iter().zip(&appraisal.is_mapped).filter(|(_, is_mapped)| !**is_mapped);
    let unmapped: Vec<&str> = unmapped.map(|(item, _)| item.code.as_str()).collect();
    let mut notes = vec!["measured by public indicators (按公开指标测算): no official result".to_string()];
    if !unmapped.is_empty() {
        notes.push(format!("nothing stands for {}: unknown", unmapped.join(", ")));
    }
    if let Some(covered) = appraisal.covered.filter(|covered| *covered < 1.0) {
        notes.push(format!("the items at hand carry {:.1} % of the weight", covered * 100.0));
    }
    notes
}

/// `id`, `name`, `rank`; of a scheme with points `points` (known for sure), `points_from` and `points_to` (where the total lies, empty
/// without an end); of one with gates how many are `met`, `unmet` and `unknown`; the figures by item; `grade` and `passes`.
fn table(dataset: &Dataset, scheme: &Scheme, appraisal: &Appraisal) -> Table {
    let n = dataset.n_entities();
    let column = |of: &dyn Fn(usize) -> Option<f64>| Column::from_options((0..n).map(of));
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let mut header: Vec<String> = ["id", "name", "rank"].map(String::from).to_vec();
    let mut columns = Vec::new();
    if scheme.total().is_some() {
        header.extend(["points", "points_from", "points_to"].map(String::from));
        columns.push(appraisal.points.clone());
        columns.push(column(&|entity| finite(appraisal.total(entity).map(|total| total.lo))));
        columns.push(column(&|entity| finite(appraisal.total(entity).map(|total| total.hi))));
    }
    if !scheme.gates.is_empty() {
        header.extend(["met", "unmet", "unknown"].map(String::from));
        columns.extend([0, 1, 2].map(|at| column(&|entity| appraisal.gates(entity).get(at).map(|n| *n as f64))));
    }
    header.extend(scheme.items.iter().map(|item| item.code.clone()));
    columns.extend(appraisal.columns.iter().cloned());
    header.extend(["grade", "passes"].map(String::from));
    let texts = dataset.entities.iter().enumerate().map(|(position, entity)| {
        let rank = appraisal.ranking.rank.get(position).copied().flatten();
        vec![entity.id.clone(), entity.name.zh().to_string(), rank.map_or(String::new(), |rank| rank.to_string())]
    });
    let labels = scheme.grading.as_ref().map(|grading| grading.labels.as_slice()).unwrap_or_default();
    let ends = (0..n).map(|entity| {
        let grade = appraisal.grades.get(entity).copied().flatten().and_then(|at| labels.get(at));
        let passes = appraisal.passes(entity).map_or("", |state| match state {
            State::Met => "met",
            State::Unmet => "unmet",
            State::Unknown => "unknown",
        });
        vec![grade.cloned().unwrap_or_default(), passes.to_string()]
    });
    Table { header, texts: texts.collect(), columns, ends: ends.collect() }
}
