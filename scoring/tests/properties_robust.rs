//! Properties of drawn rankings that hold for any data.

use proptest::prelude::*;
use scoring::model::{Column, Framework};
use scoring::normalise::Normalised;
use scoring::robust::{Agreement, AtLeast, Smaa, Spread, Tally, WeightDraws, agreement};
use scoring::scenario::{Aggregate, Mean};
use scoring::weigh::Weights;

use super::support::{close, tree};

/// Values that tie now and then, a few of them missing; the sixth indicator is always there, so everybody has a score.
fn columns() -> impl Strategy<Value = Vec<Column>> {
    let cell = || prop_oneof![6 => 1.0..100.0_f64, 2 => Just(50.0), 1 => Just(f64::NAN)];
    (2..9_usize).prop_flat_map(move |n| {
        let holed = proptest::collection::vec(proptest::collection::vec(cell(), n), 5);
        let whole = proptest::collection::vec(prop_oneof![1.0..100.0_f64, Just(50.0)], n);
        (holed, whole).prop_map(|(holed, whole)| holed.into_iter().chain([whole]).map(Column::from_raw).collect())
    })
}

fn spread() -> impl Strategy<Value = Spread> {
    let at_least = |more: &str, less: &str| AtLeast { more: more.into(), less: less.into() };
    let ordered = vec![at_least("p", "q"), at_least("d", "c"), at_least("d", "e")];
    prop_oneof![
        (0.0..1.0_f64).prop_map(|by| Spread::Relative { by }),
        (0.5..200.0_f64).prop_map(|concentration| Spread::Dirichlet { concentration }),
        Just(Spread::Simplex { at_least: vec![] }),
        Just(Spread::Simplex { at_least: ordered }),
        proptest::collection::vec(proptest::collection::vec(0.001..1.0_f64, 6), 1..4)
            .prop_map(|rows| Spread::Given { rows }),
    ]
}

fn official(framework: &Framework) -> Weights {
    Weights::official(framework).expect("weights")
}

fn smaa(columns: &[Column], mean: Mean, spread: &Spread) -> Smaa {
    let framework = tree();
    let values = Normalised { columns: columns.to_vec(), notes: Vec::new() };
    let settings = Aggregate { method: mean, ..Aggregate::default() };
    let included = vec![true; columns[0].len()];
    Smaa::new(&framework, &official(&framework), (&values, &settings), &included, spread, 9).expect("a study")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn acceptabilities_sum_to_one(
        columns in columns(),
        mean in proptest::sample::select(vec![Mean::Arithmetic, Mean::Geometric, Mean::Median]),
        spread in spread(),
    ) {
        let tally = smaa(&columns, mean, &spread).block(0..50).expect("a tally");
        let n = tally.n_entities();
        let rows: Vec<Vec<f64>> = (0..n).map(|entity| tally.acceptability(entity)).collect();
        for at in 0..n {
            prop_assert!(close(rows[at].iter().sum(), 1.0, 1e-12));
            prop_assert!(close(rows.iter().map(|row| row[at]).sum(), 1.0, 1e-12));
            for other in (0..n).filter(|&other| other != at) {
                prop_assert!(close(tally.winning(at, other) + tally.winning(other, at), 1.0, 1e-12));
            }
            if let Some(central) = tally.central_weights(at) {
                prop_assert!(close(central.iter().sum(), 1.0, 1e-10));
            }
            let [low, high] = tally.rank_interval(at, 0.9).expect("ranks");
            prop_assert!(1 <= low && low <= high && high <= n as u32);
        }
    }

    #[test]
    fn any_cut_into_blocks_gives_the_same_tally(
        columns in columns(),
        spread in spread(),
        mut cuts in proptest::collection::vec(0..200_u64, 0..5),
    ) {
        let study = smaa(&columns, Mean::Arithmetic, &spread);
        let whole = study.block(0..200).expect("a tally");
        cuts.extend([0, 200]);
        cuts.sort_unstable();
        let mut blocks: Vec<Tally> =
            cuts.windows(2).map(|cut| study.block(cut[0]..cut[1]).expect("a tally")).collect();
        blocks.reverse();
        let mut merged = study.tally().expect("a tally");
        blocks.iter().for_each(|block| merged.merge(block));
        prop_assert_eq!(merged, whole);
    }

    #[test]
    fn order_of_entities_is_order_of_counts(
        cells in proptest::collection::vec(proptest::collection::vec(1.0..100.0_f64, 5), 6),
        spread in spread(),
        turn in 1..5_usize,
    ) {
        let rotated = |by: usize| -> Vec<Column> {
            let turned = |cells: &Vec<f64>| {
                let mut cells = cells.clone();
                cells.rotate_left(by);
                Column::from_raw(cells)
            };
            cells.iter().map(turned).collect()
        };
        let there = smaa(&rotated(0), Mean::Arithmetic, &spread).block(0..50).expect("a tally");
        let here = smaa(&rotated(turn), Mean::Arithmetic, &spread).block(0..50).expect("a tally");
        for entity in 0..5 {
            prop_assert_eq!(here.counts(entity), there.counts((entity + turn) % 5));
        }
    }

    #[test]
    fn drawn_shares_sum_to_one_and_keep_their_order(spread in spread(), draw in any::<u64>()) {
        let framework = tree();
        let draws = WeightDraws::new(&framework, &official(&framework), &spread, 4).expect("draws");
        let mut shares = vec![0.0; 9];
        draws.fill_shares(draw, &mut shares);
        for family in [[1, 2, 8].as_slice(), &[3, 4], &[5, 6, 7]] {
            prop_assert!(close(family.iter().map(|&at| shares[at]).sum(), 1.0, 1e-12));
        }
        prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        if matches!(&spread, Spread::Simplex { at_least } if !at_least.is_empty()) {
            prop_assert!(shares[1] >= shares[2] && shares[6] >= shares[5] && shares[6] >= shares[7]);
        }
    }

    #[test]
    fn a_ranking_agrees_with_itself_and_both_ways(ranks in Just((1..=7_u32).collect::<Vec<_>>()).prop_shuffle()) {
        let ranking: Vec<Option<u32>> = ranks.iter().copied().map(Some).collect();
        let other: Vec<Option<u32>> = (1..=7).map(Some).collect();
        let symmetric = [Agreement::Spearman, Agreement::KendallTauB, Agreement::WeightedSpearman, Agreement::WeightedKendall];
        for of in symmetric {
            let both = [agreement(of, &ranking, &other), agreement(of, &other, &ranking)].map(|of| of.expect("a value"));
            prop_assert!(close(both[0], both[1], 1e-12), "{:?}", of);
            prop_assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&both[0]));
        }
        for of in symmetric.into_iter().chain([Agreement::RankSimilarity]) {
            prop_assert!(close(agreement(of, &ranking, &ranking).expect("a value"), 1.0, 1e-12));
        }
    }
}
