//! Words of the Revenue page.

pub mod amount;
pub mod assumption;
pub mod cases;
pub mod chance;
pub mod finding;
pub mod parameter;
pub mod plan_file;
pub mod public;
pub mod sides;

use scoring::revenue::{PlanError, PlanKind, Unit};

use super::number::{fixed, percent};
use super::pick;
use crate::prefs::Lang;
use amount::{Money, with_unit};

pub struct Revenue {
    pub title: &'static str,
    pub intro: &'static str,
    pub park: &'static str,
    pub headline: &'static str,
    pub caveat: &'static str,
    pub plans: &'static str,
    pub plan: &'static str,
    pub measure: &'static str,
    pub best: &'static str,
    pub stale: &'static str,
    pub stale_hint: &'static str,
    pub break_even: &'static str,
    pub break_even_about: &'static str,
    pub deepest_hole: &'static str,
    pub deepest_hole_about: &'static str,
    pub end_cash: &'static str,
    pub end_cash_about: &'static str,
    pub npv: &'static str,
    pub npv_about: &'static str,
    pub npv_with_nav: &'static str,
    pub npv_with_nav_about: &'static str,
    pub irr: &'static str,
    pub irr_about: &'static str,
    pub crossing: &'static str,
    pub crossing_about: &'static str,
    pub dpi: &'static str,
    pub dpi_about: &'static str,
    pub tvpi: &'static str,
    pub tvpi_about: &'static str,
    pub moic: &'static str,
    pub moic_about: &'static str,
    pub equity_irr: &'static str,
    pub equity_irr_about: &'static str,
    pub not_within: &'static str,
    pub no_hole: &'static str,
    pub no_equity: &'static str,
    pub structure: &'static str,
    pub structure_about: &'static str,
    pub cash: &'static str,
    pub cash_about: &'static str,
    pub cash_title: &'static str,
    pub income: &'static str,
    pub live_break_even: &'static str,
    pub live_npv: &'static str,
    pub rent: &'static str,
    pub services: &'static str,
    pub distributions: &'static str,
    pub parameters: &'static str,
    pub parameters_hint: &'static str,
    pub lever_hint: &'static str,
    pub shared_hint: &'static str,
    pub impossible: &'static str,
    pub reset: &'static str,
    pub reset_all: &'static str,
    pub changed: &'static str,
    pub not_a_number: &'static str,
    pub fund_sets: &'static str,
    pub fund_sets_about: &'static str,
    pub growth_about: &'static str,
    pub growth_try: &'static str,
    pub park_use: &'static str,
    pub yearly: &'static str,
    pub year: &'static str,
    pub money: &'static str,
    pub occupancy: &'static str,
    pub waived: &'static str,
    pub calls: &'static str,
    pub fund_fees: &'static str,
    pub operating_cost: &'static str,
    pub investment: &'static str,
    pub tax: &'static str,
    pub net: &'static str,
    pub cumulative: &'static str,
    pub nav: &'static str,
    pub rent_share: &'static str,
    pub services_share: &'static str,
    pub equity_share: &'static str,
    pub yearly_about: &'static str,
    pub reading: &'static str,
    pub reading_notes: [&'static str; 5],
    pub nothing_yet: &'static str,
}

const ZH: Revenue = Revenue {
    title: "房东到股东",
    intro: "同一个园区，只收租、边租边投、以投为主，收入和现金各会怎样？拖动参数，所有数字同步变化。",
    park: "园区",
    headline: "结论",
    caveat: "以上是按参数逐年推算的一条中间路径，不是预测；实际结果会因租金起落和项目成败而高低不同。",
    plans: "各方案并排看",
    plan: "方案",
    measure: "衡量",
    best: "最优",
    stale: "未更新",
    stale_hint: "这个方案现在的参数无法测算，数字停在上一次有效的设置。",
    break_even: "累计现金转正",
    break_even_about: "从这一年起累计现金不再为负",
    deepest_hole: "资金缺口最深",
    deepest_hole_about: "累计现金的最低点，需要事先备好的钱",
    end_cash: "期末累计现金",
    end_cash_about: "测算期内全部现金收支相加，不折现",
    npv: "现金净现值",
    npv_about: "测算期内的现金，折算到现在",
    npv_with_nav: "净现值，含期末基金净值",
    npv_with_nav_about: "把期末仍持有的净值当作当年收回",
    irr: "内部收益率",
    irr_about: "测算期内的净现金",
    crossing: "股权分配超过租金",
    crossing_about: "当年分配首次不低于租金",
    dpi: "股权已分配倍数（DPI）",
    dpi_about: "已收回 ÷ 已投入（缴款、管理费、减免租金）",
    tvpi: "股权总价值倍数（TVPI）",
    tvpi_about: "（已收回 + 期末净值）÷ 已投入",
    moic: "股权投资倍数（MOIC）",
    moic_about: "（已收回 + 期末净值）÷ 投资成本，不含管理费",
    equity_irr: "股权内部收益率",
    equity_irr_about: "期末净值当作收回",
    not_within: "测算期内没有",
    no_hole: "没有缺口",
    no_equity: "无股权",
    structure: "收入结构",
    structure_about: "股权分配包含收回的本金。",
    cash: "累计现金",
    cash_about: "只算现金：基金净值在退出之前不计入。图上标出所选方案的最深缺口和转正年份。",
    cash_title: "各方案的累计现金，逐年",
    income: "现金收入",
    live_break_even: "累计转正",
    live_npv: "净现值含基金净值",
    rent: "租金",
    services: "服务收入",
    distributions: "股权分配",
    parameters: "参数",
    parameters_hint: "“假设”类默认值没有出处，请换成本园区的数。",
    lever_hint: "只改变所选方案",
    shared_hint: "各方案共用，这样差别只来自取舍",
    impossible: "有参数超出可能的范围，数字停在上一次有效的设置",
    reset: "恢复默认",
    reset_all: "全部恢复默认",
    changed: "已改动",
    not_a_number: "请输入一个数。",
    fund_sets: "一键套用公开参数",
    fund_sets_about: "同时设定下面的缴款、年限、退出、增长和最低分配，出自 Takahashi–Alexander 2001 年论文；都是美国市场的经验值。",
    growth_about: "13% 是美国风险投资的公开参数。国内人民币基金要低得多：2023 年设立的基金毛内部收益率中位数为 5.5%（投中统计，2,323 只，转引）。建议两种都试。",
    growth_try: "按 5.5% 试算",
    park_use: "用这个园区的数",
    yearly: "逐年明细",
    year: "年",
    money: "金额单位",
    occupancy: "出租率",
    waived: "减免租金",
    calls: "基金缴款",
    fund_fees: "管理费",
    operating_cost: "运营成本",
    investment: "建设与更新",
    tax: "所得税",
    net: "净现金",
    cumulative: "累计现金",
    nav: "基金净值",
    rent_share: "租金占比",
    services_share: "服务占比",
    equity_share: "股权占比",
    yearly_about: "净现金 = 租金 + 服务收入 + 股权分配 − 基金缴款 − 管理费 − 运营成本 − 建设与更新 − 所得税。减免租金已从租金中扣除。",
    reading: "怎么读这些数",
    reading_notes: [
        "每一年都按设定值发生，没有波动。真实的基金现金流正负多次交替，内部收益率可能有好几个，也可能没有；所以先看转正年份、缺口和净现值，内部收益率只在“唯一”时才有意义。",
        "现金和账面要分开看。净值要等退出才变成钱，而以投资为主的园区，利润会跟着少数持股的股价走：张江高科 2022 年上半年归母净利润同比下降 98.7%，租金照收。",
        "国办发〔2025〕1 号要求不以招商引资为目的设立政府投资基金，并从严控制县级设立。本页不把基金回报等同于引来的企业；县级园区可理解为参与上级基金。",
        "容错看整体：一个组合里多数项目不赚钱是常态，应评价整个组合，不追究单个项目。",
        "没有计入借款和利息、增值税、营运资金、土地成本，以及企业带来的地方税收。",
    ],
    nothing_yet: "参数超出可能的范围，还没有可以显示的结果。请按下面的提示修改。",
};

const EN: Revenue = Revenue {
    title: "From landlord to shareholder",
    intro: "One park, several ways to live: rent only, rent and some investing, mostly investing, or a mix of your own. Move a parameter and every number follows.",
    park: "Park",
    headline: "What comes out",
    caveat: "This is one central path computed year by year from the parameters, not a forecast; rents and the luck of single companies will put the real result above or below it.",
    plans: "Plans side by side",
    plan: "Plan",
    measure: "Measure",
    best: "best",
    stale: "not updated",
    stale_hint: "This plan cannot be computed as it is; its numbers are those of the last possible settings.",
    break_even: "Cumulative cash positive",
    break_even_about: "From this year on it is never negative again",
    deepest_hole: "Deepest hole",
    deepest_hole_about: "Lowest cumulative cash: money to have ready",
    end_cash: "Cumulative cash at the end",
    end_cash_about: "All cash in and out, not discounted",
    npv: "Present value, cash",
    npv_about: "Cash within the horizon, discounted to now",
    npv_with_nav: "Present value with fund value",
    npv_with_nav_about: "What is still held counted as if it were paid at the end",
    irr: "Internal rate of return",
    irr_about: "Of the net cash within the horizon",
    crossing: "Distributions match rent",
    crossing_about: "First year in which they are no less",
    dpi: "Equity: distributed to paid in (DPI)",
    dpi_about: "Distributed ÷ paid in (calls, fees, rent waived)",
    tvpi: "Equity: total value to paid in (TVPI)",
    tvpi_about: "(Distributed + value held) ÷ paid in",
    moic: "Equity: multiple on cost (MOIC)",
    moic_about: "(Distributed + value held) ÷ cost, fees left out",
    equity_irr: "Equity: rate of return",
    equity_irr_about: "What is still held counted as paid",
    not_within: "not within the horizon",
    no_hole: "no hole",
    no_equity: "no equity",
    structure: "What the income consists of",
    structure_about: "Distributions include the return of what was paid in.",
    cash: "Cumulative cash",
    cash_about: "Cash only: the fund's value is not in it until it is paid out. The chosen plan's deepest hole and break-even are marked.",
    cash_title: "Cumulative cash of the plans by year",
    income: "Cash income",
    live_break_even: "Positive in",
    live_npv: "PV with fund value",
    rent: "Rent",
    services: "Services",
    distributions: "Distributions",
    parameters: "Parameters",
    parameters_hint: "Defaults marked as assumptions have no source; replace them with the park's own numbers.",
    lever_hint: "Changes only the chosen plan",
    shared_hint: "Shared by all plans, so that they differ only by what they decide",
    impossible: "A parameter is beyond what is possible; the numbers are those of the last possible settings",
    reset: "Reset",
    reset_all: "Reset all",
    changed: "changed",
    not_a_number: "Enter a number.",
    fund_sets: "Published parameters in one click",
    fund_sets_about: "Sets calls, life, payout, growth and least payout below, from Takahashi and Alexander (2001); all describe the US market.",
    growth_about: "13% is the published figure for US venture funds. Chinese RMB funds earn far less: the median gross rate of return of funds of 2023 is 5.5% (CVInfo, 2,323 funds, quoted). Try both.",
    growth_try: "Try 5.5%",
    park_use: "Use this park's figures",
    yearly: "Year by year",
    year: "Year",
    money: "Money in",
    occupancy: "Occupancy",
    waived: "Rent waived",
    calls: "Fund calls",
    fund_fees: "Fund fees",
    operating_cost: "Operating cost",
    investment: "Building, renewal",
    tax: "Income tax",
    net: "Net cash",
    cumulative: "Cumulative cash",
    nav: "Fund value",
    rent_share: "Rent share",
    services_share: "Service share",
    equity_share: "Equity share",
    yearly_about: "Net cash = rent + services + distributions − calls − fees − operating cost − building and renewal − tax. Rent waived is already out of the rent.",
    reading: "How to read these numbers",
    reading_notes: [
        "Every year comes as set, without chance. Real fund flows change sign several times and can have several internal rates of return, or none; look first at the break-even year, the hole and the present value. A rate means something only where it is the only one.",
        "Cash and book value are two things. A fund's value is money only when it is sold, and a park that lives on investing follows the price of a few holdings: Zhangjiang Hi-Tech's attributable profit fell 98.7% in the first half of 2022 while its rent kept coming.",
        "China's State Council (Guobanfa [2025] No. 1) forbids setting up government funds for the purpose of attracting investment and strictly limits county-level ones. This page does not equate fund returns with companies attracted; a county's park may read it as a share in a higher-level fund.",
        "Judge the portfolio: most holdings of a good fund lose money. Tolerance for failure means looking at the whole, not at one deal.",
        "Not counted: debt and interest, value-added tax, working capital, land, and the taxes that companies bring.",
    ],
    nothing_yet: "Parameters are beyond what is possible, so there is nothing to show yet. See the messages below.",
};

pub fn revenue(lang: Lang) -> &'static Revenue {
    pick(lang, &ZH, &EN)
}

