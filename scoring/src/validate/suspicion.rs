//! Figures that are there but do not look right: unit slips, outliers, columns that say nothing.

use std::collections::BTreeMap;

use super::grid::{Grid, Slot};
use super::roster::Roster;
use crate::intake::conversion_factor;
use crate::math;
use crate::model::{At, Findings, GroupColumn, Problem, ProblemKind, Severity, Slip};

/// Fewer figures than this say nothing about what is usual.
const FEWEST: usize = 8;
/// Robust z-score beyond which a figure is named as an outlier.
const FAR: f64 = 6.0;
/// 元–万元 and 元–亿元 are these powers of ten apart.
const SLIPS: [i32; 2] = [4, 8];

/// Slips that are told one by one; a file with more of them has another fault.
const MOST_SLIPS: usize = 10_000;

/// A share and its percentage are this power of ten apart.
const SHARE_SLIPS: [i32; 1] = [2];

/// Reports on every column, without changing anything, and gives the slips of a unit. The first group of the entities tells who is like
/// whom.
pub(super) fn report(grid: &Grid, roster: &Roster, groups: &[GroupColumn], findings: &mut Findings) -> Vec<Slip> {
    let mut slips = Vec::new();
    for column in 0..grid.n_columns() {
        for (slot, power_of_ten) in report_column(grid, column, roster.len(), groups.first(), findings) {
            let value = grid.cells(slot.slab, slot.column).get(slot.entity).copied();
            let named = roster.id(slot.entity).zip(grid.codes.get(slot.column)).zip(grid.period(slot.slab));
            let Some((value, ((entity, indicator), period))) = value.zip(named) else { continue };
            if slips.len() < MOST_SLIPS {
                slips.push(Slip {
                    at: grid.place(slot),
                    entity: entity.into(),
                    indicator: indicator.clone(),
                    period: period.into(),
                    value,
                    power_of_ten,
                });
            }
        }
    }
    slips
}

/// Reports on a figure of enterprises, held against those of their industry where these are enough, else against all. The figures come
/// with the industry's division, in the order of `places`.
pub(super) fn report_figures(figures: &[(Option<f64>, &str)], place: impl Fn(usize) -> At, findings: &mut Findings) {
    let of = |division: Option<&str>| -> Option<Usual> {
        let alike = figures.iter().filter(|(_, own)| division.is_none_or(|division| division == *own));
        // Zero is a figure too, but no power of ten away from any.
        let positive = alike.filter_map(|(figure, _)| figure.filter(|&figure| figure > 0.0));
        Usual::of(&positive.collect::<Vec<_>>())
    };
    let all = of(None);
    let mut divisions: BTreeMap<&str, Option<Usual>> = BTreeMap::new();
    for (at, (figure, division)) in figures.iter().enumerate() {
        let Some(value) = *figure else { continue };
        let own = divisions.entry(division).or_insert_with(|| of(Some(division)));
        let slip = own.as_ref().or(all.as_ref()).and_then(|usual| usual.slip(value, &SLIPS));
        if let Some((median, power_of_ten)) = slip {
            let kind = ProblemKind::UnitSlip { value, median, power_of_ten };
            findings.push(Problem::new(Severity::Warning, place(at), kind));
        }
    }
}

