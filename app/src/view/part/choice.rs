//! One of several named things, chosen from a list beside its label.

use leptos::prelude::*;

/// `options` are a key and a name each; `now` is the key of the one in force.
#[component]
pub fn Choice(
    label: &'static str,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] now: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |(key, name): (String, String)| {
        let selected = now.with(|now| *now == key);
        view! { <option value=key selected=selected>{name}</option> }
    };
    view! {
        <label class="row small muted">
            {label}
            <select class="select" on:change=move |event| on_choose.run(event_target_value(&event))>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
