//! What each column of a plain table is taken for: proposed from headers and cells, or decided by a person.

use serde::{Deserialize, Serialize};

use super::plain::{self, Shape};
use super::texts::Texts;
use crate::fields::{self, Better, Pillar};
use crate::intake::{RawTable, conversion_factor, lower_is_better};
use crate::model::{At, Problem, ProblemKind, Severity};

/// Rows shown with a proposal.
const SHOWN_ROWS: usize = 5;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Id,
    Name,
    EnglishName,
    Period,
    Group,
    /// More of it is better.
    More,
    /// Less of it is better.
    Less,
    /// Not used.
    Unused,
}

/// A column with what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// As the table has it, without its unit.
    pub header: String,
    pub role: Role,
    /// Unit an indicator is kept in; empty leaves it to header and cells.
    #[serde(default)]
    pub unit: String,
    /// What an indicator is summed up under; empty for none.
    #[serde(default)]
    pub pillar: String,
}

/// What every column of a table is taken for, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub columns: Vec<ColumnUse>,
}

/// A mapping to look at before it is used, or after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub file: String,
    /// Of the header: the same for next year's table of the same form.
    pub key: String,
    pub mapping: Mapping,
    #[serde(default)]
    pub basis: Basis,
    /// Where each column comes from.
    #[serde(default)]
    pub heads: Vec<Head>,
    /// The first rows, cell by cell.
    pub rows: Vec<Vec<String>>,
}

/// What a mapping rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Headers that are known; nothing was guessed.
    #[default]
    Headers,
    /// Some of it was guessed from what stands in the cells: look at it first.
    Cells,
    /// A person's decision about a table with this header.
    Decided,
}

/// Where a column comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its file, which differs from column to column where tables were joined.
    pub file: String,
    /// The unit in its header; empty for none.
    pub unit: String,
}

impl Proposal {
    /// Why a dataset cannot be made by this mapping, or not by all of it, each at its column.
    pub fn faults(&self) -> Vec<Problem> {
        let columns = &self.mapping.columns;
        let mut faults = Vec::new();
        if self.mapping.column(Role::Id).or(self.mapping.column(Role::Name)).is_none() {
            let kind = ProblemKind::MissingColumn { header: "name".into() };
            faults.push(Problem::new(Severity::Fatal, At::file(&*self.file), kind));
        }
        for (at, used) in columns.iter().enumerate().filter(|(_, used)| used.role != Role::Unused) {
            let head = self.heads.get(at);
            let place = || At::column(head.map_or(&*self.file, |head| &*head.file), &*used.header);
            if used.header.is_empty() {
                faults.push(Problem::new(Severity::Error, place(), ProblemKind::EmptyHeader));
            }
            let first = self.mapping.column(used.role).filter(|&first| first < at && used.role.is_single());
            if let Some(first) = first.and_then(|first| columns.get(first)) {
                let kind = ProblemKind::RoleTwice { header: used.header.clone(), first: first.header.clone() };
                faults.push(Problem::new(Severity::Error, place(), kind));
            }
            let from = head.map_or("", |head| &*head.unit);
            if used.role.is_indicator() && !used.fits(from) {
                let kind = ProblemKind::UnitMisfit { from: from.into(), to: used.unit.clone() };
                faults.push(Problem::new(Severity::Error, place(), kind));
            }
        }
        if !columns.iter().any(|used| used.role.is_indicator()) {
            faults.push(Problem::new(Severity::Fatal, At::file(&*self.file), ProblemKind::NoNumericColumn));
        }
        faults
    }
}

impl ColumnUse {
    /// Figures under a header with this unit can be kept in the column's own.
    pub(super) fn fits(&self, header_unit: &str) -> bool {
        header_unit.is_empty() || self.unit.is_empty() || conversion_factor(header_unit, &self.unit).is_some()
    }
}

impl Role {
    /// A table has one such column at most.
    fn is_single(self) -> bool {
        matches!(self, Self::Id | Self::Name | Self::EnglishName | Self::Period)
    }

    pub(super) fn is_indicator(self) -> bool {
        matches!(self, Self::More | Self::Less)
    }
}

impl Mapping {
    /// It was made for a table with this header.
    pub(super) fn fits(&self, table: &RawTable) -> bool {
        self.columns.iter().map(|column| &column.header).eq(table.header.iter())
    }

    /// The first column in this role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }
}

/// Proposes what the columns are: id, name and period by header, indicators and groups by header and cells. Where nothing names the rows
/// no column is said to.
///
/// *Cost*: O(cells).
pub fn propose(table: &RawTable) -> Proposal {
    propose_from(&Texts::new(table))
}

/// [`propose`] for who asks for the columns again.
pub(super) fn propose_from(texts: &Texts<'_>) -> Proposal {
    let table = texts.table;
    let keys = plain::key_columns(texts);
    let n_entities = keys.map_or(0, |keys| {
        let ids = texts.of(keys.id);
        ids.different().iter().enumerate().filter(|(at, id)| !id.is_empty() && !ids.looks(*at).is_total).count()
    });
    let mut is_certain = keys.is_some_and(|keys| plain::is_named(table, keys.name.unwrap_or(keys.id)));
    let width = table.header.len();
    let mut columns = Vec::with_capacity(width);
    for ((column, header), shape) in table.header.iter().enumerate().zip(plain::shapes(texts)) {
        let field = fields::find(header);
        let key = keys.and_then(|keys| keys.role_of(column)).filter(|_| !header.is_empty());
        let role = key.unwrap_or_else(|| {
            let role = plain::role_of(texts, column, &shape, n_entities);
            // What looks like a column of numbers and is partly text, or is text that nothing is made of, wants a look.
            is_certain &= header.is_empty()
                || match shape {
                    Shape::Numbers { n, of } => 10 * n >= 9 * of,
                    Shape::Text => {
                        role == Role::Group || plain::measures_nothing(header) || plain::is_named(table, column)
                    }
                    Shape::Empty => true,
                };
            let less = lower_is_better(header) || field.is_some_and(|field| field.better == Better::Less);
            match role {
                _ if header.is_empty() => Role::Unused,
                Role::More if less => Role::Less,
                role => role,
            }
        });
        let pillar = field.filter(|_| role.is_indicator()).map_or("", |field| pillar_name(field.pillar));
        let unit =
            if role.is_indicator() { table.units.get(column).cloned().unwrap_or_default() } else { String::new() };
        columns.push(ColumnUse { header: header.clone(), role, unit, pillar: pillar.into() });
    }
    let head = |column: usize| Head {
        file: table.file_of(column).into(),
        unit: table.units.get(column).cloned().unwrap_or_default(),
    };
    let rows = table.rows.iter().take(SHOWN_ROWS);
    let rows = rows.map(|row| (0..width).map(|column| row.cell(column).to_string()).collect()).collect();
    Proposal {
        file: table.file.clone(),
        key: key(table),
        mapping: Mapping { columns },
        basis: if is_certain { Basis::Headers } else { Basis::Cells },
        heads: (0..width).map(head).collect(),
        rows,
    }
}

/// Chinese names of the pillars, as indicators are summed up under them.
fn pillar_name(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Identity => "基本情况",
        Pillar::Industry => "产业",
        Pillar::Finance => "经济效益",
        Pillar::Innovation => "创新",
        Pillar::LandEnergy => "土地与能耗",
        Pillar::Derived => "集约效益",
    }
}

/// The header as one short word (FNV-1a over names and units).
fn key(table: &RawTable) -> String {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for text in table.header.iter().chain(&table.units) {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    format!("{hash:016x}")
}
