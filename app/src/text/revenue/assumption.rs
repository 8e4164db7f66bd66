//! The numbers that a plan by chance assumes, and those of the public side: name, what each means, why a value is refused.

mod equity;
mod public_side;
mod services;
mod space;

use scoring::model::Text;
use scoring::revenue::chance::{Assumptions, Fiscal, ServiceKind, Services};
use scoring::revenue::{Field, FieldError, FieldTopic};

use super::amount::with_unit;
use crate::prefs::Lang;
use crate::text::pick;

/// By name: the number in both languages, then what it means.
type Row = (&'static str, [&'static str; 2], [&'static str; 2]);

/// The number's name; its own where no words for it are known.
pub fn name(lang: Lang, field: &Field) -> &'static str {
    name_of(lang, field.name).unwrap_or(field.name)
}

/// The name in both languages, to be kept.
pub fn both(field: &Field) -> Text {
    Text::new(name(Lang::Zh, field), name(Lang::En, field))
}

/// One sentence on what the number means.
pub fn about(lang: Lang, field: &Field) -> &'static str {
    row(field.name).map_or("", |(.., [zh, en])| pick(lang, *zh, *en))
}

/// By the name in files; none where no number has it.
pub fn name_of(lang: Lang, name: &str) -> Option<&'static str> {
    row(name).map(|(_, [zh, en], _)| pick(lang, *zh, *en))
}

fn rows() -> impl Iterator<Item = &'static Row> {
    space::ROWS.iter().chain(services::ROWS).chain(equity::ROWS).chain(public_side::ROWS)
}

fn row(name: &str) -> Option<&'static Row> {
    rows().find(|(known, ..)| *known == name)
}

/// Where there is no default.
pub fn must_be_given(lang: Lang) -> &'static str {
    pick(lang, "没有默认值，请填写", "No default; enter it")
}

pub fn topic(lang: Lang, topic: FieldTopic) -> &'static str {
    let (zh, en) = match topic {
        FieldTopic::Space => ("租金波动", "How the rent wanders"),
        FieldTopic::Leases => ("租约", "Leases"),
        FieldTopic::Debt => ("借款与授信", "Debt and credit"),
        FieldTopic::Service => ("服务波动", "Services"),
        FieldTopic::Companies => ("企业结局", "How companies end"),
        FieldTopic::Selection => ("评价与选择", "Evaluation and selection"),
        FieldTopic::Partners => ("出资与让利", "Partners"),
        FieldTopic::Fund => ("基金条款", "Terms of the fund"),
        FieldTopic::Policy => ("基金政策", "Policy"),
        FieldTopic::Instruments => ("认股权与收入分成", "Warrants and revenue shares"),
        FieldTopic::Market => ("资本市场", "Capital market"),
        FieldTopic::Tenants => ("企业阶段", "Life stages of the companies"),
        FieldTopic::Property => ("物业能源", "Property and energy"),
        FieldTopic::Professional => ("人才、金融与法务", "Talent, finance and law"),
        FieldTopic::Testing => ("检测与技术", "Testing and technology"),
        FieldTopic::Data => ("数据与算力", "Data and computing"),
        FieldTopic::Taxes => ("企业税收", "Taxes of the companies"),
        FieldTopic::Shares => ("税收分成", "Who gets the taxes"),
        FieldTopic::Budget => ("公共收支", "Public budget"),
        FieldTopic::Task => ("对照任务", "Reference task"),
    };
    pick(lang, zh, en)
}

/// What is sold, as the topic of its numbers is called.
pub fn service(lang: Lang, kind: ServiceKind) -> &'static str {
    let of = match kind {
        ServiceKind::Property => FieldTopic::Property,
        ServiceKind::Professional => FieldTopic::Professional,
        ServiceKind::Testing => FieldTopic::Testing,
        ServiceKind::Data => FieldTopic::Data,
    };
    topic(lang, of)
}

