//! The fund against the published worked table and the recomputed parameter sets.

use super::*;
use crate::revenue::lease::{lease_years, market_rent};
use crate::revenue::{Irr, Plan, PlanKind, PlanSet, irr};

#[test]
fn takahashi_alexander_2001_venture_worked_table() {
    let nav = [25.00, 52.93, 82.94, 100.21, 106.80, 102.47, 87.26, 63.61, 37.25, 15.60, 3.54, 0.05];
    let distributed = [0.00, 0.32, 1.87, 6.01, 12.69, 21.33, 30.09, 35.78, 35.01, 26.69, 14.19, 4.01];
    let rows = vintage(100.0, &PublishedFund::Venture.terms());
    assert_eq!(rows.len(), 12);
    for (row, (nav, distributed)) in rows.iter().zip(nav.into_iter().zip(distributed)) {
        assert!((row.nav - nav).abs() < 0.02, "{row:?} {nav}");
        assert!((row.distributed - distributed).abs() < 0.02, "{row:?} {distributed}");
    }
}

#[test]
fn takahashi_alexander_2001_return_is_the_growth_for_every_published_set() {
    for set in PublishedFund::ALL {
        let terms = set.terms();
        let Irr::Unique(rate) = irr(&flows(&vintage(100.0, &terms))) else { panic!("{set:?}") };
        assert!((rate - terms.growth).abs() < 1e-12, "{set:?} {rate}");
    }
}

#[test]
fn a_stack_of_yearly_commitments_holds_what_one_holds_over_its_life() {
    let terms = PublishedFund::Venture.terms();
    let one: f64 = vintage(1.0, &terms).iter().map(|row| row.nav).sum();
    let plan = Plan { commitment_wan: 100.0, commitment_years: 30.0, horizon_years: 30.0, ..Plan::default() };
    let last = *years(plan).last().unwrap();
    assert!((last.nav_wan / 100.0 - one).abs() < 1e-12 && (one - 6.776_744_679_045_453_5).abs() < 1e-12);
}

#[test]
fn everything_is_paid_out_in_the_year_after_the_life() {
    let plan =
        Plan { commitment_wan: 100.0, commitment_years: 1.0, fund_fee: 0.02, horizon_years: 14.0, ..Plan::default() };
    let years = years(plan);
    assert_eq!(years[11].fees_wan, 2.0);
    assert!((years[12].distributed_wan - 0.048_828_125 * 1.13).abs() < 1e-12);
    assert_eq!((years[12].nav_wan, years[12].fees_wan), (0.0, 0.0));
    assert_eq!(years[13], EquityYear::default());
}

#[test]
fn rent_waived_at_par_earns_the_growth() {
    let plan = Plan { commitment_wan: 0.0, horizon_years: 40.0, ..PlanSet::default().plan(PlanKind::Shareholder) };
    let years = years(plan);
    assert!(years.iter().all(|year| year.called_wan == 0.0) && years[0].in_kind_wan > 0.0);
    let flows: Vec<f64> = years.iter().map(|year| year.distributed_wan - year.in_kind_wan).collect();
    let Irr::Unique(rate) = irr(&flows) else { panic!("{flows:?}") };
    assert!((rate - 0.13).abs() < 1e-12);
}

fn years(plan: Plan) -> Vec<EquityYear> {
    let plan = plan.check().unwrap();
    equity_years(&plan, &lease_years(&plan, &market_rent(&plan)))
}

/// Net flows of a commitment, its last value taken as paid.
fn flows(rows: &[FundYear]) -> Vec<f64> {
    let mut flows: Vec<f64> = rows.iter().map(|row| row.distributed - row.called).collect();
    *flows.last_mut().unwrap() += rows.last().unwrap().nav;
    flows
}

mod against_files {
    use super::*;
    use crate::revenue::measures::{break_even_year, cumulative, deepest_hole};
    use serde_json::Value;

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/revenue/ta_fixture.json");

    #[test]
    fn takahashi_alexander_2001_five_sets_to_nine_digits() {
        let Ok(text) = std::fs::read_to_string(FIXTURE) else {
            eprintln!("skipped: {FIXTURE} is not here");
            return;
        };
        let fixture: Value = serde_json::from_str(&text).unwrap();
        let names = ["VC", "LBO", "RealEstate", "OilGas", "VC_downcycle"];
        assert_eq!(fixture.as_object().unwrap().len(), names.len());
        for (name, set) in names.into_iter().zip(PublishedFund::ALL) {
            agrees(name, &fixture[name], &set.terms());
        }
    }

    fn agrees(name: &str, expected: &Value, terms: &FundTerms) {
        let params = &expected["params"];
        let calls: Vec<f64> = params["RC"].as_array().unwrap().iter().map(number).collect();
        let last = *calls.last().unwrap();
        assert_eq!(terms.calls, [calls[0], *calls.get(1).unwrap_or(&last), *calls.get(2).unwrap_or(&last)], "{name}");
        assert_eq!(
            [terms.life_years as f64, terms.bow, terms.growth, terms.least_payout],
            ["L", "B", "G", "Y"].map(|key| number(&params[key])),
            "{name}"
        );

        let rows = vintage(100.0, terms);
        let expected_rows = expected["rows"].as_array().unwrap();
        assert_eq!(rows.len(), expected_rows.len(), "{name}");
        for (row, expected) in rows.iter().zip(expected_rows) {
            near(name, row.called, &expected["C"]);
            near(name, row.distributed, &expected["D"]);
            near(name, row.nav, &expected["NAV"]);
        }
        let called: f64 = rows.iter().map(|row| row.called).sum();
        let distributed: f64 = rows.iter().map(|row| row.distributed).sum();
        near(name, distributed / called, &expected["DPI"]);
        near(name, (distributed + rows.last().unwrap().nav) / called, &expected["TVPI"]);
        near(name, rows.iter().map(|row| row.nav).sum::<f64>() / 100.0, &expected["steady_state_NAV"]);

        let cash: Vec<f64> = rows.iter().map(|row| row.distributed - row.called).collect();
        let cash = cumulative(&cash);
        let hole = deepest_hole(&cash).unwrap();
        near(name, hole.amount, &expected["max_cum_outlay"][0]);
        assert_eq!(hole.year as f64, number(&expected["max_cum_outlay"][1]), "{name}");
        assert_eq!(break_even_year(&cash).unwrap() as f64, number(&expected["breakeven_year"]), "{name}");
        let Irr::Unique(rate) = irr(&flows(&rows)) else { panic!("{name}") };
        near(name, rate, &expected["IRR"]);
    }

    fn number(value: &Value) -> f64 {
        value.as_f64().unwrap()
    }

    fn near(name: &str, ours: f64, expected: &Value) {
        let expected = number(expected);
        assert!((ours - expected).abs() <= 1e-9 * expected.abs(), "{name}: {ours} against {expected}");
    }
}
