//! Settings of one indicator at a time: its function, denominator, scale, best interval or bands.

use leptos::prelude::*;
use scoring::scenario::{NormaliseMethod, OwnScale, Scenario, Transform, word};

use super::field::NumberField;
use crate::change::Change;
use crate::state::AppState;
use crate::text;
use crate::text::method::{self, NORMALISATIONS, labels};
use crate::text::number::plain;
use crate::view::part::choice::{Choice, Group};

#[component]
pub fn Indicators() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let Some(opened) = state.opened.get_untracked() else { return ().into_any() };
    let framework = &opened.dataset.framework;
    let nodes = framework.leaves().iter().map(|&leaf| framework.node(leaf));
    let all: Vec<(String, String)> =
        nodes.map(|node| (node.code.clone(), text::name(lang, &node.name).to_string())).collect();
    let code = RwSignal::new(all.first().map(|(code, _)| code.clone()).unwrap_or_default());
    let groups = Signal::derive(move || {
        let label = |(code, name): &(String, String)| {
            let is_own = state.scenario.with(|now| is_own(now, code));
            let name = if is_own { format!("{name} · {}", text.own_way) } else { name.clone() };
            (code.clone(), name)
        };
        Group::plain(all.iter().map(label).collect())
    });
    view! {
        <Choice id="own-indicator" label=text.indicator groups now=code choose=Callback::new(move |chosen| code.set(chosen)) />
        <div class="row">
            <TransformChoice code />
            <DenominatorChoice code />
            <ScaleChoice code />
        </div>
        <div class="row">
            <Ends code />
            <Bands code />
        </div>
    }
    .into_any()
}

fn is_own(scenario: &Scenario, code: &str) -> bool {
    scenario.normalise.indicators.contains_key(code)
        || scenario.treat.transforms.contains_key(code)
        || scenario.treat.denominators.contains_key(code)
}

/// Changes the indicator's own scale, and takes it away when nothing is left in it; false where it cannot be used.
fn edit(state: AppState, code: RwSignal<String>, write: impl FnOnce(&mut OwnScale)) -> bool {
    let code = code.get_untracked();
    let mut own = state.scenario.with_untracked(|now| now.normalise.indicators.get(&code).cloned().unwrap_or_default());
    write(&mut own);
    if !own.bad_numbers().is_empty() {
        return false;
    }
    state.act(Change::Indicator { code: code.clone() }, |scenario| {
        let scales = &mut scenario.normalise.indicators;
        if own == OwnScale::default() { drop(scales.remove(&code)) } else { drop(scales.insert(code, own)) }
    });
    state.settle();
    true
}

#[component]
fn TransformChoice(code: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let now = Memo::new(move |_| state.scenario.with(|now| now.treat.transforms.get(&code.get()).copied()));
    let groups = Signal::derive(move || {
        let mut options = vec![(String::new(), text.transform_none.to_string())];
        let own = now.get().filter(|one| !Transform::PLAIN.contains(one));
        let all = Transform::PLAIN.into_iter().chain(own);
        options.extend(all.map(|one| (word(one), method::transform(lang, one))));
        Group::plain(options)
    });
    let choose = Callback::new(move |key: String| {
        let code = code.get_untracked();
        let chosen = Transform::PLAIN.into_iter().find(|one| word(one) == key);
        state.act(Change::Indicator { code: code.clone() }, |scenario| match chosen {
            Some(transform) => drop(scenario.treat.transforms.insert(code, transform)),
            None => drop(scenario.treat.transforms.remove(&code)),
        });
        state.settle();
    });
    let shown = Signal::derive(move || now.get().map(word).unwrap_or_default());
    view! { <div><Choice id="own-transform" label=text.transform groups now=shown choose /></div> }
}

/// Shown only where the data has denominators.
#[component]
fn DenominatorChoice(code: RwSignal<String>) -> impl IntoView {
    /// Key of “as the framework says”; a code could be any other text.
    const SAME: &str = "\u{0}";
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let all = state
        .opened
        .with_untracked(|opened| opened.as_ref().map(|opened| opened.dataset.denominators.clone()).unwrap_or_default());
    if all.is_empty() {
        return ().into_any();
    }
    let mut options =
        vec![(SAME.to_string(), text.same.to_string()), (String::new(), text.denominator_none.to_string())];
    options.extend(all.into_iter().map(|one| (one.clone(), one)));
    let now = Signal::derive(move || {
        state.scenario.with(|now| now.treat.denominators.get(&code.get()).cloned().unwrap_or_else(|| SAME.into()))
    });
    let choose = Callback::new(move |key: String| {
        let code = code.get_untracked();
        state.act(Change::Indicator { code: code.clone() }, |scenario| match key.as_str() {
            SAME => drop(scenario.treat.denominators.remove(&code)),
            _ => drop(scenario.treat.denominators.insert(code, key)),
        });
        state.settle();
    });
    let groups = Signal::stored(Group::plain(options));
    view! { <div><Choice id="own-denominator" label=text.denominator groups now choose /></div> }.into_any()
}

