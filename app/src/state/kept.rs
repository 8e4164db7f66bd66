//! What a person opened or put aside, kept in this browser: their files by what is in them, their scenarios by name.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::model::Dataset;
use serde::{Deserialize, Serialize};

use super::json::{Spacing, to_json};
use super::{AppState, Then, link, own_schemes, persist};
use crate::browser::database::{Database, Room, room};
use crate::browser::file::File;
use crate::browser::storage::{self, StorageError};
use crate::browser::{database, page};
use crate::notice::NoticeKind;
use crate::prefs::Keeping;

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub key: String,
    pub about: About,
}

/// What is said of it in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub kind: Kind,
    /// As the person calls it.
    pub name: String,
    pub bytes: f64,
    /// Milliseconds since 1970.
    pub at_ms: f64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Files as they were opened.
    Files,
    /// A scenario, made on a dataset of this name.
    Scenario { dataset: String },
}

/// What is kept, read anew after each change: another tab may have changed it too.
#[derive(Clone, Copy)]
pub struct Kept {
    /// Counts the files that were kept: whoever shows the list reads it again.
    pub n_kept: RwSignal<u32>,
    /// The newest first; `None` until it was read.
    pub list: RwSignal<Option<Vec<Record>>>,
    /// Why the last attempt to keep, read or take away failed.
    pub trouble: RwSignal<Option<StorageError>>,
    pub room: RwSignal<Option<Room>>,
}

impl Kept {
    pub(super) fn new() -> Self {
        Self {
            n_kept: RwSignal::new(0),
            list: RwSignal::new(None),
            trouble: RwSignal::new(None),
            room: RwSignal::new(None),
        }
    }

    /// Reads what is there.
    pub fn refresh(self) {
        spawn_local(self.read());
    }

    pub fn rename(self, record: &Record, name: &str) {
        let about = About { name: name.to_string(), ..record.about.clone() };
        let key = record.key.clone();
        self.change(async move |database| database.put_about(&key, &to_json(&about, Spacing::Tight)).await);
    }

    pub fn remove(self, key: &str) {
        let key = key.to_string();
        self.change(async move |database| database.remove(&key).await);
    }

    fn change(self, how: impl AsyncFnOnce(Database) -> Result<(), StorageError> + 'static) {
        spawn_local(async move {
            let changed = match Database::open().await {
                Ok(database) => how(database).await,
                Err(error) => Err(error),
            };
            self.read().await;
            self.trouble.set(changed.err());
        });
    }

    async fn read(self) {
        let listed = match Database::open().await {
            Ok(database) => database.list().await,
            Err(error) => Err(error),
        };
        if let Err(error) = listed {
            self.trouble.set(Some(error));
        }
        self.list.set(Some(listed.map(records).unwrap_or_default()));
        self.room.set(room().await);
    }
}

impl AppState {
    /// Keeps files under what is in them, so that opening the same ones twice keeps them once.
    pub(super) fn keep_files(self, files: &[File], dataset: &Dataset) {
        if self.prefs.with_untracked(|prefs| prefs.keeping) == Keeping::Nothing {
            return;
        }
        let about = About {
            kind: Kind::Files,
            name: dataset.title.zh.clone(),
            bytes: files.iter().map(|file| file.size()).sum(),
            at_ms: page::clock_ms(),
        };
        let key = files_key(&dataset.fingerprint.0);
        let content = database::files(files);
        let about = to_json(&about, Spacing::Tight);
        spawn_local(async move {
            // A name that the person gave stays. The list is read by whoever shows it: it is no part of the first load.
            let kept = match Database::open().await {
                Ok(database) => database.put_keeping_about(&key, &about, &content).await,
                Err(error) => Err(error),
            };
            self.kept.n_kept.update(|n| *n += 1);
            self.kept.trouble.set(kept.err());
        });
    }