pub fn plan_name(lang: Lang, kind: PlanKind) -> &'static str {
    let (zh, en) = match kind {
        PlanKind::Landlord => ("房东", "Landlord"),
        PlanKind::Hybrid => ("过渡", "Hybrid"),
        PlanKind::Shareholder => ("股东", "Shareholder"),
        PlanKind::Own => ("自定", "Own"),
    };
    pick(lang, zh, en)
}

/// Title of the picture of a plan's income.
pub fn structure_title(lang: Lang, kind: PlanKind) -> String {
    let plan = plan_name(lang, kind);
    pick(lang, format!("{plan}方案的现金收入，逐年"), format!("Cash income of the {plan} plan by year"))
}

/// What a plan decides, in one line.
pub fn plan_about(lang: Lang, conceded_share: f64, commitment_wan: f64) -> String {
    let (share, commitment) = (percent(conceded_share, 0), amount::amount(lang, commitment_wan));
    match (conceded_share > 0.0, commitment_wan > 0.0, lang) {
        (false, false, Lang::Zh) => "全部收租，不投资".into(),
        (false, false, Lang::En) => "All space let at full rent".into(),
        (true, false, Lang::Zh) => format!("{share} 面积以租换股"),
        (true, false, Lang::En) => format!("{share} of space for equity"),
        (false, true, Lang::Zh) => format!("每年认缴基金 {commitment}"),
        (false, true, Lang::En) => format!("{commitment} committed a year"),
        (true, true, Lang::Zh) => format!("{share} 面积以租换股，每年认缴基金 {commitment}"),
        (true, true, Lang::En) => format!("{share} of space for equity, {commitment} committed a year"),
    }
}

