//! Evaluate: weights on the left, the ranking that follows them, and why.

mod announcer;
mod explanation;
pub mod find;
mod ground;
mod improve;
mod lines;
pub mod method;
mod outcome;
mod ranking;
mod ranking_bars;
mod ranking_row;
mod ranking_sheet;
mod rested;
mod rules;
mod sure;
mod tipping;
mod weight_row;
mod weights;
mod what_it_takes;
mod why;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::style::{adopt_style, style};
use crate::state::AppState;
use crate::text::{evaluate as words, problem};
use crate::view::later::{Later, Method, Piece};
use ground::Reach;
use method::MethodBarComing;
use outcome::Outcome;
use ranking::RankingTable;
use sure::Sure;
use weights::WeightTree;
use what_it_takes::WhatItTakes;
use why::Why;

/// How long weights must rest before a slow decision method is carried out.
const REST_MS: u32 = 200;

#[component]
pub fn Evaluate() -> impl IntoView {
    adopt_style(style!("evaluate/evaluate.css"));
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    Reach::provide(state);
    Sure::provide(state);
    decide_at_rest(state);
    let error = move || state.derived.error(state.lang.get(), problem::evaluate_error);
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
        </div>
        <Later piece=Piece::Method(Method::Bar) waiting=MethodBarComing />
        {move || error().map(|message| view! {
            <div class="callout danger" role="alert">
                <strong>{text.cannot_score}</strong>
                <p>{message}</p>
                <p>{text.cannot_score_hint}</p>
            </div>
        })}
        <div class="evaluate">
            <WeightTree />
            <div class="stack">
                <RankingTable />
                <Outcome />
                <Why />
                <WhatItTakes />
            </div>
        </div>
    }
}

/// A method that is too slow for a drag ranks once nothing moves.
fn decide_at_rest(state: AppState) {
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let is_stale = state.derived.live().is_some_and(|live| live.is_stale());
        timer.set_value(is_stale.then(|| Timeout::new(REST_MS, move || state.derived.decide())));
    });
}
