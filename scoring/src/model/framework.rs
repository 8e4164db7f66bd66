//! The tree of indicators with weights: goal → pillar → (sub-pillar) → indicator; consistent by construction.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Indicator, Text};

/// Most steps from the goal to an indicator.
const MAX_DEPTH: u32 = 64;

/// Position of a node in [`Framework::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One node as a file or a program describes it, before the tree is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodeSpec {
    pub code: String,
    pub name: Text,
    /// Code of the parent; `None` for the goal.
    pub parent: Option<String>,
    /// Weight among its siblings, any non-negative finite number; normalised within the parent when used.
    pub weight: f64,
    /// `Some` for an indicator (a leaf), `None` for an aggregate.
    pub indicator: Option<Indicator>,
}

/// A checked node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub code: String,
    pub name: Text,
    pub parent: Option<NodeId>,
    /// Children in file order; empty for an indicator.
    pub children: Vec<NodeId>,
    /// Official weight among its siblings, as given.
    pub weight: f64,
    /// Steps from the goal, whose depth is 0.
    pub depth: u32,
    /// `Some` for an indicator: its column in the dataset's panels and what it measures.
    pub leaf: Option<(usize, Indicator)>,
}

/// Why a list of nodes is no framework. Positions are indices into the list given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FrameworkError {
    Empty,
    NoIndicator,
    DuplicateCode {
        code: String,
        first: usize,
        again: usize,
    },
    MissingParent {
        code: String,
        parent: String,
        at: usize,
    },
    /// The codes on the cycle, in order.
    Cycle {
        codes: Vec<String>,
    },
    /// An indicator has children.
    ChildOfIndicator {
        code: String,
        parent: String,
        at: usize,
    },
    /// An aggregate has no children.
    ChildlessAggregate {
        code: String,
        at: usize,
    },
    SeveralGoals {
        codes: Vec<String>,
    },
    BadWeight {
        code: String,
        weight: f64,
        at: usize,
    },
    /// More steps from the goal than anything real needs; walks down the tree stay bounded.
    TooDeep {
        depth: u32,
        limit: u32,
    },
    /// Every child of this node has weight zero.
    ZeroWeights {
        parent: String,
    },
}

/// A tree in which each aggregate has children, each leaf is an indicator, and one node is the goal.
/// Nodes keep the order of the file; `bottom_up` gives children before parents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<NodeSpec>", into = "Vec<NodeSpec>")]
pub struct Framework {
    nodes: Vec<Node>,
    root: NodeId,
    bottom_up: Vec<NodeId>,
    leaves: Vec<NodeId>,
    by_code: BTreeMap<String, NodeId>,
}

