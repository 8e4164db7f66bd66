//! One parameter of the plans, as a row to move it by.

use leptos::prelude::*;
use scoring::revenue::ParameterId;

use super::Screen;
use super::number_row::{About, NumberRow};
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::parameter;

#[component]
pub fn ParameterRow(id: ParameterId) -> impl IntoView {
    let state = AppState::expect();
    let Screen { plan, compared, .. } = expect_context();
    let lang = state.lang.get_untracked();
    let described = id.describe();
    let about = About {
        id: id.name(),
        name: parameter::name(lang, id),
        meaning: parameter::about(lang, id),
        unit: described.unit,
        slider: described.slider,
        step: described.step,
        evidence: Some(described.evidence),
        source: described.source,
    };
    let value = Memo::new(move |_| state.scenario.with(|now| Some(now.revenue.get(plan.get(), id))));
    let preset = Memo::new(move |_| Some(plan.get().preset(id)));
    let is_changed = Memo::new(move |_| state.scenario.with(|now| now.revenue.is_changed(plan.get(), id)));
    let refusal = Memo::new(move |_| {
        compared.with(|compared| {
            let error = compared.plan(plan.get()).errors.iter().find(|error| error.parameter() == id);
            error.map(|error| parameter::refused(lang, error))
        })
    });
    let change = move || Change::Revenue { plan: id.is_lever().then(|| plan.get_untracked()), parameter: id };
    let on_value = Callback::new(move |value| {
        state.act(change(), |scenario| {
            // What a field holds is finite, so it is never refused.
            scenario.revenue.set(plan.get_untracked(), id, value).unwrap_or_default();
        });
    });
    let on_reset = Callback::new(move |()| {
        state.act(change(), |scenario| scenario.revenue.reset(plan.get_untracked(), id));
    });
    view! { <NumberRow about value preset of=plan is_changed refusal on_value on_reset /> }
}
