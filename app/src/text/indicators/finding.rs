//! Sentences of the Indicators page: what the figures say.

use crate::prefs::Lang;
use crate::text::number::{fixed, percent};
use crate::text::pick;

/// "38 个园区两项都有".
pub fn n_pairs(lang: Lang, n: usize) -> String {
    pick(lang, format!("{n} 个园区两项都有"), format!("{n} parks have both"))
}

pub fn correlations_title(lang: Lang, of: &str, coefficient: &str) -> String {
    pick(lang, format!("{of}：{coefficient}相关系数"), format!("{of}: {coefficient} correlations"))
}

/// The strongest pair on either side, and how many are flagged.
pub fn correlations_finding(
    lang: Lang,
    strongest: Option<(&str, &str, f64)>,
    weakest: Option<(&str, &str, f64)>,
    n_flags: usize,
) -> String {
    let together = strongest.map(|(a, b, r)| match lang {
        Lang::Zh => format!("最同步的是{a}与{b}（{}）", fixed(r, 2)),
        Lang::En => format!("{a} and {b} go together most ({})", fixed(r, 2)),
    });
    let apart = weakest.map(|(a, b, r)| match lang {
        Lang::Zh => format!("最相反的是{a}与{b}（{}）", fixed(r, 2)),
        Lang::En => format!("{a} and {b} pull apart most ({})", fixed(r, 2)),
    });
    let flags = match (lang, n_flags) {
        (Lang::Zh, 0) => "没有一对超过阈值".into(),
        (Lang::Zh, n) => format!("有 {n} 对需要留意"),
        (Lang::En, 0) => "no pair is beyond the thresholds".into(),
        (Lang::En, 1) => "one pair is to be looked at".into(),
        (Lang::En, n) => format!("{n} pairs are to be looked at"),
    };
    let parts: Vec<String> = together.into_iter().chain(apart).chain([flags]).collect();
    let sentence = format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."));
    // A sentence starts with a capital, whatever it starts with.
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// How many pairs are flagged, by what and where.
pub fn flags_finding(lang: Lang, inside: usize, across: usize, opposed: usize) -> String {
    match lang {
        Lang::Zh => format!("同一方面内重复 {inside} 对，跨方面重复 {across} 对，同一上级下抵触 {opposed} 对。"),
        Lang::En => {
            format!(
                "Redundant inside a pillar: {inside}; across pillars: {across}; opposed under one parent: {opposed}."
            )
        }
    }
}

/// Accessible name of the button that shows a pair's scatter.
pub fn look_at(lang: Lang, a: &str, b: &str) -> String {
    pick(lang, format!("看散点：{a}与{b}"), format!("Show the scatter of {a} and {b}"))
}

pub fn pair_title(lang: Lang, a: &str, b: &str) -> String {
    pick(lang, format!("{a}与{b}"), format!("{a} and {b}"))
}

/// How two indicators go together, and who stands off.
pub fn pair_finding(lang: Lang, coefficient: &str, r: Option<f64>, n: usize, off: &[String]) -> String {
    let Some(r) = r else {
        return pick(
            lang,
            "两项都有数的园区太少，或其中一项没有差别，算不出相关。",
            "Too few parks have both, or one of them does not differ: there is no correlation.",
        )
        .into();
    };
    let size = r.abs();
    let strength = match (size, r < 0.0) {
        (size, _) if size < 0.2 => pick(lang, "几乎无关", "hardly go together"),
        (size, false) if size < 0.5 => pick(lang, "略为同向", "go together a little"),
        (size, false) if size < 0.8 => pick(lang, "明显同向", "clearly go together"),
        (_, false) => pick(lang, "高度同向", "go together closely"),
        (size, true) if size < 0.5 => pick(lang, "略为反向", "pull apart a little"),
        (size, true) if size < 0.8 => pick(lang, "明显反向", "clearly pull apart"),
        (_, true) => pick(lang, "高度反向", "pull apart closely"),
    };
    let r = fixed(r, 2);
    let names = off.join(pick(lang, "、", ", "));
    match (lang, off.is_empty()) {
        (Lang::Zh, true) => format!("两项{strength}（{coefficient} {r}，{n} 个园区），没有明显离群的园区。"),
        (Lang::Zh, false) => format!("两项{strength}（{coefficient} {r}，{n} 个园区）；离群的是{names}。"),
        (Lang::En, true) => format!("The two {strength} ({coefficient} {r}, {n} parks); nobody stands far off."),
        (Lang::En, false) => format!("The two {strength} ({coefficient} {r}, {n} parks); {names} stand far off."),
    }
}

/// The scatter of an indicator for which less is better slopes the other way than its correlation says.
pub fn turned(lang: Lang, name: &str) -> String {
    pick(
        lang,
        format!("{name}越低越好，相关系数已按好坏方向计，与图中斜线的走向相反。"),
        format!("Of {name} less is better: the correlation is of what is better, so the line slopes the other way."),
    )
}

pub fn sampled(lang: Lang, drawn: usize, of: usize) -> String {
    pick(
        lang,
        format!("共 {of} 个园区，等距画出 {drawn} 个。"),
        format!("Of {of} parks, {drawn} are drawn, at equal distances."),
    )
}

/// Which count for more than meant, and which for less; each with its weight and influence.
pub fn influence_finding(lang: Lang, more: &[(String, f64, f64)], less: &[(String, f64, f64)]) -> String {
    let list = |rows: &[(String, f64, f64)]| {
        let one = |(name, from, to): &(String, f64, f64)| match lang {
            Lang::Zh => format!("{name}（{} → {}）", percent(*from, 1), percent(*to, 1)),
            Lang::En => format!("{name} ({} → {})", percent(*from, 1), percent(*to, 1)),
        };
        rows.iter().map(one).collect::<Vec<_>>().join(pick(lang, "、", ", "))
    };
    match (lang, more.is_empty(), less.is_empty()) {
        (Lang::Zh, true, true) => "实际影响与名义权重大致相符。".into(),
        (Lang::En, true, true) => "Influence and weight agree on the whole.".into(),
        (Lang::Zh, false, true) => format!("影响超过权重的有{}。", list(more)),
        (Lang::En, false, true) => format!("Counting for more than meant: {}.", list(more)),
        (Lang::Zh, true, false) => format!("影响不及权重的有{}。", list(less)),
        (Lang::En, true, false) => format!("Counting for less than meant: {}.", list(less)),
        (Lang::Zh, false, false) => format!("影响超过权重的有{}；不及权重的有{}。", list(more), list(less)),
        (Lang::En, false, false) => {
            format!("Counting for more than meant: {}; for less: {}.", list(more), list(less))
        }
    }
}

/// What an alpha says.
pub fn alpha_reading(lang: Lang, alpha: Option<f64>) -> &'static str {
    match alpha {
        None => pick(lang, "算不出：指标不足两项或数据不足", "none: fewer than two indicators, or too few data"),
        Some(alpha) if alpha < 0.0 => pick(lang, "互相抵消", "cancelling out"),
        Some(alpha) if alpha < 0.5 => pick(lang, "各说各的", "different things"),
        Some(alpha) if alpha < 0.7 => pick(lang, "勉强一致", "loosely one thing"),
        Some(alpha) if alpha < 0.9 => pick(lang, "一致", "one thing"),
        Some(_) => pick(lang, "高度一致，可能有重复", "closely one thing, perhaps repeated"),
    }
}

