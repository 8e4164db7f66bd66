//! What ranks depend on: known answers of COINr, SciPy and pymcdm, and laws on small datasets.

use std::collections::BTreeMap;

use scoring::model::Dataset;
use scoring::pipeline::evaluate;
use scoring::robust::{
    Agreement, Corner, Design, DesignRanks, Estimation, Factor, FirstOrder, Replicate, RobustError, Spread, agreement,
    agreement_matrix, count_ranks, leave_out, nodes_at_level, sobol_indices,
};
use scoring::scenario::{
    Aggregate, Bonus, Mean, Missing, Normalise, NormaliseMethod, Outliers, Rules, Scenario, Treat,
};

use super::support::asem::{dataset as asem, table};
use super::support::{NA, cases, close, dataset, tree};

const NO_SAMPLES: Estimation = Estimation { first_order: FirstOrder::Centred, n_samples: 0, coverage: 0.9, seed: 0 };

/// COINr 1.1: `SA_estimate` on its Ishigami example.
#[test]
fn coinr_ishigami() {
    let (Some(rows), Some(expect)) =
        (cases::packed_rows("smaa/ishigami_coinr_design_512.csv.gz"), cases::text("smaa/ishigami_coinr_expected.json"))
    else {
        return;
    };
    let expect: serde_json::Value = serde_json::from_str(&expect).expect("JSON");
    let y: Vec<f64> = rows.iter().map(|row| row[3]).collect();
    let part = |at: usize| y[at * 512..(at + 1) * 512].to_vec();
    let swapped = [part(2), part(3), part(4)];
    let plain = Estimation { first_order: FirstOrder::Plain, ..NO_SAMPLES };
    let indices = sobol_indices(&part(0), &part(1), &swapped, &plain).expect("indices");
    assert!(close(indices.variance, expect["variance"].as_f64().unwrap_or(NA), 1e-12));
    for factor in 0..3 {
        for (got, name) in [(indices.first[factor], "Si"), (indices.total[factor], "STi")] {
            let expect = expect[name][factor].as_f64().unwrap_or(NA);
            assert!(close(got.value, expect, 1e-12), "{name} {factor}: {got:?} instead of {expect}");
        }
    }
}

/// SALib 1.6: `first_order` on results brought to mean 0; its variance is over n, ours over n − 1.
#[test]
fn salib_first_order_on_the_same_design() {
    let Some(rows) = cases::packed_rows("smaa/ishigami_coinr_design_512.csv.gz") else { return };
    let y: Vec<f64> = rows.iter().map(|row| row[3]).collect();
    let part = |at: usize| y[at * 512..(at + 1) * 512].to_vec();
    let indices = sobol_indices(&part(0), &part(1), &[part(2), part(3), part(4)], &NO_SAMPLES).expect("indices");
    for (got, expect) in indices.first.iter().zip([0.3530855457071194, 0.39428352670561156, -0.015470039778140912]) {
        assert!(close(got.value, expect * 1023.0 / 1024.0, 1e-12), "{got:?}");
    }
}

fn run_design(n_factors: usize, n_rows: u64, estimation: &Estimation, f: impl Fn(&[f64]) -> f64) -> [Vec<[f64; 3]>; 2] {
    let design = Design::new(n_factors, 3);
    let at = |corner: Corner| -> Vec<f64> {
        let mut point = vec![0.0; n_factors];
        let value = |row| {
            design.fill(row, corner, &mut point);
            f(&point)
        };
        (0..n_rows).map(value).collect()
    };
    let swapped: Vec<Vec<f64>> = (0..n_factors).map(|factor| at(Corner::Swapped(factor))).collect();
    let indices = sobol_indices(&at(Corner::A), &at(Corner::B), &swapped, estimation).expect("indices");
    [indices.first, indices.total].map(|of| of.iter().map(|i| [i.value, i.interval[0], i.interval[1]]).collect())
}

