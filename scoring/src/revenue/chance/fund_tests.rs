//! Laws and hand counts of the fund by chance.

use super::*;
use crate::math::pow;
use crate::revenue::Plan;
use crate::revenue::chance::leases::RentYear;
use crate::revenue::chance::{Assumptions, Stress};

fn plan(commitment_wan: f64) -> CheckedPlan {
    let plan = Plan { commitment_wan, commitment_years: 4.0, call_first: 1.0, ..Plan::default() };
    plan.check().unwrap()
}

/// Every company is sold after three years for twice its cost.
fn sure() -> Assumptions {
    Assumptions {
        p_fail: 0.0,
        p_listing: 0.0,
        sale_hazard: 1.0,
        body_mu: crate::math::ln(2.0),
        body_sigma: 0.0,
        dilution: 0.0,
        fee_rate: 0.0,
        mark_beta: 0.0,
        exit_beta: 0.0,
        ..Assumptions::default()
    }
}

/// The stakes of paths from one on, rent waived as said, in a market that stands still.
fn followed(plan: &CheckedPlan, assumptions: &Assumptions, stress: Stress, waived: &[f64], first: u64) -> Equity {
    let years = plan.years();
    let leases: Vec<RentYear> = waived.iter().map(|waived| RentYear::of_waived([*waived; LANES])).collect();
    let mut equity = Equity::new(years);
    let draw = Arc::new(Draw::new(assumptions, stress, years, 1));
    let fund = Fund::new(plan, draw.clone());
    let mut portfolio = draw.room();
    portfolio.turn_to(&draw, first);
    fund.follow(plan, &leases, &mut portfolio, &mut equity);
    equity
}

fn follow(plan: &CheckedPlan, assumptions: &Assumptions, stress: Stress, first: u64) -> Equity {
    followed(plan, assumptions, stress, &vec![0.0; plan.years()], first)
}

fn sums(equity: &Equity, lane: usize) -> [f64; 3] {
    let sum = |of: fn(&Own) -> Lane| equity.years.iter().map(|year| of(year)[lane]).sum::<f64>();
    [sum(|year| year.called), sum(|year| year.fees), sum(|year| year.distributed)]
}

fn check(ours: f64, expect: f64) {
    assert!((ours - expect).abs() < 1e-6 * expect.abs().max(1.0), "{ours} instead of {expect}");
}

#[test]
fn sure_companies_by_hand() {
    let equity = follow(&plan(100.0), &sure(), Stress::None, 0);
    let [called, fees, distributed] = sums(&equity, 0);
    check(called, 400.0);
    assert_eq!(fees, 0.0);
    // 800 come back; of the gain of 400 a fifth is the manager's.
    check(distributed, 720.0);
    assert_eq!(equity.hurdle_paid, [Some(true); LANES]);
    check(equity.years[2].nav[0], 100.0 * (pow(2.0, 2.0 / 3.0) + pow(2.0, 1.0 / 3.0) + 1.0));
    check(equity.largest_share[0], 1.0 / 24.0);
}

#[test]
fn stresses_move_what_they_name() {
    let first_paid = |stress| {
        let equity = follow(&plan(100.0), &sure(), stress, 0);
        equity.years.iter().position(|year| year.distributed[0] > 0.0)
    };
    assert_eq!(first_paid(Stress::None), Some(3));
    assert_eq!(first_paid(Stress::ExitsDelayed { years: 2 }), Some(5));
    assert_eq!(first_paid(Stress::DistributionsStop { from: 2, years: 4 }), Some(6));
    let half = follow(&plan(100.0), &sure(), Stress::OneHoldingIsHalf, 0);
    check(half.largest_share[0], 0.125);
}

