//! What is done to figures before they are scaled: gaps and outliers.

use leptos::prelude::*;
use scoring::scenario::{Among, Bend, Middle, Missing, Outliers, Tame, word};

use super::field::NumberField;
use crate::change::Change;
use crate::state::AppState;
use crate::text;
use crate::text::method::{self, labels};
use crate::view::part::choice::{Choice, Group};

#[component]
pub fn MissingChoice() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let choices = Memo::new(move |_| {
        let lang = state.lang.get();
        let mut choices = vec![Missing::AsFound, Missing::Mean, Missing::Median];
        let groups =
            state.opened.with(|opened| opened.as_ref().map(|opened| opened.dataset.groups.clone()).unwrap_or_default());
        for group in &groups {
            choices.push(Missing::GroupMean { group: group.code.clone() });
            choices.push(Missing::GroupMedian { group: group.code.clone() });
        }
        if state.has_several_periods() {
            choices.extend([Missing::PanelLinear, Missing::PanelLatest]);
        }
        choices.push(Missing::Regression);
        for among in [Among::All, Among::Siblings] {
            choices.extend([Middle::Mean, Middle::Median].map(|middle| Missing::Row { middle, among }));
        }
        let now = state.scenario.with(|now| now.treat.missing.clone());
        if !choices.contains(&now) {
            choices.push(now);
        }
        let named = |missing: Missing| {
            let code = missing.group().unwrap_or_default();
            let group = groups.iter().find(|group| group.code == code).map(|group| text::name(lang, &group.name));
            let label = method::missing(lang, &missing, group.unwrap_or(code));
            (missing, label)
        };
        choices.into_iter().map(named).collect::<Vec<_>>()
    });
    let groups = Signal::derive(move || {
        Group::plain(choices.get().into_iter().map(|(missing, label)| (word(&missing), label)).collect())
    });
    let choose = Callback::new(move |chosen: String| {
        let found = choices.with_untracked(|choices| choices.iter().find(|(one, _)| word(one) == chosen).cloned());
        let Some((missing, _)) = found else { return };
        state.act(Change::Missing, |scenario| scenario.treat.missing = missing);
        state.settle();
    });
    let now = Signal::derive(move || state.scenario.with(|now| word(&now.treat.missing)));
    let about = Signal::derive(move || {
        state.scenario.with(|now| method::missing_about(state.lang.get(), &now.treat.missing).to_string())
    });
    view! {
        <div class="method-step">
            <Choice id="method-missing" label=text.missing groups now choose about />
        </div>
    }
}

/// What is offered: the parts that a choice stands for are changed by the fields below it.
const OUTLIERS: [(&str, Outliers); 7] = [
    ("none", Outliers::None),
    ("coinr", Outliers::Coinr),
    ("winsorise", tame(5, Bend::None)),
    ("winsorise-log", tame(5, Bend::Log)),
    ("log", tame(0, Bend::Log)),
    ("winsorise-boxcox", tame(5, Bend::BoxCox)),
    ("boxcox", tame(0, Bend::BoxCox)),
];

const fn tame(winsorise: usize, then: Bend) -> Outliers {
    Outliers::Tame(Tame { winsorise, then, skewness: 2.0, kurtosis: 3.5, lambda: None })
}

fn outlier_key(of: Outliers) -> &'static str {
    match (of, of.tame().map(|tame| (tame.winsorise > 0, tame.then))) {
        (Outliers::Coinr, _) => "coinr",
        (_, None) => "none",
        (_, Some((_, Bend::None))) => "winsorise",
        (_, Some((true, Bend::Log))) => "winsorise-log",
        (_, Some((false, Bend::Log))) => "log",
        (_, Some((true, Bend::BoxCox))) => "winsorise-boxcox",
        (_, Some((false, Bend::BoxCox))) => "boxcox",
    }
}

#[component]
pub fn OutlierChoice() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let now = Memo::new(move |_| state.scenario.with(|now| now.treat.outliers));
    let groups = Signal::stored(Group::plain(
        OUTLIERS.map(|(key, of)| (key.to_string(), method::outliers(lang, of).to_string())).to_vec(),
    ));
    let choose = Callback::new(move |chosen: String| {
        let Some((_, of)) = OUTLIERS.into_iter().find(|(key, _)| *key == chosen) else { return };
        state.act(Change::Treatment, |scenario| scenario.treat.outliers = of);
        state.settle();
    });
    let parts = Memo::new(move |_| match now.get() {
        Outliers::Tame(tame) => Some(tame),
        Outliers::None | Outliers::Coinr => None,
    });
    let about = Signal::derive(move || method::outliers_about(lang, now.get()).to_string());
    let shown = Signal::derive(move || outlier_key(now.get()).to_string());
    // What the fields take goes into the parts that are there.
    let set = move |edit: &dyn Fn(&mut Tame)| {
        let Outliers::Tame(mut tame) = now.get_untracked() else { return false };
        edit(&mut tame);
        let fits = tame.bad_numbers().is_empty();
        if fits {
            state.act(Change::Treatment, |scenario| scenario.treat.outliers = Outliers::Tame(tame));
        }
        fits
    };
    let points = Callback::new(move |value: Option<f64>| {
        value
            .filter(|value| (0.0..=1e6).contains(value) && value.fract() == 0.0)
            .is_some_and(|value| set(&|tame| tame.winsorise = value as usize))
    });
    let skewness = Callback::new(move |value: Option<f64>| set(&|tame| tame.skewness = value.unwrap_or(2.0)));
    let kurtosis = Callback::new(move |value: Option<f64>| set(&|tame| tame.kurtosis = value.unwrap_or(3.5)));
    let lambda = Callback::new(move |value: Option<f64>| set(&|tame| tame.lambda = value));
    let part = move |read: fn(Tame) -> Option<f64>| Signal::derive(move || parts.get().and_then(read));
    view! {
        <div class="method-step">
            <Choice id="method-outliers" label=text.outliers groups now=shown choose about />
            <Show when=move || parts.get().is_some()>
                <div class="row">
                    <NumberField id="outliers-points" label=text.winsorise now=part(|tame| Some(tame.winsorise as f64)) take=points />
                    <NumberField id="outliers-skewness" label=text.skewness now=part(|tame| Some(tame.skewness)) take=skewness />
                    <NumberField id="outliers-kurtosis" label=text.kurtosis now=part(|tame| Some(tame.kurtosis)) take=kurtosis />
                    <Show when=move || parts.get().is_some_and(|tame| tame.then == Bend::BoxCox)>
                        <NumberField id="outliers-lambda" label=text.box_cox now=part(|tame| tame.lambda) take=lambda />
                    </Show>
                </div>
            </Show>
        </div>
    }
}