/// Ishigami's function with a = 7 and b = 0.1; the exact indices are 0.3139, 0.4424, 0 alone and 0.5576, 0.4424, 0.2437 in all.
#[test]
fn ishigami1990_exact_indices() {
    use scoring::math::sin;
    let pi = std::f64::consts::PI;
    let estimation = Estimation { n_samples: 50, coverage: 0.95, ..NO_SAMPLES };
    let [first, total] = run_design(3, 4096, &estimation, |u| {
        let [x, y, z] = [0, 1, 2].map(|at| pi * (2.0 * u[at] - 1.0));
        sin(x) + 7.0 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x)
    });
    for (got, expect) in [(first, [0.3139, 0.4424, 0.0]), (total, [0.5576, 0.4424, 0.2437])] {
        for ([value, low, high], expect) in got.into_iter().zip(expect) {
            assert!((value - expect).abs() < 0.01, "{value} instead of {expect}");
            assert!(low <= expect && expect <= high && high - low < 0.15, "{low} to {high} around {expect}");
        }
    }
}

#[test]
fn without_interaction_first_is_total() {
    let [first, total] = run_design(4, 4096, &NO_SAMPLES, |u| u[0] + 2.0 * u[1] + 3.0 * u[2] + 0.0 * u[3]);
    for (at, expect) in [1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0, 0.0].into_iter().enumerate() {
        assert!((first[at][0] - expect).abs() < 2e-3, "{first:?}");
        assert!((total[at][0] - expect).abs() < 2e-3, "{total:?}");
    }
}

#[test]
fn no_variance_no_indices() {
    let flat = vec![1.0; 8];
    assert_eq!(sobol_indices(&flat, &flat, std::slice::from_ref(&flat), &NO_SAMPLES), None);
    assert_eq!(sobol_indices(&[1.0, NA], &[1.0, 2.0], &[], &NO_SAMPLES), None);
    assert_eq!(sobol_indices(&[1.0, 2.0], &[1.0], &[], &NO_SAMPLES), None);
    assert_eq!(sobol_indices(&[], &[], &[], &NO_SAMPLES), None);
}

/// COINr 1.1: `remove_elements` over the pillars, on the treated ASEM data.
#[test]
fn coinr_remove_elements() {
    let (Some(dataset), Some(ranks), Some(scores)) = (
        asem("input_iData.csv"),
        table("expected_remove_elements_level2_ranks.csv", "uCode"),
        table("expected_remove_elements_level2_scores.csv", "uCode"),
    ) else {
        return;
    };
    let missing = Missing::GroupMean { group: "EurAsia_group".into() };
    let treat = Treat { denominate: true, missing, outliers: Outliers::Coinr, availability: 0.9, ..Treat::default() };
    let scenario = Scenario { treat, ..Scenario::default() };
    let evaluation = evaluate(&dataset, &scenario).expect("an evaluation");
    let ids: Vec<String> = dataset.entities.iter().map(|entity| entity.id.clone()).collect();
    let pillars = nodes_at_level(&dataset.framework, 2);
    let left_out = leave_out(&dataset, &scenario, &evaluation, &pillars).expect("without each");
    assert_eq!(left_out.len(), 8);
    for without in &left_out {
        let code = &dataset.framework.node(without.node).code;
        for (entity, (score, rank)) in scores.by_id(code, &ids).into_iter().zip(ranks.by_id(code, &ids)).enumerate() {
            assert!(close(without.scores.get(entity).unwrap_or(NA), score, 1e-9), "{code} {}", ids[entity]);
            assert_eq!(without.ranking.rank[entity].map(f64::from), Some(rank), "{code} {}", ids[entity]);
        }
        assert!(without.mean_shift().is_some_and(|shift| shift > 0.0));
    }
}

#[test]
fn what_would_leave_nothing_is_passed_over() {
    let dataset = small();
    let evaluation = evaluate(&dataset, &Scenario::default()).expect("an evaluation");
    let goal = dataset.framework.root();
    let all = leave_out(&dataset, &Scenario::default(), &evaluation, &[goal, dataset.framework.pillars()[0]]);
    let all = all.expect("without each");
    assert_eq!(all.iter().map(|one| dataset.framework.node(one.node).code.as_str()).collect::<Vec<_>>(), ["p"]);
    assert_eq!(nodes_at_level(&dataset.framework, 3), [goal]);
}

