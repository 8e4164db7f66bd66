//! What is loaded and on screen, to be taken away as files: the data, a template like it, the whole dashboard.

use leptos::prelude::*;
use scoring::export::{Cell, Sheet, template};

use crate::route::{Page, Route};
use crate::sheet::file_stem;
use crate::state::{AppState, Opened, Shared, write_book, write_package};
use crate::text::{self, report, take_away as words, whole};
use crate::view::part::save_book::{Saving, SavingTold, save_file};
use crate::view::part::whole_file::WholeFile;

#[component]
pub fn TakeAway() -> impl IntoView {
    let state = AppState::expect();
    let report_text = report::words(state.lang.get_untracked());
    let data = state.opened.get_untracked().map(|opened| view! { <DataFiles opened /> });
    view! {
        {data}
        <section class="card" aria-labelledby="take-away-report">
            <h2 id="take-away-report">{report_text.open}</h2>
            <p class="small">{report_text.open_hint}</p>
            <p><a class="button" href=Route::to(Page::Report).href()>{report_text.open}</a></p>
        </section>
        <section class="card" aria-labelledby="take-away-whole">
            <h2 id="take-away-whole">{whole::words(state.lang.get_untracked()).title}</h2>
            <WholeFile name="whole-data" />
        </section>
    }
}

#[component]
fn DataFiles(opened: Shared<Opened>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let saving = RwSignal::new(Saving::NotAsked);
    let is_writing = move || saving.with(|saving| *saving == Saving::Writing);
    let of_package = opened.clone();
    let save_package = move |_| {
        // With its repairs, as everything is computed from.
        let opened = state.derived.repaired.get_untracked().unwrap_or_else(|| of_package.clone());
        let name = format!("{}.zip", file_stem(text::name(lang, &opened.dataset.title)));
        save_file(saving, name, async move { write_package(&opened.dataset, &opened.problems).await });
    };
    let save_template = move |_| {
        let mut book = template(&opened.dataset, |field| words::note(lang, field));
        let lines = text.template_lines.map(|line| vec![Cell::text(line)]).to_vec();
        book.sheets.push(Sheet { name: text.template_about.to_string(), rows: lines, hints: Vec::new() });
        let title = words::template_title(lang, text::name(lang, &opened.dataset.title));
        save_file(saving, format!("{}.xlsx", file_stem(&title)), async move { write_book(&book).await });
    };
    view! {
        <section class="card" aria-labelledby="take-away-data">
            <h2 id="take-away-data">{text.title}</h2>
            <p class="small">{text.package_hint}</p>
            <p><button type="button" class="button" disabled=is_writing on:click=save_package>{text.package}</button></p>
            <p class="small">{text.template_hint}</p>
            <p><button type="button" class="button" disabled=is_writing on:click=save_template>{text.template}</button></p>
            <SavingTold saving />
        </section>
    }
}
