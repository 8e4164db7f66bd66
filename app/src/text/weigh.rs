//! Words for finding weights.

pub mod fault;
mod judged;
pub mod method;

use std::collections::BTreeMap;

use scoring::model::Framework;

use super::number::{fixed, percent};
use super::pick;
use crate::prefs::Lang;

pub use judged::{
    best_over, bwm_consistency, consistency, expert, furthest, judgement, pair, reconsider, step, take_instead, times,
};

pub struct Weigh {
    pub title: &'static str,
    pub target: &'static str,
    pub target_tree: &'static str,
    pub target_indicators: &'static str,
    pub method: &'static str,
    pub columns: &'static str,
    pub columns_normalised: &'static str,
    pub columns_treated: &'static str,
    pub correlation: &'static str,
    pub pearson: &'static str,
    pub spearman: &'static str,
    pub rotation: &'static str,
    pub rotation_none: &'static str,
    pub rotation_varimax: &'static str,
    pub judgements: &'static str,
    pub expert: &'static str,
    pub expert_name: &'static str,
    pub expert_ratio: &'static str,
    pub expert_deviation: &'static str,
    pub expert_contradicts: &'static str,
    pub experts_table: &'static str,
    pub experts_note: &'static str,
    pub expert_share: &'static str,
    pub add_expert: &'static str,
    pub remove_expert: &'static str,
    pub pool: &'static str,
    pub pool_judgements: &'static str,
    pub pool_priorities: &'static str,
    pub priority: &'static str,
    pub priority_eigenvector: &'static str,
    pub priority_geometric: &'static str,
    pub same: &'static str,
    pub best: &'static str,
    pub worst: &'static str,
    pub comparisons: &'static str,
    pub by_importance: &'static str,
    pub parts: &'static str,
    pub part: &'static str,
    pub part_share: &'static str,
    pub add_part: &'static str,
    pub combine: &'static str,
    pub combine_linear: &'static str,
    pub combine_multiplicative: &'static str,
    pub combine_geometric: &'static str,
    pub combine_game: &'static str,
    pub aim: &'static str,
    pub aim_information: &'static str,
    pub aim_importance: &'static str,
    pub bounds: &'static str,
    pub importance: &'static str,
    pub least: &'static str,
    pub largest: &'static str,
    pub order: &'static str,
    pub order_hint: &'static str,
    pub add_park: &'static str,
    pub margin: &'static str,
    pub granted: &'static str,
    pub preview: &'static str,
    pub weight: &'static str,
    pub now: &'static str,
    pub then: &'static str,
    pub change: &'static str,
    pub moves: &'static str,
    pub no_moves: &'static str,
    pub apply: &'static str,
    pub cannot: &'static str,
    pub computing: &'static str,
}

const ZH: Weigh = Weigh {
    title: "定权",
    target: "给哪些权重",
    target_tree: "各级权重，逐级分别定",
    target_indicators: "全部指标，放在一起定",
    method: "方法",
    columns: "依据",
    columns_normalised: "得分（无量纲化之后）",
    columns_treated: "原始数据（越小越好的取倒数）",
    correlation: "相关系数",
    pearson: "皮尔逊",
    spearman: "斯皮尔曼（按名次）",
    rotation: "主成分旋转",
    rotation_none: "不旋转",
    rotation_varimax: "方差最大旋转",
    judgements: "两两比较",
    expert: "专家",
    expert_name: "姓名",
    expert_ratio: "一致性比率",
    expert_deviation: "与合成结果的偏离",
    expert_contradicts: "前后矛盾",
    experts_table: "各位专家",
    experts_note: "一致性比率应小于 0.1；偏离是这位专家会放在别处的权重占比，0 为完全一致。",
    expert_share: "占比",
    add_expert: "添加专家",
    remove_expert: "删除这位专家",
    pool: "多位专家",
    pool_judgements: "先合并判断",
    pool_priorities: "先各自定权再合并",
    priority: "算法",
    priority_eigenvector: "特征向量",
    priority_geometric: "几何平均",
    same: "同等重要",
    best: "最重要的一项",
    worst: "最不重要的一项",
    comparisons: "比较",
    by_importance: "从最重要的排起",
    parts: "组合哪些方法",
    part: "方法",
    part_share: "占比",
    add_part: "再加一种方法",
    combine: "组合方式",
    combine_linear: "线性加权",
    combine_multiplicative: "乘法",
    combine_geometric: "几何平均",
    combine_game: "博弈论",
    aim: "目标",
    aim_information: "总分包含的信息最多",
    aim_importance: "各项的实际影响合乎期望",
    bounds: "期望与上下限",
    importance: "期望影响",
    least: "下限 %",
    largest: "上限 %",
    order: "您认为对的顺序",
    order_hint: "拖动，或用箭头按钮移动。",
    add_park: "加一个园区",
    margin: "每名至少领先（分）",
    granted: "这个顺序完全能够得到。",
    preview: "预览",
    weight: "权重",
    now: "现在",
    then: "改为",
    change: "变化",
    moves: "名次变化",
    no_moves: "名次都不变。",
    apply: "应用这组权重",
    cannot: "算不出权重",
    computing: "正在计算…",
};

