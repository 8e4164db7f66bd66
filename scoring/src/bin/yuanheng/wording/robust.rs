//! Why a question of certainty has no answer.

use scoring::model::Dataset;
use scoring::pipeline::EvaluateError;
use scoring::robust::RobustError;

pub fn robust_error(error: &RobustError, dataset: &Dataset) -> String {
    match error {
        RobustError::Evaluate(error) => {
            format!("one of the combinations gives no scores: {}", super::evaluate_error(error, dataset))
        }
        RobustError::Aggregate(error) => {
            robust_error(&RobustError::Evaluate(EvaluateError::Aggregate(error.clone())), dataset)
        }
        RobustError::UnknownCode { code } => format!("certainty: {code} takes no part in the evaluation"),
        RobustError::BadSpread { value } => format!("certainty.by: {value} is not between 0 and 1"),
        RobustError::NotSiblings { more, less } => {
            format!("certainty.at_least: {more} and {less} have different parents; only siblings are held in order")
        }
        RobustError::ContradictoryOrder { codes } => {
            format!("certainty.at_least: the orders of {} contradict one another", codes.join(", "))
        }
        RobustError::TooManyOrdered { n_codes, limit } => {
            format!("certainty.at_least: {n_codes} siblings are held in order, and {limit} are the most")
        }
        RobustError::BadWeights { row } => format!("set {} of the given weights cannot be used", row + 1),
        RobustError::NoAlternatives => "certainty: there is nothing to choose between".into(),
        RobustError::NothingRanked => "there is nobody to rank".into(),
        RobustError::TooManyRanked { n_entities, limit } => {
            format!("{n_entities} entities are ranked, and certainty is computed for up to {limit}: narrow `filter`")
        }
    }
}
