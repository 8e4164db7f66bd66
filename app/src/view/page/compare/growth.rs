//! One indicator over the years for every park compared, and how fast it grew.

use leptos::prelude::*;
use scoring::compare::compound_annual_growth;
use scoring::model::{Dataset, NodeId};
use scoring::scenario::CellAt;

use super::model::{Field, active_leaves};
use super::{name_of, role};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Lines, Series, Vertical};
use crate::state::AppState;
use crate::text::number::{MISSING, plain, signed_plain};
use crate::text::{self, compare, standing as words};
use crate::view::part::choice::CardChoice;
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::mended::{self, Mended};
use crate::view::part::plot::{Plot, periods};

/// A park's values and what they say.
#[derive(Clone, PartialEq)]
struct Row {
    park: usize,
    values: Vec<Option<f64>>,
    first: Option<(String, f64)>,
    last: Option<(String, f64)>,
    /// A share a year.
    rate: Option<f64>,
}

#[component]
pub fn GrowthCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::standing(lang);
    let chosen = RwSignal::new(String::new());
    let leaves = Memo::new(move |_| {
        field.with(|field| {
            let Some(field) = field else { return Vec::new() };
            active_leaves(&field.scored, field.scored.framework().root())
        })
    });
    let leaf = Memo::new(move |_| {
        let named = field.with(|field| field.as_ref()?.scored.framework().find(&chosen.read()));
        leaves.with(|leaves| named.filter(|id| leaves.contains(id)).or(leaves.first().copied()))
    });
    let rows = Memo::new(move |_| field.with(|field| rows(field.as_ref()?, leaf.get()?)));
    let line = move |(place, row): (usize, Row)| {
        let name = field.with(|field| field.as_ref().map(|field| name_of(state, field, row.park)));
        let change = row.first.as_ref().zip(row.last.as_ref()).map(|(first, last)| last.1 - first.1);
        let corrected = corrected(field.get().as_ref(), leaf.get(), &[row.park], &mended::mended(state));
        let dated = |end: Option<(String, f64)>| match end {
            Some((period, value)) => {
                let old = corrected.iter().find(|(_, label, _)| *label == period);
                let mark = old.map(|(.., old)| format!(" {} {}", mended::SIGN, mended::told(lang, *old)));
                Figure::Noted(plain(value), format!("{period}{}", mark.unwrap_or_default()))
            }
            None => Figure::Text(MISSING.into()),
        };
        vec![
            Figure::Coloured(role(place), name.unwrap_or_default()),
            dated(row.first),
            dated(row.last),
            Figure::Text(change.map_or_else(|| MISSING.to_string(), signed_plain)),
            Figure::Text(words::growth_rate(row.rate)),
        ]
    };
    let head = vec![(text.park, false), (text.first, true), (text.last, true), (text.change, true), (text.rate, true)];
    let table = move || rows.get().map_or(Vec::new(), |rows| rows.into_iter().enumerate().map(line).collect());
    let code = move || {
        field.with(|field| Some(field.as_ref()?.scored.framework().nodes().get(leaf.get()?.index())?.code.clone()))
    };
    view! {
        <section class="card" aria-labelledby="compare-growth">
            <div class="card-head">
                <h2 id="compare-growth">{text.growth}</h2>
                <CardChoice
                    label=text.which
                    options=Signal::derive(move || field.with(|field| indicators(state, field.as_ref(), &leaves.read())))
                    now=Signal::derive(move || code().unwrap_or_default())
                    choose=Callback::new(move |code| chosen.set(code))
                />
            </div>
            <div class="columns">
                <Plot chart=move || lines(state, field.get().as_ref(), leaf.get(), rows.get().unwrap_or_default()) />
                <Figures label=text.growth_table head rows=Signal::derive(table) />
            </div>
        </section>
    }
}

/// Code and name of each indicator.
pub fn indicators(state: AppState, field: Option<&Field>, leaves: &[NodeId]) -> Vec<(String, String)> {
    let node = |id: &NodeId| field?.scored.framework().nodes().get(id.index());
    let named = leaves.iter().filter_map(node);
    named.map(|node| (node.code.clone(), text::name(state.lang.get(), &node.name).to_string())).collect()
}

