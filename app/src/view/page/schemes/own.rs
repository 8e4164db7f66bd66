//! A person's own schemes: opened from files in the format of those that ship, listed, and taken away again.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::scheme::Entry;

use super::Looked;
use super::list::Row;
use crate::browser::{file, page};
use crate::change::Change;
use crate::state::{AppState, Schemes};
use crate::text::{self, schemes as words};
use crate::view::part::file_told::{FileTold, Told};

#[component]
pub fn OwnSchemes(shown: Memo<Option<String>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let fetches = Schemes::expect();
    let Looked(looked) = expect_context();
    let told = RwSignal::new(None::<Told>);
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |_| chooser.get().into_iter().for_each(|input| input.click());
    let chosen = move |_| {
        let Some(input) = chooser.get() else { return };
        let files = file::files_of(input.files());
        // The same file can be chosen again after it was mended.
        input.set_value("");
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let outcome = match fetches.open_own(state, &file).await {
                Ok(scheme) => {
                    looked.set(Some(scheme.id.clone()));
                    Told::Done(words::own::opened(lang, text::name(lang, &scheme.name)))
                }
                Err(error) => {
                    let (head, lines) = words::own::refused(lang, &file.name(), &error);
                    Told::Refused { head, lines }
                }
            };
            // The page may have been left meanwhile.
            let _ = told.try_set(Some(outcome));
        });
    };
    let remove = move |entry: &Entry| {
        let is_applied = state.scenario.with_untracked(|now| now.scheme.as_ref().is_some_and(|one| one.id == entry.id));
        if is_applied {
            state.act(Change::NoScheme { name: entry.name.clone() }, |scenario| scenario.scheme = None);
            state.settle();
        }
        looked.set(None);
        fetches.remove_own(state, &entry.id);
        told.set(None);
        request_animation_frame(|| page::focus("#own-schemes-open"));
    };
    let row = move |entry: Entry| {
        let label = format!("{} {}", text.own_remove, text::name(lang, &entry.name));
        let shown_entry = entry.clone();
        view! {
            <Row entry=shown_entry shown />
            <li>
                <button type="button" class="button quiet" on:click=move |_| remove(&entry)>{label}</button>
            </li>
        }
    };
    view! {
        <section class="card" data-edits="" aria-labelledby="own-schemes">
            <h2 id="own-schemes">{text.own}</h2>
            <p class="small muted">{text.own_hint}</p>
            <p>
                <button type="button" class="button primary" id="own-schemes-open" on:click=choose>{text.own_open}</button>
                <input
                    node_ref=chooser
                    type="file"
                    accept=".json"
                    hidden
                    aria-label=text.own_open
                    on:change=chosen
                />
            </p>
            <FileTold told />
            <Show when=move || fetches.own.with(|own| !own.is_empty())>
                <ul class="scheme-list">{move || fetches.own_entries().into_iter().map(row).collect_view()}</ul>
            </Show>
        </section>
    }
}
