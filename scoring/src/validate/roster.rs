//! The entities of a dataset, the rows that belong to them, and their groups.

use std::rc::Rc;

use super::codes;
use super::mapping::Role;
use super::slots::{Slots, hash_of};
use super::texts::{TextColumn, Texts};
use crate::intake::{RawRow, RawTable, is_total_label, matches_word};
use crate::join::{Decided, says_the_same};
use crate::model::{Double, Entity, Findings, GroupColumn, Problem, ProblemKind, Severity, Text};

/// Entities in order of first appearance, found by id.
#[derive(Debug, Default)]
pub(super) struct Roster {
    entities: Vec<Entity>,
    by_id: Slots,
}

impl Roster {
    pub(super) fn len(&self) -> usize {
        self.entities.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    pub(super) fn id(&self, entity: usize) -> Option<&str> {
        self.entities.get(entity).map(|entity| entity.id.as_str())
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.find_hashed(id, hash_of(id, 0))
    }

    /// The entity with this id, made with this name when it is new.
    pub(super) fn find_or_add(&mut self, id: &str, name: impl FnOnce() -> Text) -> usize {
        self.find_or_add_hashed((id, hash_of(id, 0)), name)
    }

    /// [`Self::find_or_add`] of an id with its [`hash_of`].
    fn find_or_add_hashed(&mut self, (id, hash): (&str, u64), name: impl FnOnce() -> Text) -> usize {
        if let Some(known) = self.find_hashed(id, hash) {
            return known;
        }
        self.by_id.push(hash, |entity| self.entities.get(entity).map_or(0, |entity| hash_of(&entity.id, 0)));
        self.entities.push(Entity { id: id.into(), name: name() });
        self.entities.len() - 1
    }

    fn rename(&mut self, entity: usize, name: Text) {
        if let Some(entity) = self.entities.get_mut(entity) {
            entity.name = name;
        }
    }

    fn find_hashed(&self, id: &str, hash: u64) -> Option<usize> {
        self.by_id.find(hash, |entity| self.id(entity) == Some(id))
    }

    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}

/// The columns that say what a row is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyColumns {
    pub(super) id: usize,
    pub(super) name: Option<usize>,
    pub(super) name_en: Option<usize>,
    pub(super) period: Option<usize>,
}

impl KeyColumns {
    /// What a column is that says what a row is about.
    pub(super) fn role_of(&self, column: usize) -> Option<Role> {
        let at = Some(column);
        match () {
            () if at == self.period => Some(Role::Period),
            () if at == self.name => Some(Role::Name),
            () if column == self.id => Some(Role::Id),
            () if at == self.name_en => Some(Role::EnglishName),
            () => None,
        }
    }
}

/// A row that belongs to an entity.
pub(super) struct KeyedRow<'a> {
    pub(super) row: &'a RawRow,
    /// Its position in the table.
    at: usize,
    pub(super) id: &'a str,
    pub(super) entity: usize,
    pub(super) period: &'a str,
}

/// What becomes of ids that the roster does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    Added,
    Refused,
}

/// The rows of a table that belong to one entity and period each. Totals, rows without id or period, and repetitions are left out
/// aloud; of two rows for one id and period the first counts, unless the last was decided to.
pub(super) fn keyed_rows<'a>(
    texts: &Texts<'a>,
    keys: KeyColumns,
    (roster, new): (&mut Roster, New),
    decided: &mut Decided,
    findings: &mut Findings,
) -> Vec<KeyedRow<'a>> {
    codes::report_credit_codes(texts, keys.id, findings);
    let table = texts.table;
    let ids = texts.of(keys.id);
    // A name that is the id as well is looked at once.
    let names = keys.name.filter(|&name| name != keys.id).map(|column| texts.of(column));
    let periods = keys.period.map(|column| texts.of(column));
    let in_row = |column: &Option<Rc<TextColumn<'a>>>, at: usize| column.as_ref().map_or("", |column| column.text(at));
    // Positions in `keyed`.
    let mut seen = Slots::default();
    let mut keyed: Vec<KeyedRow<'a>> = Vec::with_capacity(table.rows.len());
    for (position, row) in table.rows.iter().enumerate() {
        let number = ids.number(position);
        let id = ids.different().text(number);
        let at = || table.at(row, keys.id);
        let total_name = || {
            let names = names.as_ref()?;
            let number = names.number(position);
            names.looks(number).is_total.then(|| names.different().text(number))
        };
        // Where a group's column stands first, the total is named there and has no id.
        let first = || id.is_empty().then(|| row.first_filled()).filter(|first| is_total_label(first));
        let label = if ids.looks(number).is_total { Some(id) } else { total_name().or_else(first) };
        if let Some(label) = label {
            findings.push(Problem::new(Severity::Note, at(), ProblemKind::TotalRow { label: label.into() }));
            continue;
        }
        if id.is_empty() {
            findings.push(Problem::new(Severity::Error, at(), ProblemKind::EmptyId));
            continue;
        }
        let period = in_row(&periods, position);
        if keys.period.is_some() && period.is_empty() {
            findings.push(Problem::new(Severity::Error, at(), ProblemKind::EmptyPeriod));
            continue;
        }
        let entity = if new == New::Added {
            roster.find_or_add_hashed((id, ids.different().hash(number)), || entity_name(row, id, keys))
        } else if let Some(entity) = roster.find(id) {
            entity
        } else {
            findings.push(Problem::new(Severity::Error, at(), ProblemKind::UnknownEntity { id: id.into() }));
            continue;
        };
        let hash = hash_of(period, entity as u64);
        let is_same = |at: usize| keyed.get(at).is_some_and(|known| known.entity == entity && known.period == period);
        let known = seen.find(hash, is_same);
        if let Some(first) = known.and_then(|at| keyed.get_mut(at)) {
            let (file, place) = table.origin(row, keys.id);
            let ruling = decided.rule(Double {
                id: id.into(),
                period: period.into(),
                file: file.into(),
                row: place,
                first_row: table.origin(first.row, keys.id).1,
                is_equal: says_the_same(first.row, row, table.style),
            });
            let out = if ruling.is_later { std::mem::replace(&mut first.row, row) } else { row };
            if ruling.is_later {
                first.at = position;
            }
            findings.push(Problem::new(ruling.severity, table.at(out, keys.id), ruling.kind));
            if ruling.is_later && new == New::Added && keys.period.is_none() {
                roster.rename(entity, entity_name(row, id, keys));
            }
            continue;
        }
        seen.push(hash, |at| keyed.get(at).map_or(0, |known| hash_of(known.period, known.entity as u64)));
        keyed.push(KeyedRow { row, at: position, id, entity, period });
    }
    keyed
}

