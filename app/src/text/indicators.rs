//! Words of the Indicators page.

use scoring::multivariate::{Coefficient, Concern, Relation};

use super::number::{fixed, percent};
use super::pick;
use crate::prefs::Lang;

pub struct Indicators {
    pub title: &'static str,
    pub intro: &'static str,
    pub loading: &'static str,
    pub working: &'static str,
    pub indicator: &'static str,
    pub correlations: &'static str,
    pub coefficient: &'static str,
    pub correlation: &'static str,
    pub shown: &'static str,
    pub everything: &'static str,
    pub correlations_note: &'static str,
    pub one_indicator: &'static str,
    pub flags: &'static str,
    pub redundant_from: &'static str,
    pub opposed_from: &'static str,
    pub bad_redundant: &'static str,
    pub bad_opposed: &'static str,
    pub no_flags: &'static str,
    pub first: &'static str,
    pub second: &'static str,
    pub where_: &'static str,
    pub concern: &'static str,
    pub look: &'static str,
    pub scatter: &'static str,
    pub pair: &'static str,
    pub across: &'static str,
    pub upright: &'static str,
    pub scale: &'static str,
    pub values: &'static str,
    pub ranks: &'static str,
    pub park: &'static str,
    pub pair_note: &'static str,
    pub ranks_note: &'static str,
    pub influence: &'static str,
    pub influence_level: &'static str,
    pub pillars: &'static str,
    pub all_indicators: &'static str,
    pub nominal: &'static str,
    pub actual: &'static str,
    pub difference: &'static str,
    pub influence_note: &'static str,
    pub no_influence: &'static str,
    pub alpha: &'static str,
    pub alpha_note: &'static str,
    pub group: &'static str,
    pub n_items: &'static str,
    pub alpha_value: &'static str,
    pub verdict: &'static str,
    pub items_of: &'static str,
    pub alpha_without: &'static str,
    pub item_rest: &'static str,
    pub components: &'static str,
    pub component: &'static str,
    pub explained: &'static str,
    pub scree: &'static str,
    pub scree_note: &'static str,
    pub loadings: &'static str,
    pub loading_value: &'static str,
    pub loadings_note: &'static str,
    pub too_few_whole: &'static str,
    pub no_components: &'static str,
}

const ZH: Indicators = Indicators {
    title: "指标关系",
    intro: "哪些指标说的是同一件事，哪些互相抵消，每项指标在总分里到底有多大分量。只看参与评价的指标和园区，按统一尺度计，一律越高越好。",
    loading: "正在打开数据…",
    working: "正在计算",
    indicator: "指标",
    correlations: "两两相关",
    coefficient: "相关系数",
    correlation: "相关系数",
    shown: "看哪一层",
    everything: "全部指标",
    correlations_note: "蓝色同进同退，橙色此消彼长，颜色越深越强；格子小时，橙色格带一道横线。粗框为超过下面阈值的一对。点一格，或用方向键走到它再按回车，就看它的散点。",
    one_indicator: "参与评价的指标不足两项，没有可以比较的。",
    flags: "需要留意的指标对",
    redundant_from: "重复：相关系数不低于",
    opposed_from: "抵触：相关系数不高于",
    bad_redundant: "请填 0 到 1 之间的数，例如 0.92。",
    bad_opposed: "请填 −1 到 0 之间的数，例如 −0.4。",
    no_flags: "没有超过阈值的指标对。",
    first: "指标",
    second: "另一项指标",
    where_: "位置",
    concern: "问题",
    look: "看散点",
    scatter: "散点",
    pair: "两项指标",
    across: "横轴",
    upright: "纵轴",
    scale: "按什么画",
    values: "数值",
    ranks: "名次",
    park: "园区",
    pair_note: "斜线为最小二乘直线；标出名字的是所选园区和离直线最远的园区（超过 2.5 倍标准差，至多 5 个）。",
    ranks_note: "第 1 名最好，并列取平均名次；斜线为最小二乘直线，标出名字的是所选园区和离直线最远的园区（超过 2.5 倍标准差，至多 5 个）。",
    influence: "名义权重与实际影响",
    influence_level: "看哪一层",
    pillars: "一级指标",
    all_indicators: "全部指标",
    nominal: "名义权重",
    actual: "实际影响",
    difference: "相差（百分点）",
    influence_note: "权重是分数的构成；实际影响是园区之间总分高低由谁决定：该项与总分相关系数的平方，折算成合计 100%。数值拉得开、又与别的指标同向的，影响会超过权重。",
    no_influence: "总分没有差别，谈不上谁影响大。",
    alpha: "内部一致性",
    alpha_note: "克朗巴哈 α 看一组指标是否在量同一件事：0.7 以上一般认为可以合成一个分，0.9 以上往往有重复，负值说明互相抵消。α 低不等于指标不好，也可能是这个方面本来就有几面。",
    group: "范围",
    n_items: "指标数",
    alpha_value: "α",
    verdict: "判断",
    items_of: "逐项看",
    alpha_without: "去掉它之后的 α",
    item_rest: "与其余合计的相关",
    components: "主成分",
    component: "主成分",
    explained: "方差贡献率",
    scree: "每个主成分解释多少差异",
    scree_note: "把全部指标压缩成几个互不相关的方向；特征值大于 1 的（贡献率高于平均）予以保留。最多列 12 个。",
    loadings: "载荷：每项指标落在哪个主成分上",
    loading_value: "载荷",
    loadings_note: "载荷是指标与主成分的相关系数，−1 到 1；粗框为绝对值不小于 0.5。最多列 6 个。",
    too_few_whole: "指标齐全的园区不足两个，算不出主成分。可以在评价页选择缺失值的处理方法，或停用缺数据的指标。",
    no_components: "这些数据算不出主成分。",
};

