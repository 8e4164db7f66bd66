//! One way for one group of nodes that are weighed together.

use super::account::{Account, Told};
use super::fault::{Fault, Names, combine_fault};
use super::ground::Columns;
use super::judged::{ahp, bwm, swara};
use super::official_shares;
use super::wished::{from_order, optimised};
use crate::model::{Framework, NodeId};
use crate::scenario::{Weigh, WeighCombine, WeighContrast, WeighCorrelation, WeighMethod, WeighRotation, WeighScope};
use crate::weigh::{
    Combine, Contrast, Correlation, DataMethod, Retain, Rotation, Zeros, combine, equal, weigh_columns,
};

/// Nodes that are weighed together.
#[derive(Clone, Copy, Debug)]
pub struct Together<'a> {
    pub parent: NodeId,
    /// Those that take part.
    pub members: &'a [NodeId],
    pub scope: WeighScope,
}

/// Shares of the members by this way.
pub fn carry_out(columns: &Columns<'_>, way: &Weigh, group: &Together<'_>) -> Result<Account, Fault> {
    let dataset = columns.dataset();
    let names = Names { dataset, nodes: group.members };
    if way.method.is_of_judgement() && group.scope == WeighScope::Indicators {
        return Err(Fault::NeedsNode);
    }
    match way.method {
        WeighMethod::Official => Ok(Account::plain(official(&dataset.framework, group))),
        WeighMethod::Ahp => ahp(dataset, way, group),
        WeighMethod::Bwm => bwm(dataset, way, group),
        WeighMethod::Swara => swara(dataset, way, group),
        WeighMethod::Combined => combined(columns, way, group),
        // Nothing to weigh, and most methods ask for two.
        _ if group.members.len() == 1 => Ok(Account::plain(equal(1))),
        WeighMethod::Optimised => optimised(columns, &names, way, group),
        WeighMethod::FromOrder => from_order(columns, &names, way, group, &official(&dataset.framework, group)),
        WeighMethod::Equal
        | WeighMethod::Entropy
        | WeighMethod::Critic
        | WeighMethod::StandardDeviation
        | WeighMethod::CoefficientOfVariation
        | WeighMethod::Gini
        | WeighMethod::Pca
        | WeighMethod::Merec => {
            let columns = columns.of(group.members, way.columns)?;
            let diagnosis = weigh_columns(&columns, data_method(way)).map_err(|error| names.data(error))?;
            Ok(Account { shares: diagnosis.weights().to_vec(), told: Told::Data(diagnosis) })
        }
    }
}

/// Shares of the parent, or of the goal for all indicators at once.
fn official(framework: &Framework, group: &Together<'_>) -> Vec<f64> {
    if group.scope == WeighScope::Siblings {
        return official_shares(framework, group.members);
    }
    // From each indicator up to the goal, among the siblings that have an indicator here.
    let mut takes_part = vec![false; framework.nodes().len()];
    for &leaf in group.members {
        let mut at = Some(leaf);
        while let Some(id) = at.filter(|id| !takes_part[id.index()]) {
            takes_part[id.index()] = true;
            at = framework.node(id).parent;
        }
    }
    let mut effective = vec![1.0; framework.nodes().len()];
    for &parent in framework.bottom_up().iter().rev() {
        let below: Vec<NodeId> =
            framework.node(parent).children.iter().copied().filter(|child| takes_part[child.index()]).collect();
        for (child, share) in below.iter().zip(official_shares(framework, &below)) {
            effective[child.index()] = effective[parent.index()] * share;
        }
    }
    group.members.iter().map(|leaf| effective[leaf.index()]).collect()
}

fn data_method(way: &Weigh) -> DataMethod {
    match way.method {
        WeighMethod::Entropy => DataMethod::Entropy(Zeros::Limit),
        WeighMethod::Critic => {
            let contrast = match way.contrast {
                WeighContrast::MinmaxSd => Contrast::MinMaxSd,
                WeighContrast::Sd => Contrast::Sd,
                WeighContrast::Entropy => Contrast::Entropy(Zeros::Limit),
            };
            let correlation = match way.correlation {
                WeighCorrelation::Pearson => Correlation::Pearson,
                WeighCorrelation::Spearman => Correlation::Spearman,
            };
            DataMethod::Critic(contrast, correlation)
        }
        WeighMethod::StandardDeviation => DataMethod::StandardDeviation,
        WeighMethod::CoefficientOfVariation => DataMethod::CoefficientOfVariation,
        WeighMethod::Gini => DataMethod::Gini,
        WeighMethod::Pca => {
            let retain = way.components.map_or(Retain::Kaiser, |n| Retain::First(n as usize));
            let rotation = match way.rotation {
                WeighRotation::None => Rotation::None,
                WeighRotation::Varimax => Rotation::Varimax,
            };
            DataMethod::Pca(retain, rotation)
        }
        WeighMethod::Merec => DataMethod::Merec,
        // The others are no methods of data, and are carried out before anybody asks.
        _ => DataMethod::Equal,
    }
}

fn combined(columns: &Columns<'_>, way: &Weigh, group: &Together<'_>) -> Result<Account, Fault> {
    if way.parts.is_empty() {
        return Err(Fault::NoParts);
    }
    let code = &columns.framework().node(group.parent).code;
    let part_of = |part: &Weigh| {
        let part = if group.scope == WeighScope::Siblings { part.way_at(code) } else { part };
        carry_out(columns, part, group)
    };
    let parts: Vec<Account> = way.parts.iter().map(part_of).collect::<Result<_, _>>()?;
    let sets: Vec<Vec<f64>> = parts.iter().map(|part| part.shares.clone()).collect();
    let how = match way.combine {
        WeighCombine::Linear => {
            let shares = if way.shares.is_empty() { vec![1.0; parts.len()] } else { way.shares.clone() };
            Combine::Linear { shares }
        }
        WeighCombine::Multiplicative => Combine::Multiplicative,
        WeighCombine::Geometric => Combine::Geometric,
        WeighCombine::Game => Combine::Game,
    };
    let found = combine(&sets, &how).map_err(|error| combine_fault(&error))?;
    Ok(Account { shares: found.weights, told: Told::Combined { shares: found.shares, parts } })
}
