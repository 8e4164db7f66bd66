//! Figures that are there but do not look right: unit slips, outliers, columns that say nothing.

use std::collections::BTreeMap;

use super::coarse::Coarse;
use super::grid::{Grid, Slot};
use super::roster::Roster;
use super::usual::{Ends, FEWEST, SlipFinder, Slips, Usual, middle};
use crate::intake::conversion_factor;
use crate::math::{self, Ascending, Extent};
use crate::model::{At, Findings, GroupColumn, Problem, ProblemKind, Severity, Slip};

/// Slips that are told one by one; a file with more of them has another fault.
const MOST_SLIPS: usize = 10_000;

/// Reports on every column, without changing anything, and gives the slips of a unit. The first group of the entities tells who is like
/// whom.
pub(super) fn report(grid: &Grid, roster: &Roster, groups: &[GroupColumn], findings: &mut Findings) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut order = Order { coarse: Coarse::new(roster.len(), groups.first()), ..Order::default() };
    for column in 0..grid.n_columns() {
        for (slot, power_of_ten) in report_column(grid, column, (roster.len(), groups.first()), &mut order, findings) {
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
        let mut positive: Vec<f64> = alike.filter_map(|(figure, _)| figure.filter(|&figure| figure > 0.0)).collect();
        positive.sort_unstable_by(f64::total_cmp);
        Usual::of(positive.len(), |place| positive.get(place).copied().unwrap_or(f64::NAN))
    };
    let all = of(None);
    let mut divisions: BTreeMap<&str, Option<Usual>> = BTreeMap::new();
    for (at, (figure, division)) in figures.iter().enumerate() {
        let Some(value) = *figure else { continue };
        let own = divisions.entry(division).or_insert_with(|| of(Some(division)));
        let slip = own.as_ref().or(all.as_ref()).and_then(|usual| usual.slip_finder(Slips::OF_UNITS).find(value));
        if let Some((median, power_of_ten)) = slip {
            let kind = ProblemKind::UnitSlip { value, median, power_of_ten };
            findings.push(Problem::new(Severity::Warning, place(at), kind));
        }
    }
}

#[inline(never)]
fn report_column(
    grid: &Grid,
    column: usize,
    (n_entities, group): (usize, Option<&GroupColumn>),
    order: &mut Order,
    findings: &mut Findings,
) -> Vec<(Slot, i32)> {
    let code = || grid.codes.get(column).cloned().unwrap_or_default();
    let mut note = |severity, kind| findings.push(Problem::new(severity, grid.column_place(column), kind));
    let of = n_entities * grid.n_slabs();
    let extents: Vec<Option<Extent>> = (0..grid.n_slabs()).map(|slab| math::extent(grid.cells(slab, column))).collect();
    let seen = Seen::of(&extents);
    let first =
        (0..grid.n_slabs()).find_map(|slab| grid.cells(slab, column).iter().copied().find(|cell| !cell.is_nan()));
    let Some(first) = first else {
        let kind = if grid.is_untouched(column) {
            ProblemKind::IndicatorWithoutValues { code: code() }
        } else {
            ProblemKind::EverythingMissing { code: code() }
        };
        note(Severity::Warning, kind);
        return Vec::new();
    };
    if seen.n < of {
        note(Severity::Note, ProblemKind::MissingValues { code: code(), n: of - seen.n, of });
    }
    if seen.n > 1 && !seen.has_others {
        note(Severity::Warning, ProblemKind::ConstantIndicator { code: code(), value: first });
    }
    let is_percent = grid.units.get(column).is_some_and(|unit| conversion_factor(unit, "%") == Some(1.0));
    if is_percent && seen.n >= FEWEST && !seen.has_large && first != 0.0 {
        note(Severity::Warning, ProblemKind::ShareAsPercent { code: code() });
    }
    let mut slips = Vec::new();
    for (slab, extent) in extents.into_iter().enumerate().filter_map(|(slab, extent)| Some((slab, extent?))) {
        if !order.nothing_stands_out(grid, (slab, column), extent) {
            slips.extend(report_cells(grid, (slab, column), group, order, findings));
        }
    }
    slips
}

/// Figures of a column by size, all of them and those of each category: one column after the other in the same memory.
#[derive(Default)]
struct Order {
    /// None where it cannot tell anything.
    coarse: Option<Coarse>,
    sorted: Ascending,
    of_groups: Vec<Vec<f64>>,
}

