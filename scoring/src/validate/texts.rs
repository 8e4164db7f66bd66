//! Texts of a table's columns, each column gone through once however many ask what stands in it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::slots::Numbered;
use super::wide::NEAR_ROWS;
use crate::codes::credit;
use crate::intake::{Cell, RawRow, RawTable, is_total_label};

/// The columns of a table as texts.
pub(super) struct Texts<'t> {
    pub(super) table: &'t RawTable,
    /// Those that somebody asked for, and those that look as if somebody would.
    columns: RefCell<BTreeMap<usize, Rc<TextColumn<'t>>>>,
}

/// Which of its different texts each row of a column has.
#[derive(Debug, Default)]
pub(super) struct TextColumn<'t> {
    different: Numbered<'t>,
    /// By number.
    looks: Vec<Looks>,
    /// By row.
    numbers: Vec<u32>,
}

/// What a text looks like, told while it is near: texts lie far apart, and several ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    pub(super) is_missing: bool,
    pub(super) is_total: bool,
    /// See [`credit::looks_like_one`].
    pub(super) is_like_code: bool,
    /// See [`credit::begins_name`].
    pub(super) begins_name: bool,
}

impl Looks {
    const EMPTY: Self = Self { is_missing: true, is_total: false, is_like_code: false, begins_name: false };

    fn of(text: &str) -> Self {
        Self {
            is_missing: Cell::is_missing(text),
            is_total: is_total_label(text),
            is_like_code: credit::looks_like_one(text),
            begins_name: credit::begins_name(text),
        }
    }
}

impl<'t> Texts<'t> {
    pub(super) fn new(table: &'t RawTable) -> Self {
        let texts = Self { table, columns: RefCell::default() };
        // Words say who rows are about and what is alike; of one row they lie side by side.
        let is_words = |row: &RawRow, column: usize| {
            row.figure(column).is_none() && Cell::read(row.cell(column), table.style) == Cell::NotANumber
        };
        let first = table.rows.first();
        let columns = (0..table.header.len()).filter(|&column| first.is_some_and(|row| is_words(row, column)));
        texts.gather(columns.collect());
        texts
    }

    pub(super) fn of(&self, column: usize) -> Rc<TextColumn<'t>> {
        if let Some(known) = self.known(column) {
            return known;
        }
        self.gather(vec![column]);
        self.known(column).unwrap_or_default()
    }

    /// The column where it was gone through already.
    pub(super) fn known(&self, column: usize) -> Option<Rc<TextColumn<'t>>> {
        self.columns.borrow().get(&column).cloned()
    }

    fn gather(&self, columns: Vec<usize>) {
        let n_rows = self.table.rows.len();
        let begun = |column| (column, TextColumn { numbers: Vec::with_capacity(n_rows), ..TextColumn::default() });
        let mut gathered: Vec<(usize, TextColumn<'t>)> = columns.into_iter().map(begun).collect();
        self.table.rows.chunks(NEAR_ROWS).for_each(|rows| add(rows, &mut gathered));
        self.columns.borrow_mut().extend(gathered.into_iter().map(|(column, texts)| (column, Rc::new(texts))));
    }
}

/// Row by row, as the cells lie.
#[inline(never)]
fn add<'t>(rows: &'t [RawRow], gathered: &mut [(usize, TextColumn<'t>)]) {
    // All texts before they are compared: many are then on their way from memory at once.
    let mut cells: Vec<&'t str> = Vec::with_capacity(rows.len() * gathered.len());
    for row in rows {
        cells.extend(gathered.iter().map(|(column, _)| row.cell(*column)));
    }
    for cells in cells.chunks(gathered.len().max(1)) {
        for (cell, (_, texts)) in cells.iter().zip(gathered.iter_mut()) {
            let number = texts.different.number(cell);
            if number == texts.looks.len() {
                texts.looks.push(Looks::of(cell));
            }
            texts.numbers.push(number as u32);
        }
    }
}

impl<'t> TextColumn<'t> {
    /// The text in a row; empty where there is no such row.
    #[inline]
    pub(super) fn text(&self, row: usize) -> &'t str {
        self.different.text(self.number(row))
    }

    /// Its text's number, by first appearance.
    #[inline]
    pub(super) fn number(&self, row: usize) -> usize {
        self.numbers.get(row).map_or(usize::MAX, |&number| number as usize)
    }

    /// Those of a text by its number; of an empty one where none has it.
    #[inline]
    pub(super) fn looks(&self, number: usize) -> Looks {
        self.looks.get(number).copied().unwrap_or(Looks::EMPTY)
    }

    /// Each text once, by number.
    pub(super) fn different(&self) -> &Numbered<'t> {
        &self.different
    }

    /// By number, how many rows have the text.
    pub(super) fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.different.len()];
        for &number in &self.numbers {
            if let Some(count) = counts.get_mut(number as usize) {
                *count += 1;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_the_same_whether_it_was_expected_or_asked_for() {
        let rows: Vec<RawRow> = (0..700)
            .map(|at| RawRow::new(at + 1, [format!("园{}", at % 9), (at % 4).to_string()].iter().map(String::as_str)))
            .collect();
        let header = vec!["园区".to_string(), "值".to_string()];
        let table = RawTable { header, rows, ..RawTable::default() };
        let texts = Texts::new(&table);
        assert!(texts.known(0).is_some() && texts.known(1).is_none());
        for (column, n) in [(0, 9), (1, 4), (2, 1)] {
            let gathered = texts.of(column);
            assert!(table.rows.iter().enumerate().all(|(at, row)| gathered.text(at) == row.cell(column)));
            assert_eq!((gathered.different().len(), gathered.counts().len()), (n, n));
            assert_eq!(gathered.counts().iter().sum::<usize>(), 700);
            assert_eq!((gathered.text(699), gathered.text(700)), (table.rows[699].cell(column), ""));
        }
        let empty = RawTable::default();
        let none = Texts::new(&empty).of(0);
        assert!(none.different().len() == 0 && none.looks(0).is_missing);
    }
}
