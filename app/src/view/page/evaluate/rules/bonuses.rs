//! Bonuses and penalties: what is in force, a form to set one, and what all together may come to.

use leptos::prelude::*;
use scoring::judge;
use scoring::scenario::Bonus;

use super::fields::{
    Answer, Entries, IndicatorSelect, NoteField, NumberField, PlaceChoice, Told, entered, figures, first_code, limit,
    number, unit,
};
use super::form::{FormButtons, put};
use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::rules as words;

const PENALTY: usize = 1;

/// A bonus as it is being written.
#[derive(Clone, Copy)]
struct Draft {
    /// The entry of the list that is being changed; `None` for a new one.
    at: RwSignal<Option<usize>>,
    code: RwSignal<String>,
    kind: RwSignal<usize>,
    per_unit: RwSignal<String>,
    most: RwSignal<String>,
    note: RwSignal<String>,
}

#[component]
pub fn Bonuses() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::rules(lang);
    let draft = Draft::new(state);
    let told = RwSignal::new(Told::default());
    let entries = Signal::derive(move || {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            let sentence = |bonus: &Bonus| words::bonus(lang, &opened.dataset.framework, bonus);
            state.scenario.with(|now| now.rules.bonuses.iter().map(sentence).collect())
        })
    });
    let per_unit_label = Signal::derive(move || match draft.code.with(|code| unit(state, code)) {
        unit if unit.is_empty() => text.per_unit.to_string(),
        unit => format!("{} ({unit})", text.per_unit),
    });
    let hint = move || {
        let bonus = draft.bonus()?;
        let figures = draft.code.with(|code| figures(state, code));
        let points: Vec<f64> = figures.iter().map(|figure| judge::bonus(&bonus, *figure).points).collect();
        let n = points.iter().filter(|points| **points != 0.0).count();
        let largest =
            points.iter().fold(0.0_f64, |most, points| if points.abs() > most.abs() { *points } else { most });
        Some(words::earning(lang, n, largest))
    };
    let save = move |()| {
        let Some(bonus) = untrack(|| draft.bonus()) else {
            told.set(Told::Wrong(text.need_positive));
            return;
        };
        let at = draft.at.get_untracked();
        state.act(Change::Bonus { code: bonus.code.clone() }, |scenario| {
            put(&mut scenario.rules.bonuses, at, bonus);
        });
        state.settle();
        draft.clear();
        told.set(Told::Done(text.saved));
    };
    let edit = move |at: usize| {
        let bonus = state.scenario.with_untracked(|now| now.rules.bonuses.get(at).cloned());
        let Some(bonus) = bonus else { return };
        draft.fill(at, &bonus);
        told.set(Told::Nothing);
        page::focus("#bonus-form select");
    };
    let remove = move |at: usize| {
        let code = state.scenario.with_untracked(|now| now.rules.bonuses.get(at).map(|bonus| bonus.code.clone()));
        let Some(code) = code else { return };
        state.act(Change::Bonus { code }, |scenario| drop(scenario.rules.bonuses.remove(at)));
        state.settle();
        draft.clear();
        told.set(Told::Done(text.removed));
    };
    let kinds = [text.bonus, text.penalty].map(String::from).to_vec();
    let is_bad = move |field: RwSignal<String>, is_needed: bool| {
        let bad = move |field: &String| {
            if is_needed { number(field).is_none_or(|it| it < 0.0) } else { limit(field).is_err() }
        };
        Signal::derive(move || told.get().is_wrong() && field.with(bad))
    };
    view! {
        <section class="rule-kind" aria-labelledby="bonuses-title">
            <h3 id="bonuses-title" tabindex="-1">{text.bonuses}</h3>
            <p class="muted small">{text.bonuses_hint}</p>
            <Entries entries on_edit=Some(Callback::new(edit)) on_remove=Callback::new(remove) home="#bonuses-title" />
            <div class="rule-form" id="bonus-form" role="group" aria-labelledby="bonuses-title">
                <IndicatorSelect code=draft.code />
                <PlaceChoice label=text.kind options=kinds chosen=draft.kind />
                <NumberField label=per_unit_label value=draft.per_unit wrong=is_bad(draft.per_unit, true) />
                <NumberField label=text.most.to_string() value=draft.most wrong=is_bad(draft.most, false) placeholder=text.no_limit />
                <NoteField value=draft.note />
                <FormButtons at=draft.at on_save=Callback::new(save) on_cancel=Callback::new(move |()| draft.clear()) />
            </div>
            <p class="muted small">{hint}</p>
            <Answer told />
            <Show when=move || state.scenario.with(|now| !now.rules.bonuses.is_empty())>
                <Limits />
            </Show>
        </section>
    }
}

/// What all bonuses, and all penalties, together may come to.
#[component]
fn Limits() -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let told = RwSignal::new(Told::default());
    let (bonus, penalty) =
        state.scenario.with_untracked(|now| (entered(now.rules.most_bonus), entered(now.rules.most_penalty)));
    let (bonus, penalty) = (RwSignal::new(bonus), RwSignal::new(penalty));
    let is_wrong = move |field: RwSignal<String>| {
        Signal::derive(move || told.get().is_wrong() && field.with(|field| limit(field).is_err()))
    };
    let save = move |_| {
        let (Ok(most_bonus), Ok(most_penalty)) =
            (bonus.with_untracked(|it| limit(it)), penalty.with_untracked(|it| limit(it)))
        else {
            told.set(Told::Wrong(text.need_positive));
            return;
        };
        state.act(Change::BonusLimits, |scenario| {
            scenario.rules.most_bonus = most_bonus;
            scenario.rules.most_penalty = most_penalty;
        });
        state.settle();
        told.set(Told::Done(text.saved));
    };
    view! {
        <div class="rule-form" role="group" aria-label=text.limits>
            <NumberField label=text.most_bonus.to_string() value=bonus wrong=is_wrong(bonus) placeholder=text.no_limit />
            <NumberField label=text.most_penalty.to_string() value=penalty wrong=is_wrong(penalty) placeholder=text.no_limit />
            <button type="button" class="button" on:click=save>{text.limits}</button>
        </div>
        <Answer told />
    }
}

impl Draft {
    fn new(state: AppState) -> Self {
        Self {
            at: RwSignal::new(None),
            code: RwSignal::new(first_code(state)),
            kind: RwSignal::new(0),
            per_unit: RwSignal::new(String::new()),
            most: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
        }
    }

    /// `None` where a number cannot be used.
    fn bonus(self) -> Option<Bonus> {
        let points = self.per_unit.with(|points| number(points)).filter(|points| *points >= 0.0)?;
        let most = self.most.with(|most| limit(most)).ok()?;
        let sign = if self.kind.get() == PENALTY { -1.0 } else { 1.0 };
        let note = self.note.with(|note| note.trim().to_string());
        Some(Bonus { code: self.code.get(), per_unit: sign * points, most, note })
    }

    fn clear(self) {
        self.at.set(None);
        self.per_unit.set(String::new());
        self.most.set(String::new());
        self.note.set(String::new());
    }

    fn fill(self, at: usize, bonus: &Bonus) {
        self.at.set(Some(at));
        self.code.set(bonus.code.clone());
        self.kind.set(if bonus.per_unit < 0.0 { PENALTY } else { 0 });
        self.per_unit.set(entered(Some(bonus.per_unit.abs())));
        self.most.set(entered(bonus.most));
        self.note.set(bonus.note.clone());
    }
}
