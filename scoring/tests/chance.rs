//! The simulation by chance as a whole: any cut, its links to the plain engine, and the questions asked of it.

use scoring::revenue::chance::questions::{frontier, skill_curve, stresses, tornado, usual_ranges};
use scoring::revenue::chance::{
    Assumptions, Balances, Block, Case, Fiscal, JoinError, Lever, Once, Services, Simulation, Stress, Yearly,
};
use scoring::revenue::{FieldError, Plan, PlanKind, PlanSet, simulate};

fn case(kind: PlanKind, change: impl FnOnce(&mut Assumptions)) -> Case {
    let mut assumptions = Assumptions::default();
    change(&mut assumptions);
    Case::new(PlanSet::default().plan(kind).check().expect("a possible plan"), assumptions).expect("possible")
}

fn serving(change: impl FnOnce(&mut Services)) -> Case {
    let mut services = Services::default();
    change(&mut services);
    case(PlanKind::Shareholder, |_| ()).serving(Some(services)).expect("possible services")
}

#[test]
fn any_cut_gives_the_same_bits() {
    check_cuts(&case(PlanKind::Shareholder, |_| ()));
    check_cuts(&serving(|_| ()));
}

fn check_cuts(case: &Case) {
    let simulation = Simulation::new(case, 5);
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
fn services_by_kind_are_the_rows_and_touch_nothing_else() {
    let (by_kind, alike) = (serving(|_| ()), case(PlanKind::Shareholder, |_| ()));
    let follow = |case: &Case, path| Simulation::new(case, 5).path(path);
    for number in 0..20 {
        let (ours, alike) = (follow(&by_kind, number), follow(&alike, number));
        assert!(alike.services_wan.is_empty());
        for ((row, kinds), alike) in ours.rows.iter().zip(&ours.services_wan).zip(&alike.rows) {
            assert!((row.services_wan - kinds.iter().sum::<f64>()).abs() < 1e-9 * row.services_wan);
            assert_eq!((row.rent_wan, row.distributions_wan), (alike.rent_wan, alike.distributions_wan));
        }
    }
    // A kind that nobody buys brings nothing, and the others what they brought.
    let without = serving(|services| {
        (services.data_seed_adoption, services.data_growth_adoption, services.data_mature_adoption) = (0.0, 0.0, 0.0);
    });
    for (ours, without) in follow(&by_kind, 3).services_wan.iter().zip(&follow(&without, 3).services_wan) {
        assert_eq!((&ours[..3], without[3]), (&without[..3], 0.0));
    }
    let dearer = by_kind.with_number("testing_mature_fee_wan", 16.0).expect("a service's number");
    let of = |case: &Case| follow(case, 3).rows[12].services_wan;
    assert!(of(&dearer) > of(&by_kind));
    assert_eq!(dearer.number("testing_mature_fee_wan"), Some(16.0));
    assert!(alike.with_number("testing_mature_fee_wan", 16.0).is_err(), "it has no services by kind");
    assert!(by_kind.with_number("testing_mature_adoption", 1.6).is_err());
}

/// Every number of the services at each of its limits: refused by name, or finite and no adoption above all.
#[test]
fn extreme_services_give_finite_numbers() {
    for field in Services::FIELDS {
        for end in field.limits {
            let mut services = Services::default();
            assert!(services.set(field.name, end));
            let Ok(case) = case(PlanKind::Shareholder, |a| a.service_sd = 2.0).serving(Some(services)) else {
                continue;
            };
            let block = Simulation::new(&case, 1).run_block(0..4);
            assert!(block.once(Once::Npv).iter().all(|npv| npv.is_finite()), "{} {end}", field.name);
            assert!(block.year(Yearly::Services, 19).iter().all(|fees| *fees >= 0.0), "{} {end}", field.name);
        }
    }
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

/// At both levels with favours in both directions, whatever the path: nothing of the proceeds is lost and nothing comes from nowhere.
#[test]
fn what_partners_get_sums_to_the_proceeds_in_every_year() {
    let variants: [fn(&mut Assumptions); 5] = [
        |_| (),
        |a| (a.guide_share, a.park_share) = (0.4, 0.5),
        |a| (a.guide_share, a.guide_first_loss_share, a.guide_ceded_gain_share) = (0.25, 0.5, 0.3),
        |a| (a.park_share, a.first_loss_share, a.ceded_gain_share, a.deal_by_deal) = (0.5, 0.4, 0.2, 1.0),
        |a| {
            (a.guide_share, a.park_share, a.institute_share, a.recycled_share) = (0.5, 0.5, 0.1, 0.3);
            (a.guide_first_loss_share, a.guide_ceded_gain_share) = (0.3, 0.2);
            (a.first_loss_share, a.ceded_gain_share, a.p_fail) = (0.3, 0.2, 0.6);
        },
    ];
    for (number, variant) in variants.into_iter().enumerate() {
        let case = case(PlanKind::Shareholder, variant);
        let simulation = Simulation::new(&case, 7);
        let mut covered = 0.0;
        for path in 0..40 {
            let path = simulation.path(path);
            for (year, row) in path.shared.iter().zip(&path.rows) {
                let got = year.recycled_wan + year.institute_wan + year.manager_wan;
                let got = got + year.park_wan + year.guide_wan + year.market_wan;
                let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * a.abs().max(1.0);
                assert!(close(got, year.proceeds_wan), "{number}: {year:?}");
                assert!(close(row.calls_wan + row.fund_fees_wan, year.park_paid_wan + year.park_covers_wan));
                covered += year.park_covers_wan;
            }
        }
        let a = case.assumptions();
        let covers = (a.park_share < 1.0 && a.first_loss_share > 0.0) || a.guide_first_loss_share > 0.0;
        assert_eq!(covered > 0.0, covers, "{number}");
        let summary = simulation.merge(vec![simulation.run_block(0..60)]).expect("a summary");
        let mut reinvested = 0.0;
        for year in &summary.receipts {
            let got = year.recycled_wan + year.institute_wan + year.manager_wan + year.park_wan;
            assert!((got + year.guide_wan + year.market_wan - year.proceeds_wan).abs() < 0.01, "{number}: {year:?}");
            let paid = year.park_paid_wan + year.guide_paid_wan + year.market_paid_wan + reinvested;
            assert!((paid - year.invested_wan - year.fees_wan).abs() < 1e-6 && year.invested_wan >= 0.0);
            reinvested = year.recycled_wan;
        }
        let sum: f64 = summary.receipts.iter().map(|year| year.platform_wan).sum();
        assert!((sum - summary.receipts_in_all.platform_wan).abs() < 1e-6);
    }
}

#[test]
fn favours_go_from_the_one_to_the_other() {
    let totals = |change: fn(&mut Assumptions)| {
        let simulation = Simulation::new(
            &case(PlanKind::Shareholder, |a| {
                (a.guide_share, a.park_share) = (0.5, 0.5);
                change(a);
            }),
            7,
        );
        simulation.merge(vec![simulation.run_block(0..200)]).expect("a summary").receipts_in_all
    };
    let even = totals(|_| ());
    assert!((even.park_wan - even.guide_wan).abs() < 1.0, "equal capital, equal share");
    assert!((even.market_wan - even.park_wan - even.guide_wan).abs() < 1.0);
    let ceded = totals(|a| a.guide_ceded_gain_share = 0.3);
    assert!(ceded.market_wan > even.market_wan && ceded.park_wan < even.park_wan && ceded.guide_wan < even.guide_wan);
    let within = totals(|a| a.ceded_gain_share = 0.3);
    assert!((within.market_wan - even.market_wan).abs() < 1e-6 && within.guide_wan > even.guide_wan);
    let covered = totals(|a| a.guide_first_loss_share = 0.5);
    assert!(covered.market_wan > even.market_wan && covered.park_wan < even.park_wan);
    let institute = totals(|a| a.institute_share = 0.2);
    assert!(institute.institute_wan > 0.0 && institute.park_wan < even.park_wan);
}

/// Interest lowers the profit before tax by as much as is paid of it; repayment does not.
#[test]
fn interest_lowers_the_tax() {
    let with = |rate: f64| {
        let case = case(PlanKind::Landlord, |a| (a.debt_share, a.debt_rate, a.debt_years) = (0.5, rate, 10.0));
        // So that no loss lapses.
        let case = case.with_number("loss_years", 20.0).expect("possible");
        Simulation::new(&case, 3).path(4)
    };
    let (free, dear) = (with(0.0), with(0.08));
    let tax = |path: &scoring::revenue::chance::Path| path.rows.iter().map(|row| row.tax_wan).sum::<f64>();
    let paid: f64 = dear.debt_wan.iter().sum();
    assert!(free.debt_wan.iter().sum::<f64>().abs() < 1e-6, "without interest what is drawn is paid back");
    assert!((tax(&free) - tax(&dear) - 0.25 * -paid).abs() < 1e-6, "{} {} {paid}", tax(&free), tax(&dear));
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
    let case = case(PlanKind::Shareholder, |assumptions| assumptions.credit_line_wan = 30_000.0);
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

    for (level, total) in &balances.receipts_wan {
        let years = balances.yearly_receipts_wan.iter().find(|(of, _)| of == level).map(|(_, years)| years);
        assert!((years.expect("a row").iter().sum::<f64>() - total).abs() < 1e-6);
    }
    let own: f64 = balances.park_tax_wan.iter().map(|(_, wan)| wan).sum();
    let summary = Simulation::new(&case, 1).merge(vec![block.clone()]).expect("a summary");
    assert!((own - summary.receipts_in_all.platform_tax_wan).abs() < 1e-6 && own > 0.0);

    let poor = Fiscal { subsidies_wan: 20_000.0, ..fiscal() };
    let balances = of(&poor);
    assert_eq!(balances.first_year, None);
    assert!(matches!(balances.operation_lever, Lever::PerYear(wan) if wan > 10_000.0));

    let broken = Fiscal { vat_part: 0.6, cit_district: 0.5, ..fiscal() };
    assert_eq!(broken.contradictions().len(), 2);
    assert!(matches!(&Fiscal::read([]).1[..], [FieldError::Missing { name: "tax_wan_m2" }, ..]));
}
