//! How columns go up the tree: one way for all levels, or the ways that levels have.

use leptos::prelude::*;
use scoring::scenario::Mean;

use super::field::NumberField;
use crate::change::Change;
use crate::state::AppState;
use crate::text::method::{self, MEANS, labels};
use crate::view::part::choice::{Choice, Group};

/// Key of the choice that leaves every level as it is.
const BY_LEVEL: &str = "levels";

#[component]
pub fn Joining() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let official_levels =
        move || state.opened.with(|opened| opened.as_ref().map(|opened| opened.official.aggregate.levels.clone()));
    let choose = Callback::new(move |key: String| {
        match MEANS.into_iter().find(|one| method::mean_key(*one) == key) {
            Some(chosen) => state.act(Change::Aggregation, |scenario| {
                scenario.aggregate.method = chosen;
                scenario.aggregate.levels.clear();
                scenario.aggregate.nodes.clear();
                scenario.normalise.range = range_for(chosen, scenario.normalise.range);
            }),
            // The dataset's own choice by level.
            None => {
                let Some(opened) = state.opened.get_untracked() else { return };
                state.act(Change::Aggregation, |scenario| {
                    scenario.aggregate.method = opened.official.aggregate.method;
                    scenario.aggregate.levels = opened.official.aggregate.levels.clone();
                    scenario.normalise.range = opened.official.normalise.range;
                });
            }
        }
        state.settle();
    });
    let by_level = Memo::new(move |_| {
        state.scenario.with(|now| !now.aggregate.levels.is_empty() || !now.aggregate.nodes.is_empty())
    });
    let groups = Signal::derive(move || {
        let mut options: Vec<(String, String)> =
            MEANS.iter().map(|&one| (method::mean_key(one).to_string(), method::mean(lang, one).to_string())).collect();
        let official = official_levels().unwrap_or_default();
        let is_official = state.scenario.with(|now| now.aggregate.levels == official && now.aggregate.nodes.is_empty());
        if !official.is_empty() && (!by_level.get() || is_official) {
            options.push((BY_LEVEL.into(), text.by_dataset.into()));
        } else if by_level.get() {
            options.push((BY_LEVEL.into(), text.by_level.into()));
        }
        Group::plain(options)
    });
    let now = Memo::new(move |_| state.scenario.with(|now| now.aggregate.method));
    let shown =
        Signal::derive(
            move || {
                if by_level.get() { BY_LEVEL.to_string() } else { method::mean_key(now.get()).to_string() }
            },
        );
    let about = Signal::derive(move || match by_level.get() {
        true => text.nodes_about.to_string(),
        false => method::mean_about(lang, now.get()).to_string(),
    });
    let has_power = move || {
        state.scenario.with(|now| {
            let aggregate = &now.aggregate;
            aggregate.method == Mean::Power
                || aggregate.levels.contains(&Mean::Power)
                || aggregate.nodes.values().any(|one| *one == Mean::Power)
        })
    };
    let power = Signal::derive(move || state.scenario.with(|now| now.aggregate.power));
    let take_power = Callback::new(move |value: Option<f64>| {
        let fits = value != Some(0.0);
        if fits {
            state.act(Change::Aggregation, |scenario| scenario.aggregate.power = value);
        }
        fits
    });
    view! {
        <div class="method-step">
            <Choice id="method-aggregate" label=text.aggregate groups now=shown choose about />
            <Show when=has_power>
                <NumberField id="aggregate-power" label=text.power now=power preset="2" take=take_power />
            </Show>
        </div>
    }
}

/// Means of powers and products know no zero: a scale from 0 to 100 becomes one from 1 to 100, as is usual, and goes back with the
/// arithmetic mean. The fields beside the normalisation show the scale.
pub fn range_for(mean: Mean, range: [f64; 2]) -> [f64; 2] {
    match (mean, range) {
        (Mean::Geometric | Mean::Harmonic | Mean::Power, [0.0, 100.0]) => [1.0, 100.0],
        (Mean::Arithmetic, [1.0, 100.0]) => [0.0, 100.0],
        (_, range) => range,
    }
}
