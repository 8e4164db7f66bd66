//! A button that saves a whole table, not only the rows in sight, as a file for a spreadsheet.

use leptos::prelude::*;

use crate::browser::file;
use crate::sheet::{Cell, csv, file_stem};
use crate::state::AppState;
use crate::text::plot as words;

/// `rows` makes the table when it is asked for: its first row heads the columns. `name` becomes the file's.
#[component]
pub fn SaveTable(
    #[prop(into)] name: Signal<String>,
    rows: impl Fn() -> Vec<Vec<Cell>> + Send + Sync + 'static,
) -> impl IntoView {
    let text = words::plot(AppState::expect().lang.get_untracked());
    let save = move |_| {
        let stem = name.with_untracked(|name| file_stem(name));
        // A browser that refuses shows that itself.
        let _ = file::download(&format!("{stem}.csv"), "text/csv", csv(untrack(&rows)).as_bytes());
    };
    view! {
        <button type="button" class="button quiet" aria-label=move || format!("{} {}", text.save_csv, name.get()) on:click=save>
            {text.save_csv}
        </button>
    }
}
