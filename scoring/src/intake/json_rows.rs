//! Rows written as JSON: a list of objects, bare or inside `{"data": …}` as programs answer.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::Limits;
use super::row::RawRow;
use super::table::{self, RawTable};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Where rows lie in what programs answer, outermost first.
const WRAPPINGS: [&str; 8] = ["data", "rows", "records", "list", "items", "result", "results", "content"];
/// `{"result": {"data": {"rows": […]}}}`
const MAX_DEPTH: usize = 3;

/// What JSON can hold, keys in the order of the file: it becomes the order of columns.
enum Json {
    Nothing,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The rows as a table, a column for each key in order of first appearance; what lies deeper is joined to its key with a dot. `None`
/// after a fatal problem.
pub(super) fn parse(file: &str, text: &str, limits: &Limits, problems: &mut Findings) -> Option<RawTable> {
    let mut refuse = |kind| {
        problems.push(Problem::new(Severity::Fatal, At::file(file), kind));
        None
    };
    let json: Json = match serde_json::from_str(text.trim_start_matches('\u{FEFF}')) {
        Ok(json) => json,
        Err(error) => return refuse(ProblemKind::BadJson { message: error.to_string() }),
    };
    let Some(records) = rows_in(json, 0) else { return refuse(ProblemKind::NoJsonRows) };
    let mut header: Vec<String> = Vec::new();
    let mut columns: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(records.len());
    let mut n_cells = 0usize;
    for record in records {
        let mut cells = vec![String::new(); header.len()];
        let mut put = |key: String, text: String| {
            let at = *columns.entry(key).or_insert_with_key(|key| {
                header.push(key.clone());
                header.len() - 1
            });
            if at >= cells.len() {
                cells.resize(at + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(at) {
                *cell = text;
            }
        };
        flatten("", record, &mut put);
        n_cells += cells.len();
        if header.len() > limits.columns {
            return refuse(ProblemKind::TooManyColumns { n: header.len(), limit: limits.columns });
        }
        if n_cells > limits.cells {
            return refuse(ProblemKind::TooManyCells { limit: limits.cells });
        }
        rows.push(cells);
    }
    let width = header.len();
    // A record that ends early lacks keys, not cells.
    let padded = |cells: &[String]| -> Vec<String> {
        cells.iter().cloned().chain(std::iter::repeat_n(String::new(), width.saturating_sub(cells.len()))).collect()
    };
    let row = |number: usize, cells: &[String]| {
        RawRow::new(u32::try_from(number).unwrap_or(u32::MAX), padded(cells).iter().map(String::as_str))
    };
    let numbered = rows.iter().enumerate().map(|(index, cells)| row(index + 1, cells));
    let all = std::iter::once(row(1, &header)).chain(numbered).collect();
    table::of_rows(file, all, limits, problems)
}

/// The first list of objects.
fn rows_in(json: Json, depth: usize) -> Option<Vec<Json>> {
    match json {
        Json::List(items) if items.iter().any(|item| matches!(item, Json::Object(_))) => Some(items),
        Json::Object(mut members) if depth < MAX_DEPTH => WRAPPINGS.iter().find_map(|name| {
            let at = members.iter().position(|(key, _)| key.eq_ignore_ascii_case(name))?;
            rows_in(members.swap_remove(at).1, depth + 1)
        }),
        _ => None,
    }
}

fn flatten(key: &str, json: Json, put: &mut dyn FnMut(String, String)) {
    match json {
        Json::Nothing => put(key.into(), String::new()),
        Json::Text(text) => put(key.into(), text),
        Json::Object(members) => {
            for (name, member) in members {
                let name = if key.is_empty() { name } else { format!("{key}.{name}") };
                flatten(&name, member, put);
            }
        }
        Json::List(items) => {
            let mut texts = Vec::new();
            for item in items {
                flatten("", item, &mut |_, text| texts.push(text));
            }
            put(key.into(), texts.join("; "));
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Text(if value { "TRUE" } else { "FALSE" }.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
