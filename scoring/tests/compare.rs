//! Comparison: peers, gaps, trends.

use scoring::compare::{Amount, Peer, best_in_class, gaps, industries, nearest_peers};
use scoring::model::{Enterprise, FinancingStage, Panel, Period, Text};
use scoring::pipeline::{evaluate, trend};
use scoring::scenario::Scenario;
use scoring::weigh::Weights;

use super::support::{NA, assert_cells, column, dataset, flat, group, normalised, tree};

#[test]
fn peers_by_weighted_distance_over_what_both_have() {
    let framework = flat(&[3.0, 1.0]);
    let weights = Weights::official(&framework).expect("weights");
    let normalised = normalised(&[&[0.0, 2.0, NA, 4.0, NA], &[0.0, 2.0, 1.0, NA, NA]]);
    let peers = nearest_peers(&framework, &normalised, &weights, 0, 9);
    let got: Vec<_> = peers.iter().map(|peer| (peer.entity, peer.distance, peer.shared)).collect();
    assert_eq!(got, [(2, 1.0, 1), (1, 2.0, 2), (3, 4.0, 1)]);
    assert_eq!(nearest_peers(&framework, &normalised, &weights, 0, 1).len(), 1);
    assert!(nearest_peers(&framework, &normalised, &weights, 99, 3).is_empty());
}

#[test]
fn the_nearest_few_are_the_first_of_all_and_equals_stand_in_their_order() {
    let framework = flat(&[1.0]);
    let weights = Weights::official(&framework).expect("weights");
    let cells: Vec<f64> = (0..90).map(|at| f64::from(at % 7)).collect();
    let normalised = normalised(&[&cells]);
    let all = nearest_peers(&framework, &normalised, &weights, 3, 99);
    let is_ordered = |pair: &[Peer]| (pair[0].distance, pair[0].entity) < (pair[1].distance, pair[1].entity);
    assert!(all.len() == 89 && all.windows(2).all(is_ordered));
    for k in [0, 1, 12, 13, 40, 89] {
        assert_eq!(nearest_peers(&framework, &normalised, &weights, 3, k), all[..k], "{k}");
    }
}

#[test]
fn gaps_in_units_and_in_points() {
    let dataset =
        dataset(tree(), &[&[1.0, 3.0, 5.0], &[0.0, 1.0, 2.0], &[7.0, NA, 8.0], &[1.0; 3], &[1.0; 3], &[1.0; 3]]);
    let evaluation = evaluate(&dataset, &Scenario::default()).expect("an evaluation");
    let gaps = gaps(&dataset.framework, &evaluation.treated, &evaluation.normalised, &evaluation.weights, 0, 1);
    assert_eq!((gaps[0].raw, gaps[0].points, gaps[0].weighted), (Some(-2.0), Some(-50.0), Some(-50.0 * 0.375)));
    assert_eq!((gaps[2].value, gaps[2].reference, gaps[2].raw, gaps[2].points), (Some(7.0), None, None, None));
    assert_eq!(gaps.len(), 6);
}

#[test]
fn a_trend_is_on_one_scale() {
    let mut dataset = dataset(flat(&[1.0]), &[&[0.0, 5.0, 10.0]]);
    let cells = column(&[20.0, 5.0, NA]);
    dataset.panels.push(Panel { period: Period("2025".into()), columns: vec![cells], denominators: vec![] });
    dataset.groups.push(group("size", &["big", "small", "big"]));
    let all = trend(&dataset, &Scenario::default()).expect("a trend");
    assert_cells(&all.scores[0], &[0.0, 25.0, 50.0], "the first year");
    assert_cells(&all.scores[1], &[100.0, 25.0, NA], "the second year");
    assert_eq!(all.rankings[1].rank, [Some(1), Some(2), None]);
    let filter = [("size".to_string(), vec!["big".to_string()])].into();
    let big = trend(&dataset, &Scenario { filter, ..Scenario::default() }).expect("a trend");
    assert_eq!(big.rankings[0].rank, [Some(2), None, Some(1)]);
    assert_eq!(big.scores, all.scores);
}

#[test]
fn the_best_of_each_indicator_and_how_far_it_is() {
    let framework = flat(&[3.0, 1.0, 1.0]);
    let weights = Weights::official(&framework).expect("weights");
    let normalised = normalised(&[&[10.0, 30.0, 50.0, 90.0], &[7.0, 7.0, NA, 1.0], &[NA, NA, 4.0, NA]]);
    let best = best_in_class(&framework, &normalised, &weights, &[1, 2], 0);
    let got: Vec<_> = best.iter().map(|one| (one.best, one.n_tied, one.short, one.weighted)).collect();
    assert_eq!(
        got,
        [(Some(2), 1, Some(40.0), Some(24.0)), (Some(0), 2, Some(0.0), Some(0.0)), (Some(2), 1, None, None)]
    );
    assert_eq!(best_in_class(&framework, &normalised, &weights, &[], 3)[2].best, None);
}

fn enterprise(park: usize, code: &str, staff: Option<f64>) -> Enterprise {
    Enterprise {
        id: String::new(),
        name: Text::same(""),
        park,
        industry_code: code.into(),
        size: String::new(),
        financing: FinancingStage::None,
        founded_year: None,
        staff,
        revenue_wan: None,
        tax_wan: None,
        land_mu: None,
        rd_wan: None,
        invention_patents: None,
        rented_m2: None,
        rent_yuan_m2_month: None,
    }
}

#[test]
fn enterprises_are_summed_by_park_and_industry() {
    let mut dataset = dataset(flat(&[1.0]), &[&[1.0, 2.0, 3.0]]);
    dataset.enterprises = vec![
        enterprise(2, "C3911", Some(10.0)),
        enterprise(0, "3670", Some(5.0)),
        enterprise(2, " 3921", Some(1.0)),
        enterprise(0, "", Some(7.0)),
        enterprise(0, "39", None),
        enterprise(0, "x9", Some(2.0)),
        enterprise(1, "40", Some(0.0)),
        enterprise(1, "40", Some(-3.0)),
    ];
    let staff = industries(&dataset, 2, Amount::Staff);
    assert_eq!((staff.parks.as_slice(), staff.codes.join(" ").as_str()), ([0, 2].as_slice(), "36 39"));
    assert_eq!(staff.table, [[5.0, 0.0], [0.0, 11.0]]);
    assert_eq!(staff.plants, [vec![5.0], vec![10.0, 1.0]]);
    assert_eq!((staff.n_counted, staff.n_without_code, staff.n_without_amount), (4, 2, 2));
    assert_eq!((staff.totals(), staff.of_all(), staff.column(1)), (vec![5.0, 11.0], vec![5.0, 11.0], vec![0.0, 11.0]));
    assert_eq!((staff.place(2), staff.place(1)), (Some(1), None));
    assert_eq!(industries(&dataset, 4, Amount::Enterprises).codes, ["3670", "3911", "3921"]);
    assert_eq!(industries(&dataset, 2, Amount::Tax).n_without_amount, 6);
}
