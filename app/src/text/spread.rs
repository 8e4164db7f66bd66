//! Words of the picture of all scores.

use super::number::fixed;
use super::pick;
use crate::prefs::Lang;

pub struct Spread {
    pub heading: &'static str,
    pub title: &'static str,
    pub note: &'static str,
    pub park: &'static str,
    pub score: &'static str,
    pub count: &'static str,
    pub median: &'static str,
}

const ZH: Spread = Spread {
    heading: "得分分布",
    title: "全部园区的总分",
    note: "只有一期数据，看不出升降；这里是各园区总分的分布，越靠右越高。",
    park: "园区",
    score: "总分",
    count: "园区数",
    median: "中位数",
};

const EN: Spread = Spread {
    heading: "How scores are spread",
    title: "Scores of all parks",
    note: "There is one period only and so no movement; this is how the scores are spread, farther right is higher.",
    park: "Park",
    score: "Score",
    count: "Parks",
    median: "Median",
};

pub fn spread(lang: Lang) -> &'static Spread {
    pick(lang, &ZH, &EN)
}

/// Lowest, middle and highest score of all.
pub fn finding(lang: Lang, count: usize, (low, middle, high): (f64, f64, f64), decimals: usize) -> String {
    let [low, middle, high] = [low, middle, high].map(|score| fixed(score, decimals));
    pick(
        lang,
        format!("{count} 个得分在 {low} 到 {high} 之间，中位数 {middle}。"),
        format!("{count} scores from {low} to {high}, the median is {middle}."),
    )
}
