//! An address that names no page.

use leptos::prelude::*;

use crate::route::{Page, Route};
use crate::state::AppState;
use crate::text::frame as words;

#[component]
pub fn NotFound() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.not_found}</h1>
                <p>{text.not_found_hint}</p>
            </div>
        </div>
        <a class="button primary" href=Route::to(Page::Overview).href()>{text.go_overview}</a>
    }
}
