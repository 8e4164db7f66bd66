//! What is asked of the whole: what skill is worth, what hurts, what decides, how much equity is enough.
//!
//! All of it compares cases on common random numbers: the same paths of rents, companies and markets, so that a difference is of
//! what was changed and not of chance. Each answer is one simulation of each case it compares.

use serde::{Deserialize, Serialize};

use super::block::{Block, Once};
use super::summary::{Spread, spread};
use super::{Assumptions, Case, Simulation, Stress, Summary};
use crate::math::sample_sd;
use crate::revenue::{FieldError, ParameterId, Plan};

/// What equity adds at one skill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkillPoint {
    pub skill: f64,
    pub gap: Spread,
    /// Of the mean, from the spread over the paths.
    pub standard_error: f64,
}

/// What equity adds by skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkillCurve {
    pub points: Vec<SkillPoint>,
    /// Least skill at which the mean, and the median, path is worth no less than rent only; none where no point is.
    pub break_even_by_mean: Option<f64>,
    pub break_even_by_median: Option<f64>,
}

/// How the gap to pure rent depends on the rank correlation of score and outcome.
///
/// *Formula*: the case with each of `skills`, ascending; a break-even lies where the straight line between two points crosses zero.
/// # Errors
/// A skill outside its limits.
/// *Cost*: a simulation of `paths` a skill.
pub fn skill_curve(case: &Case, skills: &[f64], paths: u64, seed: u64) -> Result<SkillCurve, Vec<FieldError>> {
    let points = skills.iter().map(|skill| skill_point(case, *skill, paths, seed));
    Ok(SkillCurve::of(points.collect::<Result<Vec<SkillPoint>, Vec<FieldError>>>()?))
}

/// One point of [`skill_curve`], for callers that compute them apart.
///
/// # Errors
/// A skill outside its limits. *Cost*: a simulation of `paths`.
pub fn skill_point(case: &Case, skill: f64, paths: u64, seed: u64) -> Result<SkillPoint, Vec<FieldError>> {
    let assumptions = Assumptions { skill, ..case.assumptions().clone() };
    let case = Case::new(case.plan().clone(), assumptions)?.under(case.stress());
    let block = run(&case, paths, seed);
    let gaps = block.once(Once::Gap);
    let error = sample_sd(gaps.iter().copied()).unwrap_or(0.0) / crate::math::sqrt(gaps.len().max(1) as f64);
    let gap = spread(gaps).unwrap_or(Spread { n: 0, mean: 0.0, p5: 0.0, p50: 0.0, p95: 0.0 });
    Ok(SkillPoint { skill, gap, standard_error: error })
}

impl SkillCurve {
    /// The curve through points of ascending skill, with where it crosses zero.
    pub fn of(points: Vec<SkillPoint>) -> Self {
        let crossing = |of: fn(&SkillPoint) -> f64| crossing(&points, of);
        Self {
            break_even_by_mean: crossing(|point| point.gap.mean),
            break_even_by_median: crossing(|point| point.gap.p50),
            points,
        }
    }
}

fn crossing(points: &[SkillPoint], of: impl Fn(&SkillPoint) -> f64) -> Option<f64> {
    let at = points.iter().position(|point| of(point) >= 0.0)?;
    let after = points.get(at)?;
    let Some(before) = at.checked_sub(1).and_then(|at| points.get(at)) else { return Some(after.skill) };
    let (low, high) = (of(before), of(after));
    Some(before.skill + (after.skill - before.skill) * (-low / (high - low)))
}

/// A case under each of [`Stress::USUAL`], beside the case itself.
///
/// *Cost*: six simulations of `paths`.
pub fn stresses(case: &Case, paths: u64, seed: u64) -> Vec<(Stress, Summary)> {
    let all = std::iter::once(Stress::None).chain(Stress::USUAL);
    all.map(|stress| {
        let case = case.under(stress);
        (stress, Summary::of(&case, &run(&case, paths, seed)))
    })
    .collect()
}

/// What one number does when it alone goes to its low and its high value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bar {
    pub name: &'static str,
    pub low: f64,
    pub high: f64,
    /// Median of what equity adds at each.
    pub gap_at_low: f64,
    pub gap_at_high: f64,
}

