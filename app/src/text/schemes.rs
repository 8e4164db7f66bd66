//! Words of the schemes page: what an official evaluation scheme says, and what it makes of the dataset on screen.

use scoring::scheme::{Dates, Evidence, Shape, Status, Subject};

use super::number::{fixed, percent, plain};
use super::pick;
use crate::prefs::Lang;

pub mod own;
pub mod rule;
pub mod trouble;

pub struct Schemes {
    pub title: &'static str,
    pub intro: &'static str,
    pub never_official: &'static str,
    pub list: &'static str,
    pub loading: &'static str,
    pub loading_one: &'static str,
    pub retry: &'static str,
    pub own: &'static str,
    pub own_hint: &'static str,
    pub own_open: &'static str,
    pub own_remove: &'static str,
    pub save: &'static str,
    pub parks: &'static str,
    pub enterprises: &'static str,
    pub in_use: &'static str,
    pub facts: &'static str,
    pub applies_to: &'static str,
    pub region: &'static str,
    pub version: &'static str,
    pub dates: &'static str,
    pub evidence: &'static str,
    pub source: &'static str,
    pub notes: &'static str,
    pub licence: &'static str,
    pub equal_in_class: &'static str,
    pub items: &'static str,
    pub facts_items: &'static str,
    pub item: &'static str,
    pub weight: &'static str,
    pub unit: &'static str,
    pub rule: &'static str,
    pub minimum: &'static str,
    pub best_of: &'static str,
    pub gates: &'static str,
    pub gates_hint: &'static str,
    pub condition: &'static str,
    pub exemption: &'static str,
    pub guiding: &'static str,
    pub direct_paths: &'static str,
    pub grading: &'static str,
    pub exempt: &'static str,
    pub apply: &'static str,
    pub apply_hint: &'static str,
    pub stop: &'static str,
    pub mapping: &'static str,
    pub mapping_hint: &'static str,
    pub stands_for: &'static str,
    pub factor: &'static str,
    pub factor_wrong: &'static str,
    pub no_indicator: &'static str,
    pub propose_again: &'static str,
    pub how: &'static str,
    pub by_hand: &'static str,
    pub not_there: &'static str,
    pub result: &'static str,
    pub result_table: &'static str,
    pub rank: &'static str,
    pub entity: &'static str,
    pub points: &'static str,
    pub between: &'static str,
    pub met: &'static str,
    pub unmet: &'static str,
    pub unknown: &'static str,
    pub grade: &'static str,
    pub passes: &'static str,
    pub tree_note: &'static str,
    pub known_note: &'static str,
    pub grade_note: &'static str,
    pub detail: &'static str,
    pub value: &'static str,
    pub why: &'static str,
    pub enter: &'static str,
    pub entered: &'static str,
    pub entered_hint: &'static str,
    pub entered_wrong: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub nothing: &'static str,
    pub lacks: &'static str,
    pub total: &'static str,
    pub no_result: &'static str,
}

const ZH: Schemes = Schemes {
    title: "评价标准",
    intro: "公开发布的园区与企业评价办法，逐条整理，可直接用来测算当前数据。",
    never_official: "按公开指标测算，不代表官方评价结果",
    list: "内置标准",
    loading: "正在读取标准目录…",
    loading_one: "正在读取这个标准…",
    retry: "重试",
    own: "我的标准",
    own_hint: "打开自己写的标准文件（JSON，格式与内置标准相同）。可以先把一个内置标准保存下来，换一个 id 后修改。",
    own_open: "打开标准文件",
    own_remove: "移除",
    save: "保存为文件",
    parks: "园区类",
    enterprises: "企业类",
    in_use: "正在使用",
    facts: "基本情况",
    applies_to: "适用对象",
    region: "地区",
    version: "版本",
    dates: "日期与效力",
    evidence: "依据",
    source: "来源",
    notes: "说明",
    licence: "使用",
    equal_in_class: "只公布了各类的权重，指标的权重未公布：类内暂按等权计算。",
    items: "指标与计分",
    facts_items: "只供条件判断、不计分的数据",
    item: "指标",
    weight: "分值",
    unit: "单位",
    rule: "计分办法",
    minimum: "最低",
    best_of: "取最高一项",
    gates: "条件",
    gates_hint: "每项条件有三种结果：满足、不满足、无法判断。没有数据时不猜，一律为无法判断。",
    condition: "要求",
    exemption: "豁免（满足其一即视同满足）",
    guiding: "引导值，不影响结论",
    direct_paths: "直通条件（满足其一，可不看最低分）",
    grading: "分档",
    exempt: "参评但不分档",
    apply: "用这个标准测算当前数据",
    apply_hint: "先按名称、代码和单位自动对应指标，再由您核对修改。",
    stop: "停止使用",
    mapping: "指标对应",
    mapping_hint: "左边是标准的指标，右边选当前数据中代表它的指标。换算系数把数据的单位换成标准的单位。",
    stands_for: "用哪个指标",
    factor: "换算系数",
    factor_wrong: "换算系数应是大于 0 的数，没有采用",
    no_indicator: "— 没有对应 —",
    propose_again: "重新自动对应",
    how: "状态",
    by_hand: "人工填写",
    not_there: "数据中没有",
    result: "测算结果",
    result_table: "按标准测算的结果",
    rank: "名次",
    entity: "对象",
    points: "已知得分",
    between: "总分区间",
    met: "满足",
    unmet: "不满足",
    unknown: "无法判断",
    grade: "档次",
    passes: "结论",
    tree_note: "标准没有规定无量纲化办法：按“评价”页所选的办法计算，只用有数据的指标，权重在类内折算。",
    known_note: "名次按已知得分排列，未知的指标不计分；总分落在“总分区间”内。",
    grade_note: "只给全部指标都有数据的对象分档。",
    detail: "逐项查看",
    value: "数值",
    why: "怎么得来",
    enter: "填写",
    entered: "已填",
    entered_hint: "数据里没有的，可在这里为所选对象填写：专家评分、定性等级、是或否。填写的内容随方案保存。",
    entered_wrong: "应填数字，没有采用",
    yes: "是",
    no: "否",
    nothing: "不填",
    lacks: "还差",
    total: "合计",
    no_result: "暂时算不出结果",
};

