//! Carries out how a scenario says weights come about: a way for each group of siblings, from the indicators up.

mod account;
mod fault;
mod ground;
mod held;
mod judged;
mod way;
mod wished;

use std::collections::BTreeMap;

use crate::aggregate::{Kernel, kinds, node_column};
use crate::model::{Column, Framework, NodeId};
use crate::scenario::{Scenario, Weigh, WeighMethod, WeighScope};
use crate::weigh::{Weights, spread_from_indicators};

pub use account::{Account, Told};
pub use fault::{Fault, FindError};
use ground::Columns;
pub use ground::Ground;
use held::hold;
use way::{Together, carry_out};

/// What a scenario's ways give, before anything that was moved by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// By node position: the weight that [`Weights::over`] takes as its base. Found weights of siblings sum to what their official ones
    /// sum to; those of a group without a way are the official ones.
    pub base: Vec<f64>,
    /// What was weighed together, from the indicators up; nothing for what stayed official.
    pub groups: Vec<FoundGroup>,
}

/// Nodes that were weighed together.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundGroup {
    /// The node whose children, or for all indicators at once the goal whose indicators, these are.
    pub parent: NodeId,
    pub scope: WeighScope,
    pub members: Vec<NodeId>,
    pub method: WeighMethod,
    /// A group that the whole tree's method cannot weigh keeps its official weights, and this says why.
    pub result: Result<Account, Fault>,
}

