//! Decision methods: what papers and packages computed beyond the case files, and what happens at the edges.

use scoring::mcdm::{
    self, Argument, Best, Coupling, DecisionMatrix, Extremes, McdmError, Needs, Objective, Operator, Penalty,
    Preference, Ranks, Relation, Scale, Thresholds,
};

use super::support::{cases, close};

/// Columns that own their cells, with weights and objectives.
#[derive(Clone, Debug)]
pub struct Sample {
    pub columns: Vec<Vec<f64>>,
    pub weights: Vec<f64>,
    pub objectives: Vec<Objective>,
}

impl Sample {
    /// From rows; a criterion with a negative weight is to be small.
    pub fn of(rows: &[&[f64]], weights: &[f64]) -> Self {
        let columns = (0..weights.len()).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
        let objective = |weight: &f64| if *weight < 0.0 { Objective::Min } else { Objective::Max };
        Self {
            columns,
            weights: weights.iter().map(|weight| weight.abs()).collect(),
            objectives: weights.iter().map(objective).collect(),
        }
    }

    pub fn matrix(&self) -> DecisionMatrix<'_> {
        DecisionMatrix::new(self.columns.iter().map(Vec::as_slice), &self.weights, &self.objectives).expect("a matrix")
    }
}

pub fn assert_close(got: &[f64], expect: &[f64], tolerance: f64, what: &str) {
    assert_eq!(got.len(), expect.len(), "{what}");
    for (at, (&got, &expect)) in got.iter().zip(expect).enumerate() {
        assert!(close(got, expect, tolerance), "{what} {at}: {got} instead of {expect}");
    }
}

fn check(what: &str, got: Result<Vec<f64>, McdmError>, expect: &[f64]) {
    assert_close(&got.unwrap_or_else(|error| panic!("{what}: {error:?}")), expect, 1e-12, what);
}

#[test]
fn where_all_agree_nobody_is_ahead() {
    let same = Sample::of(&[&[2.0, 3.0], &[2.0, 3.0]], &[0.5, -0.5]);
    let matrix = same.matrix();
    check("topsis", mcdm::topsis(&matrix, Scale::Vector), &[0.5, 0.5]);
    check("edas", mcdm::edas(&matrix), &[0.5, 0.5]);
    check("mabac", mcdm::mabac(&matrix), &[0.0, 0.0]);
    check("gra", mcdm::gra(&matrix, Scale::MinMax, 0.5, Extremes::Global), &[1.0, 1.0]);
    check("codas", mcdm::codas(&matrix, 0.0), &[0.0, 0.0]);
    check("mpi", mcdm::mpi(&matrix, Penalty::Positive), &[100.0, 100.0]);
    check("rsr", mcdm::rsr(&matrix, Ranks::Integer), &[0.75, 0.75]);
    assert_eq!(mcdm::rsr_fit(&[0.75, 0.75]), None);
    let vikor = mcdm::vikor(&matrix, 0.5).expect("scores");
    assert_eq!((vikor.q, vikor.compromise_set), (vec![0.0, 0.0], vec![0, 1]));
    let flows = mcdm::promethee(&matrix, &[Preference::Usual, Preference::Gaussian { s: 1.0 }]).expect("flows");
    assert_eq!((flows.relation(0, 1), flows.net), (Some(Relation::Indifferent), vec![0.0, 0.0]));
}

#[test]
fn one_alternative_alone_is_scored_too() {
    let one = Sample::of(&[&[2.0, 3.0]], &[0.5, -0.5]);
    check("topsis", mcdm::topsis(&one.matrix(), Scale::Vector), &[0.5]);
    check("copras", mcdm::copras(&one.matrix()), &[1.0]);
    assert_eq!(mcdm::vikor(&one.matrix(), 0.5).expect("scores").compromise_set, [0]);
    assert_eq!(mcdm::promethee(&one.matrix(), &[Preference::Usual; 2]).expect("flows").net, [0.0]);
    assert_eq!(
        mcdm::electre3(&one.matrix(), &[Thresholds { q: 0.0, p: 1.0, veto: None }; 2]).expect("places").ranks,
        [1]
    );
}

