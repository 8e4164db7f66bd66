//! Raw tables → a [`Dataset`] and every [`Problem`] found on the way; knows nothing of scores.

mod coarse;
mod codes;
mod coinr;
mod enterprises;
mod framework;
mod grid;
mod mapping;
mod number;
mod packaged;
mod plain;
mod roster;
mod slots;
mod suspicion;
mod tables;
mod texts;
mod usual;
mod wide;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::mapping::{Basis, ColumnUse, Head, Mapping, Proposal, Role, propose};

use self::framework::Frame;
use self::grid::Grid;
use self::roster::Roster;
use crate::intake::{self, Decode, Input, Limits, Package, Raw};
use crate::join::{Decided, JoinReport, Stack};
use crate::model::{
    At, Dataset, Decision, Double, Enterprise, Findings, Fingerprint, Framework, GroupColumn, Problem, ProblemKind,
    Severity, Slip, Text,
};

/// A dataset that can be scored, and what was found and done while reading it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loaded {
    pub dataset: Dataset,
    pub problems: Vec<Problem>,
    /// What became of the rows, where several tables were joined.
    pub join: Option<JoinReport>,
    /// What became of tables of the same columns.
    pub stacks: Vec<Stack>,
    /// What the columns were taken for, where it was a plain table.
    pub columns: Option<Proposal>,
    /// Figures that a power of ten would bring back among the others, none of which was touched.
    pub slips: Vec<Slip>,
    /// Rows that stand twice and that nobody decided about; of each the first counts.
    pub doubles: Vec<Double>,
    /// The decisions that these files had a case of.
    pub met: Vec<Decision>,
}

/// What was loaded, but for its fingerprint.
#[derive(Debug)]
pub struct Unmarked {
    loaded: Loaded,
    /// A package's fingerprint when it was first loaded, and what was found then.
    found: Option<(String, Vec<Problem>)>,
}

impl Unmarked {
    /// What the fingerprint is the SHA-256 of.
    pub fn content(&self) -> Vec<u8> {
        Fingerprint::content(&self.loaded.dataset)
    }

    /// The dataset, for a host that sends it on piece by piece before the fingerprint is there.
    pub fn dataset_mut(&mut self) -> &mut Dataset {
        &mut self.loaded.dataset
    }

    /// With the fingerprint, computed here.
    pub fn mark(self) -> Loaded {
        let fingerprint = Fingerprint::of(&self.loaded.dataset);
        self.mark_with(fingerprint)
    }

    /// With the fingerprint as the host computed it from [`Self::content`].
    pub fn mark_with(self, fingerprint: Fingerprint) -> Loaded {
        let Self { mut loaded, found } = self;
        if let Some((_, found)) = found.filter(|(known, _)| *known == fingerprint.0) {
            loaded.problems = with_earlier(found, loaded.problems);
        }
        loaded.dataset.fingerprint = fingerprint;
        loaded
    }
}

/// Why there is no dataset, with what a person may decide otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// One of them is fatal.
    pub problems: Vec<Problem>,
    /// As in [`Loaded`].
    pub join: Option<JoinReport>,
    /// As in [`Loaded`].
    pub stacks: Vec<Stack>,
    /// As in [`Loaded`].
    pub columns: Option<Proposal>,
}

/// What a person decided about tables that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Who is whom, which of two rows counts and which period a table is of: a part of the scenario.
    pub tables: Vec<Decision>,
    /// What the columns of plain tables are, by the key of a [`Proposal`].
    pub mappings: BTreeMap<String, Mapping>,
}

/// Reads and checks files in one go, within the default [`Limits`].
///
/// # Errors
/// Every problem found, when one of them is fatal.
///
/// *Cost*: O(bytes + cells · log cells).
pub fn load(inputs: Vec<Input>, decoder: &dyn Decode) -> Result<Loaded, Vec<Problem>> {
    load_with(inputs, decoder, &Choices::default()).map_err(|refused| refused.problems)
}

/// [`load`] with what a person decided.
///
/// # Errors
/// As [`load`], with what the columns were taken for where it came to that.
pub fn load_with(inputs: Vec<Input>, decoder: &dyn Decode, choices: &Choices) -> Result<Loaded, Box<Refused>> {
    load_unmarked(inputs, decoder, choices).map(Unmarked::mark)
}

/// [`load_with`] before the fingerprint, for a host with a faster hash.
///
/// # Errors
/// As [`load_with`].
pub fn load_unmarked(inputs: Vec<Input>, decoder: &dyn Decode, choices: &Choices) -> Result<Unmarked, Box<Refused>> {
    let raw = intake::read(inputs, decoder).map_err(|problems| Refused { problems, ..Refused::default() })?;
    unmarked(raw, choices)
}

/// [`load`] with other limits.
///
/// # Errors
/// As [`load`].
pub fn load_within(inputs: Vec<Input>, decoder: &dyn Decode, limits: &Limits) -> Result<Loaded, Vec<Problem>> {
    dataset(intake::read_within(inputs, decoder, limits)?, &Choices::default()).map_err(|refused| refused.problems)
}

