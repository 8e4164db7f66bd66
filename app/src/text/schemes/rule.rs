//! The rules of a scheme in words: how a figure becomes points, what a condition asks, why an entity has its points.

use scoring::judge::{Lack, Mark, Need, State, Why};
use scoring::model::{Direction, Limit};
use scoring::scheme::{Bands, Between, Item, RatioMissing, RatioToBase, Rule, Scheme, Test};

use super::super::number::{fixed, plain, stated};
use super::super::rules::{side, with_unit};
use super::super::{name, pick};
use super::schemes;
use crate::prefs::Lang;

pub fn state(lang: Lang, state: State) -> &'static str {
    let text = schemes(lang);
    match state {
        State::Met => text.met,
        State::Unmet => text.unmet,
        State::Unknown => text.unknown,
    }
}

/// How an item's figure becomes points.
pub fn rule(lang: Lang, item: &Item) -> String {
    match &item.rule {
        Rule::Normalised => pick(lang, "按所选无量纲化办法", "on the scale chosen").into(),
        Rule::RatioToBase(rule) => ratio(lang, item, rule),
        Rule::Bands(rule) => bands(lang, item, rule),
        Rule::Levels(levels) => {
            let level = |level: &scoring::scheme::Level| format!("{} {}", name(lang, &level.name), plain(level.points));
            levels.iter().map(level).collect::<Vec<_>>().join(pick(lang, "；", "; "))
        }
        Rule::Spread(_) => match item.direction {
            Direction::Interval { lo, hi } => {
                let best = format!("{}–{}", plain(lo), with_unit(hi, &item.unit));
                pick(
                    lang,
                    format!("{best} 之间满分，越远越低"),
                    format!("full points within {best}, fewer farther away"),
                )
            }
            Direction::Positive | Direction::Negative => String::new(),
        },
        Rule::Entered => pick(lang, "直接填分", "points as entered").into(),
    }
}

fn ratio(lang: Lang, item: &Item, rule: &RatioToBase) -> String {
    let base = rule.base.map_or_else(
        || pick(lang, "本组均值", "the mean of the group").to_string(),
        |base| with_unit(base, &item.unit),
    );
    let is_negative = item.direction == Direction::Negative;
    let mut parts = vec![match (lang, is_negative) {
        (Lang::Zh, false) => format!("数值 ÷ 基准（{base}）× 分值"),
        (Lang::Zh, true) => format!("基准（{base}）÷ 数值 × 分值"),
        (Lang::En, false) => format!("figure ÷ base ({base}) × points"),
        (Lang::En, true) => format!("base ({base}) ÷ figure × points"),
    }];
    if let Some(cap) = rule.cap {
        parts.push(pick(lang, format!("最高 {} 倍", plain(cap)), format!("at most {} times", plain(cap))));
    }
    if let Some(floor) = rule.floor {
        parts.push(pick(lang, format!("最低 {} 倍", plain(floor)), format!("at least {} times", plain(floor))));
    }
    match rule.missing {
        RatioMissing::Unknown => {}
        RatioMissing::MeanOfGroup => {
            parts.push(pick(lang, "缺数据按本组平均得分", "without a figure, the mean points of the group").into());
        }
        RatioMissing::Zero => parts.push(pick(lang, "缺数据得 0 分", "without a figure, none").into()),
    }
    parts.join(pick(lang, "，", ", "))
}

fn bands(lang: Lang, item: &Item, rule: &Bands) -> String {
    let sign = if item.direction == Direction::Negative { "≤" } else { "≥" };
    let beyond = pick(lang, "其余", "else");
    let band = |(at, points): (usize, &f64)| match rule.limits.get(at) {
        Some(&limit) => format!("{sign} {}: {}", with_unit(limit, &item.unit), plain(*points)),
        None => format!("{beyond}: {}", plain(*points)),
    };
    let steps: Vec<String> = rule.points.iter().enumerate().map(band).collect();
    let steps = steps.join(pick(lang, "；", "; "));
    match rule.between {
        Between::Step => steps,
        Between::Linear => pick(lang, format!("{steps}（之间线性）"), format!("{steps} (linear between)")),
    }
}

