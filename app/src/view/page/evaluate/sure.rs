//! How sure the ranks of the list are: intervals as the page's parts find them, and what they are made of in words.

use leptos::prelude::*;
use scoring::robust::factors;
use scoring::scenario::WeightsVary;

use crate::route::{Page, Route};
use crate::state::{AppState, Certain, Drawn, Extent, Status};
use crate::text::certainty as words;

/// The intervals in the context.
#[derive(Clone, Copy)]
pub struct Sure(pub Certain);

impl Sure {
    /// Provides them to everything below.
    pub fn provide(state: AppState) {
        provide_context(Self(Certain::new(state, Extent::Intervals)));
    }
}

/// What the small figures under the ranks are, or why there are none.
#[component]
pub fn SureNote() -> impl IntoView {
    let state = AppState::expect();
    let Sure(certain) = expect_context();
    let lang = state.lang.get_untracked();
    let text = words::intervals(lang);
    let told = Memo::new(move |_| certain.drawn.with(|drawn| drawn.as_ref().map(|drawn| told(state, certain, drawn))));
    let retry = move || {
        view! {
            " "
            <button type="button" class="button small" on:click=move |_| certain.ask()>{text.retry}</button>
        }
    };
    let trouble = move || match certain.status.get() {
        Status::TooMany => Some(text.too_many.into_any()),
        Status::NoWorker => Some(view! { {text.no_worker} {retry()} }.into_any()),
        Status::Stale => Some(text.stale.into_any()),
        Status::Cancelled => Some(view! { {text.cancelled} {retry()} }.into_any()),
        Status::Refused(error) => Some(words::refused(lang, &error).into_any()),
        Status::Waiting | Status::Running(_) | Status::Finished => None,
    };
    let is_stale = Memo::new(move |_| certain.is_stale());
    let is_growing = move || certain.status.with(|status| matches!(status, Status::Running(_)));
    view! {
        // Intervals of the first draws are on screen while more are made, and may still move.
        <p class="small muted sure-note" aria-busy=move || is_growing().then_some("true")>
            {move || match (trouble(), is_stale.get()) {
                (Some(trouble), _) => trouble,
                (None, true) => text.waiting.into_any(),
                (None, false) => {
                    view! { {told.get()} " " <a href=Route::to(Page::Certainty).href()>{text.more}</a> }.into_any()
                }
            }}
        </p>
    }
}

fn told(state: AppState, certain: Certain, drawn: &Drawn) -> String {
    let lang = state.lang.get_untracked();
    let scenario = &drawn.asked.scenario;
    let n_open = factors(&drawn.asked.opened.dataset.framework, scenario).len();
    let n_others = n_open - usize::from(n_open > 0 && scenario.certainty.weights != WeightsVary::Fixed);
    let digest = &drawn.digest;
    let intervals = digest.entities().filter_map(|entity| certain.interval(entity));
    let n_unsure = intervals.filter(|interval| certain.is_unsure(*interval)).count();
    let basis = words::basis(lang, &scenario.certainty, n_others, digest.n_draws());
    format!(
        "{basis}{}{}",
        if lang == crate::prefs::Lang::Zh { "" } else { " " },
        words::unsure(lang, n_unsure, digest.n_ranked())
    )
}
