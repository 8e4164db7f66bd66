//! Weights that bring about what a person wishes: an importance, the most information, an order.

use super::account::{Account, Told};
use super::fault::{Fault, Names};
use super::ground::Columns;
use super::way::Together;
use crate::aggregate::Kind;
use crate::model::Column;
use crate::scenario::{Weigh, WeighScope};
use crate::weigh::{self, Aim, Preference, WeightBounds};

pub fn optimised(
    columns: &Columns<'_>,
    names: &Names<'_>,
    way: &Weigh,
    group: &Together<'_>,
) -> Result<Account, Fault> {
    let wanted = |at: usize| {
        let code = names.code(at);
        way.target.get(&code).copied().ok_or(Fault::NoTarget { code })
    };
    let aim = if way.target.is_empty() {
        Aim::Information
    } else {
        Aim::Importance { target: (0..group.members.len()).map(wanted).collect::<Result<_, _>>()? }
    };
    let columns = columns.of(group.members, way.columns)?;
    let found =
        weigh::optimise(&columns, &aim, &bounds(names, way, group.scope)).map_err(|error| names.optimise(error))?;
    Ok(Account { shares: found.weights.clone(), told: Told::Optimised(found) })
}

/// Scores of the group's parent, or of the goal where all indicators are weighed at once, are to follow the order.
pub fn from_order(
    columns: &Columns<'_>,
    names: &Names<'_>,
    way: &Weigh,
    group: &Together<'_>,
    now: &[f64],
) -> Result<Account, Fault> {
    let find = |id: &String| names.dataset.find(id).ok_or_else(|| Fault::UnknownEntity { id: id.clone() });
    let order: Vec<usize> = way.order.iter().map(find).collect::<Result<_, _>>()?;
    if order.len() < 2 {
        return Err(Fault::NoWishes);
    }
    let wishes: Vec<Preference> =
        order.iter().zip(order.iter().skip(1)).map(|(&better, &worse)| Preference { better, worse }).collect();
    let kind = match group.scope {
        WeighScope::Siblings => columns.kinds()[group.parent.index()],
        // Means of means are one weighted sum only where all of them are.
        WeighScope::Indicators if columns.kinds().iter().all(|kind| *kind == Kind::Arithmetic) => Kind::Arithmetic,
        WeighScope::Indicators => return Err(Fault::NotASum),
    };
    if !kind.is_quasi_arithmetic() {
        return Err(Fault::NotASum);
    }
    let bent: Vec<Column> = group.members.iter().map(|&id| bend(columns.score(id), kind)).collect();
    let found = weigh::from_order(&bent, &wishes, way.margin, now, &bounds(names, way, group.scope));
    let found = found.map_err(|error| names.order(error))?;
    Ok(Account { shares: found.weights.clone(), told: Told::FromOrder(found) })
}

/// A column whose weighted sum puts entities in the order of this mean.
fn bend(column: &Column, kind: Kind) -> Column {
    let falls = match kind {
        Kind::Harmonic => true,
        Kind::Power(p) => p < 0.0,
        Kind::Arithmetic | Kind::Geometric | Kind::Median | Kind::Copeland => false,
    };
    let sign = if falls { -1.0 } else { 1.0 };
    if kind == Kind::Arithmetic {
        return column.clone();
    }
    Column::from_raw(column.raw().iter().map(|&x| sign * kind.bend(x)).collect())
}

/// What is held among siblings has no room, so that what is found holds with it. Of all indicators at once it is a share of a parent and
/// no bound on one of the goal.
fn bounds(names: &Names<'_>, way: &Weigh, scope: WeighScope) -> Vec<WeightBounds> {
    let of_member = |at: usize| {
        let code = names.code(at);
        match way.held.get(&code).filter(|_| scope == WeighScope::Siblings) {
            Some(&share) => WeightBounds::new(share, share),
            None => way.bounds.get(&code).map_or(WeightBounds::ANY, |&[lo, hi]| WeightBounds::new(lo, hi)),
        }
    };
    (0..names.nodes.len()).map(of_member).collect()
}
