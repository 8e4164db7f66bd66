//! A choice among methods and a number that a method takes, both with their message.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::method::labels;
use crate::text::number::plain;

/// Options under a heading; without one, they stand by themselves.
#[derive(Clone, Default, PartialEq)]
pub struct Group {
    pub name: String,
    /// Key and label.
    pub options: Vec<(String, String)>,
}

impl Group {
    pub fn plain(options: Vec<(String, String)>) -> Vec<Self> {
        vec![Self { name: String::new(), options }]
    }

    /// One group for each run of options with the same heading.
    pub fn runs(options: impl IntoIterator<Item = (String, String, String)>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (name, key, label) in options {
            match groups.last_mut().filter(|group| group.name == name) {
                Some(group) => group.options.push((key, label)),
                None => groups.push(Self { name, options: vec![(key, label)] }),
            }
        }
        groups
    }
}

/// A select with one line on what the choice means.
#[component]
pub fn Choice(
    id: &'static str,
    label: &'static str,
    #[prop(into)] groups: Signal<Vec<Group>>,
    #[prop(into)] now: Signal<String>,
    choose: Callback<String>,
    #[prop(optional, into)] about: Signal<String>,
) -> impl IntoView {
    let about_id = format!("{id}-about");
    let option = move |(key, label): (String, String), now: &str| {
        let selected = key == now;
        view! { <option value=key selected=selected>{label}</option> }
    };
    view! {
        <label class="field">
            {label}
            <select
                class="select"
                aria-describedby=about_id.clone()
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {move || {
                    let now = now.get();
                    groups
                        .get()
                        .into_iter()
                        .map(|group| {
                            let options = group.options.into_iter().map(|one| option(one, &now)).collect_view();
                            if group.name.is_empty() {
                                options.into_any()
                            } else {
                                view! { <optgroup label=group.name>{options}</optgroup> }.into_any()
                            }
                        })
                        .collect_view()
                }}
            </select>
        </label>
        <p class="small muted" id=about_id>{about}</p>
    }
}

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
