//! What was done to a figure, or to a whole column of them.

use scoring::treat::Action;

use crate::prefs::Lang;
use crate::text::number::plain;
use crate::text::pick;

/// What a treatment did.
pub fn action(lang: Lang, action: &Action) -> String {
    match action {
        Action::Denominated { denominator } => {
            pick(lang, format!("除以“{denominator}”"), format!("Divided by “{denominator}”"))
        }
        Action::NoDenominator { denominator } => pick(
            lang,
            format!("分母“{denominator}”为零或缺失，按缺失处理"),
            format!("“{denominator}” is zero or missing, so the value counts as missing"),
        ),
        Action::FilledMean => pick(lang, "缺失，用均值补上", "Missing; filled with the mean").into(),
        Action::FilledMedian => pick(lang, "缺失，用中位数补上", "Missing; filled with the median").into(),
        Action::FilledGroupMean { group: _, category } => pick(
            lang,
            format!("缺失，用“{category}”的均值补上"),
            format!("Missing; filled with the mean of “{category}”"),
        ),
        Action::FilledGroupMedian { group: _, category } => pick(
            lang,
            format!("缺失，用“{category}”的中位数补上"),
            format!("Missing; filled with the median of “{category}”"),
        ),
        Action::FilledByRegression => {
            pick(lang, "缺失，由相关最密切的其他指标推算", "Missing; estimated from the indicators closest to it")
                .into()
        }
        Action::FilledFromPeriods => {
            pick(lang, "缺失，用它自己其他年份的数值补上", "Missing; filled from its own other years").into()
        }
        Action::NothingToFillFrom => {
            pick(lang, "缺失，没有可用来补的数值，仍按缺失处理", "Missing; there is nothing to fill it from").into()
        }
        Action::Winsorised => {
            pick(lang, "离群，收到其余数值的边缘", "Outlier; brought to the edge of the others").into()
        }
        Action::Logarithm => pick(lang, "分布过偏，整列取对数", "Skewed; the whole column went to logarithms").into(),
        Action::BoxCox { lambda } => pick(
            lang,
            format!("分布过偏，整列做 Box–Cox 变换（λ = {}）", plain(*lambda)),
            format!("Skewed; the whole column went through Box–Cox (λ = {})", plain(*lambda)),
        ),
        Action::Transformed { transform } => {
            let name = super::transform(lang, *transform);
            pick(lang, format!("整列变换：{name}"), format!("Every value went through {name}"))
        }
        Action::StillSkewed => pick(lang, "处理后仍然偏斜，请留意", "Still skewed after treatment").into(),
        Action::NotEnoughIndicators { present, of } => pick(
            lang,
            format!("{of} 项指标只有 {present} 项有数值，低于要求，不参加评价"),
            format!("Has {present} of {of} indicators, fewer than asked for; not scored"),
        ),
    }
}

/// A normalised value that was missing came from the park's own other indicators.
pub fn filled_from_row(lang: Lang) -> &'static str {
    pick(
        lang,
        "缺失，无量纲化后用该园区其他指标补上",
        "Missing; filled after normalising from the park's own other indicators",
    )
}
