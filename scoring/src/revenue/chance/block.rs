//! What a block of paths leaves behind: numbers by column, in the order of the paths.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lanes::{LANES, Lane, NOTHING};
use super::services::N_KINDS;
use super::walk::Walk;
use crate::math::{Loop, least, widest};
use crate::revenue::columns::Column;

/// What is kept of every year of a path; money in 万元.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yearly {
    Net,
    Cumulative,
    Rent,
    Services,
    Distributions,
    Nav,
    Tax,
}

/// What is kept of a path as a whole; money in 万元, not a number where a path has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    Npv,
    NpvWithNav,
    /// Of the park that only lets.
    RentOnlyNpv,
    /// What equity adds: with what is still held, less rent only.
    Gap,
    Rate,
    Dpi,
    Tvpi,
    MarketMultiple,
    Alpha,
    /// Lowest cumulative cash, at most 0.
    Lowest,
    LargestShare,
    /// Part of the companies bought that fail within the horizon.
    LostShare,
}

/// Of what no quantile is asked, only its sum over the paths is kept of every year; money in 万元.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Summed {
    Proceeds,
    Recycled,
    Institute,
    Manager,
    Park,
    Guide,
    Market,
    Fees,
    ParkPaid,
    GuidePaid,
    MarketPaid,
    Spared,
}

const N_YEARLY: usize = 7;
const N_ONCE: usize = 12;
const N_SUMMED: usize = 12;

/// A block of paths.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    first: u64,
    years: usize,
    /// By [`Yearly`], by year, by path.
    yearly: [Vec<Column>; N_YEARLY],
    /// By [`Once`], by path.
    once: [Column; N_ONCE],
    /// Paths that break even in year 0, 1, …; the last place is for never.
    pub(super) break_even: Vec<u64>,
    pub(super) statuses: [u64; 3],
    /// Paths whose partners got the hurdle in full, and those that did not.
    pub(super) hurdle: [u64; 2],
    /// Years that leases still run, summed as whole thousandths so that blocks add up to the same.
    wale_thousandths: Vec<u64>,
    /// By year, by [`Summed`], whole thousandths for the same reason.
    sums: Vec<[i64; N_SUMMED]>,
    /// Likewise fees by year, by [`super::ServiceKind`]; empty where services are of one kind.
    services: Vec<[i64; N_KINDS]>,
}

impl Block {
    pub(super) fn new(first: u64, years: usize, n: usize) -> Self {
        Self {
            first,
            years,
            yearly: std::array::from_fn(|_| (0..years).map(|_| Column(Vec::with_capacity(n))).collect()),
            once: std::array::from_fn(|_| Column(Vec::with_capacity(n))),
            break_even: vec![0; years + 1],
            statuses: [0; 3],
            hurdle: [0; 2],
            wale_thousandths: vec![0; years],
            sums: vec![[0; N_SUMMED]; years],
            services: Vec::new(),
        }
    }

    pub fn n_paths(&self) -> usize {
        self.once[Once::Npv as usize].0.len()
    }

    pub fn n_years(&self) -> usize {
        self.years
    }

    /// A column of a year, counted from 0; empty beyond the horizon.
    pub fn year(&self, of: Yearly, year: usize) -> &[f64] {
        self.yearly[of as usize].get(year).map_or(&[], |column| &column.0)
    }

    pub fn once(&self, of: Once) -> &[f64] {
        &self.once[of as usize].0
    }

    /// Mean over the paths of how long leases still run at the end of a year.
    pub fn wale_years(&self, year: usize) -> f64 {
        let sum = self.wale_thousandths.get(year).copied().unwrap_or(0);
        sum as f64 / 1_000.0 / self.n_paths().max(1) as f64
    }

    /// Mean over the paths in a year, right to thousandths. *Edge cases*: sums beyond 9·10¹⁵ 万元 stay there.
    pub(super) fn mean_of(&self, of: Summed, year: usize) -> f64 {
        let sum = self.sums.get(year).map_or(0, |sums| sums[of as usize]);
        sum as f64 / 1_000.0 / self.n_paths().max(1) as f64
    }