#[test]
fn what_cannot_be_used_is_named() {
    let sample = Sample::of(&[&[1.0, 2.0], &[f64::NAN, 0.0]], &[0.5, -0.5]);
    let matrix = sample.matrix();
    let missing = |result: Result<Vec<f64>, McdmError>| match result {
        Err(McdmError::BadCell { alternative, criterion, value, .. }) => {
            assert!((alternative, criterion) == (1, 0) && value.is_nan());
        }
        other => panic!("{other:?}"),
    };
    missing(mcdm::weighted_sum(&matrix, Scale::MinMax));
    missing(mcdm::weighted_product(&matrix, Scale::Max));
    missing(mcdm::topsis(&matrix, Scale::MinMax));
    missing(mcdm::vikor(&matrix, 0.5).map(|vikor| vikor.q));
    missing(mcdm::copras(&matrix));
    missing(mcdm::moora(&matrix));
    missing(mcdm::moora_reference(&matrix));
    missing(mcdm::edas(&matrix));
    missing(mcdm::mabac(&matrix));
    missing(mcdm::marcos(&matrix));
    missing(mcdm::codas(&matrix, 0.02));
    missing(mcdm::cocoso(&matrix, 0.5));
    missing(mcdm::spotis(&matrix, &[[0.0, 9.0]; 2], None));
    missing(mcdm::mpi(&matrix, Penalty::Positive));
    missing(mcdm::rsr(&matrix, Ranks::NonInteger));
    missing(mcdm::promethee(&matrix, &[Preference::Usual; 2]).map(|flows| flows.net));

    let columns: [&[f64]; 2] = [&[1.0, 2.0], &[3.0]];
    let new =
        |weights: &[f64]| DecisionMatrix::new(columns, weights, &[Objective::Max; 2]).map(|_| ()).expect_err("a fault");
    let wrong = |what, expected, found| McdmError::WrongLength { what, expected, found };
    assert_eq!(new(&[1.0]), wrong(Argument::Weights, 2, 1));
    assert_eq!(new(&[1.0, 1.0]), wrong(Argument::Column { criterion: 1 }, 2, 1));
    assert_eq!(DecisionMatrix::new([], &[], &[]).map(|_| ()), Err(McdmError::Empty));
    let sample = Sample::of(&[&[1.0], &[-1.0]], &[1.0]);
    let below = McdmError::BadCell { alternative: 1, criterion: 0, value: -1.0, needs: Needs::NotNegative };
    assert_eq!(mcdm::weighted_product(&sample.matrix(), Scale::Linear), Err(below));
    assert_eq!(mcdm::copras(&sample.matrix()), Err(McdmError::NoScale { criterion: 0 }));
    let lambda =
        McdmError::BadParameter { name: "lambda", at: None, value: 2.0, needs: Needs::Within { lo: 0.0, hi: 1.0 } };
    assert_eq!(mcdm::waspas(&sample.matrix(), Scale::MinMax, 2.0), Err(lambda));
    let q = [Preference::Linear { q: 2.0, p: 1.0 }];
    assert!(matches!(
        mcdm::promethee(&sample.matrix(), &q),
        Err(McdmError::BadParameter { name: "p", at: Some(0), .. })
    ));
}

#[test]
fn promethee_one_leaves_open_what_the_flows_do() {
    let sample = Sample::of(&[&[3.0, 0.0, 2.0], &[0.0, 3.0, 1.0], &[1.0, 1.0, 3.0]], &[0.4, 0.4, 0.2]);
    let flows = mcdm::promethee(&sample.matrix(), &[Preference::VShape { p: 3.0 }; 3]).expect("flows");
    // Worked out by hand: leads over 3, times the weights.
    assert_close(
        &flows.positive,
        &[(0.4 * (5.0 / 3.0) + 0.2 / 3.0) / 2.0, 0.4 * (5.0 / 3.0) / 2.0, (0.4 * (2.0 / 3.0) + 0.2) / 2.0],
        1e-12,
        "leaving",
    );
    assert_eq!(flows.relation(0, 1), Some(Relation::Preferred));
    assert_eq!(flows.relation(1, 0), Some(Relation::Outranked));
    assert_eq!(flows.relation(0, 2), Some(Relation::Incomparable));
    assert_eq!(flows.relation(0, 3), None);
    let kept = mcdm::criterion_flows(&sample.matrix(), &[Preference::VShape { p: 3.0 }; 3]).expect("flows");
    assert_eq!(kept.weighted(&[0.4, 0.4, 0.2]), Ok(flows));
    assert_eq!(kept.weighted(&[0.0, 1.0, 0.0]).expect("flows").net, [-2.0 / 3.0, 5.0 / 6.0, -1.0 / 6.0]);
    assert!(kept.weighted(&[1.0]).is_err());
}