fn entity_name(row: &RawRow, id: &str, keys: KeyColumns) -> Text {
    let name = keys.name.map_or("", |column| row.cell(column));
    let english = keys.name_en.map_or("", |column| row.cell(column));
    let name = if name.is_empty() && english.is_empty() { id } else { name };
    if english.is_empty() { Text::same(name) } else { Text::new(name, english) }
}

/// A column of categories to read.
pub(super) struct GroupSource {
    pub(super) code: String,
    pub(super) name: Text,
    pub(super) column: usize,
    /// Column with the English names of the categories.
    pub(super) english: Option<usize>,
}

/// The categories of every entity, from the newest period where the rows differ (aloud).
pub(super) fn read_groups(
    texts: &Texts<'_>,
    sources: Vec<GroupSource>,
    rows: &[KeyedRow<'_>],
    n_entities: usize,
    findings: &mut Findings,
) -> Vec<GroupColumn> {
    let mut newest: Vec<&KeyedRow<'_>> = rows.iter().collect();
    newest.sort_by(|a, b| super::grid::compare_periods(b.period, a.period));
    let mut groups = Vec::with_capacity(sources.len());
    for source in sources {
        let categories = texts.of(source.column);
        // By entity its category's number; by category the English name that came with it first.
        let mut chosen: Vec<Option<usize>> = vec![None; n_entities];
        let mut english: Vec<Option<&str>> = Vec::new();
        for keyed in &newest {
            let number = categories.number(keyed.at);
            let is_filled = !categories.different().text(number).is_empty();
            let Some(slot) = chosen.get_mut(keyed.entity).filter(|_| is_filled) else { continue };
            if slot.is_none() {
                *slot = Some(number);
                english.resize(english.len().max(number + 1), None);
                if let Some(english) = english.get_mut(number) {
                    english.get_or_insert_with(|| source.english.map_or("", |column| keyed.row.cell(column)));
                }
            } else if *slot != Some(number) {
                let kind = ProblemKind::GroupVaries { id: keyed.id.into(), group: source.code.clone() };
                findings.push(Problem::new(Severity::Note, texts.table.at(keyed.row, source.column), kind));
            }
        }
        let name = |number: usize| {
            let (name, english) =
                (categories.different().text(number), english.get(number).copied().flatten().unwrap_or(""));
            if english.is_empty() { Text::same(name) } else { Text::new(name, english) }
        };
        groups.push(group_column(source, &chosen, name));
    }
    groups
}

/// Categories by the number that [`TextColumn`] gave them, in the order in which the entities have them.
fn group_column(source: GroupSource, chosen: &[Option<usize>], name: impl Fn(usize) -> Text) -> GroupColumn {
    let mut categories: Vec<Text> = Vec::new();
    let mut positions: Vec<Option<u32>> = Vec::new();
    let mut of_entity = Vec::with_capacity(chosen.len());
    for &number in chosen {
        of_entity.push(number.and_then(|number| {
            positions.resize(positions.len().max(number + 1), None);
            let position = positions.get_mut(number)?;
            Some(*position.get_or_insert_with(|| {
                categories.push(name(number));
                (categories.len() - 1) as u32
            }))
        }));
    }
    GroupColumn { code: source.code, name: source.name, categories, of_entity }
}

/// The first column whose header is one of the words.
pub(super) fn find_column(table: &RawTable, words: &[&str]) -> Option<usize> {
    table.header.iter().position(|header| matches_word(header, words))
}
