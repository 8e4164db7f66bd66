//! Why a scenario's way to weights cannot be carried out, and what deserves a second look where it can.

use scoring::find::{Account, Fault, FindError, Found, FoundGroup, Told};
use scoring::model::Framework;
use scoring::scenario::WeighMethod;
use scoring::weigh::{CellNeeds, ComparisonList};

/// Judgements with a consistency ratio from here on contradict one another too much.
const INCONSISTENT: f64 = 0.1;

pub fn find_error(error: &FindError) -> String {
    match error {
        FindError::Way { parent, method, fault } => {
            format!("weights below {parent} by {}: {}", word(*method), self::fault(fault))
        }
        FindError::Weight(error) => super::method::weight_error(error),
        FindError::Aggregate(_) => "scores cannot be aggregated on the way to weights".into(),
    }
}

/// Groups that kept their official weights, and judgements that contradict one another.
pub fn warnings(found: &Found, framework: &Framework) -> Vec<String> {
    found.groups.iter().flat_map(|group| of_group(group, &framework.node(group.parent).code)).collect()
}

fn of_group(group: &FoundGroup, parent: &str) -> Vec<String> {
    match &group.result {
        Err(fault) => {
            let why = self::fault(fault);
            vec![format!("weights below {parent} stay official, {} cannot find them: {why}", word(group.method))]
        }
        Ok(account) => inconsistencies(account)
            .into_iter()
            .map(|(what, ratio)| format!("weights below {parent}: {what} have a consistency ratio of {ratio:.3}"))
            .collect(),
    }
}

fn inconsistencies(account: &Account) -> Vec<(String, f64)> {
    match &account.told {
        Told::Ahp { experts, .. } => {
            let ratios = experts.iter().enumerate().filter_map(|(at, one)| Some((at, one.consistency_ratio?)));
            ratios
                .filter(|(_, ratio)| *ratio >= INCONSISTENT)
                .map(|(at, ratio)| (format!("the judgements of expert {}", at + 1), ratio))
                .collect()
        }
        Told::Combined { parts, .. } => parts.iter().flat_map(inconsistencies).collect(),
        _ => Vec::new(),
    }
}

/// The method as a scenario has it.
fn word(method: WeighMethod) -> String {
    serde_json::to_value(method).ok().and_then(|word| word.as_str().map(String::from)).unwrap_or_default()
}

fn fault(fault: &Fault) -> String {
    let list_name = |list: ComparisonList| match list {
        ComparisonList::BestToOthers => "best_to_others",
        ComparisonList::OthersToWorst => "others_to_worst",
    };
    match fault {
        Fault::NeedsNode => "it weighs the children of one node: give it in weigh.at.CODE".into(),
        Fault::TooFew { code, n_present, needed } => format!("{code} has {n_present} values, and {needed} are needed"),
        Fault::BadCell { code, entity, value, needs } => {
            let needs = match needs {
                CellNeeds::Finite => "finite",
                CellNeeds::NotNegative => "not negative",
                CellNeeds::Positive => "above 0",
            };
            format!(
                "{code} of {entity} is {value}, and values must be {needs} (hint: --set weigh.columns=treated, or \
                 --set normalise.range=[1,100])"
            )
        }
        Fault::ZeroMean { code } => format!("the mean of {code} is 0"),
        Fault::NoInformation => "every column is constant, or all say the same".into(),
        Fault::Constant { code } => format!("{code} is constant among the entities that have everything: drop it"),
        Fault::TooLarge => "the sums overflow".into(),
        Fault::NotConverged => "the computation did not come to an end".into(),
        Fault::NoExperts => "there is no expert: give `experts` with `pairwise` judgements".into(),
        Fault::BadShares => "shares must be one for each, not negative, and not all 0".into(),
        Fault::NoJudgement { expert, a, b } => format!("expert {} did not judge {a} against {b}", expert + 1),
        Fault::BadJudgement { expert, a, b, value } => {
            format!("{value} is no judgement of {a} against {b} (expert {})", expert + 1)
        }
        Fault::NotReciprocal { expert, a, b, value, reverse } => {
            format!("expert {} judged {a} against {b} as {value} and {b} against {a} as {reverse}", expert + 1)
        }
        Fault::NoComparison { list, code } => format!("`{}` lacks {code}", list_name(*list)),
        Fault::BadComparison { list, code, value } => {
            format!("`{}` has {value} for {code}, and comparisons are 1 or more", list_name(*list))
        }
        Fault::NoBest => "`best_to_others` has no 1, so none is the best".into(),
        Fault::NoWorst => "`others_to_worst` has no 1, so none is the worst".into(),
        Fault::Contradiction { best_to_worst, worst_to_best } => {
            format!("the best is {best_to_worst} times the worst in one list and {worst_to_best} times in the other")
        }
        Fault::BadOrder { code } => format!("`order` must name each child once: look at {code}"),
        Fault::WrongSteps { expected, found } => format!("{found} steps, and {expected} are needed"),
        Fault::BadStep { code, value } => format!("the step {value} to {code} is negative"),
        Fault::NoParts => "there is nothing to combine: give `parts`".into(),
        Fault::NothingLeft => "every criterion has weight 0 in some part".into(),
        Fault::Singular => "the parts are too much alike for the game: combine them linearly".into(),
        Fault::NoTarget { code } => format!("`target` lacks {code}"),
        Fault::BadTarget { code, value } => format!("the target {value} of {code} is not above 0"),
        Fault::BadBounds => "no weights within the bounds sum to 1".into(),
        Fault::Opposed => "the criteria contradict one another too much".into(),
        Fault::BadMargin { margin } => format!("the margin {margin} is negative"),
        Fault::UnknownEntity { id } => format!("no entity has the id {id}"),
        Fault::NoWishes => "`order` must name two entities or more".into(),
        Fault::NoValue { entity, code } => format!("{entity} has no value of {code}"),
        Fault::NotASum => "scores are no weighted sum there: take the arithmetic mean".into(),
    }
}
