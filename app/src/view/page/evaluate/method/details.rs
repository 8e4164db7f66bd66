//! What differs by level, by node and by indicator; and what must be there.

use leptos::prelude::*;
use scoring::model::NodeId;
use scoring::scenario::{Mean, Scenario};

use super::field::NumberField;
use super::indicators::Indicators;
use crate::change::Change;
use crate::state::AppState;
use crate::text;
use crate::text::method::{self, MEANS, labels};
use crate::view::part::choice::Group;

/// Key of what is not set on its own.
const SAME: &str = "";

#[component]
pub fn Details() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    view! {
        <div class="stack method-details">
            <Presence />
            <section>
                <h3>{text.levels}</h3>
                <p class="small muted">{text.levels_about}</p>
                <Levels />
            </section>
            <section>
                <h3>{text.nodes}</h3>
                <p class="small muted">{text.nodes_about}</p>
                <Nodes />
            </section>
            <section>
                <h3>{text.indicators}</h3>
                <p class="small muted">{text.indicators_about}</p>
                <Indicators />
            </section>
        </div>
    }
}

/// Denominators, and how much of an entity and of a node must be there.
#[component]
fn Presence() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let divides = move || state.scenario.with(|now| now.treat.denominate);
    let has_denominators = state.opened.with_untracked(|opened| {
        opened.as_ref().is_some_and(|opened| {
            let framework = &opened.dataset.framework;
            (0..framework.n_indicators()).any(|at| framework.indicator(at).is_some_and(|one| one.denominator.is_some()))
        })
    });
    let divide = move |event| {
        let on = event_target_checked(&event);
        state.act(Change::Treatment, |scenario| scenario.treat.denominate = on);
        state.settle();
    };
    let share = |write: fn(&mut Scenario, f64), change: Change| {
        Callback::new(move |value: Option<f64>| {
            let value = value.unwrap_or(0.0);
            let fits = (0.0..=1.0).contains(&value);
            if fits {
                state.act(change.clone(), |scenario| write(scenario, value));
            }
            fits
        })
    };
    let of_entity = Signal::derive(move || state.scenario.with(|now| Some(now.treat.availability)));
    let of_node = Signal::derive(move || state.scenario.with(|now| Some(now.aggregate.availability)));
    view! {
        <div class="row">
            <NumberField
                id="availability"
                label=text.availability
                now=of_entity
                take=share(|scenario, value| scenario.treat.availability = value, Change::Treatment)
            />
            <NumberField
                id="availability-node"
                label=text.availability_node
                now=of_node
                take=share(|scenario, value| scenario.aggregate.availability = value, Change::Aggregation)
            />
        </div>
        <Show when=move || has_denominators>
            <label class="choice">
                <input type="checkbox" prop:checked=divides on:change=divide />
                {text.denominate}
            </label>
        </Show>
    }
}

fn mean_of(key: &str) -> Option<Mean> {
    MEANS.into_iter().find(|one| method::mean_key(*one) == key)
}

/// A select among the ways to join, its first option being that of all.
#[component]
fn MeanChoice(name: String, #[prop(into)] now: Signal<Option<Mean>>, choose: Callback<Option<Mean>>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let mut options = vec![(SAME.to_string(), labels(lang).same.to_string())];
    options.extend(MEANS.map(|one| (method::mean_key(one).to_string(), method::mean(lang, one).to_string())));
    let groups = Group::plain(options);
    view! {
        <label class="field">
            {name}
            <select class="select" on:change=move |event| choose.run(mean_of(&event_target_value(&event)))>
                {move || {
                    let now = now.get().map_or(SAME, method::mean_key);
                    let options = groups.iter().flat_map(|group| group.options.clone());
                    options.map(|(key, label)| {
                        let selected = key == now;
                        view! { <option value=key selected=selected>{label}</option> }
                    }).collect_view()
                }}
            </select>
        </label>
    }
}

/// From the bottom up; levels are a list, so that one further up fills those below with what holds there now.
#[component]
fn Levels() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let n_levels = state.opened.with_untracked(|opened| {
        opened.as_ref().map_or(0, |opened| {
            let framework = &opened.dataset.framework;
            framework.level(framework.root()).saturating_sub(1) as usize
        })
    });
    let row = move |at: usize| {
        let now = Signal::derive(move || state.scenario.with(|now| now.aggregate.levels.get(at).copied()));
        let choose = Callback::new(move |chosen: Option<Mean>| {
            state.act(Change::Aggregation, |scenario| {
                let general = scenario.aggregate.method;
                let levels = &mut scenario.aggregate.levels;
                while levels.len() <= at {
                    levels.push(general);
                }
                if let Some(level) = levels.get_mut(at) {
                    *level = chosen.unwrap_or(general);
                }
                // What is as everywhere need not be said, from the top down.
                while levels.last() == Some(&general) {
                    levels.pop();
                }
            });
            state.settle();
        });
        view! { <MeanChoice name=method::level(lang, at + 1) now choose /> }
    };
    view! { <div class="row">{(0..n_levels).map(row).collect_view()}</div> }
}

/// Every aggregate by itself.
#[component]
fn Nodes() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let Some(opened) = state.opened.get_untracked() else { return ().into_any() };
    let framework = &opened.dataset.framework;
    let aggregates = (0..framework.nodes().len()).map(|at| NodeId(at as u32));
    let aggregates = aggregates.map(|id| framework.node(id)).filter(|node| node.leaf.is_none());
    let rows = aggregates.map(|node| {
        let name = text::name(lang, &node.name).to_string();
        let code = StoredValue::new(node.code.clone());
        let now = Signal::derive(move || {
            state.scenario.with(|now| code.with_value(|code| now.aggregate.nodes.get(code).copied()))
        });
        let choose = Callback::new(move |chosen: Option<Mean>| {
            let code = code.get_value();
            state.act(Change::NodeMethod { code: code.clone() }, |scenario| match chosen {
                Some(mean) => drop(scenario.aggregate.nodes.insert(code, mean)),
                None => drop(scenario.aggregate.nodes.remove(&code)),
            });
            state.settle();
        });
        view! { <MeanChoice name now choose /> }
    });
    view! { <div class="row">{rows.collect_view()}</div> }.into_any()
}
