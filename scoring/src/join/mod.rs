//! Tables of several departments put side by side, matched by credit code or by name, and tables of several years one under the other,
//! with a report of what did not match and of what was taken for what.

mod columns;
mod decided;
mod names;
#[cfg(feature = "workbooks")]
mod period;
mod roll;
#[cfg(feature = "workbooks")]
mod stack;
mod stacked;
#[cfg(feature = "workbooks")]
mod under;

use serde::{Deserialize, Serialize};

use crate::intake::{RawRow, RawTable};
use crate::model::{At, DecisionKind, Findings, Problem, ProblemKind, Severity};
use columns::Keyed;
use roll::Roll;

pub use decided::{Decided, Ruling, says_the_same};
pub use names::{core as name_core, key as name_key};
#[cfg(feature = "workbooks")]
pub use stack::{Stacked, stack};
#[cfg(not(feature = "workbooks"))]
pub(crate) use stacked::may_stack;
pub use stacked::{Doubt, PeriodFrom, Stack, StackedTable};

/// What became of every row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct JoinReport {
    pub tables: Vec<JoinedTable>,
    /// Entities (and periods) found in any table.
    pub n_all: usize,
    /// Those found in every table.
    pub n_whole: usize,
    /// Names so alike that they may be one; they were not joined.
    pub near: Vec<Near>,
    /// Names that were joined because a person said that they are one entity's.
    pub same: Vec<(String, String)>,
}

/// What became of one table's rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedTable {
    pub file: String,
    pub key: JoinKey,
    pub n_rows: usize,
    /// Rows whose entity every other table has too.
    pub n_whole: usize,
    /// Rows whose entity some other table lacks.
    pub partial: Vec<PartialRow>,
    /// Rows that were left out, as another one of this table is the same entity's.
    pub double: Vec<DoubleRow>,
}

/// What a table's rows were found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinKey {
    CreditCode,
    Name,
    /// The code, and the name where a code is missing or destroyed.
    Both,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialRow {
    /// Where it is not the table's: tables one under the other have several.
    pub file: Option<String>,
    pub row: u32,
    pub name: String,
    /// Files in which it is not.
    pub absent: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoubleRow {
    /// As in [`PartialRow`].
    pub file: Option<String>,
    pub row: u32,
    /// The row that counts.
    pub first_row: u32,
    pub name: String,
    /// What is said of it.
    pub severity: Severity,
    pub kind: ProblemKind,
}

/// Two names that may be one entity's, and where each stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Near {
    pub name: String,
    pub at: At,
    pub other: String,
    pub other_at: At,
}

impl Near {
    /// It is about these two names, in either order.
    pub fn is(&self, (name, other): &(String, String)) -> bool {
        (&self.name, &self.other) == (name, other) || (&self.name, &self.other) == (other, name)
    }
}

/// Tables joined into one, with those that have nothing to be found by.
#[derive(Clone, Debug)]
pub struct Joined {
    pub table: RawTable,
    pub report: JoinReport,
    pub rest: Vec<RawTable>,
    pub problems: Vec<Problem>,
}

