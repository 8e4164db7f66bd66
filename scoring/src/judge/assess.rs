//! A scheme applied to entities: points by item, aggregates, gates, and whether each passes.

use super::gate::{GateResult, judge_gate};
use super::points::{Mark, Points, State};
use super::{bands, entered, levels, ratio_to_base, spread};
use crate::model::{Column, Direction};
use crate::scheme::{Binding, Combine, Gate, Item, Rule, Scheme, SchemeProblem, Shape, check};

/// One entity under a scheme, with the trail of every point.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// By item; `None` for a fact.
    pub items: Vec<Option<ItemResult>>,
    /// By aggregate.
    pub nodes: Vec<NodeResult>,
    /// Points of the total; `None` for a scheme of gates only.
    pub total: Option<Points>,
    pub gates: Vec<GateResult>,
    pub direct_paths: Vec<GateResult>,
    /// All required gates met, and either every minimum reached or a direct path met; `None` when the scheme asks for neither.
    pub outcome: Option<State>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemResult {
    pub mark: Mark,
    /// Whether the item's own minimum is reached, where it has one.
    pub minimum: Option<State>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeResult {
    pub points: Points,
    pub minimum: Option<State>,
}

/// Why a scheme cannot be applied.
#[derive(Clone, Debug, PartialEq)]
pub enum JudgeError {
    /// The scheme does not hang together.
    Scheme(Vec<SchemeProblem>),
    /// A weighted tree has no points of its own: evaluate [`Scheme::framework`] instead.
    NoPoints,
    /// There is another number of columns than items, or they differ in length.
    Columns { columns: usize, items: usize },
    /// The base of this item is not above 0.
    BadBase { code: String, base: f64 },
}

/// Applies a scheme of points, ratios or gates to every entity.
///
/// *Shape*: one column an item of the scheme, in its order, facts among them; one assessment an entity.
/// *Formula*: an aggregate's points are the sum, or the best, of those below it, aggregates first, each in the scheme's order.
/// Points that are not known are carried as an interval, so a minimum that the rest already reaches is met, and one that it can no
/// longer reach is unmet.
/// *Edge cases*: a ratio without a stated base takes the mean of the entities given here, so assess a whole group at once.
///
/// # Errors
/// [`JudgeError`].
///
/// *Cost*: O(n·(nodes + items·parts of gates)), and O((nodes + items)²) once.
pub fn assess(scheme: &Scheme, columns: &[Column]) -> Result<Vec<Assessment>, JudgeError> {
    let problems = check(scheme);
    if !problems.is_empty() {
        return Err(JudgeError::Scheme(problems));
    }
    if scheme.shape == Shape::Tree {
        return Err(JudgeError::NoPoints);
    }
    let n_entities = columns.first().map_or(0, Column::len);
    if columns.len() != scheme.items.len() || columns.iter().any(|column| column.len() != n_entities) {
        return Err(JudgeError::Columns { columns: columns.len(), items: scheme.items.len() });
    }
    let pairs = scheme.items.iter().zip(columns);
    let marks: Vec<Option<Vec<Mark>>> =
        pairs.map(|(item, column)| marks_of(scheme, item, column)).collect::<Result<_, _>>()?;
    let tree = Branch::bottom_up(scheme);
    Ok((0..n_entities).map(|entity| of_entity(scheme, columns, &marks, &tree, entity)).collect())
}

/// The item's way to points for every entity; `None` for a fact.
fn marks_of(scheme: &Scheme, item: &Item, column: &Column) -> Result<Option<Vec<Mark>>, JudgeError> {
    let weight = scheme.weight_of(item);
    let each = |of: &dyn Fn(Option<f64>) -> Mark| (0..column.len()).map(|entity| of(column.get(entity))).collect();
    Ok(match &item.rule {
        Rule::Normalised => None,
        Rule::RatioToBase(rule) => {
            let bad = |base| JudgeError::BadBase { code: item.code.clone(), base };
            Some(ratio_to_base(rule, item.direction, weight, column).map_err(|error| bad(error.base))?)
        }
        Rule::Bands(rule) => Some(each(&|value| bands(rule, item.direction, value))),
        Rule::Levels(answers) => Some(each(&|value| levels(answers, value))),
        Rule::Entered => Some(each(&|value| entered(weight, value))),
        Rule::Spread(rule) => match item.direction {
            Direction::Interval { lo, hi } => Some(spread(rule, [lo, hi], weight, column)),
            Direction::Positive | Direction::Negative => None,
        },
    })
}

/// An aggregate and what is directly below it, by position in the scheme.
struct Branch {
    node: usize,
    nodes: Vec<usize>,
    items: Vec<usize>,
}

impl Branch {
    /// Every aggregate, those below first.
    fn bottom_up(scheme: &Scheme) -> Vec<Self> {
        let positions = |parents: &mut dyn Iterator<Item = &Option<String>>, of: Option<&String>| -> Vec<usize> {
            parents.enumerate().filter(|(_, parent)| parent.as_ref() == of).map(|(at, _)| at).collect()
        };
        let nodes = |of| positions(&mut scheme.nodes.iter().map(|node| &node.parent), of);
        let items = |of| positions(&mut scheme.items.iter().map(|item| &item.parent), of);
        let mut branches: Vec<Self> = Vec::new();
        let mut waiting = nodes(None);
        while let Some((at, node)) = waiting.pop().and_then(|at| Some((at, scheme.nodes.get(at)?))) {
            let branch = Self { node: at, nodes: nodes(Some(&node.code)), items: items(Some(&node.code)) };
            waiting.extend(&branch.nodes);
            branches.push(branch);
        }
        branches.reverse();
        branches
    }
}

fn of_entity(
    scheme: &Scheme,
    columns: &[Column],
    marks: &[Option<Vec<Mark>>],
    tree: &[Branch],
    entity: usize,
) -> Assessment {
    let reached = |minimum: Option<f64>, points: Points| minimum.map(|minimum| points.reach(minimum));
    let items: Vec<Option<ItemResult>> = scheme
        .items
        .iter()
        .zip(marks)
        .map(|(item, marks)| {
            let mark = *marks.as_ref()?.get(entity)?;
            Some(ItemResult { mark, minimum: reached(item.minimum, mark.points) })
        })
        .collect();
    let mut nodes = vec![NodeResult { points: Points::known(0.0), minimum: None }; scheme.nodes.len()];
    for branch in tree {
        let Some(node) = scheme.nodes.get(branch.node) else { continue };
        let inner = branch.nodes.iter().filter_map(|&at| Some(nodes.get(at)?.points));
        let leaves = branch.items.iter().filter_map(|&at| Some((*items.get(at)?)?.mark.points));
        let below = inner.chain(leaves);
        let points = match node.combine {
            Combine::Sum => {
                below.fold(Points::known(0.0), |sum, part| Points { lo: sum.lo + part.lo, hi: sum.hi + part.hi })
            }
            Combine::BestOf => below
                .reduce(|best, part| Points { lo: best.lo.max(part.lo), hi: best.hi.max(part.hi) })
                .unwrap_or(Points::known(0.0)),
        };
        if let Some(result) = nodes.get_mut(branch.node) {
            *result = NodeResult { points, minimum: reached(node.minimum, points) };
        }
    }
    let value = |code: &str| columns.get(scheme.item(code)?)?.get(entity);
    let judge = |gates: &[Gate]| gates.iter().map(|gate| judge_gate(gate, &value)).collect::<Vec<_>>();
    let (gates, direct_paths) = (judge(&scheme.gates), judge(&scheme.direct_paths));
    let minimums: Vec<State> = nodes
        .iter()
        .filter_map(|node| node.minimum)
        .chain(items.iter().flatten().filter_map(|item| item.minimum))
        .collect();
    let passed = State::any(std::iter::once(State::all(minimums.iter().copied())).chain(states(&direct_paths)));
    let judged = scheme.gates.iter().zip(&gates);
    let required: Vec<State> =
        judged.filter(|(gate, _)| gate.binding == Binding::Required).map(|(_, result)| result.state).collect();
    let asks = !(required.is_empty() && minimums.is_empty());
    let outcome = asks.then(|| State::all(required.into_iter().chain([passed])));
    let total =
        scheme.nodes.iter().zip(&nodes).find(|(node, _)| node.parent.is_none()).map(|(_, result)| result.points);
    Assessment { items, nodes, total, gates, direct_paths, outcome }
}

fn states(gates: &[GateResult]) -> impl Iterator<Item = State> + '_ {
    gates.iter().map(|gate| gate.state)
}
