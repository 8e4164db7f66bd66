//! One sheet being read: cells by row, within a budget, and what about it a person would not see.

use std::collections::BTreeMap;

use super::format::{Epoch, Format};
use super::{Trouble, header};
use crate::intake::Limits;
use crate::intake::row::RawRow;
use crate::intake::table::column_letters;
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Of merged areas no more are looked at: a sheet for people has hundreds.
const MAX_AREAS: usize = 50_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number {
        number: f64,
        format: Format,
        epoch: Epoch,
    },
    Bool(bool),
    /// `#DIV/0!`
    Error(String),
    /// A formula whose result the file does not hold.
    NotComputed,
}

/// Cells and text that may still be taken, over all sheets.
pub(super) struct Budget {
    limit: usize,
    cells: usize,
    bytes: u64,
    columns: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limit: limits.cells, cells: limits.cells, bytes: limits.unpacked_bytes, columns: limits.columns }
    }

    /// Takes cells with this much text.
    ///
    /// # Errors
    /// When there is no room any more.
    pub(super) fn take(&mut self, cells: usize, bytes: usize) -> Result<(), Trouble> {
        let left = self.cells.checked_sub(cells).zip(self.bytes.checked_sub(bytes as u64));
        let full = || Trouble::Problem(ProblemKind::TooManyCells { limit: self.limit });
        (self.cells, self.bytes) = left.ok_or_else(full)?;
        Ok(())
    }
}

/// A merged area, rows and columns from 0, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: [u32; 2],
    pub(super) columns: [u32; 2],
}

#[derive(Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    rows: BTreeMap<u32, Vec<String>>,
    hidden_rows: Vec<[u32; 2]>,
    hidden_columns: Vec<[u32; 2]>,
    areas: Vec<Area>,
    /// Cells without a figure that can be used: row, column, what is there.
    faults: Vec<(u32, u32, ProblemKind)>,
}

impl Sheet {
    pub(super) fn new(name: &str, is_hidden: bool) -> Self {
        Self { name: name.into(), is_hidden, ..Self::default() }
    }

