//! Schemes: the official evaluation schemes that ship, one of them whole, and what it makes of the dataset on screen.

mod apply;
mod detail;
mod entry;
mod facts;
mod gates;
mod items;
mod list;
mod mapping;
mod own;
mod result;

use leptos::prelude::*;
use scoring::scheme::Scheme;

use crate::browser::style::{adopt_style, style};
use crate::state::{AppState, FetchFailure, Fetched, Schemes as Fetches, Shared};
use crate::text::schemes::{self as words, trouble};
use apply::Applied;
use facts::Facts;
use gates::Gates;
use items::Items;
use list::SchemeList;
use own::OwnSchemes;

/// The scheme that is looked at; what is applied stands in the scenario.
#[derive(Clone, Copy)]
struct Looked(RwSignal<Option<String>>);

#[component]
pub fn Schemes() -> impl IntoView {
    adopt_style(style!("schemes/schemes.css"));
    let state = AppState::expect();
    let text = words::schemes(state.lang.get_untracked());
    let fetches = Fetches::provide();
    let applied = Memo::new(move |_| state.scenario.with(|now| now.scheme.as_ref().map(|choice| choice.id.clone())));
    let looked = RwSignal::new(applied.get_untracked());
    provide_context(Looked(looked));
    // Undo, or another scenario, shows what is applied then.
    Effect::new(move |before: Option<Option<String>>| {
        let now = applied.get();
        if before.is_some_and(|before| before != now) && now.is_some() {
            looked.set(now.clone());
        }
        now
    });
    // Until somebody chooses, the first of the list is on show.
    let shown = Memo::new(move |_| {
        looked.get().or_else(|| match fetches.list.get() {
            Fetched::Here(entries) => entries.first().map(|entry| entry.id.clone()),
            Fetched::Awaited | Fetched::Failed { .. } => None,
        })
    });
    let scheme = Memo::new(move |_| shown.get().map(|id| (fetches.get(&id), id)));
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
        </div>
        <div class="schemes">
            <div class="stack">
                <OwnSchemes shown />
                <SchemeList shown />
            </div>
            <div class="stack">
                {move || scheme.get().map(|(fetched, id)| match fetched {
                    Fetched::Awaited => view! { <p class="empty" role="status">{text.loading_one}</p> }.into_any(),
                    Fetched::Failed { name, why } => {
                        view! { <Failed name why retry=Callback::new(move |()| fetches.fetch(&id)) /> }.into_any()
                    }
                    Fetched::Here(scheme) => view! { <Whole scheme /> }.into_any(),
                })}
            </div>
        </div>
    }
}

/// One scheme, and its application where it is the scenario's.
#[component]
fn Whole(scheme: Shared<Scheme>) -> impl IntoView {
    view! {
        <Facts scheme=scheme.clone() />
        <Applied scheme=scheme.clone() />
        <Items scheme=scheme.clone() />
        <Gates scheme />
    }
}

/// A file that did not come or cannot be read.
#[component]
fn Failed(name: String, why: FetchFailure, retry: Callback<()>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let (sentence, can_retry) = match &why {
        FetchFailure::NotThere => (trouble::not_fetched(lang, &name), true),
        FetchFailure::NotRead(error) => (trouble::not_read(lang, &name, error), false),
        FetchFailure::Unknown => (trouble::unknown(lang, &name), false),
    };
    view! {
        <div class="callout danger" role="alert">
            <p>{sentence}</p>
            {can_retry.then(|| view! {
                <button type="button" class="button" on:click=move |_| retry.run(())>{words::schemes(lang).retry}</button>
            })}
        </div>
    }
}