const EN: Schemes = Schemes {
    title: "Evaluation schemes",
    intro: "Published schemes for evaluating parks and enterprises, restated item by item and ready to be applied to the data on screen.",
    never_official: "Measured by public indicators (按公开指标测算); not an official result",
    list: "Built-in schemes",
    loading: "Reading the list of schemes…",
    loading_one: "Reading this scheme…",
    retry: "Try again",
    own: "My schemes",
    own_hint: "Open a scheme of your own (JSON, in the format of those built in). Save a built-in one to start from, and give it another id.",
    own_open: "Open a scheme file",
    own_remove: "Remove",
    save: "Save as a file",
    parks: "For parks",
    enterprises: "For enterprises",
    in_use: "in use",
    facts: "About it",
    applies_to: "For",
    region: "Region",
    version: "Version",
    dates: "Dates and force",
    evidence: "Evidence",
    source: "Source",
    notes: "Notes",
    licence: "Use",
    equal_in_class: "Only the weights of the classes are published, not those of the items: items start equal inside their class.",
    items: "Items and points",
    facts_items: "Facts that conditions look at, without points",
    item: "Item",
    weight: "Points",
    unit: "Unit",
    rule: "How points are given",
    minimum: "At least",
    best_of: "the best one counts",
    gates: "Conditions",
    gates_hint: "A condition is met, unmet or unknown. Without a figure nothing is guessed: it is unknown.",
    condition: "Asks for",
    exemption: "Exemptions (any of them stands in)",
    guiding: "Guiding value; the outcome does not depend on it",
    direct_paths: "Direct paths (any of them stands in for the least points)",
    grading: "Classes",
    exempt: "Evaluated and not classed",
    apply: "Apply it to the data on screen",
    apply_hint: "Indicators are proposed by name, code and unit; check and correct them.",
    stop: "Stop using it",
    mapping: "What stands for its items",
    mapping_hint: "Choose the indicator of your data that stands for each item. The factor brings the data's unit to that of the item.",
    stands_for: "Indicator",
    factor: "Factor",
    factor_wrong: "A factor is a number above 0; it was not taken",
    no_indicator: "— none —",
    propose_again: "Propose again",
    how: "State",
    by_hand: "entered by hand",
    not_there: "not in the data",
    result: "Result",
    result_table: "Result under the scheme",
    rank: "Rank",
    entity: "Entity",
    points: "Known points",
    between: "Total lies in",
    met: "Met",
    unmet: "Unmet",
    unknown: "Unknown",
    grade: "Class",
    passes: "Outcome",
    tree_note: "The scheme does not say how indicators come to one scale: that of the Evaluate page is used, over the items that have figures, with weights shared out inside classes.",
    known_note: "Ranked by known points, unknown items count nothing; the total lies in the interval given.",
    grade_note: "Only who has figures for every item is classed.",
    detail: "Item by item",
    value: "Figure",
    why: "How it came about",
    enter: "Enter",
    entered: "Entered",
    entered_hint: "What the data does not have can be entered here for the entity chosen: expert scores, qualitative grades, yes or no. It is saved with the scenario.",
    entered_wrong: "Enter a number; it was not taken",
    yes: "Yes",
    no: "No",
    nothing: "Not entered",
    lacks: "Lacks",
    total: "Total",
    no_result: "No result for now",
};

pub fn schemes(lang: Lang) -> &'static Schemes {
    pick(lang, &ZH, &EN)
}

pub fn subject(lang: Lang, subject: Subject) -> &'static str {
    let text = schemes(lang);
    match subject {
        Subject::Park => text.parks,
        Subject::Enterprise => text.enterprises,
    }
}

