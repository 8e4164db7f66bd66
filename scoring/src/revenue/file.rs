//! A plan file: JSON with a version, a kind, and the numbers of that kind under their names.

mod write;

use serde_json::{Map, Value};

use super::chance::{Assumptions, Case, Fiscal, Services};
use super::{FieldError, ParameterId, PlanError, PlanKind, PlanSet, reference};

pub use write::write;

/// The version this writes. Those before it are read as they were meant; a later one is refused, not guessed at.
///
/// Version 2 added `services`: without that section, and in version 1, a plan has the one service of its parameters.
pub const VERSION: u64 = 2;

/// A plan file that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanFile {
    /// `reference_task_v1`.
    Reference(Box<reference::CheckedPlan>),
    /// `park_v1`.
    Park(Box<Park>),
}

/// A park's plan with its chance, and the public side where the file has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Park {
    pub case: Case,
    pub fiscal: Option<Fiscal>,
}

/// Kinds of plan files.
pub const KINDS: [&str; 2] = ["reference_task_v1", "park_v1"];

/// Words that `preset` may have.
pub const PRESETS: [&str; 3] = ["landlord", "hybrid", "shareholder"];

/// What is wrong with a plan file.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Lines and columns count from 1.
    NotJson { line: usize, column: usize },
    /// The file as a whole is no object.
    NotAnObject,
    /// `yuanheng_plan` is missing, or no version.
    NoVersion,
    /// Written in a format this does not read; known are those from 1 to [`VERSION`].
    OtherVersion { found: u64 },
    /// A section that the file's version does not have.
    LaterSection { path: &'static str, since: u64 },
    /// `kind` is missing or none of [`KINDS`].
    UnknownKind { found: Option<String> },
    /// Something other than what belongs there.
    WrongType { path: String, expected: Expected },
    /// No such field.
    UnknownField { path: String },
    /// A number of the section (empty for the top of the file) is wrong.
    Number { section: &'static str, error: FieldError },
    /// A parameter of the plan is wrong.
    Plan(PlanError),
}

/// What belongs in a place of a plan file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Number,
    /// An object of numbers.
    Section,
    /// One of [`PRESETS`].
    Preset,
}

/// Reads a plan file.
///
/// *Format*: an object with `"yuanheng_plan"`, a version, `"kind"`, and what the kind needs: for `reference_task_v1` every number of
/// [`reference::Plan`]; for `park_v1` what differs from the defaults, `preset` (one of [`PRESETS`]) the plan to start from, `plan` its
/// parameters, `assumptions` those of [`Assumptions`], `services` those of [`Services`] where services are by kind, `fiscal` every
/// number of [`Fiscal`] or nothing. A mark of the byte order before the file is passed over.
///
/// # Errors
/// Every [`FileError`] found, in the order of the file's fields; one alone where the file cannot be read further.
///
/// *Cost*: O(bytes).
///
/// ```
/// use scoring::revenue::file::{FileError, read};
/// let errors = read(r#"{"yuanheng_plan": 3, "kind": "reference_task_v1"}"#);
/// assert_eq!(errors, Err(vec![FileError::OtherVersion { found: 3 }]));
/// ```
pub fn read(text: &str) -> Result<PlanFile, Vec<FileError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![FileError::NotJson { line: error.line(), column: error.column() }])?;
    let Value::Object(mut file) = value else { return Err(vec![FileError::NotAnObject]) };
    let version = match file.remove("yuanheng_plan").and_then(|version| version.as_u64()) {
        None => return Err(vec![FileError::NoVersion]),
        Some(known @ 1..=VERSION) => known,
        Some(found) => return Err(vec![FileError::OtherVersion { found }]),
    };
    let kind = file.remove("kind");
    match kind.as_ref().and_then(Value::as_str) {
        Some("reference_task_v1") => read_reference(&file).map(|plan| PlanFile::Reference(Box::new(plan))),
        Some("park_v1") => read_park(&file, version).map(|park| PlanFile::Park(Box::new(park))),
        found => Err(vec![FileError::UnknownKind { found: found.map(Into::into) }]),
    }
}

