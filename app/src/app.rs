//! The application: state provided, listeners attached, one page shown.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::browser::page;
use crate::route::Route;
use crate::state::AppState;
use crate::view::Frame;
use crate::view::later::{LaterParts, LaterSource};

/// The whole application. Mount it once.
#[component]
pub fn App(
    /// Where what the first paint does not need comes from.
    later: LaterSource,
) -> impl IntoView {
    let state = AppState::new(crate::state::saved_prefs(), Route::parse(&page::hash()), page::is_dark_preferred());
    provide_context(state);
    state.keep();
    state.start();
    LaterParts::provide(later);
    listen(state);
    // Words are plain text inside the frame: another language or another dataset draws it anew. That is rare, and a closure around
    // each word would be most of what a phone has to load.
    move || {
        state.lang.get();
        state.n_opened.track();
        view! { <Frame /> }
    }
}

fn listen(state: AppState) {
    let Some(window) = web_sys::window() else { return };
    // Both listeners live as long as the page.
    EventListener::new(&window, "hashchange", move |_| {
        let route = Route::parse(&page::hash());
        let turned = route.page != state.page.get_untracked();
        state.follow(route);
        if turned {
            page::scroll_to_top();
            request_animation_frame(|| page::focus("main h1"));
        }
    })
    .forget();
    // A listener on the window is passive unless it says otherwise, and could not keep the browser from undoing what it remembers.
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", active, move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            on_key(state, key);
        }
    })
    .forget();
}

/// Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y anywhere but where text is typed, which has an undo of its own.
fn on_key(state: AppState, key: &KeyboardEvent) {
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return;
    }
    let typing = key
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("input:not([type=range]), textarea").ok().flatten())
        .is_some();
    if typing {
        return;
    }
    match key.key().to_ascii_lowercase().as_str() {
        "z" if key.shift_key() => state.redo(),
        "z" => state.undo(),
        "y" => state.redo(),
        _ => return,
    }
    key.prevent_default();
}