const EN: Indicators = Indicators {
    title: "Indicators",
    intro: "Which indicators say the same, which work against each other, and how much each really counts in the total. Over the indicators and parks that take part, on the common scale, where higher is always better.",
    loading: "Opening the data…",
    working: "Computing",
    indicator: "Indicator",
    correlations: "Correlations",
    coefficient: "Coefficient",
    correlation: "Correlation",
    shown: "Level shown",
    everything: "All indicators",
    correlations_note: "Blue go up together, orange pull apart, the stronger the darker; in small cells orange carries a dash. A frame marks a pair beyond the thresholds below. Click a cell, or go to it with the arrow keys and press Enter, to see its scatter.",
    one_indicator: "Fewer than two indicators take part, so there is nothing to compare.",
    flags: "Pairs to look at",
    redundant_from: "Redundant at or above",
    opposed_from: "Opposed at or below",
    bad_redundant: "A number from 0 to 1, such as 0.92.",
    bad_opposed: "A number from −1 to 0, such as −0.4.",
    no_flags: "No pair is beyond the thresholds.",
    first: "Indicator",
    second: "Other indicator",
    where_: "Where",
    concern: "Concern",
    look: "Show",
    scatter: "Scatter",
    pair: "Two indicators",
    across: "Across",
    upright: "Upright",
    scale: "Drawn by",
    values: "Values",
    ranks: "Ranks",
    park: "Park",
    pair_note: "The line is that of least squares. Named are the park in focus and those farthest off the line (over 2.5 standard deviations, five at most).",
    ranks_note: "Rank 1 is the best, ties share their mean rank. The line is that of least squares; named are the park in focus and those farthest off the line (over 2.5 standard deviations, five at most).",
    influence: "Nominal weight and actual influence",
    influence_level: "Level shown",
    pillars: "Pillars",
    all_indicators: "All indicators",
    nominal: "Nominal weight",
    actual: "Actual influence",
    difference: "Difference (points)",
    influence_note: "A weight says what a score is made of; the influence says what makes one park's total higher than another's: the squared correlation with the total, brought to a sum of 100%. What spreads widely and goes along with others counts for more than its weight.",
    no_influence: "The totals do not differ, so nothing makes them differ.",
    alpha: "Internal consistency",
    alpha_note: "Cronbach's alpha asks whether some indicators measure one thing: above 0.7 they are commonly taken as one score, above 0.9 some often repeat others, below zero they cancel out. A low alpha does not condemn indicators: the area may well have several sides.",
    group: "Of",
    n_items: "Indicators",
    alpha_value: "Alpha",
    verdict: "Reading",
    items_of: "Item by item",
    alpha_without: "Alpha without it",
    item_rest: "Correlation with the rest",
    components: "Principal components",
    component: "Component",
    explained: "Variance explained",
    scree: "How much each component explains",
    scree_note: "All indicators brought to a few directions that do not go together; those with an eigenvalue above 1, more than an average indicator, are kept. Twelve at most are listed.",
    loadings: "Loadings: which component an indicator lies on",
    loading_value: "Loading",
    loadings_note: "A loading is the correlation of indicator and component, −1 to 1; a frame marks 0.5 or more either way. Six at most are listed.",
    too_few_whole: "Fewer than two parks have every indicator, so there are no components. Choose how missing values are filled on the Evaluate page, or leave out the indicators with gaps.",
    no_components: "These data have no principal components.",
};

