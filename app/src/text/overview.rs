//! Words of the Overview page: short sentences without technical terms.

use super::number::{fixed, signed};
use super::pick;
use crate::prefs::Lang;

pub struct Overview {
    pub title: &'static str,
    pub choose: &'static str,
    pub loading: &'static str,
    pub cards: &'static str,
    pub score: &'static str,
    pub rank: &'static str,
    pub strongest: &'static str,
    pub weakest: &'static str,
    pub ahead: &'static str,
    pub behind: &'static str,
    pub not_ranked: &'static str,
    pub one_area_only: &'static str,
    pub nobody_near: &'static str,
    pub one_period_only: &'static str,
    pub trend: &'static str,
    pub trend_of: &'static str,
    pub trend_rank_note: &'static str,
    pub trend_score_note: &'static str,
    pub period: &'static str,
    pub effects: &'static str,
    pub effects_title: &'static str,
    pub effects_note: &'static str,
    pub effects_none: &'static str,
    pub effects_table: &'static str,
    pub indicator: &'static str,
    pub value: &'static str,
    pub median: &'static str,
    pub points: &'static str,
    pub ask_why: &'static str,
    pub compare: &'static str,
}

const ZH: Overview = Overview {
    title: "总览",
    choose: "园区",
    loading: "正在打开数据…",
    cards: "要点",
    score: "总分",
    rank: "名次",
    strongest: "长项",
    weakest: "短板",
    ahead: "前一名",
    behind: "后一名",
    not_ranked: "未参评",
    one_area_only: "只有一个方面，无从比较",
    nobody_near: "没有名次相邻的园区",
    one_period_only: "只有一期数据，看不出升降",
    trend: "历年走势",
    trend_of: "看什么",
    trend_rank_note: "各年名次按当年数据、同一套权重和方法评出。",
    trend_score_note: "为便于跨年比较，各年得分按同一把尺子重新计算，与当年单独计算的总分略有不同。",
    period: "年份",
    effects: "什么拉高，什么拉低",
    effects_title: "各指标对总分的影响",
    effects_note: "与各项指标都处于中位的园区相比，每项指标让总分多了或少了多少；正负两边最多各列五项。",
    effects_none: "与中位水平没有差别。",
    effects_table: "相关指标的数值",
    indicator: "指标",
    value: "本园区",
    median: "中位数",
    points: "影响（分）",
    ask_why: "逐项看原因",
    compare: "与其他园区对标",
};

const EN: Overview = Overview {
    title: "Overview",
    choose: "Park",
    loading: "Opening the data…",
    cards: "Key points",
    score: "Score",
    rank: "Rank",
    strongest: "Strength",
    weakest: "Weakness",
    ahead: "Next ahead",
    behind: "Next behind",
    not_ranked: "Not ranked",
    one_area_only: "Only one area, nothing to compare",
    nobody_near: "Nobody has a neighbouring rank",
    one_period_only: "One period only, so no movement",
    trend: "Over the years",
    trend_of: "Show",
    trend_rank_note: "Each year is ranked on its own data, with the same weights and methods.",
    trend_score_note: "So that years can be compared, all are scored again on one common scale; a year scored by itself differs a little.",
    period: "Year",
    effects: "What lifts it, what holds it back",
    effects_title: "What indicators add to the score",
    effects_note: "Against a park that has the median of every indicator: how many points each indicator adds or takes; up to five on either side.",
    effects_none: "No different from the median.",
    effects_table: "Figures behind it",
    indicator: "Indicator",
    value: "This park",
    median: "Median",
    points: "Effect (points)",
    ask_why: "See every reason",
    compare: "Compare with others",
};

pub fn overview(lang: Lang) -> &'static Overview {
    pick(lang, &ZH, &EN)
}

/// A period as it is spoken of: `2024 年`; labels that are no year stay as they are.
pub fn period(lang: Lang, label: &str) -> String {
    let is_year = label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    if is_year && lang == Lang::Zh { format!("{label} 年") } else { label.to_string() }
}

/// The page's one sentence: name, rank, movement.
pub fn headline(lang: Lang, name: &str, rank: Option<u32>, of: usize, moved: Option<(&str, u32)>) -> String {
    let Some(rank) = rank else {
        return pick(
            lang,
            format!("{name}未参评：数据不足，或不在筛选范围内。"),
            format!("{name} is not ranked: too little data, or outside the filter."),
        );
    };
    match lang {
        Lang::Zh => {
            let moved = moved.map(|(period, before)| format!("，{}", movement(lang, period, rank, before)));
            format!("{name}排第 {rank} 名，共 {of} 个{}。", moved.unwrap_or_default())
        }
        Lang::En => {
            let moved = moved.map(|(period, before)| format!(", {}", movement(lang, period, rank, before)));
            format!("{name} ranks {rank} of {of}{}.", moved.unwrap_or_default())
        }
    }
}

