//! The smallest change of weights, held against grids and against what it claims.

use std::collections::BTreeMap;

use scoring::reach::{
    Aim, Certificate, Exactness, Freedom, Measure, Room, Scope, SmallestChange, Verdict, smallest_change,
};
use scoring::scenario::{Aggregate, Mean, Scenario};

use super::super::live::figures;
use super::super::support::{asem, close, tree};
use super::{Case, as_they_are};

const WHOLE: Freedom = Freedom { scope: Scope::Indicators, room: Room::Whole };

fn ask(case: &Case, freedom: &Freedom, measure: Measure, entity: usize, aim: Aim) -> Verdict {
    smallest_change(&case.standing(), freedom, measure, entity, aim).expect("an answer")
}

fn change(verdict: Verdict) -> SmallestChange {
    match verdict {
        Verdict::Change(change) => change,
        other => panic!("no change: {other:?}"),
    }
}

/// Applied, it does what it says.
fn check_done(case: &Case, entity: usize, aim: Aim, found: &SmallestChange) {
    let after = case.after(|scenario| found.change.apply(scenario));
    let rank = |who: usize| after.ranking.rank[who];
    assert_eq!(rank(entity), Some(found.rank));
    assert_eq!(after.scores.goal().get(entity), Some(found.score));
    match aim {
        Aim::Above(other) => assert!(rank(entity) < rank(other), "{aim:?} {found:?}"),
        Aim::Rank(wanted) => assert!(found.rank <= wanted, "{aim:?} {found:?}"),
    }
    assert!(found.at_least <= found.size);
}

#[test]
fn three_entities_by_hand() {
    let case = Case::of_rows(&[&[90.0, 10.0], &[50.0, 60.0], &[40.0, 66.0]]);
    for (aim, share) in [(Aim::Above(1), 50.0 / 90.0), (Aim::Above(2), 56.0 / 106.0), (Aim::Rank(1), 50.0 / 90.0)] {
        for (measure, times) in [(Measure::Total, 2.0), (Measure::Largest, 1.0)] {
            let found = change(ask(&case, &WHOLE, measure, 0, aim));
            check_done(&case, 0, aim, &found);
            assert_eq!(found.exactness, Exactness::Exact);
            assert!(close(found.size, times * (share - 0.5), 1e-6), "{aim:?} {measure:?}: {}", found.size);
            assert_eq!(found.moves.len(), 2);
        }
    }
    assert_eq!(ask(&case, &WHOLE, Measure::Total, 1, Aim::Rank(1)), Verdict::Already);
    assert_eq!(ask(&case, &WHOLE, Measure::Total, 0, Aim::Rank(3)), Verdict::Already);
}

#[test]
fn certificates_by_hand() {
    let case = Case::of_rows(&[&[40.0, 40.0], &[100.0, 0.0], &[0.0, 100.0], &[40.0, 30.0]]);
    // Half of the second and half of the third is better everywhere, though each of them can be passed.
    match ask(&case, &WHOLE, Measure::Total, 0, Aim::Rank(1)) {
        Verdict::Impossible(Certificate::Mix { parts, never_behind }) => {
            assert!(never_behind.is_empty());
            let mixed = |at: usize| {
                parts.iter().map(|&(who, part)| part * case.dataset.panels[0].columns[at].raw()[who]).sum::<f64>()
            };
            assert!(close(parts.iter().map(|(_, part)| part).sum(), 1.0, 1e-12));
            assert!(mixed(0) > 40.0 && mixed(1) > 40.0, "{parts:?}");
        }
        other => panic!("{other:?}"),
    }
    check_done(&case, 0, Aim::Rank(2), &change(ask(&case, &WHOLE, Measure::Total, 0, Aim::Rank(2))));
    match ask(&case, &WHOLE, Measure::Total, 3, Aim::Above(0)) {
        Verdict::Impossible(Certificate::NeverBehind(who)) => {
            assert_eq!((who.len(), who[0].entity, who[0].in_every_indicator), (1, 0, true));
        }
        other => panic!("{other:?}"),
    }
    // Within a tenth the second cannot be passed, though it could be.
    let around = Freedom { scope: Scope::Indicators, room: Room::Around { part: 0.1 } };
    match ask(&case, &around, Measure::Total, 0, Aim::Above(1)) {
        Verdict::Impossible(Certificate::NeverBehind(who)) => assert!(!who[0].in_every_indicator),
        other => panic!("{other:?}"),
    }
    let none = [("x0".to_string(), [0.7, 1.0]), ("x1".to_string(), [0.6, 1.0])].into();
    let none = Freedom { scope: Scope::Indicators, room: Room::Between(none) };
    assert_eq!(ask(&case, &none, Measure::Total, 0, Aim::Rank(1)), Verdict::Impossible(Certificate::NoWeights));
}

