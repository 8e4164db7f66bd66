//! Every figure that treatment changed: whose, which, what was done, before and after.

use leptos::prelude::*;
use scoring::treat::{Treatment, points};

use super::change_table::{Line, change_table};
use super::show_all::ShowAll;
use crate::state::{AppState, Prepared};
use crate::text::{data as words, method};

const N_FIRST: usize = 10;
/// Shown at most; the rest is counted.
const N_MOST: usize = 1000;

#[component]
pub fn Points() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let is_whole = RwSignal::new(false);
    let n = Memo::new(move |_| {
        state.derived.prepared.with(|prepared| match prepared {
            Some(Ok(prepared)) => changed(prepared).count(),
            _ => 0,
        })
    });
    let table = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        let prepared = state.derived.prepared.get()?.ok()?;
        let lines = changed(&prepared).take(n_shown).map(|point| Line::of(lang, &point));
        Some(change_table(lang, &prepared.opened.dataset, "points-title", lines))
    };
    view! {
        <Show when=move || n.get() != 0>
            <section class="card" aria-labelledby="points-title">
                <div class="card-head">
                    <h2 id="points-title">{method::points_title(lang)}</h2>
                    <span class="muted small">{move || words::items(lang, n.get())}</span>
                </div>
                <p class="small muted">{method::points_hint(lang)}</p>
                {table}
                <ShowAll is_whole n=n.into() n_first=N_FIRST n_most=N_MOST />
            </section>
        </Show>
    }
}

/// Nothing is looked through where nothing was done.
fn changed(prepared: &Prepared) -> impl Iterator<Item = Treatment> + '_ {
    let panel = prepared.opened.dataset.panels.get(prepared.panel).filter(|_| !prepared.treated.log.is_empty());
    panel.into_iter().flat_map(|panel| points(panel, &prepared.treated))
}
