//! Workbooks as one XML text, as Excel 2003 saved them and many systems still export them under the name `.xls`.

use std::collections::BTreeMap;

use super::Trouble;
use super::format::{Epoch, Format};
use super::html_tokens::{Token, Tokens, attribute, push_text};
use super::sheet::{Area, Budget, Sheet, Value};
use crate::intake::Limits;
use crate::model::ProblemKind;

/// No sheet has more rows.
const LAST_ROW: u32 = 1_048_575;

/// The sheets in their order.
pub(super) fn read(text: &str, limits: &Limits, budget: &mut Budget) -> Result<Vec<Sheet>, Trouble> {
    let mut reading = Reading::default();
    for token in Tokens::of_xml(text) {
        match token {
            Token::Text(text) => {
                if let Some(into) = &mut reading.text {
                    push_text(into, text);
                }
            }
            Token::Start { name, attributes } => reading.start(local(name), attributes, limits)?,
            Token::End { name } => reading.end(local(name), budget)?,
        }
    }
    reading.sheets.extend(reading.sheet.take());
    if reading.sheets.is_empty() { Err(Trouble::Damaged("Worksheet".into())) } else { Ok(reading.sheets) }
}

/// Without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    sheet: Option<Sheet>,
    formats: BTreeMap<String, Format>,
    style: String,
    /// The next row and column, from 0.
    row: u32,
    column: u32,
    /// Of the cell that is open, the last column that it takes.
    last: u32,
    /// Formats of a row, and of the cell that is open.
    row_format: Format,
    format: Format,
    kind: String,
    /// What stands in an element whose text counts.
    text: Option<String>,
}

impl Reading {
    fn start(&mut self, name: &str, attributes: &str, limits: &Limits) -> Result<(), Trouble> {
        let of = |name: &str| attribute(attributes, name);
        let number = |name: &str| of(name).and_then(|text| text.trim().parse::<u32>().ok());
        match name {
            "Style" => self.style = of("ss:ID").unwrap_or_default().into(),
            "NumberFormat" => {
                let format = Format::of_code(&read_text(of("ss:Format").unwrap_or_default()));
                self.formats.insert(self.style.clone(), format);
            }
            "Worksheet" => {
                self.sheets.extend(self.sheet.take());
                if self.sheets.len() >= limits.archive_files {
                    let n = self.sheets.len() + 1;
                    return Err(Trouble::Problem(ProblemKind::TooManyFiles { n, limit: limits.archive_files }));
                }
                self.sheet = Some(Sheet::new(&read_text(of("ss:Name").unwrap_or_default()), false));
                (self.row, self.column) = (0, 0);
            }
            "Column" => {
                let at = number("ss:Index").map_or(self.column, |index| index.saturating_sub(1));
                let last = at.saturating_add(number("ss:Span").unwrap_or(0));
                self.column = last.saturating_add(1);
                if let Some(sheet) = self.sheet.as_mut().filter(|_| of("ss:Hidden") == Some("1")) {
                    sheet.hide_columns([at, last]);
                }
            }
            "Row" => {
                self.row = number("ss:Index").map_or(self.row, |index| index.saturating_sub(1));
                self.column = 0;
                self.row_format = self.format_of(of("ss:StyleID")).unwrap_or_default();
                if self.row > LAST_ROW {
                    return Err(Trouble::Damaged("Row".into()));
                }
                let last = self.row.saturating_add(number("ss:Span").unwrap_or(0));
                if let Some(sheet) = self.sheet.as_mut().filter(|_| of("ss:Hidden") == Some("1")) {
                    sheet.hide_rows([self.row, last]);
                }
                // A row without an end tag of its own stands for as many as it spans.
                if attributes.trim_end().ends_with('/') {
                    self.row = last.saturating_add(1);
                }
            }
            "Cell" => {
                self.column = number("ss:Index").map_or(self.column, |index| index.saturating_sub(1));
                self.format = self.format_of(of("ss:StyleID")).unwrap_or(self.row_format);
                let (across, down) = (number("ss:MergeAcross").unwrap_or(0), number("ss:MergeDown").unwrap_or(0));
                let last = self.column.saturating_add(across);
                self.last = last;
                if let Some(sheet) = self.sheet.as_mut().filter(|_| across > 0 || down > 0) {
                    sheet.merge(Area { rows: [self.row, self.row.saturating_add(down)], columns: [self.column, last] });
                }
                if attributes.trim_end().ends_with('/') {
                    self.column = last.saturating_add(1);
                }
            }
            "Data" => {
                self.kind = of("ss:Type").unwrap_or_default().into();
                self.text = Some(String::new());
            }
            "Visible" => self.text = Some(String::new()),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, budget: &mut Budget) -> Result<(), Trouble> {
        match name {
            "Data" => {
                let text = self.text.take().unwrap_or_default();
                let value = value(&self.kind, text, self.format);
                if let Some(sheet) = &mut self.sheet {
                    sheet.put(self.row, self.column, value, budget)?;
                }
            }
            "Visible" => {
                let is_hidden = self.text.take().is_some_and(|text| text.trim() != "SheetVisible");
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden) {
                    sheet.is_hidden = true;
                }
            }
            "Cell" => self.column = self.last.saturating_add(1),
            "Row" => self.row = self.row.saturating_add(1),
            _ => {}
        }
        Ok(())
    }

    fn format_of(&self, style: Option<&str>) -> Option<Format> {
        self.formats.get(style?).copied()
    }
}

fn value(kind: &str, text: String, format: Format) -> Value {
    match (kind, text.trim().parse::<f64>()) {
        // A date comes as a text; only figures have a format that changes what they are.
        ("Number", Ok(number)) => Value::Number { number, format, epoch: Epoch::Year1900 },
        ("Boolean", _) => Value::Bool(text.trim() == "1"),
        ("Error", _) => Value::Error(text),
        ("DateTime", _) => Value::Text(text.split_once("T00:00").map_or(text.as_str(), |(day, _)| day).into()),
        _ => Value::Text(text),
    }
}

fn read_text(text: &str) -> String {
    let mut read = String::new();
    push_text(&mut read, text);
    read
}
