//! Ground state as signals, everything else derived from it; provided once and copied freely.

use std::collections::BTreeSet;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::model::{Dataset, Decision, Problem};
use scoring::scenario::Scenario;

use crate::change::Change;
use crate::job::Job;
use crate::notice::{Notice, NoticeKind};
use crate::prefs::{Lang, Prefs, ThemeChoice};
use crate::route::{Page, Route};

pub mod back_test;
mod catalogue;
mod certainty;
pub mod chances;
mod choices;
mod derived;
mod history;
pub mod json;
mod kept;
pub mod link;
mod live;
mod open;
mod own_schemes;
mod persist;
pub mod plan_file;
mod prepared;
mod repairs;
mod schemes;
mod scored;
mod standings;
mod whole;

pub use crate::job::Account;
pub use crate::job::chance::{MovedNumber, Sample, Stressed, Told, stresses};
pub use crate::job::engine::{Hold, LeftOutNode, MethodRanks};
pub use crate::job::writer::{WriteError, write_book, write_package};
pub use catalogue::CatalogueEntry;
pub use certainty::{Asked, Certain, Drawn, Extent, N_FIRSTS, Status};
pub use choices::FilesOf;
pub use derived::Derived;
pub use history::{Entry, History};
pub use kept::{About, Kept, Kind, LastFiles, Record};
pub use live::{Follow, Live};
pub use open::{AskedColumns, Loading, Refused, Then};
pub use persist::prefs as saved_prefs;
pub use prepared::Prepared;
pub use schemes::{FetchFailure, Fetched, Schemes};
pub use scored::Scored;
pub use standings::Standings;
pub use whole::Lock;

/// A shared value that is equal only to itself: cheap to compare however large.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Cells that are looked through within a frame, however many parts of a page do so: with more, they take turns.
pub const FEW_CELLS: usize = 200_000;

/// Figures of all indicators and periods, missing ones too.
pub fn n_cells(dataset: &Dataset) -> usize {
    let n_columns: usize = dataset.panels.iter().map(|panel| panel.columns.len()).sum();
    n_columns * dataset.n_entities()
}

/// A dataset on screen.
#[derive(Debug)]
pub struct Opened {
    pub dataset: Dataset,
    /// What was found while reading it; none of it fatal.
    pub problems: Vec<Problem>,
    /// The scenario the dataset asks for: its official method and weights.
    pub official: Scenario,
    /// What was decided about its tables when they were read.
    pub tables: Vec<Decision>,
    /// True when it came with the site, so that an address can name it.
    pub is_builtin: bool,
    /// What its tables were taken for, to be opened by [`Account::open`] where it is shown.
    pub account: Vec<u8>,
}

/// Colours in use now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// Everything the pages read and write.
#[derive(Clone, Copy)]
pub struct AppState {
    pub prefs: RwSignal<Prefs>,
    /// Set by the address; changed by following links.
    pub route: RwSignal<Route>,
    /// The datasets the site ships.
    pub catalogue: RwSignal<Vec<CatalogueEntry>>,
    /// `None` until the first dataset is there; afterwards a failed load leaves it as it was.
    pub opened: RwSignal<Option<Shared<Opened>>>,
    /// Counts the datasets that came on screen, each counted before anything else hears of it: whoever draws the page anew is told first,
    /// and what was drawn for the dataset before is gone before it would be worked out for the next one.
    pub n_opened: RwSignal<u32>,
    /// Whether the page on screen makes room for that of a long table, which is drawn a frame later than all around it.
    pub is_turning: RwSignal<bool>,
    pub history: RwSignal<History>,
    /// What is being loaded, if anything.
    pub loading: RwSignal<Option<Loading>>,
    /// The last load that was refused, with its reasons, until dismissed.
    pub refused: RwSignal<Option<Shared<Refused>>>,
    /// A table whose columns wait for a look; what was on screen stays.
    pub asked: RwSignal<Option<Shared<AskedColumns>>>,
    pub notices: RwSignal<Vec<Notice>>,
    /// The scenario on screen.
    pub scenario: Memo<Scenario>,
    pub lang: Memo<Lang>,
    pub theme: Memo<Theme>,
    pub page: Memo<Page>,
    pub derived: Derived,
    job: StoredValue<Option<Job>, LocalStorage>,
    /// Counts the loads that were begun or broken off: what was read for an earlier one is not shown.
    n_begun: StoredValue<u32>,
    files: choices::Files,
    /// What a person decided about the columns of tables, as JSON; `None` until it was looked for.
    choices: StoredValue<Option<String>>,
    /// What this browser keeps.
    pub kept: Kept,
    keep_later: StoredValue<Option<Timeout>, LocalStorage>,
    /// Scenarios this page wrote into the address.
    written: StoredValue<BTreeSet<String>>,
    storage_failed: StoredValue<bool>,
}

