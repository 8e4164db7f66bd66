//! Why there are no scores, above what was there before.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::{evaluate as words, problem};

#[component]
pub fn ScoreError() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let error = move || state.derived.error(state.lang.get(), problem::evaluate_error);
    move || {
        error().map(|message| {
            view! {
                <div class="callout danger" role="alert">
                    <strong>{text.cannot_score}</strong>
                    <p>{message}</p>
                    <p>{text.cannot_score_hint}</p>
                </div>
            }
        })
    }
}
