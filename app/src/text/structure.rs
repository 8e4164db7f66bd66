//! Words for what parks are made of: specialisation, overlap, agglomeration, inequality.

use scoring::compare::{Amount, CompareError};

use super::number::{fixed, percent, plain};
use super::pick;
use crate::prefs::Lang;

pub struct Structure {
    pub title: &'static str,
    pub intro: &'static str,
    pub no_enterprises: &'static str,
    pub no_amounts: &'static str,
    pub none_of_these: &'static str,
    pub amount: &'static str,
    pub level: &'static str,
    pub divisions: &'static str,
    pub classes: &'static str,
    pub industry: &'static str,
    pub park: &'static str,
    pub quotient: &'static str,
    pub quotients: &'static str,
    pub quotients_note: &'static str,
    pub overlap: &'static str,
    pub overlaps: &'static str,
    pub overlaps_note: &'static str,
    pub profiles: &'static str,
    pub profiles_note: &'static str,
    pub total: &'static str,
    pub leading: &'static str,
    pub concentration: &'static str,
    pub krugman: &'static str,
    pub with_reference: &'static str,
    pub clusters: &'static str,
    pub clusters_note: &'static str,
    pub agglomeration: &'static str,
    pub share: &'static str,
    pub n_parks: &'static str,
    pub herfindahl: &'static str,
    pub gini: &'static str,
    pub inequality: &'static str,
    pub indicator: &'static str,
    pub groups: &'static str,
    pub no_groups: &'static str,
    pub theil_part: &'static str,
    pub theil: &'static str,
    pub between: &'static str,
    pub part: &'static str,
    pub inequality_note: &'static str,
}

const ZH: Structure = Structure {
    title: "产业结构与错位发展",
    intro: "由数据集里的企业名单按行业代码汇总（GB/T 4754—2017），与全部有企业的园区合计相比。",
    no_enterprises: "这个数据集没有企业名单。附上 enterprises 表（至少有 id、park、industry_code 三列）后，就能看各园区的专业化、重合度和产业集聚。",
    no_amounts: "企业名单里没有可用的行业代码或这项数字，换一种口径试试。",
    none_of_these: "所选园区都没有企业，看不出结构。",
    amount: "按什么口径",
    level: "行业粗细",
    divisions: "大类（2 位代码）",
    classes: "小类（4 位代码）",
    industry: "行业",
    park: "园区",
    quotient: "区位商",
    quotients: "区位商：哪个园区的哪些产业比别处集中",
    quotients_note: "区位商＝该行业在园区内的份额÷在全部园区内的份额，1 为与整体相同；蓝色高于 1，橙色低于 1，粗框为不低于 1.5。",
    overlap: "重合度",
    overlaps: "两两重合度",
    overlaps_note: "重合度＝各行业份额取较小者之和，0 为完全错位，1 为完全相同；等于 1 减去克鲁格曼指数的一半。粗框为不低于 0.7。",
    profiles: "各园区的结构",
    profiles_note: "集中度为赫芬达尔指数（0 到 1，越高越集中于少数行业）；克鲁格曼指数看结构与全部园区合计相差多少（0 相同，2 毫无共同之处）。",
    total: "合计",
    leading: "最突出的行业",
    concentration: "集中度",
    krugman: "克鲁格曼指数",
    with_reference: "与参照重合",
    clusters: "各产业聚在哪里",
    clusters_note: "埃里森—格莱泽指数看一个产业扎堆的程度是否超出偶然和大企业所能解释的：0 上下为偶然，0.02 以下较弱，0.05 以上较强；只有一家企业，或一个园区占了全部时算不出。赫芬达尔和基尼看它在园区之间分布得多不均。",
    agglomeration: "埃里森—格莱泽指数",
    share: "占全部",
    n_parks: "园区数",
    herfindahl: "赫芬达尔",
    gini: "基尼",
    inequality: "园区之间差距有多大",
    indicator: "看哪项指标",
    groups: "按什么分组",
    no_groups: "这个数据集没有园区分组，差距分不出组间和组内。",
    theil_part: "占泰尔指数",
    theil: "泰尔指数",
    between: "组间",
    part: "组成",
    inequality_note: "每个园区算一份，不按大小加权。泰尔指数可以不重不漏地拆成组间和各组内部，相加等于整体；基尼系数 0 为完全均等，接近 1 为集中于一家。",
};

