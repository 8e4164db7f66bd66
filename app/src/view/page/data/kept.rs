//! What this browser keeps: listed with name, size and time; opened, renamed, deleted one by one or all at once.

use leptos::prelude::*;

use crate::browser::page;
use crate::browser::storage::StorageError;
use crate::prefs::Keeping;
use crate::state::{AppState, Kind, Record};
use crate::text::{kept as words, number};

#[component]
pub fn KeptCard() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    Effect::new(move || {
        state.kept.n_kept.track();
        state.kept.refresh();
    });
    let keeps = move || state.prefs.with(|prefs| prefs.keeping) == Keeping::Here;
    let toggle = move |event| {
        state.set_keeping(if event_target_checked(&event) { Keeping::Here } else { Keeping::Nothing });
    };
    let trouble = move || {
        state.kept.trouble.get().map(|trouble| match trouble {
            StorageError::Blocked => text.blocked,
            StorageError::Full => text.full,
        })
    };
    let list = move || state.kept.list.get().unwrap_or_default();
    let is_empty = move || state.kept.list.with(|list| list.as_ref().is_some_and(Vec::is_empty));
    let n_remembered = move || {
        state.kept.list.track();
        state.n_remembered()
    };
    let room = move || state.kept.room.get().map(|room| words::room(lang, room.used_bytes, room.most_bytes));
    view! {
        <section class="card" aria-labelledby="kept-title">
            <h2 id="kept-title">{text.title}</h2>
            <p class="small muted">{text.about}</p>
            <label class="row">
                <input type="checkbox" prop:checked=keeps aria-describedby="keeping-hint" on:change=toggle />
                {text.keep}
            </label>
            <p class="small muted" id="keeping-hint">{text.keep_hint}</p>
            <div role="status">
                {move || trouble().map(|trouble| view! { <p class="callout warning">{trouble}</p> })}
            </div>
            <Show when=is_empty>
                <p class="muted">{text.nothing}</p>
            </Show>
            <Show when=move || !list().is_empty()>
                <div class="table-scroll" tabindex="0" role="group" aria-labelledby="kept-title">
                    <table class="years kept">
                        <thead>
                            <tr>
                                <th scope="col">{text.name}</th>
                                <th scope="col">{text.kind}</th>
                                <th scope="col" class="number">{text.size}</th>
                                <th scope="col">{text.at}</th>
                                <th scope="col"><span class="visually-hidden">{text.open}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=list key=|record| (record.key.clone(), record.about.name.clone()) let(record)>
                                <Entry record />
                            </For>
                        </tbody>
                    </table>
                </div>
            </Show>
            <Show when=move || n_remembered() != 0>
                <p class="small">{move || words::remembered(lang, n_remembered())}</p>
            </Show>
            <Show when=move || !list().is_empty() || n_remembered() != 0>
                <DeleteAll />
            </Show>
            <PutAside />
            <p class="small muted">{room}</p>
        </section>
    }
}

#[component]
fn Entry(record: Record) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let about = record.about.clone();
    let what = match &about.kind {
        Kind::Files => text.files.to_string(),
        Kind::Scenario { dataset } => words::scenario_on(lang, dataset),
    };
    let (opened, deleted) = (record.key.clone(), record.key.clone());
    let rename = move |event| {
        let name = event_target_value(&event);
        if !name.trim().is_empty() {
            state.kept.rename(&record, name.trim());
        }
    };
    view! {
        <tr>
            <th scope="row">
                <input
                    type="text"
                    class="input"
                    aria-label=words::name_of(lang, &about.name)
                    prop:value=about.name.clone()
                    on:change=rename
                />
            </th>
            <td>{what}</td>
            <td class="number">{number::bytes(about.bytes as u64)}</td>
            <td>{number::moment(lang, &page::local_time(about.at_ms))}</td>
            <td class="row">
                <button
                    type="button"
                    class="button"
                    aria-label=words::on(text.open, &about.name)
                    on:click=move |_| state.open_kept(&opened)
                >
                    {text.open}
                </button>
                <button
                    type="button"
                    class="button"
                    aria-label=words::on(text.delete, &about.name)
                    on:click=move |_| state.kept.remove(&deleted)
                >
                    {text.delete}
                </button>
            </td>
        </tr>
    }
}

/// Asks once more, since files that were deleted at their place cannot be brought back from here.
#[component]
fn DeleteAll() -> impl IntoView {
    let state = AppState::expect();
    let text = words::words(state.lang.get_untracked());
    let is_asked = RwSignal::new(false);
    view! {
        <div class="row">
            <Show
                when=move || is_asked.get()
                fallback=move || {
                    view! {
                        <button type="button" class="button" on:click=move |_| is_asked.set(true)>
                            {text.delete_all}
                        </button>
                    }
                }
            >
                <button type="button" class="button primary" autofocus on:click=move |_| state.forget_all()>
                    {text.really}
                </button>
                <button type="button" class="button" on:click=move |_| is_asked.set(false)>
                    {text.leave}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn PutAside() -> impl IntoView {
    let state = AppState::expect();
    let text = words::words(state.lang.get_untracked());
    let name = RwSignal::new(String::new());
    let is_named = move || name.with(|name| !name.trim().is_empty());
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_named() {
            state.keep_scenario_as(name.get_untracked().trim());
            name.set(String::new());
        }
    };
    view! {
        <form class="row" on:submit=keep>
            <label class="row">
                {text.scenario_name}
                <input type="text" class="input" maxlength="60" prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
            </label>
            <button type="submit" class="button" disabled=move || !is_named()>
                {text.put_aside}
            </button>
        </form>
    }
}
