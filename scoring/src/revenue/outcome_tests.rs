//! A whole plan redone by hand, the untouched plans' golden bits, and laws that hold for every plan.

use super::*;
use crate::revenue::{Plan, PlanKind, PlanSet};

fn outcome(plan: Plan) -> Outcome {
    simulate(&plan.check().unwrap())
}

/// Two full years of a park of 10,000 m² at 100 yuan, so 1,200 万元 of rent, without any ramp.
fn plain() -> Plan {
    Plan {
        area_m2: 10_000.0,
        rent_yuan_m2_month: 100.0,
        rent_growth: 0.0,
        occupancy_start: 1.0,
        occupancy_step: 0.0,
        occupancy_max: 1.0,
        operating_margin: 0.75,
        building_yuan_m2: 1_000.0,
        renewal_share: 0.0,
        fee_wan: 0.0,
        tax_rate: 0.25,
        depreciation_years: 10.0,
        horizon_years: 2.0,
        discount_rate: 0.0,
        ..Plan::default()
    }
}

#[test]
fn a_landlord_by_hand() {
    let Outcome { years, npv_wan, break_even_year, deepest_hole, crossing_year, equity, .. } = outcome(plain());
    let [first, second] = years[..] else { panic!("two years") };
    // Profit 1,200 − 300 − 100 written off = 800, tax 200; the buildings cost 1,000.
    assert_eq!((first.rent_wan, first.operating_cost_wan, first.tax_wan), (1_200.0, 300.0, 200.0));
    assert_eq!((first.investment_wan, first.net_wan, second.net_wan), (1_000.0, -300.0, 700.0));
    assert_eq!((second.cumulative_wan, npv_wan, break_even_year), (400.0, 400.0, Some(2)));
    assert_eq!(deepest_hole, Some(Hole { amount: -300.0, year: 1 }));
    assert_eq!((crossing_year, equity), (None, None));
    assert_eq!(first.shares, Some(IncomeShares { rent: 1.0, services: 0.0, equity: 0.0 }));
}

#[test]
fn a_commitment_by_hand() {
    let plan = Plan {
        commitment_wan: 1_000.0,
        commitment_years: 1.0,
        call_first: 1.0,
        fund_life_years: 2.0,
        fund_growth: 1.0,
        fund_fee: 0.1,
        ..plain()
    };
    let Outcome { years, crossing_year, equity, .. } = outcome(plan);
    let [first, second] = years[..] else { panic!("two years") };
    // All of 1,000 called, doubled and paid out in year 2; a fee of 100 each year; only the gain of 1,000 is taxed.
    assert_eq!((first.calls_wan, first.fund_fees_wan, first.nav_wan, first.tax_wan), (1_000.0, 100.0, 1_000.0, 175.0));
    assert_eq!((second.distributions_wan, second.nav_wan, second.tax_wan), (2_000.0, 0.0, 425.0));
    assert_eq!((first.net_wan, second.net_wan), (-1_375.0, 2_375.0));
    assert_eq!(crossing_year, Some(2));
    let equity = equity.unwrap();
    assert_eq!((equity.paid_in_wan, equity.distributed_wan, equity.moic), (1_200.0, 2_000.0, Some(2.0)));
    assert_eq!(equity.multiples.tvpi, equity.multiples.dpi + equity.multiples.rvpi);
}

#[test]
fn space_conceded_for_equity_by_hand() {
    let plan = Plan {
        conceded_share: 0.5,
        waived_share: 0.5,
        concession_years: 1.0,
        fund_life_years: 2.0,
        fund_growth: 0.0,
        ..plain()
    };
    let Outcome { years, equity, .. } = outcome(plan);
    let [first, second] = years[..] else { panic!("two years") };
    assert_eq!(
        (first.rent_wan, first.waived_wan, first.operating_cost_wan, first.nav_wan),
        (900.0, 300.0, 300.0, 300.0)
    );
    assert_eq!((second.rent_wan, second.distributions_wan), (1_200.0, 300.0));
    assert_eq!(second.shares.unwrap(), IncomeShares { rent: 0.8, services: 0.0, equity: 0.2 });
    assert_eq!(equity.unwrap().irr, Irr::Unique(0.0));
}

#[test]
fn an_unpaid_fund_counts_in_value_and_not_in_cash() {
    let plan = Plan { commitment_wan: 1_000.0, horizon_years: 3.0, discount_rate: 0.1, ..plain() };
    let Outcome { years, npv_wan, npv_with_nav_wan, .. } = outcome(plan);
    let nav = years[2].nav_wan;
    assert!(nav > 0.0 && (npv_with_nav_wan - npv_wan - nav / 1.21).abs() < 1e-9);
}

