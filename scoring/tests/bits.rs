//! The same bits on every machine: results of a fixed dataset against bits that were written down once.

use scoring::aggregate::aggregate;
use scoring::explain::{Profile, contributions, difference};
use scoring::live::LiveScores;
use scoring::math::{Draws, exp, ln, pow};
use scoring::model::Column;
use scoring::normalise::normalise;
use scoring::revenue::PlanKind;
use scoring::revenue::chance::{Assumptions, Case, Once, Services, Simulation, Yearly};
use scoring::revenue::{PlanSet, reference};
use scoring::robust::{Smaa, Spread};
use scoring::scenario::{Aggregate, Mean, Normalise, NormaliseMethod as Method};
use scoring::weigh::Weights;

use super::live::figures;
use super::reference_task::plan;
use super::support::tree;

/// One number for many: every bit of every cell counts, and where it stands.
fn digest(cells: &[f64]) -> u64 {
    cells.iter().fold(0xCBF2_9CE4_8422_2325, |digest: u64, cell| {
        let bits = if cell.is_nan() { f64::NAN.to_bits() } else { cell.to_bits() };
        bits.to_le_bytes()
            .iter()
            .fold(digest, |digest, byte| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
    })
}

fn check(what: &str, cells: &[f64], expect: u64) {
    let got = digest(cells);
    assert_eq!(got, expect, "{what}: {got:#018X}");
}

#[test]
fn transcendental_functions() {
    let x = |at: i32| f64::from(at) * 0.37 + 0.011;
    check("ln", &(0..500).map(|at| ln(x(at))).collect::<Vec<_>>(), 0x9EF0_EB2B_A258_CDF6);
    check("exp", &(0..500).map(|at| exp(x(at) - 90.0)).collect::<Vec<_>>(), 0x6B95_5539_32F6_AB6D);
    check("pow", &(0..500).map(|at| pow(x(at), 1.7 - x(at) / 40.0)).collect::<Vec<_>>(), 0xB3A0_2C09_6829_A31F);
}

#[test]
fn normalised_columns() {
    let data = figures(200, 6, true);
    for (method, expect) in [
        (Method::MinMax, 0x3CA6_EF48_9D36_F60C),
        (Method::ZScore, 0x4F35_B2B8_BC68_106B),
        (Method::PercentileRank, 0x7F03_0217_3250_6FB0),
        (Method::Vector, 0x974E_6354_2148_9215),
    ] {
        let settings = Normalise { method, ..Normalise::default() };
        let normalised = normalise(&tree(), &data.columns, &settings, None).expect("normalised");
        let cells: Vec<f64> = normalised.columns.iter().flat_map(Column::raw).copied().collect();
        check(&format!("{method:?}"), &cells, expect);
    }
}

#[test]
fn scores_and_explanations() {
    let (framework, data) = (tree(), figures(200, 6, true));
    let weights = Weights::official(&framework).expect("weights");
    for (method, scores_expect, parts_expect) in [
        (Mean::Arithmetic, 0xAC7C_DEB4_D559_F9E7, 0xA1D5_797B_E10A_916D),
        (Mean::Geometric, 0xDB30_89E2_2A69_00CF, 0x371C_59F9_3C47_29FD),
        (Mean::Harmonic, 0x9DC6_DC84_A2DD_19EF, 0x27D1_F215_1DA6_B348),
        (Mean::Power, 0x11FA_F231_B228_1F3C, 0xF416_050D_65A3_A767),
        (Mean::Median, 0x1C3F_6E4D_1E9D_BDA5, 0x8463_2E24_3872_33D1),
    ] {
        let settings = Aggregate { method, power: Some(0.3), ..Aggregate::default() };
        let scores = aggregate(&framework, &weights, &data, &settings).expect("scores");
        check(&format!("scores {method:?}"), scores.goal().raw(), scores_expect);
        let mut parts = Vec::new();
        for entity in 0..200 {
            parts.extend(contributions(&framework, &weights, &scores, &settings, entity).expect("parts"));
            let profile = |entity| Profile::of_entity(&framework, &scores, entity);
            let (own, next) = (profile(entity), profile((entity + 1) % 200));
            parts.extend(difference(&framework, &weights, &settings, &own, &next).expect("parts"));
        }
        check(&format!("parts {method:?}"), &parts, parts_expect);
    }
}

#[test]
fn live_scores_in_the_middle_of_a_drag() {
    let (framework, data) = (tree(), figures(200, 6, true));
    let at = |weight: f64| Weights::of(&framework, &[("d".to_string(), weight)].into(), &[]).expect("weights");
    let included = vec![true; 200];
    let mut live = LiveScores::new(&framework, &data, &at(2.0), &Aggregate::default(), included).expect("live");
    for weight in [2.1, 2.2, 2.3] {
        live.set_weights(&at(weight)).expect("a step");
    }
    check("live", live.scores(), 0x145B_A733_AAFA_2768);
    live.settle().expect("settled");
    check("settled", live.scores(), 0xC9EE_663A_56EB_F8B5);
}

#[test]
fn drawn_numbers() {
    let draw = |of: fn(&mut Draws) -> f64| (0..500).map(|index| of(&mut Draws::new(3, 1, index))).collect::<Vec<f64>>();
    check("uniform", &draw(Draws::uniform), 0x96E2_098E_B973_4121);
    check("exponential", &draw(Draws::exponential), 0xF670_EC76_9A34_1547);
    check("normal", &draw(Draws::normal), 0xD30F_9CBE_746B_B709);
    check("gamma", &draw(|draws| draws.gamma(1.7)), 0x51D1_3E7D_22B3_D917);
}

#[test]
fn rankings_under_drawn_weights() {
    let (framework, data) = (tree(), figures(20, 6, true));
    let weights = Weights::official(&framework).expect("weights");
    let normalised = normalise(&framework, &data.columns, &Normalise::default(), None).expect("normalised");
    for (spread, expect) in [
        (Spread::Relative { by: 0.5 }, 0x9E64_64DD_8A07_43D4),
        (Spread::Dirichlet { concentration: 20.0 }, 0xF45E_888D_174B_20F0),
        (Spread::Simplex { at_least: vec![] }, 0x7CCC_3857_7A06_04E2),
    ] {
        let included = vec![true; 20];
        let settings = Aggregate::default();
        let study = Smaa::new(&framework, &weights, (&normalised, &settings), &included, &spread, 1).expect("a study");
        let tally = study.block(0..300).expect("a tally");
        let cells = |entity| {
            let central = tally.central_weights(entity).unwrap_or_default();
            tally.acceptability(entity).into_iter().chain(central)
        };
        let cells: Vec<f64> = (0..tally.n_entities()).flat_map(cells).collect();
        check(&format!("{spread:?}"), &cells, expect);
    }
}

#[test]
fn paths_of_the_reference_task() {
    let simulation = reference::Simulation::new(&plan(&[]), 11);
    let cells: Vec<f64> = (0..200)
        .flat_map(|path| {
            let detail = simulation.detail(path);
            let ends = [detail.npv, detail.npv0, detail.irr.unwrap_or(f64::NAN), detail.min_cum];
            detail.cf.into_iter().chain(detail.fund).chain(ends)
        })
        .collect();
    check("paths", &cells, 0x0181_1DA8_109E_07AB);
    let summary = simulation.merge(vec![simulation.run_block(0..1_000)]).expect("a summary");
    let ends = [summary.npv.mean, summary.npv.p5, summary.npv.p50, summary.npv.p95, summary.p_beyond_credit];
    check("summary", &summary.cf.into_iter().flatten().chain(ends).collect::<Vec<_>>(), 0x2E68_016A_61E5_C766);
}

#[test]
fn paths_by_chance() {
    let plan = PlanSet::default().plan(PlanKind::Shareholder).check().expect("possible");
    let varied = Assumptions {
        skill: 0.3,
        time_correlation: 0.2,
        follow_on_share: 0.3,
        deal_by_deal: 1.0,
        recycled_share: 0.2,
        park_share: 0.5,
        guide_share: 0.5,
        guide_first_loss_share: 0.2,
        guide_ceded_gain_share: 0.1,
        institute_share: 0.05,
        exit_beta: 0.8,
        escalation: 0.02,
        debt_share: 0.5,
        warrant_coverage: 0.5,
        revenue_share: 0.1,
        ..Assumptions::default()
    };
    let by_kind = Some(Services { testing_seed_adoption: 0.9, ..Services::default() });
    for (assumptions, services, expect) in [
        (Assumptions::default(), None, 0x4170_9A55_6FDD_A31A),
        (varied, None, 0x89D9_3631_27AD_2FEC),
        (Assumptions::default(), by_kind, 0xC52A_59C5_0AA3_C42F),
    ] {
        let case = Case::new(plan.clone(), assumptions).and_then(|case| case.serving(services)).expect("possible");
        let block = Simulation::new(&case, 3).run_block(0..40);
        let mut cells: Vec<f64> = (0..20).flat_map(|year| block.year(Yearly::Net, year)).copied().collect();
        for once in [Once::Gap, Once::Rate, Once::Tvpi, Once::MarketMultiple, Once::Alpha, Once::LargestShare] {
            cells.extend(block.once(once));
        }
        check("chance", &cells, expect);
    }
}
