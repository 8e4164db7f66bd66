//! One text file as a table: delimiter, quotes, rows above and below, header.

use super::Limits;
use super::arriving::begun;
use super::cell::{Cell, NumberStyle};
use super::header::{second_row, split_unit};
use super::row::RawRow;
use super::split::{Extent, Split, Splitter};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Bytes and records looked at to tell the delimiter.
pub(super) const SAMPLE_BYTES: usize = 100_000;
const SAMPLE_RECORDS: usize = 50;

/// A text that is longer cannot be pointed into by 32 bits, with as much again for cells that do not lie in one piece.
pub(super) const MOST_BYTES: usize = i32::MAX as usize;

/// A table as the file has it; every cell is text.
#[derive(Clone, Debug, Default)]
pub struct RawTable {
    /// File name as in [`At`].
    pub file: String,
    /// What the table is called: the package's resource name, else the file name without folder and ending.
    pub name: String,
    /// Names of the columns without units; empty for a column that is left out.
    pub header: Vec<String>,
    /// Units of the columns as the header gives them; empty where it gives none.
    pub units: Vec<String>,
    pub rows: Vec<RawRow>,
    pub style: NumberStyle,
    /// What stands above the header, row by row.
    pub titles: Vec<String>,
    /// Where cells come from in a table put together from several.
    pub origins: Option<Origins>,
}

/// Where the cells of a table put together from several come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    pub files: Vec<String>,
    /// By column, the position in `files` of the first that has it.
    pub of_column: Vec<usize>,
    /// By column, the position in `places` of the part it belongs to: of tables side by side each is a part, tables one under the other
    /// are a single one.
    pub part_of_column: Vec<usize>,
    /// By part, where each row is.
    pub places: Vec<Vec<Place>>,
}

/// Where a row of a table put together from several is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Position in [`Origins::files`].
    pub file: usize,
    /// 0 where the part has none.
    pub row: u32,
}

impl RawTable {
    /// The column with this header, regardless of case.
    #[inline(never)]
    pub fn column(&self, header: &str) -> Option<usize> {
        self.header.iter().position(|name| name.eq_ignore_ascii_case(header))
    }

    /// Where a cell is. Asked in very many places: a call weighs less than what it does.
    #[inline(never)]
    pub fn at(&self, row: &RawRow, column: usize) -> At {
        let (file, row) = self.origin(row, column);
        At { file: file.into(), row: (row != 0).then_some(row), column: self.header.get(column).cloned() }
    }

    /// File and row that a cell comes from; the row is 0 where that file has none for it.
    #[inline(never)]
    pub(crate) fn origin(&self, row: &RawRow, column: usize) -> (&str, u32) {
        let Place { file, row } = self.place(row, column);
        let files = self.origins.as_ref().map_or(&[][..], |origins| &origins.files);
        (files.get(file).map_or(&self.file, String::as_str), row)
    }

    /// As [`RawTable::origin`], the file by its position in [`RawTable::files`].
    #[inline(never)]
    pub(crate) fn place(&self, row: &RawRow, column: usize) -> Place {
        let Some(origins) = &self.origins else { return Place { file: 0, row: row.row } };
        let rows = origins.part_of_column.get(column).and_then(|&part| origins.places.get(part));
        let at = (row.row as usize).checked_sub(1);
        let found = at.and_then(|at| rows.and_then(|rows| rows.get(at))).copied();
        let of_column = || Place { file: origins.of_column.get(column).copied().unwrap_or(0), row: 0 };
        found.filter(|place| place.row != 0).unwrap_or_else(of_column)
    }

    /// The files its cells come from.
    pub(crate) fn files(&self) -> &[String] {
        self.origins.as_ref().map_or(std::slice::from_ref(&self.file), |origins| &origins.files)
    }

    /// File that a column comes from.
    #[inline(never)]
    pub(crate) fn file_of(&self, column: usize) -> &str {
        let origins = self.origins.as_ref();
        let file = origins.and_then(|origins| origins.files.get(*origins.of_column.get(column)?));
        file.unwrap_or(&self.file)
    }
}