    /// Mean fees over the paths in a year, by [`super::ServiceKind`], right to thousandths; none where services are of one kind.
    pub(super) fn mean_services(&self, year: usize) -> Option<[f64; N_KINDS]> {
        let n = self.n_paths().max(1) as f64;
        self.services.get(year).map(|sums| sums.map(|sum| sum as f64 / 1_000.0 / n))
    }

    /// Adds the first `n` of the paths just followed together.
    pub(super) fn push(&mut self, walk: &Walk, n: usize) {
        let n = n.min(LANES);
        widest(Pushed { block: self, walk, n });
    }

    #[inline(always)]
    fn add(&mut self, walk: &Walk, n: usize) {
        let (mut lowest, mut in_the_red) = (NOTHING, [0; LANES]);
        for (year, row) in walk.rows.iter().enumerate() {
            let figures = [&row.net, &row.cumulative, &row.rent, &row.services, &row.distributions, &row.nav, &row.tax];
            for (columns, figures) in self.yearly.iter_mut().zip(figures) {
                append(&mut columns[year].0, figures, n);
            }
            for lane in 0..LANES {
                lowest[lane] = least(row.cumulative[lane], lowest[lane]);
                in_the_red[lane] = if row.cumulative[lane] < 0.0 { year + 1 } else { in_the_red[lane] };
            }
        }
        for ((sums, shared), row) in self.sums.iter_mut().zip(&walk.equity.shared).zip(&walk.rows) {
            let figures = [
                &shared.proceeds_wan,
                &shared.recycled_wan,
                &shared.institute_wan,
                &shared.manager_wan,
                &shared.park_wan,
                &shared.guide_wan,
                &shared.market_wan,
                &shared.fees_wan,
                &shared.park_paid_wan,
                &shared.guide_paid_wan,
                &shared.market_paid_wan,
                &row.waived,
            ];
            for (sum, figures) in sums.iter_mut().zip(figures) {
                *sum = with_thousandths(*sum, figures, n);
            }
        }
        for (sum, year) in self.wale_thousandths.iter_mut().zip(&walk.roll.years) {
            // Leases run no longer than some years, and never less than none.
            *sum += with_thousandths(0, &year.wale_years, n) as u64;
        }
        self.services.resize(walk.services_wan.len(), [0; N_KINDS]);
        for (sums, fees) in self.services.iter_mut().zip(&walk.services_wan) {
            for (sum, fees) in sums.iter_mut().zip(fees) {
                *sum = with_thousandths(*sum, fees, n);
            }
        }
        let stakes = &walk.stakes;
        let mut gap = NOTHING;
        for lane in 0..LANES {
            gap[lane] = walk.npv_with_nav[lane] - walk.rent_only_npv[lane];
        }
        let figures = [
            &walk.npv,
            &walk.npv_with_nav,
            &walk.rent_only_npv,
            &gap,
            &stakes.rate,
            &stakes.dpi,
            &stakes.tvpi,
            &stakes.market_multiple,
            &stakes.alpha,
            &lowest,
            &walk.equity.largest_share,
            &walk.equity.lost_share,
        ];
        for (column, figures) in self.once.iter_mut().zip(figures) {
            append(&mut column.0, figures, n);
        }
        for lane in 0..n {
            self.break_even[in_the_red[lane]] += 1;
            self.statuses[stakes.status[lane] as usize] += 1;
            if let Some(paid) = walk.equity.hurdle_paid[lane] {
                self.hurdle[usize::from(!paid)] += 1;
            }
        }
    }

