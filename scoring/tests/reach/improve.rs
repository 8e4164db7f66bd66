//! Improvements, held against what comes of them.

use std::collections::BTreeMap;

use scoring::model::{Column, Direction, Framework};
use scoring::pipeline::evaluate;
use scoring::reach::{Aim, Effort, Exactness, Least, LeftOut, Outlook, Plan, ReachError, smallest_improvements};
use scoring::scenario::{Aggregate, Mean, Missing, Normalise, NormaliseMethod, Outliers, Scenario, Treat};

use super::super::live::figures;
use super::super::support::{NA, asem, close, dataset, flat, leaf, node, tree};
use super::{Case, as_they_are};

fn ask(case: &Case, effort: &Effort, least: Least, entity: usize, aim: Aim) -> Outlook {
    smallest_improvements(&case.standing(), effort, least, entity, aim).expect("an answer")
}

fn plan(outlook: Outlook) -> Plan {
    match outlook {
        Outlook::Plan(plan) => plan,
        other => panic!("no plan: {other:?}"),
    }
}

fn by_code(entries: &[(&str, f64)]) -> BTreeMap<String, f64> {
    entries.iter().map(|(code, value)| (code.to_string(), *value)).collect()
}

/// With the values in the data, the plan's rank and score come out, and with a part less they do not do.
fn check(case: &Case, aim: Aim, plan: &Plan) {
    let run = |part: f64| {
        let mut dataset = case.dataset.clone();
        let mut plan = plan.clone();
        for step in &mut plan.improvements {
            step.needed = step.now + part * (step.needed - step.now);
        }
        plan.apply(&mut dataset);
        evaluate(&dataset, &case.scenario).expect("an evaluation")
    };
    let does = |evaluation: &scoring::pipeline::Evaluation| {
        let rank = |who: usize| evaluation.ranking.rank[who].expect("a rank");
        match aim {
            Aim::Above(other) => rank(plan.entity) < rank(other),
            Aim::Rank(wanted) => rank(plan.entity) <= wanted,
        }
    };
    let whole = run(1.0);
    assert_eq!(
        (whole.ranking.rank[plan.entity], whole.scores.goal().get(plan.entity)),
        (Some(plan.rank), Some(plan.score))
    );
    assert!(does(&whole), "{aim:?} {plan:?}");
    let mut what_if = case.scenario.clone();
    plan.assume(&case.dataset, &mut what_if);
    let assumed = evaluate(&what_if.improved(&case.dataset), &what_if).expect("an evaluation");
    assert_eq!((&assumed.scores, &assumed.ranking), (&whole.scores, &whole.ranking));
    assert!(!does(&run(0.99)), "{aim:?} {plan:?}");
    if plan.scale_moves.is_empty() {
        assert_eq!(plan.exactness, Exactness::Exact);
        assert!(close(plan.score, plan.expected_score, 1e-9));
    }
    for step in &plan.improvements {
        let (lo, hi) = (step.now.min(step.limit), step.now.max(step.limit));
        assert!(step.needed >= lo && step.needed <= hi && step.gain > 0.0 && step.cost > 0.0, "{step:?}");
    }
}

#[test]
fn the_cheapest_first_and_the_last_in_part() {
    // 60 points are needed: a unit of x1 or x2 gives a quarter of a point at cost 1, one of x0 half a point at cost 4.
    let columns: [&[f64]; 3] = [&[0.0, 100.0, 60.0], &[0.0, 40.0, 40.0], &[0.0, 0.0, 100.0]];
    let weights = by_code(&[("x0", 2.0)]);
    let case = Case::new(dataset(flat(&[1.0, 1.0, 1.0]), &columns), Scenario { weights, ..as_they_are() });
    let aim = Aim::Above(1);
    let effort = Effort { costs: by_code(&[("x0", 4.0), ("x1", 1.0), ("x2", 1.0)]), n_peers: 2, ..Effort::default() };
    let found = plan(ask(&case, &effort, Least::Cost, 0, aim));
    check(&case, aim, &found);
    let steps: Vec<_> = found.improvements.iter().map(|step| (&step.code[..], step.needed.round())).collect();
    assert_eq!(steps, [("x0", 50.0), ("x1", 40.0), ("x2", 100.0)]);
    assert!(close(found.cost, 200.0 + 40.0 + 100.0, 1e-6));
    // Two indicators can do it; one alone cannot.
    let found = plan(ask(&case, &effort, Least::Indicators, 0, aim));
    check(&case, aim, &found);
    assert_eq!(found.improvements.iter().map(|step| &step.code[..]).collect::<Vec<_>>(), ["x0", "x2"]);
}

