//! How sure a ranking is: known answers of other packages, and laws on small datasets.

use scoring::model::{Column, Direction, Framework};
use scoring::normalise::Normalised;
use scoring::robust::{
    AtLeast, MetaWeights, RobustError, Smaa, Spread, Tally, WeightDraws, confidence_factors, ranking_entropy,
};
use scoring::scenario::{Aggregate, Mean};
use scoring::weigh::Weights;

use super::support::cases::{self, Table};
use super::support::{NA, close, flat, leaf, node, normalised, tree};

fn official(framework: &Framework) -> Weights {
    Weights::official(framework).expect("weights")
}

fn smaa(framework: &Framework, normalised: &Normalised, mean: Mean, spread: &Spread) -> Smaa {
    let settings = Aggregate { method: mean, ..Aggregate::default() };
    let included = vec![true; normalised.columns[0].len()];
    let weights = official(framework);
    Smaa::new(framework, &weights, (normalised, &settings), &included, spread, 11).expect("a study")
}

/// The columns of the table, in the order of its header, which `names` gives.
fn columns(table: &Table, names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Column::from_raw(table.numbers(name))).collect()
}

const PILLARS: [&str; 8] = ["ConEcFin", "Instit", "P2P", "Physical", "Political", "Environ", "Social", "SusEcFin"];

/// The R package smaa on the ASEM pillars under 5,000 given weights.
#[test]
fn smaa_of_asem_pillars() {
    let (Some(table), Some(rows), Some(expect)) = (
        cases::table("smaa/asem_pillars.csv", "uCode"),
        cases::packed_rows("smaa/asem_weights_5000_uniform_simplex.csv.gz"),
        cases::text("smaa/asem_expected.json"),
    ) else {
        return;
    };
    let expect: serde_json::Value = serde_json::from_str(&expect).expect("JSON");
    let number = |value: &serde_json::Value| value.as_f64().unwrap_or(NA);
    let values = Normalised { columns: columns(&table, &PILLARS), notes: Vec::new() };
    let study = smaa(&flat(&[1.0; 8]), &values, Mean::Arithmetic, &Spread::Given { rows });
    let tally = study.block(0..5000).expect("a tally");
    let score = |_: u64, weights: &[f64], scores: &mut [f64]| {
        for (entity, score) in scores.iter_mut().enumerate() {
            *score = weights.iter().zip(&values.columns).map(|(weight, column)| weight * column.raw()[entity]).sum();
        }
    };
    let confidence = confidence_factors(&tally, 1, score);
    for (entity, id) in table.ids.iter().enumerate() {
        let check = |what: &str, got: f64, expect: &serde_json::Value, tolerance: f64| {
            assert!(close(got, number(expect), tolerance), "{what} of {id}: {got} instead of {expect}");
        };
        for (at, &share) in tally.acceptability(entity).iter().enumerate() {
            check("acceptability", share, &expect["rank_acceptability"]["values"][entity][at], 1e-12);
        }
        for other in 0..table.ids.len() {
            check("winning", tally.winning(entity, other), &expect["pairwise_winning"][entity][other], 1e-12);
        }
        let central = tally.central_weights(entity).unwrap_or(vec![NA; 8]);
        for (at, &weight) in central.iter().enumerate() {
            check("central weight", weight, &expect["central_weights"]["values"][entity][at], 1e-11);
        }
        check("confidence", confidence[entity].unwrap_or(NA), &expect["confidence_factors"][id], 0.0);
        check("mean rank", tally.mean_rank(entity).unwrap_or(NA), &expect["expected_rank"][id], 1e-12);
    }
}

/// The R package smaa: entropy of 10,000 rankings of five drugs.
#[test]
fn smaa_ranking_entropy() {
    let names = ["Placebo", "Fluox", "Parox", "Sertr", "Venla"];
    let (Some(table), Some(expect)) =
        (cases::table("smaa/rank_entropy_ranks.csv", ""), cases::text("smaa/rank_entropy_expected.json"))
    else {
        return;
    };
    let expect: serde_json::Value = serde_json::from_str(&expect).expect("JSON");
    let ranks = names.map(|name| table.numbers(name));
    let rankings: Vec<Vec<u32>> =
        (0..ranks[0].len()).map(|draw| ranks.iter().map(|rank| rank[draw] as u32).collect()).collect();
    assert!(close(ranking_entropy(&rankings), expect["entropy"].as_f64().unwrap_or(NA), 1e-12));
}

