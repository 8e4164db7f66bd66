//! Revenue: what a park's income becomes when it turns from landlord to shareholder, under three plans and live parameters.

mod fund_sets;
mod headline;
mod measures;
mod model;
mod parameter_row;
mod parameters;
mod park;
mod segments;
mod yearly;

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use crate::state::AppState;
use crate::text::revenue::{self as words, amount::Money};
use headline::{Announcer, Headline};
use measures::Measures;
use model::Compared;
use parameters::Parameters;
use park::ParkName;
use segments::Segments;
use yearly::Yearly;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Screen {
    compared: Memo<Compared>,
    /// The plan looked at, and changed by the levers.
    plan: RwSignal<PlanKind>,
    money: RwSignal<Money>,
}

#[component]
pub fn Revenue() -> impl IntoView {
    let state = AppState::expect();
    let text = move || words::revenue(state.lang.get());
    let set = Memo::new(move |_| state.scenario.with(|now| now.revenue.clone()));
    let compared = Memo::new(move |before: Option<&Compared>| set.with(|set| Compared::of(set, before)));
    let screen =
        Screen { compared, plan: RwSignal::new(PlanKind::Shareholder), money: RwSignal::new(Money::default()) };
    provide_context(screen);
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{move || text().title} <ParkName /></h1>
                <p>{move || text().intro}</p>
            </div>
            <Segments
                name="money"
                legend=Signal::derive(move || text().money)
                options=&Money::ALL
                word=Money::unit_word
                chosen=screen.money
            />
        </div>
        <Headline />
        <div class="revenue">
            <Parameters />
            <div class="stack">
                <Measures />
                <Yearly />
                <Reading />
            </div>
        </div>
        <Announcer />
    }
}

/// What these numbers are and are not.
#[component]
fn Reading() -> impl IntoView {
    let state = AppState::expect();
    view! {
        <section class="card" aria-labelledby="reading-title">
            <h2 id="reading-title">{move || words::revenue(state.lang.get()).reading}</h2>
            <ul class="reading">
                {move || words::revenue(state.lang.get()).reading_notes.map(|note| view! { <li>{note}</li> })}
            </ul>
        </section>
    }
}
