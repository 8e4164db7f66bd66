//! Revenue: what a park's income becomes when it turns from landlord to shareholder, under three plans and live parameters.

mod charts;
mod fund_sets;
mod headline;
mod live;
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
use crate::view::part::focus_picker::FocusPicker;
use charts::{Cash, Structure};
use headline::{Announcer, Headline};
use measures::Measures;
use model::Compared;
use parameters::Parameters;
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
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let set = Memo::new(move |_| state.scenario.with(|now| now.revenue.clone()));
    let compared = Memo::new(move |before: Option<&Compared>| set.with(|set| Compared::of(set, before)));
    let screen =
        Screen { compared, plan: RwSignal::new(PlanKind::Shareholder), money: RwSignal::new(Money::default()) };
    provide_context(screen);
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
            <div class="row">
                <FocusPicker id="revenue-park" label=text.park />
                <Segments
                    name="money"
                    legend=text.money
                    options=&Money::ALL
                    word=Money::unit_word
                    chosen=screen.money
                />
            </div>
        </div>
        <div class="revenue">
            <Headline />
            <Parameters />
            <div class="stack">
                <div class="columns">
                    <Cash />
                    <Structure />
                </div>
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
    let text = words::revenue(AppState::expect().lang.get_untracked());
    view! {
        <section class="card" aria-labelledby="reading-title">
            <h2 id="reading-title">{text.reading}</h2>
            <ul class="reading">{text.reading_notes.map(|note| view! { <li>{note}</li> })}</ul>
        </section>
    }
}
