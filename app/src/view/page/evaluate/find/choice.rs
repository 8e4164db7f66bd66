//! A labelled list of choices, of which one is chosen.

use leptos::prelude::*;

#[component]
pub fn Choice<T, L>(
    #[prop(into)] label: String,
    /// Each with its words.
    options: Vec<(T, L)>,
    now: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + 'static,
    /// The label is for screen readers only, where the place says it already.
    #[prop(optional)]
    is_label_hidden: bool,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    L: Into<String>,
{
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let changed = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| values.get(at).copied());
        if let Some(value) = chosen {
            choose(value);
        }
    };
    view! {
        <label class="field">
            <span class:visually-hidden=is_label_hidden>{label}</span>
            <select class="select" on:change=changed>
                {options
                    .into_iter()
                    .enumerate()
                    .map(|(at, (value, words))| {
                        view! {
                            <option value=at.to_string() prop:selected=move || now() == value>{words.into()}</option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
