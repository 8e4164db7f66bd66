//! Where the work is: progress, a way to stop it, and what went wrong in words.

use leptos::prelude::*;

use super::Screen;
use crate::state::{AppState, Status};
use crate::text::certainty::{self as shared, finding, page as words};

#[component]
pub fn StatusBar() -> impl IntoView {
    let state = AppState::expect();
    let Screen { certain } = expect_context();
    let lang = state.lang.get_untracked();
    let (text, told) = (words::certainty(lang), shared::intervals(lang));
    let is_running = Memo::new(move |_| certain.status.with(|status| matches!(status, Status::Running(_))));
    let share = move || {
        certain.status.with(|status| match status {
            Status::Running(progress) => progress.share,
            Status::Finished => 1.0,
            _ => 0.0,
        })
    };
    let progress = move || {
        certain.status.with(|status| match status {
            Status::Running(progress) => finding::steps(lang, progress.draws, progress.of_draws, progress.share),
            Status::Finished => {
                let n = certain.drawn.with(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.digest.n_draws()));
                format!("{} · {}", text.finished, finding::drawn(lang, n))
            }
            Status::Waiting => text.waiting.into(),
            Status::Cancelled => text.cancelled.into(),
            _ => String::new(),
        })
    };
    // Read aloud when it is over, not at every step.
    let ended = move || {
        certain.status.with(|status| match status {
            Status::Finished => Some(text.finished),
            Status::Cancelled => Some(text.cancelled),
            _ => None,
        })
    };
    let trouble = Memo::new(move |_| {
        certain.status.with(|status| match status {
            Status::TooMany => Some(told.too_many.to_string()),
            Status::NoWorker => Some(told.no_worker.into()),
            Status::Stale => Some(told.stale.into()),
            Status::Refused(error) => Some(shared::refused(lang, error)),
            Status::Waiting | Status::Running(_) | Status::Finished | Status::Cancelled => None,
        })
    });
    let can_run = move || {
        certain.status.with(|status| {
            matches!(status, Status::Cancelled | Status::NoWorker | Status::Finished | Status::Refused(_))
        })
    };
    view! {
        {move || trouble.get().map(|message| view! {
            <div class="callout danger" role="alert"><p>{message}</p></div>
        })}
        <p class="visually-hidden" role="status">{ended}</p>
        <div class="row certainty-status">
            <progress max="1" prop:value=share aria-label=text.title></progress>
            <span class="small muted grow">{progress}</span>
            <button type="button" class="button" disabled=move || !is_running.get() on:click=move |_| certain.cancel()>
                {text.cancel}
            </button>
            <button type="button" class="button" disabled=move || !can_run() on:click=move |_| certain.ask()>
                {text.run}
            </button>
        </div>
    }
}
