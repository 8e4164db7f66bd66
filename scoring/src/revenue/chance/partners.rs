//! Who gets a fund's proceeds: the institute, the manager, market capital, and within the guide fund the park and its other partners.

use super::Assumptions;
use super::lanes::{LANES, Lane, NOTHING};
use super::pool::Pool;
use crate::math::{least, most};
use crate::revenue::waterfall::{Terms, Waterfall};

/// One year of the whole fund by who pays and who gets; money in 万元, a number or one for each of the paths followed together.
/// Payments are positive.
///
/// What comes from companies goes somewhere, in every year:
/// `proceeds = recycled + institute + manager + park + guide + market`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SharedYear<T = f64> {
    /// From companies sold.
    pub proceeds_wan: T,
    /// Of it invested again.
    pub recycled_wan: T,
    /// To the research institute for its inventions.
    pub institute_wan: T,
    /// The manager's share of the profit; below zero where it gives back what was too much.
    pub manager_wan: T,
    /// To the park, to the guide fund's other partners, to market capital. What one covers of another's losses is taken from the one
    /// and is with the other, so each may be below zero.
    pub park_wan: T,
    pub guide_wan: T,
    pub market_wan: T,
    /// Paid in for companies and fees, by the same three.
    pub park_paid_wan: T,
    pub guide_paid_wan: T,
    pub market_paid_wan: T,
    /// The manager's fees; in what is paid in already.
    pub fees_wan: T,
    /// Of what the park gets less, what it pays for others' losses.
    pub park_covers_wan: T,
}

impl SharedYear<Lane> {
    pub const EMPTY: Self = Self {
        proceeds_wan: NOTHING,
        recycled_wan: NOTHING,
        institute_wan: NOTHING,
        manager_wan: NOTHING,
        park_wan: NOTHING,
        guide_wan: NOTHING,
        market_wan: NOTHING,
        park_paid_wan: NOTHING,
        guide_paid_wan: NOTHING,
        market_paid_wan: NOTHING,
        fees_wan: NOTHING,
        park_covers_wan: NOTHING,
    };

    /// Of one path.
    pub fn of(&self, lane: usize) -> SharedYear {
        SharedYear {
            proceeds_wan: self.proceeds_wan[lane],
            recycled_wan: self.recycled_wan[lane],
            institute_wan: self.institute_wan[lane],
            manager_wan: self.manager_wan[lane],
            park_wan: self.park_wan[lane],
            guide_wan: self.guide_wan[lane],
            market_wan: self.market_wan[lane],
            park_paid_wan: self.park_paid_wan[lane],
            guide_paid_wan: self.guide_paid_wan[lane],
            market_paid_wan: self.market_paid_wan[lane],
            fees_wan: self.fees_wan[lane],
            park_covers_wan: self.park_covers_wan[lane],
        }
    }
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
    #[inline(always)]
    fn share(&mut self, got: f64, gained: f64) -> f64 {
        let ceded = self.ceded * self.inner * most(gained - self.high, 0.0);
        self.high = most(gained, self.high);
        self.inner * got - ceded
    }

    /// What the inner pays at the end for the outer's losses, `called` being what both paid in.
    #[inline(always)]
    fn covers(&self, called: f64, gained_with_value: f64) -> f64 {
        let lost = (1.0 - self.inner) * most(-gained_with_value, 0.0);
        least(lost, self.covering * self.inner * called)
    }
}

