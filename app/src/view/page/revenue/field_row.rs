//! One number of the simulation by chance, as a row to move it by.

use leptos::prelude::*;
use scoring::revenue::{Field, PlanKind};

use super::number_row::{About, NumberRow};
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::assumption;

#[component]
pub fn FieldRow(field: &'static Field) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let about = About {
        id: field.name,
        name: assumption::name(lang, field),
        meaning: assumption::about(lang, field),
        unit: field.unit,
        slider: field.slider,
        step: field.step,
        evidence: field.default.map(|_| field.evidence),
        source: field.source,
    };
    let value = Memo::new(move |_| state.scenario.with(|now| now.chance.get(field)));
    let is_changed = Memo::new(move |_| state.scenario.with(|now| now.chance.is_changed(field)));
    let refusal = Memo::new(move |_| {
        let error = field.refuse(value.get()?)?;
        Some(assumption::refused(lang, &error))
    });
    let change = move || Change::Chance { name: Some(assumption::both(field)) };
    let on_value = Callback::new(move |value| {
        state.act(change(), |scenario| {
            // Only what is not finite is refused, and that is no number of a field.
            scenario.chance.set(field, value);
        });
    });
    let on_reset = Callback::new(move |()| state.act(change(), |scenario| scenario.chance.reset(field)));
    // Shared by all plans.
    let of = Signal::stored(PlanKind::Landlord);
    let preset = Signal::stored(field.default);
    view! { <NumberRow about value preset of is_changed refusal on_value on_reset /> }
}