    /// Puts blocks, in any order, together; the same whatever the cut.
    ///
    /// # Errors
    /// [`JoinError`]: paths are missing or come twice, or the blocks are of different horizons.
    pub fn join(mut blocks: Vec<Self>) -> Result<Self, JoinError> {
        // A block without paths starts where the next one does, and goes before it.
        blocks.sort_by_key(|block| (block.first, block.n_paths()));
        let n: usize = blocks.iter().map(Self::n_paths).sum();
        let mut blocks = blocks.into_iter();
        let mut all = blocks.next().ok_or(JoinError::Empty)?;
        if all.first != 0 {
            return Err(JoinError::NotContiguous { path: 0 });
        }
        // So that no path is moved twice.
        for Column(cells) in all.yearly.iter_mut().flatten().chain(&mut all.once) {
            cells.reserve_exact(n - cells.len());
        }
        for block in blocks {
            let next = all.n_paths() as u64;
            if block.first != next {
                return Err(JoinError::NotContiguous { path: next });
            }
            if block.years != all.years {
                return Err(JoinError::OtherHorizon);
            }
            let columns = all.yearly.iter_mut().flatten().chain(&mut all.once);
            for (column, more) in columns.zip(block.yearly.into_iter().flatten().chain(block.once)) {
                column.0.extend(more.0);
            }
            add_up(&mut all.break_even, &block.break_even);
            add_up(&mut all.statuses, &block.statuses);
            add_up(&mut all.hurdle, &block.hurdle);
            add_up(&mut all.wale_thousandths, &block.wale_thousandths);
            all.services.resize(all.services.len().max(block.services.len()), [0; N_KINDS]);
            let sums = all.sums.iter_mut().flatten().chain(all.services.iter_mut().flatten());
            for (sum, more) in sums.zip(block.sums.iter().flatten().chain(block.services.iter().flatten())) {
                *sum = sum.saturating_add(*more);
            }
        }
        if all.n_paths() == 0 { Err(JoinError::Empty) } else { Ok(all) }
    }
}

/// Adds the first `n` figures, nearly always all of them, which are moved at once.
#[inline(always)]
fn append(column: &mut Vec<f64>, figures: &Lane, n: usize) {
    match figures.get(..n) {
        Some(some) if n < LANES => column.extend_from_slice(some),
        _ => column.extend_from_slice(figures),
    }
}

/// Adds the first `n` figures as whole thousandths.
///
/// *Edge cases*: the conversion, and so the sum, ends at the largest whole number.
#[inline(always)]
fn with_thousandths(sum: i64, figures: &Lane, n: usize) -> i64 {
    /// Added to a number below 2⁵¹ in size it rounds it to a whole one, an even one of two as near, which stands in its last bits.
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    const LARGE: f64 = 2_251_799_813_685_248.0;
    // Of figures that are large it is nonsense, and not used.
    let (mut more, mut is_small) = (0_i64, sum.unsigned_abs() < 1 << 62);
    for figure in &figures[..n] {
        let thousandths = figure * 1_000.0;
        is_small &= thousandths.abs() < LARGE;
        more = more.wrapping_add(((thousandths + ROUNDER).to_bits() as i64).wrapping_sub(ROUNDER.to_bits() as i64));
    }
    if is_small {
        return sum + more;
    }
    figures[..n].iter().fold(sum, |sum, figure| sum.saturating_add((figure * 1_000.0).round_ties_even() as i64))
}

/// Paths to be taken in with the widest vectors there are.
struct Pushed<'a> {
    block: &'a mut Block,
    walk: &'a Walk,
    n: usize,
}

impl Loop for Pushed<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.block.add(self.walk, self.n);
    }
}

fn add_up(all: &mut [u64], more: &[u64]) {
    for (count, more) in all.iter_mut().zip(more) {
        *count += more;
    }
}

/// Why blocks cannot be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// There is no path in them.
    Empty,
    /// The path that should come next is in none, or in two.
    NotContiguous {
        path: u64,
    },
    OtherHorizon,
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no paths"),
            Self::NotContiguous { path } => write!(f, "path {path} is missing or comes twice"),
            Self::OtherHorizon => write!(f, "blocks of different horizons"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_rounded_and_end_at_the_largest_whole_number() {
        let check = |sum: i64, figures: &Lane| {
            let expect =
                figures.iter().fold(sum, |sum, figure| sum.saturating_add((figure * 1_000.0).round_ties_even() as i64));
            assert_eq!(with_thousandths(sum, figures, LANES), expect, "{sum} {figures:?}");
            assert_eq!(with_thousandths(sum, figures, 0), sum);
        };
        let figures = [0.0015, 0.0025, -0.0015, -1e9 / 3.0, 2e12, -2e12, 7.0 / 3.0, -0.0];
        for sum in [0, 12, -7, i64::MAX, i64::MIN, 1 << 62] {
            let large = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.0, 2.0, 3.0, -9e15, 9e15];
            for figures in [figures, large, [1e300; 8], [-3e12; 8]] {
                figures.as_chunks().0.iter().for_each(|figures| check(sum, figures));
            }
        }
    }
}
