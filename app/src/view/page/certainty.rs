//! Certainty: what may be otherwise on top, and below it how sure every rank is and what it hangs on.

mod agree;
mod first;
mod left_out;
mod orders;
mod pairs;
mod ranks;
mod sensitivity;
mod settings;
mod status;

use leptos::prelude::*;

use crate::browser::style::{adopt_style, style};
use crate::state::{AppState, Certain, Drawn, Extent, Shared, Status};
use crate::text::{self, certainty::page as words};
use crate::view::part::score_error::ScoreError;
use agree::AgreeCard;
use first::FirstCard;
use left_out::{HoldsCard, LeftOutCard};
use pairs::PairsCard;
use ranks::{AcceptabilityCard, IntervalsCard};
use sensitivity::SensitivityCard;
use settings::Settings;
use status::StatusBar;

/// The page's question and its answers, as its parts find them in the context.
#[derive(Clone, Copy)]
struct Screen {
    certain: Certain,
}

#[component]
pub fn Certainty() -> impl IntoView {
    adopt_style(style!("certainty/certainty.css"));
    let state = AppState::expect();
    let text = words::certainty(state.lang.get_untracked());
    let certain = Certain::new(state, Extent::Everything);
    provide_context(Screen { certain });
    let is_stale = Memo::new(move |_| certain.is_stale());
    let is_busy = move || certain.status.with(|status| matches!(status, Status::Waiting | Status::Running(_)));
    let has_rules = move || state.scenario.with(|now| !now.rules.is_empty());
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
        </div>
        <ScoreError />
        <div class="stack">
            <Settings />
            <StatusBar />
            // Busy from the start: an assistive tool waits for the answers instead of being moved when they arrive.
            <div class="stack certainty-answers" class:stale=move || is_stale.get() aria-busy=move || is_busy().then_some("true")>
                <Show when=move || certain.drawn.with(Option::is_some)>
                    <div class="columns">
                        <IntervalsCard />
                        <AcceptabilityCard />
                    </div>
                    <div class="columns">
                        <PairsCard />
                        <FirstCard />
                    </div>
                    <SensitivityCard />
                    <div class="columns">
                        <LeftOutCard />
                        <HoldsCard />
                    </div>
                    <AgreeCard />
                    <Show when=has_rules>
                        <p class="small muted">{text.rules_note}</p>
                    </Show>
                </Show>
            </div>
        </div>
    }
}

fn name_of(state: AppState, drawn: &Drawn, entity: usize) -> String {
    let entity = drawn.asked.opened.dataset.entities.get(entity);
    entity.map(|entity| text::name(state.lang.get_untracked(), &entity.name).to_string()).unwrap_or_default()
}

/// Entities that were ever ranked, in the order of the ranking now, those without a rank now last.
fn by_rank(state: AppState, drawn: &Drawn) -> Vec<(usize, Option<u32>)> {
    let ranked = drawn.digest.entities().enumerate().filter(|(place, _)| drawn.digest.is_ranked(*place));
    let entities: Vec<usize> = ranked.map(|(_, entity)| entity).collect();
    let ranks = state.derived.live().map(|live| live.ranks_of(&entities)).unwrap_or_default();
    let mut ranked: Vec<(usize, Option<u32>)> = entities.into_iter().zip(ranks).collect();
    ranked.sort_by_key(|(_, rank)| rank.unwrap_or(u32::MAX));
    ranked
}

/// The first ones, and of the others those a person looks at.
fn in_sight(state: AppState, drawn: &Drawn, n_first: usize) -> Vec<(usize, Option<u32>)> {
    let ranked = by_rank(state, drawn);
    let dataset = &drawn.asked.opened.dataset;
    let watched: Vec<usize> =
        state.scenario.with(|now| now.pins.iter().chain(&now.focus).filter_map(|id| dataset.find(id)).collect());
    let kept = ranked.into_iter().enumerate().filter(|(at, (entity, _))| *at < n_first || watched.contains(entity));
    kept.map(|(_, one)| one).collect()
}

/// The park the page is about.
fn focus(state: AppState) -> Option<usize> {
    state.derived.live().and_then(|live| live.focus())
}

fn drawn(screen: Screen) -> Option<Shared<Drawn>> {
    screen.certain.drawn.get()
}
