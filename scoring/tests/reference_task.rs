//! The reference task against numbers that another engine wrote down once.

use scoring::revenue::reference::{CheckedPlan, Detail, MergeError, Plan, Simulation};
use serde_json::Value;

const PLAN: &str = include_str!("plans/reference_task_v1.json");
const ANSWERS: &str = include_str!("plans/reference_task_v1.answers.json");
const SEED: u32 = 20_260_101;

/// The plan file, some of its numbers changed.
pub fn plan(changes: &[(&str, f64)]) -> CheckedPlan {
    let file: Value = serde_json::from_str(PLAN).expect("a plan");
    let file = file.as_object().expect("an object");
    let given = file.iter().filter(|(name, _)| !["yuanheng_plan", "kind"].contains(&name.as_str()));
    let given = given.map(|(name, value)| (name.as_str(), value.as_f64().expect("a number")));
    let (mut plan, errors) = Plan::read(given);
    assert_eq!(errors, []);
    for (name, value) in changes {
        assert!(plan.set(name, *value), "{name}");
    }
    plan.check().expect("a possible plan")
}

fn close(what: &str, ours: f64, expect: f64, tolerance: f64) {
    assert!((ours - expect).abs() <= tolerance * expect.abs(), "{what}: {ours} instead of {expect}");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[test]
fn the_first_paths_are_those_written_down() {
    let answers: Value = serde_json::from_str(ANSWERS).expect("answers");
    let simulation = Simulation::new(&plan(&[]), SEED);
    for expect in answers["details"].as_array().expect("a list") {
        let path = number(&expect["path"]) as u32;
        let Detail { npv, npv0, irr, min_cum, be, cf, fund, .. } = simulation.detail(path);
        close("npv", npv, number(&expect["npv"]), 1e-9);
        close("npv0", npv0, number(&expect["npv0"]), 1e-9);
        close("irr", irr.expect("a rate"), number(&expect["irr"]), 1e-9);
        close("lowest", min_cum, number(&expect["minCum"]), 1e-9);
        assert_eq!(be as f64, number(&expect["be"]));
        for (what, ours) in [("cf", cf), ("fund", fund)] {
            let expect = expect[what].as_array().expect("years");
            assert_eq!(ours.len(), expect.len());
            for (ours, expect) in ours.iter().zip(expect) {
                // What cancels to nothing may leave a last bit.
                assert!((ours - number(expect)).abs() <= 1e-9 * number(expect).abs().max(1e-3), "{what}");
            }
        }
    }
}

#[test]
fn a_hundred_thousand_paths_come_to_what_is_written_down() {
    let answers: Value = serde_json::from_str(ANSWERS).expect("answers");
    let expect = &answers["summary"];
    let simulation = Simulation::new(&plan(&[]), SEED);
    let got = simulation.merge(vec![simulation.run_block(0..100_000)]).expect("a summary");
    let got = serde_json::to_value(got).expect("JSON");
    same(&got, expect, "summary");
}

/// Equal structure; whole numbers and shares equal, others to 10⁻⁷.
fn same(ours: &Value, expect: &Value, place: &str) {
    match (ours, expect) {
        (Value::Object(ours), Value::Object(expect)) => {
            assert!(ours.keys().eq(expect.keys()), "{place}");
            for (name, expect) in expect {
                same(&ours[name], expect, &format!("{place}.{name}"));
            }
        }
        (Value::Array(ours), Value::Array(expect)) => {
            assert_eq!(ours.len(), expect.len(), "{place}");
            for (index, (ours, expect)) in ours.iter().zip(expect).enumerate() {
                same(ours, expect, &format!("{place}[{index}]"));
            }
        }
        _ => close(place, number(ours), number(expect), 1e-7),
    }
}

#[test]
fn any_cut_gives_the_same_bits() {
    let simulation = Simulation::new(&plan(&[]), 5);
    let whole = simulation.merge(vec![simulation.run_block(0..1_001)]).expect("a summary");
    for cuts in [vec![0, 1_000, 1_001], vec![0, 3, 7, 500, 501, 1_001], vec![0, 0, 64, 1_001]] {
        let mut blocks: Vec<_> = cuts.windows(2).map(|cut| simulation.run_block(cut[0]..cut[1])).collect();
        blocks.reverse();
        assert_eq!(simulation.merge(blocks).expect("a summary"), whole);
    }
}

/// Workers that did different paths each find the figures of some columns over all of them.
#[test]
fn columns_shared_among_workers_give_the_same_bits() {
    let simulation = Simulation::new(&plan(&[]), 5);
    let blocks = || [0..500, 500..501, 501..1_001].map(|range| simulation.run_block(range));
    let whole = simulation.merge(blocks().to_vec()).expect("a summary");
    for at in [0, 1, 11, simulation.n_columns() - 1, simulation.n_columns(), 99] {
        let (mut tallies, mut pieces) = (Vec::new(), [vec![], vec![]]);
        for block in blocks() {
            let (tally, columns) = block.split(at);
            tallies.push(tally);
            pieces.iter_mut().zip(columns).for_each(|(pieces, columns)| pieces.push(columns));
        }
        let [before, after] = pieces.map(|columns| simulation.figures(columns).expect("figures"));
        let gathered = simulation.gather(&tallies, vec![after.clone(), before.clone()]);
        assert_eq!(gathered.as_ref(), Ok(&whole), "{at}");
        if (1..simulation.n_columns()).contains(&at) {
            assert_eq!(simulation.gather(&tallies, vec![before.clone()]), Err(MergeError::OtherPlan));
            assert_eq!(simulation.gather(&tallies, vec![before.clone(), before]), Err(MergeError::OtherPlan));
        }
    }
    let [one, other] = [1, 2].map(|at| simulation.run_block(0..9).split(at).1);
    let mixed = simulation.figures(one.into_iter().chain(other).collect());
    assert_eq!(mixed, Err(MergeError::OtherPlan));
}

#[test]
fn blocks_that_leave_out_or_repeat_paths_are_refused() {
    let simulation = Simulation::new(&plan(&[]), 5);
    let block = |from: u32, to: u32| simulation.run_block(from..to);
    assert_eq!(simulation.merge(vec![]), Err(MergeError::Empty));
    assert_eq!(simulation.merge(vec![block(3, 9)]), Err(MergeError::NotContiguous { path: 0 }));
    assert_eq!(simulation.merge(vec![block(0, 9), block(8, 20)]), Err(MergeError::NotContiguous { path: 9 }));
    let other = Simulation::new(&plan(&[("horizon_years", 9.0)]), 5);
    assert_eq!(simulation.merge(vec![other.run_block(0..9)]), Err(MergeError::OtherPlan));
}

#[test]
fn every_number_of_the_plan_counts() {
    // Each in a plan where it has an effect on what is reported.
    let base: &[(&str, f64)] = &[("catch_up", 0.5), ("tail_cap", 30.0)];
    let report = |changes: &[(&str, f64)]| {
        let plan = plan(&[base, changes].concat());
        let simulation = Simulation::new(&plan, 1);
        let summary = simulation.merge(vec![simulation.run_block(0..400)]).expect("a summary");
        serde_json::to_string(&(summary, simulation.detail(3))).expect("JSON")
    };
    let untouched = report(&[]);
    for field in Plan::FIELDS {
        let value = plan(base).get(field.name).expect("a number");
        let other = match field.name {
            "companies" => 29.0,
            "credit_line" => 15_000.0,
            _ if field.is_whole => value - 1.0,
            _ => value * 0.9,
        };
        assert_ne!(report(&[(field.name, other)]), untouched, "{}", field.name);
    }
}

#[test]
fn extreme_plans_give_finite_numbers() {
    for field in Plan::FIELDS {
        for end in field.limits {
            let mut changed = plan(&[]);
            let mut open: Plan = (*changed).clone();
            open.set(field.name, end);
            let Ok(plan) = open.check() else { continue };
            changed = plan;
            let simulation = Simulation::new(&changed, 9);
            let summary = simulation.merge(vec![simulation.run_block(0..64)]).expect("a summary");
            assert!(summary.npv.mean.is_finite() && summary.npv.p95.is_finite(), "{} {end}", field.name);
            assert!(summary.cf.iter().flatten().all(|cell| cell.is_finite()), "{} {end}", field.name);
            assert_eq!(summary.breakeven.iter().sum::<u64>(), 64);
        }
    }
}
