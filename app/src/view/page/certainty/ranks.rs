//! Between which ranks each park is, and how often it had each.

use leptos::prelude::*;

use super::{Screen, by_rank, drawn, in_sight, name_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Cell, Columns, Heatmap, IntervalRow, Intervals};
use crate::state::{AppState, Certain, Drawn};
use crate::text::certainty::{finding, page as words};
use crate::text::number::{fixed, percent};
use crate::view::part::plot::Plot;

/// Rows of a picture; beyond, the first ones and those looked at.
const MOST_ROWS: usize = 40;
/// Ranks of a picture; a wider one has no room for its cells on a desk.
const MOST_RANKS: u32 = 60;

#[component]
pub fn IntervalsCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    view! {
        <section class="card" aria-label=words::certainty(state.lang.get_untracked()).intervals>
            <Plot chart=move || intervals(state, screen.certain, drawn(screen).as_deref()) />
        </section>
    }
}

#[component]
pub fn AcceptabilityCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    view! {
        <section class="card" aria-label=words::certainty(state.lang.get_untracked()).acceptability>
            <Plot chart=move || acceptability(state, drawn(screen).as_deref()) />
        </section>
    }
}

fn intervals(state: AppState, certain: Certain, drawn: Option<&Drawn>) -> Intervals {
    let lang = state.lang.get();
    let text = words::certainty(lang);
    let mut chart = Intervals {
        words: Words {
            title: text.intervals.into(),
            category: text.park.into(),
            value: text.rank.into(),
            ..Words::default()
        },
        columns: [text.now, text.best, text.worst].map(String::from),
        rows: Vec::new(),
        domain: (1.0, 2.0),
        format: Format::fixed(0),
    };
    let Some(drawn) = drawn else { return chart };
    let digest = &drawn.digest;
    let all = by_rank(state, drawn);
    let shown = in_sight(state, drawn, MOST_ROWS);
    let row = |&(entity, rank): &(usize, Option<u32>)| {
        let ends = certain.interval(entity);
        let is_unsure = ends.is_some_and(|ends| certain.is_unsure(ends));
        IntervalRow {
            name: name_of(state, drawn, entity),
            now: rank.map(f64::from),
            ends: ends.map(|ends| ends.map(f64::from)),
            role: if is_unsure { Role::Context } else { Role::Accent },
        }
    };
    let unsure = all.iter().filter_map(|(entity, _)| certain.interval(*entity)).filter(|ends| certain.is_unsure(*ends));
    let first_share = |entity: usize| digest.place_of(entity).map_or(0.0, |place| digest.acceptability(place, 1));
    let best = all.iter().map(|(entity, _)| (*entity, first_share(*entity)));
    let best = best.reduce(|best, one| if one.1 > best.1 { one } else { best });
    if let Some((entity, share)) = best {
        let name = name_of(state, drawn, entity);
        chart.words.finding = finding::intervals_finding(lang, unsure.count(), all.len(), &name, share);
    }
    chart.words.description = finding::dotted(lang).into();
    if shown.len() < all.len() {
        chart.words.description.push_str(&finding::shown_of(lang, MOST_ROWS, all.len()));
    }
    chart.words.description.push_str(&finding::never_ranked(lang, digest.n_entities() - all.len()));
    let worst = shown.iter().flat_map(|(entity, rank)| [*rank, certain.interval(*entity).map(|[_, worst]| worst)]);
    chart.domain = (1.0, f64::from(worst.flatten().max().unwrap_or(2).max(2)));
    chart.rows = shown.iter().map(row).collect();
    chart
}

fn acceptability(state: AppState, drawn: Option<&Drawn>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::certainty(lang);
    let mut chart = Heatmap {
        words: Words {
            title: text.acceptability.into(),
            description: text.acceptability_note.into(),
            category: text.park.into(),
            value: text.share.into(),
            ..Words::default()
        },
        rows: Vec::new(),
        columns: Columns::Same,
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|share| percent(share, if share < 0.0995 { 1 } else { 0 })),
    };
    let Some(drawn) = drawn else { return chart };
    let digest = &drawn.digest;
    let shown = in_sight(state, drawn, MOST_ROWS);
    let n_ranked = digest.n_ranked();
    let n_ranks = (n_ranked as u32).min(MOST_RANKS);
    let share = |entity: usize, rank: u32| digest.place_of(entity).map(|place| digest.acceptability(place, rank));
    chart.rows = shown.iter().map(|(entity, _)| name_of(state, drawn, *entity)).collect();
    let names = (1..=n_ranks).map(|rank| fixed(f64::from(rank), 0)).collect();
    chart.columns = Columns::Short { head: text.rank.into(), names };
    let row = |entity: usize| (1..=n_ranks).map(|rank| Cell::of(share(entity, rank))).collect();
    chart.cells = shown.iter().map(|(entity, _)| row(*entity)).collect();
    let cells = shown.iter().flat_map(|(entity, _)| (1..=n_ranks).map(move |rank| (*entity, rank)));
    let shares = cells.filter_map(|(entity, rank)| Some((entity, rank, share(entity, rank)?)));
    if let Some((entity, rank, share)) = shares.reduce(|best, one| if one.2 > best.2 { one } else { best }) {
        chart.words.finding = finding::acceptability_finding(lang, &name_of(state, drawn, entity), rank, share);
    }
    if shown.len() < n_ranked {
        chart.words.description.push_str(&finding::shown_of(lang, MOST_ROWS, n_ranked));
    }
    chart
}
