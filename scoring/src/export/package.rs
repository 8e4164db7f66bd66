//! A dataset as a data package: its tables as CSV, its framework, and a descriptor with all else that is known of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Cell, rows};
use crate::intake::{GUARD, Input};
use crate::model::{Dataset, GroupColumn, Problem};

/// Larger figures the reader takes for mistakes.
const LARGEST: f64 = 1e15;
/// More different numbers than this in a group's column, and the reader takes it for a measure.
const MOST_NUMBERS: usize = 12;

/// Why a dataset cannot be written so that it loads again as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PackageError {
    /// The categories of this group would be read as something else: they are all numbers, or its code is another column's.
    Group {
        code: String,
    },
    /// This figure is beyond what is read.
    Figure {
        code: String,
        value: f64,
    },
    NotWritten,
}

/// The files of a package: `datapackage.json`, `entities.csv`, `indicators.csv`, `values_wide.csv` (`values.csv` where a code cannot head
/// a column) and, where there are enterprises, `enterprises.csv`.
///
/// Loaded again they are the same dataset: the same bits in every figure and so the same fingerprint. What was found when it was loaded
/// first goes along, and is found again as long as nothing in the files has changed. Missing is an empty cell.
///
/// Text that a spreadsheet would run as a formula has an apostrophe in front, so that a park's name does nothing on the machine of whoever
/// opens a table in one. The descriptor says so (`yuanheng.text_guard`), text that begins with an apostrophe itself then has one more, and
/// the reader takes exactly one off.
///
/// # Errors
/// [`PackageError`], where it would load as another dataset.
///
/// *Cost*: O(cells).
pub fn package(dataset: &Dataset, problems: &[Problem]) -> Result<Vec<Input>, PackageError> {
    check(dataset)?;
    let framework = &dataset.framework;
    let codes: Vec<&str> = framework
        .leaves()
        .iter()
        .map(|&id| &*framework.node(id).code)
        .chain(dataset.denominators.iter().map(String::as_str))
        .collect();
    let (name, values) = match rows::can_head(&codes) {
        true => ("values_wide", rows::wide(dataset, &codes)),
        false => ("values", rows::long(dataset, &codes)),
    };
    let mut tables = vec![
        ("entities", rows::entities(dataset)),
        ("indicators", rows::framework(framework, &dataset.groups, &dataset.denominators)),
        (name, values),
    ];
    tables.extend(rows::enterprises(dataset).map(|rows| ("enterprises", rows)));
    let names: Vec<&str> = tables.iter().map(|(name, _)| *name).collect();
    let is_guarded = tables.iter().flat_map(|(_, rows)| rows.iter().flatten()).any(is_run);
    let described = serde_json::to_vec_pretty(&descriptor(dataset, problems, &names, is_guarded));
    let mut files = vec![Input::new("datapackage.json", described.map_err(|_| PackageError::NotWritten)?)];
    for (name, rows) in tables {
        files.push(Input::new(format!("{name}.csv"), csv(&rows, is_guarded).ok_or(PackageError::NotWritten)?));
    }
    Ok(files)
}

fn check(dataset: &Dataset) -> Result<(), PackageError> {
    if let Some(group) = dataset.groups.iter().find(|group| !is_read_as_group(group, &dataset.groups)) {
        return Err(PackageError::Group { code: group.code.clone() });
    }
    let leaves = dataset.framework.leaves();
    for panel in &dataset.panels {
        for (at, column) in panel.columns.iter().chain(&panel.denominators).enumerate() {
            if let Some(value) = column.present().find(|value| value.abs() > LARGEST) {
                let code = match leaves.get(at) {
                    Some(&leaf) => dataset.framework.node(leaf).code.clone(),
                    None => dataset.denominators.get(at - leaves.len()).cloned().unwrap_or_default(),
                };
                return Err(PackageError::Figure { code, value });
            }
        }
    }
    Ok(())
}

/// As the reader of entities tells groups from the rest.
fn is_read_as_group(group: &GroupColumn, all: &[GroupColumn]) -> bool {
    let code = group.code.as_str();
    let n_alike = all.iter().filter(|other| other.code == code).count();
    let is_english = code.strip_suffix("_en").is_some_and(|of| all.iter().any(|other| other.code == of));
    let is_taken = ["id", "name", "name_en"].iter().any(|taken| taken.eq_ignore_ascii_case(code));
    let is_idle_kind = code.eq_ignore_ascii_case("kind") && group.categories.len() < 2;
    let is_number = |text: &str| text.trim_end_matches('%').replace(',', "").trim().parse::<f64>().is_ok();
    let is_measure = group.categories.len() > MOST_NUMBERS
        && group.categories.iter().all(|category| category.zh().is_empty() || is_number(category.zh()));
    n_alike == 1 && !code.is_empty() && !code.contains('|') && !is_english && !is_taken && !is_idle_kind && !is_measure
}

fn descriptor(dataset: &Dataset, problems: &[Problem], tables: &[&str], is_guarded: bool) -> Value {
    let mut own = Map::new();
    own.insert("synthetic".into(), dataset.synthetic.into());
    if !dataset.defaults.is_null() {
        own.insert("scenario".into(), dataset.defaults.clone());
    }
    if !problems.is_empty() {
        let found = json!({ "fingerprint": dataset.fingerprint.0, "problems": problems });
        own.insert("found".into(), found);
    }
    if is_guarded {
        own.insert("text_guard".into(), GUARD.into());
    }
    let resources: Vec<Value> = tables
        .iter()
        .map(|name| {
            let path = format!("{name}.csv");
            json!({ "name": name, "path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8" })
        })
        .collect();
    let sources: Vec<Value> = dataset
        .sources
        .iter()
        .map(|source| json!({ "title": source.title.zh, "title_en": source.title.en, "path": source.link }))
        .collect();
    let licences: Vec<Value> = Some(&dataset.licence)
        .filter(|licence| !licence.is_empty())
        .map(|title| json!({ "title": title }))
        .into_iter()
        .collect();
    json!({
        "name": dataset.id,
        "title": dataset.title.zh,
        "title_en": dataset.title.en,
        "description": dataset.description.zh,
        "description_en": dataset.description.en,
        "licenses": licences,
        "sources": sources,
        "resources": resources,
        "yuanheng": own,
    })
}

/// A spreadsheet would take the cell for a formula and run it. What is a number stays one.
fn is_run(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    !is_number && text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Rows of any length: what is behind the last cell of one is empty.
fn csv(rows: &[Vec<Cell>], is_guarded: bool) -> Option<Vec<u8>> {
    let n_columns = rows.first().map_or(0, Vec::len);
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        let cell = |at: usize| match row.get(at) {
            Some(cell @ Cell::Text(text)) if is_guarded && (is_run(cell) || text.starts_with(GUARD)) => {
                [GUARD, text].concat()
            }
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Number(value)) => value.to_string(),
            Some(Cell::Missing) | None => String::new(),
        };
        writer.write_record((0..n_columns).map(cell)).ok()?;
    }
    writer.into_inner().ok()
}
