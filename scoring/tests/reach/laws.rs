//! What holds of every answer, for any data.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::model::Column;
use scoring::reach::{
    Aim, Certificate, Exactness, Freedom, Measure, Room, Scope, Slider, Verdict, rank_holds, rank_spans,
    smallest_change, tipping,
};
use scoring::scenario::Scenario;

use super::super::support::{flat, tree};
use super::{Case, as_they_are};

fn columns(m: usize) -> impl Strategy<Value = Vec<Column>> {
    (3..9_usize).prop_flat_map(move |n| {
        // Few different values make ties and dominance.
        let cell = prop_oneof![(0..5_u8).prop_map(|x| f64::from(x) * 20.0), 0.0..100.0_f64];
        proptest::collection::vec(proptest::collection::vec(cell, n).prop_map(Column::from_raw), m)
    })
}

fn weighted(m: usize) -> impl Strategy<Value = Case> {
    (columns(m), proptest::collection::vec(0.1..5.0_f64, m))
        .prop_map(|(columns, weights)| Case::of_columns(flat(&weights), &columns, as_they_are()))
}

fn room() -> impl Strategy<Value = Room> {
    prop_oneof![Just(Room::Whole), (0.05..0.9_f64).prop_map(|part| Room::Around { part })]
}

/// A point of the region from a draw: pulled towards the weights now until it fits.
fn draw(case: &Case, room: &Room, parts: &[f64]) -> Vec<f64> {
    let now: Vec<f64> = case.evaluation.weights.of_leaves(&case.dataset.framework);
    let sum: f64 = parts.iter().sum();
    let at =
        |pull: f64| -> Vec<f64> { now.iter().zip(parts).map(|(now, part)| now + pull * (part / sum - now)).collect() };
    let fits = |z: &[f64]| match room {
        Room::Around { part } => z.iter().zip(&now).all(|(z, now)| (z - now).abs() <= part * now),
        _ => true,
    };
    let mut pull = 1.0;
    while !fits(&at(pull)) {
        pull *= 0.9;
    }
    at(pull)
}

