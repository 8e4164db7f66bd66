//! A button that opens a modal dialog: focus stays inside, Esc closes it, focus returns; the browser's own `<dialog>` does all three.

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;

use super::icon::{self, Icon};
use crate::state::AppState;
use crate::text::frame as words;

/// `label` names the button and titles the dialog; `close` is handed to the content so that an action can end it.
#[component]
pub fn Modal(
    label: &'static str,
    /// Drawn in place of the label, which then only names the button.
    #[prop(optional)]
    icon_path: Option<&'static str>,
    children: ChildrenFn,
) -> impl IntoView {
    let state = AppState::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = RwSignal::new(false);
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            is_open.set(true);
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    // A provider of its own: what a component provides plainly is shared with every sibling, and the last one would win.
    let close_modal = CloseModal(Callback::new(move |()| close()));
    view! {
        <button
            type="button"
            class="button quiet"
            class:icon=icon_path.is_some()
            aria-haspopup="dialog"
            aria-label=icon_path.map(|_| label)
            title=icon_path.map(|_| label)
            on:click=open
        >
            {match icon_path {
                Some(path) => view! { <Icon path /> }.into_any(),
                None => label.into_any(),
            }}
        </button>
        <dialog node_ref=dialog aria-label=label on:close=move |_| is_open.set(false)>
            <div class="dialog-head">
                <h2>{label}</h2>
                <button
                    type="button"
                    class="button quiet icon"
                    aria-label=words::frame(state.lang.get_untracked()).close
                    on:click=move |_| close()
                >
                    <Icon path=icon::CLOSE />
                </button>
            </div>
            // Nothing is built before it is asked for.
            <Show when=move || is_open.get()>{
                let children = children.clone();
                view! { <Provider value=close_modal>{children()}</Provider> }
            }</Show>
        </dialog>
    }
}

/// Closes the dialog around a part.
#[derive(Clone, Copy)]
pub struct CloseModal(pub Callback<()>);
