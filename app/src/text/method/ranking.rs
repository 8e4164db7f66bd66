//! Ways to rank: names, what they do in words, and their own figures.

use scoring::decide::Figure;
use scoring::scenario::{Criteria, CriterionScale, FuzzyOperator, PreferenceCurve, RankMethod};

use crate::prefs::Lang;
use crate::text::pick;

pub fn name(lang: Lang, method: RankMethod) -> &'static str {
    let (zh, en) = match method {
        RankMethod::Aggregate => ("按指标体系的总分", "By the framework's score"),
        RankMethod::WeightedSum => ("加权和（SAW）", "Weighted sum (SAW)"),
        RankMethod::WeightedProduct => ("加权积（WPM）", "Weighted product (WPM)"),
        RankMethod::Waspas => ("加权和与积综合（WASPAS）", "Sum and product mixed (WASPAS)"),
        RankMethod::Topsis => ("优劣解距离法（TOPSIS）", "Closeness to the ideal (TOPSIS)"),
        RankMethod::Vikor => ("折衷排序（VIKOR）", "Compromise ranking (VIKOR)"),
        RankMethod::Gra => ("灰色关联分析（GRA）", "Grey relational analysis (GRA)"),
        RankMethod::Rsr => ("秩和比（RSR）", "Rank-sum ratio (RSR)"),
        RankMethod::Promethee2 => ("偏好流（PROMETHEE II）", "Preference flows (PROMETHEE II)"),
        RankMethod::Electre3 => ("级别高于关系（ELECTRE III）", "Outranking (ELECTRE III)"),
        RankMethod::Copeland => ("两两比较（Copeland）", "Pairwise contests (Copeland)"),
        RankMethod::Copras => ("比例评价（COPRAS）", "Proportional assessment (COPRAS)"),
        RankMethod::Edas => ("与均值的距离（EDAS）", "Distance from the average (EDAS)"),
        RankMethod::Aras => ("加性比率（ARAS）", "Additive ratio (ARAS)"),
        RankMethod::Mabac => ("边界逼近（MABAC）", "Border approximation (MABAC)"),
        RankMethod::Marcos => ("效用折衷（MARCOS）", "Utility compromise (MARCOS)"),
        RankMethod::Codas => ("组合距离（CODAS）", "Combined distances (CODAS)"),
        RankMethod::Cocoso => ("组合折衷（CoCoSo）", "Combined compromise (CoCoSo)"),
        RankMethod::Moora => ("比率系统（MOORA）", "Ratio system (MOORA)"),
        RankMethod::MooraReference => ("参照点（MOORA）", "Reference point (MOORA)"),
        RankMethod::Multimoora => ("三视角占优（MULTIMOORA）", "Three views (MULTIMOORA)"),
        RankMethod::Spotis => ("固定理想点（SPOTIS）", "Fixed ideal point (SPOTIS)"),
        RankMethod::Bod => ("最有利权重（BoD）", "Benefit of the doubt (BoD)"),
        RankMethod::Fuzzy => ("模糊综合评价", "Fuzzy comprehensive evaluation"),
        RankMethod::Mpi => ("均衡修正（Mazziotta–Pareto）", "Corrected for unevenness (Mazziotta–Pareto)"),
    };
    pick(lang, zh, en)
}

