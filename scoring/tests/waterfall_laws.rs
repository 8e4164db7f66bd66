//! Laws of the waterfall for any terms and any years of calls and proceeds.

use proptest::collection::vec;
use proptest::prelude::*;
use scoring::revenue::waterfall::{Terms, Waterfall};

fn terms() -> impl Strategy<Value = Terms> {
    (0.0..0.3_f64, 0.0..0.5_f64, prop_oneof![Just(0.0), Just(1.0), 0.55..1.0_f64])
        .prop_map(|(hurdle, carry, catch_up)| Terms { hurdle, carry, catch_up })
}

/// Calls and proceeds of each year.
fn years() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let money = || prop_oneof![3 => 0.0..1_000.0_f64, 1 => Just(0.0), 1 => 0.0..50_000.0_f64];
    vec((money(), money()), 1..25)
}

/// To the partners and the manager, by year.
fn shared(terms: &Terms, years: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut fund = Waterfall::default();
    let split = |(call, proceeds): &(f64, f64)| {
        let split = fund.share(terms, *call, *call, *proceeds);
        (split.partners, split.manager)
    };
    years.iter().map(split).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_sum_to_the_proceeds_and_none_is_negative(terms in terms(), years in years()) {
        for ((partners, manager), (_, proceeds)) in shared(&terms, &years).into_iter().zip(&years) {
            prop_assert!((partners + manager - proceeds).abs() <= 1e-9 * proceeds.max(1.0));
            prop_assert!(partners >= 0.0 && manager >= 0.0);
        }
    }

    /// When it is paid, the manager has no more than its carry of the profit over what was called until then.
    #[test]
    fn the_manager_never_overshoots_its_share(terms in terms(), years in years()) {
        let (mut called, mut all, mut manager) = (0.0, 0.0, 0.0);
        for ((to_partners, to_manager), (call, _)) in shared(&terms, &years).into_iter().zip(&years) {
            called += call;
            all += to_partners + to_manager;
            manager += to_manager;
            prop_assert!(to_manager <= 1e-9 || manager <= terms.carry * (all - called) + 1e-6 * all.max(1.0));
        }
    }

    /// Once a full catch-up is through, the manager has exactly its carry of the profit.
    #[test]
    fn a_full_catch_up_ends_at_exactly_the_share(years in years(), carry in 0.05..0.5_f64) {
        let terms = Terms { hurdle: 0.08, carry, catch_up: 1.0 };
        let mut fund = Waterfall::default();
        let mut called = 0.0;
        for (call, proceeds) in years.iter().chain([&(0.0, 1e9)]) {
            called += call;
            fund.share(&terms, *call, *call, *proceeds);
        }
        let profit = fund.to_partners + fund.to_manager - called;
        prop_assert!((fund.to_manager / (carry * profit) - 1.0).abs() < 1e-9);
    }

    /// The manager gets nothing before the partners have capital and hurdle; what is owed never falls below zero.
    #[test]
    fn the_hurdle_comes_first(terms in terms(), years in years()) {
        let (mut fund, mut owed) = (Waterfall::default(), 0.0);
        for (call, proceeds) in &years {
            owed = owed * (1.0 + terms.hurdle) + call;
            let split = fund.share(&terms, *call, *call, *proceeds);
            prop_assert!(split.manager == 0.0 || *proceeds >= owed);
            owed = f64::max(0.0, owed - proceeds);
            prop_assert!(fund.owed >= 0.0 && (fund.owed - owed).abs() <= 1e-6 * owed.max(1.0));
        }
    }

    /// More proceeds in a year leave neither side with less at its end. Later it may be otherwise: what the manager got on a profit
    /// that a later call takes away is what the clawback is for.
    #[test]
    fn more_proceeds_are_never_less_for_anyone(terms in terms(), years in years(), more in 0.0..1e4_f64) {
        let total = |years: &[(f64, f64)]| {
            shared(&terms, years).into_iter().fold((0.0, 0.0), |(p, m), (partners, manager)| (p + partners, m + manager))
        };
        let mut richer = years.clone();
        richer.last_mut().expect("a year").1 += more;
        let (before, after) = (total(&years), total(&richer));
        let slack = 1e-6 * (before.0 + before.1 + more).max(1.0);
        prop_assert!(after.1 >= before.1 - slack, "{before:?} {after:?}");
        prop_assert!(after.0 >= before.0 - slack, "{before:?} {after:?}");
    }

    #[test]
    fn a_clawback_leaves_the_manager_its_share_of_what_was_gained(terms in terms(), years in years()) {
        let mut fund = Waterfall::default();
        let mut called = 0.0;
        for (call, proceeds) in &years {
            called += call;
            fund.share(&terms, *call, *call, *proceeds);
        }
        let back = fund.clawback(&terms, called);
        let profit = f64::max(0.0, fund.to_partners + fund.to_manager - called);
        prop_assert!(back >= 0.0 && back <= fund.to_manager + 1e-9);
        prop_assert!(fund.to_manager - back <= terms.carry * profit + 1e-6 * profit.max(1.0));
    }
}