/// Splits a text into records. `None` after a fatal problem.
pub(super) fn split(file: &str, text: String, problems: &mut Findings) -> Option<Split> {
    if text.trim().is_empty() {
        problems.push(Problem::new(Severity::Fatal, At::file(file), ProblemKind::EmptyFile));
        return None;
    }
    if text.len() > MOST_BYTES {
        let kind = ProblemKind::TooLarge { bytes: text.len() as u64, limit_bytes: MOST_BYTES as u64 };
        problems.push(Problem::new(Severity::Fatal, At::file(file), kind));
        return None;
    }
    let mut splitter = begun(&text, text.len());
    splitter.go_on(&text, Extent::All, text.len());
    Some(splitter.finish(text))
}

/// Makes a table of records; one that is guarded loses one [`GUARD`](super::GUARD) of each text that begins with it. `None` after a fatal problem.
pub(super) fn parse(
    (file, split): (&str, Split),
    is_guarded: bool,
    limits: &Limits,
    problems: &mut Findings,
) -> Option<RawTable> {
    let delimiter = split.delimiter;
    let mut rows = records(file, split, problems)?;
    if is_guarded {
        rows.iter_mut().for_each(RawRow::unguard);
    }
    let mut table = of_rows(file, rows, limits, problems)?;
    if delimiter == b';' && has_decimal_commas(&table) {
        table.style = NumberStyle::Comma;
        problems.push(Problem::new(Severity::Note, At::file(file), ProblemKind::DecimalComma));
    }
    Some(table)
}

/// Makes a table of rows as they stand in the file: finds the header, and leaves out aloud what is no data. `None` after a fatal
/// problem.
pub(super) fn of_rows(file: &str, mut rows: Vec<RawRow>, limits: &Limits, problems: &mut Findings) -> Option<RawTable> {
    let n_records = rows.len();
    rows.retain(|row| !row.is_empty());
    if rows.len() < n_records {
        let kind = ProblemKind::BlankRows { n: n_records - rows.len() };
        problems.push(Problem::new(Severity::Note, At::file(file), kind));
    }
    let titles = drop_text_around(file, &mut rows, problems);
    if rows.is_empty() {
        problems.push(Problem::new(Severity::Fatal, At::file(file), ProblemKind::NoRows));
        return None;
    }
    let first = rows.remove(0);
    if first.len() > limits.columns {
        let kind = ProblemKind::TooManyColumns { n: first.len(), limit: limits.columns };
        problems.push(Problem::new(Severity::Fatal, At::row(file, first.row), kind));
        return None;
    }
    drop_repeated_headers(file, &first, &mut rows, problems);
    let header =
        (0..first.len()).map(|column| first.cell(column).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut table = RawTable { file: file.into(), name: stem(file), header, rows, titles, ..RawTable::default() };
    table.units = vec![String::new(); table.header.len()];
    if let Some(second) = second_row(&table.header, &table.rows) {
        let row = table.rows.remove(0).row;
        problems.push(Problem::new(Severity::Note, At::row(file, row), ProblemKind::TwoRowHeader));
        table.header = second.header;
        table.units = second.units;
    }
    split_units(&mut table);
    check_header(&mut table, first.row, problems);
    drop_ragged(&mut table, problems);
    Some(table)
}

/// File name without folders, archive and ending, in lower case.
pub(super) fn stem(file: &str) -> String {
    let base = file.rsplit(['/', '\\', '!']).next().unwrap_or(file);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem).to_lowercase()
}

/// By the first bytes of a text.
pub(super) fn sniff_delimiter(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let fits = |delimiter: u8| {
        let mut splitter = Splitter::new(delimiter);
        splitter.split(sample, SAMPLE_RECORDS, Extent::All, sample.len());
        let widths = || splitter.records.iter().map(|record| record.len as usize).filter(|&width| width > 1);
        // The most frequent width, of equally frequent ones the largest.
        let frequent = widths().map(|width| (widths().filter(|&other| other == width).count(), width));
        frequent.max().unwrap_or((0, 0))
    };
    // The first of equals wins, so a comma is preferred.
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|&delimiter| fits(delimiter)).unwrap_or(b',')
}

