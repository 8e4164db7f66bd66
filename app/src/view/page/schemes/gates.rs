//! A scheme's conditions, their exemptions and its direct paths, in words.

use leptos::prelude::*;
use scoring::scheme::{Binding, Gate, Scheme};

use crate::prefs::Lang;
use crate::state::{AppState, Shared};
use crate::text::schemes::{self as words, rule};
use crate::text::{self};

/// Absent for a scheme without conditions.
#[component]
pub fn Gates(scheme: Shared<Scheme>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::schemes(lang);
    let list = |gates: &[Gate]| gates.iter().map(|gate| of(lang, &scheme, gate)).collect_view();
    let gates = (!scheme.gates.is_empty()).then(|| list(&scheme.gates));
    let paths = (!scheme.direct_paths.is_empty()).then(|| list(&scheme.direct_paths));
    (gates.is_some() || paths.is_some()).then(|| {
        view! {
            <section class="card" aria-labelledby="scheme-gates">
                <h2 id="scheme-gates">{text.gates}</h2>
                <p class="small muted">{text.gates_hint}</p>
                {gates.map(|gates| view! { <ol class="gate-list">{gates}</ol> })}
                {paths.map(|paths| view! {
                    <h3>{text.direct_paths}</h3>
                    <ol class="gate-list">{paths}</ol>
                })}
            </section>
        }
    })
}

fn of(lang: Lang, scheme: &Scheme, gate: &Gate) -> impl IntoView + use<> {
    let words = words::schemes(lang);
    let exemptions: Vec<String> = gate
        .exemptions
        .iter()
        .map(|one| format!("{}: {}", text::name(lang, &one.name), rule::test(lang, scheme, &one.test)))
        .collect();
    let note = text::name(lang, &gate.note).to_string();
    view! {
        <li>
            <strong>{text::name(lang, &gate.name).to_string()}</strong>
            {(gate.binding == Binding::Guiding).then(|| view! { " " <span class="badge">{words.guiding}</span> })}
            <p class="small muted">{rule::test(lang, scheme, &gate.test)}</p>
            {(!exemptions.is_empty()).then(|| view! {
                <p class="small">{words.exemption}</p>
                <ul class="plain-list small">
                    {exemptions.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}
                </ul>
            })}
            {(!note.is_empty()).then(|| view! { <p class="small muted">{note}</p> })}
        </li>
    }
}