fn report_column(
    grid: &Grid,
    column: usize,
    n_entities: usize,
    group: Option<&GroupColumn>,
    findings: &mut Findings,
) -> Vec<(Slot, i32)> {
    let code = || grid.codes.get(column).cloned().unwrap_or_default();
    let mut note = |severity, kind| findings.push(Problem::new(severity, grid.column_place(column), kind));
    let of = n_entities * grid.n_slabs();
    let present: Vec<f64> =
        (0..grid.n_slabs()).flat_map(|slab| grid.cells(slab, column)).copied().filter(|cell| !cell.is_nan()).collect();
    let Some((&first, others)) = present.split_first() else {
        let kind = if grid.is_untouched(column) {
            ProblemKind::IndicatorWithoutValues { code: code() }
        } else {
            ProblemKind::EverythingMissing { code: code() }
        };
        note(Severity::Warning, kind);
        return Vec::new();
    };
    if present.len() < of {
        note(Severity::Note, ProblemKind::MissingValues { code: code(), n: of - present.len(), of });
    }
    if !others.is_empty() && others.iter().all(|&other| other == first) {
        note(Severity::Warning, ProblemKind::ConstantIndicator { code: code(), value: first });
    }
    let is_percent = grid.units.get(column).is_some_and(|unit| conversion_factor(unit, "%") == Some(1.0));
    if is_percent && present.len() >= FEWEST && present.iter().all(|cell| cell.abs() <= 1.0) && first != 0.0 {
        note(Severity::Warning, ProblemKind::ShareAsPercent { code: code() });
    }
    (0..grid.n_slabs()).flat_map(|slab| report_cells(grid, slab, column, group, findings)).collect()
}

fn report_cells(
    grid: &Grid,
    slab: usize,
    column: usize,
    group: Option<&GroupColumn>,
    findings: &mut Findings,
) -> Vec<(Slot, i32)> {
    let mut found = Vec::new();
    let cells = grid.cells(slab, column);
    let usual = Usual::of(cells);
    let of_groups = group.map_or_else(Vec::new, |group| usual_of_groups(cells, group));
    let unit = grid.units.get(column).map_or("", String::as_str);
    let slips: &[i32] = if conversion_factor(unit, "%").is_some() { &SHARE_SLIPS } else { &SLIPS };
    let slip_in_group = |entity: usize, value: f64| {
        let category = group?.of_entity.get(entity).copied().flatten()?;
        of_groups.get(category as usize)?.as_ref()?.slip(value, slips)
    };
    // Where many are far out, the figures are skewed, and none of them is strange.
    let n_far = usual.as_ref().map_or(0, |usual| cells.iter().filter(|&&value| usual.is_far(value)).count());
    let far_is_strange = n_far <= (cells.len() / 40).max(1);
    for (entity, &value) in cells.iter().enumerate() {
        if value.is_nan() {
            continue;
        }
        let slot = Slot { slab, column, entity };
        let slip = slip_over_time(grid, slot, value)
            .or_else(|| usual.as_ref().and_then(|usual| usual.slip(value, slips)))
            .or_else(|| slip_in_group(entity, value));
        found.extend(slip.map(|(_, power_of_ten)| (slot, power_of_ten)));
        let kind = match (slip, &usual) {
            (Some((median, power_of_ten)), _) => ProblemKind::UnitSlip { value, median, power_of_ten },
            (None, Some(usual)) if far_is_strange && usual.is_far(value) => {
                ProblemKind::Outlier { value, median: usual.plain.median }
            }
            _ => continue,
        };
        findings.push(Problem::new(Severity::Warning, grid.place(slot), kind));
    }
    found
}

/// What is usual in each category of the group; `None` for those too small to say.
fn usual_of_groups(cells: &[f64], group: &GroupColumn) -> Vec<Option<Usual>> {
    let mut figures: Vec<Vec<f64>> = vec![Vec::new(); group.categories.len()];
    for (&cell, category) in cells.iter().zip(&group.of_entity) {
        if let Some(figures) = category.and_then(|category| figures.get_mut(category as usize)) {
            figures.push(cell);
        }
    }
    figures.iter().map(|figures| Usual::of(figures)).collect()
}

/// Median and spread of a column's figures, and of their logarithms where all are positive.
struct Usual {
    plain: Spread,
    log: Option<Spread>,
}

struct Spread {
    median: f64,
    /// 1.4826 times the median absolute deviation: the standard deviation, were it a normal distribution.
    sd: f64,
    /// Without the tenth that is farthest out on either side.
    core: [f64; 2],
}

