//! How scores are made: normalisation, aggregation, what becomes of missing values.

use leptos::prelude::*;
use scoring::scenario::{Mean, Missing, NormaliseMethod};

use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, evaluate as words, method};

/// The aggregations offered for all levels at once.
const MEANS: [Mean; 3] = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic];

#[component]
pub fn MethodBar() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    view! {
        <section class="card method-bar" aria-label=text.method>
            <div class="row">
                <label class="field">
                    {text.normalise}
                    <NormaliseSelect />
                </label>
                <label class="field">
                    {text.aggregate}
                    <AggregateSelect />
                </label>
                <label class="field">
                    {text.missing}
                    <MissingSelect />
                </label>
            </div>
            <p class="small muted">{move || state.scenario.with(|now| method::about(state.lang.get(), now))}</p>
        </section>
    }
}

#[component]
fn NormaliseSelect() -> impl IntoView {
    let state = AppState::expect();
    let choose = move |event| {
        let value = event_target_value(&event);
        let Some(chosen) = method::OFFERED.into_iter().find(|one| method::key(*one) == value) else { return };
        state.act(Change::Method, |scenario| {
            scenario.normalise.method = chosen;
            // A z-score around 0 reads badly as points; T-scores are what schools and statistics offices print.
            (scenario.normalise.mean, scenario.normalise.sd) =
                if chosen == NormaliseMethod::ZScore { (50.0, 10.0) } else { (0.0, 1.0) };
        });
        state.settle();
    };
    let has_goalposts = move || {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return false };
            let framework = &opened.dataset.framework;
            (0..framework.n_indicators()).all(|at| framework.indicator(at).is_some_and(|one| one.goalposts.is_some()))
        })
    };
    view! {
        <select class="select" on:change=choose>
            {move || {
                let (lang, now) = (state.lang.get(), state.scenario.with(|now| now.normalise.method));
                method::OFFERED
                    .into_iter()
                    .filter(|one| *one != NormaliseMethod::Goalposts || has_goalposts() || now == *one)
                    .map(|one| view! {
                        <option value=method::key(one) selected=one == now>{method::normalise(lang, one)}</option>
                    })
                    .collect_view()
            }}
        </select>
    }
}

#[component]
fn AggregateSelect() -> impl IntoView {
    let state = AppState::expect();
    let choose = move |event| {
        let value = event_target_value(&event);
        let Some(chosen) = MEANS.into_iter().find(|one| method::mean_key(*one) == value) else {
            // The dataset's own choice by level.
            let Some(opened) = state.opened.get_untracked() else { return };
            state.act(Change::Method, |scenario| {
                scenario.aggregate.method = opened.official.aggregate.method;
                scenario.aggregate.levels = opened.official.aggregate.levels.clone();
            });
            state.settle();
            return;
        };
        state.act(Change::Method, |scenario| {
            scenario.aggregate.method = chosen;
            scenario.aggregate.levels.clear();
            scenario.normalise.range = range_for(chosen, scenario.normalise.range);
        });
        state.settle();
    };
    let official_levels = move || {
        state.opened.with(|opened| opened.as_ref().is_some_and(|opened| !opened.official.aggregate.levels.is_empty()))
    };
    view! {
        <select class="select" on:change=choose>
            {move || {
                let lang = state.lang.get();
                let (now, by_level) = state.scenario.with(|now| (now.aggregate.method, !now.aggregate.levels.is_empty()));
                let means = MEANS.map(|one| view! {
                    <option value=method::mean_key(one) selected=!by_level && one == now>{method::mean(lang, one)}</option>
                });
                let levels = official_levels().then(|| view! {
                    <option value="levels" selected=by_level>{words::evaluate(lang).levels_differ}</option>
                });
                view! { {means.collect_view()} {levels} }
            }}
        </select>
    }
}

#[component]
fn MissingSelect() -> impl IntoView {
    let state = AppState::expect();
    let choices = move || {
        let groups =
            state.opened.with(|opened| opened.as_ref().map(|opened| opened.dataset.groups.clone()).unwrap_or_default());
        let (lang, text) = (state.lang.get(), words::evaluate(state.lang.get()));
        let mut choices = vec![
            (Missing::AsFound, text.missing_none.to_string()),
            (Missing::Mean, text.missing_mean.to_string()),
            (Missing::Median, text.missing_median.to_string()),
        ];
        for group in groups {
            let name = text::name(lang, &group.name);
            let code = group.code.clone();
            choices.push((Missing::GroupMean { group: code.clone() }, format!("{}：{name}", text.missing_group_mean)));
            choices.push((Missing::GroupMedian { group: code }, format!("{}：{name}", text.missing_group_median)));
        }
        choices
    };
    let choose = move |event| {
        let Ok(at) = event_target_value(&event).parse::<usize>() else { return };
        let Some((chosen, _)) = choices().into_iter().nth(at) else { return };
        state.act(Change::Missing, |scenario| scenario.treat.missing = chosen);
        state.settle();
    };
    view! {
        <select class="select" on:change=choose>
            {move || {
                let now = state.scenario.with(|now| now.treat.missing.clone());
                choices()
                    .into_iter()
                    .enumerate()
                    .map(|(at, (one, label))| view! { <option value=at.to_string() selected=one == now>{label}</option> })
                    .collect_view()
            }}
        </select>
    }
}

/// Geometric and harmonic means know no zero: a scale from 0 to 100 becomes one from 1 to 100, as is usual, and goes back with the
/// arithmetic mean. The sentence below the choices states the scale.
fn range_for(mean: Mean, range: [f64; 2]) -> [f64; 2] {
    match (mean, range) {
        (Mean::Geometric | Mean::Harmonic, [0.0, 100.0]) => [1.0, 100.0],
        (Mean::Arithmetic, [1.0, 100.0]) => [0.0, 100.0],
        (_, range) => range,
    }
}
