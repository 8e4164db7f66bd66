//! Which indicator of the dataset stands for which item of the scheme: proposed, and corrected by the person.

use leptos::prelude::*;
use scoring::scenario::Mapped;
use scoring::scheme::{Item, Scheme};

use super::apply::Outcome;
use crate::change::Change;
use crate::state::{AppState, Shared};
use crate::text::{self, schemes as words};
use crate::view::part::heads::heads;

#[component]
pub fn Mapping(
    scheme: Shared<Scheme>,
    outcome: Memo<Outcome>,
    on_propose: Callback<()>,
    on_stop: Callback<()>,
) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let fault = RwSignal::new(false);
    let indicators = StoredValue::new(indicators(state));
    let rows = scheme.items.iter().enumerate();
    let rows = rows.map(|(at, item)| view! { <Row at item=item.clone() indicators outcome fault /> }).collect_view();
    let sentence = {
        let scheme = scheme.clone();
        move || {
            let is_mapped = |code: &String| {
                state.scenario.with(|now| {
                    now.scheme.as_ref().is_some_and(|choice| {
                        let entered = choice.entered.get(code).is_some_and(|entries| !entries.is_empty());
                        choice.map.contains_key(code) || entered
                    })
                })
            };
            let (there, missing): (Vec<&Item>, Vec<&Item>) =
                scheme.items.iter().partition(|item| is_mapped(&item.code));
            let names: Vec<&str> = missing.iter().map(|item| text::name(lang, &item.name)).collect();
            let covered = outcome.with(|outcome| outcome.as_ref()?.as_ref().ok()?.covered);
            let first = words::coverage(lang, there.len(), scheme.items.len(), covered);
            let second = (!names.is_empty()).then(|| words::missing(lang, &names));
            (first, second)
        }
    };
    let covered = {
        let sentence = sentence.clone();
        move || sentence().0
    };
    let missing = move || sentence().1;
    view! {
        <section class="card" data-edits="" aria-labelledby="scheme-mapping">
            <div class="card-head">
                <h2 id="scheme-mapping" tabindex="-1">{text.mapping}</h2>
                <span class="row">
                    <button type="button" class="button" on:click=move |_| on_propose.run(())>{text.propose_again}</button>
                    <button type="button" class="button" on:click=move |_| on_stop.run(())>{text.stop}</button>
                </span>
            </div>
            <p class="small muted">{text.mapping_hint}</p>
            <p role="status">{covered}</p>
            <p class="small muted">{missing}</p>
            <Show when=move || fault.get()>
                <p class="answer wrong small" role="alert">{text.factor_wrong}</p>
            </Show>
            <div class="table-scroll tall" tabindex="0" role="group" aria-labelledby="scheme-mapping">
                <table class="mapping">
                    {heads(&[(text.item, false), (text.stands_for, false), (text.factor, true), (text.how, false)])}
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(
    at: usize,
    item: Item,
    indicators: StoredValue<Vec<(String, String)>>,
    outcome: Memo<Outcome>,
    fault: RwSignal<bool>,
) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let name = text::name(lang, &item.name).to_string();
    let unit = item.unit.clone();
    let item = StoredValue::new(item);
    let mapped = Memo::new(move |_| {
        item.with_value(|item| state.scenario.with(|now| now.scheme.as_ref()?.map.get(&item.code).cloned()))
    });
    let code = move || mapped.with(|mapped| mapped.as_ref().map(|mapped| mapped.code.clone()).unwrap_or_default());
    let times = move || mapped.with(|mapped| mapped.as_ref().map_or_else(String::new, |it| it.times.to_string()));
    let set = move |mapped: Option<Mapped>| {
        let (code, name) = item.with_value(|item| (item.code.clone(), item.name.clone()));
        fault.set(false);
        state.act(Change::SchemeMap { item: name }, |scenario| {
            let Some(choice) = &mut scenario.scheme else { return };
            match mapped {
                Some(mapped) => drop(choice.map.insert(code, mapped)),
                None => drop(choice.map.remove(&code)),
            }
        });
        state.settle();
    };
    let choose = move |event| {
        let code = event_target_value(&event);
        if code.is_empty() {
            return set(None);
        }
        let times = item.with_value(|item| factor(state, &code, item));
        set(Some(Mapped { code, times }));
    };
    let scale = move |event| {
        let number = event_target_value(&event).trim().parse::<f64>().ok();
        match number.filter(|number| number.is_finite() && *number > 0.0) {
            Some(times) => set(Some(Mapped { code: code(), times })),
            None => fault.set(true),
        }
    };
    // Only what has figures counts: an indicator may be empty in this period.
    let state_of = move || {
        let is_there = outcome.with(|outcome| {
            let column = outcome.as_ref()?.as_ref().ok()?.columns.get(at)?;
            Some(column.present().next().is_some())
        });
        let is_chosen = mapped.with(Option::is_some);
        match (is_there, is_chosen) {
            (Some(true), true) => "✓",
            (Some(true), false) => text.by_hand,
            _ => text.not_there,
        }
    };
    let options = move || {
        let now = code();
        indicators.with_value(|all| {
            let option = |(code, name): &(String, String)| {
                view! { <option value=code.clone() selected=*code == now>{name.clone()}</option> }
            };
            all.iter().map(option).collect_view()
        })
    };
    let (select_label, factor_label) = (format!("{}: {name}", text.stands_for), format!("{}: {name}", text.factor));
    view! {
        <tr>
            <th scope="row">{name} " " <small class="muted">{unit}</small></th>
            <td>
                <select class="select" aria-label=select_label on:change=choose>
                    <option value="" selected=move || mapped.with(Option::is_none)>{text.no_indicator}</option>
                    {options}
                </select>
            </td>
            <td class="number">
                <Show when=move || mapped.with(Option::is_some)>
                    <input
                        class="input"
                        type="number"
                        step="any"
                        min="0"
                        aria-label=factor_label.clone()
                        prop:value=times
                        on:change=scale
                    />
                </Show>
            </td>
            <td>{state_of}</td>
        </tr>
    }
}

/// Every indicator of the dataset: code, and name with unit.
fn indicators(state: AppState) -> Vec<(String, String)> {
    let lang = state.lang.get_untracked();
    state.opened.with_untracked(|opened| {
        let Some(opened) = opened else { return Vec::new() };
        let framework = &opened.dataset.framework;
        let named = |(column, &leaf): (usize, &scoring::model::NodeId)| {
            let node = framework.node(leaf);
            let unit = framework.indicator(column).map(|one| one.unit.as_str()).unwrap_or_default();
            let name = text::name(lang, &node.name);
            let name = if unit.is_empty() { name.to_string() } else { format!("{name} ({unit})") };
            (node.code.clone(), name)
        };
        framework.leaves().iter().enumerate().map(named).collect()
    })
}

/// From the indicator's unit to the item's where both are known, else 1 for the person to change.
fn factor(state: AppState, code: &str, item: &Item) -> f64 {
    state.opened.with_untracked(|opened| {
        let framework = opened.as_ref().map(|opened| &opened.dataset.framework);
        let node = framework.and_then(|framework| Some(framework.node(framework.find(code)?)));
        let unit = node.and_then(|node| node.leaf.as_ref()).map(|(_, one)| one.unit.as_str()).unwrap_or_default();
        scoring::intake::conversion_factor(unit, &item.unit).unwrap_or(1.0)
    })
}