pub fn indicators(lang: Lang) -> &'static Indicators {
    pick(lang, &ZH, &EN)
}

pub fn coefficient(lang: Lang, of: Coefficient) -> &'static str {
    match of {
        Coefficient::Pearson => pick(lang, "皮尔逊（线性）", "Pearson (linear)"),
        Coefficient::Spearman => pick(lang, "斯皮尔曼（名次）", "Spearman (ranks)"),
        Coefficient::Kendall => pick(lang, "肯德尔 τ（先后）", "Kendall's τ (order)"),
    }
}

/// Without what it is good for: in a sentence with the figure.
pub fn coefficient_short(lang: Lang, of: Coefficient) -> &'static str {
    match of {
        Coefficient::Pearson => pick(lang, "皮尔逊", "Pearson"),
        Coefficient::Spearman => pick(lang, "斯皮尔曼", "Spearman"),
        Coefficient::Kendall => pick(lang, "肯德尔 τ", "Kendall's τ"),
    }
}

pub fn relation(lang: Lang, relation: Relation) -> &'static str {
    match relation {
        Relation::Siblings => pick(lang, "同一上级", "under one parent"),
        Relation::SamePillar => pick(lang, "同一方面", "in one pillar"),
        Relation::AcrossPillars => pick(lang, "跨方面", "across pillars"),
    }
}

pub fn concern(lang: Lang, concern: Concern) -> &'static str {
    match concern {
        Concern::Redundant => {
            pick(lang, "重复：近乎同一件事，等于算了两遍", "redundant: nearly one thing, counted twice")
        }
        Concern::Opposed => pick(lang, "抵触：一项得分，另一项就失分", "opposed: what one gives the other takes"),
    }
}

/// "相关系数 n = 38".
pub fn n_pairs(lang: Lang, n: usize) -> String {
    pick(lang, format!("{n} 个园区两项都有"), format!("{n} parks have both"))
}

pub fn correlations_title(lang: Lang, of: &str, coefficient: &str) -> String {
    pick(lang, format!("{of}：{coefficient}相关系数"), format!("{of}: {coefficient} correlations"))
}

