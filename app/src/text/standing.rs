//! Words for a park among others: who is like it, what the best reach, how fast it grows.

use super::number::{fixed, percent, signed};
use super::overview::period;
use super::pick;
use crate::prefs::Lang;

pub struct Standing {
    pub peers: &'static str,
    pub peers_note: &'static str,
    pub park: &'static str,
    pub rank: &'static str,
    pub score: &'static str,
    pub distance: &'static str,
    pub shared: &'static str,
    pub overlap: &'static str,
    pub alike_in: &'static str,
    pub apart_in: &'static str,
    pub action: &'static str,
    pub add: &'static str,
    pub compared: &'static str,
    pub no_peers: &'static str,
    pub frontier: &'static str,
    pub frontier_note: &'static str,
    pub among: &'static str,
    pub among_all: &'static str,
    pub among_peers: &'static str,
    pub among_field: &'static str,
    pub short: &'static str,
    pub frontier_table: &'static str,
    pub indicator: &'static str,
    pub own: &'static str,
    pub best: &'static str,
    pub who: &'static str,
    pub short_points: &'static str,
    pub at_frontier: &'static str,
    pub growth: &'static str,
    pub growth_note: &'static str,
    pub growth_table: &'static str,
    pub which: &'static str,
    pub year: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub change: &'static str,
    pub rate: &'static str,
}

const ZH: Standing = Standing {
    peers: "结构最相近的园区",
    peers_note: "距离按参评指标的统一尺度、以权重加权计算，只比较两家都有的指标，0 为完全相同。产业重合按企业数计。",
    park: "园区",
    rank: "名次",
    score: "得分",
    distance: "距离",
    shared: "可比指标",
    overlap: "产业重合",
    alike_in: "最像",
    apart_in: "差最多",
    action: "对标",
    add: "添加",
    compared: "已在对标",
    no_peers: "没有可以比较的园区。",
    frontier: "前沿：同类最好水平还有多远",
    frontier_note: "前沿取每项指标在所选范围内的最好值（含参照园区自己）。总分差按现行权重和合成方法，把一项指标单独提高到最好值算出。",
    among: "与谁比",
    among_all: "全部参评园区",
    among_peers: "最相近的 10 个园区",
    among_field: "对标园区",
    short: "提到最好可加分",
    frontier_table: "逐项与最好水平相比",
    indicator: "指标",
    own: "现在",
    best: "最好",
    who: "谁",
    short_points: "指标分差",
    at_frontier: "已是最好",
    growth: "逐项走势与年均增速",
    growth_note: "按数据集里的原始数字，不补缺、不修正。年均增速由第一个和最后一个有数的年份算出；跨零或时期不是年份的不计。",
    growth_table: "年均增速",
    which: "看哪项指标",
    year: "年份",
    first: "起点",
    last: "最近",
    change: "变化",
    rate: "年均增速",
};

const EN: Standing = Standing {
    peers: "Parks most alike",
    peers_note: "Distance is on the common scale, weighted, over the indicators that both have; 0 is the same in everything. Overlap of industries counts enterprises.",
    park: "Park",
    rank: "Rank",
    score: "Score",
    distance: "Distance",
    shared: "Indicators shared",
    overlap: "Overlap of industries",
    alike_in: "Most alike in",
    apart_in: "Farthest apart in",
    action: "Compare",
    add: "Add",
    compared: "compared",
    no_peers: "There is no park to compare with.",
    frontier: "The frontier: how far the best of the class are",
    frontier_note: "The frontier is the best value of every indicator among those chosen, the reference itself included. The gain is what the score would gain if that one indicator alone rose to the best, under the present weights and aggregation.",
    among: "Among",
    among_all: "All ranked parks",
    among_peers: "The ten most alike",
    among_field: "Parks compared",
    short: "Gain at the best",
    frontier_table: "Each indicator against the best",
    indicator: "Indicator",
    own: "Now",
    best: "Best",
    who: "Who",
    short_points: "Gap in points",
    at_frontier: "is the best",
    growth: "Indicators over the years",
    growth_note: "Figures as the dataset has them, nothing filled or mended. The yearly growth is between the first and the last year with a value; there is none across zero, or where periods are not years.",
    growth_table: "Yearly growth",
    which: "Indicator",
    year: "Year",
    first: "First",
    last: "Latest",
    change: "Change",
    rate: "Growth a year",
};

