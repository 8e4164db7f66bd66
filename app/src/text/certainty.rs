//! Words about how sure ranks are: where the work is, why there is none, what an interval says.

pub mod finding;
pub mod page;

use scoring::robust::{MAX_RANKED, RobustError};
use scoring::scenario::{Certainty, WeightsVary};

use super::number::{fixed, percent, plain};
use super::{pick, problem};
use crate::prefs::Lang;

pub struct Intervals {
    pub column: &'static str,
    pub waiting: &'static str,
    pub cancelled: &'static str,
    pub no_worker: &'static str,
    pub stale: &'static str,
    pub retry: &'static str,
    pub more: &'static str,
    pub unsure: &'static str,
    pub too_many: &'static str,
}

const ZH: Intervals = Intervals {
    column: "名次区间",
    waiting: "名次区间待更新…",
    cancelled: "已取消，名次区间没有算完。",
    no_worker: "后台计算没能启动或中途停止，名次区间没有算出；其余不受影响。",
    stale: "后台计算与页面版本不一致，请重新载入页面。",
    retry: "重试",
    more: "看名次有多可靠",
    unsure: "名次不稳",
    too_many: "参评对象超过 2,000 个，不计算名次区间；缩小筛选范围后会自动计算。",
};

const EN: Intervals = Intervals {
    column: "Rank interval",
    waiting: "Rank intervals to be updated…",
    cancelled: "Cancelled; the rank intervals are not complete.",
    no_worker: "The background worker did not start, or stopped. There are no rank intervals; nothing else is affected.",
    stale: "The background worker is of another version than the page. Reload the page.",
    retry: "Try again",
    more: "See how sure the ranks are",
    unsure: "unsure",
    too_many: "Rank intervals are not computed for more than 2,000 parks; with a narrower filter they are.",
};

pub fn intervals(lang: Lang) -> &'static Intervals {
    pick(lang, &ZH, &EN)
}

/// `3–7`; one number where the rank is always the same.
pub fn interval([best, worst]: [u32; 2]) -> String {
    if best == worst { best.to_string() } else { format!("{best}–{worst}") }
}

/// What the intervals are of: which weights, what else, how many draws.
pub fn basis(lang: Lang, open: &Certainty, n_others: usize, draws: u64) -> String {
    let draws = fixed(draws as f64, 0);
    let by = percent(open.by, 0);
    let weights = match open.weights {
        WeightsVary::Around => {
            pick(lang, format!("每个权重在 ±{by} 内随机"), format!("each weight drawn within ±{by}"))
        }
        WeightsVary::Simplex => pick(lang, "权重任意".into(), "any weights at all".into()),
        WeightsVary::Fixed => pick(lang, "权重不变".into(), "weights as they are".into()),
    };
    let others = match (lang, n_others) {
        (_, 0) => String::new(),
        (Lang::Zh, n) => format!("，另有 {n} 项选择变化"),
        (Lang::En, 1) => ", one other choice open".into(),
        (Lang::En, n) => format!(", {n} other choices open"),
    };
    pick(
        lang,
        format!("小字是名次区间：{weights}{others}，{draws} 次抽样中九成落在其中。"),
        format!("Small figures are rank intervals: {weights}{others}; nine in ten of {draws} draws are inside."),
    )
}

/// How many ranks are not to be trusted, and how they look.
pub fn unsure(lang: Lang, n: usize, of: usize) -> String {
    match (lang, n) {
        (Lang::Zh, 0) => format!("{of} 个名次都较稳。"),
        (Lang::Zh, _) => format!("{n} 个名次不稳（标“≈”，区间跨过四分之一以上的对象），不宜当真。"),
        (Lang::En, 0) => format!("All {of} ranks are fairly steady."),
        (Lang::En, 1) => {
            "One rank is unsure (marked ≈, its interval spans more than a quarter of all): do not rely on it.".into()
        }
        (Lang::En, _) => {
            format!(
                "{n} ranks are unsure (marked ≈, their intervals span more than a quarter of all): do not rely on them."
            )
        }
    }
}

/// How far the draws are.
pub fn running(lang: Lang, draws: u64, of: u64) -> String {
    let (draws, of) = (fixed(draws as f64, 0), fixed(of as f64, 0));
    pick(lang, format!("正在抽样 {draws} / {of}"), format!("Drawing, {draws} of {of}"))
}

/// Why there is no answer, and what to change.
pub fn refused(lang: Lang, error: &RobustError) -> String {
    match error {
        RobustError::Evaluate(error) => {
            let why = problem::evaluate_error(lang, error);
            pick(
                lang,
                format!("有一种组合算不出得分：{why}"),
                format!("One of the combinations gives no scores: {why}"),
            )
        }
        RobustError::Aggregate(error) => {
            refused(lang, &RobustError::Evaluate(scoring::pipeline::EvaluateError::Aggregate(error.clone())))
        }
        RobustError::UnknownCode { code } => pick(
            lang,
            format!("“{code}”不在参评的指标里。请在可信度设置里去掉它。"),
            format!("“{code}” takes no part. Remove it from the certainty settings."),
        ),
        RobustError::BadSpread { value } => {
            let value = plain(*value);
            pick(
                lang,
                format!("变动幅度 {value} 不能用，应在 0 到 1 之间。"),
                format!("A variation of {value} cannot be used; give one from 0 to 1."),
            )
        }
        RobustError::NotSiblings { more, less } => pick(
            lang,
            format!("“{more}”和“{less}”不是同一上级，不能约定权重的大小次序。"),
            format!("“{more}” and “{less}” have different parents; only siblings' weights can be held in order."),
        ),
        RobustError::ContradictoryOrder { codes } => {
            let codes = codes.join(pick(lang, "、", ", "));
            pick(
                lang,
                format!("{codes} 的权重次序互相矛盾。请去掉其中一条。"),
                format!("The orders of {codes} contradict one another. Remove one."),
            )
        }
        RobustError::TooManyOrdered { n_codes, limit } => pick(
            lang,
            format!("同级有 {n_codes} 项权重约定了次序，最多 {limit} 项。"),
            format!("{n_codes} siblings are held in order; {limit} are the most."),
        ),
        RobustError::BadWeights { row } => pick(
            lang,
            format!("第 {} 组权重不能用。", row + 1),
            format!("Set {} of the given weights cannot be used.", row + 1),
        ),
        RobustError::NoAlternatives => pick(lang, "没有可比较的选择。", "There is nothing to choose between.").into(),
        RobustError::NothingRanked => {
            pick(lang, "没有可以排名的对象。请放宽筛选。", "There is nobody to rank. Widen the filter.").into()
        }
        RobustError::TooManyRanked { n_entities, .. } => pick(
            lang,
            format!("有 {n_entities} 个对象，超过可计算的 {MAX_RANKED} 个。请缩小筛选范围。"),
            format!("There are {n_entities} to rank and {MAX_RANKED} are the most. Narrow the filter."),
        ),
    }
}
