//! Who is compared: chips to take parks out, a field to find more, peers to take in with one click, and the reference.

use leptos::prelude::*;

use super::model::{Field, LEAST, MOST};
use super::{name_of, role};
use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::compare as words;
use crate::view::part::entity_picker::EntityPicker;
use crate::view::part::icon::{self, Icon};
use crate::view::part::plot::colours;

/// Peers proposed at once.
const N_PROPOSED: usize = 4;

/// One chip.
#[derive(Clone, PartialEq)]
struct Chip {
    entity: usize,
    place: usize,
    name: String,
}

#[component]
pub fn Chooser(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let n_chosen = Memo::new(move |_| field.with(|field| field.as_ref().map_or(0, |field| field.parks.len())));
    let chosen =
        Signal::derive(move || field.with(|field| field.as_ref().map(|field| field.parks.clone())).unwrap_or_default());
    let add = move |entity: usize| {
        compare(state, field, |field| field.with(entity));
    };
    let limit = move || match n_chosen.get() {
        n if n >= MOST => text.full,
        n if n <= LEAST => text.at_least,
        _ => "",
    };
    view! {
        <section class="card chooser" aria-labelledby="compare-chosen">
            <div class="card-head">
                <h2 id="compare-chosen">{text.chosen}</h2>
                <span class="muted small">{move || words::count(state.lang.get(), n_chosen.get(), MOST)}</span>
            </div>
            <ul class="chips" aria-labelledby="compare-chosen">
                <For each=move || chips(state, field) key=|chip| (chip.entity, chip.place) let(chip)>
                    <ChipItem field entity=chip.entity place=chip.place can_go=Signal::derive(move || LEAST < n_chosen.get()) />
                </For>
            </ul>
            <div class="chooser-fields">
                <EntityPicker
                    id="compare-add"
                    label=text.add
                    shown=Signal::stored(String::new())
                    excluded=chosen
                    disabled=Signal::derive(move || n_chosen.get() >= MOST)
                    on_pick=add
                />
                <Reference field />
            </div>
            <Proposals field />
            <p class="limit small muted" role="status">{limit}</p>
        </section>
    }
}

#[component]
fn ChipItem(field: Memo<Option<Field>>, entity: usize, place: usize, can_go: Signal<bool>) -> impl IntoView {
    let state = AppState::expect();
    let name = Memo::new(move |_| {
        field.with(|field| field.as_ref().map(|field| name_of(state, field, entity))).unwrap_or_default()
    });
    let standing = move || {
        field.with(|field| {
            field.as_ref().map(|Field { scored, .. }| {
                words::standing(state.lang.get(), scored.rank(entity), scored.score(entity), scored.decimals())
            })
        })
    };
    let is_reference =
        Memo::new(move |_| field.with(|field| field.as_ref().is_some_and(|field| field.reference == entity)));
    let remove = move |_| {
        if compare(state, field, |field| field.without(entity)) {
            let left = field.with_untracked(|field| field.as_ref().map_or(0, |field| field.parks.len()));
            focus_chip(place.min(left.saturating_sub(1)));
        }
    };
    view! {
        <li class="chip">
            <i class="swatch" aria-hidden="true" style:background-color=move || colours(state).css(role(place))></i>
            <span class="chip-name">
                {name}
                <small class="muted">{standing}</small>
            </span>
            <Show when=move || is_reference.get()>
                <span class="badge">{words::compare(state.lang.get_untracked()).is_reference}</span>
            </Show>
            <button
                type="button"
                class="button quiet icon"
                aria-label=move || words::remove(state.lang.get(), &name.read())
                aria-disabled=move || (!can_go.get()).then_some("true")
                on:click=remove
            >
                <Icon path=icon::CLOSE />
            </button>
        </li>
    }
}

#[component]
fn Reference(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let choose = move |event| {
        let Ok(entity) = event_target_value(&event).parse::<usize>() else { return };
        let id = field.with_untracked(|field| {
            let entity = field.as_ref()?.scored.dataset().entities.get(entity)?;
            Some(entity.id.clone())
        });
        state.act(Change::Compared, |scenario| scenario.reference = id);
        state.settle();
    };
    view! {
        <label class="field">
            {words::compare(state.lang.get_untracked()).reference}
            <select class="select" on:change=choose>
                {move || {
                    let now = field.with(|field| field.as_ref().map(|field| field.reference));
                    let option = |chip: Chip| view! {
                        <option value=chip.entity.to_string() selected=Some(chip.entity) == now>{chip.name}</option>
                    };
                    chips(state, field).into_iter().map(option).collect_view()
                }}
            </select>
        </label>
    }
}

#[component]
fn Proposals(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let proposed = Memo::new(move |_| {
        field.with(|field| {
            let Some(field) = field.as_ref().filter(|field| field.parks.len() < MOST) else { return Vec::new() };
            let proposals = field.proposals(N_PROPOSED).into_iter();
            proposals.map(|entity| (entity, name_of(state, field, entity))).collect::<Vec<_>>()
        })
    });
    let of = move || {
        let lang = state.lang.get();
        field.with(|field| field.as_ref().map(|field| words::alike(lang, &name_of(state, field, field.reference))))
    };
    view! {
        <Show when=move || proposed.with(|proposed| !proposed.is_empty())>
            <div class="row" role="group" aria-label=words::compare(state.lang.get_untracked()).proposed>
                <span class="small muted">{of}</span>
                {move || {
                    let lang = state.lang.get();
                    let button = |(entity, name): (usize, String)| view! {
                        <button
                            type="button"
                            class="button"
                            aria-label=words::add(lang, &name)
                            on:click=move |_| {
                                if compare(state, field, |field| field.with(entity)) {
                                    let last = field.with_untracked(|field| field.as_ref().map_or(0, |field| field.parks.len()));
                                    focus_chip(last.saturating_sub(1));
                                }
                            }
                        >
                            <span aria-hidden="true">"+"</span>
                            {name.clone()}
                        </button>
                    };
                    proposed.get().into_iter().map(button).collect_view()
                }}
            </div>
        </Show>
    }
}

/// Writes the parks that `choose` makes of those on screen into the scenario; false where that would be too few or too many.
pub(super) fn compare(state: AppState, field: Memo<Option<Field>>, choose: impl Fn(&Field) -> Vec<String>) -> bool {
    let Some(parks) = field.with_untracked(|field| field.as_ref().map(choose)) else { return false };
    if parks.len() < LEAST || MOST < parks.len() {
        return false;
    }
    state.act(Change::Compared, |scenario| scenario.compare = parks);
    state.settle();
    true
}

/// The button that was pressed is gone: the focus moves to a neighbour rather than to the top of the page.
fn focus_chip(place: usize) {
    request_animation_frame(move || page::focus(&format!(".chips li:nth-child({}) button", place + 1)));
}

fn chips(state: AppState, field: Memo<Option<Field>>) -> Vec<Chip> {
    field.with(|field| {
        let Some(field) = field else { return Vec::new() };
        let chip = |(place, &entity): (usize, &usize)| Chip { entity, place, name: name_of(state, field, entity) };
        field.parks.iter().enumerate().map(chip).collect()
    })
}