pub fn status(lang: Lang, status: Status) -> &'static str {
    let (zh, en) = match status {
        Status::InForce => ("现行", "in force"),
        Status::Superseded => ("已被取代", "superseded"),
        Status::Dormant => ("多年未开展", "dormant"),
        Status::Example => ("某年某地实例", "one year and place"),
        Status::Unknown => ("效力不明", "force not known"),
    };
    pick(lang, zh, en)
}

/// "2022-04-01 起", "2021 至 2024".
pub fn dates(lang: Lang, dates: &Dates) -> String {
    match (&dates.from, &dates.to) {
        (Some(from), Some(to)) if from == to => from.clone(),
        (Some(from), Some(to)) => pick(lang, format!("{from} 至 {to}"), format!("{from} to {to}")),
        (Some(from), None) => pick(lang, format!("{from} 起"), format!("from {from}")),
        (None, Some(to)) => pick(lang, format!("至 {to}"), format!("to {to}")),
        (None, None) => pick(lang, "日期不详", "dates not known").into(),
    }
}

pub fn evidence(lang: Lang, evidence: Evidence) -> &'static str {
    let (zh, en) = match evidence {
        Evidence::Verbatim => ("原文或全文转载", "the text itself, or a full repost"),
        Evidence::Quoted => ("引用原文的资料", "sources that quote the text"),
        Evidence::Secondary => ("介绍该办法的资料", "sources that describe it"),
    };
    pick(lang, zh, en)
}

pub fn shape(lang: Lang, shape: Shape) -> &'static str {
    let (zh, en) = match shape {
        Shape::Tree => ("加权指标体系", "weighted tree"),
        Shape::Ratio => ("与基准之比", "ratio to a base"),
        Shape::Points => ("分档计分", "bands of points"),
        Shape::Gates => ("达标条件", "conditions"),
    };
    pick(lang, zh, en)
}

/// What carries the result: "30 项指标中 5 项有数据，占分值的 40.0%".
pub fn coverage(lang: Lang, n: usize, of: usize, covered: Option<f64>) -> String {
    let weight = covered.map(|covered| percent(covered, 1));
    match lang {
        Lang::Zh => {
            let weight = weight.map(|weight| format!("，占分值的 {weight}")).unwrap_or_default();
            format!("{of} 项指标中 {n} 项有对应数据{weight}。")
        }
        Lang::En => {
            let weight = weight.map(|weight| format!(", {weight} of the points")).unwrap_or_default();
            format!("{n} of {of} items have something to go by{weight}.")
        }
    }
}

/// Names the items that nothing stands for.
pub fn missing(lang: Lang, names: &[&str]) -> String {
    let names = names.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("没有对应数据、按未知处理：{names}。"),
        format!("Nothing stands for these, so they are unknown: {names}."),
    )
}

/// Where a total lies; "不低于 35" when nothing bounds it from above.
pub fn interval(lang: Lang, lo: f64, hi: f64) -> String {
    match (lo.is_finite(), hi.is_finite()) {
        (true, true) if lo == hi => fixed(lo, 2),
        (true, true) => format!("{} – {}", fixed(lo, 2), fixed(hi, 2)),
        (true, false) => pick(lang, format!("不低于 {}", plain(lo)), format!("at least {}", plain(lo))),
        (false, true) => pick(lang, format!("不高于 {}", plain(hi)), format!("at most {}", plain(hi))),
        (false, false) => pick(lang, "未知", "unknown").into(),
    }
}

/// One sentence on the whole result.
pub fn finding(lang: Lang, first: Option<(&str, f64)>, passes: Option<[usize; 3]>, of: usize) -> String {
    let points = first.map(|(name, points)| {
        pick(
            lang,
            format!("已知得分最高的是{name}（{} 分）。", fixed(points, 2)),
            format!("{name} has the most known points ({}).", fixed(points, 2)),
        )
    });
    let passes = passes.map(|[met, unmet, unknown]| {
        pick(
            lang,
            format!("{of} 个对象中：{met} 个符合，{unmet} 个不符合，{unknown} 个因缺数据无法判断。"),
            format!("Of {of}, {met} pass, {unmet} do not, and {unknown} cannot be told for want of figures."),
        )
    });
    [points, passes].into_iter().flatten().collect::<Vec<_>>().join(pick(lang, "", " "))
}

/// Of very many rows the first ones are drawn.
pub fn listed(lang: Lang, n: usize, of: usize) -> String {
    pick(lang, format!("共 {of} 个对象，列出前 {n} 个。"), format!("The first {n} of {of}."))
}

/// How a scheme's class is cut: "A 一类 20%".
pub fn class(lang: Lang, label: &str, name: &str, share: Option<f64>) -> String {
    let share = share.map_or_else(|| pick(lang, "其余", "the rest").to_string(), |share| percent(share, 0));
    if name.is_empty() || name == label { format!("{label}: {share}") } else { format!("{label} {name}: {share}") }
}
