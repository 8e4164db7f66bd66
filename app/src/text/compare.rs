//! Words of the Compare page.

use super::number::{fixed, signed};
use super::overview::period;
use super::pick;
use crate::prefs::Lang;

pub struct Compare {
    pub title: &'static str,
    pub intro: &'static str,
    pub loading: &'static str,
    pub chosen: &'static str,
    pub proposed: &'static str,
    pub add: &'static str,
    pub full: &'static str,
    pub at_least: &'static str,
    pub reference: &'static str,
    pub is_reference: &'static str,
    pub not_ranked: &'static str,
    pub profile: &'static str,
    pub level: &'static str,
    pub park: &'static str,
    pub one_indicator: &'static str,
    pub profile_note: &'static str,
    pub too_few_axes: &'static str,
    pub area: &'static str,
    pub indicators: &'static str,
    pub indicators_note: &'static str,
    pub indicator: &'static str,
    pub gaps: &'static str,
    pub subject: &'static str,
    pub gap: &'static str,
    pub points: &'static str,
    pub effect: &'static str,
    pub total: &'static str,
    pub gaps_table: &'static str,
    pub gaps_note: &'static str,
    pub trend: &'static str,
    pub trend_of: &'static str,
    pub rank: &'static str,
    pub score: &'static str,
    pub period: &'static str,
}

const ZH: Compare = Compare {
    title: "对标",
    intro: "把 2 至 8 个园区放在同一把尺子上，看差在哪里、差多少。",
    loading: "正在打开数据…",
    chosen: "对标园区",
    proposed: "最相近的园区",
    add: "添加园区",
    full: "已选满 8 个；移除一个后才能再添加。",
    at_least: "至少保留 2 个园区；要换掉其中一个，请先添加再移除。",
    reference: "参照园区",
    is_reference: "参照",
    not_ranked: "未参评",
    profile: "各方面得分",
    level: "看哪一层",
    park: "园区",
    one_indicator: "只有一项指标，没有可以并列的。",
    profile_note: "所有轴用同一把尺子，越靠外越好；空心点表示缺数据。",
    too_few_axes: "这套指标没有三项以上并列的方面，画不成雷达图；请看下面的逐项对比。",
    area: "方面",
    indicators: "逐项指标",
    indicators_note: "每项指标一根轴，两端是全部园区中的最差值和最好值；灰色是其他园区。",
    indicator: "指标",
    gaps: "差距表",
    subject: "看哪个园区",
    gap: "差值",
    points: "指标分差",
    effect: "总分差",
    total: "合计",
    gaps_table: "逐项差距",
    gaps_note: "差值按指标原单位；指标分差按统一尺度、已考虑指标方向，↑ 为优、↓ 为劣；总分差为每项指标在总分差距中的份额，各项相加等于总分差距，一方缺数据的按其余指标折算。",
    trend: "历年走势",
    trend_of: "看什么",
    rank: "名次",
    score: "得分",
    period: "年份",
};

const EN: Compare = Compare {
    title: "Compare",
    intro: "Two to eight parks on one scale: where they differ, and by how much.",
    loading: "Opening the data…",
    chosen: "Parks compared",
    proposed: "Most alike",
    add: "Add a park",
    full: "Eight are chosen; remove one before adding another.",
    at_least: "Two parks at least: to replace one, add first and then remove.",
    reference: "Reference",
    is_reference: "reference",
    not_ranked: "not ranked",
    profile: "Score by area",
    level: "Level shown",
    park: "Park",
    one_indicator: "One indicator only, nothing to set side by side.",
    profile_note: "All axes have one scale, farther out is better; a hollow dot is a missing value.",
    too_few_axes: "This framework has no level with three parts, so there is no radar; see the indicators below.",
    area: "Area",
    indicators: "Indicator by indicator",
    indicators_note: "An axis an indicator, from the worst value of all parks to the best; the others are grey.",
    indicator: "Indicator",
    gaps: "Gaps",
    subject: "Park",
    gap: "Gap",
    points: "In points",
    effect: "In the score",
    total: "Total",
    gaps_table: "Gaps by indicator",
    gaps_note: "The gap is in the indicator's unit. Points are on the common scale and know which way is better: ↑ ahead, ↓ behind. The last column is each indicator's part of the difference of the scores; the parts sum to it, a missing value counting as the mean of what is there.",
    trend: "Over the years",
    trend_of: "Show",
    rank: "Rank",
    score: "Score",
    period: "Year",
};

