//! Revenue: what a park's income becomes when it turns from landlord to shareholder, under several plans and live parameters.

mod assume;
mod cases;
mod chance;
mod charts;
mod depends;
mod field_row;
mod figures;
mod fund_sets;
mod headline;
mod live;
mod measures;
mod model;
mod number_row;
mod parameter_row;
mod parameters;
mod park;
mod plan_files;
mod public;
mod segments;
mod yearly;

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use crate::browser::style::{adopt_style, style};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::state::chances::{Chances, Looked};
use crate::text::revenue::{
    self as words, amount::Money, cases as case_words, chance as chance_words, public as public_words,
};
use crate::view::part::focus_picker::FocusPicker;
use crate::view::part::lasting::lasting;
use cases::Cases;
use chance::{Chance, Fanned, StatusBar};
use charts::{Cash, Structure};
use depends::Depends;
use headline::{Announcer, Headline};
use measures::Measures;
use model::Compared;
use parameters::Parameters;
use public::Public;
use segments::Segments;
use yearly::Yearly;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Screen {
    compared: Memo<Compared>,
    /// The plan looked at, and changed by the levers.
    plan: RwSignal<PlanKind>,
    money: RwSignal<Money>,
    /// What the fan shows.
    fan: RwSignal<Fanned>,
    chances: Chances,
    /// The path picked from the fan, by its place among the samples.
    luck: RwSignal<Option<usize>>,
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Look {
    plan: RwSignal<PlanKind>,
    sight: RwSignal<Sight>,
    money: RwSignal<Money>,
    fan: RwSignal<Fanned>,
}

impl Look {
    fn first() -> Self {
        Self {
            plan: RwSignal::new(PlanKind::Shareholder),
            sight: RwSignal::new(Sight::Even),
            money: RwSignal::new(Money::default()),
            fan: RwSignal::new(Fanned::Cumulative),
        }
    }
}

#[component]
pub fn Revenue() -> impl IntoView {
    adopt_style(style!("revenue/revenue.css"));
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let set = Memo::new(move |_| state.scenario.with(|now| now.revenue.clone()));
    let compared = Memo::new(move |before: Option<&Compared>| set.with(|set| Compared::of(set, before)));
    let Look { plan, sight, money, fan } = lasting(Look::first);
    let (luck, path) = (RwSignal::new(None), RwSignal::new(None));
    let looked = Signal::derive(move || Looked {
        plan: plan.get(),
        in_full: matches!(sight.get(), Sight::Chance | Sight::Depends | Sight::Public),
        questions: sight.get() == Sight::Depends,
        path: path.get(),
    });
    let chances = Chances::new(state, looked);
    // Which path a luck is depends on the plan, on what is assumed, and on how many paths there are by now.
    Effect::new(move || {
        let told = chances.told(plan.get());
        let sample = luck.get().and_then(|luck: usize| Some(told?.samples.get(luck)?.path));
        if path.get_untracked() != sample {
            path.set(sample);
        }
    });
    let screen = Screen { compared, plan, money, fan, chances, luck };
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
                <div class="row sights">
                    <Segments
                        name="revenue-sight"
                        legend=chance_words::chance(lang).views
                        options=&Sight::ALL
                        word=Sight::word
                        chosen=sight
                    />
                </div>
                {move || match sight.get() {
                    Sight::Even => view! {
                        <div class="columns">
                            <Cash />
                            <Structure />
                        </div>
                        <Measures />
                        <Yearly />
                        <Reading />
                    }.into_any(),
                    Sight::Chance => view! { <StatusBar /> <Chance /> }.into_any(),
                    Sight::Depends => view! { <StatusBar /> <Depends /> }.into_any(),
                    Sight::Cases => view! { <Cases /> }.into_any(),
                    Sight::Public => view! { <StatusBar /> <Public /> }.into_any(),
                }}
            </div>
        </div>
        <Announcer />
    }
}

/// What of the plans is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// Every year as expected.
    Even,
    Chance,
    Depends,
    Public,
    Cases,
}

impl Sight {
    const ALL: [Self; 5] = [Self::Even, Self::Chance, Self::Depends, Self::Public, Self::Cases];

    fn word(lang: Lang, one: Self) -> &'static str {
        let text = chance_words::chance(lang);
        match one {
            Self::Even => text.even,
            Self::Chance => text.title,
            Self::Depends => text.depends,
            Self::Public => public_words::public(lang).sight,
            Self::Cases => case_words::cases(lang).sight,
        }
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
