//! Names of methods and, in one sentence, what they do.

use scoring::scenario::{Mean, NormaliseMethod, Scenario};

use super::number::plain;
use super::pick;
use crate::prefs::Lang;

/// The normalisations the page offers; the others are reached through a scenario file.
pub const OFFERED: [NormaliseMethod; 8] = [
    NormaliseMethod::MinMax,
    NormaliseMethod::ZScore,
    NormaliseMethod::Rank,
    NormaliseMethod::PercentileRank,
    NormaliseMethod::Goalposts,
    NormaliseMethod::RatioToBase,
    NormaliseMethod::DistanceToMax,
    NormaliseMethod::FractionOfMax,
];

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
    }
}

pub fn mean(lang: Lang, mean: Mean) -> &'static str {
    let (zh, en) = match mean {
        Mean::Arithmetic => ("加权算术平均", "Arithmetic mean"),
        Mean::Geometric => ("加权几何平均", "Geometric mean"),
        Mean::Harmonic => ("加权调和平均", "Harmonic mean"),
        Mean::Power => ("加权幂平均", "Power mean"),
        Mean::Median => ("加权中位数", "Weighted median"),
    };
    pick(lang, zh, en)
}

/// One sentence on how scores are made now.
pub fn about(lang: Lang, scenario: &Scenario) -> String {
    let settings = &scenario.normalise;
    let [low, high] = settings.range.map(plain);
    let (mean, sd) = (plain(settings.mean), plain(settings.sd));
    let scale = match settings.method {
        NormaliseMethod::MinMax => pick(
            lang,
            format!("每个指标最差的园区得 {low}，最好的得 {high}，其余按比例。"),
            format!("For each indicator the worst park gets {low}, the best {high}, the others in proportion."),
        ),
        NormaliseMethod::ZScore => pick(
            lang,
            format!("每个指标换算成均值 {mean}、标准差 {sd} 的标准分。"),
            format!("Each indicator becomes a standard score with mean {mean} and standard deviation {sd}."),
        ),
        NormaliseMethod::Rank => {
            pick(lang, "每个指标只看名次，不看差多少。".into(), "Only ranks count, not how far apart values are.".into())
        }
        NormaliseMethod::PercentileRank => pick(
            lang,
            "每个指标换算成胜过多少比例的园区。".into(),
            "Each indicator becomes the share of parks it beats.".into(),
        ),
        NormaliseMethod::Goalposts => pick(
            lang,
            "每个指标在固定的下限与上限之间换算，不随其他园区变化；超出界限的值按界限计，并列在“数据”页。".into(),
            "Each indicator is placed between fixed ends and does not depend on the other parks; values beyond them count as the end and are listed on the Data page.".into(),
        ),
        NormaliseMethod::RatioToBase => pick(
            lang,
            "每个指标除以基准值，等于基准值得 1；没有上限。".into(),
            "Each indicator is divided by its base; the base gives 1 and there is no cap.".into(),
        ),
        method => normalise(lang, method).to_string(),
    };
    let join = if scenario.aggregate.levels.is_empty() {
        match scenario.aggregate.method {
            Mean::Arithmetic => pick(lang, "长处可以弥补短处。", "Strengths make up for weaknesses."),
            Mean::Geometric => pick(
                lang,
                "短板拉低总分，长处不能完全弥补。",
                "A weak side pulls the score down; strengths only partly make up for it.",
            ),
            Mean::Harmonic => pick(lang, "短板影响最重。", "The weakest side weighs most."),
            Mean::Power | Mean::Median => mean_name(lang, scenario.aggregate.method),
        }
    } else {
        pick(lang, "各层按数据集规定的方法合成。", "Each level is joined as the dataset says.")
    };
    match lang {
        Lang::Zh => format!("{scale}{join}"),
        Lang::En => format!("{scale} {join}"),
    }
}

fn mean_name(lang: Lang, of: Mean) -> &'static str {
    mean(lang, of)
}
