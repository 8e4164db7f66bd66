//! The door for other data: shipped datasets, a person's own files, and the progress of a load.

use leptos::html;
use leptos::prelude::*;

use crate::browser::file;
use crate::state::{AppState, CatalogueEntry, Then};
use crate::text::{self, data as words, frame};

/// Endings the file dialog offers; what is dropped may have any.
const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.html,.htm,.zip,.json,.parquet,.parq,.pq";

#[component]
pub fn Opener() -> impl IntoView {
    let state = AppState::expect();
    let text = words::data(state.lang.get_untracked());
    // Who looks at this is about to choose a file: the reader starts meanwhile, once the page is drawn.
    Effect::new(move || state.prepare_reader());
    on_cleanup(move || state.dismiss_reader());
    view! {
        <section class="card" aria-labelledby="open-title">
            <h2 id="open-title">{text.open_title}</h2>
            <Progress />
            <OwnFiles />
            <h3>{text.builtin}</h3>
            <ul class="dataset-list">
                <For each=move || state.catalogue.get() key=|entry| entry.id.clone() let(entry)>
                    <Shipped entry />
                </For>
            </ul>
        </section>
    }
}

/// What is being loaded and how far it is, with a way to stop it.
#[component]
fn Progress() -> impl IntoView {
    let state = AppState::expect();
    let line = move || {
        let lang = state.lang.get_untracked();
        state.loading.with(|loading| loading.as_ref().map(|loading| words::stage(lang, loading.stage, &loading.name)))
    };
    view! {
        <div role="status">
            <Show when=move || state.loading.with(Option::is_some)>
                <div class="callout row">
                    <progress aria-label=move || line().unwrap_or_default()></progress>
                    <span class="grow">{line}</span>
                    <button type="button" class="button" on:click=move |_| state.cancel_load()>
                        {frame::frame(state.lang.get_untracked()).cancel}
                    </button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn OwnFiles() -> impl IntoView {
    let state = AppState::expect();
    let text = words::data(state.lang.get_untracked());
    let chooser = NodeRef::<html::Input>::new();
    let folder_chooser = NodeRef::<html::Input>::new();
    // No standard has this attribute, so no element has it as a property of its own.
    folder_chooser.on_load(|input| {
        let _ = input.set_attribute("webkitdirectory", "");
    });
    let click = |chooser: NodeRef<html::Input>| {
        if let Some(input) = chooser.get() {
            input.click();
        }
    };
    let take = move |chooser: NodeRef<html::Input>| {
        let Some(input) = chooser.get() else { return };
        let files = file::files_of(input.files());
        // The same file can be chosen again after it was mended.
        input.set_value("");
        if !files.is_empty() {
            state.open_files(files);
        }
    };
    let template = move |_| {
        let (name, content) = words::template(state.lang.get_untracked());
        // Nothing to say when the browser refuses: it says so itself.
        let _ = file::download(name, "text/csv", content.as_bytes());
    };
    view! {
        <h3>{text.own}</h3>
        <div class="drop-zone">
            <p>{text.drop}</p>
            <div class="row">
                <button type="button" class="button primary" on:click=move |_| click(chooser)>
                    {text.choose}
                </button>
                <button type="button" class="button" on:click=move |_| click(folder_chooser)>
                    {text.choose_folder}
                </button>
            </div>
            <input
                node_ref=chooser
                id="own-files"
                type="file"
                multiple
                accept=ACCEPTED
                hidden
                aria-label=text.choose
                on:change=move |_| take(chooser)
            />
            <input
                node_ref=folder_chooser
                id="own-folder"
                type="file"
                hidden
                aria-label=text.choose_folder
                on:change=move |_| take(folder_chooser)
            />
            <p class="small">{text.paste}</p>
            <p class="small muted">{text.stays}</p>
        </div>
        <details>
            <summary>{text.formats}</summary>
            <ul class="formats small">
                {text.format_list.map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
            <button type="button" class="button" on:click=template>
                {text.template}
            </button>
        </details>
    }
}

#[component]
fn Shipped(entry: CatalogueEntry) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::data(lang);
    let is_open = state.opened.with_untracked(|opened| {
        opened.as_ref().is_some_and(|opened| opened.is_builtin && opened.dataset.id == entry.id)
    });
    let title = text::name(lang, &entry.title).to_string();
    let action = if is_open { text.opened } else { text.open };
    let label = format!("{action} {title}");
    let size = words::size(lang, entry.n_entities, entry.n_indicators, entry.n_periods, entry.bytes);
    let id = entry.id;
    let open = move |_| state.open_builtin(&id, Then::Tell);
    view! {
        <li class="dataset-item" class:current=is_open>
            <div class="card-head">
                <h4>{title}</h4>
                {entry.synthetic.then(|| view! { <span class="badge synthetic">{words::synthetic(lang)}</span> })}
            </div>
            <p class="small">{text::name(lang, &entry.summary).to_string()}</p>
            <div class="card-head">
                <span class="small muted">{size}</span>
                <button type="button" class="button" disabled=is_open aria-label=label on:click=open>
                    {action}
                </button>
            </div>
        </li>
    }
}
