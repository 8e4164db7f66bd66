//! Two ways of looking at the same thing, one of them pressed.

use leptos::prelude::*;

#[component]
pub fn Toggle(
    label: &'static str,
    first: &'static str,
    second: &'static str,
    is_second: RwSignal<bool>,
) -> impl IntoView {
    let button = move |name: &'static str, value: bool| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || (is_second.get() == value).to_string()
                on:click=move |_| is_second.set(value)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="toggle" role="group" aria-label=label>
            {button(first, false)} {button(second, true)}
        </div>
    }
}
