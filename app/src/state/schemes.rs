//! The evaluation schemes the site ships, fetched when they are asked for and kept while the page is open.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::scheme::{Entry, Scheme, SchemeError, read, read_index};

use super::{Shared, own_schemes};
use crate::browser::file;

const FOLDER: &str = "frameworks";
const INDEX: &str = "index";

/// A file, on its way or here.
#[derive(Clone, PartialEq)]
pub enum Fetched<T> {
    Awaited,
    Here(T),
    Failed { name: String, why: FetchFailure },
}

#[derive(Clone, PartialEq)]
pub enum FetchFailure {
    /// The host cannot be reached, or does not have it.
    NotThere,
    /// It is no text, or no scheme.
    NotRead(SchemeError),
    /// No scheme that ships has this id, and no own one that is kept here.
    Unknown,
}

/// What has been fetched; provided by the page that shows it.
#[derive(Clone, Copy)]
pub struct Schemes {
    pub list: RwSignal<Fetched<Vec<Entry>>>,
    /// A person's own, in the order they were opened.
    pub own: RwSignal<Vec<Shared<Scheme>>>,
    /// By id.
    files: RwSignal<BTreeMap<String, Fetched<Shared<Scheme>>>>,
}

impl Schemes {
    /// Provides it to everything below and asks for the list.
    pub fn provide() -> Self {
        let schemes = Self {
            list: RwSignal::new(Fetched::Awaited),
            own: RwSignal::new(own_schemes::kept()),
            files: RwSignal::new(BTreeMap::new()),
        };
        provide_context(schemes);
        schemes.fetch_list();
        schemes
    }

    pub fn expect() -> Self {
        expect_context()
    }

    pub fn fetch_list(self) {
        self.list.set(Fetched::Awaited);
        spawn_local(async move {
            let list = fetched(INDEX, read_index).await;
            // The page may have been left meanwhile.
            let _ = self.list.try_set(list);
        });
    }

    /// One scheme: a person's own, or one that ships, which is fetched when it is asked for the first time.
    pub fn get(self, id: &str) -> Fetched<Shared<Scheme>> {
        if let Some(own) = self.own.with(|own| own.iter().find(|one| one.id == id).cloned()) {
            return Fetched::Here(own);
        }
        // An id that does not ship is somebody's own, and nothing to ask the host for.
        let ships = self.list.with(|list| match list {
            Fetched::Here(entries) => Some(entries.iter().any(|entry| entry.id == id)),
            Fetched::Awaited => None,
            Fetched::Failed { .. } => Some(true),
        });
        match ships {
            Some(true) => {}
            Some(false) => return Fetched::Failed { name: id.to_string(), why: FetchFailure::Unknown },
            None => return Fetched::Awaited,
        }
        if let Some(known) = self.files.with(|files| files.get(id).cloned()) {
            return known;
        }
        self.fetch(id);
        Fetched::Awaited
    }

    /// The scheme, once it is here.
    pub fn here(self, id: &str) -> Option<Shared<Scheme>> {
        match self.get(id) {
            Fetched::Here(scheme) => Some(scheme),
            Fetched::Awaited | Fetched::Failed { .. } => None,
        }
    }

    pub fn fetch(self, id: &str) {
        let id = id.to_string();
        // Told after whoever asked has drawn itself.
        spawn_local(async move {
            let is_awaited = |files: &mut BTreeMap<String, Fetched<Shared<Scheme>>>| {
                files.insert(id.clone(), Fetched::Awaited) == Some(Fetched::Awaited)
            };
            if self.files.try_update(is_awaited) != Some(false) {
                return;
            }
            let file = fetched(&id, |text| read(text).map(Shared::new)).await;
            let _ = self.files.try_update(|files| files.insert(id, file));
        });
    }
}

async fn fetched<T>(name: &str, read: impl Fn(&str) -> Result<T, SchemeError>) -> Fetched<T> {
    let path = format!("{FOLDER}/{name}.json");
    let failed = |why| Fetched::Failed { name: path.clone(), why };
    let Ok(bytes) = file::fetch_bytes(&path).await else { return failed(FetchFailure::NotThere) };
    let text = String::from_utf8_lossy(&bytes);
    match read(&text) {
        Ok(value) => Fetched::Here(value),
        Err(error) => failed(FetchFailure::NotRead(error)),
    }
}
