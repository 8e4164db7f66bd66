//! What the rules did to one park, in words.

use scoring::judge::{State, Trail};
use scoring::model::Framework;
use scoring::scenario::{Consequence, Scenario};

use super::super::number::{fixed, plain, signed};
use super::super::pick;
use super::{consequence, indicator, noted, side, with_unit};
use crate::prefs::Lang;

/// What the rules did to a park, in a few words for its row.
pub fn tags(lang: Lang, scenario: &Scenario, trail: &Trail) -> String {
    let mut tags: Vec<&str> = Vec::new();
    for (rule, step) in scenario.rules.red_lines.iter().zip(&trail.red_lines) {
        let tag = match (&rule.then, step.kept) {
            (_, State::Met | State::Unknown) => continue,
            (Consequence::LowestGrade, State::Unmet) => pick(lang, "否决", "veto"),
            (Consequence::CapScore(_), State::Unmet) => pick(lang, "封顶", "cap"),
            (Consequence::CapGrade(_), State::Unmet) => pick(lang, "限级", "limit"),
        };
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if trail.adjusted.is_some() {
        tags.push(pick(lang, "人工", "by hand"));
    }
    tags.join(" · ")
}

/// What the rules did to a park, a sentence each; empty where nothing. `id` is the park's.
pub fn story(lang: Lang, framework: &Framework, scenario: &Scenario, id: &str, trail: &Trail) -> Vec<String> {
    let rules = &scenario.rules;
    let mut told = Vec::new();
    for (rule, step) in rules.bonuses.iter().zip(&trail.bonuses).filter(|(_, step)| step.points != 0.0) {
        let (what, unit) = indicator(lang, framework, &rule.code);
        let value = step.value.map_or_else(String::new, |value| with_unit(value, &unit));
        let limit = if step.capped { pick(lang, "（到上限）", " (its limit)") } else { "" };
        let points = signed(step.points, 2);
        let (more, less) = (pick(lang, "加分", "Bonus"), pick(lang, "减分", "Penalty"));
        let word = if step.points > 0.0 { more } else { less };
        told.push(pick(
            lang,
            format!("{word}：{what}为 {value}，{points} 分{limit}"),
            format!("{word}: {what} of {value}, {points} points{limit}"),
        ));
    }
    told.extend(limited(lang, trail, rules.most_bonus, rules.most_penalty));
    for (rule, step) in rules.red_lines.iter().zip(&trail.red_lines) {
        let (what, unit) = indicator(lang, framework, &rule.code);
        let bound = with_unit(rule.crossed.bound(), &unit);
        let then = consequence(lang, &rule.then);
        let (side, note) = (side(lang, rule.crossed), noted(lang, &rule.note));
        match (step.kept, step.value) {
            (State::Unmet, Some(value)) => {
                let value = with_unit(value, &unit);
                told.push(pick(
                    lang,
                    format!("越过红线：{what}为 {value}，{side} {bound}，{then}{note}"),
                    format!("Red line crossed: {what} of {value}, {side} {bound}: {then}{note}"),
                ));
            }
            (State::Unknown, _) | (State::Unmet, None) => told.push(pick(
                lang,
                format!("红线无法判断：{what}没有数据"),
                format!("Red line not known: there is no figure of {what}"),
            )),
            (State::Met, _) => {}
        }
    }
    told.extend(adjusted(lang, scenario, id, trail));
    told
}

/// The common limits, where they cut.
fn limited(lang: Lang, trail: &Trail, most_bonus: Option<f64>, most_penalty: Option<f64>) -> Vec<String> {
    let sum = |sign: f64| trail.bonuses.iter().map(|step| (sign * step.points).max(0.0)).sum::<f64>();
    let cut = |sum: f64, most: Option<f64>| most.filter(|most| sum > *most).map(|most| (fixed(sum, 2), plain(most)));
    let bonus = cut(sum(1.0), most_bonus).map(|(sum, most)| {
        pick(
            lang,
            format!("加分合计 {sum}，按上限 {most} 计"),
            format!("Bonuses of {sum} count as {most}, their limit"),
        )
    });
    let penalty = cut(sum(-1.0), most_penalty).map(|(sum, most)| {
        pick(
            lang,
            format!("减分合计 {sum}，按上限 {most} 计"),
            format!("Penalties of {sum} count as {most}, their limit"),
        )
    });
    bonus.into_iter().chain(penalty).collect()
}

fn adjusted(lang: Lang, scenario: &Scenario, id: &str, trail: &Trail) -> Option<String> {
    let adjustment = scenario.rules.adjustments.get(id)?;
    let label = |at: Option<usize>| at.and_then(|at| scenario.grades.labels.get(at)).map(String::as_str);
    let to = label(trail.adjusted)?;
    let reason = adjustment.reason.text();
    Some(match label(trail.restrained) {
        Some(from) => pick(
            lang,
            format!("等级由 {from} 人工调整为 {to}，理由：{reason}"),
            format!("Grade set by hand from {from} to {to}, because: {reason}"),
        ),
        None => pick(
            lang,
            format!("等级人工定为 {to}，理由：{reason}"),
            format!("Grade set by hand to {to}, because: {reason}"),
        ),
    })
}

#[cfg(test)]
mod tests {
    use scoring::judge::{BonusStep, RedLineStep};
    use scoring::model::{Direction, Indicator, Limit, NodeSpec, Text};
    use scoring::scenario::{Adjustment, Bonus, Reason, RedLine};

    use super::*;

    fn framework() -> Framework {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            code: code.into(),
            name: Text::new("能耗", "Energy"),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator,
        };
        let measured = Indicator::measured(Direction::Negative, "吨标煤/万元");
        Framework::new(vec![node("G", None, None), node("E", Some("G"), Some(measured))]).unwrap()
    }

    fn scenario(then: Consequence) -> Scenario {
        let mut scenario = Scenario::default();
        let crossed = Limit::Above(0.5);
        scenario.rules.red_lines.push(RedLine { code: "E".into(), crossed, then, note: String::new() });
        scenario.rules.bonuses.push(Bonus { code: "E".into(), per_unit: -2.0, most: Some(1.0), note: String::new() });
        let reason = Reason::new("首年保护").unwrap();
        scenario.rules.adjustments.insert("p".into(), Adjustment { grade: "B".into(), reason });
        scenario
    }

    fn trail(value: Option<f64>, kept: State) -> Trail {
        Trail {
            score: Some(80.0),
            bonuses: vec![BonusStep {
                value,
                points: if value.is_some() { -1.0 } else { 0.0 },
                capped: value.is_some(),
            }],
            added: 0.0,
            taken: 1.0,
            red_lines: vec![RedLineStep { value, kept }],
            final_score: Some(60.0),
            graded: Some(0),
            restrained: Some(3),
            adjusted: Some(1),
        }
    }

    #[test]
    fn every_step_is_told_with_its_figure_and_its_reason() {
        let told = |lang, value, kept| {
            story(lang, &framework(), &scenario(Consequence::CapScore(60.0)), "p", &trail(value, kept))
        };
        assert_eq!(
            told(Lang::Zh, Some(0.62), State::Unmet),
            [
                "减分：能耗为 0.62 吨标煤/万元，−1.00 分（到上限）",
                "越过红线：能耗为 0.62 吨标煤/万元，高于 0.5 吨标煤/万元，得分不超过 60",
                "等级由 D 人工调整为 B，理由：首年保护"
            ]
        );
        assert_eq!(
            told(Lang::En, None, State::Unknown),
            ["Red line not known: there is no figure of Energy", "Grade set by hand from D to B, because: 首年保护"]
        );
    }

    #[test]
    fn a_row_names_what_touched_it_in_words() {
        let of = |then, kept| tags(Lang::Zh, &scenario(then), &trail(Some(1.0), kept));
        assert_eq!(of(Consequence::LowestGrade, State::Unmet), "否决 · 人工");
        assert_eq!(of(Consequence::CapGrade("C".into()), State::Unmet), "限级 · 人工");
        assert_eq!(of(Consequence::CapScore(1.0), State::Met), "人工");
    }
}