const EN: Structure = Structure {
    title: "What parks are made of",
    intro: "From the dataset's enterprises, summed by industry code (GB/T 4754-2017) and held against all parks with enterprises together.",
    no_enterprises: "This dataset lists no enterprises. With a table of enterprises (at least the columns id, park, industry_code) this shows specialisation, overlap and agglomeration.",
    no_amounts: "The enterprises have no usable industry code or no such figure; try another measure.",
    none_of_these: "None of the parks compared has any enterprise, so there is no structure to see.",
    amount: "Measured by",
    level: "Industries",
    divisions: "Divisions (2 digits)",
    classes: "Classes (4 digits)",
    industry: "Industry",
    park: "Park",
    quotient: "Location quotient",
    quotients: "Location quotients: what a park has more of than others",
    quotients_note: "The industry's share in the park over its share in all parks, 1 being as everywhere. Blue is above 1, orange below; a frame marks 1.5 or more.",
    overlap: "Overlap",
    overlaps: "Overlap of each two",
    overlaps_note: "The sum of the smaller shares of each industry: 0 for nothing in common, 1 for the same structure; one minus half of Krugman's index. A frame marks 0.7 or more.",
    profiles: "The parks' structure",
    profiles_note: "Concentration is the Herfindahl index (0 to 1, the higher the fewer industries); Krugman's index says how far the structure is from that of all parks together (0 the same, 2 nothing in common).",
    total: "Total",
    leading: "Most specialised in",
    concentration: "Concentration",
    krugman: "Krugman index",
    with_reference: "Overlap with the reference",
    clusters: "Where industries cluster",
    clusters_note: "The Ellison–Glaeser index asks whether an industry clusters more than chance and large plants explain: about 0 by chance, below 0.02 weak, above 0.05 strong; there is none for a single enterprise, or where one park has all. Herfindahl and Gini say how unevenly it is spread over parks.",
    agglomeration: "Ellison–Glaeser index",
    share: "Of all",
    n_parks: "Parks",
    herfindahl: "Herfindahl",
    gini: "Gini",
    inequality: "How unequal parks are",
    indicator: "Indicator",
    groups: "Grouped by",
    no_groups: "This dataset has no groups of parks, so inequality cannot be taken apart.",
    theil_part: "Of the Theil index",
    theil: "Theil index",
    between: "Between groups",
    part: "Part",
    inequality_note: "Each park counts one, whatever its size. The Theil index comes apart into what is between groups and inside each; the parts sum to the whole. A Gini of 0 is all alike, near 1 is all with one.",
};

pub fn structure(lang: Lang) -> &'static Structure {
    pick(lang, &ZH, &EN)
}

pub fn amount(lang: Lang, amount: Amount) -> &'static str {
    match amount {
        Amount::Enterprises => pick(lang, "企业数（家）", "Enterprises"),
        Amount::Staff => pick(lang, "从业人员（人）", "Staff"),
        Amount::Revenue => pick(lang, "营业收入（万元）", "Revenue (10,000 yuan)"),
        Amount::Tax => pick(lang, "税收（万元）", "Tax (10,000 yuan)"),
    }
}

/// Who was counted, and who could not be.
pub fn counted(lang: Lang, n: usize, n_parks: usize, no_code: usize, no_amount: usize) -> String {
    let mut told = pick(
        lang,
        format!("计入 {n} 家企业、{n_parks} 个园区。"),
        format!("{n} enterprises in {n_parks} parks are counted."),
    );
    if no_code > 0 {
        told.push_str(&pick(
            lang,
            format!("{no_code} 家没有可用的行业代码，未计入。"),
            format!(" {no_code} have no usable industry code and are not."),
        ));
    }
    if no_amount > 0 {
        told.push_str(&pick(
            lang,
            format!("{no_amount} 家没有这项数字，未计入。"),
            format!(" {no_amount} have no such figure and are not."),
        ));
    }
    told
}

/// Parks of the comparison that have no enterprise.
pub fn without(lang: Lang, names: &[String]) -> String {
    let names = names.join(pick(lang, "、", ", "));
    pick(lang, format!("{names}没有企业，不在表中。"), format!("{names}: no enterprises, not in the table."))
}

/// What each park has most of: names with the industry and its quotient.
pub fn quotients_finding(lang: Lang, leading: &[(String, String, f64)]) -> String {
    let one = |(park, industry, quotient): &(String, String, f64)| match lang {
        Lang::Zh => format!("{park}最突出的是{industry}（{} 倍）", fixed(*quotient, 1)),
        Lang::En => format!("{park} stands out in {industry} ({} times)", fixed(*quotient, 1)),
    };
    let parts: Vec<String> = leading.iter().map(one).collect();
    format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."))
}

/// Only the largest industries are drawn.
pub fn largest_only(lang: Lang, drawn: usize, of: usize) -> String {
    pick(
        lang,
        format!("共 {of} 个行业，列出合计最大的 {drawn} 个。"),
        format!("Of {of} industries the {drawn} largest are listed."),
    )
}

