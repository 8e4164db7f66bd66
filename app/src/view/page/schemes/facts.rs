//! What a scheme is: for whom, where, since when, and how well it is known.

use leptos::prelude::*;
use scoring::export::{Sheet, scheme_template};
use scoring::model::{Source, Text};
use scoring::scheme::{Classes, Scheme, WeightOrigin};

use crate::browser::file;
use crate::sheet::file_stem;
use crate::state::json::{Spacing, to_json};
use crate::state::{AppState, Shared, write_book};
use crate::text::{self, scheme_template as filled, schemes as words};
use crate::view::part::save_book::{Saving, SavingTold, save_file};

#[component]
pub fn Facts(scheme: Shared<Scheme>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::schemes(lang);
    let name = |text: &Text| text::name(lang, text).to_string();
    let applies_to = match name(&scheme.applies_to) {
        nothing if nothing.is_empty() => words::subject(lang, scheme.subject).to_string(),
        told => told,
    };
    let notes = Some(name(&scheme.notes)).filter(|notes| !notes.is_empty());
    let dates = format!("{} · {}", words::dates(lang, &scheme.dates), words::status(lang, scheme.dates.status));
    let source = |source: &Source| {
        let title = name(&source.title);
        match source.link.is_empty() {
            true => view! { <li>{title}</li> }.into_any(),
            false => {
                view! { <li><a href=source.link.clone() rel="noreferrer" target="_blank">{title}</a></li> }.into_any()
            }
        }
    };
    let saved = scheme.clone();
    let save = move |_| {
        // Nothing to say when the browser refuses: it says so itself.
        let name = format!("{}.json", saved.id);
        let _ = file::download(&name, "application/json", to_json::<Scheme>(&saved, Spacing::Wide).as_bytes());
    };
    let template = template_of(scheme.clone());
    view! {
        <section class="card" aria-labelledby="scheme-name">
            <div class="card-head">
                <h2 id="scheme-name">{name(&scheme.name)}</h2>
                <button type="button" class="button" on:click=save>{text.save}</button>
            </div>
            {template}
            {notes.map(|notes| view! { <p>{notes}</p> })}
            {(scheme.weights == WeightOrigin::EqualInClass)
                .then(|| view! { <p class="callout warning">{text.equal_in_class}</p> })}
            <dl class="details">
                <dt>{text.applies_to}</dt>
                <dd>{applies_to}</dd>
                <dt>{text.region}</dt>
                <dd>{name(&scheme.region)}</dd>
                <dt>{text.version}</dt>
                <dd>{scheme.version.clone()}</dd>
                <dt>{text.dates}</dt>
                <dd>{dates}</dd>
                <dt>{text.evidence}</dt>
                <dd>{words::evidence(lang, scheme.evidence)}</dd>
                <dt>{text.source}</dt>
                <dd><ul>{scheme.sources.iter().map(source).collect_view()}</ul></dd>
                <dt>{text.licence}</dt>
                <dd>{name(&scheme.licence)}</dd>
                {scheme.grading.as_ref().map(|grading| view! { <Grading grading=grading.clone() /> })}
            </dl>
        </section>
    }
}

/// A workbook to fill in for the scheme.
fn template_of(scheme: Shared<Scheme>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let saving = RwSignal::new(Saving::NotAsked);
    let save = move |_| {
        // A scheme that was read hangs together, so its tree does.
        let Ok(mut book) = scheme_template(&scheme, |field| filled::note(lang, field)) else { return };
        let (name, rows) = filled::about(lang, &scheme);
        book.sheets.push(Sheet { name: name.into(), rows, hints: Vec::new() });
        let name = format!("{}.xlsx", file_stem(&filled::title(lang, &scheme)));
        save_file(saving, name, async move { write_book(&book).await });
    };
    let is_writing = move || saving.with(|saving| *saving == Saving::Writing);
    view! {
        <div class="row">
            <button type="button" class="button" disabled=is_writing on:click=save>{filled::button(lang)}</button>
            <SavingTold saving />
        </div>
    }
}

#[component]
fn Grading(grading: Classes) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::schemes(lang);
    let class = |(at, label): (usize, &String)| {
        let name = grading.names.get(at).map(|name| text::name(lang, name)).unwrap_or_default();
        words::class(lang, label, name, grading.shares.get(at).copied())
    };
    let classes: Vec<String> = grading.labels.iter().enumerate().map(class).collect();
    let exempt: Vec<&str> = grading.exempt.iter().map(|who| text::name(lang, who)).collect();
    let exempt = (!exempt.is_empty()).then(|| exempt.join(text::pick(lang, "；", "; ")));
    view! {
        <dt>{text.grading}</dt>
        <dd>{classes.join(text::pick(lang, "，", ", "))}</dd>
        {exempt.map(|exempt| view! {
            <dt>{text.exempt}</dt>
            <dd>{exempt}</dd>
        })}
    }
}
