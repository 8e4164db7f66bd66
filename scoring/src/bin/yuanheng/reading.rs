//! What is read and how it is to be read, the same for every command that takes data.

use std::ffi::{OsStr, OsString};

use lexopt::Arg;
use lexopt::prelude::{Long, Value};
use scoring::model::{Decision, DecisionKind};
use scoring::scenario::{self, Scenario};
use scoring::validate::{Choices, Loaded, Proposal};
use serde_json::Value as Json;

use super::{Failure, files, options, wording};

/// What a person said on the command line.
#[derive(Debug, Default)]
pub struct Reading {
    pub data: Vec<OsString>,
    /// File with a proposal that a person corrected.
    columns: Option<OsString>,
    /// What a person decides about tables, beside what the scenario says.
    tables: Vec<Decision>,
    scenario: Option<OsString>,
}

/// An argument that is about reading.
pub enum ReadingArgument {
    Data(OsString),
    Columns,
    Scenario,
    Decision(DecisionKind, &'static str),
}

impl ReadingArgument {
    /// # Errors
    /// That no command knows it.
    pub fn of(argument: Arg<'_>) -> Result<Self, String> {
        match argument {
            Value(path) => Ok(Self::Data(path)),
            Long("columns") => Ok(Self::Columns),
            Long("scenario") => Ok(Self::Scenario),
            Long("period") => Ok(Self::Decision(DecisionKind::Period, "--period")),
            Long("same") => Ok(Self::Decision(DecisionKind::Same, "--same")),
            Long("code") => Ok(Self::Decision(DecisionKind::Code, "--code")),
            other => Err(other.unexpected().to_string()),
        }
    }
}

impl Reading {
    /// Takes an argument and what follows it.
    pub fn take(&mut self, argument: ReadingArgument, parser: &mut lexopt::Parser) -> Result<(), String> {
        let mut file = || parser.value().map_err(|error| error.to_string());
        match argument {
            ReadingArgument::Data(path) => self.data.push(path),
            ReadingArgument::Columns => self.columns = Some(file()?),
            ReadingArgument::Scenario => self.scenario = Some(file()?),
            ReadingArgument::Decision(what, option) => {
                let (of, to) = options::pair(option, parser)?;
                self.tables.push(Decision::new(what, of, to));
            }
        }
        Ok(())
    }

    /// The scenario file (or nothing) over the dataset's own method, with what is said of tables.
    pub fn scenario(&self, defaults: &Json) -> Result<Scenario, Failure> {
        let mut chosen = match &self.scenario {
            Some(path) => files::read_scenario(path, defaults)?,
            None => scenario::with_defaults(defaults, Json::Null)
                .map_err(|error| Failure::Stopped(wording::scenario_error("the dataset's own method", &error)))?,
        };
        self.tables.iter().for_each(|one| chosen.decide(one.clone()));
        Ok(chosen)
    }

    /// The data, by these decisions about tables and what the file of columns says.
    pub fn load(&self, tables: Vec<Decision>) -> Result<Loaded, Failure> {
        let mut choices = Choices { tables, ..Choices::default() };
        if let Some(path) = &self.columns {
            let decided = proposal(path)?;
            choices.mappings.insert(decided.key, decided.mapping);
        }
        files::load_with(&self.data, &choices)
    }
}

fn proposal(path: &OsStr) -> Result<Proposal, Failure> {
    serde_json::from_str(&files::read_text(path)?)
        .map_err(|error| Failure::Stopped(vec![format!("{}: {error}", path.to_string_lossy())]))
}