const EN: Weigh = Weigh {
    title: "Find weights",
    target: "Which weights",
    target_tree: "All levels, each by itself",
    target_indicators: "All indicators at once",
    method: "Method",
    columns: "Read from",
    columns_normalised: "Scores (after normalisation)",
    columns_treated: "Original figures (less is better: 1/x)",
    correlation: "Correlation",
    pearson: "Pearson",
    spearman: "Spearman (by rank)",
    rotation: "Rotation",
    rotation_none: "None",
    rotation_varimax: "Varimax",
    judgements: "Pairs compared",
    expert: "Expert",
    expert_name: "Name",
    expert_ratio: "Consistency ratio",
    expert_deviation: "Deviation from the group",
    expert_contradicts: "contradicts itself",
    experts_table: "The experts",
    experts_note: "Consistency ratios should be below 0.1; a deviation is the part of the weight that the expert would put elsewhere, 0 agrees.",
    expert_share: "Counts",
    add_expert: "Add an expert",
    remove_expert: "Remove this expert",
    pool: "Several experts",
    pool_judgements: "Pool judgements first",
    pool_priorities: "Pool each one's weights",
    priority: "Computed by",
    priority_eigenvector: "Eigenvector",
    priority_geometric: "Geometric mean",
    same: "equally important",
    best: "The most important",
    worst: "The least important",
    comparisons: "Comparisons",
    by_importance: "From the most important down",
    parts: "Methods to combine",
    part: "Method",
    part_share: "Counts",
    add_part: "Add a method",
    combine: "Combined by",
    combine_linear: "Weighted sum",
    combine_multiplicative: "Product",
    combine_geometric: "Geometric mean",
    combine_game: "Game theory",
    aim: "Aim",
    aim_information: "The score holds the most information",
    aim_importance: "Each one's real influence is as wanted",
    bounds: "Wanted influence and bounds",
    importance: "Influence",
    least: "Least %",
    largest: "Most %",
    order: "The order you hold right",
    order_hint: "Drag, or move with the arrow buttons.",
    add_park: "Add a park",
    margin: "Least lead (points)",
    granted: "This order can be had in full.",
    preview: "Preview",
    weight: "Weight",
    now: "Now",
    then: "Then",
    change: "Change",
    moves: "Rank changes",
    no_moves: "No rank changes.",
    apply: "Apply these weights",
    cannot: "No weights were found",
    computing: "Computing…",
};

pub fn weigh(lang: Lang) -> &'static Weigh {
    pick(lang, &ZH, &EN)
}

/// A choice of target: the children of a node.
pub fn below(lang: Lang, name: &str, is_goal: bool) -> String {
    if is_goal {
        return pick(lang, "一级指标".into(), "Pillars".into());
    }
    pick(lang, format!("“{name}”下面的各项"), format!("Below “{name}”"))
}

pub fn move_up(lang: Lang, name: &str) -> String {
    pick(lang, format!("上移 {name}"), format!("Move up {name}"))
}

pub fn move_down(lang: Lang, name: &str) -> String {
    pick(lang, format!("下移 {name}"), format!("Move down {name}"))
}

pub fn remove(lang: Lang, name: &str) -> String {
    pick(lang, format!("移除 {name}"), format!("Remove {name}"))
}

/// A field about one thing: `经济发展 下限 %`.
pub fn of(name: &str, what: &str) -> String {
    format!("{name} {what}")
}

/// A wish that the weights do not grant.
pub fn unmet(lang: Lang, better: &str, worse: &str, is_impossible: bool, lead: f64) -> String {
    let short = fixed(lead, 2);
    if is_impossible {
        return pick(
            lang,
            format!("{better}排在{worse}前面：在允许的权重下都做不到。"),
            format!("{better} above {worse}: no weights allowed give that."),
        );
    }
    pick(
        lang,
        format!("{better}排在{worse}前面：与其他要求冲突（这组权重下相差 {short} 分）。"),
        format!("{better} above {worse}: stands against the others (a lead of {short} points here)."),
    )
}

