//! Location quotients of the parks compared, industry by industry.

use leptos::prelude::*;
use scoring::compare::location_quotient;

use super::{Made, Shown};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::state::AppState;
use crate::text::number::fixed;
use crate::text::{industry, structure as words};
use crate::view::part::plot::Plot;

use super::super::name_of;

/// Industries drawn at most, the largest of the parks compared.
const MOST_DRAWN: usize = 24;
/// From this quotient on a park is said to be specialised.
const SPECIALISED: f64 = 1.5;
/// The quotient with the strongest colour.
const STRONGEST: f64 = 4.0;
/// Parks named in the finding.
const N_TOLD: usize = 3;
/// An industry of less than this share of a park is no strength of it, whatever its quotient.
const LEAST_SHARE: f64 = 0.03;

#[component]
pub fn Quotients(made: Shown) -> impl IntoView {
    let state = AppState::expect();
    view! { <Plot chart=move || heatmap(state, made.get().as_deref()) /> }
}

/// By park of the comparison with enterprises, by industry; empty where there is none.
pub fn quotients(made: &Made) -> Vec<Vec<f64>> {
    let all = &made.industries;
    let table = location_quotient(&all.table, &all.totals()).unwrap_or_default();
    made.rows.iter().flatten().filter_map(|&row| table.get(row).cloned()).collect()
}

/// The industry a park has most of beside others, of those that matter to it, with its quotient.
pub fn leading(row: &[f64], quotients: &[f64]) -> Option<(usize, f64)> {
    let total = row.iter().fold(0.0, |sum, x| sum + x);
    let matters = |at: usize| row.get(at).is_some_and(|x| x / total >= LEAST_SHARE);
    let known = quotients.iter().copied().enumerate().filter(|(at, _)| matters(*at));
    known.max_by(|a, b| a.1.total_cmp(&b.1))
}

fn heatmap(state: AppState, made: Option<&Made>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::structure(lang);
    let mut map = Heatmap {
        words: Words {
            title: text.quotients.into(),
            finding: String::new(),
            description: text.quotients_note.into(),
            category: text.industry.into(),
            value: text.quotient.into(),
        },
        rows: Vec::new(),
        columns: Columns::Named(Vec::new()),
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|value| fixed(value, 2)),
    };
    let Some(made) = made else { return map };
    let (present, quotients) = (made.present(), quotients(made));
    let codes = &made.industries.codes;
    let sum = |industry: usize| present.iter().fold(0.0, |sum, (.., row)| sum + row.get(industry).unwrap_or(&0.0));
    let mut order: Vec<usize> = (0..codes.len()).filter(|&at| sum(at) > 0.0).collect();
    let n_all = order.len();
    order.sort_by(|&a, &b| sum(b).total_cmp(&sum(a)).then(a.cmp(&b)));
    order.truncate(MOST_DRAWN);
    if order.len() < n_all {
        map.words.description = format!("{} {}", text.quotients_note, words::largest_only(lang, order.len(), n_all));
    }
    let name = |park: usize| name_of(state, &made.field, park);
    map.rows = order.iter().filter_map(|&at| Some(industry::name(lang, codes.get(at)?))).collect();
    map.columns = Columns::Named(present.iter().map(|(park, ..)| name(*park)).collect());
    let cell = |industry: usize, park: usize| {
        let value = quotients.get(park).and_then(|row| row.get(industry).copied());
        let (shade, is_marked) = value.map_or((0.0, false), |value| (shade(value), value >= SPECIALISED));
        Cell { value, shade, is_marked, note: String::new() }
    };
    map.cells = order.iter().map(|&industry| (0..present.len()).map(|park| cell(industry, park)).collect()).collect();
    let told = present.iter().zip(&quotients).filter_map(|((park, _, row), quotients)| {
        let (at, quotient) = leading(row, quotients)?;
        Some((name(*park), industry::name(lang, codes.get(at)?), quotient))
    });
    let told: Vec<(String, String, f64)> = told.take(N_TOLD).collect();
    map.words.finding = words::quotients_finding(lang, &told);
    map
}

/// Above 1 up to the strongest, below 1 down to two thirds: what a park does not have is no alarm.
fn shade(quotient: f64) -> f64 {
    if quotient >= 1.0 { ((quotient - 1.0) / (STRONGEST - 1.0)).min(1.0) } else { (quotient - 1.0) * 0.66 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_is_an_industry_that_matters_to_the_park() {
        // A single enterprise in an industry nobody else has is no strength.
        assert_eq!(leading(&[98.0, 1.0, 60.0], &[1.2, 30.0, 0.8]), Some((0, 1.2)));
        assert_eq!(leading(&[], &[]), None);
    }

    #[test]
    fn shades_run_from_nothing_to_four_times() {
        assert_eq!([shade(1.0), shade(4.0), shade(9.0)], [0.0, 1.0, 1.0]);
        assert!(shade(0.0) > -1.0 && shade(0.0) < shade(0.5));
    }
}
