//! Words of the Data page.

use scoring::model::Direction;

use super::number::{exact, plain};
use super::{frame, pick};
use crate::job::Stage;
use crate::prefs::Lang;

pub struct Data {
    pub intro: &'static str,
    pub loaded: &'static str,
    pub own_file: &'static str,
    pub licence: &'static str,
    pub sources: &'static str,
    pub fingerprint: &'static str,
    pub fingerprint_hint: &'static str,
    pub engine: &'static str,
    pub entities: &'static str,
    pub indicators: &'static str,
    pub periods: &'static str,
    pub enterprises: &'static str,
    pub present: &'static str,
    pub open_title: &'static str,
    pub builtin: &'static str,
    pub open: &'static str,
    pub opened: &'static str,
    pub own: &'static str,
    pub drop: &'static str,
    pub drop_now: &'static str,
    pub choose: &'static str,
    pub choose_folder: &'static str,
    pub paste: &'static str,
    /// What pasted cells are called.
    pub pasted: &'static str,
    pub stays: &'static str,
    pub formats: &'static str,
    pub format_list: [&'static str; 5],
    pub template: &'static str,
    pub refused_stays: &'static str,
    pub problems: &'static str,
    pub all: &'static str,
    pub no_problem: &'static str,
    pub filter: &'static str,
    pub hint: &'static str,
    pub done: &'static str,
    pub nothing_done: &'static str,
    pub done_hint: &'static str,
    pub entity: &'static str,
    pub indicator: &'static str,
    pub every_entity: &'static str,
    pub every_indicator: &'static str,
    pub action: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub framework: &'static str,
    pub framework_hint: &'static str,
    pub direction: &'static str,
    pub weight: &'static str,
    pub effective: &'static str,
    pub missing: &'static str,
    pub least: &'static str,
    pub median: &'static str,
    pub most: &'static str,
    pub distribution: &'static str,
    pub source: &'static str,
    pub values: &'static str,
    pub pillar: &'static str,
    pub search: &'static str,
    pub no_match: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub fewer: &'static str,
}

const ZH: Data = Data {
    intro: "打开了什么数据、发现了哪些问题、作了哪些处理，都列在这里。",
    loaded: "当前数据",
    own_file: "本机文件",
    licence: "许可",
    sources: "来源",
    fingerprint: "数据指纹",
    fingerprint_hint: "内容相同，指纹就相同：可据此核对别人分享的方案用的是不是同一份数据",
    engine: "计算引擎版本",
    entities: "评价对象",
    indicators: "指标",
    periods: "年份",
    enterprises: "企业",
    present: "数值齐备",
    open_title: "打开其他数据",
    builtin: "自带数据集",
    open: "打开",
    opened: "已打开",
    own: "打开自己的数据",
    drop: "把文件拖到页面任意处，或",
    drop_now: "松开鼠标，打开文件",
    choose: "选择文件…",
    choose_folder: "选择文件夹…",
    paste: "也可以在 Excel 里复制单元格（连同表头），在这个页面按 Ctrl+V 粘贴。",
    pasted: "粘贴的表格.tsv",
    stays: "文件只在这台电脑的浏览器里读取，不会上传到任何地方。",
    formats: "可以打开的格式",
    format_list: [
        "一张表（CSV、XLSX、XLS、ODS、HTML、JSON、Parquet）：一列名称，其余各列是指标，列名里可写单位，如“税收（万元）”",
        "几个部门的表一起选中：按统一社会信用代码或名称对上",
        "几年的表一起选中：列相同的按文件名、工作表名或标题里的年份接成一张",
        "iData.csv 与 iMeta.csv 两张表，一起选中",
        "数据包：datapackage.json 与若干 CSV，可打成 zip；或一个工作簿，每张表一页",
    ],
    template: "下载表格模板",
    refused_stays: "屏幕上原来的数据没有变。",
    problems: "发现的问题",
    all: "全部",
    no_problem: "没有发现问题。",
    filter: "按程度筛选",
    hint: "怎么办：",
    done: "对数据作了哪些处理",
    nothing_done: "没有改动任何数值：缺失的仍然缺失，得分按现有指标折算。",
    done_hint: "按“评价”页当前的计算方法，对所选年份作了以下处理；改换方法后这里随之变化。",
    entity: "评价对象",
    indicator: "指标",
    every_entity: "全部对象",
    every_indicator: "全部指标",
    action: "处理",
    before: "处理前",
    after: "处理后",
    framework: "指标体系",
    framework_hint: "权重为数据集自带的权重；数值情况为所选年份的原始数据。",
    direction: "方向",
    weight: "权重",
    effective: "占总分",
    missing: "缺失",
    least: "最小",
    median: "中位数",
    most: "最大",
    distribution: "分布",
    source: "来源与说明",
    values: "原始数据",
    pillar: "指标范围",
    search: "查找评价对象",
    no_match: "没有找到。换个名称试试。",
    previous: "上一页",
    next: "下一页",
    fewer: "收起",
};

const EN: Data = Data {
    intro: "What is open, what was found in it, and what was done about that.",
    loaded: "Open now",
    own_file: "your file",
    licence: "Licence",
    sources: "Sources",
    fingerprint: "Fingerprint",
    fingerprint_hint: "The same content has the same fingerprint: use it to check that a shared scenario was made on the same data",
    engine: "Engine",
    entities: "Parks",
    indicators: "Indicators",
    periods: "Years",
    enterprises: "Enterprises",
    present: "Values present",
    open_title: "Open other data",
    builtin: "Datasets that come with it",
    open: "Open",
    opened: "Open now",
    own: "Open your own data",
    drop: "Drop files anywhere on this page, or",
    drop_now: "Let go to open the files",
    choose: "Choose files…",
    choose_folder: "Choose a folder…",
    paste: "Or copy cells with their header in Excel and press Ctrl+V on this page.",
    pasted: "pasted.tsv",
    stays: "Files are read in this browser only; nothing leaves this machine.",
    formats: "What can be opened",
    format_list: [
        "One table (CSV, XLSX, XLS, ODS, HTML, JSON, Parquet): a column of names, the others indicators, units in the header as in “tax (10,000 yuan)”",
        "Tables of several departments, chosen together: matched by credit code or by name",
        "Tables of several years, chosen together: those with the same columns become one, by the year in the name of file or sheet or in a title",
        "The two tables iData.csv and iMeta.csv, chosen together",
        "A data package: datapackage.json and its CSV files, as they are or in a zip; or a workbook with a sheet for each table",
    ],
    template: "Download a template",
    refused_stays: "What was on screen has not changed.",
    problems: "Findings",
    all: "All",
    no_problem: "Nothing was found.",
    filter: "Filter by severity",
    hint: "What to do: ",
    done: "What was done to the data",
    nothing_done: "No value was changed: what is missing stays missing, and scores use what is there.",
    done_hint: "Under the method chosen on the Evaluate page, for the chosen year; it changes with the method.",
    entity: "Park",
    indicator: "Indicator",
    every_entity: "all parks",
    every_indicator: "all indicators",
    action: "What was done",
    before: "Before",
    after: "After",
    framework: "Framework",
    framework_hint: "Weights are the dataset's own; figures are the raw data of the chosen year.",
    direction: "Direction",
    weight: "Weight",
    effective: "Of total",
    missing: "Missing",
    least: "Least",
    median: "Median",
    most: "Most",
    distribution: "Distribution",
    source: "Source and note",
    values: "Raw data",
    pillar: "Indicators shown",
    search: "Find a park",
    no_match: "Nothing found. Try another name.",
    previous: "Previous",
    next: "Next",
    fewer: "Show fewer",
};

pub fn data(lang: Lang) -> &'static Data {
    pick(lang, &ZH, &EN)
}