/// What the optimisation reached.
pub fn reached(lang: Lang, is_information: bool, objective: f64, converged: bool) -> String {
    let doubt = if converged { "" } else { pick(lang, "（尚未收敛，仅供参考）", " (not converged)") };
    if is_information {
        let mean = fixed(objective, 3);
        return pick(
            lang,
            format!("各项与总分的平均相关系数 {mean}{doubt}。"),
            format!("Mean correlation with the score: {mean}{doubt}."),
        );
    }
    let off = percent(scoring::math::sqrt(objective.max(0.0)), 1);
    pick(lang, format!("与期望影响相差 {off}{doubt}。"), format!("Off the wanted influence by {off}{doubt}."))
}

/// Share of the variance that the components carry.
pub fn explained(lang: Lang, n: usize, share: f64) -> String {
    let share = percent(share, 1);
    pick(
        lang,
        format!("用到 {n} 个主成分，共解释差异的 {share}。"),
        format!("{n} components carry {share} of the variance."),
    )
}

/// How much each part of a combination counts.
pub fn part_shares(lang: Lang, parts: &[(&str, f64)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(name, share)| format!("{name} {}", percent(*share, 1))).collect();
    let parts = parts.join(pick(lang, "，", ", "));
    pick(lang, format!("各占：{parts}。"), format!("They count: {parts}."))
}

/// A group that the method could not weigh.
pub fn stays_official(lang: Lang, below: &str, why: &str) -> String {
    pick(lang, format!("{below}沿用官方权重：{why}"), format!("{below}: official weights stay. {why}"))
}

/// One park's rank before and after.
pub fn rank_move(lang: Lang, name: &str, before: u32, after: u32) -> String {
    let arrow = if after < before { "↑" } else { "↓" };
    let by = before.abs_diff(after);
    pick(
        lang,
        format!("{name} 第 {before} 名 → 第 {after} 名（{arrow}{by}）"),
        format!("{name}: rank {before} → {after} ({arrow}{by})"),
    )
}

pub fn more_moves(lang: Lang, n: usize) -> String {
    pick(lang, format!("另有 {n} 个园区名次变化。"), format!("{n} more parks change rank."))
}

/// How the weights on screen came about.
pub fn origin(lang: Lang, parts: &[String], n_by_hand: usize) -> String {
    let mut parts = parts.to_vec();
    if n_by_hand > 0 {
        parts.push(pick(lang, format!("手动调整 {n_by_hand} 项"), format!("{n_by_hand} moved by hand")));
    }
    let parts = parts.join(pick(lang, "；", "; "));
    pick(lang, format!("权重由来：{parts}"), format!("Weights from: {parts}"))
}

/// The weights that a way leaves as they are: `经济发展 30.0%`.
fn named(lang: Lang, framework: &Framework, held: &BTreeMap<String, f64>) -> Option<String> {
    let one = |(code, share): (&String, &f64)| {
        let name = framework.find(code).map(|id| super::name(lang, &framework.node(id).name).to_string());
        format!("{} {}", name.as_ref().unwrap_or(code), percent(*share, 1))
    };
    (!held.is_empty()).then(|| held.iter().map(one).collect::<Vec<_>>().join(pick(lang, "、", ", ")))
}

/// What a proposal does with locked weights; nothing where none is locked.
pub fn locked_stay(lang: Lang, framework: &Framework, held: &BTreeMap<String, f64>) -> Option<String> {
    let named = named(lang, framework, held)?;
    Some(pick(
        lang,
        format!("锁定的权重保持不变：{named}；方法的结果只按比例填满同级其余的部分。"),
        format!("Locked weights stay: {named}. What is found fills the rest of their level in proportion."),
    ))
}

/// The same of the weights in force.
pub fn held(lang: Lang, framework: &Framework, held: &BTreeMap<String, f64>) -> Option<String> {
    let named = named(lang, framework, held)?;
    Some(pick(lang, format!("锁定保持 {named}"), format!("kept by locks: {named}")))
}

pub fn origin_part(lang: Lang, what: &str, method: &str) -> String {
    pick(lang, format!("{what}：{method}"), format!("{what}: {method}"))
}
