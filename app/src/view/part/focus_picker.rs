//! The park in focus, and the field to look at another.

use leptos::prelude::*;

use super::entity_picker::EntityPicker;
use crate::change::Change;
use crate::state::AppState;
use crate::text;

/// `id` is unique on the page.
#[component]
pub fn FocusPicker(id: &'static str, label: &'static str) -> impl IntoView {
    let state = AppState::expect();
    let shown = Signal::derive(move || {
        state.derived.shown.with(|scored| {
            let scored = scored.as_ref()?;
            let entity = scored.dataset().entities.get(scored.focus()?)?;
            Some(text::name(state.lang.get(), &entity.name).to_string())
        })
    });
    let choose = move |entity: usize| {
        let id = state.opened.with_untracked(|opened| {
            opened.as_ref().and_then(|opened| Some(opened.dataset.entities.get(entity)?.id.clone()))
        });
        if let Some(id) = id {
            state.act(Change::Focus, |scenario| scenario.focus = Some(id));
            state.settle();
        }
    };
    let shown = Signal::derive(move || shown.get().unwrap_or_default());
    view! { <EntityPicker id label shown excluded=Signal::stored(Vec::new()) on_pick=choose /> }
}