#[test]
fn partners_share_as_agreed() {
    let with = |change: fn(&mut Assumptions)| {
        let mut assumptions = sure();
        change(&mut assumptions);
        sums(&follow(&plan(100.0), &assumptions, Stress::None, 0), 0)
    };
    // Four times the money through the fund, and a quarter of it back.
    let [called, _, distributed] = with(|a| a.park_share = 0.25);
    check(called, 400.0);
    check(distributed, 720.0);
    let [_, _, distributed] = with(|a| {
        a.park_share = 0.5;
        a.ceded_gain_share = 0.5;
    });
    check(distributed, 720.0 - 160.0);
    // Companies that return half: the park's 200 of loss, and as much of the others' as it has agreed to.
    let [called, _, distributed] = with(|a| {
        a.body_mu = crate::math::ln(0.5);
        a.park_share = 0.5;
        a.first_loss_share = 0.25;
    });
    check(called, 400.0 + 0.25 * 400.0);
    check(distributed, 200.0);
    let [called, _, distributed] = with(|a| {
        a.recycled_share = 0.5;
        a.carry = 0.0;
        a.catch_up = 0.0;
    });
    check(called, 400.0);
    // Half of every payment doubles again, as long as the horizon lasts.
    assert!(distributed > 900.0, "{distributed}");
    let [called, _, distributed] = with(|a| {
        a.follow_on_share = 0.5;
        a.carry = 0.0;
        a.catch_up = 0.0;
    });
    check(called, 400.0);
    check(distributed, 2.0 * 200.0 + 200.0 * pow(2.0, 1.0 / 3.0));
}

#[test]
fn what_is_left_after_the_term_is_sold_below_its_value() {
    let slow = Assumptions { sale_from: 10.0, term_years: 5.0, carry: 0.0, catch_up: 0.0, ..sure() };
    let [_, _, distributed] = sums(&follow(&plan(100.0), &slow, Stress::None, 0), 0);
    check(distributed, 400.0 * 0.89 * 2.0_f64.sqrt());
    let patient = Assumptions { evergreen: 1.0, ..slow };
    let [_, _, distributed] = sums(&follow(&plan(100.0), &patient, Stress::None, 0), 0);
    check(distributed, 800.0);
}

#[test]
fn rent_waived_buys_shares_warrants_and_revenue() {
    let plan = plan(0.0);
    let waived: Vec<f64> = (0..plan.years()).map(|year| if year == 0 { 100.0 } else { 0.0 }).collect();
    let assumptions = Assumptions { warrant_coverage: 1.0, revenue_share: 0.2, revenue_share_cap: 0.3, ..sure() };
    let equity = followed(&plan, &assumptions, Stress::None, &waived, 0);
    let paid: Vec<f64> = equity.years.iter().take(5).map(|year| year.distributed[0]).collect();
    // Revenue 20 and 10 up to its cap; then shares for 200 and warrants for 2.0 − 1.5.
    for (ours, expect) in paid.iter().zip([0.0, 20.0, 10.0, 250.0, 0.0]) {
        check(*ours, expect);
    }
    assert_eq!(equity.hurdle_paid, [None; LANES]);
}

#[test]
fn deal_by_deal_pays_the_manager_sooner_and_no_more() {
    let whole = Assumptions::default();
    let deals = Assumptions { deal_by_deal: 1.0, ..whole.clone() };
    for first in (0..200).step_by(LANES) {
        let [whole, deals] = [&whole, &deals].map(|a| follow(&plan(100.0), a, Stress::None, first));
        for lane in 0..LANES {
            let early = |equity: &Equity| equity.years.iter().take(8).map(|year| year.distributed[lane]).sum::<f64>();
            assert!(early(&deals) <= early(&whole) + 1e-9);
            let ([called, fees, whole], [_, _, deals]) = (sums(&whole, lane), sums(&deals, lane));
            let profit = f64::max(0.0, whole - called - fees);
            // After the clawback the manager has at most its share of what all proceeds gained.
            assert!(deals >= whole - profit / 0.8 * 0.2 - 1e-6, "{first} {lane}");
        }
    }
}