/// The strongest pair on either side, and how many are flagged.
pub fn correlations_finding(
    lang: Lang,
    strongest: Option<(&str, &str, f64)>,
    weakest: Option<(&str, &str, f64)>,
    n_flags: usize,
) -> String {
    let together = strongest.map(|(a, b, r)| match lang {
        Lang::Zh => format!("最同步的是{a}与{b}（{}）", fixed(r, 2)),
        Lang::En => format!("{a} and {b} go together most ({})", fixed(r, 2)),
    });
    let apart = weakest.map(|(a, b, r)| match lang {
        Lang::Zh => format!("最相反的是{a}与{b}（{}）", fixed(r, 2)),
        Lang::En => format!("{a} and {b} pull apart most ({})", fixed(r, 2)),
    });
    let flags = match (lang, n_flags) {
        (Lang::Zh, 0) => "没有一对超过阈值".into(),
        (Lang::Zh, n) => format!("有 {n} 对需要留意"),
        (Lang::En, 0) => "no pair is beyond the thresholds".into(),
        (Lang::En, 1) => "one pair is to be looked at".into(),
        (Lang::En, n) => format!("{n} pairs are to be looked at"),
    };
    let parts: Vec<String> = together.into_iter().chain(apart).chain([flags]).collect();
    let sentence = format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."));
    // A sentence starts with a capital, whatever it starts with.
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// How many pairs are flagged, by what and where.
pub fn flags_finding(lang: Lang, inside: usize, across: usize, opposed: usize) -> String {
    match lang {
        Lang::Zh => format!("同一方面内重复 {inside} 对，跨方面重复 {across} 对，同一上级下抵触 {opposed} 对。"),
        Lang::En => {
            format!(
                "Redundant inside a pillar: {inside}; across pillars: {across}; opposed under one parent: {opposed}."
            )
        }
    }
}

/// Accessible name of the button that shows a pair's scatter.
pub fn look_at(lang: Lang, a: &str, b: &str) -> String {
    pick(lang, format!("看散点：{a}与{b}"), format!("Show the scatter of {a} and {b}"))
}

pub fn pair_title(lang: Lang, a: &str, b: &str) -> String {
    pick(lang, format!("{a}与{b}"), format!("{a} and {b}"))
}

/// How two indicators go together, and who stands off.
pub fn pair_finding(lang: Lang, coefficient: &str, r: Option<f64>, n: usize, off: &[String]) -> String {
    let Some(r) = r else {
        return pick(
            lang,
            "两项都有数的园区太少，或其中一项没有差别，算不出相关。",
            "Too few parks have both, or one of them does not differ: there is no correlation.",
        )
        .into();
    };
    let size = r.abs();
    let strength = match (size, r < 0.0) {
        (size, _) if size < 0.2 => pick(lang, "几乎无关", "hardly go together"),
        (size, false) if size < 0.5 => pick(lang, "略为同向", "go together a little"),
        (size, false) if size < 0.8 => pick(lang, "明显同向", "clearly go together"),
        (_, false) => pick(lang, "高度同向", "go together closely"),
        (size, true) if size < 0.5 => pick(lang, "略为反向", "pull apart a little"),
        (size, true) if size < 0.8 => pick(lang, "明显反向", "clearly pull apart"),
        (_, true) => pick(lang, "高度反向", "pull apart closely"),
    };
    let r = fixed(r, 2);
    let names = off.join(pick(lang, "、", ", "));
    match (lang, off.is_empty()) {
        (Lang::Zh, true) => format!("两项{strength}（{coefficient} {r}，{n} 个园区），没有明显离群的园区。"),
        (Lang::Zh, false) => format!("两项{strength}（{coefficient} {r}，{n} 个园区）；离群的是{names}。"),
        (Lang::En, true) => format!("The two {strength} ({coefficient} {r}, {n} parks); nobody stands far off."),
        (Lang::En, false) => format!("The two {strength} ({coefficient} {r}, {n} parks); {names} stand far off."),
    }
}

/// The scatter of an indicator for which less is better slopes the other way than its correlation says.
pub fn turned(lang: Lang, name: &str) -> String {
    pick(
        lang,
        format!("{name}越低越好，相关系数已按好坏方向计，与图中斜线的走向相反。"),
        format!("Of {name} less is better: the correlation is of what is better, so the line slopes the other way."),
    )
}

pub fn sampled(lang: Lang, drawn: usize, of: usize) -> String {
    pick(
        lang,
        format!("共 {of} 个园区，等距画出 {drawn} 个。"),
        format!("Of {of} parks, {drawn} are drawn, at equal distances."),
    )
}

/// Which count for more than meant, and which for less; each with its weight and influence.
pub fn influence_finding(lang: Lang, more: &[(String, f64, f64)], less: &[(String, f64, f64)]) -> String {
    let list = |rows: &[(String, f64, f64)]| {
        let one = |(name, from, to): &(String, f64, f64)| match lang {
            Lang::Zh => format!("{name}（{} → {}）", percent(*from, 1), percent(*to, 1)),
            Lang::En => format!("{name} ({} → {})", percent(*from, 1), percent(*to, 1)),
        };
        rows.iter().map(one).collect::<Vec<_>>().join(pick(lang, "、", ", "))
    };
    match (lang, more.is_empty(), less.is_empty()) {
        (Lang::Zh, true, true) => "实际影响与名义权重大致相符。".into(),
        (Lang::En, true, true) => "Influence and weight agree on the whole.".into(),
        (Lang::Zh, false, true) => format!("影响超过权重的有{}。", list(more)),
        (Lang::En, false, true) => format!("Counting for more than meant: {}.", list(more)),
        (Lang::Zh, true, false) => format!("影响不及权重的有{}。", list(less)),
        (Lang::En, true, false) => format!("Counting for less than meant: {}.", list(less)),
        (Lang::Zh, false, false) => format!("影响超过权重的有{}；不及权重的有{}。", list(more), list(less)),
        (Lang::En, false, false) => {
            format!("Counting for more than meant: {}; for less: {}.", list(more), list(less))
        }
    }
}

/// What an alpha says.
pub fn alpha_reading(lang: Lang, alpha: Option<f64>) -> &'static str {
    match alpha {
        None => pick(lang, "算不出：指标不足两项或数据不足", "none: fewer than two indicators, or too few data"),
        Some(alpha) if alpha < 0.0 => pick(lang, "互相抵消", "cancelling out"),
        Some(alpha) if alpha < 0.5 => pick(lang, "各说各的", "different things"),
        Some(alpha) if alpha < 0.7 => pick(lang, "勉强一致", "loosely one thing"),
        Some(alpha) if alpha < 0.9 => pick(lang, "一致", "one thing"),
        Some(_) => pick(lang, "高度一致，可能有重复", "closely one thing, perhaps repeated"),
    }
}

