//! The comparison: the park that is looked at beside those chosen to compare with, part by part.

use leptos::prelude::*;

use super::super::overview::model::areas;
use super::Told;
use super::table::table;
use crate::chart::Words;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::text::number::{MISSING, fixed_or_missing};
use crate::text::{self, report as words};
use crate::view::part::plot::{Plot, score_format};

/// As many as fit side by side on paper.
const N_MOST: usize = 6;

pub fn comparison(told: &Told) -> AnyView {
    let state = told.state;
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let scored = told.scored.clone();
    let parks = parks(told);
    let name = |entity: &usize| {
        scored.dataset().entities.get(*entity).map(|park| text::name(lang, &park.name).to_string()).unwrap_or_default()
    };
    let names: Vec<String> = parks.iter().map(name).collect();
    let decimals = scored.decimals();
    let place = |entity: &usize| scored.rank(*entity).map_or_else(|| MISSING.to_string(), |rank| rank.to_string());
    let score = |entity: &usize| fixed_or_missing(scored.score(*entity), decimals);
    let row = |head: &str, cells: Vec<String>| std::iter::once(head.to_string()).chain(cells).collect::<Vec<_>>();
    let mut rows =
        vec![row(text.rank, parks.iter().map(place).collect()), row(text.score, parks.iter().map(score).collect())];
    for id in areas(&scored) {
        let cells = parks.iter().map(|&entity| fixed_or_missing(scored.scores.of(id).get(entity), decimals)).collect();
        rows.push(row(text::name(lang, &scored.framework().node(id).name), cells));
    }
    let heads = std::iter::once(text.part.to_string()).chain(names.iter().cloned()).collect();
    let bars: Vec<(String, Option<f64>)> =
        names.into_iter().zip(parks.iter().map(|&entity| scored.score(entity))).collect();
    view! {
        <section>
            <h2>{text.comparison}</h2>
            {table(text.comparison.to_string(), heads, rows, 1)}
            <Plot chart=move || Bars {
                words: Words {
                    title: text.score.into(),
                    category: text.park.into(),
                    value: text.score.into(),
                    ..Words::default()
                },
                rows: bars.iter().map(|(name, value)| Bar { name: name.clone(), value: *value, kind: BarKind::Total }).collect(),
                format: score_format(decimals),
            } />
        </section>
    }
    .into_any()
}

/// The park looked at, then those chosen to compare with, those kept in sight, and at least the first and the next one.
fn parks(told: &Told) -> Vec<usize> {
    let dataset = told.scored.dataset();
    let scenario = told.state.scenario.get();
    let chosen = scenario.compare.iter().chain(&scenario.pins).chain(&scenario.reference);
    let chosen = chosen.filter_map(|id| dataset.find(id));
    let first = told.scored.ranking.order.first().map(|&entity| entity as usize);
    let rival = told.summary.rival.as_ref().map(|rival| rival.entity);
    let mut parks = Vec::new();
    for entity in [told.summary.entity].into_iter().chain(chosen).chain(first).chain(rival) {
        if !parks.contains(&entity) && parks.len() < N_MOST {
            parks.push(entity);
        }
    }
    parks
}
