//! The door to the rules laid over the scores: red lines, bonuses and penalties, grades, adjustments by hand.

mod adjustments;
mod bonuses;
mod fields;
mod form;
mod grading;
mod red_lines;

use leptos::prelude::*;

use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::rules as words;
use crate::view::part::modal::Modal;
use adjustments::Adjustments;
use bonuses::Bonuses;
use grading::GradingForm;
use red_lines::RedLines;

/// Opens the rules; beside it, what is in force.
#[component]
pub fn RulesDoor() -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let in_force = Memo::new(move |_| state.scenario.with(|now| words::in_force(state.lang.get(), now)));
    view! {
        <span class="rules-door">
            <span class="muted small">{in_force}</span>
            <Modal label=text.title>
                <RulesForm />
            </Modal>
        </span>
    }
}

#[component]
fn RulesForm() -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let is_empty = move || {
        let official = state.opened.with(|opened| opened.as_ref().map(|opened| opened.official.clone()));
        state
            .scenario
            .with(|now| official.is_some_and(|official| now.rules == official.rules && now.grades == official.grades))
    };
    let reset = move |_| {
        let Some(opened) = state.opened.get_untracked() else { return };
        state.act(Change::ResetRules, |scenario| {
            scenario.rules = opened.official.rules.clone();
            scenario.grades = opened.official.grades.clone();
        });
        state.settle();
        // The button is off now, and focus would be lost with it.
        request_animation_frame(|| page::focus("#red-lines-title"));
    };
    view! {
        <div class="stack rules" data-edits="">
            <p class="muted">{text.intro}</p>
            <RedLines />
            <Bonuses />
            <GradingForm />
            <Adjustments />
            <p class="row">
                <button type="button" class="button" disabled=is_empty on:click=reset>{text.reset}</button>
            </p>
        </div>
    }
}
