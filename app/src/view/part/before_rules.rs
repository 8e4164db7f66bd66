//! Says, while rules change scores, that what stands here is about the scores before them.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::rules as words;

/// What the note is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Differences and reach: all of it is before rules.
    Scores,
    /// Scores over the years are before rules, ranks are not.
    Trend,
}

#[component]
pub fn BeforeRules(#[prop(default = About::Scores)] about: About) -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let sentence = match about {
        About::Scores => text.before_rules,
        About::Trend => text.trend_before_rules,
    };
    let is_needed = Memo::new(move |_| state.scenario.with(|now| now.rules.move_scores()));
    view! { <Show when=move || is_needed.get()><p class="muted small before-rules">{sentence}</p></Show> }
}