pub fn compare(lang: Lang) -> &'static Compare {
    pick(lang, &ZH, &EN)
}

/// Accessible name of the button that takes a park out.
pub fn remove(lang: Lang, name: &str) -> String {
    pick(lang, format!("移除{name}"), format!("Remove {name}"))
}

/// Accessible name of the button that takes a proposed park in.
pub fn add(lang: Lang, name: &str) -> String {
    pick(lang, format!("添加{name}"), format!("Add {name}"))
}

/// "与滨江最相近".
pub fn alike(lang: Lang, name: &str) -> String {
    pick(lang, format!("与{name}最相近："), format!("Most like {name}:"))
}

/// "4 / 8".
pub fn count(lang: Lang, chosen: usize, most: usize) -> String {
    pick(lang, format!("已选 {chosen} 个，最多 {most} 个"), format!("{chosen} of at most {most}"))
}

/// "第 3 名 · 68.43 分".
pub fn standing(lang: Lang, rank: Option<u32>, score: Option<f64>, decimals: usize) -> String {
    match (rank, score) {
        (Some(rank), Some(score)) => {
            let score = fixed(score, decimals);
            pick(lang, format!("第 {rank} 名 · {score} 分"), format!("rank {rank} · {score}"))
        }
        _ => compare(lang).not_ranked.into(),
    }
}

/// Who leads most axes, and where they are farthest apart.
pub fn profile_finding(
    lang: Lang,
    leader: Option<(&str, usize)>,
    of: usize,
    widest: Option<(&str, &str, &str)>,
) -> String {
    let lead = leader.map(|(name, count)| match lang {
        Lang::Zh => format!("{of} 个方面中，{name}有 {count} 个领先"),
        Lang::En => format!("{name} leads {count} of {of} areas"),
    });
    let apart = widest.map(|(axis, best, worst)| match lang {
        Lang::Zh => format!("相差最大的是{axis}，{best}最高，{worst}最低"),
        Lang::En => format!("they differ most in {axis}: {best} is highest, {worst} lowest"),
    });
    sentence(lang, lead.into_iter().chain(apart).collect())
}

/// "科技创新：各指标在全部园区中的位置".
pub fn indicators_title(lang: Lang, of: &str) -> String {
    pick(lang, format!("{of}：各指标在全部园区中的位置"), format!("{of}: where each indicator stands among all parks"))
}

/// The note where not everybody is drawn.
pub fn indicators_sampled(lang: Lang, drawn: usize, of: usize) -> String {
    let note = compare(lang).indicators_note;
    pick(
        lang,
        format!("{note}其他 {of} 个园区按名次等距画出 {drawn} 个。"),
        format!("{note} Of {of} others, {drawn} are drawn, evenly along the ranking."),
    )
}

/// An indicator's name with its unit.
pub fn with_unit(lang: Lang, name: &str, unit: &str) -> String {
    match unit {
        "" => name.to_string(),
        unit => pick(lang, format!("{name}（{unit}）"), format!("{name} ({unit})")),
    }
}

/// An indicator shown by its points.
pub fn in_points(lang: Lang, name: &str) -> String {
    pick(lang, format!("{name}（折算分）"), format!("{name} (points)"))
}

/// On which indicators they are farthest apart and closest.
pub fn indicators_finding(lang: Lang, widest: Option<&str>, closest: Option<&str>) -> String {
    let apart = widest.map(|name| pick(lang, format!("相差最大的指标是{name}"), format!("They differ most in {name}")));
    let alike = closest.map(|name| pick(lang, format!("最接近的是{name}"), format!("least in {name}")));
    sentence(lang, apart.into_iter().chain(alike).collect())
}

