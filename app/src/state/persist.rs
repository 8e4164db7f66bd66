//! What the browser keeps between visits: preferences, the dataset's name, the scenario. Everything works when it keeps nothing.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::model::Dataset;
use scoring::scenario::{self, Scenario};

use super::history::History;
use super::json::{Spacing, to_json};
use super::{AppState, LastFiles, link};
use crate::browser::page;
use crate::browser::storage::{self, Reach};
use crate::notice::NoticeKind;
use crate::prefs::{Keeping, Prefs, RiseColour};
use crate::route::{Page, Route};

/// How long a scenario under a drag must rest before it is written to storage and address.
const REST_MS: u32 = 250;
pub(super) const PREFS: &str = "yuanheng.prefs";
const DATASET: &str = "yuanheng.dataset";
const OWN_FILES: &str = "yuanheng.own-files";
pub(super) const CHOICES: &str = "yuanheng.choices";

pub(super) fn scenario_key(dataset: &str) -> String {
    format!("yuanheng.scenario.{dataset}")
}

/// This tab's own, else what any tab saved last.
fn saved(key: &str) -> Option<String> {
    let of = |reach| storage::load(reach, key).ok().flatten();
    of(Reach::Tab).or_else(|| of(Reach::Browser)).filter(|value| !value.is_empty())
}

/// Saved preferences; Chinese and the system's theme on the first visit.
pub fn prefs() -> Prefs {
    saved(PREFS).map(|text| Prefs::parse(&text)).unwrap_or_default()
}

/// The built-in dataset of the last visit.
pub fn dataset() -> Option<String> {
    saved(DATASET)
}

/// A person's own files that were on screen at the last visit.
pub fn own_files() -> Option<LastFiles> {
    serde_json::from_str(&saved(OWN_FILES)?).ok()
}

/// What was decided about the columns of tables, as JSON; empty for nothing.
pub fn choices() -> String {
    saved(CHOICES).unwrap_or_default()
}

/// The scenario of the last visit on a dataset with this name.
pub fn last_scenario(dataset: &str) -> Option<Scenario> {
    scenario::parse(&saved(&scenario_key(dataset))?).ok()
}

/// That, if it was made on exactly this dataset.
pub fn scenario(dataset: &Dataset) -> Option<Scenario> {
    let scenario = last_scenario(&dataset.id)?;
    let same = scenario.fingerprint.as_ref() == Some(&dataset.fingerprint);
    let plain = Scenario { engine: String::new(), dataset: String::new(), fingerprint: None, ..scenario };
    (same && plain.check(dataset).is_empty()).then_some(plain)
}

impl AppState {
    /// Keeps preferences, address and scenario in step with the state from now on.
    pub fn keep(self) {
        Effect::new(move |before: Option<()>| {
            let prefs = self.prefs.get();
            page::set_root("lang", prefs.lang.tag());
            page::set_root("data-rise", if prefs.rise == RiseColour::Red { "red" } else { "green" });
            if before.is_some() {
                self.keep_value(PREFS, &prefs.print());
            }
        });
        Effect::new(move || {
            page::set_root("data-theme", if self.theme.get() == super::Theme::Dark { "dark" } else { "light" });
        });
        Effect::new(move || {
            let is_dragged = self.history.with(History::is_open);
            self.opened.track();
            self.route.track();
            self.read_as_decided();
            // Browsers limit how often an address may change, so a drag is written once, when it rests. A choice is written at
            // once, for whoever reloads or leaves right after it.
            let wait_ms = if is_dragged { REST_MS } else { 0 };
            self.keep_later.update_value(|timer| *timer = Some(Timeout::new(wait_ms, move || self.keep_scenario())));
        });
    }

    /// Keeps from now on, or nothing any more, and takes away what was on screen at the last visit; what is listed as kept stays until
    /// it is deleted there.
    pub fn set_keeping(self, keeping: Keeping) {
        self.prefs.update(|prefs| prefs.keeping = keeping);
        if keeping == Keeping::Nothing {
            storage::remove_all_but(&[PREFS]);
        } else {
            self.keep_scenario();
        }
    }

    fn keep_scenario(self) {
        let Some(opened) = self.opened.get_untracked() else { return };
        let id = &opened.dataset.id;
        let changed = self.scenario.with_untracked(|scenario| *scenario != opened.official);
        let text = if changed {
            self.scenario.with_untracked(|scenario| to_json(&link::stamped(scenario, &opened.dataset), Spacing::Wide))
        } else {
            String::new()
        };
        self.keep_value(&scenario_key(id), &text);
        let own = LastFiles { fingerprint: opened.dataset.fingerprint.0.clone(), name: id.clone() };
        let own = if opened.is_builtin { String::new() } else { to_json(&own, Spacing::Tight) };
        self.keep_value(OWN_FILES, &own);
        if opened.is_builtin {
            self.keep_value(DATASET, id);
        }
        let page = self.page.get_untracked();
        // Another address than the one that was followed last is of a person who leaves for it right now: written over, it would be lost.
        // This is called again once they are there.
        let is_followed = self.route.with_untracked(|route| *route == Route::parse(&page::hash()));
        if page != Page::NotFound && is_followed {
            let route = self.shareable(page);
            if page::hash() != route.href() {
                page::replace_hash(&route.href());
            }
            self.route.update_untracked(|shown| *shown = route.clone());
            self.written.update_value(|written| written.extend(route.scenario));
        }
    }

    /// For this tab over its reloads, and for the next visit; not at all where the person wants nothing kept.
    pub(super) fn keep_value(self, key: &str, value: &str) {
        let keeping = self.prefs.with_untracked(|prefs| prefs.keeping);
        if keeping == Keeping::Nothing && key != PREFS {
            return;
        }
        // What another tab keeps last for the next visit is not what this one comes back with.
        let reaches: &[Reach] = if key == PREFS { &[Reach::Browser] } else { &[Reach::Tab, Reach::Browser] };
        let saved: Vec<_> = reaches.iter().map(|reach| storage::save(*reach, key, value)).collect();
        let is_first_failure = saved.iter().any(Result::is_err) && !self.storage_failed.get_value();
        if is_first_failure {
            self.storage_failed.set_value(true);
            self.notify(NoticeKind::StorageBlocked);
        }
    }
}
