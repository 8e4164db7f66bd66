//! XLS as Excel 97 to 2003 wrote it: records of cells, sheet by sheet.

use std::collections::BTreeMap;

use super::Trouble;
use super::biff_strings::{self, Records};
use super::compound::{Compound, f64_at, u16_at, u32_at};
use super::format::{Epoch, Format};
use super::sheet::{Area, Budget, Sheet, Value};
use crate::model::ProblemKind;

/// Kinds of records that are read.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const PASSWORD: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const COLUMN: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const SHARED_TEXTS: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH: u16 = 0x0205;
    pub(super) const FORMULA_TEXT: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version that is read; those before it had one byte a character in the code page of some machine.
const BIFF8: u16 = 0x0600;

/// Reads every worksheet in the order of their tabs.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, Trouble> {
    let file = Compound::open(bytes).ok_or_else(|| Trouble::Damaged("CFB".into()))?;
    if file.has("EncryptedPackage") {
        return Err(Trouble::Problem(ProblemKind::EncryptedWorkbook));
    }
    let Some(stream) = file.stream("Workbook") else {
        let kind = match file.has("Book") {
            true => ProblemKind::OldWorkbook,
            false => ProblemKind::UnsupportedFormat { extension: "doc".into() },
        };
        return Err(Trouble::Problem(kind));
    };
    let book = Book::read(&stream, budget)?;
    let sheets = book.sheets.iter().map(|entry| book.read_sheet(&stream, entry, budget));
    sheets.collect()
}

#[derive(Default)]
struct Book {
    sheets: Vec<Entry>,
    epoch: Epoch,
    texts: Vec<String>,
    formats: Vec<Format>,
}

struct Entry {
    name: String,
    at: usize,
    is_hidden: bool,
}

/// Kind, content and where the next begins; `None` at the end or where it breaks off.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
    Some((kind, stream.get(at + 4..at + 4 + length)?, at + 4 + length))
}

impl Book {
    /// What stands before the sheets.
    fn read(stream: &[u8], budget: &mut Budget) -> Result<Self, Trouble> {
        let damaged = || Trouble::Damaged("Workbook".into());
        let mut book = Self::default();
        let mut custom: BTreeMap<u16, Format> = BTreeMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut at = 0;
        loop {
            let (kind, data, next) = record(stream, at).ok_or_else(damaged)?;
            at = next;
            match kind {
                kind::BEGIN if u16_at(data, 0) != Some(BIFF8) => {
                    return Err(Trouble::Problem(ProblemKind::OldWorkbook));
                }
                kind::PASSWORD => return Err(Trouble::Problem(ProblemKind::EncryptedWorkbook)),
                kind::DATE_MODE if u16_at(data, 0) == Some(1) => book.epoch = Epoch::Year1904,
                kind::FORMAT => {
                    let code = data.get(2..).and_then(|text| Records::new(vec![text]).text());
                    custom.extend(u16_at(data, 0).zip(code.map(|code| Format::of_code(&code))));
                }
                kind::STYLE => styles.push(u16_at(data, 2).unwrap_or(0)),
                kind::SHEET => book.sheets.extend(entry_of(data)),
                kind::SHARED_TEXTS => {
                    let mut parts = vec![data];
                    while let Some((kind::CONTINUE, more, next)) = record(stream, at) {
                        parts.push(more);
                        at = next;
                    }
                    book.texts = biff_strings::shared(parts, budget)?;
                }
                kind::END => break,
                _ => {}
            }
        }
        let format = |id: u16| custom.get(&id).copied().unwrap_or_else(|| Format::built_in(id));
        book.formats = styles.into_iter().map(format).collect();
        Ok(book)
    }