impl Order {
    /// The cells need no closer look.
    fn nothing_stands_out(&mut self, grid: &Grid, (slab, column): (usize, usize), extent: Extent) -> bool {
        let coarse = self.coarse.as_mut().filter(|_| !is_over_time(grid));
        coarse.is_some_and(|coarse| coarse.nothing_stands_out(grid.cells(slab, column), extent, slips_of(grid, column)))
    }
}

/// There are periods enough to hold a figure against those of others.
fn is_over_time(grid: &Grid) -> bool {
    grid.n_slabs() > 2
}

fn slips_of(grid: &Grid, column: usize) -> Slips {
    let unit = grid.units.get(column).map_or("", String::as_str);
    if conversion_factor(unit, "%").is_some() { Slips::OF_SHARES } else { Slips::OF_UNITS }
}

/// What a column holds.
#[derive(Default)]
struct Seen {
    n: usize,
    /// Not all figures are the same.
    has_others: bool,
    /// Some figure is beyond a share, either way.
    has_large: bool,
}

impl Seen {
    fn of(extents: &[Option<Extent>]) -> Self {
        let there = || extents.iter().flatten();
        let lo = there().fold(f64::INFINITY, |lo, extent| lo.min(extent.lo));
        let hi = there().fold(f64::NEG_INFINITY, |hi, extent| hi.max(extent.hi));
        Self { n: there().map(|extent| extent.n_present).sum(), has_others: lo < hi, has_large: lo < -1.0 || hi > 1.0 }
    }
}

fn report_cells(
    grid: &Grid,
    (slab, column): (usize, usize),
    group: Option<&GroupColumn>,
    order: &mut Order,
    findings: &mut Findings,
) -> Vec<(Slot, i32)> {
    let cells = grid.cells(slab, column);
    let Order { sorted, of_groups: in_groups, .. } = order;
    sorted.sort(cells);
    let slips = slips_of(grid, column);
    let usual = Usual::of(sorted.len(), |place| sorted.at(place));
    let of_groups = group.map_or_else(Vec::new, |group| usual_of_groups(sorted, group, in_groups));
    // Where many are far out, the figures are skewed, and none of them is strange.
    let far = usual.as_ref().map(|usual| usual.ends(sorted.len(), |place| sorted.at(place)));
    let far = far.filter(|far| far.n_far <= (cells.len() / 40).max(1));
    let finders = Finders {
        all: usual.as_ref().map(|usual| usual.slip_finder(slips)),
        of_groups: of_groups.iter().map(|usual| usual.as_ref().map(|usual| usual.slip_finder(slips))).collect(),
        category: group.map_or(&[], |group| &*group.of_entity),
        is_over_time: is_over_time(grid),
    };
    let [low, high] = finders.within(far.as_ref());
    let mut found = Vec::new();
    for (entity, &value) in cells.iter().enumerate() {
        // Nearly all figures are usual to everybody.
        if value.is_nan() || (low < value && value < high) {
            continue;
        }
        let slot = Slot { slab, column, entity };
        let slip = finders.find(grid, slot, value);
        found.extend(slip.map(|(_, power_of_ten)| (slot, power_of_ten)));
        let kind = match (slip, &usual, &far) {
            (Some((median, power_of_ten)), ..) => ProblemKind::UnitSlip { value, median, power_of_ten },
            (None, Some(usual), Some(far)) if far.is_far(value) => ProblemKind::Outlier { value, median: usual.median },
            _ => continue,
        };
        findings.push(Problem::new(Severity::Warning, grid.place(slot), kind));
    }
    found
}

/// Whom a figure is held against.
struct Finders<'u> {
    all: Option<SlipFinder<'u>>,
    of_groups: Vec<Option<SlipFinder<'u>>>,
    /// By entity.
    category: &'u [Option<u32>],
    is_over_time: bool,
}

impl Finders<'_> {
    /// Between these nothing is found, nor is anything far out.
    fn within(&self, far: Option<&Ends>) -> [f64; 2] {
        if self.is_over_time {
            return [f64::INFINITY, f64::NEG_INFINITY];
        }
        let all = self.all.iter().chain(self.of_groups.iter().flatten()).map(SlipFinder::within);
        let ends = far.map_or([f64::NEG_INFINITY, f64::INFINITY], Ends::within);
        all.fold(ends, |[low, high], [from, to]| [low.max(from), high.min(to)])
    }

    fn find(&self, grid: &Grid, slot: Slot, value: f64) -> Option<(f64, i32)> {
        let over_time = if self.is_over_time { slip_over_time(grid, slot, value) } else { None };
        over_time.or_else(|| self.all.as_ref()?.find(value)).or_else(|| {
            let category = self.category.get(slot.entity).copied().flatten()?;
            self.of_groups.get(category as usize)?.as_ref()?.find(value)
        })
    }
}

