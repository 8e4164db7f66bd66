//! How indicators hang together: known answers of COINr and NumPy, and small cases by hand.

use scoring::model::{Column, Dataset};
use scoring::multivariate::{
    Coefficient, Concern, Pairwise, PcaError, Relation, Scaling, Thresholds, correlations, covariances, cronbach_alpha,
    fit_line, flag_pairs, influence, pca, reliability, variance_inflation,
};
use scoring::pipeline::{Evaluation, evaluate};
use scoring::robust::nodes_at_level;
use scoring::scenario::{Aggregate, Missing, Outliers, Scenario, Treat};
use scoring::weigh::Weights;

use super::support::asem::{dataset as asem, table};
use super::support::{NA, close, column, flat, normalised, tree};

/// The ASEM data as COINr's example treats and normalises it.
fn coinr_example() -> Option<(Dataset, Evaluation)> {
    let dataset = asem("input_iData.csv")?;
    let missing = Missing::GroupMean { group: "EurAsia_group".into() };
    let treat = Treat { denominate: true, missing, outliers: Outliers::Coinr, availability: 0.9, ..Treat::default() };
    let evaluation = evaluate(&dataset, &Scenario { treat, ..Scenario::default() }).expect("an evaluation");
    Some((dataset, evaluation))
}

fn codes(dataset: &Dataset) -> Vec<String> {
    dataset.framework.leaves().iter().map(|&id| dataset.framework.node(id).code.clone()).collect()
}

/// The columns of the indicators under a node, or of its children.
fn columns_under(dataset: &Dataset, code: &str, of: impl Fn(scoring::model::NodeId) -> Column) -> Vec<Column> {
    let id = dataset.framework.find(code).expect("a node");
    dataset.framework.node(id).children.iter().map(|&child| of(child)).collect()
}

#[test]
fn coinr_correlations_of_indicators() {
    let (Some((dataset, evaluation)), Some(expect)) =
        (coinr_example(), table("expected_corr_pearson_inds.csv", "Var1"))
    else {
        return;
    };
    let all = correlations(&evaluation.normalised.columns, Coefficient::Pearson);
    let codes = codes(&dataset);
    let place = |code: &String| codes.iter().position(|known| known == code).expect("an indicator");
    let cells = expect.ids.iter().zip(&expect.columns["Var2"]).zip(expect.numbers("Correlation"));
    for ((a, b), r) in cells {
        let got = all.get(place(a), place(b)).unwrap_or(NA);
        assert!(close(got, r, 1e-12), "{a} and {b}: {got} instead of {r}");
    }
    assert_eq!(expect.ids.len(), 49 * 49);
    let flags = flag_pairs(&dataset.framework, dataset.framework.leaves(), &all, Thresholds::default());
    assert!(flags.iter().any(|flag| flag.concern == Concern::Opposed));
    assert!(flags.windows(2).all(|two| two[0].correlation.abs() >= two[1].correlation.abs()));
}

#[test]
fn coinr_cronbach_alpha() {
    let (Some((dataset, evaluation)), Some(expect)) = (coinr_example(), table("expected_cronbach_alpha.csv", "group"))
    else {
        return;
    };
    let leaves = dataset.framework.leaves();
    let leaf = |columns: &[Column], id| {
        let at = leaves.iter().position(|&leaf| leaf == id).expect("an indicator");
        columns[at].clone()
    };
    let raw = &dataset.panels[0].columns;
    let rows = expect.ids.iter().zip(&expect.columns["level"]).zip(expect.numbers("alpha"));
    for ((group, level), alpha) in rows {
        let columns = match (group.as_str(), level.as_str()) {
            ("all indicators", "Raw") => raw.clone(),
            (code, "Raw") => columns_under(&dataset, code, |id| leaf(raw, id)),
            (code, "pillars, Aggregated") => columns_under(&dataset, code, |id| evaluation.scores.of(id).clone()),
            (code, _) => columns_under(&dataset, code, |id| leaf(&evaluation.normalised.columns, id)),
        };
        let got = cronbach_alpha(&columns).unwrap_or(NA);
        assert!(close(got, alpha, 1e-9), "{group}, {level}: {got} instead of {alpha}");
    }
    assert_eq!(expect.ids.len(), 12);
}

