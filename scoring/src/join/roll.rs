//! The roll of entities: who was found in which table at which row.

use std::collections::BTreeMap;

use super::columns::Keyed;
use super::names::{are_near, key};
use super::{Decided, DoubleRow, Near, says_the_same};
use crate::codes::{credit, plain};
use crate::intake::{RawTable, is_total_label};
use crate::model::{At, Double, Findings, Problem, ProblemKind, Severity};

/// Pairs of names held against one another; beyond it the tables have little in common.
const MAX_PAIRS: usize = 200_000;
/// More proposals than this nobody reads.
const MAX_NEAR: usize = 200;

pub(super) struct Roll {
    n_tables: usize,
    pub(super) entries: Vec<Entry>,
    by_code: BTreeMap<(String, String), usize>,
    by_name: BTreeMap<(String, String), usize>,
    /// Names that a person said are another's, and whether a row had them.
    same: Vec<Same>,
    same_by_key: BTreeMap<String, usize>,
}

struct Same {
    pair: (String, String),
    /// Key of the name that counts.
    key: String,
    is_met: bool,
}

pub(super) struct Entry {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) period: String,
    name_key: String,
    /// Position of its row, by table.
    rows: Vec<Option<usize>>,
}

impl Entry {
    pub(super) fn row(&self, table: usize) -> Option<usize> {
        self.rows.get(table).copied().flatten()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.rows.iter().all(Option::is_some)
    }

    /// Its name, else its code.
    pub(super) fn label(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }
}

impl Roll {
    pub(super) fn new(n_tables: usize, same: &[(String, String)]) -> Self {
        let (by_code, by_name) = (BTreeMap::new(), BTreeMap::new());
        let same_by_key = same.iter().enumerate().map(|(at, (_, other))| (key(other), at)).collect();
        let same = same.iter().map(|pair| Same { pair: pair.clone(), key: key(&pair.0), is_met: false }).collect();
        Self { n_tables, entries: Vec::new(), by_code, by_name, same, same_by_key }
    }

    /// What a person said of names that stand in a row.
    pub(super) fn same_met(&self) -> Vec<(String, String)> {
        self.same.iter().filter(|same| same.is_met).map(|same| same.pair.clone()).collect()
    }

    /// The name that stands for this one: itself, unless it was said to be another's, which may be a third one's. Where each is said to be
    /// the other's, the first in order stands for all.
    fn stand_in(&mut self, name: String) -> String {
        let mut names = vec![name];
        loop {
            let last = names.last().map_or("", String::as_str);
            let at = self.same_by_key.get(last).copied();
            let Some(same) = at.and_then(|at| self.same.get_mut(at)) else { break };
            same.is_met = true;
            if let Some(circle) = names.iter().position(|name| *name == same.key) {
                names = names.into_iter().skip(circle).min().into_iter().collect();
                break;
            }
            names.push(same.key.clone());
        }
        names.pop().unwrap_or_default()
    }

