//! Aggregation: the means, missing children, levels.

use scoring::aggregate::{AggregateError, aggregate};
use scoring::model::Framework;
use scoring::scenario::{Aggregate, Mean};
use scoring::weigh::Weights;

use super::support::{NA, assert_cells, flat, normalised, tree};

fn run(framework: &Framework, settings: &Aggregate, columns: &[&[f64]]) -> Result<Vec<Vec<f64>>, AggregateError> {
    let weights = Weights::official(framework).expect("weights");
    let scores = aggregate(framework, &weights, &normalised(columns), settings)?;
    Ok((0..framework.nodes().len() as u32).map(|id| scores.of(scoring::model::NodeId(id)).raw().to_vec()).collect())
}

/// The goal's score of one entity with these values and weights.
fn check(method: Mean, weights: &[f64], values: &[f64], expect: f64) {
    let cells: Vec<[f64; 1]> = values.iter().map(|&value| [value]).collect();
    let columns: Vec<&[f64]> = cells.iter().map(|cell| &cell[..]).collect();
    let settings = Aggregate { method, power: Some(2.0), ..Aggregate::default() };
    let scores = run(&flat(weights), &settings, &columns).expect("scores");
    assert_cells(&super::support::column(&scores[0]), &[expect], &format!("{method:?} {weights:?} {values:?}"));
}

#[test]
fn each_mean_with_and_without_missing_children() {
    check(Mean::Arithmetic, &[1.0, 3.0], &[2.0, 4.0], 3.5);
    check(Mean::Arithmetic, &[1.0, 3.0], &[2.0, NA], 2.0);
    check(Mean::Arithmetic, &[1.0, 3.0], &[NA, NA], NA);
    check(Mean::Arithmetic, &[0.0, 3.0], &[2.0, NA], NA);
    check(Mean::Geometric, &[1.0, 1.0], &[4.0, 9.0], 6.0);
    check(Mean::Geometric, &[1.0, 0.0], &[4.0, -9.0], 4.0);
    check(Mean::Harmonic, &[1.0, 1.0], &[2.0, 6.0], 3.0);
    check(Mean::Power, &[1.0, 1.0], &[1.0, 7.0], 5.0);
    check(Mean::Median, &[1.0, 1.0, 1.0], &[5.0, 1.0, 2.0], 2.0);
    check(Mean::Median, &[1.0, 1.0], &[5.0, 1.0], 3.0);
    check(Mean::Median, &[3.0, 1.0, 1.0], &[5.0, 1.0, NA], 5.0);
    check(Mean::Median, &[1.0, 1.0, 2.0], &[1.0, 2.0, 3.0], 2.5);
}

#[test]
fn a_mean_of_equal_values_is_that_value() {
    for method in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Power, Mean::Median] {
        check(method, &[0.3, 0.2, 0.7], &[42.0, 42.0, 42.0], 42.0);
    }
}

#[test]
fn too_few_children_make_a_node_missing() {
    let columns: &[&[f64]] = &[&[1.0, 1.0], &[1.0, NA], &[4.0, NA], &[4.0, NA], &[4.0, 4.0], &[7.0, NA]];
    let scores = run(&tree(), &Aggregate { availability: 0.5, ..Aggregate::default() }, columns).expect("scores");
    // p has half of its children, q one in three; g then has p only, one in three.
    assert_eq!((scores[1][1], scores[2][1].is_nan(), scores[0][1].is_nan()), (1.0, true, true));
    let scores = run(&tree(), &Aggregate::default(), columns).expect("scores");
    assert_eq!((scores[1][1], scores[2][1], scores[0][1]), (1.0, 4.0, 2.0));
}

#[test]
fn levels_go_from_the_bottom_up() {
    let columns: &[&[f64]] = &[&[4.0], &[4.0], &[9.0], &[9.0], &[9.0], &[1.0]];
    let levels = vec![Mean::Arithmetic, Mean::Geometric];
    let scores = run(&tree(), &Aggregate { levels, ..Aggregate::default() }, columns).expect("scores");
    assert_cells(&super::support::column(&scores[0]), &[(16.0_f64 * 9.0).sqrt().sqrt()], "geometric goal");
    let too_many = Aggregate { levels: vec![Mean::Arithmetic; 3], ..Aggregate::default() };
    assert_eq!(run(&tree(), &too_many, columns), Err(AggregateError::TooManyLevels { levels: 3, of: 2 }));
}

#[test]
fn values_a_mean_is_not_defined_for_are_an_error() {
    for method in [Mean::Geometric, Mean::Harmonic, Mean::Power] {
        let settings = Aggregate { method, ..Aggregate::default() };
        let error = run(&flat(&[1.0, 1.0]), &settings, &[&[1.0, 2.0, 3.0], &[1.0, 0.0, -3.0]]);
        let (node, child) = ("g".to_string(), "x1".to_string());
        assert_eq!(error, Err(AggregateError::NotPositive { node, child, entity: 1, value: 0.0, n_cells: 2 }));
    }
}

#[test]
fn unusable_settings_are_errors() {
    let error = |settings: Aggregate| run(&flat(&[1.0]), &settings, &[&[1.0]]).expect_err("must be refused");
    let power = Aggregate { power: Some(0.0), ..Aggregate::default() };
    assert_eq!(error(power), AggregateError::BadPower { power: 0.0 });
    let share = Aggregate { availability: -0.1, ..Aggregate::default() };
    assert_eq!(error(share), AggregateError::BadAvailability { availability: -0.1 });
    let none = run(&flat(&[1.0, 1.0]), &Aggregate::default(), &[&[1.0]]);
    assert_eq!(none, Err(AggregateError::ColumnCount { columns: 1, indicators: 2 }));
}
