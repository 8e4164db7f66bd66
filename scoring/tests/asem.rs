//! Known answers: what COINr 1.1 computes from the ASEM data, stage by stage, to 1e-9.

use std::collections::BTreeMap;

use scoring::model::{Column, Dataset};
use scoring::pipeline::{Evaluation, evaluate, trend};
use scoring::scenario::{Aggregate, Mean, Missing, Normalise, NormaliseMethod, Outliers, Scenario, Treat};

use super::support::asem::{dataset, table};
use super::support::close;

const TOLERANCE: f64 = 1e-9;

/// The pipeline of COINr's example up to the treated stage.
pub fn treated() -> Scenario {
    let missing = Missing::GroupMean { group: "EurAsia_group".into() };
    Scenario {
        treat: Treat { denominate: true, missing, outliers: Outliers::Coinr, availability: 0.9, ..Treat::default() },
        ..Scenario::default()
    }
}

fn normalised(method: NormaliseMethod) -> Scenario {
    Scenario { normalise: Normalise { method, ..Normalise::default() }, ..treated() }
}

/// Compares, by code and id, what `of` takes from the evaluation with the file.
fn check(scenario: &Scenario, file: &str, of: impl Fn(&Dataset, &Evaluation) -> Vec<(String, Column)>) {
    let (Some(dataset), Some(expect)) = (dataset("input_iData.csv"), table(file, "uCode")) else { return };
    let evaluation = evaluate(&dataset, scenario).expect("an evaluation");
    let ids: Vec<String> = dataset.entities.iter().map(|entity| entity.id.clone()).collect();
    let columns = of(&dataset, &evaluation);
    assert!(!columns.is_empty());
    for (code, column) in columns {
        for ((&got, expect), id) in column.raw().iter().zip(expect.by_id(&code, &ids)).zip(&ids) {
            assert!(close(got, expect, TOLERANCE), "{file}, {code} of {id}: {got} instead of {expect}");
        }
    }
}

fn leaves(dataset: &Dataset, columns: &[Column]) -> Vec<(String, Column)> {
    let codes = dataset.framework.leaves().iter().map(|&id| dataset.framework.node(id).code.clone());
    codes.zip(columns.iter().cloned()).collect()
}

fn of_treated(dataset: &Dataset, evaluation: &Evaluation) -> Vec<(String, Column)> {
    leaves(dataset, &evaluation.treated.columns)
}

fn of_normalised(dataset: &Dataset, evaluation: &Evaluation) -> Vec<(String, Column)> {
    leaves(dataset, &evaluation.normalised.columns)
}

fn of_scores(dataset: &Dataset, evaluation: &Evaluation) -> Vec<(String, Column)> {
    let framework = &dataset.framework;
    framework
        .bottom_up()
        .iter()
        .map(|&id| (framework.node(id).code.clone(), evaluation.scores.of(id).clone()))
        .collect()
}

#[test]
fn treatment_stage_by_stage() {
    let mut scenario = treated();
    scenario.treat.outliers = Outliers::None;
    check(&scenario, "expected_stage_Imputed.csv", of_treated);
    check(&scenario, "expected_stage_Screened.csv", of_treated);
    check(&treated(), "expected_stage_Treated.csv", of_treated);
    scenario.treat.missing = Missing::GroupMean { group: "GDP_group".into() };
    check(&scenario, "expected_impute_i_mean_grp_GDP.csv", of_treated);
    scenario.treat = Treat { denominate: true, ..Treat::default() };
    check(&scenario, "expected_stage_Denominated.csv", of_treated);
}

#[test]
fn as_many_points_are_winsorised() {
    let (Some(dataset), Some(details)) = (dataset("input_iData.csv"), table("expected_treat_details.csv", "iCode"))
    else {
        return;
    };
    let log = evaluate(&dataset, &treated()).expect("an evaluation").treated.log;
    let expect = details.numbers("winsorise.nwin");
    for (column, &leaf) in dataset.framework.leaves().iter().enumerate() {
        let code = &dataset.framework.node(leaf).code;
        let at = details.ids.iter().position(|id| id == code).expect("a row");
        let is_point = |what: &scoring::treat::Treatment| {
            what.column == Some(column) && what.what == scoring::treat::Action::Winsorised
        };
        let n = log.iter().filter(|what| is_point(what)).count();
        assert_eq!(n as f64, if expect[at].is_nan() { 0.0 } else { expect[at] }, "{code}");
    }
}