/// Three alternatives over two criteria: a is first for w₁ > 2/3, b for w₁ < 1/3, c between.
#[test]
fn acceptability_by_hand() {
    let values = normalised(&[&[3.0, 0.0, 2.0], &[0.0, 3.0, 2.0]]);
    let study = smaa(&flat(&[1.0, 1.0]), &values, Mean::Arithmetic, &Spread::Simplex { at_least: vec![] });
    let tally = study.block(0..60_000).expect("a tally");
    for (entity, first) in [(0, 1.0 / 3.0), (1, 1.0 / 3.0), (2, 1.0 / 3.0)] {
        assert!((tally.acceptability(entity)[0] - first).abs() < 0.01);
    }
    assert!((tally.winning(0, 1) - 0.5).abs() < 0.01);
    let central = tally.central_weights(0).expect("first sometimes");
    assert!((central[0] - 5.0 / 6.0).abs() < 0.01, "{central:?}");
    assert_eq!(tally.rank_interval(2, 0.9), Some([1, 2]));
    assert_eq!(tally.rank_interval(0, 0.9), Some([1, 3]));
    let holistic = |worth| tally.holistic_acceptability(0, worth);
    let [first, second, ..] = tally.acceptability(0)[..] else { panic!("three ranks") };
    assert!(close(holistic(MetaWeights::Linear), first + second / 2.0, 1e-12));
    assert!(close(holistic(MetaWeights::Inverse), first + second / 2.0 + (1.0 - first - second) / 3.0, 1e-12));
    let centroid = first + second * (5.0 / 11.0) + (1.0 - first - second) * (2.0 / 11.0);
    assert!(close(holistic(MetaWeights::Centroid), centroid, 1e-12));
    assert!(tally.rank_entropy(2) < tally.rank_entropy(0));
}

#[test]
fn equal_entities_share_their_places_in_turn() {
    let values = normalised(&[&[1.0, 1.0, 0.0, NA]]);
    let tally = smaa(&flat(&[1.0]), &values, Mean::Arithmetic, &Spread::Relative { by: 0.5 }).block(0..10);
    let tally = tally.expect("a tally");
    assert_eq!(tally.n_entities(), 3);
    assert_eq!([0, 1, 2].map(|entity| tally.counts(entity).to_vec()), [[5, 5, 0], [5, 5, 0], [0, 0, 10]]);
    assert_eq!([tally.winning(0, 1), tally.winning(1, 0), tally.winning(0, 2)], [0.5, 0.5, 1.0]);
    assert_eq!(tally.winning(0, 0), 0.0);
}

