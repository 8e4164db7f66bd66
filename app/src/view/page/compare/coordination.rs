//! Whether the pillars of the parks compared go together, with the class of each in words.

use leptos::prelude::*;
use scoring::decide::{DecideError, PillarCoordination, coordinate};
use scoring::mcdm::{Coupling, coordination_class};
use scoring::model::NodeId;

use super::{Field, name_of, role};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::AppState;
use crate::text::coordination::{self as words, Told};
use crate::text::number::fixed;
use crate::view::part::choice::ChoiceOf;
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::plot::Plot;

/// As many as tell a degree just below the next class from it.
const DECIMALS: usize = 4;
/// A pillar at nothing would hide what the others do.
const FLOOR: f64 = 1e-10;

type Found = Option<Result<PillarCoordination, DecideError>>;

#[component]
pub fn CoordinationCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::coordination(lang);
    let is_adjusted = RwSignal::new(false);
    let found = Memo::new(move |_| field.with(|field| field.as_ref().map(|field| found(field, is_adjusted.get()))));
    let head =
        vec![(text.park, false), (text.degree, true), (text.class, false), (text.coupling, true), (text.level, true)];
    let rows =
        move || field.with(|field| field.as_ref().map(|field| rows(state, field, &found.get())).unwrap_or_default());
    let left_out = move || {
        field.with(|field| {
            let field = field.as_ref()?;
            match found.get()? {
                Ok(found) if found.left_out.is_empty() => None,
                Ok(found) => {
                    let names: Vec<String> = found.left_out.iter().map(|&park| name_of(state, field, park)).collect();
                    Some(words::left_out(lang, &names))
                }
                Err(_) => Some(text.nobody.into()),
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="compare-coordination">
            <div class="card-head">
                <h2 id="compare-coordination">{text.title}</h2>
                <ChoiceOf
                    label=text.formula
                    options=vec![(false, text.classic), (true, text.adjusted)]
                    now=move || is_adjusted.get()
                    choose=move |chosen| is_adjusted.set(chosen)
                />
            </div>
            {move || left_out().map(|sentence| view! { <p class="callout warning">{sentence}</p> })}
            <div class="columns">
                <Plot chart=move || bars(state, field.get().as_ref(), &found.get()) />
                <Figures label=text.table head rows=Signal::derive(rows) />
            </div>
            <p class="small muted">{text.note}</p>
        </section>
    }
}

fn found(field: &Field, is_adjusted: bool) -> Result<PillarCoordination, DecideError> {
    let scored = &field.scored;
    let coupling = if is_adjusted { Coupling::Adjusted } else { Coupling::Classic { floor: FLOOR } };
    let node = |id: NodeId| scored.scores.of(id);
    coordinate(scored.framework(), &node, &scored.weights, &scored.scenario, coupling, &field.parks)
}

/// By park that has a degree: its place in the field, its row of the degrees.
fn known(field: &Field, found: &PillarCoordination) -> Vec<(usize, usize)> {
    let place = |park: &usize| field.parks.iter().position(|one| one == park);
    found.entities.iter().enumerate().filter_map(|(row, park)| Some((place(park)?, row))).collect()
}

fn rows(state: AppState, field: &Field, found: &Found) -> Vec<Vec<Figure>> {
    let lang = state.lang.get();
    let Some(Ok(found)) = found else { return Vec::new() };
    let row = |(place, row): (usize, usize)| {
        let number = |numbers: &[f64]| numbers.get(row).map(|number| fixed(*number, DECIMALS)).unwrap_or_default();
        let class = coordination_class(found.degrees.degree.get(row).copied().unwrap_or(0.0));
        let park = field.parks.get(place).copied().unwrap_or(0);
        vec![
            Figure::Coloured(role(place), name_of(state, field, park)),
            Figure::Text(number(&found.degrees.degree)),
            Figure::Text(words::class(lang, class).into()),
            Figure::Text(number(&found.degrees.coupling)),
            Figure::Text(number(&found.degrees.level)),
        ]
    };
    known(field, found).into_iter().map(row).collect()
}

fn bars(state: AppState, field: Option<&Field>, found: &Found) -> Bars {
    let lang = state.lang.get();
    let text = words::coordination(lang);
    let mut bars = Bars {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: String::new(),
            category: text.park.into(),
            value: text.degree.into(),
        },
        rows: Vec::new(),
        format: Format::new(|value| fixed(value, DECIMALS)),
    };
    let (Some(field), Some(Ok(found))) = (field, found) else { return bars };
    let degrees = &found.degrees.degree;
    let named: Vec<(usize, String, f64)> = known(field, found)
        .into_iter()
        .filter_map(|(place, row)| Some((place, name_of(state, field, *field.parks.get(place)?), *degrees.get(row)?)))
        .collect();
    let told =
        |one: &(usize, String, f64)| Told { name: one.1.clone(), degree: one.2, class: coordination_class(one.2) };
    let most = named.iter().max_by(|a, b| a.2.total_cmp(&b.2)).map(told);
    let least = named.iter().min_by(|a, b| a.2.total_cmp(&b.2)).map(told).filter(|_| 1 < named.len());
    if let Some(most) = &most {
        bars.words.finding = words::finding(lang, most, least.as_ref());
    }
    let bar = |(place, name, degree): (usize, String, f64)| Bar {
        name,
        value: Some(degree),
        kind: BarKind::Amount(role(place)),
    };
    bars.rows = named.into_iter().map(bar).collect();
    bars
}
