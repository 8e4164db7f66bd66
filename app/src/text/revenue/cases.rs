//! Words of the published cases: what was published, by whom, how well it is known, and what it teaches.

use crate::prefs::Lang;
use crate::text::pick;

pub struct Cases {
    pub sight: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub set_up: &'static str,
    pub rent: &'static str,
    pub rent_value: &'static str,
    pub result: &'static str,
    pub result_value: &'static str,
    pub published_rent: &'static str,
    pub published_profit: &'static str,
    pub model: &'static str,
    pub rent_about: &'static str,
    pub result_about: &'static str,
    pub right: &'static str,
    pub right_notes: [&'static str; 2],
    pub wrong: &'static str,
    pub wrong_notes: [&'static str; 4],
    pub others: &'static str,
    pub period: &'static str,
    pub figure: &'static str,
    pub status: &'static str,
    pub source: &'static str,
    pub figures: &'static str,
    pub failed: &'static str,
    pub working: &'static str,
}

const ZH: Cases = Cases {
    sight: "案例回测",
    title: "张江高科（600895），从 2016 年起",
    about: "按 2016 年的家底设一个方案，模拟十年，再把此后公布的数压上去。只用公开转引或推算的数，没有读到年报原文。",
    set_up: "设定：2016 年租金收入 6.47 亿元；2017 年出租 104.63 万 m²，折合 51.5 元/m²·月；每年投入股权 4.64 亿元（2017 年实缴）；其余用默认假设。起点没有持股，也没有房产销售。",
    rent: "租金",
    rent_value: "租金收入（亿元）",
    result: "利润",
    result_value: "租金加持股损益（亿元）",
    published_rent: "公布的租金",
    published_profit: "公布的归母净利润",
    model: "模型中位数",
    rent_about: "色带为模型 5%–95%。2018–2021 年的租金没有查到，留空。",
    result_about: "模型为租金加持股的分配和估值变动，未扣成本、利息和所得税，也没有房产销售；归母净利润两样都有。所以看的是波动幅度，不是水平。2018、2019 年没有查到。",
    right: "模型做对的",
    right_notes: [
        "转向持股后，利润不再跟着租金走：色带在几年内就比租金宽出许多，公布的利润也是这样上下。",
        "账面和现金分开：利润最高的一年并没有收到同样多的钱。",
    ],
    wrong: "模型做不到的",
    wrong_notes: [
        "2020 年 18.22 亿元和 2022 年上半年 0.22 亿元都来自同一只上市持股的估值；2016 年已有的持股不在起点里，模型猜不出是哪一只。",
        "租金增长大半来自新增面积，模型里面积不变。",
        "房产销售（8.58 亿元到 0.07 亿元再到 12.02 亿元）由公司择时，不是随机的。",
        "2023 年经营现金流 −27.85 亿元是新一轮开发支出，方案里没有。",
    ],
    others: "其他案例：赢的、输的",
    period: "时间",
    figure: "公布的数",
    status: "程度",
    source: "来源",
    figures: "用到的数与来源",
    failed: "后台计算没能完成，暂时没有模型的范围；公布的数照常列出。",
    working: "正在模拟 2016 年的方案…",
};

const EN: Cases = Cases {
    sight: "Published cases",
    title: "Zhangjiang Hi-Tech (600895), from 2016 on",
    about: "A plan set up as the park stood in 2016, simulated for ten years, with what was published since laid over it. The figures are quoted or derived from public pages; the annual reports themselves were not read.",
    set_up: "Set up: rent of CNY 647 m in 2016; 1.0463 million m² let in 2017, which makes CNY 51.5 a m² and month; CNY 464 m paid into equity a year (as in 2017); all else by default. It starts without stakes and sells no property.",
    rent: "Rent",
    rent_value: "Rent (CNY 100 m)",
    result: "Profit",
    result_value: "Rent and what stakes gained (CNY 100 m)",
    published_rent: "Published rent",
    published_profit: "Published attributable profit",
    model: "Model, median",
    rent_about: "The band is 5% to 95% of the model. Rents of 2018 to 2021 were not found and are left out.",
    result_about: "The model is rent, distributions and change in value of stakes, before costs, interest and tax and without property sales; published profit has all of these. So it is the swing that can be compared, not the level. 2018 and 2019 were not found.",
    right: "What the model gets right",
    right_notes: [
        "Once a park holds stakes, profit leaves the rent: within a few years the band is much wider than that of the rent, and published profit moves like this.",
        "Paper and cash are kept apart: the best year in profit did not bring as much money.",
    ],
    wrong: "What it cannot",
    wrong_notes: [
        "CNY 1,822 m in 2020 and CNY 22 m in the first half of 2022 are both the marks of one listed holding; stakes held by 2016 are not in the start, and no model guesses which one it will be.",
        "Most of the growth in rent is new space; the model's space stays the same.",
        "Property sales (CNY 858 m, then 7 m, then 1,202 m) are timed by the company and not random.",
        "The operating cash flow of CNY −2,785 m in 2023 is a new round of development, which the plan does not have.",
    ],
    others: "Other cases: those that won and those that lost",
    period: "When",
    figure: "Published",
    status: "How known",
    source: "Source",
    figures: "Figures used and their sources",
    failed: "The background worker did not finish, so there is no band of the model; the published figures stand.",
    working: "Simulating the plan of 2016…",
};

pub fn cases(lang: Lang) -> &'static Cases {
    pick(lang, &ZH, &EN)
}

/// How many of the published figures lie within the model's 5–95 %.
pub fn covered(lang: Lang, within: usize, of: usize, outside: &[String]) -> String {
    let list = outside.join(pick(lang, "、", ", "));
    match (outside.is_empty(), lang) {
        (true, Lang::Zh) => format!("公布的 {of} 个数全部落在模型的 5%–95% 之内。"),
        (true, Lang::En) => format!("All {of} published figures lie within the model's 5% to 95%."),
        (false, Lang::Zh) => format!("公布的 {of} 个数中 {within} 个落在模型的 5%–95% 之内，{list} 年在外。"),
        (false, Lang::En) => {
            format!("{within} of {of} published figures lie within the model's 5% to 95%; {list} do not.")
        }
    }
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Read on a page that quotes the company.
    Quoted,
    /// Computed from figures that were quoted.
    Derived,
}

pub fn known(lang: Lang, known: Known) -> &'static str {
    match known {
        Known::Quoted => pick(lang, "转引", "quoted"),
        Known::Derived => pick(lang, "推算", "derived"),
    }
}

