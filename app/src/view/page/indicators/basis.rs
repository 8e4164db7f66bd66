//! What everything on the page is computed from: the indicators that take part, over the parks that are ranked.

use leptos::prelude::*;
use scoring::model::{Column, Framework, NodeId};

use crate::prefs::Lang;
use crate::state::{AppState, Prepared, Shared};
use crate::text;

/// Indicators on the common scale.
#[derive(Debug)]
pub struct Basis {
    pub prepared: Shared<Prepared>,
    /// The indicators that take part, in the framework's order.
    pub leaves: Vec<NodeId>,
    /// Their normalised values; missing for parks that are not ranked.
    pub columns: Vec<Column>,
    pub n_entities: usize,
}

/// Follows the scenario; a weight that moves changes nothing here as long as the same indicators take part.
pub fn follow(state: AppState) -> Memo<Option<Shared<Basis>>> {
    let prepared = Memo::new(move |_| state.derived.shown.with(|scored| Some(scored.as_ref()?.prepared.clone())));
    let leaves = Memo::new(move |_| {
        state.derived.shown.with(|scored| {
            let Some(scored) = scored else { return Vec::new() };
            let leaves = scored.framework().leaves().iter().copied();
            leaves.filter(|&leaf| scored.weights.is_active(leaf)).collect()
        })
    });
    Memo::new(move |_| Some(Shared::new(Basis::new(prepared.get()?, leaves.get()))))
}

impl Basis {
    fn new(prepared: Shared<Prepared>, leaves: Vec<NodeId>) -> Self {
        let all = &prepared.opened.dataset.framework;
        let columns = leaves.iter().filter_map(|&leaf| {
            let column = prepared.normalised.columns.get(column_of(all, leaf)?)?;
            Some(ranked_only(column, &prepared.included))
        });
        Self { columns: columns.collect(), n_entities: prepared.included.len(), leaves, prepared }
    }

    pub fn framework(&self) -> &Framework {
        &self.prepared.opened.dataset.framework
    }

    /// An indicator's name by its position among those that take part.
    pub fn name(&self, lang: Lang, at: usize) -> String {
        self.leaves.get(at).map_or(String::new(), |&leaf| self.node_name(lang, leaf))
    }

    pub fn node_name(&self, lang: Lang, id: NodeId) -> String {
        self.framework().nodes().get(id.index()).map_or(String::new(), |node| text::name(lang, &node.name).to_string())
    }

    /// Leaf position of an indicator that takes part: where its raw values are.
    pub fn column(&self, at: usize) -> Option<usize> {
        column_of(self.framework(), *self.leaves.get(at)?)
    }

    /// The pillars of which at least one indicator takes part, each with the positions of these.
    pub fn pillars(&self) -> Vec<(NodeId, Vec<usize>)> {
        let framework = self.framework();
        let inside = |pillar: NodeId| {
            let leaves = self.leaves.iter().enumerate();
            leaves.filter(|(_, leaf)| framework.pillar_of(**leaf) == Some(pillar)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let pillars = framework.pillars().iter().map(|&pillar| (pillar, inside(pillar)));
        pillars.filter(|(_, inside)| !inside.is_empty()).collect()
    }
}

fn column_of(framework: &Framework, leaf: NodeId) -> Option<usize> {
    Some(framework.nodes().get(leaf.index())?.leaf.as_ref()?.0)
}

/// The column itself where everybody is ranked.
fn ranked_only(column: &Column, included: &[bool]) -> Column {
    if included.iter().all(|included| *included) {
        return column.clone();
    }
    let cells = column.raw().iter().zip(included);
    Column::from_raw(cells.map(|(&cell, &included)| if included { cell } else { f64::NAN }).collect())
}
