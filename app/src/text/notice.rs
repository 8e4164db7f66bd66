//! Wording of notices.

use super::{frame::frame, pick, problem};
use crate::notice::NoticeKind;
use crate::prefs::Lang;

/// One notice, whole.
pub fn notice(lang: Lang, kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::LinkCopied => frame(lang).link_copied.into(),
        NoticeKind::LinkToCopy { address } => format!("{} {address}", frame(lang).link_not_copied),
        NoticeKind::ScenarioSaved => pick(lang, "方案已存为文件", "Scenario saved to a file").into(),
        NoticeKind::CorruptLink => pick(
            lang,
            "链接或文件里的方案不完整（可能被截断或改动），未采用。请向发送者重新索取。",
            "The scenario in this link or file is cut off or altered; it was not used. Ask the sender for it again.",
        )
        .into(),
        NoticeKind::ScenarioRefused(error) => problem::scenario_error(lang, error),
        NoticeKind::OtherDataset { made_on } => pick(
            lang,
            format!("这个方案是在另一份数据（{made_on}）上做的：已套用到当前数据，数字会与对方看到的不同。"),
            format!("This scenario was made on other data ({made_on}). It is applied to what is open here, so numbers will differ."),
        ),
        NoticeKind::ScenarioDoesNotFit(problems) => {
            let lines: Vec<String> = problems.iter().map(|one| problem::scenario_problem(lang, one)).collect();
            pick(
                lang,
                format!("方案与当前数据不符，未采用：{}", lines.join("；")),
                format!("The scenario does not fit this dataset and was not used: {}", lines.join("; ")),
            )
        }
        NoticeKind::OtherEngine { engine } => pick(
            lang,
            format!("这个方案由版本 {engine} 的计算引擎保存，末位数字可能略有不同。"),
            format!("This scenario was saved by engine {engine}; last digits may differ."),
        ),
        NoticeKind::OpenFileAgain { name } => pick(
            lang,
            format!("上次打开的文件“{name}”没有保存在浏览器里，请在“数据”页重新选择它。"),
            format!("The file “{name}” from your last visit is not kept in the browser; choose it again on the Data page."),
        ),
        NoticeKind::DatasetUnknown { id } => {
            pick(lang, format!("本站没有数据集“{id}”。"), format!("This site has no dataset “{id}”."))
        }
        NoticeKind::StorageBlocked => pick(
            lang,
            "浏览器不允许保存，刷新后改动会丢失；可把方案存为文件或复制链接。",
            "The browser does not allow saving: a reload loses your changes. Save the scenario to a file or copy the link.",
        )
        .into(),
        NoticeKind::Opened { name } => pick(lang, format!("已打开 {name}"), format!("Opened {name}")),
        NoticeKind::RepairsUnfit { n } => pick(
            lang,
            format!("方案里有 {n} 处数据修正与这份数据不符，没有采用；原因见“数据”页。"),
            format!("Corrections that do not fit this data were not applied: {n}. The Data page says why."),
        ),
        NoticeKind::LookAtColumns { name } => pick(
            lang,
            format!("“{name}”各列的含义要先核对，请到“数据”页。"),
            format!("Look at what the columns of “{name}” are first, on the Data page."),
        ),
        NoticeKind::Cancelled => pick(lang, "已取消", "Cancelled").into(),
    }
}