fn rows(field: &Field, leaf: NodeId) -> Option<Vec<Row>> {
    let dataset = field.scored.dataset();
    let is_divided = field.scored.scenario.treat.denominate;
    let labels: Vec<&str> = dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect();
    let row = |&park: &usize| {
        let values = values(dataset, leaf, park, is_divided);
        let known = || labels.iter().zip(&values).filter_map(|(label, value)| Some((label.to_string(), (*value)?)));
        let dated: Vec<(f64, Option<f64>)> =
            labels.iter().zip(&values).filter_map(|(label, value)| Some((label.parse().ok()?, *value))).collect();
        // A period that is no year would leave out a value in silence.
        let rate = (dated.len() == labels.len()).then(|| compound_annual_growth(&dated)).flatten();
        Row { park, first: known().next(), last: known().next_back(), rate, values }
    };
    Some(field.parks.iter().map(row).collect())
}

/// A park's values in every period, as the dataset has them; over the denominator where the scenario divides.
fn values(dataset: &Dataset, leaf: NodeId, park: usize, is_divided: bool) -> Vec<Option<f64>> {
    let node = dataset.framework.nodes().get(leaf.index()).and_then(|node| node.leaf.as_ref());
    let Some((column, indicator)) = node else { return Vec::new() };
    let by = indicator.denominator.as_ref().filter(|_| is_divided);
    let by = by.and_then(|code| dataset.denominators.iter().position(|known| known == code));
    let value = |panel: &scoring::model::Panel| {
        let value = panel.columns.get(*column)?.get(park)?;
        match by {
            None => Some(value),
            Some(by) => Some(value / panel.denominators.get(by)?.get(park)?).filter(|quotient| quotient.is_finite()),
        }
    };
    dataset.panels.iter().map(value).collect()
}

/// The corrected figures of these parks: park, period and the value in the data.
fn corrected(
    field: Option<&Field>,
    leaf: Option<NodeId>,
    parks: &[usize],
    mended: &Mended,
) -> Vec<(usize, String, Option<f64>)> {
    let found = field.zip(leaf).and_then(|(field, leaf)| {
        let column = field.scored.framework().nodes().get(leaf.index())?.leaf.as_ref()?.0;
        Some((field.scored.dataset(), column))
    });
    let Some((dataset, column)) = found else { return Vec::new() };
    let of_park = |&park: &usize| {
        dataset.panels.iter().enumerate().filter_map(move |(panel, of)| {
            let old = mended.get(&CellAt { panel, column, entity: park })?;
            Some((park, of.period.0.clone(), *old))
        })
    };
    parks.iter().flat_map(of_park).collect()
}

fn lines(state: AppState, field: Option<&Field>, leaf: Option<NodeId>, rows: Vec<Row>) -> Lines {
    let lang = state.lang.get();
    let text = words::standing(lang);
    let node = field.zip(leaf).and_then(|(field, leaf)| field.scored.framework().nodes().get(leaf.index()));
    let name = node.map(|node| text::name(lang, &node.name).to_string()).unwrap_or_default();
    let unit = node.and_then(|node| Some(node.leaf.as_ref()?.1.unit.clone())).unwrap_or_default();
    let labels: Vec<String> = field
        .map_or(Vec::new(), |field| field.scored.dataset().panels.iter().map(|panel| panel.period.0.clone()).collect());
    let park = |park: usize| field.map(|field| name_of(state, field, park)).unwrap_or_default();
    let parks: Vec<usize> = rows.iter().map(|row| row.park).collect();
    let corrected = corrected(field, leaf, &parks, &mended::mended(state)).into_iter();
    let note = mended::noted(lang, corrected.map(|(at, period, old)| (format!("{} {period}", park(at)), old)));
    let mut description = text.growth_note.to_string();
    mended::add_note(&mut description, lang, note);
    let known: Vec<(String, f64)> = rows.iter().filter_map(|row| Some((park(row.park), row.rate?))).collect();
    let fastest = known.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let slowest = known.iter().min_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| 1 < known.len());
    let told = |one: Option<&(String, f64)>| one.map(|(name, rate)| (name.clone(), *rate));
    let (fastest, slowest) = (told(fastest), told(slowest));
    let series = rows.into_iter().enumerate();
    Lines {
        words: Words {
            title: words::growth_title(
                lang,
                &name,
                labels.first().map_or("", String::as_str),
                labels.last().map_or("", String::as_str),
            ),
            finding: words::growth_finding(
                lang,
                fastest.as_ref().map(|(name, rate)| (name.as_str(), *rate)),
                slowest.as_ref().map(|(name, rate)| (name.as_str(), *rate)),
            ),
            description,
            category: text.year.into(),
            value: compare::with_unit(lang, &name, &unit),
        },
        periods: periods(&labels),
        series: series.map(|(place, row)| Series::new(park(row.park), role(place), row.values)).collect(),
        vertical: Vertical::Value,
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::new(plain),
    }
}
