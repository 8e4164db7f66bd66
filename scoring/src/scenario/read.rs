//! Scenario JSON → [`Scenario`], naming every field that does not fit.

use serde_json::{Map, Value};

use super::{SCENARIO_VERSION, Scenario};

/// Why a text is no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    NotJson {
        line: usize,
        column: usize,
    },
    NotAnObject,
    /// `yuanheng` is not a positive whole number.
    NotAVersion,
    /// Written in a newer format than this program reads.
    NewerVersion {
        found: u64,
        known: u32,
    },
    /// Every field that is unknown or of the wrong type.
    Fields(Vec<FieldError>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// As `--set` takes it: `normalise.method`.
    pub path: String,
    pub kind: FieldErrorKind,
    /// What was met and what was expected, in the reader's technical English.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldErrorKind {
    UnknownField,
    /// A word that is not among the field's choices.
    UnknownWord,
    WrongType,
}

/// Reads a scenario as it stands: a field that is absent has the library's default.
///
/// # Errors
/// [`ScenarioError`], with every field that does not fit.
pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
    from_value(&value_of(text)?)
}

/// Reads a scenario for a dataset with these defaults ([`Dataset::defaults`](crate::model::Dataset::defaults)).
///
/// One with a fingerprint was written whole by this program and is taken as it stands; one without was written by hand and is laid
/// over the dataset's own method.
///
/// # Errors
/// [`ScenarioError`], with every field that does not fit.
pub fn open(text: &str, defaults: &Value) -> Result<Scenario, ScenarioError> {
    let value = value_of(text)?;
    let is_whole = value.get("fingerprint").is_some_and(Value::is_string);
    if is_whole { from_value(&value) } else { with_defaults(defaults, value) }
}

/// A partial scenario laid over a dataset's defaults; objects merge field by field, `null` takes a field back to the library's default.
///
/// # Errors
/// [`ScenarioError`] of the defaults, else of the result.
pub fn with_defaults(defaults: &Value, chosen: Value) -> Result<Scenario, ScenarioError> {
    let mut merged = match defaults {
        Value::Null => Value::Object(Map::new()),
        defaults => {
            from_value(defaults)?;
            defaults.clone()
        }
    };
    match chosen {
        Value::Null => {}
        Value::Object(_) => merge(&mut merged, chosen),
        _ => return Err(ScenarioError::NotAnObject),
    }
    from_value(&merged)
}

/// The value as a scenario.
///
/// # Errors
/// [`ScenarioError`], with every field that does not fit.
pub fn from_value(value: &Value) -> Result<Scenario, ScenarioError> {
    let Value::Object(fields) = value else {
        return Err(ScenarioError::NotAnObject);
    };
    if let Some(version) = fields.get("yuanheng") {
        match version.as_u64() {
            Some(found) if found > u64::from(SCENARIO_VERSION) => {
                return Err(ScenarioError::NewerVersion { found, known: SCENARIO_VERSION });
            }
            Some(1..) => {}
            _ => return Err(ScenarioError::NotAVersion),
        }
    }
    Scenario::deserialize_value(value.clone()).map_err(|detail| {
        let mut errors = Vec::new();
        find_faults(value, &mut Vec::new(), &mut errors);
        if errors.is_empty() {
            errors.push(FieldError { path: String::new(), kind: kind_of(&detail), detail });
        }
        ScenarioError::Fields(errors)
    })
}

fn value_of(text: &str) -> Result<Value, ScenarioError> {
    serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
        .map_err(|error| ScenarioError::NotJson { line: error.line(), column: error.column() })
}

