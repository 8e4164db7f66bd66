//! Weights from data: small answers by hand, and what cannot be weighed.

use scoring::model::Column;
use scoring::weigh::{
    CellNeeds, Contrast, Correlation, DataError, DataMethod, Retain, Rotation, Zeros, critic, entropy, equal, gini,
    merec, pca, reciprocal, standard_deviation, weigh_columns,
};

use super::super::support::NA;
use super::{assert_weights, columns};

pub const METHODS: [DataMethod; 8] = [
    DataMethod::Equal,
    DataMethod::Entropy(Zeros::Limit),
    DataMethod::Critic(Contrast::MinMaxSd, Correlation::Pearson),
    DataMethod::Critic(Contrast::Sd, Correlation::Spearman),
    DataMethod::StandardDeviation,
    DataMethod::CoefficientOfVariation,
    DataMethod::Gini,
    DataMethod::Merec,
];

#[test]
fn small_answers_by_hand() {
    assert_eq!(equal(4), [0.25; 4]);
    let data = columns(&[&[1.0, 0.0], &[1.0, 2.0]]);
    let found = entropy(&data, Zeros::Limit).expect("weights");
    assert_eq!((found.weights, found.entropy), (vec![0.0, 1.0], vec![1.0, 0.0]));
    let data = columns(&[&[1.0, 2.0], &[3.0, 8.0]]);
    assert_weights(&standard_deviation(&data).expect("weights").weights, &[0.25, 0.75], 1e-15);
    // Gini of 1 and 3 is 1/4, of 2 and 8 is 3/10.
    assert_weights(&gini(&data).expect("weights").dispersion, &[0.25, 0.3], 1e-15);
}

#[test]
fn constant_columns_weigh_nothing() {
    let data = columns(&[&[1.0, 5.0, 2.0], &[2.0, 5.0, 9.0], &[4.0, 5.0, 3.0]]);
    let without = columns(&[&[1.0, 2.0], &[2.0, 9.0], &[4.0, 3.0]]);
    for method in METHODS.into_iter().skip(1) {
        let with = weigh_columns(&data, method).expect("weights").weights().to_vec();
        assert_eq!(with[1], 0.0, "{method:?}: {with:?}");
        // MEREC averages over all criteria, so that one that says nothing still dilutes.
        if method != DataMethod::Merec {
            let rest = weigh_columns(&without, method).expect("weights").weights().to_vec();
            assert_weights(&[with[0], with[2]], &rest, 1e-14);
        }
    }
    let one = columns(&[&[1.0, 5.0], &[2.0, 5.0]]);
    assert_eq!(critic(&one, Contrast::MinMaxSd, Correlation::Pearson).expect("weights").weights, [1.0, 0.0]);
}

#[test]
fn missing_cells_are_left_out() {
    let data = columns(&[&[1.0, NA], &[2.0, 3.0], &[4.0, 9.0], &[7.0, 1.0], &[NA, 5.0]]);
    let found = standard_deviation(&data).expect("weights").dispersion;
    let alone = [columns(&[&[1.0], &[2.0], &[4.0], &[7.0]]), columns(&[&[3.0], &[9.0], &[1.0], &[5.0]])];
    let expect: Vec<f64> = alone.iter().map(|one| standard_deviation(one).expect("weights").dispersion[0]).collect();
    assert_eq!(found, expect);
    for method in METHODS {
        let weights = weigh_columns(&data, method).expect("weights").weights().to_vec();
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-14, "{method:?}: {weights:?}");
    }
}

#[test]
fn complete_columns_give_what_pairs_give() {
    let rows: [&[f64]; 4] = [&[1.0, 4.0, 2.0], &[2.0, 1.0, 9.0], &[4.0, 3.0, 3.0], &[7.0, 2.0, 5.0]];
    // An entity without anything leaves every pair as it is, but takes the way of missing cells.
    let with_gap: Vec<&[f64]> = rows.iter().copied().chain([&[NA, NA, NA][..]]).collect();
    for correlation in [Correlation::Pearson, Correlation::Spearman] {
        let complete = critic(&columns(&rows), Contrast::MinMaxSd, correlation).expect("weights");
        let pairs = critic(&columns(&with_gap), Contrast::MinMaxSd, correlation).expect("weights");
        assert_weights(&complete.weights, &pairs.weights, 1e-13);
    }
}

#[test]
fn components_are_retained_by_rule() {
    let data = columns(&[&[1.0, 1.1, 5.0], &[2.0, 2.0, 1.0], &[3.0, 2.9, 4.0], &[4.0, 4.2, 2.0]]);
    let n = |retain| pca(&data, retain, Rotation::None).expect("weights").loadings.len();
    assert_eq!(n(Retain::Kaiser), 1);
    assert_eq!((n(Retain::First(0)), n(Retain::First(9))), (1, 3));
    assert_eq!((n(Retain::Share(0.5)), n(Retain::Share(0.99)), n(Retain::Share(1.0))), (1, 2, 3));
}

#[test]
fn what_cannot_be_weighed_is_named() {
    let check = |rows: &[&[f64]], method: DataMethod, expect: DataError| {
        assert_eq!(weigh_columns(&columns(rows), method), Err(expect), "{rows:?}");
    };
    let entropy = DataMethod::Entropy(Zeros::Limit);
    let critic = DataMethod::Critic(Contrast::MinMaxSd, Correlation::Pearson);
    let bad = |column, entity, value, needs| DataError::BadCell { column, entity, value, needs };
    check(&[], entropy, DataError::Empty);
    check(&[&[1.0]], entropy, DataError::TooFew { column: 0, n_present: 1, needed: 2 });
    check(&[&[1.0, NA], &[2.0, NA]], critic, DataError::TooFew { column: 1, n_present: 0, needed: 2 });
    check(&[&[1.0], &[-2.0]], entropy, bad(0, 1, -2.0, CellNeeds::NotNegative));
    check(&[&[1.0, 0.0], &[2.0, 3.0]], DataMethod::Merec, bad(1, 0, 0.0, CellNeeds::Positive));
    check(&[&[1.0], &[f64::INFINITY]], critic, bad(0, 1, f64::INFINITY, CellNeeds::Finite));
    check(&[&[-1.0], &[1.0]], DataMethod::CoefficientOfVariation, DataError::ZeroMean { column: 0 });
    check(&[&[1.0, 2.0], &[2.0, 4.0], &[3.0, 6.0]], critic, DataError::NoInformation);
    check(&[&[1e308], &[-1e308]], DataMethod::StandardDeviation, DataError::TooLarge);
    for method in METHODS.into_iter().skip(1) {
        check(&[&[3.0, 1.0], &[3.0, 1.0]], method, DataError::NoInformation);
    }
    let short = [Column::from_raw(vec![1.0, 2.0]), Column::from_raw(vec![1.0])];
    assert_eq!(merec(&short), Err(DataError::WrongLength { column: 1, expected: 2, found: 1 }));
    assert_eq!(reciprocal(&Column::from_raw(vec![2.0, 0.0]), 7), Err(bad(7, 1, 0.0, CellNeeds::Positive)));
    assert_eq!(reciprocal(&Column::from_raw(vec![2.0, NA]), 0), Ok(Column::from_raw(vec![0.5, NA])));
}