/// "比 2023 年上升 2 名".
pub fn movement(lang: Lang, period_label: &str, now: u32, before: u32) -> String {
    let then = period(lang, period_label);
    match (now.abs_diff(before), now < before) {
        (0, _) => pick(lang, format!("与 {then}持平"), format!("the same as in {then}")),
        (by, true) => pick(lang, format!("比 {then}上升 {by} 名"), format!("up {by} since {then}")),
        (by, false) => pick(lang, format!("比 {then}下降 {by} 名"), format!("down {by} since {then}")),
    }
}

/// Why there is no movement to tell, in a dataset of so many periods.
pub fn no_earlier(lang: Lang, n_periods: usize) -> String {
    match n_periods {
        0 | 1 => overview(lang).one_period_only.into(),
        _ => pick(lang, "已是最早一期，没有更早的名次", "The first period: nothing to compare it with").into(),
    }
}

/// "2023 年未参评".
pub fn not_ranked_then(lang: Lang, period_label: &str) -> String {
    let then = period(lang, period_label);
    pick(lang, format!("{then}未参评"), format!("Not ranked in {then}"))
}

/// "名次，2019—2024".
pub fn trend_title(lang: Lang, is_rank: bool, from: &str, to: &str) -> String {
    let what = if is_rank { overview(lang).rank } else { overview(lang).score };
    pick(lang, format!("{what}，{from}—{to}"), format!("{what}, {from}–{to}"))
}

/// What follows the headline: strength, weakness, distance to the rival.
pub fn second_line(
    lang: Lang,
    strongest: Option<&str>,
    weakest: Option<&str>,
    rival: Option<(&str, bool, String)>,
) -> String {
    let areas = strongest.zip(weakest).map(|(strongest, weakest)| {
        pick(lang, format!("长项是{strongest}，短板是{weakest}"), format!("Strong in {strongest}, weak in {weakest}"))
    });
    let rival = rival.map(|(name, is_ahead, gap)| match (lang, is_ahead) {
        (Lang::Zh, true) => format!("距前一名{name}还差 {gap} 分"),
        (Lang::Zh, false) => format!("领先后一名{name} {gap} 分"),
        (Lang::En, true) => format!("{gap} points behind {name}"),
        (Lang::En, false) => format!("{gap} points ahead of {name}"),
    });
    let parts: Vec<String> = areas.into_iter().chain(rival).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", ".")),
    }
}

/// "第 3 名".
pub fn place(lang: Lang, rank: Option<u32>) -> String {
    rank.map_or_else(
        || overview(lang).not_ranked.to_string(),
        |rank| pick(lang, format!("第 {rank} 名"), format!("Rank {rank}")),
    )
}

/// "共 40 个".
pub fn of(lang: Lang, count: usize) -> String {
    pick(lang, format!("共 {count} 个"), format!("of {count}"))
}

/// "A 级".
pub fn grade(lang: Lang, label: &str) -> String {
    pick(lang, format!("{label} 级"), format!("Grade {label}"))
}

/// "高于中位 12.3 分".
pub fn above_median(lang: Lang, points: f64, decimals: usize) -> String {
    let size = fixed(points.abs(), decimals);
    match (lang, points >= 0.0) {
        (Lang::Zh, true) => format!("高于中位 {size} 分"),
        (Lang::Zh, false) => format!("低于中位 {size} 分"),
        (Lang::En, true) => format!("{size} points above the median"),
        (Lang::En, false) => format!("{size} points below the median"),
    }
}

/// "差 1.20 分" or "领先 1.20 分".
pub fn gap(lang: Lang, is_ahead: bool, points: f64, decimals: usize) -> String {
    let size = fixed(points, decimals);
    match (lang, is_ahead) {
        (Lang::Zh, true) => format!("差 {size} 分"),
        (Lang::Zh, false) => format!("领先 {size} 分"),
        (Lang::En, true) => format!("{size} points to catch up"),
        (Lang::En, false) => format!("leads by {size} points"),
    }
}

/// Where a rank came from and went, from the first period that has one to the last.
pub fn trend_of_ranks(lang: Lang, known: &[(String, u32)]) -> String {
    let (Some((from, first)), Some((to, last))) = (known.first(), known.last()) else {
        return pick(lang, "这些年都没有名次。", "There is no rank in any year.").into();
    };
    let (from, to) = (period(lang, from), period(lang, to));
    if known.len() == 1 {
        return pick(lang, format!("只有 {to}的名次：第 {last} 名。"), format!("Only {to} has a rank: {last}."));
    }
    // Worth a word only where it lies between the two.
    let best = known.iter().min_by_key(|(_, rank)| *rank).filter(|(_, rank)| rank < first && rank < last);
    let best = best.map(|(label, rank)| (period(lang, label), rank));
    let best = best.map(|(when, rank)| {
        pick(lang, format!("，最好是 {when}的第 {rank} 名"), format!("; the best was {rank} in {when}"))
    });
    let (first, last, best) = (*first, *last, best.unwrap_or_default());
    match lang {
        Lang::Zh if first == last => format!("{from}和 {to}都是第 {last} 名{best}。"),
        Lang::Zh => format!("从 {from}的第 {first} 名到 {to}的第 {last} 名{best}。"),
        Lang::En if first == last => format!("Rank {last} in {from} and in {to}{best}."),
        Lang::En => format!("From rank {first} in {from} to {last} in {to}{best}."),
    }
}

