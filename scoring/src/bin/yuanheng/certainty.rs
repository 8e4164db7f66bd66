//! `yuanheng score --stage certainty`: between which ranks each entity is, how often it has each, and how sure a first rank is.

use std::io::Write;

use scoring::model::{Column, Dataset};
use scoring::pipeline::Evaluation;
use scoring::robust::{CONFIDENCE_POINTS, COVERAGE, Digest, RobustError, Study, confidence};
use scoring::scenario::Scenario;
use serde_json::json;

use super::options::Format;
use super::table::Table;
use super::{Failure, complain, print, wording};

/// Prints what the page Certainty shows of `scenario.certainty`: the same draws, seed and digits.
pub fn run(dataset: &Dataset, scenario: &Scenario, done: &Evaluation, format: Format) -> Result<(), Failure> {
    let stopped = |error: &RobustError| Failure::Stopped(vec![wording::robust_error(error, dataset)]);
    let n_draws = u64::from(scenario.certainty.draws);
    let mut study = Study::new(dataset, scenario).map_err(|error| stopped(&error))?;
    let digest = study.draw(0..n_draws, &[]).map_err(|error| stopped(&error))?;
    let confidences = confidences(dataset, scenario, &digest).map_err(|error| stopped(&error))?;
    complain(&[format!("{n_draws} draws from seed {}", scenario.certainty.seed)]);
    let table = table(dataset, done, &digest, confidences);
    let written = match format {
        Format::Csv => print::to_stdout(|out| table.write_csv(out)),
        Format::Json => {
            let mut told = table.to_json(dataset, done.panel, None);
            told["certainty"] = json!(scenario.certainty);
            print::to_stdout(|out| writeln!(out, "{told:#}"))
        }
    };
    written.map_err(Failure::Output)
}

/// By entity; `None` for one that is never first.
fn confidences(dataset: &Dataset, scenario: &Scenario, digest: &Digest) -> Result<Vec<Option<f64>>, RobustError> {
    let of = |entity: usize| {
        let central = digest.place_of(entity).and_then(|place| digest.central_weights(place));
        central.map(|central| confidence(dataset, scenario, (entity, &central), CONFIDENCE_POINTS)).transpose()
    };
    (0..dataset.n_entities()).map(of).collect()
}

/// `id`, `name`, `rank` as it is now; `rank_from` and `rank_to`, inside which it is in nine of ten draws; `confidence` of being first
/// at its central weights, empty for one that never is; and by rank the share of the draws in which it has it.
fn table(dataset: &Dataset, done: &Evaluation, digest: &Digest, confidences: Vec<Option<f64>>) -> Table {
    let n = dataset.n_entities();
    let n_ranks = digest.n_entities() as u32;
    let ranking = done.judged.as_ref().map_or(&done.ranking, |judged| &judged.ranking);
    let texts = dataset.entities.iter().enumerate().map(|(position, entity)| {
        let rank = ranking.rank.get(position).copied().flatten().map_or(String::new(), |rank| rank.to_string());
        vec![entity.id.clone(), entity.name.zh().to_string(), rank]
    });
    let column = |of: &dyn Fn(usize) -> Option<f64>| {
        Column::from_options((0..n).map(|entity| digest.place_of(entity).and_then(of)))
    };
    let end =
        |which: fn([u32; 2]) -> u32| column(&|place| Some(f64::from(which(digest.rank_interval(place, COVERAGE)?))));
    let share = |rank: u32| column(&|place| Some(digest.acceptability(place, rank)));
    let header = ["id", "name", "rank", "rank_from", "rank_to", "confidence"].map(String::from);
    Table {
        header: header.into_iter().chain((1..=n_ranks).map(|rank| format!("rank_{rank}"))).collect(),
        texts: texts.collect(),
        columns: [end(|[best, _]| best), end(|[_, worst]| worst), Column::from_options(confidences)]
            .into_iter()
            .chain((1..=n_ranks).map(share))
            .collect(),
        ends: vec![Vec::new(); n],
    }
}
