//! The mark beside a figure that a person corrected, with the value it had.

use std::collections::BTreeMap;

use leptos::prelude::*;
use scoring::scenario::CellAt;

use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::{MISSING, exact};
use crate::text::pick;
use crate::text::repair as words;

/// Beside a figure, or behind the name of what it is of.
pub const SIGN: &str = "✎";
/// Corrected figures that a sentence names; more are counted.
const N_NAMED: usize = 6;

/// Every corrected cell with the value in the data as loaded.
pub type Mended = BTreeMap<CellAt, Option<f64>>;

/// The cells that the scenario on screen corrects; asked again only when a correction changes.
pub fn mended(state: AppState) -> Mended {
    state.derived.repaired.track();
    state.opened.with(|opened| {
        let Some(opened) = opened else { return Mended::new() };
        let old = |cell: CellAt| opened.dataset.panels.get(cell.panel)?.columns.get(cell.column)?.get(cell.entity);
        let cells = state.scenario.with_untracked(|now| now.repaired_cells(&opened.dataset));
        cells.into_iter().map(|(cell, _)| (cell, old(cell))).collect()
    })
}

/// The mark in words.
pub fn told(lang: Lang, old: Option<f64>) -> String {
    words::mark(lang, &old.map_or_else(|| MISSING.to_string(), exact))
}

/// Corrected figures that a chart shows, as a sentence for what stands below it: each by its name, with the value it had. Nothing without
/// any.
pub fn noted(lang: Lang, shown: impl Iterator<Item = (String, Option<f64>)>) -> Option<String> {
    let mut all: Vec<String> = shown.map(|(name, old)| format!("{name} {}", told(lang, old))).collect();
    let n = all.len();
    all.truncate(N_NAMED);
    (n > 0).then(|| words::noted(lang, &all, n))
}

/// The sentence behind what a chart says of itself already.
pub fn add_note(description: &mut String, lang: Lang, note: Option<String>) {
    let Some(note) = note else { return };
    if !description.is_empty() {
        description.push_str(pick(lang, "", " "));
    }
    description.push_str(&note);
}

/// Nothing where the figure is the data's own.
pub fn mark(told: Option<String>) -> Option<impl IntoView + use<>> {
    let (title, said) = told.map(|told| (told.clone(), told))?;
    Some(view! {
        <span class="mended" title=title>
            <span aria-hidden="true">{SIGN}</span>
            <span class="visually-hidden">{said}</span>
        </span>
    })
}