fn at_weights(case: &Case, z: &[f64]) -> Vec<Option<u32>> {
    let weights: BTreeMap<String, f64> = z.iter().enumerate().map(|(at, z)| (format!("x{at}"), *z)).collect();
    case.after(|scenario| scenario.weights = weights).ranking.rank
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_does_it_and_a_hundredth_less_does_not(
        case in weighted(5),
        room in room(),
        total in any::<bool>(),
        who in 0..9_usize,
        wanted in 1..8_u32,
        parts in proptest::collection::vec(0.01..1.0_f64, 5),
    ) {
        let n = case.dataset.n_entities();
        let (entity, other) = (who % n, (who + 1) % n);
        let freedom = Freedom { scope: Scope::Indicators, room: room.clone() };
        let measure = if total { Measure::Total } else { Measure::Largest };
        for aim in [Aim::Rank(wanted), Aim::Above(other)] {
            let does = |ranks: &[Option<u32>]| match aim {
                Aim::Rank(wanted) => ranks[entity] <= Some(wanted),
                Aim::Above(other) => ranks[entity] < ranks[other],
            };
            let drawn = at_weights(&case, &draw(&case, &room, &parts));
            let now: Vec<f64> = case.evaluation.weights.of_leaves(&case.dataset.framework);
            match smallest_change(&case.standing(), &freedom, measure, entity, aim).expect("an answer") {
                Verdict::Already => prop_assert!(does(&case.evaluation.ranking.rank)),
                Verdict::Change(found) => {
                    prop_assert!(does(&case.after(|scenario| found.change.apply(scenario)).ranking.rank));
                    prop_assert_eq!(found.exactness, Exactness::Exact);
                    let part_of = |part: f64| -> Vec<f64> {
                        let to = |at: usize| found.moves.iter().find(|moved| moved.code == format!("x{at}")).map_or(now[at], |moved| moved.to);
                        (0..5).map(|at| now[at] + part * (to(at) - now[at])).collect()
                    };
                    prop_assert!(found.size < 1e-3 || !does(&at_weights(&case, &part_of(0.99))), "{:?}", found);
                }
                Verdict::Impossible(why) => {
                    // A draw may tie with somebody who is never behind, which shares a rank and passes nobody.
                    let strictly = match aim {
                        Aim::Above(_) => does(&drawn),
                        Aim::Rank(_) => false,
                    };
                    prop_assert!(!strictly, "{:?}", why);
                    check_certificate(&case, entity, &room, &why)?;
                }
                Verdict::NotFound => prop_assert!(false, "not found"),
            }
        }
    }

    #[test]
    fn no_draw_is_beyond_a_span(
        case in weighted(4),
        room in room(),
        draws in proptest::collection::vec(proptest::collection::vec(0.001..1.0_f64, 4), 20),
    ) {
        let freedom = Freedom { scope: Scope::Indicators, room: room.clone() };
        let everybody: Vec<usize> = (0..case.dataset.n_entities()).collect();
        let spans = rank_spans(&case.standing(), &freedom, &everybody, 500).expect("spans");
        let few = rank_spans(&case.standing(), &freedom, &everybody, 0).expect("spans");
        for (span, few) in spans.iter().zip(&few) {
            prop_assert!(few.best.bound <= span.best.bound && few.worst.bound >= span.worst.bound);
            prop_assert!(few.best.rank >= span.best.rank && few.worst.rank <= span.worst.rank);
            for parts in &draws {
                let rank = at_weights(&case, &draw(&case, &room, parts))[span.entity].expect("a rank");
                prop_assert!(span.best.bound <= rank && rank <= span.worst.bound, "{:?} {}", span, rank);
            }
        }
    }

    #[test]
    fn ranks_hold_between_their_tipping_points(columns in columns(6), part in 0.001..0.999_f64, lock in any::<bool>()) {
        let locks = if lock { vec!["b".to_string(), "e".to_string(), "q".to_string()] } else { vec![] };
        let case = Case::of_columns(tree(), &columns, Scenario { locks, ..as_they_are() });
        let standing = case.standing();
        let n = case.dataset.n_entities();
        for code in ["p", "c", "f"] {
            let slider = Slider::of(&standing, case.node(code)).expect("a slider");
            let everybody: Vec<usize> = (0..n).collect();
            let holds = rank_holds(&standing, &slider, &everybody).expect("intervals");
            let found = tipping(&standing, slider, n, &everybody).expect("tipping points");
            let after = |share: f64| {
                let change = found.slider.change_to(&standing, share);
                case.after(|scenario| change.apply(scenario)).ranking
            };
            for held in holds.iter().filter(|held| held.to - held.from > 1e-6) {
                let rank = after(held.from + part * (held.to - held.from)).rank[held.entity];
                // At the very share the weights have now, a tie that is none elsewhere makes the interval a point.
                prop_assert_eq!(rank, case.evaluation.ranking.rank[held.entity], "{} {:?}", code, held);
            }
            // The whole order is held by the same points as each entity's.
            let pinned: usize = found.pins.iter().map(Vec::len).sum();
            prop_assert_eq!(pinned, 2 * found.best.len());
        }
    }
}

fn check_certificate(case: &Case, entity: usize, room: &Room, why: &Certificate) -> Result<(), TestCaseError> {
    let columns = &case.dataset.panels[0].columns;
    let cell = |column: &Column, who: usize| column.raw()[who];
    match why {
        Certificate::NeverBehind(who) => {
            for dominator in who {
                let everywhere =
                    columns.iter().all(|column| cell(column, dominator.entity) >= cell(column, entity) - 1e-5);
                prop_assert!(!dominator.in_every_indicator || everywhere);
                prop_assert!(*room != Room::Whole || everywhere, "{:?}", why);
            }
        }
        Certificate::Mix { parts, .. } if *room == Room::Whole => {
            for column in columns {
                let mixed: f64 = parts.iter().map(|&(who, part)| part * cell(column, who)).sum();
                prop_assert!(mixed >= cell(column, entity) - 1e-4, "{:?}", why);
            }
        }
        Certificate::Mix { .. } | Certificate::EveryChoice { .. } | Certificate::NoWeights => {}
    }
    Ok(())
}