fn records(file: &str, split: Split, problems: &mut Findings) -> Option<Vec<RawRow>> {
    let Split { cells, records, is_unclosed, .. } = split;
    let mut last = 0_u32;
    let mut next_row = |line: u32| {
        last = line.max(last.saturating_add(1));
        last
    };
    let rows: Vec<u32> = records.iter().map(|record| next_row(record.line)).collect();
    if is_unclosed {
        let row = rows.last().copied().unwrap_or(1);
        problems.push(Problem::new(Severity::Fatal, At::row(file, row), ProblemKind::UnclosedQuote));
        return None;
    }
    let rows = rows.into_iter().zip(records.into_iter().enumerate());
    Some(rows.map(|(row, record)| RawRow::of(row, &cells, record)).collect())
}

/// Leaves out titles above the header (one cell filled while the table is wider) and remarks below the last row; gives the titles.
fn drop_text_around(file: &str, rows: &mut Vec<RawRow>, problems: &mut Findings) -> Vec<String> {
    let wide = rows.iter().take(10).any(|row| row.n_filled() > 1);
    let titles = if wide { rows.iter().take_while(|row| row.n_filled() == 1).count() } else { 0 };
    // The last of them may be the header itself, and what follows it the first row.
    let is_header = titles.checked_sub(1).and_then(|last| rows.get(last..)).is_some_and(heads_names);
    let titles = titles - usize::from(is_header);
    let remarks = rows.iter().skip(titles + 1).rev().take_while(|row| wide && is_remark(row)).count();
    let below = rows.split_off(rows.len() - remarks);
    let above: Vec<RawRow> = rows.drain(..titles).collect();
    let texts = above.iter().map(|row| row.first_filled().to_string()).collect();
    for row in above.into_iter().chain(below) {
        let kind = ProblemKind::TextRow { text: row.first_filled().chars().take(200).collect() };
        problems.push(Problem::new(Severity::Note, At::row(file, row.row), kind));
    }
    texts
}

/// The first row is the header of names that stand under none and of one column more: the next one goes on with a figure, and with none
/// that could be a year in a header.
fn heads_names(rows: &[RawRow]) -> bool {
    let Some((header, below)) = rows.split_first() else { return false };
    let is_figure = |row: &RawRow| match row.read(1, NumberStyle::Point) {
        Cell::Number(figure) => !(figure.fract() == 0.0 && (1900.0..=2100.0).contains(&figure)),
        other => other.is_numeric(),
    };
    let is_narrow = |row: &RawRow| (2..row.len()).all(|column| row.cell(column).is_empty());
    header.cell(0).is_empty()
        && !header.cell(1).starts_with("单位")
        && rows.iter().take(10).all(is_narrow)
        && below.first().is_some_and(|next| !next.cell(0).is_empty() && is_figure(next))
}

/// Tables put together from several files carry their header several times.
fn drop_repeated_headers(file: &str, header: &RawRow, rows: &mut Vec<RawRow>, problems: &mut Findings) {
    rows.retain(|row| {
        let repeats = row.repeats(header);
        if repeats {
            let kind = ProblemKind::DuplicateRow { first_row: header.row };
            problems.push(Problem::new(Severity::Warning, At::row(file, row.row), kind));
        }
        !repeats
    });
}

fn is_remark(row: &RawRow) -> bool {
    let starts = ["注", "备注", "说明", "来源", "资料来源", "数据来源", "note", "source", "*"];
    let text = row.cell(0).to_lowercase();
    row.n_filled() == 1 && starts.iter().any(|start| text.starts_with(start))
}

/// Moves units in brackets out of the names, unless two columns would then have the same name.
fn split_units(table: &mut RawTable) {
    let split: Vec<(String, String)> =
        table.header.iter().map(|header| split_unit(header)).map(|(name, unit)| (name.into(), unit.into())).collect();
    for (column, (name, unit)) in split.iter().enumerate() {
        let alone = split.iter().filter(|(other, _)| other == name).count() == 1;
        if let (true, false, Some(header), Some(place)) =
            (alone, unit.is_empty(), table.header.get_mut(column), table.units.get_mut(column))
        {
            header.clone_from(name);
            place.clone_from(unit);
        }
    }
}