/// Which item stands against its group the most.
pub fn items_finding(lang: Lang, group: &str, alpha: Option<f64>, gain: Option<(&str, f64)>) -> String {
    let Some(alpha) = alpha else {
        return format!("{group}{}{}", pick(lang, "：", ": "), alpha_reading(lang, None));
    };
    let alpha = fixed(alpha, 2);
    match (lang, gain) {
        (Lang::Zh, None) => format!("{group}的 α 为 {alpha}，去掉任何一项都不会更高。"),
        (Lang::Zh, Some((name, without))) => {
            format!("{group}的 α 为 {alpha}；去掉{name}会升到 {}。", fixed(without, 2))
        }
        (Lang::En, None) => format!("Alpha of {group} is {alpha}; leaving out any one item does not raise it."),
        (Lang::En, Some((name, without))) => {
            format!("Alpha of {group} is {alpha}; without {name} it would be {}.", fixed(without, 2))
        }
    }
}

/// "主成分 2".
pub fn component(lang: Lang, at: usize) -> String {
    pick(lang, format!("主成分 {}", at + 1), format!("Component {}", at + 1))
}

/// How many are kept and what they explain.
pub fn components_finding(lang: Lang, kept: usize, of: usize, share: f64) -> String {
    let share = percent(share, 1);
    match lang {
        Lang::Zh => format!("保留前 {kept} 个主成分，合计解释 {of} 项指标差异的 {share}。"),
        Lang::En => {
            format!("The first {kept} components are kept and explain {share} of the variance of {of} indicators.")
        }
    }
}

/// Who could not take part.
pub fn components_whole(lang: Lang, n_whole: usize, n_all: usize, constant: &[String]) -> String {
    let left = pick(
        lang,
        format!("指标齐全的园区 {n_whole} 个，共 {n_all} 个。"),
        format!("{n_whole} of {n_all} parks have every indicator and take part."),
    );
    if constant.is_empty() {
        return left;
    }
    let names = constant.join(pick(lang, "、", ", "));
    pick(
        lang,
        format!("{left}{names}对这些园区全都一样，不参与。"),
        format!("{left} The same for all of them, and left out: {names}."),
    )
}

/// What the first components are about: the indicators that load on them most.
pub fn loadings_finding(lang: Lang, parts: &[(usize, Vec<String>)]) -> String {
    let one = |(at, names): &(usize, Vec<String>)| {
        let names = names.join(pick(lang, "、", ", "));
        pick(
            lang,
            format!("{}主要是{names}", component(lang, *at)),
            format!("{} is mostly {names}", component(lang, *at)),
        )
    };
    let parts: Vec<String> = parts.iter().map(one).collect();
    format!("{}{}", parts.join(pick(lang, "；", "; ")), pick(lang, "。", "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_whole_sentences_of_what_is_known() {
        assert_eq!(
            correlations_finding(Lang::Zh, Some(("甲", "乙", 0.951)), None, 1),
            "最同步的是甲与乙（0.95）；有 1 对需要留意。"
        );
        assert_eq!(correlations_finding(Lang::En, None, None, 0), "No pair is beyond the thresholds.");
        assert_eq!(
            pair_finding(Lang::Zh, "皮尔逊", Some(-0.6), 38, &["望潮".into()]),
            "两项明显反向（皮尔逊 −0.60，38 个园区）；离群的是望潮。"
        );
        assert_eq!(
            influence_finding(Lang::En, &[("GDP".into(), 0.05, 0.1)], &[]),
            "Counting for more than meant: GDP (5.0% → 10.0%)."
        );
        assert_eq!(
            items_finding(Lang::Zh, "绿色", Some(0.4), Some(("用水", 0.55))),
            "绿色的 α 为 0.40；去掉用水会升到 0.55。"
        );
    }
}
