//! What is open: where it comes from, how large it is, how it can be recognised.

use leptos::prelude::*;
use scoring::ENGINE_VERSION;
use scoring::model::Source;

use super::model::Completeness;
use crate::prefs::Lang;
use crate::state::{AppState, Opened, Shared};
use crate::text::number::{MISSING, fixed, percent};
use crate::text::{self, data as words};

#[component]
pub fn About(opened: Shared<Opened>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::data(lang);
    let dataset = &opened.dataset;
    let facts: Vec<_> = facts(lang, &opened)
        .into_iter()
        .map(|(name, value)| view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    let sources: Vec<_> = dataset.sources.iter().map(|source| view! { <li>{source_link(lang, source)}</li> }).collect();
    let description = text::name(lang, &dataset.description).to_string();
    view! {
        <section class="card" aria-labelledby="about-title">
            <p class="stat-label">{text.loaded}</p>
            <div class="card-head">
                <h2 id="about-title">{text::name(lang, &dataset.title).to_string()}</h2>
                <span class="row">
                    {dataset.synthetic.then(|| view! { <span class="badge synthetic">{words::synthetic(lang)}</span> })}
                    {(!opened.is_builtin).then(|| view! { <span class="badge">{text.own_file}</span> })}
                </span>
            </div>
            {(!description.is_empty()).then(|| view! { <p>{description}</p> })}
            <dl class="facts">{facts}</dl>
            <dl class="details small">
                {(!dataset.licence.is_empty()).then(|| view! {
                    <dt>{text.licence}</dt>
                    <dd>{dataset.licence.clone()}</dd>
                })}
                {(!sources.is_empty()).then(|| view! {
                    <dt>{text.sources}</dt>
                    <dd><ul>{sources}</ul></dd>
                })}
                <dt>{text.fingerprint}</dt>
                <dd>
                    <code>{dataset.fingerprint.short().to_string()}</code> " "
                    <span class="muted">{text.fingerprint_hint}</span>
                </dd>
                <dt>{text.engine}</dt>
                <dd><code>{ENGINE_VERSION}</code></dd>
            </dl>
        </section>
    }
}

fn facts(lang: Lang, opened: &Opened) -> Vec<(&'static str, String)> {
    let text = words::data(lang);
    let dataset = &opened.dataset;
    let count = |n: usize| fixed(n as f64, 0);
    let periods: Vec<String> = dataset.panels.iter().map(|panel| panel.period.0.clone()).collect();
    let share = Completeness::of_all(dataset).share();
    let mut facts = vec![
        (text.entities, count(dataset.n_entities())),
        (text.indicators, count(dataset.framework.n_indicators())),
        (text.periods, words::span(lang, &periods)),
        (text.present, share.map_or_else(|| MISSING.into(), |share| percent(share, 1))),
    ];
    if !dataset.enterprises.is_empty() {
        facts.push((text.enterprises, count(dataset.enterprises.len())));
    }
    facts
}

/// A link only where it leads to the web: what a file claims is never followed into a script or the local disk.
fn source_link(lang: Lang, source: &Source) -> AnyView {
    let title = match text::name(lang, &source.title) {
        "" => source.link.clone(),
        title => title.to_string(),
    };
    let is_web = ["https://", "http://"].iter().any(|scheme| source.link.starts_with(scheme));
    if is_web {
        view! { <a href=source.link.clone() target="_blank" rel="noopener noreferrer">{title}</a> }.into_any()
    } else {
        title.into_any()
    }
}
