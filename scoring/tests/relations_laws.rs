//! Laws of what indicators have to do with one another and of what parks are made of: order and units do not matter.

use proptest::prelude::*;
use scoring::compare::{ellison_glaeser, gini, herfindahl, krugman, location_quotient, overlap, theil, theil_parts};
use scoring::model::Column;
use scoring::multivariate::{Coefficient, Scaling, correlations, covariances, fit_line, pca, reliability};

use super::support::close;

const TOLERANCE: f64 = 1e-9;

/// Some columns of one length, and an order of the rows.
fn columns() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<usize>)> {
    (4..12_usize).prop_flat_map(|n| {
        let column = proptest::collection::vec(-50.0..50.0_f64, n);
        (proptest::collection::vec(column, 2..6), Just((0..n).collect::<Vec<usize>>()).prop_shuffle())
    })
}

fn amounts(n: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(prop_oneof![1 => Just(0.0), 4 => 0.1..100.0_f64], n).prop_map(|mut amounts| {
        // Somebody has something.
        amounts[0] += 1.0;
        amounts
    })
}

/// A table of amounts, a row a zone, its industries' plants apart.
fn table() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2..7_usize, 2..6_usize).prop_flat_map(|(zones, n)| proptest::collection::vec(amounts(n), zones))
}

fn columned(cells: &[Vec<f64>]) -> Vec<Column> {
    cells.iter().map(|cells| Column::from_raw(cells.clone())).collect()
}

fn reordered(cells: &[f64], order: &[usize]) -> Vec<f64> {
    order.iter().map(|&at| cells[at]).collect()
}

