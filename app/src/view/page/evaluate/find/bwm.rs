//! Best–worst comparisons: the two ends, and how far each is from them.

use leptos::prelude::*;
use scoring::find::{Account, Told};
use scoring::weigh::ComparisonList;

use super::Finding;
use super::facts::named_members;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::weigh as words;

#[component]
pub fn BwmEditor() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let members = StoredValue::new(finding.draft.with_untracked(|draft| named_members(state, &draft.target)));
    let name = move |code: &Option<String>| {
        let Some(code) = code else { return String::new() };
        members
            .with_value(|members| members.iter().find(|(one, _)| one == code).map(|(_, name)| name.clone()))
            .unwrap_or_default()
    };
    let best = Memo::new(move |_| finding.draft.with(|draft| draft.end(ComparisonList::BestToOthers)));
    let worst = Memo::new(move |_| finding.draft.with(|draft| draft.end(ComparisonList::OthersToWorst)));
    let ratio = move || {
        finding.outcome.with(|outcome| {
            let account = outcome.as_ref()?.as_ref().ok()?.account.as_ref()?;
            Some(words::bwm_consistency(lang, ratio(account)?))
        })
    };
    // The list is drawn anew for other ends, and not for a number typed into it.
    let rows = move || {
        let (best, worst) = (best.get(), worst.get());
        let of_list = |list: ComparisonList| {
            let end = if list == ComparisonList::BestToOthers { &best } else { &worst };
            members
                .get_value()
                .into_iter()
                // The best against the worst stands in the first list.
                .filter(|(code, _)| Some(code) != end.as_ref())
                .filter(|(code, _)| list == ComparisonList::BestToOthers || Some(code) != best.as_ref())
                .map(|(code, other)| {
                    let label = match list {
                        ComparisonList::BestToOthers => words::best_over(lang, &name(&best), &other),
                        ComparisonList::OthersToWorst => words::best_over(lang, &other, &name(&worst)),
                    };
                    view! { <Comparison list code label /> }
                })
                .collect_view()
        };
        (of_list(ComparisonList::BestToOthers), of_list(ComparisonList::OthersToWorst))
    };
    view! {
        <fieldset class="judgements">
            <legend>{text.comparisons}</legend>
            <div class="row">
                <End list=ComparisonList::BestToOthers label=text.best now=best members />
                <End list=ComparisonList::OthersToWorst label=text.worst now=worst members />
            </div>
            <ul class="pair-list">{rows}</ul>
            <p role="status">{ratio}</p>
        </fieldset>
    }
}

/// Chooses the most or the least important.
#[component]
fn End(
    list: ComparisonList,
    label: &'static str,
    now: Memo<Option<String>>,
    members: StoredValue<Vec<(String, String)>>,
) -> impl IntoView {
    let finding = Finding::expect();
    let option = move |(code, name): (String, String)| {
        let value = code.clone();
        view! { <option value=value prop:selected=move || now.with(|now| now.as_ref() == Some(&code))>{name}</option> }
    };
    view! {
        <label class="field">
            {label}
            <select
                class="select"
                on:change=move |event| finding.edit(|draft| draft.choose_end(list, &event_target_value(&event)))
            >
                {members.get_value().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Comparison(list: ComparisonList, code: String, label: String) -> impl IntoView {
    let finding = Finding::expect();
    let code = StoredValue::new(code);
    let now = move || {
        finding.draft.with(|draft| {
            let map = match list {
                ComparisonList::BestToOthers => &draft.way.best_to_others,
                ComparisonList::OthersToWorst => &draft.way.others_to_worst,
            };
            code.with_value(|code| map.get(code).copied())
        })
    };
    let typed = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok().filter(|value| (1.0..=1e6).contains(value));
        if let Some(value) = value {
            code.with_value(|code| finding.edit(|draft| draft.compare(list, code, value)));
        }
    };
    view! {
        <li>
            <label class="field">
                {label}
                <input
                    class="input"
                    type="number"
                    min="1"
                    max="9"
                    step="1"
                    prop:value=move || now().map(plain).unwrap_or_default()
                    on:change=typed
                />
            </label>
        </li>
    }
}

fn ratio(account: &Account) -> Option<f64> {
    match &account.told {
        Told::Bwm(found) => Some(found.consistency_ratio),
        Told::Combined { parts, .. } => parts.iter().find_map(ratio),
        _ => None,
    }
}
