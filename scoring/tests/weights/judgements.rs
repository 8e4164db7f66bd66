//! Weights from judgements: published examples, consistency, several experts, and what contradicts itself.

use scoring::weigh::{
    AhpError, BwmError, Combine, CombineError, Comparisons, Judgements, Model, Priority, SwaraError, ahp, bwm, combine,
    combine_judgements, combine_priorities, swara,
};

use super::super::support::close;
use super::assert_weights;

fn judgements(rows: &[&[f64]]) -> Judgements {
    Judgements::new(rows.iter().map(|row| row.to_vec()).collect()).expect("judgements")
}

/// The house of Saaty's 1980 book: eight criteria, λmax 9.669, CR 0.17.
#[test]
fn saaty1980_buying_a_house() {
    let upper = [
        5.0,
        3.0,
        7.0,
        6.0,
        6.0,
        1.0 / 3.0,
        1.0 / 4.0, //
        1.0 / 3.0,
        5.0,
        3.0,
        3.0,
        1.0 / 5.0,
        1.0 / 7.0, //
        6.0,
        3.0,
        4.0,
        6.0,
        1.0 / 5.0, //
        1.0 / 3.0,
        1.0 / 4.0,
        1.0 / 7.0,
        1.0 / 8.0, //
        1.0 / 2.0,
        1.0 / 5.0,
        1.0 / 6.0, //
        1.0 / 5.0,
        1.0 / 6.0, //
        1.0 / 2.0,
    ];
    let found = ahp(&Judgements::from_upper(8, &upper).expect("judgements"), Priority::Eigenvector).expect("weights");
    assert_weights(&found.weights, &[0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], 1e-3);
    assert!(close(found.lambda_max, 9.669, 1e-4) && close(found.consistency_ratio.expect("a ratio"), 0.169, 1e-3));
    let furthest = found.reconsider.expect("one to reconsider");
    assert_eq!((furthest.row, furthest.column), (2, 6));
    assert!(furthest.ratio_after.expect("a ratio") < 0.1, "{furthest:?}");
}

#[test]
fn consistent_judgements_give_their_weights_back() {
    let weights = [0.5, 0.3, 0.15, 0.05];
    let rows = weights.iter().map(|a| weights.iter().map(|b| a / b).collect()).collect();
    let judgements = Judgements::new(rows).expect("judgements");
    for priority in [Priority::Eigenvector, Priority::GeometricMean] {
        let found = ahp(&judgements, priority).expect("weights");
        assert_weights(&found.weights, &weights, 1e-14);
        assert!(found.consistency_index < 1e-14 && found.consistency_ratio.expect("a ratio") < 1e-14);
        assert_eq!(found.reconsider, None);
    }
    let two = ahp(&Judgements::from_upper(2, &[3.0]).expect("judgements"), Priority::Eigenvector).expect("weights");
    assert_weights(&two.weights, &[0.75, 0.25], 1e-15);
    assert_eq!(two.consistency_ratio, Some(0.0));
    let sixteen = ahp(&Judgements::from_upper(16, &[1.0; 120]).expect("judgements"), Priority::Eigenvector);
    assert_eq!(sixteen.expect("weights").consistency_ratio, None);
}

#[test]
fn experts_are_combined_by_geometric_means() {
    let experts = [judgements(&[&[1.0, 2.0], &[0.5, 1.0]]), judgements(&[&[1.0, 8.0], &[0.125, 1.0]])];
    let together = combine_judgements(&experts, &[1.0, 1.0]).expect("judgements");
    assert!(close(together.rows()[0][1], 4.0, 1e-14) && close(together.rows()[1][0], 0.25, 1e-14));
    let priorities: Vec<Vec<f64>> =
        experts.iter().map(|expert| ahp(expert, Priority::Eigenvector).expect("weights").weights).collect();
    assert_weights(&combine_priorities(&priorities, &[1.0, 1.0]).expect("weights"), &[0.8, 0.2], 1e-14);
    assert_eq!(combine_judgements(&experts, &[1.0]), Err(AhpError::BadShares));
    assert_eq!(combine_judgements(&[], &[]), Err(AhpError::Empty));
    let shapes = combine_priorities(&[vec![0.5, 0.5], vec![1.0]], &[1.0, 1.0]);
    assert_eq!(shapes, Err(AhpError::ExpertShape { expert: 1, expected: 2, found: 1 }));
}

#[test]
fn judgements_that_cannot_be_are_refused() {
    let check = |rows: &[&[f64]], expect: AhpError| {
        assert_eq!(Judgements::new(rows.iter().map(|row| row.to_vec()).collect()), Err(expect));
    };
    check(&[], AhpError::Empty);
    check(&[&[1.0, 2.0]], AhpError::NotSquare { row: 0, expected: 1, found: 2 });
    check(&[&[1.0, 0.0], &[1.0, 1.0]], AhpError::BadJudgement { row: 0, column: 1, value: 0.0 });
    check(&[&[1.0, f64::INFINITY], &[0.0, 1.0]], AhpError::BadJudgement { row: 0, column: 1, value: f64::INFINITY });
    check(&[&[2.0]], AhpError::BadDiagonal { row: 0, value: 2.0 });
    check(&[&[1.0, 3.0], &[3.0, 1.0]], AhpError::NotReciprocal { row: 0, column: 1, value: 3.0, reverse: 3.0 });
    assert!(Judgements::new(vec![vec![1.0, 3.0], vec![0.33, 1.0]]).is_ok());
}

