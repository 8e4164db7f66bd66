//! Laws of decision methods, for any matrix.

use proptest::prelude::*;
use scoring::mcdm::{self, DecisionMatrix, Extremes, McdmError, Objective, Preference, Ranks, Scale, Thresholds};

use super::mcdm::{Sample, assert_close};

type Method = fn(&DecisionMatrix) -> Result<Vec<f64>, McdmError>;

const PREFERENCES: [Preference; 7] = [
    Preference::Usual,
    Preference::UShape { q: 3.0 },
    Preference::VShape { p: 20.0 },
    Preference::Level { q: 3.0, p: 20.0 },
    Preference::Linear { q: 3.0, p: 20.0 },
    Preference::Linear { q: 5.0, p: 5.0 },
    Preference::Gaussian { s: 10.0 },
];

fn linear_net(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let preferences = vec![Preference::Linear { q: 3.0, p: 20.0 }; matrix.criteria().len()];
    mcdm::promethee(matrix, &preferences).map(|flows| flows.net)
}

fn electre_ranks(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    let thresholds = vec![Thresholds { q: 2.0, p: 9.0, veto: Some(60.0) }; matrix.criteria().len()];
    mcdm::electre3(matrix, &thresholds).map(|electre| electre.ranks.into_iter().map(f64::from).collect())
}

fn bounded_spotis(matrix: &DecisionMatrix) -> Result<Vec<f64>, McdmError> {
    mcdm::spotis(matrix, &vec![[0.0, 1000.0]; matrix.criteria().len()], None)
}

/// Free of the criteria's units.
const UNIT_FREE: [(&str, Method); 16] = [
    ("weighted_sum", |matrix| mcdm::weighted_sum(matrix, Scale::Sum)),
    ("weighted_product", |matrix| mcdm::weighted_product(matrix, Scale::Linear)),
    ("waspas", |matrix| mcdm::waspas(matrix, Scale::Linear, 0.3)),
    ("topsis", |matrix| mcdm::topsis(matrix, Scale::Vector)),
    ("vikor", |matrix| mcdm::vikor(matrix, 0.5).map(|vikor| vikor.q)),
    ("copras", mcdm::copras),
    ("moora", mcdm::moora),
    ("moora_reference", mcdm::moora_reference),
    ("aras", mcdm::aras),
    ("edas", mcdm::edas),
    ("mabac", mcdm::mabac),
    ("marcos", mcdm::marcos),
    ("codas", |matrix| mcdm::codas(matrix, 0.0)),
    ("gra", |matrix| mcdm::gra(matrix, Scale::MinMax, 0.5, Extremes::Global)),
    ("rsr", |matrix| mcdm::rsr(matrix, Ranks::NonInteger)),
    ("mpi", |matrix| mcdm::mpi(matrix, mcdm::Penalty::Positive)),
];

/// In the criteria's own units.
const WITH_UNITS: [(&str, Method); 3] =
    [("promethee2", linear_net), ("electre3", electre_ranks), ("spotis", bounded_spotis)];

/// More of what is wanted never lowers the alternative's own score: the scale does not depend on the others, or only through ends.
const MONOTONE: [(&str, Method); 5] = [
    ("weighted_sum", |matrix| mcdm::weighted_sum(matrix, Scale::None)),
    ("weighted_product", |matrix| mcdm::weighted_product(matrix, Scale::None)),
    ("promethee2", linear_net),
    ("rsr", |matrix| mcdm::rsr(matrix, Ranks::Integer)),
    ("weighted_sum of shares", |matrix| mcdm::weighted_sum(matrix, Scale::Linear)),
];

fn sample() -> impl Strategy<Value = Sample> {
    (3..9_usize, 2..6_usize).prop_flat_map(|(n, m)| {
        // Whole numbers among them, so that there are ties.
        let cell = prop_oneof![2 => 1.0..100.0_f64, 1 => (1..20_i32).prop_map(f64::from)];
        let columns = proptest::collection::vec(proptest::collection::vec(cell, n), m);
        let objective = prop::sample::select(vec![Objective::Max, Objective::Min]);
        (columns, proptest::collection::vec(0.1..1.0_f64, m), proptest::collection::vec(objective, m))
            .prop_map(|(columns, weights, objectives)| Sample { columns, weights, objectives })
    })
}

