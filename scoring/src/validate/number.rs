//! Cells of one number column as figures in one unit, saying aloud what was converted or could not be read.

use crate::fields::Field;
use crate::intake::{Cell, NumberStyle, conversion_factor, is_known_unit};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Reads the cells of one column (or, in a long table, of one indicator).
#[derive(Clone, Debug, Default)]
pub(super) struct NumberColumn {
    /// Unit the figures come out in; taken from the first cell that carries one where nothing else says it.
    pub(super) unit: String,
    /// Unit to come out in where only the cells carry units, and others than this; empty for none.
    preferred: &'static str,
    /// From the header's unit to `unit`.
    factor: Option<f64>,
    adopted: bool,
    n_bare: usize,
}

impl NumberColumn {
    /// A column whose framework says `unit` and whose header says `header_unit`; either may be empty.
    pub(super) fn new(unit: &str, header_unit: &str, at: &At, findings: &mut Findings) -> Self {
        let mut column = Self { unit: if unit.is_empty() { header_unit } else { unit }.to_string(), ..Self::default() };
        if !header_unit.is_empty() && !unit.is_empty() {
            column.factor = conversion_factor(header_unit, unit).filter(|&factor| factor != 1.0);
        }
        if let Some(factor) = column.factor {
            findings.push(converted(at.clone(), header_unit, unit, factor));
        }
        column
    }

    /// Of several units in the cells, takes the one that this field is usually kept in, not the first.
    pub(super) fn prefer(mut self, field: Option<&'static Field>) -> Self {
        self.preferred = field.map_or("", |field| field.unit);
        self
    }

    /// The figure in the column's unit; `None` for a missing cell and, aloud, for one that is no figure.
    pub(super) fn read(
        &mut self,
        text: &str,
        style: NumberStyle,
        at: impl FnOnce() -> At,
        findings: &mut Findings,
    ) -> Option<f64> {
        self.take(Cell::read(text, style), || (text, at()), findings)
    }

    /// [`Self::read`] of a cell that was read already; `place` gives its text and where it is.
    #[inline]
    pub(super) fn take<'c>(
        &mut self,
        cell: Cell,
        place: impl FnOnce() -> (&'c str, At),
        findings: &mut Findings,
    ) -> Option<f64> {
        match cell {
            Cell::Number(number) => Some(self.take_plain(number)),
            other => self.take_other(other, place, findings),
        }
    }

    /// A figure without unit.
    #[inline(always)]
    pub(super) fn take_plain(&mut self, number: f64) -> f64 {
        self.n_bare += 1;
        self.factor.map_or(number, |factor| number * factor)
    }

    /// A figure without unit is the column's as it is.
    pub(super) fn keeps_figures(&self) -> bool {
        self.factor.is_none()
    }

    /// So many figures without unit, which were kept as they are.
    pub(super) fn count_plain(&mut self, n: usize) {
        self.n_bare += n;
    }

    fn take_other<'c>(
        &mut self,
        cell: Cell,
        place: impl FnOnce() -> (&'c str, At),
        findings: &mut Findings,
    ) -> Option<f64> {
        let refused = |kind: fn(String) -> ProblemKind, findings: &mut Findings, (text, at): (&str, At)| {
            findings.push(Problem::new(Severity::Error, at, kind(excerpt(text))));
            None
        };
        let not_a_number = |text| ProblemKind::NotANumber { text };
        match cell {
            Cell::Missing | Cell::Number(_) => None,
            Cell::WithUnit { number, unit } => {
                if self.unit.is_empty() && is_known_unit(&unit) {
                    self.adopted = true;
                    let fits = conversion_factor(&unit, self.preferred).is_some();
                    self.unit = if fits { self.preferred.into() } else { unit.clone() };
                }
                match conversion_factor(&unit, &self.unit) {
                    Some(1.0) => Some(number),
                    Some(factor) => {
                        findings.push(converted(place().1, &unit, &self.unit, factor));
                        Some(number * factor)
                    }
                    None => refused(not_a_number, findings, place()),
                }
            }
            Cell::NotFinite => refused(|text| ProblemKind::NotFinite { text }, findings, place()),
            Cell::NotANumber => refused(not_a_number, findings, place()),
        }
    }

    /// Says that some cells carried the unit and others none.
    pub(super) fn finish(&self, at: At, findings: &mut Findings) {
        if self.adopted && self.n_bare > 0 {
            let kind = ProblemKind::MixedUnits { unit: self.unit.clone() };
            findings.push(Problem::new(Severity::Warning, at, kind));
        }
    }
}

fn converted(at: At, from: &str, to: &str, factor: f64) -> Problem {
    Problem::new(Severity::Note, at, ProblemKind::UnitConverted { from: from.into(), to: to.into(), factor })
}

/// The beginning of a cell's text: a whole novel in a cell need not be in every message.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 60 { text.into() } else { text.chars().take(60).chain(['…']).collect() }
}

/// One number of a settings column such as a weight; aloud when it is text.
pub(super) fn setting(text: &str, at: impl FnOnce() -> At, findings: &mut Findings) -> Option<f64> {
    NumberColumn::default().read(text, NumberStyle::Point, at, findings)
}