/// A name with the unit its money is in.
pub fn with_money(lang: Lang, name: &str, money: Money) -> String {
    let unit = money.unit(lang);
    pick(lang, format!("{name}（{unit}）"), format!("{name} ({unit})"))
}

pub fn n_changed(lang: Lang, n: usize) -> String {
    pick(lang, format!("改动 {n} 项"), format!("{n} changed"))
}

/// A refused value in the list above the parameters; with its plan where it belongs to one.
pub fn refusal(lang: Lang, plan: Option<PlanKind>, error: &PlanError) -> String {
    let what = parameter::refused(lang, error);
    match (lang, plan.map(|plan| plan_name(lang, plan))) {
        (_, None) => what,
        (Lang::Zh, Some(plan)) => format!("{plan}方案：{what}"),
        (Lang::En, Some(plan)) => format!("{plan} plan: {what}"),
    }
}

/// Default of a parameter, as its row says it.
pub fn default_value(lang: Lang, value: &str) -> String {
    pick(lang, format!("默认 {value}"), format!("Default {value}"))
}

/// What the park's own figures would set.
pub fn park_figures(lang: Lang, n: usize, rented_m2: f64, area_m2: f64, rent: f64, occupancy: f64) -> String {
    let (rented, area, occupancy) = (fixed(rented_m2, 0), fixed(area_m2, 0), percent(occupancy, 0));
    let rent = with_unit(lang, Unit::YuanPerM2Month, rent);
    pick(
        lang,
        format!(
            "名录中 {n} 家企业合计租用 {rented} m²，按面积加权的租金为 {rent}。点击后首年租金取此值，可出租面积取 {area} m²（出租率到上限 {occupancy} 时正好租出这些面积）。"
        ),
        format!(
            "{n} listed companies rent {rented} m² at {rent} weighted by space. One click sets the rent to that and the lettable space to {area} m², of which the highest occupancy of {occupancy} lets just as much."
        ),
    )
}
