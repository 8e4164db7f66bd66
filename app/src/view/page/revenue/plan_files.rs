//! Saves the plan looked at as a file that the command simulates, and opens one as the own plan.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::revenue::PlanKind;

use super::Screen;
use crate::browser::file;
use crate::change::Change;
use crate::state::{AppState, plan_file};
use crate::text::revenue::plan_file as words;
use crate::view::part::file_told::{FileTold, Told};

#[component]
pub fn PlanFiles() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::plan_files(lang);
    let told = RwSignal::new(None::<Told>);
    let save = move |_| told.set(Some(saved(state, screen.plan.get_untracked())));
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |_| chooser.get().into_iter().for_each(|input| input.click());
    let chosen = move |_| {
        let Some(input) = chooser.get() else { return };
        let files = file::files_of(input.files());
        // The same file can be chosen again after it was mended.
        input.set_value("");
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            let outcome = match plan_file::read(&file).await {
                Ok(park) => {
                    state.act(Change::OpenedPlan { file: file.name() }, |now| {
                        plan_file::take_over(&park, &mut now.revenue, &mut now.chance);
                    });
                    state.settle();
                    let _ = screen.plan.try_set(PlanKind::Own);
                    Told::Done(words::opened(lang, &file.name()))
                }
                Err(error) => {
                    let (head, lines) = words::refused(lang, &file.name(), &error);
                    Told::Refused { head, lines }
                }
            };
            // The page may have been left meanwhile.
            let _ = told.try_set(Some(outcome));
        });
    };
    view! {
        <div class="parameter-group">
            <div class="row">
                <button type="button" class="button" aria-describedby="plan-files-about" on:click=save>{text.save}</button>
                <button type="button" class="button" aria-describedby="plan-files-about" on:click=choose>{text.open}</button>
                <input node_ref=chooser type="file" accept=".json" hidden aria-label=text.open on:change=chosen />
            </div>
            <p class="small muted" id="plan-files-about">{text.about}</p>
            <FileTold told />
        </div>
    }
}

fn saved(state: AppState, kind: PlanKind) -> Told {
    let lang = state.lang.get_untracked();
    let text = words::plan_files(lang);
    let refused = |why: &str| Told::Refused { head: why.into(), lines: Vec::new() };
    let written = state.scenario.with_untracked(|now| plan_file::to_file(&now.revenue, kind, &now.chance));
    let Some(written) = written else { return refused(text.impossible) };
    match file::download("yuanheng-plan.json", "application/json", written.text.as_bytes()) {
        Some(()) => Told::Done(words::saved(lang, kind, written.lacks_public_side)),
        None => refused(text.not_saved),
    }
}
