//! Words about what this browser keeps.

use super::number::bytes;
use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub about: &'static str,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub size: &'static str,
    pub at: &'static str,
    pub files: &'static str,
    pub open: &'static str,
    pub delete: &'static str,
    pub delete_all: &'static str,
    pub really: &'static str,
    pub leave: &'static str,
    pub nothing: &'static str,
    pub put_aside: &'static str,
    pub scenario_name: &'static str,
    pub blocked: &'static str,
    pub full: &'static str,
}

const ZH: Words = Words {
    title: "留在本浏览器",
    about: "打开过的文件和存下的方案只存在这台机器的浏览器里，随时可以删。清理浏览器数据会一并清掉，重要的请另存为文件。",
    keep: "保留打开的文件和方案",
    keep_hint: "关掉后不再保留，上次的方案也会忘掉；下面列出的要另行删除。",
    name: "名称",
    kind: "内容",
    size: "大小",
    at: "保存时间",
    files: "数据文件",
    open: "打开",
    delete: "删除",
    delete_all: "全部删除",
    really: "确认全部删除，连同记住的列含义和各份数据上次的方案，不能撤销",
    leave: "不删",
    nothing: "还没有。打开自己的文件，或在下面存一个方案，就会列在这里。",
    put_aside: "存下当前方案",
    scenario_name: "方案名称",
    blocked: "浏览器在这里不允许保存（可能是无痕窗口、管理策略，或页面从磁盘打开）。请把方案存为文件。",
    full: "浏览器给的空间已满，没有存下。请删掉不用的，或把方案存为文件。",
};

const EN: Words = Words {
    title: "Kept in this browser",
    about: "Files you opened and scenarios you put aside stay in this browser on this machine, and can be deleted at any time. Clearing the browser's data clears them too: save what matters to a file.",
    keep: "Keep opened files and scenarios",
    keep_hint: "Switched off, nothing more is kept and the scenario of the last visit is forgotten; what is listed below is deleted separately.",
    name: "Name",
    kind: "What",
    size: "Size",
    at: "Kept",
    files: "Data files",
    open: "Open",
    delete: "Delete",
    delete_all: "Delete all",
    really: "Delete all of it, with what is remembered of columns and the last scenario of each dataset; this cannot be undone",
    leave: "Leave it",
    nothing: "Nothing yet. Open a file of your own, or put a scenario aside below, and it is listed here.",
    put_aside: "Put this scenario aside",
    scenario_name: "Name of the scenario",
    blocked: "The browser does not allow keeping anything here (a private window, a policy, or a page opened from disk). Save the scenario to a file instead.",
    full: "There is no room left in the browser: this was not kept. Delete what you no longer use, or save the scenario to a file.",
};

pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A scenario by the dataset it was made on.
pub fn scenario_on(lang: Lang, dataset: &str) -> String {
    pick(lang, format!("方案，基于{dataset}"), format!("Scenario on {dataset}"))
}

/// Of how many forms it is remembered what their columns are.
pub fn remembered(lang: Lang, n: usize) -> String {
    pick(
        lang,
        format!("另外记住了 {n} 种表头的各列含义，再打开同样的表时照用。"),
        format!("It is also remembered what the columns of {n} forms of tables are, for the next table of that form."),
    )
}

/// How much of what the browser allows is taken.
pub fn room(lang: Lang, used_bytes: f64, most_bytes: f64) -> String {
    let (used, most) = (bytes(used_bytes as u64), bytes(most_bytes as u64));
    pick(
        lang,
        format!("本站已用 {used}，浏览器最多允许 {most}。"),
        format!("This site uses {used} of the {most} that the browser allows."),
    )
}

/// A name for a button on one entry.
pub fn on(action: &str, name: &str) -> String {
    format!("{action} {name}")
}

/// What names the field for an entry's name.
pub fn name_of(lang: Lang, name: &str) -> String {
    pick(lang, format!("{name} 的名称"), format!("Name of {name}"))
}
