//! Words for a person's judgements of what matters more, and for whether they agree.

use super::weigh;
use crate::prefs::Lang;
use crate::text::number::{fixed, percent, plain};
use crate::text::pick;

/// A pair to be judged.
pub fn pair(lang: Lang, a: &str, b: &str) -> String {
    pick(lang, format!("{a}相比{b}"), format!("{a} against {b}"))
}

/// A step of Saaty's scale: `3 甲稍微重要`, `1/5 乙明显重要`.
pub fn judgement(lang: Lang, times: f64, a: &str, b: &str) -> String {
    if times == 1.0 {
        return format!("1 {}", weigh(lang).same);
    }
    let (number, more, level) = if times > 1.0 {
        (plain_short(times), a, times)
    } else {
        (format!("1/{}", plain_short(1.0 / times)), b, 1.0 / times)
    };
    let (zh, en) = match level.round() as u32 {
        0..=2 => ("略重", "slightly more"),
        3 => ("稍微重要", "moderately more"),
        4 => ("较重要", "moderately to strongly more"),
        5 => ("明显重要", "strongly more"),
        6 => ("更明显重要", "strongly to very strongly more"),
        7 => ("强烈重要", "very strongly more"),
        8 => ("更强烈重要", "very strongly to extremely more"),
        _ => ("极端重要", "extremely more"),
    };
    pick(lang, format!("{number} {more}{zh}"), format!("{number} {more} {en}"))
}

fn plain_short(value: f64) -> String {
    if value.fract() == 0.0 { plain(value) } else { fixed(value, 2) }
}

/// Whether one expert's judgements agree.
pub fn consistency(lang: Lang, ratio: Option<f64>) -> String {
    match ratio {
        None => pick(
            lang,
            "超过 15 项，没有公认的一致性标准。".into(),
            "Above fifteen there is no accepted measure of consistency.".into(),
        ),
        Some(ratio) if ratio < 0.1 => pick(
            lang,
            format!("一致性比率 {}，小于 0.1，判断前后一致。", fixed(ratio, 3)),
            format!("Consistency ratio {}, below 0.1: the judgements agree.", fixed(ratio, 3)),
        ),
        Some(ratio) => pick(
            lang,
            format!("一致性比率 {}，应小于 0.1，判断前后矛盾。", fixed(ratio, 3)),
            format!(
                "Consistency ratio {}, and it should be below 0.1: the judgements contradict one another.",
                fixed(ratio, 3)
            ),
        ),
    }
}

/// The judgement to think over.
pub fn reconsider(lang: Lang, pair: &str, given: f64, consistent: f64, after: Option<f64>) -> String {
    let (given, consistent) = (times(given), times(consistent));
    let after = after.map_or(String::new(), |ratio| {
        pick(
            lang,
            format!("，改后一致性比率 {}", fixed(ratio, 3)),
            format!("; with that the ratio is {}", fixed(ratio, 3)),
        )
    });
    pick(
        lang,
        format!("最该再想的是“{pair}”：给了 {given}，其余判断说明约为 {consistent}{after}。"),
        format!("Think “{pair}” over first: you gave {given}, the others say about {consistent}{after}."),
    )
}

/// `3`, `1/3`, `2.40`.
pub fn times(value: f64) -> String {
    if value >= 1.0 { plain_short(value) } else { format!("1/{}", plain_short(1.0 / value)) }
}

pub fn take_instead(lang: Lang, value: f64) -> String {
    pick(lang, format!("改为 {}", times(value)), format!("Change to {}", times(value)))
}

/// How well best–worst comparisons agree.
pub fn bwm_consistency(lang: Lang, ratio: f64) -> String {
    let ratio = fixed(ratio, 3);
    pick(
        lang,
        format!("一致性比率 {ratio}（0 为完全一致，越小越好）。"),
        format!("Consistency ratio {ratio} (0 agrees fully; the smaller the better)."),
    )
}

/// "最重要的比“乙”重几倍".
pub fn best_over(lang: Lang, best: &str, other: &str) -> String {
    pick(lang, format!("{best}比{other}重要几倍"), format!("{best} over {other}, times"))
}

/// Who of several experts is furthest from the group.
pub fn furthest(lang: Lang, name: &str, deviation: f64) -> String {
    let deviation = percent(deviation, 1);
    pick(
        lang,
        format!("与合成结果相差最大的是{name}：有 {deviation} 的权重放在别处。"),
        format!("{name} deviates most: {deviation} of the weight would go elsewhere."),
    )
}

pub fn expert(lang: Lang, at: usize, name: &str) -> String {
    if name.is_empty() { pick(lang, format!("专家 {}", at + 1), format!("Expert {}", at + 1)) } else { name.into() }
}

/// How much less a criterion matters than the one before.
pub fn step(lang: Lang, name: &str, before: &str) -> String {
    pick(lang, format!("{name}比{before}轻多少 %"), format!("How much less {name} matters than {before}, %"))
}