/// What is usual in each category of the group; `None` for those too small to say.
fn usual_of_groups(sorted: &Ascending, group: &GroupColumn, figures: &mut Vec<Vec<f64>>) -> Vec<Option<Usual>> {
    figures.resize_with(group.categories.len(), Vec::new);
    figures.iter_mut().for_each(Vec::clear);
    for (figure, entity) in sorted.iter() {
        let category = group.of_entity.get(entity).copied().flatten();
        if let Some(figures) = category.and_then(|category| figures.get_mut(category as usize)) {
            figures.push(figure);
        }
    }
    // They came in ascending order.
    figures
        .iter()
        .map(|figures| Usual::of(figures.len(), |place| figures.get(place).copied().unwrap_or(f64::NAN)))
        .collect()
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
    others.sort_unstable_by(f64::total_cmp);
    let median = middle(others.len(), |at| others.get(at).copied().unwrap_or(f64::NAN));
    let steady = others.first().zip(others.last()).is_some_and(|(least, most)| *least > 0.0 && most / least < 10.0);
    if !steady {
        return None;
    }
    let distance = math::log10(value / median);
    let near = |power: i32| (distance - f64::from(power)).abs() < 0.301;
    Slips::OF_UNITS.powers().find(|&power| near(power)).map(|power| (median, power))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;
    use crate::model::Text;

    /// What is found in one column with and without the coarse look, and whether that was enough.
    fn check(cells: &[f64], group: Option<&GroupColumn>, unit: &str) -> bool {
        let mut grid = Grid::new(vec!["a".into()], vec![unit.into()], cells.len());
        let file = grid.add_file("a.csv");
        let slab = grid.slab("");
        for (entity, &cell) in cells.iter().enumerate() {
            let slot = Slot { slab, column: 0, entity };
            assert_eq!(grid.put(slot, Some(cell).filter(|cell| !cell.is_nan()), file, entity as u32 + 2), Ok(()));
        }
        let report = |coarse: Option<Coarse>| {
            let (mut order, mut findings) = (Order { coarse, ..Order::default() }, Findings::default());
            let slips = report_column(&grid, 0, (cells.len(), group), &mut order, &mut findings);
            let slips: Vec<(usize, i32)> = slips.iter().map(|(slot, power)| (slot.entity, *power)).collect();
            (slips, findings.into_problems())
        };
        let coarse = || Coarse::new(cells.len(), group);
        assert_eq!(report(coarse()), report(None), "{cells:?}");
        let extent = math::extent(cells).unwrap();
        Order { coarse: coarse(), ..Order::default() }.nothing_stands_out(&grid, (slab, 0), extent)
    }

    #[test]
    fn a_coarse_look_hides_nothing() {
        let mut draws = Draws::new(23, 0, 0);
        let (mut n_enough, mut n_all) = (0, 0);
        for round in 0..600 {
            let n = 8 + round % 90;
            let n_categories = round % 4;
            let group = GroupColumn {
                code: "g".into(),
                name: Text::same("g"),
                categories: vec![Text::same("x"); n_categories],
                of_entity: (0..n)
                    .map(|_| Some((draws.uniform() * 4.0) as u32).filter(|&at| (at as usize) < n_categories))
                    .collect(),
            };
            let mut bell = || (draws.uniform() + draws.uniform() + draws.uniform()) / 3.0;
            let shape: fn(f64) -> f64 = match round % 5 {
                0 => |bell| math::pow(10.0, 1.0 + 3.0 * bell),
                1 => |bell| 100.0 * bell,
                2 => |bell| (bell * 12.0).round() + 1.0,
                3 => |bell| math::pow(10.0, 8.0 * bell),
                _ => |bell| bell - 0.2,
            };
            let mut cells: Vec<f64> = (0..n).map(|_| shape(bell())).collect();
            let far = [1.0, 1.0, 20.0, 100.0, 0.01, 1e4, 1e-4, f64::NAN][round % 8];
            cells[n / 2] *= far;
            for unit in ["万元", "%"] {
                n_enough += usize::from(check(&cells, Some(&group).filter(|_| n_categories > 0), unit));
                n_all += 1;
            }
        }
        // It is there to be enough for many.
        assert!(n_enough > n_all / 4, "{n_enough} of {n_all}");
    }
}
