//! Words about whether pillars go together, what holds a park back, and which grades it belongs to.

use super::number::{fixed, percent};
use super::pick;
use crate::prefs::Lang;

pub struct Coordination {
    pub title: &'static str,
    pub formula: &'static str,
    pub classic: &'static str,
    pub adjusted: &'static str,
    pub park: &'static str,
    pub degree: &'static str,
    pub coupling: &'static str,
    pub level: &'static str,
    pub class: &'static str,
    pub table: &'static str,
    pub note: &'static str,
    pub nobody: &'static str,
    pub obstacles: &'static str,
    pub obstacle: &'static str,
    pub indicator: &'static str,
    pub obstacles_note: &'static str,
    pub memberships: &'static str,
    pub membership: &'static str,
    pub memberships_note: &'static str,
}

const ZH: Coordination = Coordination {
    title: "耦合协调度：各方面是否同步发展",
    formula: "公式",
    classic: "常用",
    adjusted: "修正（拉开差距）",
    park: "园区",
    degree: "协调度 D",
    coupling: "耦合度 C",
    level: "发展水平 T",
    class: "类型",
    table: "各园区的耦合协调度",
    note: "D = √(C·T)：C 看各一级指标得分是否接近，T 是按权重合成的发展水平，都在 0 到 1 之间；每 0.1 一档，共十档。",
    nobody: "所选园区都缺一级指标得分，算不出协调度。",
    obstacles: "障碍度：哪些指标拖了后腿",
    obstacle: "障碍度",
    indicator: "指标",
    obstacles_note: "障碍度 = 权重 ×（1 − 离最好的程度）占全部差距的比例，一个园区合计 100%；描边的是它最大的一项。",
    memberships: "模糊综合评价：各等级的隶属度",
    membership: "隶属度",
    memberships_note: "描边的是隶属度最大的等级。等级位置和合成算子在“评价”页的方法里设置。",
};

const EN: Coordination = Coordination {
    title: "Coupling coordination: do all sides grow together",
    formula: "Formula",
    classic: "Usual",
    adjusted: "Adjusted (spreads more)",
    park: "Park",
    degree: "Coordination D",
    coupling: "Coupling C",
    level: "Level T",
    class: "Class",
    table: "Coupling coordination by park",
    note: "D = √(C·T): C says whether the pillars' scores are alike, T is the level they make by weight, all from 0 to 1; ten classes of 0.1.",
    nobody: "Each park chosen lacks a pillar's score, so there is no degree.",
    obstacles: "Obstacle degrees: which indicators hold back",
    obstacle: "Obstacle degree",
    indicator: "Indicator",
    obstacles_note: "Weight × (1 − closeness to the best) as a share of all gaps; a park's add up to 100%. Outlined is the largest of each.",
    memberships: "Fuzzy evaluation: memberships of the grades",
    membership: "Membership",
    memberships_note: "Outlined is the grade with the largest membership. Grades and operator are set with the method on Evaluate.",
};

pub fn coordination(lang: Lang) -> &'static Coordination {
    pick(lang, &ZH, &EN)
}

/// The classes from the worst to the best.
const CLASSES: [(&str, &str); 10] = [
    ("极度失调", "extreme imbalance"),
    ("严重失调", "severe imbalance"),
    ("中度失调", "moderate imbalance"),
    ("轻度失调", "slight imbalance"),
    ("濒临失调", "near imbalance"),
    ("勉强协调", "bare coordination"),
    ("初级协调", "primary coordination"),
    ("中级协调", "medium coordination"),
    ("良好协调", "good coordination"),
    ("优质协调", "excellent coordination"),
];

pub fn class(lang: Lang, class: u8) -> &'static str {
    let (zh, en) = CLASSES.get(usize::from(class)).copied().unwrap_or_default();
    pick(lang, zh, en)
}

/// A park with its degree and class.
pub struct Told {
    pub name: String,
    pub degree: f64,
    pub class: u8,
}

/// The most and the least coordinated of the parks; the least is none where there is one only.
pub fn finding(lang: Lang, most: &Told, least: Option<&Told>) -> String {
    let told = |one: &Told| {
        let (degree, class) = (fixed(one.degree, 2), class(lang, one.class));
        pick(lang, format!("{}（{degree}，{class}）", one.name), format!("{} ({degree}, {class})", one.name))
    };
    let best = told(most);
    match least.map(told) {
        Some(worst) => pick(
            lang,
            format!("最协调的是{best}，最不协调的是{worst}。"),
            format!("Best coordinated is {best}, least {worst}."),
        ),
        None => pick(lang, format!("{best}。"), format!("{best}.")),
    }
}

/// Parks that lack a pillar's score.
pub fn left_out(lang: Lang, names: &[String]) -> String {
    let names = names.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("缺一级指标得分、没有计算的：{names}。"),
        format!("Not computed, for want of a pillar's score: {names}."),
    )
}

/// What holds the reference back most.
pub fn obstacles_finding(lang: Lang, park: &str, largest: &[(String, f64)]) -> String {
    if largest.is_empty() {
        return pick(lang, format!("没有指标拖{park}的后腿。"), format!("No indicator holds {park} back."));
    }
    let told: Vec<String> = largest.iter().map(|(name, share)| format!("{name} {}", percent(*share, 1))).collect();
    let told = told.join(pick(lang, "、", ", "));
    pick(lang, format!("最拖{park}后腿的是{told}。"), format!("What holds {park} back most: {told}."))
}

pub fn largest_obstacles(lang: Lang, shown: usize, of: usize) -> String {
    pick(
        lang,
        format!("图中是障碍度最大的 {shown} 项，共 {of} 项。"),
        format!(" Shown are the {shown} largest of {of} indicators."),
    )
}

/// The grade of the reference.
pub fn membership_finding(lang: Lang, park: &str, grade: &str, share: f64) -> String {
    let share = fixed(share, 2);
    pick(
        lang,
        format!("{park}属“{grade}”，隶属度 {share}。"),
        format!("{park} belongs to “{grade}” with a membership of {share}."),
    )
}
