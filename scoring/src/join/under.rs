//! Rows of several tables one under the other, each cell under the column it belongs to and with the place it comes from.

use std::borrow::Cow;

use super::period;
use super::stack::Part;
use super::stacked::{PeriodFrom, StackedTable};
use crate::intake::{Cell, Origins, Place, RawRow, RawTable, conversion_factor};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// A column of the table that is made: its header and unit, and by part the column it comes from and the factor to this unit.
struct Target {
    header: String,
    unit: String,
    from: Vec<Option<Source>>,
}

#[derive(Clone, Copy)]
struct Source {
    column: usize,
    factor: Option<f64>,
}

/// One table of all parts, in their order; `abouts` learn what each lacks.
pub(super) fn put_under(parts: Vec<Part>, abouts: &mut [StackedTable], findings: &mut Findings) -> RawTable {
    let targets = targets(&parts, findings);
    for (index, part) in parts.iter().enumerate() {
        let Some(about) = abouts.iter_mut().find(|about| about.file == part.table.file) else { continue };
        let lacked = targets.iter().filter(|target| target.from.get(index).is_some_and(Option::is_none));
        about.lacks = lacked.map(|target| target.header.clone()).collect();
    }
    // Rows in pieces of one table have no period at all.
    let has_period = parts.iter().any(|part| !part.about.period.is_empty() || part.keys.period.is_some());
    let n_keys = parts.first().map_or(0, |part| [part.keys.code, part.keys.name].iter().flatten().count());
    let mut table = RawTable::default();
    let mut origins = Origins { places: vec![Vec::new()], ..Origins::default() };
    if let Some(first) = parts.first() {
        table = RawTable { file: file_of(&parts), name: first.table.name.clone(), style: first.table.style, ..table };
    }
    for (at, target) in targets.iter().enumerate() {
        if has_period && at == n_keys {
            table.header.push("年份".into());
            table.units.push(String::new());
            origins.of_column.push(0);
        }
        table.header.push(target.header.clone());
        table.units.push(target.unit.clone());
        origins.of_column.push(target.from.iter().position(Option::is_some).unwrap_or(0));
    }
    origins.part_of_column = vec![0; table.header.len()];
    let mut places = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        origins.files.push(part.table.file.clone());
        for row in &part.table.rows {
            let period = match part.about.from {
                PeriodFrom::Column => part.keys.period.map_or("", |column| row.cell(column)),
                _ => &*part.about.period,
            };
            let mut cells: Vec<Cow<'_, str>> = Vec::with_capacity(table.header.len());
            for (at, target) in targets.iter().enumerate() {
                if has_period && at == n_keys {
                    cells.push(period.into());
                }
                cells.push(
                    target.from.get(index).copied().flatten().map_or("".into(), |source| cell(part, row, source)),
                );
            }
            places.push(Place { file: index, row: row.row });
            let running = u32::try_from(places.len()).unwrap_or(u32::MAX);
            table.rows.push(RawRow::new(running, cells.iter().map(AsRef::as_ref)));
        }
    }
    origins.places = vec![places];
    table.origins = Some(origins);
    table
}

/// Code and name, then every other column in the order in which it is first met.
fn targets(parts: &[Part], findings: &mut Findings) -> Vec<Target> {
    let Some(first) = parts.first() else { return Vec::new() };
    let plain = |column: usize| Source { column, factor: None };
    let keys = [|part: &Part| part.keys.code, |part: &Part| part.keys.name];
    let mut targets: Vec<Target> = keys
        .into_iter()
        .filter_map(|key| {
            let header = first.table.header.get(key(first)?)?.clone();
            Some(Target { header, unit: String::new(), from: parts.iter().map(|part| key(part).map(plain)).collect() })
        })
        .collect();
    let mut met: Vec<Vec<bool>> = parts.iter().map(|part| vec![false; part.headers.len()]).collect();
    for (index, part) in parts.iter().enumerate() {
        for column in part.values() {
            if met.get(index).and_then(|met| met.get(column)).copied().unwrap_or(true) {
                continue;
            }
            let unit_in = |part: &Part, at: usize| part.table.units.get(at).cloned().unwrap_or_default();
            let mut target = Target {
                header: part.headers.get(column).cloned().unwrap_or_default(),
                unit: unit_in(part, column),
                from: Vec::new(),
            };
            let mut n_bare = 0;
            for (other, met) in parts.iter().zip(&mut met) {
                let found = part.same_in(column, other).filter(|&at| met.get(at) == Some(&false));
                if let Some(met) = found.and_then(|at| met.get_mut(at)) {
                    *met = true;
                }
                let source = found.map(|at| {
                    let unit = unit_in(other, at);
                    n_bare += usize::from(unit.is_empty());
                    if target.unit.is_empty() {
                        target.unit.clone_from(&unit);
                    }
                    let factor = conversion_factor(&unit, &target.unit).filter(|&factor| factor != 1.0);
                    if let Some(factor) = factor {
                        let kind = ProblemKind::UnitConverted { from: unit, to: target.unit.clone(), factor };
                        let at = At::column(&*other.table.file, &*target.header);
                        findings.push(Problem::new(Severity::Note, at, kind));
                    }
                    Source { column: at, factor }
                });
                target.from.push(source);
            }
            if n_bare > 0 && !target.unit.is_empty() {
                let kind = ProblemKind::MixedUnits { unit: target.unit.clone() };
                findings.push(Problem::new(Severity::Warning, At::column(&*part.table.file, &*target.header), kind));
            }
            // Of one name and units that measure different things.
            if targets.iter().any(|known| known.header.eq_ignore_ascii_case(&target.header)) {
                target.header = format!("{}（{}）", target.header, target.unit);
            }
            targets.push(target);
        }
    }
    targets
}

/// The cell, a bare figure in the unit of the column.
fn cell<'r>(part: &Part, row: &'r RawRow, Source { column, factor }: Source) -> Cow<'r, str> {
    let text = row.cell(column);
    match (factor, Cell::read(text, part.table.style)) {
        (Some(factor), Cell::Number(number)) => (number * factor).to_string().into(),
        _ => text.into(),
    }
}

/// What the table is called: by the first file, with all periods where that says its own.
fn file_of(parts: &[Part]) -> String {
    let Some(first) = parts.first() else { return String::new() };
    let mut periods: Vec<&str> =
        parts.iter().map(|part| &*part.about.period).filter(|period| !period.is_empty()).collect();
    periods.sort_unstable();
    match (periods.first(), periods.last()) {
        (Some(from), Some(to)) if from != to => {
            period::replaced(&first.table.file, &first.about.period, &format!("{from}–{to}"))
        }
        _ => first.table.file.clone(),
    }
}