/// SciPy's `linprog` on the linear model.
#[test]
fn scipy_linear_best_worst() {
    let comparisons =
        Comparisons::new(vec![2.0, 1.0, 4.0, 3.0, 8.0], vec![4.0, 8.0, 4.0, 2.0, 1.0]).expect("comparisons");
    assert_eq!((comparisons.best(), comparisons.worst()), (1, 4));
    let found = bwm(&comparisons, Model::Linear).expect("weights");
    assert_weights(&found.weights, &[16.0 / 65.0, 28.0 / 65.0, 8.0 / 65.0, 2.0 / 13.0, 3.0 / 65.0], 1e-12);
    assert!(close(found.xi, 4.0 / 65.0, 1e-12) && found.xi == found.consistency_ratio);
}

#[test]
fn best_worst_agrees_with_what_agrees() {
    for model in [Model::Nonlinear, Model::Linear] {
        let comparisons = Comparisons::new(vec![1.0, 2.0, 8.0], vec![8.0, 4.0, 1.0]).expect("comparisons");
        let found = bwm(&comparisons, model).expect("weights");
        assert_weights(&found.weights, &[8.0 / 13.0, 4.0 / 13.0, 1.0 / 13.0], 1e-8);
        assert!(found.xi < 1e-12 && found.consistency_ratio < 1e-12);
        let alone = bwm(&Comparisons::new(vec![1.0], vec![1.0]).expect("comparisons"), model).expect("weights");
        assert_weights(&alone.weights, &[1.0], 1e-12);
    }
    let room = Comparisons::new(vec![1.0, 2.0, 3.0, 4.0, 8.0], vec![8.0, 2.0, 6.0, 3.0, 1.0]).expect("comparisons");
    let found = bwm(&room, Model::Nonlinear).expect("weights");
    assert!(found.intervals.iter().any(|(lo, hi)| hi - lo > 0.005), "{found:?}");
    assert!(found.intervals.iter().zip(&found.weights).all(|((lo, hi), w)| *lo <= w + 0.02 && *hi >= w - 0.02));
}

#[test]
fn comparisons_that_cannot_be_are_refused() {
    let check = |best: &[f64], worst: &[f64], expect: BwmError| {
        assert_eq!(Comparisons::new(best.to_vec(), worst.to_vec()), Err(expect));
    };
    check(&[], &[], BwmError::Empty);
    check(&[1.0, 2.0], &[1.0], BwmError::WrongLength { expected: 2, found: 1 });
    check(&[2.0, 3.0], &[2.0, 1.0], BwmError::NoBest);
    check(&[1.0, 3.0], &[2.0, 3.0], BwmError::NoWorst);
    check(&[1.0, 3.0], &[2.0, 1.0], BwmError::Contradiction { best_to_worst: 3.0, worst_to_best: 2.0 });
}

#[test]
fn swara_steps_down_the_order() {
    let found = swara(&[2, 0, 1], &[0.25, 0.0]).expect("weights");
    assert_weights(&found.weights, &[0.8 / 2.6, 0.8 / 2.6, 1.0 / 2.6], 1e-15);
    assert_eq!(swara(&[0, 0], &[0.1]), Err(SwaraError::BadOrder { place: 1 }));
    assert_eq!(swara(&[0, 2], &[0.1]), Err(SwaraError::BadOrder { place: 1 }));
    assert_eq!(swara(&[0, 1], &[]), Err(SwaraError::WrongLength { expected: 1, found: 0 }));
    assert_eq!(swara(&[0, 1], &[-0.5]), Err(SwaraError::BadStep { place: 1, value: -0.5 }));
    assert_eq!(swara(&[], &[]), Err(SwaraError::Empty));
}

#[test]
fn sets_of_weights_that_cannot_be_combined_are_named() {
    let check = |sets: &[&[f64]], how: Combine, expect: CombineError| {
        let sets: Vec<Vec<f64>> = sets.iter().map(|set| set.to_vec()).collect();
        assert_eq!(combine(&sets, &how), Err(expect));
    };
    check(&[], Combine::Game, CombineError::Empty);
    check(&[&[1.0], &[1.0, 2.0]], Combine::Game, CombineError::WrongLength { set: 1, expected: 1, found: 2 });
    check(&[&[0.0, 0.0]], Combine::Game, CombineError::BadWeights { set: 0, criterion: None });
    check(&[&[1.0, -1.0]], Combine::Geometric, CombineError::BadWeights { set: 0, criterion: Some((1, -1.0)) });
    check(&[&[1.0], &[1.0]], Combine::Linear { shares: vec![1.0] }, CombineError::BadShares);
    check(&[&[1.0, 0.0], &[0.0, 1.0]], Combine::Multiplicative, CombineError::NothingLeft);
    check(&[&[0.5, 0.5], &[0.5, 0.5], &[0.25, 0.75]], Combine::Game, CombineError::Singular);
}
