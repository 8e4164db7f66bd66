//! The card of methods: one choice a step from figures to ranks, each with what it does in words.

use leptos::prelude::*;

use super::details::Details;
use super::joining::Joining;
use super::ranking::Ranking;
use super::scaling::Scaling;
use super::treatment::{MissingChoice, OutlierChoice};
use crate::state::AppState;
use crate::text::frame::frame;
use crate::text::method::labels;
use crate::view::part::modal::Modal;

#[component]
pub fn MethodBar() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    view! {
        <section class="card method-bar" data-edits="" aria-label=text.title>
            <div class="method-steps">
                <MissingChoice />
                <OutlierChoice />
                <Scaling />
                <Joining />
                <Ranking />
            </div>
            <Modal label=text.details>
                <Details />
            </Modal>
        </section>
    }
}

/// Stands where the card will be.
#[component]
pub fn MethodBarComing() -> impl IntoView {
    let text = frame(AppState::expect().lang.get_untracked());
    view! { <p class="card method-bar-coming small muted" role="status" aria-busy="true">{text.loading_page}</p> }
}
