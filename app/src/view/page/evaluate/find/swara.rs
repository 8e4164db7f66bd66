//! Stepwise judgements: an order of importance, and how much less each matters than the one before.

use leptos::prelude::*;

use super::Finding;
use super::facts::named_members;
use super::order_list::OrderList;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::weigh as words;

#[component]
pub fn SwaraEditor() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let finding = Finding::expect();
    let members = StoredValue::new(finding.draft.with_untracked(|draft| named_members(state, &draft.target)));
    let entries = Signal::derive(move || {
        let order = finding.draft.with(|draft| draft.way.order.clone());
        let named = |code: String| {
            let name =
                members.with_value(|members| members.iter().find(|(one, _)| *one == code).map(|(_, n)| n.clone()));
            (code, name.unwrap_or_default())
        };
        order.into_iter().map(named).collect::<Vec<_>>()
    });
    let entries = Signal::from(Memo::new(move |_| entries.get()));
    view! {
        <fieldset class="judgements">
            <legend>{text.by_importance}</legend>
            <p class="small muted">{text.order_hint}</p>
            <OrderList
                id="swara"
                label=text.by_importance
                entries
                on_move=move |from, to| finding.edit(|draft| draft.reorder(from, to))
                extra=move |code| view! { <Step code entries /> }.into_any()
            />
        </fieldset>
    }
}

/// How much less this one matters than the one before it; nothing for the first.
#[component]
fn Step(code: String, entries: Signal<Vec<(String, String)>>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let finding = Finding::expect();
    let code = StoredValue::new(code);
    let place = Memo::new(move |_| {
        entries.with(|entries| code.with_value(|code| entries.iter().position(|(one, _)| one == code)).unwrap_or(0))
    });
    let label = move || {
        entries.with(|entries| {
            let at = place.get();
            let name = |at: usize| entries.get(at).map(|(_, name)| name.clone()).unwrap_or_default();
            words::step(lang, &name(at), &name(at.saturating_sub(1)))
        })
    };
    let now = move || {
        let at = place.get().checked_sub(1)?;
        finding.draft.with(|draft| draft.way.steps.get(at).copied())
    };
    let typed = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok().filter(|value| (0.0..=1e6).contains(value));
        let Some(at) = place.get_untracked().checked_sub(1) else { return };
        if let Some(value) = value {
            finding.edit(|draft| draft.way.steps.get_mut(at).into_iter().for_each(|step| *step = value / 100.0));
        }
    };
    view! {
        <Show when=move || { place.get() > 0 }>
            <span class="order-step">
                <input
                    class="input"
                    type="number"
                    min="0"
                    step="5"
                    aria-label=label
                    prop:value=move || now().map(|step| plain((step * 1e4).round() / 1e2)).unwrap_or_default()
                    on:change=typed
                />
                <span class="muted small">"%"</span>
            </span>
        </Show>
    }
}
