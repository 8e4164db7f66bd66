//! Figures by period, indicator and entity, each with the row it came from.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::intake::Cell;
use crate::model::{At, Column, Panel, Period};

/// Where a figure was: the row, and the position in [`Grid::files`]. Row 0 is nowhere.
#[derive(Clone, Copy, Debug, Default)]
struct Origin {
    row: u32,
    file: u32,
}

/// By entity, where the figures of a column were; empty where no row spoke of it. Columns that were read from the same rows share one.
type Origins = Rc<Vec<Origin>>;

/// Figures of a column, missing as NaN.
#[derive(Clone, Debug)]
enum Cells {
    /// Put one by one; empty before the first.
    Collected(Vec<f64>),
    /// All at once, and mostly left as they are.
    Adopted(Column),
}

impl Cells {
    fn raw(&self) -> &[f64] {
        match self {
            Self::Collected(cells) => cells,
            Self::Adopted(column) => column.raw(),
        }
    }

    /// To write to, of so many entities.
    #[inline]
    fn raw_mut(&mut self, n_entities: usize) -> &mut [f64] {
        if !matches!(self, Self::Collected(cells) if cells.len() == n_entities) {
            self.collect(n_entities);
        }
        match self {
            Self::Collected(cells) => cells,
            Self::Adopted(column) => column.raw_mut(),
        }
    }

    #[cold]
    fn collect(&mut self, n_entities: usize) {
        let mut cells = self.raw().to_vec();
        cells.resize(n_entities, f64::NAN);
        *self = Self::Collected(cells);
    }

    fn into_column(self, n_entities: usize) -> Column {
        match self {
            Self::Adopted(column) => column,
            Self::Collected(cells) if cells.is_empty() => Column::missing(n_entities),
            Self::Collected(cells) => Column::from_raw(cells),
        }
    }
}

/// Columns of one period.
#[derive(Debug)]
struct Slab {
    period: String,
    cells: Vec<Cells>,
    origins: Vec<Origins>,
}

/// By slab, the origins of columns that are all read from the same rows, one an entity and period.
#[derive(Debug)]
pub(super) struct SharedRows(Vec<Origins>);

/// Figures being collected: indicators in leaf order, then denominators.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) codes: Vec<String>,
    /// Unit each column's figures are in.
    pub(super) units: Vec<String>,
    by_code: BTreeMap<String, usize>,
    n_entities: usize,
    slabs: Vec<Slab>,
    by_period: BTreeMap<String, usize>,
    files: Vec<String>,
}

/// Where to put a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) slab: usize,
    pub(super) column: usize,
    pub(super) entity: usize,
}

impl Grid {
    pub(super) fn new(codes: Vec<String>, units: Vec<String>, n_entities: usize) -> Self {
        // One by one: what builds a map of many at once sorts them, and its code would weigh more than it saves.
        let mut by_code = BTreeMap::new();
        for (column, code) in codes.iter().enumerate() {
            by_code.insert(code.clone(), column);
        }
        Self { codes, units, by_code, n_entities, slabs: Vec::new(), by_period: BTreeMap::new(), files: Vec::new() }
    }

