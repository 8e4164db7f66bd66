//! Ranking by a decision method: the methods' own answers, brought to a dataset and a scenario.

use std::collections::BTreeMap;

use scoring::decide::{DecideError, Figure, is_sum, lay_out};
use scoring::live::LiveScores;
use scoring::mcdm::{DecisionMatrix, Needs, Objective, Scale, topsis, vikor};
use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
use scoring::pipeline::{EvaluateError, evaluate, trend};
use scoring::scenario::{Criteria, FuzzyOperator, Mean, RankBy, RankMethod, Scenario};
use scoring::weigh::Weights;

use super::support::asem::{dataset as asem, table};
use super::support::{NA, close};

/// Two pillars with two indicators each, of which less is better on the second; five entities, the last without one figure.
fn dataset() -> Dataset {
    let node = |code: &str, parent: Option<&str>, weight: f64, indicator: Option<Indicator>| NodeSpec {
        code: code.into(),
        name: Text::same(code),
        parent: parent.map(Into::into),
        weight,
        indicator,
    };
    let measured = |direction| Some(Indicator::measured(direction, ""));
    let framework = Framework::new(vec![
        node("index", None, 1.0, None),
        node("one", Some("index"), 3.0, None),
        node("two", Some("index"), 1.0, None),
        node("a", Some("one"), 1.0, measured(Direction::Positive)),
        node("b", Some("one"), 2.0, measured(Direction::Negative)),
        node("c", Some("two"), 1.0, measured(Direction::Positive)),
        node("d", Some("two"), 1.0, measured(Direction::Interval { lo: 2.0, hi: 3.0 })),
    ])
    .expect("a tree");
    let columns = [
        vec![10.0, 20.0, 30.0, 25.0, 20.0],
        vec![4.0, 2.0, 8.0, 5.0, 1.0],
        vec![1.0, 7.0, 3.0, 5.0, 9.0],
        vec![2.5, 1.0, 4.0, 6.0, NA],
    ];
    let panel = |period: &str| Panel {
        period: Period(period.into()),
        columns: columns.iter().map(|cells| Column::from_raw(cells.clone())).collect(),
        denominators: vec![],
    };
    let entities = (0..5).map(|at| Entity { id: format!("e{at}"), name: Text::same("e") }).collect();
    Dataset::new("five", framework, entities, vec![panel("2023"), panel("2024")])
}

fn by(method: RankMethod, over: Criteria) -> Scenario {
    Scenario { rank: RankBy { method, over, ..RankBy::default() }, ..Scenario::default() }
}

const WEIGHTS: [f64; 4] = [0.25, 0.5, 0.125, 0.125];
/// What the interval indicator is turned into: 1 − distance/3.
const TURNED: [f64; 4] = [1.0, 2.0 / 3.0, 2.0 / 3.0, 0.0];

/// What a method says of the four complete entities' figures as they stand.
fn own<T>(method: impl Fn(&DecisionMatrix) -> T) -> T {
    let panel = &dataset().panels[1];
    let mut columns: Vec<Vec<f64>> = panel.columns.iter().map(|column| column.raw()[..4].to_vec()).collect();
    columns[3] = TURNED.to_vec();
    let objectives = [Objective::Max, Objective::Min, Objective::Max, Objective::Max];
    method(&DecisionMatrix::new(columns.iter().map(Vec::as_slice), &WEIGHTS, &objectives).expect("a matrix"))
}

#[test]
fn figures_in_their_own_units_give_what_the_method_gives() {
    let dataset = dataset();
    let evaluation = evaluate(&dataset, &by(RankMethod::Topsis, Criteria::Indicators)).expect("an evaluation");
    let expect = own(|matrix| topsis(matrix, Scale::Vector).expect("closeness"));
    assert_eq!(&evaluation.scores.goal().raw()[..4], expect);
    // The pillars stay what the aggregation makes of them.
    assert_eq!(evaluation.scores.of(dataset.framework.find("two").expect("a pillar")).get(4), Some(100.0));
}

#[test]
fn who_lacks_a_criterion_is_left_out_and_said_to_be() {
    let evaluation = evaluate(&dataset(), &by(RankMethod::Topsis, Criteria::Indicators)).expect("an evaluation");
    assert_eq!(evaluation.decided.expect("a decision").left_out, [4]);
    assert_eq!((evaluation.ranking.rank[4], evaluation.ranking.n_ranked()), (None, 4));
    let pillars = evaluate(&dataset(), &by(RankMethod::Topsis, Criteria::Pillars)).expect("an evaluation");
    assert_eq!(pillars.ranking.n_ranked(), 5);
}

#[test]
fn a_score_of_which_less_is_better_is_turned_and_stays_at_hand() {
    let evaluation = evaluate(&dataset(), &by(RankMethod::Vikor, Criteria::Indicators)).expect("an evaluation");
    let expect = own(|matrix| vikor(matrix, 0.5).expect("a compromise"));
    let decided = evaluation.decided.expect("a decision");
    let best = evaluation.ranking.order[0] as usize;
    assert_eq!(expect.q[best], 0.0);
    assert_eq!(evaluation.scores.goal().get(best), Some(1.0));
    assert_eq!(decided.figures[0].0, Figure::Compromise);
    for (got, expect) in decided.figures[1].1.raw().iter().zip(&expect.s) {
        assert!(close(*got, *expect, 1e-15), "{got} {expect}");
    }
    assert_eq!(decided.compromise, expect.compromise_set.iter().map(|&at| at as usize).collect::<Vec<_>>());
}

