//! Words in a template for an evaluation scheme: beside every column, and on a sheet that lists the items.

use scoring::export::{Answer, Cell, Note, SchemeField, answer};
use scoring::model::Direction;
use scoring::scheme::{Item, Rule, Scheme, Subject};

use super::number::exact;
use super::schemes::rule;
use super::{name, pick};
use crate::prefs::Lang;

pub fn button(lang: Lang) -> &'static str {
    pick(lang, "填报模板（XLSX）", "Template to fill in (XLSX)")
}

/// The file's name without its ending.
pub fn title(lang: Lang, scheme: &Scheme) -> String {
    let name = name(lang, &scheme.name);
    pick(lang, format!("填报模板 {name}"), format!("Template {name}"))
}

/// The sheet that says how to fill in, and its rows: how, then every item.
pub fn about(lang: Lang, scheme: &Scheme) -> (&'static str, Vec<Vec<Cell>>) {
    let lines = pick(
        lang,
        [
            "entities：评价对象，一行一个，id 不能重复。",
            "values_wide：entity 从下拉里选，period 填年份，其余各列填数，不带单位；没有的留空，不要填 0。竖线前是编号，不要改。",
            "indicators：指标体系，不用改。",
            "填好后在“数据”页打开，再到“评价方案”页选这个方案，各项自动对上。测算结果不是官方评定。",
        ],
        [
            "entities: what is evaluated, one in a row; an id stands once.",
            "values_wide: choose the entity from the list, enter the year as period, and numbers without a unit in the other columns; leave out what is missing, do not enter 0. What stands before the bar is a code: leave it.",
            "indicators: the tree of the scheme; leave it.",
            "Open the filled file on the page Data, then choose this scheme on the page Schemes: its items are found by themselves. What comes out is no official result.",
        ],
    );
    let head = pick(
        lang,
        ["编号", "名称", "单位", "方向", "填什么", "怎么计分", "说明"],
        ["Code", "Name", "Unit", "Direction", "Enter", "Points", "Note"],
    );
    let texts = |words: &[&str]| words.iter().map(|&word| Cell::text(word)).collect::<Vec<_>>();
    let mut rows: Vec<Vec<Cell>> = lines.iter().map(|line| texts(&[line])).collect();
    rows.push(Vec::new());
    rows.push(texts(&head));
    rows.extend(scheme.items.iter().map(|item| {
        let points = if item.parent.is_some() { rule::rule(lang, item) } else { String::new() };
        let enter = entered(lang, item, answer(scheme, item));
        texts(&[
            &item.code,
            name(lang, &item.name),
            &item.unit,
            direction(lang, item).trim(),
            &enter,
            &points,
            name(lang, &item.note),
        ])
    }));
    (pick(lang, "填写说明", "How to fill in"), rows)
}

/// What is said beside the cells of a column.
pub fn note(lang: Lang, field: SchemeField<'_>) -> Note {
    let of = |title: &str, text: &str| Note { title: title.into(), text: text.into() };
    let is_park = |subject: Subject| subject == Subject::Park;
    match field {
        SchemeField::EntityId(subject) if is_park(subject) => {
            pick(lang, of("编号", "一个园区一个编号，不能重复。"), of("Id", "One for each park, never twice."))
        }
        SchemeField::EntityId(_) => pick(
            lang,
            of("企业编号", "统一社会信用代码最好；不能重复。"),
            of("Enterprise id", "Best the unified social credit code; never twice."),
        ),
        SchemeField::EntityName(subject) if is_park(subject) => pick(
            lang,
            of("园区名称", "name_en 是英文名，可以不填。"),
            of("Name of the park", "name_en is the English one, if any."),
        ),
        SchemeField::EntityName(_) => pick(
            lang,
            of("企业名称", "name_en 是英文名，可以不填。"),
            of("Name of the enterprise", "name_en is the English one, if any."),
        ),
        SchemeField::Entity(_) => pick(
            lang,
            of("评价对象", "从下拉里选 entities 表里的编号。"),
            of("Entity", "Choose an id from the sheet entities."),
        ),
        SchemeField::Period => pick(
            lang,
            of("年份", "如 2024；同一对象每年一行。"),
            of("Year", "Such as 2024; one row for each entity and year."),
        ),
        SchemeField::Facts => pick(lang, of("不计分的条件", ""), of("Conditions without points", "")),
        SchemeField::Item(item, answer) => {
            let unit = match item.unit.as_str() {
                "" => String::new(),
                unit => pick(lang, format!("单位：{unit}。"), format!("Unit: {unit}. ")),
            };
            let (enter, direction) = (entered(lang, item, answer), direction(lang, item));
            Note {
                title: name(lang, &item.name).into(),
                text: format!("{enter}{unit}{direction}{}", name(lang, &item.note)),
            }
        }
    }
}

