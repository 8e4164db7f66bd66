//! Words for decisions about tables: rows that stand twice, and what was decided.

use scoring::model::{Decision, DecisionKind};

use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub doubles: &'static str,
    pub doubles_hint: &'static str,
    pub place: &'static str,
    pub says: &'static str,
    pub equal: &'static str,
    pub differs: &'static str,
    pub keep_one: &'static str,
    pub log: &'static str,
    pub what: &'static str,
}

const ZH: Words = Words {
    doubles: "重复的行",
    doubles_hint: "同一个编号（同一年）有两行，现在以先出现的为准。内容相同的，留一行即可；内容不同的，请核对后选一行。",
    place: "位置",
    says: "内容",
    equal: "相同",
    differs: "不同",
    keep_one: "只留一行",
    log: "关于数据表的决定",
    what: "决定",
};

const EN: Words = Words {
    doubles: "Rows that stand twice",
    doubles_hint: "One id (and year) has two rows; for now the first counts. Where both say the same, keep one; where they differ, check and choose.",
    place: "Place",
    says: "Content",
    equal: "the same",
    differs: "differs",
    keep_one: "Keep one",
    log: "Decisions about tables",
    what: "Decision",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

/// For the button that settles all equal rows.
pub fn keep_all(lang: Lang, n: usize) -> String {
    pick(lang, format!("相同的只留一行：全部 {n} 处"), format!("Keep one of equal rows: all {n}"))
}

pub fn row_counts(lang: Lang, row: u32) -> String {
    pick(lang, format!("以第 {row} 行为准"), format!("Row {row} counts"))
}

/// Where both rows are.
pub fn rows(lang: Lang, file: &str, first_row: u32, row: u32) -> String {
    pick(lang, format!("{file} 第 {first_row} 行、第 {row} 行"), format!("{file}, rows {first_row} and {row}"))
}

/// An id with its year.
pub fn who(lang: Lang, id: &str, period: &str) -> String {
    match period {
        "" => id.to_string(),
        period => pick(lang, format!("{id} {period}"), format!("{id}, {period}")),
    }
}

/// Name of a button that acts on one thing.
pub fn of(lang: Lang, action: &str, what: &str) -> String {
    pick(lang, format!("{action}：{what}"), format!("{action}: {what}"))
}

/// One decision as a sentence.
pub fn said(lang: Lang, one: &Decision) -> String {
    let Decision { what, of, to } = one;
    let who = || who(lang, of, to);
    match what {
        DecisionKind::Same => pick(lang, format!("“{of}”与“{to}”是同一个"), format!("“{of}” and “{to}” are one")),
        DecisionKind::Apart => pick(lang, format!("“{of}”与“{to}”不是同一个"), format!("“{of}” and “{to}” are two")),
        DecisionKind::Code => pick(lang, format!("代码“{of}”读作 {to}"), format!("the code “{of}” is read as {to}")),
        DecisionKind::First => pick(
            lang,
            format!("“{}”有不止一行：以第一行为准", who()),
            format!("of the rows for “{}” the first counts", who()),
        ),
        DecisionKind::Last => pick(
            lang,
            format!("“{}”有不止一行：以最后一行为准", who()),
            format!("of the rows for “{}” the last counts", who()),
        ),
        DecisionKind::Period if to.is_empty() => {
            pick(lang, format!("“{of}”不与其他表上下接"), format!("“{of}” is not put under other tables"))
        }
        DecisionKind::Period => pick(lang, format!("“{of}”是 {to} 的"), format!("“{of}” is of {to}")),
    }
}

/// Whether the tables on screen had a case of it.
pub fn state(lang: Lang, is_met: bool) -> &'static str {
    if is_met {
        pick(lang, "已采用", "applied")
    } else {
        pick(lang, "未用到：这些表里没有这种情况", "not used: nothing in these tables is like it")
    }
}

pub fn counted(lang: Lang, n: usize) -> String {
    pick(lang, format!("{n} 项"), format!("{n} in all"))
}
