//! Opening datasets and scenarios: what is on screen stays until the new one is whole.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::ENGINE_VERSION;
use scoring::model::{At, Dataset, Decision, Problem, ProblemKind, Severity};
use scoring::scenario::{self, Scenario};

use super::{AppState, FEW_CELLS, History, Opened, Shared, catalogue, link, n_cells, persist};
use crate::browser::file::{self, File};
use crate::browser::whole::Form;
use crate::change::Change;
use crate::job::{self, Answer, Event, Job, Next, Stage};
use crate::notice::NoticeKind;
use crate::route::{Page, Route};

/// Lists the datasets the site ships, with the one a first visit opens.
const CATALOGUE: &str = "data/index.json";

/// A browser takes as long as a frame to give back what a worker had: not while the page that it read for is drawn.
const END_AFTER_MS: u64 = 500;

/// A load under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// The dataset's or the file's name.
    pub name: String,
    /// Where the worker is, for a person's own files.
    pub stage: Option<Stage>,
}

/// What follows once a dataset is on screen.
#[derive(Clone)]
pub enum Then {
    /// The scenario of the last visit.
    Restore,
    /// The scenario of an address.
    Follow(String),
    /// A word that it is open.
    Tell,
    /// Nothing: it was read again, and stands where it stood.
    Again,
    /// A scenario by whose decisions it was read again.
    TakeOver(Box<Scenario>),
}

impl Then {
    /// The same tables were read again: what was done to the scenario so far can still be undone.
    fn is_again(&self) -> bool {
        matches!(self, Self::Again | Self::TakeOver(_))
    }
}

/// A load that was refused: the reasons, while what was on screen stays.
#[derive(Debug)]
pub struct Refused {
    pub name: String,
    pub problems: Vec<Problem>,
    /// As in [`Opened`].
    pub account: Vec<u8>,
}

/// A table whose columns were guessed, before it is read.
#[derive(Debug)]
pub struct AskedColumns {
    pub name: String,
    /// As in [`Opened`].
    pub account: Vec<u8>,
}

/// What a reader brings.
struct Read {
    dataset: Dataset,
    problems: Vec<Problem>,
    account: Vec<u8>,
    tables: Vec<Decision>,
    is_builtin: bool,
}

impl AppState {
    /// Loads the catalogue and then what the address, else the last visit, else the product itself asks for.
    pub fn start(self) {
        spawn_local(async move {
            let listed = file::fetch_bytes(CATALOGUE).await.ok().and_then(|bytes| catalogue::parse(&bytes));
            let Some(catalogue) = listed else {
                let kind = ProblemKind::MissingFile { name: CATALOGUE.to_string() };
                self.refuse(CATALOGUE, vec![Problem::new(Severity::Fatal, At::file(CATALOGUE), kind)], Vec::new());
                return;
            };
            self.catalogue.set(catalogue.datasets);
            let route = self.route.get_untracked();
            let first = catalogue.first;
            let id = route.dataset.clone().or_else(persist::dataset).unwrap_or_else(|| first.clone());
            let known = self.catalogue.with_untracked(|all| all.iter().any(|entry| entry.id == id));
            if !known {
                self.notify(NoticeKind::DatasetUnknown { id: id.clone() });
            }
            let then = route.scenario.map_or(Then::Restore, Then::Follow);
            let shipped = if known { id } else { first };
            match persist::own_files().filter(|_| route.dataset.is_none()) {
                Some(last) => {
                    // Where its files are gone, an address made for them has nothing to be followed on.
                    self.open_last_files(last, then, move || self.open_builtin(&shipped, Then::Restore));
                }
                None => self.open_builtin(&shipped, then),
            }
        });
    }

    /// Starts the reader ahead of the files that a person is about to choose, unless it is at work.
    pub fn prepare_reader(self) {
        if self.loading.with(Option::is_none) {
            request_animation_frame(job::prepare_reader);
        }
    }

    /// Ends a reader that waits for files.
    pub fn dismiss_reader(self) {
        job::dismiss_reader();
    }

