//! The pipeline: all steps together, and what a scenario can get wrong.

use scoring::model::{Panel, Period};
use scoring::pipeline::{EvaluateError, evaluate};
use scoring::scenario::{Aggregate, Missing, Normalise, NormaliseMethod, Scenario, Treat};
use scoring::{aggregate::AggregateError, normalise::NormaliseError, treat::TreatError, weigh::WeightError};

use super::support::{NA, assert_cells, column, dataset, flat, group};

fn three() -> scoring::model::Dataset {
    let mut dataset = dataset(flat(&[1.0, 1.0]), &[&[0.0, 10.0, 5.0, NA], &[0.0, 8.0, 10.0, 1.0]]);
    dataset.groups.push(group("size", &["big", "big", "small", ""]));
    dataset
}

#[test]
fn the_newest_period_is_the_default() {
    let mut dataset = three();
    let columns = vec![column(&[1.0, 0.0, 0.0, 0.0]), column(&[1.0, 0.0, 0.0, 0.0])];
    dataset.panels.push(Panel { period: Period("2025".into()), columns, denominators: vec![] });
    let of = |period: Option<&str>| {
        let scenario = Scenario { period: period.map(String::from), ..Scenario::default() };
        evaluate(&dataset, &scenario).expect("an evaluation").ranking.order[0]
    };
    assert_eq!((of(None), of(Some("2025")), of(Some("2024"))), (0, 0, 1));
}

#[test]
fn a_filter_changes_ranks_and_not_scores() {
    let filter = [("size".to_string(), vec!["big".to_string(), "small".to_string()])].into();
    let all = evaluate(&three(), &Scenario::default()).expect("an evaluation");
    let some = evaluate(&three(), &Scenario { filter, ..Scenario::default() }).expect("an evaluation");
    assert_cells(all.scores.goal(), &[0.0, 90.0, 75.0, 10.0], "scores");
    assert_eq!(all.scores, some.scores);
    assert_eq!(all.ranking.rank, [Some(4), Some(1), Some(2), Some(3)]);
    assert_eq!(some.ranking.rank, [Some(3), Some(1), Some(2), None]);
    assert_eq!(some.grades, [Some(2), Some(0), Some(1), None]);
}

#[test]
fn too_few_indicators_take_an_entity_out_of_the_scale() {
    let treat = Treat { availability: 1.0, ..Treat::default() };
    let evaluation = evaluate(&three(), &Scenario { treat, ..Scenario::default() }).expect("an evaluation");
    assert_eq!(evaluation.included, [true, true, true, false]);
    assert_eq!(evaluation.ranking.rank[3], None);
    assert!(evaluation.scores.goal().get(3).is_none());
}

fn check(change: impl FnOnce(&mut Scenario), expect: EvaluateError) {
    let mut scenario = Scenario::default();
    change(&mut scenario);
    assert_eq!(evaluate(&three(), &scenario), Err(expect));
}

#[test]
fn what_a_scenario_names_must_be_there() {
    let name = |name: &str| name.to_string();
    check(|s| s.period = Some(name("1999")), EvaluateError::UnknownPeriod { period: name("1999") });
    let filter = |group: &str, category: &str| [(name(group), vec![name(category)])].into();
    check(|s| s.filter = filter("zz", "big"), EvaluateError::UnknownGroup { group: name("zz") });
    let (group, category) = (name("size"), name("huge"));
    check(|s| s.filter = filter("size", "huge"), EvaluateError::UnknownCategory { group, category });
    let reference = Some(name("nobody"));
    check(
        |s| s.normalise = Normalise { reference, ..Normalise::default() },
        EvaluateError::UnknownEntity { id: name("nobody") },
    );
    check(|s| s.drop = vec![name("zz")], EvaluateError::Weight(WeightError::UnknownCode { code: name("zz") }));
    let missing = Missing::GroupMean { group: name("zz") };
    check(
        |s| s.treat = Treat { missing, ..Treat::default() },
        EvaluateError::Treat(TreatError::UnknownGroup { group: name("zz") }),
    );
    check(
        |s| s.normalise.method = NormaliseMethod::Goalposts,
        EvaluateError::Normalise(NormaliseError::NoGoalposts { code: name("x0") }),
    );
    check(
        |s| s.aggregate = Aggregate { power: Some(f64::INFINITY), ..Aggregate::default() },
        EvaluateError::Aggregate(AggregateError::BadPower { power: f64::INFINITY }),
    );
}