#[test]
fn drawn_weights_have_the_shape_asked_for() {
    let framework = tree();
    let weights = official(&framework);
    let mean_of = |spread: &Spread, n: u64| {
        let draws = WeightDraws::new(&framework, &weights, spread, 5).expect("draws");
        let mut sum = vec![0.0; 9];
        let (mut shares, mut effective) = (vec![0.0; 9], vec![0.0; 6]);
        for draw in 0..n {
            draws.fill_shares(draw, &mut shares);
            sum.iter_mut().zip(&shares).for_each(|(sum, share)| *sum += share / n as f64);
            draws.fill_leaves(&mut shares, &mut effective);
            assert!(close(effective.iter().sum(), 1.0, 1e-12));
        }
        sum
    };
    let chosen = [1.0, 0.5, 0.25, 0.75, 0.25, 0.25, 0.5, 0.25, 0.25];
    for spread in [Spread::Relative { by: 0.1 }, Spread::Dirichlet { concentration: 50.0 }] {
        for (got, expect) in mean_of(&spread, 4000).iter().zip(chosen) {
            assert!((got - expect).abs() < 0.005, "{spread:?}: {got} instead of {expect}");
        }
    }
    let at_least = |more: &str, less: &str| AtLeast { more: more.into(), less: less.into() };
    let ordered = Spread::Simplex { at_least: vec![at_least("c", "d"), at_least("d", "e")] };
    // Uniform on c ≥ d ≥ e: means 11/18, 5/18, 2/18.
    let third = 1.0 / 3.0;
    let expect = [1.0, third, third, 0.5, 0.5, 11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0, third];
    for (got, expect) in mean_of(&ordered, 8000).iter().zip(expect) {
        assert!((got - expect).abs() < 0.01, "{got} instead of {expect}");
    }
    let given = Spread::Given { rows: vec![vec![2.0, 0.0, 1.0, 0.0, 0.0, 1.0], vec![0.0, 0.0, 0.0, 0.0, 0.0, 3.0]] };
    let got = mean_of(&given, 1);
    assert_eq!(got[..4], [1.0, 0.5, 0.25, 1.0]);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let framework = tree();
    let check = |spread: Spread, expect: RobustError| {
        let got = WeightDraws::new(&framework, &official(&framework), &spread, 0);
        assert_eq!(got.err(), Some(expect), "{spread:?}");
    };
    let order = |pairs: &[(&str, &str)]| {
        let at_least = pairs.iter().map(|&(more, less)| AtLeast { more: more.into(), less: less.into() }).collect();
        Spread::Simplex { at_least }
    };
    check(Spread::Relative { by: 1.5 }, RobustError::BadSpread { value: 1.5 });
    check(Spread::Dirichlet { concentration: 0.0 }, RobustError::BadSpread { value: 0.0 });
    check(order(&[("a", "z")]), RobustError::UnknownCode { code: "z".into() });
    check(order(&[("a", "c")]), RobustError::NotSiblings { more: "a".into(), less: "c".into() });
    let codes = vec!["a".to_string(), "b".to_string()];
    check(order(&[("a", "b"), ("b", "a")]), RobustError::ContradictoryOrder { codes });
    check(Spread::Given { rows: vec![] }, RobustError::BadWeights { row: 0 });
    check(Spread::Given { rows: vec![vec![1.0; 6], vec![0.0; 6]] }, RobustError::BadWeights { row: 1 });
    check(Spread::Given { rows: vec![vec![1.0; 5]] }, RobustError::BadWeights { row: 0 });
    assert_eq!(Tally::new(2001, 0).err(), Some(RobustError::TooManyRanked { n_entities: 2001, limit: 2000 }));
    let nobody = Smaa::new(
        &flat(&[1.0]),
        &official(&flat(&[1.0])),
        (&normalised(&[&[NA]]), &Aggregate::default()),
        &[true],
        &Spread::Relative { by: 0.1 },
        0,
    );
    assert_eq!(nobody.err(), Some(RobustError::NothingRanked));
}

/// The matrix product and the tree rank alike.
#[test]
fn both_ways_of_scoring_agree() {
    let framework = Framework::new(vec![
        node("g", "", 1.0),
        node("p", "g", 2.0),
        leaf("a", "p", 3.0, Direction::Positive),
        leaf("b", "p", 1.0, Direction::Positive),
        leaf("f", "g", 1.0, Direction::Positive),
    ])
    .expect("a tree");
    let whole = normalised(&[&[1.0, 5.0, 2.0, 4.0], &[4.0, 2.0, 1.0, 0.5], &[2.0, 2.0, 9.0, 1.0]]);
    // A fifth entity, without score in the one and out of the way in the other, sends the second up the tree.
    let mut holed = whole.clone();
    for column in &mut holed.columns {
        *column = Column::from_raw([column.raw(), &[-9.0]].concat());
    }
    holed.columns[0].set(4, None);
    let spread = Spread::Simplex { at_least: vec![] };
    let product = smaa(&framework, &whole, Mean::Arithmetic, &spread).block(0..2000).expect("a tally");
    let up_the_tree = smaa(&framework, &holed, Mean::Arithmetic, &spread).block(0..2000).expect("a tally");
    for entity in 0..4 {
        assert_eq!(product.counts(entity), &up_the_tree.counts(entity)[..4]);
        assert_eq!(product.central_weights(entity), up_the_tree.central_weights(entity));
    }
}
