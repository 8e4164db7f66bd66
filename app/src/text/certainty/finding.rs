//! What the pictures and tables of the Certainty page say in one sentence, and how far the work is.

use crate::prefs::Lang;
use crate::text::number::{fixed, percent, signed};
use crate::text::pick;

pub fn intervals_finding(lang: Lang, n_unsure: usize, n: usize, first: &str, first_share: f64) -> String {
    let share = percent(first_share, 0);
    pick(
        lang,
        format!("{n} 个园区中 {n_unsure} 个的名次不稳；{first}最常排第一，占 {share} 的抽样。"),
        format!("{n_unsure} of {n} ranks are unsure; {first} is first most often, in {share} of the draws."),
    )
}

pub fn shown_of(lang: Lang, shown: usize, of: usize) -> String {
    pick(
        lang,
        format!("图中是名次靠前的 {shown} 个及关注、置顶的园区，共 {of} 个。"),
        format!(" Shown are the first {shown} and those in focus or pinned, of {of}."),
    )
}

/// Those that took part and were in no draw's ranking; nothing where there are none.
pub fn never_ranked(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (_, 0) => String::new(),
        (Lang::Zh, n) => format!("另有 {n} 个园区缺数据，排不出名次，不计在内。"),
        (Lang::En, 1) => " One more park lacks data and cannot be ranked; it is not counted.".into(),
        (Lang::En, n) => format!(" {n} more parks lack data and cannot be ranked; they are not counted."),
    }
}

/// What the chart's dotted lines are.
pub fn dotted(lang: Lang) -> &'static str {
    pick(
        lang,
        "横线是九成抽样所在的名次，圆点是现在的名次；虚线表示名次不稳。",
        "Lines hold nine in ten draws, dots are the ranks now; dotted lines are unsure ranks.",
    )
}

pub fn acceptability_finding(lang: Lang, name: &str, rank: u32, share: f64) -> String {
    let share = percent(share, 0);
    pick(
        lang,
        format!("最确定的是{name}：{share} 的抽样里都是第 {rank} 名。"),
        format!("Surest is {name}, at rank {rank} in {share} of the draws."),
    )
}

pub fn pairs_finding(lang: Lang, a: &str, b: &str, share: f64) -> String {
    let share = percent(share, 0);
    pick(
        lang,
        format!("最难分高下的是{a}和{b}：{a}在前的占 {share}。"),
        format!("The closest call is {a} against {b}: {a} is ahead in {share}."),
    )
}

pub fn left_out_finding(lang: Lang, name: &str, shift: f64) -> String {
    let shift = fixed(shift, 2);
    pick(
        lang,
        format!("去掉“{name}”影响最大，名次平均变动 {shift} 位。"),
        format!("Leaving out “{name}” matters most: ranks move by {shift} on average."),
    )
}

/// `海州 +4`: a park and how many places it falls (＋) or rises (−).
pub fn moved(name: &str, shift: i32) -> String {
    format!("{name} {}", signed(f64::from(shift), 0))
}

pub fn shift_of(lang: Lang, name: &str) -> String {
    pick(lang, format!("{name}的名次变动"), format!("Rank shift of {name}"))
}

pub fn shift_hint(lang: Lang) -> &'static str {
    pick(lang, "正数是后退，负数是前进。", "Positive is down, negative is up.")
}

pub fn holds_of(lang: Lang, name: &str, rank: u32) -> String {
    pick(lang, format!("{name}保持第 {rank} 名"), format!("{name} stays at rank {rank}"))
}

pub fn sobol_of(lang: Lang, name: &str) -> String {
    pick(lang, format!("对{name}的名次"), format!("Of the rank of {name}"))
}

pub fn sobol_finding(lang: Lang, factor: &str, total: f64) -> String {
    let total = percent(total.clamp(0.0, 1.0), 0);
    pick(
        lang,
        format!("影响最大的是{factor}，总效应 {total}。"),
        format!("{factor} matters most, with a total effect of {total}."),
    )
}

pub fn agree_finding(lang: Lang, method: &str, least: f64) -> String {
    let least = fixed(least, 2);
    pick(
        lang,
        format!("与现在的排名差别最大的是{method}（{least}）。"),
        format!("{method} differs most from the present ranking ({least})."),
    )
}

pub fn steps(lang: Lang, draws: u64, of: u64, share: f64) -> String {
    let share = percent(share, 0);
    let (draws, of) = (fixed(draws as f64, 0), fixed(of as f64, 0));
    pick(lang, format!("{share}，已抽样 {draws} / {of}"), format!("{share}, {draws} of {of} drawn"))
}

pub fn drawn(lang: Lang, draws: u64) -> String {
    let draws = fixed(draws as f64, 0);
    pick(lang, format!("{draws} 次抽样"), format!("{draws} draws"))
}
