//! The equity fund by the Takahashi–Alexander equations: one commitment, and commitments of every year stacked.

use super::CheckedPlan;
use super::check::whole;
use super::lease::LeaseYear;
use crate::math::pow;

/// How one commitment is called, grows and pays out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FundTerms {
    /// Part of what is not yet called that is called in the first, the second and every later year, 0 to 1.
    pub calls: [f64; 3],
    /// `L`: in this year everything held is paid out; at least 1.
    pub life_years: usize,
    /// `B`, at least 0: the higher, the later the payout.
    pub bow: f64,
    /// `G`, above −1: yearly growth of the net asset value.
    pub growth: f64,
    /// `Y`, 0 to 1: least part paid out each year.
    pub least_payout: f64,
}

impl FundTerms {
    /// The terms of a plan's fund.
    pub fn of(plan: &CheckedPlan) -> Self {
        Self {
            calls: [plan.call_first, plan.call_second, plan.call_later],
            life_years: whole(plan.fund_life_years),
            bow: plan.fund_bow,
            growth: plan.fund_growth,
            least_payout: plan.fund_yield,
        }
    }
}

/// One year of one commitment, in the money of the commitment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FundYear {
    pub called: f64,
    pub distributed: f64,
    /// Net asset value at the year's end.
    pub nav: f64,
}

/// One commitment through its life.
///
/// *Shape*: `life_years` rows, the first being year `t = 1`.
/// *Formula*, `CC` the commitment:
/// ```text
/// C(t)   = RC(t) · (CC − C(1) − … − C(t−1))
/// D(t)   = max(Y, (t/L)^B) · NAV(t−1) · (1+G)
/// NAV(t) = NAV(t−1) · (1+G) + C(t) − D(t),      NAV(0) = 0
/// ```
/// *Edge cases*: what is called in a year earns nothing in it; a commitment is never called in full unless a call share is
/// 1; the call of year `L` is still there at its end. The internal rate of return with the last NAV is `G` whatever the
/// other terms. *Cost*: O(L). *Source*: `takahashi_alexander_2001`.
///
/// ```
/// use scoring::revenue::fund::{FundTerms, vintage};
/// let terms = FundTerms { calls: [0.5, 1.0, 0.0], life_years: 2, bow: 1.0, growth: 0.5, least_payout: 0.0 };
/// let years = vintage(100.0, &terms);
/// assert_eq!((years[0].called, years[0].nav), (50.0, 50.0));
/// // 50 grew to 75, all of which was paid out; the second call stays.
/// assert_eq!((years[1].called, years[1].distributed, years[1].nav), (50.0, 75.0, 50.0));
/// ```
pub fn vintage(commitment: f64, terms: &FundTerms) -> Vec<FundYear> {
    let [first, second, later] = terms.calls;
    let shares = [first, second].into_iter().chain(std::iter::repeat(later)).take(terms.life_years);
    let calls = shares.scan(commitment, |uncalled, share| {
        let called = share * *uncalled;
        *uncalled -= called;
        Some(called)
    });
    roll(calls, terms)
}

/// Carries paid-in amounts, one a year, through the growth and payout of the terms.
fn roll(calls: impl Iterator<Item = f64>, terms: &FundTerms) -> Vec<FundYear> {
    let mut nav = 0.0;
    let fund_year = |(year, called): (usize, f64)| {
        let age = (year + 1) as f64 / terms.life_years as f64;
        let grown = nav * (1.0 + terms.growth);
        let distributed = f64::max(terms.least_payout, pow(age, terms.bow)) * grown;
        nav = grown + called - distributed;
        FundYear { called, distributed, nav }
    };
    calls.enumerate().map(fund_year).collect()
}

/// One year of all the park's stakes, money in 万元.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EquityYear {
    /// Cash called on the commitments.
    pub called_wan: f64,
    /// Fees on the commitments.
    pub fees_wan: f64,
    /// Stakes at cost received for rent waived; no cash.
    pub in_kind_wan: f64,
    pub distributed_wan: f64,
    /// Net asset value at the year's end.
    pub nav_wan: f64,
}