/// P_j(a, b) as it is defined, pair by pair.
fn defined(preference: Preference, lead: f64) -> f64 {
    let step = |holds: bool| if holds { 1.0 } else { 0.0 };
    match preference {
        Preference::Usual => step(lead > 0.0),
        Preference::UShape { q } => step(lead > q),
        Preference::VShape { p } => (lead / p).clamp(0.0, 1.0),
        Preference::Level { q, p } => 0.5 * step(lead > q) + 0.5 * step(lead > p),
        Preference::Linear { q, p } if q == p => step(lead > q),
        Preference::Linear { q, p } => ((lead - q) / (p - q)).clamp(0.0, 1.0),
        Preference::Gaussian { s } => step(lead > 0.0) * (1.0 - scoring::math::exp(-lead * lead / (2.0 * s * s))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_alternatives_is_order_of_results(sample in sample(), turn in 1..9_usize) {
        let rotate = |cells: &[f64]| {
            let mut cells = cells.to_vec();
            let by = turn % cells.len();
            cells.rotate_left(by);
            cells
        };
        let mut turned = sample.clone();
        turned.columns.iter_mut().for_each(|column| *column = rotate(column));
        for (name, method) in UNIT_FREE.iter().chain(&WITH_UNITS) {
            let (there, here) = (method(&sample.matrix()).expect(name), method(&turned.matrix()).expect(name));
            assert_close(&here, &rotate(&there), 1e-9, name);
        }
    }

    #[test]
    fn order_of_criteria_does_not_matter(sample in sample()) {
        let turned = Sample {
            columns: sample.columns.iter().rev().cloned().collect(),
            weights: sample.weights.iter().rev().copied().collect(),
            objectives: sample.objectives.iter().rev().copied().collect(),
        };
        // Distilled places hang on which of two nearly equal credibilities is larger, and so on the last bit of their sums.
        for (name, method) in UNIT_FREE.iter().chain(WITH_UNITS.iter().filter(|(name, _)| *name != "electre3")) {
            let (there, here) = (method(&sample.matrix()).expect(name), method(&turned.matrix()).expect(name));
            assert_close(&here, &there, 1e-9, name);
        }
    }

    #[test]
    fn units_do_not_matter(sample in sample(), factor in 1e-3..1e3_f64) {
        let mut scaled = sample.clone();
        scaled.columns[0].iter_mut().for_each(|cell| *cell *= factor);
        for (name, method) in UNIT_FREE {
            let (there, here) = (method(&sample.matrix()).expect(name), method(&scaled.matrix()).expect(name));
            assert_close(&here, &there, 1e-8, name);
        }
    }

    #[test]
    fn more_of_what_is_wanted_never_hurts(sample in sample(), more in 0.0..50.0_f64) {
        let mut before = sample;
        before.objectives.fill(Objective::Max);
        let mut better = before.clone();
        better.columns[0][0] += more;
        for (name, method) in MONOTONE {
            let (before, after) = (method(&before.matrix()).expect(name), method(&better.matrix()).expect(name));
            prop_assert!(after[0] >= before[0] - 1e-9, "{name}: {} became {}", before[0], after[0]);
        }
    }

    #[test]
    fn a_newcomer_changes_no_score_of_spotis(sample in sample(), newcomer in proptest::collection::vec(0.0..1000.0_f64, 6)) {
        let before = bounded_spotis(&sample.matrix()).expect("scores");
        let mut with = sample;
        with.columns.iter_mut().zip(&newcomer).for_each(|(column, &cell)| column.push(cell));
        let after = bounded_spotis(&with.matrix()).expect("scores");
        prop_assert_eq!(&after[..before.len()], &before[..]);
    }

    #[test]
    fn promethee_is_what_comparing_all_pairs_gives(sample in sample(), which in 0..7_usize, far in prop::sample::select(vec![0.0, 1e6, 1e9])) {
        let mut sample = sample;
        // An offset takes digits from sums that do not take care of them.
        sample.columns.iter_mut().flatten().for_each(|cell| *cell += far);
        let preference = PREFERENCES[which];
        let flows = mcdm::promethee(&sample.matrix(), &vec![preference; sample.columns.len()]).expect("flows");
        let n = sample.columns[0].len();
        for a in 0..n {
            let (mut leaving, mut entering) = (0.0, 0.0);
            for (j, column) in sample.columns.iter().enumerate() {
                let sign = if sample.objectives[j] == Objective::Max { 1.0 } else { -1.0 };
                for b in (0..n).filter(|&b| b != a) {
                    let lead = sign * (column[a] - column[b]);
                    leaving += sample.weights[j] * defined(preference, lead) / (n - 1) as f64;
                    entering += sample.weights[j] * defined(preference, -lead) / (n - 1) as f64;
                }
            }
            assert_close(&[flows.positive[a], flows.negative[a]], &[leaving, entering], 1e-11, &format!("{preference:?}"));
        }
    }

    #[test]
    fn codas_is_what_comparing_all_pairs_gives(sample in sample(), tau in prop::sample::select(vec![0.0, 0.02, 0.1, 9.0])) {
        let matrix = sample.matrix();
        let n = matrix.n_alternatives();
        let (mut e, mut t) = (vec![0.0; n], vec![0.0; n]);
        for criterion in matrix.criteria() {
            let cells = mcdm::scaled(criterion, Scale::Linear).expect("a scale");
            let worst = cells.iter().copied().fold(f64::INFINITY, f64::min);
            for (i, r) in cells.iter().enumerate() {
                let distance = criterion.weight * (r - worst);
                e[i] += distance * distance;
                t[i] += distance;
            }
        }
        e.iter_mut().for_each(|e| *e = scoring::math::sqrt(*e));
        let lead = |i: usize, k: usize| e[i] - e[k] + if (e[i] - e[k]).abs() >= tau { t[i] - t[k] } else { 0.0 };
        let expect: Vec<f64> = (0..n).map(|i| (0..n).map(|k| lead(i, k)).sum()).collect();
        assert_close(&mcdm::codas(&matrix, tau).expect("scores"), &expect, 1e-9, "codas");
    }
}