/// What a group of methods has in common.
pub fn group(lang: Lang, method: RankMethod) -> &'static str {
    let (zh, en) = match method {
        RankMethod::Aggregate => ("逐层合成", "Up the framework"),
        RankMethod::WeightedSum
        | RankMethod::WeightedProduct
        | RankMethod::Waspas
        | RankMethod::Aras
        | RankMethod::Copras
        | RankMethod::Moora
        | RankMethod::MooraReference
        | RankMethod::Multimoora
        | RankMethod::Cocoso => ("求和与比率", "Sums and ratios"),
        RankMethod::Topsis
        | RankMethod::Vikor
        | RankMethod::Gra
        | RankMethod::Edas
        | RankMethod::Codas
        | RankMethod::Mabac
        | RankMethod::Marcos
        | RankMethod::Spotis => ("与理想或均值的距离", "Distances"),
        RankMethod::Promethee2 | RankMethod::Electre3 | RankMethod::Copeland => ("园区两两比较", "Pairs of parks"),
        RankMethod::Fuzzy => ("等级隶属度", "Memberships of grades"),
        RankMethod::Rsr | RankMethod::Bod | RankMethod::Mpi => ("秩次、自选权重、均衡", "Ranks, own weights, evenness"),
    };
    pick(lang, zh, en)
}

/// The formula in words, and when to use it.
pub fn about(lang: Lang, method: RankMethod) -> &'static str {
    let (zh, en) = match method {
        RankMethod::Aggregate => (
            "指标一层层合成为总分，按总分排名；每一分都能追到指标。",
            "Indicators are joined level by level into a score; every point can be traced to an indicator.",
        ),
        RankMethod::WeightedSum => (
            "各指标按比例换算后加权相加；最直接，长处可以弥补短处。",
            "Scaled figures times weights, added up; the plainest, strengths make up for weaknesses.",
        ),
        RankMethod::WeightedProduct => (
            "各指标换算后取权重次方再相乘；短板影响更大，数值须大于 0。",
            "Scaled figures to the power of their weights, multiplied; weak sides count more. Needs figures above 0.",
        ),
        RankMethod::Waspas => {
            ("加权和与加权积按 λ 混合；比单用其一更稳。", "Weighted sum and product mixed by λ; steadier than either.")
        }
        RankMethod::Topsis => (
            "离最好解近、离最差解远者优：到最差解的距离 ÷（到最好解的距离 + 到最差解的距离）。国内最常用。",
            "Near the best and far from the worst: distance to the worst over the sum of both distances. The most used.",
        ),
        RankMethod::Vikor => (
            "兼顾整体差距 S 与单项最大遗憾 R，得分为 1 − Q；不愿有单项过差时用。",
            "Weighs the whole gap S against the largest single regret R; the score is 1 − Q. Where no side may be very weak.",
        ),
        RankMethod::Gra => (
            "各指标与理想序列的接近程度加权平均；样本少、信息不全时常用。",
            "The weighted mean of how closely each figure follows the ideal; for small samples.",
        ),
        RankMethod::Rsr => (
            "各指标名次加权后除以园区数；不怕极端值，并给出概率单位与分档依据。",
            "Weighted places over the number of parks; unmoved by extreme values, with probits to grade by.",
        ),
        RankMethod::Promethee2 => (
            "两两比较的偏好程度，流出减流入为净流；可以设“差多少才算差”。",
            "Preferences in pairs; what leaves minus what enters is the net flow. One can say how large a lead counts.",
        ),
        RankMethod::Electre3 => (
            "多数同意且无人强烈反对才算更优，两次蒸馏定名次；得分是排在其后的园区数。",
            "Better if most agree and none strongly objects, ranked by two distillations; the score is how many stand behind.",
        ),
        RankMethod::Copeland => (
            "两两比较，权重过半者胜，得分是胜场减负场；只看谁好，不看好多少。",
            "Parks meet in pairs, more than half of the weight wins, wins minus losses count; by how much does not matter.",
        ),
        RankMethod::Copras => (
            "正指标之和加上按比例折算的逆指标之和，再除以最大值；正逆指标并存时用。",
            "Sums of what should be more and, in proportion, of what should be less, over the best; where both kinds meet.",
        ),
        RankMethod::Edas => (
            "看高于均值多少、低于均值多少；以平均水平为参照时用。",
            "How far above and below the average; where the average is the yardstick.",
        ),
        RankMethod::Aras => (
            "与由各项最好值组成的理想对象之比；得分就是达到理想的几成。",
            "Compared with a made-up park that has every best value; the score is the share of it that is reached.",
        ),
        RankMethod::Mabac => (
            "与各指标几何平均的“边界”之差相加；结果稳定。",
            "Distances from a border that is the geometric mean, added up; steady.",
        ),
        RankMethod::Marcos => (
            "同时与理想和反理想比较，合成效用；数值须大于 0。",
            "Compared with the ideal and its opposite at once. Needs figures above 0.",
        ),
        RankMethod::Codas => (
            "离最差解的欧氏距离，相近时再比曼哈顿距离。",
            "Euclidean distance from the worst, and where that is alike, taxicab distance.",
        ),
        RankMethod::Cocoso => {
            ("加权和与加权积用三种方式折衷再综合。", "Weighted sum and power joined by three compromises.")
        }
        RankMethod::Moora => {
            ("向量归一后，正指标之和减逆指标之和。", "Vector ratios: what should be more minus what should be less.")
        }
        RankMethod::MooraReference => (
            "离各项最好值最远的那一项有多远，越近越好；只盯最大短板。",
            "How far the furthest figure is from its best; only the worst gap counts.",
        ),
        RankMethod::Multimoora => (
            "比率、参照点、乘积三种名次中多数占优的次数；数值须大于 0。",
            "In how many pairs most of three rankings agree: ratio, reference point, product. Needs figures above 0.",
        ),
        RankMethod::Spotis => (
            "离固定理想点的距离，得分为 1 − 距离；增减园区不改变其他园区的先后。",
            "Distance from a fixed ideal; the score is 1 − distance. Adding a park changes nobody else's order.",
        ),
        RankMethod::Bod => (
            "每个园区用对自己最有利的权重（数据包络），不用所设权重；得 1 的无人能超。",
            "Each park under the weights that suit it best; the weights set here are not used. 1 means unbeaten.",
        ),
        RankMethod::Fuzzy => (
            "每项数值按隶属度分属优、良、中、差等级，再按权重合成；得分是各等级分值按隶属度的平均。",
            "Each figure belongs to grades by degrees, weights bring these together; the score is the mean of the grades' points.",
        ),
        RankMethod::Mpi => (
            "标准化均值减去不均衡的惩罚，不用所设权重；鼓励均衡发展。",
            "The standardised mean less a penalty for unevenness; weights are not used. Rewards balance.",
        ),
    };
    pick(lang, zh, en)
}

