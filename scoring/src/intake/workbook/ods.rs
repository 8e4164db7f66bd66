//! ODS: the tables of a spreadsheet's content, with what it says about hidden and merged ones.

use std::collections::BTreeSet;

use super::Trouble;
use super::format::{Epoch, Format};
use super::members::Members;
use super::sheet::{Area, Budget, Sheet, Value};
use super::xml::{Element, Piece, each};
use crate::intake::{Input, Limits};
use crate::model::ProblemKind;

const PART: &str = "content.xml";
/// Repetitions of an empty row or cell fill a sheet to its end; of filled ones more than this are no data.
const MAX_REPEATS: u32 = 1 << 20;

/// Reads every table in the order of their tabs.
pub(super) fn read(input: &Input, limits: &Limits, budget: &mut Budget) -> Result<Vec<Sheet>, Trouble> {
    let mut members = Members::open(input, limits)?;
    let manifest = "META-INF/manifest.xml";
    members.read(manifest, |source| {
        each(manifest, source, |piece| match piece {
            Piece::Open(element) if element.name() == "encryption-data" => {
                Err(Trouble::Problem(ProblemKind::EncryptedWorkbook))
            }
            _ => Ok(()),
        })
    })?;
    let mut reading = Reading::default();
    members.need(PART, |source| each(PART, source, |piece| reading.take(piece, budget)))?;
    Ok(reading.sheets)
}

#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    style: String,
    hidden_styles: BTreeSet<String>,
    /// How many tables are open: one may stand in a cell of another, and is not read.
    depth: usize,
    row: u32,
    row_repeats: u32,
    column: u32,
    defined_column: u32,
    cells: Vec<(u32, Value)>,
    cell: Option<Open>,
    /// Comments have paragraphs of their own.
    is_in_note: bool,
}

/// The cell that is being read.
struct Open {
    value: Option<Value>,
    text: String,
    n_paragraphs: usize,
    is_in_paragraph: bool,
    repeats: u32,
}

impl Reading {
    fn take(&mut self, piece: Piece<'_>, budget: &mut Budget) -> Result<(), Trouble> {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_in_paragraph) {
                    cell.text.push_str(text);
                }
            }
            Piece::Close("table") => self.depth = self.depth.saturating_sub(1),
            Piece::Close("p") => self.cell.iter_mut().for_each(|cell| cell.is_in_paragraph = false),
            Piece::Close("annotation") => self.is_in_note = false,
            Piece::Close("table-cell" | "covered-table-cell") if self.depth == 1 => self.close_cell(budget)?,
            Piece::Close("table-row") if self.depth == 1 => self.close_row(budget)?,
            Piece::Close(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>) {
        let repeats = |name: &str| element.number::<u32>(name).unwrap_or(1).max(1);
        match element.name() {
            "style" => self.style = element.attribute("name").unwrap_or_default(),
            "table-properties" if element.attribute("display").is_some_and(|display| display == "false") => {
                self.hidden_styles.insert(std::mem::take(&mut self.style));
            }
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let name = element.attribute("name").unwrap_or_default();
                    let style = element.attribute("style-name").unwrap_or_default();
                    let is_hidden = self.hidden_styles.contains(&style);
                    self.sheets.push(Sheet::new(&name, is_hidden));
                    (self.row, self.column, self.defined_column) = (0, 0, 0);
                }
            }
            "table-column" if self.depth == 1 => {
                let next = self.defined_column.saturating_add(repeats("number-columns-repeated"));
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_collapsed(element)) {
                    sheet.hide_columns([self.defined_column, next - 1]);
                }
                self.defined_column = next;
            }
            "table-row" if self.depth == 1 => {
                self.column = 0;
                self.cells.clear();
                self.row_repeats = repeats("number-rows-repeated");
                let last = self.row.saturating_add(self.row_repeats - 1);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_collapsed(element)) {
                    sheet.hide_rows([self.row, last]);
                }
            }
            "table-cell" | "covered-table-cell" if self.depth == 1 => self.open_cell(element),
            "annotation" => self.is_in_note = true,
            "p" if !self.is_in_note && self.depth == 1 => {
                if let Some(cell) = &mut self.cell {
                    if cell.n_paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.n_paragraphs += 1;
                    cell.is_in_paragraph = true;
                }
            }
            "s" | "tab" | "line-break" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_in_paragraph) {
                    cell.text.push(if element.name() == "line-break" { '\n' } else { ' ' });
                }
            }
            _ => {}
        }
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        let span = |name: &str| element.number::<u32>(name).unwrap_or(1).max(1) - 1;
        let (rows, columns) = (span("number-rows-spanned"), span("number-columns-spanned"));
        if rows + columns > 0
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.merge(Area {
                rows: [self.row, self.row.saturating_add(rows)],
                columns: [self.column, self.column.saturating_add(columns)],
            });
        }
        let repeats = element.number::<u32>("number-columns-repeated").unwrap_or(1).max(1);
        let value = value_of(element);
        self.cell = Some(Open { value, text: String::new(), n_paragraphs: 0, is_in_paragraph: false, repeats });
    }

    fn close_cell(&mut self, budget: &mut Budget) -> Result<(), Trouble> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let first = self.column;
        self.column = first.saturating_add(cell.repeats);
        let value = match cell.value {
            Some(Value::Error(_)) => Value::Error(cell.text),
            Some(value) => value,
            None if cell.text.is_empty() => return Ok(()),
            None => Value::Text(cell.text),
        };
        for column in first..first.saturating_add(cell.repeats.min(MAX_REPEATS)) {
            budget.take(1, 0)?;
            self.cells.push((column, value.clone()));
        }
        Ok(())
    }

    fn close_row(&mut self, budget: &mut Budget) -> Result<(), Trouble> {
        let first = self.row;
        self.row = first.saturating_add(self.row_repeats);
        let cells = std::mem::take(&mut self.cells);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !cells.is_empty()) else { return Ok(()) };
        for row in first..first.saturating_add(self.row_repeats.min(MAX_REPEATS)) {
            for (column, value) in &cells {
                sheet.put(row, *column, value.clone(), budget)?;
            }
        }
        Ok(())
    }
}

fn is_collapsed(element: &Element<'_>) -> bool {
    element.attribute("visibility").is_some_and(|visibility| visibility != "visible")
}

/// What the cell's attributes say; text stands in its paragraphs.
fn value_of(element: &Element<'_>) -> Option<Value> {
    if element.has("value-type", "error") {
        return Some(Value::Error(String::new()));
    }
    let number = |format| {
        let number = element.prefixed("office:value")?.trim().parse().ok()?;
        Some(Value::Number { number, format, epoch: Epoch::Year1900 })
    };
    match element.prefixed("office:value-type")?.as_str() {
        "float" | "currency" => number(Format::Plain),
        "percentage" => number(Format::Percent),
        "date" => {
            let date = element.prefixed("office:date-value")?;
            Some(Value::Text(date.trim_end_matches("T00:00:00").replace('T', " ")))
        }
        "boolean" => Some(Value::Bool(element.prefixed("office:boolean-value")? == "true")),
        "string" => element.prefixed("office:string-value").map(Value::Text),
        _ => None,
    }
}