/// Every point of a grid over three weights is no better than what was found.
fn check_grid(case: &Case, freedom: &Freedom, ends: [f64; 2], measure: Measure, entity: usize, aim: Aim) {
    const STEPS: usize = 48;
    let columns: Vec<&[f64]> = case.dataset.panels[0].columns.iter().map(|column| column.raw()).collect();
    let mut best = f64::INFINITY;
    for i in 0..=STEPS {
        for j in 0..=STEPS - i {
            let z = [i, j, STEPS - i - j].map(|part| part as f64 / STEPS as f64);
            if z.iter().any(|z| *z < ends[0] || *z > ends[1]) {
                continue;
            }
            let score = |who: usize| z.iter().zip(&columns).map(|(z, column)| z * column[who]).sum::<f64>();
            let ahead = (0..columns[0].len()).filter(|&who| score(who) > score(entity)).count() as u32;
            let does = match aim {
                Aim::Above(other) => score(entity) > score(other),
                Aim::Rank(rank) => ahead < rank,
            };
            let moved = z.map(|z| (z - 1.0 / 3.0).abs());
            let size = if measure == Measure::Total {
                moved.iter().sum()
            } else {
                moved.iter().fold(0.0_f64, |a, b| a.max(*b))
            };
            if does && size < best {
                best = size;
            }
        }
    }
    match ask(case, freedom, measure, entity, aim) {
        Verdict::Already => {}
        Verdict::Change(found) => {
            check_done(case, entity, aim, &found);
            assert_eq!(found.exactness, Exactness::Exact);
            assert!(found.size <= best + 1e-6, "{aim:?}: {} is larger than {best}", found.size);
            assert!(best.is_infinite() || best - found.size < 0.15, "{aim:?}: {} against {best}", found.size);
            let most = |moved: &scoring::reach::Move| moved.to >= ends[0] - 1e-9 && moved.to <= ends[1] + 1e-9;
            assert!(found.moves.iter().all(most));
            check_no_less(case, entity, aim, &found);
        }
        // A tie on the very edge is no pass.
        Verdict::Impossible(_) => assert!(best.is_infinite(), "{aim:?}: {best} would do"),
        Verdict::NotFound => panic!("not found"),
    }
}

/// With one per cent less of it, it is not done.
fn check_no_less(case: &Case, entity: usize, aim: Aim, found: &SmallestChange) {
    if found.size < 1e-4 {
        return;
    }
    let weights: BTreeMap<String, f64> = case
        .dataset
        .framework
        .leaves()
        .iter()
        .map(|&leaf| {
            let code = case.dataset.framework.node(leaf).code.clone();
            let now = case.evaluation.weights.effective(leaf);
            let moved = found.moves.iter().find(|moved| moved.code == code);
            (code, moved.map_or(now, |moved| now + 0.99 * (moved.to - now)))
        })
        .collect();
    let after = case.after(|scenario| scenario.weights = weights);
    let rank = |who: usize| after.ranking.rank[who];
    match aim {
        Aim::Above(other) => assert!(rank(entity) >= rank(other), "{aim:?} {found:?}"),
        Aim::Rank(wanted) => assert!(rank(entity) > Some(wanted), "{aim:?} {found:?}"),
    }
}

