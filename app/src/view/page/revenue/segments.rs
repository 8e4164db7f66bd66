//! A choice of one among few, side by side.

use leptos::prelude::*;

use crate::prefs::Lang;
use crate::state::AppState;

/// `name` is unique on the page.
#[component]
pub fn Segments<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    options: &'static [T],
    word: fn(Lang, T) -> &'static str,
    chosen: RwSignal<T>,
) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let option = |&one: &'static T| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == one
                    on:change=move |_| chosen.set(one)
                />
                <span>{word(lang, one)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">{legend}</legend>
            {options.iter().map(option).collect_view()}
        </fieldset>
    }
}
