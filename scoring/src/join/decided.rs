//! A person's decisions while tables are read: each is looked up where it may hold, and what was met is remembered.

use std::collections::BTreeMap;

use crate::intake::{Cell, NumberStyle, RawRow};
use crate::model::{Decision, DecisionKind, Double, ProblemKind, Severity};

/// Decisions with what was met of them, and the double rows that none is about.
#[derive(Debug, Default)]
pub struct Decided<'a> {
    decisions: &'a [Decision],
    is_met: Vec<bool>,
    /// Positions of what is decided about double rows, by id and period; of several the last counts.
    rows: BTreeMap<(&'a str, &'a str), usize>,
    open: Vec<Double>,
}

/// Which of two rows for one id counts, and what is to be said of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// The later row counts.
    pub is_later: bool,
    pub severity: Severity,
    pub kind: ProblemKind,
}

impl<'a> Decided<'a> {
    pub fn new(decisions: &'a [Decision]) -> Self {
        let is_of_rows = |one: &Decision| matches!(one.what, DecisionKind::First | DecisionKind::Last);
        let rows = decisions.iter().enumerate().filter(|(_, one)| is_of_rows(one));
        let rows = rows.map(|(at, one)| ((one.of.as_str(), one.to.as_str()), at)).collect();
        Self { decisions, is_met: vec![false; decisions.len()], rows, open: Vec::new() }
    }

    /// The pairs of one kind, in order.
    pub fn pairs(&self, what: DecisionKind) -> Vec<(String, String)> {
        let of_kind = self.decisions.iter().filter(|one| one.what == what);
        of_kind.map(|one| (one.of.clone(), one.to.clone())).collect()
    }

    /// Remembers that a decision of this kind was met.
    pub fn meet(&mut self, what: DecisionKind, of: &str, to: &str) {
        for (one, is_met) in self.decisions.iter().zip(&mut self.is_met) {
            *is_met |= one.what == what && one.of == of && one.to == to;
        }
    }

    /// The period that was said of a table, and that this was met. A file is known by its name, also where it lies in another folder.
    pub fn period(&mut self, file: &str) -> Option<String> {
        let is_of_file = |of: &str| {
            file.strip_suffix(of).is_some_and(|folder| folder.is_empty() || folder.ends_with(['/', '\\', '!']))
        };
        let spoken = |one: &&Decision| one.what == DecisionKind::Period && is_of_file(&one.of);
        let said = self.decisions.iter().filter(spoken).max_by_key(|one| one.of.len())?;
        self.meet(DecisionKind::Period, &said.of, &said.to);
        Some(said.to.clone())
    }

    /// What becomes of a second row for an id: what was decided, else the first counts and the double is open.
    pub fn rule(&mut self, double: Double) -> Ruling {
        let at = self.rows.get(&(double.id.as_str(), double.period.as_str())).copied();
        let decided = at.and_then(|at| Some((self.decisions.get(at)?.what, self.is_met.get_mut(at)?)));
        let Double { id, row, first_row, .. } = &double;
        let (id, first_row) = (id.clone(), *first_row);
        match decided {
            Some((what, is_met)) => {
                *is_met = true;
                let is_later = what == DecisionKind::Last;
                let counts_row = if is_later { *row } else { first_row };
                Ruling { is_later, severity: Severity::Note, kind: ProblemKind::DoubleDecided { id, counts_row } }
            }
            None => {
                let (severity, kind) = match double.is_equal {
                    true => (Severity::Warning, ProblemKind::DuplicateRow { first_row }),
                    false => (Severity::Error, ProblemKind::DuplicateId { id, first_row }),
                };
                self.open.push(double);
                Ruling { is_later: false, severity, kind }
            }
        }
    }

    /// The double rows that nothing was decided about, and the decisions that were met.
    pub fn into_parts(self) -> (Vec<Double>, Vec<Decision>) {
        let met = self.decisions.iter().zip(self.is_met).filter(|(_, is_met)| *is_met);
        (self.open, met.map(|(one, _)| one.clone()).collect())
    }
}

/// Both rows say the same in every cell: to the letter, or as the same number.
pub fn says_the_same(one: &RawRow, other: &RawRow, style: NumberStyle) -> bool {
    let number = |text: &str| match Cell::read(text, style) {
        Cell::Number(number) => Some(number),
        _ => None,
    };
    (0..one.len().max(other.len())).all(|column| {
        let (one, other) = (one.cell(column), other.cell(column));
        one == other || number(one).is_some_and(|one| number(other) == Some(one))
    })
}
