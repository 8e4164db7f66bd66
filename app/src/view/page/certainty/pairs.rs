//! Who stands before whom in how many draws.

use leptos::prelude::*;

use super::{Screen, drawn, name_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::state::{AppState, Drawn};
use crate::text::certainty::{finding, page as words};
use crate::text::number::percent;
use crate::view::part::plot::Plot;

#[component]
pub fn PairsCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    view! {
        <section class="card" aria-label=words::certainty(state.lang.get_untracked()).pairs>
            <Plot chart=move || pairs(state, drawn(screen).as_deref()) />
        </section>
    }
}

fn pairs(state: AppState, drawn: Option<&Drawn>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::certainty(lang);
    let mut chart = Heatmap {
        words: Words {
            title: text.pairs.into(),
            description: text.pairs_note.into(),
            category: text.park.into(),
            value: text.share.into(),
            ..Words::default()
        },
        rows: Vec::new(),
        columns: Columns::Same,
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|share| percent(share, 0)),
    };
    let Some(drawn) = drawn else { return chart };
    let listed: Vec<usize> = drawn.digest.listed().collect();
    let n = listed.len();
    let is_ranked = |at: usize| {
        let place = listed.get(at).and_then(|&entity| drawn.digest.place_of(entity));
        place.is_some_and(|place| drawn.digest.is_ranked(place))
    };
    let winning = |row: usize, column: usize| {
        (row != column && is_ranked(row) && is_ranked(column)).then(|| drawn.digest.winning(row, column))
    };
    let name = |at: usize| listed.get(at).map(|&entity| name_of(state, drawn, entity)).unwrap_or_default();
    let cell = |row: usize, column: usize| Cell::of(winning(row, column));
    chart.rows = (0..n).map(|at| format!("{} {}", at + 1, name(at))).collect();
    let names = (1..=n).map(|at| at.to_string()).collect();
    chart.columns = Columns::Short { head: text.pairs_against.into(), names };
    chart.cells = (0..n).map(|row| (0..n).map(|column| cell(row, column)).collect()).collect();
    let cells = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    let calls = cells.filter_map(|(row, column)| Some((row, column, winning(row, column)?)));
    if let Some((row, column, share)) = calls.min_by(|a, b| (a.2 - 0.5).abs().total_cmp(&(b.2 - 0.5).abs())) {
        chart.words.finding = finding::pairs_finding(lang, &name(row), &name(column), share);
    }
    chart
}
