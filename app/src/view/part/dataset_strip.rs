//! One line under the header: which dataset, whether it is synthetic, which year, whether anything differs from the official scenario.

use leptos::prelude::*;

use crate::change::Change;
use crate::route::{Page, Route};
use crate::state::AppState;
use crate::text::{self, frame as words};

#[component]
pub fn DatasetStrip() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    let title = move || {
        let lang = state.lang.get();
        // A link is never without a text, not even before the first dataset is there.
        let unnamed = || words::page(lang, Page::Data).to_string();
        state.opened.with(|opened| {
            opened.as_ref().map_or_else(unnamed, |opened| text::name(lang, &opened.dataset.title).to_string())
        })
    };
    let is_synthetic =
        move || state.opened.with(|opened| opened.as_ref().is_some_and(|opened| opened.dataset.synthetic));
    let is_changed = move || {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return false };
            state.scenario.with(|now| {
                now.weights != opened.official.weights
                    || now.drop != opened.official.drop
                    || now.repairs != opened.official.repairs
                    || now.improve != opened.official.improve
                    || now.treat != opened.official.treat
                    || now.normalise != opened.official.normalise
                    || now.aggregate != opened.official.aggregate
                    || now.filter != opened.official.filter
            })
        })
    };
    view! {
        <section class="dataset-strip" aria-label=text.dataset>
            <span>{text.dataset} " " <a href=Route::to(Page::Data).href()><strong>{title}</strong></a></span>
            <Show when=is_synthetic>
                <span class="badge synthetic" title=text.synthetic_note>
                    {text.synthetic}
                </span>
            </Show>
            <PeriodSelect />
            <Show when=is_changed>
                <span class="badge">{text.changed}</span>
            </Show>
        </section>
    }
}

#[component]
fn PeriodSelect() -> impl IntoView {
    let state = AppState::expect();
    let periods = move || {
        state.opened.with(|opened| {
            let panels = opened.as_ref().map(|opened| opened.dataset.panels.as_slice()).unwrap_or_default();
            panels.iter().rev().map(|panel| panel.period.0.clone()).collect::<Vec<_>>()
        })
    };
    let chosen = move || state.scenario.with(|scenario| scenario.period.clone());
    let choose = move |event| {
        let period = event_target_value(&event);
        let newest = periods().first() == Some(&period);
        let change = Change::Period { period: period.clone() };
        state.act(change, |scenario| scenario.period = (!newest).then_some(period));
        state.settle();
    };
    view! {
        <Show when=move || { periods().len() > 1 }>
            <label class="row">
                {words::frame(state.lang.get_untracked()).period}
                <select class="select" on:change=choose>
                    {move || {
                        let now = chosen().or_else(|| periods().first().cloned());
                        periods()
                            .into_iter()
                            .map(|period| {
                                let selected = Some(&period) == now.as_ref();
                                view! { <option value=period.clone() selected=selected>{period.clone()}</option> }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
        </Show>
    }
}