/// A table to fill in, in the page's language; it opens as it is.
pub fn template(lang: Lang) -> (&'static str, &'static str) {
    pick(
        lang,
        (
            "园区数据模板.csv",
            "\u{feff}园区名称,年份,地区,工业总产值（亿元）,税收（万元）,万元产值能耗（吨标煤/万元）\n\
             甲园区,2023,东部,820.5,356000,0.31\n\
             乙园区,2023,西部,415.2,128000,0.42\n\
             丙园区,2023,中部,633,,0.38\n",
        ),
        (
            "parks-template.csv",
            "\u{feff}name,year,region,Output (亿元),Tax (万元),Energy per output (吨标煤/万元)\n\
             Park A,2023,East,820.5,356000,0.31\n\
             Park B,2023,West,415.2,128000,0.42\n\
             Park C,2023,Centre,633,,0.38\n",
        ),
    )
}

/// What a load under way is at, and of what.
pub fn stage(lang: Lang, stage: Option<Stage>, name: &str) -> String {
    let at = match stage {
        None => pick(lang, "正在打开", "Opening").into(),
        Some(Stage::Reading { index, of }) => {
            pick(lang, format!("正在读取第 {index} 个文件（共 {of} 个）"), format!("Reading file {index} of {of}"))
        }
        Some(Stage::Checking) => pick(lang, "正在检查数据", "Checking the data").into(),
        Some(Stage::Sending) => pick(lang, "检查完毕，正在显示", "Checked, showing it").into(),
    };
    pick(lang, format!("{at}：{name}"), format!("{at}: {name}"))
}