/// How a score went from the first period that has one to the last.
pub fn trend_of_scores(lang: Lang, known: &[(String, f64)], decimals: usize) -> String {
    let (Some((from, first)), Some((to, last))) = (known.first(), known.last()) else {
        return pick(lang, "这些年都没有得分。", "There is no score in any year.").into();
    };
    let (from, to) = (period(lang, from), period(lang, to));
    let (before, now) = (fixed(*first, decimals), fixed(*last, decimals));
    if known.len() == 1 {
        return pick(lang, format!("只有 {to}的得分：{now} 分。"), format!("Only {to} has a score: {now}."));
    }
    let change = signed(last - first, decimals);
    pick(
        lang,
        format!("从 {from}的 {before} 分到 {to}的 {now} 分（{change}）。"),
        format!("From {before} in {from} to {now} in {to} ({change})."),
    )
}

/// The largest effect on either side.
pub fn largest_effects(lang: Lang, lifts: Option<(&str, f64)>, holds: Option<(&str, f64)>, decimals: usize) -> String {
    let size = |points: f64| signed(points, decimals);
    match (lang, lifts, holds) {
        (Lang::Zh, Some((up, by)), Some((down, less))) => {
            format!("拉高总分最多的是{up}（{} 分），拉低最多的是{down}（{} 分）。", size(by), size(less))
        }
        (Lang::Zh, Some((up, by)), None) => format!("没有拉低总分的指标；拉高最多的是{up}（{} 分）。", size(by)),
        (Lang::Zh, None, Some((down, less))) => {
            format!("没有拉高总分的指标；拉低最多的是{down}（{} 分）。", size(less))
        }
        (Lang::En, Some((up, by)), Some((down, less))) => {
            format!("{up} lifts the score most ({} points), {down} lowers it most ({}).", size(by), size(less))
        }
        (Lang::En, Some((up, by)), None) => {
            format!("Nothing lowers the score; {up} lifts it most ({} points).", size(by))
        }
        (Lang::En, None, Some((down, less))) => {
            format!("Nothing lifts the score; {down} lowers it most ({} points).", size(less))
        }
        (_, None, None) => overview(lang).effects_none.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_says_rank_and_movement_and_admits_what_it_does_not_know() {
        assert_eq!(
            headline(Lang::Zh, "滨江", Some(3), 40, Some(("2023", 5))),
            "滨江排第 3 名，共 40 个，比 2023 年上升 2 名。"
        );
        assert_eq!(
            headline(Lang::Zh, "滨江", Some(3), 40, Some(("2023", 3))),
            "滨江排第 3 名，共 40 个，与 2023 年持平。"
        );
        assert_eq!(
            headline(Lang::En, "Binjiang", Some(3), 40, Some(("Q1", 1))),
            "Binjiang ranks 3 of 40, down 2 since Q1."
        );
        assert_eq!(headline(Lang::En, "China", Some(90), 188, None), "China ranks 90 of 188.");
        assert!(headline(Lang::Zh, "滨江", None, 40, Some(("2023", 5))).starts_with("滨江未参评"));
    }

    #[test]
    fn the_second_line_holds_only_what_is_known() {
        assert_eq!(second_line(Lang::Zh, None, None, None), "");
        assert_eq!(
            second_line(Lang::Zh, Some("创新"), Some("用地"), Some(("望潮", true, "1.20".into()))),
            "长项是创新，短板是用地；距前一名望潮还差 1.20 分。"
        );
        assert_eq!(second_line(Lang::En, None, None, Some(("B", false, "0.50".into()))), "0.50 points ahead of B.");
    }

    #[test]
    fn trends_are_told_from_first_to_last() {
        let known = [("2019".to_string(), 8), ("2022".to_string(), 2), ("2024".to_string(), 3)];
        assert_eq!(
            trend_of_ranks(Lang::Zh, &known),
            "从 2019 年的第 8 名到 2024 年的第 3 名，最好是 2022 年的第 2 名。"
        );
        assert_eq!(trend_of_ranks(Lang::En, &known[..1]), "Only 2019 has a rank: 8.");
        assert_eq!(
            trend_of_scores(Lang::Zh, &[("2019".into(), 52.1), ("2024".into(), 60.3)], 1),
            "从 2019 年的 52.1 分到 2024 年的 60.3 分（+8.2）。"
        );
    }
}