/// Calls, distributions and value of every year, commitments and stakes for waived rent together.
///
/// *Shape*: one row for each of `leases`, the first being year 1.
/// *Formula*: a commitment of `commitment_wan` in each of the first `commitment_years` years runs as [`vintage`], with
/// `fund_fee · commitment_wan` in each year of its life; a stake of `waived_wan · stake_per_waived` received in a year runs
/// by the same growth and payout with everything paid in at once. What is left after year `L` grows once more and is paid
/// out in year `L+1`: the paper leaves it standing.
/// *Edge cases*: what lies beyond the last row is not shown, and is in the last `nav_wan`. *Cost*: O(years · life).
/// *Source*: `takahashi_alexander_2001`; the stakes in kind are this model's own.
pub fn equity_years(plan: &CheckedPlan, leases: &[LeaseYear]) -> Vec<EquityYear> {
    let terms = FundTerms::of(plan);
    let of_commitment = closed(vintage(1.0, &terms), terms.growth);
    let at_once = std::iter::once(1.0).chain(std::iter::repeat(0.0)).take(terms.life_years);
    let of_stake = closed(roll(at_once, &terms), terms.growth);
    let committing = whole(plan.commitment_years);

    let mut years = vec![EquityYear::default(); leases.len()];
    for (start, lease) in leases.iter().enumerate() {
        let commitment = if start < committing { plan.commitment_wan } else { 0.0 };
        let stake = lease.waived_wan * plan.stake_per_waived;
        let rows = of_commitment.iter().zip(&of_stake).enumerate();
        for (year, (age, (cash, kind))) in years.iter_mut().skip(start).zip(rows) {
            year.called_wan += commitment * cash.called;
            year.in_kind_wan += stake * kind.called;
            year.distributed_wan += commitment * cash.distributed + stake * kind.distributed;
            year.nav_wan += commitment * cash.nav + stake * kind.nav;
            if age < terms.life_years {
                year.fees_wan += commitment * plan.fund_fee;
            }
        }
    }
    years
}

/// Adds the year in which what is left is paid out.
fn closed(mut rows: Vec<FundYear>, growth: f64) -> Vec<FundYear> {
    let left = rows.last().map_or(0.0, |last| last.nav);
    rows.push(FundYear { called: 0.0, distributed: left * (1.0 + growth), nav: 0.0 });
    rows
}

/// Parameter sets printed with the model, to be tried in one click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFund {
    Venture,
    Buyout,
    RealEstate,
    OilAndGas,
    /// Fitted to venture funds of 1984–86; its calls are assumed to be those of [`PublishedFund::Venture`].
    VentureDownCycle,
}

impl PublishedFund {
    pub const ALL: [Self; 5] = [Self::Venture, Self::Buyout, Self::RealEstate, Self::OilAndGas, Self::VentureDownCycle];

    /// The set's terms. *Source*: `takahashi_alexander_2001`, exhibit 1.
    pub fn terms(self) -> FundTerms {
        let (calls, life_years, bow, growth, least_payout) = match self {
            Self::Venture => ([0.25, 1.0 / 3.0, 0.5], 12, 2.5, 0.13, 0.0),
            Self::Buyout => ([0.25, 0.5, 0.5], 12, 2.5, 0.13, 0.0),
            Self::RealEstate => ([0.4, 0.4, 0.4], 12, 5.0, 0.08, 0.05),
            Self::OilAndGas => ([0.3, 0.5, 0.5], 15, 1.0, 0.08, 0.15),
            Self::VentureDownCycle => ([0.25, 1.0 / 3.0, 0.5], 18, 2.2, 0.07, 0.0),
        };
        FundTerms { calls, life_years, bow, growth, least_payout }
    }
}

#[cfg(test)]
#[path = "fund_tests.rs"]
mod tests;
