//! What the forms of several rules do alike: keep an entry, and the buttons that ask for it.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::rules as words;

/// Keeps what a form says: in the place of the entry that is being changed, else as a new one.
pub fn put<T>(entries: &mut Vec<T>, at: Option<usize>, entry: T) {
    match at.and_then(|at| entries.get_mut(at)) {
        Some(old) => *old = entry,
        None => entries.push(entry),
    }
}

/// Adds or saves; leaves an entry that is being changed as it was.
#[component]
pub fn FormButtons(at: RwSignal<Option<usize>>, on_save: Callback<()>, on_cancel: Callback<()>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    view! {
        <span class="row">
            <button type="button" class="button primary" on:click=move |_| on_save.run(())>
                {move || if at.get().is_some() { text.save } else { text.add }}
            </button>
            <Show when=move || at.get().is_some()>
                <button type="button" class="button" on:click=move |_| on_cancel.run(())>{text.cancel}</button>
            </Show>
        </span>
    }
}
