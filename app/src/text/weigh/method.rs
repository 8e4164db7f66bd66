//! Names of the ways to weights and, in one sentence, what they go by.

use scoring::scenario::WeighMethod;

use crate::prefs::Lang;
use crate::text::pick;

/// Name of a choice in the page's own controls.
pub fn key(method: WeighMethod) -> &'static str {
    match method {
        WeighMethod::Official => "official",
        WeighMethod::Equal => "equal",
        WeighMethod::Entropy => "entropy",
        WeighMethod::Critic => "critic",
        WeighMethod::StandardDeviation => "standard-deviation",
        WeighMethod::CoefficientOfVariation => "coefficient-of-variation",
        WeighMethod::Gini => "gini",
        WeighMethod::Pca => "pca",
        WeighMethod::Merec => "merec",
        WeighMethod::Ahp => "ahp",
        WeighMethod::Bwm => "bwm",
        WeighMethod::Swara => "swara",
        WeighMethod::Combined => "combined",
        WeighMethod::Optimised => "optimised",
        WeighMethod::FromOrder => "from-order",
    }
}

pub fn name(lang: Lang, method: WeighMethod) -> &'static str {
    let (zh, en) = match method {
        WeighMethod::Official => ("官方权重", "Official weights"),
        WeighMethod::Equal => ("等权", "Equal weights"),
        WeighMethod::Entropy => ("熵权法", "Entropy"),
        WeighMethod::Critic => ("CRITIC 法", "CRITIC"),
        WeighMethod::StandardDeviation => ("标准差法", "Standard deviation"),
        WeighMethod::CoefficientOfVariation => ("变异系数法", "Coefficient of variation"),
        WeighMethod::Gini => ("基尼系数法", "Gini coefficient"),
        WeighMethod::Pca => ("主成分法", "Principal components"),
        WeighMethod::Merec => ("MEREC 法", "MEREC"),
        WeighMethod::Ahp => ("层次分析法（AHP）", "Pairwise judgements (AHP)"),
        WeighMethod::Bwm => ("最优最劣法（BWM）", "Best–worst (BWM)"),
        WeighMethod::Swara => ("逐步比较法（SWARA）", "Stepwise (SWARA)"),
        WeighMethod::Combined => ("组合赋权", "Combined"),
        WeighMethod::Optimised => ("优化赋权", "Optimised"),
        WeighMethod::FromOrder => ("由排名反推", "From a ranking"),
    };
    pick(lang, zh, en)
}

/// What the method goes by.
pub fn about(lang: Lang, method: WeighMethod) -> &'static str {
    let (zh, en) = match method {
        WeighMethod::Official => ("按指标体系规定的权重。", "As the framework sets them."),
        WeighMethod::Equal => ("同级各项一样重。", "All siblings weigh the same."),
        WeighMethod::Entropy => (
            "园区之间越不均匀的指标越重。",
            "The more unevenly an indicator is spread over the parks, the more it weighs.",
        ),
        WeighMethod::Critic => (
            "差异大、又与别的指标不重复的指标更重。",
            "An indicator weighs by its contrast and by how little the others repeat it.",
        ),
        WeighMethod::StandardDeviation => {
            ("得分差异越大的指标越重。", "The wider the scores spread, the more it weighs.")
        }
        WeighMethod::CoefficientOfVariation => {
            ("相对差异（标准差除以均值）越大越重。", "The larger the spread against the mean, the more it weighs.")
        }
        WeighMethod::Gini => {
            ("园区之间越不平均的指标越重。", "The more unequal the parks are in it, the more it weighs.")
        }
        WeighMethod::Pca => (
            "在解释差异的主成分里占得多的指标更重。",
            "An indicator weighs by its part in the components that carry the variance.",
        ),
        WeighMethod::Merec => (
            "去掉它之后总体表现变化越大的指标越重。",
            "The more the whole changes without an indicator, the more it weighs.",
        ),
        WeighMethod::Ahp => (
            "两两比较谁更重要，并检查判断是否前后一致。",
            "Say of every pair how much more one matters; the judgements are checked against one another.",
        ),
        WeighMethod::Bwm => (
            "先定最重要和最不重要的，其余只与这两项比较。",
            "Choose the most and the least important, and compare the others with these two only.",
        ),
        WeighMethod::Swara => (
            "从最重要的排起，说出每一项比前一项轻多少。",
            "Put them in order and say how much less each matters than the one before.",
        ),
        WeighMethod::Combined => ("把几种方法得到的权重合成一组。", "Makes the weights of several methods one."),
        WeighMethod::Optimised => (
            "让各项对总分的实际影响合乎期望，或让总分包含的信息最多。",
            "Lets each one's real influence on the score be as wanted, or the score hold the most information.",
        ),
        WeighMethod::FromOrder => (
            "把园区排成您认为对的顺序，找出最接近现有、又能得到这个顺序的权重。",
            "Put parks in the order you hold right, and find the nearest weights that give it.",
        ),
    };
    pick(lang, zh, en)
}

/// Heading of a family of methods in the list.
pub fn family(lang: Lang, method: WeighMethod) -> &'static str {
    if method.is_of_data() {
        pick(lang, "看数据", "From data")
    } else if method.is_of_judgement() {
        pick(lang, "靠判断", "By judgement")
    } else {
        pick(lang, "合成与反推", "Combined and inferred")
    }
}