/// Sends the pool's proceeds through the waterfall and then from level to level; where the hurdle was paid in the end, none where
/// nothing was called.
///
/// *Shape*: one row a year; `recycled` what is invested again of each year's proceeds, `bearing` the commitments that bear a fee;
/// `shared` is written over.
/// *Formula*: the institute has `institute_share` of the proceeds; what is left and not recycled goes through [`Waterfall::share`],
/// with calls as capital, or deal by deal with the cost of what ended and its hurdle. Of the partners' part the guide fund has
/// `guide_share`, market capital the rest; of the guide fund's the park has `park_share`, other public partners the rest. At each of
/// the two levels the public side may leave a part of its gain to the others, as it comes in above the highest so far, and cover the
/// others' losses in the last year, as far as it has agreed to.
/// *Edge cases*: nothing is ceded where there is nobody to cede to. *Cost*: O(years).
#[cfg_attr(target_arch = "x86_64", inline(always))]
#[cfg_attr(not(target_arch = "x86_64"), inline(never))]
pub fn share(
    assumptions: &Assumptions,
    pool: &Pool,
    recycled: &[Lane],
    bearing: &[f64],
    shared: &mut [SharedYear<Lane>],
) -> [Option<bool>; LANES] {
    let Assumptions { hurdle, carry, catch_up, institute_share, .. } = *assumptions;
    let terms = Terms { hurdle, carry, catch_up };
    let (guide, park) = (assumptions.guide_share, assumptions.park_share);
    let of_fund = Level::new(guide, assumptions.guide_ceded_gain_share, assumptions.guide_first_loss_share);
    let of_guide = Level::new(park, assumptions.ceded_gain_share, assumptions.first_loss_share);
    let (mut of_fund, mut of_guide) = ([of_fund; LANES], [of_guide; LANES]);
    let is_by_deal = assumptions.deal_by_deal > 0.0;
    let last = recycled.len().saturating_sub(1);
    let (mut waterfalls, mut called, mut guide_gained) = ([Waterfall::default(); LANES], NOTHING, NOTHING);
    let rows = shared.iter_mut().zip(&pool.years).zip(recycled).zip(bearing);
    for (year, (((shared, pooled), recycled), bearing)) in rows.enumerate() {
        let is_last = year == last;
        for lane in 0..LANES {
            let (waterfall, proceeds) = (&mut waterfalls[lane], pooled.proceeds[lane]);
            let fees = assumptions.fee_rate * (bearing + pooled.fee_cost[lane]);
            let paid = pooled.calls[lane] + fees;
            called[lane] += paid;
            let [accrued, capital] =
                if is_by_deal { [pooled.realised[0][lane] + fees, pooled.realised[1][lane] + fees] } else { [paid; 2] };
            let institute = institute_share * proceeds;
            let value = pooled.value[lane] * (1.0 - institute_share);
            let split = waterfall.share(&terms, accrued, capital, proceeds - institute - recycled[lane]);
            let back = if is_last { waterfall.clawback(&terms, called[lane] - value) } else { 0.0 };
            waterfall.to_partners += back;
            waterfall.to_manager -= back;

            let got = split.partners + back;
            let gained = waterfall.to_partners - called[lane];
            let guide_got = of_fund[lane].share(got, gained);
            let guide_covers = if is_last { of_fund[lane].covers(called[lane], gained + value) } else { 0.0 };
            guide_gained[lane] += guide_got - guide_covers - guide * paid;
            let gained = guide_gained[lane];
            let park_got = of_guide[lane].share(guide_got, gained);
            let for_guide =
                if is_last { of_guide[lane].covers(guide * called[lane], gained + guide * value) } else { 0.0 };
            let park_covers = park * guide_covers + for_guide;
            shared.proceeds_wan[lane] = proceeds;
            shared.recycled_wan[lane] = recycled[lane];
            shared.institute_wan[lane] = institute;
            shared.manager_wan[lane] = split.manager - back;
            shared.park_wan[lane] = park_got - park_covers;
            shared.guide_wan[lane] = guide_got - park_got - (1.0 - park) * guide_covers + for_guide;
            shared.market_wan[lane] = got - guide_got + guide_covers;
            shared.park_paid_wan[lane] = park * guide * paid;
            shared.guide_paid_wan[lane] = (1.0 - park) * guide * paid;
            shared.market_paid_wan[lane] = (1.0 - guide) * paid;
            shared.fees_wan[lane] = fees;
            shared.park_covers_wan[lane] = park_covers;
        }
    }
    let mut is_paid = [None; LANES];
    for lane in 0..LANES {
        // The balance is paid to the last bits or not at all.
        is_paid[lane] = (called[lane] > 0.0).then_some(waterfalls[lane].owed <= 1e-9 * called[lane]);
    }
    is_paid
}
