//! Comparison: peers, gaps, trends.

use scoring::compare::{gaps, nearest_peers};
use scoring::model::{Panel, Period};
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
