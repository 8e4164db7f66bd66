//! Sentences of the Revenue page that say what came out.

use scoring::revenue::measures::Hole;
use scoring::revenue::{PlanKind, Unit};

use super::amount::{amount, with_unit, year};
use super::plan_name;
use crate::prefs::Lang;
use crate::text::number::percent;
use crate::text::pick;

/// When the cumulative cash of each plan turns positive.
pub fn break_even(lang: Lang, plans: &[(PlanKind, Option<usize>)], years: usize) -> String {
    if plans.iter().all(|(_, year)| year.is_none()) {
        return pick(
            lang,
            format!("{years} 年内，各方案的累计现金都没有转正。"),
            format!("Within {years} years no plan's cumulative cash turns positive."),
        );
    }
    let part = |(kind, at): &(PlanKind, Option<usize>)| {
        let name = plan_name(lang, *kind);
        match (at, lang) {
            (Some(at), _) => format!("{name}{}{}", pick(lang, "", " "), year(lang, *at)),
            (None, Lang::Zh) => format!("{name} {years} 年内未转正"),
            (None, Lang::En) => format!("{name} not within {years} years"),
        }
    };
    let list = joined(lang, plans.iter().map(part));
    pick(lang, format!("累计现金转正：{list}。"), format!("Cumulative cash turns positive: {list}."))
}

/// How deep the hole of each plan is.
pub fn holes(lang: Lang, plans: &[(PlanKind, Option<Hole>)]) -> String {
    let part = |(kind, hole): &(PlanKind, Option<Hole>)| {
        let name = plan_name(lang, *kind);
        match (hole, lang) {
            (Some(hole), Lang::Zh) => format!("{name} {}（{}）", amount(lang, -hole.amount), year(lang, hole.year)),
            (Some(hole), Lang::En) => format!("{name} {} ({})", amount(lang, -hole.amount), year(lang, hole.year)),
            (None, Lang::Zh) => format!("{name}没有缺口"),
            (None, Lang::En) => format!("{name} none"),
        }
    };
    let list = joined(lang, plans.iter().map(part));
    pick(lang, format!("资金缺口最深时：{list}。"), format!("Deepest hole: {list}."))
}

/// No plan is worth its cost, even on paper.
pub fn never_pays(lang: Lang, discount_rate: f64, years: usize) -> String {
    let rate = with_unit(lang, Unit::Share, discount_rate);
    pick(
        lang,
        format!("按每年 {rate} 折现，{years} 年内各方案的净现值都为负，把期末仍持有的基金净值算进去也一样。"),
        format!(
            "Discounted at {rate}, no plan is worth its cost within {years} years, even with the fund value still held."
        ),
    )
}

/// These plans are worth their cost only once what is still held is counted.
pub fn pays_on_paper(lang: Lang, plans: &[PlanKind], discount_rate: f64, years: usize) -> String {
    let (rate, plans) = (with_unit(lang, Unit::Share, discount_rate), names(lang, plans));
    pick(
        lang,
        format!(
            "按每年 {rate} 折现，{years} 年内没有一个方案单靠现金收回投入；把期末仍持有的基金净值算进去，{plans}方案的净现值才为正。"
        ),
        format!(
            "Discounted at {rate}, no plan earns its cost back in cash within {years} years; counting the fund value still held, {plans} does."
        ),
    )
}

/// These plans are worth their cost in cash.
pub fn pays_in_cash(lang: Lang, plans: &[PlanKind], discount_rate: f64, years: usize) -> String {
    let (rate, plans) = (with_unit(lang, Unit::Share, discount_rate), names(lang, plans));
    pick(
        lang,
        format!("按每年 {rate} 折现，{plans}方案在 {years} 年内单靠现金净现值就为正。"),
        format!("Discounted at {rate}, cash alone makes this worth its cost within {years} years: {plans}."),
    )
}

/// Where the cash of several plans ends, and how deep the way goes; money in 万元.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    pub years: usize,
    pub most: (PlanKind, f64),
    /// None where no plan has a hole.
    pub deepest: Option<(PlanKind, Hole)>,
}

/// Who ends with the most cash, and who went deepest for it.
pub fn cash(lang: Lang, ends: &Ends) -> String {
    let (years, most) = (ends.years, amount(lang, ends.most.1));
    let first = plan_name(lang, ends.most.0);
    let Some((kind, hole)) = ends.deepest else {
        return pick(
            lang,
            format!("到第 {years} 年，{first}方案累计现金最多（{most}）；各方案都没有缺口。"),
            format!("By year {years} {first} has the most cash ({most}); no plan has a hole."),
        );
    };
    let (deepest, depth, at) = (plan_name(lang, kind), amount(lang, -hole.amount), year(lang, hole.year));
    match (kind == ends.most.0, lang) {
        (true, Lang::Zh) => {
            format!("到第 {years} 年，{first}方案累计现金最多（{most}），中途缺口也最深（{depth}，{at}）。")
        }
        (false, Lang::Zh) => {
            format!("到第 {years} 年，{first}方案累计现金最多（{most}）；缺口最深的是{deepest}方案（{depth}，{at}）。")
        }
        (true, Lang::En) => {
            format!("By year {years} {first} has the most cash ({most}), after the deepest hole ({depth} in {at}).")
        }
        (false, Lang::En) => {
            format!(
                "By year {years} {first} has the most cash ({most}); {deepest} has the deepest hole ({depth} in {at})."
            )
        }
    }
}

/// The word at the year from which distributions match the rent.
pub fn crossing(lang: Lang, year: usize) -> String {
    pick(lang, format!("第 {year} 年股权超过租金"), format!("Year {year}: equity passes rent"))
}

