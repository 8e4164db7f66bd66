//! Who gets a fund's proceeds: capital and hurdle first, then the manager's catch-up, then the split.

use crate::math::{least, most};

/// How proceeds are shared between the partners and the manager.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Yearly return, compounding, that the partners get before the manager's share; at least 0.
    pub hurdle: f64,
    /// The manager's share of the profit, 0 to 1, 1 left out.
    pub carry: f64,
    /// Part of what comes after the hurdle that goes to the manager until it has its share of all profit: 0 for no catch-up, else
    /// above `carry`, at most 1.
    pub catch_up: f64,
}

/// How far a fund has come; the default is its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Waterfall {
    /// What the partners still have to get before the manager gets anything.
    pub owed: f64,
    /// Capital that counted so far, without the hurdle.
    pub capital: f64,
    /// What the partners got so far.
    pub to_partners: f64,
    /// What the manager got so far.
    pub to_manager: f64,
}

/// One year's proceeds, shared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split {
    pub partners: f64,
    pub manager: f64,
}

impl Waterfall {
    /// Shares the proceeds of a year: the whole-fund (European) way when `accrued` and `capital` are that year's calls.
    ///
    /// *Units*: any one money; `accrued` is what is added to the partners' claim, `capital` the part of it that is no hurdle.
    /// *Formula*, in the order of the payments, `owed` first grown by the hurdle and by `accrued`:
    /// ```text
    /// back   = min(proceeds, owed)                                                      all to the partners
    /// profit = max(0, partners' total − capital) + manager's total                      after `back`
    /// up     = min(rest, max(0, (carry · profit − manager's total) / (catch_up − carry)))   catch_up of it to the manager
    /// rest after `up`:  carry of it to the manager
    /// ```
    /// *Edge cases*: no proceeds give nothing and let the hurdle grow; without catch-up the split follows at once.
    /// The parts sum to the proceeds up to rounding, and the manager never has more than `carry` of the profit that it stood at when
    /// it was paid; a later call can take that profit away again ([`Waterfall::clawback`]). *Cost*: O(1).
    #[inline(always)]
    pub fn share(&mut self, terms: &Terms, accrued: f64, capital: f64, proceeds: f64) -> Split {
        self.owed = self.owed * (1.0 + terms.hurdle) + accrued;
        self.capital += capital;
        let back = least(proceeds, self.owed);
        self.owed -= back;
        let rest = proceeds - back;

        let gained = most(0.0, self.to_partners + back - self.capital);
        let missing = terms.carry * (gained + self.to_manager) - self.to_manager;
        let zone = if terms.catch_up > 0.0 { most(0.0, missing / (terms.catch_up - terms.carry)) } else { 0.0 };
        let up = least(rest, zone);
        let split = rest - up;

        let manager = terms.catch_up * up + terms.carry * split;
        let partners = back + (1.0 - terms.catch_up) * up + (1.0 - terms.carry) * split;
        self.to_manager += manager;
        self.to_partners += partners;
        Split { partners, manager }
    }

    /// What the manager has to give back at the end: what it has beyond its share of the profit there is.
    ///
    /// *Formula*: `max(0, manager's total − carry · max(0, all proceeds − called))`, `called` being everything ever called.
    /// *Cost*: O(1).
    #[inline(always)]
    pub fn clawback(&self, terms: &Terms, called: f64) -> f64 {
        let profit = most(0.0, self.to_partners + self.to_manager - called);
        most(0.0, self.to_manager - terms.carry * profit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Terms = Terms { hurdle: 0.08, carry: 0.2, catch_up: 1.0 };

    fn check(terms: &Terms, years: &[(f64, f64)], expect: &[(f64, f64)]) {
        let mut fund = Waterfall::default();
        for ((call, proceeds), (partners, manager)) in years.iter().zip(expect) {
            let split = fund.share(terms, *call, *call, *proceeds);
            assert!((split.partners - partners).abs() < 1e-9, "{split:?} for {partners}");
            assert!((split.manager - manager).abs() < 1e-9, "{split:?} for {manager}");
        }
    }

    #[test]
    fn by_hand() {
        // 100 called; 108 are owed a year later. Of the 12 beyond, 2 catch up with 8, and 10 are split.
        check(&USUAL, &[(100.0, 0.0), (0.0, 120.0)], &[(0.0, 0.0), (116.0, 4.0)]);
        // Within the catch-up everything goes to the manager.
        check(&USUAL, &[(100.0, 0.0), (0.0, 109.0)], &[(0.0, 0.0), (108.0, 1.0)]);
        check(&USUAL, &[(100.0, 0.0), (0.0, 50.0)], &[(0.0, 0.0), (50.0, 0.0)]);
        let none = Terms { catch_up: 0.0, ..USUAL };
        check(&none, &[(100.0, 0.0), (0.0, 120.0)], &[(0.0, 0.0), (117.6, 2.4)]);
        // At half the zone is 1.6/(0.5 − 0.2) wide, of which half is 2.667: 20 % of 8 + 5.333.
        let half = Terms { catch_up: 0.5, ..USUAL };
        check(&half, &[(100.0, 0.0), (0.0, 120.0)], &[(0.0, 0.0), (116.0, 4.0)]);
    }

    #[test]
    fn a_later_loss_is_clawed_back() {
        let mut fund = Waterfall::default();
        fund.share(&USUAL, 100.0, 100.0, 0.0);
        fund.share(&USUAL, 0.0, 0.0, 200.0);
        assert!((fund.to_manager - 20.0).abs() < 1e-9);
        fund.share(&USUAL, 60.0, 60.0, 0.0);
        assert!((fund.clawback(&USUAL, 160.0) - 12.0).abs() < 1e-9);
        assert_eq!(Waterfall::default().clawback(&USUAL, 100.0), 0.0);
    }
}