/// What a condition asks: "营业收入不低于 1500 万元，或新增股权投资不低于 2000 万元".
pub fn test(lang: Lang, scheme: &Scheme, test: &Test) -> String {
    let joined = |parts: &[Test], word: &str| {
        let part = |part: &Test| match part {
            Test::All(_) | Test::Any(_) => format!("({})", self::test(lang, scheme, part)),
            Test::Value { .. } | Test::Holds(_) => self::test(lang, scheme, part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(word)
    };
    match test {
        Test::Value { item, limit } => needs(lang, scheme, item, Need::Limit(*limit)),
        Test::Holds(item) => needs(lang, scheme, item, Need::Yes),
        Test::All(parts) => joined(parts, pick(lang, "，且 ", ", and ")),
        Test::Any(parts) => joined(parts, pick(lang, "，或 ", ", or ")),
    }
}

fn needs(lang: Lang, scheme: &Scheme, code: &str, need: Need) -> String {
    let item = scheme.item(code).and_then(|at| scheme.items.get(at));
    let (what, unit) = item.map_or((code, ""), |item| (name(lang, &item.name), item.unit.as_str()));
    match need {
        Need::Yes => pick(lang, format!("{what}：是"), format!("{what}: yes")),
        Need::Limit(limit) => limited(lang, what, unit, limit),
    }
}

fn limited(lang: Lang, what: &str, unit: &str, limit: Limit) -> String {
    let (side, bound) = (side(lang, limit), with_unit(limit.bound(), unit));
    pick(lang, format!("{what}{side} {bound}"), format!("{what} {side} {bound}"))
}

/// What is missing to meet a condition, with the figure at hand.
pub fn lack(lang: Lang, scheme: &Scheme, lack: &Lack) -> String {
    let joined = |parts: &[Lack], word: &str| {
        parts.iter().map(|part| self::lack(lang, scheme, part)).collect::<Vec<_>>().join(word)
    };
    match lack {
        Lack::Item { item, value, need } => {
            let unit = scheme.item(item).and_then(|at| scheme.items.get(at)).map_or("", |item| item.unit.as_str());
            let needs = needs(lang, scheme, item, *need);
            match (value, need) {
                (None, _) => pick(lang, format!("{needs}（没有数据）"), format!("{needs} (no figure)")),
                (Some(_), Need::Yes) => pick(lang, format!("{needs}（现为否）"), format!("{needs} (now no)")),
                (Some(value), Need::Limit(_)) => {
                    let now = with_unit(*value, unit);
                    pick(lang, format!("{needs}（现为 {now}）"), format!("{needs} (now {now})"))
                }
            }
        }
        Lack::AllOf(parts) => joined(parts, pick(lang, "，且 ", ", and ")),
        Lack::OneOf(parts) => joined(parts, pick(lang, "，或 ", ", or ")),
    }
}

/// Why an item has its points.
pub fn why(lang: Lang, item: &Item, mark: &Mark) -> String {
    match mark.why {
        Why::Band { at } | Why::BetweenBands { at } => {
            let at = at + 1;
            pick(lang, format!("第 {at} 档"), format!("band {at}"))
        }
        Why::Level { at } => match &item.rule {
            Rule::Levels(levels) => levels.get(at).map(|level| name(lang, &level.name).to_string()).unwrap_or_default(),
            _ => String::new(),
        },
        Why::NoSuchLevel => pick(lang, "不是可选的等级", "no such answer").into(),
        Why::Ratio { base } => {
            let base = stated(base);
            pick(lang, format!("与基准 {base} 之比"), format!("ratio to {base}"))
        }
        Why::RatioBounded { base, unbounded } => {
            let (base, points) = (stated(base), fixed(unbounded, 2));
            pick(
                lang,
                format!("与基准 {base} 之比，本应 {points} 分，已到上下限"),
                format!("ratio to {base}; {points} without its bound"),
            )
        }
        Why::Outside { distance: 0.0 } => pick(lang, "在最佳区间内", "within the best interval").into(),
        Why::Outside { distance } => {
            let distance = with_unit(distance, &item.unit);
            pick(lang, format!("距最佳区间 {distance}"), format!("{distance} outside the best interval"))
        }
        Why::Entered => pick(lang, "直接填分", "as entered").into(),
        Why::Clamped => pick(lang, "超出分值，取上下限", "beyond the points there are: brought to the end").into(),
        Why::MeanOfGroup => pick(lang, "没有数据，按本组平均得分", "no figure: the mean points of the group").into(),
        Why::NothingForMissing => pick(lang, "没有数据，得 0 分", "no figure: none").into(),
        Why::Missing => pick(lang, "没有数据", "no figure").into(),
        Why::Undefined => pick(lang, "这个数值无法计分", "no points for this figure").into(),
    }
}

#[cfg(test)]
mod tests {
    use scoring::scheme::read;

    use super::*;

    const SRDI: &str = include_str!("../../../../public/frameworks/srdi_sme_2026.json");
    const HUANGYAN: &str = include_str!("../../../../public/frameworks/mujun_huangyan_2022_above_scale.json");

    #[test]
    fn conditions_read_as_sentences() {
        let scheme = read(SRDI).unwrap();
        let of =
            |lang, code: &str| test(lang, &scheme, &scheme.gates.iter().find(|gate| gate.code == code).unwrap().test);
        assert_eq!(
            of(Lang::Zh, "revenue"),
            "上年度营业收入不低于 1,500 万元，或 近两年新增合格机构实缴股权投资不低于 2,000 万元"
        );
        assert_eq!(of(Lang::En, "debt"), "Debt ratio at the end of last year at most 80%");
        assert_eq!(of(Lang::Zh, "title"), "已获科技和创新型中小企业称号：是");
    }

    #[test]
    fn a_ratio_says_its_base_and_what_a_gap_gets() {
        let scheme = read(HUANGYAN).unwrap();
        assert_eq!(rule(Lang::Zh, &scheme.items[0]), "数值 ÷ 基准（24.097 万元/亩）× 分值");
        assert!(rule(Lang::En, &scheme.items[3]).ends_with("without a figure, the mean points of the group"));
    }
}
