//! A scenario's question of certainty: the same digits however the work is cut, and what it opens.

use scoring::model::Dataset;
use scoring::pipeline::evaluate;
use scoring::robust::{Digest, Factor, RobustError, Smaa, Spread, Study, confidence, factors, methods};
use scoring::scenario::{LeaveOut, Mean, NormaliseMethod, Scenario, WeightsVary, from_value};
use serde_json::json;

use super::support::asem;
use super::support::{NA, dataset, tree};

fn small() -> Dataset {
    let columns: [&[f64]; 6] = [
        &[1.0, 5.0, 3.0, 4.0, 2.0],
        &[2.0, 2.0, 4.0, NA, 1.0],
        &[9.0, 3.0, 3.5, 1.0, 8.0],
        &[1.0, 1.0, 2.0, 2.0, 6.0],
        &[7.0, 4.0, 4.0, 5.0, 5.5],
        &[3.0, 8.0, 1.0, 5.0, 4.0],
    ];
    dataset(tree(), &columns)
}

fn scenario(certainty: serde_json::Value) -> Scenario {
    from_value(&json!({ "normalise": {"range": [0.0, 100.0]}, "certainty": certainty })).expect("a scenario")
}

/// The digest of `n` draws shared out among so many workers, each with a study of its own, their blocks merged as they happen to come.
fn shared_out(dataset: &Dataset, scenario: &Scenario, n: u64, n_workers: u64) -> Digest {
    let mut studies: Vec<Study> = (0..n_workers).map(|_| Study::new(dataset, scenario).expect("a study")).collect();
    let cuts = [0, n / 7, n / 3, n / 2, n];
    let mut blocks: Vec<Digest> = Vec::new();
    for (at, cut) in cuts.windows(2).enumerate() {
        let worker = at % studies.len();
        let done = studies[worker].draw(cut[0]..cut[1], &[3, 1, 0]).expect("a block");
        blocks.insert(at % (blocks.len() + 1), done);
    }
    let mut whole = Digest::default();
    for block in &blocks {
        whole.merge(block).expect("parts of one study");
    }
    whole
}

fn check(what: &str, dataset: &Dataset, certainty: serde_json::Value, n: u64) {
    let scenario = scenario(certainty);
    let one = Study::new(dataset, &scenario).expect("a study").draw(0..n, &[3, 1, 0]).expect("a block");
    for n_workers in 1..=3 {
        assert_eq!(shared_out(dataset, &scenario, n, n_workers), one, "{what}, {n_workers} workers");
    }
    assert_eq!(one.n_draws(), n);
    for place in 0..one.n_entities() {
        let sum: f64 = (1..=one.n_entities() as u32).map(|rank| one.acceptability(place, rank)).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{what}: {sum}");
    }
}

#[test]
fn any_number_of_workers_gives_the_same_digits() {
    let small = small();
    check("weights around", &small, json!({}), 500);
    check("all weights", &small, json!({"weights": "simplex", "at_least": [{"more": "p", "less": "q"}]}), 300);
    let everything = json!({
        "error": 0.05, "normalise": ["zscore", "rank"], "aggregate": ["geometric"], "leave_out": "pillars", "outliers": true
    });
    check("everything", &small, everything, 120);
    if let Some(asem) = asem::dataset("input_iData.csv") {
        check("ASEM", &asem, json!({"by": 0.5}), 200);
    }
}

#[test]
fn a_digest_says_what_its_tally_says() {
    let (small, scenario) = (small(), scenario(json!({})));
    let done = evaluate(&small, &scenario).expect("scores");
    let values = (&done.normalised, &scenario.aggregate);
    let spread = Spread::Relative { by: 0.25 };
    let smaa = Smaa::new(&small.framework, &done.weights, values, &done.included, &spread, 1).expect("a study");
    let tally = smaa.block(0..400).expect("a tally");
    let digest = Digest::of(&tally, smaa.entities(), &[4, 0]);
    for place in 0..tally.n_entities() {
        let shares: Vec<f64> = (1..=5).map(|rank| digest.acceptability(place, rank)).collect();
        assert_eq!(shares, tally.acceptability(place));
        assert_eq!(digest.rank_interval(place, 0.9), tally.rank_interval(place, 0.9));
        assert_eq!(digest.central_weights(place), tally.central_weights(place));
    }
    assert_eq!(digest.listed().collect::<Vec<_>>(), [4, 0]);
    assert_eq!([digest.winning(0, 1), digest.winning(1, 0)], [tally.winning(4, 0), tally.winning(0, 4)]);
}