/// Heading of a load that was refused.
pub fn refused(lang: Lang, file: &str, n: usize) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("“{file}”没有打开，原因有 {n} 个"),
        (Lang::En, 1) => format!("“{file}” was not opened, for this reason"),
        (Lang::En, _) => format!("“{file}” was not opened, for {n} reasons"),
    }
}

/// Size of a shipped dataset in one line.
pub fn size(lang: Lang, n_entities: u32, n_indicators: u32, n_periods: u32, bytes: u64) -> String {
    let size = super::number::bytes(bytes);
    pick(
        lang,
        format!("{n_entities} 个对象 · {n_indicators} 项指标 · {n_periods} 个年份 · {size}"),
        format!("Entities {n_entities} · indicators {n_indicators} · years {n_periods} · {size}"),
    )
}

/// First and last year and how many; one year is itself.
pub fn span(lang: Lang, labels: &[String]) -> String {
    match labels {
        [] => super::number::MISSING.into(),
        [only] if only.is_empty() => pick(lang, "未注明", "not given").into(),
        [only] => only.clone(),
        [first, .., last] => pick(
            lang,
            format!("{first}—{last}（{} 年）", labels.len()),
            format!("{first}–{last} ({} years)", labels.len()),
        ),
    }
}

pub fn show_all(lang: Lang, n: usize) -> String {
    pick(lang, format!("显示全部 {n} 条"), format!("Show all {n}"))
}

/// What a long list leaves out even when shown whole.
pub fn first_of(lang: Lang, shown: usize, n: usize) -> String {
    pick(lang, format!("共 {n} 条，显示前 {shown} 条。"), format!("{n} in all; the first {shown} are shown."))
}

/// Rows of a page.
pub fn rows(lang: Lang, first: usize, last: usize, of: usize) -> String {
    pick(lang, format!("第 {first}—{last} 行，共 {of} 行"), format!("Rows {first}–{last} of {of}"))
}

/// Columns that a wide table leaves out.
pub fn columns_left_out(lang: Lang, shown: usize, of: usize) -> String {
    pick(
        lang,
        format!("共 {of} 项指标，显示前 {shown} 项；可在上面选择指标范围。"),
        format!("{of} indicators; the first {shown} are shown. Choose some of them above."),
    )
}

