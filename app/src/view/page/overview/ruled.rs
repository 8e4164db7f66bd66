//! What the rules did to the park in focus; absent where they did nothing.

use leptos::prelude::*;

use super::Told;
use crate::state::AppState;
use crate::text::rules as words;

#[component]
pub fn RuledCard(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let story = Memo::new(move |_| {
        told.with(|told| {
            let (scored, summary) = told.as_ref()?;
            let trail = scored.trail(summary.entity)?;
            let id = scored.dataset().entities.get(summary.entity).map(|one| one.id.as_str())?;
            Some(words::story(state.lang.get(), scored.framework(), &scored.scenario, id, trail))
        })
        .unwrap_or_default()
    });
    view! {
        <Show when=move || !story.with(Vec::is_empty)>
            <section class="card ruled-card" aria-labelledby="overview-rules">
                <h2 id="overview-rules">{text.outcome}</h2>
                <ul class="story">
                    {move || story.get().into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}
