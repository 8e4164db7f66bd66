//! Which kind of dataset the tables are, told by names and columns.

use super::codes;
use crate::intake::{Package, RawTable};
use crate::join::{Decided, JoinReport, Stack, join};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// The tables of a data package.
pub(super) struct PackageTables {
    pub(super) entities: Option<RawTable>,
    pub(super) indicators: Option<RawTable>,
    pub(super) long: Vec<RawTable>,
    pub(super) wide: Vec<RawTable>,
    pub(super) enterprises: Option<RawTable>,
}

pub(super) enum Layout {
    Package(Box<PackageTables>),
    Coinr {
        data: Box<RawTable>,
        meta: Box<RawTable>,
    },
    /// Tables without a framework, one or several.
    Plain(Vec<RawTable>),
}

/// Sorts the tables; those that have no place are reported. `None` after a fatal problem.
pub(super) fn recognise(tables: Vec<RawTable>, package: Option<&Package>, findings: &mut Findings) -> Option<Layout> {
    let named = |name: &str| tables.iter().any(|table| table.name == name);
    if package.is_some() || (named("indicators") && (named("values") || named("values_wide"))) {
        return package_tables(tables, package, findings);
    }
    let has = |table: &RawTable, header: &str| table.column(header).is_some();
    let (mut metas, mut others): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|table| has(table, "iCode") && has(table, "Parent"));
    if !metas.is_empty() {
        let meta = metas.remove(0);
        let Some(at) = others.iter().position(|table| has(table, "uCode")) else {
            let kind = ProblemKind::MissingFile { name: "iData.csv".into() };
            findings.push(Problem::new(Severity::Fatal, At::file(meta.file), kind));
            return None;
        };
        let data = others.swap_remove(at);
        metas.into_iter().chain(others).for_each(|table| ignore(&table, findings));
        return Some(Layout::Coinr { data: Box::new(data), meta: Box::new(meta) });
    }
    (!others.is_empty()).then_some(Layout::Plain(others))
}

/// What one table was made of.
#[derive(Default)]
pub(super) struct Made {
    pub(super) table: Option<RawTable>,
    pub(super) stacks: Vec<Stack>,
    pub(super) join: Option<JoinReport>,
}

/// One table of all: those of the same columns and different periods are put one under the other, those that share a credit code or name
/// side by side; else the first is taken and the others are reported.
pub(super) fn one_of(mut tables: Vec<RawTable>, decided: &mut Decided, findings: &mut Findings) -> Made {
    codes::correct(&mut tables, decided, findings);
    if tables.len() > 1 {
        tables.iter().for_each(|table| codes::report_named(table, findings));
    }
    let mut stacks = Vec::new();
    if tables.len() > 1 {
        tables = stacked(tables, decided, &mut stacks, findings);
    }
    let (table, join, rest) = match join(tables, decided) {
        Ok(joined) => {
            findings.extend(joined.problems);
            (Some(joined.table), Some(joined.report), joined.rest)
        }
        Err(mut tables) => {
            let rest = tables.split_off(tables.len().min(1));
            (tables.pop(), None, rest)
        }
    };
    for table in rest {
        let kind = ProblemKind::TableIgnored { table: table.name };
        findings.push(Problem::new(Severity::Warning, At::file(table.file), kind));
    }
    Made { table, stacks, join }
}

#[cfg(feature = "workbooks")]
fn stacked(
    tables: Vec<RawTable>,
    decided: &mut Decided,
    stacks: &mut Vec<Stack>,
    findings: &mut Findings,
) -> Vec<RawTable> {
    let stacked = crate::join::stack(tables, decided);
    stacks.extend(stacked.stacks);
    findings.extend(stacked.problems);
    stacked.tables
}

/// What takes the means of the larger reader: it asks for that one.
#[cfg(not(feature = "workbooks"))]
fn stacked(tables: Vec<RawTable>, _: &mut Decided, _: &mut Vec<Stack>, findings: &mut Findings) -> Vec<RawTable> {
    if crate::join::may_stack(&tables) {
        let file = tables.first().map(|table| table.file.clone()).unwrap_or_default();
        findings.push(Problem::new(Severity::Fatal, At::file(file), ProblemKind::WorkbookUnread));
    }
    tables
}

fn package_tables(tables: Vec<RawTable>, package: Option<&Package>, findings: &mut Findings) -> Option<Layout> {
    let mut sorted =
        PackageTables { entities: None, indicators: None, long: Vec::new(), wide: Vec::new(), enterprises: None };
    for table in tables {
        let slot = match table.name.as_str() {
            "values" => {
                sorted.long.push(table);
                continue;
            }
            "values_wide" => {
                sorted.wide.push(table);
                continue;
            }
            "entities" => &mut sorted.entities,
            "indicators" => &mut sorted.indicators,
            "enterprises" => &mut sorted.enterprises,
            _ => {
                ignore(&table, findings);
                continue;
            }
        };
        match slot {
            Some(_) => ignore(&table, findings),
            None => *slot = Some(table),
        }
    }
    if sorted.long.is_empty() && sorted.wide.is_empty() {
        let file = package.map(|package| package.file.clone()).unwrap_or_default();
        let kind = ProblemKind::MissingFile { name: "values.csv".into() };
        findings.push(Problem::new(Severity::Fatal, At::file(file), kind));
        return None;
    }
    Some(Layout::Package(Box::new(sorted)))
}

fn ignore(table: &RawTable, findings: &mut Findings) {
    let kind = ProblemKind::TableIgnored { table: table.name.clone() };
    findings.push(Problem::new(Severity::Note, At::file(&*table.file), kind));
}