/// One sentence about the raw data of a year.
pub fn completeness(lang: Lang, period: &str, n_missing: usize, n_cells: usize) -> String {
    let year =
        if period.is_empty() { String::new() } else { pick(lang, format!("{period} 年"), format!("In {period}, ")) };
    match (lang, n_missing) {
        (Lang::Zh, 0) => format!("{year}共 {n_cells} 个数值，没有缺失。"),
        (Lang::Zh, _) => format!("{year}应有 {n_cells} 个数值，缺 {n_missing} 个（表中以“—”表示）。"),
        (Lang::En, 0) => format!("{year}all {n_cells} values are there."),
        (Lang::En, _) => format!("{year}{n_missing} of {n_cells} values are missing (shown as “—”)."),
    }
}

pub fn direction(lang: Lang, direction: Direction) -> String {
    match direction {
        Direction::Positive => pick(lang, "↑ 越大越好", "↑ more is better").into(),
        Direction::Negative => pick(lang, "↓ 越小越好", "↓ less is better").into(),
        Direction::Interval { lo, hi } if lo == hi => {
            pick(lang, format!("→ 接近 {} 为好", plain(lo)), format!("→ best at {}", plain(lo)))
        }
        Direction::Interval { lo, hi } => {
            let (lo, hi) = (plain(lo), plain(hi));
            pick(lang, format!("→ {lo}—{hi} 为好"), format!("→ best from {lo} to {hi}"))
        }
    }
}

/// The frame's word for generated data.
pub fn synthetic(lang: Lang) -> &'static str {
    frame::frame(lang).synthetic
}

/// All values are equal, and everybody got this score.
pub fn constant(lang: Lang, value: f64) -> String {
    let value = plain(value);
    pick(lang, format!("数值全部相同，各对象都得 {value}"), format!("All values are equal; everybody got {value}"))
}

pub fn clamped(lang: Lang) -> &'static str {
    pick(lang, "超出上下限，按界限计分", "Beyond the goalposts; scored as the nearer end")
}

pub fn undefined(lang: Lang) -> &'static str {
    pick(
        lang,
        "所选方法对这个数值算不出得分，按缺失处理",
        "The method gives no score for this value; it counts as missing",
    )
}

pub fn mean_as_base(lang: Lang, base: f64) -> String {
    let base = exact(base);
    pick(
        lang,
        format!("没有基准值，以现有数值的均值 {base} 为基准"),
        format!("No base is given; the mean {base} of what is there served"),
    )
}

/// `产值（亿元）`.
pub fn with_unit(lang: Lang, name: &str, unit: &str) -> String {
    if unit.is_empty() {
        name.to_string()
    } else {
        pick(lang, format!("{name}（{unit}）"), format!("{name} ({unit})"))
    }
}

/// Length of a list.
pub fn items(lang: Lang, n: usize) -> String {
    pick(lang, format!("{n} 条"), format!("{n} in all"))
}

#[cfg(test)]
mod tests {
    use scoring::intake::{Input, Utf8Only};
    use scoring::model::Severity;
    use scoring::validate::load;

    use super::*;

    #[test]
    fn the_template_opens_without_a_warning() {
        for lang in [Lang::Zh, Lang::En] {
            let (name, text) = template(lang);
            let loaded = load(vec![Input::new(name, text)], &Utf8Only).expect("it opens");
            assert_eq!(loaded.dataset.entities.len(), 3);
            assert_eq!(loaded.dataset.framework.n_indicators(), 3);
            let bad: Vec<_> = loaded.problems.iter().filter(|one| one.severity < Severity::Warning).collect();
            assert!(bad.is_empty(), "{bad:?}");
        }
    }

    #[test]
    fn years_are_a_span() {
        assert_eq!(span(Lang::Zh, &["2019".into(), "2020".into(), "2024".into()]), "2019—2024（3 年）");
        assert_eq!(span(Lang::En, &["2015".into()]), "2015");
        assert_eq!(span(Lang::Zh, &[String::new()]), "未注明");
    }
}