/// SciPy 1.17 (`spearmanr`, `kendalltau`, `weightedtau`) and pymcdm 1.4 (`rw`, `ws`).
#[test]
fn agreement_of_scipy_and_pymcdm() {
    let ranks = |of: [u32; 8]| of.map(|rank| (rank > 0).then_some(rank));
    // The last entity has no rank in the one and is passed over.
    let (x, y) = (ranks([1, 2, 3, 4, 5, 6, 7, 0]), ranks([2, 1, 3, 8, 5, 7, 6, 4]));
    let check = |of, expect: f64| {
        let got = agreement(of, &x, &y).unwrap_or(NA);
        assert!(close(got, expect, 1e-14), "{of:?}: {got} instead of {expect}");
    };
    check(Agreement::Spearman, 0.7142857142857144);
    check(Agreement::KendallTauB, 0.5238095238095238);
    check(Agreement::WeightedSpearman, 0.7901785714285714);
    check(Agreement::WeightedKendall, 0.6155494337312519);
    check(Agreement::RankSimilarity, 0.79375);
    let matrix = agreement_matrix(Agreement::RankSimilarity, &[x.to_vec(), y.to_vec()]);
    assert!(close(matrix[1][0].unwrap_or(NA), 0.8263020833333333, 1e-14));
    assert_eq!([matrix[0][0], matrix[1][1]], [Some(1.0); 2]);
    assert_eq!(agreement(Agreement::Spearman, &[Some(1), None], &[Some(1), Some(2)]), None);
    assert_eq!(agreement(Agreement::WeightedKendall, &[Some(1), Some(1)], &[Some(1), Some(2)]), None);
}

/// Six entities over the six indicators of [`tree`], one cell missing.
fn small() -> Dataset {
    dataset(
        tree(),
        &[
            &[1.0, 9.0, 4.0, 6.0, 2.0, 7.0],
            &[5.0, 3.0, 8.0, 1.0, 6.0, 2.0],
            &[2.0, 2.5, NA, 4.0, 9.0, 1.0],
            &[7.0, 1.0, 3.0, 5.0, 8.0, 6.0],
            &[1.0, 4.0, 9.0, 16.0, 25.0, 36.0],
            &[3.0, 6.0, 2.0, 9.0, 5.0, 4.0],
        ],
    )
}

fn factors() -> Vec<Factor> {
    let range = |method| Normalise { method, range: [1.0, 100.0], ..Normalise::default() };
    vec![
        Factor::Weights(Spread::Relative { by: 0.25 }),
        Factor::Weight { code: "p".into(), by: 0.5 },
        Factor::Normalise(vec![range(NormaliseMethod::MinMax), range(NormaliseMethod::Rank)]),
        Factor::Aggregate(
            [Mean::Arithmetic, Mean::Geometric].map(|method| Aggregate { method, ..Default::default() }).to_vec(),
        ),
        Factor::Missing(vec![Missing::AsFound, Missing::Mean]),
        Factor::Drop(vec![None, Some("f".into())]),
    ]
}

#[test]
fn a_replicate_is_the_evaluation_with_its_choices() {
    let (dataset, scenario) = (small(), Scenario::default());
    let replicate = Replicate::new(&dataset, &scenario, factors(), 1).expect("a replicate");
    let evaluation = evaluate(&dataset, &scenario).expect("an evaluation");
    let nominal = replicate.nominal().expect("an outcome");
    assert_eq!((nominal.scores, nominal.ranking), (evaluation.scores.goal().clone(), evaluation.ranking));

    let weights = BTreeMap::from([("p".to_string(), 2.0 * 1.25)]);
    let chosen = Scenario {
        weights,
        normalise: Normalise { method: NormaliseMethod::Rank, range: [1.0, 100.0], ..Normalise::default() },
        aggregate: Aggregate { method: Mean::Geometric, ..Default::default() },
        treat: Treat { missing: Missing::Mean, ..Treat::default() },
        drop: vec!["f".into()],
        ..Scenario::default()
    };
    let mut rest = factors();
    rest.remove(0);
    let mut replicate = Replicate::new(&dataset, &scenario, rest, 1).expect("a replicate");
    for _ in 0..2 {
        let got = replicate.run(&[0.75, 0.9, 0.9, 0.9, 0.9]).expect("an outcome");
        let expect = evaluate(&dataset, &chosen).expect("an evaluation");
        for (&got, &expect) in got.scores.raw().iter().zip(expect.scores.goal().raw()) {
            assert!(close(got, expect, 1e-12), "{got} instead of {expect}");
        }
        assert_eq!(got.ranking, expect.ranking);
    }
}