#[test]
fn what_is_within_reach_is_the_best_of_those_who_count() {
    let case = Case::of_rows(&[&[10.0, 20.0], &[30.0, 60.0], &[50.0, 30.0], &[90.0, 80.0]]);
    let limits = |among: Option<Vec<usize>>, n_peers: usize| {
        let effort = Effort { among, n_peers, ..Effort::default() };
        match ask(&case, &effort, Least::Cost, 0, Aim::Rank(3)) {
            Outlook::Plan(found) => found.improvements.iter().map(|step| step.limit).collect(),
            _ => Vec::new(),
        }
    };
    assert_eq!(limits(Some(vec![1, 2, 0]), 9), [50.0, 60.0]);
    assert_eq!(limits(Some(vec![3]), 9), limits(None, 3));
    assert_eq!(limits(Some(vec![0, 99]), 9), [0.0; 0], "nobody to learn from");
}

#[test]
fn what_cannot_be_had_says_so() {
    let case = Case::of_rows(&[&[10.0, NA, 5.0, 7.0], &[90.0, 50.0, 5.0, 7.0], &[80.0, 40.0, 5.0, 9.0]]);
    let effort = Effort { limits: by_code(&[("x0", 30.0)]), fixed: vec!["x3".into()], n_peers: 2, ..Effort::default() };
    match ask(&case, &effort, Least::Cost, 0, Aim::Rank(1)) {
        Outlook::OutOfReach { most, needed, left_out } => {
            assert!(most < needed && close(most, 20.0 / 3.0, 1e-12), "{most} {needed}");
            assert_eq!(left_out, [(1, LeftOut::NoWeight), (2, LeftOut::NotStraight), (3, LeftOut::Fixed)]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(ask(&case, &effort, Least::Cost, 1, Aim::Rank(1)), Outlook::Already);
    let aggregate = Aggregate { method: Mean::Geometric, ..Aggregate::default() };
    let case = Case::new(case.dataset, Scenario { aggregate, ..as_they_are() });
    let refused = smallest_improvements(&case.standing(), &effort, Least::Cost, 0, Aim::Rank(1));
    assert_eq!(refused, Err(ReachError::NotWeightedSum));
}

#[test]
fn directions_and_goalposts() {
    let interval = Direction::Interval { lo: 10.0, hi: 20.0 };
    let specs = vec![
        node("g", "", 1.0),
        leaf("less", "g", 1.0, Direction::Negative),
        leaf("right", "g", 1.0, interval),
        leaf("more", "g", 1.0, Direction::Positive),
    ];
    let columns: [&[f64]; 3] = [&[9.0, 1.0, 5.0, 4.0], &[30.0, 4.0, 12.0, 15.0], &[1.0, 8.0, 9.0, 20.0]];
    let goalposts = [("less", [10.0, 2.0]), ("right", [0.0, 0.0]), ("more", [0.0, 10.0])];
    let goalposts = goalposts.into_iter().map(|(code, posts)| (code.to_string(), posts)).collect();
    let normalise = Normalise { method: NormaliseMethod::Goalposts, goalposts, ..Normalise::default() };
    let case = Case::new(
        dataset(Framework::new(specs).expect("a framework"), &columns),
        Scenario { normalise, ..Scenario::default() },
    );
    let effort = Effort { n_peers: 3, ..Effort::default() };
    let found = plan(ask(&case, &effort, Least::Cost, 0, Aim::Above(1)));
    check(&case, Aim::Above(1), &found);
    assert_eq!(found.exactness, Exactness::Exact);
    let wanted = Aim::Rank(1);
    match ask(&case, &effort, Least::Cost, 0, wanted) {
        // At the goalposts all three are full marks; 'right' is at its nearer edge.
        Outlook::Plan(found) => {
            check(&case, wanted, &found);
            let limits: Vec<f64> = found.improvements.iter().map(|step| step.limit).collect();
            assert_eq!(limits, [2.0, 20.0, 10.0]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scale_that_moves_is_followed() {
    // The entity sets the lower end of both scales, and the deviations of z-scores.
    for method in [NormaliseMethod::MinMax, NormaliseMethod::ZScore] {
        let normalise = Normalise { method, ..Normalise::default() };
        let columns: [&[f64]; 2] = [&[0.0, 60.0, 30.0, 80.0], &[0.0, 20.0, 90.0, 70.0]];
        let case = Case::new(dataset(flat(&[1.0, 1.0]), &columns), Scenario { normalise, ..Scenario::default() });
        let effort = Effort { n_peers: 3, ..Effort::default() };
        for aim in [Aim::Above(1), Aim::Rank(2)] {
            let found = plan(ask(&case, &effort, Least::Cost, 0, aim));
            assert!(!found.scale_moves.is_empty() && found.exactness == Exactness::Searched);
            check(&case, aim, &found);
        }
    }
}

/// Improvements on a grid that do it on the scale as it is cost no less.
#[test]
fn nothing_cheaper_on_a_grid() {
    const STEPS: usize = 20;
    for n in [5, 9] {
        let columns = figures(n, 3, false).columns;
        let case = Case::of_columns(flat(&[3.0, 2.0, 1.0]), &columns, as_they_are());
        let effort =
            Effort { costs: by_code(&[("x0", 3.0), ("x1", 1.0), ("x2", 2.0)]), n_peers: n, ..Effort::default() };
        for (entity, rank) in (0..n).flat_map(|entity| [1, 2, 3].map(|rank| (entity, rank))) {
            let aim = Aim::Rank(rank);
            let best = |column: &Column| column.present().fold(0.0, f64::max);
            let mut cheapest = f64::INFINITY;
            for at in 0..(STEPS + 1).pow(3) {
                let parts = [at % (STEPS + 1), at / (STEPS + 1) % (STEPS + 1), at / (STEPS + 1) / (STEPS + 1)];
                let (mut score, mut cost) = (0.0, 0.0);
                for (column, (part, (weight, price))) in
                    columns.iter().zip(parts.iter().zip([(3.0, 3.0), (2.0, 1.0), (1.0, 2.0)]))
                {
                    let (now, most) = (column.raw()[entity], best(column));
                    let more = *part as f64 / STEPS as f64 * (most - now);
                    score += weight / 6.0 * (now + more);
                    cost += price * more;
                }
                let goal = case.evaluation.scores.goal().raw();
                let ahead = (0..n).filter(|&who| who != entity && goal[who] >= score).count() as u32;
                if ahead < rank && cost < cheapest {
                    cheapest = cost;
                }
            }
            match ask(&case, &effort, Least::Cost, entity, aim) {
                Outlook::Already => {}
                Outlook::Plan(found) => {
                    check(&case, aim, &found);
                    assert!(found.cost <= cheapest + 1e-6, "{entity} {rank}: {} {cheapest}", found.cost);
                }
                Outlook::OutOfReach { .. } => assert!(cheapest.is_infinite(), "{entity} {rank}"),
            }
        }
    }
}

#[test]
fn asem_in_the_data_s_own_units() {
    let Some(dataset) = asem::dataset("input_iData.csv") else { return };
    let treat = Treat {
        denominate: true,
        missing: Missing::GroupMean { group: "EurAsia_group".into() },
        outliers: Outliers::Coinr,
        availability: 0.9,
        ..Treat::default()
    };
    let case = Case::new(dataset, Scenario { treat, ..Scenario::default() });
    let mut n_plans = 0;
    for place in [5, 12, 30, 50] {
        let entity = case.evaluation.ranking.order[place] as usize;
        for least in [Least::Cost, Least::Indicators] {
            for aim in [Aim::Rank(place as u32), Aim::Above(case.evaluation.ranking.order[place - 3] as usize)] {
                let effort = Effort { n_peers: 10, ..Effort::default() };
                if let Outlook::Plan(found) = ask(&case, &effort, least, entity, aim) {
                    check(&case, aim, &found);
                    n_plans += 1;
                }
            }
        }
    }
    assert_eq!(n_plans, 16);
}

#[test]
fn values_below_a_tree_count_by_what_is_there() {
    let columns = figures(11, 6, true).columns;
    let case = Case::of_columns(tree(), &columns, as_they_are());
    let effort = Effort { n_peers: 4, ..Effort::default() };
    let mut n_plans = 0;
    for (entity, aim) in (0..11).flat_map(|entity| [Aim::Rank(2), Aim::Rank(5)].map(|aim| (entity, aim))) {
        if let Outlook::Plan(found) = ask(&case, &effort, Least::Cost, entity, aim) {
            check(&case, aim, &found);
            n_plans += 1;
        }
    }
    assert!(n_plans > 5, "{n_plans}");
}
