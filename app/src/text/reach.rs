//! Words for what would tip the order, and what it would take.

use super::number::percent;
use super::pick;
use crate::prefs::Lang;

pub struct Reach {
    pub title: &'static str,
    pub aim: &'static str,
    pub scope: &'static str,
    pub scope_pillars: &'static str,
    pub scope_indicators: &'static str,
    pub moves: &'static str,
    pub weight: &'static str,
    pub now: &'static str,
    pub then: &'static str,
    pub apply: &'static str,
    pub already: &'static str,
    pub not_found: &'static str,
    pub no_slopes: &'static str,
    pub no_weights: &'static str,
    pub every_choice: &'static str,
    pub too_many: &'static str,
    pub calm: &'static str,
}

const ZH: Reach = Reach {
    title: "怎样才能靠前",
    aim: "目标",
    scope: "可以动的权重",
    scope_pillars: "一级指标",
    scope_indicators: "全部指标",
    moves: "要改的权重",
    weight: "权重",
    now: "现在",
    then: "改为",
    apply: "按此调整权重",
    already: "已经达到这个目标。",
    not_found: "没有找到能达到目标的权重，也不能证明没有。",
    no_slopes: "现在的合成或排名方法不是连续的均值，这个问题没有答案。可改为按总分排名、用算术平均合成。",
    no_weights: "锁定之后没有可以调整的权重。请先解锁。",
    every_choice: "超过哪些园区的各种组合都试过了，没有一组权重能做到。",
    too_many: "园区太多，暂不计算这一项。可先按地区筛选数据。",
    calm: "无论怎样拖动，前三名和所选园区的名次都不变",
};

const EN: Reach = Reach {
    title: "What would it take",
    aim: "Aim",
    scope: "Weights that may move",
    scope_pillars: "Pillars",
    scope_indicators: "All indicators",
    moves: "Weights to change",
    weight: "Weight",
    now: "Now",
    then: "Then",
    apply: "Apply these weights",
    already: "It is there already.",
    not_found: "No weights were found that do it, and nothing proves that there are none.",
    no_slopes: "The present aggregation or ranking is not a smooth mean, so this has no answer. Try ranking by the score, with the arithmetic mean.",
    no_weights: "With these locks no weight can move. Unlock some first.",
    every_choice: "Every choice of whom to pass was tried, and no weights do it.",
    too_many: "There are too many parks to work this out here.",
    calm: "Wherever it goes, the first three and the chosen park keep their ranks",
};

pub fn reach(lang: Lang) -> &'static Reach {
    pick(lang, &ZH, &EN)
}

/// "升到 27.3%：甲超过乙".
pub fn tips_above(lang: Lang, share: f64, passes: &str, passed: &str) -> String {
    let at = percent(share, 1);
    pick(lang, format!("升到 {at}：{passes}超过{passed}"), format!("Up to {at}: {passes} passes {passed}"))
}

/// "降到 12.0%：乙超过甲".
pub fn tips_below(lang: Lang, share: f64, passes: &str, passed: &str) -> String {
    let at = percent(share, 1);
    pick(lang, format!("降到 {at}：{passes}超过{passed}"), format!("Down to {at}: {passes} passes {passed}"))
}

pub fn pass(lang: Lang, other: &str) -> String {
    pick(lang, format!("超过{other}"), format!("Pass {other}"))
}

pub fn top(lang: Lang, rank: u32) -> String {
    match rank {
        1 => pick(lang, "排到第 1 名".into(), "Be first".into()),
        _ => pick(lang, format!("进入前 {rank} 名"), format!("Be among the first {rank}")),
    }
}

/// What the smallest change does. `moved` is the sum of what the weights gain, 0 to 1.
pub fn change(lang: Lang, name: &str, n_moves: usize, moved: f64, rank: u32, is_exact: bool) -> String {
    let moved = percent(moved, 1);
    let sure = if is_exact {
        pick(lang, "这是最小的改动", "no smaller change does it")
    } else {
        pick(lang, "可能还有更小的改动", "a smaller change may do it")
    };
    pick(
        lang,
        format!("改 {n_moves} 个权重，共挪动 {moved}，{name}就到第 {rank} 名；{sure}。"),
        format!("Change {n_moves} weights, {moved} in all, and {name} stands at rank {rank}; {sure}."),
    )
}

/// Names of who is never behind, whatever the weights.
pub fn never_behind(lang: Lang, name: &str, others: &[String], in_every_indicator: bool) -> String {
    let others = others.join(pick(lang, "、", ", "));
    let why = match in_every_indicator {
        true => pick(lang, "（每项指标都不比它差）", " (at least as good in every indicator)"),
        false => "",
    };
    pick(
        lang,
        format!("做不到：在允许的权重下，{others}始终不落后于{name}{why}。"),
        format!("Impossible: whatever the weights allowed, {others} never fall behind {name}{why}."),
    )
}

/// Several who can each be passed, but not all at once; `parts` are their shares of the mix.
pub fn mix(lang: Lang, name: &str, parts: &[(String, f64)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(name, part)| format!("{name} {}", percent(*part, 0))).collect();
    let parts = parts.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("做不到：单个都能超过，却不能同时超过。按 {parts} 合在一起看，始终不落后于{name}。"),
        format!("Impossible: each can be passed, not all at once. Mixed as {parts}, they never fall behind {name}."),
    )
}

/// Best and worst rank with every pillar's weight between so many per cent less and more than now.
pub fn span(lang: Lang, name: &str, part: f64, best: u32, worst: u32, is_exact: bool) -> String {
    let part = percent(part, 0);
    let sure = if is_exact { "" } else { pick(lang, "（估计）", " (estimated)") };
    if best == worst {
        return pick(
            lang,
            format!("一级权重各自增减 {part} 以内，{name}始终是第 {best} 名{sure}。"),
            format!("With each pillar's weight within ±{part}, {name} stays at rank {best}{sure}."),
        );
    }
    pick(
        lang,
        format!("一级权重各自增减 {part} 以内，{name}最好第 {best} 名，最差第 {worst} 名{sure}。"),
        format!("With each pillar's weight within ±{part}, {name} ranks from {best} to {worst}{sure}."),
    )
}
