//! Repairs: values of the data that a person corrected, each with the value that it takes the place of.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Scenario, ScenarioProblem};
use crate::model::{Dataset, Slip};

/// One corrected value. It is found by ids and not by its row, so that next year's file gets it too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// Id of the entity.
    pub entity: String,
    /// Code of the indicator.
    pub indicator: String,
    /// Label of the period; empty where the data has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// The value in the data, in its unit there; absent where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<f64>,
    /// The value instead; absent to make it missing. Finite.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<f64>,
    #[serde(default)]
    pub why: RepairKind,
    /// A person's words about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What a repair mends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// A person knows better.
    #[default]
    ByHand,
    /// A power of ten between two units.
    UnitSlip,
}

/// What becomes of a repair on a dataset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RepairState {
    Applied,
    /// A later one of the same cell counts.
    Overruled,
    NoEntity,
    /// Nothing has this code, or it is no indicator.
    NoIndicator,
    NoPeriod,
    /// The data has another value there by now.
    OldDiffers {
        found: Option<f64>,
    },
    /// The new value is not finite.
    NotFinite,
}

impl RepairState {
    /// It does not fit the data.
    pub fn is_misfit(self) -> bool {
        !matches!(self, Self::Applied | Self::Overruled)
    }
}

/// Positions of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellAt {
    pub panel: usize,
    pub column: usize,
    pub entity: usize,
}

impl Repair {
    /// Both are of one cell.
    pub fn is_same_cell(&self, other: &Self) -> bool {
        (&self.entity, &self.indicator, &self.period) == (&other.entity, &other.indicator, &other.period)
    }
}

impl From<&Slip> for Repair {
    /// Brings the figure back among the others.
    fn from(slip: &Slip) -> Self {
        Self {
            entity: slip.entity.clone(),
            indicator: slip.indicator.clone(),
            period: slip.period.clone(),
            old: Some(slip.value),
            new: Some(slip.mended()),
            why: RepairKind::UnitSlip,
            note: String::new(),
        }
    }
}

impl Scenario {
    /// The dataset with what a person corrected, and nothing else of the scenario.
    ///
    /// Each repair is held against the data as loaded: one whose entity, indicator or period is not there, or whose cell has another
    /// value by now, changes nothing ([`Scenario::repair_states`] says which). The fingerprint stays that of the data.
    /// *Edge cases*: of several that fit one cell the last counts. Order does not matter between cells, and a second time changes nothing.
    ///
    /// *Cost*: nothing without repairs, else a copy of the columns that change and O(entities) for each repair that does not follow the one
    /// before in the order of entities.
    pub fn repaired<'a>(&self, dataset: &'a Dataset) -> Cow<'a, Dataset> {
        let mut repaired = Cow::Borrowed(dataset);
        for (cell, value) in self.repaired_cells(dataset) {
            let panel = repaired.to_mut().panels.get_mut(cell.panel);
            if let Some(column) = panel.and_then(|panel| panel.columns.get_mut(cell.column)) {
                column.set(cell.entity, value);
            }
        }
        repaired
    }

    /// The cells that repairs change, in the repairs' order, and what stands there instead; of several for one cell the last counts.
    pub fn repaired_cells(&self, dataset: &Dataset) -> Vec<(CellAt, Option<f64>)> {
        let found = cells(&self.repairs, dataset).into_iter().zip(&self.repairs);
        found.filter_map(|(cell, one)| Some((cell.ok()?, one.new))).collect()
    }

    /// What becomes of each repair, in their order.
    pub fn repair_states(&self, dataset: &Dataset) -> Vec<RepairState> {
        let found = cells(&self.repairs, dataset);
        let state = |(at, cell): (usize, &Result<CellAt, RepairState>)| match cell {
            Ok(_) if found.iter().skip(at + 1).any(|later| later == cell) => RepairState::Overruled,
            Ok(_) => RepairState::Applied,
            Err(why) => *why,
        };
        found.iter().enumerate().map(state).collect()
    }

    /// Corrects a value, in the place of what was corrected of that cell before: its `old` stays the data's. Back to that value, there is
    /// no repair.
    pub fn repair(&mut self, one: Repair) {
        self.repairs.retain(|other| !other.is_same_cell(&one));
        if one.old != one.new {
            self.repairs.push(one);
        }
    }

    pub(super) fn check_repairs(&self, problems: &mut Vec<ScenarioProblem>) {
        for (at, one) in self.repairs.iter().enumerate() {
            if let Some(value) = one.new.filter(|value| !value.is_finite()) {
                problems.push(ScenarioProblem::OutOfRange { path: format!("repairs.{at}.new"), value });
            }
        }
    }
}

/// Where each repair has its cell, or why it has none.
fn cells(repairs: &[Repair], dataset: &Dataset) -> Vec<Result<CellAt, RepairState>> {
    if repairs.is_empty() {
        return Vec::new();
    }
    // Repairs mostly come in the order of entities: each is looked for from where the last one was. A sorted index would do better only
    // for thousands out of order, and weigh more than all the rest of this file.
    let entities = &dataset.entities;
    let mut last = 0;
    let mut entity_of = |id: &str| {
        let from = |start: usize, end: usize| {
            let found = entities.get(start..end)?.iter().position(|entity| entity.id == id);
            found.map(|at| start + at)
        };
        let found = from(last, entities.len()).or_else(|| from(0, last));
        last = found.unwrap_or(last);
        found
    };
    let framework = &dataset.framework;
    let find = |one: &Repair| {
        let entity = entity_of(&one.entity).ok_or(RepairState::NoEntity)?;
        let leaf = framework.find(&one.indicator).and_then(|id| framework.node(id).leaf.as_ref());
        let &(column, _) = leaf.ok_or(RepairState::NoIndicator)?;
        let panel = dataset.panels.iter().position(|panel| panel.period.0 == one.period);
        let panel = panel.ok_or(RepairState::NoPeriod)?;
        if one.new.is_some_and(|value| !value.is_finite()) {
            return Err(RepairState::NotFinite);
        }
        let found = dataset.panels.get(panel).and_then(|panel| panel.columns.get(column)?.get(entity));
        let cell = CellAt { panel, column, entity };
        if found == one.old { Ok(cell) } else { Err(RepairState::OldDiffers { found }) }
    };
    repairs.iter().map(find).collect()
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
