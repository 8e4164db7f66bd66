//! What is loaded and on screen, to be taken away as files.

use leptos::prelude::*;

use crate::state::AppState;
use crate::text::whole as words;
use crate::view::part::whole_file::WholeFile;

#[component]
pub fn TakeAway() -> impl IntoView {
    let text = words::words(AppState::expect().lang.get_untracked());
    view! {
        <section class="card" aria-labelledby="take-away">
            <h2 id="take-away">{text.title}</h2>
            <WholeFile name="whole-data" />
        </section>
    }
}
