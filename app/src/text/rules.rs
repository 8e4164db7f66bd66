//! Words of the rules laid over the scores: red lines, bonuses, grades, adjustments, and what they did to a park.

use scoring::model::{Framework, Limit};
use scoring::scenario::{Bonus, Consequence, RedLine, Scenario};

use super::number::{plain, signed, stated};
use super::{name, pick};
use crate::prefs::Lang;

mod story;

pub use story::{story, tags};

pub struct Rules {
    pub title: &'static str,
    pub intro: &'static str,
    pub none: &'static str,
    pub red_lines: &'static str,
    pub red_lines_hint: &'static str,
    pub indicator: &'static str,
    pub crossed: &'static str,
    pub threshold: &'static str,
    pub then: &'static str,
    pub then_lowest: &'static str,
    pub then_score: &'static str,
    pub then_grade: &'static str,
    pub most_score: &'static str,
    pub best_grade: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub add: &'static str,
    pub save: &'static str,
    pub edit: &'static str,
    pub remove: &'static str,
    pub cancel: &'static str,
    pub bonuses: &'static str,
    pub bonuses_hint: &'static str,
    pub kind: &'static str,
    pub bonus: &'static str,
    pub penalty: &'static str,
    pub per_unit: &'static str,
    pub most: &'static str,
    pub no_limit: &'static str,
    pub most_bonus: &'static str,
    pub most_penalty: &'static str,
    pub limits: &'static str,
    pub grading: &'static str,
    pub grading_hint: &'static str,
    pub by: &'static str,
    pub by_share: &'static str,
    pub by_threshold: &'static str,
    pub rest: &'static str,
    pub within: &'static str,
    pub within_all: &'static str,
    pub ties: &'static str,
    pub ties_better: &'static str,
    pub ties_worse: &'static str,
    pub rounding: &'static str,
    pub rounding_nearest: &'static str,
    pub rounding_down: &'static str,
    pub apply: &'static str,
    pub official_grades: &'static str,
    pub adjustments: &'static str,
    pub adjustments_hint: &'static str,
    pub park: &'static str,
    pub choose_park: &'static str,
    pub grade: &'static str,
    pub reason: &'static str,
    pub reset: &'static str,
    pub saved: &'static str,
    pub removed: &'static str,
    pub need_number: &'static str,
    pub need_positive: &'static str,
    pub need_reason: &'static str,
    pub need_park: &'static str,
    pub need_shares: &'static str,
    pub need_falling: &'static str,
    pub outcome: &'static str,
    pub outcome_table: &'static str,
    pub before: &'static str,
    pub plus: &'static str,
    pub minus: &'static str,
    pub after: &'static str,
    pub what: &'static str,
    pub nobody: &'static str,
    pub before_rules: &'static str,
    pub trend_before_rules: &'static str,
}

const ZH: Rules = Rules {
    title: "规则",
    intro: "规则在加权得分之后依次执行：加减分、红线封顶、排名、分级、红线限级、人工调级。每一步都能撤销，也随方案一起保存和分享。",
    none: "还没有。",
    red_lines: "红线",
    red_lines_hint: "越过红线的园区，得分再高也不能弥补。按原始数据判断；没有数据的不算越线，会单独说明。",
    indicator: "指标",
    crossed: "越线条件",
    threshold: "界限",
    then: "后果",
    then_lowest: "一票否决（最低等级）",
    then_score: "得分封顶",
    then_grade: "等级受限",
    most_score: "得分不超过",
    best_grade: "等级不高于",
    note: "依据（可不填）",
    note_hint: "如：安全生产一票否决",
    add: "添加",
    save: "保存修改",
    edit: "修改",
    remove: "删除",
    cancel: "取消",
    bonuses: "加分与减分",
    bonuses_hint: "在加权得分之外按指标数值加减分。负数按 0 计，没有数据的不加也不减。",
    kind: "类型",
    bonus: "加分",
    penalty: "减分",
    per_unit: "每一单位的分数",
    most: "本项最多",
    no_limit: "不限",
    most_bonus: "加分合计不超过",
    most_penalty: "减分合计不超过",
    limits: "保存上限",
    grading: "分级",
    grading_hint: "按比例：得分从高到低，各等级占的比例。按分数：达到分数线即得该等级。",
    by: "分级方式",
    by_share: "按比例",
    by_threshold: "按分数线",
    rest: "其余",
    within: "在哪个分组内排",
    within_all: "全部一起",
    ties: "同分跨线时",
    ties_better: "都取较高等级",
    ties_worse: "都取较低等级",
    rounding: "名额不是整数时",
    rounding_nearest: "四舍五入",
    rounding_down: "舍去小数",
    apply: "应用分级",
    official_grades: "恢复默认分级",
    adjustments: "人工调级",
    adjustments_hint: "直接指定一个园区的等级，优先于其他规则。理由必填，会一直显示在结果旁边。",
    park: "园区",
    choose_park: "选择园区",
    grade: "等级",
    reason: "理由",
    reset: "清除全部规则",
    saved: "已保存，排名已更新",
    removed: "已删除，排名已更新",
    need_number: "请填写数字",
    need_positive: "请填写不小于 0 的数字",
    need_reason: "请写明理由：没有理由的调级不会被采用",
    need_park: "请先选择园区",
    need_shares: "比例应在 0 到 100 之间，合计不超过 100",
    need_falling: "分数线应从高到低依次减小",
    outcome: "规则的结果",
    outcome_table: "受规则影响的园区",
    before: "加权得分",
    plus: "加分",
    minus: "减分",
    after: "最终得分",
    what: "原因",
    nobody: "目前没有园区的得分或等级受到影响。",
    before_rules: "这里按规则之前的加权得分计算，不含加减分和红线。",
    trend_before_rules: "历年得分按规则之前的加权得分计算；名次含规则。",
};

