//! Cells on the way from columns to rows: each is a span of one text, and those of a dictionary share theirs.

use crate::intake::cell::Cell as Figure;
use crate::intake::figures::{Figures, MISSING, UNREAD};
use crate::intake::plain_number::plain_number;
use crate::intake::row::{Cells, RawRow};
use crate::intake::split::{Record, Span};
use crate::model::ParquetFault;

/// A cell's text, and the figure that it is in so many words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    span: Span,
    figure: f64,
}

const EMPTY: Cell = Cell { span: [0, 0], figure: MISSING };

pub(super) struct Grid {
    n_columns: usize,
    n_rows: usize,
    text: String,
    spans: Vec<Span>,
    /// By column.
    figures: Vec<Vec<f64>>,
    /// Bytes that pages may still unpack to.
    left: u64,
    /// What pages, and the text of cells, may come to.
    limit: u64,
}

impl Grid {
    /// Empty cells. They are within the limits already.
    pub(super) fn new(n_rows: usize, n_columns: usize, limit: u64) -> Self {
        let n_cells = n_rows * n_columns;
        // Places in the text have 32 bits.
        let limit = limit.min(u64::from(u32::MAX / 2));
        let (spans, figures) = (vec![EMPTY.span; n_cells], vec![vec![EMPTY.figure; n_rows]; n_columns]);
        Self { n_columns, n_rows, text: String::new(), spans, figures, left: limit, limit }
    }

    /// Allows a page to be unpacked to so many bytes.
    pub(super) fn allow(&mut self, n_bytes: usize) -> Result<(), ParquetFault> {
        match self.left.checked_sub(n_bytes as u64) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(self.bomb(self.limit - self.left + n_bytes as u64)),
        }
    }

    fn bomb(&self, unpacked_bytes: u64) -> ParquetFault {
        ParquetFault::Bomb { unpacked_bytes, limit_bytes: self.limit }
    }

    /// A cell with the text that is written; `None` where that fails.
    pub(super) fn cell(&mut self, write: impl FnOnce(&mut String) -> Option<()>) -> Result<Option<Cell>, ParquetFault> {
        let start = self.text.len();
        if write(&mut self.text).is_none() {
            return Ok(None);
        }
        let end = self.text.len();
        if end as u64 > self.limit {
            return Err(self.bomb(end as u64));
        }
        let text = self.text.as_bytes().get(start..end);
        let figure = text.and_then(plain_number).filter(|&figure| Figure::is_sized(figure));
        Ok(Some(Cell { span: [start as u32, end as u32], figure: figure.unwrap_or(UNREAD) }))
    }

    /// Puts a cell; there is none where the row or the column is not.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) {
        if column >= self.n_columns {
            return;
        }
        let at = row * self.n_columns + column;
        let figure = self.figures.get_mut(column).and_then(|figures| figures.get_mut(row));
        if let (Some(span), Some(figure)) = (self.spans.get_mut(at), figure) {
            (*span, *figure) = (cell.span, cell.figure);
        }
    }

    /// Takes all cells of a column away.
    pub(super) fn clear(&mut self, column: usize) {
        (0..self.n_rows).for_each(|row| self.put(row, column, EMPTY));
    }

    /// The rows, numbered from 1.
    pub(super) fn into_rows(self) -> impl Iterator<Item = RawRow> {
        let len = self.n_columns as u32;
        let cells = Cells::new(self.text, self.spans, Figures::new(self.figures, 0));
        (0..self.n_rows as u32).map(move |row| {
            let record = Record { line: row + 1, first: row * len, len, begin: [0; 4] };
            RawRow::of(row + 1, &cells, (row as usize, record))
        })
    }
}
