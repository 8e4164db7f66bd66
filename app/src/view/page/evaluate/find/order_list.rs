//! A list that is put in order by dragging, with a finger too, or by buttons.

use leptos::prelude::*;
use leptos::{ev, html::Ol};

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
    let list = NodeRef::<Ol>::new();
    let place = move |key: &String| entries.with_untracked(|entries| entries.iter().position(|(one, _)| one == key));
    // The list takes the pointer, not the row: a row that is put elsewhere loses it.
    let begin = move |event: ev::PointerEvent, key: String| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if let Some(list) = list.get_untracked() {
            // Without it a drag ends at the edge of the list, and everything else works.
            let _ = list.set_pointer_capture(event.pointer_id());
        }
        dragged.set(Some(key));
    };
    let drag = move |event: ev::PointerEvent| {
        let Some(from) = dragged.get_untracked().and_then(|dragged| place(&dragged)) else { return };
        let Some(list) = list.get_untracked() else { return };
        if let Some(to) = page::row_at(&list, f64::from(event.client_y())).filter(|&to| to != from) {
            on_move(from, to);
        }
    };
    view! {
        <ol
            class="order-list"
            aria-label=label
            node_ref=list
            on:pointermove=drag
            on:pointerup=move |_| dragged.set(None)
            on:pointercancel=move |_| dragged.set(None)
        >
            <For each=move || entries.get() key=|entry| entry.0.clone() let((key, name))>
                {
                    let key = StoredValue::new(key);
                    let at = move || key.with_value(|key| entries.with(|all| all.iter().position(|(one, _)| one == key)));
                    // A finger on the rest of the row scrolls; a mouse has a wheel for that.
                    let by_mouse = move |event: ev::PointerEvent| {
                        if event.pointer_type() == "mouse" {
                            begin(event, key.get_value());
                        }
                    };
                    view! {
                        <li class:dragged=move || dragged.with(|dragged| key.with_value(|key| dragged.as_ref() == Some(key)))>
                            <span class="order-grip" aria-hidden="true" on:pointerdown=move |event| begin(event, key.get_value())>
                                <Icon path=icon::GRIP />
                                <span class="order-place">{move || at().map(|at| (at + 1).to_string())}</span>
                            </span>
                            <span class="order-name" on:pointerdown=by_mouse>{name.clone()}</span>
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