    /// Opens a dataset the site ships, through the same reader as a person's own files.
    pub fn open_builtin(self, id: &str, then: Then) {
        let entry = self.catalogue.with_untracked(|all| all.iter().find(|entry| entry.id == id).cloned());
        let Some(entry) = entry else {
            self.notify(NoticeKind::DatasetUnknown { id: id.to_string() });
            return;
        };
        let addresses: Vec<String> = entry.files.iter().map(|listed| format!("data/{id}/{}", listed.path)).collect();
        let tables = self.tables_for(&then, id);
        let how = self.how_to_read(&tables);
        let on_event = self.begin(id, Vec::new(), tables, then);
        self.run(id, job::open_addresses(addresses, how, on_event));
    }

    /// Opens files a person chose; an earlier load that is still under way is cancelled.
    pub fn open_files(self, files: Vec<File>) {
        self.open_kept_files(files, Then::Tell);
    }

    /// Opens a person's own files, and then does what is asked.
    pub(super) fn open_kept_files(self, files: Vec<File>, then: Then) {
        let Some(name) = files.first().map(File::name) else { return };
        let tables = self.tables_for(&then, &name);
        self.open_own(files, tables, then);
    }

    /// [`Self::open_kept_files`], read by these decisions.
    pub(super) fn open_own(self, files: Vec<File>, tables: Vec<Decision>, then: Then) {
        let Some(name) = files.first().map(File::name) else { return };
        let how = self.how_to_read(&tables);
        let job = job::open_files(&files, how, self.begin(&name, files.clone(), tables, then));
        self.run(&name, job);
    }

    /// Reads what is on screen again, by the decisions of the scenario on screen or of one that is to be opened.
    pub(super) fn read_again(self, then: Then) {
        let Some(opened) = self.opened.get_untracked() else { return };
        if opened.is_builtin {
            self.open_builtin(&opened.dataset.id, then);
        } else {
            self.open_kept_files(self.files.shown.get_value(), then);
        }
    }

    /// The decisions that tables are read by: those of the scenario that will be on screen with them.
    pub(super) fn tables_for(self, then: &Then, dataset: &str) -> Vec<Decision> {
        let scenario = match then {
            Then::Restore | Then::Tell => persist::last_scenario(dataset),
            Then::Follow(text) => link::decode(text).ok(),
            Then::Again => Some(self.scenario.get_untracked()),
            Then::TakeOver(scenario) => Some((**scenario).clone()),
        };
        scenario.map(|scenario| scenario.tables).unwrap_or_default()
    }

