//! The whole dashboard as one file: its parts, what is loaded and the scenario on screen, packed so that they open with no network.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use scoring::model::Dataset;

use super::catalogue::{Catalogue, CatalogueEntry};
use super::json::{Spacing, to_json};
use super::{AppState, Opened, link, own_schemes, persist};
use crate::browser::file::{ReadError, fetch_bytes};
use crate::browser::page;
use crate::browser::whole::{Packed, Pieces, gzip};
use crate::job;
use crate::notice::WholeError;
use crate::prefs::{Keeping, Prefs};

/// The page around the parts, and the list of them: xtask/web/whole.mjs writes both.
const PAGE: &str = "whole.html";
const PARTS: &str = "whole.json";
/// Where in the page the parts go, and where it says what it is.
const PLACE: &str = "<!--parts-->";
const MARK: &str = "data-whole=''";
/// Workers that only read a person's files, which a locked page does not.
const READERS: [&str; 3] = ["worker", "workbook", "parquet"];

/// What may be done with a file once it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Open,
    /// Nothing can be opened or changed in it.
    Locked,
}

impl AppState {
    /// Packs everything; `on_progress` hears how many parts of how many are done. Nothing on screen changes.
    ///
    /// # Errors
    /// [`WholeError`]; then there is nothing to save.
    pub async fn pack_whole(self, lock: Lock, on_progress: impl Fn(usize, usize)) -> Result<Packed, WholeError> {
        let opened = self.opened.get_untracked().ok_or(WholeError::NothingOpen)?;
        let page = String::from_utf8(part(PAGE).await?).map_err(|_| stale(PAGE))?;
        let [head, before, after] = cut(&page).ok_or(stale(PAGE))?;
        let listed = serde_json::from_slice(&part(PARTS).await?).map_err(|_| stale(PARTS))?;
        let names = names(listed, lock);
        let brought = self.brought(&opened, &names).ok_or(WholeError::NotPacked)?;
        let n_parts = names.len() + brought.len();

        let pieces = Pieces::start();
        pieces.push(head);
        pieces.push(&mark(lock, page::clock_ms()));
        pieces.push(before);
        for (at, name) in names.iter().enumerate() {
            on_progress(at, n_parts);
            pieces.push(&element(name, &pack(&part(name).await?).await?));
        }
        for (at, (name, bytes)) in brought.iter().enumerate() {
            on_progress(names.len() + at, n_parts);
            pieces.push(&element(name, &pack(bytes).await?));
        }
        pieces.push(after);
        pieces.join("text/html").ok_or(WholeError::NotPacked)
    }

    /// What is on screen, as the files that such a page looks for; `None` where there is no memory for it.
    fn brought(self, opened: &Opened, names: &Vec<String>) -> Option<Vec<(&'static str, Vec<u8>)>> {
        let catalogue = Catalogue { first: opened.dataset.id.clone(), datasets: vec![entry(&opened.dataset)] };
        Some(vec![
            (PARTS, to_json(names, Spacing::Tight).into_bytes()),
            ("data/index.json", to_json(&catalogue, Spacing::Tight).into_bytes()),
            ("storage.json", to_json(&self.remembered(opened), Spacing::Tight).into_bytes()),
            ("answer", job::answer_of(&opened.dataset, &opened.problems, &opened.account)?),
        ])
    }

    /// What the page finds as if it had been kept at an earlier visit: how it looks, the scenario, a person's own schemes.
    fn remembered(self, opened: &Opened) -> BTreeMap<String, String> {
        // Pages from a disk share what the browser keeps for them.
        let prefs = Prefs { keeping: Keeping::Nothing, ..self.prefs.get_untracked() };
        let scenario =
            self.scenario.with_untracked(|now| to_json(&link::stamped(now, &opened.dataset), Spacing::Tight));
        let mut remembered = BTreeMap::from([
            (persist::PREFS.to_string(), prefs.print()),
            (persist::scenario_key(&opened.dataset.id), scenario),
        ]);
        remembered.extend(own_schemes::kept_text().map(|text| (own_schemes::KEY.to_string(), text)));
        remembered
    }
}

async fn part(name: &str) -> Result<Vec<u8>, WholeError> {
    fetch_bytes(name).await.map_err(|error| match error {
        ReadError::Offline { name } | ReadError::Unreadable { name } => WholeError::Unreachable { name },
        ReadError::Status { name, status } => WholeError::Refused { name, status },
    })
}

fn stale(name: &str) -> WholeError {
    WholeError::Stale { name: name.to_string() }
}

async fn pack(bytes: &[u8]) -> Result<Vec<u8>, WholeError> {
    gzip(bytes).await.ok_or(WholeError::NotPacked)
}

/// The page before its mark, from there to where the parts go, and the rest.
fn cut(page: &str) -> Option<[&str; 3]> {
    let (before, after) = page.split_once(PLACE)?;
    let (head, before) = before.split_once(MARK)?;
    Some([head, before, after])
}

fn names(listed: Vec<String>, lock: Lock) -> Vec<String> {
    let is_reader = |name: &String| {
        let rest = READERS.iter().find_map(|reader| name.strip_prefix(reader));
        rest.is_some_and(|rest| matches!(rest, ".js" | "_bg.wasm"))
    };
    listed.into_iter().filter(|name| lock == Lock::Open || !is_reader(name)).collect()
}

/// What the page is, and a name of its own, by which a browser tells what it remembers of one file from that of another.
fn mark(lock: Lock, at_ms: f64) -> String {
    let lock = match lock {
        Lock::Open => "open",
        Lock::Locked => "locked",
    };
    format!("data-whole=\"{lock}\" data-whole-id=\"{at_ms}\"")
}

/// A part as an element that no browser runs or shows. Its name is one of ours, and base64 has no character that means anything in HTML.
fn element(name: &str, packed: &[u8]) -> String {
    format!("<script type=\"text/plain\" data-part=\"{name}\">{}</script>", STANDARD.encode(packed))
}

fn entry(dataset: &Dataset) -> CatalogueEntry {
    CatalogueEntry {
        id: dataset.id.clone(),
        title: dataset.title.clone(),
        summary: dataset.description.clone(),
        synthetic: dataset.synthetic,
        n_entities: dataset.entities.len() as u32,
        n_indicators: dataset.framework.leaves().len() as u32,
        n_periods: dataset.panels.len() as u32,
        n_enterprises: dataset.enterprises.len() as u32,
        bytes: 0,
        files: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_marks_or_not_at_all() {
        let page = format!("<html {MARK}><body>x{PLACE}<script>y</script>");
        assert_eq!(cut(&page), Some(["<html ", "><body>x", "<script>y</script>"]));
        assert_eq!(cut("<html><body>"), None);
        assert_eq!(cut(&format!("{PLACE}{MARK}")), None);
    }

    #[test]
    fn a_locked_file_has_no_readers_and_an_open_one_has() {
        let listed =
            ["worker.js", "worker_bg.wasm", "workbook_bg.wasm", "parquet.js", "engine.js", "frameworks/worker.json"];
        let of = |lock| names(listed.map(String::from).to_vec(), lock);
        assert_eq!(of(Lock::Open), listed);
        assert_eq!(of(Lock::Locked), ["engine.js", "frameworks/worker.json"]);
    }

    #[test]
    fn whatever_a_part_holds_it_ends_no_element() {
        let part = element("answer", b"</script><script>alert(1)</script>");
        assert_eq!(part.matches('<').count(), 2, "{part}");
        assert_eq!(mark(Lock::Locked, 7.0), "data-whole=\"locked\" data-whole-id=\"7\"");
    }
}
