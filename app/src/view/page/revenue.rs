//! Revenue page.

use leptos::prelude::*;

use crate::route::Page;
use crate::state::AppState;
use crate::text::frame as words;

#[component]
pub fn Revenue() -> impl IntoView {
    let state = AppState::expect();
    view! {
        <div class="page-head">
            <h1 tabindex="-1">{move || words::page(state.lang.get(), Page::Revenue)}</h1>
        </div>
    }
}
