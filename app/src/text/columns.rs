//! Words of the step where a person says what the columns of a table are.

use scoring::validate::{Basis, Role};

use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub asked: &'static str,
    pub refused: &'static str,
    pub change: &'static str,
    pub hide: &'static str,
    pub hint: &'static str,
    pub column: &'static str,
    pub role: &'static str,
    pub unit: &'static str,
    pub pillar: &'static str,
    pub row: &'static str,
    pub no_header: &'static str,
    pub read: &'static str,
    pub leave: &'static str,
    pub forget: &'static str,
    pub remembered: &'static str,
    pub fits: &'static str,
    pub hint_word: &'static str,
}

const ZH: Words = Words {
    title: "各列的含义",
    asked: "有些列的含义是按内容猜的，请先核对再读入。屏幕上原来的数据还没有变。",
    refused: "若是列的含义认错了，可在这里改正后再读一次。",
    change: "更改各列的含义",
    hide: "收起",
    hint: "每一行是表里的一列。单位可以与表头不同，数值会随之换算；上级相同的指标归在一起评价，留空则直接计入总分。",
    column: "列",
    role: "含义",
    unit: "单位",
    pillar: "上级",
    row: "数据行",
    no_header: "（没有表头）",
    read: "按这样读入",
    leave: "不读了",
    forget: "忘掉这个决定，重新推断",
    remembered: "以后遇到表头相同的表，会照此读入并说明（选择不保留时只记到关闭页面）。",
    fits: "可以读入。",
    hint_word: "怎么办：",
};

const EN: Words = Words {
    title: "What the columns are",
    asked: "Some columns were guessed from what stands in them: look before the table is read. What was on screen has not changed yet.",
    refused: "If columns were taken for the wrong thing, correct that here and read the table again.",
    change: "Change what the columns are",
    hide: "Hide",
    hint: "Each row is a column of the table. A unit other than the header's converts the figures; indicators under the same heading are summed up under it, and count towards the goal directly without one.",
    column: "Column",
    role: "Taken for",
    unit: "Unit",
    pillar: "Under",
    row: "Row",
    no_header: "(no header)",
    read: "Read it like this",
    leave: "Do not read it",
    forget: "Forget this decision and propose anew",
    remembered: "The next table with this header is read the same way, and says so (only until the page is closed where nothing is to be kept).",
    fits: "It can be read.",
    hint_word: "What to do: ",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

/// Every role in the order of the list to choose from.
pub const ROLES: [Role; 8] =
    [Role::More, Role::Less, Role::Name, Role::Id, Role::EnglishName, Role::Group, Role::Period, Role::Unused];

pub fn role(lang: Lang, role: Role) -> &'static str {
    let (zh, en) = match role {
        Role::More => ("指标，越大越好", "indicator, more is better"),
        Role::Less => ("指标，越小越好", "indicator, less is better"),
        Role::Name => ("名称", "name"),
        Role::Id => ("编号或信用代码", "id or credit code"),
        Role::EnglishName => ("英文名称", "English name"),
        Role::Group => ("分组", "group"),
        Role::Period => ("年份", "year"),
        Role::Unused => ("不用", "not used"),
    };
    pick(lang, zh, en)
}

/// What the mapping rests on, in a sentence.
pub fn basis(lang: Lang, basis: Basis, n: usize) -> String {
    match basis {
        Basis::Headers => pick(
            lang,
            format!("{n} 列的含义都由表头认出。"),
            format!("What the {n} columns are was told by their headers."),
        ),
        Basis::Cells => pick(
            lang,
            format!("{n} 列中有的含义是按内容猜的。"),
            format!("Of the {n} columns some were guessed from what stands in them."),
        ),
        Basis::Decided => pick(
            lang,
            format!("{n} 列按你为这种表头作的决定读入。"),
            format!("The {n} columns were read as you decided for this header."),
        ),
    }
}

/// Heading of the step before a table is read.
pub fn look_first(lang: Lang, name: &str) -> String {
    pick(lang, format!("先核对“{name}”各列的含义"), format!("What are the columns of “{name}”?"))
}

/// Name of a field of one column.
pub fn of(lang: Lang, field: &str, header: &str) -> String {
    pick(lang, format!("“{header}”的{field}"), format!("{field}: {header}"))
}

pub fn faults(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("还有 {n} 处不行："),
        (Lang::En, 1) => "This is in the way:".into(),
        (Lang::En, _) => format!("These {n} things are in the way:"),
    }
}
