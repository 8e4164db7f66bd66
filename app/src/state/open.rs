//! Opening datasets and scenarios: what is on screen stays until the new one is whole.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::ENGINE_VERSION;
use scoring::intake::Input;
use scoring::model::{At, Dataset, Problem, ProblemKind, Severity};
use scoring::scenario::{self, Scenario};
use scoring::validate;

use super::{AppState, History, Opened, Shared, catalogue, link, persist};
use crate::browser::file::{self, File};
use crate::change::Change;
use crate::job::decoder::BrowserDecoder;
use crate::job::{self, Event, Stage};
use crate::notice::NoticeKind;
use crate::route::Route;

/// Lists the datasets the site ships, with the one a first visit opens.
const CATALOGUE: &str = "data/index.json";

/// A load under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// The dataset's or the file's name.
    pub name: String,
    /// Where the worker is, for a person's own files.
    pub stage: Option<Stage>,
}

/// A load that was refused: the reasons, while what was on screen stays.
#[derive(Debug)]
pub struct Refused {
    pub name: String,
    pub problems: Vec<Problem>,
}

impl AppState {
    /// Loads the catalogue and then what the address, else the last visit, else the product itself asks for.
    pub fn start(self) {
        spawn_local(async move {
            let listed = file::fetch_bytes(CATALOGUE).await.ok().and_then(|bytes| catalogue::parse(&bytes));
            let Some(catalogue) = listed else {
                let kind = ProblemKind::MissingFile { name: CATALOGUE.to_string() };
                self.refuse(CATALOGUE, vec![Problem::new(Severity::Fatal, At::file(CATALOGUE), kind)]);
                return;
            };
            self.catalogue.set(catalogue.datasets);
            let route = self.route.get_untracked();
            let first = catalogue.first;
            let id = route.dataset.clone().or_else(persist::dataset).unwrap_or_else(|| first.clone());
            if self.open_builtin(&id).await.is_none() && id != first {
                self.open_builtin(&first).await;
            }
            match route.scenario {
                Some(text) => self.follow_scenario(&text),
                None => self.restore_scenario(),
            }
        });
    }

    /// Opens a dataset the site ships. `None` when it cannot be had; the reasons are then on screen.
    pub async fn open_builtin(self, id: &str) -> Option<()> {
        let entry = self.catalogue.with_untracked(|all| all.iter().find(|entry| entry.id == id).cloned());
        let Some(entry) = entry else {
            self.notify(NoticeKind::DatasetUnknown { id: id.to_string() });
            return None;
        };
        self.loading.set(Some(Loading { name: id.to_string(), stage: None }));
        let mut inputs = Vec::with_capacity(entry.files.len());
        for listed in &entry.files {
            match file::fetch_bytes(&format!("data/{id}/{}", listed.path)).await {
                Ok(bytes) => inputs.push(Input { name: listed.path.clone(), bytes }),
                Err(error) => {
                    self.refuse(id, vec![unreadable(&error)]);
                    return None;
                }
            }
        }
        let result = validate::load(inputs, &BrowserDecoder);
        self.take(id, true, result.map(|loaded| (loaded.dataset, loaded.problems)))
    }

    /// Opens files a person chose, in a worker; an earlier load that is still under way is cancelled.
    pub fn open_files(self, files: Vec<File>) {
        let Some(first) = files.first() else { return };
        let name = first.name();
        self.loading.set(Some(Loading { name: name.clone(), stage: None }));
        let on_event = move |event| match event {
            Event::Progress(stage) => self.loading.set(Some(Loading { name: name.clone(), stage: Some(stage) })),
            Event::Done(result) => {
                if self.take(&name, false, result).is_some() {
                    self.notify(NoticeKind::Opened { name: name.clone() });
                }
            }
            Event::Stale | Event::NoWorker => {
                self.refuse(
                    &name,
                    vec![Problem::new(Severity::Fatal, At::file(&*name), ProblemKind::ReaderUnavailable)],
                );
            }
        };
        let job = job::open_files(&files, on_event);
        if job.is_none() {
            let kind = ProblemKind::ReaderUnavailable;
            self.refuse(&first.name(), vec![Problem::new(Severity::Fatal, At::file(first.name()), kind)]);
        }
        self.job.set_value(job);
    }

    /// Stops the load under way; nothing on screen changes.
    pub fn cancel_load(self) {
        self.job.set_value(None);
        self.loading.set(None);
        self.notify(NoticeKind::Cancelled);
    }

    fn take(self, name: &str, is_builtin: bool, result: Result<(Dataset, Vec<Problem>), Vec<Problem>>) -> Option<()> {
        let (dataset, problems) = match result {
            Ok(loaded) => loaded,
            Err(problems) => {
                self.refuse(name, problems);
                return None;
            }
        };
        let official = match scenario::with_defaults(&dataset.defaults, serde_json::Value::Null) {
            Ok(official) => official,
            Err(error) => {
                self.notify(NoticeKind::ScenarioRefused(error));
                Scenario::default()
            }
        };
        let opened = Opened { dataset, problems, official: official.clone(), is_builtin };
        batch(move || {
            // The history first: a scenario of the old dataset never meets the new one.
            self.history.set(History::new(official));
            self.opened.set(Some(Shared::new(opened)));
            self.refused.set(None);
            self.loading.set(None);
        });
        Some(())
    }

    fn refuse(self, name: &str, problems: Vec<Problem>) {
        self.loading.set(None);
        self.refused.set(Some(Shared::new(Refused { name: name.to_string(), problems })));
    }

    /// What the browser saved for this dataset at the last visit.
    fn restore_scenario(self) {
        let Some(opened) = self.opened.get_untracked() else { return };
        if let Some(saved) = persist::scenario(&opened.dataset) {
            self.act(Change::OpenedScenario, |scenario| *scenario = saved);
            self.settle();
        }
        if let Some(name) = persist::own_file() {
            self.notify(NoticeKind::OpenFileAgain { name });
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
            Some(id) => spawn_local(async move {
                if let (Some(()), Some(text)) = (self.open_builtin(&id).await, scenario) {
                    self.follow_scenario(&text);
                }
            }),
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
        self.act(Change::OpenedScenario, |present| *present = plain);
        self.settle();
    }
}

fn unreadable(error: &file::ReadError) -> Problem {
    let name = match error {
        file::ReadError::Offline { name }
        | file::ReadError::Status { name, .. }
        | file::ReadError::Unreadable { name } => name.clone(),
    };
    Problem::new(Severity::Fatal, At::file(name.clone()), ProblemKind::MissingFile { name })
}