pub fn criteria(lang: Lang, of: Criteria) -> &'static str {
    let (zh, en) = match of {
        Criteria::Indicators => ("指标原值", "Indicators as they are"),
        Criteria::Normalised => ("无量纲化后的指标", "Normalised indicators"),
        Criteria::Pillars => ("一级指标得分", "Pillar scores"),
    };
    pick(lang, zh, en)
}

pub fn scale(lang: Lang, of: CriterionScale) -> &'static str {
    let (zh, en) = match of {
        CriterionScale::None => ("不换算", "None"),
        CriterionScale::MinMax => ("极差", "Min–max"),
        CriterionScale::Max => ("除以最大值", "Over the maximum"),
        CriterionScale::Sum => ("除以合计", "Over the sum"),
        CriterionScale::Vector => ("除以向量长度", "Over the length"),
        CriterionScale::Linear => ("与最好值之比", "Ratio to the best"),
        CriterionScale::Logarithmic => ("对数", "Logarithmic"),
    };
    pick(lang, zh, en)
}

pub fn curve(lang: Lang, of: PreferenceCurve) -> &'static str {
    let (zh, en) = match of {
        PreferenceCurve::Usual => ("有差即偏好", "Usual: any lead"),
        PreferenceCurve::UShape => ("超过 q 才偏好", "U-shape: beyond q"),
        PreferenceCurve::VShape => ("到 p 为止逐渐偏好", "V-shape: growing up to p"),
        PreferenceCurve::Level => ("分两级（q、p）", "Level: q and p"),
        PreferenceCurve::Linear => ("从 q 到 p 线性", "Linear from q to p"),
        PreferenceCurve::Gaussian => ("高斯曲线（s）", "Gaussian (s)"),
    };
    pick(lang, zh, en)
}

