//! Words for corrections of the data: what is proposed, what was done, what no longer fits.

use scoring::scenario::{RepairKind, RepairState};

use super::number::exact;
use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub hint: &'static str,
    pub proposed: &'static str,
    pub proposed_hint: &'static str,
    pub log: &'static str,
    pub nothing: &'static str,
    pub entity: &'static str,
    pub indicator: &'static str,
    pub period: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub why: &'static str,
    pub state: &'static str,
    pub action: &'static str,
    pub mend: &'static str,
    pub mended: &'static str,
    pub take_back: &'static str,
    pub take_all_back: &'static str,
    pub edit: &'static str,
    pub edit_hint: &'static str,
    pub now: &'static str,
    pub value: &'static str,
    pub note: &'static str,
    pub set: &'static str,
    pub set_missing: &'static str,
    pub not_a_number: &'static str,
    pub no_entity: &'static str,
    pub correct_back: &'static str,
}

const ZH: Words = Words {
    title: "数据修正",
    hint: "修正记在方案里，可以撤销，也随链接和方案文件带走；按对象、指标和年份对应，换一份同样的文件会照样修正。原值一直保留。关于数据表的决定（谁和谁是同一个、哪一行为准、代码的更正）也记在方案里，并会重读文件。",
    proposed: "可以一步修正的",
    proposed_hint: "这些数与同组差了 10 的整数次幂，多半是单位写错。改之前请核对原件。",
    log: "已作的修正",
    nothing: "还没有修正，也没有可以一步修正的。",
    entity: "评价对象",
    indicator: "指标",
    period: "年份",
    old: "原值",
    new: "修正后",
    why: "原因",
    state: "状态",
    action: "操作",
    mend: "修正",
    mended: "已修正",
    take_back: "撤回",
    take_all_back: "全部撤回",
    edit: "手工修改一个数",
    edit_hint: "选对象和指标，或在下面“原始数据”的表里点一个数。",
    now: "现在的数",
    value: "改为",
    note: "原因（可不填）",
    set: "修改",
    set_missing: "改为缺失",
    not_a_number: "“改为”要填一个数，例如 12.5；要去掉这个数，点“改为缺失”。",
    no_entity: "先选评价对象。",
    correct_back: "收回更正",
};

const EN: Words = Words {
    title: "Corrections",
    hint: "Corrections are part of the scenario: they can be undone and travel with links and scenario files. They are found by park, indicator and year, so that another file of the same kind gets them too. The old value is always kept. Decisions about tables (who is whom, which row counts, codes read otherwise) are part of the scenario too; the files are then read again.",
    proposed: "Can be mended in one step",
    proposed_hint: "These figures are a power of ten away from the others of their group, which is mostly a wrong unit. Check the original first.",
    log: "What was corrected",
    nothing: "Nothing was corrected, and nothing can be mended in one step.",
    entity: "Park",
    indicator: "Indicator",
    period: "Year",
    old: "Old value",
    new: "Corrected",
    why: "Reason",
    state: "State",
    action: "Action",
    mend: "Mend",
    mended: "corrected",
    take_back: "Take back",
    take_all_back: "Take all back",
    edit: "Change one figure by hand",
    edit_hint: "Choose a park and an indicator, or click a figure in the table “Raw data” below.",
    now: "Figure now",
    value: "Change to",
    note: "Reason (optional)",
    set: "Change",
    set_missing: "Make it missing",
    not_a_number: "“Change to” wants a number such as 12.5; to take the figure away, choose “Make it missing”.",
    no_entity: "Choose a park first.",
    correct_back: "Take the correction back",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

pub fn why(lang: Lang, why: RepairKind) -> &'static str {
    match why {
        RepairKind::ByHand => pick(lang, "手工修改", "by hand"),
        RepairKind::UnitSlip => pick(lang, "单位差了 10 的幂", "slip of the unit"),
    }
}

