//! The frame around every page: navigation, tools, what dataset this is, notices.

use leptos::prelude::*;

use super::later::{DataPiece, Later, Method, PageComing, Piece, Sight, Study};
use super::page::{NotFound, Overview};
use super::part::dataset_strip::DatasetStrip;
use super::part::icon::{self, Icon};
use super::part::notices::Notices;
use super::part::scenario_menu::ScenarioMenu;
use super::part::settings::Settings;
use super::part::what_if::WhatIfStrip;
use crate::browser::page as browser_page;
use crate::prefs::Lang;
use crate::route::{Page, Route};
use crate::state::AppState;
use crate::text::frame as words;

/// Id of the navigation's link to the page that is shown.
const SHOWN_LINK: &str = "nav-shown";

#[component]
pub fn Frame() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    let lang = state.lang.get_untracked();
    Effect::new(move || {
        browser_page::set_title(&format!("{} · {}", words::page(lang, state.page.get()), text.product));
        request_animation_frame(|| browser_page::reveal(SHOWN_LINK));
    });
    let is_busy = move || (state.is_turning.get() || state.opened.with(Option::is_none)).then_some("true");
    view! {
        <div class="frame">
            <a class="skip" href="#main" on:click=|event| {
                // The fragment is the address of a page, so the link moves focus instead.
                event.prevent_default();
                browser_page::focus("main h1");
            }>{text.skip}</a>
            <header class="topbar">
                <a class="brand" href=Route::to(Page::Overview).href()>
                    <span class="brand-mark" aria-hidden="true"></span>
                    <span class="brand-name">{text.product}</span>
                </a>
                <nav class="nav" aria-label=text.nav>
                    {Page::ALL.map(|page| view! { <NavLink page /> }).collect_view()}
                </nav>
                <div class="tools" role="group" aria-label=text.tools>
                    <UndoRedo />
                    <ScenarioMenu />
                    <Settings />
                    <button
                        type="button"
                        class="button quiet"
                        id="language"
                        lang=lang.other().tag()
                        on:click=move |_| {
                            state.prefs.update(|prefs| prefs.lang = prefs.lang.other());
                            // The button was drawn anew with everything else.
                            request_animation_frame(|| browser_page::focus("#language"));
                        }
                    >
                        {text.other_language_short}
                    </button>
                </div>
            </header>
            <div>
                <DatasetStrip />
                <WhatIfStrip />
                <main class="main" id="main" aria-busy=is_busy>
                    {move || if state.is_turning.get() { ().into_any() } else { shown(lang, state.page.get()) }}
                </main>
            </div>
            <footer class="foot"><p>{text.foot}</p></footer>
            <Notices />
            <Show when=move || state.derived.lacks_methods()>
                <Later piece=Piece::Method(Method::Nothing) />
            </Show>
            <Show when=move || state.loading.with(Option::is_some)>
                <div class="progress-line" aria-hidden="true"></div>
            </Show>
        </div>
    }
}

/// The page itself where it came with the first load, else the page as soon as it is there.
fn shown(lang: Lang, page: Page) -> AnyView {
    let piece = match page {
        Page::Overview => return view! { <Overview /> }.into_any(),
        Page::NotFound => return view! { <NotFound /> }.into_any(),
        Page::Evaluate => Piece::Sight(Sight::Evaluate),
        Page::Certainty => Piece::Sight(Sight::Certainty),
        Page::Compare => Piece::Study(Study::Compare),
        Page::Indicators => Piece::Study(Study::Indicators),
        Page::Schemes => Piece::Study(Study::Schemes),
        Page::Revenue => Piece::Revenue,
        Page::Data => Piece::Data(DataPiece::Page),
        Page::Report => Piece::Data(DataPiece::Report),
    };
    let title = words::page(lang, page);
    view! { <Later piece waiting=move || view! { <PageComing title /> } /> }.into_any()
}

#[component]
fn NavLink(page: Page) -> impl IntoView {
    let state = AppState::expect();
    let is_shown = Memo::new(move |_| state.page.get() == page);
    view! {
        <a
            href=Route::to(page).href()
            id=move || is_shown.get().then_some(SHOWN_LINK)
            aria-current=move || is_shown.get().then_some("page")
        >
            <Icon path=icon::of_page(page) />
            <span>{words::page(state.lang.get_untracked(), page)}</span>
        </a>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    view! {
        <button
            type="button"
            class="button quiet icon"
            aria-label=text.undo
            title=format!("{} Ctrl+Z", text.undo)
            disabled=move || !state.history.with(|history| history.can_undo())
            on:click=move |_| state.undo()
        >
            <Icon path=icon::UNDO />
        </button>
        <button
            type="button"
            class="button quiet icon"
            aria-label=text.redo
            title=format!("{} Ctrl+Y", text.redo)
            disabled=move || !state.history.with(|history| history.can_redo())
            on:click=move |_| state.redo()
        >
            <Icon path=icon::REDO />
        </button>
    }
}