#[component]
fn ScaleChoice(code: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let mut options = vec![(String::new(), text.same.to_string())];
    options.extend(NORMALISATIONS.map(|one| (method::key(one).to_string(), method::normalise(lang, one).to_string())));
    let own = move |read: fn(&OwnScale) -> Option<NormaliseMethod>| {
        state.scenario.with(|now| now.normalise.indicators.get(&code.get()).and_then(read))
    };
    let now = Signal::derive(move || own(|scale| scale.method).map(method::key).unwrap_or_default().to_string());
    let choose = Callback::new(move |key: String| {
        let chosen = NORMALISATIONS.into_iter().find(|one| method::key(*one) == key);
        edit(state, code, |scale| scale.method = chosen);
    });
    let groups = Signal::stored(Group::plain(options));
    view! { <div><Choice id="own-normalise" label=text.normalise groups now choose /></div> }
}

/// The ends of the indicator's scale and of its best interval. One end alone stands for both until the other is written.
#[component]
fn Ends(code: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let own = move |read: fn(&OwnScale) -> Option<f64>| {
        Signal::derive(move || state.scenario.with(|now| now.normalise.indicators.get(&code.get()).and_then(read)))
    };
    let general = state.scenario.with_untracked(|now| now.normalise.range);
    let range = move |at: usize| {
        Callback::new(move |value: Option<f64>| {
            edit(state, code, |scale| {
                scale.range = value.map(|value| {
                    let mut range = scale.range.unwrap_or(general);
                    range[at] = value;
                    range
                });
            })
        })
    };
    let best = move |at: usize| {
        Callback::new(move |value: Option<f64>| {
            edit(state, code, |scale| {
                scale.best = value.map(|value| {
                    let mut best = scale.best.unwrap_or([value; 2]);
                    best[at] = value;
                    best
                });
            })
        })
    };
    view! {
        <NumberField id="own-low" label=text.low now=own(|scale| scale.range.map(|[low, _]| low)) preset=plain(general[0]) take=range(0) />
        <NumberField id="own-high" label=text.high now=own(|scale| scale.range.map(|[_, high]| high)) preset=plain(general[1]) take=range(1) />
        <NumberField id="own-best-low" label=text.best_low now=own(|scale| scale.best.map(|[low, _]| low)) take=best(0) />
        <NumberField id="own-best-high" label=text.best_high now=own(|scale| scale.best.map(|[_, high]| high)) take=best(1) />
    }
}

/// Bands as text: `0:60, 10:80`.
#[component]
fn Bands(code: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let is_bad = RwSignal::new(false);
    let now = Memo::new(move |_| {
        let band = |[from, points]: &[f64; 2]| format!("{}:{}", plain(*from), plain(*points));
        let bands = state.scenario.with(|now| now.normalise.indicators.get(&code.get()).map(|own| own.bands.clone()));
        bands.unwrap_or_default().iter().map(band).collect::<Vec<_>>().join(", ")
    });
    let take = move |event| {
        let bands = parse(&event_target_value(&event));
        is_bad.set(!bands.is_some_and(|bands| edit(state, code, |scale| scale.bands = bands)));
    };
    view! {
        <div class="field grow">
            <label for="own-bands">{text.bands}</label>
            <input
                class="input"
                type="text"
                id="own-bands"
                aria-invalid=move || is_bad.get().to_string()
                aria-describedby="own-bands-message"
                prop:value=now
                on:change=take
            />
            <span class="small field-error" id="own-bands-message">{move || is_bad.get().then_some(text.bad_bands)}</span>
        </div>
    }
}

/// `None` for what is no list of bands; an empty text is none at all. Full-width signs are as good.
fn parse(text: &str) -> Option<Vec<[f64; 2]>> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let band = |part: &str| {
        let (from, points) = part.split_once([':', '：'])?;
        Some([number(from)?, number(points)?])
    };
    text.split([',', '，', ';', '；']).map(str::trim).filter(|part| !part.is_empty()).map(band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_read_as_people_write_them() {
        assert_eq!(parse("0:60, 10:80"), Some(vec![[0.0, 60.0], [10.0, 80.0]]));
        assert_eq!(parse("0：60，10.5：80；"), Some(vec![[0.0, 60.0], [10.5, 80.0]]));
        assert_eq!(parse(" "), Some(vec![]));
        assert_eq!(parse("0-60"), None);
        assert_eq!(parse("0:sixty"), None);
    }
}
