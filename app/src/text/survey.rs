//! Words about what data has and lacks: indicator by indicator, who has not reported, and what each indicator means.

use scoring::model::{Goalposts, IndicatorKind};
use scoring::survey::ColumnSurvey;

use super::number::{exact, percent, plain};
use super::pick;
use crate::prefs::Lang;

pub struct Words {
    pub look: &'static str,
    pub indicator: &'static str,
    pub group: &'static str,
    pub no_group: &'static str,
    pub without: &'static str,
    pub entity: &'static str,
    pub n: &'static str,
    pub missing: &'static str,
    pub share: &'static str,
    pub count: &'static str,
    pub median: &'static str,
    pub spread: &'static str,
    pub by_group: &'static str,
    pub gaps: &'static str,
    pub gaps_hint: &'static str,
    pub has: &'static str,
    pub lacks: &'static str,
    pub figure: &'static str,
    pub silent: &'static str,
    pub least: &'static str,
    pub nothing: &'static str,
    pub half: &'static str,
    pub any: &'static str,
    pub reported: &'static str,
    pub dictionary: &'static str,
    pub dictionary_hint: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub direction: &'static str,
    pub pillar: &'static str,
    pub goalposts: &'static str,
    pub target: &'static str,
    pub denominator: &'static str,
    pub kind: &'static str,
    pub source: &'static str,
    pub note: &'static str,
}

const ZH: Words = Words {
    look: "逐项看指标",
    indicator: "指标",
    group: "分组",
    no_group: "不分组",
    without: "（未分组）",
    entity: "评价对象",
    n: "应有",
    missing: "缺",
    share: "缺失率",
    count: "对象数",
    median: "中位数",
    spread: "数值分布",
    by_group: "各组缺失",
    gaps: "数据齐不齐",
    gaps_hint: "每格是一个对象的一项指标，缺数最多的对象排在前面；年份在页面上方选择。",
    has: "有",
    lacks: "缺",
    figure: "数值",
    silent: "谁还没有报",
    least: "列出",
    nothing: "一项也没报的",
    half: "报了不到一半的",
    any: "有缺项的",
    reported: "已报",
    dictionary: "数据字典",
    dictionary_hint: "每项指标的含义、单位、方向、来源和评分界限，可存为表格。",
    code: "代码",
    name: "名称",
    unit: "单位",
    direction: "方向",
    pillar: "上级",
    goalposts: "上下限",
    target: "目标值",
    denominator: "分母",
    kind: "类型",
    source: "来源",
    note: "含义",
};

const EN: Words = Words {
    look: "Indicator by indicator",
    indicator: "Indicator",
    group: "Group",
    no_group: "No group",
    without: "(no group)",
    entity: "Park",
    n: "Expected",
    missing: "Missing",
    share: "Share missing",
    count: "Parks",
    median: "Median",
    spread: "Distribution",
    by_group: "Missing by group",
    gaps: "What is there and what is missing",
    gaps_hint: "Each cell is an indicator of a park, those that lack most first; the year is chosen at the top of the page.",
    has: "there",
    lacks: "missing",
    figure: "Figure",
    silent: "Who has not reported",
    least: "List",
    nothing: "those with nothing",
    half: "those with less than half",
    any: "those with any gap",
    reported: "Reported",
    dictionary: "Data dictionary",
    dictionary_hint: "What each indicator means, its unit, direction, source and ends of the scale; can be saved as a table.",
    code: "Code",
    name: "Name",
    unit: "Unit",
    direction: "Direction",
    pillar: "Under",
    goalposts: "Goalposts",
    target: "Target",
    denominator: "Denominator",
    kind: "Kind",
    source: "Source",
    note: "Meaning",
};

pub fn words(lang: Lang) -> &'static Words {
    pick(lang, &ZH, &EN)
}

