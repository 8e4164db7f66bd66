//! What is wrong with a plan file.

use scoring::revenue::file::{Expected, FileError, KINDS, PRESETS, VERSION};
use scoring::revenue::{FieldError, PlanError};

pub fn file_error(file: &str, error: &FileError) -> String {
    let said = match error {
        FileError::NotJson { line, column } => format!("not JSON: line {line}, column {column}"),
        FileError::NotAnObject => "must be an object".into(),
        FileError::NoVersion => {
            format!("`yuanheng_plan`: the version of the format is missing; this reads 1 to {VERSION}")
        }
        FileError::OtherVersion { found } => format!("written in format {found}; this reads 1 to {VERSION}"),
        FileError::LaterSection { path, since } => {
            format!("`{path}`: only since format {since}; set `yuanheng_plan` to {since} if that is meant")
        }
        FileError::UnknownKind { found: None } => format!("`kind`: missing; known: {}", KINDS.join(", ")),
        FileError::UnknownKind { found: Some(found) } => {
            format!("`kind`: there is no kind {found}; known: {}", KINDS.join(", "))
        }
        FileError::WrongType { path, expected } => format!("`{path}`: must be {}", what(*expected)),
        FileError::UnknownField { path } => format!("no field `{path}`"),
        FileError::Number { section, error } => field_error(section, error),
        FileError::Plan(error) => plan_error(error),
    };
    format!("{file}: {said}")
}

fn what(expected: Expected) -> String {
    match expected {
        Expected::Number => "a number".into(),
        Expected::Section => "an object of numbers".into(),
        Expected::Preset => format!("one of {}", PRESETS.join(", ")),
    }
}

pub fn field_error(section: &str, error: &FieldError) -> String {
    let path = |name: &str| if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") };
    match error {
        FieldError::Missing { name } => format!("`{}`: missing", path(name)),
        FieldError::Unknown { name } => format!("no field `{}`", path(name)),
        FieldError::OutOfRange { name, value, limits: [least, most] } => {
            format!("`{}`: {value} is not between {least} and {most}", path(name))
        }
        FieldError::NotWhole { name, value } => format!("`{}`: {value} is no whole number", path(name)),
        FieldError::Above { name, value, other, limit } => {
            format!("`{}`: {value} is more than {limit}, which `{}` allows", path(name), path(other))
        }
        FieldError::Below { name, value, other, limit } => {
            format!("`{}`: {value} is too little for `{}`, which asks for {limit}", path(name), path(other))
        }
        FieldError::NotOne { name, sum } => format!("`{}` and its likes sum to {sum}, not to 1", path(name)),
    }
}

fn plan_error(error: &PlanError) -> String {
    match error {
        PlanError::NotFinite { parameter } => format!("`plan.{}`: must be finite", parameter.name()),
        PlanError::OutOfRange { parameter, value, limits: [least, most] } => {
            format!("`plan.{}`: {value} is not between {least} and {most}", parameter.name())
        }
        PlanError::NotWhole { parameter, value } => format!("`plan.{}`: {value} is no whole number", parameter.name()),
        PlanError::AboveCap { parameter, value, cap, limit } => {
            format!("`plan.{}`: {value} is more than `plan.{}`, {limit}", parameter.name(), cap.name())
        }
    }
}
