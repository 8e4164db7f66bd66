//! Figures with a column for each indicator and a row for each entity (and period).

use super::grid::{Grid, Slot};
use super::number::NumberColumn;
use super::roster::KeyedRow;
use crate::fields;
use crate::intake::RawTable;
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Puts the figures of these table columns into these grid columns, in the grid's units.
pub(super) fn read(
    table: &RawTable,
    rows: &[KeyedRow<'_>],
    columns: &[(usize, usize)],
    grid: &mut Grid,
    findings: &mut Findings,
) {
    let slabs: Vec<usize> = rows.iter().map(|keyed| grid.slab(keyed.period)).collect();
    for &(from, to) in columns {
        let file = grid.add_file(table.file_of(from));
        let place = At::column(table.file_of(from), table.header.get(from).cloned().unwrap_or_default());
        let header_unit = table.units.get(from).map_or("", String::as_str);
        let unit = grid.units.get(to).cloned().unwrap_or_default();
        let field = table.header.get(from).and_then(|header| fields::find(header));
        let mut column = NumberColumn::new(&unit, header_unit, &place, findings).prefer(field);
        for (keyed, &slab) in rows.iter().zip(&slabs) {
            let value = column.read(keyed.row.cell(from), table.style, || table.at(keyed.row, from), findings);
            let slot = Slot { slab, column: to, entity: keyed.entity };
            if let Err((first_row, _)) = grid.put(slot, value, file, table.origin(keyed.row, from).1) {
                let (id, indicator) = (keyed.id.into(), grid.codes.get(to).cloned().unwrap_or_default());
                let kind = ProblemKind::DuplicateValue { id, indicator, first_row };
                findings.push(Problem::new(Severity::Error, table.at(keyed.row, from), kind));
            }
        }
        column.finish(place, findings);
        if let Some(unit) = grid.units.get_mut(to) {
            unit.clone_from(&column.unit);
        }
    }
}