    /// Keeps the scenario on screen under a name.
    pub fn keep_scenario_as(self, name: &str) {
        let Some(opened) = self.opened.get_untracked() else { return };
        let text = self.scenario.with_untracked(|now| to_json(&link::stamped(now, &opened.dataset), Spacing::Wide));
        let about = About {
            kind: Kind::Scenario { dataset: opened.dataset.title.zh.clone() },
            name: name.to_string(),
            bytes: text.len() as f64,
            at_ms: page::clock_ms(),
        };
        let key = format!("scenario/{}", about.at_ms);
        self.kept.change(async move |database| {
            database.put(&key, &to_json(&about, Spacing::Tight), &text.as_str().into()).await
        });
    }

    /// Deletes all that is listed, and what is remembered beside it: what columns are, and of each dataset the last scenario with what it
    /// decides about tables. Preferences and a person's own schemes have their own places to be deleted at.
    pub fn forget_all(self) {
        storage::remove_all_but(&[persist::PREFS, own_schemes::KEY]);
        self.forget_columns();
        self.kept.change(async |database| database.clear().await);
    }

    /// Brings back what is kept at a key.
    pub fn open_kept(self, key: &str) {
        let key = key.to_string();
        spawn_local(async move {
            match content(&key).await {
                Ok(Some(Content::Files(files))) => self.open_kept_files(files, Then::Tell),
                Ok(Some(Content::Scenario(text))) => self.open_scenario_text(&text),
                Ok(None) => self.kept.refresh(),
                Err(error) => self.kept.trouble.set(Some(error)),
            }
        });
    }

    /// Opens the files of the last visit where they are kept, else something else, with a word about it.
    pub(super) fn open_last_files(self, last: LastFiles, then: Then, or: impl FnOnce() + 'static) {
        spawn_local(async move {
            match content(&files_key(&last.fingerprint)).await {
                Ok(Some(Content::Files(files))) => {
                    let tables = self.tables_for(&then, &last.name);
                    self.open_own(files, tables, then);
                }
                _ => {
                    self.notify(NoticeKind::OpenFileAgain { name: last.name });
                    or();
                }
            }
        });
    }
}

/// A person's own files that were on screen at the last visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastFiles {
    pub fingerprint: String,
    pub name: String,
}

enum Content {
    Files(Vec<File>),
    Scenario(String),
}

async fn content(key: &str) -> Result<Option<Content>, StorageError> {
    let content = Database::open().await?.content(key).await?;
    Ok(content.map(|content| match content.as_string() {
        Some(text) => Content::Scenario(text),
        None => Content::Files(database::files_of(&content)),
    }))
}

fn files_key(fingerprint: &str) -> String {
    format!("files/{fingerprint}")
}

/// The newest first. What this version does not understand is another's and is left alone.
fn records(listed: Vec<(String, String)>) -> Vec<Record> {
    let record = |(key, about): (String, String)| Some(Record { key, about: serde_json::from_str(&about).ok()? });
    let mut records: Vec<Record> = listed.into_iter().filter_map(record).collect();
    records.sort_by(|a, b| b.about.at_ms.total_cmp(&a.about.at_ms));
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_the_newest_first_and_the_unknown_is_left_out() {
        let about = |name: &str, at_ms| About { kind: Kind::Files, name: name.into(), bytes: 3.0, at_ms };
        let text = |about: &About| to_json(about, Spacing::Tight);
        let scenario = About { kind: Kind::Scenario { dataset: "园区".into() }, ..about("甲", 2.0) };
        let listed = vec![
            ("a".to_string(), text(&about("旧", 1.0))),
            ("b".to_string(), "{\"kind\":\"a later kind\"}".to_string()),
            ("c".to_string(), text(&scenario)),
        ];
        let keys: Vec<String> = records(listed.clone()).into_iter().map(|record| record.key).collect();
        assert_eq!(keys, ["c", "a"]);
        assert_eq!(records(listed)[0].about, scenario);
    }
}
