//! Coupling coordination of pillars and obstacle degrees of indicators, on a dataset and a scenario.

use scoring::decide::{DecideError, Obstacles, PillarCoordination, coordinate, hold_back};
use scoring::mcdm::Coupling;
use scoring::model::{Dataset, NodeId};
use scoring::pipeline::{Evaluation, evaluate};
use scoring::scenario::{Scenario, from_value};
use serde_json::json;

use super::support::{NA, close, dataset, tree};

const COUPLING: Coupling = Coupling::Classic { floor: 1e-10 };

/// The worst, one half way, the best, and one without some figures.
fn data() -> Dataset {
    let columns: [&[f64]; 6] = [
        &[0.0, 50.0, 100.0, NA],
        &[0.0, 50.0, 100.0, NA],
        &[0.0, 50.0, 100.0, 50.0],
        &[0.0, 50.0, 100.0, 100.0],
        &[0.0, 50.0, 100.0, 50.0],
        &[0.0, 0.0, 100.0, 50.0],
    ];
    dataset(tree(), &columns)
}

fn scenario(normalise: serde_json::Value) -> Scenario {
    from_value(&json!({ "normalise": normalise })).expect("a scenario")
}

fn run(scenario: &Scenario) -> (Evaluation, Result<PillarCoordination, DecideError>, Obstacles) {
    let data = data();
    let evaluation = evaluate(&data, scenario).expect("an evaluation");
    let node = |id: NodeId| evaluation.scores.of(id);
    let asked = [2, 1, 0, 3];
    let together = coordinate(&data.framework, &node, &evaluation.weights, scenario, COUPLING, &asked);
    let obstacles = hold_back(&data.framework, &evaluation.normalised, &evaluation.weights, scenario, &asked);
    (evaluation, together, obstacles.expect("obstacles"))
}

#[test]
fn pillars_that_are_alike_are_wholly_coupled_and_the_level_is_the_score() {
    let (evaluation, together, _) = run(&scenario(json!({"range": [0, 100]})));
    let together = together.expect("degrees");
    assert_eq!((together.entities.as_slice(), together.left_out.as_slice()), (&[2, 1, 0][..], &[3][..]));
    for (row, &entity) in together.entities.iter().enumerate() {
        let score = evaluation.scores.goal().get(entity).expect("a score") / 100.0;
        assert!(close(together.degrees.level[row], score, 1e-12), "{entity}");
    }
    assert!(close(together.degrees.degree[0], 1.0, 1e-12), "the best at everything");
    assert!(together.degrees.coupling[1] < 0.1, "one pillar at nothing is no coupling: {:?}", together.degrees);
    assert_eq!(together.degrees.degree[2], 0.0);
}

#[test]
fn scores_without_a_range_go_from_the_worst_to_the_best() {
    let (_, together, obstacles) = run(&scenario(json!({"method": "zscore"})));
    let degrees = together.expect("degrees").degrees;
    assert!(close(degrees.degree[0], 1.0, 1e-12) && degrees.degree[2] == 0.0);
    assert!(obstacles.degrees.iter().flatten().flatten().all(|degree| (0.0..=1.0).contains(degree)));
}

#[test]
fn obstacles_are_shares_of_what_is_missing_to_the_goal() {
    let (evaluation, _, obstacles) = run(&scenario(json!({"range": [0, 100]})));
    assert_eq!(obstacles.degrees[0], vec![Some(0.0); 6], "nothing holds the best back");
    // The worst is held back by each indicator's weight.
    for (degree, &leaf) in obstacles.degrees[2].iter().zip(&obstacles.leaves) {
        assert!(close(degree.expect("a degree"), evaluation.weights.effective(leaf), 1e-12));
    }
    let half = &obstacles.degrees[1];
    let sum: f64 = half.iter().flatten().sum();
    assert!(close(sum, 1.0, 1e-12));
    // Twice the gap, twice the obstacle for the weight.
    let per_weight = |at: usize| half[at].expect("a degree") / evaluation.weights.effective(obstacles.leaves[at]);
    assert!(close(per_weight(5), 2.0 * per_weight(0), 1e-12));
    // What is missing is neither an obstacle nor none, and the others share the whole.
    assert_eq!(obstacles.degrees[3][..2], [None, None]);
    let sum: f64 = obstacles.degrees[3].iter().flatten().sum();
    assert!(close(sum, 1.0, 1e-12));
}
