//! Overview: where one park stands, why, and what has moved, for readers in a hurry.

mod effects;
mod key_points;
pub(super) mod model;
mod ruled;
mod trend;

use leptos::prelude::*;

use crate::chart::scene::Role;
use crate::route::{Page, Route};
use crate::state::{AppState, Scored, Shared};
use crate::text::number::fixed;
use crate::text::{self, overview as words};
use crate::view::later::{Later, Piece, Sight};
use crate::view::part::focus_picker::FocusPicker;
use crate::view::part::score_spread::{Marks, ScoreSpread};
use effects::EffectsCard;
use key_points::KeyPoints;
use model::{Summary, summary};
use ruled::RuledCard;
use trend::TrendCard;

/// The summary with the scores it was drawn from.
pub type Told = Option<(Shared<Scored>, Summary)>;

#[component]
pub fn Overview() -> impl IntoView {
    let state = AppState::expect();
    let text = words::overview(state.lang.get_untracked());
    let told: Memo<Told> = Memo::new(move |_| {
        let (scored, standings) = (state.derived.shown.get()?, state.derived.standings.get()?);
        let summary = summary(&scored, &standings)?;
        Some((scored, summary))
    });
    let has_told = Memo::new(move |_| told.with(Option::is_some));
    let has_error = move || state.derived.has_error();
    view! {
        <div class="page-head">
            <h1 tabindex="-1">{text.title}</h1>
            <FocusPicker id="overview-park" label=text.choose />
        </div>
        // Its words come later; without an error they need not come at all.
        <Show when=has_error><Later piece=Piece::Sight(Sight::ScoreError) /></Show>
        <Show when=move || has_told.get() fallback=Placeholder>
            <Headline told />
            <KeyPoints told />
            <Later piece=Piece::Sight(Sight::OverviewCharts(told)) waiting=ChartsComing />
        </Show>
    }
}

/// The two charts and the figures behind them.
#[component]
pub fn OverviewCharts(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    view! {
        <RuledCard told />
        <div class="columns">
            {match state.has_several_periods() {
                true => view! { <TrendCard told /> }.into_any(),
                false => view! { <ScoreSpread id="overview-spread" marked=move || marks(told) /> }.into_any(),
            }}
            <EffectsCard told />
        </div>
    }
}

#[component]
fn Headline(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::overview(state.lang.get_untracked());
    let first = move || told.with(|told| told.as_ref().map(|(scored, summary)| headline(state, scored, summary)));
    let second = move || told.with(|told| told.as_ref().map(|(scored, summary)| second_line(state, scored, summary)));
    view! {
        <section class="card headline" aria-labelledby="headline">
            <h2 id="headline">{first}</h2>
            <p>{second}</p>
            <p class="row">
                <a class="button" href=Route::to(Page::Evaluate).href()>{text.ask_why}</a>
                <a class="button" href=Route::to(Page::Compare).href()>{text.compare}</a>
            </p>
        </section>
    }
}

/// Stands where the page will be, as high as it will be.
#[component]
fn Placeholder() -> impl IntoView {
    let state = AppState::expect();
    view! {
        <div class="skeleton overview-placeholder" role="status">
            <span class="visually-hidden">{words::overview(state.lang.get_untracked()).loading}</span>
            <i class="placeholder-headline"></i>
            <div class="cards">{(0..5).map(|_| view! { <i class="placeholder-stat"></i> }).collect_view()}</div>
            <ChartsComing />
        </div>
    }
}

/// Stands where the charts will be.
#[component]
fn ChartsComing() -> impl IntoView {
    view! {
        <div class="columns skeleton" aria-busy="true">
            {(0..2).map(|_| view! { <i class="placeholder-chart"></i> }).collect_view()}
        </div>
    }
}

fn marks(told: Memo<Told>) -> Option<(Shared<Scored>, Marks)> {
    told.with(|told| told.as_ref().map(|(scored, summary)| (scored.clone(), vec![(summary.entity, Role::Accent)])))
}

pub(super) fn headline(state: AppState, scored: &Scored, summary: &Summary) -> String {
    let before = summary.before.as_ref().and_then(|before| Some((before.period.as_str(), before.rank?)));
    let name = name_of(state, scored, summary.entity);
    words::headline(state.lang.get(), &name, summary.rank, summary.n_ranked, before)
}

pub(super) fn second_line(state: AppState, scored: &Scored, summary: &Summary) -> String {
    let lang = state.lang.get();
    let node = |area: &model::Area| text::name(lang, &scored.framework().node(area.node).name).to_string();
    let (strongest, weakest) = (summary.strongest.as_ref().map(node), summary.weakest.as_ref().map(node));
    let rival = summary
        .rival
        .as_ref()
        .map(|rival| (name_of(state, scored, rival.entity), rival.is_ahead, fixed(rival.gap, scored.decimals())));
    let rival = rival.as_ref().map(|(name, is_ahead, gap)| (name.as_str(), *is_ahead, gap.clone()));
    words::second_line(lang, strongest.as_deref(), weakest.as_deref(), rival)
}

fn name_of(state: AppState, scored: &Scored, entity: usize) -> String {
    let entity = scored.dataset().entities.get(entity);
    entity.map(|entity| text::name(state.lang.get(), &entity.name).to_string()).unwrap_or_default()
}
