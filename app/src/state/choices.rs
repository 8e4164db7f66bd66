//! What a person decided about tables. Who is whom, which of two rows counts and which period a table is of is part of the scenario; what
//! the columns of a form are is remembered by header, for the next file of that form.

use leptos::prelude::*;
use scoring::model::{Decision, DecisionKind};
use scoring::scenario::Scenario;
use scoring::validate::Choices;

use super::json::{Spacing, to_json};
use super::{AppState, Opened, Shared, Then, link, persist};
use crate::browser::file::File;
use crate::browser::whole::Form;
use crate::change::Change;
use crate::notice::NoticeKind;

/// The files behind what is on screen, and behind what waits for a decision.
#[derive(Clone, Copy)]
pub(super) struct Files {
    pub(super) shown: StoredValue<Vec<File>, LocalStorage>,
    pub(super) asked: StoredValue<Vec<File>, LocalStorage>,
    /// A person decided something: once the files are read again, the page comes back to where they did.
    is_decided: StoredValue<bool>,
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
        let none = || StoredValue::new_local(Vec::new());
        Self { shown: none(), asked: none(), is_decided: StoredValue::new(false) }
    }
}

impl AppState {
    /// For the reader: decisions as JSON, and in a second line what is remembered.
    pub(super) fn how_to_read(self, tables: &Vec<Decision>) -> String {
        [&to_json(tables, Spacing::Tight), "\n", &self.remembered_text()].concat()
    }

    /// As JSON; empty for nothing.
    fn remembered_text(self) -> String {
        if self.choices.with_value(Option::is_none) {
            self.choices.set_value(Some(persist::choices()));
        }
        self.choices.get_value().unwrap_or_default()
    }

    /// Whether the files are at hand, so that they can be read otherwise.
    pub fn has_files(self, from: FilesOf) -> bool {
        !self.files_of(from).with_value(Vec::is_empty)
    }

    /// Whether what is on screen can be read again by other decisions: a person's own files, or what the site ships. A page that is one
    /// file brings its dataset as it was read.
    pub fn can_read_again(self) -> bool {
        let is_shipped = || self.opened.with_untracked(|opened| opened.as_ref().is_some_and(|one| one.is_builtin));
        self.has_files(FilesOf::Shown) || (Form::of_page() == Form::Site && is_shipped())
    }

    /// Decides what columns are, remembers it unless nothing is to be kept, and reads the files again by it. The scenario on screen is
    /// taken along.
    pub fn decide_columns(self, from: FilesOf, edit: impl FnOnce(&mut Choices)) {
        let mut choices = self.decided_columns();
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

    /// Decides something about tables, in the place of what was decided of the same before; the files are read again by it.
    pub fn decide(self, one: Decision) {
        self.act_on_tables(Change::Decided { of: one.of.clone() }, |scenario| scenario.decide(one));
    }

    /// Decides several things in one step of the history.
    pub fn decide_all(self, many: Vec<Decision>) {
        self.act_on_tables(Change::DecidedAll { n: many.len() }, |scenario| {
            many.into_iter().for_each(|one| scenario.decide(one));
        });
    }

    /// Decides which period tables are of. Those that wait for a look are then opened, with these decisions in their scenario.
    pub fn decide_periods(self, from: FilesOf, periods: Vec<Decision>) {
        if from == FilesOf::Shown {
            self.decide_all(periods);
            return;
        }
        let files = self.files.asked.get_value();
        let Some(name) = files.first().map(File::name) else { return };
        let mut scenario = Scenario { tables: self.tables_for(&Then::Tell, &name), ..Scenario::default() };
        periods.into_iter().for_each(|one| scenario.decide(one));
        self.open_own(files, scenario.tables, Then::Tell);
    }

    /// Takes a decision back.
    pub fn undecide(self, one: &Decision) {
        self.act_on_tables(Change::NotDecided { of: one.of.clone() }, |scenario| scenario.undecide(one));
    }

    /// Takes back what was decided about the periods of these tables.
    pub fn forget_periods(self, files: &[String]) {
        let Some(of) = files.first().cloned() else { return };
        self.act_on_tables(Change::NotDecided { of }, |scenario| {
            scenario.tables.retain(|one| one.what != DecisionKind::Period || !files.contains(&one.of));
        });
    }

    fn act_on_tables(self, change: Change, edit: impl FnOnce(&mut Scenario)) {
        self.files.is_decided.set_value(true);
        self.act(change, edit);
        self.settle();
    }

    /// Whether the page is drawn anew because a person just decided something on it; asked once.
    pub fn comes_back(self) -> bool {
        let is_decided = self.files.is_decided.get_value();
        self.files.is_decided.set_value(false);
        is_decided
    }

    /// Reads what is on screen again where the scenario decides otherwise about its tables than it was read by, as after an undo. While
    /// something is being read nothing happens: once it is on screen this is asked again.
    pub(super) fn read_as_decided(self) {
        let is_read_so = |opened: &Shared<Opened>| self.scenario.with_untracked(|now| now.tables == opened.tables);
        let is_read_so = self.opened.with_untracked(|opened| opened.as_ref().is_none_or(is_read_so));
        // A memo of the tables alone would ask less often, and weigh a hundredth of the first load.
        if !is_read_so && self.loading.with_untracked(Option::is_none) && self.can_read_again() {
            self.read_again(Then::Again);
        }
    }

    /// Where files could not be read again, the scenario goes back to what they were read by.
    pub(super) fn go_back_to_read(self) {
        let Some(opened) = self.opened.get_untracked() else { return };
        if self.can_read_again() {
            self.act(Change::ReadAsBefore, |scenario| scenario.tables.clone_from(&opened.tables));
            self.settle();
        }
    }

    /// Leaves a table that waits for a look unread.
    pub fn leave_asked(self) {
        self.asked.set(None);
        self.files.asked.set_value(Vec::new());
        self.notify(NoticeKind::Cancelled);
    }

    /// Forms whose columns are remembered.
    pub fn n_remembered(self) -> usize {
        self.decided_columns().mappings.len()
    }

    /// What another version kept is nothing here, and never worth an error.
    fn decided_columns(self) -> Choices {
        serde_json::from_str(&self.remembered_text()).unwrap_or_default()
    }

    pub(super) fn forget_columns(self) {
        self.choices.set_value(Some(String::new()));
    }

    fn files_of(self, from: FilesOf) -> StoredValue<Vec<File>, LocalStorage> {
        match from {
            FilesOf::Shown => self.files.shown,
            FilesOf::Asked => self.files.asked,
        }
    }
}
