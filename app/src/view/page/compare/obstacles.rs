//! Which indicators hold the parks compared back most.

use leptos::prelude::*;
use scoring::decide::{Obstacles, hold_back};
use scoring::model::NodeId;

use super::{Field, name_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::state::AppState;
use crate::text::number::percent;
use crate::text::{self, coordination as words, problem};
use crate::view::part::plot::Plot;

/// Indicators drawn at most.
const MOST_DRAWN: usize = 12;
/// Indicators named in the finding.
const N_TOLD: usize = 3;

#[component]
pub fn ObstaclesCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::coordination(lang);
    let found = Memo::new(move |_| {
        field.with(|field| {
            let field = field.as_ref()?;
            let (scored, normalised) = (&field.scored, &field.scored.prepared.normalised);
            Some(hold_back(scored.framework(), normalised, &scored.weights, &scored.scenario, &field.parks))
        })
    });
    let trouble = move || {
        found.with(|found| Some(problem::evaluate_error(lang, &found.as_ref()?.as_ref().err()?.clone().into())))
    };
    view! {
        <section class="card" aria-labelledby="compare-obstacles">
            <h2 id="compare-obstacles">{text.obstacles}</h2>
            {move || trouble().map(|sentence| view! { <p class="callout warning">{sentence}</p> })}
            <Plot chart=move || heatmap(state, field.get().as_ref(), found.get().and_then(Result::ok).as_ref()) />
        </section>
    }
}

fn heatmap(state: AppState, field: Option<&Field>, found: Option<&Obstacles>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::coordination(lang);
    let mut map = Heatmap {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: text.obstacles_note.into(),
            category: text.indicator.into(),
            value: text.obstacle.into(),
        },
        rows: Vec::new(),
        columns: Columns::Named(Vec::new()),
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|share| percent(share, 1)),
    };
    let (Some(field), Some(found)) = (field, found) else { return map };
    let degree = |place: usize, at: usize| found.degrees.get(place)?.get(at).copied().flatten();
    let places = || 0..field.parks.len();
    let largest = |at: usize| places().filter_map(|place| degree(place, at)).fold(0.0, f64::max);
    let order = ordered(found.leaves.len(), MOST_DRAWN, largest);
    if order.len() < found.leaves.len() {
        map.words.description.push_str(&words::largest_obstacles(lang, order.len(), found.leaves.len()));
    }
    let most = order.first().map_or(0.0, |&at| largest(at));
    let of_park = |place: usize| (0..found.leaves.len()).filter_map(|at| degree(place, at)).fold(0.0, f64::max);
    let name = |leaf: &NodeId| {
        let node = field.scored.framework().nodes().get(leaf.index());
        node.map(|node| text::name(lang, &node.name).to_string()).unwrap_or_default()
    };
    let cell = |place: usize, at: usize| {
        let value = degree(place, at);
        let share = value.unwrap_or(0.0);
        Cell {
            value,
            shade: if most > 0.0 { share / most } else { 0.0 },
            is_marked: share > 0.0 && share >= of_park(place),
            note: String::new(),
        }
    };
    map.rows = order.iter().filter_map(|&at| found.leaves.get(at)).map(name).collect();
    map.columns = Columns::Named(field.parks.iter().map(|&park| name_of(state, field, park)).collect());
    map.cells = order.iter().map(|&at| places().map(|place| cell(place, at)).collect()).collect();
    let Some(reference) = field.parks.iter().position(|&park| park == field.reference) else { return map };
    let own = |at: usize| degree(reference, at).unwrap_or(0.0);
    let told = ordered(found.leaves.len(), N_TOLD, own).into_iter().filter(|&at| own(at) > 0.0);
    let told: Vec<(String, f64)> = told.filter_map(|at| Some((name(found.leaves.get(at)?), own(at)))).collect();
    map.words.finding = words::obstacles_finding(lang, &name_of(state, field, field.reference), &told);
    map
}

/// The positions of the largest, largest first, the first of equals first.
fn ordered(n: usize, most: usize, size: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| size(b).total_cmp(&size(a)).then(a.cmp(&b)));
    order.truncate(most);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_equals_keep_their_order() {
        let sizes = [0.1, 0.4, 0.2, 0.4];
        assert_eq!(ordered(4, 3, |at| sizes[at]), [1, 3, 2]);
        assert!(ordered(0, 3, |_| 0.0).is_empty());
    }
}
