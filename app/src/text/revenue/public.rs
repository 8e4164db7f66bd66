//! Words of the public side: balances, levers, who gets the taxes.

use scoring::revenue::chance::{Balances, Level, Lever};

use super::amount::{amount, year};
use crate::prefs::Lang;
use crate::text::number::percent;
use crate::text::pick;

pub struct Public {
    pub sight: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub no_defaults: &'static str,
    pub balances: &'static str,
    pub balances_about: &'static str,
    pub by_year: &'static str,
    pub chance_of_cover: &'static str,
    pub receipts: &'static str,
    pub receipts_about: &'static str,
    pub level: &'static str,
    pub taxes: &'static str,
    pub each: &'static str,
    pub each_about: &'static str,
    pub who: &'static str,
    pub nets: &'static str,
}

const ZH: Public = Public {
    sight: "公共收支",
    title: "园区的公共收支",
    about: "园区企业缴的税归谁、开发期和运营期各自能否平衡。各地分成不同，没有可以套用的默认值，请按本地口径填写。",
    no_defaults: "填齐之前不作任何结论：",
    balances: "两个平衡",
    balances_about: "暂行定义：开发期累计现金不超授信且净现值不为负；运营期每年留存税收、租金、分配和土地收入覆盖补贴、公共运营和利息。以客户自己的文件为准。",
    by_year: "运营期各年自我覆盖的概率",
    chance_of_cover: "覆盖的概率",
    receipts: "企业税收归谁",
    receipts_about: "各年合计，不折现；按计划的已租面积计算，不随路径变化。",
    level: "层级",
    taxes: "税收合计",
    each: "各方得失",
    each_about: "各年合计的均值，不折现。出资方为分得减去投入；企业得到的是减免的租金和投入的资金，之后退出时付出去。每年合计相抵，程序里有检验。",
    who: "谁",
    nets: "得到减去付出",
};

const EN: Public = Public {
    sight: "Public side",
    title: "The public side",
    about: "Who gets the taxes of the park's companies, and whether the years of development and those after them balance. Shares differ by place and none can be assumed: enter those of yours.",
    no_defaults: "Nothing is concluded before all of it is there:",
    balances: "Two balances",
    balances_about: "Provisional: in development cumulative cash stays within the credit line and is worth at least nothing; afterwards taxes kept, rent, distributions and land income cover subsidies, operations and interest each year. Your own document goes before it.",
    by_year: "Chance that a year of operation covers itself",
    chance_of_cover: "Chance of cover",
    receipts: "Who gets the taxes",
    receipts_about: "All years together, not discounted; by the space the plan lets, the same on every path.",
    level: "Level",
    taxes: "Taxes in all",
    each: "What each gets",
    each_about: "Means of all years together, not discounted. Partners: what they got less what they paid. Enterprises get rent spared and money invested, and pay when stakes in them are sold. The sums close in every year, which a test holds.",
    who: "Who",
    nets: "Got less paid",
};

pub fn public(lang: Lang) -> &'static Public {
    pick(lang, &ZH, &EN)
}

/// One of those around the park.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    Platform,
    Governments,
    GuideFund,
    MarketCapital,
    Manager,
    Institute,
    Enterprises,
}

impl Party {
    pub const ALL: [Self; 7] = [
        Self::Platform,
        Self::Governments,
        Self::GuideFund,
        Self::MarketCapital,
        Self::Manager,
        Self::Institute,
        Self::Enterprises,
    ];
}

pub fn party(lang: Lang, party: Party) -> &'static str {
    let (zh, en) = match party {
        Party::Platform => ("平台公司（净现金）", "Platform company (net cash)"),
        Party::Governments => ("政府（平台公司所得税）", "Governments (its income tax)"),
        Party::GuideFund => ("引导基金其他出资人", "Others in the guide fund"),
        Party::MarketCapital => ("社会资本", "Market capital"),
        Party::Manager => ("基金管理人（费用与分成）", "Manager (fees and carry)"),
        Party::Institute => ("科研院所（成果分成）", "Research institute"),
        Party::Enterprises => ("企业（减租与投资，减去退出）", "Enterprises (rent and money, less exits)"),
    };
    pick(lang, zh, en)
}