/// The word at a plan's deepest hole.
pub fn hole_mark(lang: Lang, plan: &str, wan: f64) -> String {
    let depth = amount(lang, -wan);
    pick(lang, format!("{plan}最深 {depth}"), format!("{plan}: {depth} deep"))
}

/// The word at the year a plan's cash turns positive.
pub fn break_even_mark(lang: Lang, plan: &str, year: usize) -> String {
    pick(lang, format!("{plan}第 {year} 年转正"), format!("{plan} positive in year {year}"))
}

/// What the shareholder plan's present value has over the landlord's: in cash, and with the value still held; 万元.
pub fn equity_adds(lang: Lang, cash: f64, with_nav: f64) -> String {
    let more = |wan: f64| {
        let word = match (wan >= 0.0, lang) {
            (true, Lang::Zh) => "多",
            (false, Lang::Zh) => "少",
            (true, Lang::En) => "more",
            (false, Lang::En) => "less",
        };
        pick(lang, format!("{word} {}", amount(lang, wan.abs())), format!("{} {word}", amount(lang, wan.abs())))
    };
    let (cash_words, nav_words) = (more(cash), more(with_nav));
    let turns = (cash >= 0.0) != (with_nav >= 0.0);
    match lang {
        Lang::Zh => {
            let but = if turns { "；但" } else { "，" };
            format!(
                "与房东方案相比，股东方案的净现值只算现金{cash_words}{but}计入期末基金净值{nav_words}。净值要退出后才是现金。"
            )
        }
        Lang::En => {
            let but = if turns { " but" } else { " and" };
            format!(
                "Against the landlord, the shareholder's present value is {cash_words} in cash{but} {nav_words} with the fund value still held, which is no cash until it is sold."
            )
        }
    }
}

/// What a plan's yearly income consists of, and how that changes.
pub fn structure(
    lang: Lang,
    kind: PlanKind,
    last_equity: Option<f64>,
    crossing: Option<usize>,
    years: usize,
) -> String {
    let name = plan_name(lang, kind);
    let share = last_equity.map_or_else(|| percent(0.0, 0), |share| percent(share, 0));
    match (crossing, lang) {
        (Some(at), Lang::Zh) => {
            format!("{name}方案第 {at} 年起，股权分配首次不低于租金；第 {years} 年股权占现金收入 {share}。")
        }
        (Some(at), Lang::En) => {
            format!(
                "{name}: distributions first match the rent in year {at}; in year {years} equity is {share} of cash income."
            )
        }
        (None, Lang::Zh) => {
            format!("{name}方案 {years} 年内股权分配一直低于租金；第 {years} 年股权占现金收入 {share}。")
        }
        (None, Lang::En) => {
            format!(
                "{name}: distributions stay below the rent for {years} years; in year {years} equity is {share} of cash income."
            )
        }
    }
}

fn names(lang: Lang, plans: &[PlanKind]) -> String {
    let names: Vec<&str> = plans.iter().map(|kind| plan_name(lang, *kind)).collect();
    names.join(pick(lang, "、", ", "))
}

fn joined(lang: Lang, parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(pick(lang, "，", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlanKind::{Hybrid, Landlord, Shareholder};

    #[test]
    fn years_and_their_absence_are_told_apart() {
        let of = |lang, plans: &[(PlanKind, Option<usize>)]| break_even(lang, plans, 20);
        let mixed = [(Landlord, Some(14)), (Hybrid, Some(15)), (Shareholder, None)];
        assert_eq!(of(Lang::Zh, &mixed), "累计现金转正：房东第 14 年，过渡第 15 年，股东 20 年内未转正。");
        assert_eq!(
            of(Lang::En, &mixed),
            "Cumulative cash turns positive: Landlord year 14, Hybrid year 15, Shareholder not within 20 years."
        );
        assert_eq!(of(Lang::Zh, &[(Landlord, None), (Hybrid, None)]), "20 年内，各方案的累计现金都没有转正。");
    }

    #[test]
    fn a_hole_is_told_as_a_depth() {
        let plans = [(Landlord, Some(Hole { amount: -29_216.0, year: 1 })), (Hybrid, None)];
        assert_eq!(holes(Lang::Zh, &plans), "资金缺口最深时：房东 2.92 亿元（第 1 年），过渡没有缺口。");
    }

    #[test]
    fn the_most_cash_and_the_deepest_hole_may_be_one_plans() {
        let hole = Hole { amount: -31_000.0, year: 4 };
        let ends = Ends { years: 20, most: (Shareholder, 28_000.0), deepest: Some((Shareholder, hole)) };
        assert_eq!(
            cash(Lang::Zh, &ends),
            "到第 20 年，股东方案累计现金最多（2.80 亿元），中途缺口也最深（3.10 亿元，第 4 年）。"
        );
        let other = Ends { most: (Landlord, 28_000.0), ..ends.clone() };
        assert!(cash(Lang::Zh, &other).contains("缺口最深的是股东方案"));
        assert!(cash(Lang::En, &Ends { deepest: None, ..ends }).ends_with("no plan has a hole."));
    }

    #[test]
    fn what_equity_adds_turns_where_only_the_paper_is_ahead() {
        assert_eq!(
            equity_adds(Lang::Zh, -3_000.0, 9_000.0),
            "与房东方案相比，股东方案的净现值只算现金少 3,000 万元；但计入期末基金净值多 9,000 万元。净值要退出后才是现金。"
        );
        assert!(equity_adds(Lang::En, 3_000.0, 9_000.0).contains("CNY 30.0 m more in cash and CNY 90.0 m more"));
    }
}