#[test]
fn normalisations() {
    check(&Scenario::default(), "expected_rawminmax_normalised.csv", of_normalised);
    check(&treated(), "expected_stage_Normalised.csv", of_normalised);
    check(&normalised(NormaliseMethod::Rank), "expected_norm_rank.csv", of_normalised);
    check(&normalised(NormaliseMethod::DistanceToMax), "expected_norm_dist2max.csv", of_normalised);
    let mut zscore = normalised(NormaliseMethod::ZScore);
    (zscore.normalise.mean, zscore.normalise.sd) = (10.0, 2.0);
    check(&zscore, "expected_norm_zscore_10_2.csv", of_normalised);
}

#[test]
fn aggregates_of_every_level() {
    check(&treated(), "expected_stage_Aggregated.csv", of_scores);
    let mut geometric = treated();
    geometric.normalise.range = [1.0, 100.0];
    geometric.aggregate = Aggregate { method: Mean::Geometric, ..Aggregate::default() };
    check(&geometric, "expected_agg_mm1_100_gmean.csv", of_scores);
    let Some(weights) = table("input_weights_alt.csv", "iCode") else { return };
    let weights: BTreeMap<String, f64> = weights.ids.iter().cloned().zip(weights.numbers("Weight")).collect();
    let aggregate = Aggregate { availability: 0.5, ..Aggregate::default() };
    let scenario = Scenario { weights, aggregate, ..Scenario::default() };
    check(&scenario, "expected_agg_rawminmax_altw_datthresh_0.5.csv", of_scores);
}

#[test]
fn results_and_ranks() {
    check(&treated(), "expected_results_full.csv", of_scores);
    check(&treated(), "expected_results_full.csv", |_, evaluation| {
        vec![("Rank".into(), Column::from_options(evaluation.ranking.rank.iter().map(|rank| rank.map(f64::from))))]
    });
}

#[test]
fn leaving_a_pillar_out() {
    for pillar in ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"] {
        let scenario = Scenario { drop: vec![pillar.into()], ..treated() };
        let goal = |_: &Dataset, evaluation: &Evaluation| vec![(pillar.to_string(), evaluation.scores.goal().clone())];
        check(&scenario, "expected_remove_elements_level2_scores.csv", goal);
        check(&scenario, "expected_remove_elements_level2_ranks.csv", |_, evaluation| {
            let ranks = evaluation.ranking.rank.iter().map(|rank| rank.map(f64::from));
            vec![(pillar.into(), Column::from_options(ranks))]
        });
    }
}

#[test]
fn effective_weights() {
    let (Some(dataset), Some(expect)) = (dataset("input_iData.csv"), table("expected_effective_weights.csv", "iCode"))
    else {
        return;
    };
    let weights = scoring::weigh::Weights::official(&dataset.framework).expect("weights");
    for (code, expect) in expect.ids.iter().zip(expect.numbers("EffWeight")) {
        let id = dataset.framework.find(code).expect("a node");
        assert!(close(weights.effective(id), expect, 1e-15), "{code}: {} {expect}", weights.effective(id));
    }
}

#[test]
fn a_panel_on_one_scale() {
    let Some(dataset) = dataset("input_iData_panel.csv") else { return };
    let treat = Treat { availability: 0.9, outliers: Outliers::Coinr, ..Treat::default() };
    let trend = trend(&dataset, &Scenario { treat, ..Scenario::default() }).expect("a trend");
    let ids: Vec<String> = dataset.entities.iter().map(|entity| entity.id.clone()).collect();
    for year in ["2018", "2020"] {
        let Some(expect) = table(&format!("expected_panel_Aggregated_{year}.csv"), "uCode") else { return };
        let at = trend.periods.iter().position(|period| period.0 == year).expect("the year");
        for ((&got, expect), id) in trend.scores[at].raw().iter().zip(expect.by_id("Index", &ids)).zip(&ids) {
            assert!(close(got, expect, TOLERANCE), "{year} {id}: {got} instead of {expect}");
        }
    }
}