/// Finds weights; a pointer to [`find_weights`] where a program wants to decide when its code is loaded.
pub type Finder = fn(&Ground<'_>, &Scenario) -> Result<Found, FindError>;

impl Found {
    /// Nothing found: the framework's own weights.
    pub fn official(framework: &Framework) -> Self {
        Self { base: framework.nodes().iter().map(|node| node.weight).collect(), groups: Vec::new() }
    }
}

/// Weights by the ways in the scenario's `weigh`.
///
/// Groups of siblings are weighed from the indicators up; an aggregate's column is its score under the weights found below it, so what
/// was moved by hand has no part in it. Methods of data weigh the nodes that take part; a person's judgements weigh all children of a
/// node, of which those that take part share what they have. What a way holds stays, and the other siblings share the rest as found. Of a group that the whole tree's method of data cannot weigh, the official
/// weights stay and the group says why. A group of one gets 1.
///
/// *Units and range*: see [`Found::base`]. *Edge cases*: siblings whose official weights sum to 0 sum to 1; everything official gives
/// [`Found::official`].
///
/// # Errors
/// [`FindError`]: a way of a group's own, a judgement, a combination or a wish that cannot be carried out; a method that can weigh no
/// group at all; scores that cannot be aggregated on the way.
///
/// *Cost*: the methods', and O(n·nodes) where one reads columns.
pub fn find_weights(ground: &Ground<'_>, scenario: &Scenario) -> Result<Found, FindError> {
    let framework = &ground.dataset.framework;
    let weigh = &scenario.weigh;
    let mut found = Found::official(framework);
    if weigh.is_official() {
        return Ok(found);
    }
    // All weights alike: only who takes part is asked of these.
    let part = Weights::over(framework, &vec![1.0; found.base.len()], &BTreeMap::new(), &scenario.drop)?;
    let mut columns = Columns::new(ground, kinds(framework, &scenario.aggregate)?);
    let mut shares = vec![0.0; found.base.len()];
    let at_once = weigh.method != WeighMethod::Official && weigh.scope == WeighScope::Indicators;
    if at_once {
        let members: Vec<NodeId> = framework.leaves().iter().copied().filter(|&leaf| part.is_active(leaf)).collect();
        let together = Together { parent: framework.root(), members: &members, scope: WeighScope::Indicators };
        let account = carry_out(&columns, weigh, &together)
            .map_err(|fault| FindError::way(framework, together.parent, weigh.method, fault))?;
        spread_from_indicators(framework, &part, &members, &account.shares, &mut shares);
        found.groups.push(FoundGroup {
            parent: framework.root(),
            scope: WeighScope::Indicators,
            members,
            method: weigh.method,
            result: Ok(account),
        });
    }
    for &parent in framework.bottom_up() {
        let members = children(framework, &part, parent);
        if members.is_empty() || !part.is_active(parent) {
            continue;
        }
        let official = official_shares(framework, &members);
        let own = weigh.at.get(&framework.node(parent).code);
        let held = |found| hold(framework, &members, &own.unwrap_or(weigh).held, found);
        let failed = |fault| FindError::way(framework, parent, own.unwrap_or(weigh).method, fault);
        let mut is_found = false;
        let of_group: Vec<f64> = match own {
            None if at_once => {
                is_found = true;
                held(members.iter().map(|id| shares[id.index()]).collect()).map_err(failed)?
            }
            _ => {
                let together = Together { parent, members: &members, scope: WeighScope::Siblings };
                let mut group = weigh_group(&columns, own, weigh, &together)?;
                let of_group = match &mut group.result {
                    Ok(account) => {
                        account.shares = held(std::mem::take(&mut account.shares)).map_err(failed)?;
                        // The official weights are the base already, unless some of them are held.
                        is_found = group.method != WeighMethod::Official || account.shares != official;
                        account.shares.clone()
                    }
                    Err(_) => official,
                };
                if group.method != WeighMethod::Official {
                    found.groups.push(group);
                }
                of_group
            }
        };
        if is_found {
            let sum = members.iter().fold(0.0, |sum, &id| sum + framework.node(id).weight);
            let sum = if sum.is_normal() { sum } else { 1.0 };
            members.iter().zip(&of_group).for_each(|(id, share)| found.base[id.index()] = share * sum);
        }
        if weigh.reads_columns() {
            let kind = columns.kinds()[parent.index()];
            let availability = scenario.aggregate.availability;
            let kernel = Kernel { children: members.clone(), weights: of_group, kind, availability };
            let below: Vec<&[f64]> = members.iter().map(|&id| columns.score(id).raw()).collect();
            let column: Column = node_column(framework, parent, &kernel, &below)?;
            columns.put(parent, column);
        }
    }
    let mut tried = found.groups.iter().filter(|group| group.members.len() > 1);
    match tried.clone().find(|group| group.result.is_err()) {
        Some(FoundGroup { parent, method, result: Err(fault), .. }) if tried.all(|group| group.result.is_err()) => {
            Err(FindError::way(framework, *parent, *method, fault.clone()))
        }
        _ => Ok(found),
    }
}

/// One group of siblings by its own way or the tree's.
fn weigh_group(
    columns: &Columns<'_>,
    own: Option<&Weigh>,
    tree: &Weigh,
    group: &Together<'_>,
) -> Result<FoundGroup, FindError> {
    let way = own.unwrap_or(tree);
    let (parent, scope, method) = (group.parent, group.scope, way.method);
    match carry_out(columns, way, group) {
        Err(fault) if own.is_some() || !method.is_of_data() => {
            Err(FindError::way(columns.framework(), parent, method, fault))
        }
        result => Ok(FoundGroup { parent, scope, members: group.members.to_vec(), method, result }),
    }
}

fn children(framework: &Framework, part: &Weights, parent: NodeId) -> Vec<NodeId> {
    framework.node(parent).children.iter().copied().filter(|&child| part.is_active(child)).collect()
}

/// What siblings have of their parent officially; equal parts where that is nothing.
fn official_shares(framework: &Framework, members: &[NodeId]) -> Vec<f64> {
    let largest = members.iter().fold(0.0_f64, |largest, &id| largest.max(framework.node(id).weight));
    if largest <= 0.0 {
        return crate::weigh::equal(members.len());
    }
    let sum = members.iter().fold(0.0, |sum, &id| sum + framework.node(id).weight / largest);
    members.iter().map(|&id| framework.node(id).weight / largest / sum).collect()
}