impl Framework {
    /// Checks the tree.
    ///
    /// Leaves get columns 0, 1, … in the order given. Weights must be finite and not negative.
    ///
    /// # Errors
    /// Every [`FrameworkError`] found, not only the first.
    ///
    /// *Cost*: O(n log n).
    pub fn new(specs: Vec<NodeSpec>) -> Result<Self, Vec<FrameworkError>> {
        let mut errors = Vec::new();
        if specs.is_empty() {
            return Err(vec![FrameworkError::Empty]);
        }
        let mut by_code: BTreeMap<String, NodeId> = BTreeMap::new();
        for (at, spec) in specs.iter().enumerate() {
            if let Some(first) = by_code.get(&spec.code) {
                errors.push(FrameworkError::DuplicateCode { code: spec.code.clone(), first: first.index(), again: at });
            } else {
                by_code.insert(spec.code.clone(), NodeId(at as u32));
            }
            if !spec.weight.is_finite() || spec.weight < 0.0 {
                errors.push(FrameworkError::BadWeight { code: spec.code.clone(), weight: spec.weight, at });
            }
        }
        let mut parents: Vec<Option<NodeId>> = Vec::with_capacity(specs.len());
        let mut children: Vec<Vec<NodeId>> = vec![Vec::new(); specs.len()];
        for (at, spec) in specs.iter().enumerate() {
            let parent = match &spec.parent {
                None => None,
                Some(code) => match by_code.get(code) {
                    None => {
                        let error = FrameworkError::MissingParent { code: spec.code.clone(), parent: code.clone(), at };
                        errors.push(error);
                        None
                    }
                    Some(&parent) => {
                        if specs[parent.index()].indicator.is_some() {
                            errors.push(FrameworkError::ChildOfIndicator {
                                code: spec.code.clone(),
                                parent: code.clone(),
                                at,
                            });
                        }
                        children[parent.index()].push(NodeId(at as u32));
                        Some(parent)
                    }
                },
            };
            parents.push(parent);
        }
        errors.extend(find_cycles(&specs, &parents));
        for (at, spec) in specs.iter().enumerate() {
            if spec.indicator.is_none() && children[at].is_empty() {
                errors.push(FrameworkError::ChildlessAggregate { code: spec.code.clone(), at });
            }
            let weigh_nothing = children[at].iter().all(|child| specs[child.index()].weight == 0.0);
            if !children[at].is_empty() && weigh_nothing {
                errors.push(FrameworkError::ZeroWeights { parent: spec.code.clone() });
            }
        }
        if specs.iter().all(|spec| spec.indicator.is_none()) {
            errors.push(FrameworkError::NoIndicator);
        }
        let goals: Vec<usize> = (0..specs.len()).filter(|&at| specs[at].parent.is_none()).collect();
        if goals.len() > 1 {
            let codes = goals.iter().map(|&at| specs[at].code.clone()).collect();
            errors.push(FrameworkError::SeveralGoals { codes });
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let Some(&goal) = goals.first() else {
            return Err(vec![FrameworkError::Empty]);
        };
        let framework = Self::assemble(specs, parents, children, NodeId(goal as u32), by_code);
        match framework.nodes.iter().map(|node| node.depth).max() {
            Some(depth) if depth > MAX_DEPTH => Err(vec![FrameworkError::TooDeep { depth, limit: MAX_DEPTH }]),
            _ => Ok(framework),
        }
    }

    fn assemble(
        specs: Vec<NodeSpec>,
        parents: Vec<Option<NodeId>>,
        children: Vec<Vec<NodeId>>,
        root: NodeId,
        by_code: BTreeMap<String, NodeId>,
    ) -> Self {
        let mut depth = vec![0u32; specs.len()];
        let mut top_down = vec![root];
        let mut next = 0;
        while next < top_down.len() {
            let node = top_down[next];
            next += 1;
            for &child in &children[node.index()] {
                depth[child.index()] = depth[node.index()] + 1;
                top_down.push(child);
            }
        }
        let bottom_up = top_down.into_iter().rev().collect();
        let mut leaves = Vec::new();
        let mut nodes = Vec::with_capacity(specs.len());
        for (at, (spec, children)) in specs.into_iter().zip(children).enumerate() {
            let leaf = spec.indicator.map(|indicator| {
                leaves.push(NodeId(at as u32));
                (leaves.len() - 1, indicator)
            });
            nodes.push(Node {
                code: spec.code,
                name: spec.name,
                parent: parents[at],
                children,
                weight: spec.weight,
                depth: depth[at],
                leaf,
            });
        }
        Self { nodes, root, bottom_up, leaves, by_code }
    }

    pub fn root(&self) -> NodeId {
        self.root
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Every node once, children before their parent, the goal last.
    pub fn bottom_up(&self) -> &[NodeId] {
        &self.bottom_up
    }

    /// The indicators; the position in this list is the indicator's column.
    pub fn leaves(&self) -> &[NodeId] {
        &self.leaves
    }

    pub fn n_indicators(&self) -> usize {
        self.leaves.len()
    }

    /// What the indicator in `column` measures.
    pub fn indicator(&self, column: usize) -> Option<&Indicator> {
        let leaf = self.leaves.get(column)?;
        self.node(*leaf).leaf.as_ref().map(|(_, indicator)| indicator)
    }

    pub fn find(&self, code: &str) -> Option<NodeId> {
        self.by_code.get(code).copied()
    }

    /// The children of the goal.
    pub fn pillars(&self) -> &[NodeId] {
        &self.node(self.root).children
    }

    /// The pillar a node belongs to: itself for a pillar, `None` for the goal.
    pub fn pillar_of(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        loop {
            let parent = self.node(at).parent?;
            if parent == self.root {
                return Some(at);
            }
            at = parent;
        }
    }

    /// Height above the indicators: 1 for an indicator, else one more than the highest child. COINr calls it the level.
    pub fn level(&self, id: NodeId) -> u32 {
        let children = &self.node(id).children;
        1 + children.iter().map(|&child| self.level(child)).max().unwrap_or(0)
    }

    /// The nodes as specs again, for editing and for writing to a file.
    pub fn specs(&self) -> Vec<NodeSpec> {
        self.nodes
            .iter()
            .map(|node| NodeSpec {
                code: node.code.clone(),
                name: node.name.clone(),
                parent: node.parent.map(|parent| self.node(parent).code.clone()),
                weight: node.weight,
                indicator: node.leaf.as_ref().map(|(_, indicator)| indicator.clone()),
            })
            .collect()
    }
}

/// Travels as its specs, so that what arrives has been checked again.
impl TryFrom<Vec<NodeSpec>> for Framework {
    type Error = String;

    fn try_from(specs: Vec<NodeSpec>) -> Result<Self, Self::Error> {
        Self::new(specs).map_err(|errors| format!("{errors:?}"))
    }
}

impl From<Framework> for Vec<NodeSpec> {
    fn from(framework: Framework) -> Self {
        framework.specs()
    }
}

fn find_cycles(specs: &[NodeSpec], parents: &[Option<NodeId>]) -> Vec<FrameworkError> {
    // 0: not seen, 1: on the walk now, 2: known to end at a goal or an already reported cycle.
    let mut state = vec![0u8; specs.len()];
    let mut errors = Vec::new();
    for start in 0..specs.len() {
        let mut walk = Vec::new();
        let mut at = start;
        while state[at] == 0 {
            state[at] = 1;
            walk.push(at);
            match parents[at] {
                Some(parent) => at = parent.index(),
                None => break,
            }
        }
        let closed = state[at] == 1 && parents[at].is_some();
        if let Some(begin) = walk.iter().position(|&seen| closed && seen == at) {
            let codes = walk[begin..].iter().map(|&index| specs[index].code.clone()).collect();
            errors.push(FrameworkError::Cycle { codes });
        }
        for index in walk {
            state[index] = 2;
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Direction;

    fn aggregate(code: &str, parent: Option<&str>) -> NodeSpec {
        NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator: None,
        }
    }

    fn leaf(code: &str, parent: &str) -> NodeSpec {
        let indicator = Some(Indicator::measured(Direction::Positive, ""));
        NodeSpec { indicator, ..aggregate(code, Some(parent)) }
    }

    fn check_error(specs: Vec<NodeSpec>, expect: FrameworkError) {
        let errors = Framework::new(specs).expect_err("must be refused");
        assert!(errors.contains(&expect), "{expect:?} not in {errors:?}");
    }

    #[test]
    fn a_tree_knows_its_depths_levels_and_columns() {
        let tree =
            Framework::new(vec![leaf("x", "p"), leaf("y", "g"), aggregate("p", Some("g")), aggregate("g", None)])
                .expect("a tree");
        assert_eq!(tree.node(tree.root()).code, "g");
        assert_eq!(tree.level(tree.root()), 3);
        assert_eq!(tree.find("x").map(|id| tree.node(id).depth), Some(2));
        assert_eq!(tree.find("x").and_then(|id| tree.pillar_of(id)), tree.find("p"));
        assert_eq!(tree.find("y").and_then(|id| tree.pillar_of(id)), tree.find("y"));
        assert_eq!(tree.bottom_up().last(), Some(&tree.root()));
        assert_eq!(Framework::new(tree.specs()).as_ref(), Ok(&tree));
    }

    #[test]
    fn every_fault_is_named() {
        check_error(vec![], FrameworkError::Empty);
        check_error(vec![aggregate("g", None)], FrameworkError::NoIndicator);
        check_error(
            vec![aggregate("g", None), leaf("x", "g"), leaf("x", "g")],
            FrameworkError::DuplicateCode { code: "x".into(), first: 1, again: 2 },
        );
        check_error(
            vec![aggregate("g", None), leaf("x", "gone")],
            FrameworkError::MissingParent { code: "x".into(), parent: "gone".into(), at: 1 },
        );
        check_error(
            vec![aggregate("g", None), leaf("z", "g"), aggregate("a", Some("b")), aggregate("b", Some("a"))],
            FrameworkError::Cycle { codes: vec!["a".into(), "b".into()] },
        );
        check_error(
            vec![aggregate("g", None), leaf("x", "g"), leaf("y", "x")],
            FrameworkError::ChildOfIndicator { code: "y".into(), parent: "x".into(), at: 2 },
        );
        check_error(
            vec![aggregate("g", None), leaf("x", "g"), aggregate("p", Some("g"))],
            FrameworkError::ChildlessAggregate { code: "p".into(), at: 2 },
        );
        check_error(
            vec![aggregate("g", None), aggregate("h", None), leaf("x", "g")],
            FrameworkError::SeveralGoals { codes: vec!["g".into(), "h".into()] },
        );
        check_error(
            vec![aggregate("g", None), NodeSpec { weight: 0.0, ..leaf("x", "g") }],
            FrameworkError::ZeroWeights { parent: "g".into() },
        );
        let mut chain = vec![aggregate("n0", None)];
        chain.extend((1..1_000).map(|i| aggregate(&format!("n{i}"), Some(&format!("n{}", i - 1)))));
        chain.push(leaf("x", "n999"));
        check_error(chain, FrameworkError::TooDeep { depth: 1_000, limit: 64 });
        let errors = Framework::new(vec![aggregate("g", None), NodeSpec { weight: f64::NAN, ..leaf("x", "g") }])
            .expect_err("NaN weight");
        assert!(matches!(errors[0], FrameworkError::BadWeight { at: 1, .. }));
    }
}
