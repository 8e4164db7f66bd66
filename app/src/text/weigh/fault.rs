//! Why a way gives no weights, and what to do, in both languages.

use scoring::find::{Fault, FindError};
use scoring::weigh::{CellNeeds, ComparisonList};

use super::method;
use crate::prefs::Lang;
use crate::text::number::plain;
use crate::text::pick;

/// The page's sentence for a scenario whose ways cannot be carried out; codes as they are.
pub fn find_error(lang: Lang, error: &FindError) -> String {
    let FindError::Way { parent, method, fault } = error else { return String::new() };
    let method = method::name(lang, *method);
    let why = self::fault(lang, fault, &|code| code.to_string());
    pick(
        lang,
        format!("“{parent}”下面的权重用{method}算不出：{why}"),
        format!("The weights below “{parent}” cannot be found by “{method}”: {why}"),
    )
}

/// One sentence; `name` words a code or an id.
pub fn fault(lang: Lang, fault: &Fault, name: &dyn Fn(&str) -> String) -> String {
    let say = |zh: String, en: String| pick(lang, zh, en);
    let fixed = |zh: &str, en: &str| pick(lang, zh, en).to_string();
    match fault {
        Fault::NeedsNode => fixed(
            "判断类方法一次只定一个上级下面的权重，请先选定范围。",
            "Judgements are about the children of one node: choose which first.",
        ),
        Fault::TooFew { code, n_present, needed } => {
            let code = name(code);
            say(
                format!("“{code}”只有 {n_present} 个数值，至少要 {needed} 个。请补数据或不纳入它。"),
                format!("“{code}” has {n_present} values, and {needed} are needed. Add data or leave it out."),
            )
        }
        Fault::BadCell { code, entity, value, needs } => {
            let (code, entity, value) = (name(code), name(entity), plain(*value));
            let needs = match needs {
                CellNeeds::Finite => pick(lang, "有限", "finite"),
                CellNeeds::NotNegative => pick(lang, "不小于 0", "0 or more"),
                CellNeeds::Positive => pick(lang, "大于 0", "above 0"),
            };
            say(
                format!("{entity}的“{code}”是 {value}，这种方法要求数值{needs}。请改用原始数据，或换一种方法。"),
                format!(
                    "“{code}” of {entity} is {value}, and this method needs values {needs}. Try the original figures or another method."
                ),
            )
        }
        Fault::ZeroMean { code } => {
            let code = name(code);
            say(
                format!("“{code}”的均值是 0，不能作除数。请换一种方法。"),
                format!("The mean of “{code}” is 0 and cannot be divided by. Choose another method."),
            )
        }
        Fault::NoInformation => fixed(
            "各项要么不变，要么变化完全一样，分不出轻重。请换一种方法。",
            "All are constant or move as one, so nothing tells them apart. Choose another method.",
        ),
        Fault::Constant { code } => {
            let code = name(code);
            say(
                format!("在数据齐全的园区里，“{code}”没有变化。请不纳入它，或换一种方法。"),
                format!(
                    "“{code}” does not vary among the parks that have everything. Leave it out or choose another method."
                ),
            )
        }
        Fault::TooLarge => fixed(
            "数值太大，加总溢出。请换用得分而非原始数据。",
            "The figures overflow when summed. Use scores, not original figures.",
        ),
        Fault::NotConverged => {
            fixed("计算没有收敛。请换一种方法。", "The computation came to no end. Choose another method.")
        }
        Fault::NoExperts => {
            fixed("还没有专家的判断。请先两两比较。", "There are no judgements yet. Compare the pairs first.")
        }
        Fault::BadShares => fixed("占比要不小于 0，且不能全为 0。", "Shares must be 0 or more, and not all of them 0."),
        Fault::NoJudgement { expert, a, b } => {
            let (expert, a, b) = (expert + 1, name(a), name(b));
            say(
                format!("第 {expert} 位专家还没有比较“{a}”与“{b}”。"),
                format!("Expert {expert} has not compared “{a}” with “{b}”."),
            )
        }
        Fault::BadJudgement { expert, a, b, value } => {
            let (expert, a, b, value) = (expert + 1, name(a), name(b), plain(*value));
            say(
                format!("第 {expert} 位专家把“{a}”与“{b}”之比定为 {value}，不能用。请改为 1/9 到 9。"),
                format!("Expert {expert} gave “{a}” against “{b}” as {value}. Give a number from 1/9 to 9."),
            )
        }
        Fault::NotReciprocal { expert, a, b, value, reverse } => {
            let (expert, a, b, value, reverse) = (expert + 1, name(a), name(b), plain(*value), plain(*reverse));
            say(
                format!("第 {expert} 位专家把“{a}”比“{b}”定为 {value}，反过来却定为 {reverse}，两者应互为倒数。"),
                format!(
                    "Expert {expert} gave “{a}” against “{b}” as {value} and the reverse as {reverse}; these must be reciprocals."
                ),
            )
        }
        Fault::NoComparison { list, code } => {
            let code = name(code);
            match list {
                ComparisonList::BestToOthers => say(
                    format!("还没有说最重要的比“{code}”重多少。"),
                    format!("It is not said how much more the best matters than “{code}”."),
                ),
                ComparisonList::OthersToWorst => say(
                    format!("还没有说“{code}”比最不重要的重多少。"),
                    format!("It is not said how much more “{code}” matters than the worst."),
                ),
            }
        }
        Fault::BadComparison { code, value, .. } => {
            let (code, value) = (name(code), plain(*value));
            say(
                format!("“{code}”的比较值 {value} 不能用，应为 1 到 9。"),
                format!("The comparison {value} of “{code}” cannot be used; it should be 1 to 9."),
            )
        }
        Fault::NoBest => {
            fixed("没有最重要的一项：与它自己之比应为 1。", "None is the best: against itself it should be 1.")
        }
        Fault::NoWorst => {
            fixed("没有最不重要的一项：与它自己之比应为 1。", "None is the worst: against itself it should be 1.")
        }
        Fault::Contradiction { best_to_worst, worst_to_best } => {
            let (a, b) = (plain(*best_to_worst), plain(*worst_to_best));
            say(
                format!("最重要与最不重要之比，一处是 {a}，一处是 {b}，应当一致。"),
                format!("Best against worst is {a} in one list and {b} in the other; they should agree."),
            )
        }
        Fault::BadOrder { code } => {
            let code = name(code);
            say(
                format!("重要性顺序应包含每一项各一次，请检查“{code}”。"),
                format!("The order must name each once; look at “{code}”."),
            )
        }
        Fault::WrongSteps { expected, found } => say(
            format!("应有 {expected} 个逐步比较，现在有 {found} 个。"),
            format!("There should be {expected} steps, and there are {found}."),
        ),
        Fault::BadStep { code, value } => {
            let (code, value) = (name(code), plain(*value));
            say(
                format!("“{code}”比前一项轻的程度不能是 {value}，应不小于 0。"),
                format!("The step {value} to “{code}” must be 0 or more."),
            )
        }
        Fault::NoParts => fixed("还没有选要组合的方法。", "No methods to combine were chosen."),
        Fault::NothingLeft => fixed(
            "相乘之后各项权重都是 0，或参评的各项一点权重也没有。请换一种组合方式。",
            "Multiplied, every weight is 0, or none of those that take part has any. Combine in another way.",
        ),
        Fault::Singular => fixed(
            "这几组权重几乎相同，博弈组合没有唯一的解。请改用线性组合。",
            "The sets are so alike that the game has no single answer. Combine linearly.",
        ),
        Fault::NoTarget { code } => {
            let code = name(code);
            say(format!("“{code}”还没有期望的重要性。"), format!("“{code}” has no wanted importance."))
        }
        Fault::BadTarget { code, value } => {
            let (code, value) = (name(code), plain(*value));
            say(
                format!("“{code}”期望的重要性 {value} 应大于 0。"),
                format!("The wanted importance {value} of “{code}” must be above 0."),
            )
        }
        Fault::BadBounds => fixed(
            "上下限互相冲突，或合不成 100%。请放宽上下限。",
            "The bounds cross, or no weights within them sum to 100%. Widen them.",
        ),
        Fault::Opposed => fixed(
            "各项彼此相反得太厉害，总分与它们都不同向。请换一种方法。",
            "They contradict one another so much that no index goes with them. Choose another method.",
        ),
        Fault::BadMargin { margin } => {
            let margin = plain(*margin);
            say(format!("领先分数不能是 {margin}，应不小于 0。"), format!("The lead {margin} must be 0 or more."))
        }
        Fault::UnknownEntity { id } => say(
            format!("数据里没有园区“{id}”。请把它移出顺序。"),
            format!("The data has no park “{id}”. Take it out of the order."),
        ),
        Fault::NoWishes => fixed("至少要给两个园区排顺序。", "Put at least two parks in order."),
        Fault::NoValue { entity, code } => {
            let (entity, code) = (name(entity), name(code));
            say(
                format!("{entity}没有“{code}”的数值，不能参加排序。请把它移出顺序，或先补缺失值。"),
                format!("{entity} has no value of “{code}”. Take it out of the order, or fill missing values first."),
            )
        }
        Fault::NotASum => fixed(
            "现在的合成方法不能写成加权和，排名推不出权重。请改用算术平均，或只定一级指标。",
            "Scores are no weighted sum with this aggregation. Take the arithmetic mean, or weigh the pillars only.",
        ),
    }
}