/// Makes a dataset of raw tables: a data package, a COINr pair, one plain table or several that are joined, told apart by their columns
/// and names.
///
/// Nothing is filled in or clamped. Cells that are no numbers become missing, rows and columns that cannot be placed are left out, and
/// each such case is a problem with its place.
///
/// # Errors
/// Every problem found, when one of them is fatal: no rows, no number column, no value at all, a framework that is no tree; with what
/// the columns of a plain table were taken for.
///
/// *Cost*: O(cells · log cells), for the medians behind the suspicions.
pub fn dataset(raw: Raw, choices: &Choices) -> Result<Loaded, Box<Refused>> {
    unmarked(raw, choices).map(Unmarked::mark)
}

fn unmarked(raw: Raw, choices: &Choices) -> Result<Unmarked, Box<Refused>> {
    let mut findings = Findings::default();
    findings.extend(raw.problems);
    let (mut join, mut stacks, mut columns) = (None, Vec::new(), None);
    let mut decided = Decided::new(&choices.tables);
    let parts = match tables::recognise(raw.tables, raw.package.as_ref(), &mut findings) {
        Some(tables::Layout::Package(package)) => packaged::read(*package, &mut decided, &mut findings),
        Some(tables::Layout::Coinr { data, meta }) => coinr::read(&data, &meta, &mut decided, &mut findings),
        Some(tables::Layout::Plain(tables)) => {
            let made = tables::one_of(tables, &mut decided, &mut findings);
            (join, stacks) = (made.join, made.stacks);
            made.table
                .and_then(|table| plain::read(&table, (&choices.mappings, &mut decided), &mut columns, &mut findings))
        }
        None => None,
    };
    let found = raw.package.as_ref().and_then(|package| package.found.clone());
    let dataset = parts.and_then(|parts| assemble(parts, raw.package, &mut findings));
    match dataset {
        Some((dataset, slips)) if !findings.has_fatal() => {
            let problems = findings.into_problems();
            let (doubles, met) = decided.into_parts();
            let loaded = Loaded { dataset, problems, join, stacks, columns, slips, doubles, met };
            Ok(Unmarked { loaded, found })
        }
        _ => Err(Box::new(Refused { problems: findings.into_problems(), join, stacks, columns })),
    }
}

/// What was found when the same dataset was first loaded, then what was not found then.
fn with_earlier(mut found: Vec<Problem>, again: Vec<Problem>) -> Vec<Problem> {
    let news: Vec<Problem> =
        again.into_iter().filter(|problem| !found.iter().any(|known| known.kind == problem.kind)).collect();
    found.extend(news);
    found
}

/// What each layout yields.
struct Parts {
    /// Name of the main file.
    file: String,
    frame: Frame,
    roster: Roster,
    groups: Vec<GroupColumn>,
    grid: Grid,
    enterprises: Vec<Enterprise>,
}

/// Checks the tree and the figures, and puts the dataset together, without its fingerprint.
fn assemble(parts: Parts, package: Option<Package>, findings: &mut Findings) -> Option<(Dataset, Vec<Slip>)> {
    let Parts { file, mut frame, roster, groups, grid, enterprises } = parts;
    let fatal = |kind| Problem::new(Severity::Fatal, At::file(&*file), kind);
    if roster.is_empty() {
        findings.push(fatal(ProblemKind::NoRows));
        return None;
    }
    if roster.len() == 1 {
        findings.push(Problem::new(Severity::Warning, At::file(&*file), ProblemKind::OneEntity));
    }
    let slips = suspicion::report(&grid, &roster, &groups, findings);
    frame.adopt_units(&grid);
    if !grid.has_figures() {
        findings.push(fatal(ProblemKind::NoValues));
    }
    let denominators: Vec<String> = frame.denominators.iter().map(|denominator| denominator.code.clone()).collect();
    let framework = build_framework(frame, findings)?;
    let package = package.unwrap_or_default();
    let name = name_of(&file);
    let mut dataset = Dataset {
        id: if package.name.is_empty() { name.to_string() } else { package.name },
        title: if package.title.zh().is_empty() { Text::same(name) } else { package.title },
        description: package.description,
        synthetic: package.synthetic,
        licence: package.licence,
        sources: package.sources,
        framework,
        panels: grid.into_panels(denominators.len()),
        entities: roster.into_entities(),
        groups,
        denominators,
        enterprises,
        defaults: Value::Object(serde_json::Map::new()),
        fingerprint: Fingerprint::default(),
    };
    match package.scenario {
        Value::Null => {}
        object @ Value::Object(_) => dataset.defaults = object,
        other => {
            let kind = ProblemKind::BadDefaults { message: other.to_string() };
            findings.push(Problem::new(Severity::Error, At::file(package.file), kind));
        }
    }
    Some((dataset, slips))
}

/// What a dataset is called that says nothing itself: its file, or the workbook whose sheet it is.
fn name_of(file: &str) -> &str {
    let is_book = |name: &str| [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|end| name.to_lowercase().ends_with(end));
    let file = file.rsplit_once('!').filter(|(book, _)| is_book(book)).map_or(file, |(book, _)| book);
    file.rsplit(['/', '\\', '!']).next().unwrap_or(file)
}

fn build_framework(frame: Frame, findings: &mut Findings) -> Option<Framework> {
    let places: Vec<At> = frame.places;
    let levels = frame.levels;
    match Framework::new(frame.specs) {
        Ok(framework) => {
            framework::check_levels(&framework, &places, &levels, findings);
            Some(framework)
        }
        Err(errors) => {
            for error in errors {
                let at = framework::place_of(&error, &places);
                findings.push(Problem::new(Severity::Fatal, at, ProblemKind::Framework(error)));
            }
            None
        }
    }
}
