//! Packs the whole dashboard as one file, says how large it is, and saves it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::whole::{Form, Packed};
use crate::notice::WholeError;
use crate::sheet::file_stem;
use crate::state::{AppState, Lock};
use crate::text::{self, whole as words};

/// How far it is.
#[derive(Clone, PartialEq)]
enum Step {
    NotAsked,
    /// Parts done, of how many.
    Packing(usize, usize),
    Ready(Packed),
    Failed(WholeError),
}

#[component]
pub fn WholeFile(
    /// Of the choice: there may be two on a page.
    name: &'static str,
) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let is_locked_here = Form::of_page() == Form::Locked;
    let lock = RwSignal::new(if is_locked_here { Lock::Locked } else { Lock::Open });
    let step = RwSignal::new_local(Step::NotAsked);
    // What was packed before something changed is not what is on screen.
    let n_asked = StoredValue::new(0_u32);
    Effect::new(move || {
        state.scenario.track();
        state.prefs.track();
        lock.track();
        n_asked.update_value(|n| *n += 1);
        step.set(Step::NotAsked);
    });
    let pack = move |_| {
        n_asked.update_value(|n| *n += 1);
        let number = n_asked.get_value();
        let tell = move |now: Step| {
            if n_asked.try_get_value() == Some(number) {
                let _ = step.try_set(now);
            }
        };
        tell(Step::Packing(0, 1));
        spawn_local(async move {
            let packed = state.pack_whole(lock.get_untracked(), move |at, of| tell(Step::Packing(at, of))).await;
            tell(packed.map_or_else(Step::Failed, Step::Ready));
        });
    };
    let save = move |packed: &Packed| {
        let title = state.opened.with_untracked(|opened| {
            opened.as_ref().map(|opened| text::name(lang, &opened.dataset.title).to_string()).unwrap_or_default()
        });
        // A browser that refuses shows that itself.
        let _ = packed.save(&format!("{}.html", file_stem(&words::file_title(lang, &title))));
    };
    let is_packing = move || step.with(|step| matches!(step, Step::Packing(..)));
    let told = move || match step.get() {
        Step::NotAsked => ().into_any(),
        Step::Packing(at, of) => view! { <p class="small muted">{words::packing(lang, at, of)}</p> }.into_any(),
        Step::Failed(error) => view! { <p class="callout danger">{words::trouble(lang, &error)}</p> }.into_any(),
        Step::Ready(packed) => {
            let size = words::ready(lang, packed.n_bytes());
            view! {
                <p class="row">
                    {size}
                    <button type="button" class="button primary" on:click=move |_| save(&packed)>{text.save}</button>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <p class="small">{text.about}</p>
        {(!is_locked_here).then(|| view! {
            <fieldset class="choices">
                <legend>{text.may}</legend>
                {[(Lock::Open, text.open), (Lock::Locked, text.locked)].map(|(choice, label)| view! {
                    <label class="choice">
                        <input
                            type="radio"
                            name=name
                            prop:checked=move || lock.get() == choice
                            on:change=move |_| lock.set(choice)
                        />
                        {label}
                    </label>
                }).collect_view()}
            </fieldset>
        })}
        <p class="small muted">{text.locked_hint}</p>
        <p>
            <button type="button" class="button" aria-label=format!("{} {}", text.pack, text.title) disabled=is_packing on:click=pack>
                {text.pack}
            </button>
        </p>
        <div role="status">{told}</div>
    }
}
