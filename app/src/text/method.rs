//! Names of the ways to treat, scale, join and rank, each with its formula in words and when to use it.

mod action;
mod labels;
mod ranking;
mod treatment;

use scoring::scenario::{Mean, NormaliseMethod};

use super::pick;
use crate::prefs::Lang;

pub use action::{action, filled_from_row};
pub use labels::{Labels, labels, level};
pub use ranking::{
    about as rank_about, criteria, curve, figure, fuzzy_grade, group as rank_group, left_out, name as rank_name,
    operator, scale,
};
pub use treatment::{missing, missing_about, outliers, outliers_about, points_hint, points_title, transform};

/// Normalisations, those alike beside each other.
pub const NORMALISATIONS: [NormaliseMethod; 14] = [
    NormaliseMethod::MinMax,
    NormaliseMethod::Scaled,
    NormaliseMethod::Goalposts,
    NormaliseMethod::DistanceToMax,
    NormaliseMethod::DistanceToTarget,
    NormaliseMethod::DistanceToReference,
    NormaliseMethod::FractionOfMax,
    NormaliseMethod::RatioToBase,
    NormaliseMethod::Vector,
    NormaliseMethod::Sum,
    NormaliseMethod::ZScore,
    NormaliseMethod::Rank,
    NormaliseMethod::PercentileRank,
    NormaliseMethod::Borda,
];

/// Ways to join, from where strengths count most to where weaknesses do, and those of their own kind.
pub const MEANS: [Mean; 6] =
    [Mean::Power, Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Median, Mean::Copeland];

/// Name of a choice in the page's own controls.
pub fn key(method: NormaliseMethod) -> &'static str {
    match method {
        NormaliseMethod::MinMax => "minmax",
        NormaliseMethod::ZScore => "zscore",
        NormaliseMethod::Rank => "rank",
        NormaliseMethod::PercentileRank => "percentile-rank",
        NormaliseMethod::Goalposts => "goalposts",
        NormaliseMethod::RatioToBase => "ratio-to-base",
        NormaliseMethod::Scaled => "scaled",
        NormaliseMethod::DistanceToMax => "distance-to-max",
        NormaliseMethod::DistanceToReference => "distance-to-reference",
        NormaliseMethod::DistanceToTarget => "distance-to-target",
        NormaliseMethod::FractionOfMax => "fraction-of-max",
        NormaliseMethod::Borda => "borda",
        NormaliseMethod::Vector => "vector",
        NormaliseMethod::Sum => "sum",
    }
}

pub fn normalise(lang: Lang, method: NormaliseMethod) -> &'static str {
    let (zh, en) = match method {
        NormaliseMethod::MinMax => ("极差法（最小–最大）", "Min–max"),
        NormaliseMethod::ZScore => ("标准分（Z 分数）", "Z-score"),
        NormaliseMethod::Rank => ("名次法", "Rank"),
        NormaliseMethod::PercentileRank => ("百分位", "Percentile rank"),
        NormaliseMethod::Goalposts => ("阈值法（固定上下限）", "Goalposts"),
        NormaliseMethod::RatioToBase => ("与基准值之比（亩均法）", "Ratio to base"),
        NormaliseMethod::Scaled => ("固定区间缩放", "Scaled"),
        NormaliseMethod::DistanceToMax => ("与最优值的距离", "Distance to the best"),
        NormaliseMethod::DistanceToReference => ("与参照对象的距离", "Distance to a reference"),
        NormaliseMethod::DistanceToTarget => ("与目标值的距离", "Distance to the target"),
        NormaliseMethod::FractionOfMax => ("占最优值的比例", "Fraction of the best"),
        NormaliseMethod::Borda => ("波达计数", "Borda count"),
        NormaliseMethod::Vector => ("向量归一", "Vector"),
        NormaliseMethod::Sum => ("总和归一", "Sum"),
    };
    pick(lang, zh, en)
}

pub fn mean_key(mean: Mean) -> &'static str {
    match mean {
        Mean::Arithmetic => "arithmetic",
        Mean::Geometric => "geometric",
        Mean::Harmonic => "harmonic",
        Mean::Power => "power",
        Mean::Median => "median",
        Mean::Copeland => "copeland",
    }
}

pub fn mean(lang: Lang, mean: Mean) -> &'static str {
    let (zh, en) = match mean {
        Mean::Arithmetic => ("加权算术平均", "Arithmetic mean"),
        Mean::Geometric => ("加权几何平均", "Geometric mean (weighted product)"),
        Mean::Harmonic => ("加权调和平均", "Harmonic mean"),
        Mean::Power => ("加权幂平均", "Power mean"),
        Mean::Median => ("加权中位数", "Weighted median"),
        Mean::Copeland => ("两两比较（Copeland）", "Pairwise contests (Copeland)"),
    };
    pick(lang, zh, en)
}

/// What stands over a group of normalisations: the first of it, or nothing.
pub fn normalise_group(lang: Lang, method: NormaliseMethod) -> &'static str {
    let (zh, en) = match method {
        NormaliseMethod::MinMax
        | NormaliseMethod::Scaled
        | NormaliseMethod::Goalposts
        | NormaliseMethod::DistanceToMax
        | NormaliseMethod::DistanceToTarget
        | NormaliseMethod::DistanceToReference => ("在两端之间按比例", "Between two ends"),
        NormaliseMethod::FractionOfMax
        | NormaliseMethod::RatioToBase
        | NormaliseMethod::Vector
        | NormaliseMethod::Sum => ("与某个量相比", "As a share of something"),
        NormaliseMethod::ZScore | NormaliseMethod::Rank | NormaliseMethod::PercentileRank | NormaliseMethod::Borda => {
            ("看在全体中的位置", "By place among all")
        }
    };
    pick(lang, zh, en)
}

