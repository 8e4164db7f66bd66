//! The cover: what was evaluated, on which data, with which scenario, when.

use leptos::prelude::*;
use scoring::ENGINE_VERSION;

use super::Told;
use crate::browser::page;
use crate::text::{self, number, report as words};

pub fn cover(told: &Told) -> AnyView {
    let lang = told.state.lang.get_untracked();
    let text = words::words(lang);
    let dataset = &told.opened.dataset;
    let scenario = told.state.scenario.get();
    let panel = dataset.panels.get(told.scored.prepared.panel);
    let period = panel.map(|panel| panel.period.0.clone()).filter(|period| !period.is_empty());
    let is_official = scenario == told.opened.official;
    let facts = [
        (text.dataset, Some(text::name(lang, &dataset.title).to_string())),
        (text.period, period),
        (text.scenario, Some(if is_official { text.official } else { text.changed }.to_string())),
        (text.made_at, Some(number::moment(lang, &page::local_time(page::clock_ms())))),
        (text.version, Some(ENGINE_VERSION.to_string())),
        (text.fingerprint, Some(dataset.fingerprint.short().to_string())),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
    view! {
        <header class="report-cover">
            <p class="muted">{text.subtitle}</p>
            <h1 tabindex="-1">{text.title}</h1>
            <p class="report-dataset">{text::name(lang, &dataset.title).to_string()}</p>
            {dataset.synthetic.then(|| view! { <p class="report-sample">{text.synthetic}</p> })}
            <dl class="report-facts">
                {facts.map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> }).collect_view()}
            </dl>
            <p class="small muted">{text.not_official}</p>
        </header>
    }
    .into_any()
}
