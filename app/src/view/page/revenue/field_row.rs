//! One number of the simulation by chance: its value by slider or number field, its default, what it means.

use leptos::prelude::*;
use scoring::revenue::chance::ChanceSet;
use scoring::revenue::{Evidence, Field};

use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{self as words, amount, assumption, parameter};

#[component]
pub fn FieldRow(field: &'static Field) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let now = Memo::new(move |_| state.scenario.with(|now| now.chance.get(field)));
    let is_changed = Memo::new(move |_| state.scenario.with(|now| now.chance.is_changed(field)));
    // What stood here when something was typed that is no number; forgotten as soon as anything else stands here.
    let unread = RwSignal::new(None::<Option<f64>>);
    let message = Memo::new(move |_| {
        if unread.get() == Some(now.get()) {
            return Some(text.not_a_number.to_string());
        }
        let error = now.get().and_then(|value| field.refuse(value))?;
        Some(assumption::refused(lang, std::slice::from_ref(field), &error))
    });
    let change = move || Change::Chance { name: Some(field.name) };
    let take = move |written: String| {
        let Some(value) = amount::from_field(field.unit, &written) else {
            return unread.set(Some(now.get_untracked()));
        };
        state.act(change(), |scenario| {
            // Only what is not finite is refused, and that is no number of a field.
            scenario.chance.set(field, value);
        });
    };
    let reset = move |_| {
        unread.set(None);
        state.act(change(), |scenario| ChanceSet::reset(&mut scenario.chance, field));
        state.settle();
    };
    let name = assumption::name(lang, field);
    let unit_name = amount::unit_name(lang, field.unit);
    let written = move || now.get().map_or_else(String::new, |value| amount::in_field(field.unit, value));
    let spoken = move || now.get().map_or_else(String::new, |value| amount::with_unit(lang, field.unit, value));
    let preset = field.default.map(|value| amount::with_unit(lang, field.unit, value));
    let reset_label = format!("{} {name} {}", text.reset, preset.clone().unwrap_or_default());
    let message_id = format!("{}-message", field.name);
    let [from, to] = field.slider.map(|end| amount::in_field(field.unit, end));
    // A number that must be given shows the lower end of its slider until it is, and says that it is not.
    let slider = move || {
        now.get()
            .map_or_else(|| amount::in_field(field.unit, field.slider[0]), |value| amount::in_field(field.unit, value))
    };
    view! {
        <div class="parameter">
            <div class="parameter-head">
                <span class="parameter-name">{name}</span>
                <Show when=move || is_changed.get()>
                    <span class="badge">{text.changed}</span>
                    <button type="button" class="button quiet small" aria-label=reset_label.clone() on:click=reset>
                        {text.reset}
                    </button>
                </Show>
            </div>
            <div class="parameter-controls">
                <input
                    type="range"
                    min=from
                    max=to
                    step=amount::in_field(field.unit, field.step)
                    aria-label=name
                    aria-valuetext=spoken
                    prop:value=slider
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
                    prop:value=written
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
                    " " {preset.as_ref().map_or_else(|| assumption::must_be_given(lang).to_string(), |preset| words::default_value(lang, preset))} " "
                    {field.default.map(|_| view! { <span class="badge evidence">{parameter::evidence(lang, field.evidence)}</span> })}
                </summary>
                <p>{assumption::about(lang, field)}</p>
                <p>
                    {field.default.map(|_| parameter::evidence_about(lang, field.evidence))} " "
                    {field.source.filter(|_| field.evidence != Evidence::Assumption).map(|key| view! { <cite>{parameter::source(lang, key)}</cite> })}
                </p>
            </details>
        </div>
    }
}