/// Blanks the header of columns that cannot be told apart or have no name, so that nothing finds them by name.
fn check_header(table: &mut RawTable, row: u32, problems: &mut Findings) {
    for column in 0..table.header.len() {
        let name = table.header[column].clone();
        let is_filled = name.is_empty() && table.rows.iter().any(|row| !row.cell(column).is_empty());
        if is_filled && column == 0 && table.column("id").is_none() {
            // Row names, as statistics programs write them, come under an empty header.
            table.header[0] = "id".into();
            let at = At::cell(&*table.file, row, column_letters(column));
            problems.push(Problem::new(Severity::Warning, at, ProblemKind::EmptyHeader));
        } else if is_filled {
            let at = At::cell(&*table.file, row, column_letters(column));
            problems.push(Problem::new(Severity::Error, at, ProblemKind::EmptyHeader));
        } else if !name.is_empty() && table.header[..column].contains(&name) {
            table.header[column].clear();
            let at = At::cell(&*table.file, row, column_letters(column));
            problems.push(Problem::new(Severity::Error, at, ProblemKind::DuplicateHeader { header: name }));
        }
    }
}

/// `A`, `B`, … `AA`, as a spreadsheet names columns.
pub(super) fn column_letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    if column < 26 { letter.to_string() } else { format!("{}{letter}", column_letters(column / 26 - 1)) }
}

/// A row with more filled cells than the header has columns cannot be told where it belongs and is left out; a shorter one ends with
/// missing cells.
fn drop_ragged(table: &mut RawTable, problems: &mut Findings) {
    let header = table.header.len();
    let file = table.file.clone();
    table.rows.retain(|row| {
        let overfull = (header..row.len()).any(|column| !row.cell(column).is_empty());
        if overfull || row.len() < header {
            let severity = if overfull { Severity::Error } else { Severity::Warning };
            let kind = ProblemKind::RaggedRow { cells: row.len(), header };
            problems.push(Problem::new(severity, At::row(&*file, row.row), kind));
        }
        !overfull
    });
}

/// Some cell is `12,5`, which no thousands separator explains, and none is `12.5`.
fn has_decimal_commas(table: &RawTable) -> bool {
    let split = |text: &str, sign: char| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        text.trim_start_matches('-').rsplit_once(sign).filter(|(_, after)| digits(after)).map(|(_, after)| after.len())
    };
    let cells = || table.rows.iter().take(200).flat_map(|row| (0..row.len()).map(|column| row.cell(column)));
    cells().any(|text| split(text, ',').is_some_and(|n| n != 3))
        && !cells().any(|text| split(text, '.').is_some_and(|n| n != 3))
}

#[cfg(test)]
mod tests {
    use crate::intake::{Input, Utf8Only, read};

    fn check(text: &str, titles: &[&str], header: &[&str], n_rows: usize) {
        let raw = read(vec![Input::new("a.csv", text)], &Utf8Only).expect("a table");
        let table = raw.tables.first().expect("a table");
        let told: Vec<&str> = table.titles.iter().map(String::as_str).collect();
        let names: Vec<&str> = table.header.iter().map(String::as_str).collect();
        assert_eq!((told.as_slice(), names.as_slice(), table.rows.len()), (titles, header, n_rows), "{text}");
    }

    #[test]
    fn a_header_that_names_one_column_of_two_is_no_title() {
        check(",x\n甲,1\n乙,2\n", &[], &["id", "x"], 2);
        check("年报,\n,产值（万元）\n1,2.5\n3,4.5\n", &["年报"], &["id", "产值"], 2);
        check(",x\n甲,1%\n乙,2%\n", &[], &["id", "x"], 2);
        // These are titles, and the header follows them.
        check(",单位：万元\n名称,产值\n甲,1\n", &["单位：万元"], &["名称", "产值"], 1);
        check(",万元\n名称,2024\n甲,1\n", &["万元"], &["名称", "2024"], 1);
        check("园区年报,,\n名称,产值,税收\n甲,1,2\n", &["园区年报"], &["名称", "产值", "税收"], 1);
        check(",,年报\n名称,1.5,税收\n甲,1,2\n", &["年报"], &["名称", "1.5", "税收"], 1);
    }
}
