//! Where each industry sits: how far it clusters beyond chance, and how unevenly it is spread over parks.

use leptos::prelude::*;
use scoring::compare::{ellison_glaeser, gini, herfindahl};

use super::{Made, Shown};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::AppState;
use crate::text::number::{fixed, fixed_or_missing, percent, plain};
use crate::text::{industry, structure as words};
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::plot::Plot;

/// From here on an industry is said to cluster strongly.
const STRONG: f64 = 0.05;
/// Bars drawn at most; the table has all.
const MOST_BARS: usize = 15;

/// One industry over all parks.
#[derive(Clone, PartialEq)]
struct Row {
    code: String,
    total: f64,
    share: f64,
    n_parks: usize,
    agglomeration: Option<f64>,
    herfindahl: Option<f64>,
    gini: Option<f64>,
}

#[component]
pub fn Clusters(made: Shown) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::structure(lang);
    let rows = Memo::new(move |_| made.with(|made| made.as_ref().map(|made| rows(made)).unwrap_or_default()));
    let line = move |row: Row| {
        vec![
            Figure::Text(industry::name(lang, &row.code)),
            Figure::Text(plain(row.total)),
            Figure::Text(percent(row.share, 1)),
            Figure::Text(row.n_parks.to_string()),
            Figure::Text(fixed_or_missing(row.agglomeration, 3)),
            Figure::Text(fixed_or_missing(row.herfindahl, 3)),
            Figure::Text(fixed_or_missing(row.gini, 2)),
        ]
    };
    let head = vec![
        (text.industry, false),
        (text.total, true),
        (text.share, true),
        (text.n_parks, true),
        (text.agglomeration, true),
        (text.herfindahl, true),
        (text.gini, true),
    ];
    view! {
        <section class="card" aria-labelledby="compare-clusters">
            <h2 id="compare-clusters">{text.clusters}</h2>
            <div class="columns">
                <Plot chart=move || rows.with(|rows| bars(state, rows)) />
                <Figures
                    label=text.clusters
                    head
                    rows=Signal::derive(move || rows.get().into_iter().map(line).collect())
                    is_tall=true
                />
            </div>
        </section>
    }
}

/// The largest industries first.
fn rows(made: &Made) -> Vec<Row> {
    let all = &made.industries;
    let (totals, sums) = (all.totals(), all.of_all());
    let whole = sums.iter().fold(0.0, |sum, x| sum + x);
    let ones = vec![1.0; all.parks.len()];
    let row = |(at, (code, &total)): (usize, (&String, &f64))| {
        let column = all.column(at);
        let plants = all.plants.get(at).map_or(&[][..], Vec::as_slice);
        Row {
            code: code.clone(),
            total,
            share: total / whole,
            n_parks: column.iter().filter(|x| **x > 0.0).count(),
            agglomeration: ellison_glaeser(&column, &totals, plants).ok(),
            herfindahl: herfindahl(&column).ok(),
            gini: gini(&column, &ones).ok(),
        }
    };
    let mut rows: Vec<Row> = all.codes.iter().zip(&sums).enumerate().map(row).collect();
    rows.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.code.cmp(&b.code)));
    rows
}

fn bars(state: AppState, rows: &[Row]) -> Bars {
    let lang = state.lang.get();
    let text = words::structure(lang);
    let mut known: Vec<(&Row, f64)> = rows.iter().filter_map(|row| Some((row, row.agglomeration?))).collect();
    known.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.code.cmp(&b.0.code)));
    let name = |row: &Row| industry::name(lang, &row.code);
    let most = known.first().map(|(row, index)| (name(row), *index));
    let n_strong = known.iter().filter(|(_, index)| *index >= STRONG).count();
    let bar = |(row, index): &(&Row, f64)| Bar {
        name: name(row),
        value: Some(*index),
        kind: BarKind::Amount(if *index >= STRONG { Role::Accent } else { Role::Context }),
    };
    Bars {
        words: Words {
            title: text.agglomeration.into(),
            finding: words::clusters_finding(
                lang,
                n_strong,
                known.len(),
                most.as_ref().map(|(name, index)| (name.as_str(), *index)),
            ),
            description: text.clusters_note.into(),
            category: text.industry.into(),
            value: text.agglomeration.into(),
        },
        rows: known.iter().take(MOST_BARS).map(bar).collect(),
        format: Format::new(|value| fixed(value, 3)),
    }
}
