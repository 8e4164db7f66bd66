//! Weights inferred from an order that a person wants, by linear programmes, with what cannot be named.

use super::optimise::WeightBounds;
use crate::math::linear_program::{
    Bounds, Goal, LinearProgram, LinearProgramError, Optimum, Relation, Row, Solution, solve,
};
use crate::model::Column;

/// One wish: `better` shall score above `worse`. Entities by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preference {
    pub better: usize,
    pub worse: usize,
}

/// Weights that come as near to the wishes as can be, and what is left of each.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderWeights {
    pub weights: Vec<f64>,
    /// Wishes that do not hold with the margin; empty when all do.
    pub unmet: Vec<Unmet>,
    /// Σ|w − w_now|: how much of the weights moved, 0 to 2.
    pub moved: f64,
}

/// A wish that the weights do not grant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unmet {
    pub preference: Preference,
    /// Score of `better` less score of `worse`: below 0 the order is wrong, from 0 on only the margin is missed.
    pub lead: f64,
    /// The largest lead that any weights within the bounds give this pair; below the margin the wish is impossible by itself, else it
    /// stands against others.
    pub largest_lead: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum OrderError {
    /// Columns, weights and bounds are not of one number, or there are none.
    WrongLength {
        expected: usize,
        found: usize,
    },
    /// Bounds that cross, lie outside 0 to 1, or leave no weights with sum 1.
    BadBounds,
    /// Negative or not finite.
    BadMargin {
        margin: f64,
    },
    /// Weights now that are negative, not finite or all zero.
    BadWeights,
    /// An entity of a wish lacks this criterion, or has an infinite value, or is not there.
    NoValue {
        entity: usize,
        column: usize,
    },
    Program(LinearProgramError),
    /// The programme came to no optimum, which only rounding can bring about.
    Unsolved,
}

impl From<LinearProgramError> for OrderError {
    fn from(error: LinearProgramError) -> Self {
        Self::Program(error)
    }
}

/// Weights under which the wanted order holds, as near as possible to the weights now.
///
/// *Shape*: columns, weights now and bounds, one a criterion; the score is the weighted sum of the columns. *Units and range*: `margin` in
/// the columns' unit, at least 0; weights within their bounds, sum 1. *Formula*: first the least Σ v_p with
/// Σ_j w_j·(x_better,j − x_worse,j) + v_p ≥ margin and v ≥ 0; then, among weights that miss no more in all, the least Σ|w − w_now|.
/// *Edge cases*: no wishes leave the weights where they are, or at the nearest within the bounds; of several best answers one is given;
/// a wish of an entity over itself is unmet whenever the margin is above 0.
///
/// # Errors
/// [`OrderError`].
///
/// *Cost*: two linear programmes of wishes × criteria, and for each unmet wish a sort of the criteria. *Source*: jacquet1982.
pub fn from_order(
    columns: &[Column],
    wishes: &[Preference],
    margin: f64,
    now: &[f64],
    bounds: &[WeightBounds],
) -> Result<OrderWeights, OrderError> {
    let now = check(columns, margin, now, bounds)?;
    let leads: Vec<Vec<f64>> = wishes.iter().map(|wish| lead(columns, wish)).collect::<Result<_, _>>()?;
    let (m, n_wishes) = (columns.len(), wishes.len());
    // Variables: weights, shortfalls, and in the second programme how far each weight is above and below where it is now.
    let row = |width: usize, entries: &[(usize, f64)], relation: Relation, bound: f64| {
        let mut coefficients = vec![0.0; width];
        entries.iter().for_each(|&(at, value)| coefficients[at] = value);
        Row::new(coefficients, relation, bound)
    };
    let ones = |from: usize, n: usize| (from..from + n).map(|at| (at, 1.0)).collect::<Vec<_>>();
    let common = |width: usize| {
        let mut rows = vec![row(width, &ones(0, m), Relation::Equal, 1.0)];
        for (p, lead) in leads.iter().enumerate() {
            let entries: Vec<(usize, f64)> = lead.iter().copied().enumerate().chain([(m + p, 1.0)]).collect();
            rows.push(row(width, &entries, Relation::AtLeast, margin));
        }
        rows
    };
    let bounds_of = |width: usize| {
        let weights = bounds.iter().map(|b| Bounds::new(b.lo, b.hi));
        weights.chain(std::iter::repeat(Bounds::NON_NEGATIVE)).take(width).collect::<Vec<_>>()
    };
    let minimise = |objective: Vec<f64>, rows: Vec<Row>| {
        let bounds = bounds_of(objective.len());
        optimum(&LinearProgram { goal: Goal::Minimise, objective, rows, bounds })
    };
    let objective = |width: usize, ones: &[(usize, f64)]| row(width, ones, Relation::Equal, 0.0).coefficients;

    let least = minimise(objective(m + n_wishes, &ones(m, n_wishes)), common(m + n_wishes))?.objective.max(0.0);
    let width = 3 * m + n_wishes;
    let mut rows = common(width);
    let size = leads.iter().flatten().fold(margin, |size, lead| size.max(lead.abs()));
    rows.push(row(width, &ones(m, n_wishes), Relation::AtMost, least + 1e-9 * size));
    for (j, &w) in now.iter().enumerate() {
        let (above, below) = (m + n_wishes + j, 2 * m + n_wishes + j);
        rows.push(row(width, &[(j, 1.0), (above, -1.0), (below, 1.0)], Relation::Equal, w));
    }
    let nearest = minimise(objective(width, &ones(m + n_wishes, 2 * m)), rows)?;

    let weights: Vec<f64> = nearest.x.iter().take(m).zip(bounds).map(|(w, b)| w.clamp(b.lo, b.hi)).collect();
    let moved = weights.iter().zip(&now).fold(0.0, |sum, (w, now)| sum + (w - now).abs());
    let mut unmet = Vec::new();
    for (&preference, leads) in wishes.iter().zip(&leads) {
        let lead = leads.iter().zip(&weights).fold(0.0, |sum, (lead, w)| sum + lead * w);
        if lead < margin - 1e-8 * size {
            unmet.push(Unmet { preference, lead, largest_lead: largest_lead(leads, bounds) });
        }
    }
    Ok(OrderWeights { weights, unmet, moved })
}