/// Why a number cannot be used, and what is possible.
pub fn refused(lang: Lang, error: &FieldError) -> String {
    let fields = Assumptions::FIELDS.iter().chain(Services::FIELDS).chain(Fiscal::FIELDS);
    let subject = |name: &str| name_of(lang, name).map_or_else(|| name.to_string(), String::from);
    let write = |name: &str, value: f64| match fields.clone().find(|field| field.name == name) {
        Some(field) => with_unit(lang, field.unit, value),
        None => value.to_string(),
    };
    match error {
        FieldError::Missing { name } => {
            let name = subject(name);
            pick(lang, format!("请填写{name}。"), format!("Enter {name}."))
        }
        FieldError::Unknown { name } => {
            pick(lang, format!("没有名为 {name} 的参数。"), format!("There is no number called {name}."))
        }
        FieldError::OutOfRange { name, value, limits: [least, most] } => {
            let (value, least, most) = (write(name, *value), write(name, *least), write(name, *most));
            let name = subject(name);
            pick(
                lang,
                format!("{name}须在 {least} 与 {most} 之间，现在是 {value}。"),
                format!("{name} must be between {least} and {most}; it is {value}."),
            )
        }
        FieldError::NotWhole { name, value } => {
            let (name, value) = (subject(name), write(name, *value));
            pick(
                lang,
                format!("{name}须为整数，现在是 {value}。"),
                format!("{name} must be a whole number; it is {value}."),
            )
        }
        FieldError::Above { name, value, other, limit } => {
            let (value, limit) = (write(name, *value), write(name, *limit));
            let (name, other) = (subject(name), subject(other));
            pick(
                lang,
                format!("{name}是 {value}，与{other}一起最多只能是 {limit}。请调低其中一个。"),
                format!("{name} is {value}; with {other} it can be at most {limit}. Lower one of them."),
            )
        }
        FieldError::Below { name, value, other, limit } => {
            let (value, limit) = (write(name, *value), write(name, *limit));
            let (name, other) = (subject(name), subject(other));
            pick(
                lang,
                format!("{name}是 {value}，因{other}至少须为 {limit}。"),
                format!("{name} is {value}; because of {other} it must be at least {limit}."),
            )
        }
        FieldError::NotOne { sum, .. } => {
            let sum = with_unit(lang, scoring::revenue::Unit::Share, *sum);
            pick(
                lang,
                format!("增值税、企业所得税、个人所得税三个占比之和须为 100%，现在是 {sum}。"),
                format!("The parts of the three taxes must sum to 100%; they sum to {sum}."),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_number_has_words_of_its_own() {
        for lang in [Lang::Zh, Lang::En] {
            for fields in [Assumptions::FIELDS, Services::FIELDS, Fiscal::FIELDS] {
                let names: BTreeSet<&str> = fields.iter().map(|field| name(lang, field)).collect();
                assert_eq!(names.len(), fields.len());
                for field in fields {
                    assert!(name_of(lang, field.name).is_some(), "{}", field.name);
                    assert!(!about(lang, field).is_empty(), "{}", field.name);
                }
            }
        }
        let fields = || Assumptions::FIELDS.iter().chain(Services::FIELDS).chain(Fiscal::FIELDS);
        for (known, ..) in rows() {
            assert!(fields().any(|field| field.name == *known), "{known} is no number of the simulation");
        }
    }

    #[test]
    fn a_refusal_says_what_is_possible() {
        let mut assumptions = Assumptions { p_fail: 1.2, ..Assumptions::default() };
        let worded = |it: &Assumptions| {
            let mut errors = it.refuse();
            errors.extend(it.contradictions());
            refused(Lang::Zh, &errors[0])
        };
        assert_eq!(worded(&assumptions), "归零比例须在 0% 与 100% 之间，现在是 120%。");
        (assumptions.p_fail, assumptions.p_listing) = (0.95, 0.1);
        assert_eq!(worded(&assumptions), "上市比例是 10%，与归零比例一起最多只能是 5%。请调低其中一个。");
        let services = Services { entrants_growth: 0.6, data_seed_fee_wan: -1.0, ..Services::default() };
        assert_eq!(
            refused(Lang::En, &services.refuse()[0]),
            "Data and computing: fee, seed must be between 0 CNY 10k/year and 100,000 CNY 10k/year; it is −1 CNY 10k/year."
        );
        assert!(refused(Lang::Zh, &services.contradictions()[0]).contains("最多只能是 50%"));
    }
}