#[test]
fn fuzzy_operators_by_hand() {
    let membership = [vec![0.5, 0.3, 0.2], vec![0.1, 0.6, 0.3]];
    let of = |operator| mcdm::fuzzy_evaluation(&membership, &[0.4, 0.6], operator);
    check("M(min, max)", of(Operator::MinMax), &[0.4, 0.6, 0.3]);
    check("M(product, max)", of(Operator::ProductMax), &[0.2, 0.36, 0.18]);
    check("M(min, sum)", of(Operator::MinSum), &[0.5, 0.9, 0.5]);
    check("M(product, sum)", of(Operator::ProductSum), &[0.26, 0.48, 0.26]);
    assert_eq!(mcdm::largest_membership(&[0.26, 0.48, 0.48]), Some(1));
    assert_eq!(mcdm::weighted_grade(&[0.25, 0.5, 0.25], &[90.0, 80.0, 60.0]), Some(77.5));
    assert_eq!(mcdm::weighted_grade(&[0.0], &[90.0]), None);
    let outside = mcdm::fuzzy_evaluation(&[vec![1.5]], &[1.0], Operator::MinMax);
    assert!(matches!(outside, Err(McdmError::BadCell { .. })));
}

#[test]
fn moderate_indicators_by_hand() {
    check("a value", mcdm::moderate(&[5.0, 7.0, 11.0], Best::Value(7.0)), &[0.5, 1.0, 0.0]);
    check("an interval", mcdm::moderate(&[5.0, 12.0, 40.0], Best::Interval { lo: 10.0, hi: 20.0 }), &[0.75, 1.0, 0.0]);
    check("all inside", mcdm::moderate(&[5.0, 6.0], Best::Interval { lo: 5.0, hi: 6.0 }), &[1.0, 1.0]);
    assert!(mcdm::moderate(&[5.0], Best::Interval { lo: 6.0, hi: 5.0 }).is_err());
    assert!(mcdm::moderate(&[f64::NAN], Best::Value(1.0)).is_err());
}