pub fn operator(lang: Lang, of: FuzzyOperator) -> &'static str {
    let (zh, en) = match of {
        FuzzyOperator::ProductSum => ("M(·,＋) 加权平均", "M(·,+): by weight"),
        FuzzyOperator::MinSum => ("M(∧,＋) 取小后求和", "M(∧,+): smaller, summed"),
        FuzzyOperator::ProductMax => ("M(·,∨) 主因素突出", "M(·,∨): largest product"),
        FuzzyOperator::MinMax => ("M(∧,∨) 主因素决定", "M(∧,∨): leading criterion"),
    };
    pick(lang, zh, en)
}

/// A grade of a fuzzy evaluation, counted from the best of `of`.
pub fn fuzzy_grade(lang: Lang, at: usize, of: usize) -> String {
    let known: &[(&str, &str)] = match of {
        3 => &[("优", "excellent"), ("中", "fair"), ("差", "poor")],
        4 => &[("优", "excellent"), ("良", "good"), ("中", "fair"), ("差", "poor")],
        5 => &[("优", "excellent"), ("良", "good"), ("中", "fair"), ("较差", "weak"), ("差", "poor")],
        _ => &[],
    };
    match known.get(at) {
        Some((zh, en)) => pick(lang, *zh, *en).to_string(),
        None => pick(lang, format!("第 {} 级", at + 1), format!("grade {}", at + 1)),
    }
}

/// A figure that a method speaks of, and which way is better.
pub fn figure(lang: Lang, of: Figure) -> String {
    let (zh, en) = match of {
        Figure::Membership { at, of } => {
            let grade = fuzzy_grade(lang, usize::from(at), usize::from(of));
            return pick(lang, format!("“{grade}”的隶属度"), format!("Membership of “{grade}”"));
        }
        Figure::Compromise => ("折衷值 Q（越小越好）", "Compromise Q (lower is better)"),
        Figure::Utility => ("整体差距 S（越小越好）", "Whole gap S (lower is better)"),
        Figure::Regret => ("最大遗憾 R（越小越好）", "Largest regret R (lower is better)"),
        Figure::LeavingFlow => ("流出 φ⁺（越大越好）", "Leaving flow φ⁺ (higher is better)"),
        Figure::EnteringFlow => ("流入 φ⁻（越小越好）", "Entering flow φ⁻ (lower is better)"),
        Figure::Descending => ("自上而下的名次", "Place from the top down"),
        Figure::Ascending => ("自下而上的名次", "Place from the bottom up"),
        Figure::Ratio => ("比率系统（越大越好）", "Ratio system (higher is better)"),
        Figure::Reference => ("离参照点最远一项（越小越好）", "Largest distance (lower is better)"),
        Figure::Product => ("乘积形式（越大越好）", "Product form (higher is better)"),
        Figure::Distance => ("到理想点的距离（越小越好）", "Distance to the ideal (lower is better)"),
        Figure::Probit => ("名次的概率单位", "Probit of the place"),
        Figure::Fitted => ("回归估计的秩和比", "Rank-sum ratio on the line"),
    };
    pick(lang, zh, en).to_string()
}

/// Who could not be compared, by name, the first few of `n`.
pub fn left_out(lang: Lang, names: &[String], n: usize) -> String {
    let names = names.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("{n} 个园区缺少要比较的数值，没有排名：{names}。可先补缺失值，或改为比较一级指标得分。"),
        format!(
            "{n} parks lack a figure that is compared and have no rank: {names}. Fill what is missing, or compare pillar scores."
        ),
    )
}
