//! Figures that cells are in so many words, those of a column side by side.

use crate::model::Column;

/// Records that the room for all is reckoned from.
const FIRST_RECORDS: usize = 64;
/// More columns than this are those of no table.
const MOST_COLUMNS: usize = 5000;
/// Places that are kept beyond twice the cells that there are.
const SPARE_PLACES: usize = 1 << 16;

/// In the place of a figure: the cell says that there is none.
pub(super) const MISSING: f64 = f64::from_bits(0x7FF8_0000_0000_0000);
/// In the place of a figure: the cell says something else, and wants a closer look.
pub(super) const UNREAD: f64 = f64::from_bits(0x7FF8_0000_0000_0001);

/// It stands for a cell that is neither a figure in so many words nor missing.
#[inline(always)]
pub(crate) fn is_unread(figure: f64) -> bool {
    figure.to_bits() == UNREAD.to_bits()
}

/// By column and record, the figure, or [`MISSING`] or [`UNREAD`], which are both NaN.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Figures {
    columns: Vec<Column>,
    /// Those before this record are not kept.
    first: usize,
}

impl Figures {
    /// Of columns that begin with this record.
    pub(super) fn new(columns: Vec<Vec<f64>>, first: usize) -> Self {
        Self { columns: columns.into_iter().map(Column::from_raw).collect(), first }
    }

    pub(super) fn get(&self, record: usize, column: usize) -> Option<f64> {
        let place = record.checked_sub(self.first)?;
        self.columns.get(column)?.raw().get(place).copied().filter(|figure| !figure.is_nan())
    }

    /// Those of a column in so many records from this one on.
    pub(super) fn run(&self, record: usize, n: usize, column: usize) -> Option<&[f64]> {
        let from = record.checked_sub(self.first)?;
        self.columns.get(column)?.raw().get(from..from + n)
    }

    /// A column whose records are these and no others.
    pub(super) fn whole(&self, record: usize, n: usize, column: usize) -> Option<&Column> {
        self.columns.get(column).filter(|figures| record == self.first && n == figures.len())
    }
}

/// Takes figures record by record and puts them by column. The first record is mostly the header and left out, so that columns begin
/// with the first row.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// None where rows are too different for it.
    columns: Option<Vec<Vec<f64>>>,
    n_records: usize,
    n_cells: usize,
}

impl Gathering {
    /// Adds the cells of records that follow one another, by the number of cells of each. So many records are reckoned with, and no
    /// more than so many cells.
    #[inline(never)]
    pub(super) fn add(
        &mut self,
        mut cells: &[f64],
        mut lengths: impl Iterator<Item = usize> + Clone,
        [n_all, most_cells]: [usize; 2],
    ) {
        if self.n_records == 0 {
            let Some(header) = lengths.next() else { return };
            cells = cells.get(header..).unwrap_or_default();
            self.n_records = 1;
            self.columns = (header <= MOST_COLUMNS).then(|| vec![Vec::new(); header]);
        }
        let n_before = self.n_records - 1;
        let n_new = lengths.clone().count();
        self.n_records += n_new;
        self.n_cells += cells.len();
        let Some(columns) = self.columns.as_mut() else { return };
        let n_rows = self.n_records - 1;
        if columns.len() * n_rows > 2 * self.n_cells + SPARE_PLACES {
            self.columns = None;
            return;
        }
        if n_before < FIRST_RECORDS && n_rows >= FIRST_RECORDS {
            let n_all = n_all.min(most_cells / columns.len().max(1));
            columns.iter_mut().for_each(|column| column.reserve(n_all.saturating_sub(column.len())));
        }
        let width = columns.len();
        let is_even = lengths.clone().all(|length| length == width);
        for (at, column) in columns.iter_mut().enumerate() {
            if is_even {
                column.extend(cells.get(at..).unwrap_or_default().iter().step_by(width.max(1)));
                continue;
            }
            let mut first = 0;
            column.extend(lengths.clone().map(|length| {
                let figure = cells.get(first + at).copied().filter(|_| at < length);
                first += length;
                figure.unwrap_or(MISSING)
            }));
        }
    }

    pub(super) fn into_figures(self) -> Figures {
        Figures::new(self.columns.unwrap_or_default(), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row has its number and column in its figures.
    fn gathered(lengths: &[usize], portion: usize) -> Figures {
        let mut gathering = Gathering::default();
        for (at, lengths) in lengths.chunks(portion).enumerate() {
            let rows = lengths.iter().zip(at * portion..);
            let cells: Vec<f64> =
                rows.flat_map(|(&length, row)| (0..length).map(move |column| (row * 100 + column) as f64)).collect();
            gathering.add(&cells, lengths.iter().copied(), [lengths.len(), 1000]);
        }
        gathering.into_figures()
    }

    #[test]
    fn every_figure_comes_to_its_column() {
        for lengths in [vec![3; 200], vec![3, 3, 2, 0, 3, 5, 1], vec![1], vec![], vec![2, 7, 7]] {
            for portion in [1, 3, 64, 500] {
                let figures = gathered(&lengths, portion);
                let width = lengths.first().copied().unwrap_or(0);
                for (record, &length) in lengths.iter().enumerate() {
                    for column in 0..8 {
                        let is_kept = record > 0 && column < length.min(width);
                        let expect = is_kept.then(|| (record * 100 + column) as f64);
                        assert_eq!(figures.get(record, column), expect, "{record} {column} of {lengths:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_run_is_a_part_of_its_column() {
        let figures = gathered(&[2; 6], 4);
        assert_eq!(figures.run(2, 3, 1), Some(&[201.0, 301.0, 401.0][..]));
        assert_eq!((figures.run(2, 5, 1), figures.run(0, 2, 1), figures.run(2, 1, 2)), (None, None, None));
        assert_eq!(figures.whole(1, 5, 0).map(Column::len), Some(5));
        assert!(figures.whole(1, 4, 0).is_none() && figures.whole(2, 4, 0).is_none());
    }

    #[test]
    fn a_wide_header_over_short_rows_takes_no_room() {
        let mut lengths = vec![1; 100_000];
        lengths[0] = 4000;
        assert!(gathered(&lengths, 64).columns.is_empty());
        lengths[0] = MOST_COLUMNS + 1;
        assert!(gathered(&lengths[..10], 64).columns.is_empty());
    }
}
