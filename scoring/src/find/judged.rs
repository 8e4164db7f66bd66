//! Weights from what a person judged about all children of one node.

use super::account::{Account, Told};
use super::fault::{Fault, Names, swara_fault};
use super::way::Together;
use crate::model::{Dataset, NodeId};
use crate::scenario::{Expert, Weigh, WeighModel, WeighPool, WeighPriority};
use crate::weigh::{
    self, AhpWeights, ComparisonList, Comparisons, Judgements, Model, Priority, combine_judgements, combine_priorities,
    weight_deviations,
};

pub fn ahp(dataset: &Dataset, way: &Weigh, group: &Together<'_>) -> Result<Account, Fault> {
    let children = &dataset.framework.node(group.parent).children;
    let names = Names { dataset, nodes: children };
    let priority = match way.priority {
        WeighPriority::Eigenvector => Priority::Eigenvector,
        WeighPriority::GeometricMean => Priority::GeometricMean,
    };
    let mut matrices = Vec::with_capacity(way.experts.len());
    let mut experts: Vec<AhpWeights> = Vec::with_capacity(way.experts.len());
    for (expert, of) in way.experts.iter().enumerate() {
        let matrix = matrix(&names, expert, of)?;
        experts.push(weigh::ahp(&matrix, priority).map_err(|error| names.ahp(expert, &error))?);
        matrices.push(matrix);
    }
    let shares: Vec<f64> = way.experts.iter().map(|expert| expert.share).collect();
    let pooled = match (&experts[..], way.pool) {
        ([], _) => return Err(Fault::NoExperts),
        ([one], _) => one.clone(),
        _ => {
            let matrix = combine_judgements(&matrices, &shares).map_err(|error| names.ahp(0, &error))?;
            weigh::ahp(&matrix, priority).map_err(|error| names.ahp(0, &error))?
        }
    };
    let sets: Vec<Vec<f64>> = experts.iter().map(|one| one.weights.clone()).collect();
    let weights = match way.pool {
        WeighPool::Priorities if experts.len() > 1 => {
            combine_priorities(&sets, &shares).map_err(|error| names.ahp(0, &error))?
        }
        _ => pooled.weights.clone(),
    };
    let deviations = weight_deviations(&sets, &weights);
    let shares = among(children, &weights, group.members)?;
    Ok(Account { shares, told: Told::Ahp { experts, pooled, deviations } })
}

/// The whole matrix of one expert, each pair by whichever way round it was judged.
fn matrix(names: &Names<'_>, expert: usize, of: &Expert) -> Result<Judgements, Fault> {
    let codes: Vec<String> = (0..names.nodes.len()).map(|at| names.code(at)).collect();
    let given = |a: &str, b: &str| of.pairwise.get(a).and_then(|others| others.get(b)).copied();
    let cell = |a: &String, b: &String| match (given(a, b), given(b, a)) {
        _ if a == b => Ok(1.0),
        (Some(times), _) => Ok(times),
        (None, Some(times)) if times > 0.0 => Ok(1.0 / times),
        (None, Some(value)) => Err(Fault::BadJudgement { expert, a: b.clone(), b: a.clone(), value }),
        (None, None) => Err(Fault::NoJudgement { expert, a: a.clone(), b: b.clone() }),
    };
    let rows: Vec<Vec<f64>> = codes
        .iter()
        .map(|a| codes.iter().map(|b| cell(a, b)).collect::<Result<_, _>>())
        .collect::<Result<_, Fault>>()?;
    Judgements::new(rows).map_err(|error| names.ahp(expert, &error))
}

pub fn bwm(dataset: &Dataset, way: &Weigh, group: &Together<'_>) -> Result<Account, Fault> {
    let children = &dataset.framework.node(group.parent).children;
    let names = Names { dataset, nodes: children };
    let list = |list: ComparisonList| {
        let given = match list {
            ComparisonList::BestToOthers => &way.best_to_others,
            ComparisonList::OthersToWorst => &way.others_to_worst,
        };
        let of_child = |at: usize| {
            let code = names.code(at);
            given.get(&code).copied().ok_or(Fault::NoComparison { list, code })
        };
        (0..children.len()).map(of_child).collect::<Result<Vec<f64>, Fault>>()
    };
    let comparisons = Comparisons::new(list(ComparisonList::BestToOthers)?, list(ComparisonList::OthersToWorst)?);
    let model = match way.model {
        WeighModel::Nonlinear => Model::Nonlinear,
        WeighModel::Linear => Model::Linear,
    };
    let found =
        comparisons.and_then(|comparisons| weigh::bwm(&comparisons, model)).map_err(|error| names.bwm(error))?;
    Ok(Account { shares: among(children, &found.weights, group.members)?, told: Told::Bwm(found) })
}

pub fn swara(dataset: &Dataset, way: &Weigh, group: &Together<'_>) -> Result<Account, Fault> {
    let framework = &dataset.framework;
    let children = &framework.node(group.parent).children;
    let at = |code: &String| {
        let position = framework.find(code).and_then(|id| children.iter().position(|&child| child == id));
        position.ok_or_else(|| Fault::BadOrder { code: code.clone() })
    };
    let order: Vec<usize> = way.order.iter().map(at).collect::<Result<_, _>>()?;
    if let Some(forgotten) = (0..children.len()).find(|at| !order.contains(at)) {
        return Err(Fault::BadOrder { code: framework.node(children[forgotten]).code.clone() });
    }
    let found = weigh::swara(&order, &way.steps).map_err(|error| swara_fault(error, &way.order))?;
    Ok(Account { shares: among(children, &found.weights, group.members)?, told: Told::Swara })
}

/// What the children that take part have of each other.
fn among(children: &[NodeId], weights: &[f64], members: &[NodeId]) -> Result<Vec<f64>, Fault> {
    let of_member = |id: &NodeId| children.iter().position(|child| child == id).and_then(|at| weights.get(at).copied());
    let kept: Vec<f64> = members.iter().map(|id| of_member(id).unwrap_or(0.0)).collect();
    if members.len() == children.len() {
        return Ok(kept);
    }
    let sum = kept.iter().fold(0.0, |sum, w| sum + w);
    if sum > 0.0 { Ok(kept.iter().map(|w| w / sum).collect()) } else { Err(Fault::NothingLeft) }
}