    /// Says that a load is under way; gives what hears from its worker. Without files of a person's own it is one that ships.
    fn begin(self, name: &str, own: Vec<File>, tables: Vec<Decision>, then: Then) -> impl Fn(Event) + 'static {
        let name = name.to_string();
        self.n_begun.update_value(|n| *n += 1);
        self.loading.set(Some(Loading { name: name.clone(), stage: None }));
        move |event| {
            match event {
                Event::Progress(stage) => {
                    self.loading.set(Some(Loading { name: name.clone(), stage: Some(stage) }));
                    return;
                }
                Event::Done(answer) => {
                    let Answer { result, next, account, .. } = *answer;
                    match result {
                        Ok(_) if next == Next::Ask && matches!(then, Then::Tell) => {
                            self.ask(&name, own.clone(), account)
                        }
                        Ok((dataset, problems)) => {
                            let read =
                                Read { dataset, problems, account, tables: tables.clone(), is_builtin: own.is_empty() };
                            self.turn_to(read, own.clone(), then.clone(), name.clone());
                            return;
                        }
                        Err(problems) => {
                            self.files.asked.set_value(own.clone());
                            self.refuse(&name, problems, account);
                        }
                    }
                }
                Event::Stale | Event::NoWorker => self.refuse(&name, vec![no_reader(&name)], Vec::new()),
            }
            // The worker ends once this message of its own has been dealt with.
            spawn_local(async move { self.end_job() });
        }
    }

    /// Ends the worker, unless another load has begun by now.
    fn end_job(self) {
        if self.loading.with_untracked(Option::is_none) {
            self.job.set_value(None);
        }
    }

    /// Brings on screen what was read. For a long table the page goes first, then the frame is drawn anew, then the page: each takes most of
    /// what the browser has between two pictures.
    fn turn_to(self, read: Read, own: Vec<File>, then: Then, name: String) {
        let is_long = n_cells(&read.dataset) > FEW_CELLS;
        let n_begun = self.n_begun.get_value();
        let later = |ms, then: Box<dyn FnOnce()>| set_timeout(then, Duration::from_millis(ms));
        let show = move || {
            if self.n_begun.get_value() == n_begun {
                if !own.is_empty() {
                    self.keep_files(&own, &read.dataset);
                }
                self.files.shown.set_value(own);
                self.show(read, then.is_again());
                self.after(&then, &name);
            }
            later(if is_long { END_AFTER_MS } else { 0 }, Box::new(move || self.end_job()));
        };
        let turn = move || {
            if !is_long {
                return show();
            }
            self.is_turning.set(true);
            let show = move || {
                request_animation_frame(move || self.is_turning.set(false));
                show();
            };
            // As long as a frame, so that one is drawn meanwhile.
            later(17, Box::new(show));
        };
        later(0, Box::new(turn));
    }

    fn run(self, name: &str, job: Option<Job>) {
        if job.is_none() {
            self.refuse(name, vec![no_reader(name)], Vec::new());
        }
        self.job.set_value(job);
    }

    fn after(self, then: &Then, name: &str) {
        match then {
            Then::Restore => self.restore_scenario(),
            Then::Follow(text) => self.follow_scenario(text),
            Then::Tell => self.notify(NoticeKind::Opened { name: name.to_string() }),
            Then::Again => self.tell_unfit_repairs(),
            Then::TakeOver(scenario) => self.open_scenario((**scenario).clone()),
        }
    }

    /// Stops the load under way; nothing on screen changes.
    pub fn cancel_load(self) {
        self.n_begun.update_value(|n| *n += 1);
        self.job.set_value(None);
        self.loading.set(None);
        self.go_back_to_read();
        self.notify(NoticeKind::Cancelled);
    }

    fn show(self, read: Read, is_again: bool) {
        let Read { dataset, problems, account, tables, is_builtin } = read;
        let official = match scenario::with_defaults(&dataset.defaults, serde_json::Value::Null) {
            Ok(official) => official,
            Err(error) => {
                self.notify(NoticeKind::ScenarioRefused(error));
                Scenario::default()
            }
        };
        let first = || Scenario { tables: tables.clone(), ..official.clone() };
        let history = match Form::of_page() {
            _ if is_again => None,
            Form::Locked => Some(History::locked(persist::scenario(&dataset).unwrap_or_else(first))),
            Form::Site | Form::Open => Some(History::new(first())),
        };
        let opened = Opened { dataset, problems, official, tables, is_builtin, account };
        batch(move || {
            self.n_opened.update(|n| *n += 1);
            // Then the history: a scenario of the old dataset never meets the new one.
            history.into_iter().for_each(|history| self.history.set(history));
            self.opened.set(Some(Shared::new(opened)));
            self.refused.set(None);
            self.asked.set(None);
            self.loading.set(None);
        });
    }

    fn refuse(self, name: &str, problems: Vec<Problem>, account: Vec<u8>) {
        self.loading.set(None);
        self.go_back_to_read();
        self.asked.set(None);
        self.refused.set(Some(Shared::new(Refused { name: name.to_string(), problems, account })));
    }

    /// Lets the person look at what columns were taken for before anything on screen changes.
    fn ask(self, name: &str, files: Vec<File>, account: Vec<u8>) {
        self.loading.set(None);
        self.refused.set(None);
        self.files.asked.set_value(files);
        self.asked.set(Some(Shared::new(AskedColumns { name: name.to_string(), account })));
        if self.page.get_untracked() != Page::Data {
            self.notify(NoticeKind::LookAtColumns { name: name.to_string() });
        }
        self.read_as_decided();
    }

    /// What the browser saved for this dataset at the last visit.
    fn restore_scenario(self) {
        let Some(opened) = self.opened.get_untracked() else { return };
        if let Some(saved) = persist::scenario(&opened.dataset) {
            self.take_over(saved);
        }
    }

    /// Follows an address: its dataset, then its scenario. A scenario this page wrote into the address itself is no news: walking
    /// back through pages does not undo what a person did on them.
    pub fn follow(self, route: Route) {
        self.route.set(route.clone());
        let shown = self.opened.with_untracked(|opened| opened.as_ref().map(|opened| opened.dataset.id.clone()));
        let own = |text: &String| self.written.with_value(|written| written.contains(text));
        let scenario = route.scenario.filter(|text| !own(text));
        match route.dataset.filter(|id| Some(id) != shown.as_ref()) {
            Some(id) => self.open_builtin(&id, scenario.map_or(Then::Restore, Then::Follow)),
            None => scenario.iter().for_each(|text| self.follow_scenario(text)),
        }
    }

    fn follow_scenario(self, text: &str) {
        match link::decode(text) {
            Ok(scenario) => self.open_scenario(scenario),
            Err(link::LinkError::Corrupt) => self.notify(NoticeKind::CorruptLink),
            Err(link::LinkError::Scenario(error)) => self.notify(NoticeKind::ScenarioRefused(error)),
        }
    }

    /// Opens a scenario from a file's text.
    pub fn open_scenario_text(self, text: &str) {
        match scenario::parse(text) {
            Ok(scenario) => self.open_scenario(scenario),
            Err(error) => self.notify(NoticeKind::ScenarioRefused(error)),
        }
    }

    /// Applies a scenario to the dataset on screen, warning where it was made on another one.
    fn open_scenario(self, scenario: Scenario) {
        let Some(opened) = self.opened.get_untracked() else { return };
        if scenario.tables != opened.tables && self.can_read_again() {
            self.read_again(Then::TakeOver(Box::new(scenario)));
            return;
        }
        let made_on_other = scenario.fingerprint.as_ref().is_some_and(|made_on| *made_on != opened.dataset.fingerprint);
        let misfits: Vec<_> =
            scenario.check(&opened.dataset).into_iter().filter(|problem| !problem.is_other_dataset()).collect();
        if !misfits.is_empty() {
            self.notify(NoticeKind::ScenarioDoesNotFit(misfits));
            return;
        }
        if made_on_other {
            self.notify(NoticeKind::OtherDataset { made_on: scenario.dataset.clone() });
        }
        if !scenario.engine.is_empty() && scenario.engine != ENGINE_VERSION {
            self.notify(NoticeKind::OtherEngine { engine: scenario.engine.clone() });
        }
        // The stamps say where it came from; what is on screen is stamped anew when it leaves.
        let plain = Scenario { engine: String::new(), dataset: String::new(), fingerprint: None, ..scenario };
        self.take_over(plain);
    }

    /// Puts a scenario in the place of the one on screen, and says where its corrections do not fit the data.
    fn take_over(self, scenario: Scenario) {
        self.act(Change::OpenedScenario, |present| *present = scenario);
        self.settle();
        self.tell_unfit_repairs();
    }

    fn tell_unfit_repairs(self) {
        let states = self.opened.with_untracked(|opened| {
            let dataset = &opened.as_ref()?.dataset;
            Some(self.scenario.with_untracked(|now| now.repair_states(dataset)))
        });
        let n = states.unwrap_or_default().into_iter().filter(|state| state.is_misfit()).count();
        if n > 0 {
            self.notify(NoticeKind::RepairsUnfit { n });
        }
    }
}

fn no_reader(name: &str) -> Problem {
    Problem::new(Severity::Fatal, At::file(name), ProblemKind::ReaderUnavailable)
}
