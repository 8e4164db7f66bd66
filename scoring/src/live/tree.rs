//! The nodes' columns and how they follow their children.

use std::ops::Range;

use super::partial::Partial;
use super::plan::Step;
use crate::aggregate::{AggregateError, Kernel, Kind};
use crate::model::{Column, Framework, NodeId};

#[derive(Clone, Debug)]
pub struct Tree {
    pub(super) nodes: Vec<LiveNode>,
    /// Aggregates, children before parents.
    pub(super) bottom_up: Vec<usize>,
    pub(super) availability: f64,
    root: usize,
    n_entities: usize,
}

#[derive(Clone, Debug)]
pub struct LiveNode {
    code: String,
    pub(super) children: Vec<NodeId>,
    pub(super) kind: Kind,
    values: Values,
    /// Some entity may miss it.
    sparse: bool,
    /// How the values were made last; `None` when they are to be made anew.
    pub(super) kernel: Option<Kernel>,
    pub(super) partial: Option<Partial>,
    /// The values were made from a partial sum, or from such values.
    pub(super) rounded: bool,
}

#[derive(Clone, Debug)]
enum Values {
    Indicator(Column),
    Aggregate(Vec<f64>),
}

impl LiveNode {
    /// Takes the node out of the evaluation.
    pub(super) fn retire(&mut self) {
        self.kernel = None;
        self.partial = None;
        self.rounded = false;
        if let Values::Aggregate(cells) = &mut self.values {
            *cells = Vec::new();
        }
    }
}

/// Values that a node's mean is not defined for.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    node: usize,
    child: NodeId,
    entity: usize,
    value: f64,
    n_cells: usize,
}

impl Tree {
    pub fn new(framework: &Framework, columns: &[Column], kinds: &[Kind], availability: f64) -> Self {
        let n_entities = columns.first().map_or(0, Column::len);
        let nodes = framework
            .nodes()
            .iter()
            .zip(kinds)
            .map(|(node, &kind)| {
                let column = node.leaf.as_ref().and_then(|(column, _)| columns.get(*column));
                LiveNode {
                    code: node.code.clone(),
                    children: node.children.clone(),
                    kind,
                    values: column.map_or(Values::Aggregate(Vec::new()), |column| Values::Indicator(column.clone())),
                    sparse: column.is_some_and(|column| column.raw().iter().any(|cell| cell.is_nan())),
                    kernel: None,
                    partial: None,
                    rounded: false,
                }
            })
            .collect();
        let aggregates = framework.bottom_up().iter().filter(|&&id| framework.node(id).leaf.is_none());
        let bottom_up = aggregates.map(|id| id.index()).collect();
        Self { nodes, bottom_up, availability, root: framework.root().index(), n_entities }
    }

    pub fn n_entities(&self) -> usize {
        self.n_entities
    }

    pub fn goal(&self) -> &[f64] {
        self.cells(NodeId(self.root as u32))
    }

    pub fn cells(&self, id: NodeId) -> &[f64] {
        match self.nodes.get(id.index()).map(|node| &node.values) {
            Some(Values::Indicator(column)) => column.raw(),
            Some(Values::Aggregate(cells)) => cells,
            None => &[],
        }
    }

    /// Does one step for these entities.
    pub fn run(&mut self, step: &Step, rows: Range<usize>, fault: &mut Option<Fault>) {
        let n_entities = self.n_entities;
        let Some(node) = self.nodes.get_mut(step.node()) else { return };
        let Values::Aggregate(cells) = &mut node.values else { return };
        let mut cells = std::mem::take(cells);
        cells.resize(n_entities, f64::NAN);
        let mut partial = node.partial.take();
        let kernel = node.kernel.take();
        if let (Some(kernel), Some(out)) = (&kernel, cells.get_mut(rows.clone())) {
            let columns: Vec<&[f64]> = kernel.children.iter().map(|&child| self.cells(child)).collect();
            let dense = !kernel.children.iter().any(|child| self.nodes[child.index()].sparse);
            let checked: &[usize] = match step {
                Step::Slide { child, .. } => &[*child],
                _ => &[],
            };
            match (step, &mut partial) {
                (Step::Split { child, .. }, Some(partial)) => {
                    partial.split(kernel, &columns, dense, *child, rows.clone());
                    partial.join(kernel, &columns, rows.clone(), out);
                }
                (Step::Slide { .. }, Some(partial)) => partial.join(kernel, &columns, rows.clone(), out),
                _ => kernel.fill(&columns, dense, rows.start, out),
            }
            if kernel.kind.needs_positive() {
                find_fault(step.node(), kernel, &columns, checked, rows, fault);
            }
        }
        let sparse = kernel.iter().flat_map(|kernel| &kernel.children).any(|child| self.nodes[child.index()].sparse);
        let node = &mut self.nodes[step.node()];
        node.values = Values::Aggregate(cells);
        node.partial = partial;
        node.kernel = kernel;
        node.sparse = sparse;
    }

    /// Makes the next plan recompute everything.
    pub fn forget(&mut self) {
        for node in &mut self.nodes {
            node.kernel = None;
            node.partial = None;
        }
    }

    pub fn describe(&self, fault: Fault) -> AggregateError {
        let code = |at: usize| self.nodes.get(at).map_or(String::new(), |node| node.code.clone());
        AggregateError::NotPositive {
            node: code(fault.node),
            child: code(fault.child.index()),
            entity: fault.entity,
            value: fault.value,
            n_cells: fault.n_cells,
        }
    }
}

/// Looks for values that are not positive in the `only` children, all when there is none.
fn find_fault(
    node: usize,
    kernel: &Kernel,
    columns: &[&[f64]],
    only: &[usize],
    rows: Range<usize>,
    fault: &mut Option<Fault>,
) {
    for (at, ((&child, &weight), column)) in kernel.children.iter().zip(&kernel.weights).zip(columns).enumerate() {
        if weight <= 0.0 || !(only.is_empty() || only.contains(&at)) {
            continue;
        }
        for (entity, &value) in column.iter().enumerate().skip(rows.start).take(rows.len()) {
            if value <= 0.0 {
                let fault = fault.get_or_insert(Fault { node, child, entity, value, n_cells: 0 });
                fault.n_cells += usize::from(fault.node == node);
            }
        }
    }
}
