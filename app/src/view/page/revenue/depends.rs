//! What a plan depends on: how good selection must be, what hurts, what matters most, how much equity is enough.

mod mix;
mod pool;
mod skill;
mod stress;
mod tornado;

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use super::Screen;
use super::segments::Segments;
use crate::state::AppState;
use crate::text::revenue::{self as shared, chance as words};
use mix::Mix;
use skill::Skill;
use stress::Stresses;
use tornado::Tornado;

#[component]
pub fn Depends() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let has_equity =
        Memo::new(move |_| screen.chances.told(screen.plan.get()).is_none_or(|told| told.summary.tolerance.is_some()));
    view! {
        <div class="row">
            <Segments
                name="plan-depends"
                legend=shared::revenue(lang).plan
                options=&PlanKind::ALL
                word=shared::plan_name
                chosen=screen.plan
            />
        </div>
        <Show
            when=move || has_equity.get()
            fallback=move || view! { <section class="card"><p class="muted">{words::chance(lang).no_equity}</p></section> }
        >
            <Skill />
            <Stresses />
            <Tornado />
            <Mix />
        </Show>
    }
}