#[test]
fn rank_sum_ratios_are_graded_by_probit() {
    let fit = mcdm::rsr_fit(&[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]).expect("a line");
    assert_eq!(mcdm::rsr_grades(&fit, 3), [0, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
    assert_eq!(mcdm::rsr_grades(&fit, 4), [1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
}

#[test]
fn pydecision_electre3() {
    let rows: [&[f64]; 7] = [
        &[8.15, 8.18, 5.4, 3.22],
        &[1.01, 4.14, 4.38, 0.93],
        &[0.96, 9.99, 6.7, 2.73],
        &[4.63, 9.75, 9.03, 8.52],
        &[4.23, 5.18, 6.93, 1.08],
        &[5.78, 3.08, 8.86, 1.11],
        &[6.95, 8.77, 2.66, 9.01],
    ];
    let sample = Sample::of(&rows, &[0.3, 0.2, 0.35, 0.15]);
    let threshold = |q, p, veto| Thresholds { q, p, veto: Some(veto) };
    let thresholds =
        [threshold(0.3, 1.5, 6.0), threshold(0.5, 2.0, 7.0), threshold(0.4, 1.8, 5.0), threshold(0.2, 2.5, 8.0)];
    let electre = mcdm::electre3(&sample.matrix(), &thresholds).expect("places");
    assert_close(
        &electre.credibility[3],
        &[0.7000000000000001, 1.0, 1.0, 1.0, 1.0, 0.7875, 0.6810869565217392],
        1e-12,
        "credibility",
    );
    assert_close(
        &electre.credibility[4],
        &[0.27553704988819494, 1.0, 0.7054347826086955, 0.025889179548157, 1.0, 0.35, 0.006853146853146897],
        1e-12,
        "credibility",
    );
    assert_eq!(electre.descending, [2, 7, 4, 1, 4, 3, 6]);
    assert_eq!(electre.ascending, [2, 7, 5, 1, 5, 3, 4]);
    assert_eq!(electre.ranks, [2, 7, 4, 1, 4, 3, 6]);
    let many = Sample { columns: vec![vec![1.0; 5000]], weights: vec![1.0], objectives: vec![Objective::Max] };
    assert_eq!(mcdm::electre3(&many.matrix(), &thresholds[..1]), Err(McdmError::TooMany { found: 5000, most: 1024 }));
    assert!(mcdm::outranking_matrix(&many.matrix()).is_err());
}

#[test]
fn multimoora_counts_whom_an_alternative_beats_in_most_views() {
    let sample = Sample::of(&[&[3.0, 1.0], &[2.0, 2.0], &[1.0, 4.0]], &[0.5, -0.5]);
    let all = mcdm::multimoora(&sample.matrix()).expect("scores");
    assert_eq!((all.places, all.dominated), ([vec![1, 2, 3], vec![1, 2, 3], vec![1, 2, 3]], vec![2, 1, 0]));
}

#[test]
fn mathmodels_grey_relational_grades() {
    let (Some(input), Some(expect)) =
        (cases::table("cn/gra_sports_input.csv", "年份"), cases::table("cn/gra_sports_expected.csv", "name"))
    else {
        return;
    };
    let to_first = |name: &str| -> Vec<f64> {
        let cells = input.numbers(name);
        // Of a running time less is better.
        cells.iter().map(|x| if name.ends_with('跑') { cells[0] / x } else { x / cells[0] }).collect()
    };
    let series: Vec<Vec<f64>> = expect.ids.iter().map(|name| to_first(name)).collect();
    let slices: Vec<&[f64]> = series.iter().map(Vec::as_slice).collect();
    let grades = mcdm::relational_grades(&to_first("铅球"), &slices, 0.5, Extremes::Global).expect("grades");
    assert_close(&grades, &expect.numbers("grey_relational_grade"), 1e-12, "grade");
}

#[test]
fn mathmodels_coupling_coordination() {
    let (Some(scores), Some(expect), Some(weights)) = (
        cases::table("cn/coupling_expected_subsystem_scores.csv", "地区"),
        cases::table("cn/coupling_expected.csv", "地区"),
        cases::text("cn/coupling_expected_weights.json"),
    ) else {
        return;
    };
    let weights: serde_json::Value = serde_json::from_str(&weights).expect("JSON");
    let subsystems = ["tech", "eco", "env"];
    let sample = Sample {
        columns: subsystems.iter().map(|name| scores.numbers(name)).collect(),
        weights: subsystems.iter().filter_map(|name| weights["subsystem_weights"][name].as_f64()).collect(),
        objectives: vec![Objective::Max; 3],
    };
    let matrix = sample.matrix();
    let classic = mcdm::coupling_coordination(&matrix, Coupling::Classic { floor: 1e-10 }).expect("degrees");
    assert_close(&classic.coupling, &expect.numbers("coupling"), 1e-12, "C");
    assert_close(&classic.level, &expect.numbers("coord"), 1e-12, "T");
    assert_close(&classic.degree, &expect.numbers("coupling_coord"), 1e-12, "D");
    let adjusted = mcdm::coupling_coordination(&matrix, Coupling::Adjusted).expect("degrees");
    assert_close(&adjusted.coupling, &expect.numbers("coupling_adj"), 1e-12, "adjusted C");
    assert_close(&adjusted.degree, &expect.numbers("coupling_coord_adj"), 1e-12, "adjusted D");
    let obstacles = mcdm::obstacle_degrees(&matrix).expect("degrees");
    for (at, name) in ["obst_scaled_tech", "obst_scaled_eco", "obst_scaled_env"].iter().enumerate() {
        let got: Vec<f64> = obstacles.iter().map(|row| row[at]).collect();
        assert_close(&got, &expect.numbers(name), 1e-12, name);
    }
}

#[test]
fn coinr_copeland_of_asem() {
    let (Some(results), Some(ahead), Some(scores)) = (
        cases::table("asem/expected_results_full.csv", "uCode"),
        cases::table("asem/expected_outrank_matrix_conn_w12321.csv", "uCode"),
        cases::table("asem/expected_copeland_conn_w12321.csv", "uCode"),
    ) else {
        return;
    };
    let pillars = ["Physical", "ConEcFin", "Political", "Instit", "P2P"];
    let sample = Sample {
        columns: pillars.iter().map(|pillar| results.by_id(pillar, &ahead.ids)).collect(),
        weights: vec![1.0, 2.0, 3.0, 2.0, 1.0],
        objectives: vec![Objective::Max; 5],
    };
    let matrix = mcdm::outranking_matrix(&sample.matrix()).expect("a matrix");
    for (at, id) in ahead.ids.iter().enumerate() {
        let column: Vec<f64> = matrix.iter().map(|row| row[at]).collect();
        assert_close(&column, &ahead.numbers(id), 1e-12, id);
    }
    assert_close(&mcdm::copeland(&matrix), &scores.by_id("copeland", &ahead.ids), 0.0, "Copeland");
}