/// Lays `over` on `under`: objects field by field, `null` removes, anything else replaces.
fn merge(under: &mut Value, over: Value) {
    let Value::Object(fields) = over else {
        *under = over;
        return;
    };
    if !under.is_object() {
        *under = Value::Object(Map::new());
    }
    let Value::Object(target) = under else { return };
    for (key, value) in fields {
        if value.is_null() {
            target.remove(&key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// Tries each field alone, so that every one that does not fit is named and not only the first.
fn find_faults(value: &Value, path: &mut Vec<String>, errors: &mut Vec<FieldError>) {
    let Value::Object(fields) = value else { return };
    for (key, field) in fields {
        path.push(key.clone());
        let is_object = field.is_object();
        let probe = if is_object { Value::Object(Map::new()) } else { field.clone() };
        match Scenario::deserialize_value(alone(path, probe)) {
            Ok(_) if is_object => find_faults(field, path, errors),
            Ok(_) => {}
            Err(detail) => errors.push(FieldError { path: path.join("."), kind: kind_of(&detail), detail }),
        }
        path.pop();
    }
}

/// An object with nothing but this field.
fn alone(path: &[String], leaf: Value) -> Value {
    path.iter().rev().fold(leaf, |inner, key| Value::Object(Map::from_iter([(key.clone(), inner)])))
}

/// serde tells its kinds of error apart only by the beginning of the text, which its documentation fixes.
fn kind_of(detail: &str) -> FieldErrorKind {
    if detail.starts_with("unknown field") {
        FieldErrorKind::UnknownField
    } else if detail.starts_with("unknown variant") {
        FieldErrorKind::UnknownWord
    } else {
        FieldErrorKind::WrongType
    }
}

impl Scenario {
    fn deserialize_value(value: Value) -> Result<Self, String> {
        serde_json::from_value(value).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::scenario::{Mean, NormaliseMethod};

    fn faults(value: Value) -> Vec<(String, FieldErrorKind)> {
        match from_value(&value) {
            Err(ScenarioError::Fields(errors)) => errors.into_iter().map(|error| (error.path, error.kind)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_field_that_does_not_fit_is_named() {
        let bad = json!({
            "nonsense": {"deep": 1}, "weights": {"A": "heavy", "B": 2.0}, "normalise": {"method": "magic", "range": [0, 1], "x": 1},
            "period": 2018, "drop": "A"
        });
        let expect = [
            ("drop", FieldErrorKind::WrongType),
            ("nonsense", FieldErrorKind::UnknownField),
            ("normalise.method", FieldErrorKind::UnknownWord),
            ("normalise.x", FieldErrorKind::UnknownField),
            ("period", FieldErrorKind::WrongType),
            ("weights.A", FieldErrorKind::WrongType),
        ];
        assert_eq!(faults(bad), expect.map(|(path, kind)| (path.to_string(), kind)));
    }

    #[test]
    fn versions_and_texts_that_cannot_be_read_say_why() {
        assert_eq!(
            parse("{\"yuanheng\": 99}"),
            Err(ScenarioError::NewerVersion { found: 99, known: SCENARIO_VERSION })
        );
        assert_eq!(parse("{\"yuanheng\": \"1\"}"), Err(ScenarioError::NotAVersion));
        assert_eq!(parse("{\"yuanheng\": 0}"), Err(ScenarioError::NotAVersion));
        assert_eq!(parse("[]"), Err(ScenarioError::NotAnObject));
        assert_eq!(parse("{\n\"drop\": [}"), Err(ScenarioError::NotJson { line: 2, column: 10 }));
        assert_eq!(parse("{}"), Ok(Scenario::default()));
    }

    #[test]
    fn a_hand_written_scenario_lies_over_the_datasets_own_method() {
        let defaults =
            json!({"normalise": {"method": "goalposts", "range": [0.0, 1.0]}, "aggregate": {"method": "geometric"}});
        let open = |value: Value| open(&value.to_string(), &defaults).expect("a scenario");
        let part = open(json!({"normalise": {"range": [0.0, 10.0]}}));
        assert_eq!((part.normalise.method, part.normalise.range), (NormaliseMethod::Goalposts, [0.0, 10.0]));
        assert_eq!(part.aggregate.method, Mean::Geometric);
        let back = open(json!({"normalise": null}));
        assert_eq!((back.normalise.method, back.aggregate.method), (NormaliseMethod::MinMax, Mean::Geometric));
        let whole = open(json!({"yuanheng": 1, "fingerprint": "00"}));
        assert_eq!((whole.normalise.method, whole.aggregate.method), (NormaliseMethod::MinMax, Mean::Arithmetic));
        assert!(with_defaults(&json!({"normalise": 1}), Value::Null).is_err());
    }
}
