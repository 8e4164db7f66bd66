//! What each column of a plain table is taken for: proposed from headers and cells, or decided by a person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::plain::{self, Shape, shape_of};
use crate::fields::{self, Better, Pillar};
use crate::intake::{RawTable, is_total_label, lower_is_better};

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
    /// Nothing in it was guessed from cells, or a person decided it.
    pub is_certain: bool,
    /// The first rows, cell by cell.
    pub rows: Vec<Vec<String>>,
}

impl Role {
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

/// Proposes what the columns are: id, name and period by header, indicators and groups by header and cells. `None` where nothing names
/// the rows.
///
/// *Cost*: O(cells).
pub fn propose(table: &RawTable) -> Option<Proposal> {
    let keys = plain::key_columns(table)?;
    let ids = table.rows.iter().map(|row| row.cell(keys.id)).filter(|id| !id.is_empty() && !is_total_label(id));
    let n_entities = ids.collect::<BTreeSet<_>>().len();
    let mut is_certain = plain::is_named(table, keys.name.unwrap_or(keys.id));
    let mut columns = Vec::with_capacity(table.header.len());
    for (column, header) in table.header.iter().enumerate() {
        let field = fields::find(header);
        let at = Some(column);
        let role = match () {
            () if header.is_empty() => Role::Unused,
            () if at == keys.period => Role::Period,
            () if at == keys.name => Role::Name,
            () if column == keys.id => Role::Id,
            () if at == keys.name_en => Role::EnglishName,
            () => {
                let shape = shape_of(table, column);
                let role = plain::role_of(table, column, &shape, n_entities);
                // What looks like a column of numbers and is partly text, or is text that nothing is made of, wants a look.
                is_certain &= match shape {
                    Shape::Numbers { n, of } => 10 * n >= 9 * of,
                    Shape::Text => role == Role::Group || plain::measures_nothing(header),
                    Shape::Empty => true,
                };
                let less = lower_is_better(header) || field.is_some_and(|field| field.better == Better::Less);
                if role == Role::More && less { Role::Less } else { role }
            }
        };
        let pillar = field.filter(|_| role.is_indicator()).map_or("", |field| pillar_name(field.pillar));
        let unit =
            if role.is_indicator() { table.units.get(column).cloned().unwrap_or_default() } else { String::new() };
        columns.push(ColumnUse { header: header.clone(), role, unit, pillar: pillar.into() });
    }
    let width = table.header.len();
    let rows = table.rows.iter().take(SHOWN_ROWS);
    let rows = rows.map(|row| (0..width).map(|column| row.cell(column).to_string()).collect()).collect();
    Some(Proposal { file: table.file.clone(), key: key(table), mapping: Mapping { columns }, is_certain, rows })
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