/// Who gets most, and what the platform company is left with.
pub fn each(lang: Lang, most: Party, wan: f64, platform: f64) -> String {
    let (name, wan, platform) = (party(lang, most), amount(lang, wan), amount(lang, platform));
    pick(
        lang,
        format!("得到最多的是{name}：{wan}；平台公司留下 {platform}。"),
        format!("Most goes to: {name}, {wan}; the platform company keeps {platform}."),
    )
}

/// "还有 22 项要填".
pub fn to_enter(lang: Lang, n: usize) -> String {
    match (n, lang) {
        (_, Lang::Zh) => format!("还有 {n} 项要填或改"),
        (1, Lang::En) => "One number is missing or wrong".into(),
        (_, Lang::En) => format!("{n} numbers are missing or wrong"),
    }
}

pub fn development(lang: Lang, balances: &Balances) -> String {
    let [both, credit, worth] =
        [balances.p_development, balances.p_within_credit, balances.p_worth].map(|p| percent(p, 0));
    pick(
        lang,
        format!("开发期平衡的概率 {both}：不超授信 {credit}，净现值不为负 {worth}。"),
        format!(
            "Development balances in {both} of the paths: within the credit line in {credit}, worth at least nothing in {worth}."
        ),
    )
}

/// The first year, counted from 0, in which operation covers itself in half of the paths.
pub fn operation(lang: Lang, first_year: Option<usize>) -> String {
    match first_year {
        Some(at) => {
            let at = year(lang, at + 1);
            pick(
                lang,
                format!("运营期从{at}起，半数以上路径能自我覆盖。"),
                format!("From {at} on, operation covers itself in half of the paths or more."),
            )
        }
        None => pick(
            lang,
            "期限内没有一年能在半数路径里自我覆盖。",
            "In no year does operation cover itself in half of the paths.",
        )
        .into(),
    }
}

/// What would mend a balance in 95 of 100 paths.
pub fn lever(lang: Lang, lever: Lever) -> String {
    match lever {
        Lever::Nothing => pick(lang, "95% 的路径已经平衡。", "It balances in 95% of the paths already.").into(),
        Lever::CreditLine(wan) => {
            let wan = amount(lang, wan);
            pick(
                lang,
                format!("授信提高到 {wan}，开发期才能在 95% 的路径里不断钱。"),
                format!("A credit line of {wan} carries 95% of the paths through development."),
            )
        }
        Lever::Payment(wan) => {
            let wan = amount(lang, wan);
            pick(
                lang,
                format!("开始时注入 {wan}，开发期净现值才能在 95% 的路径里不为负。"),
                format!(
                    "A payment of {wan} at the start makes development worth at least nothing in 95% of the paths."
                ),
            )
        }
        Lever::PerYear(wan) => {
            let wan = amount(lang, wan);
            pick(
                lang,
                format!("每年再多 {wan}（少补贴、多土地收入或多留存税收），运营期才能在 95% 的路径里覆盖。"),
                format!(
                    "{wan} more a year (subsidies saved, land income, taxes kept) covers operation in 95% of the paths."
                ),
            )
        }
    }
}

pub fn last_year(lang: Lang, p: &str) -> String {
    pick(
        lang,
        format!("最后一年有 {p} 的路径能自我覆盖。"),
        format!("In the last year {p} of the paths cover themselves."),
    )
}

pub fn level(lang: Lang, level: Level) -> &'static str {
    let (zh, en) = match level {
        Level::Central => ("中央", "Central"),
        Level::Province => ("省", "Province"),
        Level::City => ("市", "City"),
        Level::District => ("区县", "District"),
        Level::Park => ("园区", "Park"),
    };
    pick(lang, zh, en)
}

/// Which level gets most of the taxes.
pub fn most_taxes(lang: Lang, receipts: &[(Level, f64)]) -> String {
    let all: f64 = receipts.iter().map(|(_, wan)| wan).sum();
    let Some((most, wan)) = receipts.iter().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| all > 0.0) else {
        return String::new();
    };
    let (name, share, all) = (level(lang, *most), percent(wan / all, 0), amount(lang, all));
    pick(
        lang,
        format!("企业税收合计 {all}，{name}得 {share}。"),
        format!("The companies pay {all} in taxes; {share} goes to: {name}."),
    )
}
