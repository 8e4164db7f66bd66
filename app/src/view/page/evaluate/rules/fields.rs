//! Fields and answers that the rules' forms share.

use leptos::prelude::*;
use scoring::model::Column;

use crate::browser::page;
use crate::state::AppState;
use crate::text::{self, rules as words};
use crate::view::part::choice::{Choice, ChoiceOf, Group};

/// A number in a field of text: a field of numbers would give `0.` back as `0` while 0.6 is being typed.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// What was entered cannot be used.
    #[prop(into)]
    wrong: Signal<bool>,
    #[prop(optional)] placeholder: &'static str,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                class="input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

#[component]
pub fn NoteField(value: RwSignal<String>) -> impl IntoView {
    let text = words::rules(AppState::expect().lang.get_untracked());
    view! {
        <label class="field grow">
            <span>{text.note}</span>
            <input
                class="input"
                type="text"
                placeholder=text.note_hint
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

/// One of the framework's indicators, by code.
#[component]
pub fn IndicatorSelect(code: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let indicators = state.opened.with_untracked(|opened| {
        let Some(opened) = opened else { return Vec::new() };
        let framework = &opened.dataset.framework;
        let named = |&leaf| {
            let node = framework.node(leaf);
            (node.code.clone(), text::name(lang, &node.name).to_string())
        };
        framework.leaves().iter().map(named).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |chosen| code.set(chosen));
    view! {
        <div class="grow">
            <Choice label=words::rules(lang).indicator groups=Signal::stored(Group::plain(indicators)) now=code choose />
        </div>
    }
}

/// One of several choices by its place in the list.
#[component]
pub fn PlaceChoice(#[prop(into)] label: String, options: Vec<String>, chosen: RwSignal<usize>) -> impl IntoView {
    let options = options.into_iter().enumerate().collect();
    view! { <ChoiceOf label options now=move || chosen.get() choose=move |at| chosen.set(at) /> }
}

/// What came of the last action of a form: nothing yet, done, or why not.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Told {
    #[default]
    Nothing,
    Done(&'static str),
    Wrong(&'static str),
}

impl Told {
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Wrong(_))
    }
}

/// Says it where it is seen, and aloud.
#[component]
pub fn Answer(told: RwSignal<Told>) -> impl IntoView {
    view! {
        <p class="answer small" role="status">
            {move || match told.get() {
                Told::Done(sentence) => sentence,
                Told::Nothing | Told::Wrong(_) => "",
            }}
        </p>
        {move || match told.get() {
            Told::Wrong(sentence) => Some(view! { <p class="answer wrong small" role="alert">{sentence}</p> }),
            Told::Nothing | Told::Done(_) => None,
        }}
    }
}

/// What is in force, each with the buttons to change it and to take it away.
#[component]
pub fn Entries(
    entries: Signal<Vec<String>>,
    on_edit: Option<Callback<usize>>,
    on_remove: Callback<usize>,
    /// Where focus goes when the entry under it is gone.
    home: &'static str,
) -> impl IntoView {
    let text = words::rules(AppState::expect().lang.get_untracked());
    let remove = move |at: usize| {
        on_remove.run(at);
        request_animation_frame(move || page::focus(home));
    };
    view! {
        <Show when=move || !entries.with(Vec::is_empty) fallback=move || view! { <p class="muted small">{text.none}</p> }>
            <ul class="rule-list">
                {move || entries.get().into_iter().enumerate().map(|(at, sentence)| {
                    let named = |verb: &str| format!("{verb} {sentence}");
                    let (edit_label, remove_label) = (named(text.edit), named(text.remove));
                    view! {
                        <li>
                            <span>{sentence.clone()}</span>
                            <span class="row">
                                {on_edit.map(|edit| view! {
                                    <button type="button" class="button" aria-label=edit_label on:click=move |_| edit.run(at)>
                                        {text.edit}
                                    </button>
                                })}
                                <button type="button" class="button" aria-label=remove_label on:click=move |_| remove(at)>
                                    {text.remove}
                                </button>
                            </span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </Show>
    }
}

/// A finite number, as people here type it: full-width digits and signs too, and commas between thousands.
pub fn number(text: &str) -> Option<f64> {
    let narrow = |letter: char| match letter {
        '０'..='９' | '．' | '－' | '＋' => char::from_u32(u32::from(letter) - 0xFEE0),
        '−' => Some('-'),
        ',' | '，' => None,
        letter if letter.is_whitespace() => None,
        letter => Some(letter),
    };
    text.chars().filter_map(narrow).collect::<String>().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Nothing, or a finite number of 0 or more; `Err` for anything else.
pub fn limit(text: &str) -> Result<Option<f64>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    number(text).filter(|number| *number >= 0.0).map(Some).ok_or(())
}

/// The number as a field has it.
pub fn entered(number: Option<f64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The indicator's figures as loaded, of the period on screen, those of parks that take part in the ranking.
pub fn figures(state: AppState, code: &str) -> Vec<Option<f64>> {
    let Some(Ok(prepared)) = state.derived.prepared.get() else { return Vec::new() };
    let dataset = &prepared.opened.dataset;
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref());
    let panel = dataset.panels.get(prepared.panel);
    let column: Option<&Column> = leaf.and_then(|(column, _)| panel?.columns.get(*column));
    let Some(column) = column else { return Vec::new() };
    let kept = prepared.included.iter().enumerate().filter(|(_, included)| **included);
    kept.map(|(entity, _)| column.get(entity)).collect()
}

/// The unit of an indicator.
pub fn unit(state: AppState, code: &str) -> String {
    state.opened.with(|opened| {
        let framework = opened.as_ref().map(|opened| &opened.dataset.framework);
        let node = framework.and_then(|framework| Some(framework.node(framework.find(code)?)));
        node.and_then(|node| node.leaf.as_ref()).map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default()
    })
}

/// The code of the first indicator: what a new rule starts with.
pub fn first_code(state: AppState) -> String {
    state.opened.with_untracked(|opened| {
        let framework = opened.as_ref().map(|opened| &opened.dataset.framework);
        let first = framework.and_then(|framework| Some(framework.node(*framework.leaves().first()?).code.clone()));
        first.unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_type_them() {
        for (text, expect) in [
            ("0.6", Some(0.6)),
            (" １２．５ ", Some(12.5)),
            ("1,500", Some(1500.0)),
            ("−3", Some(-3.0)),
            ("", None),
            ("0.6万", None),
            ("inf", None),
        ] {
            assert_eq!(number(text), expect, "{text}");
        }
        assert_eq!((limit(""), limit("2"), limit("-2")), (Ok(None), Ok(Some(2.0)), Err(())));
    }
}
