//! Data: what is open, what was found in it and done about it, and the door for other data.

mod about;
mod change_table;
mod columns;
mod decisions;
mod dictionary;
mod done;
mod edit;
mod findings;
mod framework;
mod gaps;
mod joined;
mod kept;
mod look;
pub(super) mod model;
mod opener;
mod points;
mod refused;
mod repairs;
mod show_all;
mod stacked;
pub mod take_away;
mod values;

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::model::{Dataset, Panel};

use crate::browser::style::{adopt_style, style};
use crate::browser::whole::Form;
use crate::browser::{file, page};
use crate::route::Page;
use crate::state::{AppState, FEW_CELLS, n_cells};
use crate::text::{data as words, frame};
use crate::view::later::{Later, Piece, Study};
use crate::view::part::in_turn::{Card, InTurn};
use about::About;
use columns::{AskedColumns, ColumnsCard, RefusedColumns};
use dictionary::Dictionary;
use done::Done;
use edit::{Aim, EditCard};
use findings::Findings;
use framework::FrameworkTable;
use gaps::{GapsCard, Reported, SilentCard};
use joined::JoinCard;
use kept::KeptCard;
use look::Look;
use opener::Opener;
use points::Points;
use refused::RefusedPanel;
use repairs::{Repairs, open_slips};
use stacked::{AskedStacks, StacksCard};
use values::ValuesTable;

/// Cards ahead of those that show what all figures were worked out for.
const N_FREE: usize = 6;

#[component]
pub fn Data() -> impl IntoView {
    adopt_style(style!("data/data.css"));
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let form = Form::of_page();
    let period = Memo::new(move |_| state.scenario.with(|now| now.period.clone()));
    let parts = state.opened.get_untracked().map(|opened| {
        let (slips, aim) = (open_slips(state, &opened), Aim::new());
        let n_cells = n_cells(&opened.dataset);
        let about = view! { <About opened=opened.clone() /> };
        let opened = StoredValue::new(opened);
        let now = move || opened.get_value();
        let reported = Reported::new(state, period);
        let is_ready = prepare_ahead(state, n_cells);
        let mut cards: Vec<Card> = vec![
            Box::new(move || view! { <ColumnsCard opened=now() /> }.into_any()),
            Box::new(move || view! { <StacksCard opened=now() /> }.into_any()),
            Box::new(move || view! { <JoinCard opened=now() /> }.into_any()),
            Box::new(move || view! { <Findings opened=now() slips /> }.into_any()),
            Box::new(move || view! { <Repairs opened=now() slips /> }.into_any()),
            Box::new(move || view! { <EditCard opened=now() period aim /> }.into_any()),
            // From here on cards may wait.
            Box::new(|| view! { <Done /> }.into_any()),
            Box::new(|| view! { <Points /> }.into_any()),
        ];
        // Turns in which nothing is drawn and who has reported is counted.
        cards.extend((0..Reported::N_PARTS).map(|part| -> Card {
            Box::new(move || {
                reported.prepare(part);
                ().into_any()
            })
        }));
        let rest: Vec<Card> = vec![
            Box::new(move || view! { <GapsCard opened=now() period reported /> }.into_any()),
            Box::new(move || view! { <SilentCard opened=now() reported /> }.into_any()),
            Box::new(move || view! { <Look opened=now() period /> }.into_any()),
            Box::new(move || view! { <FrameworkTable opened=now() period /> }.into_any()),
            Box::new(move || view! { <Dictionary opened=now() /> }.into_any()),
            Box::new(move || view! { <ValuesTable opened=now() period aim /> }.into_any()),
        ];
        cards.extend(rest);
        (about, view! { <InTurn cards n_cells n_free=N_FREE is_ready /> })
    });
    let (about, rest) = parts.unzip();
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{frame::page(lang, Page::Data)}</h1>
                <p>{words::data(lang).intro}</p>
            </div>
        </div>
        <div class="stack">
            <RefusedPanel />
            <RefusedColumns />
            <AskedStacks />
            <AskedColumns />
            <div class="data-top">
                <div class="stack">
                    {about}
                    // Pages from a disk share what the browser keeps for them: there it keeps nothing.
                    {(form == Form::Site).then(|| view! { <KeptCard /> })}
                    <Later piece=Piece::Study(Study::TakeAway) />
                </div>
                {(form != Form::Locked).then(|| view! { <Opener /> })}
            </div>
            {rest}
        </div>
        {(form != Form::Locked).then(|| view! { <DropCue /> })}
    }
}

/// Works out what cards ask for that show what was done to the data, of a long table some columns at a time, and says when that is there.
fn prepare_ahead(state: AppState, n_cells: usize) -> Signal<bool> {
    let is_ready = RwSignal::new(n_cells <= FEW_CELLS);
    if !is_ready.get_untracked() {
        let then = move || {
            is_ready.try_set(true);
        };
        // Until the page is gone.
        let goes_on = move || is_ready.try_get_untracked().is_some();
        set_timeout(move || state.derived.prepare_ahead(goes_on, then), Duration::ZERO);
    }
    is_ready.into()
}

/// Position of the period's panel, of the newest for `None`.
fn panel_at(dataset: &Dataset, period: Option<String>) -> Option<usize> {
    let found = period.and_then(|period| dataset.panels.iter().position(|panel| panel.period.0 == period));
    found.or(dataset.panels.len().checked_sub(1))
}

/// The panel of the period, the newest for `None`.
fn panel_of(dataset: &Dataset, period: Option<String>) -> Option<&Panel> {
    dataset.panels.get(panel_at(dataset, period)?)
}

/// Takes files dropped anywhere on the page, and shows that it would while they hover; takes cells pasted from a spreadsheet.
#[component]
fn DropCue() -> impl IntoView {
    let state = AppState::expect();
    let is_over = RwSignal::new(false);
    let over = window_event_listener(ev::dragover, move |event| {
        if file::carries_files(event.data_transfer()) {
            // Without this the browser would leave the page for the file.
            event.prevent_default();
            is_over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // No element entered means that the pointer left the window.
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        is_over.set(false);
        if !file::carries_files(event.data_transfer()) {
            return;
        }
        event.prevent_default();
        let files = file::dropped(event.data_transfer());
        spawn_local(async move { state.open_files(files.await) });
    });
    let paste = window_event_listener(ev::paste, move |event| {
        // What is pasted into a field belongs there.
        if page::is_in_field(event.target()) {
            return;
        }
        if let Some(table) = file::pasted_table(&event, words::data(state.lang.get_untracked()).pasted) {
            event.prevent_default();
            state.open_files(vec![table]);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
        paste.remove();
    });
    view! {
        <div class="drop-cue" aria-hidden="true" hidden=move || !is_over.get()>
            <p>{words::data(state.lang.get_untracked()).drop_now}</p>
        </div>
    }
}
