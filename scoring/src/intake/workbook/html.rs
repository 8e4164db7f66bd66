//! Tables of HTML, as tax and statistics systems export them under the name of a workbook and spreadsheets put them on the clipboard.

use super::html_tokens::{Token, Tokens, attribute, push_text};
use super::sheet::{Area, Budget, Sheet, Value};
use super::{Trouble, say};
use crate::intake::encoding::{Decode, Encoding};
use crate::intake::table::{self, RawTable, stem};
use crate::intake::{Cell, Limits, NumberStyle};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// What browsers allow a cell to span.
const MAX_COLUMN_SPAN: u32 = 1000;
const MAX_ROW_SPAN: u32 = 65_534;

/// The text by the charset that the page itself names, where its bytes fit it and are not UTF-8 anyway.
pub(in crate::intake) fn declared_text(bytes: &[u8], decoder: &dyn Decode) -> Option<(String, Encoding)> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, charset) = head.split_once("charset=")?;
    let label = charset.trim_start_matches(['"', '\'', ' ']);
    let encoding = match label {
        label if label.starts_with("gb") => Encoding::Gb18030,
        label if label.starts_with("big5") => Encoding::Big5,
        _ => return None,
    };
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    decoder.decode(bytes, encoding).map(|text| (text, encoding))
}

/// Every table of the page; one with a single row or column is a title, said aloud and remembered for the next. Nothing after a fatal
/// problem.
pub(in crate::intake) fn read(name: &str, text: &str, limits: &Limits, problems: &mut Findings) -> Vec<RawTable> {
    let mut budget = Budget::new(limits);
    let found = match tables(text, limits, &mut budget) {
        Ok(found) if found.is_empty() => Err(Trouble::Damaged("<table>".into())),
        found => found,
    };
    let found = match found {
        Ok(found) => found,
        Err(trouble) => {
            say(name, trouble, problems);
            return Vec::new();
        }
    };
    let n_tables = found.iter().filter(|found| found.is_table()).count();
    let (mut tables, mut titles) = (Vec::new(), Vec::new());
    for (number, found) in (1..).zip(found) {
        let (file, called) = match n_tables {
            0 | 1 => (name.to_string(), stem(name)),
            _ => (format!("{name}!#{number}"), format!("{} #{number}", stem(name))),
        };
        if !found.is_table() && n_tables > 0 {
            for row in found.sheet.into_rows(&file, problems) {
                let text: String = row.first_filled().chars().take(200).collect();
                problems.push(Problem::new(
                    Severity::Note,
                    At::file(&*file),
                    ProblemKind::TextRow { text: text.clone() },
                ));
                titles.push(text);
            }
            continue;
        }
        let rows = found.sheet.into_rows(&file, problems);
        let mut above: Vec<String> = std::mem::take(&mut titles);
        above.extend(found.heading);
        let table = table::of_rows(&file, rows, limits, problems);
        tables.extend(table.map(|table| RawTable {
            name: called,
            titles: above.into_iter().chain(table.titles.clone()).collect(),
            ..table
        }));
    }
    tables
}

/// A table that was read, and the heading before it.
struct Found {
    sheet: Sheet,
    heading: Option<String>,
    n_rows: u32,
    n_columns: u32,
}

impl Found {
    fn is_table(&self) -> bool {
        self.n_rows > 1 && self.n_columns > 1
    }
}

/// A table that is open: tables may stand in cells of others.
#[derive(Default)]
struct Open {
    sheet: Sheet,
    heading: Option<String>,
    /// From 0; none before the first row.
    row: Option<u32>,
    column: u32,
    n_columns: u32,
    /// Column of `<col>`.
    col: u32,
    /// By column, the first row that no cell from above takes.
    taken: Vec<u32>,
    cell: Option<OpenCell>,
    /// The row has a cell with text.
    has_text: bool,
    top: Top,
    /// Its order among the tables as they begin.
    number: usize,
}

/// The first two rows, where they are heads and nothing else.
#[derive(Default)]
struct Top {
    /// By row, the columns that have a name in it.
    named: [Vec<u32>; 2],
    has_figures: bool,
}

