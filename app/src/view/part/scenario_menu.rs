//! What can be done with the scenario as a whole: walk its history, share, save, open, reset.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon;
use super::modal::{CloseModal, Modal};
use crate::browser::style::{adopt_style, style};
use crate::browser::whole::Form;
use crate::browser::{file, page};
use crate::notice::NoticeKind;
use crate::route::{Page, Route};
use crate::state::json::{Spacing, to_json};
use crate::state::{AppState, link};
use crate::text::{change, frame as words, report, whole};
use crate::view::later::{Later, Piece, Sight, Study};

#[component]
pub fn ScenarioMenu() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    view! {
        <Modal label=text.scenario_menu icon_path=icon::SCENARIO>
            <Later piece=Piece::Sight(Sight::ScenarioActions) />
        </Modal>
    }
}

/// What the dialog offers.
#[component]
pub fn ScenarioActions() -> impl IntoView {
    adopt_style(style!("scenario_menu.css"));
    let state = AppState::expect();
    let close = expect_context::<CloseModal>().0;
    let text = words::frame(state.lang.get_untracked());
    let report_text = report::words(state.lang.get_untracked());
    let whole_text = whole::words(state.lang.get_untracked());
    let form = Form::of_page();
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = chooser.get() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = chooser.get() else { return };
        let Some(file) = file::files_of(input.files()).into_iter().next() else { return };
        // The same file can be chosen again after it was mended.
        input.set_value("");
        close.run(());
        spawn_local(async move { open_file(state, &file).await });
    };
    view! {
        <div class="stack">
            <div class="row">
                // An address on this disk is of no use elsewhere.
                {(form == Form::Site).then(|| view! {
                    <button type="button" class="button primary" on:click=move |_| share(state)>
                        {text.share}
                    </button>
                })}
                <button type="button" class="button" on:click=move |_| save(state)>
                    {text.save_scenario}
                </button>
                {(form != Form::Locked).then(|| view! {
                    <button type="button" class="button" on:click=choose>
                        {text.open_scenario}
                    </button>
                    <input
                        node_ref=chooser
                        type="file"
                        accept=".json,application/json"
                        hidden
                        aria-label=text.open_scenario
                        on:change=chosen
                    />
                    <button type="button" class="button" on:click=move |_| state.reset_all()>
                        {text.reset_all}
                    </button>
                })}
            </div>
            <section class="stack">
                <h3>{report_text.open}</h3>
                <p class="small">{report_text.open_hint}</p>
                <p><a class="button" href=Route::to(Page::Report).href() on:click=move |_| close.run(())>{report_text.open}</a></p>
            </section>
            <section class="stack">
                <h3>{whole_text.title}</h3>
                <Later piece=Piece::Study(Study::WholeFile("whole-scenario")) />
            </section>
            <section class="stack">
                <h3>{text.history}</h3>
                <Steps />
            </section>
        </div>
    }
}

/// Every step, newest first; a click goes there.
#[component]
fn Steps() -> impl IntoView {
    let state = AppState::expect();
    let line = move |index: usize| {
        let lang = state.lang.get();
        state.opened.with(|opened| {
            let opened = opened.as_ref()?;
            state.history.with(|history| {
                let entry = history.entries().get(index)?;
                Some(format!("{}. {}", index + 1, change::change(lang, &entry.change, &opened.dataset.framework)))
            })
        })
    };
    view! {
        <ol class="steps" reversed>
            <For each=move || (0..state.history.with(|history| history.entries().len())).rev() key=|index| *index let(index)>
                <li>
                    <button
                        type="button"
                        class="button quiet"
                        class:undone=move || state.history.with(|history| history.position() < index)
                        aria-current=move || {
                            (index == state.history.with(|history| history.position())).then_some("step")
                        }
                        on:click=move |_| state.history.update(|history| history.go(index))
                    >
                        {move || line(index)}
                        <Show when=move || state.history.with(|history| history.position() == index)>
                            <span class="badge">{words::frame(state.lang.get_untracked()).here}</span>
                        </Show>
                    </button>
                </li>
            </For>
        </ol>
    }
}

fn share(state: AppState) {
    let address = format!("{}{}", page::address(), state.shareable(state.page.get_untracked()).href());
    spawn_local(async move {
        let kind = if page::clipboard_write(&address).await {
            NoticeKind::LinkCopied
        } else {
            NoticeKind::LinkToCopy { address }
        };
        state.notify(kind);
    });
}

fn save(state: AppState) {
    let Some(opened) = state.opened.get_untracked() else { return };
    let scenario = state.scenario.with_untracked(|scenario| link::stamped(scenario, &opened.dataset));
    let name = format!("yuanheng-{}.json", opened.dataset.id);
    if file::download(&name, "application/json", to_json(&scenario, Spacing::Wide).as_bytes()).is_some() {
        state.notify(NoticeKind::ScenarioSaved);
    }
}

async fn open_file(state: AppState, chosen: &file::File) {
    match file::read_file(chosen).await.map(String::from_utf8) {
        Ok(Ok(text)) => state.open_scenario_text(&text),
        _ => state.notify(NoticeKind::CorruptLink),
    }
}