    /// Puts a cell, rows and columns counted from 0. Whichever comes last stays.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value, budget: &mut Budget) -> Result<(), Trouble> {
        let text = match value {
            Value::Text(text) => text,
            Value::Number { number, format, epoch } => format.text(number, epoch),
            Value::Bool(value) => if value { "TRUE" } else { "FALSE" }.into(),
            Value::Error(text) => return self.put_fault(row, column, ProblemKind::CellError { text }, budget),
            Value::NotComputed => return self.put_fault(row, column, ProblemKind::NotComputed, budget),
        };
        if text.trim().is_empty() {
            return Ok(());
        }
        let at = column as usize;
        if at >= budget.columns {
            let kind = ProblemKind::TooManyColumns { n: at + 1, limit: budget.columns };
            return Err(Trouble::Problem(kind));
        }
        let cells = self.rows.entry(row).or_default();
        // Cells before it take room too.
        budget.take((at + 1).saturating_sub(cells.len()), text.len())?;
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(at) {
            *cell = text;
        }
        Ok(())
    }

    /// Lets a row that has a cell end after so many columns, where empty ones stand in the file.
    pub(super) fn widen(&mut self, row: u32, columns: u32, budget: &mut Budget) -> Result<(), Trouble> {
        let Some(cells) = self.rows.get_mut(&row) else { return Ok(()) };
        let width = columns as usize;
        budget.take(width.saturating_sub(cells.len()), 0)?;
        if cells.len() < width {
            cells.resize(width, String::new());
        }
        Ok(())
    }

    fn put_fault(&mut self, row: u32, column: u32, kind: ProblemKind, budget: &mut Budget) -> Result<(), Trouble> {
        budget.take(1, 0)?;
        self.faults.push((row, column, kind));
        Ok(())
    }

    pub(super) fn hide_rows(&mut self, rows: [u32; 2]) {
        extend_span(&mut self.hidden_rows, rows);
    }

    pub(super) fn hide_columns(&mut self, columns: [u32; 2]) {
        extend_span(&mut self.hidden_columns, columns);
    }

    pub(super) fn merge(&mut self, area: Area) {
        let is_area = area.rows[0] <= area.rows[1] && area.columns[0] <= area.columns[1];
        if is_area && self.areas.len() < MAX_AREAS {
            self.areas.push(area);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.faults.is_empty()
    }

    /// The rows as a table has them, header rows folded into one and merged text repeated, each aloud.
    pub(super) fn into_rows(mut self, file: &str, problems: &mut Findings) -> Vec<RawRow> {
        self.report_hidden(file, problems);
        for (row, column, kind) in std::mem::take(&mut self.faults) {
            let at = At::cell(file, row + 1, column_letters(column as usize));
            problems.push(Problem::new(Severity::Error, at, kind));
        }
        let below = header::fold(file, &mut self.rows, &self.areas, problems);
        self.repeat_merged(file, below, problems);
        let rows = self.rows.into_iter();
        rows.map(|(row, cells)| RawRow::new(row + 1, cells.iter().map(String::as_str))).collect()
    }

    fn report_hidden(&self, file: &str, problems: &mut Findings) {
        let mut warn = |kind| problems.push(Problem::new(Severity::Warning, At::file(file), kind));
        let width = self.rows.values().map(Vec::len).max().unwrap_or(0) as u32;
        let columns: Vec<String> = self
            .hidden_columns
            .iter()
            .filter(|span| span[0] < width)
            .map(|&[from, to]| span_text([from, to.min(width - 1)], |column| column_letters(column as usize)))
            .collect();
        if !columns.is_empty() {
            warn(ProblemKind::HiddenColumns { columns: columns.join(", ") });
        }
        let filled = |&&[from, to]: &&[u32; 2]| self.rows.range(from..=to).next().is_some();
        let spans: Vec<[u32; 2]> = self.hidden_rows.iter().filter(filled).copied().collect();
        let n = spans.iter().map(|&[from, to]| self.rows.range(from..=to).count()).sum();
        if !spans.is_empty() {
            let shown = spans.iter().take(20).map(|&span| span_text(span, |row| (row + 1).to_string()));
            let more = if spans.len() > 20 { ", …" } else { "" };
            warn(ProblemKind::HiddenRows { rows: shown.collect::<Vec<_>>().join(", ") + more, n });
        }
    }

    /// Text that stands once in a merged area belongs to each of its rows; a figure does not, for it would be counted several times.
    fn repeat_merged(&mut self, file: &str, below: u32, problems: &mut Findings) {
        let mut n = 0;
        for area in self.areas.iter().filter(|area| area.rows[0] >= below && area.rows[0] < area.rows[1]) {
            let column = area.columns[0] as usize;
            let Some(text) = self.rows.get(&area.rows[0]).and_then(|cells| cells.get(column)).cloned() else {
                continue;
            };
            let others = area.rows[0] + 1..=area.rows[1];
            if text.is_empty() || self.rows.range(others.clone()).next().is_none() {
                continue;
            }
            if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
                let kind = ProblemKind::MergedFigure { text, rows: area.rows[1] - area.rows[0] + 1 };
                let at = At::cell(file, area.rows[0] + 1, column_letters(column));
                problems.push(Problem::new(Severity::Warning, at, kind));
                continue;
            }
            for (_, cells) in self.rows.range_mut(others) {
                // A row that ends before the column has nothing there to stand beside.
                if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
                    cell.clone_from(&text);
                    n += 1;
                }
            }
        }
        if n > 0 {
            problems.push(Problem::new(Severity::Note, At::file(file), ProblemKind::MergedCells { n }));
        }
    }
}

/// Adds a span, joined with the last one where they touch.
fn extend_span(spans: &mut Vec<[u32; 2]>, span: [u32; 2]) {
    match spans.last_mut() {
        Some(last) if last[1].checked_add(1) == Some(span[0]) => last[1] = span[1].max(last[1]),
        _ if span[0] <= span[1] => spans.push(span),
        _ => {}
    }
}

fn span_text([from, to]: [u32; 2], name: impl Fn(u32) -> String) -> String {
    if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
}
