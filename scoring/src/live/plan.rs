//! Decides what has to be computed again when weights move.

use super::partial::{Partial, proportion};
use super::tree::Tree;
use crate::aggregate::Kernel;
use crate::model::NodeId;
use crate::weigh::Weights;

/// One node to bring up to date, by position; `child` is a position among the kernel's children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// From all children.
    Fill { node: usize },
    /// Sum the other children aside, then add this one.
    Split { node: usize, child: usize },
    /// Add this child to the sum that was set aside.
    Slide { node: usize, child: usize },
}

impl Step {
    pub fn node(self) -> usize {
        match self {
            Self::Fill { node } | Self::Split { node, .. } | Self::Slide { node, .. } => node,
        }
    }
}

impl Tree {
    /// The steps, children before parents, that bring every node to `weights`; notes the new weights in the nodes.
    pub fn plan(&mut self, weights: &Weights) -> Vec<Step> {
        let mut moved = vec![false; self.nodes.len()];
        let mut steps = Vec::new();
        for at in self.bottom_up.clone() {
            if !weights.is_active(NodeId(at as u32)) {
                self.nodes[at].retire();
                continue;
            }
            let kernel = self.kernel(at, weights);
            let step = self.step(at, &kernel, &moved);
            let rounded_below = kernel.children.iter().any(|child| self.nodes[child.index()].rounded);
            let node = &mut self.nodes[at];
            match step {
                None => continue,
                Some(Step::Fill { .. }) => {
                    node.partial = None;
                    node.rounded = rounded_below;
                }
                Some(Step::Split { child, .. }) => {
                    node.partial = Some(Partial::new(child));
                    node.rounded = true;
                }
                Some(Step::Slide { .. }) => node.rounded = true,
            }
            node.kernel = Some(kernel);
            moved[at] = true;
            steps.extend(step);
        }
        steps
    }

    /// The steps that sum again what a drag left rounded.
    pub fn plan_settling(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        for &at in &self.bottom_up {
            let node = &mut self.nodes[at];
            if node.rounded && node.kernel.is_some() {
                node.rounded = false;
                steps.push(Step::Fill { node: at });
            }
        }
        steps
    }

    fn kernel(&self, at: usize, weights: &Weights) -> Kernel {
        let node = &self.nodes[at];
        let children: Vec<NodeId> = node.children.iter().copied().filter(|&child| weights.is_active(child)).collect();
        let shares = children.iter().map(|&child| weights.share(child)).collect();
        Kernel { children, weights: shares, kind: node.kind, availability: self.availability }
    }

    fn step(&self, at: usize, to: &Kernel, moved: &[bool]) -> Option<Step> {
        let node = &self.nodes[at];
        let Some(from) = node.kernel.as_ref().filter(|from| from.children == to.children) else {
            return Some(Step::Fill { node: at });
        };
        let mut dirty = (0..to.children.len()).filter(|&child| moved[to.children[child].index()]);
        let (first, second) = (dirty.next(), dirty.next());
        let same = from.weights == to.weights;
        if same && first.is_none() {
            return None;
        }
        if second.is_some() || !to.kind.is_quasi_arithmetic() || to.children.len() < 3 {
            return Some(Step::Fill { node: at });
        }
        // What was set aside serves as long as the child is the same and the others keep their proportions to then.
        if let Some(partial) = &node.partial {
            let child = partial.child();
            if first.is_none_or(|first| first == child) && partial.factor(to).is_some() {
                return Some(Step::Slide { node: at, child });
            }
        }
        let child = first.unwrap_or_else(|| widest_move(from, to));
        let drags = proportion(&from.weights, &to.weights, child).is_some();
        Some(if drags { Step::Split { node: at, child } } else { Step::Fill { node: at } })
    }
}

/// The child whose weight moved most: in a drag that the others give way to, the one that is dragged.
fn widest_move(from: &Kernel, to: &Kernel) -> usize {
    let distance = |at: usize| (from.weights[at] - to.weights[at]).abs();
    (0..to.weights.len()).reduce(|best, at| if distance(at) > distance(best) { at } else { best }).unwrap_or(0)
}
