//! Says by the weight tree how the weights came about, and which groups a method could not weigh.

use leptos::prelude::*;
use scoring::find::{Account, Told};
use scoring::model::Framework;
use scoring::scenario::{Scenario, Weigh, WeighMethod, WeighScope};

use super::preview::left_official;
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::{self, number::fixed, weigh as words};

#[component]
pub fn Origin() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    // A drag moves the scenario, and the words stay the same.
    let sentence = Memo::new(move |_| {
        state.opened.with(|opened| {
            let opened = opened.as_ref()?;
            state.scenario.with(|scenario| sentence(state, lang, &opened.dataset.framework, scenario))
        })
    });
    let left = Memo::new(move |_| {
        let prepared = state.derived.prepared.get().and_then(Result::ok);
        let found = state.derived.found.get().and_then(Result::ok);
        prepared.zip(found).map(|(prepared, found)| left_official(lang, &prepared, &found)).unwrap_or_default()
    });
    view! {
        {move || sentence.get().map(|sentence| view! { <p class="small muted">{sentence}</p> })}
        {move || {
            let left = left.get();
            (!left.is_empty()).then(|| view! {
                <div class="callout warning">
                    {left.into_iter().map(|line| view! { <p class="small">{line}</p> }).collect_view()}
                </div>
            })
        }}
    }
}

/// Nothing while all weights are the framework's own.
fn sentence(state: AppState, lang: Lang, framework: &Framework, scenario: &Scenario) -> Option<String> {
    let weigh = &scenario.weigh;
    if weigh.is_official() {
        return None;
    }
    let text = words::weigh(lang);
    let mut parts = Vec::new();
    if weigh.method != WeighMethod::Official {
        let whole = if weigh.scope == WeighScope::Siblings { text.target_tree } else { text.target_indicators };
        parts.push(words::origin_part(lang, whole, &method(lang, weigh, None)));
    }
    for (code, way) in &weigh.at {
        let Some(id) = framework.find(code) else { continue };
        let account = state.derived.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            let group = found.groups.iter().find(|group| group.parent == id && group.scope == WeighScope::Siblings);
            group.and_then(|group| group.result.as_ref().ok().cloned())
        });
        let below = words::below(lang, text::name(lang, &framework.node(id).name), id == framework.root());
        parts.push(words::origin_part(lang, &below, &method(lang, way, account.as_ref())));
    }
    let held = std::iter::once(weigh).chain(weigh.at.values()).flat_map(|way| way.held.clone()).collect();
    parts.extend(words::held(lang, framework, &held));
    Some(words::origin(lang, &parts, scenario.weights.len()))
}

/// The method's name; for judgements with how well they agree, for a combination with its parts.
fn method(lang: Lang, way: &Weigh, account: Option<&Account>) -> String {
    let name = words::method::name(lang, way.method);
    let ratio = match account.map(|account| &account.told) {
        Some(Told::Ahp { pooled, .. }) => pooled.consistency_ratio,
        _ => None,
    };
    if let Some(ratio) = ratio {
        return format!("{name} CR {}", fixed(ratio, 3));
    }
    if way.method != WeighMethod::Combined {
        return name.into();
    }
    let parts: Vec<&str> = way.parts.iter().map(|part| words::method::name(lang, part.method)).collect();
    format!("{name} {}", parts.join(" + "))
}
