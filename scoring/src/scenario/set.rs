//! One setting by its path, as a command line gives it: `normalise.method=zscore`.

use serde_json::{Map, Value};

use super::read::{FieldError, FieldErrorKind, ScenarioError, from_value};

/// Why an assignment cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetError {
    /// No `=`, or nothing before it.
    NotAnAssignment,
    /// No such field, or the value does not fit it.
    Field(FieldError),
}

/// Fields whose own fields are codes: what follows them is one name, dots and all.
const OPEN_FIELDS: [&str; 13] = [
    "weights.",
    "weigh.at.",
    "treat.denominators.",
    "treat.transforms.",
    "normalise.indicators.",
    "normalise.goalposts.",
    "aggregate.nodes.",
    "rank.bounds.",
    "rank.thresholds.",
    "filter.",
    "rules.adjustments.",
    "scheme.map.",
    "scheme.entered.",
];

/// Makes one assignment in scenario JSON. The value is JSON, or else a word; a list may be written `A,B`.
///
/// # Errors
/// [`SetError`], and `scenario` is as before.
pub fn set(scenario: &mut Value, assignment: &str) -> Result<(), SetError> {
    let (path, text) = assignment.split_once('=').ok_or(SetError::NotAnAssignment)?;
    let keys = keys_of(path.trim());
    if keys.iter().any(String::is_empty) {
        return Err(SetError::NotAnAssignment);
    }
    let text = text.trim();
    let json = serde_json::from_str(text).ok();
    let word = Value::String(text.into());
    let list = Value::Array(text.split(',').map(|word| Value::String(word.trim().into())).collect());
    // Text that is a JSON object was meant as one, and not as words with a comma between.
    let guesses = if json.as_ref().is_some_and(Value::is_object) { Vec::new() } else { vec![word, list] };
    let mut first_error = None;
    // A period of `2018` is a word although it is also a number, and `drop=LPI` means a list of one.
    for value in json.into_iter().chain(guesses) {
        match fault_at(&keys, value.clone()) {
            None => {
                put(scenario, &keys, value);
                return Ok(());
            }
            Some(error) => first_error = first_error.or(Some(error)),
        }
    }
    first_error.map_or(Ok(()), |error| Err(SetError::Field(error)))
}

fn keys_of(path: &str) -> Vec<String> {
    let open = OPEN_FIELDS.iter().find_map(|open| path.strip_prefix(open).map(|rest| (open, rest)));
    let (fixed, code) = open.map_or((path, None), |(open, rest)| (open.trim_end_matches('.'), Some(rest)));
    fixed.split('.').chain(code).map(String::from).collect()
}

/// What is wrong with a scenario that has only this field.
fn fault_at(keys: &[String], value: Value) -> Option<FieldError> {
    let mut alone = Value::Object(Map::new());
    put(&mut alone, keys, value);
    match from_value(&alone) {
        Err(ScenarioError::Fields(errors)) => errors.into_iter().next(),
        Err(_) => Some(FieldError {
            path: keys.join("."),
            kind: FieldErrorKind::WrongType,
            detail: String::from("not a version this program reads"),
        }),
        Ok(_) => None,
    }
}

fn put(target: &mut Value, keys: &[String], value: Value) {
    let Some((key, inner)) = keys.split_first() else {
        *target = value;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(fields) = target {
        put(fields.entry(key.clone()).or_insert(Value::Null), inner, value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::scenario::FieldErrorKind;

    fn check(assignments: &[&str], expect: Value) {
        let mut scenario = json!({});
        for assignment in assignments {
            assert_eq!(set(&mut scenario, assignment), Ok(()), "{assignment}");
        }
        assert_eq!(scenario, expect);
        assert!(from_value(&scenario).is_ok());
    }

    #[test]
    fn every_kind_of_field_can_be_set() {
        check(&["normalise.method=zscore", "normalise.sd=2"], json!({"normalise": {"method": "zscore", "sd": 2}}));
        check(&["normalise.range=[1,100]"], json!({"normalise": {"range": [1, 100]}}));
        check(&["weights.a.b=2", "weights.LPI = 0.5"], json!({"weights": {"a.b": 2, "LPI": 0.5}}));
        check(&["period=2018"], json!({"period": "2018"}));
        check(&["drop=LPI,Ship"], json!({"drop": ["LPI", "Ship"]}));
        check(&["drop=[\"LPI\"]"], json!({"drop": ["LPI"]}));
        check(&["treat.missing=group_mean:GDP_group"], json!({"treat": {"missing": "group_mean:GDP_group"}}));
        check(
            &["treat.outliers.winsorise=3", "treat.outliers.then=boxcox", "treat.transforms.GDP=log"],
            json!({"treat": {"outliers": {"winsorise": 3, "then": "boxcox"}, "transforms": {"GDP": "log"}}}),
        );
        check(
            &["normalise.indicators.a.b={\"best\":[40,60]}", "treat.missing=row_mean:siblings"],
            json!({"normalise": {"indicators": {"a.b": {"best": [40, 60]}}}, "treat": {"missing": "row_mean:siblings"}}),
        );
        check(&["treat.denominate=true"], json!({"treat": {"denominate": true}}));
        check(
            &["aggregate.levels=[\"arithmetic\",\"geometric\"]"],
            json!({"aggregate": {"levels": ["arithmetic", "geometric"]}}),
        );
        check(&["normalise.goalposts={\"X\":[0,1]}"], json!({"normalise": {"goalposts": {"X": [0, 1]}}}));
        check(
            &["rules.most_bonus=5", "rules.grading.within=size"],
            json!({"rules": {"most_bonus": 5, "grading": {"within": "size"}}}),
        );
        check(
            &["rules.adjustments.p.1={\"grade\":\"B\",\"reason\":\"new\"}"],
            json!({"rules": {"adjustments": {"p.1": {"grade": "B", "reason": "new"}}}}),
        );
        check(
            &["scheme.id=huangyan", "scheme.map.u.1=TAX", "scheme.entered.u2={\"p\":3}"],
            json!({"scheme": {"id": "huangyan", "map": {"u.1": "TAX"}, "entered": {"u2": {"p": 3}}}}),
        );
        check(
            &["rank.method=vikor", "rank.v=0.4", "rank.bounds.a.b=[0,1]", "aggregate.nodes.a.b=copeland"],
            json!({"rank": {"method": "vikor", "v": 0.4, "bounds": {"a.b": [0, 1]}}, "aggregate": {"nodes": {"a.b": "copeland"}}}),
        );
        check(&["filter.region=东部"], json!({"filter": {"region": ["东部"]}}));
    }

    #[test]
    fn a_wrong_assignment_changes_nothing() {
        let before = json!({"normalise": {"method": "rank"}});
        for (assignment, kind) in [
            ("normalise.method=magic", FieldErrorKind::UnknownWord),
            ("normalise.colour=1", FieldErrorKind::UnknownField),
            ("nonsense=1", FieldErrorKind::UnknownField),
            ("weights.A=heavy", FieldErrorKind::WrongType),
            ("rules.adjustments.p={\"grade\":\"B\",\"reason\":\" \"}", FieldErrorKind::WrongType),
        ] {
            let mut scenario = before.clone();
            match set(&mut scenario, assignment) {
                Err(SetError::Field(error)) => assert_eq!(error.kind, kind, "{assignment}"),
                other => panic!("{assignment}: {other:?}"),
            }
            assert_eq!(scenario, before);
        }
        assert_eq!(set(&mut json!({}), "weights"), Err(SetError::NotAnAssignment));
        assert_eq!(set(&mut json!({}), "=1"), Err(SetError::NotAnAssignment));
    }
}
