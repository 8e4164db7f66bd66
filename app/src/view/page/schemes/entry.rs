//! The field where a figure that the data does not have is entered for one entity: points, an answer of a list, yes or no.

use leptos::prelude::*;
use scoring::scheme::{Item, Rule};

use crate::change::Change;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::{self, schemes as words};

/// What kind of answer an item takes.
#[derive(Clone, PartialEq)]
enum Answers {
    Number,
    /// Number and name of each answer.
    Choice(Vec<(f64, String)>),
}

/// Offered where the data has no figure, and where one was entered.
#[component]
pub fn EntryField(
    item: Item,
    /// A condition asks for a yes.
    asks_yes: bool,
    entity: Memo<usize>,
    has_figure: Signal<bool>,
) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let answers = answers(state, &item, asks_yes);
    let label = format!("{}: {}", text.enter, text::name(lang, &item.name));
    let item = StoredValue::new(item);
    let wrong = RwSignal::new(false);
    let id = move || state.opened.with(|opened| Some(opened.as_ref()?.dataset.entities.get(entity.get())?.id.clone()));
    let entered = Memo::new(move |_| {
        let id = id()?;
        item.with_value(|item| {
            state.scenario.with(|now| now.scheme.as_ref()?.entered.get(&item.code)?.get(&id).copied())
        })
    });
    let set = move |value: Option<f64>| {
        let Some(id) = untrack(id) else { return };
        let (code, name) = item.with_value(|item| (item.code.clone(), item.name.clone()));
        wrong.set(false);
        state.act(Change::SchemeEntry { item: name }, |scenario| {
            let Some(choice) = &mut scenario.scheme else { return };
            match value {
                Some(value) => drop(choice.entered.entry(code).or_default().insert(id, value)),
                None => {
                    if let Some(entries) = choice.entered.get_mut(&code) {
                        entries.remove(&id);
                        if entries.is_empty() {
                            choice.entered.remove(&code);
                        }
                    }
                }
            }
        });
        state.settle();
    };
    let type_in = move |event| {
        let typed = event_target_value(&event);
        let typed = typed.trim();
        match typed.parse::<f64>().ok().filter(|number| number.is_finite()) {
            _ if typed.is_empty() => set(None),
            Some(value) => set(Some(value)),
            None => wrong.set(true),
        }
    };
    let choose = move |event| set(event_target_value(&event).parse().ok());
    let value = move || entered.get().map(|value| value.to_string()).unwrap_or_default();
    let is_offered = move || !has_figure.get() || entered.get().is_some();
    view! {
        <Show when=is_offered>
            {match answers.clone() {
                Answers::Number => view! {
                    <input
                        class="input"
                        type="number"
                        step="any"
                        aria-label=label.clone()
                        aria-invalid=move || wrong.get().then_some("true")
                        prop:value=value
                        on:change=type_in
                    />
                    <Show when=move || wrong.get()><p class="answer wrong small" role="alert">{text.entered_wrong}</p></Show>
                }
                .into_any(),
                Answers::Choice(all) => view! {
                    <select class="select" aria-label=label.clone() prop:value=value on:change=choose>
                        <option value="">{text.nothing}</option>
                        {all.into_iter().map(|(number, name)| view! {
                            <option value=number.to_string() selected=move || entered.get() == Some(number)>{name}</option>
                        }).collect_view()}
                    </select>
                }
                .into_any(),
            }}
        </Show>
    }
}

/// Answers of a list where the item has one, yes and no where that is asked, else a number.
fn answers(state: AppState, item: &Item, asks_yes: bool) -> Answers {
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    match &item.rule {
        Rule::Levels(levels) => {
            let answer = |level: &scoring::scheme::Level| {
                (level.value, format!("{} ({})", text::name(lang, &level.name), plain(level.points)))
            };
            Answers::Choice(levels.iter().map(answer).collect())
        }
        _ if asks_yes => Answers::Choice(vec![(1.0, text.yes.into()), (0.0, text.no.into())]),
        _ => Answers::Number,
    }
}