fn entered(lang: Lang, item: &Item, answer: Answer) -> String {
    match (answer, &item.rule) {
        (Answer::Yes, _) => pick(lang, "是填 1，否填 0。", "1 for yes, 0 for no. ").into(),
        (_, Rule::Levels(levels)) => {
            let level = |level: &scoring::scheme::Level| format!("{} {}", exact(level.value), name(lang, &level.name));
            let levels = levels.iter().map(level).collect::<Vec<_>>().join(pick(lang, "；", "; "));
            pick(lang, format!("填级别前的数：{levels}。"), format!("The number of a level: {levels}. "))
        }
        (Answer::Points, _) => pick(lang, "直接填得分。", "The points themselves. ").into(),
        _ => pick(lang, "填数。", "A number. ").into(),
    }
}

fn direction(lang: Lang, item: &Item) -> String {
    match (&item.rule, item.direction) {
        (Rule::Levels(_) | Rule::Entered, _) => String::new(),
        (_, Direction::Positive) if item.parent.is_none() => String::new(),
        (_, Direction::Positive) => pick(lang, "越大越好。", "More is better. ").into(),
        (_, Direction::Negative) => pick(lang, "越小越好。", "Less is better. ").into(),
        (_, Direction::Interval { lo, hi }) => {
            let (lo, hi) = (exact(lo), exact(hi));
            pick(lang, format!("在 {lo} 到 {hi} 之间最好。"), format!("Best from {lo} to {hi}. "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scheme_is_told_item_by_item() {
        for text in [
            include_str!("../../../public/frameworks/innovative_sme_2022.json"),
            include_str!("../../../public/frameworks/zero_carbon_park_2025.json"),
            include_str!("../../../public/frameworks/hnz_2021.json"),
        ] {
            let scheme = scoring::scheme::read(text).expect("a scheme");
            for lang in [Lang::Zh, Lang::En] {
                let (_, rows) = about(lang, &scheme);
                assert_eq!(rows.len(), 6 + scheme.items.len(), "{}", scheme.id);
                for item in &scheme.items {
                    let told = note(lang, SchemeField::Item(item, answer(&scheme, item)));
                    assert!(told.title == name(lang, &item.name) && told.text.contains(&item.unit), "{told:?}");
                }
            }
        }
    }

    #[test]
    fn levels_and_yes_are_told_by_their_numbers() {
        let scheme = scoring::scheme::read(include_str!("../../../public/frameworks/innovative_sme_2022.json"))
            .expect("a scheme");
        let item = scheme.items.iter().find(|item| answer(&scheme, item) == Answer::Level).expect("a level");
        let Rule::Levels(levels) = &item.rule else { panic!("no levels") };
        let told = note(Lang::Zh, SchemeField::Item(item, Answer::Level)).text;
        assert!(
            levels.iter().all(|level| told.contains(&exact(level.value)) && told.contains(level.name.zh())),
            "{told}"
        );
        let yes = scheme.items.iter().find(|item| answer(&scheme, item) == Answer::Yes).expect("a condition");
        assert!(note(Lang::Zh, SchemeField::Item(yes, Answer::Yes)).text.starts_with("是填 1，否填 0。"));
    }
}
