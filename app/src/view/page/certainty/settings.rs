//! What may be otherwise, how often it is drawn, and from which seed.

use leptos::prelude::*;
use scoring::scenario::{Certainty, LeaveOut, Mean, Missing, NormaliseMethod, WeightsVary};

use super::orders::Orders;
use crate::change::Change;
use crate::state::AppState;
use crate::text::number::exact;
use crate::text::{self, certainty::page as words, method};

/// Normalisations and aggregations offered beside the chosen one; others are reached through a scenario file.
const SCALES: [NormaliseMethod; 5] = [
    NormaliseMethod::MinMax,
    NormaliseMethod::ZScore,
    NormaliseMethod::Rank,
    NormaliseMethod::PercentileRank,
    NormaliseMethod::FractionOfMax,
];
const MEANS: [Mean; 4] = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Median];
const DRAWS: [u32; 4] = [1000, 10_000, 100_000, 1_000_000];
const ROWS: [u32; 4] = [128, 512, 2048, 4096];

/// Changes what is asked: one step of the history.
fn change(state: AppState, edit: impl FnOnce(&mut Certainty)) {
    state.act(Change::Certainty, |scenario| edit(&mut scenario.certainty));
    state.settle();
}

#[component]
pub fn Settings() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let is_around = move || state.scenario.with(|now| now.certainty.weights == WeightsVary::Around);
    let is_simplex = move || state.scenario.with(|now| now.certainty.weights == WeightsVary::Simplex);
    view! {
        <section class="card certainty-settings" data-edits="" aria-labelledby="certainty-settings">
            <div class="card-head">
                <h2 id="certainty-settings">{text.settings}</h2>
                <Presets />
            </div>
            <div class="row">
                <label class="field">
                    {text.weights}
                    <Choice
                        options=[WeightsVary::Around, WeightsVary::Simplex, WeightsVary::Fixed].map(|one| (one, words::weights_vary(lang, one).to_string())).to_vec()
                        read=|now| now.weights
                        write=|now, one| now.weights = one
                    />
                </label>
                <Show when=is_around>
                    <NumberField id="certainty-by" label=text.by range=[0.0, 100.0] read=|now| now.by * 100.0 write=|now, value| now.by = value / 100.0 />
                </Show>
                <NumberField id="certainty-error" label=text.error range=[0.0, 100.0] read=|now| now.error * 100.0 write=|now, value| now.error = value / 100.0 />
                <label class="field">
                    {text.leave_out}
                    <Choice
                        options=[LeaveOut::Nothing, LeaveOut::Indicators, LeaveOut::Pillars].map(|one| (one, words::leave_out(lang, one).to_string())).to_vec()
                        read=|now| now.leave_out
                        write=|now, one| now.leave_out = one
                    />
                </label>
            </div>
            <Show when=is_simplex>
                <Orders />
            </Show>
            <div class="row certainty-choices">
                <Ticks legend=text.normalise options=scales(state) read=|now| now.normalise.clone() write=|now, all| now.normalise = all />
                <Ticks legend=text.aggregate options=means(state) read=|now| now.aggregate.clone() write=|now, all| now.aggregate = all />
                <Ticks legend=text.missing options=fillings(state) read=|now| now.missing.clone() write=|now, all| now.missing = all />
                <fieldset class="choices">
                    <legend>{text.others}</legend>
                    <Tick label=text.imputation read=|now| now.imputation write=|now, is| now.imputation = is />
                    <Tick label=text.outliers read=|now| now.outliers write=|now, is| now.outliers = is />
                </fieldset>
            </div>
            <div class="row">
                <label class="field">
                    {text.draws}
                    <Choice
                        options=DRAWS.map(|n| (n, text::number::fixed(f64::from(n), 0))).to_vec()
                        read=|now| now.draws
                        write=|now, n| now.draws = n
                    />
                </label>
                <label class="field">
                    {text.rows}
                    <Choice
                        options=ROWS.map(|n| (n, text::number::fixed(f64::from(n), 0))).to_vec()
                        read=|now| now.rows
                        write=|now, n| now.rows = n
                    />
                </label>
                <NumberField id="certainty-seed" label=text.seed range=[0.0, 4_294_967_295.0] read=|now| f64::from(now.seed) write=|now, value| now.seed = value as u32 />
            </div>
        </section>
    }
}

/// Usual sets of what is open, draws and seed as they are.
#[component]
fn Presets() -> impl IntoView {
    let state = AppState::expect();
    let text = words::certainty(state.lang.get_untracked());
    let take = move |is_method: bool, is_everything: bool| {
        let other = |now: NormaliseMethod| match now {
            NormaliseMethod::Rank => NormaliseMethod::MinMax,
            _ => NormaliseMethod::Rank,
        };
        let own = state.scenario.with_untracked(|now| (now.normalise.method, now.aggregate.method));
        let mean = if own.1 == Mean::Geometric { Mean::Arithmetic } else { Mean::Geometric };
        change(state, |now| {
            *now = Certainty { draws: now.draws, rows: now.rows, seed: now.seed, ..Certainty::default() };
            if is_method {
                now.normalise = vec![other(own.0)];
                now.aggregate = vec![mean];
            }
            if is_everything {
                now.error = 0.05;
                now.outliers = true;
                now.imputation = true;
                now.leave_out = LeaveOut::Indicators;
            }
        });
    };
    view! {
        <div class="row" role="group" aria-label=text.presets>
            <button type="button" class="button" on:click=move |_| take(false, false)>{text.preset_weights}</button>
            <button type="button" class="button" on:click=move |_| take(true, false)>{text.preset_methods}</button>
            <button type="button" class="button" on:click=move |_| take(true, true)>{text.preset_all}</button>
        </div>
    }
}

