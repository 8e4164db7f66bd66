//! The simulation by chance as a whole: any cut, its links to the plain engine, and the questions asked of it.

use scoring::revenue::chance::questions::{frontier, skill_curve, stresses, tornado, usual_ranges};
use scoring::revenue::chance::{
    Assumptions, Balances, Block, Case, Fiscal, JoinError, Lever, Once, Simulation, Stress, Yearly,
};
use scoring::revenue::{FieldError, Plan, PlanKind, PlanSet, simulate};

fn case(kind: PlanKind, change: impl FnOnce(&mut Assumptions)) -> Case {
    let mut assumptions = Assumptions::default();
    change(&mut assumptions);
    Case::new(PlanSet::default().plan(kind).check().expect("a possible plan"), assumptions).expect("possible")
}

#[test]
fn any_cut_gives_the_same_bits() {
    let simulation = Simulation::new(&case(PlanKind::Shareholder, |_| ()), 5);
    let whole = simulation.merge(vec![simulation.run_block(0..101)]).expect("a summary");
    for cuts in [vec![0, 100, 101], vec![0, 0, 7, 50, 101]] {
        let mut blocks: Vec<Block> = cuts.windows(2).map(|cut| simulation.run_block(cut[0]..cut[1])).collect();
        blocks.reverse();
        assert_eq!(simulation.merge(blocks).as_ref(), Ok(&whole));
    }
    let block = |range| simulation.run_block(range);
    assert_eq!(simulation.merge(vec![]), Err(JoinError::Empty));
    assert_eq!(simulation.merge(vec![block(0..0)]), Err(JoinError::Empty));
    assert_eq!(simulation.merge(vec![block(0..4), block(5..9)]), Err(JoinError::NotContiguous { path: 4 }));
}

/// Without chance in rents and leases a landlord's path is the plain engine's.
#[test]
fn a_landlord_without_chance_is_the_plain_engine() {
    let case = case(PlanKind::Landlord, |a| {
        (a.rent_sd, a.shock_probability, a.service_sd) = (0.0, 0.0, 0.0);
        (a.lease_years, a.renewed_share, a.rent_free) = (1.0, 1.0, 0.0);
    });
    let plain = simulate(case.plan());
    let path = Simulation::new(&case, 1).path(17);
    for (ours, plain) in path.rows.iter().zip(&plain.years) {
        assert!((ours.net_wan - plain.net_wan).abs() < 1e-6, "{}: {} {}", ours.year, ours.net_wan, plain.net_wan);
    }
    assert!((path.npv_wan - plain.npv_wan).abs() < 1e-6);
    assert_eq!((path.rent_only_npv_wan, path.multiples, path.hurdle_paid), (path.npv_wan, None, None));
}

#[test]
fn rent_is_the_same_chance_for_every_plan() {
    let of = |kind| Simulation::new(&case(kind, |_| ()), 3).path(9);
    let (landlord, shareholder) = (of(PlanKind::Landlord), of(PlanKind::Shareholder));
    assert_eq!(landlord.npv_wan, landlord.rent_only_npv_wan);
    assert_eq!(shareholder.rent_only_npv_wan, landlord.npv_wan);
    for (landlord, shareholder) in landlord.rows.iter().zip(&shareholder.rows) {
        assert!((landlord.rent_wan - shareholder.rent_wan - shareholder.waived_wan).abs() < 1e-6);
    }
}

#[test]
fn each_year_adds_up_and_fans_are_in_order() {
    let simulation = Simulation::new(&case(PlanKind::Shareholder, |a| a.debt_share = 0.5), 3);
    for number in 0..20 {
        let path = simulation.path(number);
        for (row, debt) in path.rows.iter().zip(&path.debt_wan) {
            let income = row.rent_wan + row.services_wan + row.distributions_wan;
            let spent = row.calls_wan + row.fund_fees_wan + row.operating_cost_wan + row.investment_wan + row.tax_wan;
            assert!((income - spent + debt - row.net_wan).abs() < 1e-6);
        }
    }
    let summary = simulation.merge(vec![simulation.run_block(0..200)]).expect("a summary");
    for fan in [&summary.net, &summary.cumulative, &summary.nav, &summary.distributions] {
        assert!(fan.iter().all(|year| year.is_sorted()));
    }
    assert_eq!(summary.break_even.iter().sum::<u64>(), 200);
    assert_eq!(summary.rate.n_unique + summary.rate.n_largest + summary.rate.n_none, 200);
    assert!(summary.wale_years[10] > 0.5 && summary.wale_years[10] < 2.0);
    assert!(summary.gap.p50 < summary.gap.mean, "the tail lifts the mean above the median");
    // A third of the companies fails in nearly every path; the portfolio is kept much more often than that.
    let tolerance = summary.tolerance.expect("stakes");
    assert!((tolerance.lost_companies.p50 - 0.3).abs() < 0.06, "{tolerance:?}");
    assert!(tolerance.p_portfolio_kept > 0.3);
}