/// A published figure with its source.
pub struct Fact {
    pub period: &'static str,
    pub words: [&'static str; 2],
    pub known: Known,
    pub source: &'static str,
}

/// A case with what it teaches.
pub struct Case {
    pub name: [&'static str; 2],
    pub lesson: [&'static str; 2],
    pub facts: &'static [Fact],
}

const fn fact(period: &'static str, words: [&'static str; 2], known: Known, source: &'static str) -> Fact {
    Fact { period, words, known, source }
}

pub const ZHANGJIANG: &[Fact] = &[
    fact("2016", ["租金收入 6.47 亿元", "Rent CNY 647 m"], Known::Derived, "http://www.fcjol.com/article/1053.html"),
    fact(
        "2017",
        [
            "租金收入 7.43 亿元；出租 104.63 万 m²；股权投资认缴 6.52、实缴 4.64 亿元",
            "Rent CNY 743 m; 1.0463 million m² let; equity committed CNY 652 m, paid in 464 m",
        ],
        Known::Quoted,
        "http://www.fcjol.com/article/1053.html",
    ),
    fact(
        "2016–2017",
        ["归母净利润 7.27、4.68 亿元", "Attributable profit CNY 727 m, 468 m"],
        Known::Quoted,
        "http://www.fcjol.com/article/1053.html",
    ),
    fact(
        "2020–2021",
        [
            "归母净利润 18.22、7.41 亿元；2020 年营业利润 25.58 亿元，是收入的 3.3 倍",
            "Attributable profit CNY 1,822 m, 741 m; operating profit of 2020 CNY 2,558 m, 3.3 times revenue",
        ],
        Known::Quoted,
        "https://staging.reportify.cn/financials/947566383292616704",
    ),
    fact(
        "2022 H1",
        ["归母净利润 0.218 亿元，同比 −98.7%", "Attributable profit CNY 21.8 m, −98.7%"],
        Known::Quoted,
        "http://chaguwang.cn/neimu/600895/202208265936.html",
    ),
    fact(
        "2022",
        ["租金收入 8.35 亿元", "Rent CNY 835 m"],
        Known::Derived,
        "https://9fzt.com/detail/sh_600895_10_765360460263.html",
    ),
    fact(
        "2022",
        ["归母净利润 8.22 亿元", "Attributable profit CNY 822 m"],
        Known::Derived,
        "https://podms.com/p20230414001031.html",
    ),
    fact(
        "2023",
        [
            "租金收入 10.5 亿元；归母净利润 9.48 亿元；经营现金流 −27.85 亿元",
            "Rent CNY 1,050 m; attributable profit CNY 948 m; operating cash flow CNY −2,785 m",
        ],
        Known::Quoted,
        "https://9fzt.com/detail/sh_600895_10_765360460263.html",
    ),
    fact(
        "2024",
        ["租金收入 10.49 亿元；归母净利润 9.82 亿元", "Rent CNY 1,049 m; attributable profit CNY 982 m"],
        Known::Quoted,
        "https://reportify.ai/reports/1104084128749457408",
    ),
];

pub const OTHERS: [Case; 3] = [
    Case {
        name: ["合肥 · 京东方", "Hefei and BOE"],
        lesson: [
            "赢了，但是账面，而且是挑出来的一例：合肥其他押注不在这组数里。以 2009 年首批计约 2.59 倍、每年约 12%（未复权，推算）。",
            "It won, on paper, and is a case that was picked: Hefei's other bets are not in these figures. The first tranche of 2009 made about 2.59×, some 12% a year (unadjusted, derived).",
        ],
        facts: &[
            fact(
                "2007",
                ["全市财政收入 215 亿元", "Fiscal revenue of the city CNY 21.5 bn"],
                Known::Quoted,
                "http://www.cb.com.cn/difangjingji/2017_1104/1207374.html",
            ),
            fact(
                "2009-06",
                ["定增 12.5 亿股 × 2.40 元 = 30 亿元", "1.25 bn shares at CNY 2.40: CNY 3 bn"],
                Known::Quoted,
                "http://www.cb.com.cn/difangjingji/2017_1104/1207374.html",
            ),
            fact(
                "2017-10",
                [
                    "股价 6.22 元；累计投入 80 亿元，账面浮盈超 100 亿元",
                    "Share price CNY 6.22; CNY 8 bn put in, paper gain above CNY 10 bn",
                ],
                Known::Quoted,
                "http://www.cb.com.cn/difangjingji/2017_1104/1207374.html",
            ),
        ],
    },
    Case {
        name: ["市北高新（600604）", "Shibei Hi-Tech (600604)"],
        lesson: [
            "没有转成：还是房东，租售下滑，财务费用照付，持股还亏。股权腿太弱时，杠杆先到。",
            "It did not turn: still a landlord, with falling sales and rents, interest to pay and stakes at a loss. Where the equity leg is weak, debt arrives first.",
        ],
        facts: &[
            fact(
                "2022",
                ["营业收入 12.63 亿元", "Revenue CNY 1,263 m"],
                Known::Quoted,
                "https://stock.qianzhan.com/hs/lirun_600604.SH.html",
            ),
            fact(
                "2023",
                ["营业收入 10.22 亿元；财务费用 2.55 亿元", "Revenue CNY 1,022 m; finance cost CNY 255 m"],
                Known::Quoted,
                "https://stock.qianzhan.com/hs/lirun_600604.SH.html",
            ),
            fact(
                "2024 H1",
                ["归母净利润 −1.36 亿元", "Attributable profit CNY −136 m"],
                Known::Quoted,
                "http://ddx.gubit.cn/gonggao/600604/202408246297.html",
            ),
            fact(
                "2025 H1",
                [
                    "归母净利润 −1.42 亿元；权益法收益 −0.12 亿元",
                    "Attributable profit CNY −142 m; equity-method income CNY −12 m",
                ],
                Known::Quoted,
                "https://www.mygp.cn/973",
            ),
        ],
    },
    Case {
        name: ["启迪控股", "TusHoldings"],
        lesson: [
            "输在杠杆：园区运营加上借钱扩张的股权版图，资产负债率 73.9%，随后美元债违约。本页的“超出授信的概率”就是为这种结局准备的。",
            "It lost on debt: a park operator with an equity empire on borrowed money, liabilities at 73.9% of assets, then default on its dollar bonds. The chance beyond the credit line is here for endings like this.",
        ],
        facts: &[
            fact(
                "2020-06",
                ["总资产 1,412.75 亿元，负债 1,043.73 亿元", "Assets CNY 141.3 bn, liabilities CNY 104.4 bn"],
                Known::Quoted,
                "http://ooow.com/ipo/308.html",
            ),
            fact(
                "2021–2022",
                ["9.5 亿美元债券违约", "Bonds of USD 950 m in default"],
                Known::Quoted,
                "http://ooow.com/ipo/308.html",
            ),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_carries_its_source_in_both_languages() {
        let others = OTHERS.iter().flat_map(|case| case.facts);
        for fact in ZHANGJIANG.iter().chain(others) {
            assert!(fact.source.starts_with("http"), "{}", fact.period);
            assert!(fact.words.iter().all(|words| !words.is_empty()));
        }
    }

    #[test]
    fn figures_outside_are_named() {
        assert_eq!(
            covered(Lang::Zh, 2, 3, &["2020".into()]),
            "公布的 3 个数中 2 个落在模型的 5%–95% 之内，2020 年在外。"
        );
        assert!(covered(Lang::En, 3, 3, &[]).starts_with("All 3"));
    }
}
