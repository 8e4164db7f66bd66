//! Figures with a column for each indicator and a row for each entity (and period).

use super::grid::{Grid, Slot};
use super::number::NumberColumn;
use super::roster::KeyedRow;
use crate::fields;
use crate::intake::{NumberStyle, Place, RawTable, Run, is_unread};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Puts the figures of these table columns into these grid columns, in the grid's units.
pub(super) fn read(
    table: &RawTable,
    rows: &[KeyedRow<'_>],
    columns: &[(usize, usize)],
    grid: &mut Grid,
    findings: &mut Findings,
) {
    // Rows of a period mostly follow one another.
    let mut last = None;
    let mut slab_of = |period| match last {
        Some((known, slab)) if known == period => slab,
        _ => last.insert((period, grid.slab(period))).1,
    };
    let slabs: Vec<usize> = rows.iter().map(|keyed| slab_of(keyed.period)).collect();
    let files: Vec<u32> = table.files().iter().map(|file| grid.add_file(file)).collect();
    // Where a table was put together from several, a row's cells come from different places.
    let shared = table.origins.is_none().then(|| {
        let rows = rows.iter().zip(&slabs).map(|(keyed, &slab)| (slab, keyed.entity, keyed.row.row));
        grid.shared_rows(rows, files.first().copied().unwrap_or(0))
    });
    let mut readings: Vec<Reading> =
        columns.iter().map(|&(from, to)| Reading::new(table, (from, to), grid, findings)).collect();
    for reading in &mut readings {
        reading.is_claimed = shared.as_ref().is_some_and(|rows| grid.claim(reading.to, rows));
    }
    let whole = Whole::of(table, rows, &slabs).filter(|_| shared.is_some());
    for reading in &mut readings {
        reading.adopt(whole.as_ref(), grid);
    }
    for (rows, slabs) in rows.chunks(NEAR_ROWS).zip(slabs.chunks(NEAR_ROWS)) {
        for reading in &mut readings {
            reading.read((table, &files), rows, slabs, grid, findings);
        }
    }
    for Reading { to, place, column, .. } in readings {
        column.finish(place, findings);
        if let Some(unit) = grid.units.get_mut(to) {
            unit.clone_from(&column.unit);
        }
    }
}

/// Rows gone through column by column before the next ones: cells lie by row, and so many are still near when the next column asks.
pub(super) const NEAR_ROWS: usize = 256;

/// A table column on its way into a grid column.
struct Reading {
    from: usize,
    to: usize,
    place: At,
    column: NumberColumn,
    /// No other row can have put a figure where one goes.
    is_claimed: bool,
    /// Figures in so many words are where they go.
    is_adopted: bool,
}

/// Rows that are a dataset as they stand: one an entity in the same order, all of one period.
struct Whole<'r> {
    run: Run<'r>,
    slab: usize,
}

impl<'r> Whole<'r> {
    fn of(table: &RawTable, rows: &[KeyedRow<'r>], slabs: &[usize]) -> Option<Self> {
        let slab = *slabs.first()?;
        let is_in_order = rows.iter().enumerate().all(|(at, keyed)| keyed.entity == at);
        if table.style != NumberStyle::Point || !is_in_order || slabs.iter().any(|&other| other != slab) {
            return None;
        }
        Some(Self { run: Run::of(rows.iter().map(|keyed| keyed.row))?, slab })
    }
}

impl Reading {
    fn new(table: &RawTable, (from, to): (usize, usize), grid: &Grid, findings: &mut Findings) -> Self {
        let place = At::column(table.file_of(from), table.header.get(from).cloned().unwrap_or_default());
        let header_unit = table.units.get(from).map_or("", String::as_str);
        let unit = grid.units.get(to).cloned().unwrap_or_default();
        let field = table.header.get(from).and_then(|header| fields::find(header));
        let column = NumberColumn::new(&unit, header_unit, &place, findings).prefer(field);
        Self { from, to, place, column, is_claimed: false, is_adopted: false }
    }

    /// Takes the figures of the rows over as they are, where they go where they are.
    fn adopt(&mut self, whole: Option<&Whole<'_>>, grid: &mut Grid) {
        let Some(whole) = whole.filter(|_| self.is_claimed && self.column.keeps_figures()) else { return };
        if let Some(figures) = whole.run.column(self.from) {
            self.is_adopted = grid.adopt(whole.slab, self.to, figures);
        }
    }

    /// Reads cells of one column; with the table, its files as the grid knows them.
    #[inline(never)]
    fn read(
        &mut self,
        (table, files): (&RawTable, &[u32]),
        rows: &[KeyedRow<'_>],
        slabs: &[usize],
        grid: &mut Grid,
        findings: &mut Findings,
    ) {
        let (from, to) = (self.from, self.to);
        if self.is_adopted {
            self.read_others(table, rows, slabs, grid, findings);
            return;
        }
        for (keyed, &slab) in rows.iter().zip(slabs) {
            let told = || (keyed.row.cell(from), table.at(keyed.row, from));
            let value = match keyed.row.figure(from).filter(|_| table.style == NumberStyle::Point) {
                Some(figure) => Some(self.column.take_plain(figure)),
                None => self.column.take(keyed.row.read(from, table.style), told, findings),
            };
            let slot = Slot { slab, column: to, entity: keyed.entity };
            if self.is_claimed {
                grid.set(slot, value);
                continue;
            }
            let Place { file, row } = table.place(keyed.row, from);
            let file = files.get(file).copied().unwrap_or(0);
            if let Err((first_row, _)) = grid.put(slot, value, file, row) {
                let (id, indicator) = (keyed.id.into(), grid.codes.get(to).cloned().unwrap_or_default());
                let kind = ProblemKind::DuplicateValue { id, indicator, first_row };
                findings.push(Problem::new(Severity::Error, table.at(keyed.row, from), kind));
            }
        }
    }

    /// Reads the cells of an adopted column that are no figures in so many words.
    #[inline(never)]
    fn read_others(
        &mut self,
        table: &RawTable,
        rows: &[KeyedRow<'_>],
        slabs: &[usize],
        grid: &mut Grid,
        findings: &mut Findings,
    ) {
        let (from, to) = (self.from, self.to);
        let Some((first, &slab)) = rows.first().zip(slabs.first()) else { return };
        // Of adopted columns the entities are in the order of the rows.
        let figures = grid.cells(slab, to).get(first.entity..).unwrap_or_default();
        let is_other = |(_, figure): &(&KeyedRow<'_>, &f64)| is_unread(**figure);
        let others: Vec<&KeyedRow<'_>> = rows.iter().zip(figures).filter(is_other).map(|(keyed, _)| keyed).collect();
        self.column.count_plain(figures.iter().take(rows.len()).filter(|figure| !figure.is_nan()).count());
        for keyed in others {
            let told = || (keyed.row.cell(from), table.at(keyed.row, from));
            let value = self.column.take(keyed.row.read(from, table.style), told, findings);
            grid.set(Slot { slab, column: to, entity: keyed.entity }, value);
        }
    }
}