/// Every number at each of its limits, alone: refused by name, or finite to the last.
#[test]
fn extreme_assumptions_give_finite_numbers() {
    let base = case(PlanKind::Shareholder, |_| ());
    for field in Assumptions::FIELDS {
        for end in field.limits {
            let mut assumptions = Assumptions::default();
            assert!(assumptions.set(field.name, end));
            let Ok(case) = Case::new(base.plan().clone(), assumptions) else { continue };
            let block = Simulation::new(&case, 1).run_block(0..3);
            for once in [Once::Npv, Once::NpvWithNav, Once::RentOnlyNpv, Once::Lowest, Once::LargestShare] {
                assert!(block.once(once).iter().all(|cell| cell.is_finite()), "{} {end} {once:?}", field.name);
            }
            let nav = block.year(Yearly::Nav, 19);
            assert!(nav.iter().all(|cell| *cell >= 0.0), "{} {end}", field.name);
        }
    }
}

#[test]
fn impossible_assumptions_are_refused_by_name() {
    let plan = Plan::default().check().expect("possible");
    let refused = |change: fn(&mut Assumptions)| {
        let mut assumptions = Assumptions::default();
        change(&mut assumptions);
        Case::new(plan.clone(), assumptions).err().and_then(|errors| errors.into_iter().next())
    };
    let name = |error: Option<FieldError>| match error {
        Some(FieldError::OutOfRange { name, .. } | FieldError::Above { name, .. } | FieldError::Below { name, .. }) => {
            name
        }
        Some(FieldError::NotWhole { name, .. }) => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(name(refused(|a| a.rent_sd = -0.1)), "rent_sd");
    assert_eq!(name(refused(|a| a.deals_per_year = 2.5)), "deals_per_year");
    assert_eq!(name(refused(|a| a.p_listing = 0.7)), "p_listing");
    assert_eq!(name(refused(|a| a.catch_up = 0.1)), "catch_up");
    assert_eq!(name(refused(|a| a.county_level = 1.0)), "joins_higher_fund");
    assert_eq!(name(refused(|a| a.reinvestment_multiple = 1.5)), "reinvestment_multiple");
}

#[test]
fn skill_is_worth_something_and_has_a_break_even() {
    let case = case(PlanKind::Shareholder, |_| ());
    let curve = skill_curve(&case, &[0.0, 0.2, 0.4, 0.6], 300, 1).expect("a curve");
    let medians: Vec<f64> = curve.points.iter().map(|point| point.gap.p50).collect();
    assert!(medians.is_sorted(), "{medians:?}");
    let even = curve.break_even_by_median.expect("a break-even");
    assert!(medians[0] < 0.0 && 0.0 < even && even < 0.6, "{even} {medians:?}");
    assert!(skill_curve(&case, &[2.0], 10, 1).is_err());
}

#[test]
fn stresses_hurt() {
    let case = case(PlanKind::Shareholder, |a| a.recycled_share = 0.2);
    let told = stresses(&case, 200, 1);
    let calm = &told[0].1;
    for (stress, summary) in &told[1..] {
        match stress {
            Stress::RentsFall { .. } => assert!(summary.rent_only_npv.p50 < calm.rent_only_npv.p50),
            Stress::DistributionsStop { .. } => {
                assert!((6..9).all(|year| summary.distributions[year] == [0.0; 5]));
                assert!(summary.lowest.p5 < calm.lowest.p5);
            }
            Stress::ExitsDelayed { .. } => assert!(summary.npv.p50 < calm.npv.p50),
            Stress::OneHoldingIsHalf => assert!(summary.largest_share > calm.largest_share),
            _ => assert_ne!(summary.npv, calm.npv),
        }
    }
}

#[test]
fn a_tornado_and_a_frontier() {
    let case = case(PlanKind::Shareholder, |_| ());
    let ranges =
        [("rent_growth", -0.02, 0.02), ("tail_cap", 50.0, 200.0), ("p_fail", 0.2, 0.5), ("term_years", 8.0, 8.0)];
    let bars = tornado(&case, &ranges, 100, 1).expect("bars");
    assert_eq!(bars.len(), 4);
    assert_eq!(bars[3].gap_at_low, bars[3].gap_at_high);
    assert!(bars.iter().any(|bar| bar.name == "p_fail" && bar.gap_at_low > bar.gap_at_high));
    assert!(matches!(&tornado(&case, &[("luck", 0.0, 1.0)], 1, 1).unwrap_err()[..], [FieldError::Unknown { .. }]));
    assert!(tornado(&case, &[("area_m2", -1.0, 1.0)], 1, 1).is_err());

    let mixes = frontier(&case, &[0.0, 0.5, 1.0, 100.0], 100, 1);
    assert_eq!(mixes.len(), 3, "a hundredfold concession leaves the plan's limits");
    assert_eq!(mixes[0].p_below_rent_only, 0.0);
    assert!(mixes.iter().any(|mix| mix.is_on_frontier));
}

#[test]
fn usual_ranges_are_about_what_is_and_can_be_simulated() {
    let case = case(PlanKind::Shareholder, |a| (a.skill, a.tail_cap) = (0.2, 5.0));
    let ranges = usual_ranges(&case);
    for (name, low, high) in &ranges {
        let is = case.number(name).expect("a known name");
        assert!(low < high && *low <= is && is <= *high, "{name}");
        assert!(case.with_number(name, *low).is_ok() && case.with_number(name, *high).is_ok(), "{name}");
    }
    let range = |name: &str| ranges.iter().find(|(known, ..)| *known == name).map(|(_, low, high)| (*low, *high));
    assert_eq!(range("skill").map(|(low, high)| (low < 0.2, high > 0.2)), Some((true, true)));
    assert_eq!(range("evergreen"), None, "a switch has no range");
    assert_eq!(range("tail_cap"), None, "it is as low as the tail's least multiple");
    let above = case.with_number("occupancy_start", 0.95).unwrap_err();
    assert!(matches!(above[..], [FieldError::Above { name: "occupancy_start", other: "occupancy_max", .. }]));
}

fn fiscal() -> Fiscal {
    let given = [
        ("tax_wan_m2", 0.05),
        ("tax_growth", 0.0),
        ("vat_part", 0.5),
        ("cit_part", 0.3),
        ("pit_part", 0.2),
        ("vat_central", 0.5),
        ("vat_province", 0.1),
        ("vat_city", 0.2),
        ("vat_district", 0.1),
        ("cit_central", 0.6),
        ("cit_province", 0.1),
        ("cit_city", 0.1),
        ("cit_district", 0.1),
        ("pit_central", 0.6),
        ("pit_province", 0.1),
        ("pit_city", 0.1),
        ("pit_district", 0.1),
        ("development_years", 5.0),
        ("land_income_wan", 0.0),
        ("subsidies_wan", 500.0),
        ("operations_wan", 500.0),
        ("interest_wan", 200.0),
    ];
    let (fiscal, errors) = Fiscal::read(given);
    assert_eq!((errors, fiscal.refuse(), fiscal.contradictions()), (vec![], vec![], vec![]));
    fiscal
}

#[test]
fn balances_have_chances_and_levers() {
    let case = case(PlanKind::Shareholder, |_| ());
    let block = Simulation::new(&case, 1).run_block(0..100);
    let of = |fiscal: &Fiscal| Balances::of(case.plan(), fiscal, case.assumptions().credit_line_wan, &block);
    let balances = of(&fiscal());
    let parts: f64 = fiscal().parts().iter().sum();
    assert!((parts - 1.0).abs() < 1e-12);
    // The buildings alone cost 30 000, more than is back after five years.
    assert_eq!(balances.p_worth, 0.0);
    assert!(matches!(balances.development_lever, Lever::CreditLine(wan) if wan > 30_000.0));
    assert_eq!(balances.p_operation.len(), 15);
    assert_eq!(balances.first_year, Some(5));

    let poor = Fiscal { subsidies_wan: 20_000.0, ..fiscal() };
    let balances = of(&poor);
    assert_eq!(balances.first_year, None);
    assert!(matches!(balances.operation_lever, Lever::PerYear(wan) if wan > 10_000.0));

    let broken = Fiscal { vat_part: 0.6, cit_district: 0.5, ..fiscal() };
    assert_eq!(broken.contradictions().len(), 2);
    assert!(matches!(&Fiscal::read([]).1[..], [FieldError::Missing { name: "tax_wan_m2" }, ..]));
}
