//! Weights that others computed, read where they lie.

use scoring::math::min_max;
use scoring::model::Column;
use scoring::weigh::{Contrast, Correlation, Retain, Rotation, Zeros, coefficient_of_variation, critic, entropy, pca};
use serde_json::Value;

use super::super::support::cases;
use super::{assert_weights, close};

const NUDGED: Zeros = Zeros::Nudged { by: 0.002 };
const CRITERIA: [&str; 4] = ["O2", "PH", "germ", "nutrient"];

/// The water samples as measured, and brought to 0 to 1: oxygen the more the better, germs the less, pH best at 7, nutrients best
/// from 10 to 20.
fn water() -> Option<(Vec<Column>, Vec<Column>, Value)> {
    let table = cases::table("cn/water_input.csv", "ID")?;
    let expect = serde_json::from_str(&cases::text("cn/water_expected_weights.json")?).expect("JSON");
    let raw: Vec<Vec<f64>> = CRITERIA.iter().map(|code| table.numbers(code)).collect();
    let ends = |cells: &[f64]| min_max(cells.iter().copied()).expect("cells");
    let outside = |x: f64, lo: f64, hi: f64| (lo - x).max(x - hi).max(0.0);
    let best_within = |cells: &[f64], lo: f64, hi: f64| {
        let most = cells.iter().map(|&x| outside(x, lo, hi)).fold(0.0, f64::max);
        cells.iter().map(|&x| 1.0 - outside(x, lo, hi) / most).collect()
    };
    let (oxygen, germs) = (ends(&raw[0]), ends(&raw[2]));
    let scaled: Vec<Vec<f64>> = vec![
        raw[0].iter().map(|x| (x - oxygen.0) / (oxygen.1 - oxygen.0)).collect(),
        best_within(&raw[1], 7.0, 7.0),
        raw[2].iter().map(|x| (germs.1 - x) / (germs.1 - germs.0)).collect(),
        best_within(&raw[3], 10.0, 20.0),
    ];
    let columns = |cells: Vec<Vec<f64>>| cells.into_iter().map(Column::from_raw).collect();
    Some((columns(raw), columns(scaled), expect))
}

fn expected(expect: &Value, name: &str) -> Vec<f64> {
    let number = |value: &Value| value.as_f64().expect("a number");
    match &expect[name] {
        Value::Array(list) => list.iter().map(number).collect(),
        by_code => CRITERIA.iter().map(|code| number(&by_code[*code])).collect(),
    }
}

#[test]
fn zhang2024_water() {
    let Some((raw, scaled, expect)) = water() else { return };
    let check = |got: Vec<f64>, name: &str, tolerance: f64| assert_weights(&got, &expected(&expect, name), tolerance);
    check(coefficient_of_variation(&raw).expect("weights").weights, "cv_weight_raw", 1e-12);
    let critic = |contrast, correlation| critic(&scaled, contrast, correlation).expect("weights").weights;
    check(critic(Contrast::Sd, Correlation::Pearson), "critic_std_pearson_w", 1e-12);
    check(critic(Contrast::Entropy(NUDGED), Correlation::Pearson), "critic_entropy_pearson_w", 1e-12);
    check(critic(Contrast::Entropy(NUDGED), Correlation::Spearman), "critic_entropy_spearman_w", 1e-12);
    // Their example rescales oxygen and germs to 0.002 to 0.998 and nudges the other two.
    let rescaled = |at: usize, cells: &Column| match at {
        0 | 2 => Column::from_raw(cells.raw().iter().map(|x| 0.002 + 0.996 * x).collect()),
        _ => cells.clone(),
    };
    let rescaled: Vec<Column> = scaled.iter().enumerate().map(|(at, cells)| rescaled(at, cells)).collect();
    check(entropy(&rescaled, NUDGED).expect("weights").weights, "entropy_w", 1e-12);
    let unrotated = pca(&scaled, Retain::First(3), Rotation::None).expect("weights");
    assert!(close(unrotated.explained, expect["pca_cum_contrib"].as_f64().expect("a number"), 1e-12));
    check(unrotated.eigenvalues[..3].to_vec(), "pca_lambda", 1e-12);
    check(unrotated.weights, "pca_unrotated3_w", 1e-12);
    // R's varimax stops once a turn gains less than 1e-5, short of where it would come to.
    check(pca(&scaled, Retain::First(3), Rotation::Varimax).expect("weights").weights, "pca_varimax3_w", 1e-3);
}

#[test]
fn becker2022_first_components_of_the_pillars() {
    let (Some(scores), Some(meta), Some(expect)) = (
        cases::table("asem/expected_stage_Aggregated.csv", "uCode"),
        cases::table("asem/input_iMeta.csv", "iCode"),
        cases::table("asem/expected_PCA_weights_level2.csv", "iCode"),
    ) else {
        return;
    };
    for parent in ["Conn", "Sust"] {
        let codes: Vec<String> = meta
            .ids
            .iter()
            .zip(&meta.columns["Parent"])
            .filter(|(_, of)| *of == parent)
            .map(|(id, _)| id.clone())
            .collect();
        let columns: Vec<Column> = codes.iter().map(|code| Column::from_raw(scores.numbers(code))).collect();
        let found = pca(&columns, Retain::First(1), Rotation::None).expect("weights");
        assert_weights(&found.loadings[0], &expect.by_id("Weight", &codes), 1e-10);
        assert!(found.weights.iter().all(|w| *w >= 0.0));
    }
}
