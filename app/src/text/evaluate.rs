//! Words of the Evaluate page.

use super::number::{fixed, signed};
use super::pick;
use crate::prefs::Lang;

pub struct Evaluate {
    pub title: &'static str,
    pub intro: &'static str,
    pub weights: &'static str,
    pub policy: &'static str,
    pub policy_proportional: &'static str,
    pub policy_free: &'static str,
    pub policy_hint: &'static str,
    pub reset_weights: &'static str,
    pub official: &'static str,
    pub share: &'static str,
    pub lock: &'static str,
    pub expand: &'static str,
    pub include: &'static str,
    pub ranking: &'static str,
    pub ranking_list: &'static str,
    pub official_rank: &'static str,
    pub code: &'static str,
    pub rank: &'static str,
    pub entity: &'static str,
    pub score: &'static str,
    pub moved: &'static str,
    pub bar: &'static str,
    /// The same where the score is no sum of parts.
    pub bar_whole: &'static str,
    pub grade: &'static str,
    pub pin: &'static str,
    pub unpin: &'static str,
    pub pinned: &'static str,
    pub what_moved: &'static str,
    pub search: &'static str,
    pub all: &'static str,
    pub no_match: &'static str,
    pub not_ranked: &'static str,
    pub why: &'static str,
    pub why_hint: &'static str,
    pub why_table: &'static str,
    pub versus: &'static str,
    pub median_entity: &'static str,
    pub indicator: &'static str,
    pub contribution: &'static str,
    pub difference: &'static str,
    pub value: &'static str,
    pub effective: &'static str,
    pub points: &'static str,
    pub show_all: &'static str,
    pub cannot_score: &'static str,
    pub cannot_score_hint: &'static str,
}

const ZH: Evaluate = Evaluate {
    title: "评价",
    intro: "拖动权重，右侧排名同步变化；点一个园区，看它为什么在这个位置。",
    weights: "权重",
    policy: "其他权重",
    policy_proportional: "同比例让位",
    policy_free: "保持不变",
    policy_hint: "同比例让位：未锁定的同级权重按比例增减，合计不变",
    reset_weights: "恢复官方权重",
    official: "官方",
    share: "占上级",
    lock: "锁定",
    expand: "展开",
    include: "纳入评价",
    ranking: "排名",
    official_rank: "官方权重下的名次",
    code: "编号",
    ranking_list: "排名列表",
    rank: "名次",
    entity: "园区",
    score: "得分",
    moved: "较官方权重",
    bar: "得分构成",
    bar_whole: "得分高低",
    grade: "等级",
    pin: "置顶",
    unpin: "取消置顶",
    pinned: "已置顶",
    what_moved: "名次变动",
    search: "查找园区",
    all: "全部",
    no_match: "没有符合条件的园区。换个名称，或放宽筛选。",
    not_ranked: "未参评",
    why: "为什么",
    why_hint: "在排名中点一个园区",
    why_table: "各指标的差距",
    versus: "与谁相比",
    median_entity: "中位水平",
    indicator: "指标",
    contribution: "贡献",
    difference: "差距",
    value: "原值",
    effective: "占总分",
    points: "分",
    show_all: "显示全部指标",
    cannot_score: "按这组设置算不出得分",
    cannot_score_hint: "可以撤销上一步，或换一种计算方法。",
};

