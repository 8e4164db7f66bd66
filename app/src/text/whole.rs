//! Words for carrying the whole dashboard away as one file.

use super::number::bytes;
use super::pick;
use crate::notice::WholeError;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub about: &'static str,
    pub may: &'static str,
    pub open: &'static str,
    pub locked: &'static str,
    pub locked_hint: &'static str,
    pub pack: &'static str,
    pub save: &'static str,
}

const ZH: Words = Words {
    title: "整个看板存成一个文件",
    about: "数据、方案和程序都装进一个 HTML 文件，双击就能打开，不用服务器也不用联网，放在 U 盘里带走即可。",
    may: "对方可以",
    open: "改动",
    locked: "只看",
    locked_hint: "只看：能翻看各页、换看园区和年份，不能打开别的文件，也不能改权重、方法和数据。",
    pack: "打包",
    save: "保存",
};

const EN: Words = Words {
    title: "The whole dashboard as one file",
    about: "Data, scenario and program go into one HTML file that opens by a double click, with no server and no network: carry it on a stick.",
    may: "Whoever gets it may",
    open: "change things",
    locked: "only look",
    locked_hint: "Only look: turn the pages, choose parks and years; open no other file, and leave weights, methods and data as they are.",
    pack: "Pack it",
    save: "Save",
};

pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

pub fn packing(lang: Lang, n_done: usize, n_parts: usize) -> String {
    pick(lang, format!("正在打包：{n_done}/{n_parts}"), format!("Packing: {n_done} of {n_parts}"))
}

pub fn ready(lang: Lang, n_bytes: u64) -> String {
    let size = bytes(n_bytes);
    pick(lang, format!("打包好了，文件大小 {size}。"), format!("Packed: the file has {size}."))
}

/// The file's name without its ending.
pub fn file_title(lang: Lang, dataset: &str) -> String {
    pick(lang, format!("园衡 {dataset}"), format!("Yuanheng {dataset}"))
}

/// What was in the way and what to do.
pub fn trouble(lang: Lang, error: &WholeError) -> String {
    let nothing_lost = pick(lang, "页面上的内容没有变。", "Nothing on the page has changed.");
    let sentence = match error {
        WholeError::NothingOpen => pick(
            lang,
            "还没有打开数据，没有可装的内容。请先打开一个数据集。".to_string(),
            "No data is open yet, so there is nothing to pack. Open a dataset first.".to_string(),
        ),
        WholeError::Unreachable { name } => pick(
            lang,
            format!("取不到页面的一个部件（{name}）。请检查网络后再打包一次。"),
            format!("A part of the page could not be fetched ({name}). Check the network and pack again."),
        ),
        WholeError::Refused { name, status } => pick(
            lang,
            format!("网站没有给出页面的一个部件（{name}，状态 {status}）。请重新载入页面后再试；仍不行请找部署的人补上这个文件。"),
            format!(
                "The host did not give a part of the page ({name}, status {status}). Reload and try again; if it still fails, whoever runs the site has to add this file."
            ),
        ),
        WholeError::Stale { name } => pick(
            lang,
            format!("页面的一个部件（{name}）与程序版本不符，多半是浏览器缓存旧了。请重新载入页面后再试。"),
            format!("A part of the page ({name}) does not fit this version, most likely an old copy in the browser's cache. Reload and try again."),
        ),
        WholeError::NotPacked => pick(
            lang,
            "浏览器打不了包：内存不够，或者版本太旧（需要 2023 年中以后的 Chrome、Edge、Firefox 或 Safari）。请关掉别的页面或换新版浏览器再试。".to_string(),
            "The browser could not pack: there is too little memory, or it is too old (Chrome, Edge, Firefox or Safari from mid-2023 on will do). Close other pages or use a newer browser, and try again.".to_string(),
        ),
    };
    format!("{sentence}{}{nothing_lost}", pick(lang, "", " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_says_what_to_do_in_both_languages() {
        let name = "later-sight.wasm".to_string();
        let all = [
            WholeError::NothingOpen,
            WholeError::Unreachable { name: name.clone() },
            WholeError::Refused { name, status: 503 },
            WholeError::Stale { name: "whole.html".to_string() },
            WholeError::NotPacked,
        ];
        for error in all {
            assert!(trouble(Lang::Zh, &error).contains("请"), "{error:?}");
            let english = trouble(Lang::En, &error);
            assert!(english.is_ascii() && english.ends_with("Nothing on the page has changed."), "{error:?}");
        }
    }
}