/// Every method, over everything: scores that rank, live scores with the same bits, and parts that sum where there are parts.
#[test]
fn every_method_ranks_and_follows_a_weight() {
    let dataset = dataset();
    let framework = &dataset.framework;
    for method in RankMethod::ALL {
        for over in [Criteria::Indicators, Criteria::Normalised, Criteria::Pillars] {
            let mut scenario = by(method, over);
            // Several methods divide by figures, which must then be positive.
            scenario.normalise.range = [1.0, 100.0];
            let context = format!("{method:?} over {over:?}");
            let first = match evaluate(&dataset, &scenario) {
                // Whoever is furthest from the best interval is at 0, and some methods divide by that or take its logarithm.
                Err(EvaluateError::Decide(DecideError::BadCell { code, needs: Needs::Positive, .. })) => {
                    assert_eq!((code.as_str(), over), ("d", Criteria::Indicators), "{context}");
                    continue;
                }
                first => first.unwrap_or_else(|error| panic!("{context}: {error:?}")),
            };
            let settings = &scenario.aggregate;
            let live = LiveScores::new(framework, &first.normalised, &first.weights, settings, first.included.clone());
            let mut live =
                live.expect("live scores").ranked_by(&first.treated.columns, &first.normalised, &scenario, lay_out);
            scenario.weights.insert("a".into(), 5.0);
            let weights = Weights::of(framework, &scenario.weights, &[]).expect("weights");
            for weights in [&first.weights, &weights] {
                live.set_weights(weights).expect("scores");
                live.decide(framework, weights).expect("a decision");
            }
            live.settle().expect("settled");
            let moved = evaluate(&dataset, &scenario).expect("an evaluation");
            let bits = |scores: &[f64]| scores.iter().map(|score| score.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(live.scores()), bits(moved.scores.goal().raw()), "{context}");
            assert_eq!(live.ranks_of(&[0, 1, 2, 3, 4]), moved.ranking.rank, "{context}");
            let node = |id| moved.scores.of(id).clone();
            let (figures, normalised) = (&moved.treated.columns, &moved.normalised);
            let decider = lay_out(framework, figures, normalised, &node, &moved.weights, &scenario).expect("a matrix");
            assert_eq!(decider.is_none(), method == RankMethod::Aggregate, "{context}");
            let Some(decider) = decider else { continue };
            let parts = decider.parts(&moved.weights).expect("parts");
            assert_eq!(parts.is_some(), is_sum(method), "{context}");
            for entity in 0..4 {
                let Some(parts) = &parts else { continue };
                let sum: f64 = parts.iter().filter_map(|part| part[entity]).sum();
                let from = if method == RankMethod::Spotis { 1.0 } else { 0.0 };
                let score = moved.scores.goal().get(entity).expect("a score");
                assert!(close(sum + from, score, 1e-12), "{context}: {sum} {score}");
            }
        }
    }
}

#[test]
fn periods_are_compared_as_if_all_were_there_at_once() {
    let trend = trend(&dataset(), &by(RankMethod::Spotis, Criteria::Pillars)).expect("a trend");
    assert_eq!(trend.scores[0].raw(), trend.scores[1].raw());
    assert_eq!(trend.rankings[0].n_ranked(), 5);
}

#[test]
fn a_page_need_not_stand_still_for_a_slow_method() {
    let mut many = dataset();
    many.entities = (0..501).map(|at| Entity { id: format!("e{at}"), name: Text::same("e") }).collect();
    for panel in &mut many.panels {
        let column = |own: &Column| Column::from_raw((0..501).map(|at| own.raw()[at % 4] + at as f64).collect());
        panel.columns = panel.columns.iter().map(column).collect();
    }
    for (method, most) in [(RankMethod::Electre3, 400), (RankMethod::Bod, 500)] {
        let refused = evaluate(&many, &by(method, Criteria::Pillars)).map(|_| ());
        assert_eq!(refused, Err(EvaluateError::Decide(DecideError::TooMany { found: 501, most })));
    }
    let all_pairs = evaluate(&many, &by(RankMethod::Copeland, Criteria::Pillars)).expect("an evaluation");
    assert_eq!(all_pairs.ranking.n_ranked(), 501);
}

#[test]
fn what_cannot_be_is_told_by_code_and_entity() {
    let check = |change: fn(&mut Scenario), expect: DecideError| {
        let mut scenario = by(RankMethod::Spotis, Criteria::Indicators);
        change(&mut scenario);
        assert_eq!(evaluate(&dataset(), &scenario).map(|_| ()), Err(EvaluateError::Decide(expect)));
    };
    check(
        |scenario| scenario.rank.bounds = BTreeMap::from([("x".into(), [0.0, 1.0])]),
        DecideError::UnknownCode { code: "x".into() },
    );
    check(
        |scenario| scenario.rank.bounds = BTreeMap::from([("a".into(), [0.0, 20.0])]),
        DecideError::BadCell { code: "a".into(), entity: 2, value: 30.0, needs: Needs::Within { lo: 0.0, hi: 20.0 } },
    );
}