/// COINr 1.1: `get_PCA` by sub-index, the first component of the pillars' correlations.
#[test]
fn coinr_pca_of_pillars() {
    let (Some((dataset, evaluation)), Some(expect)) =
        (coinr_example(), table("expected_PCA_weights_level2.csv", "iCode"))
    else {
        return;
    };
    for group in ["Conn", "Sust"] {
        let components =
            pca(&columns_under(&dataset, group, |id| evaluation.scores.of(id).clone()), Scaling::Correlation);
        let components = components.expect("components");
        let children = &dataset.framework.node(dataset.framework.find(group).expect("a node")).children;
        let codes: Vec<String> = children.iter().map(|&id| dataset.framework.node(id).code.clone()).collect();
        let expect = expect.by_id("Weight", &codes);
        // A direction may point either way.
        let sign = if expect.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
        for (got, expect) in components.vectors[0].iter().zip(&expect) {
            assert!(close(*got, sign * expect, 1e-9), "{group}: {got} instead of {expect}");
        }
        assert!(close(components.explained.iter().sum(), 1.0, 1e-12));
    }
}

#[test]
fn coinr_effective_weights() {
    let (Some(dataset), Some(expect)) = (asem("input_iData.csv"), table("expected_effective_weights.csv", "iCode"))
    else {
        return;
    };
    let weights = Weights::official(&dataset.framework).expect("weights");
    for (code, expect) in expect.ids.iter().zip(expect.numbers("EffWeight")) {
        let got = weights.effective(dataset.framework.find(code).expect("a node"));
        assert!(close(got, expect, 1e-12), "{code}: {got} instead of {expect}");
    }
    assert_eq!(expect.ids.len(), dataset.framework.nodes().len());
}

#[test]
fn influence_is_not_the_weight() {
    let Some((dataset, evaluation)) = coinr_example() else { return };
    let pillars = nodes_at_level(&dataset.framework, 2);
    let rows = influence(&dataset.framework, &evaluation.weights, &evaluation.scores, &pillars, |_| true);
    let sum = |of: &dyn Fn(&scoring::multivariate::Influence) -> f64| rows.iter().map(of).sum::<f64>();
    assert!(close(sum(&|row| row.nominal), 1.0, 1e-12));
    assert!(close(sum(&|row| row.share.unwrap_or(NA)), 1.0, 1e-12));
    assert!(rows.iter().any(|row| (row.share.unwrap_or(NA) - row.nominal).abs() > 0.1));
}

#[test]
fn a_wide_indicator_counts_for_more_than_its_weight() {
    let framework = flat(&[1.0, 1.0, 0.0]);
    let weights = Weights::official(&framework).expect("weights");
    let values = normalised(&[&[0.0, 100.0, 0.0, 100.0], &[50.0, 50.0, 52.0, 52.0], &[1.0, 1.0, 1.0, 1.0]]);
    let scores = scoring::aggregate::aggregate(&framework, &weights, &values, &Aggregate::default()).expect("scores");
    let rows = influence(&framework, &weights, &scores, framework.leaves(), |_| true);
    assert_eq!(rows.iter().map(|row| row.nominal).collect::<Vec<_>>(), [0.5, 0.5, 0.0]);
    // The two do not go together, so their parts of the variance, 2500 and 1, sum to all of it.
    assert!(close(rows[0].explained.unwrap_or(NA), 2500.0 / 2501.0, 1e-12));
    assert!(close(rows[1].share.unwrap_or(NA), 1.0 / 2501.0, 1e-12));
    assert_eq!(rows[2].explained, None);
}

/// Four columns of six; expectations by NumPy 2.4 (`corrcoef`, `cov`, `linalg.eigh`, `linalg.inv`).
const FIGURES: [[f64; 6]; 4] = [
    [1.0, 9.0, 4.0, 6.0, 2.0, 7.0],
    [5.0, 3.0, 8.0, 1.0, 6.0, 2.0],
    [2.0, 2.5, 6.0, 4.0, 9.0, 1.0],
    [7.0, 1.0, 3.0, 5.0, 8.0, 6.0],
];