fn check(columns: &[Column], margin: f64, now: &[f64], bounds: &[WeightBounds]) -> Result<Vec<f64>, OrderError> {
    let expected = columns.len();
    for found in [now.len(), bounds.len()] {
        if found != expected || expected == 0 {
            return Err(OrderError::WrongLength { expected, found });
        }
    }
    if !super::optimise::leave_room(bounds) {
        return Err(OrderError::BadBounds);
    }
    if !margin.is_finite() || margin < 0.0 {
        return Err(OrderError::BadMargin { margin });
    }
    let sum = now.iter().fold(0.0, |sum, w| sum + w);
    let usable = now.iter().all(|w| w.is_finite() && *w >= 0.0) && sum.is_finite() && sum > 0.0;
    if usable { Ok(now.iter().map(|w| w / sum).collect()) } else { Err(OrderError::BadWeights) }
}

/// By criterion, how far `better` is ahead.
fn lead(columns: &[Column], wish: &Preference) -> Result<Vec<f64>, OrderError> {
    let value = |column: usize, entity: usize| {
        let cell = columns[column].get(entity).filter(|cell| cell.is_finite());
        cell.ok_or(OrderError::NoValue { entity, column })
    };
    (0..columns.len()).map(|column| Ok(value(column, wish.better)? - value(column, wish.worse)?)).collect()
}

fn optimum(program: &LinearProgram) -> Result<Optimum, OrderError> {
    match solve(program)? {
        Solution::Optimal(optimum) => Ok(optimum),
        Solution::Infeasible(_) | Solution::Unbounded { .. } => Err(OrderError::Unsolved),
    }
}

/// Each weight at its least, what is left to the criteria with the largest lead first.
fn largest_lead(leads: &[f64], bounds: &[WeightBounds]) -> f64 {
    let mut order: Vec<usize> = (0..leads.len()).collect();
    order.sort_by(|&a, &b| leads[b].total_cmp(&leads[a]));
    let mut left = 1.0 - bounds.iter().fold(0.0, |sum, b| sum + b.lo);
    let mut lead = leads.iter().zip(bounds).fold(0.0, |sum, (lead, b)| sum + lead * b.lo);
    for at in order {
        let more = (bounds[at].hi - bounds[at].lo).min(left.max(0.0));
        lead += leads[at] * more;
        left -= more;
    }
    lead
}
