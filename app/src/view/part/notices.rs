//! Short messages in a corner, read aloud, dismissed by hand.

use leptos::prelude::*;

use crate::notice::Tone;
use crate::state::AppState;
use crate::text::{frame as words, notice};

#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::expect();
    view! {
        <div class="notices" role="status">
            <For each=move || state.notices.get() key=|notice| notice.id let(one)>
                <div
                    class="notice"
                    class:warning=one.kind.tone() == Tone::Warning
                    class:danger=one.kind.tone() == Tone::Danger
                >
                    <p>
                        {
                            let kind = one.kind.clone();
                            move || notice::notice(state.lang.get(), &kind)
                        }
                    </p>
                    <button type="button" class="button quiet" on:click=move |_| state.dismiss(one.id)>
                        {words::frame(state.lang.get_untracked()).dismiss}
                    </button>
                </div>
            </For>
        </div>
    }
}
