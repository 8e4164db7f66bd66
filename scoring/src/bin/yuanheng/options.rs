//! The command line's grammar.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value};

use super::reading::{Reading, ReadingArgument};

pub const HELP: &str = "\
yuanheng: scores and ranks parks, or whatever else a framework of indicators describes

yuanheng inspect DATA... [READING]... [--json]
    tables, entities, indicators, periods, how tables were joined, and every problem found
yuanheng score DATA... [READING]... [--set PATH=VALUE]... [--stage STAGE] [--format FORMAT]
    scores and ranks, or the figures of an earlier stage
yuanheng score DATA... --scheme FILE [READING]... [--set PATH=VALUE]... [--format FORMAT]
    points, gates and grades of an evaluation scheme, measured by the indicators at hand
yuanheng export DATA... [READING]...
    the data, repaired as the scenario says, as a zipped data package, which loads again to the same digits and problems
yuanheng method CASE [--json]
    one method on one case, a JSON object with method, input and params
yuanheng simulate PLAN [--paths N] [--seed S] [--workers W] [--skill] [--stress] [--tornado] [--frontier] [--json]
    what a plan comes to by chance: many paths of rents and companies, the same digits for any number of workers

DATA        a folder, a zip, a workbook (XLSX, XLS, ODS), a Parquet, CSV or JSON file, several tables that share a credit code or
            names, tables of the same columns each of one year, or an iData.csv + iMeta.csv pair; `-` reads a CSV or zip from standard input
READING     how the data is read: any of --period FILE=PERIOD, --same NAME=OTHER, --code WRONG=RIGHT, --columns FILE,
            --scenario FILE
CASE        a JSON file; `-` reads it from standard input
PLAN        the same, of kind park_v1 or reference_task_v1
--period    the period that a table is of, where several have the same columns and neither sheet, title nor file says it;
            nothing after = leaves the table as it is; may be repeated
--same      two names that are one entity's where tables are joined; may be repeated
--code      a credit code that is written wrong in plain tables, and as it is right; may be repeated
--columns   what the columns of plain tables are, as JSON: what `inspect --json` tells of them under `columns`, corrected
--scenario  a scenario as JSON; without a fingerprint it lies over the dataset's own method. Tables are read by what was decided
            about them in it, as with --period, --same and --code
--set       one field of the scenario, such as normalise.method=zscore or weights.LPI=2; may be repeated;
            improve=[{\"entity\":\"a\",\"indicator\":\"LPI\",\"value\":3}] assumes a value instead of that in the data
--scheme    an evaluation scheme as JSON; what stands for its items is in scheme.map of the scenario, else what looks alike
--stage     raw, treated, normalised, scores (the default), correlations, each two indicators with what is to be looked at,
            or certainty, the ranks among all that scenario.certainty leaves open
--format    csv (the default) or json
--paths     1 to 2000000, 20000 unless said
--seed      0 to 4294967295, 1 unless said
--workers   1 to 256, as many as the machine has unless said
--skill     also what equity adds by skill of the evaluation, from 0 to 0.8, and the skill at which it breaks even
--stress    also the same paths while payouts stop, rents fall, one holding is half, exits are late, recycling ends
--tornado   also what each number does alone, a tenth of its usual range lower and higher: some 150 times the paths
--frontier  also mixes of rent and equity, from pure rent to twice the plan's equity

Data goes to standard output, everything else to standard error.
Exit status: 0 done, 1 the input has a problem that stops it, 2 the command was used wrongly.
";

pub enum Command {
    Help,
    Version,
    Inspect(InspectOptions),
    Score(ScoreOptions),
    Export(Reading),
    Method(MethodOptions),
    Simulate(SimulateOptions),
}

#[derive(Debug, Default)]
pub struct InspectOptions {
    pub reading: Reading,
    pub json: bool,
}

#[derive(Debug, Default)]
pub struct ScoreOptions {
    pub reading: Reading,
    pub scheme: Option<OsString>,
    /// `path=value`, in the order given.
    pub set: Vec<String>,
    pub stage: Stage,
    pub format: Format,
}

#[derive(Debug)]
pub struct MethodOptions {
    pub case: OsString,
    pub json: bool,
}

#[derive(Debug)]
pub struct SimulateOptions {
    pub plan: OsString,
    pub paths: u32,
    pub seed: u32,
    /// None: as many as the machine has.
    pub workers: Option<u32>,
    pub ask: Ask,
    pub json: bool,
}

/// What is asked of a plan beside its own paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub skill: bool,
    pub stress: bool,
    pub tornado: bool,
    pub frontier: bool,
}

impl Ask {
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// Which figures to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    Raw,
    Treated,
    Normalised,
    #[default]
    Scores,
    /// Of the normalised indicators, pair by pair.
    Correlations,
    /// Of the ranks, drawn as the scenario asks.
    Certainty,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Csv,
    Json,
}

/// What is asked for.
///
/// # Errors
/// What is wrong with the command line, as a sentence without a full stop.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let first = parser.next().map_err(|error| error.to_string())?;
    let command = match first {
        None => return Err("a command is missing: inspect, score, export, method or simulate".into()),
        Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Long("version") | Short('V')) => return Ok(Command::Version),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().to_string()),
    };
    let command = match command.to_str() {
        Some("inspect") => inspect(&mut parser)?,
        Some("score") => score(&mut parser)?,
        Some("export") => export(&mut parser)?,
        Some("method") => method(&mut parser)?,
        Some("simulate") => simulate(&mut parser)?,
        Some("help") => Command::Help,
        _ => return Err(format!("no such command: {}", command.to_string_lossy())),
    };
    let data = match &command {
        Command::Inspect(options) => &options.reading.data,
        Command::Score(options) => &options.reading.data,
        Command::Export(reading) => &reading.data,
        Command::Method(_) | Command::Simulate(_) | Command::Help | Command::Version => return Ok(command),
    };
    if data.is_empty() {
        Err("no data given: name a folder, a zip, a workbook or CSV files".into())
    } else {
        Ok(command)
    }
}

