//! Words about tables of several years that have the same columns: what was put one under the other, by what, and what is asked.

use scoring::join::{Doubt, PeriodFrom, Stack, StackedTable};

use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub asked: &'static str,
    pub done: &'static str,
    pub not_done: &'static str,
    pub table: &'static str,
    pub period: &'static str,
    pub from: &'static str,
    pub rows: &'static str,
    pub lacks: &'static str,
    pub hint: &'static str,
    pub stack: &'static str,
    pub apart: &'static str,
    pub forget: &'static str,
    pub leave: &'static str,
    pub missing: &'static str,
}

const ZH: Words = Words {
    title: "多年数据表",
    asked: "这些表的列相同，请先确认各是哪一年的，再读入。屏幕上原来的数据还没有变。",
    done: "列相同的表已按年份上下接成一张，趋势和年份都由此而来。",
    not_done: "这些表的列相同，没有上下接起来。",
    table: "数据表",
    period: "年份",
    from: "依据",
    rows: "行数",
    lacks: "缺的列",
    hint: "年份写 2023，也可写 2023Q1、2023-06；留空的表不接，按原来的方式合并。决定是方案的一部分，可以撤销。",
    stack: "按这些年份接起来",
    apart: "都不接",
    forget: "忘掉这个决定，重新推断",
    leave: "不读了",
    missing: "至少两张表要有年份。",
};

const EN: Words = Words {
    title: "Tables of several years",
    asked: "These tables have the same columns: say first of which year each is. What was on screen has not changed yet.",
    done: "Tables of the same columns were put one under the other by year; trends and periods come from it.",
    not_done: "These tables have the same columns and were not put one under the other.",
    table: "Table",
    period: "Year",
    from: "By",
    rows: "Rows",
    lacks: "Columns it lacks",
    hint: "A year such as 2023, or 2023Q1, 2023-06; a table without one is not stacked and is joined as before. What you decide is part of the scenario and can be undone.",
    stack: "Stack by these years",
    apart: "Stack none",
    forget: "Forget this decision and propose anew",
    leave: "Do not read them",
    missing: "At least two tables need a year.",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

/// What says the period of a table.
pub fn from(lang: Lang, table: &StackedTable) -> String {
    let (zh, en) = match table.from {
        PeriodFrom::Nowhere => ("看不出来", "nothing says it"),
        PeriodFrom::Column => ("表里的年份列", "a column of its own"),
        PeriodFrom::Sheet => ("工作表名", "the sheet’s name"),
        PeriodFrom::Title => ("标题", "the title"),
        PeriodFrom::File => ("文件名", "the file’s name"),
        PeriodFrom::Folder => ("文件夹名", "the folder’s name"),
        PeriodFrom::Person if table.is_kept_out() => ("你说不接", "you keep it out"),
        PeriodFrom::Person => ("你指定的", "you said so"),
    };
    let from = pick(lang, zh, en);
    match (&table.other, table.text.is_empty()) {
        (Some((period, text)), _) => pick(
            lang,
            format!("{from}“{}”；但“{text}”说的是 {period}", table.text),
            format!("{from} “{}”; but “{text}” says {period}", table.text),
        ),
        (None, true) => from.to_string(),
        (None, false) => pick(lang, format!("{from}“{}”", table.text), format!("{from} “{}”", table.text)),
    }
}

pub fn doubt(lang: Lang, doubt: Doubt) -> &'static str {
    let (zh, en) = match doubt {
        Doubt::NoPeriod => ("有的表看不出是哪一年的。", "Nothing says of which year some of them are."),
        Doubt::SamePeriod => ("有几张表在同一年里有同样的对象。", "Several have the same rows in the same year."),
        Doubt::Disputed => ("标题和文件名说的年份不同。", "A title and a file’s name say different years."),
        Doubt::Columns => (
            "各表的列不完全相同，缺的按缺失处理。",
            "Not all have the same columns; what is lacking counts as missing.",
        ),
    };
    pick(lang, zh, en)
}

/// The name of a field for the period of a table.
pub fn period_of(lang: Lang, file: &str) -> String {
    pick(lang, format!("“{file}”的年份"), format!("Year of “{file}”"))
}

/// What came of a stack, in a sentence.
pub fn sentence(lang: Lang, stack: &Stack) -> &'static str {
    let text = words(lang);
    if stack.is_done { text.done } else { text.not_done }
}
