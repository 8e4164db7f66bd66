//! Parquet → a raw table: a column of the file is one of the table, its values as text with all their digits.

mod codec;
mod column;
mod columns;
mod delta;
mod footer;
mod grid;
mod kind;
mod page;
mod physical;
mod runs;
mod thrift;
mod time;
mod values;

use self::column::{Fit, Place};
use self::columns::Columns;
use self::footer::Footer;
use self::grid::Grid;
use super::row::RawRow;
use super::table::{self, RawTable};
use super::{Input, Limits, archive};
use crate::model::{At, Findings, ParquetFault, Problem, ProblemKind, Severity};

/// What is left out of a table although it was meant to be read, or stops all.
fn severity(fault: &ParquetFault) -> Severity {
    match fault {
        ParquetFault::Index => Severity::Note,
        ParquetFault::Utc => Severity::Warning,
        ParquetFault::Nested
        | ParquetFault::Kind { .. }
        | ParquetFault::Encoding { .. }
        | ParquetFault::Unfit
        | ParquetFault::UnfitCells { .. } => Severity::Error,
        _ => Severity::Fatal,
    }
}

/// The table of a file. `None` after a fatal problem.
pub(super) fn read(input: &Input, limits: &Limits, problems: &mut Findings) -> Option<RawTable> {
    let opened = Footer::of(&input.bytes).and_then(|footer| Ok((Columns::of(&footer)?, footer)));
    let (columns, footer) = match opened {
        Ok(opened) => opened,
        Err(fault) => {
            say(problems, At::file(&*input.name), fault);
            return None;
        }
    };
    let n_columns = columns.read.len() + columns.left_out.len();
    let n_rows = footer.n_rows().unwrap_or(0);
    if let Err(kind) = fits(n_rows, n_columns, columns.read.len(), limits) {
        problems.push(Problem::new(Severity::Fatal, At::file(&*input.name), kind));
        return None;
    }
    for (name, fault) in columns.left_out.iter().cloned() {
        say(problems, At::column(&*input.name, name), fault);
    }
    if let Some(name) = &columns.row_names {
        let at = At::column(&*input.name, &**name);
        problems.push(Problem::new(Severity::Warning, at, ProblemKind::EmptyHeader));
    }
    // Cells that nobody filled take room too, and a few bytes can claim millions of them.
    let (limit_bytes, n_cells) = (archive::allowed_bytes(input, limits), (n_rows * columns.read.len()) as u64);
    if n_cells > limit_bytes {
        say(problems, At::file(&*input.name), ParquetFault::Bomb { unpacked_bytes: n_cells, limit_bytes });
        return None;
    }
    let mut grid = Grid::new(n_rows, columns.read.len(), limit_bytes);
    let mut header: Vec<&str> = columns.read.iter().map(|column| &*column.name).collect();
    for (at, column) in columns.read.iter().enumerate() {
        let mut fit = Fit::default();
        let read = read_column(&input.bytes, &footer, (at, column), (&mut grid, &mut fit));
        match read.and_then(|()| fit.check()) {
            Ok(()) => {
                if let Some(row) = fit.first_unfit_row {
                    let at = At { row: Some(row as u32 + 1), ..At::column(&*input.name, &*column.name) };
                    say(problems, at, ParquetFault::UnfitCells { n: fit.n_unfit });
                }
                if column.kind.is_utc() {
                    say(problems, At::column(&*input.name, &*column.name), ParquetFault::Utc);
                }
            }
            Err(fault) => {
                let is_fatal = severity(&fault) == Severity::Fatal;
                say(problems, At::column(&*input.name, &*column.name), fault);
                if is_fatal {
                    return None;
                }
                grid.clear(at);
                header.iter_mut().skip(at).take(1).for_each(|name| *name = "");
            }
        }
    }
    if header.iter().all(|name| name.is_empty()) {
        problems.push(Problem::new(Severity::Fatal, At::file(&*input.name), ProblemKind::NoNumericColumn));
        return None;
    }
    // The names are no row of the file.
    let rows = std::iter::once(RawRow::new(1, header.iter().copied())).chain(grid.into_rows()).collect();
    table::of_rows(&input.name, rows, limits, problems)
}

fn say(problems: &mut Findings, at: At, fault: ParquetFault) {
    problems.push(Problem::new(severity(&fault), at, ProblemKind::Parquet(fault)));
}

fn fits(n_rows: usize, n_columns: usize, n_read: usize, limits: &Limits) -> Result<(), ProblemKind> {
    if n_columns > limits.columns {
        return Err(ProblemKind::TooManyColumns { n: n_columns, limit: limits.columns });
    }
    match n_rows.checked_mul(n_read.max(1)) {
        Some(n_cells) if n_cells <= limits.cells => Ok(()),
        _ => Err(ProblemKind::TooManyCells { limit: limits.cells }),
    }
}

/// All rows of one column.
fn read_column(
    file: &[u8],
    footer: &Footer,
    (at, column): (usize, &columns::Column),
    (grid, fit): (&mut Grid, &mut Fit),
) -> Result<(), ParquetFault> {
    let mut first_row = 0;
    for group in &footer.groups {
        let n_rows = usize::try_from(group.n_rows).unwrap_or(0);
        let place = Place { column: at, first_row, n_rows };
        let chunk = group.chunks.get(column.leaf).ok_or(ParquetFault::Footer)?;
        column::read(file, chunk, column, &place, (grid, fit))?;
        first_row += n_rows;
    }
    Ok(())
}