fn read_reference(file: &Map<String, Value>) -> Result<reference::CheckedPlan, Vec<FileError>> {
    let (given, mut errors) = numbers("", file);
    let (plan, wrong) = reference::Plan::read(given);
    errors.extend(in_section("", wrong));
    if !errors.is_empty() {
        return Err(errors);
    }
    plan.check().map_err(|errors| in_section("", errors))
}

fn read_park(file: &Map<String, Value>, version: u64) -> Result<Park, Vec<FileError>> {
    let mut errors = Vec::new();
    let known = ["preset", "plan", "assumptions", "services", "fiscal"];
    let unknown = file.keys().filter(|name| !known.contains(&name.as_str()));
    errors.extend(unknown.map(|name| FileError::UnknownField { path: name.clone() }));

    let mut kind = PlanKind::Landlord;
    if let Some(preset) = file.get("preset") {
        match preset.as_str().and_then(|word| PRESETS.iter().position(|known| *known == word)) {
            Some(place) => kind = PlanKind::ALL[place],
            None => errors.push(FileError::WrongType { path: "preset".into(), expected: Expected::Preset }),
        }
    }
    let mut plan = PlanSet::default().plan(kind);
    for (name, value) in section("plan", file, &mut errors) {
        match ParameterId::from_name(name) {
            Some(id) => plan.set(id, value),
            None => errors.push(FileError::UnknownField { path: format!("plan.{name}") }),
        }
    }
    let (assumptions, wrong) = Assumptions::read(section("assumptions", file, &mut errors));
    errors.extend(in_section("assumptions", wrong));
    let mut services = None;
    if file.contains_key("services") && version < SERVICES_SINCE {
        errors.push(FileError::LaterSection { path: "services", since: SERVICES_SINCE });
    } else if file.contains_key("services") {
        let (read, wrong) = Services::read(section("services", file, &mut errors));
        errors.extend(in_section("services", wrong));
        services = Some(read);
    }
    let mut fiscal = None;
    if file.contains_key("fiscal") {
        let (read, mut wrong) = Fiscal::read(section("fiscal", file, &mut errors));
        if wrong.is_empty() {
            wrong = read.refuse();
        }
        if wrong.is_empty() {
            wrong = read.contradictions();
        }
        errors.extend(in_section("fiscal", wrong));
        fiscal = Some(read);
    }
    let plan = plan.check().map_err(|errors| errors.into_iter().map(FileError::Plan).collect::<Vec<_>>());
    let plan = match (plan, errors.is_empty()) {
        (Ok(plan), true) => plan,
        (plan, _) => return Err(errors.into_iter().chain(plan.err().unwrap_or_default()).collect()),
    };
    let case = Case::new(plan, assumptions).map_err(|errors| in_section("assumptions", errors));
    let case = case?.serving(services).map_err(|errors| in_section("services", errors))?;
    Ok(Park { case, fiscal })
}

/// The version that first had services by kind.
const SERVICES_SINCE: u64 = 2;

fn in_section(section: &'static str, errors: Vec<FieldError>) -> Vec<FileError> {
    errors.into_iter().map(|error| FileError::Number { section, error }).collect()
}

/// The numbers of an object within the file; nothing where it is not there.
fn section<'a>(name: &str, file: &'a Map<String, Value>, errors: &mut Vec<FileError>) -> Vec<(&'a str, f64)> {
    match file.get(name) {
        None => Vec::new(),
        Some(Value::Object(section)) => {
            let (given, wrong) = numbers(name, section);
            errors.extend(wrong);
            given
        }
        Some(_) => {
            errors.push(FileError::WrongType { path: name.into(), expected: Expected::Section });
            Vec::new()
        }
    }
}

/// The numbers of a section, and what in it is none.
fn numbers<'a>(section: &str, file: &'a Map<String, Value>) -> (Vec<(&'a str, f64)>, Vec<FileError>) {
    let (mut given, mut errors) = (Vec::new(), Vec::new());
    for (name, value) in file {
        match value.as_f64() {
            Some(value) => given.push((name.as_str(), value)),
            None => {
                let path = if section.is_empty() { name.clone() } else { format!("{section}.{name}") };
                errors.push(FileError::WrongType { path, expected: Expected::Number });
            }
        }
    }
    (given, errors)
}