impl Usual {
    fn of(cells: &[f64]) -> Option<Self> {
        let present: Vec<f64> = cells.iter().copied().filter(|cell| !cell.is_nan()).collect();
        if present.len() < FEWEST {
            return None;
        }
        let positive = present.iter().all(|&cell| cell > 0.0);
        let log = positive.then(|| Spread::of(present.iter().map(|&cell| math::log10(cell)).collect()));
        Some(Self { log, plain: Spread::of(present) })
    }

    /// Far out on the plain scale, and on the logarithmic one where there is one: skewed figures are no outliers.
    fn is_far(&self, value: f64) -> bool {
        self.plain.is_far(value) && self.log.as_ref().is_none_or(|log| log.is_far(math::log10(value)))
    }

    /// The figure would be a usual one were it some power of ten larger or smaller, and as it is lies clearly outside.
    fn slip(&self, value: f64, slips: &[i32]) -> Option<(f64, i32)> {
        let log = self.log.as_ref().filter(|_| value > 0.0)?;
        // Nearly all figures lie where most do, on either scale: they need no logarithm.
        if (self.plain.core[0]..=self.plain.core[1]).contains(&value) {
            return None;
        }
        let position = math::log10(value);
        // Shares lie closer together than amounts of money, and their slip is a smaller one.
        let margin = if slips == SHARE_SLIPS { 0.75 } else { 1.5 };
        let outside = position < log.core[0] - margin || position > log.core[1] + margin;
        let back = |power: f64| (log.core[0]..=log.core[1]).contains(&(position - power));
        slips
            .iter()
            .flat_map(|&power| [power, -power])
            .find(|&power| outside && back(f64::from(power)))
            .map(|power| (self.plain.median, power))
    }
}

impl Spread {
    /// By selection: nothing here asks for the order of all.
    fn of(mut figures: Vec<f64>) -> Self {
        let n = figures.len();
        let median = median_of(&mut figures);
        let tenth = n / 10;
        let mut at = |index: usize| {
            if index < n { *figures.select_nth_unstable_by(index, f64::total_cmp).1 } else { median }
        };
        let core = [at(tenth), at(n.saturating_sub(1 + tenth))];
        figures.iter_mut().for_each(|figure| *figure = (*figure - median).abs());
        Self { median, sd: 1.4826 * median_of(&mut figures), core }
    }

    fn is_far(&self, value: f64) -> bool {
        self.sd > 0.0 && (value - self.median).abs() > FAR * self.sd
    }
}

/// Reorders the figures. Not a number where there are none.
fn median_of(figures: &mut [f64]) -> f64 {
    let n = figures.len();
    if n == 0 {
        return f64::NAN;
    }
    let (below, middle, _) = figures.select_nth_unstable_by(n / 2, f64::total_cmp);
    let next = below.iter().copied().max_by(f64::total_cmp).filter(|_| n.is_multiple_of(2));
    next.map_or(*middle, |below| (below + *middle) / 2.0)
}

/// The figure is 10⁴ or 10⁸ times (or that fraction of) what the same entity has in its other periods, within a factor of two.
fn slip_over_time(grid: &Grid, slot: Slot, value: f64) -> Option<(f64, i32)> {
    let mut others: Vec<f64> = (0..grid.n_slabs())
        .filter(|&slab| slab != slot.slab)
        .filter_map(|slab| grid.cells(slab, slot.column).get(slot.entity).copied().filter(|cell| !cell.is_nan()))
        .collect();
    if others.len() < 2 || value <= 0.0 {
        return None;
    }
    others.sort_by(f64::total_cmp);
    let median = median_of(&mut others);
    let steady = others.first().zip(others.last()).is_some_and(|(least, most)| *least > 0.0 && most / least < 10.0);
    if !steady {
        return None;
    }
    let distance = math::log10(value / median);
    let near = |power: i32| (distance - f64::from(power)).abs() < 0.301;
    SLIPS.into_iter().flat_map(|power| [power, -power]).find(|&power| near(power)).map(|power| (median, power))
}