/// How far apart two scores are, and what makes most of it on either side.
pub fn gaps_finding(
    lang: Lang,
    (subject, reference): (&str, &str),
    total: f64,
    ahead: Option<(&str, f64)>,
    behind: Option<(&str, f64)>,
    decimals: usize,
) -> String {
    let size = fixed(total.abs(), decimals);
    let first = match (lang, total >= 0.0) {
        (Lang::Zh, true) => format!("{subject}比{reference}高 {size} 分"),
        (Lang::Zh, false) => format!("{subject}比{reference}低 {size} 分"),
        (Lang::En, true) => format!("{subject} is {size} points ahead of {reference}"),
        (Lang::En, false) => format!("{subject} is {size} points behind {reference}"),
    };
    let part = |by: f64| signed(by, decimals);
    let gains = ahead.map(|(name, by)| match lang {
        Lang::Zh => format!("优势最大的是{name}（{}）", part(by)),
        Lang::En => format!("gaining most in {name} ({})", part(by)),
    });
    let losses = behind.map(|(name, by)| match lang {
        Lang::Zh => format!("劣势最大的是{name}（{}）", part(by)),
        Lang::En => format!("losing most in {name} ({})", part(by)),
    });
    sentence(lang, std::iter::once(first).chain(gains).chain(losses).collect())
}

/// Who gained most from one period to another, and who least; how much is worded by [`rose`].
pub fn trend_finding(
    lang: Lang,
    from: &str,
    to: &str,
    most: Option<(&str, String)>,
    least: Option<(&str, String)>,
) -> String {
    let Some((name, by)) = most else {
        return pick(lang, "没有两个年份可比。", "There are no two periods to compare.").into();
    };
    let (from, to) = (period(lang, from), period(lang, to));
    let least =
        least.map(|(name, by)| pick(lang, format!("，最小的是{name}（{by}）"), format!(", {name} least ({by})")));
    let least = least.unwrap_or_default();
    pick(
        lang,
        format!("{from}到 {to}，进步最大的是{name}（{by}）{least}。"),
        format!("From {from} to {to}, {name} gained most ({by}){least}."),
    )
}

/// "上升 3 名" or "下降 2.10 分".
pub fn rose(lang: Lang, by: f64, is_rank: bool, decimals: usize) -> String {
    let size = fixed(by.abs(), decimals);
    let is_zero = !size.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let unit = match (lang, is_rank) {
        (Lang::Zh, true) => " 名",
        (Lang::Zh, false) => " 分",
        (Lang::En, true) => {
            if size == "1" {
                " place"
            } else {
                " places"
            }
        }
        (Lang::En, false) => " points",
    };
    match (lang, is_zero, by > 0.0) {
        (Lang::Zh, true, _) => "持平".into(),
        (Lang::En, true, _) => "stayed".into(),
        (Lang::Zh, _, true) => format!("上升 {size}{unit}"),
        (Lang::Zh, _, false) => format!("下降 {size}{unit}"),
        (Lang::En, _, true) => format!("rose {size}{unit}"),
        (Lang::En, _, false) => format!("fell {size}{unit}"),
    }
}

/// Parts joined to a sentence.
fn sentence(lang: Lang, parts: Vec<String>) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_whole_sentences_of_what_is_known() {
        assert_eq!(
            profile_finding(Lang::Zh, Some(("滨江", 3)), 5, Some(("创新", "滨江", "望潮"))),
            "5 个方面中，滨江有 3 个领先；相差最大的是创新，滨江最高，望潮最低。"
        );
        assert_eq!(profile_finding(Lang::En, None, 5, None), "");
        assert_eq!(indicators_finding(Lang::En, Some("GDP"), None), "They differ most in GDP.");
        assert_eq!(
            gaps_finding(Lang::Zh, ("甲", "乙"), -1.5, Some(("税收", 0.5)), Some(("研发", -2.0)), 2),
            "甲比乙低 1.50 分；优势最大的是税收（+0.50）；劣势最大的是研发（−2.00）。"
        );
        assert_eq!(
            trend_finding(Lang::Zh, "2019", "2024", Some(("甲", rose(Lang::Zh, 3.0, true, 0))), None),
            "2019 年到 2024 年，进步最大的是甲（上升 3 名）。"
        );
    }

    #[test]
    fn a_change_too_small_to_print_is_none() {
        assert_eq!(rose(Lang::En, -0.001, false, 2), "stayed");
        assert_eq!(rose(Lang::En, 1.0, true, 0), "rose 1 place");
        assert_eq!(rose(Lang::Zh, -2.1, false, 2), "下降 2.10 分");
    }
}
