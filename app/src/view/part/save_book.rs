//! Saves a table as a workbook: the table, and a second sheet that says where it comes from.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::ENGINE_VERSION;
use scoring::export::{Book, Sheet};

use crate::browser::{file, page};
use crate::sheet::{Cell, file_stem, typed};
use crate::state::json::{Spacing, to_json};
use crate::state::{AppState, WriteError, link, write_book};
use crate::text::{self, number, written as words};

/// Of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Characters of a scenario in one cell; a spreadsheet takes a few more.
const PIECE: usize = 30_000;

/// What a button that saves says while and after it does.
#[derive(Clone, PartialEq)]
pub enum Saving {
    NotAsked,
    Writing,
    Saved,
    Failed(WriteError),
}

/// Writes rows as a workbook and offers it under the title; `saving` follows.
pub fn save_workbook(state: AppState, saving: RwSignal<Saving>, title: &str, rows: Vec<Vec<Cell>>) {
    let lang = state.lang.get_untracked();
    let table = Sheet { name: title.to_string(), rows: typed(rows), hints: Vec::new() };
    let about = Sheet { name: words::words(lang).about.to_string(), rows: about(state, title), hints: Vec::new() };
    save_file(saving, format!("{}.xlsx", file_stem(title)), async move {
        write_book(&Book { sheets: vec![table, about] }).await
    });
}

/// Offers what is written as a file of this name; `saving` follows.
pub fn save_file(
    saving: RwSignal<Saving>,
    name: String,
    written: impl Future<Output = Result<Vec<u8>, WriteError>> + 'static,
) {
    saving.set(Saving::Writing);
    spawn_local(async move {
        let mime = if name.ends_with(".zip") { "application/zip" } else { XLSX };
        // The page may have been left meanwhile: the file is offered all the same.
        let _ = saving.try_set(match written.await {
            Ok(bytes) => {
                // A browser that refuses shows that itself.
                let _ = file::download(&name, mime, &bytes);
                Saving::Saved
            }
            Err(error) => Saving::Failed(error),
        });
    });
}

/// What is told of it: only work and trouble.
#[component]
pub fn SavingTold(saving: RwSignal<Saving>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    move || match saving.get() {
        Saving::NotAsked | Saving::Saved => ().into_any(),
        Saving::Writing => view! { <p class="small muted" role="status">{words::words(lang).writing}</p> }.into_any(),
        Saving::Failed(error) => {
            view! { <p class="callout danger" role="alert">{words::trouble(lang, &error)}</p> }.into_any()
        }
    }
}

/// Where a table comes from: dataset, period, scenario, version and the hour.
pub fn about(state: AppState, title: &str) -> Vec<Vec<Cell>> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let line = |label: &str, value: String| vec![Cell::text(label), Cell::Text(value)];
    let mut rows = vec![line(text.table, title.to_string())];
    let Some(opened) = state.opened.get_untracked() else { return rows };
    let dataset = &opened.dataset;
    rows.push(line(text.dataset, text::name(lang, &dataset.title).to_string()));
    if dataset.synthetic {
        rows.push(line(text.synthetic, text.is_synthetic.to_string()));
    }
    rows.extend(dataset.sources.iter().map(|source| {
        let link = if source.link.is_empty() { String::new() } else { format!(" {}", source.link) };
        line(text.source, format!("{}{link}", text::name(lang, &source.title)))
    }));
    if !dataset.licence.is_empty() {
        rows.push(line(text.licence, dataset.licence.clone()));
    }
    rows.push(line(text.fingerprint, dataset.fingerprint.0.clone()));
    let scenario = state.scenario.get_untracked();
    let period = scenario.period.clone().or_else(|| dataset.latest().map(|panel| panel.period.0.clone()));
    rows.extend(period.filter(|period| !period.is_empty()).map(|period| line(text.period, period)));
    let is_official = scenario == opened.official;
    rows.push(line(text.scenario, if is_official { text.official } else { text.changed }.to_string()));
    rows.push(line(text.version, ENGINE_VERSION.to_string()));
    rows.push(line(text.saved_at, number::moment(lang, &page::local_time(page::clock_ms()))));
    if !is_official {
        let json: Vec<char> = to_json(&link::stamped(&scenario, dataset), Spacing::Tight).chars().collect();
        rows.extend(json.chunks(PIECE).map(|piece| line(text.scenario_json, piece.iter().collect())));
    }
    rows
}
