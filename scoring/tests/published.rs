//! Known answers: indices and formulas as published.

use scoring::model::{Column, Direction, Framework, Goalposts, Indicator, NodeSpec};
use scoring::normalise::normalise;
use scoring::pipeline::evaluate;
use scoring::scenario::{Aggregate, Mean, Normalise, NormaliseMethod as Method, Scenario};
use serde_json::Value;

use super::support::cases::{table, text};
use super::support::{close, column, dataset, flat, leaf, node};

fn with(spec: NodeSpec, change: impl FnOnce(&mut Indicator)) -> NodeSpec {
    let mut spec = spec;
    spec.indicator.as_mut().into_iter().for_each(super::support::change_once(change));
    spec
}

/// The Human Development Index 2021: goalposts, one of them logarithmic, and a geometric mean over an arithmetic one.
#[test]
fn human_development_of_191_countries() {
    let Some(expect) = table("tables/hdi_2021_191_countries.csv", "country") else { return };
    let posted = |code: &str, parent: &str, worst, best, log| {
        with(leaf(code, parent, 1.0, Direction::Positive), |leaf| leaf.goalposts = Some(Goalposts { worst, best, log }))
    };
    let framework = Framework::new(vec![
        node("hdi", "", 1.0),
        node("education", "hdi", 1.0),
        posted("health", "hdi", 20.0, 85.0, false),
        posted("expected", "education", 0.0, 18.0, false),
        posted("mean", "education", 0.0, 15.0, false),
        posted("income", "hdi", 100.0, 75000.0, true),
    ])
    .expect("a framework");
    let columns = ["life_exp", "exp_sch", "avg_sch", "gni_pc_ppp"].map(|column| expect.numbers(column));
    let dataset = dataset(framework, &columns.each_ref().map(|cells| &cells[..]));
    let scenario = Scenario {
        normalise: Normalise { method: Method::Goalposts, range: [0.0, 1.0], ..Normalise::default() },
        aggregate: Aggregate { levels: vec![Mean::Arithmetic, Mean::Geometric], ..Aggregate::default() },
        ..Scenario::default()
    };
    let evaluation = evaluate(&dataset, &scenario).expect("an evaluation");
    for (code, column, tolerance) in [
        ("health", "health_index", 1e-9),
        ("education", "education_index", 1e-9),
        ("income", "income_index", 1e-9),
        ("hdi", "hdi_recomputed", 1e-9),
        ("hdi", "hdi_published", 1.5e-3),
    ] {
        let got = evaluation.scores.of(dataset.framework.find(code).expect("a node")).raw();
        assert_eq!(got.len(), 191);
        for ((&got, expect), country) in got.iter().zip(expect.numbers(column)).zip(&expect.ids) {
            assert!(close(got, expect, tolerance), "{column} of {country}: {got} instead of {expect}");
        }
    }
}

/// Normalisations of one matrix as pymcdm has them.
#[test]
fn normalised_matrices() {
    for (file, method) in [
        ("minmax", Method::MinMax),
        ("vector", Method::Vector),
        ("sum", Method::Sum),
        ("linear", Method::FractionOfMax),
    ] {
        let Some(text) = text(&format!("methods/normalise_{file}.json")) else { return };
        let case: Value = serde_json::from_str(&text).expect("JSON");
        let columns = |matrix: &Value| -> Vec<Vec<f64>> {
            let rows: Vec<Vec<f64>> = serde_json::from_value(matrix.clone()).expect("a matrix");
            (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).collect()).collect()
        };
        let settings = Normalise { method, range: [0.0, 1.0], ..Normalise::default() };
        for (at, (cells, expect)) in
            columns(&case["input"]["matrix"]).iter().zip(columns(&case["expect"]["matrix"])).enumerate()
        {
            let direction =
                if case["input"]["directions"][at] == "min" { Direction::Negative } else { Direction::Positive };
            let framework = super::support::single(direction, |_| {});
            let got = normalise(&framework, &[column(cells)], &settings, None).expect("normalised");
            for (&got, expect) in got.columns[0].raw().iter().zip(expect) {
                assert!(close(got, expect, 1e-9), "{file}: {got} instead of {expect}");
            }
        }
    }
}

/// Needs no published number: it holds by definition.
#[test]
fn all_weight_on_one_indicator_is_that_indicator() {
    let cells: [&[f64]; 3] = [&[3.0, 1.0, 2.0], &[1.0, 2.0, 3.0], &[2.0, 2.0, 1.0]];
    let dataset = dataset(flat(&[0.0, 1.0, 0.0]), &cells);
    let evaluation = evaluate(&dataset, &Scenario::default()).expect("an evaluation");
    let expect = Column::from_raw(vec![0.0, 50.0, 100.0]);
    assert_eq!(evaluation.scores.goal(), &expect);
}
