//! The report: what the dashboard says, laid out for paper, from the cover to the notes on data.

mod comparison;
mod cover;
mod method;
mod ranking;
mod table;
mod why;

use leptos::prelude::*;

use super::overview::model::{Summary, summary};
use super::overview::{headline, second_line};
use crate::browser::page;
use crate::browser::style::{adopt_style, style};
use crate::state::{AppState, Opened, Scored, Shared};
use crate::text::report as words;
use comparison::comparison;
use cover::cover;
use method::{data_notes, method_notes};
use ranking::ranking;
use why::why;

/// What all parts tell of.
struct Told {
    state: AppState,
    opened: Shared<Opened>,
    scored: Shared<Scored>,
    summary: Summary,
}

#[component]
pub fn Report() -> impl IntoView {
    let state = AppState::expect();
    let text = words::words(state.lang.get_untracked());
    adopt_style(style!("report/report.css"));
    let parts = move || {
        let (Some(opened), Some(scored)) = (state.opened.get(), state.derived.shown.get()) else { return None };
        let standings = state.derived.standings.get()?;
        let summary = summary(&scored, &standings)?;
        let told = Told { state, opened, scored, summary };
        Some(view! {
            {cover(&told)}
            {findings(&told)}
            {ranking(&told)}
            {why(&told)}
            {comparison(&told)}
            {method_notes(&told)}
            {data_notes(&told)}
        })
    };
    view! {
        <div class="report-tools row">
            <button type="button" class="button primary" on:click=move |_| page::print()>{text.print}</button>
            <span class="small muted">{text.print_hint}</span>
        </div>
        <article class="report">
            {move || match parts() {
                Some(parts) => parts.into_any(),
                None => view! { <h1 tabindex="-1">{text.title}</h1><p role="status">{text.waiting}</p> }.into_any(),
            }}
        </article>
    }
}

fn findings(told: &Told) -> AnyView {
    let text = words::words(told.state.lang.get_untracked());
    let head = headline(told.state, &told.scored, &told.summary);
    let second = second_line(told.state, &told.scored, &told.summary);
    view! {
        <section>
            <h2>{text.findings}</h2>
            <p class="report-finding">{head}</p>
            <p>{second}</p>
            {why::finding(told).map(|sentence| view! { <p>{sentence}</p> })}
        </section>
    }
    .into_any()
}