impl AppState {
    /// Makes the state; reads preferences and the address, loads nothing yet.
    pub fn new(prefs: Prefs, route: Route, is_dark_preferred: bool) -> Self {
        let prefs = RwSignal::new(prefs);
        let route = RwSignal::new(route);
        let opened = RwSignal::new(None);
        let history = RwSignal::new(History::new(Scenario::default()));
        let scenario = Memo::new(move |_| history.with(|history| history.present().clone()));
        let theme = Memo::new(move |_| match prefs.with(|prefs| prefs.theme) {
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Auto if is_dark_preferred => Theme::Dark,
            ThemeChoice::Auto => Theme::Light,
        });
        Self {
            prefs,
            route,
            catalogue: RwSignal::new(Vec::new()),
            opened,
            n_opened: RwSignal::new(0),
            is_turning: RwSignal::new(false),
            history,
            loading: RwSignal::new(None),
            refused: RwSignal::new(None),
            asked: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            scenario,
            lang: Memo::new(move |_| prefs.with(|prefs| prefs.lang)),
            theme,
            page: Memo::new(move |_| route.with(|route| route.page)),
            derived: Derived::new(opened, scenario),
            job: StoredValue::new_local(None),
            n_begun: StoredValue::new(0),
            files: choices::Files::new(),
            choices: StoredValue::new(None),
            kept: Kept::new(),
            keep_later: StoredValue::new_local(None),
            written: StoredValue::new(BTreeSet::new()),
            storage_failed: StoredValue::new(false),
        }
    }

    /// The state that `App` provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Changes the scenario: the one way a page acts on what is computed. Within one gesture (until [`Self::settle`]) the same
    /// change is one step of the history.
    pub fn act(&self, change: Change, edit: impl FnOnce(&mut Scenario)) {
        self.history.update(|history| {
            let mut scenario = history.present().clone();
            edit(&mut scenario);
            history.push(change, scenario);
        });
    }

    /// A gesture ended: the next change is a step of its own.
    pub fn settle(&self) {
        self.history.update_untracked(History::settle);
        self.derived.settle();
    }

    pub fn undo(&self) {
        self.history.update(History::undo);
    }

    pub fn redo(&self) {
        self.history.update(History::redo);
    }

    /// Whether there is anything to see over time; pages are drawn anew with another dataset, so they ask once.
    pub fn has_several_periods(&self) -> bool {
        self.opened.with_untracked(|opened| opened.as_ref().is_some_and(|opened| opened.dataset.panels.len() > 1))
    }

    /// Back to the dataset's own scenario, keeping which parks are looked at.
    pub fn reset_all(&self) {
        if let Some(opened) = self.opened.get_untracked() {
            self.act(Change::ResetAll, |scenario| {
                let kept = std::mem::replace(scenario, opened.official.clone());
                scenario.focus = kept.focus;
                scenario.pins = kept.pins;
                scenario.compare = kept.compare;
                scenario.reference = kept.reference;
            });
        }
    }

    pub fn notify(&self, kind: NoticeKind) {
        self.notices.update(|notices| {
            notices.retain(|notice| notice.kind != kind);
            let id = notices.last().map_or(0, |notice| notice.id + 1);
            notices.push(Notice { id, kind });
        });
    }

    pub fn dismiss(&self, id: u64) {
        self.notices.update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// A page with what is on screen, to be opened anywhere.
    pub fn shareable(&self, page: Page) -> Route {
        let dataset = self.opened.with_untracked(|opened| {
            opened.as_ref().filter(|opened| opened.is_builtin).map(|opened| opened.dataset.id.clone())
        });
        Route { page, dataset, scenario: self.shared_scenario() }
    }

    /// The scenario for an address; `None` while it is the dataset's own.
    fn shared_scenario(&self) -> Option<String> {
        self.opened.with_untracked(|opened| {
            let opened = opened.as_ref()?;
            self.scenario.with_untracked(|scenario| {
                (*scenario != opened.official).then(|| link::encode(&link::stamped(scenario, &opened.dataset)))
            })
        })
    }
}