impl Top {
    /// A cell with text was read; what is no head keeps a row from being one of names.
    fn meet(&mut self, row: u32, column: u32, is_head: bool, has_text: bool) {
        if let Some(named) = self.named.get_mut(row as usize) {
            self.has_figures |= !is_head;
            named.extend(has_text.then_some(column));
        }
    }

    /// The name of the rows stands in a row of its own, below an empty corner, as data frames are written: then both rows are the header.
    fn corner(&self) -> Option<Area> {
        let [above, below] = &self.named;
        let corner = *below.first()?;
        let is_apart = !above.is_empty() && below.iter().all(|column| above.iter().all(|named| column < named));
        (is_apart && !self.has_figures).then_some(Area { rows: [0, 1], columns: [corner, corner] })
    }
}

struct OpenCell {
    is_head: bool,
    text: String,
    columns: u32,
    rows: u32,
    /// The figure in full, where the page has it beside the one that is shown.
    exact: Option<f64>,
}

/// Tables that have a cell, in the order in which they begin.
fn tables(text: &str, limits: &Limits, budget: &mut Budget) -> Result<Vec<Found>, Trouble> {
    let mut open: Vec<Open> = Vec::new();
    let mut found: Vec<(usize, Found)> = Vec::new();
    let (mut n_begun, mut heading) = (0, None);
    let mut heading_text: Option<String> = None;
    for token in Tokens::new(text) {
        match token {
            Token::Text(text) => match (open.last_mut().and_then(|table| table.cell.as_mut()), &mut heading_text) {
                (Some(cell), _) => push_text(&mut cell.text, text),
                (None, Some(heading)) => push_text(heading, text),
                (None, None) => {}
            },
            Token::Start { name, attributes } => match name.to_ascii_lowercase().as_str() {
                "table" => {
                    n_begun += 1;
                    if n_begun > limits.archive_files {
                        let kind = ProblemKind::TooManyFiles { n: n_begun, limit: limits.archive_files };
                        return Err(Trouble::Problem(kind));
                    }
                    open.push(Open { heading: heading.take(), number: n_begun, ..Open::default() });
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if open.is_empty() => heading_text = Some(String::new()),
                element => {
                    if let Some(table) = open.last_mut() {
                        table.start(element, attributes, limits, budget)?;
                    }
                }
            },
            Token::End { name } => match name.to_ascii_lowercase().as_str() {
                "table" => found.extend(open.pop().map(|table| table.close(budget)).transpose()?.flatten()),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if open.is_empty() => {
                    heading = heading_text.take().map(|text| tidy(&text)).filter(|text| !text.is_empty());
                }
                element => {
                    if let Some(table) = open.last_mut() {
                        table.end(element, budget)?;
                    }
                }
            },
        }
    }
    // A page that breaks off keeps what there is.
    while let Some(table) = open.pop() {
        found.extend(table.close(budget)?);
    }
    found.sort_by_key(|&(number, _)| number);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

impl Open {
    fn start(&mut self, element: &str, attributes: &str, limits: &Limits, budget: &mut Budget) -> Result<(), Trouble> {
        match element {
            "tr" => self.begin_row(is_hidden(attributes), budget)?,
            "caption" => {
                self.begin_row(false, budget)?;
                self.cell = Some(OpenCell { is_head: false, text: String::new(), columns: 1, rows: 1, exact: None });
            }
            "td" | "th" => {
                self.end_cell(budget)?;
                if self.row.is_none() {
                    self.begin_row(false, budget)?;
                }
                let span = |name, most| {
                    attribute(attributes, name)
                        .and_then(|text| text.trim().parse().ok())
                        .unwrap_or(1_u32)
                        .clamp(1, most)
                };
                let exact = ["x:num", "sdval"].iter().find_map(|name| attribute(attributes, name)?.trim().parse().ok());
                let (columns, rows) = (span("colspan", MAX_COLUMN_SPAN), span("rowspan", MAX_ROW_SPAN));
                let row = self.row.unwrap_or(0);
                let from = self.column;
                while self.taken.get(self.column as usize).is_some_and(|&past| past > row) {
                    self.column += 1;
                }
                // A cell that reaches down over thousands of rows is paid for in each that has to step over it.
                budget.take((self.column - from) as usize, 0)?;
                let n = self.column as usize + columns as usize;
                if n > limits.columns {
                    return Err(Trouble::Problem(ProblemKind::TooManyColumns { n, limit: limits.columns }));
                }
                self.cell = Some(OpenCell { is_head: element == "th", text: String::new(), columns, rows, exact });
            }
            "col" => {
                let n: u32 = attribute(attributes, "span").and_then(|text| text.trim().parse().ok()).unwrap_or(1);
                let n = n.clamp(1, MAX_COLUMN_SPAN);
                if is_hidden(attributes) {
                    self.sheet.hide_columns([self.col, self.col.saturating_add(n - 1)]);
                }
                self.col = self.col.saturating_add(n);
            }
            // What breaks the line parts words.
            "br" | "p" | "div" | "li" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, element: &str, budget: &mut Budget) -> Result<(), Trouble> {
        match element {
            "td" | "th" | "tr" | "caption" => self.end_cell(budget),
            "p" | "div" | "li" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push(' ');
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn begin_row(&mut self, is_hidden: bool, budget: &mut Budget) -> Result<(), Trouble> {
        self.end_row(budget)?;
        let row = self.row.map_or(0, |row| row.saturating_add(1));
        (self.row, self.column) = (Some(row), 0);
        if is_hidden {
            self.sheet.hide_rows([row, row]);
        }
        Ok(())
    }

    /// Empty cells at the end of a row, and those that cells above take there, are cells too.
    fn end_row(&mut self, budget: &mut Budget) -> Result<(), Trouble> {
        self.end_cell(budget)?;
        let Some(row) = self.row else { return Ok(()) };
        if !std::mem::take(&mut self.has_text) {
            return Ok(());
        }
        let taken = self.taken.iter().rposition(|&past| past > row).map_or(0, |last| last as u32 + 1);
        self.sheet.widen(row, self.column.max(taken), budget)
    }

    /// Puts the open cell where it belongs.
    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), Trouble> {
        let (Some(cell), Some(row)) = (self.cell.take(), self.row) else { return Ok(()) };
        let OpenCell { is_head, text, columns, rows, exact } = cell;
        let text = tidy(&text);
        let text = exact.and_then(|exact| in_full(&text, exact)).unwrap_or(text);
        let column = self.column;
        self.top.meet(row, column, is_head, !text.is_empty());
        if !text.is_empty() {
            self.sheet.put(row, column, Value::Text(text), budget)?;
            self.has_text = true;
        }
        let past = column + columns;
        if columns > 1 || rows > 1 {
            self.sheet.merge(Area { rows: [row, row.saturating_add(rows - 1)], columns: [column, past - 1] });
        }
        if rows > 1 {
            budget.take(columns as usize, 0)?;
            if self.taken.len() < past as usize {
                self.taken.resize(past as usize, 0);
            }
            self.taken
                .iter_mut()
                .skip(column as usize)
                .take(columns as usize)
                .for_each(|taken| *taken = row.saturating_add(rows));
        }
        self.column = past;
        self.n_columns = self.n_columns.max(past);
        Ok(())
    }

    fn close(mut self, budget: &mut Budget) -> Result<Option<(usize, Found)>, Trouble> {
        self.end_row(budget)?;
        let n_rows = self.row.map_or(0, |row| row.saturating_add(1));
        if let Some(corner) = self.top.corner() {
            self.sheet.merge(corner);
        }
        let Self { sheet, heading, n_columns, number, .. } = self;
        Ok((!sheet.is_empty()).then_some((number, Found { sheet, heading, n_rows, n_columns })))
    }
}

fn is_hidden(attributes: &str) -> bool {
    let style = attribute(attributes, "style").unwrap_or("").to_ascii_lowercase().replace(' ', "");
    style.contains("display:none") || attribute(attributes, "hidden").is_some()
}

/// Space as a browser shows it.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figure in full where the one that is shown is it, rounded.
fn in_full(shown: &str, exact: f64) -> Option<String> {
    let Cell::Number(rounded) = Cell::read(shown, NumberStyle::Point) else { return None };
    let decimals = shown.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
    let mut half = 0.5;
    for _ in 0..decimals {
        half /= 10.0;
    }
    let is_it = exact.is_finite() && (exact - rounded).abs() <= half * 1.000_001;
    is_it.then(|| exact.to_string())
}
