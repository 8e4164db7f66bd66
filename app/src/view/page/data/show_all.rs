//! Unfolds a list that is cut short, and counts what even the whole list leaves out.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::data as words;

/// A button while the list of `n` is longer than `n_first`; unfolded it shows `n_most` at most.
#[component]
pub fn ShowAll(is_whole: RwSignal<bool>, n: Signal<usize>, n_first: usize, n_most: usize) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let label = move || if is_whole.get() { words::data(lang).fewer.into() } else { words::show_all(lang, n.get()) };
    let left_out = move || (is_whole.get() && n_most < n.get()).then(|| words::first_of(lang, n_most, n.get()));
    view! {
        <div class="row" hidden=move || n.get() <= n_first>
            <button
                type="button"
                class="button"
                aria-expanded=move || is_whole.get().to_string()
                on:click=move |_| is_whole.update(|is| *is = !*is)
            >
                {label}
            </button>
            <span class="muted">{left_out}</span>
        </div>
    }
}
