//! What the browser keeps between visits: preferences, the dataset's name, the scenario. Everything works when it keeps nothing.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::model::Dataset;
use scoring::scenario::{self, Scenario};

use super::history::History;
use super::json::{Spacing, to_json};
use super::{AppState, link};
use crate::browser::{page, storage};
use crate::notice::NoticeKind;
use crate::prefs::{Prefs, RiseColour};
use crate::route::Page;

/// How long a scenario under a drag must rest before it is written to storage and address.
const REST_MS: u32 = 250;
const PREFS: &str = "yuanheng.prefs";
const DATASET: &str = "yuanheng.dataset";
const OWN_FILE: &str = "yuanheng.own-file";

fn scenario_key(dataset: &str) -> String {
    format!("yuanheng.scenario.{dataset}")
}

fn saved(key: &str) -> Option<String> {
    storage::load(key).ok().flatten().filter(|value| !value.is_empty())
}

/// Saved preferences; Chinese and the system's theme on the first visit.
pub fn prefs() -> Prefs {
    saved(PREFS).map(|text| Prefs::parse(&text)).unwrap_or_default()
}

/// The built-in dataset of the last visit.
pub fn dataset() -> Option<String> {
    saved(DATASET)
}

/// The name of a person's own file that was on screen at the last visit; its bytes were not kept.
pub fn own_file() -> Option<String> {
    saved(OWN_FILE)
}

/// The scenario of the last visit, if it was made on exactly this dataset.
pub fn scenario(dataset: &Dataset) -> Option<Scenario> {
    let text = saved(&scenario_key(&dataset.id))?;
    let scenario = scenario::parse(&text).ok()?;
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
            // Browsers limit how often an address may change, so a drag is written once, when it rests. A choice is written at
            // once, for whoever reloads or leaves right after it.
            let wait_ms = if is_dragged { REST_MS } else { 0 };
            self.keep_later.update_value(|timer| *timer = Some(Timeout::new(wait_ms, move || self.keep_scenario())));
        });
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
        self.keep_value(OWN_FILE, if opened.is_builtin { "" } else { id });
        if opened.is_builtin {
            self.keep_value(DATASET, id);
        }
        let page = self.page.get_untracked();
        if page != Page::NotFound {
            let route = self.shareable(page);
            if page::hash() != route.href() {
                page::replace_hash(&route.href());
            }
            self.route.update_untracked(|shown| *shown = route.clone());
            self.written.update_value(|written| written.extend(route.scenario));
        }
    }

    pub(super) fn keep_value(self, key: &str, value: &str) {
        let is_first_failure = storage::save(key, value).is_err() && !self.storage_failed.get_value();
        if is_first_failure {
            self.storage_failed.set_value(true);
            self.notify(NoticeKind::StorageBlocked);
        }
    }
}
