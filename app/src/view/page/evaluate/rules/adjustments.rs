//! Grades set by hand: which, why, and a form to set one.

use leptos::prelude::*;
use scoring::model::Text;
use scoring::scenario::{Adjustment, Reason};

use super::fields::{Answer, Entries, PlaceChoice, Told};
use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, rules as words};
use crate::view::part::entity_picker::EntityPicker;

/// The park and its id, in the order of the list.
type Listed = Vec<(String, Text, Adjustment)>;

#[component]
pub fn Adjustments() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::rules(lang);
    let told = RwSignal::new(Told::default());
    let park = RwSignal::new(None::<usize>);
    let grade = RwSignal::new(0);
    let reason = RwSignal::new(String::new());
    let labels = Memo::new(move |_| state.scenario.with(|now| now.grades.labels.clone()));
    let listed = Memo::new(move |_| listed(state));
    let entries = Signal::derive(move || {
        let entry = |(_, name, adjustment): &(String, Text, Adjustment)| {
            let name = text::name(lang, name);
            format!("{name} → {}: {}", adjustment.grade, adjustment.reason.text())
        };
        listed.with(|listed| listed.iter().map(entry).collect::<Vec<_>>())
    });
    let named =
        move |entity: usize| state.opened.with(|opened| Some(opened.as_ref()?.dataset.entities.get(entity)?.clone()));
    let shown = Signal::derive(move || {
        let entity = park.get().and_then(named);
        entity.map_or_else(|| text.choose_park.to_string(), |entity| text::name(lang, &entity.name).to_string())
    });
    let save = move |_| {
        let Some(entity) = park.get_untracked().and_then(|park| untrack(|| named(park))) else {
            told.set(Told::Wrong(text.need_park));
            return;
        };
        let Some(reason_given) = reason.with_untracked(|reason| Reason::new(reason)) else {
            told.set(Told::Wrong(text.need_reason));
            page::focus("#adjustment-reason");
            return;
        };
        let Some(label) = labels.with_untracked(|labels| labels.get(grade.get_untracked()).cloned()) else { return };
        state.act(Change::Adjusted { park: entity.name }, |scenario| {
            scenario.rules.adjustments.insert(entity.id, Adjustment { grade: label, reason: reason_given });
        });
        state.settle();
        park.set(None);
        reason.set(String::new());
        told.set(Told::Done(text.saved));
    };
    let edit = move |at: usize| {
        let Some((id, _, adjustment)) = listed.with_untracked(|listed| listed.get(at).cloned()) else { return };
        park.set(state.opened.with_untracked(|opened| opened.as_ref()?.dataset.find(&id)));
        let at = labels.with_untracked(|labels| labels.iter().position(|label| *label == adjustment.grade));
        grade.set(at.unwrap_or(0));
        reason.set(adjustment.reason.text().into());
        told.set(Told::Nothing);
        page::focus("#adjustment-reason");
    };
    let remove = move |at: usize| {
        let Some((id, name, _)) = listed.with_untracked(|listed| listed.get(at).cloned()) else { return };
        state.act(Change::Adjusted { park: name }, |scenario| drop(scenario.rules.adjustments.remove(&id)));
        state.settle();
        told.set(Told::Done(text.removed));
    };
    let lacks_reason = move || told.get().is_wrong() && reason.with(|reason| reason.trim().is_empty());
    view! {
        <section class="rule-kind" aria-labelledby="adjustments-title">
            <h3 id="adjustments-title" tabindex="-1">{text.adjustments}</h3>
            <p class="muted small">{text.adjustments_hint}</p>
            <Entries entries on_edit=Some(Callback::new(edit)) on_remove=Callback::new(remove) home="#adjustments-title" />
            <div class="rule-form" role="group" aria-labelledby="adjustments-title">
                <EntityPicker
                    id="adjustment-park"
                    label=text.park
                    shown
                    excluded=Signal::stored(Vec::new())
                    on_pick=move |entity| park.set(Some(entity))
                />
                {move || view! { <PlaceChoice label=text.grade options=labels.get() chosen=grade /> }}
                <label class="field grow">
                    <span>{text.reason}</span>
                    <textarea
                        class="input"
                        id="adjustment-reason"
                        rows="2"
                        aria-required="true"
                        aria-invalid=move || lacks_reason().then_some("true")
                        prop:value=reason
                        on:input=move |event| reason.set(event_target_value(&event))
                    ></textarea>
                </label>
                <button type="button" class="button primary" on:click=save>{text.adjustments}</button>
            </div>
            <Answer told />
        </section>
    }
}

fn listed(state: AppState) -> Listed {
    state.opened.with(|opened| {
        let Some(opened) = opened else { return Vec::new() };
        let named = |(id, adjustment): (&String, &Adjustment)| {
            let entity = opened.dataset.find(id).and_then(|at| opened.dataset.entities.get(at));
            let name = entity.map_or_else(|| Text::same(id.as_str()), |entity| entity.name.clone());
            (id.clone(), name, adjustment.clone())
        };
        state.scenario.with(|now| now.rules.adjustments.iter().map(named).collect())
    })
}