const EN: Evaluate = Evaluate {
    title: "Evaluate",
    intro: "Move a weight and the ranking follows; choose a park to see why it stands where it does.",
    weights: "Weights",
    policy: "Other weights",
    policy_proportional: "Give way",
    policy_free: "Stay",
    policy_hint: "Give way: siblings that are not locked shrink or grow in proportion, so that the sum stays",
    reset_weights: "Official weights",
    official: "official",
    share: "of parent",
    lock: "Lock",
    expand: "Expand",
    include: "Included",
    ranking: "Ranking",
    official_rank: "Rank under the official weights",
    code: "Code",
    ranking_list: "Ranking list",
    rank: "Rank",
    entity: "Park",
    score: "Score",
    moved: "vs official",
    bar: "What the score is made of",
    bar_whole: "Scores side by side",
    grade: "Grade",
    pin: "Pin",
    unpin: "Unpin",
    pinned: "Pinned",
    what_moved: "Rank changes",
    search: "Find a park",
    all: "All",
    no_match: "No park matches. Try another name or a wider filter.",
    not_ranked: "not ranked",
    why: "Why",
    why_hint: "Choose a park in the ranking",
    why_table: "Gap by indicator",
    versus: "Compared with",
    median_entity: "the median",
    indicator: "Indicator",
    contribution: "Contribution",
    difference: "Difference",
    value: "Value",
    effective: "of total",
    points: "points",
    show_all: "Show all indicators",
    cannot_score: "These settings give no scores",
    cannot_score_hint: "Undo the last step or choose another method.",
};

pub fn evaluate(lang: Lang) -> &'static Evaluate {
    pick(lang, &ZH, &EN)
}

/// How a rank differs from the one under official weights, with an arrow: `↑2`, `↓3`, `—` for none.
pub fn movement(now: Option<u32>, before: Option<u32>) -> String {
    match (now, before) {
        (Some(now), Some(before)) if now < before => format!("↑{}", before - now),
        (Some(now), Some(before)) if now > before => format!("↓{}", now - before),
        (Some(_), Some(_)) => "=".into(),
        _ => super::number::MISSING.into(),
    }
}

/// What a screen reader hears after a weight moved.
pub fn announce(lang: Lang, name: &str, before: u32, now: u32) -> String {
    pick(lang, format!("{name}：第 {before} 名 → 第 {now} 名"), format!("{name}: rank {before} → {now}"))
}

pub fn announce_none(lang: Lang) -> &'static str {
    pick(lang, "所关注园区的名次没有变化", "No park you watch changed rank")
}

/// Several moves as one message.
pub fn sentence(lang: Lang, moved: &[String]) -> String {
    moved.join(pick(lang, "；", "; "))
}

/// "第 3 名，68.4 分".
pub fn standing(lang: Lang, rank: Option<u32>, of: usize, score: Option<f64>) -> String {
    match (rank, score) {
        (Some(rank), Some(score)) => pick(
            lang,
            format!("第 {rank} 名（共 {of} 个），{} 分。", fixed(score, 2)),
            format!("Rank {rank} of {of}, {} points.", fixed(score, 2)),
        ),
        _ => evaluate(lang).not_ranked.into(),
    }
}

/// One sentence: what separates two parks.
pub fn separates(lang: Lang, a: &str, b: &str, gap: f64, largest: &str, by: f64) -> String {
    separates_by(lang, a, b, gap, (largest, by), 2)
}

/// [`separates`] with as many digits as the scores need.
pub fn separates_by(lang: Lang, a: &str, b: &str, gap: f64, (largest, by): (&str, f64), decimals: usize) -> String {
    let ahead = gap >= 0.0;
    let size = fixed(gap.abs(), decimals);
    match lang {
        Lang::Zh => {
            let word = if ahead { "高出" } else { "落后" };
            format!("{a}比{b}{word} {size} 分，差距最大的指标是{largest}（{}）。", signed(by, decimals))
        }
        Lang::En => {
            let word = if ahead { "ahead of" } else { "behind" };
            format!("{a} is {size} points {word} {b}; the largest part is {largest} ({}).", signed(by, decimals))
        }
    }
}

/// Number of parks shown of all.
pub fn shown(lang: Lang, shown: usize, of: usize) -> String {
    pick(lang, format!("{shown} / {of} 个园区"), format!("{shown} of {of} parks"))
}

/// Heads the points that a pillar adds to a score.
pub fn points_of(lang: Lang, pillar: &str) -> String {
    pick(lang, format!("{pillar}（得分贡献）"), format!("{pillar} (points)"))
}