/// Which item stands against its group the most.
pub fn items_finding(lang: Lang, group: &str, alpha: Option<f64>, gain: Option<(&str, f64)>) -> String {
    let Some(alpha) = alpha else {
        return format!("{group}{}{}", pick(lang, "：", ": "), alpha_reading(lang, None));
    };
    let alpha = fixed(alpha, 2);
    match (lang, gain) {
        (Lang::Zh, None) => format!("{group}的 α 为 {alpha}，去掉任何一项都不会更高。"),
        (Lang::Zh, Some((name, without))) => {
            format!("{group}的 α 为 {alpha}；去掉{name}会升到 {}。", fixed(without, 2))
        }
        (Lang::En, None) => format!("Alpha of {group} is {alpha}; leaving out any one item does not raise it."),
        (Lang::En, Some((name, without))) => {
            format!("Alpha of {group} is {alpha}; without {name} it would be {}.", fixed(without, 2))
        }
    }
}

/// "主成分 2".
pub fn component(lang: Lang, at: usize) -> String {
    pick(lang, format!("主成分 {}", at + 1), format!("Component {}", at + 1))
}

/// How many are kept and what they explain.
pub fn components_finding(lang: Lang, kept: usize, of: usize, share: f64) -> String {
    let share = percent(share, 1);
    match lang {
        Lang::Zh => format!("保留前 {kept} 个主成分，合计解释 {of} 项指标差异的 {share}。"),
        Lang::En => {
            format!("The first {kept} components are kept and explain {share} of the variance of {of} indicators.")
        }
    }
}

/// Who could not take part.
pub fn components_whole(lang: Lang, n_whole: usize, n_all: usize, constant: &[String]) -> String {
    let left = pick(
        lang,
        format!("指标齐全的园区 {n_whole} 个，共 {n_all} 个。"),
        format!("{n_whole} of {n_all} parks have every indicator and take part."),
    );
    if constant.is_empty() {
        return left;
    }
    let names = constant.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("{left}{names}对这些园区全都一样，不参与。"),
        format!("{left} The same for all of them, and left out: {names}."),
    )
}

/// What the first components are about: the indicators that load on them most.
pub fn loadings_finding(lang: Lang, parts: &[(usize, Vec<String>)]) -> String {
    let one = |(at, names): &(usize, Vec<String>)| {
        let names = names.join(pick(lang, "、", ", "));
        pick(
            lang,
            format!("{}主要是{names}", component(lang, *at)),
            format!("{} is mostly {names}", component(lang, *at)),
        )
    };
    let parts: Vec<String> = parts.iter().map(one).collect();
    format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_whole_sentences_of_what_is_known() {
        assert_eq!(
            correlations_finding(Lang::Zh, Some(("甲", "乙", 0.951)), None, 1),
            "最同步的是甲与乙（0.95）；有 1 对需要留意。"
        );
        assert_eq!(correlations_finding(Lang::En, None, None, 0), "No pair is beyond the thresholds.");
        assert_eq!(
            pair_finding(Lang::Zh, "皮尔逊", Some(-0.6), 38, &["望潮".into()]),
            "两项明显反向（皮尔逊 −0.60，38 个园区）；离群的是望潮。"
        );
        assert_eq!(
            influence_finding(Lang::En, &[("GDP".into(), 0.05, 0.1)], &[]),
            "Counting for more than meant: GDP (5.0% → 10.0%)."
        );
        assert_eq!(
            items_finding(Lang::Zh, "绿色", Some(0.4), Some(("用水", 0.55))),
            "绿色的 α 为 0.40；去掉用水会升到 0.55。"
        );
    }
}