fn same(got: Option<f64>, expect: Option<f64>) -> bool {
    match (got, expect) {
        (Some(got), Some(expect)) => close(got, expect, TOLERANCE),
        (got, expect) => got.is_none() && expect.is_none(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_entities_does_not_matter((cells, order) in columns()) {
        let (plain, mixed) = (columned(&cells), cells.iter().map(|cells| reordered(cells, &order)).collect::<Vec<_>>());
        let mixed = columned(&mixed);
        for of in [Coefficient::Pearson, Coefficient::Spearman, Coefficient::Kendall] {
            let (a, b) = (correlations(&plain, of), correlations(&mixed, of));
            for (i, j) in (0..cells.len()).flat_map(|i| (0..cells.len()).map(move |j| (i, j))) {
                prop_assert!(same(a.get(i, j), b.get(i, j)));
                prop_assert_eq!(a.get(i, j), a.get(j, i));
                prop_assert!(a.get(i, j).is_none_or(|r| r.abs() <= 1.0));
            }
        }
        let items: Vec<usize> = (0..cells.len()).collect();
        let (a, b) = (reliability(&covariances(&plain), &items), reliability(&covariances(&mixed), &items));
        // Where covariances nearly cancel, alpha is as large as one likes and rounding with it.
        prop_assert!(same(a.alpha, b.alpha) || a.alpha.is_some_and(|alpha| alpha.abs() > 1e3));
        prop_assert!(a.alpha.is_none_or(|alpha| alpha <= 1.0 + TOLERANCE));
        let (a, b) = (pca(&plain, Scaling::Correlation).unwrap(), pca(&mixed, Scaling::Correlation).unwrap());
        prop_assert!(a.explained.iter().zip(&b.explained).all(|(a, b)| close(*a, *b, 1e-7)));
        prop_assert!(close(a.explained.iter().sum(), 1.0, TOLERANCE));
        prop_assert!(close(a.variances.iter().sum(), cells.len() as f64, TOLERANCE));
        let off = |columns: &[Column]| fit_line(&columns[0], &columns[1]).map(|line| line.off);
        if let (Some(a), Some(b)) = (off(&plain), off(&mixed)) {
            prop_assert!(order.iter().zip(b).all(|(&at, b)| same(a[at], b) || a[at].is_none() || b.is_none()));
        }
    }

    #[test]
    fn units_do_not_matter_and_a_turned_column_turns_its_correlations((cells, _) in columns(), scale in 0.01..100.0_f64, shift in -9.0..9.0_f64) {
        let plain = columned(&cells);
        let mut changed = cells.clone();
        changed[0].iter_mut().for_each(|cell| *cell = *cell * scale + shift);
        let mut turned = cells.clone();
        turned[0].iter_mut().for_each(|cell| *cell = -*cell);
        for of in [Coefficient::Pearson, Coefficient::Spearman, Coefficient::Kendall] {
            let r = |cells: &[Vec<f64>]| correlations(&columned(cells), of).get(0, 1);
            prop_assert!(same(r(&cells), r(&changed)));
            prop_assert!(same(r(&cells).map(|r| -r), r(&turned)));
        }
        let spread = |columns: &[Column]| pca(columns, Scaling::Correlation).unwrap().explained;
        prop_assert!(spread(&plain).iter().zip(spread(&columned(&changed))).all(|(a, b)| close(*a, b, 1e-7)));
        // Loadings are the correlations with the component, so their squares are a column's variance.
        let all = pca(&plain, Scaling::Correlation).unwrap();
        for column in 0..cells.len() {
            let squares: f64 = all.loadings.iter().map(|loadings| loadings[column] * loadings[column]).sum();
            prop_assert!(close(squares, 1.0, 1e-9));
        }
        let everything = cells.iter().map(|cells| cells.iter().map(|cell| cell * scale).collect()).collect::<Vec<Vec<f64>>>();
        let items: Vec<usize> = (0..cells.len()).collect();
        let alpha = |columns: &[Column]| reliability(&covariances(columns), &items).alpha;
        let (a, b) = (alpha(&plain), alpha(&columned(&everything)));
        prop_assert!(same(a, b) || a.is_some_and(|alpha| alpha.abs() > 1e3));
    }

    #[test]
    fn structure_is_of_shares(table in table(), scale in 0.01..100.0_f64) {
        let scaled: Vec<Vec<f64>> = table.iter().map(|row| row.iter().map(|x| x * scale).collect()).collect();
        let totals = |table: &[Vec<f64>]| table.iter().map(|row| row.iter().sum()).collect::<Vec<f64>>();
        let (a, b) = (location_quotient(&table, &totals(&table)).unwrap(), location_quotient(&scaled, &totals(&scaled)).unwrap());
        prop_assert!(a.iter().flatten().zip(b.iter().flatten()).all(|(a, b)| close(*a, *b, TOLERANCE)));
        // A zone's quotients, weighed by the shares of all zones, are one.
        let n = table[0].len();
        let all: Vec<f64> = (0..n).map(|at| table.iter().map(|row| row[at]).sum()).collect();
        let sum: f64 = all.iter().sum();
        for row in &a {
            prop_assert!(close(row.iter().zip(&all).map(|(q, x)| q * x / sum).sum(), 1.0, TOLERANCE));
        }
        let (x, y) = (&table[0], &table[1]);
        let (k, o) = (krugman(x, y).unwrap(), overlap(x, y).unwrap());
        prop_assert!((0.0..=2.0 + TOLERANCE).contains(&k) && close(o, 1.0 - k / 2.0, TOLERANCE));
        prop_assert!(close(k, krugman(y, &scaled[0]).unwrap(), TOLERANCE));
        prop_assert!(close(herfindahl(x).unwrap(), herfindahl(&scaled[0]).unwrap(), TOLERANCE));
        prop_assert!((1.0 / n as f64 - TOLERANCE..=1.0 + TOLERANCE).contains(&herfindahl(x).unwrap()));
        let column = |table: &[Vec<f64>]| table.iter().map(|row| row[0]).collect::<Vec<f64>>();
        let eg = |table: &[Vec<f64>]| ellison_glaeser(&column(table), &totals(table), &[&column(table)[..], &[1e-3 * totals(table)[0]]].concat()).ok();
        prop_assert!(same(eg(&table), eg(&scaled)) || eg(&table).is_some_and(|eg| eg.abs() > 1e3));
    }

    #[test]
    fn inequality_is_of_shares_and_comes_apart(values in amounts(9), sizes in proptest::collection::vec(0.1..9.0_f64, 9), scale in 0.01..100.0_f64, order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
        let groups: Vec<usize> = (0..9).map(|at| at % 3).collect();
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        let whole = theil(&values, &sizes).unwrap();
        prop_assert!(whole >= -TOLERANCE && close(whole, theil(&scaled, &sizes).unwrap(), TOLERANCE));
        prop_assert!(close(whole, theil(&reordered(&values, &order), &reordered(&sizes, &order)).unwrap(), TOLERANCE));
        let parts = theil_parts(&values, &sizes, &groups).unwrap();
        prop_assert!(close(parts.between + parts.within, whole, TOLERANCE));
        prop_assert!(parts.between >= -TOLERANCE && parts.within_of.iter().all(|part| *part >= -TOLERANCE));
        let uneven = gini(&values, &sizes).unwrap();
        prop_assert!((0.0..1.0).contains(&uneven) && close(uneven, gini(&scaled, &sizes).unwrap(), TOLERANCE));
        prop_assert!(close(uneven, gini(&reordered(&values, &order), &reordered(&sizes, &order)).unwrap(), TOLERANCE));
    }
}
