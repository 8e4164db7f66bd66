//! Parallel coordinates: where the parks stand on every indicator, all others muted.

use leptos::prelude::*;
use scoring::model::{Column, Direction, NodeId};

use super::level::{Level, LevelSelect};
use super::model::{Axes, Field, active_leaves, indicator_parents};
use super::{name_of, role};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Parallel, ParallelAxis, Series};
use crate::state::{AppState, Scored};
use crate::text::number::plain;
use crate::text::{self, compare as words};
use crate::view::part::plot::{Plot, score_format};

/// Muted lines drawn at most; more only darken the picture.
const MOST_CONTEXT: usize = 300;

#[component]
pub fn IndicatorsCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let level = Level::new(field, |field| indicator_parents(&field.scored));
    view! {
        <section class="card" aria-labelledby="compare-indicators">
            <div class="card-head">
                <h2 id="compare-indicators">{text.indicators}</h2>
                <LevelSelect level />
            </div>
            <Show
                when=move || level.now.get().is_some()
                fallback=move || view! { <p class="empty">{text.one_indicator}</p> }
            >
                <Plot chart=move || field.with(|field| parallel(state, field.as_ref(), level.now.get())) />
            </Show>
        </section>
    }
}

fn parallel(state: AppState, field: Option<&Field>, parent: Option<NodeId>) -> Parallel {
    let lang = state.lang.get();
    let text = words::compare(lang);
    let mut parallel = Parallel {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: text.indicators_note.into(),
            category: text.park.into(),
            value: String::new(),
        },
        axes: Vec::new(),
        context: Vec::new(),
        series: Vec::new(),
    };
    let (Some(field), Some(parent)) = (field, parent) else { return parallel };
    let scored = &field.scored;
    let framework = scored.framework();
    let node_name = |id: NodeId| text::name(lang, &framework.node(id).name).to_string();
    let axes = Axes::of(field, active_leaves(scored, parent));
    let extremes = axes.extremes().filter(|(widest, closest)| widest != closest);
    let named = |axis: usize| axes.nodes.get(axis).map(|&id| node_name(id));
    let (widest, closest) = (extremes.and_then(|at| named(at.0)), extremes.and_then(|at| named(at.1)));
    parallel.words.title = words::indicators_title(lang, &node_name(parent));
    parallel.words.finding = words::indicators_finding(lang, widest.as_deref(), closest.as_deref());

    let columns: Vec<(ParallelAxis, &Column)> =
        axes.nodes.iter().filter_map(|&leaf| axis(state, scored, leaf)).collect();
    let series = |entity: usize, role: Role| {
        let values = columns.iter().map(|(_, column)| column.get(entity)).collect();
        Series::new(name_of(state, field, entity), role, values)
    };
    let others: Vec<usize> = scored.ranking.order.iter().map(|&entity| entity as usize).collect();
    let others: Vec<usize> = others.into_iter().filter(|entity| !field.parks.contains(entity)).collect();
    let every = others.len().div_ceil(MOST_CONTEXT).max(1);
    parallel.context = others.iter().step_by(every).map(|&entity| series(entity, Role::Context)).collect();
    if 1 < every {
        parallel.words.description = words::indicators_sampled(lang, parallel.context.len(), others.len());
    }
    parallel.series = field.parks.iter().enumerate().map(|(place, &park)| series(park, role(place))).collect();
    parallel.axes = columns.into_iter().map(|(axis, _)| axis).collect();
    parallel
}

/// An indicator in its own unit; one that is best within an interval in points, because its own values have no better end.
fn axis(state: AppState, scored: &Scored, leaf: NodeId) -> Option<(ParallelAxis, &Column)> {
    let lang = state.lang.get();
    let node = scored.framework().node(leaf);
    let (column, indicator) = node.leaf.as_ref()?;
    let name = text::name(lang, &node.name);
    let in_unit = |is_reversed| ParallelAxis {
        name: words::with_unit(lang, name, &indicator.unit),
        is_reversed,
        format: Format::new(plain),
    };
    let prepared = &scored.prepared;
    let decimals = scored.decimals();
    match indicator.direction {
        Direction::Positive => Some((in_unit(false), prepared.treated.columns.get(*column)?)),
        Direction::Negative => Some((in_unit(true), prepared.treated.columns.get(*column)?)),
        Direction::Interval { .. } => {
            let axis =
                ParallelAxis { name: words::in_points(lang, name), is_reversed: false, format: score_format(decimals) };
            Some((axis, prepared.normalised.columns.get(*column)?))
        }
    }
}
