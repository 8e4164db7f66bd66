//! What came of the file a person opened or saved: done, in a sentence, or refused with one line for each fault.

use leptos::prelude::*;

#[derive(Clone, PartialEq)]
pub enum Told {
    Done(String),
    Refused { head: String, lines: Vec<String> },
}

/// Says it, aloud too; nothing before there was a file.
#[component]
pub fn FileTold(told: RwSignal<Option<Told>>) -> impl IntoView {
    view! {
        <p class="answer small" role="status">
            {move || told.with(|told| match told {
                Some(Told::Done(sentence)) => Some(sentence.clone()),
                Some(Told::Refused { .. }) | None => None,
            })}
        </p>
        {move || match told.get() {
            Some(Told::Refused { head, lines }) => Some(view! {
                <div class="callout danger" role="alert">
                    <p>{head}</p>
                    <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </div>
            }),
            Some(Told::Done(_)) | None => None,
        }}
    }
}
