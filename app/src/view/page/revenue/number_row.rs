//! One number a person can move: its value by slider or number field, its default, what it means and how its default is known.

use leptos::prelude::*;
use scoring::revenue::{Evidence, PlanKind, Unit};

use crate::state::AppState;
use crate::text::revenue::{self as words, amount, assumption, parameter};

/// What is said of a number whatever its value.
#[derive(Clone, Copy)]
pub struct About {
    /// As files have it; unique on the page.
    pub id: &'static str,
    pub name: &'static str,
    pub meaning: &'static str,
    pub unit: Unit,
    /// Usual values, and the distance of two neighbouring positions.
    pub slider: [f64; 2],
    pub step: f64,
    /// None where there is no default to be known.
    pub evidence: Option<Evidence>,
    /// Key of the source.
    pub source: Option<&'static str>,
}

#[component]
pub fn NumberRow(
    about: About,
    /// None where it must be given and is not.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// None where there is no default.
    #[prop(into)]
    preset: Signal<Option<f64>>,
    /// Whose value it is: what was typed for one is not held against another.
    #[prop(into)]
    of: Signal<PlanKind>,
    #[prop(into)] is_changed: Signal<bool>,
    /// Why the value cannot be used.
    #[prop(into)]
    refusal: Signal<Option<String>>,
    on_value: Callback<f64>,
    on_reset: Callback<()>,
) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let About { name, unit, .. } = about;
    let now = Memo::new(move |_| (of.get(), value.get()));
    // What stood here when something was typed that is no number; forgotten as soon as anything else stands here.
    let unread = RwSignal::new(None::<(PlanKind, Option<f64>)>);
    let message =
        Memo::new(
            move |_| {
                if unread.get() == Some(now.get()) { Some(text.not_a_number.to_string()) } else { refusal.get() }
            },
        );
    let take = move |written: String| match amount::from_field(unit, &written) {
        Some(value) => {
            unread.set(None);
            on_value.run(value);
        }
        None => unread.set(Some(now.get_untracked())),
    };
    let reset = move |_| {
        unread.set(None);
        on_reset.run(());
        state.settle();
    };
    let unit_name = amount::unit_name(lang, unit);
    let write = move |value: Option<f64>| value.map_or_else(String::new, |value| amount::in_field(unit, value));
    let with_unit =
        move |value: Option<f64>| value.map_or_else(String::new, |value| amount::with_unit(lang, unit, value));
    let default = move || match preset.get() {
        Some(_) => words::default_value(lang, &with_unit(preset.get())),
        None => assumption::must_be_given(lang).to_string(),
    };
    let message_id = format!("{}-message", about.id);
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
                        aria-label=move || format!("{} {name} {}", text.reset, with_unit(preset.get()))
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
                    aria-valuetext=move || with_unit(value.get())
                    prop:value=move || write(value.get().or(Some(about.slider[0])))
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
                    prop:value=move || write(value.get())
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
                    " " {default} " "
                    {about.evidence.map(|evidence| view! { <span class="badge evidence">{parameter::evidence(lang, evidence)}</span> })}
                </summary>
                <p>{about.meaning}</p>
                <p>
                    {about.evidence.map(|evidence| parameter::evidence_about(lang, evidence))} " "
                    {about.source.map(|key| view! { <cite>{parameter::source(lang, key)}</cite> })}
                </p>
            </details>
        </div>
    }
}
