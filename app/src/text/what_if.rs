//! Words for values that are assumed, and for the improvements that would move a park up.

use scoring::model::{Framework, Text};
use scoring::reach::{Exactness, LeftOut, Plan};

use super::number::{fixed, plain, plain_or_missing};
use super::pick;
use crate::prefs::Lang;

pub struct WhatIf {
    pub label: &'static str,
    pub assumed: &'static str,
    pub remove: &'static str,
}

/// Of the card for improvements, which comes with its page.
pub struct Improving {
    pub title: &'static str,
    pub least: &'static str,
    pub least_cost: &'static str,
    pub least_indicators: &'static str,
    pub within: &'static str,
    pub within_peers: &'static str,
    pub within_all: &'static str,
    pub improvements: &'static str,
    pub indicator: &'static str,
    pub now: &'static str,
    pub then: &'static str,
    pub limit: &'static str,
    pub gain: &'static str,
    pub score_now: &'static str,
    pub score_then: &'static str,
    pub scale: &'static str,
    pub apply: &'static str,
    pub already: &'static str,
    pub not_weighted_sum: &'static str,
    pub cost_note: &'static str,
    pub weights_title: &'static str,
}

const ZH: WhatIf = WhatIf { label: "假设情景", assumed: "假设", remove: "去掉假设值" };

const IMPROVING_ZH: Improving = Improving {
    title: "改进指标",
    least: "尽量少的是",
    least_cost: "改进幅度",
    least_indicators: "指标个数",
    within: "够得着的水平",
    within_peers: "最相似 10 个园区中的最好值",
    within_all: "全部园区中的最好值",
    improvements: "要改进的指标",
    indicator: "指标",
    now: "现在",
    then: "改进到",
    limit: "够得着",
    gain: "加分",
    score_now: "现在得分",
    score_then: "改进后得分",
    scale: "尺度随之变化",
    apply: "设为假设情景",
    already: "已经达到这个目标，不需要改进指标。",
    not_weighted_sum: "只有逐级加权求和（算术平均）才能这样推算。可换成算术平均。",
    cost_note: "改进幅度按各指标自身的跨度计：从全体最差到最好算 1，各指标同价；别的园区保持不变。",
    weights_title: "改动权重",
};

const EN: WhatIf = WhatIf { label: "What-if", assumed: "assumed", remove: "Remove assumed values" };

const IMPROVING_EN: Improving = Improving {
    title: "Improve indicators",
    least: "As little as possible of",
    least_cost: "Improvement in all",
    least_indicators: "Indicators improved",
    within: "Within reach",
    within_peers: "Best of the 10 most similar parks",
    within_all: "Best of all parks",
    improvements: "Indicators to improve",
    indicator: "Indicator",
    now: "Now",
    then: "To",
    limit: "Within reach",
    gain: "Points",
    score_now: "Score now",
    score_then: "Score then",
    scale: "The scale moves too",
    apply: "Assume these values",
    already: "It is there already; no indicator has to improve.",
    not_weighted_sum: "This can only be worked out for weighted sums (arithmetic means). Try the arithmetic mean.",
    cost_note: "Improvement counts in each indicator's own spread: the whole way from the worst park to the best is 1, the same for all. Other parks stay as they are.",
    weights_title: "Change weights",
};

pub fn what_if(lang: Lang) -> &'static WhatIf {
    pick(lang, &ZH, &EN)
}

pub fn improving(lang: Lang) -> &'static Improving {
    pick(lang, &IMPROVING_ZH, &IMPROVING_EN)
}

/// That what is shown is no longer the data.
pub fn headline(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("排名含 {n} 个假设值，不是实际数据"),
        Lang::En if n == 1 => "The ranking rests on one assumed value, not on the data".into(),
        Lang::En => format!("The ranking rests on {n} assumed values, not on the data"),
    }
}

