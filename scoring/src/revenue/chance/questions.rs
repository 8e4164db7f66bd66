//! What is asked of the whole: what skill is worth, what hurts, what decides, how much equity is enough.
//!
//! All of it compares cases on common random numbers: the same paths of rents, companies and markets, so that a difference is of
//! what was changed and not of chance. Each answer is one simulation of each case it compares: the functions do them one after
//! another; whoever has threads or workers takes the cases from [`Case`], and gives the joined blocks to the same `of` functions.

use serde::{Deserialize, Serialize};

use super::block::{Block, Once};
use super::case::known_name;
use super::summary::{NOTHING, Spread, spread};
use super::{Assumptions, Case, Simulation, Stress, Summary};
use crate::math::sample_sd;
use crate::revenue::{Field, FieldError, ParameterId};

/// What equity adds at one skill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkillPoint {
    pub skill: f64,
    pub gap: Spread,
    /// Of the mean, from the spread over the paths.
    pub standard_error: f64,
}

/// What equity adds by skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillCurve {
    pub points: Vec<SkillPoint>,
    /// Least skill at which the mean, and the median, path is worth no less than rent only; none where no point is.
    pub break_even_by_mean: Option<f64>,
    pub break_even_by_median: Option<f64>,
}

/// Skills that show the curve from chance to nearly perfect foresight.
pub const SKILLS: [f64; 9] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/// How the gap to pure rent depends on the rank correlation of score and outcome.
///
/// *Formula*: the case with each of `skills`, ascending; a break-even lies where the straight line between two points crosses zero.
/// # Errors
/// A skill outside its limits.
/// *Cost*: a simulation of `paths` a skill.
pub fn skill_curve(case: &Case, skills: &[f64], paths: u64, seed: u64) -> Result<SkillCurve, Vec<FieldError>> {
    let point = |skill: &f64| -> Result<SkillPoint, Vec<FieldError>> {
        Ok(SkillPoint::of(*skill, &run(&case.with_number("skill", *skill)?, paths, seed)))
    };
    Ok(SkillCurve::of(skills.iter().map(point).collect::<Result<_, Vec<FieldError>>>()?))
}

impl SkillPoint {
    /// Reads a point off the paths of the case with that skill.
    pub fn of(skill: f64, block: &Block) -> Self {
        let gaps = block.once(Once::Gap);
        let error = sample_sd(gaps.iter().copied()).unwrap_or(0.0) / crate::math::sqrt(gaps.len().max(1) as f64);
        Self { skill, gap: spread(gaps).unwrap_or(NOTHING), standard_error: error }
    }
}

impl SkillCurve {
    /// The curve through points whose skills ascend.
    pub fn of(points: Vec<SkillPoint>) -> Self {
        Self {
            break_even_by_mean: crossing(&points, |point| point.gap.mean),
            break_even_by_median: crossing(&points, |point| point.gap.p50),
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
        let known = known_name(name).ok_or_else(|| vec![FieldError::Unknown { name: (*name).into() }])?;
        let (at_low, at_high) = (case.with_number(known, *low)?, case.with_number(known, *high)?);
        let (gap_at_low, gap_at_high) =
            (median_gap(&run(&at_low, paths, seed)), median_gap(&run(&at_high, paths, seed)));
        bars.push(Bar { name: known, low: *low, high: *high, gap_at_low, gap_at_high });
    }
    widest_first(&mut bars);
    Ok(bars)
}

/// A low and a high value of every number that a case allows at both: a tenth of its slider's width below and above what it is,
/// not beyond its limits, whole where it must be. Switches and what cannot move are left out.
pub fn usual_ranges(case: &Case) -> Vec<(&'static str, f64, f64)> {
    let of_plan = ParameterId::ALL.iter().map(|id| {
        let described = id.describe();
        (id.name(), case.plan().get(*id), described.slider, described.limits, described.is_whole())
    });
    let switches = |field: &&Field| !field.is_switch();
    let assumed = Assumptions::FIELDS.iter().filter(switches).map(|field| {
        let value = case.assumptions().get(field.name).unwrap_or(f64::NAN);
        (field.name, value, field.slider, field.limits, field.is_whole)
    });
    let ranges = of_plan.chain(assumed).map(|(name, value, [from, to], [least, most], is_whole)| {
        let away = (to - from) / 10.0;
        let away = if is_whole { away.round() } else { away };
        (name, f64::max(least, value - away), f64::min(most, value + away))
    });
    let allowed = |name, value| case.with_number(name, value).is_ok();
    ranges.filter(|(name, low, high)| low < high && allowed(name, *low) && allowed(name, *high)).collect()
}

/// Median of what equity adds, which a bar shows at each end.
pub fn median_gap(block: &Block) -> f64 {
    spread(block.once(Once::Gap)).map_or(0.0, |gap| gap.p50)
}

/// Orders bars by how far their ends are apart.
pub fn widest_first(bars: &mut [Bar]) {
    let width = |bar: &Bar| (bar.gap_at_high - bar.gap_at_low).abs();
    bars.sort_by(|a, b| width(b).total_cmp(&width(a)));
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

/// Mixes from pure rent to twice the plan's equity.
pub const SHARES: [f64; 8] = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0];

/// Mean against bad end for mixes from pure rent (0) to the whole plan (1) and beyond.
///
/// *Range*: `shares` at least 0; one that leaves the plan's limits is left out. *Cost*: a simulation of `paths` a share.
pub fn frontier(case: &Case, shares: &[f64], paths: u64, seed: u64) -> Vec<MixPoint> {
    let point = |share: &f64| {
        let case = case.mixed(*share)?;
        Some(MixPoint::of(*share, &case, &run(&case, paths, seed)))
    };
    let mut points: Vec<MixPoint> = shares.iter().filter_map(point).collect();
    mark_frontier(&mut points);
    points
}

impl MixPoint {
    /// Reads a mix off the paths of its case; whether it is on the frontier only all of them tell ([`mark_frontier`]).
    pub fn of(share: f64, case: &Case, block: &Block) -> Self {
        let Summary { npv_with_nav, p_below_rent_only, p_beyond_credit, .. } = Summary::of(case, block);
        Self { share, npv_with_nav, p_below_rent_only, p_beyond_credit, is_on_frontier: false }
    }
}

/// Marks the mixes that no other beats in both mean and 5 % quantile.
pub fn mark_frontier(points: &mut [MixPoint]) {
    let ends: Vec<[f64; 2]> = points.iter().map(|point| [point.npv_with_nav.mean, point.npv_with_nav.p5]).collect();
    for (point, [mean, low]) in points.iter_mut().zip(&ends) {
        point.is_on_frontier = !ends.iter().any(|[other_mean, other_low]| other_mean > mean && other_low > low);
    }
}

fn run(case: &Case, paths: u64, seed: u64) -> Block {
    Simulation::new(case, seed).run_block(0..paths)
}
