//! Ways to treat what is missing and what sticks out.

use scoring::scenario::{Among, Bend, Middle, Missing, Outliers, Transform};

use crate::prefs::Lang;
use crate::text::number::plain;
use crate::text::pick;

/// `group` is the name of the group column that the choice looks at.
pub fn missing(lang: Lang, of: &Missing, group: &str) -> String {
    let (zh, en) = match of {
        Missing::AsFound => ("按现有指标折算", "Use what is there"),
        Missing::Mean => ("用均值补", "Fill with the mean"),
        Missing::Median => ("用中位数补", "Fill with the median"),
        Missing::GroupMean { .. } => {
            return pick(lang, format!("用同组均值补：{group}"), format!("Fill with the group's mean: {group}"));
        }
        Missing::GroupMedian { .. } => {
            return pick(lang, format!("用同组中位数补：{group}"), format!("Fill with the group's median: {group}"));
        }
        Missing::PanelLinear => ("按前后年份内插", "From the years around it"),
        Missing::PanelLatest => ("用最近的往年值", "From the newest earlier year"),
        Missing::Regression => ("由相关指标回归", "Regression on other indicators"),
        Missing::Row { middle: Middle::Mean, among: Among::All } => ("用本园区其他指标的均值", "The park's own mean"),
        Missing::Row { middle: Middle::Median, among: Among::All } => {
            ("用本园区其他指标的中位数", "The park's own median")
        }
        Missing::Row { middle: Middle::Mean, among: Among::Siblings } => {
            ("用本园区同类指标的均值", "The park's own mean of siblings")
        }
        Missing::Row { middle: Middle::Median, among: Among::Siblings } => {
            ("用本园区同类指标的中位数", "The park's own median of siblings")
        }
    };
    pick(lang, zh, en).into()
}

pub fn missing_about(lang: Lang, of: &Missing) -> &'static str {
    let (zh, en) = match of {
        Missing::AsFound => (
            "不补；缺的指标不参加，权重由同级其余指标分担。",
            "Nothing is filled; the siblings that are there carry the weight.",
        ),
        Missing::Mean | Missing::Median => (
            "取全部园区的均值或中位数；简单，但会抹平差异。",
            "The middle of all parks; simple, and it levels differences.",
        ),
        Missing::GroupMean { .. } | Missing::GroupMedian { .. } => (
            "取同组园区的均值或中位数；组内相近时更贴切。",
            "The middle of the park's group; better where groups are alike.",
        ),
        Missing::PanelLinear | Missing::PanelLatest => (
            "取该园区自己其他年份的数值；有多年数据时用。",
            "The park's own figures of other years; where there are several.",
        ),
        Missing::Regression => (
            "用最相关的至多三项指标做线性回归估计；指标之间关系稳定时用。",
            "A least-squares plane on up to three indicators that go with it most closely; where relations are steady.",
        ),
        Missing::Row { .. } => (
            "无量纲化之后，取该园区自己其他指标的水平；认为园区各方面相近时用。",
            "After normalising, the level of the park's own other indicators; where parks are alike throughout.",
        ),
    };
    pick(lang, zh, en)
}

/// The choices offered; what has other parts is “as set”.
pub fn outliers(lang: Lang, of: Outliers) -> &'static str {
    let bend = of.tame().map(|tame| (tame.winsorise > 0, tame.then));
    let (zh, en) = match (of, bend) {
        (Outliers::Coinr, _) => ("缩尾至多 5 个，不行再取对数", "Winsorise up to 5, else logarithm"),
        (_, None) => ("不处理", "Left alone"),
        (_, Some((_, Bend::None))) => ("只缩尾", "Winsorise only"),
        (_, Some((true, Bend::Log))) => ("先缩尾，不行再取对数", "Winsorise, else logarithm"),
        (_, Some((false, Bend::Log))) => ("只取对数", "Logarithm only"),
        (_, Some((true, Bend::BoxCox))) => ("先缩尾，不行再 Box–Cox", "Winsorise, else Box–Cox"),
        (_, Some((false, Bend::BoxCox))) => ("只做 Box–Cox", "Box–Cox only"),
    };
    pick(lang, zh, en)
}

pub fn outliers_about(lang: Lang, of: Outliers) -> &'static str {
    match of {
        Outliers::None => pick(lang, "极端值原样参加换算。", "Extreme values take part as they are."),
        _ => pick(
            lang,
            "只处理偏度与峰度都超限的指标；改动的每个数值列在“数据”页。",
            "Only indicators whose skewness and kurtosis are both beyond the limits; every figure that changed is listed on the Data page.",
        ),
    }
}

pub fn transform(lang: Lang, of: Transform) -> String {
    match of {
        Transform::Log => "ln x".into(),
        Transform::Log1p => "ln(1 + x)".into(),
        Transform::Sqrt => "√x".into(),
        Transform::Square => "x²".into(),
        Transform::Inverse => pick(lang, "−1/x（保序倒数）", "−1/x (reciprocal, order kept)").into(),
        Transform::BoxCox { lambda } => format!("Box–Cox, λ = {}", plain(lambda)),
    }
}

pub fn points_title(lang: Lang) -> &'static str {
    pick(lang, "改动过的数值", "Figures that changed")
}

pub fn points_hint(lang: Lang) -> &'static str {
    pick(
        lang,
        "逐个列出处理前后不同的数值：谁的、哪项指标、怎样改的、原来多少、现在多少。",
        "One by one, what differs after treatment: whose, which indicator, how, from what to what.",
    )
}
