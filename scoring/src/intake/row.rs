//! One row of a table: where its cells lie in a text that many rows share.

use std::fmt;
use std::sync::Arc;

use super::cell::{Cell, NumberStyle};
use super::figures::Figures;
use super::package::GUARD;
use super::split::{Record, Span};
use crate::model::Column;

/// Text of cells, and where each lies in it.
#[derive(Default, PartialEq)]
pub(super) struct Cells {
    text: String,
    spans: Vec<Span>,
    /// None where nobody looked.
    figures: Figures,
}

impl Cells {
    /// Every span is one of the text.
    pub(super) fn new(text: String, spans: Vec<Span>, figures: Figures) -> Arc<Self> {
        Arc::new(Self { text, spans, figures })
    }

    /// Of the text.
    pub(super) fn n_bytes(&self) -> usize {
        self.text.len()
    }
}

/// Not all of its text.
impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells").field("n_bytes", &self.n_bytes()).field("n", &self.spans.len()).finish()
    }
}

/// One row of a table.
#[derive(Clone, Default)]
pub struct RawRow {
    /// 1-based row as a spreadsheet shows it.
    pub row: u32,
    cells: Arc<Cells>,
    first: u32,
    len: u32,
    /// Its record's place among those of the text.
    at: u32,
    /// As [`Record`] has it: a table's rows are asked how they begin where their cells are far away.
    begin: [u8; 4],
}

impl RawRow {
    pub(crate) fn new<'c>(row: u32, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut own = Cells::default();
        for cell in cells {
            let start = own.text.len();
            own.text.push_str(cell);
            own.spans.push([start as u32, own.text.len() as u32]);
        }
        Self { row, first: 0, len: own.spans.len() as u32, at: 0, cells: Arc::new(own), begin: [0; 4] }
    }

    /// A record among the cells, with its place among the records.
    pub(super) fn of(row: u32, cells: &Arc<Cells>, (at, record): (usize, Record)) -> Self {
        let Record { first, len, begin, .. } = record;
        Self { row, cells: cells.clone(), first, len, at: at as u32, begin }
    }

    /// The cell without surrounding space; empty where the row has no such column.
    #[inline(never)]
    pub fn cell(&self, column: usize) -> &str {
        let text = self.whole_cell(column);
        // Nearly every cell begins and ends with a sign that is no space, and is asked for more than once.
        if ends_with_words(text.as_bytes()) {
            return text;
        }
        text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
    }

    /// The cell with the space around it.
    #[inline(always)]
    pub(super) fn whole_cell(&self, column: usize) -> &str {
        if column >= self.len as usize {
            return "";
        }
        let span = self.cells.spans.get(self.first as usize + column).copied().unwrap_or_default();
        self.cells.text.get(span[0] as usize..span[1] as usize).unwrap_or("")
    }

    /// The figure that the cell is in so many words, where points are decimal points; `None` where it wants a closer look.
    #[inline(never)]
    pub(crate) fn figure(&self, column: usize) -> Option<f64> {
        self.cells.figures.get(self.at as usize, column)
    }

    /// [`Cell::read`] of the cell, which was read already where it is a plain figure.
    #[inline(never)]
    pub fn read(&self, column: usize, style: NumberStyle) -> Cell {
        match self.figure(column).filter(|_| style == NumberStyle::Point) {
            Some(figure) => Cell::Number(figure),
            None => Cell::read(self.cell(column), style),
        }
    }

    pub fn len(&self) -> usize {
        self.len as usize
    }

    pub fn is_empty(&self) -> bool {
        self.first_sign().is_none() && (0..self.len()).all(|column| self.cell(column).is_empty())
    }

    /// The first cell that is filled; empty where none is.
    pub fn first_filled(&self) -> &str {
        (0..self.len()).map(|column| self.cell(column)).find(|text| !text.is_empty()).unwrap_or("")
    }

    pub(super) fn n_filled(&self) -> usize {
        (0..self.len()).filter(|&column| !self.cell(column).is_empty()).count()
    }

    /// Takes one [`GUARD`] off each text that begins with it.
    pub(super) fn unguard(&mut self) {
        if (0..self.len()).any(|column| self.cell(column).starts_with(GUARD)) {
            let bare = |column| self.cell(column).strip_prefix(GUARD).unwrap_or(self.cell(column));
            *self = Self::new(self.row, (0..self.len()).map(bare));
        }
    }

    /// The first character of the first cell where it is plainly no space: an ASCII sign, or a Chinese one of three bytes.
    fn first_sign(&self) -> Option<[u8; 3]> {
        match self.begin {
            [sign, ..] if sign.is_ascii_graphic() => Some([sign, 0, 0]),
            [one @ 0xE4..=0xE9, two, three, _] => Some([one, two, three]),
            _ => None,
        }
    }

    /// Both rows have the same cells.
    pub fn repeats(&self, other: &Self) -> bool {
        if let (Some(own), Some(others)) = (self.first_sign(), other.first_sign())
            && own != others
        {
            return false;
        }
        (0..self.len().max(other.len())).all(|column| self.cell(column) == other.cell(column))
    }
}