/// One number after another at a low and a high value, the others as they are; the widest first, equals in the order given.
///
/// *Shape*: one bar for each of `ranges`: a name of the plan's parameters or of the assumptions, its low and its high value.
/// # Errors
/// [`FieldError::Unknown`] for another name; values outside the limits.
/// *Cost*: two simulations of `paths` a range.
pub fn tornado(case: &Case, ranges: &[(&str, f64, f64)], paths: u64, seed: u64) -> Result<Vec<Bar>, Vec<FieldError>> {
    let mut bars = Vec::with_capacity(ranges.len());
    for (name, low, high) in ranges {
        bars.push(bar(case, (name, *low, *high), paths, seed)?);
    }
    let width = |bar: &Bar| (bar.gap_at_high - bar.gap_at_low).abs();
    bars.sort_by(|a, b| width(b).total_cmp(&width(a)));
    Ok(bars)
}

/// One bar of [`tornado`], for callers that compute them apart. Errors as there. *Cost*: two simulations of `paths`.
pub fn bar(case: &Case, (name, low, high): (&str, f64, f64), paths: u64, seed: u64) -> Result<Bar, Vec<FieldError>> {
    let ((known, at_low), (_, at_high)) = (varied(case, name, low)?, varied(case, name, high)?);
    let median = |case: &Case| spread(run(case, paths, seed).once(Once::Gap)).map_or(0.0, |gap| gap.p50);
    let (gap_at_low, gap_at_high) = (median(&at_low), median(&at_high));
    Ok(Bar { name: known, low, high, gap_at_low, gap_at_high })
}

/// The case with one number changed, and the number's name.
fn varied(case: &Case, name: &str, value: f64) -> Result<(&'static str, Case), Vec<FieldError>> {
    if let Some(id) = ParameterId::from_name(name) {
        let mut plan: Plan = case.plan().clone().into_plan();
        plan.set(id, value);
        let limits = id.describe().limits;
        let plan = plan.check().map_err(|_| vec![FieldError::OutOfRange { name: id.name(), value, limits }])?;
        return Ok((id.name(), case.with_plan(plan)));
    }
    let mut assumptions = case.assumptions().clone();
    let known = Assumptions::FIELDS.iter().find(|field| field.name == name).map(|field| field.name);
    let known = known.filter(|known| assumptions.set(known, value));
    let known = known.ok_or_else(|| vec![FieldError::Unknown { name: name.into() }])?;
    Ok((known, Case::new(case.plan().clone(), assumptions)?.under(case.stress())))
}

/// One mix of rent and equity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixPoint {
    /// The plan's concession and commitment are multiplied by this.
    pub share: f64,
    pub npv_with_nav: Spread,
    pub p_below_rent_only: f64,
    pub p_beyond_credit: f64,
    /// No other mix has both a higher mean and a higher 5 % quantile.
    pub is_on_frontier: bool,
}

/// Mean against bad end for mixes from pure rent (0) to the whole plan (1) and beyond.
///
/// *Range*: `shares` at least 0; one that leaves the plan's limits is left out. *Cost*: a simulation of `paths` a share.
pub fn frontier(case: &Case, shares: &[f64], paths: u64, seed: u64) -> Vec<MixPoint> {
    let mut points: Vec<MixPoint> = shares.iter().filter_map(|share| mix_point(case, *share, paths, seed)).collect();
    mark_frontier(&mut points);
    points
}

/// One mix of [`frontier`], for callers that compute them apart and then call [`mark_frontier`]; none beyond the plan's limits.
///
/// *Cost*: a simulation of `paths`.
pub fn mix_point(case: &Case, share: f64, paths: u64, seed: u64) -> Option<MixPoint> {
    let mut plan: Plan = case.plan().clone().into_plan();
    plan.conceded_share *= share;
    plan.commitment_wan *= share;
    let case = case.with_plan(plan.check().ok()?);
    let Summary { npv_with_nav, p_below_rent_only, p_beyond_credit, .. } = Summary::of(&case, &run(&case, paths, seed));
    Some(MixPoint { share, npv_with_nav, p_below_rent_only, p_beyond_credit, is_on_frontier: false })
}

/// Marks the mixes that no other beats in both.
pub fn mark_frontier(points: &mut [MixPoint]) {
    let ends: Vec<[f64; 2]> = points.iter().map(|point| [point.npv_with_nav.mean, point.npv_with_nav.p5]).collect();
    for (point, [mean, low]) in points.iter_mut().zip(&ends) {
        point.is_on_frontier = !ends.iter().any(|[other_mean, other_low]| other_mean > mean && other_low > low);
    }
}

fn run(case: &Case, paths: u64, seed: u64) -> Block {
    Simulation::new(case, seed).run_block(0..paths)
}