/// How the figures lie, how many are missing and who is far out, of whom some are named.
pub fn finding(lang: Lang, survey: &ColumnSurvey, named: &[String]) -> String {
    let (n, missing) = (survey.n, survey.n_missing);
    let Some([least, lower, median, upper, most]) = survey.five.map(|five| five.map(plain)) else {
        return pick(lang, format!("{n} 个对象都没有这个数。"), format!("None of the {n} parks has this figure."));
    };
    let k = survey.far_out.len();
    let are_all = named.len() == k;
    let far = match k {
        0 => pick(lang, "没有离得特别远的数。", "Nobody is far out.").to_string(),
        _ => pick(
            lang,
            format!("离得特别远的有 {k} 个{}{}。", if are_all { "：" } else { "，如" }, named.join("、")),
            format!("Far out: {k} ({}{}).", if are_all { "" } else { "such as " }, named.join(", ")),
        ),
    };
    pick(
        lang,
        format!(
            "数值在 {least} 到 {most} 之间，中位数 {median}，中间一半在 {lower} 到 {upper}；{n} 个对象中缺 {missing} 个。{far}"
        ),
        format!(
            "Figures from {least} to {most}, the median is {median}, the middle half from {lower} to {upper}; {missing} of {n} are missing. {far}"
        ),
    )
}

pub fn gaps_title(lang: Lang, period: &str) -> String {
    match period {
        "" => pick(lang, "各对象各项指标有没有数", "Which park has which figure").into(),
        period => {
            pick(lang, format!("{period} 年各对象各项指标有没有数"), format!("Which park has which figure, {period}"))
        }
    }
}

/// What the map of gaps says.
pub fn gaps_finding(
    lang: Lang,
    n_cells: usize,
    n_missing: usize,
    n_whole: usize,
    worst: Option<(&str, usize)>,
) -> String {
    if n_missing == 0 {
        return pick(lang, format!("{n_cells} 个数都在，没有缺。"), format!("All {n_cells} figures are there."));
    }
    let share = percent(n_missing as f64 / n_cells.max(1) as f64, 1);
    let worst = worst.map_or_else(String::new, |(name, n)| {
        pick(lang, format!("缺得最多的指标是{name}，缺 {n} 个。"), format!(" {name} lacks most: {n}."))
    });
    pick(
        lang,
        format!("应有 {n_cells} 个数，缺 {n_missing} 个（{share}）；{n_whole} 个对象一项不缺。{worst}"),
        format!("{n_missing} of {n_cells} figures are missing ({share}); {n_whole} parks lack none.{worst}"),
    )
}

pub fn silent_finding(lang: Lang, n: usize, of: usize) -> String {
    match n {
        0 => pick(lang, format!("{of} 个对象里没有这样的。"), format!("None of the {of} parks.")),
        _ => pick(lang, format!("{of} 个对象里有 {n} 个。"), format!("{n} of {of} parks.")),
    }
}

/// `3 / 12`.
pub fn of(n: usize, of: usize) -> String {
    format!("{n} / {of}")
}

pub fn goalposts(lang: Lang, posts: Goalposts) -> String {
    let log = if posts.log { pick(lang, "，按对数", ", on logarithms") } else { "" };
    let (worst, best) = (exact(posts.worst), exact(posts.best));
    pick(lang, format!("最差 {worst}，最好 {best}{log}"), format!("worst {worst}, best {best}{log}"))
}

pub fn kind(lang: Lang, kind: IndicatorKind) -> &'static str {
    let (zh, en) = match kind {
        IndicatorKind::Measured => ("计量", "measured"),
        IndicatorKind::Grade => ("定性等级", "grade"),
        IndicatorKind::Gate => ("门槛", "gate"),
        IndicatorKind::Bonus => ("加分", "bonus"),
        IndicatorKind::Expert => ("专家评分", "expert"),
    };
    pick(lang, zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, n_far: usize, named: &[&str], told: &str) {
        let five = Some([1.0, 2.0, 3.0, 4.0, 90.0]);
        let survey = ColumnSurvey { n: 9, n_missing: 2, five, far_out: (0..n_far).collect(), groups: vec![] };
        let named: Vec<String> = named.iter().map(|name| name.to_string()).collect();
        let finding = finding(lang, &survey, &named);
        assert!(finding.ends_with(told), "{finding}");
    }

    #[test]
    fn all_who_are_far_out_are_counted_however_few_are_named() {
        check(Lang::Zh, 0, &[], "没有离得特别远的数。");
        check(Lang::Zh, 2, &["甲", "乙"], "离得特别远的有 2 个：甲、乙。");
        check(Lang::Zh, 3788, &["甲", "乙"], "离得特别远的有 3788 个，如甲、乙。");
        check(Lang::En, 2, &["A", "B"], "Far out: 2 (A, B).");
        check(Lang::En, 3788, &["A", "B"], "Far out: 3788 (such as A, B).");
    }
}
