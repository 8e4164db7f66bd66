//! Codes in a column of ids: those that are meant for credit codes and are none, and those that a person corrected.

use std::collections::BTreeMap;

use super::number::excerpt;
use super::texts::Texts;
use crate::codes::credit;
use crate::fields::{self, Kind};
use crate::intake::{RawRow, RawTable};
use crate::join::Decided;
use crate::model::{DecisionKind, Findings, Problem, ProblemKind, Severity};

/// Puts what a person said in the place of wrong codes, wherever they stand, aloud.
pub(super) fn correct(tables: &mut [RawTable], decided: &mut Decided, findings: &mut Findings) {
    let mut corrections = BTreeMap::new();
    for (from, to) in decided.pairs(DecisionKind::Code) {
        corrections.insert(from, to);
    }
    if corrections.is_empty() {
        return;
    }
    for table in tables {
        let mut rows = std::mem::take(&mut table.rows);
        for row in &mut rows {
            let width = row.len();
            let wrong: Vec<(usize, &String)> =
                (0..width).filter_map(|column| Some((column, corrections.get(row.cell(column))?))).collect();
            if wrong.is_empty() {
                continue;
            }
            for (column, to) in &wrong {
                decided.meet(DecisionKind::Code, row.cell(*column), to);
                let kind = ProblemKind::CodeCorrected { from: row.cell(*column).into(), to: (*to).clone() };
                findings.push(Problem::new(Severity::Note, table.at(row, *column), kind));
            }
            let cell = |column: usize| corrections.get(row.cell(column)).map_or(row.cell(column), String::as_str);
            *row = RawRow::new(row.row, (0..width).map(cell));
        }
        table.rows = rows;
    }
}

/// [`report_credit_codes`] for every column whose header says that it holds them.
pub(super) fn report_named(table: &RawTable, findings: &mut Findings) {
    let is_of_codes = |header: &String| fields::find(header).is_some_and(|field| field.kind == Kind::CreditCode);
    if !table.header.iter().any(is_of_codes) {
        return;
    }
    let texts = Texts::new(table);
    for (column, header) in table.header.iter().enumerate() {
        if is_of_codes(header) {
            report_credit_codes(&texts, column, findings);
        }
    }
}

/// Reports on a column that its header or most of its cells make one of credit codes; of other ids only what a spreadsheet made a number.
pub(super) fn report_credit_codes(texts: &Texts<'_>, column: usize, findings: &mut Findings) {
    let table = texts.table;
    if table.origins.is_some() {
        // Its codes were looked at where they stand.
        return;
    }
    let header = table.header.get(column).map_or("", String::as_str);
    let is_named = fields::find(header).is_some_and(|field| field.kind == Kind::CreditCode);
    let gathered = texts.of(column);
    let numbered = || {
        let rows = table.rows.iter().enumerate().map(|(at, row)| (row, gathered.number(at)));
        let rows = rows.map(|(row, number)| (row, number, gathered.looks(number)));
        rows.filter(|(_, _, looks)| !looks.is_missing && !looks.is_total)
    };
    let n_alike = numbered().filter(|(_, _, looks)| looks.is_like_code).count();
    let is_of_codes = is_named || 2 * n_alike > numbered().count();
    for (row, number, looks) in numbered() {
        if !is_named && looks.begins_name {
            continue;
        }
        let text = gathered.different().text(number);
        let Err(fault) = credit::check(text) else { continue };
        let is_meant = is_named || (is_of_codes && looks.is_like_code);
        if !is_meant && fault != credit::CreditFault::Destroyed {
            continue;
        }
        let kind = match fault {
            credit::CreditFault::Destroyed => ProblemKind::ScientificCode { text: excerpt(text) },
            fault => ProblemKind::CreditCode { text: excerpt(text), fault, suggestions: credit::suggestions(text) },
        };
        findings.push(Problem::new(Severity::Warning, table.at(row, column), kind));
    }
}
