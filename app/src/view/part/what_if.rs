//! Says on every page that values are assumed, which ones, and takes them away again.

use leptos::prelude::*;
use scoring::scenario::Improved;

use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, what_if as words};

#[component]
pub fn WhatIfStrip() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::what_if(lang);
    let n = Memo::new(move |_| state.scenario.with(|now| now.improve.len()));
    let remove = move |_| {
        state.act(Change::NotImproved, |scenario| scenario.improve.clear());
        state.settle();
    };
    let lines = move || {
        let lines =
            state.scenario.with(|now| now.improve.iter().filter_map(|one| line(state, one)).collect::<Vec<_>>());
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <Show when=move || { n.get() > 0 }>
            <section class="what-if" aria-label=text.label>
                <details>
                    <summary><strong>{text.label}</strong> " " {move || words::headline(lang, n.get())}</summary>
                    <ul>{lines}</ul>
                </details>
                <button type="button" class="button small" on:click=remove>{text.remove}</button>
            </section>
        </Show>
    }
}

fn line(state: AppState, one: &Improved) -> Option<String> {
    let lang = state.lang.get_untracked();
    state.opened.with(|opened| {
        let dataset = &opened.as_ref()?.dataset;
        let park = dataset.entities.get(dataset.find(&one.entity)?)?;
        let before = state.scenario.with_untracked(|now| now.before_improved(one, dataset));
        let park = text::name(lang, &park.name);
        Some(words::assumed_line(lang, park, &dataset.framework, &one.indicator, before, one.value))
    })
}