const EN: Rules = Rules {
    title: "Rules",
    intro: "Rules follow the weighted score in this order: bonuses and penalties, caps by red lines, ranks, grades, limits of grades by red lines, adjustments by hand. Each step can be undone, and all of it is saved and shared with the scenario.",
    none: "None yet.",
    red_lines: "Red lines",
    red_lines_hint: "No score makes good for crossing one. Figures are taken as loaded; who has none has not crossed, and is named.",
    indicator: "Indicator",
    crossed: "Crossed when",
    threshold: "Threshold",
    then: "Then",
    then_lowest: "Veto (lowest grade)",
    then_score: "Cap the score",
    then_grade: "Limit the grade",
    most_score: "Score of at most",
    best_grade: "Grade at best",
    note: "Basis (optional)",
    note_hint: "For instance: safety veto",
    add: "Add",
    save: "Save the change",
    edit: "Edit",
    remove: "Remove",
    cancel: "Cancel",
    bonuses: "Bonuses and penalties",
    bonuses_hint: "Points beyond the weighted score, by the figure of an indicator. Below 0 counts as 0; a missing figure brings nothing.",
    kind: "Kind",
    bonus: "Bonus",
    penalty: "Penalty",
    per_unit: "Points for each unit",
    most: "At most",
    no_limit: "no limit",
    most_bonus: "All bonuses at most",
    most_penalty: "All penalties at most",
    limits: "Save the limits",
    grading: "Grades",
    grading_hint: "By share: the part of the parks in each grade, from the best score down. By score: who reaches the least score of a grade has it.",
    by: "Graded by",
    by_share: "Share",
    by_threshold: "Least score",
    rest: "the rest",
    within: "Counted inside",
    within_all: "All together",
    ties: "Equal scores across a line",
    ties_better: "All get the better grade",
    ties_worse: "All get the worse grade",
    rounding: "Shares that are no whole number",
    rounding_nearest: "To the nearest",
    rounding_down: "Down",
    apply: "Apply the grades",
    official_grades: "Default grades",
    adjustments: "Grades by hand",
    adjustments_hint: "Sets the grade of one park over all other rules. A reason is required and stays beside the result.",
    park: "Park",
    choose_park: "Choose a park",
    grade: "Grade",
    reason: "Reason",
    reset: "Remove all rules",
    saved: "Saved; the ranking is up to date",
    removed: "Removed; the ranking is up to date",
    need_number: "Enter a number",
    need_positive: "Enter a number of 0 or more",
    need_reason: "Write the reason: a grade without one is not taken",
    need_park: "Choose a park first",
    need_shares: "Shares are from 0 to 100 and together at most 100",
    need_falling: "Least scores must fall from grade to grade",
    outcome: "What the rules did",
    outcome_table: "Parks that the rules touch",
    before: "Weighted score",
    plus: "Bonus",
    minus: "Penalty",
    after: "Final score",
    what: "Why",
    nobody: "No park's score or grade is touched at present.",
    before_rules: "This is about the weighted scores before rules, without bonuses, penalties and red lines.",
    trend_before_rules: "Scores over the years are those before rules; ranks include the rules.",
};

pub fn rules(lang: Lang) -> &'static Rules {
    pick(lang, &ZH, &EN)
}

/// The side of a bound, as a choice and inside sentences.
pub fn side(lang: Lang, limit: Limit) -> &'static str {
    let (zh, en) = match limit {
        Limit::AtLeast(_) => ("不低于", "at least"),
        Limit::AtMost(_) => ("不高于", "at most"),
        Limit::Above(_) => ("高于", "above"),
        Limit::Below(_) => ("低于", "below"),
    };
    pick(lang, zh, en)
}

