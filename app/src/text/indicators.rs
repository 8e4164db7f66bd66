//! Words of the Indicators page.

use scoring::multivariate::{Coefficient, Concern, Relation};

use super::pick;
use crate::prefs::Lang;

mod finding;

pub use finding::{
    alpha_reading, component, components_finding, components_whole, correlations_finding, correlations_title,
    flags_finding, influence_finding, items_finding, loadings_finding, look_at, n_pairs, pair_finding, pair_title,
    sampled, turned,
};

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
