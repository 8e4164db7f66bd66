//! Who gets a fund's proceeds: the institute, the manager, market capital, and within the guide fund the park and its other partners.

use super::Assumptions;
use super::cohort::Pool;
use crate::revenue::waterfall::{Terms, Waterfall};

/// One year of the whole fund by who pays and who gets; money in 万元. Payments are positive.
///
/// What comes from companies goes somewhere, in every year:
/// `proceeds = recycled + institute + manager + park + guide + market`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SharedYear {
    /// From companies sold.
    pub proceeds_wan: f64,
    /// Of it invested again.
    pub recycled_wan: f64,
    /// To the research institute for its inventions.
    pub institute_wan: f64,
    /// The manager's share of the profit; below zero where it gives back what was too much.
    pub manager_wan: f64,
    /// To the park, to the guide fund's other partners, to market capital. What one covers of another's losses is taken from the one
    /// and is with the other, so each may be below zero.
    pub park_wan: f64,
    pub guide_wan: f64,
    pub market_wan: f64,
    /// Paid in for companies and fees, by the same three.
    pub park_paid_wan: f64,
    pub guide_paid_wan: f64,
    pub market_paid_wan: f64,
    /// The manager's fees; in what is paid in already.
    pub fees_wan: f64,
    /// Of what the park gets less, what it pays for others' losses.
    pub park_covers_wan: f64,
}

/// Two kinds of partners side by side, of which the inner may favour the outer.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// The inner's part of the capital.
    inner: f64,
    /// Part of the inner's gain that is left to the outer.
    ceded: f64,
    /// Part of the inner's capital that covers the outer's losses.
    covering: f64,
    /// Highest gain so far: what was ceded once is not ceded again.
    high: f64,
}

impl Level {
    fn new(inner: f64, ceded: f64, covering: f64) -> Self {
        // Alone, one can cede to nobody.
        Self { inner, ceded: if inner < 1.0 { ceded } else { 0.0 }, covering, high: 0.0 }
    }

    /// The inner's part of what both get in a year, `gained` being what both have got less what they have paid in.
    fn share(&mut self, got: f64, gained: f64) -> f64 {
        let ceded = self.ceded * self.inner * f64::max(0.0, gained - self.high);
        self.high = f64::max(self.high, gained);
        self.inner * got - ceded
    }

    /// What the inner pays at the end for the outer's losses, `called` being what both paid in.
    fn covers(&self, called: f64, gained_with_value: f64) -> f64 {
        let lost = (1.0 - self.inner) * f64::max(0.0, -gained_with_value);
        f64::min(lost, self.covering * self.inner * called)
    }
}

/// Sends the pool's proceeds through the waterfall and then from level to level; whether the hurdle was paid in the end.
///
/// *Shape*: one row a year; `recycled` what is invested again of each year's proceeds, `bearing` the commitments that bear a fee.
/// *Formula*: the institute has `institute_share` of the proceeds; what is left and not recycled goes through [`Waterfall::share`],
/// with calls as capital, or deal by deal with the cost of what ended and its hurdle. Of the partners' part the guide fund has
/// `guide_share`, market capital the rest; of the guide fund's the park has `park_share`, other public partners the rest. At each of
/// the two levels the public side may leave a part of its gain to the others, as it comes in above the highest so far, and cover the
/// others' losses in the last year, as far as it has agreed to.
/// *Edge cases*: nothing is ceded where there is nobody to cede to. *Cost*: O(years).
pub fn share(
    assumptions: &Assumptions,
    pool: &Pool,
    recycled: &[f64],
    bearing: &[f64],
) -> (Vec<SharedYear>, Option<bool>) {
    let Assumptions { hurdle, carry, catch_up, .. } = *assumptions;
    let terms = Terms { hurdle, carry, catch_up };
    let (guide, park) = (assumptions.guide_share, assumptions.park_share);
    let mut of_fund = Level::new(guide, assumptions.guide_ceded_gain_share, assumptions.guide_first_loss_share);
    let mut of_guide = Level::new(park, assumptions.ceded_gain_share, assumptions.first_loss_share);
    let last = recycled.len().saturating_sub(1);
    let (mut waterfall, mut called, mut guide_gained) = (Waterfall::default(), 0.0, 0.0);
    let mut years = Vec::with_capacity(recycled.len());
    for (year, (recycled, bearing)) in recycled.iter().zip(bearing).enumerate() {
        let fees = assumptions.fee_rate * (bearing + pool.fee_cost[year]);
        let paid = pool.calls[year] + fees;
        called += paid;
        let [accrued, capital] =
            if assumptions.deal_by_deal > 0.0 { pool.realised[year].map(|cost| cost + fees) } else { [paid; 2] };
        let institute = assumptions.institute_share * pool.proceeds[year];
        let value = pool.value[year] * (1.0 - assumptions.institute_share);
        let split = waterfall.share(&terms, accrued, capital, pool.proceeds[year] - institute - recycled);
        let back = if year == last { waterfall.clawback(&terms, called - value) } else { 0.0 };
        waterfall.to_partners += back;
        waterfall.to_manager -= back;

        let got = split.partners + back;
        let gained = waterfall.to_partners - called;
        let guide_got = of_fund.share(got, gained);
        let guide_covers = if year == last { of_fund.covers(called, gained + value) } else { 0.0 };
        guide_gained += guide_got - guide_covers - guide * paid;
        let park_got = of_guide.share(guide_got, guide_gained);
        let for_guide = if year == last { of_guide.covers(guide * called, guide_gained + guide * value) } else { 0.0 };
        let park_covers_wan = park * guide_covers + for_guide;
        years.push(SharedYear {
            proceeds_wan: pool.proceeds[year],
            recycled_wan: *recycled,
            institute_wan: institute,
            manager_wan: split.manager - back,
            park_wan: park_got - park_covers_wan,
            guide_wan: guide_got - park_got - (1.0 - park) * guide_covers + for_guide,
            market_wan: got - guide_got + guide_covers,
            park_paid_wan: park * guide * paid,
            guide_paid_wan: (1.0 - park) * guide * paid,
            market_paid_wan: (1.0 - guide) * paid,
            fees_wan: fees,
            park_covers_wan,
        });
    }
    // The balance is paid to the last bits or not at all.
    (years, (called > 0.0).then_some(waterfall.owed <= 1e-9 * called))
}
