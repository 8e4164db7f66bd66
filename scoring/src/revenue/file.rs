//! A plan file: JSON with a version, a kind, and the numbers of that kind under their names.

use serde_json::{Map, Value};

use super::{FieldError, reference};

/// The version this reads; a file of another is refused, not guessed at.
pub const VERSION: u64 = 1;

/// A plan file that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanFile {
    /// `reference_task_v1`.
    Reference(reference::CheckedPlan),
}

/// Kinds of plan files.
pub const KINDS: [&str; 1] = ["reference_task_v1"];

/// What is wrong with a plan file.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Lines and columns count from 1.
    NotJson { line: usize, column: usize },
    /// The file as a whole is no object.
    NotAnObject,
    /// `yuanheng_plan` is missing, or no version.
    NoVersion,
    /// Written in a format this does not read.
    OtherVersion { found: u64 },
    /// `kind` is missing or none of [`KINDS`].
    UnknownKind { found: Option<String> },
    /// Something other than what belongs there.
    WrongType { path: String, expected: Expected },
    /// A number of the section (empty for the top of the file) is wrong.
    Number { section: &'static str, error: FieldError },
}

/// What belongs in a place of a plan file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Number,
}

/// Reads a plan file.
///
/// *Format*: an object with `"yuanheng_plan": 1`, `"kind"`, and what the kind needs: for `reference_task_v1` every number of
/// [`reference::Plan`]. A mark of the byte order before it is passed over.
///
/// # Errors
/// Every [`FileError`] found, in the order of the file's fields; one alone where the file cannot be read further.
///
/// *Cost*: O(bytes).
///
/// ```
/// use scoring::revenue::file::{FileError, read};
/// let errors = read(r#"{"yuanheng_plan": 2, "kind": "reference_task_v1"}"#);
/// assert_eq!(errors, Err(vec![FileError::OtherVersion { found: 2 }]));
/// ```
pub fn read(text: &str) -> Result<PlanFile, Vec<FileError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![FileError::NotJson { line: error.line(), column: error.column() }])?;
    let Value::Object(mut file) = value else { return Err(vec![FileError::NotAnObject]) };
    match file.remove("yuanheng_plan").and_then(|version| version.as_u64()) {
        None => return Err(vec![FileError::NoVersion]),
        Some(VERSION) => {}
        Some(found) => return Err(vec![FileError::OtherVersion { found }]),
    }
    let kind = file.remove("kind");
    match kind.as_ref().and_then(Value::as_str) {
        Some("reference_task_v1") => read_reference(&file).map(PlanFile::Reference),
        found => Err(vec![FileError::UnknownKind { found: found.map(Into::into) }]),
    }
}

fn read_reference(file: &Map<String, Value>) -> Result<reference::CheckedPlan, Vec<FileError>> {
    let (given, mut errors) = numbers("", file);
    let (plan, wrong) = reference::Plan::read(given);
    errors.extend(wrong.into_iter().map(|error| FileError::Number { section: "", error }));
    if !errors.is_empty() {
        return Err(errors);
    }
    let named = |error| FileError::Number { section: "", error };
    plan.check().map_err(|errors| errors.into_iter().map(named).collect())
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
