//! XLSX: the sheets' cells, with what the file says about hidden and merged ones.

use super::members::Members;
use super::sheet::{Area, Budget, Sheet, Value};
use super::xlsx_parts::{Parts, SheetEntry};
use super::xml::{Element, Piece, each};
use super::{Trouble, xlsx_parts};
use crate::intake::{Input, Limits};

/// Reads every worksheet in the order of their tabs.
pub(super) fn read(input: &Input, limits: &Limits, budget: &mut Budget) -> Result<Vec<Sheet>, Trouble> {
    let mut members = Members::open(input, limits)?;
    let parts = xlsx_parts::read(&mut members, budget)?;
    let mut sheets = Vec::new();
    for entry in &parts.sheets {
        sheets.push(members.need(&entry.path, |source| read_sheet(entry, &parts, source, budget))?);
    }
    Ok(sheets)
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    style: usize,
    text: String,
    has_value: bool,
    has_formula: bool,
    /// Text is being read: of a value, or of text that stands in the cell itself.
    is_in_text: bool,
    is_in_reading: bool,
}

fn read_sheet(
    entry: &SheetEntry,
    parts: &Parts,
    source: &mut dyn std::io::BufRead,
    budget: &mut Budget,
) -> Result<Sheet, Trouble> {
    let mut sheet = Sheet::new(&entry.name, entry.is_hidden);
    // Where rows and cells do not say where they are, they follow one another.
    let (mut next_row, mut next_column) = (0u32, 0u32);
    let mut cell: Option<Open> = None;
    each(&entry.path, source, |piece| {
        match piece {
            Piece::Open(element) => match (element.name(), &mut cell) {
                ("col", None) if element.is_on("hidden") => {
                    if let (Some(from), Some(to)) = (element.number::<u32>("min"), element.number::<u32>("max")) {
                        sheet.hide_columns([from.max(1) - 1, to.max(1) - 1]);
                    }
                }
                ("row", None) => {
                    next_row = element.number::<u32>("r").map_or(next_row, |row| row.max(1) - 1);
                    next_column = 0;
                    if element.is_on("hidden") {
                        sheet.hide_rows([next_row, next_row]);
                    }
                }
                ("c", None) => {
                    let (row, column) = element
                        .attribute("r")
                        .and_then(|reference| position(&reference))
                        .unwrap_or((next_row, next_column));
                    next_column = column.saturating_add(1);
                    cell = Some(open_cell(element, row, column));
                }
                ("f", Some(cell)) => cell.has_formula = true,
                ("v", Some(cell)) => (cell.has_value, cell.is_in_text) = (true, true),
                ("t", Some(cell)) => (cell.has_value, cell.is_in_text) = (true, !cell.is_in_reading),
                ("rPh", Some(cell)) => cell.is_in_reading = true,
                ("mergeCell", None) => {
                    let area = element.attribute("ref").and_then(|reference| area_of(&reference));
                    area.into_iter().for_each(|area| sheet.merge(area));
                }
                _ => {}
            },
            Piece::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.is_in_text) {
                    cell.text.push_str(text);
                }
            }
            Piece::Close("v" | "t") => cell.iter_mut().for_each(|cell| cell.is_in_text = false),
            Piece::Close("rPh") => cell.iter_mut().for_each(|cell| cell.is_in_reading = false),
            Piece::Close("c") => {
                if let Some(cell) = cell.take() {
                    let (row, column) = (cell.row, cell.column);
                    if let Some(value) = value_of(cell, parts) {
                        sheet.put(row, column, value, budget)?;
                    }
                }
            }
            Piece::Close("row") => next_row = next_row.saturating_add(1),
            Piece::Close(_) => {}
        }
        Ok(())
    })?;
    Ok(sheet)
}

fn open_cell(element: &Element<'_>, row: u32, column: u32) -> Open {
    let kind = element.attribute("t").unwrap_or_default();
    Open { row, column, kind, style: element.number("s").unwrap_or(0), ..Open::default() }
}

fn value_of(cell: Open, parts: &Parts) -> Option<Value> {
    if !cell.has_value || (cell.text.is_empty() && cell.kind != "s") {
        // An empty text is a result too.
        return (cell.has_formula && cell.kind != "str").then_some(Value::NotComputed);
    }
    let format = || parts.formats.get(cell.style).copied().unwrap_or_default();
    let text = cell.text.trim();
    Some(match cell.kind.as_str() {
        "s" => Value::Text(text.parse::<usize>().ok().and_then(|at| parts.strings.get(at)).cloned()?),
        "b" => Value::Bool(text == "1" || text == "true"),
        "e" => Value::Error(text.into()),
        "str" | "inlineStr" => Value::Text(cell.text),
        // A day as text, as few programs write it.
        "d" => Value::Text(text.trim_end_matches("T00:00:00").replace('T', " ")),
        _ => match text.parse::<f64>() {
            Ok(number) => Value::Number { number, format: format(), epoch: parts.epoch },
            Err(_) => Value::Text(cell.text),
        },
    })
}

/// Row and column, from 0, of `AB12`.
fn position(reference: &str) -> Option<(u32, u32)> {
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(split);
    let mut column = 0u32;
    for letter in letters.bytes() {
        let step = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|&step| step < 26)?) + 1;
        column = column.checked_mul(26)?.checked_add(step)?;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn area_of(reference: &str) -> Option<Area> {
    let (from, to) = reference.split_once(':')?;
    let (from, to) = (position(from)?, position(to)?);
    Some(Area { rows: [from.0, to.0], columns: [from.1, to.1] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_places() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert!(["", "A", "1", "A0", "Ä1", "AAAAAAAAAAAAAAA1"].iter().all(|text| position(text).is_none()));
        assert_eq!(area_of("B2:C4"), Some(Area { rows: [1, 3], columns: [1, 2] }));
    }
}
