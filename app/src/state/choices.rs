//! What a person decided about tables: what columns are, which names are one entity's. Remembered by header, for the next file of that
//! form.

use leptos::prelude::*;
use scoring::validate::Choices;

use super::json::{Spacing, to_json};
use super::{AppState, Then, link, persist};
use crate::browser::file::File;
use crate::notice::NoticeKind;

/// The files behind what is on screen, and behind what waits for a decision.
#[derive(Clone, Copy)]
pub(super) struct Files {
    pub(super) shown: StoredValue<Vec<File>, LocalStorage>,
    pub(super) asked: StoredValue<Vec<File>, LocalStorage>,
}

/// Which files a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilesOf {
    Shown,
    /// Those that wait, or were refused.
    Asked,
}

impl Files {
    pub(super) fn new() -> Self {
        Self { shown: StoredValue::new_local(Vec::new()), asked: StoredValue::new_local(Vec::new()) }
    }
}

impl AppState {
    /// As JSON, for the reader; empty for nothing.
    pub(super) fn choices_text(self) -> String {
        if self.choices.with_value(Option::is_none) {
            self.choices.set_value(Some(persist::choices()));
        }
        self.choices.get_value().unwrap_or_default()
    }

    /// What was decided so far. What another version kept is nothing here, and never worth an error.
    pub fn choices(self) -> Choices {
        serde_json::from_str(&self.choices_text()).unwrap_or_default()
    }

    /// Whether the files are at hand, so that they can be read otherwise.
    pub fn has_files(self, from: FilesOf) -> bool {
        !self.files_of(from).with_value(Vec::is_empty)
    }

    /// Decides something, remembers it unless nothing is to be kept, and reads the files again by it. The scenario on screen is taken along.
    pub fn decide(self, from: FilesOf, edit: impl FnOnce(&mut Choices)) {
        let mut choices = self.choices();
        edit(&mut choices);
        let text = to_json(&choices, Spacing::Tight);
        self.keep_value(persist::CHOICES, &text);
        self.choices.set_value(Some(text));
        let scenario = self.opened.with_untracked(|opened| {
            let official = &opened.as_ref().filter(|_| from == FilesOf::Shown)?.official;
            self.scenario.with_untracked(|now| (now != official).then(|| link::encode(now)))
        });
        let files = self.files_of(from).get_value();
        self.open_kept_files(files, scenario.map_or(Then::Tell, Then::Follow));
    }

    /// Leaves a table that waits for a look unread.
    pub fn leave_asked(self) {
        self.asked.set(None);
        self.files.asked.set_value(Vec::new());
        self.notify(NoticeKind::Cancelled);
    }

    fn files_of(self, from: FilesOf) -> StoredValue<Vec<File>, LocalStorage> {
        match from {
            FilesOf::Shown => self.files.shown,
            FilesOf::Asked => self.files.asked,
        }
    }
}