/// What became of a correction.
pub fn state(lang: Lang, state: RepairState) -> String {
    match state {
        RepairState::Applied => pick(lang, "已采用", "applied").into(),
        RepairState::Overruled => {
            pick(lang, "未采用：后面还有对同一个数的修正", "not used: a later one is of the same figure").into()
        }
        RepairState::NoEntity => pick(
            lang,
            "未采用：这份数据里没有这个对象。核对编号，或撤回",
            "not used: no such park in this data. Check its id, or take this back",
        )
        .into(),
        RepairState::NoIndicator => pick(
            lang,
            "未采用：这份数据里没有这项指标。核对名称，或撤回",
            "not used: no such indicator in this data. Check its name, or take this back",
        )
        .into(),
        RepairState::NoPeriod => {
            pick(lang, "未采用：这份数据里没有这一年", "not used: this data does not have the year").into()
        }
        RepairState::OldDiffers { found: Some(found) } => pick(
            lang,
            format!("未采用：数据里现在是 {}，与原值不同。核对后重新修正，或撤回", exact(found)),
            format!("not used: the data has {} by now. Correct it anew, or take this back", exact(found)),
        ),
        RepairState::OldDiffers { found: None } => pick(
            lang,
            "未采用：数据里现在是缺失。核对后重新修正，或撤回",
            "not used: the data has nothing there by now. Correct it anew, or take this back",
        )
        .into(),
        RepairState::NotFinite => {
            pick(lang, "未采用：修正后的数不是有限的数", "not used: the new value is not finite").into()
        }
    }
}

/// Of all proposals with one power of ten, for their button.
pub fn all_of(lang: Lang, power_of_ten: i32, n: usize) -> String {
    let power = power_of_ten.unsigned_abs();
    let (zh, en) = if power_of_ten > 0 { ("除以", "Divide by") } else { ("乘以", "Multiply by") };
    let of = match power {
        2 => "100",
        4 => "10⁴",
        8 => "10⁸",
        _ => return pick(lang, format!("{zh} 1e{power}：全部 {n} 处"), format!("{en} 1e{power}: all {n}")),
    };
    pick(lang, format!("{zh} {of}：全部 {n} 处"), format!("{en} {of}: all {n}"))
}

/// Name of a button that acts on one figure.
pub fn of_cell(lang: Lang, action: &str, park: &str, indicator: &str, period: &str) -> String {
    let period = if period.is_empty() { String::new() } else { format!(" {period}") };
    pick(lang, format!("{action}：{park} {indicator}{period}"), format!("{action}: {park}, {indicator}{period}"))
}

/// How many were done and how many of them do not fit.
pub fn counts(lang: Lang, n: usize, n_misfit: usize) -> String {
    match n_misfit {
        0 => pick(lang, format!("{n} 处"), format!("{n} in all")),
        _ => pick(
            lang,
            format!("{n} 处，其中 {n_misfit} 处与这份数据不符"),
            format!("{n} in all, {n_misfit} of them do not fit this data"),
        ),
    }
}

/// Beside a corrected figure.
pub fn mark(lang: Lang, old: &str) -> String {
    pick(lang, format!("已修正，原值 {old}"), format!("corrected, was {old}"))
}

/// Below a chart: some of the corrected figures in it, and how many there are.
pub fn noted(lang: Lang, some: &[String], n: usize) -> String {
    let listed = some.join(pick(lang, "；", "; "));
    match n > some.len() {
        false => {
            pick(lang, format!("✎ 其中有修正过的数：{listed}。"), format!("✎ Some figures were corrected: {listed}."))
        }
        true => pick(
            lang,
            format!("✎ 其中有修正过的数：{listed}等 {n} 处。"),
            format!("✎ Some figures were corrected: {listed}; {n} in all."),
        ),
    }
}

/// Of a button that reads a wrong code as another.
pub fn read_as(lang: Lang, code: &str) -> String {
    pick(lang, format!("更正为 {code}"), format!("Read it as {code}"))
}