/// Which two are most alike, and which least.
pub fn overlaps_finding(lang: Lang, most: (&str, &str, f64), least: Option<(&str, &str, f64)>) -> String {
    let share = |share: f64| percent(share, 0);
    match (lang, least) {
        (Lang::Zh, None) => format!("{}与{}重合 {}。", most.0, most.1, share(most.2)),
        (Lang::En, None) => format!("{} and {} overlap by {}.", most.0, most.1, share(most.2)),
        (Lang::Zh, Some(least)) => format!(
            "最相似的是{}与{}（重合 {}），最错开的是{}与{}（{}）。",
            most.0,
            most.1,
            share(most.2),
            least.0,
            least.1,
            share(least.2)
        ),
        (Lang::En, Some(least)) => format!(
            "{} and {} are most alike ({}), {} and {} least ({}).",
            most.0,
            most.1,
            share(most.2),
            least.0,
            least.1,
            share(least.2)
        ),
    }
}

/// How specialised the reference is, and whom it resembles.
pub fn profiles_finding(lang: Lang, reference: &str, krugman: f64, nearest: Option<(&str, f64)>) -> String {
    let index = fixed(krugman, 2);
    match (lang, nearest) {
        (Lang::Zh, None) => format!("{reference}的克鲁格曼指数为 {index}。"),
        (Lang::En, None) => format!("Krugman's index of {reference} is {index}."),
        (Lang::Zh, Some((name, overlap))) => {
            format!(
                "{reference}的克鲁格曼指数为 {index}；全部园区中结构与它最像的是{name}（重合 {}）。",
                percent(overlap, 0)
            )
        }
        (Lang::En, Some((name, overlap))) => format!(
            "Krugman's index of {reference} is {index}; of all parks {name} is made up most like it (overlap {}).",
            percent(overlap, 0)
        ),
    }
}

/// What clusters most and what is dispersed.
pub fn clusters_finding(lang: Lang, n_strong: usize, of: usize, most: Option<(&str, f64)>) -> String {
    let most = most.map(|(name, index)| match lang {
        Lang::Zh => format!("，最强的是{name}（{}）", fixed(index, 3)),
        Lang::En => format!("; {name} does most ({})", fixed(index, 3)),
    });
    let most = most.unwrap_or_default();
    match lang {
        Lang::Zh => format!("{of} 个行业中，{n_strong} 个明显扎堆{most}。"),
        Lang::En => format!("{n_strong} of {of} industries cluster strongly{most}."),
    }
}

/// "东部：组内".
pub fn inside(lang: Lang, group: &str) -> String {
    pick(lang, format!("{group}内部"), format!("Inside {group}"))
}

/// How unequal, and how much of it is between groups.
pub fn inequality_finding(lang: Lang, name: &str, gini: f64, theil: f64, between: Option<f64>) -> String {
    let (gini, theil) = (fixed(gini, 2), fixed(theil, 3));
    match (lang, between) {
        (Lang::Zh, None) => format!("{name}：基尼系数 {gini}，泰尔指数 {theil}。"),
        (Lang::En, None) => format!("{name}: Gini {gini}, Theil {theil}."),
        (Lang::Zh, Some(share)) => {
            format!("{name}：基尼系数 {gini}，泰尔指数 {theil}，其中 {} 是组与组之间的差距。", percent(share, 0))
        }
        (Lang::En, Some(share)) => {
            format!("{name}: Gini {gini}, Theil {theil}, {} of which is between groups.", percent(share, 0))
        }
    }
}

/// Parks that could not take part in the decomposition.
pub fn left_out(lang: Lang, n: usize) -> String {
    pick(
        lang,
        format!("{n} 个园区没有这项数或没有分组，未计入。"),
        format!("{n} parks have no value or no group and are not counted."),
    )
}

/// Why there is no measure; `name` is the indicator, or the park whose value cannot be used.
pub fn error(lang: Lang, name: &str, error: CompareError) -> String {
    match error {
        CompareError::Empty => pick(lang, format!("{name}没有数据。"), format!("{name} has no data.")),
        CompareError::BadAmount { value, .. } => pick(
            lang,
            format!("{name}里有负值（{}）。差距指数只适用于不为负的量，请换一项指标。", plain(value)),
            format!(
                "{name} has negative values ({}). Inequality is of what cannot be negative; choose another indicator.",
                plain(value)
            ),
        ),
        CompareError::NoTotal => {
            pick(lang, format!("{name}合计为零，谈不上差距。"), format!("{name} sums to zero, so nothing is unequal."))
        }
        CompareError::WrongLength { .. } | CompareError::BadGroup { .. } => pick(
            lang,
            format!("{name}与分组对不上，算不出差距。"),
            format!("{name} and the groups do not fit together."),
        ),
    }
}
