//! The columns that rows are found by, and all others side by side.

use super::JoinKey;
use super::roll::Roll;
use crate::codes::credit;
use crate::fields::{self, Kind};
use crate::intake::{Cell, Origins, PERIOD_WORDS, Place, RawRow, RawTable, matches_word};

/// Headers of names beyond those of enterprises.
const NAME_WORDS: &[&str] = &[
    "名称",
    "评价对象",
    "园区",
    "园区名称",
    "开发区",
    "开发区名称",
    "单位",
    "企业",
    "name",
    "uname",
    "park",
    "entity",
    "zone",
    "company",
];

/// Where a table says whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Keyed {
    pub(super) code: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) period: Option<usize>,
}

impl Keyed {
    /// `None` for a table with neither code nor name.
    pub(super) fn find(table: &RawTable) -> Option<Self> {
        let columns = || table.header.iter().enumerate().filter(|(_, header)| !header.is_empty());
        let is_field = |header: &str, wanted: fn(&fields::Field) -> bool| fields::find(header).is_some_and(wanted);
        let named = columns().find(|(_, header)| is_field(header, |field| field.kind == Kind::CreditCode));
        let code = named.or_else(|| columns().find(|(column, _)| is_of_codes(table, *column)));
        let is_name =
            |header: &String| matches_word(header, NAME_WORDS) || is_field(header, |field| field.id == "name");
        let name = columns().find(|(_, header)| is_name(header));
        let period = columns().find(|(_, header)| matches_word(header, PERIOD_WORDS));
        let at = |found: Option<(usize, &String)>| found.map(|(column, _)| column);
        let keys = Self { code: at(code), name: at(name), period: at(period) };
        (keys.code.is_some() || keys.name.is_some()).then_some(keys)
    }

    pub(super) fn key(&self) -> JoinKey {
        match (self.code, self.name) {
            (Some(_), Some(_)) => JoinKey::Both,
            (Some(_), None) => JoinKey::CreditCode,
            (None, _) => JoinKey::Name,
        }
    }

    pub(super) fn has(&self, column: usize) -> bool {
        [self.code, self.name, self.period].contains(&Some(column))
    }
}

/// Most filled cells look like credit codes.
fn is_of_codes(table: &RawTable, column: usize) -> bool {
    let sample = table.rows.iter().take(200).map(|row| row.cell(column));
    let filled: Vec<&str> = sample.filter(|text| !matches!(Cell::read(text, table.style), Cell::Missing)).collect();
    let alike = filled.iter().filter(|text| credit::looks_like_one(text)).count();
    !filled.is_empty() && 2 * alike > filled.len()
}

/// One table: code, name and period, then the other columns of each table in turn. Every cell knows its file and row.
pub(super) fn put_together(parts: &[(RawTable, Keyed)], roll: &Roll) -> RawTable {
    let mut table = RawTable::default();
    if let Some((first, _)) = parts.first() {
        table.file.clone_from(&first.file);
        table.name.clone_from(&first.name);
        table.style = first.style;
    }
    let mut origins = Origins::default();
    // Where a part's own files begin: it may be put together itself.
    let mut bases = Vec::with_capacity(parts.len());
    for (part, _) in parts {
        bases.push(origins.files.len());
        origins.files.extend_from_slice(part.files());
    }
    let file_of = |index: usize, column: usize| {
        let of_column = parts.get(index).and_then(|(part, _)| part.origins.as_ref()?.of_column.get(column)).copied();
        bases.get(index).copied().unwrap_or(0) + of_column.unwrap_or(0)
    };
    // Which cell of the key comes from which table matters little: the first has it.
    let has = |wanted: fn(&Keyed) -> Option<usize>| parts.iter().position(|(_, keys)| wanted(keys).is_some());
    let (code, name, period) = (has(|keys| keys.code), has(|keys| keys.name), has(|keys| keys.period));
    // Who has no code is known by name.
    for (header, file) in [("id", code), ("名称", name), ("年份", period)] {
        if let Some(file) = file {
            table.header.push(header.into());
            table.units.push(String::new());
            origins.of_column.push(file_of(file, 0));
            origins.part_of_column.push(file);
        }
    }
    let mut sources: Vec<(usize, usize)> = Vec::new();
    for (index, (part, keys)) in parts.iter().enumerate() {
        for (column, header) in
            part.header.iter().enumerate().filter(|(at, header)| !header.is_empty() && !keys.has(*at))
        {
            let shared = parts.iter().filter(|(other, _)| other.column(header).is_some()).count() > 1;
            table.header.push(if shared { format!("{header} · {}", part.name) } else { header.clone() });
            table.units.push(part.units.get(column).cloned().unwrap_or_default());
            origins.of_column.push(file_of(index, column));
            origins.part_of_column.push(index);
            sources.push((index, column));
        }
    }
    origins.places = vec![Vec::with_capacity(roll.entries.len()); parts.len()];
    for (at, entry) in roll.entries.iter().enumerate() {
        let row_of = |index: usize| parts.get(index).and_then(|(part, _)| part.rows.get(entry.row(index)?));
        for ((index, places), &base) in origins.places.iter_mut().enumerate().zip(&bases) {
            let place = parts.get(index).zip(row_of(index)).map(|((part, _), row)| part.place(row, 0));
            places.push(place.map_or_else(Place::default, |Place { file, row }| Place { file: base + file, row }));
        }
        let id = if entry.code.is_empty() { &entry.name } else { &entry.code };
        let keys = [(code, id), (name, &entry.name), (period, &entry.period)];
        let keys = keys.into_iter().filter(|(file, _)| file.is_some()).map(|(_, text)| text.as_str());
        let cells = sources.iter().map(|&(index, column)| row_of(index).map_or("", |row| row.cell(column)));
        table.rows.push(RawRow::new(u32::try_from(at + 1).unwrap_or(u32::MAX), keys.chain(cells)));
    }
    table.origins = Some(origins);
    table
}
