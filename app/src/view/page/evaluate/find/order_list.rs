//! A list that is put in order by dragging or by buttons.

use leptos::prelude::*;

use crate::browser::page;
use crate::state::AppState;
use crate::text::weigh as words;
use crate::view::part::icon::{self, Icon};

/// `id` is unique on the page; entries are keys with their names.
#[component]
pub fn OrderList(
    id: &'static str,
    label: &'static str,
    #[prop(into)] entries: Signal<Vec<(String, String)>>,
    on_move: impl Fn(usize, usize) + Copy + Send + Sync + 'static,
    /// What else stands in the row of the entry with this key.
    extra: impl Fn(String) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let dragged = RwSignal::new(None::<String>);
    let place = move |key: &String| entries.with(|entries| entries.iter().position(|(one, _)| one == key));
    let drop_on = move |key: &String| {
        let from = dragged.get_untracked().and_then(|dragged| place(&dragged));
        if let (Some(from), Some(to)) = (from, place(key)) {
            on_move(from, to);
        }
        dragged.set(None);
    };
    view! {
        <ol class="order-list" aria-label=label>
            <For each=move || entries.get() key=|entry| entry.0.clone() let((key, name))>
                {
                    let key = StoredValue::new(key);
                    view! {
                        <li
                            draggable="true"
                            class:dragged=move || dragged.with(|dragged| key.with_value(|key| dragged.as_ref() == Some(key)))
                            on:dragstart=move |_| dragged.set(Some(key.get_value()))
                            on:dragend=move |_| dragged.set(None)
                            on:dragover=move |event| event.prevent_default()
                            on:drop=move |event| {
                                event.prevent_default();
                                key.with_value(drop_on);
                            }
                        >
                            <span class="order-place" aria-hidden="true">
                                {move || key.with_value(place).map(|place| (place + 1).to_string())}
                            </span>
                            <span class="order-name">{name.clone()}</span>
                            {extra(key.get_value())}
                            <MoveButtons id key name entries on_move />
                        </li>
                    }
                }
            </For>
        </ol>
    }
}

#[component]
fn MoveButtons(
    id: &'static str,
    key: StoredValue<String>,
    name: String,
    entries: Signal<Vec<(String, String)>>,
    on_move: impl Fn(usize, usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let place = move || entries.with(|entries| key.with_value(|key| entries.iter().position(|(one, _)| one == key)));
    let is_last = move || place().is_none_or(|at| at + 1 >= entries.with(Vec::len));
    let button_id = move |way: &str| key.with_value(|key| format!("{id}-{way}-{key}"));
    let go = move |way: &'static str, to: fn(usize) -> Option<usize>| {
        let Some(from) = place() else { return };
        let Some(to) = to(from).filter(|&to| to < entries.with_untracked(Vec::len)) else { return };
        on_move(from, to);
        // The row was taken out and put in elsewhere, which loses the focus.
        let wanted = format!("[id='{}']", button_id(way));
        request_animation_frame(move || page::focus(&wanted));
    };
    view! {
        <span class="order-buttons">
            <button
                type="button"
                class="button quiet icon"
                id=button_id("up")
                aria-label=words::move_up(lang, &name)
                aria-disabled=move || (place() == Some(0)).to_string()
                on:click=move |_| go("up", |at| at.checked_sub(1))
            >
                <Icon path=icon::UP />
            </button>
            <button
                type="button"
                class="button quiet icon"
                id=button_id("down")
                aria-label=words::move_down(lang, &name)
                aria-disabled=move || is_last().to_string()
                on:click=move |_| go("down", |at| Some(at + 1))
            >
                <Icon path=icon::DOWN />
            </button>
        </span>
    }
}
