//! How indicators come to one scale, and the parameters that the chosen way has.

use leptos::prelude::*;
use scoring::scenario::NormaliseMethod;

use super::field::NumberField;
use crate::change::Change;
use crate::state::AppState;
use crate::text;
use crate::text::method::{self, NORMALISATIONS, labels};
use crate::view::part::choice::{Choice, Group};

#[component]
pub fn Scaling() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let now = Memo::new(move |_| state.scenario.with(|now| now.normalise.method));
    let choose = Callback::new(move |key: String| {
        let Some(chosen) = NORMALISATIONS.into_iter().find(|one| method::key(*one) == key) else { return };
        state.act(Change::Normalise, |scenario| {
            scenario.normalise.method = chosen;
            // A z-score around 0 reads badly as points; T-scores are what schools and statistics offices print.
            (scenario.normalise.mean, scenario.normalise.sd) =
                if chosen == NormaliseMethod::ZScore { (50.0, 10.0) } else { (0.0, 1.0) };
            // Nothing can be measured to nobody: whoever is compared with serves until another is chosen.
            if chosen == NormaliseMethod::DistanceToReference && scenario.normalise.reference.is_none() {
                let first = state.opened.with_untracked(|opened| {
                    opened.as_ref().and_then(|opened| opened.dataset.entities.first().map(|one| one.id.clone()))
                });
                let compared = scenario.reference.clone().or(scenario.focus.clone());
                scenario.normalise.reference = compared.or(first);
            }
        });
        state.settle();
    });
    // Without goalposts or targets for every indicator these cannot be carried out.
    let usable = move |one: &NormaliseMethod| {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return false };
            let framework = &opened.dataset.framework;
            let mut all = (0..framework.n_indicators()).filter_map(|at| framework.indicator(at));
            match one {
                NormaliseMethod::Goalposts => all.all(|indicator| indicator.goalposts.is_some()),
                NormaliseMethod::DistanceToTarget => all.all(|indicator| indicator.target.is_some()),
                _ => true,
            }
        })
    };
    let groups = Signal::derive(move || {
        let now = now.get();
        let offered = NORMALISATIONS.into_iter().filter(|one| *one == now || usable(one));
        Group::runs(offered.map(|one| {
            let (group, name) = (method::normalise_group(lang, one), method::normalise(lang, one));
            (group.to_string(), method::key(one).to_string(), name.to_string())
        }))
    });
    let shown = Signal::derive(move || method::key(now.get()).to_string());
    let about = Signal::derive(move || method::normalise_about(lang, now.get()).to_string());
    let has_range = move || {
        matches!(
            now.get(),
            NormaliseMethod::MinMax
                | NormaliseMethod::Scaled
                | NormaliseMethod::Goalposts
                | NormaliseMethod::RatioToBase
        )
    };
    view! {
        <div class="method-step">
            <Choice id="method-normalise" label=text.normalise groups now=shown choose about />
            <Show when=has_range>
                <Range />
            </Show>
            <Show when=move || now.get() == NormaliseMethod::ZScore>
                <Spread />
            </Show>
            <Show when=move || now.get() == NormaliseMethod::DistanceToReference>
                <Reference />
            </Show>
        </div>
    }
}

#[component]
fn Range() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let end = move |at: usize| Signal::derive(move || state.scenario.with(|now| now.normalise.range.get(at).copied()));
    let take = move |at: usize| {
        Callback::new(move |value: Option<f64>| {
            let mut range = state.scenario.with_untracked(|now| now.normalise.range);
            let Some(value) = value else { return false };
            range[at] = value;
            let fits = range[0] < range[1];
            if fits {
                state.act(Change::Normalise, |scenario| scenario.normalise.range = range);
            }
            fits
        })
    };
    view! {
        <div class="row">
            <NumberField id="range-low" label=text.low now=end(0) take=take(0) />
            <NumberField id="range-high" label=text.high now=end(1) take=take(1) />
        </div>
    }
}

#[component]
fn Spread() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let mean = Callback::new(move |value: Option<f64>| {
        value.is_some_and(|value| {
            state.act(Change::Normalise, |scenario| scenario.normalise.mean = value);
            true
        })
    });
    let sd = Callback::new(move |value: Option<f64>| {
        value.filter(|value| *value > 0.0).is_some_and(|value| {
            state.act(Change::Normalise, |scenario| scenario.normalise.sd = value);
            true
        })
    });
    let now_mean = Signal::derive(move || state.scenario.with(|now| Some(now.normalise.mean)));
    let now_sd = Signal::derive(move || state.scenario.with(|now| Some(now.normalise.sd)));
    view! {
        <div class="row">
            <NumberField id="zscore-mean" label=text.mean now=now_mean take=mean />
            <NumberField id="zscore-sd" label=text.sd now=now_sd take=sd />
        </div>
    }
}

#[component]
fn Reference() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let groups = Signal::derive(move || {
        state.opened.with(|opened| {
            let entities = opened.as_ref().map(|opened| opened.dataset.entities.as_slice()).unwrap_or_default();
            let option = |one: &scoring::model::Entity| (one.id.clone(), text::name(lang, &one.name).to_string());
            Group::plain(entities.iter().map(option).collect())
        })
    });
    let now = Signal::derive(move || state.scenario.with(|now| now.normalise.reference.clone().unwrap_or_default()));
    let choose = Callback::new(move |id: String| {
        state.act(Change::Normalise, |scenario| scenario.normalise.reference = Some(id));
        state.settle();
    });
    view! { <Choice id="normalise-reference" label=text.reference groups now choose /> }
}