pub fn standing(lang: Lang) -> &'static Standing {
    pick(lang, &ZH, &EN)
}

/// Who is nearest, and where it differs most.
pub fn peers_finding(lang: Lang, reference: &str, nearest: &str, apart: Option<&str>) -> String {
    match (lang, apart) {
        (Lang::Zh, None) => format!("与{reference}最相近的是{nearest}。"),
        (Lang::En, None) => format!("{nearest} is most like {reference}."),
        (Lang::Zh, Some(apart)) => format!("与{reference}最相近的是{nearest}，两家差得最多的是{apart}。"),
        (Lang::En, Some(apart)) => format!("{nearest} is most like {reference}; they are farthest apart in {apart}."),
    }
}

/// What everything at its best would bring, where most of it lies, and where the park is the best already.
pub fn frontier_finding(
    lang: Lang,
    reference: &str,
    (gain, decimals): (Option<f64>, usize),
    most: Option<(&str, &str)>,
    (n_best, of): (usize, usize),
) -> String {
    let gain = gain.map(|gain| match lang {
        Lang::Zh => format!("{reference}若每项都达到其中最好，总分可加 {} 分", fixed(gain, decimals)),
        Lang::En => format!("At the best in everything {reference} would gain {} points", fixed(gain, decimals)),
    });
    let most = most.map(|(indicator, who)| match lang {
        Lang::Zh => format!("空间最大的是{indicator}（最好的是{who}）"),
        Lang::En => format!("most of it in {indicator}, where {who} is best"),
    });
    let best = match lang {
        Lang::Zh => format!("{of} 项中有 {n_best} 项已是最好"),
        Lang::En => format!("it is the best in {n_best} of {of}"),
    };
    let parts: Vec<String> = gain.into_iter().chain(most).chain([best]).collect();
    format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."))
}

/// "同为东部（地区）".
pub fn among_group(lang: Lang, group: &str, category: &str) -> String {
    pick(lang, format!("{group}同为{category}"), format!("{group}: {category}"))
}

pub fn growth_title(lang: Lang, indicator: &str, from: &str, to: &str) -> String {
    let (from, to) = (period(lang, from), period(lang, to));
    pick(lang, format!("{indicator}，{from}至 {to}"), format!("{indicator}, {from} to {to}"))
}

/// Who grew fastest and who slowest.
pub fn growth_finding(lang: Lang, fastest: Option<(&str, f64)>, slowest: Option<(&str, f64)>) -> String {
    let rate = |rate: f64| format!("{}%", signed(rate * 100.0, 1));
    match (lang, fastest, slowest) {
        (Lang::Zh, None, _) => "算不出年均增速。".into(),
        (Lang::En, None, _) => "There is no yearly growth to tell.".into(),
        (Lang::Zh, Some(one), None) => format!("{}年均 {}。", one.0, rate(one.1)),
        (Lang::En, Some(one), None) => format!("{} grew by {} a year.", one.0, rate(one.1)),
        (Lang::Zh, Some(fast), Some(slow)) => {
            format!("{}最快，年均 {}；{}最慢，年均 {}。", fast.0, rate(fast.1), slow.0, rate(slow.1))
        }
        (Lang::En, Some(fast), Some(slow)) => {
            format!("{} grew fastest, {} a year; {} slowest, {}.", fast.0, rate(fast.1), slow.0, rate(slow.1))
        }
    }
}

/// A growth rate in the table.
pub fn growth_rate(rate: Option<f64>) -> String {
    rate.map_or_else(|| super::number::MISSING.into(), |rate| format!("{}%", signed(rate * 100.0, 1)))
}

/// A share in the table.
pub fn share(share: Option<f64>) -> String {
    share.map_or_else(|| super::number::MISSING.into(), |share| percent(share, 0))
}
