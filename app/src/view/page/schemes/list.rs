//! The schemes that ship, with region, version and force; choosing one shows it whole.

use leptos::prelude::*;
use scoring::scheme::{Entry, Status, Subject};

use super::{Failed, Looked};
use crate::state::{AppState, Fetched, Schemes};
use crate::text::{self, schemes as words};

#[component]
pub fn SchemeList(shown: Memo<Option<String>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let fetches = Schemes::expect();
    let of = move |entries: &[Entry], subject: Subject| {
        let entries: Vec<Entry> = entries.iter().filter(|entry| entry.subject == subject).cloned().collect();
        (!entries.is_empty()).then(|| {
            view! {
                <h3>{words::subject(lang, subject)}</h3>
                <ul class="scheme-list">
                    {entries.into_iter().map(|entry| view! { <Row entry shown /> }).collect_view()}
                </ul>
            }
        })
    };
    view! {
        <section class="card scheme-index" aria-labelledby="scheme-list">
            <h2 id="scheme-list">{text.list}</h2>
            {move || match fetches.list.get() {
                Fetched::Awaited => view! { <p role="status">{text.loading}</p> }.into_any(),
                Fetched::Failed { name, why } => {
                    view! { <Failed name why retry=Callback::new(move |()| fetches.fetch_list()) /> }.into_any()
                }
                Fetched::Here(entries) => {
                    view! { {of(&entries, Subject::Park)} {of(&entries, Subject::Enterprise)} }.into_any()
                }
            }}
        </section>
    }
}

#[component]
pub fn Row(entry: Entry, shown: Memo<Option<String>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let Looked(looked) = expect_context();
    let id = StoredValue::new(entry.id);
    let is_shown = move || id.with_value(|id| shown.with(|shown| shown.as_ref() == Some(id)));
    let is_applied = Memo::new(move |_| {
        id.with_value(|id| state.scenario.with(|now| now.scheme.as_ref().is_some_and(|choice| choice.id == *id)))
    });
    let class = match entry.dates.status {
        Status::InForce => "badge good",
        Status::Superseded => "badge warning",
        Status::Dormant | Status::Example | Status::Unknown => "badge",
    };
    let facts = [
        text::name(lang, &entry.region).to_string(),
        words::dates(lang, &entry.dates),
        words::shape(lang, entry.shape).to_string(),
    ];
    view! {
        <li>
            <button
                type="button"
                class="scheme-choice"
                aria-pressed=move || is_shown().to_string()
                on:click=move |_| looked.set(Some(id.get_value()))
            >
                <strong>{text::name(lang, &entry.name).to_string()}</strong>
                <span class="small muted">{facts.join(" · ")}</span>
                <span class="row">
                    <span class=class>{words::status(lang, entry.dates.status)}</span>
                    <Show when=move || is_applied.get()>
                        <span class="badge">{words::schemes(lang).in_use}</span>
                    </Show>
                </span>
            </button>
        </li>
    }
}