#[test]
fn rules_hold_in_every_replicate() {
    let dataset = small();
    let bonus = Bonus { code: "e".into(), per_unit: 10.0, most: None, note: String::new() };
    let scenario = Scenario { rules: Rules { bonuses: vec![bonus], ..Rules::default() }, ..Scenario::default() };
    let judged = evaluate(&dataset, &scenario).expect("an evaluation").judged.expect("rules");
    let nominal = Replicate::new(&dataset, &scenario, factors(), 1).and_then(|one| one.nominal()).expect("an outcome");
    assert_eq!((nominal.scores, nominal.ranking), (judged.scores, judged.ranking));
}

#[test]
fn values_stay_within_their_errors_and_gaps_are_filled_from_others() {
    let (dataset, scenario) = (small(), Scenario::default());
    let run = |factor: Factor, at: f64| {
        Replicate::new(&dataset, &scenario, vec![factor], 1)
            .and_then(|mut one| one.run(&[at]))
            .expect("an outcome")
            .scores
    };
    let exact = evaluate(&dataset, &scenario).expect("an evaluation");
    let of = |error| Factor::Values { error, by_code: BTreeMap::new() };
    assert_eq!(&run(of(0.0), 0.3), exact.scores.goal());
    assert_ne!(run(of(0.1), 0.3), run(of(0.1), 0.7));
    for (&drawn, &exact) in run(of(1e-6), 0.3).raw().iter().zip(exact.scores.goal().raw()) {
        assert!((drawn - exact).abs() < 1e-2);
    }
    // Entity 2 lacks c: it gets one of five values, and nobody else's score moves.
    let mut seen: Vec<u64> = (0..200)
        .map(|at| {
            let scores = run(Factor::Imputation, (f64::from(at) + 0.5) / 200.0);
            for entity in [0, 1, 3, 4, 5] {
                assert_eq!(scores.get(entity), exact.scores.goal().get(entity));
            }
            scores.get(2).unwrap_or(NA).to_bits()
        })
        .collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 5);
}

#[test]
fn blocks_of_a_study_merge_to_the_whole() {
    let (dataset, scenario) = (small(), Scenario::default());
    let study = |rows| {
        let mut replicate = Replicate::new(&dataset, &scenario, factors(), 1).expect("a replicate");
        (
            DesignRanks::run(&mut replicate, rows, 5).expect("ranks"),
            count_ranks(&mut replicate, 0..64, 5).expect("a tally"),
            replicate.nominal().expect("nominal").ranking.rank,
        )
    };
    let (whole, tally, nominal) = study(0..256);
    let (mut late, ..) = study(100..256);
    late.merge(study(0..100).0);
    assert_eq!(late, whole);
    assert_eq!(whole.n_rows(), 256);
    assert_eq!(tally.n_draws(), 64);
    let first = (0..6).find_map(|entity| tally.central_weights(entity)).expect("somebody is first");
    assert!(close(first.iter().sum(), 1.0, 1e-10));
    let estimation = Estimation { n_samples: 20, ..NO_SAMPLES };
    let shift = whole.shift_indices(&nominal, &estimation).expect("ranks move");
    assert_eq!(late.shift_indices(&nominal, &estimation), Some(shift.clone()));
    assert_eq!((shift.first.len(), shift.total.len()), (6, 6));
    assert!(shift.total.iter().map(|index| index.value).sum::<f64>() > 0.9, "{shift:?}");
    assert!(shift.total.iter().all(|index| index.interval[0] <= index.interval[1]));
    assert!((0..6).any(|entity| whole.rank_indices(entity, &estimation).is_some()));
    assert_eq!(whole.rank_indices(6, &estimation), None);
}

#[test]
fn factors_that_cannot_be_are_refused() {
    let (dataset, scenario) = (small(), Scenario::default());
    let check = |factor: Factor, expect: RobustError| {
        let got = Replicate::new(&dataset, &scenario, vec![factor], 1).map(|_| ());
        assert_eq!(got, Err(expect));
    };
    check(Factor::Outliers(vec![]), RobustError::NoAlternatives);
    check(Factor::Drop(vec![Some("z".into())]), RobustError::UnknownCode { code: "z".into() });
    check(Factor::Weight { code: "p".into(), by: 2.0 }, RobustError::BadSpread { value: 2.0 });
    check(Factor::Values { error: -1.0, by_code: BTreeMap::new() }, RobustError::BadSpread { value: -1.0 });
}
