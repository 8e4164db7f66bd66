//! An entity's own values in other periods, to fill a gap from.

use super::TreatError;
use super::denominate::denominate;
use crate::model::{Column, Dataset, Panel};
use crate::scenario::Treat;

/// The other periods' columns, treated as the one that is filled.
pub struct Periods {
    earlier: Vec<(f64, Vec<Column>)>,
    now: f64,
    later: Vec<(f64, Vec<Column>)>,
}

impl Periods {
    /// The periods before and after `panel`, nearest first. Their distance is that of their labels where all of them are numbers,
    /// such as years, and their position otherwise.
    pub fn new(dataset: &Dataset, panel: &Panel, settings: &Treat) -> Result<Self, TreatError> {
        let labels: Vec<Option<f64>> = dataset.panels.iter().map(|panel| panel.period.0.trim().parse().ok()).collect();
        let numbers = labels.iter().all(|label| label.is_some_and(f64::is_finite));
        let time = |at: usize| if numbers { labels.get(at).copied().flatten().unwrap_or(0.0) } else { at as f64 };
        let here = dataset.panels.iter().position(|other| other.period == panel.period).unwrap_or(0);
        let columns = |at: usize, panel: &Panel| {
            let columns = denominate(dataset, panel, settings, &mut Vec::new())?;
            Ok((time(at), columns))
        };
        let all = || dataset.panels.iter().enumerate();
        let earlier = all().take(here).rev().map(|(at, panel)| columns(at, panel)).collect::<Result<_, _>>()?;
        let later = all().skip(here + 1).map(|(at, panel)| columns(at, panel)).collect::<Result<_, _>>()?;
        Ok(Self { earlier, now: time(here), later })
    }

    /// On the line between the nearest values before and after; the nearest one where there is only one side.
    pub fn on_the_line(&self, column: usize, entity: usize) -> Option<f64> {
        match (nearest(&self.earlier, column, entity), nearest(&self.later, column, entity)) {
            (Some((then, before)), Some((next, after))) => {
                let share = (self.now - then) / (next - then);
                Some(before * (1.0 - share) + after * share)
            }
            (before, after) => before.or(after).map(|(_, value)| value),
        }
    }

    /// The newest earlier value.
    pub fn latest(&self, column: usize, entity: usize) -> Option<f64> {
        nearest(&self.earlier, column, entity).map(|(_, value)| value)
    }
}

fn nearest(periods: &[(f64, Vec<Column>)], column: usize, entity: usize) -> Option<(f64, f64)> {
    periods.iter().find_map(|(time, columns)| Some((*time, columns.get(column)?.get(entity)?)))
}