    fn read_sheet(&self, stream: &[u8], entry: &Entry, budget: &mut Budget) -> Result<Sheet, Trouble> {
        let damaged = || Trouble::Damaged(entry.name.clone());
        let mut sheet = Sheet::new(&entry.name, entry.is_hidden);
        let mut at = entry.at;
        // Charts in a sheet have a beginning and an end of their own.
        let mut depth = 0usize;
        // A formula's text comes in the record after it.
        let mut awaits_text: Option<(u32, u32)> = None;
        loop {
            let (kind, data, next) = record(stream, at).ok_or_else(damaged)?;
            at = next;
            match kind {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => return Ok(sheet),
                kind::END => depth -= 1,
                _ if depth != 1 => {}
                kind::FORMULA_TEXT => {
                    let text = Records::new(vec![data]).text();
                    if let (Some((row, column)), Some(text)) = (awaits_text.take(), text) {
                        sheet.put(row, column, Value::Text(text), budget)?;
                    }
                }
                kind::ROW => {
                    if let (Some(row), Some(options)) = (u16_at(data, 0), u16_at(data, 12))
                        && options & 0x20 != 0
                    {
                        sheet.hide_rows([row.into(), row.into()]);
                    }
                }
                kind::COLUMN => {
                    if let (Some(from), Some(to), Some(options)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 8))
                        && options & 1 != 0
                    {
                        sheet.hide_columns([from.into(), to.into()]);
                    }
                }
                kind::MERGED => areas(data).for_each(|area| sheet.merge(area)),
                kind::NUMBERS => self.put_numbers(data, &mut sheet, budget)?,
                _ => {
                    if let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) {
                        let place = (u32::from(row), u32::from(column));
                        if kind == kind::FORMULA && u16_at(data, 12) == Some(0xFFFF) && data.get(6) == Some(&0) {
                            awaits_text = Some(place);
                        } else if let Some(value) = self.value_of(kind, data) {
                            sheet.put(place.0, place.1, value, budget)?;
                        }
                    }
                }
            }
        }
    }

    fn number(&self, number: f64, style: Option<u16>) -> Value {
        let format = style.and_then(|style| self.formats.get(usize::from(style))).copied().unwrap_or_default();
        Value::Number { number, format, epoch: self.epoch }
    }

    /// The value of a record that is about one cell.
    fn value_of(&self, kind: u16, data: &[u8]) -> Option<Value> {
        let style = u16_at(data, 4);
        match kind {
            kind::NUMBER => Some(self.number(f64_at(data, 6)?, style)),
            kind::SHORT_NUMBER => Some(self.number(short_number(u32_at(data, 6)?), style)),
            kind::SHARED_TEXT => self.texts.get(u32_at(data, 6)? as usize).cloned().map(Value::Text),
            kind::TEXT | kind::RICH_TEXT => Records::new(vec![data.get(6..)?]).text().map(Value::Text),
            kind::TRUTH => Some(truth(*data.get(6)?, *data.get(7)? != 0)),
            kind::FORMULA if u16_at(data, 12) == Some(0xFFFF) => match data.get(6)? {
                1 => Some(truth(*data.get(8)?, false)),
                2 => Some(truth(*data.get(8)?, true)),
                // An empty text.
                _ => None,
            },
            kind::FORMULA => Some(self.number(f64_at(data, 6)?, style)),
            _ => None,
        }
    }

    /// Numbers in neighbouring cells of a row.
    fn put_numbers(&self, data: &[u8], sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Trouble> {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(()) };
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or(&[]);
        for (index, cell) in cells.chunks_exact(6).enumerate() {
            if let Some(bits) = u32_at(cell, 2) {
                let value = self.number(short_number(bits), u16_at(cell, 0));
                sheet.put(row.into(), u32::from(first) + index as u32, value, budget)?;
            }
        }
        Ok(())
    }
}

fn entry_of(data: &[u8]) -> Option<Entry> {
    // Kind 0 is a worksheet; the others are charts and macros.
    let (state, kind) = (*data.get(4)?, *data.get(5)?);
    let name = biff_strings::short(data.get(6..)?)?;
    (kind == 0).then_some(Entry { name, at: u32_at(data, 0)? as usize, is_hidden: state & 3 != 0 })
}

/// A number in four bytes: a whole one, or the upper half of a long one; perhaps a hundredth of it.
fn short_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn truth(value: u8, is_error: bool) -> Value {
    if !is_error {
        return Value::Bool(value != 0);
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(text.into())
}

fn areas(data: &[u8]) -> impl Iterator<Item = Area> {
    let numbers = |cell: &[u8]| {
        let at = |index: usize| u16_at(cell, 2 * index).map(u32::from);
        Some(Area { rows: [at(0)?, at(1)?], columns: [at(2)?, at(3)?] })
    };
    data.get(2..).unwrap_or(&[]).chunks_exact(8).filter_map(numbers)
}