fn inspect(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = InspectOptions::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("json") => options.json = true,
            other => options.reading.take(ReadingArgument::of(other)?, parser)?,
        }
    }
    Ok(Command::Inspect(options))
}

fn score(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = ScoreOptions::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("scheme") => options.scheme = Some(parser.value().map_err(|error| error.to_string())?),
            Long("set") => options.set.push(word(parser)?),
            Long("stage") => options.stage = stage(&word(parser)?)?,
            Long("format") => options.format = format(&word(parser)?)?,
            Long("json") => options.format = Format::Json,
            other => options.reading.take(ReadingArgument::of(other)?, parser)?,
        }
    }
    if options.scheme.is_some() && options.stage != Stage::Scores {
        return Err("--stage says nothing about a --scheme: leave one of them out".into());
    }
    Ok(Command::Score(options))
}

fn export(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut reading = Reading::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            other => reading.take(ReadingArgument::of(other)?, parser)?,
        }
    }
    Ok(Command::Export(reading))
}

fn method(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let (mut case, mut json) = (None, false);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("json") => json = true,
            Value(path) if case.is_none() => case = Some(path),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let case = case.ok_or("no case given: name a JSON file")?;
    Ok(Command::Method(MethodOptions { case, json }))
}

fn simulate(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut plan = None;
    let (mut paths, mut seed, mut workers, mut json) = (20_000, 1, None, false);
    let mut ask = Ask::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("paths") => paths = count("--paths", &word(parser)?, 1..=2_000_000)?,
            Long("seed") => seed = count("--seed", &word(parser)?, 0..=u32::MAX)?,
            Long("skill") => ask.skill = true,
            Long("stress") => ask.stress = true,
            Long("tornado") => ask.tornado = true,
            Long("frontier") => ask.frontier = true,
            Long("workers") => workers = Some(count("--workers", &word(parser)?, 1..=256)?),
            Long("json") => json = true,
            Value(path) if plan.is_none() => plan = Some(path),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let plan = plan.ok_or("no plan given: name a JSON file")?;
    Ok(Command::Simulate(SimulateOptions { plan, paths, seed, workers, ask, json }))
}

fn count(option: &str, word: &str, range: std::ops::RangeInclusive<u32>) -> Result<u32, String> {
    let number = word.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("{option} is no whole number from {} to {}: {word}", range.start(), range.end()))
}

/// Two words with = between them.
pub fn pair(option: &str, parser: &mut lexopt::Parser) -> Result<(String, String), String> {
    let pair = word(parser)?;
    let (name, other) = pair.split_once('=').ok_or_else(|| format!("{option} wants two words: {option} ONE=OTHER"))?;
    Ok((name.into(), other.into()))
}

fn word(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.into_string().map_err(|value| format!("not valid Unicode: {}", value.to_string_lossy()))
}

fn stage(word: &str) -> Result<Stage, String> {
    match word {
        "raw" => Ok(Stage::Raw),
        "treated" => Ok(Stage::Treated),
        "normalised" => Ok(Stage::Normalised),
        "scores" => Ok(Stage::Scores),
        "correlations" => Ok(Stage::Correlations),
        "certainty" => Ok(Stage::Certainty),
        _ => Err(format!("no such stage: {word} (raw, treated, normalised, scores, correlations or certainty)")),
    }
}

fn format(word: &str) -> Result<Format, String> {
    match word {
        "csv" => Ok(Format::Csv),
        "json" => Ok(Format::Json),
        _ => Err(format!("no such format: {word} (csv or json)")),
    }
}
