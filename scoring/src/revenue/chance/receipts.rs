//! What each of those around a park gets from it, year by year and in all.

use serde::{Deserialize, Serialize};

use super::block::{Block, Summed, Yearly};
use crate::math::mean;

/// Means over the paths of what each gets in a year, or in all years; money in 万元, not discounted. Taxes of the park's companies by
/// level of government are in [`super::Balances`], which know the shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Receipts {
    /// Platform company: the park's net cash, after everything it pays.
    pub platform_wan: f64,
    /// Governments: income tax of the platform company.
    pub platform_tax_wan: f64,
    /// Platform company: out of the fund, and paid into it; both in its net cash already.
    pub park_wan: f64,
    pub park_paid_wan: f64,
    /// The guide fund's other partners, and market capital: out of the fund, and paid into it.
    pub guide_wan: f64,
    pub guide_paid_wan: f64,
    pub market_wan: f64,
    pub market_paid_wan: f64,
    /// Manager: fees, which the partners pay, and its share of the profit.
    pub fees_wan: f64,
    pub manager_wan: f64,
    /// Research institute: its part of the proceeds.
    pub institute_wan: f64,
    /// Enterprises: rent they are spared against a stake, and money put into them.
    pub spared_wan: f64,
    pub invested_wan: f64,
    /// What enterprises pay when stakes in them are sold, and what of it is put into others again.
    pub proceeds_wan: f64,
    pub recycled_wan: f64,
}

impl Receipts {
    /// Each year of a block.
    ///
    /// *Formula*, in every year up to rounding to thousandths: `proceeds = recycled + institute + manager + park + guide + market`, and
    /// `park_paid + guide_paid + market_paid + recycled the year before = invested + fees`. *Cost*: O(paths · years).
    pub fn by_year(block: &Block) -> Vec<Self> {
        let mut reinvested = 0.0;
        let years = (0..block.n_years()).map(|year| {
            let of = |of| block.mean_of(of, year);
            let column = |of| mean(block.year(of, year).iter().copied()).unwrap_or(0.0);
            let paid = [of(Summed::ParkPaid), of(Summed::GuidePaid), of(Summed::MarketPaid)];
            let [park_paid_wan, guide_paid_wan, market_paid_wan] = paid;
            let invested_wan = park_paid_wan + guide_paid_wan + market_paid_wan - of(Summed::Fees) + reinvested;
            reinvested = of(Summed::Recycled);
            Self {
                platform_wan: column(Yearly::Net),
                platform_tax_wan: column(Yearly::Tax),
                park_wan: of(Summed::Park),
                park_paid_wan,
                guide_wan: of(Summed::Guide),
                guide_paid_wan,
                market_wan: of(Summed::Market),
                market_paid_wan,
                fees_wan: of(Summed::Fees),
                manager_wan: of(Summed::Manager),
                institute_wan: of(Summed::Institute),
                spared_wan: of(Summed::Spared),
                invested_wan,
                proceeds_wan: of(Summed::Proceeds),
                recycled_wan: of(Summed::Recycled),
            }
        });
        years.collect()
    }

    /// All years together.
    pub fn total(years: &[Self]) -> Self {
        years.iter().fold(Self::default(), |sum, year| Self {
            platform_wan: sum.platform_wan + year.platform_wan,
            platform_tax_wan: sum.platform_tax_wan + year.platform_tax_wan,
            park_wan: sum.park_wan + year.park_wan,
            park_paid_wan: sum.park_paid_wan + year.park_paid_wan,
            guide_wan: sum.guide_wan + year.guide_wan,
            guide_paid_wan: sum.guide_paid_wan + year.guide_paid_wan,
            market_wan: sum.market_wan + year.market_wan,
            market_paid_wan: sum.market_paid_wan + year.market_paid_wan,
            fees_wan: sum.fees_wan + year.fees_wan,
            manager_wan: sum.manager_wan + year.manager_wan,
            institute_wan: sum.institute_wan + year.institute_wan,
            spared_wan: sum.spared_wan + year.spared_wan,
            invested_wan: sum.invested_wan + year.invested_wan,
            proceeds_wan: sum.proceeds_wan + year.proceeds_wan,
            recycled_wan: sum.recycled_wan + year.recycled_wan,
        })
    }
}