/// Rows that follow one another as they were read: their figures are side by side.
pub(crate) struct Run<'r> {
    cells: &'r Cells,
    at: usize,
    n: usize,
}

impl<'r> Run<'r> {
    /// None where some row follows not at once, or comes from elsewhere.
    pub(crate) fn of(mut rows: impl Iterator<Item = &'r RawRow>) -> Option<Self> {
        let first = rows.next()?;
        let mut n = 1;
        for row in rows {
            if !Arc::ptr_eq(&row.cells, &first.cells) || row.at as usize != first.at as usize + n {
                return None;
            }
            n += 1;
        }
        Some(Self { cells: &first.cells, at: first.at as usize, n })
    }

    /// By row, [`RawRow::figure`], or NaN: one that [`is_unread`](super::is_unread) tells from a missing cell's.
    pub(crate) fn figures(&self, column: usize) -> Option<&'r [f64]> {
        self.cells.figures.run(self.at, self.n, column)
    }

    /// The same as a column, without a copy where these are all rows that were read.
    pub(crate) fn column(&self, column: usize) -> Option<Column> {
        let whole = self.cells.figures.whole(self.at, self.n, column).cloned();
        whole.or_else(|| self.figures(column).map(|figures| Column::from_raw(figures.to_vec())))
    }
}

/// Plainly no space at either end: a visible ASCII sign, or a character from U+4000 to U+9FFF, where Chinese ones are.
#[inline]
pub(super) fn ends_with_words(text: &[u8]) -> bool {
    // Only such a character has this byte, as the first of its three.
    let is_chinese = |byte: Option<&u8>| matches!(byte, Some(0xE4..=0xE9));
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let third_last = text.len().checked_sub(3).and_then(|at| text.get(at));
    (is_plain(text.first()) || is_chinese(text.first())) && (is_plain(text.last()) || is_chinese(third_last))
}

/// Row and cells are the same, wherever they lie.
impl PartialEq for RawRow {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row && self.len == other.len && self.repeats(other)
    }
}

/// Its own cells, not all that it shares a text with.
impl fmt::Debug for RawRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.row)?;
        f.debug_list().entries((0..self.len()).map(|column| self.cell(column))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_without_the_space_around_them() {
        let texts = [
            ("甲园", "甲园"),
            (" 甲园 ", "甲园"),
            ("甲园\u{3000}", "甲园"),
            ("\u{FEFF}甲", "甲"),
            ("甲a\u{A0}", "甲a"),
            ("龥b\u{2003}", "龥b"),
            ("1\u{85}", "1"),
            ("é", "é"),
            (" ", ""),
            ("", ""),
            ("a b", "a b"),
        ];
        let row = RawRow::new(7, texts.map(|(text, _)| text));
        for (column, (text, expect)) in texts.iter().enumerate() {
            assert_eq!(row.cell(column), *expect, "{text:?}");
        }
        assert_eq!((row.cell(texts.len()), row.len()), ("", texts.len()));
    }

    #[test]
    fn how_rows_begin_tells_what_their_cells_tell() {
        let texts =
            ["a", "b", "甲", "甲园", "乙", "a ", " a", "\u{3000}", "\u{3000}甲", "", "(", "é", "\u{FEFF}甲", "龥"];
        let rows = texts.map(|text| {
            let mut begin = [0; 4];
            begin.iter_mut().zip(text.as_bytes()).for_each(|(to, from)| *to = *from);
            (RawRow { begin, ..RawRow::new(1, [text]) }, RawRow::new(1, [text]))
        });
        for (row, bare) in &rows {
            assert_eq!(row.is_empty(), bare.cell(0).is_empty(), "{row:?}");
            for (other, bare_other) in &rows {
                assert_eq!(row.repeats(other), bare.cell(0) == bare_other.cell(0), "{row:?} {other:?}");
            }
        }
    }
}