/// Joins tables that each have a credit code or a name a row, keeping every entity of any of them.
///
/// A code counts before a name. Names are the same regardless of width, case, spaces, brackets, and 有限责任公司 for 有限公司; names that are
/// only alike are proposed and not joined, unless a person decided that two are one; those decided to be two are not proposed. A table with a column of periods is joined only with
/// others that have one. A column that several tables have comes once for each, with the table's name behind it.
///
/// *Edge cases*: a second row of an entity in one table (or the first, where that is decided), totals, and rows without code and name are
/// left out aloud. *Cost*: O(rows·log
/// rows) and, for names that are alike, at most some hundred thousand comparisons.
///
/// # Errors
/// The tables as they came, when fewer than two can be joined.
pub fn join(tables: Vec<RawTable>, decided: &mut Decided) -> Result<Joined, Vec<RawTable>> {
    if tables.len() < 2 {
        return Err(tables);
    }
    let keyed: Vec<Option<Keyed>> = tables.iter().map(Keyed::find).collect();
    let has_period = keyed.iter().flatten().next().map(|keys| keys.period.is_some());
    let fits = |keys: &Keyed| Some(keys.period.is_some()) == has_period;
    if keyed.iter().flatten().filter(|keys| fits(keys)).count() < 2 {
        return Err(tables);
    }
    let (mut parts, mut rest) = (Vec::new(), Vec::new());
    for (table, keys) in tables.into_iter().zip(keyed) {
        match keys.filter(fits) {
            Some(keys) => parts.push((table, keys)),
            None => rest.push(table),
        }
    }
    let mut findings = Findings::default();
    let mut roll = Roll::new(parts.len(), &decided.pairs(DecisionKind::Same));
    let mut double = Vec::new();
    for (index, (table, keys)) in parts.iter().enumerate() {
        double.push(roll.add(index, (table, keys), decided, &mut findings));
    }
    let mut report = report_of(&parts, &roll, double);
    report.same.iter().for_each(|(name, other)| decided.meet(DecisionKind::Same, name, other));
    let apart = decided.pairs(DecisionKind::Apart);
    report.near.retain(|near| {
        let known = apart.iter().find(|pair| near.is(pair));
        known.iter().for_each(|(name, other)| decided.meet(DecisionKind::Apart, name, other));
        known.is_none()
    });
    say(&report, &mut findings);
    let table = columns::put_together(&parts, &roll);
    Ok(Joined { table, report, rest, problems: findings.into_problems() })
}

fn report_of(parts: &[(RawTable, Keyed)], roll: &Roll, double: Vec<Vec<DoubleRow>>) -> JoinReport {
    let (near, same) = (roll.near(parts), roll.same_met());
    let mut report = JoinReport { n_all: roll.entries.len(), near, same, ..JoinReport::default() };
    report.n_whole = roll.entries.iter().filter(|entry| entry.is_whole()).count();
    for (index, ((table, keys), double)) in parts.iter().zip(double).enumerate() {
        let mut joined = JoinedTable {
            file: table.file.clone(),
            key: keys.key(),
            n_rows: table.rows.len(),
            n_whole: 0,
            partial: Vec::new(),
            double,
        };
        for entry in &roll.entries {
            let Some(row) = entry.row(index).and_then(|at| table.rows.get(at)) else { continue };
            if entry.is_whole() {
                joined.n_whole += 1;
                continue;
            }
            let absent = parts.iter().enumerate().filter(|(other, _)| entry.row(*other).is_none());
            let absent = absent.map(|(_, (table, _))| table.file.clone()).collect();
            let (file, place) = place_of(table, row);
            joined.partial.push(PartialRow { file, row: place, name: entry.label().into(), absent });
        }
        report.tables.push(joined);
    }
    report
}

/// The row's place in its file, which is named where it is not the table's own.
fn place_of(table: &RawTable, row: &RawRow) -> (Option<String>, u32) {
    let (file, place) = table.origin(row, 0);
    ((file != table.file).then(|| file.into()), place)
}

/// The report as findings, each at its row.
fn say(report: &JoinReport, findings: &mut Findings) {
    let first = report.tables.first().map_or("", |table| &table.file);
    let (n_tables, n_all, n_whole) = (report.tables.len(), report.n_all, report.n_whole);
    let kind = ProblemKind::TablesJoined { n_tables, n_all, n_whole };
    findings.push(Problem::new(Severity::Note, At::file(first), kind));
    for table in &report.tables {
        for row in &table.partial {
            let kind = ProblemKind::NotInAllTables { name: row.name.clone(), absent: row.absent.join(", ") };
            let file = row.file.as_ref().unwrap_or(&table.file);
            findings.push(Problem::new(Severity::Note, At::row(&**file, row.row), kind));
        }
        for row in &table.double {
            let file = row.file.as_ref().unwrap_or(&table.file);
            findings.push(Problem::new(row.severity, At::row(&**file, row.row), row.kind.clone()));
        }
    }
    for (name, other) in &report.same {
        let kind = ProblemKind::NamesJoined { name: name.clone(), other: other.clone() };
        findings.push(Problem::new(Severity::Note, At::file(first), kind));
    }
    for near in &report.near {
        let (file, row) = (near.other_at.file.clone(), near.other_at.row.unwrap_or(0));
        let kind = ProblemKind::NearNames { name: near.name.clone(), other: near.other.clone(), file, row };
        findings.push(Problem::new(Severity::Warning, near.at.clone(), kind));
    }
}