    /// Enters every row; gives those that are left out for another one of the same entity.
    pub(super) fn add(
        &mut self,
        index: usize,
        (table, keys): (&RawTable, &Keyed),
        decided: &mut Decided,
        findings: &mut Findings,
    ) -> Vec<DoubleRow> {
        let mut double = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            let (code, name) = (cell(keys.code), cell(keys.name));
            let mut refuse = |severity, kind| {
                let column = keys.code.or(keys.name).unwrap_or(0);
                findings.push(Problem::new(severity, table.at(row, column), kind));
            };
            if let Some(label) = [name, code, row.first_filled()].into_iter().find(|text| is_total_label(text)) {
                refuse(Severity::Note, ProblemKind::TotalRow { label: label.into() });
                continue;
            }
            // What a spreadsheet destroyed finds nobody.
            let code =
                if credit::check(code) == Err(credit::CreditFault::Destroyed) { String::new() } else { plain(code) };
            if code.is_empty() && name.is_empty() {
                refuse(Severity::Error, ProblemKind::EmptyId);
                continue;
            }
            let entity = self.find_or_add(&code, name, cell(keys.period));
            let Some(slot) = self.entries.get_mut(entity).and_then(|entry| entry.rows.get_mut(index)) else { continue };
            match *slot {
                Some(first) => {
                    let Some(first) = table.rows.get(first) else { continue };
                    let name = if name.is_empty() { code } else { name.into() };
                    let place = |row| table.origin(row, 0);
                    let ruling = decided.rule(Double {
                        id: name.clone(),
                        period: cell(keys.period).into(),
                        file: place(row).0.into(),
                        row: place(row).1,
                        first_row: place(first).1,
                        is_equal: says_the_same(first, row, table.style),
                    });
                    let (counts, out) = if ruling.is_later { (row, first) } else { (first, row) };
                    if ruling.is_later {
                        *slot = Some(at);
                    }
                    let (severity, kind) = (ruling.severity, ruling.kind);
                    let (file, row) = super::place_of(table, out);
                    double.push(DoubleRow { file, row, first_row: place(counts).1, name, severity, kind });
                }
                None => *slot = Some(at),
            }
        }
        double
    }

    fn find_or_add(&mut self, code: &str, name: &str, period: &str) -> usize {
        let name_key = self.stand_in(key(name));
        let of = |text: &str| (text.to_string(), period.to_string());
        let by_code = self.by_code.get(&of(code)).copied().filter(|_| !code.is_empty());
        let by_name = self.by_name.get(&of(&name_key)).copied().filter(|&at| {
            // One name with two codes is two enterprises.
            let other = self.entries.get(at).map_or("", |entry| &entry.code);
            !name_key.is_empty() && (code.is_empty() || other.is_empty() || other == code)
        });
        let at = by_code.or(by_name).unwrap_or_else(|| {
            let (code, name, period) = (String::new(), String::new(), period.to_string());
            self.entries.push(Entry { code, name, period, name_key: String::new(), rows: vec![None; self.n_tables] });
            self.entries.len() - 1
        });
        if let Some(entry) = self.entries.get_mut(at) {
            if entry.code.is_empty() && !code.is_empty() {
                entry.code = code.into();
                self.by_code.insert(of(code), at);
            }
            if entry.name.is_empty() && !name.is_empty() {
                entry.name = name.into();
                entry.name_key.clone_from(&name_key);
            }
            if !name_key.is_empty() {
                self.by_name.entry(of(&name_key)).or_insert(at);
            }
        }
        at
    }

    /// Pairs of entities of different tables whose names are alike, found by the pairs of characters they share.
    pub(super) fn near(&self, parts: &[(RawTable, Keyed)]) -> Vec<Near> {
        let open: Vec<usize> = (0..self.entries.len())
            .filter(|&at| self.entries.get(at).is_some_and(|entry| !entry.is_whole() && !entry.name_key.is_empty()))
            .collect();
        let mut by_pair: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
        let mut near: Vec<Near> = Vec::new();
        let mut n_pairs = 0;
        for &at in &open {
            let Some(entry) = self.entries.get(at) else { continue };
            let characters: Vec<char> = entry.name_key.chars().collect();
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for pair in characters.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok()) {
                let known = by_pair.entry(pair).or_default();
                // What every other name has (有限, 公司) tells nothing.
                if known.len() < 200 {
                    known.iter().for_each(|&other| *shared.entry(other).or_insert(0) += 1);
                    known.push(at);
                }
            }
            for (other, _) in shared.into_iter().filter(|&(other, n)| n >= 2 && other != at) {
                let Some(earlier) = self.entries.get(other) else { continue };
                let apart = (0..self.n_tables).all(|table| entry.row(table).is_none() || earlier.row(table).is_none());
                n_pairs += 1;
                if n_pairs > MAX_PAIRS || near.len() >= MAX_NEAR {
                    return near;
                }
                if apart && entry.period == earlier.period && are_near(&entry.name_key, &earlier.name_key) {
                    let (name, other) = (earlier.name.clone(), entry.name.clone());
                    near.push(Near { name, at: place(earlier, parts), other, other_at: place(entry, parts) });
                }
            }
        }
        near
    }
}

/// The entity's first row.
fn place(entry: &Entry, parts: &[(RawTable, Keyed)]) -> At {
    let found = parts.iter().enumerate().find_map(|(index, (table, keys))| {
        let row = table.rows.get(entry.row(index)?)?;
        Some(table.at(row, keys.name.or(keys.code)?))
    });
    found.unwrap_or_default()
}