#[test]
fn nothing_smaller_on_a_grid() {
    let freedoms = [
        (WHOLE, [0.0, 1.0]),
        (Freedom { scope: Scope::Indicators, room: Room::Around { part: 0.5 } }, [1.0 / 6.0, 0.5]),
    ];
    for n in [5, 8] {
        let columns = figures(n, 3, false).columns;
        let case = Case::of_columns(super::flat(&[1.0; 3]), &columns, as_they_are());
        for (freedom, ends) in &freedoms {
            for measure in [Measure::Total, Measure::Largest] {
                for entity in 0..n {
                    (0..n).filter(|&other| other != entity).for_each(|other| {
                        check_grid(&case, freedom, *ends, measure, entity, Aim::Above(other));
                    });
                    (1..n as u32).for_each(|rank| check_grid(&case, freedom, *ends, measure, entity, Aim::Rank(rank)));
                }
            }
        }
    }
}

#[test]
fn locks_and_levels_are_kept() {
    let columns = figures(9, 6, false).columns;
    let locks = ["q", "a"].map(String::from).to_vec();
    let case = Case::of_columns(tree(), &columns, Scenario { locks, ..as_they_are() });
    let pillars = Freedom { scope: Scope::Children(case.node("g")), room: Room::Whole };
    let mut n_changes = 0;
    for (entity, aim) in (0..9).flat_map(|entity| [1, 3].map(|rank| (entity, Aim::Rank(rank)))) {
        for freedom in [&WHOLE, &pillars] {
            let Verdict::Change(found) = ask(&case, freedom, Measure::Total, entity, aim) else { continue };
            check_done(&case, entity, aim, &found);
            assert_eq!(found.exactness, Exactness::Exact);
            let after = case.after(|scenario| found.change.apply(scenario)).weights;
            for code in ["q", "a"] {
                assert!(close(after.share(case.node(code)), case.evaluation.weights.share(case.node(code)), 1e-9));
            }
            assert!(
                *freedom != pillars || found.change.moves.iter().all(|moved| ["p", "f"].contains(&&moved.code[..]))
            );
            n_changes += 1;
        }
    }
    assert!(n_changes > 5, "{n_changes}");
}

#[test]
fn other_means_and_missing_cells_still_get_there() {
    let mut n_changes = 0;
    for (mean, missing, exact) in
        [(Mean::Geometric, false, true), (Mean::Harmonic, false, true), (Mean::Arithmetic, true, false)]
    {
        let aggregate = Aggregate { method: mean, ..Aggregate::default() };
        let columns = figures(14, 6, missing).columns;
        let case = Case::of_columns(tree(), &columns, Scenario { aggregate, ..as_they_are() });
        for (entity, aim) in
            (0..14).flat_map(|entity| [Aim::Rank(3), Aim::Above((entity + 1) % 14)].map(|aim| (entity, aim)))
        {
            match ask(&case, &WHOLE, Measure::Total, entity, aim) {
                Verdict::Change(found) => {
                    check_done(&case, entity, aim, &found);
                    assert!(!exact || found.exactness == Exactness::Exact);
                    n_changes += 1;
                }
                Verdict::NotFound => assert!(!exact),
                Verdict::Already | Verdict::Impossible(_) => {}
            }
        }
    }
    assert!(n_changes > 30, "{n_changes}");
}

#[test]
fn asem_into_the_top_ten() {
    let Some(dataset) = asem::dataset("input_iData.csv") else { return };
    let case = Case::new(dataset, Scenario::default());
    let pillars = Freedom { scope: Scope::Children(case.node("Conn")), room: Room::Whole };
    for (place, aim) in [(10, Aim::Rank(10)), (14, Aim::Rank(10)), (1, Aim::Rank(1)), (20, Aim::Rank(15))] {
        let entity = case.evaluation.ranking.order[place] as usize;
        for freedom in [&pillars, &WHOLE] {
            let verdict = ask(&case, freedom, Measure::Total, entity, aim);
            if let Verdict::Change(found) = &verdict {
                check_done(&case, entity, aim, found);
            }
            println!(
                "{place} {aim:?} {:?}: {}",
                freedom.scope,
                match &verdict {
                    Verdict::Change(found) => format!("{} ≥ {} {:?}", found.size, found.at_least, found.exactness),
                    other => format!("{other:?}"),
                }
            );
        }
    }
}
