//! Buttons that save a whole table, not only the rows in sight, as a file for a spreadsheet.

use leptos::prelude::*;

use super::save_book::{Saving, SavingTold, save_workbook};
use crate::browser::file;
use crate::sheet::{Cell, csv, file_stem};
use crate::state::AppState;
use crate::text::{plot as words, written};

/// `rows` makes the table when it is asked for: its first row heads the columns. `name` becomes the file's.
#[component]
pub fn SaveTable(
    #[prop(into)] name: Signal<String>,
    rows: impl Fn() -> Vec<Vec<Cell>> + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let state = AppState::expect();
    let text = words::plot(state.lang.get_untracked());
    let save_xlsx = written::words(state.lang.get_untracked()).save_xlsx;
    let saving = RwSignal::new(Saving::NotAsked);
    let rows_of_book = rows.clone();
    let save = move |_| {
        let stem = name.with_untracked(|name| file_stem(name));
        // A browser that refuses shows that itself.
        let _ = file::download(&format!("{stem}.csv"), "text/csv", csv(untrack(&rows)).as_bytes());
    };
    let save_book = move |_| save_workbook(state, saving, &name.get_untracked(), untrack(&rows_of_book));
    view! {
        <button type="button" class="button quiet" aria-label=move || format!("{} {}", text.save_csv, name.get()) on:click=save>
            {text.save_csv}
        </button>
        <button
            type="button"
            class="button quiet"
            aria-label=move || format!("{save_xlsx} {}", name.get())
            disabled=move || saving.with(|saving| *saving == Saving::Writing)
            on:click=save_book
        >
            {save_xlsx}
        </button>
        <SavingTold saving />
    }
}