#[test]
fn numpy_components_and_inflation() {
    let mut columns: Vec<Column> = FIGURES.iter().map(|cells| column(cells)).collect();
    // An entity without every column takes no part.
    for (at, cells) in columns.iter_mut().enumerate() {
        let more = if at == 1 { NA } else { 1e3 };
        *cells = column(&[cells.raw(), &[more]].concat());
    }
    let check = |got: &[f64], expect: [f64; 4]| {
        assert!(
            got.iter().zip(expect).all(|(&got, expect)| close(got, expect, 1e-12)),
            "{got:?} instead of {expect:?}"
        );
    };
    let scaled = pca(&columns, Scaling::Correlation).expect("components");
    check(&scaled.variances, [2.391678144159706, 1.0657297023052337, 0.4760629764621907, 0.0665291770728687]);
    check(&scaled.loadings[0], [-0.9188035832519319, 0.7533183712229272, 0.7469160527402868, 0.6496968226026826]);
    assert_eq!((scaled.n_above_average(), scaled.whole.iter().filter(|whole| **whole).count()), (2, 6));
    let plain = pca(&columns, Scaling::Covariance).expect("components");
    check(&plain.variances, [19.676870132885064, 7.8500898195738, 3.9257299186411685, 0.5223101288999566]);
    check(&plain.vectors[0], [-0.6332489113726613, 0.4461891005626121, 0.5070915387452862, 0.377848215712876]);
    let whole: Vec<Column> = FIGURES.iter().map(|cells| column(cells)).collect();
    let matrix = correlations(&whole, Coefficient::Pearson).matrix().expect("a matrix");
    let inflation = variance_inflation(&matrix).expect("factors");
    check(&inflation, [7.331988730142845, 4.5379330142882806, 1.7636642738286792, 4.854416183734943]);
}

#[test]
fn what_has_no_answer_has_none() {
    let of = |columns: &[&[f64]]| columns.iter().map(|cells| column(cells)).collect::<Vec<Column>>();
    let constant = of(&[&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]]);
    assert_eq!(pca(&constant, Scaling::Correlation), Err(PcaError::Constant { column: 1 }));
    assert!(pca(&constant, Scaling::Covariance).is_ok());
    assert_eq!(pca(&of(&[&[1.0, NA]]), Scaling::Covariance), Err(PcaError::TooFewWhole { n_whole: 1 }));
    assert_eq!(pca(&[], Scaling::Covariance), Err(PcaError::TooFewWhole { n_whole: 0 }));
    assert_eq!(pca(&of(&[&[5.0, 5.0]]), Scaling::Covariance), Err(PcaError::Constant { column: 0 }));
    assert_eq!(cronbach_alpha(&constant[..1]), None);
    assert_eq!(cronbach_alpha(&of(&[&[1.0, NA, 2.0], &[NA, 1.0, 2.0]])), None);
    assert_eq!(variance_inflation(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None);
    let all = correlations(&constant, Coefficient::Spearman);
    assert_eq!((all.get(0, 0), all.get(0, 1), all.get(1, 1), all.get(2, 0)), (Some(1.0), None, None, None));
    assert_eq!((all.n_pairs(0, 1), all.n_columns(), all.matrix()), (3, 2, None));
}

#[test]
fn pairs_are_flagged_by_where_they_stand() {
    let up: &[f64] = &[1.0, 2.0, 3.0, 4.0];
    let down: &[f64] = &[4.0, 3.0, 2.0, 1.0];
    let other: &[f64] = &[1.0, -1.0, -1.0, 1.0];
    // Indicators a, b under p; c, d, e under q; f under the goal.
    let columns: Vec<Column> = [up, down, up, down, other, other].iter().map(|cells| column(cells)).collect();
    let framework = tree();
    let all = correlations(&columns, Coefficient::Kendall);
    let flags = flag_pairs(&framework, framework.leaves(), &all, Thresholds::default());
    let got: Vec<_> = flags.iter().map(|flag| (flag.pair, flag.relation, flag.concern)).collect();
    assert_eq!(
        got,
        [
            ([0, 1], Relation::Siblings, Concern::Opposed),
            ([0, 2], Relation::AcrossPillars, Concern::Redundant),
            ([1, 3], Relation::AcrossPillars, Concern::Redundant),
            ([2, 3], Relation::Siblings, Concern::Opposed),
            ([4, 5], Relation::AcrossPillars, Concern::Redundant),
        ]
    );
}

