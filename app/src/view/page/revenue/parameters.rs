//! Everything a plan is made of, by topic: what the plan decides first, the shared assumptions folded.

use leptos::prelude::*;
use scoring::revenue::{ParameterId, PlanKind, PlanSet, Topic};

use super::Screen;
use super::assume::Assume;
use super::fund_sets::{FundSets, GrowthNote};
use super::live::Live;
use super::parameter_row::ParameterRow;
use super::park::ParkFigures;
use super::plan_files::PlanFiles;
use super::segments::Segments;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{self as words, parameter};

#[component]
pub fn Parameters() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let is_changed = move || state.scenario.with(|now| now.revenue.n_changed() > 0);
    let reset = move |_| {
        state.act(Change::ResetRevenue, |now| now.revenue = PlanSet::default());
        state.settle();
    };
    view! {
        <section class="card parameters" data-edits="" aria-labelledby="parameters-title">
            <div class="card-head">
                <h2 id="parameters-title">{text.parameters}</h2>
                <button type="button" class="button" disabled=move || !is_changed() on:click=reset>
                    {text.reset_all}
                </button>
            </div>
            <p class="small muted">{text.parameters_hint}</p>
            <Live />
            <Refusals />
            <div class="parameter-group">
                <div class="card-head" data-looks="">
                    <h3>{parameter::topic(lang, Topic::Lever)}</h3>
                    <Segments
                        name="plan-levers"
                        legend=text.plan
                        options=&PlanKind::ALL
                        word=words::plan_name
                        chosen=screen.plan
                    />
                </div>
                <p class="small muted">{text.lever_hint}</p>
                <Rows topic=Topic::Lever />
            </div>
            <PlanFiles />
            <p class="small muted">{text.shared_hint}</p>
            <ParkFigures />
            {Topic::ALL.into_iter().filter(|topic| *topic != Topic::Lever).map(|topic| view! { <Group topic /> }).collect_view()}
            <Assume />
        </section>
    }
}

/// The assumptions of one topic, folded.
#[component]
fn Group(topic: Topic) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let n_changed = Memo::new(move |_| {
        state.scenario.with(|now| of(topic).filter(|id| now.revenue.is_changed(PlanKind::Landlord, *id)).count())
    });
    view! {
        <details class="parameter-group">
            <summary>
                <h3>{parameter::topic(lang, topic)}</h3>
                <Show when=move || n_changed.get() != 0>
                    <span class="badge">{move || words::n_changed(lang, n_changed.get())}</span>
                </Show>
            </summary>
            {(topic == Topic::Fund).then(|| view! { <FundSets /> })}
            <Rows topic />
        </details>
    }
}

#[component]
fn Rows(topic: Topic) -> impl IntoView {
    of(topic)
        .map(|id| {
            let note = (id == ParameterId::FundGrowth).then(|| view! { <GrowthNote /> });
            view! { <ParameterRow id /> {note} }
        })
        .collect_view()
}

fn of(topic: Topic) -> impl Iterator<Item = ParameterId> {
    ParameterId::ALL.iter().copied().filter(move |id| id.describe().topic == topic)
}

/// Every value that cannot be used, while the numbers on screen stay those before it.
#[component]
fn Refusals() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let refusals = Memo::new(move |_| screen.compared.with(super::model::Compared::refusals));
    view! {
        <Show when=move || refusals.with(|refusals| !refusals.is_empty())>
            <div class="callout danger" role="alert">
                <strong>{words::revenue(lang).impossible}</strong>
                <ul>
                    {move || {
                        let line = |(plan, error)| view! { <li>{words::refusal(lang, plan, &error)}</li> };
                        refusals.get().into_iter().map(line).collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}
