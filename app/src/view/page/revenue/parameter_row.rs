//! One parameter: its value by slider or number field, its default, what it means and how its default is known.

use leptos::prelude::*;
use scoring::revenue::{ParameterId, PlanKind};

use super::Screen;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{self as words, amount, parameter};

#[component]
pub fn ParameterRow(id: ParameterId) -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let about = id.describe();
    let unit = about.unit;
    let now = Memo::new(move |_| {
        let plan = screen.plan.get();
        (plan, state.scenario.with(|now| now.revenue.get(plan, id)))
    });
    let is_changed = Memo::new(move |_| state.scenario.with(|now| now.revenue.is_changed(screen.plan.get(), id)));
    // What stood here when something was typed that is no number; forgotten as soon as anything else stands here.
    let unread = RwSignal::new(None::<(PlanKind, f64)>);
    let message = Memo::new(move |_| {
        if unread.get() == Some(now.get()) {
            return Some(text.not_a_number.to_string());
        }
        screen.compared.with(|compared| {
            let error = compared.plan(now.get().0).errors.iter().find(|error| error.parameter() == id);
            error.map(|error| parameter::refused(lang, error))
        })
    });
    let change = move || Change::Revenue { plan: id.is_lever().then(|| screen.plan.get_untracked()), parameter: id };
    let take = move |written: String| {
        let before = now.get_untracked();
        let Some(value) = amount::from_field(unit, &written) else { return unread.set(Some(before)) };
        state.act(change(), |scenario| {
            let refused = scenario.revenue.set(before.0, id, value).is_err();
            unread.set(refused.then_some(before));
        });
    };
    let reset = move |_| {
        unread.set(None);
        state.act(change(), |scenario| scenario.revenue.reset(screen.plan.get_untracked(), id));
        state.settle();
    };
    let name = parameter::name(lang, id);
    let unit_name = amount::unit_name(lang, unit);
    let spoken = move || amount::with_unit(lang, unit, now.get().1);
    let preset = move || amount::with_unit(lang, unit, now.get().0.preset(id));
    let message_id = format!("{}-message", id.name());
    let [from, to] = about.slider.map(|end| amount::in_field(unit, end));
    view! {
        <div class="parameter">
            <div class="parameter-head">
                <span class="parameter-name">{name}</span>
                <Show when=move || is_changed.get()>
                    <span class="badge">{text.changed}</span>
                    <button
                        type="button"
                        class="button quiet small"
                        aria-label=move || format!("{} {name} {}", text.reset, preset())
                        on:click=reset
                    >
                        {text.reset}
                    </button>
                </Show>
            </div>
            <div class="parameter-controls">
                <input
                    type="range"
                    min=from
                    max=to
                    step=amount::in_field(unit, about.step)
                    aria-label=name
                    aria-valuetext=spoken
                    prop:value=move || amount::in_field(unit, now.get().1)
                    on:input=move |event| take(event_target_value(&event))
                    on:change=move |_| state.settle()
                    on:pointerup=move |_| state.settle()
                    on:blur=move |_| state.settle()
                />
                <input
                    class="input"
                    type="number"
                    step="any"
                    aria-label=format!("{name} {unit_name}")
                    aria-invalid=move || message.with(Option::is_some).to_string()
                    aria-describedby=message_id.clone()
                    prop:value=move || amount::in_field(unit, now.get().1)
                    on:change=move |event| {
                        take(event_target_value(&event));
                        state.settle();
                    }
                />
                <span class="muted small">{unit_name}</span>
            </div>
            <p class="small field-error" id=message_id>{move || message.get()}</p>
            <details class="parameter-about">
                <summary>
                    <span class="visually-hidden">{name}</span>
                    " " {move || words::default_value(lang, &preset())} " "
                    <span class="badge evidence">{parameter::evidence(lang, about.evidence)}</span>
                </summary>
                <p>{parameter::about(lang, id)}</p>
                <p>
                    {parameter::evidence_about(lang, about.evidence)} " "
                    {about.source.map(|key| view! { <cite>{parameter::source(lang, key)}</cite> })}
                </p>
            </details>
        </div>
    }
}