    pub(super) fn column(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// Remembers a file for [`Grid::put`].
    pub(super) fn add_file(&mut self, file: &str) -> u32 {
        self.files.push(file.into());
        (self.files.len() - 1) as u32
    }

    /// The slab of a period, made when it is new.
    pub(super) fn slab(&mut self, period: &str) -> usize {
        if let Some(&known) = self.by_period.get(period) {
            return known;
        }
        self.slabs.push(Slab {
            period: period.into(),
            cells: vec![Cells::Collected(Vec::new()); self.codes.len()],
            origins: vec![Origins::default(); self.codes.len()],
        });
        self.by_period.insert(period.into(), self.slabs.len() - 1);
        self.slabs.len() - 1
    }

    /// For [`Self::claim`], of rows by slab and entity in a file that [`Self::add_file`] knows.
    pub(super) fn shared_rows(&self, rows: impl Iterator<Item = (usize, usize, u32)>, file: u32) -> SharedRows {
        let mut origins = vec![vec![Origin::default(); self.n_entities]; self.slabs.len()];
        for (slab, entity, row) in rows {
            if let Some(origin) = origins.get_mut(slab).and_then(|origins| origins.get_mut(entity)) {
                *origin = Origin { row, file };
            }
        }
        SharedRows(origins.into_iter().map(Rc::new).collect())
    }

    /// Takes these rows for where the figures of a column are, which are then [`Self::set`]; false where other rows spoke of it before.
    pub(super) fn claim(&mut self, column: usize, rows: &SharedRows) -> bool {
        let origins = || self.slabs.iter().filter_map(|slab| slab.origins.get(column));
        if origins().flat_map(|origins| origins.iter()).any(|origin| origin.row != 0) {
            return false;
        }
        for (slab, origins) in self.slabs.iter_mut().zip(&rows.0) {
            if let Some(own) = slab.origins.get_mut(column) {
                own.clone_from(origins);
            }
        }
        true
    }

    /// Puts a figure in a place of a column that was claimed.
    #[inline]
    pub(super) fn set(&mut self, slot: Slot, value: Option<f64>) {
        let column = self.slabs.get_mut(slot.slab).and_then(|slab| slab.cells.get_mut(slot.column));
        if let Some(cell) = column.and_then(|column| column.raw_mut(self.n_entities).get_mut(slot.entity)) {
            *cell = value.unwrap_or(f64::NAN);
        }
    }

    /// Takes figures of a column that was claimed, one an entity; false where they are not so many.
    pub(super) fn adopt(&mut self, slab: usize, column: usize, figures: Column) -> bool {
        let place = self.slabs.get_mut(slab).and_then(|slab| slab.cells.get_mut(column));
        match place.filter(|_| figures.len() == self.n_entities) {
            Some(place) => {
                *place = Cells::Adopted(figures);
                true
            }
            None => false,
        }
    }

    /// Puts a figure (or that it is missing) in its place. When the place is taken, nothing changes and the row and figure there come
    /// back.
    #[inline(never)]
    pub(super) fn put(
        &mut self,
        slot: Slot,
        value: Option<f64>,
        file: u32,
        row: u32,
    ) -> Result<(), (u32, Option<f64>)> {
        let Some(slab) = self.slabs.get_mut(slot.slab) else { return Ok(()) };
        let cells = slab.cells.get_mut(slot.column).map(|cells| cells.raw_mut(self.n_entities));
        let cell = cells.and_then(|cells| cells.get_mut(slot.entity));
        let origins = slab.origins.get_mut(slot.column).map(Rc::make_mut);
        let origin = origins.and_then(|origins| {
            // Grown when first needed.
            origins.resize(self.n_entities, Origin::default());
            origins.get_mut(slot.entity)
        });
        if let (Some(cell), Some(origin)) = (cell, origin) {
            if origin.row != 0 {
                return Err((origin.row, Some(*cell).filter(|cell| !cell.is_nan())));
            }
            *cell = value.unwrap_or(f64::NAN);
            *origin = Origin { row, file };
        }
        Ok(())
    }

    pub(super) fn n_columns(&self) -> usize {
        self.codes.len()
    }

    pub(super) fn n_slabs(&self) -> usize {
        self.slabs.len()
    }

    /// The label of a slab's period.
    pub(super) fn period(&self, slab: usize) -> Option<&str> {
        self.slabs.get(slab).map(|slab| slab.period.as_str())
    }

    /// Cells of a column in a slab, missing as NaN; none before the first was put.
    pub(super) fn cells(&self, slab: usize, column: usize) -> &[f64] {
        self.slabs.get(slab).and_then(|slab| slab.cells.get(column)).map_or(&[], Cells::raw)
    }

    /// No row spoke of the column.
    pub(super) fn is_untouched(&self, column: usize) -> bool {
        self.slabs
            .iter()
            .filter_map(|slab| slab.origins.get(column))
            .flat_map(|origins| origins.iter())
            .all(|origin| origin.row == 0)
    }

    /// Some figure is there.
    pub(super) fn has_figures(&self) -> bool {
        self.slabs.iter().flat_map(|slab| &slab.cells).flat_map(Cells::raw).any(|cell| !cell.is_nan())
    }

    /// Where the figure in a slot was read.
    pub(super) fn place(&self, slot: Slot) -> At {
        let origins = self.slabs.get(slot.slab).and_then(|slab| slab.origins.get(slot.column));
        let origin = origins.and_then(|column| column.get(slot.entity)).copied().unwrap_or_default();
        let Some(file) = self.files.get(origin.file as usize) else { return At::default() };
        let column = self.codes.get(slot.column).cloned();
        At { file: file.clone(), row: (origin.row != 0).then_some(origin.row), column }
    }

    /// Where a whole column is.
    pub(super) fn column_place(&self, column: usize) -> At {
        let file = self.files.first().cloned().unwrap_or_default();
        At { column: self.codes.get(column).cloned(), ..At::file(file) }
    }

    /// The panels in ascending order of period; the last `n_denominators` columns are denominators.
    pub(super) fn into_panels(self, n_denominators: usize) -> Vec<Panel> {
        let n_indicators = self.codes.len().saturating_sub(n_denominators);
        let (mut slabs, n_entities) = (self.slabs, self.n_entities);
        slabs.sort_by(|a, b| compare_periods(&a.period, &b.period));
        slabs
            .into_iter()
            .map(|slab| {
                let mut columns: Vec<Column> =
                    slab.cells.into_iter().map(|cells| cells.into_column(n_entities)).collect();
                let denominators = columns.split_off(n_indicators.min(columns.len()));
                Panel { period: Period(slab.period), columns, denominators }
            })
            .collect()
    }
}

/// Numbers by size, before words, words by their characters.
pub(super) fn compare_periods(a: &str, b: &str) -> Ordering {
    let number = |period: &str| match Cell::read(period, Default::default()) {
        Cell::Number(number) => Some(number),
        Cell::WithUnit { number, unit } if unit == "年" => Some(number),
        _ => None,
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_claimed_once_and_remembers_each_row() {
        let mut grid = Grid::new(vec!["a".into(), "b".into()], vec![String::new(); 2], 2);
        let file = grid.add_file("one.csv");
        let slab = grid.slab("2024");
        let rows = grid.shared_rows([(slab, 0, 5), (slab, 1, 7)].into_iter(), file);
        assert!(grid.is_untouched(0));
        assert!(grid.claim(0, &rows) && !grid.claim(0, &rows));
        let slot = |column, entity| Slot { slab, column, entity };
        grid.set(slot(0, 1), Some(2.5));
        assert_eq!(grid.cells(slab, 0).get(1), Some(&2.5));
        assert!(!grid.is_untouched(0) && grid.is_untouched(1));
        assert_eq!(grid.place(slot(0, 1)), At { file: "one.csv".into(), row: Some(7), column: Some("a".into()) });
        // Its places are taken, also the one whose figure is missing.
        assert_eq!(grid.put(slot(0, 1), Some(3.0), file, 9), Err((7, Some(2.5))));
        assert_eq!(grid.put(slot(0, 0), Some(3.0), file, 9), Err((5, None)));
        // Where another row speaks of a later column, the claimed one keeps its own.
        assert_eq!(grid.put(slot(1, 0), Some(4.0), file, 9), Ok(()));
        assert!(!grid.claim(1, &rows));
        assert_eq!((grid.place(slot(0, 0)).row, grid.place(slot(1, 0)).row), (Some(5), Some(9)));
        let later = grid.slab("2025");
        assert_eq!(grid.put(Slot { slab: later, column: 0, entity: 1 }, None, file, 8), Ok(()));
        assert_eq!(grid.place(slot(0, 1)).row, Some(7));
    }
}
