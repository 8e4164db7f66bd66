//! A number that a method takes, with its message.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::method::labels;
use crate::text::number::plain;

/// A number field that says when what was written cannot be used, and leaves the scenario as it was.
#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    label: &'static str,
    /// Read before the label, where several fields have the same.
    #[prop(optional, into)]
    of: String,
    #[prop(into)] now: Signal<Option<f64>>,
    /// Shown while the field is empty.
    #[prop(optional, into)]
    preset: String,
    /// Takes the number, or none; false when it cannot be used.
    take: Callback<Option<f64>, bool>,
) -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let message = RwSignal::new("");
    let change = move |event| {
        let written = event_target_value(&event);
        let written = written.trim();
        let number = written.parse::<f64>().ok().filter(|number| number.is_finite());
        message.set(match (written.is_empty(), number) {
            (false, None) => text.not_a_number,
            (_, number) if take.run(number) => "",
            _ => text.bad_value,
        });
        state.settle();
    };
    // Another value, from undo or elsewhere, makes an old message pointless.
    Effect::new(move |before: Option<Option<f64>>| {
        let now = now.get();
        if before.is_some_and(|before| before != now) {
            message.set("");
        }
        now
    });
    let message_id = format!("{id}-message");
    let name = if of.is_empty() { None } else { Some(format!("{of} {label}")) };
    view! {
        <div class="field number-field">
            <label for=id.clone()>{label}</label>
            <input
                class="input"
                type="text"
                inputmode="decimal"
                id=id
                aria-label=name
                placeholder=preset
                aria-invalid=move || (!message.get().is_empty()).to_string()
                aria-describedby=message_id.clone()
                prop:value=move || now.get().map(plain).unwrap_or_default()
                on:change=change
            />
            <span class="small field-error" id=message_id>{message}</span>
        </div>
    }
}
