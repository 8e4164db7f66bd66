//! What a block of paths leaves behind: numbers by column, in the order of the paths.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::path::{Path, RateStatus};
use super::services::N_KINDS;
use crate::revenue::columns::Column;
use crate::revenue::measures::{break_even_year, deepest_hole};

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

    pub(super) fn push(&mut self, path: &Path) {
        for (year, row) in path.rows.iter().enumerate() {
            let figures = [
                row.net_wan,
                row.cumulative_wan,
                row.rent_wan,
                row.services_wan,
                row.distributions_wan,
                row.nav_wan,
                row.tax_wan,
            ];
            for (columns, figure) in self.yearly.iter_mut().zip(figures) {
                columns[year].0.push(figure);
            }
            let shared = path.shared.get(year).copied().unwrap_or_default();
            let figures = [
                shared.proceeds_wan,
                shared.recycled_wan,
                shared.institute_wan,
                shared.manager_wan,
                shared.park_wan,
                shared.guide_wan,
                shared.market_wan,
                shared.fees_wan,
                shared.park_paid_wan,
                shared.guide_paid_wan,
                shared.market_paid_wan,
                row.waived_wan,
            ];
            for (sum, figure) in self.sums[year].iter_mut().zip(figures) {
                *sum = sum.saturating_add(thousandths(figure));
            }
            self.wale_thousandths[year] += (path.wale_years[year] * 1_000.0).round_ties_even() as u64;
        }
        self.services.resize(path.services_wan.len(), [0; N_KINDS]);
        for (sums, fees) in self.services.iter_mut().zip(&path.services_wan) {
            for (sum, fee) in sums.iter_mut().zip(fees) {
                *sum = sum.saturating_add(thousandths(*fee));
            }
        }
        let cumulative: Vec<f64> = path.rows.iter().map(|row| row.cumulative_wan).collect();
        let figures = [
            path.npv_wan,
            path.npv_with_nav_wan,
            path.rent_only_npv_wan,
            path.npv_with_nav_wan - path.rent_only_npv_wan,
            path.rate.unwrap_or(f64::NAN),
            path.multiples.map_or(f64::NAN, |multiples| multiples.dpi),
            path.multiples.map_or(f64::NAN, |multiples| multiples.tvpi),
            path.market_multiple.unwrap_or(f64::NAN),
            path.alpha.unwrap_or(f64::NAN),
            deepest_hole(&cumulative).map_or(0.0, |hole| hole.amount),
            path.largest_share,
            path.lost_share.unwrap_or(f64::NAN),
        ];
        for (column, figure) in self.once.iter_mut().zip(figures) {
            column.0.push(figure);
        }
        let break_even = break_even_year(&cumulative).map_or(self.years, |year| year - 1);
        self.break_even[break_even] += 1;
        self.statuses[match path.status {
            RateStatus::Unique => 0,
            RateStatus::Largest => 1,
            RateStatus::None => 2,
        }] += 1;
        if let Some(paid) = path.hurdle_paid {
            self.hurdle[usize::from(!paid)] += 1;
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
            add(&mut all.break_even, &block.break_even);
            add(&mut all.statuses, &block.statuses);
            add(&mut all.hurdle, &block.hurdle);
            add(&mut all.wale_thousandths, &block.wale_thousandths);
            all.services.resize(all.services.len().max(block.services.len()), [0; N_KINDS]);
            let sums = all.sums.iter_mut().flatten().chain(all.services.iter_mut().flatten());
            for (sum, more) in sums.zip(block.sums.iter().flatten().chain(block.services.iter().flatten())) {
                *sum = sum.saturating_add(*more);
            }
        }
        if all.n_paths() == 0 { Err(JoinError::Empty) } else { Ok(all) }
    }
}

/// The conversion ends at the largest whole number, as sums do.
fn thousandths(figure: f64) -> i64 {
    (figure * 1_000.0).round_ties_even() as i64
}

fn add(all: &mut [u64], more: &[u64]) {
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
