//! The assumptions about chance, by topic, folded: each by slider or number field, with how its default is known.

use leptos::prelude::*;
use scoring::revenue::chance::{Assumptions, ChanceSet, Services, Serving};
use scoring::revenue::{Field, FieldTopic};

use super::Screen;
use super::field_row::FieldRow;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{self as shared, assumption, chance as words};

#[component]
pub fn Assume() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let is_changed = move || state.scenario.with(|now| now.chance.n_changed() > 0);
    let reset = move |_| {
        state.act(Change::ResetChance, |now| {
            for field in Assumptions::FIELDS {
                now.chance.reset(field);
            }
            now.chance.serve(Serving::OneKind);
        });
        state.settle();
    };
    view! {
        <div class="parameter-group">
            <div class="card-head">
                <h3>{text.assumed}</h3>
                <button
                    type="button"
                    class="button"
                    aria-label=format!("{}: {}", text.assumed, shared::revenue(lang).reset_all)
                    disabled=move || !is_changed()
                    on:click=reset
                >
                    {shared::revenue(lang).reset_all}
                </button>
            </div>
            <p class="small muted">{text.assumed_about}</p>
            <Show when=move || screen.chances.refusals.with(|refusals| !refusals.is_empty())>
                <div class="callout danger" role="alert">
                    <strong>{text.impossible}</strong>
                    <ul>
                        {move || {
                            let refusals = screen.chances.refusals.get();
                            refusals.iter().map(|error| view! {
                                <li>{assumption::refused(lang, error)}</li>
                            }).collect_view()
                        }}
                    </ul>
                </div>
            </Show>
        </div>
        {FieldTopic::ASSUMED.map(|topic| view! { <Group topic fields=Assumptions::FIELDS /> }).collect_view()}
        <ByKind />
    }
}

/// Whether services are told apart by kind and life stage; where they are, the numbers of each.
#[component]
fn ByKind() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let is_on = Memo::new(move |_| state.scenario.with(|now| now.chance.serves() == Serving::ByKind));
    let turn = move |event| {
        let by = if event_target_checked(&event) { Serving::ByKind } else { Serving::OneKind };
        state.act(Change::Serving(by), |now| now.chance.serve(by));
        state.settle();
    };
    view! {
        <div class="parameter-group">
            <h3>{text.by_kind}</h3>
            <label class="choice">
                <input type="checkbox" aria-describedby="by-kind-about" prop:checked=is_on on:change=turn />
                {text.by_kind_on}
            </label>
            <p class="small muted" id="by-kind-about">{text.by_kind_about}</p>
        </div>
        <Show when=move || is_on.get()>
            {FieldTopic::SERVED.map(|topic| view! { <Group topic fields=Services::FIELDS /> }).collect_view()}
        </Show>
    }
}

/// The numbers of one topic, folded.
#[component]
pub fn Group(topic: FieldTopic, fields: &'static [Field]) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let of = move || fields.iter().filter(move |field| field.topic == topic);
    let changed = move |chance: &ChanceSet| of().filter(|field| chance.is_changed(field)).count();
    let n_changed = Memo::new(move |_| state.scenario.with(|now| changed(&now.chance)));
    view! {
        <details class="parameter-group">
            <summary>
                <h3>{assumption::topic(lang, topic)}</h3>
                <Show when=move || n_changed.get() != 0>
                    <span class="badge">{move || shared::n_changed(lang, n_changed.get())}</span>
                </Show>
            </summary>
            {of().map(|field| view! { <FieldRow field /> }).collect_view()}
        </details>
    }
}