/// Intercept, slope and studentised residuals worked out in plain Python from the formulas of the source.
#[test]
fn a_line_and_who_stands_off_it() {
    let (x, y) = (column(&[1.0, 2.0, 3.0, 4.0, 10.0, NA, 7.0]), column(&[2.0, 1.0, 4.0, 3.0, 20.0, 5.0, NA]));
    let line = fit_line(&x, &y).expect("a line");
    assert!(close(line.slope, 2.16, 1e-12) && close(line.intercept, -2.6400000000000006, 1e-12), "{line:?}");
    for (got, expect) in line.off.iter().zip([
        1.3341305431703812,
        -0.3394573021281203,
        0.07673882976766823,
        -1.4207535570451546,
        1.557509974470198,
    ]) {
        assert!(close(got.expect("a distance"), expect, 1e-12), "{got:?} instead of {expect}");
    }
    assert_eq!(line.off[5..], [None, None]);
    let exact = fit_line(&column(&[1.0, 2.0, 3.0]), &column(&[2.0, 4.0, 6.0])).expect("a line");
    assert_eq!((exact.slope, exact.intercept, exact.off), (2.0, 0.0, vec![None; 3]));
    assert_eq!(fit_line(&column(&[1.0, 1.0, 1.0]), &column(&[2.0, 4.0, 6.0])), None);
    assert_eq!(fit_line(&column(&[1.0, 2.0]), &column(&[2.0, 4.0])), None);
}

#[test]
fn an_item_left_out_leaves_the_alpha_of_the_others() {
    let columns: Vec<Column> = FIGURES.iter().map(|cells| column(cells)).collect();
    let all = reliability(&covariances(&columns), &[0, 1, 2, 3]);
    assert_eq!(all.alpha, cronbach_alpha(&columns));
    for (at, (without, rest)) in all.without.iter().zip(&all.item_rest).enumerate() {
        let others: Vec<Column> =
            columns.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, column)| column.clone()).collect();
        assert_eq!(*without, cronbach_alpha(&others));
        let sums = (0..6).map(|row| others.iter().map(|column| column.raw()[row]).sum()).collect();
        let expect = Coefficient::Pearson.of(&columns[at], &Column::from_raw(sums));
        assert!(close(rest.expect("a correlation"), expect.expect("a correlation"), 1e-12));
    }
    assert_eq!(reliability(&covariances(&columns), &[2]).without, [None]);
}

#[test]
fn work_in_pieces_gives_the_same_bits() {
    let mut columns: Vec<Column> = FIGURES.iter().map(|cells| column(cells)).collect();
    columns.push(column(&[3.0, NA, 3.0, 1.0, 2.0, 2.0]));
    for of in [Coefficient::Pearson, Coefficient::Spearman, Coefficient::Kendall] {
        let whole = correlations(&columns, of);
        let mut pieces = Pairwise::correlations(columns.clone(), of);
        let mut n_steps = 0;
        while pieces.step(2) {
            n_steps += 1;
            assert_eq!(pieces.n_done(), 2 * n_steps);
        }
        assert_eq!((pieces.n_done(), pieces.n_all()), (15, 15));
        assert_eq!(pieces.finish(), whole);
        for (a, x) in columns.iter().enumerate() {
            for (b, y) in columns.iter().enumerate().filter(|(b, _)| *b != a) {
                assert_eq!(whole.get(a, b), of.of(x, y), "{of:?}, {a} and {b}");
            }
        }
    }
}
