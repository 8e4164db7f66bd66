//! Laws of weights that a scenario's ways find.

use proptest::prelude::*;
use scoring::aggregate::aggregate;
use scoring::live::LiveScores;
use scoring::model::NodeId;
use scoring::pipeline::evaluate;
use scoring::scenario::from_value;
use serde_json::json;

use super::support::{dataset, tree};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever finds them and whatever is moved over them: shares of siblings sum to 1, and the engine behind the sliders has the
    /// pipeline's scores to the bit.
    #[test]
    fn found_weights_are_shares_and_live_scores_are_the_pipelines(
        cells in prop::collection::vec(prop::collection::vec(0.5..100.0f64, 8), 6),
        method in prop::sample::select(vec![
            "equal", "entropy", "critic", "standard_deviation", "coefficient_of_variation", "gini", "pca", "merec",
        ]),
        treated in any::<bool>(),
        at_once in any::<bool>(),
        by_hand in 0.0..5.0f64,
    ) {
        let columns: Vec<&[f64]> = cells.iter().map(Vec::as_slice).collect();
        let data = dataset(tree(), &columns);
        let scenario = from_value(&json!({
            "weigh": {
                "method": method,
                "columns": if treated { "treated" } else { "normalised" },
                "scope": if at_once { "indicators" } else { "siblings" },
            },
            "normalise": {"range": [1.0, 100.0]}, "weights": {"a": by_hand},
        }))
        .expect("a scenario");
        let evaluation = evaluate(&data, &scenario).expect("an evaluation");
        let framework = tree();
        for &parent in framework.bottom_up() {
            let children = &framework.node(parent).children;
            let sum = children.iter().fold(0.0, |sum, &child| sum + evaluation.weights.share(child));
            prop_assert!(children.is_empty() || (sum - 1.0).abs() < 1e-12, "{sum}");
        }
        let (weights, settings) = (&evaluation.weights, &scenario.aggregate);
        let anew = aggregate(&framework, weights, &evaluation.normalised, settings).expect("scores");
        prop_assert_eq!(&anew, &evaluation.scores);
        let live = LiveScores::new(&framework, &evaluation.normalised, weights, settings, evaluation.included.clone());
        let live = live.expect("live scores");
        for at in 0..framework.nodes().len() as u32 {
            let (live, whole) = (live.node(NodeId(at)), anew.of(NodeId(at)).raw());
            prop_assert!(live.iter().zip(whole).all(|(a, b)| a.to_bits() == b.to_bits()));
        }
    }
}
