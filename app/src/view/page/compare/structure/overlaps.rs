//! How specialised each park compared is, and how far each two of them do the same.

use leptos::prelude::*;
use scoring::compare::{herfindahl, krugman, overlap};

use super::quotients::{leading, quotients};
use super::{Made, Shown};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::state::AppState;
use crate::text::number::{MISSING, fixed, fixed_or_missing, plain};
use crate::text::{self, industry, standing, structure as words};
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::plot::Plot;

use super::super::name_of;

/// From this overlap on two parks are said to do the same.
const ALIKE: f64 = 0.7;

/// A park's structure in figures.
#[derive(Clone, PartialEq)]
struct Row {
    park: usize,
    total: f64,
    concentration: Option<f64>,
    krugman: Option<f64>,
    with_reference: Option<f64>,
    /// Code and quotient.
    leading: Option<(String, f64)>,
}

#[component]
pub fn Overlaps(made: Shown) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::structure(lang);
    let rows = Memo::new(move |_| made.with(|made| made.as_ref().map(|made| rows(made)).unwrap_or_default()));
    let several = Memo::new(move |_| rows.with(|rows| rows.len() > 1));
    let line = move |row: Row| {
        let name = made.with(|made| made.as_ref().map(|made| name_of(state, &made.field, row.park)));
        let leading = row.leading.map_or_else(
            || MISSING.to_string(),
            |(code, quotient)| {
                let times = fixed(quotient, 1);
                text::pick(
                    lang,
                    format!("{}（{times} 倍）", industry::name(lang, &code)),
                    format!("{} ({times}×)", industry::name(lang, &code)),
                )
            },
        );
        vec![
            Figure::Text(name.unwrap_or_default()),
            Figure::Text(plain(row.total)),
            Figure::Text(leading),
            Figure::Text(fixed_or_missing(row.concentration, 3)),
            Figure::Text(fixed_or_missing(row.krugman, 2)),
            Figure::Text(standing::share(row.with_reference)),
        ]
    };
    let head = vec![
        (text.park, false),
        (text.total, true),
        (text.leading, false),
        (text.concentration, true),
        (text.krugman, true),
        (text.with_reference, true),
    ];
    view! {
        <h3>{text.profiles}</h3>
        <p class="finding">{move || made.with(|made| made.as_ref().and_then(|made| finding(state, made, &rows.read())))}</p>
        <Figures
            label=text.profiles
            head
            rows=Signal::derive(move || rows.get().into_iter().map(line).collect())
        />
        <p class="small muted">{text.profiles_note}</p>
        <Show when=move || several.get()>
            <Plot chart=move || heatmap(state, made.get().as_deref()) />
        </Show>
    }
}

fn rows(made: &Made) -> Vec<Row> {
    let all = made.industries.of_all();
    let reference = made.industries.place(made.field.reference).and_then(|row| made.industries.table.get(row));
    let quotients = quotients(made);
    let row = |((park, _, row), quotients): ((usize, usize, &[f64]), &Vec<f64>)| Row {
        park,
        total: row.iter().fold(0.0, |sum, x| sum + x),
        concentration: herfindahl(row).ok(),
        krugman: krugman(row, &all).ok(),
        with_reference: reference.filter(|_| park != made.field.reference).and_then(|other| overlap(row, other).ok()),
        leading: leading(row, quotients).and_then(|(at, by)| Some((made.industries.codes.get(at)?.clone(), by))),
    };
    made.present().into_iter().zip(&quotients).map(row).collect()
}

/// How specialised the reference is, and who of all parks is made up most like it.
fn finding(state: AppState, made: &Made, rows: &[Row]) -> Option<String> {
    let reference = made.field.reference;
    let krugman = rows.iter().find(|row| row.park == reference)?.krugman?;
    let own = made.industries.table.get(made.industries.place(reference)?)?;
    let others = made.industries.parks.iter().zip(&made.industries.table).filter(|(park, _)| **park != reference);
    let nearest = others.filter_map(|(&park, row)| Some((park, overlap(own, row).ok()?)));
    // The first of equals, so that the order of the dataset decides.
    let nearest = nearest.fold(None, |best: Option<(usize, f64)>, one| match best {
        Some(best) if best.1 >= one.1 => Some(best),
        _ => Some(one),
    });
    let nearest = nearest.map(|(park, overlap)| (name_of(state, &made.field, park), overlap));
    let nearest = nearest.as_ref().map(|(name, overlap)| (name.as_str(), *overlap));
    Some(words::profiles_finding(state.lang.get(), &name_of(state, &made.field, reference), krugman, nearest))
}

fn heatmap(state: AppState, made: Option<&Made>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::structure(lang);
    let mut map = Heatmap {
        words: Words {
            title: text.overlaps.into(),
            finding: String::new(),
            description: text.overlaps_note.into(),
            category: text.park.into(),
            value: text.overlap.into(),
        },
        rows: Vec::new(),
        columns: Columns::Same,
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|value| fixed(value, 2)),
    };
    let Some(made) = made else { return map };
    let present = made.present();
    let value = |a: usize, b: usize| overlap(present.get(a)?.2, present.get(b)?.2).ok();
    let cell = |a: usize, b: usize| {
        let value = value(a, b);
        Cell {
            value,
            shade: value.unwrap_or(0.0),
            is_marked: value.is_some_and(|value| value >= ALIKE),
            note: String::new(),
        }
    };
    map.rows = present.iter().map(|(park, ..)| name_of(state, &made.field, *park)).collect();
    map.cells = (0..present.len()).map(|row| (0..row).map(|column| cell(row, column)).collect()).collect();
    let pairs = (0..present.len()).flat_map(|a| (0..a).map(move |b| (b, a)));
    let known: Vec<(usize, usize, f64)> = pairs.filter_map(|(a, b)| Some((a, b, value(a, b)?))).collect();
    let most = known.iter().max_by(|a, b| a.2.total_cmp(&b.2));
    let least = known.iter().min_by(|a, b| a.2.total_cmp(&b.2)).filter(|_| 1 < known.len());
    if let Some(most) = most {
        let name = |at: usize| map.rows.get(at).map_or("", String::as_str);
        let told = |pair: &(usize, usize, f64)| (name(pair.0), name(pair.1), pair.2);
        map.words.finding = words::overlaps_finding(lang, told(most), least.map(told));
    }
    map
}
