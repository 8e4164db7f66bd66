//! Words about tables that were joined: what matched, what did not, what is double, which names may be one.

use scoring::join::{DoubleRow, JoinKey, JoinReport, JoinedTable, PartialRow};

use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub table: &'static str,
    pub by: &'static str,
    pub rows: &'static str,
    pub matched: &'static str,
    pub partial: &'static str,
    pub double: &'static str,
    pub near: &'static str,
    pub near_hint: &'static str,
    pub one: &'static str,
    pub two: &'static str,
    pub name: &'static str,
    pub other: &'static str,
    pub file: &'static str,
    pub what: &'static str,
}

const ZH: Words = Words {
    title: "数据表合并",
    table: "数据表",
    by: "依据",
    rows: "行数",
    matched: "各表都有",
    partial: "别的表里没有",
    double: "重复",
    near: "很像的名称",
    near_hint: "这些名称很像，但没有合并。是同一个对象才合并；决定记在方案里，在“数据修正”中可以撤回。",
    one: "是同一个",
    two: "不是同一个",
    name: "名称",
    other: "另一名称",
    file: "位置",
    what: "情况",
};

const EN: Words = Words {
    title: "How tables were joined",
    table: "Table",
    by: "By",
    rows: "Rows",
    matched: "In every table",
    partial: "Not in another",
    double: "Double",
    near: "Names that are alike",
    near_hint: "These names are alike and were not joined. Join them only if they are one; what you decide is part of the scenario and can be taken back under “Corrections”.",
    one: "They are one",
    two: "They are two",
    name: "Name",
    other: "Other name",
    file: "Place",
    what: "What",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

pub fn sentence(lang: Lang, report: &JoinReport) -> String {
    let (n, all, whole) = (report.tables.len(), report.n_all, report.n_whole);
    pick(
        lang,
        format!(
            "{n} 张表合成一张：共 {all} 个对象，其中 {whole} 个各表都有，其余 {} 个在某些表里缺数。",
            all - whole.min(all)
        ),
        format!(
            "{n} tables became one of {all} parks: {whole} are in every table, the other {} lack figures of some.",
            all - whole.min(all)
        ),
    )
}

pub fn key(lang: Lang, key: JoinKey) -> &'static str {
    let (zh, en) = match key {
        JoinKey::CreditCode => ("信用代码", "credit code"),
        JoinKey::Name => ("名称", "name"),
        JoinKey::Both => ("信用代码，缺时按名称", "credit code, else name"),
    };
    pick(lang, zh, en)
}

/// What the rows are that a table's list names.
pub fn listed(lang: Lang, table: &JoinedTable) -> String {
    let (partial, double) = (table.partial.len(), table.double.len());
    pick(
        lang,
        format!("{}：{partial} 行在别的表里没有，{double} 行重复", table.file),
        format!("{}: {partial} rows are not in another table, {double} are double", table.file),
    )
}

/// The row, with its file where tables one under the other have several.
fn row_of(lang: Lang, file: Option<&str>, row: u32) -> String {
    match file {
        Some(file) => pick(lang, format!("{file} 第 {row} 行"), format!("{file}, row {row}")),
        None => pick(lang, format!("第 {row} 行"), format!("Row {row}")),
    }
}

pub fn absent(lang: Lang, row: &PartialRow) -> String {
    let files = row.absent.join(pick(lang, "、", ", "));
    let (place, name) = (row_of(lang, row.file.as_deref(), row.row), &row.name);
    pick(lang, format!("{place}“{name}”：{files} 里没有"), format!("{place}, “{name}”: not in {files}"))
}

pub fn double(lang: Lang, row: &DoubleRow) -> String {
    let (place, name, first_row) = (row_of(lang, row.file.as_deref(), row.row), &row.name, row.first_row);
    pick(
        lang,
        format!("{place}“{name}”：与第 {first_row} 行重复，没有用"),
        format!("{place}, “{name}”: double of row {first_row}, left out"),
    )
}

/// `“甲”与“乙”`, for the name of a button.
pub fn pair(lang: Lang, action: &str, name: &str, other: &str) -> String {
    pick(lang, format!("{action}：“{name}”与“{other}”"), format!("{action}: “{name}” and “{other}”"))
}
