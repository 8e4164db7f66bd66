//! The descriptor of a data package (Frictionless), as far as a dataset needs it.

use serde_json::Value;

use super::table::stem;
use crate::model::{At, Findings, Problem, ProblemKind, Severity, Source, Text};

/// What `datapackage.json` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// File name of the descriptor, as in [`At`].
    pub file: String,
    pub name: String,
    pub title: Text,
    pub description: Text,
    pub licence: String,
    pub sources: Vec<Source>,
    pub resources: Vec<Resource>,
    /// The figures were generated.
    pub synthetic: bool,
    /// Partial scenario that the dataset asks for; an empty object when it asks for nothing.
    pub scenario: Value,
    /// What was found when the dataset was first loaded, with the fingerprint it had then: it holds as long as that is the same.
    pub found: Option<(String, Vec<Problem>)>,
    /// Text of its tables that begins with an apostrophe has one more than it had.
    pub is_guarded: bool,
}

/// Stands before text that a spreadsheet would run as a formula, where the descriptor says so under `yuanheng.text_guard`.
pub(crate) const GUARD: &str = "'";

/// A table the package lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    pub name: String,
    /// Relative to the descriptor.
    pub path: String,
}

/// Reads a descriptor; `None` after a fatal problem.
pub(super) fn parse(file: &str, text: &str, problems: &mut Findings) -> Option<Package> {
    let mut refuse = |message: String| {
        problems.push(Problem::new(Severity::Fatal, At::file(file), ProblemKind::BadJson { message }));
    };
    let json: Value = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            refuse(error.to_string());
            return None;
        }
    };
    let Some(resources) = json.get("resources").and_then(Value::as_array) else {
        refuse("no list `resources`".into());
        return None;
    };
    let own = json.get("yuanheng").unwrap_or(&Value::Null);
    Some(Package {
        file: file.into(),
        name: word(&json, "name"),
        title: text_of(&json, "title"),
        description: text_of(&json, "description"),
        licence: list(&json, "licenses").map(licence_of).collect::<Vec<_>>().join("; "),
        sources: list(&json, "sources").map(source_of).collect(),
        resources: resources.iter().filter_map(resource_of).collect(),
        synthetic: own.get("synthetic").and_then(Value::as_bool).unwrap_or(false),
        found: own.get("found").and_then(|found| found_of(file, found, problems)),
        is_guarded: own.get("text_guard").and_then(Value::as_str) == Some(GUARD),
        scenario: own.get("scenario").cloned().unwrap_or_else(|| Value::Object(serde_json::Map::new())),
    })
}

/// What takes the means of the larger reader: it asks for that one.
#[cfg(not(feature = "workbooks"))]
fn found_of(file: &str, _: &Value, problems: &mut Findings) -> Option<(String, Vec<Problem>)> {
    problems.push(Problem::new(Severity::Fatal, At::file(file), ProblemKind::WorkbookUnread));
    None
}

/// None of it is fatal, as the dataset was loaded; what says otherwise was written by somebody else and is not heard.
#[cfg(feature = "workbooks")]
fn found_of(_: &str, json: &Value, _: &mut Findings) -> Option<(String, Vec<Problem>)> {
    let problems = json.get("problems").and_then(|list| serde_json::from_value::<Vec<Problem>>(list.clone()).ok())?;
    let is_plain = problems.iter().all(|problem| problem.severity != Severity::Fatal);
    is_plain.then(|| (word(json, "fingerprint"), problems))
}

fn list<'a>(json: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    json.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn word(json: &Value, key: &str) -> String {
    json.get(key).and_then(Value::as_str).unwrap_or_default().to_string()
}

fn text_of(json: &Value, key: &str) -> Text {
    Text::new(word(json, key), word(json, &format!("{key}_en")))
}

fn licence_of(json: &Value) -> String {
    let title = word(json, "title");
    if title.is_empty() { word(json, "name") } else { title }
}

fn source_of(json: &Value) -> Source {
    Source { title: text_of(json, "title"), link: word(json, "path") }
}

fn resource_of(json: &Value) -> Option<Resource> {
    let path = match json.get("path")? {
        Value::String(path) => path.clone(),
        Value::Array(parts) => parts.first()?.as_str()?.to_string(),
        _ => return None,
    };
    let name = word(json, "name").to_lowercase();
    Some(Resource { name: if name.is_empty() { stem(&path) } else { name }, path })
}
