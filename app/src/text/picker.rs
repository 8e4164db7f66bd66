//! Words of the field that finds a park by its name.

use super::pick;
use crate::prefs::Lang;

pub struct Picker {
    pub search: &'static str,
    pub no_match: &'static str,
    pub not_ranked: &'static str,
}

const ZH: Picker =
    Picker { search: "输入名称查找", no_match: "没有名称相符的园区", not_ranked: "未参评" };

const EN: Picker = Picker { search: "Type a name", no_match: "No park has this name", not_ranked: "not ranked" };

pub fn picker(lang: Lang) -> &'static Picker {
    pick(lang, &ZH, &EN)
}

/// "第 3 名" beside a name in the list.
pub fn place(lang: Lang, rank: Option<u32>) -> String {
    match rank {
        Some(rank) => pick(lang, format!("第 {rank} 名"), format!("Rank {rank}")),
        None => picker(lang).not_ranked.into(),
    }
}

/// Matches that the list leaves out.
pub fn more(lang: Lang, count: usize) -> String {
    pick(lang, format!("还有 {count} 个，请输入更多文字"), format!("{count} more: type on to narrow the list"))
}
