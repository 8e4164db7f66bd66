//! Why the last load was refused; focus goes there, and what was on screen stays.

use leptos::prelude::*;

use crate::browser::page;
use crate::prefs::Lang;
use crate::state::{AppState, Refused};
use crate::text::{data as words, frame, problem};

#[component]
pub fn RefusedPanel() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    Effect::new(move || {
        if state.refused.with(Option::is_some) {
            request_animation_frame(|| {
                page::scroll_to_top();
                page::focus("#refused");
            });
        }
    });
    let dismiss = move |_| {
        state.refused.set(None);
        page::focus("main h1");
    };
    move || {
        state.refused.get().map(|refused| {
            view! {
                <section id="refused" class="callout danger" role="alert" tabindex="-1" aria-labelledby="refused-title">
                    {reasons(lang, &refused)}
                    <div class="row">
                        <span>{words::data(lang).refused_stays}</span>
                        <button type="button" class="button" on:click=dismiss>
                            {frame::frame(lang).dismiss}
                        </button>
                    </div>
                </section>
            }
        })
    }
}

fn reasons(lang: Lang, refused: &Refused) -> impl IntoView + use<> {
    let fatal = refused.problems.iter().filter(|found| found.is_fatal()).map(|found| problem::problem(lang, found));
    let items = fatal.map(|one| {
        view! {
            <li class="finding-item">
                <strong>{one.what}</strong>
                <span class="muted small">{one.place}</span>
                <span>{words::data(lang).hint} {one.hint}</span>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    let title = words::refused(lang, &refused.name, items.len());
    view! {
        <h2 id="refused-title">{title}</h2>
        <ul class="finding-list">{items}</ul>
    }
}
