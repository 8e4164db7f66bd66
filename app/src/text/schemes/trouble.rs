//! Why a scheme cannot be shown or applied, and what to do.

use scoring::appraise::AppraiseError;
use scoring::judge::JudgeError;
use scoring::scheme::SchemeError;

use super::super::number::plain;
use super::super::{pick, problem};
use crate::prefs::Lang;

/// The file did not come, with its name.
pub fn not_fetched(lang: Lang, name: &str) -> String {
    pick(
        lang,
        format!("没有取到 {name}。请检查网络后重试；已打开的数据和方案不受影响。"),
        format!("{name} did not arrive. Check the connection and try again; your data and scenario are untouched."),
    )
}

/// What came is no scheme, or no list of them.
pub fn not_read(lang: Lang, name: &str, error: &SchemeError) -> String {
    let at = match error {
        SchemeError::NotJson { line, column } | SchemeError::Format { line, column, .. } => {
            pick(lang, format!("第 {line} 行第 {column} 个字符"), format!("line {line}, character {column}"))
        }
        SchemeError::OtherVersion { found, known } => {
            pick(lang, format!("格式 {found}，本页认得 {known}"), format!("format {found}, this page reads {known}"))
        }
        SchemeError::Problems(problems) => {
            pick(lang, format!("{} 处前后不符", problems.len()), format!("{} contradictions", problems.len()))
        }
    };
    pick(
        lang,
        format!("{name} 读不懂（{at}）。请联系网站的维护者，或换用完整的发布包。"),
        format!("{name} cannot be read ({at}). Tell whoever keeps this site, or take the whole release."),
    )
}

/// The scenario is about a scheme that neither ships nor is kept in this browser.
pub fn unknown(lang: Lang, id: &str) -> String {
    pick(
        lang,
        format!("方案用的是一个自有标准“{id}”，这个浏览器里没有。请在“我的标准”里打开它的文件。"),
        format!(
            "The scenario is about the scheme “{id}” of somebody's own, which is not kept here. Open its file under “My schemes”."
        ),
    )
}

pub fn appraise_error(lang: Lang, error: &AppraiseError) -> String {
    match error {
        AppraiseError::NothingMapped => pick(
            lang,
            "还没有任何指标有数据。请在“指标对应”里至少选一个指标，或在“逐项查看”里填写。",
            "No item has a figure yet. Choose at least one indicator above, or enter figures item by item.",
        )
        .into(),
        AppraiseError::OtherScheme { .. } => {
            pick(lang, "方案用的是另一个标准。", "The scenario is about another scheme.").into()
        }
        AppraiseError::UnknownItem { code } => pick(
            lang,
            format!("标准里没有指标“{code}”，方案可能是用旧版标准做的。请重新自动对应。"),
            format!("The scheme has no item “{code}”; the scenario may be from an older edition. Propose again."),
        ),
        AppraiseError::UnknownIndicator { item, code } => pick(
            lang,
            format!("“{item}”所用的指标“{code}”不在当前数据里。请另选一个。"),
            format!("The indicator “{code}” for “{item}” is not in this data. Choose another."),
        ),
        AppraiseError::UnknownEntity { item, id } => pick(
            lang,
            format!("为“{item}”填写的对象“{id}”不在当前数据里。"),
            format!("“{id}”, entered for “{item}”, is not in this data."),
        ),
        AppraiseError::BadNumber { item, value }
        | AppraiseError::Judge(JudgeError::BadBase { code: item, base: value }) => {
            let value = plain(*value);
            pick(
                lang,
                format!("“{item}”的数值 {value} 不能用：应大于 0。"),
                format!("The number {value} of “{item}” cannot be used: it must be above 0."),
            )
        }
        AppraiseError::Judge(_) | AppraiseError::Framework(_) => {
            pick(lang, "这个标准本身前后不符，不能套用。", "This scheme contradicts itself and cannot be applied.")
                .into()
        }
        AppraiseError::Evaluate(error) => {
            let why = problem::evaluate_error(lang, error);
            pick(
                lang,
                format!("{why} 可在“评价”页换一种无量纲化办法。"),
                format!("{why} Another normalisation can be chosen on the Evaluate page."),
            )
        }
    }
}
