//! Red lines: what is in force, and a form to draw one.

use leptos::prelude::*;
use scoring::model::Limit;
use scoring::scenario::{Consequence, RedLine};

use super::fields::{
    Answer, Entries, IndicatorSelect, NoteField, NumberField, PlaceChoice, Told, entered, figures, first_code, number,
    unit,
};
use super::form::{FormButtons, put};
use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::rules as words;

/// The sides of a threshold, in the order offered.
const SIDES: [fn(f64) -> Limit; 4] = [Limit::Above, Limit::Below, Limit::AtLeast, Limit::AtMost];
const VETO: usize = 0;
const CAP_SCORE: usize = 1;
const CAP_GRADE: usize = 2;

/// A red line as it is being written.
#[derive(Clone, Copy)]
struct Draft {
    /// The line of the list that is being changed; `None` for a new one.
    at: RwSignal<Option<usize>>,
    code: RwSignal<String>,
    side: RwSignal<usize>,
    bound: RwSignal<String>,
    then: RwSignal<usize>,
    most: RwSignal<String>,
    best: RwSignal<usize>,
    note: RwSignal<String>,
}

#[component]
pub fn RedLines() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::rules(lang);
    let draft = Draft::new(state);
    let told = RwSignal::new(Told::default());
    let entries = Signal::derive(move || {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            let sentence = |line: &RedLine| words::red_line(lang, &opened.dataset.framework, line);
            state.scenario.with(|now| now.rules.red_lines.iter().map(sentence).collect())
        })
    });
    let labels = Memo::new(move |_| state.scenario.with(|now| now.grades.labels.clone()));
    let sides = SIDES.map(|side| words::side(lang, side(0.0)).to_string()).to_vec();
    let thens = [text.then_lowest, text.then_score, text.then_grade].map(String::from).to_vec();
    let bound_label = Signal::derive(move || match draft.code.with(|code| unit(state, code)) {
        unit if unit.is_empty() => text.threshold.to_string(),
        unit => format!("{} ({unit})", text.threshold),
    });
    let is_wrong = move |field: RwSignal<String>| {
        Signal::derive(move || told.get().is_wrong() && field.with(|field| number(field).is_none()))
    };
    // Whom the line would hit is seen before it is drawn.
    let hint = move || {
        let crossed = draft.crossed()?;
        let figures = draft.code.with(|code| figures(state, code));
        let n_crossed = figures.iter().flatten().filter(|figure| crossed.holds(**figure)).count();
        let n_unknown = figures.iter().filter(|figure| figure.is_none()).count();
        Some(words::crossing(lang, n_crossed, n_unknown, figures.len()))
    };
    let save = move |()| {
        let Some(line) = draft.line(&labels.get_untracked()) else {
            told.set(Told::Wrong(text.need_number));
            return;
        };
        let at = draft.at.get_untracked();
        state.act(Change::RedLine { code: line.code.clone() }, |scenario| {
            put(&mut scenario.rules.red_lines, at, line);
        });
        state.settle();
        draft.clear();
        told.set(Told::Done(text.saved));
    };
    let edit = move |at: usize| {
        let line = state.scenario.with_untracked(|now| now.rules.red_lines.get(at).cloned());
        let Some(line) = line else { return };
        draft.fill(at, &line, &labels.get_untracked());
        told.set(Told::Nothing);
        page::focus("#red-line-form select");
    };
    let remove = move |at: usize| {
        let code = state.scenario.with_untracked(|now| now.rules.red_lines.get(at).map(|line| line.code.clone()));
        let Some(code) = code else { return };
        state.act(Change::RedLine { code }, |scenario| drop(scenario.rules.red_lines.remove(at)));
        state.settle();
        draft.clear();
        told.set(Told::Done(text.removed));
    };
    view! {
        <section class="rule-kind" aria-labelledby="red-lines-title">
            <h3 id="red-lines-title" tabindex="-1">{text.red_lines}</h3>
            <p class="muted small">{text.red_lines_hint}</p>
            <Entries entries on_edit=Some(Callback::new(edit)) on_remove=Callback::new(remove) home="#red-lines-title" />
            <div class="rule-form" id="red-line-form" role="group" aria-labelledby="red-lines-title">
                <IndicatorSelect code=draft.code />
                <PlaceChoice label=text.crossed options=sides chosen=draft.side />
                <NumberField label=bound_label value=draft.bound wrong=is_wrong(draft.bound) />
                <PlaceChoice label=text.then options=thens chosen=draft.then />
                <Show when=move || draft.then.get() == CAP_SCORE>
                    <NumberField label=text.most_score.to_string() value=draft.most wrong=is_wrong(draft.most) />
                </Show>
                <Show when=move || draft.then.get() == CAP_GRADE>
                    <PlaceChoice label=text.best_grade options=labels.get() chosen=draft.best />
                </Show>
                <NoteField value=draft.note />
                <FormButtons at=draft.at on_save=Callback::new(save) on_cancel=Callback::new(move |()| draft.clear()) />
            </div>
            <p class="muted small">{hint}</p>
            <Answer told />
        </section>
    }
}

impl Draft {
    fn new(state: AppState) -> Self {
        Self {
            at: RwSignal::new(None),
            code: RwSignal::new(first_code(state)),
            side: RwSignal::new(0),
            bound: RwSignal::new(String::new()),
            then: RwSignal::new(VETO),
            most: RwSignal::new(String::from("60")),
            best: RwSignal::new(1),
            note: RwSignal::new(String::new()),
        }
    }

    fn crossed(self) -> Option<Limit> {
        let bound = self.bound.with(|bound| number(bound))?;
        SIDES.get(self.side.get()).map(|side| side(bound))
    }

    /// `None` where a number is missing.
    fn line(self, labels: &[String]) -> Option<RedLine> {
        untrack(|| {
            let then = match self.then.get() {
                CAP_SCORE => Consequence::CapScore(self.most.with(|most| number(most))?),
                CAP_GRADE => Consequence::CapGrade(labels.get(self.best.get())?.clone()),
                _ => Consequence::LowestGrade,
            };
            let note = self.note.with(|note| note.trim().to_string());
            Some(RedLine { code: self.code.get(), crossed: self.crossed()?, then, note })
        })
    }

    fn clear(self) {
        self.at.set(None);
        self.bound.set(String::new());
        self.note.set(String::new());
    }

    fn fill(self, at: usize, line: &RedLine, labels: &[String]) {
        let bound = line.crossed.bound();
        self.at.set(Some(at));
        self.code.set(line.code.clone());
        self.side.set(SIDES.iter().position(|side| side(bound) == line.crossed).unwrap_or(0));
        self.bound.set(entered(Some(bound)));
        self.note.set(line.note.clone());
        match &line.then {
            Consequence::LowestGrade => self.then.set(VETO),
            Consequence::CapScore(most) => {
                self.most.set(entered(Some(*most)));
                self.then.set(CAP_SCORE);
            }
            Consequence::CapGrade(grade) => {
                self.best.set(labels.iter().position(|label| label == grade).unwrap_or(0));
                self.then.set(CAP_GRADE);
            }
        }
    }
}