#[test]
fn those_a_method_cannot_rank_are_not_counted_among_the_ranked() {
    let small = small();
    let asked = from_value(&json!({"rank": {"method": "topsis", "over": "indicators"}})).expect("a scenario");
    let digest = Study::new(&small, &asked).expect("a study").draw(0..50, &[3, 1]).expect("draws");
    assert_eq!((digest.n_entities(), digest.n_ranked()), (5, 4));
    let unranked: Vec<usize> = (0..5).filter(|&place| !digest.is_ranked(place)).collect();
    assert_eq!(unranked, [3], "it lacks an indicator");
    assert_eq!(digest.rank_interval(3, 0.9), None);
}

/// Under a weighted sum whoever is ever first is first at its own central weights (lahdelma1998); with more open it is a share.
#[test]
fn confidence_is_one_where_only_weights_are_open() {
    let columns: [&[f64]; 6] =
        [&[1.0, 5.0, 3.0], &[2.0, 2.0, 4.0], &[9.0, 3.0, 3.5], &[1.0, 1.0, 2.0], &[7.0, 4.0, 4.0], &[3.0, 8.0, 1.0]];
    let whole = dataset(tree(), &columns);
    for (certainty, is_sure) in [(json!({"weights": "simplex"}), true), (json!({"error": 0.8}), false)] {
        let asked = scenario(certainty);
        let digest = Study::new(&whole, &asked).expect("a study").draw(0..300, &[]).expect("draws");
        let centrals = (0..digest.n_entities()).filter_map(|place| Some((place, digest.central_weights(place)?)));
        for (entity, central) in centrals {
            let share = confidence(&whole, &asked, (entity, &central), 64).expect("a share");
            assert!(if is_sure { share == 1.0 } else { (0.0..1.0).contains(&share) }, "{entity}: {share}");
        }
    }
}

#[test]
fn what_is_asked_is_open_and_nothing_else() {
    let tree = tree();
    let default = Scenario::default();
    assert_eq!(factors(&tree, &default), [Factor::Weights(Spread::Relative { by: 0.25 })]);
    let mut all = Scenario::default();
    all.certainty.weights = WeightsVary::Fixed;
    all.certainty.aggregate = vec![Mean::Arithmetic, Mean::Geometric];
    all.certainty.leave_out = LeaveOut::Pillars;
    let open = factors(&tree, &all);
    assert!(matches!(&open[0], Factor::Normalise(of) if of.len() == 1 && of[0].range == [1.0, 100.0]));
    assert!(matches!(&open[1], Factor::Aggregate(of) if of.len() == 2));
    assert!(matches!(&open[2], Factor::Drop(of) if of.len() == 4 && of[0].is_none()));
    assert_eq!(open.len(), 3);
}

#[test]
fn every_method_is_compared_once_and_the_scenario_first() {
    let all = methods(&Scenario::default());
    assert_eq!((all[0].normalise, all[0].mean), (NormaliseMethod::MinMax, Some(Mean::Arithmetic)));
    assert_eq!(all[0].scenario, Scenario::default());
    assert_eq!(all.len(), 1 + 4 + 3);
}

#[test]
fn weights_alone_have_no_indices_and_two_choices_do() {
    let small = small();
    let alone = scenario(json!({}));
    let mut study = Study::new(&small, &alone).expect("a study");
    assert_eq!(study.rows(0..4), Err(RobustError::NoAlternatives));
    let both = scenario(json!({"normalise": ["rank"]}));
    let mut study = Study::new(&small, &both).expect("a study");
    let mut ranks = study.rows(32..64).expect("rows");
    ranks.merge(study.rows(0..32).expect("rows"));
    let [shift, own] = study.indices(&ranks, Some(2)).expect("indices");
    assert_eq!(shift.expect("a shift").total.len(), 2);
    assert!(own.is_none_or(|own| own.first.len() == 2));
}