/// COINr: `Aggregate(…, f_ag = "a_copeland")` over the pillars of one sub-index with weights 1, 2, 3, 2, 1.
#[test]
fn copeland_at_a_node_as_coinr_counts_it() {
    let (Some(dataset), Some(expect)) = (asem("input_iData.csv"), table("expected_copeland_conn_w12321.csv", "uCode"))
    else {
        return;
    };
    let conn = dataset.framework.find("Conn").expect("the sub-index");
    let pillars = dataset.framework.node(conn).children.clone();
    let mut scenario = super::asem::treated();
    scenario.aggregate.nodes.insert("Conn".into(), Mean::Copeland);
    for (id, weight) in pillars.iter().zip([1.0, 2.0, 3.0, 2.0, 1.0]) {
        scenario.weights.insert(dataset.framework.node(*id).code.clone(), weight);
    }
    let evaluation = evaluate(&dataset, &scenario).expect("an evaluation");
    let ids: Vec<String> = dataset.entities.iter().map(|entity| entity.id.clone()).collect();
    for ((got, expect), id) in evaluation.scores.of(conn).raw().iter().zip(expect.by_id("copeland", &ids)).zip(&ids) {
        assert_eq!(*got, expect, "{id}");
    }
}

/// Memberships by hand: a, c and the turned d over their own ends, b from the other side; grades whole at ¾ and ¼.
#[test]
fn fuzzy_evaluation_brings_memberships_together_by_weight() {
    let mut scenario = by(RankMethod::Fuzzy, Criteria::Indicators);
    scenario.rank.grades = vec![0.75, 0.25];
    let decided = evaluate(&dataset(), &scenario).expect("an evaluation").decided.expect("a decision");
    // By criterion, then entity: where the figure lies between its ends.
    let shares = [[0.0, 0.5, 1.0, 0.75], [2.0 / 3.0, 1.0, 0.0, 0.5], [0.0, 1.0, 1.0 / 3.0, 2.0 / 3.0], TURNED];
    let good = |share: f64| ((share - 0.25) / 0.5).clamp(0.0, 1.0);
    assert_eq!(
        decided.figures.iter().map(|(figure, _)| figure.id()).collect::<Vec<_>>(),
        ["membership_1", "membership_2"]
    );
    for (entity, _) in WEIGHTS.iter().enumerate() {
        let best: f64 = WEIGHTS.iter().zip(&shares).map(|(weight, column)| weight * good(column[entity])).sum();
        let found: Vec<f64> = decided.figures.iter().filter_map(|(_, column)| column.get(entity)).collect();
        assert!(close(found[0], best, 1e-12) && close(found[1], 1.0 - best, 1e-12), "{entity}: {found:?} for {best}");
        let score = decided.scores.get(entity).expect("a score");
        assert!(close(score, best * 0.75 + (1.0 - best) * 0.25, 1e-12));
    }
    assert_eq!(decided.left_out, [4]);
    // The leading criterion alone decides.
    scenario.rank.operator = FuzzyOperator::MinMax;
    let decided = evaluate(&dataset(), &scenario).expect("an evaluation").decided.expect("a decision");
    assert_eq!(decided.figures[0].1.get(1), Some(0.5), "b is at its best and has half of the weight");
}

#[test]
fn a_fuzzy_evaluation_of_scores_goes_by_the_scale_that_was_set() {
    let mut scenario = by(RankMethod::Fuzzy, Criteria::Pillars);
    scenario.normalise.range = [0.0, 100.0];
    let evaluation = evaluate(&dataset(), &scenario).expect("an evaluation");
    let tree = &dataset().framework;
    let pillar = |code: &str| evaluation.scores.of(tree.find(code).expect("a node")).get(0).expect("a score") / 100.0;
    let decided = evaluation.decided.expect("a decision");
    let expect = 0.75 * pillar("one").clamp(0.125, 0.875) + 0.25 * pillar("two").clamp(0.125, 0.875);
    assert!(
        close(decided.scores.get(0).expect("a score"), expect, 1e-12),
        "grades that lie alike keep the weighted mean"
    );
}

#[test]
fn grades_fall_from_the_best_and_lie_on_the_scale() {
    for (grades, is_fit) in [
        (vec![], true),
        (vec![1.0, 0.0], true),
        (vec![0.5], false),
        (vec![0.5, 0.5], false),
        (vec![0.2, 0.6], false),
        (vec![1.2, 0.6], false),
        (vec![f64::NAN, 0.6], false),
        ((0..10).map(|at| 1.0 - f64::from(at) / 10.0).collect(), false),
    ] {
        let rank = RankBy { method: RankMethod::Fuzzy, grades, ..RankBy::default() };
        assert_eq!(rank.bad_numbers().is_empty(), is_fit, "{rank:?}");
    }
}