/// The formula in words, and when to use it.
pub fn normalise_about(lang: Lang, method: NormaliseMethod) -> &'static str {
    let (zh, en) = match method {
        NormaliseMethod::MinMax => (
            "最差的得下限，最好的得上限，其余按比例；极端值会压缩其余的差距。",
            "The worst gets the lower end, the best the upper; extreme values squeeze the rest.",
        ),
        NormaliseMethod::Scaled => (
            "所有指标用同一个固定区间换算到 0–100；指标本来就同单位时用。",
            "All indicators go from one fixed interval to 0–100; for indicators that share a unit.",
        ),
        NormaliseMethod::Goalposts => (
            "在固定的下限与上限之间换算，不随其他园区变化，可以跨年比较；超出的按界限计并列在“数据”页。",
            "Between fixed ends, whoever else is there, so years can be compared; what lies beyond counts as the end and is listed on the Data page.",
        ),
        NormaliseMethod::DistanceToMax => (
            "1 减去与最好值的相对距离，0–1；与极差法同序，只是量程不同。",
            "1 minus the relative distance to the best, 0–1; the order of min–max on another range.",
        ),
        NormaliseMethod::DistanceToTarget => (
            "离目标值多远：达到目标得 1，超过的大于 1；有规划目标时用。",
            "How far from the target: 1 when met, above 1 beyond it; where plans set targets.",
        ),
        NormaliseMethod::DistanceToReference => (
            "离参照园区多远：与它相同得 1，更好的大于 1；对标时用。",
            "How far from a reference park: 1 when equal, above 1 when better; for benchmarking.",
        ),
        NormaliseMethod::FractionOfMax => (
            "数值除以最好值（逆指标为最好值除以数值）；只用于正数，保留倍数关系。",
            "Value over the best (the best over the value where less is better); for positive figures, keeps ratios.",
        ),
        NormaliseMethod::RatioToBase => (
            "数值除以基准值（没有基准值时用均值），等于基准得满分，不封顶；亩均评价常用。",
            "Value over its base (the mean where none is given); the base gets full points, without a cap. Usual in per-mu evaluation.",
        ),
        NormaliseMethod::Vector => (
            "数值除以全列的欧氏长度；TOPSIS 等方法常用。",
            "Value over the column's Euclidean length; usual with TOPSIS and its kin.",
        ),
        NormaliseMethod::Sum => (
            "数值占全列合计的比重；合计有意义时用。",
            "Value as a share of the column's sum; where a sum means something.",
        ),
        NormaliseMethod::ZScore => (
            "离均值几个标准差，再换算到所给的均值和标准差；极端值仍然突出。",
            "Standard deviations from the mean, brought to the mean and spread given; extreme values stay extreme.",
        ),
        NormaliseMethod::Rank => (
            "只看名次，不看差多少；数据粗糙或极端时用。",
            "Only places count, not how far apart; for rough data or extreme values.",
        ),
        NormaliseMethod::PercentileRank => (
            "胜过多大比例的园区，0–1；不怕极端值，园区数变了也可比。",
            "The share of parks it beats, 0–1; unmoved by extreme values, comparable when their number changes.",
        ),
        NormaliseMethod::Borda => {
            ("胜过几个园区就得几分；投票式汇总时用。", "One point for each park it beats; for adding up as in a vote.")
        }
    };
    pick(lang, zh, en)
}

/// The formula in words, and when to use it.
pub fn mean_about(lang: Lang, mean: Mean) -> &'static str {
    let (zh, en) = match mean {
        Mean::Arithmetic => (
            "权重乘得分再相加；长处可以弥补短处，最容易解释。",
            "Weight times score, added up; strengths make up for weaknesses, and it is the easiest to explain.",
        ),
        Mean::Geometric => (
            "得分的权重次方相乘；短板拉低总分，长处只能部分弥补。得分须大于 0。",
            "Scores to the power of their weights, multiplied; a weak side pulls the score down. Needs scores above 0.",
        ),
        Mean::Harmonic => (
            "得分倒数的加权平均再取倒数；短板影响最重。得分须大于 0。",
            "One over the weighted mean of reciprocals; the weakest side weighs most. Needs scores above 0.",
        ),
        Mean::Power => (
            "得分先乘方、加权平均、再开方；指数大于 1 偏向长处，小于 1 偏向短板。得分须大于 0。",
            "The mean of powers, brought back; above 1 strengths count more, below 1 weaknesses do. Needs scores above 0.",
        ),
        Mean::Median => (
            "按权重排到一半处的得分；个别指标的极端得分不起作用。",
            "The score at half of the weight; a single extreme indicator changes nothing.",
        ),
        Mean::Copeland => (
            "园区两两比较，按权重过半者胜，得分是胜场减负场；只看谁好，不看好多少。",
            "Parks meet in pairs, more than half of the weight wins, and wins minus losses count; only who is better matters, not by how much.",
        ),
    };
    pick(lang, zh, en)
}