/// One of several; a value that is not offered, from a scenario file, is listed as it is.
#[component]
fn Choice<T: Copy + PartialEq + std::fmt::Debug + Send + Sync + 'static>(
    options: Vec<(T, String)>,
    read: fn(&Certainty) -> T,
    write: fn(&mut Certainty, T),
) -> impl IntoView {
    let state = AppState::expect();
    let options = StoredValue::new(options);
    let choose = move |event| {
        let Ok(at) = event_target_value(&event).parse::<usize>() else { return };
        if let Some((one, _)) = options.with_value(|options| options.get(at).cloned()) {
            change(state, |now| write(now, one));
        }
    };
    let list = move || {
        let now = state.scenario.with(|now| read(&now.certainty));
        let is_offered = options.with_value(|options| options.iter().any(|(one, _)| *one == now));
        let other = (!is_offered).then(|| view! { <option selected=true>{format!("{now:?}")}</option> });
        let option = |(at, (one, label)): (usize, (T, String))| {
            view! { <option value=at.to_string() selected=one == now>{label}</option> }
        };
        view! { {options.get_value().into_iter().enumerate().map(option).collect_view()} {other} }
    };
    view! { <select class="select" on:change=choose>{list}</select> }
}

/// A number typed in, told when it cannot be used; what was there stays.
#[component]
fn NumberField(
    id: &'static str,
    label: &'static str,
    range: [f64; 2],
    read: fn(&Certainty) -> f64,
    write: fn(&mut Certainty, f64),
) -> impl IntoView {
    let state = AppState::expect();
    let text = words::certainty(state.lang.get_untracked());
    let is_refused = RwSignal::new(false);
    let now = Memo::new(move |_| {
        // Per cent of a share have more digits than anybody wrote.
        let value = state.scenario.with(|now| read(&now.certainty));
        (value * 1e6).round() / 1e6
    });
    let take = move |written: String| match written.trim().parse::<f64>() {
        Ok(value) if (range[0]..=range[1]).contains(&value) => {
            is_refused.set(false);
            if value != now.get_untracked() {
                change(state, |now| write(now, value));
            }
        }
        _ => is_refused.set(true),
    };
    let message = format!("{id}-message");
    view! {
        <label class="field">
            {label}
            <input
                class="input"
                type="number"
                step="any"
                min=range[0]
                max=range[1]
                aria-invalid=move || is_refused.get().to_string()
                aria-describedby=message.clone()
                prop:value=move || exact(now.get())
                on:change=move |event| take(event_target_value(&event))
            />
            <span class="small field-error" id=message>
                {move || is_refused.get().then(|| format!("{}{} – {}", text.not_in_range, range[0], range[1]))}
            </span>
        </label>
    }
}

/// Any of several, each tried beside the chosen one.
#[component]
fn Ticks<T: Clone + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    options: Signal<Vec<(T, String)>>,
    read: fn(&Certainty) -> Vec<T>,
    write: fn(&mut Certainty, Vec<T>),
) -> impl IntoView {
    let state = AppState::expect();
    let toggle = move |one: T| {
        change(state, |now| {
            let mut all = read(now);
            match all.iter().position(|other| *other == one) {
                Some(at) => drop(all.remove(at)),
                None => all.push(one),
            }
            write(now, all);
        });
    };
    // Built anew only when what is offered changes: a box that is ticked keeps the focus.
    let options = Memo::new(move |_| options.get());
    let boxes = move || {
        let tick = |(one, label): (T, String)| {
            let own = one.clone();
            let is_on = move || state.scenario.with(|now| read(&now.certainty).contains(&own));
            view! {
                <label class="choice">
                    <input type="checkbox" prop:checked=is_on on:change=move |_| toggle(one.clone()) />
                    {label}
                </label>
            }
        };
        options.get().into_iter().map(tick).collect_view()
    };
    view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            {boxes}
        </fieldset>
    }
}

#[component]
fn Tick(label: &'static str, read: fn(&Certainty) -> bool, write: fn(&mut Certainty, bool)) -> impl IntoView {
    let state = AppState::expect();
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || state.scenario.with(|now| read(&now.certainty))
                on:change=move |event| {
                    let is_on = event_target_checked(&event);
                    change(state, |now| write(now, is_on));
                }
            />
            {label}
        </label>
    }
}

/// Everything offered but what is chosen already.
fn scales(state: AppState) -> Signal<Vec<(NormaliseMethod, String)>> {
    let lang = state.lang.get_untracked();
    Signal::derive(move || {
        let now = state.scenario.with(|now| now.normalise.method);
        let others = SCALES.into_iter().filter(|one| *one != now);
        others.map(|one| (one, method::normalise(lang, one).to_string())).collect()
    })
}

fn means(state: AppState) -> Signal<Vec<(Mean, String)>> {
    let lang = state.lang.get_untracked();
    Signal::derive(move || {
        let now = state.scenario.with(|now| now.aggregate.levels.is_empty().then_some(now.aggregate.method));
        let others = MEANS.into_iter().filter(|one| Some(*one) != now);
        others.map(|one| (one, method::mean(lang, one).to_string())).collect()
    })
}

fn fillings(state: AppState) -> Signal<Vec<(Missing, String)>> {
    Signal::derive(move || {
        let (lang, now) = (state.lang.get(), state.scenario.with(|now| now.treat.missing.clone()));
        let others = [Missing::AsFound, Missing::Mean, Missing::Median].into_iter().filter(|one| *one != now);
        others.map(|one| (one.clone(), method::missing(lang, &one, ""))).collect()
    })
}
