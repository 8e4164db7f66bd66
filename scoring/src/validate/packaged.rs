//! The tables of a data package: entities, indicators, figures in long or wide form, enterprises.

use std::collections::BTreeSet;

use super::framework::{self, Frame, check_denominators};
use super::grid::{Grid, Slot};
use super::number::NumberColumn;
use super::roster::{GroupSource, KeyColumns, KeyedRow, New, Roster, find_column, keyed_rows, read_groups};
use super::tables::PackageTables;
use super::texts::Texts;
use super::{Parts, enterprises, plain, wide};
use crate::intake::{Cell, PERIOD_WORDS, RawTable, is_total_label};
use crate::join::Decided;
use crate::model::{At, Direction, Findings, GroupColumn, Indicator, Problem, ProblemKind, Severity, Text};

const ENTITY_WORDS: &[&str] = &["entity", "id", "ucode", "park", "园区", "单位"];
/// Columns of a wide table that are no figures.
const BESIDE_FIGURES: &[&str] = &["name", "nameen", "source", "note", "uname"];

/// Reads the package's tables. `None` after a fatal problem.
pub(super) fn read(tables: PackageTables, decided: &mut Decided, findings: &mut Findings) -> Option<Parts> {
    let mut roster = Roster::default();
    let groups = tables.entities.as_ref().map(|table| read_entities(table, &mut roster, decided, findings));
    let may_add = tables.entities.is_none();
    let new = if may_add { New::Added } else { New::Refused };
    let longs: Vec<(&RawTable, LongColumns)> =
        tables.long.iter().filter_map(|table| Some((table, LongColumns::find(table, findings)?))).collect();
    if findings.has_fatal() {
        return None;
    }
    let mut wides: Vec<(&RawTable, Vec<KeyedRow<'_>>)> = Vec::new();
    for table in &tables.wide {
        let Some(id) = find_column(table, ENTITY_WORDS) else {
            missing_column(table, "entity", findings);
            return None;
        };
        let period = find_column(table, PERIOD_WORDS);
        let keys = KeyColumns { id, name: find_column(table, &["name"]), name_en: None, period };
        wides.push((table, keyed_rows(&Texts::new(table), keys, (&mut roster, new), decided, findings)));
    }
    if may_add {
        for (table, columns) in &longs {
            let ids = table.rows.iter().map(|row| row.cell(columns.entity));
            ids.filter(|id| !id.is_empty() && !is_total_label(id)).for_each(|id| {
                roster.find_or_add(id, || Text::same(id));
            });
        }
    }
    let frame = match &tables.indicators {
        Some(table) => framework::read(table, findings)?,
        None => assumed_frame(&wides, &longs, findings),
    };
    check_denominators(&frame, findings);
    let mut grid = frame.grid(roster.len());
    for (table, rows) in &wides {
        let columns = wide_columns(table, &grid, findings);
        wide::read(table, rows, &columns, &mut grid, findings);
    }
    for (table, columns) in &longs {
        read_long(table, *columns, &roster, &mut grid, findings);
    }
    let enterprises = match &tables.enterprises {
        Some(table) => enterprises::read(table, &roster, findings),
        None => Vec::new(),
    };
    let file = tables.wide.first().or(tables.long.first()).map(|table| table.file.clone()).unwrap_or_default();
    let mut groups = groups.unwrap_or_default();
    for group in &mut groups {
        // The framework names the groups in both languages; a header only has room for a code.
        if let Some((_, name)) = frame.groups.iter().find(|(code, _)| *code == group.code) {
            group.name = name.clone();
        }
    }
    Some(Parts { file, frame, roster, groups, grid, enterprises })
}

fn missing_column(table: &RawTable, header: &str, findings: &mut Findings) {
    let kind = ProblemKind::MissingColumn { header: header.into() };
    findings.push(Problem::new(Severity::Fatal, At::file(&*table.file), kind));
}

/// Entities and their groups: every column beyond id and names is a group.
fn read_entities(
    table: &RawTable,
    roster: &mut Roster,
    decided: &mut Decided,
    findings: &mut Findings,
) -> Vec<GroupColumn> {
    let Some(id) = table.column("id") else {
        missing_column(table, "id", findings);
        return Vec::new();
    };
    let (name, name_en) = (table.column("name"), table.column("name_en"));
    let keys = KeyColumns { id, name, name_en, period: None };
    let texts = Texts::new(table);
    let rows = keyed_rows(&texts, keys, (&mut *roster, New::Added), decided, findings);
    let mut sources = Vec::new();
    for (column, header) in table.header.iter().enumerate() {
        let english_of = header.strip_suffix("_en").is_some_and(|code| group_column(table, code).is_some());
        if header.is_empty() || english_of || [Some(id), name, name_en].contains(&Some(column)) {
            continue;
        }
        let distinct: BTreeSet<&str> = rows.iter().map(|keyed| keyed.row.cell(column)).collect();
        let of_one_kind = header.eq_ignore_ascii_case("kind") && distinct.len() < 2;
        let is_measure = distinct.len() > 12
            && distinct.iter().all(|text| matches!(Cell::read(text, table.style), Cell::Number(_) | Cell::Missing));
        if of_one_kind {
            continue;
        }
        if is_measure {
            let kind = ProblemKind::ColumnIgnored { header: header.clone() };
            findings.push(Problem::new(Severity::Note, At::column(&*table.file, &**header), kind));
            continue;
        }
        let mut parts = header.split('|').map(str::trim);
        let code = parts.next().unwrap_or_default().to_string();
        let name = match (parts.next(), parts.next()) {
            (None, _) => Text::same(&*code),
            (Some(zh), None) => Text::same(zh),
            (Some(zh), Some(en)) => Text::new(zh, en),
        };
        let english = table.column(&format!("{code}_en"));
        sources.push(GroupSource { code, name, column, english });
    }
    read_groups(&texts, sources, &rows, roster.len(), findings)
}

/// The column of a group by its code, the header's part before `|`.
fn group_column(table: &RawTable, code: &str) -> Option<usize> {
    table.header.iter().position(|header| header.split('|').next().is_some_and(|first| first.trim() == code))
}

#[derive(Clone, Copy)]
struct LongColumns {
    entity: usize,
    indicator: usize,
    value: usize,
    period: Option<usize>,
}

impl LongColumns {
    fn find(table: &RawTable, findings: &mut Findings) -> Option<Self> {
        let mut need = |words: &[&str], header: &str| {
            let found = find_column(table, words);
            if found.is_none() {
                missing_column(table, header, findings);
            }
            found
        };
        let entity = need(ENTITY_WORDS, "entity");
        let indicator = need(&["indicator", "icode", "指标"], "indicator");
        let value = need(&["value", "值", "数值"], "value");
        Some(Self { entity: entity?, indicator: indicator?, value: value?, period: find_column(table, PERIOD_WORDS) })
    }
}

fn read_long(table: &RawTable, at: LongColumns, roster: &Roster, grid: &mut Grid, findings: &mut Findings) {
    let file = grid.add_file(&table.file);
    let place = At::column(&*table.file, "value");
    let mut columns: Vec<NumberColumn> =
        grid.units.clone().iter().map(|unit| NumberColumn::new(unit, "", &place, findings)).collect();
    for row in &table.rows {
        let (id, code) = (row.cell(at.entity), row.cell(at.indicator));
        let period = at.period.map_or("", |column| row.cell(column));
        let note = |severity, column, kind, findings: &mut Findings| {
            findings.push(Problem::new(severity, table.at(row, column), kind));
        };
        if is_total_label(id) {
            note(Severity::Note, at.entity, ProblemKind::TotalRow { label: id.into() }, findings);
        } else if id.is_empty() {
            note(Severity::Error, at.entity, ProblemKind::EmptyId, findings);
        } else if at.period.is_some() && period.is_empty() {
            note(Severity::Error, at.entity, ProblemKind::EmptyPeriod, findings);
        } else if let (Some(entity), Some(column)) = (roster.find(id), grid.column(code)) {
            let Some(reader) = columns.get_mut(column) else { continue };
            let value = reader.read(row.cell(at.value), table.style, || table.at(row, at.value), findings);
            let slot = Slot { slab: grid.slab(period), column, entity };
            match grid.put(slot, value, file, row.row) {
                Ok(()) => {}
                Err((first_row, first)) if first == value => {
                    note(Severity::Warning, at.value, ProblemKind::DuplicateRow { first_row }, findings);
                }
                Err((first_row, _)) => {
                    let kind = ProblemKind::DuplicateValue { id: id.into(), indicator: code.into(), first_row };
                    note(Severity::Error, at.value, kind, findings);
                }
            }
        } else if roster.find(id).is_none() {
            note(Severity::Error, at.entity, ProblemKind::UnknownEntity { id: id.into() }, findings);
        } else {
            note(Severity::Error, at.indicator, ProblemKind::UnknownIndicator { code: code.into() }, findings);
        }
    }
    for (unit, column) in grid.units.iter_mut().zip(columns) {
        column.finish(place.clone(), findings);
        *unit = column.unit;
    }
}

/// Which columns of a wide table are figures of the grid; the others are reported.
fn wide_columns(table: &RawTable, grid: &Grid, findings: &mut Findings) -> Vec<(usize, usize)> {
    let mut columns = Vec::new();
    for (column, header) in figure_columns(table) {
        // What stands behind the code is for people.
        let code = || header.split_once('|').map(|(code, _)| code.trim());
        match grid.column(header).or_else(|| grid.column(code()?)) {
            Some(to) => columns.push((column, to)),
            None => {
                let kind = ProblemKind::UnknownIndicator { code: header.into() };
                findings.push(Problem::new(Severity::Error, At::column(&*table.file, header), kind));
            }
        }
    }
    columns
}

fn figure_columns(table: &RawTable) -> impl Iterator<Item = (usize, &str)> {
    let beside = [find_column(table, ENTITY_WORDS), find_column(table, PERIOD_WORDS)];
    table.header.iter().map(String::as_str).enumerate().filter(move |(column, header)| {
        !header.is_empty() && !beside.contains(&Some(*column)) && !crate::intake::matches_word(header, BESIDE_FIGURES)
    })
}

/// Without a framework: one goal over the indicators that the figures name.
fn assumed_frame(
    wides: &[(&RawTable, Vec<KeyedRow<'_>>)],
    longs: &[(&RawTable, LongColumns)],
    findings: &mut Findings,
) -> Frame {
    let mut indicators: Vec<(String, Text, Indicator)> = Vec::new();
    for (table, _) in wides {
        for (column, _) in figure_columns(table) {
            indicators.extend(plain::indicator_of(table, column, findings));
        }
    }
    let mut seen: BTreeSet<String> = indicators.iter().map(|(code, _, _)| code.clone()).collect();
    for (table, columns) in longs {
        for row in &table.rows {
            let code = row.cell(columns.indicator);
            if !code.is_empty() && seen.insert(code.into()) {
                let kind = ProblemKind::DirectionAssumed { code: code.into() };
                findings.push(Problem::new(Severity::Note, table.at(row, columns.indicator), kind));
                indicators.push((code.into(), Text::same(code), Indicator::measured(Direction::Positive, "")));
            }
        }
    }
    let file = wides.first().map(|(table, _)| table).or(longs.first().map(|(table, _)| table));
    let kind = ProblemKind::FrameworkAssumed { n_indicators: indicators.len() };
    findings.push(Problem::new(Severity::Note, At::file(file.map_or("", |table| &*table.file)), kind));
    Frame::assumed(indicators)
}
