//! How far the parks compared belong to each grade, where a fuzzy evaluation ranks.

use leptos::prelude::*;
use scoring::decide::{Decided, Figure};
use scoring::scenario::RankMethod;

use super::{Field, name_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::state::AppState;
use crate::text::number::fixed;
use crate::text::{coordination as words, method};
use crate::view::part::plot::Plot;

#[component]
pub fn MembershipsCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::coordination(state.lang.get_untracked());
    let is_fuzzy = Memo::new(move |_| state.scenario.with(|now| now.rank.method == RankMethod::Fuzzy));
    let decided = move || state.derived.live().and_then(|live| live.decided());
    view! {
        <Show when=move || is_fuzzy.get()>
            <section class="card" aria-labelledby="compare-memberships">
                <h2 id="compare-memberships">{text.memberships}</h2>
                <Plot chart=move || heatmap(state, field.get().as_ref(), decided().as_ref()) />
            </section>
        </Show>
    }
}

fn heatmap(state: AppState, field: Option<&Field>, decided: Option<&Decided>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::coordination(lang);
    let mut map = Heatmap {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: text.memberships_note.into(),
            category: text.park.into(),
            value: text.membership.into(),
        },
        rows: Vec::new(),
        columns: Columns::Named(Vec::new()),
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|share| fixed(share, 2)),
    };
    let (Some(field), Some(decided)) = (field, decided) else { return map };
    let grades = decided.figures.iter().filter_map(|(figure, column)| match figure {
        Figure::Membership { at, of } => Some((method::fuzzy_grade(lang, usize::from(*at), usize::from(*of)), column)),
        _ => None,
    });
    let (names, columns): (Vec<String>, Vec<_>) = grades.unzip();
    let row = |park: usize| -> Vec<Option<f64>> { columns.iter().map(|column| column.get(park)).collect() };
    map.rows = field.parks.iter().map(|&park| name_of(state, field, park)).collect();
    map.cells = field.parks.iter().map(|&park| cells(&row(park))).collect();
    let own = row(field.reference);
    if let Some((grade, share)) = largest(&own).and_then(|at| Some((names.get(at)?, own.get(at).copied().flatten()?))) {
        map.words.finding = words::membership_finding(lang, &name_of(state, field, field.reference), grade, share);
    }
    map.columns = Columns::Named(names);
    map
}

fn cells(row: &[Option<f64>]) -> Vec<Cell> {
    let marked = largest(row);
    let cell = |(at, value): (usize, &Option<f64>)| Cell { is_marked: marked == Some(at), ..Cell::of(*value) };
    row.iter().enumerate().map(cell).collect()
}

/// The grade with the largest membership, the better of equals.
fn largest(row: &[Option<f64>]) -> Option<usize> {
    let known = row.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
    known.reduce(|best, one| if one.1 > best.1 { one } else { best }).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_grade_of_a_park_is_marked_and_the_better_of_equals() {
        let marked = |row: &[Option<f64>]| cells(row).iter().position(|cell| cell.is_marked);
        assert_eq!(marked(&[Some(0.4), Some(0.4), Some(0.2)]), Some(0));
        assert_eq!(marked(&[Some(0.1), Some(0.9)]), Some(1));
        assert_eq!(marked(&[None, None]), None);
    }
}
