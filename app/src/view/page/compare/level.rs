//! Which part of the framework a chart is about.

use leptos::prelude::*;
use scoring::model::NodeId;

use super::model::Field;
use crate::state::AppState;
use crate::text::{self, compare as words};

/// A choice among nodes of the framework, the first of `parents` until somebody chooses.
#[derive(Clone, Copy)]
pub struct Level {
    field: Memo<Option<Field>>,
    parents: Memo<Vec<NodeId>>,
    /// By code: a choice outlives a change of weights and is forgotten with its framework.
    chosen: RwSignal<String>,
    pub now: Memo<Option<NodeId>>,
}

impl Level {
    pub fn new(field: Memo<Option<Field>>, parents: impl Fn(&Field) -> Vec<NodeId> + Send + Sync + 'static) -> Self {
        let chosen = RwSignal::new(String::new());
        let parents = Memo::new(move |_| field.with(|field| field.as_ref().map(&parents)).unwrap_or_default());
        let now = Memo::new(move |_| {
            let named = field.with(|field| field.as_ref()?.scored.framework().find(&chosen.read()));
            parents.with(|parents| named.filter(|id| parents.contains(id)).or(parents.first().copied()))
        });
        Self { field, parents, chosen, now }
    }
}

/// Absent while there is nothing to choose between.
#[component]
pub fn LevelSelect(level: Level) -> impl IntoView {
    let state = AppState::expect();
    let Level { field, parents, chosen, now } = level;
    let options = move || {
        let lang = state.lang.get();
        let option = |&id: &NodeId| {
            field.with(|field| {
                let node = field.as_ref()?.scored.framework().nodes().get(id.index())?;
                let name = text::name(lang, &node.name).to_string();
                Some(view! { <option value=node.code.clone() selected=Some(id) == now.get()>{name}</option> })
            })
        };
        parents.with(|parents| parents.iter().filter_map(option).collect_view())
    };
    view! {
        <Show when=move || { 1 < parents.with(Vec::len) }>
            <label class="row small muted">
                {words::compare(state.lang.get_untracked()).level}
                <select class="select" on:change=move |event| chosen.set(event_target_value(&event))>
                    {options}
                </select>
            </label>
        </Show>
    }
}
