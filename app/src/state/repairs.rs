//! Corrections of the data: entries of the scenario, each taken back alone or all at once.

use leptos::prelude::*;
use scoring::model::Text;
use scoring::scenario::Repair;

use super::AppState;
use crate::change::Change;

impl AppState {
    /// Corrects one value, in the place of what was corrected there before.
    pub fn repair(self, one: Repair) {
        let change = Change::Repaired { park: self.park_named(&one.entity), code: one.indicator.clone() };
        self.act(change, |scenario| scenario.repair(one));
        self.settle();
    }

    /// Corrects several values in one step of the history.
    pub fn repair_all(self, many: Vec<Repair>) {
        self.act(Change::RepairedAll { n: many.len() }, |scenario| {
            many.into_iter().for_each(|one| scenario.repair(one));
        });
        self.settle();
    }

    /// Takes a correction back.
    pub fn take_back(self, one: &Repair) {
        let change = Change::NotRepaired { park: self.park_named(&one.entity), code: one.indicator.clone() };
        self.act(change, |scenario| scenario.repairs.retain(|other| other != one));
        self.settle();
    }

    pub fn take_all_back(self) {
        self.act(Change::NoRepairs, |scenario| scenario.repairs.clear());
        self.settle();
    }

    /// The entity's name; its id where this data does not have it.
    pub fn park_named(self, id: &str) -> Text {
        let found = self.opened.with_untracked(|opened| {
            let dataset = &opened.as_ref()?.dataset;
            dataset.entities.get(dataset.find(id)?).map(|entity| entity.name.clone())
        });
        found.unwrap_or_else(|| Text::same(id))
    }
}