/// "单位工业增加值能耗 高于 0.5 吨标煤/万元：得分不超过 60".
pub fn red_line(lang: Lang, framework: &Framework, line: &RedLine) -> String {
    let (what, unit) = indicator(lang, framework, &line.code);
    let bound = with_unit(line.crossed.bound(), &unit);
    let note = noted(lang, &line.note);
    let side = side(lang, line.crossed);
    pick(
        lang,
        format!("{what}{side} {bound}：{}{note}", consequence(lang, &line.then)),
        format!("{what} {side} {bound}: {}{note}", consequence(lang, &line.then)),
    )
}

/// "技术合同成交额：每 1 亿元加 0.5 分，最多 5 分".
pub fn bonus(lang: Lang, framework: &Framework, bonus: &Bonus) -> String {
    let (what, unit) = indicator(lang, framework, &bonus.code);
    let points = plain(bonus.per_unit.abs());
    let is_bonus = bonus.per_unit >= 0.0;
    let most = bonus.most.map(plain);
    let note = noted(lang, &bonus.note);
    match lang {
        Lang::Zh => {
            let most = most.map(|most| format!("，最多 {most} 分")).unwrap_or_default();
            let verb = if is_bonus { "加" } else { "减" };
            format!("{what}：每 1 {unit}{verb} {points} 分{most}{note}")
        }
        Lang::En => {
            let most = most.map(|most| format!(", at most {most}")).unwrap_or_default();
            let verb = if is_bonus { "plus" } else { "minus" };
            let unit = if unit.is_empty() { "1".into() } else { format!("1 {unit}") };
            format!("{what}: {verb} {points} points for each {unit}{most}{note}")
        }
    }
}

pub fn consequence(lang: Lang, consequence: &Consequence) -> String {
    match consequence {
        Consequence::LowestGrade => pick(lang, "一票否决，取最低等级", "veto, the lowest grade").into(),
        Consequence::CapScore(most) => {
            pick(lang, format!("得分不超过 {}", plain(*most)), format!("score of at most {}", plain(*most)))
        }
        Consequence::CapGrade(grade) => pick(lang, format!("等级不高于 {grade}"), format!("grade {grade} at best")),
    }
}

/// How many parks a red line would hit now.
pub fn crossing(lang: Lang, n_crossed: usize, n_unknown: usize, of: usize) -> String {
    pick(
        lang,
        format!("按现在的数据：{of} 个园区中有 {n_crossed} 个越线，{n_unknown} 个没有数据。"),
        format!("On the data at hand, {n_crossed} of {of} parks cross it and {n_unknown} have no figure."),
    )
}

/// What a bonus would come to now.
pub fn earning(lang: Lang, n: usize, largest: f64) -> String {
    pick(
        lang,
        format!("按现在的数据：涉及 {n} 个园区，最多的一个 {} 分。", signed(largest, 2)),
        format!("On the data at hand, it touches {n} parks; the most is {} points.", signed(largest, 2)),
    )
}

/// One sentence on what all rules together came to.
pub fn finding(lang: Lang, n_crossed: usize, n_unknown: usize, n_points: usize, n_adjusted: usize) -> String {
    pick(
        lang,
        format!(
            "{n_crossed} 个园区越过红线，{n_unknown} 个有红线无法判断，{n_points} 个有加减分，{n_adjusted} 个人工调级。"
        ),
        format!(
            "{n_crossed} parks cross a red line, {n_unknown} have one that is not known, {n_points} have a bonus or penalty, {n_adjusted} a grade by hand."
        ),
    )
}

/// Of many touched parks the first ones are listed.
pub fn listed(lang: Lang, n: usize, of: usize) -> String {
    pick(lang, format!("共 {of} 个，列出 {n} 个。"), format!("{n} of {of} are listed."))
}

/// "红线 2 条，加减分 1 项，人工调级 1 个": what is in force, for the door.
pub fn in_force(lang: Lang, scenario: &Scenario) -> String {
    let rules = &scenario.rules;
    let parts = [
        (rules.red_lines.len(), pick(lang, "红线", "red lines")),
        (rules.bonuses.len(), pick(lang, "加减分", "bonuses")),
        (rules.adjustments.len(), pick(lang, "人工调级", "by hand")),
    ];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, word)| pick(lang, format!("{word} {n}"), format!("{n} {word}"))).collect();
    if parts.is_empty() && !rules.is_empty() {
        return pick(lang, "自定分级", "own grades").into();
    }
    parts.join(pick(lang, "、", ", "))
}

/// Name and unit of an indicator; the code where the framework has no such indicator.
fn indicator(lang: Lang, framework: &Framework, code: &str) -> (String, String) {
    let Some(id) = framework.find(code) else { return (code.to_string(), String::new()) };
    let node = framework.node(id);
    let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default();
    (name(lang, &node.name).to_string(), unit)
}

pub fn with_unit(value: f64, unit: &str) -> String {
    let space = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
    format!("{}{space}{unit}", stated(value))
}

fn noted(lang: Lang, note: &str) -> String {
    if note.is_empty() { String::new() } else { pick(lang, format!("（{note}）"), format!(" ({note})")) }
}