/// The untouched plans to the last bit, the same on every machine: present value, the same with the value still held,
/// last cumulative cash, deepest hole, rate of return.
#[test]
fn golden_bits_of_the_untouched_plans() {
    // The own plan is what a person makes of it, and no other arithmetic.
    let [landlord, hybrid, shareholder, _] = PlanKind::ALL;
    let found = [landlord, hybrid, shareholder].map(|kind| {
        let outcome = outcome(PlanSet::default().plan(kind));
        let Irr::Unique(rate) = outcome.irr else { panic!("{kind:?}") };
        let (last, hole) = (outcome.years.last().unwrap(), outcome.deepest_hole.unwrap());
        [outcome.npv_wan, outcome.npv_with_nav_wan, last.cumulative_wan, hole.amount, rate]
    });
    assert_eq!(found.map(|plan| plan.map(f64::to_bits)), GOLDEN, "{found:?}");
}

const GOLDEN: [[u64; 5]; 3] = [
    [0xc0b1_d30e_0860_c1a6, 0xc0b1_d30e_0860_c1a6, 0x40cd_2190_b1c3_0776, 0xc0dc_881f_f972_4745, 0x3fa5_0cb8_f6c6_3f60],
    [0xc0ad_c194_9ce2_2d7c, 0xc094_dac6_5d79_ab52, 0x40d3_18c3_ceec_58e9, 0xc0dc_c927_a786_c227, 0x3fa7_aaf1_abef_4d80],
    [0xc0a2_c297_12d8_6a7f, 0x40b2_47de_0149_48e7, 0x40db_b110_18e5_e203, 0xc0de_81ae_c940_49d9, 0x3fab_1f07_00fc_d620],
];

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use super::*;
    use crate::revenue::fund::{FundTerms, vintage};
    use crate::revenue::{ParameterId, irr, sign_changes};
    use proptest::prelude::*;

    /// Plans with every parameter anywhere a slider reaches.
    fn plans() -> impl Strategy<Value = Plan> {
        ranges(|id| id.describe().slider)
    }

    /// Plans with every parameter anywhere it is allowed.
    fn extreme_plans() -> impl Strategy<Value = Plan> {
        ranges(|id| id.describe().limits)
    }

    fn ranges(range: fn(ParameterId) -> [f64; 2]) -> impl Strategy<Value = Plan> {
        prop::collection::vec(0.0..=1.0_f64, ParameterId::ALL.len()).prop_map(move |places| {
            let mut plan = Plan::default();
            for (id, place) in ParameterId::ALL.iter().zip(places) {
                let [from, to] = range(*id);
                let value = from + place * (to - from);
                plan.set(*id, if id.describe().is_whole() { value.round() } else { value });
            }
            plan.occupancy_start = plan.occupancy_start.min(plan.occupancy_max);
            plan.adoption_start = plan.adoption_start.min(plan.adoption_max);
            plan
        })
    }

    fn terms() -> impl Strategy<Value = FundTerms> {
        let calls = prop::array::uniform3(0.05..=1.0_f64);
        (calls, 1..=20_usize, 0.0..=8.0_f64, -0.3..=0.6_f64, 0.0..=0.5_f64).prop_map(
            |(calls, life_years, bow, growth, least_payout)| FundTerms { calls, life_years, bow, growth, least_payout },
        )
    }

    fn rates(found: Irr) -> Vec<f64> {
        match found {
            Irr::Unique(rate) => vec![rate],
            Irr::Several(rates) => rates,
            Irr::None => vec![],
        }
    }

    proptest! {
        #[test]
        fn a_year_adds_up(plan in plans()) {
            let outcome = outcome(plan.clone());
            prop_assert_eq!(outcome.years.len() as f64, plan.horizon_years);
            let mut cumulative = 0.0;
            for row in &outcome.years {
                let income = row.rent_wan + row.services_wan + row.distributions_wan;
                let spent = row.calls_wan + row.fund_fees_wan + row.operating_cost_wan + row.investment_wan + row.tax_wan;
                prop_assert!((row.net_wan - (income - spent)).abs() <= 1e-9 * (income + spent.abs()).max(1.0));
                cumulative += row.net_wan;
                prop_assert_eq!(row.cumulative_wan, cumulative);
                prop_assert!(0.0 <= row.occupancy && row.occupancy <= plan.occupancy_max);
                prop_assert!(row.tax_wan >= 0.0 && row.rent_wan >= 0.0 && row.nav_wan >= -1e-9);
                prop_assert_eq!(row.shares.is_some(), income > 0.0);
                if let Some(IncomeShares { rent, services, equity }) = row.shares {
                    prop_assert!((rent + services + equity - 1.0).abs() < 1e-12);
                }
            }
        }

        #[test]
        fn every_number_is_finite_for_every_allowed_plan(plan in extreme_plans()) {
            let outcome = outcome(plan);
            let sums = [outcome.npv_wan, outcome.npv_with_nav_wan];
            let rows = outcome.years.iter().flat_map(|row| [row.net_wan, row.cumulative_wan, row.nav_wan, row.tax_wan]);
            prop_assert!(rows.chain(sums).all(f64::is_finite));
            if let Some(equity) = outcome.equity {
                prop_assert!(equity.multiples.tvpi.is_finite() && equity.moic.is_none_or(f64::is_finite));
            }
        }

        #[test]
        fn multiples_add_up(plan in plans()) {
            if let Some(equity) = outcome(plan).equity {
                let multiples = equity.multiples;
                prop_assert_eq!(multiples.dpi + multiples.rvpi, multiples.tvpi);
            }
        }

        #[test]
        fn more_rent_growth_never_lowers_the_rent_received(plan in plans(), more in 0.0..0.1_f64) {
            let faster = Plan { rent_growth: plan.rent_growth + more, ..plan.clone() };
            let rents = |plan| outcome(plan).years.iter().map(|row| row.rent_wan).collect::<Vec<_>>();
            let pairs = cumulative(&rents(plan)).into_iter().zip(cumulative(&rents(faster)));
            for (slow, fast) in pairs {
                prop_assert!(fast >= slow * (1.0 - 1e-12));
            }
        }

        #[test]
        fn present_value_is_linear(
            flows in prop::collection::vec((-1e4..1e4_f64, -1e4..1e4_f64), 1..30),
            rate in -0.2..0.5_f64,
            factor in -10.0..10.0_f64,
        ) {
            let (first, second): (Vec<f64>, Vec<f64>) = flows.iter().copied().unzip();
            let joined: Vec<f64> = flows.iter().map(|(first, second)| first + factor * second).collect();
            let (a, b, c) = (npv(rate, &first), npv(rate, &second), npv(rate, &joined));
            let size: Vec<f64> = flows.iter().map(|(first, second)| first.abs() + (factor * second).abs()).collect();
            prop_assert!((a + factor * b - c).abs() <= 1e-12 * npv(rate, &size));
        }

        #[test]
        fn the_return_of_a_commitment_is_its_growth(terms in terms()) {
            let rows = vintage(100.0, &terms);
            let mut flows: Vec<f64> = rows.iter().map(|row| row.distributed - row.called).collect();
            *flows.last_mut().unwrap() += rows.last().unwrap().nav;
            if terms.life_years > 1 {
                let found = rates(irr(&flows));
                prop_assert!(found.iter().any(|rate| (rate - terms.growth).abs() < 1e-8), "{found:?}");
            }
        }

        #[test]
        fn every_rate_found_is_one_and_none_too_many(flows in prop::collection::vec(-100.0..100.0_f64, 2..15)) {
            let found = rates(irr(&flows));
            prop_assert!(found.len() <= sign_changes(&flows));
            prop_assert!((sign_changes(&flows) - found.len()).is_multiple_of(2));
            for rate in found {
                // Far below zero a present value overflows; the flows carried forward say the same there.
                let (value, size) = flows.iter().fold((0.0, 0.0_f64), |(value, size), flow| {
                    (value * (1.0 + rate) + flow, size * (1.0 + rate) + flow.abs())
                });
                prop_assert!(f64::abs(value) <= 1e-9 * size);
            }
        }

        #[test]
        fn rates_put_into_flows_are_found_again(mut put in prop::collection::vec(-0.5..1.5_f64, 1..5)) {
            put.sort_by(f64::total_cmp);
            prop_assume!(put.windows(2).all(|pair| pair[1] - pair[0] > 0.05));
            // The product of (x·(1+r) − 1) in x = 1/(1+rate) has exactly these rates.
            let flows = put.iter().fold(vec![1.0], |flows, rate| {
                let shifted = std::iter::once(0.0).chain(flows.iter().map(|flow| flow * (1.0 + rate)));
                let kept = flows.iter().map(|flow| -flow).chain([0.0]);
                shifted.zip(kept).map(|(shifted, kept)| shifted + kept).collect()
            });
            let found = rates(irr(&flows));
            prop_assert_eq!(found.len(), put.len());
            for (found, put) in found.iter().zip(&put) {
                prop_assert!((found - put).abs() < 1e-8, "{} against {}", found, put);
            }
        }
    }
}