/// "甲 · 研发强度：3.2 → 4.1 %".
pub fn assumed_line(
    lang: Lang,
    park: &str,
    framework: &Framework,
    code: &str,
    before: Option<f64>,
    value: f64,
) -> String {
    let node = framework.find(code).map(|id| framework.node(id));
    let name = node.map_or(code, |node| super::name(lang, &node.name));
    let unit = node.and_then(|node| node.leaf.as_ref()).map_or("", |(_, indicator)| &indicator.unit);
    let colon = pick(lang, "：", ": ");
    let line = format!("{park} · {name}{colon}{} → {} {unit}", plain_or_missing(before), plain(value));
    line.trim_end().to_string()
}

/// Everybody in the park's own group.
pub fn within_group(lang: Lang, group: &Text, category: &Text) -> String {
    pick(
        lang,
        format!("同{}（{}）中的最好值", group.zh(), category.zh()),
        format!("Best of its {} ({})", group.en(), category.en()),
    )
}

/// What the smallest improvements do; `by_count` where their number is what is small.
pub fn plan(lang: Lang, name: &str, found: &Plan, by_count: bool) -> String {
    let (n, rank, cost) = (found.improvements.len(), found.rank, fixed(found.cost, 2));
    let is_exact = found.exactness == Exactness::Exact;
    let sure = match (is_exact, by_count) {
        (true, true) => pick(lang, "没有更少的做法", "fewer will not do"),
        (true, false) => pick(lang, "没有更省的做法", "less will not do"),
        (false, _) => pick(
            lang,
            "新值会改变尺度，已一并算入，可能还有更省的做法",
            "the new values move the scale, which is allowed for; less may do",
        ),
    };
    match lang {
        Lang::Zh => format!("改进 {n} 项指标，幅度共 {cost}，{name}就到第 {rank} 名；{sure}。"),
        Lang::En => {
            let indicators = if n == 1 { "one indicator".into() } else { format!("{n} indicators") };
            format!("Improve {indicators}, {cost} in all, and {name} stands at rank {rank}; {sure}.")
        }
    }
}

/// Everything within reach together is not enough.
pub fn out_of_reach(lang: Lang, name: &str, most: f64, needed: f64) -> String {
    let (most, needed) = (fixed(most, 2), fixed(needed, 2));
    pick(
        lang,
        format!("做不到：{name}把够得着的都改进，共加 {most} 分，而需要 {needed} 分。可放宽够得着的水平。"),
        format!(
            "Impossible: all within reach adds {most} points to {name}, and {needed} are needed. Widen what is within reach."
        ),
    )
}

/// Whose points change too.
pub fn scale_moves(lang: Lang, names: &[String]) -> String {
    let names = names.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("{names}的新值改变了尺度，别的园区在这些指标上的得分也会变。"),
        format!("The new values of {names} move the scale, so other parks' points change there too."),
    )
}

/// Why indicators are not among those that could be improved; `None` where nobody has to be told.
pub fn left_out(lang: Lang, why: LeftOut) -> Option<&'static str> {
    match why {
        LeftOut::NoWeight | LeftOut::Fixed => None,
        LeftOut::NoOwnValue => Some(pick(lang, "没有自己的数值", "no value of its own")),
        LeftOut::NotStraight => Some(pick(lang, "得分不随数值按比例变", "points are not in proportion to values")),
        LeftOut::AtLimit => Some(pick(lang, "已是够得着的最好值", "at the best within reach")),
        LeftOut::BadCost => Some(pick(lang, "改进幅度无法计量", "no spread to measure by")),
    }
}

/// "未计入：甲、乙（没有自己的数值）；…".
pub fn not_counted(lang: Lang, groups: &[(&'static str, Vec<String>)]) -> String {
    let group = |(why, names): &(&str, Vec<String>)| match lang {
        Lang::Zh => format!("{}（{why}）", names.join("、")),
        Lang::En => format!("{} ({why})", names.join(", ")),
    };
    let groups: Vec<String> = groups.iter().map(group).collect();
    pick(lang, format!("未计入：{}。", groups.join("；")), format!("Not counted: {}.", groups.join("; ")))
}
