//! The numbers that a plan by chance assumes, and those of the public side: name, what each means, why a value is refused.

use scoring::revenue::{Field, FieldError, FieldTopic};

use super::amount::with_unit;
use crate::prefs::Lang;
use crate::text::pick;

/// By name: the number in both languages, then what it means.
type Row = (&'static str, [&'static str; 2], [&'static str; 2]);

const ROWS: &[Row] = &[
    (
        "rent_sd",
        ["租金年波动", "Yearly swing of the rent"],
        [
            "市场租金在趋势之外每年随机变动的标准差（对数）。",
            "Standard deviation of what a year adds to the logarithm of the rent beside its trend.",
        ],
    ),
    (
        "rent_reversion",
        ["租金回归速度", "Return to the trend"],
        [
            "租金偏离趋势的部分，一年后消失多少。",
            "Part of the rent's distance from its trend that is gone a year later.",
        ],
    ),
    (
        "shock_probability",
        ["租金骤降概率", "Chance of a fall"],
        ["每年发生一次租金骤降的概率。", "Chance of a sudden fall of the rent in a year."],
    ),
    (
        "shock_drop",
        ["骤降幅度", "Depth of a fall"],
        ["一次骤降中租金损失的比例。", "Part of the rent lost in such a fall."],
    ),
    (
        "shock_fade",
        ["骤降后恢复", "Recovery from a fall"],
        ["以后每年补回剩余跌幅的比例。", "Part of what is left of the fall that is made up each year."],
    ),
    (
        "lease_years",
        ["租约年限", "Lease term"],
        ["租约按签约时的租金执行多少年。", "Years a lease runs at the rent it was signed at."],
    ),
    (
        "escalation",
        ["约内年递增", "Step within a lease"],
        ["租约期内租金每年的递增。", "Yearly step of the rent within a lease."],
    ),
    (
        "renewed_share",
        ["续租比例", "Leases renewed"],
        ["到期面积中续租的比例。", "Part of the expiring space whose tenants stay."],
    ),
    (
        "downtime",
        ["换租空置期", "Empty between tenants"],
        ["换租时空置的时间，占一年的比例。", "Part of a year that space stands empty between tenants."],
    ),
    (
        "rent_free",
        ["免租期", "Rent-free period"],
        ["新租户首年免掉的租金比例。", "Part of the first year's rent that a new tenant is spared."],
    ),
    (
        "debt_share",
        ["建设借款比例", "Debt of the buildings"],
        ["建设成本中由借款支付的比例。", "Part of the buildings paid for with debt."],
    ),
    ("debt_rate", ["借款利率", "Interest rate"], ["借款的年利率。", "Yearly interest."]),
    (
        "debt_years",
        ["还款年数", "Years of repayment"],
        ["每年等额还本付息的年数。", "Equal yearly payments, interest and repayment together."],
    ),
    (
        "credit_line_wan",
        ["授信额度", "Credit line"],
        ["累计现金最多可以低于零多少。", "How far the cumulative cash may fall below zero."],
    ),
    (
        "service_sd",
        ["服务采用波动", "Swing of services"],
        [
            "一条路径上服务采用率与计划之差（对数标准差）。",
            "Standard deviation of the logarithm by which the adoption of services differs from the plan, for all years of a path.",
        ],
    ),
    (
        "deals_per_year",
        ["每年投资家数", "Companies a year"],
        ["每年的钱分给多少家企业。", "Companies that each year's money is spread over."],
    ),
    (
        "p_fail",
        ["归零比例", "Companies that fail"],
        ["按家数计：失败、分文不回的企业比例。", "By number of companies: those that fail and return nothing."],
    ),
    (
        "p_listing",
        ["上市比例", "Companies that are listed"],
        [
            "按家数计：上市企业的比例，也就是倍数分布的长尾。",
            "By number of companies: those listed, which are the tail of the multiples.",
        ],
    ),
    (
        "fail_from",
        ["最早失败年限", "Earliest failure"],
        ["投资后最早第几年失败。", "Earliest age at which companies fail."],
    ),
    (
        "fail_hazard",
        ["失败年概率", "Failure a year"],
        ["此后每年失败的概率（对终将失败的企业）。", "Chance in each year from then on, of those that will fail."],
    ),
    (
        "sale_from",
        ["最早转让年限", "Earliest sale"],
        ["投资后最早第几年转让。", "Earliest age at which companies are sold."],
    ),
    (
        "sale_hazard",
        ["转让年概率", "Sale a year"],
        ["此后每年转让的概率（对终将转让的企业）。", "Chance in each year from then on, of those that will be sold."],
    ),
    (
        "listing_from",
        ["最早上市年限", "Earliest listing"],
        ["投资后最早第几年上市。", "Earliest age at which companies are listed."],
    ),
    (
        "listing_hazard",
        ["上市年概率", "Listing a year"],
        ["此后每年上市的概率（对终将上市的企业）。", "Chance in each year from then on, of those that will be listed."],
    ),
    (
        "body_mu",
        ["转让倍数（对数均值）", "Multiple of a sale, log mean"],
        [
            "转让企业回报倍数的对数均值；0 表示中位数恰好保本。",
            "Mean of the logarithm of a sold company's multiple; at 0 the median returns its cost.",
        ],
    ),
    (
        "body_sigma",
        ["转让倍数（对数离散）", "Multiple of a sale, log spread"],
        ["转让企业回报倍数的对数标准差。", "Standard deviation of the logarithm of a sold company's multiple."],
    ),
    (
        "tail_minimum",
        ["上市最低倍数", "Least multiple of a listing"],
        ["上市企业回报倍数的起点。", "Least multiple of a listed company."],
    ),
    (
        "tail_exponent",
        ["长尾指数", "Exponent of the tail"],
        [
            "幂律尾部的指数，越小尾越厚；小于 2 时若不封顶，方差无穷大。",
            "Exponent of the tail's power law: the smaller, the heavier; below 2 its variance would be infinite without the cap.",
        ],
    ),
    (
        "tail_cap",
        ["倍数封顶", "Cap of the multiples"],
        [
            "单家企业最高回报倍数。均值对它最敏感。",
            "Greatest multiple of one company. The mean depends on it more than on anything else.",
        ],
    ),
    (
        "exit_beta",
        ["退出倍数随市场", "Exits follow the market"],
        [
            "退出价格吸收多少市场自买入以来的偏离（指数）；只拉开差距，不改变均值。",
            "How much of the market's deviation since the stake was bought the price at exit takes over: it widens multiples and leaves their mean.",
        ],
    ),
    (
        "time_correlation",
        ["时间与倍数相关", "Time and multiple"],
        [
            "同为转让或同为上市的企业里，倍数与等待时间的相关：好企业拿得久。",
            "Correlation of multiple and time until exit among the sold and among the listed: better companies are kept longer.",
        ],
    ),
    (
        "skill",
        ["选择能力", "Skill of selection"],
        [
            "评价得分与企业结果的秩相关系数。默认为 0：评价帮不上忙，除非证明它能。",
            "Rank correlation of the evaluation's score with a company's outcome. 0 by default: the evaluation does not help until shown to.",
        ],
    ),
    (
        "candidates",
        ["每个名额的候选企业", "Candidates for each stake"],
        ["按得分从多少家中选一家。", "Candidates of which the best by score is taken."],
    ),
    (
        "follow_on_share",
        ["跟投预留", "Kept for a second round"],
        ["留给存活企业第二轮的资金比例。", "Part of the money kept for a second round in companies that live."],
    ),
    (
        "follow_on_age",
        ["跟投时间", "Age of the second round"],
        ["首投后第几年跟投。", "Years after the first investment."],
    ),
    (
        "dilution",
        ["后续稀释", "Dilution"],
        ["首轮股权被后续轮次稀释的比例。", "Part of a first stake lost to later rounds by others."],
    ),
    (
        "park_share",
        ["园区占引导基金", "The park's part of the guide fund"],
        [
            "引导基金资本中园区出资的比例，其余是其他公共资金。与引导基金占比相乘为 0.25，就是四倍放大。",
            "The park's part of the guide fund's capital; the rest is other public money. Both parts multiplied being 25%, four times the park's money is invested.",
        ],
    ),
    (
        "guide_share",
        ["引导基金占比", "The guide fund's part of the fund"],
        [
            "子基金资本中引导基金出资的比例，其余是社会资本。",
            "The guide fund's part of the fund's capital; the rest is market capital.",
        ],
    ),
    (
        "first_loss_share",
        ["园区劣后比例", "First loss of the park"],
        [
            "园区出资中为引导基金其他出资人承担损失的比例。",
            "Part of the park's capital that covers the losses of the guide fund's other partners.",
        ],
    ),
    (
        "guide_first_loss_share",
        ["引导基金劣后比例", "First loss of the guide fund"],
        [
            "引导基金出资中为社会资本承担损失的比例。",
            "Part of the guide fund's capital that covers the losses of market capital.",
        ],
    ),
    (
        "ceded_gain_share",
        ["园区让利比例", "Gain ceded by the park"],
        [
            "园区收益中让给引导基金其他出资人的比例。",
            "Part of the park's gain that is left to the guide fund's other partners.",
        ],
    ),
    (
        "guide_ceded_gain_share",
        ["引导基金让利比例", "Gain ceded by the guide fund"],
        ["引导基金收益中让给社会资本的比例。", "Part of the guide fund's gain that is left to market capital."],
    ),
    (
        "fee_rate",
        ["管理费率", "Management fee"],
        ["前几年按认缴，之后按在管成本。", "On commitments in their first years, then on cost held."],
    ),
    (
        "fee_commitment_years",
        ["按认缴收费年数", "Years of fees on commitments"],
        ["管理费按认缴额计算的年数。", "Years in which the fee is on commitments."],
    ),
    (
        "hurdle",
        ["门槛收益率", "Hurdle"],
        ["出资人先得到的年化收益，复利计算。", "Yearly return that partners get first, compounded."],
    ),
    (
        "carry",
        ["超额收益分成", "Carried interest"],
        ["超过门槛后管理人的分成。", "The manager's part of the gain beyond the hurdle."],
    ),
    (
        "catch_up",
        ["追赶比例", "Catch-up"],
        [
            "越过门槛后先补给管理人的比例；0 为不追赶。",
            "Part that goes to the manager first after the hurdle; 0 for none.",
        ],
    ),
    (
        "deal_by_deal",
        ["逐项目分配", "Deal by deal"],
        [
            "1 为逐项目分配（期末回拨），0 为整个基金先回本。",
            "1: the manager's share is taken deal by deal and given back at the end where it was too much. 0: on the whole fund.",
        ],
    ),
    (
        "recycled_share",
        ["循环投资比例", "Proceeds recycled"],
        ["退出回款中一年后再投资的比例。", "Part of the proceeds invested again a year later."],
    ),
    (
        "recycled_until",
        ["循环截止年", "Recycled until"],
        ["最后一个可以循环投资的年份。", "Last year in which money is recycled."],
    ),
    (
        "evergreen",
        ["常青基金", "Evergreen"],
        [
            "1 为一直持有到退出，0 为到期按转让价处置。",
            "1: stakes are held until they are sold. 0: what is left after the term is sold at the secondary price.",
        ],
    ),
    ("term_years", ["基金期限", "Term of the fund"], ["每笔投资最长持有年数。", "Longest time an investment is held."]),
    (
        "secondary_price",
        ["转让折价", "Secondary price"],
        ["提前转让股权的价格，占其价值的比例。", "Price of a stake sold before its time, as a part of its value."],
    ),
    (
        "county_level",
        ["县级园区", "A county's park"],
        [
            "1 为县级：按现行规定不新设政府投资基金，只能参与上级基金。",
            "1: a county's park, which may only join a fund of a higher level.",
        ],
    ),
    (
        "joins_higher_fund",
        ["参与上级基金", "Joins a higher fund"],
        ["1 为参与上级政府的基金。", "1: the fund is one of a higher level that the park joins."],
    ),
    (
        "reinvestment_multiple",
        ["返投倍数", "Reinvestment multiple"],
        ["园区每出资 1 元，基金须在本地投资多少元。", "Local investment owed for each yuan of the park's capital."],
    ),
    (
        "local_return",
        ["本地企业回报", "Return of local companies"],
        ["其他企业每回报 1 元，本地企业回报多少元。", "What local companies return for each yuan that others return."],
    ),
    (
        "warrant_coverage",
        ["认股权覆盖", "Warrant coverage"],
        [
            "每减免 1 元租金得到多少元成本的认股权。",
            "Shares received as warrants, at cost, for each yuan of rent waived.",
        ],
    ),
    (
        "warrant_strike",
        ["认股权行权价", "Warrant strike"],
        ["行权价，按成本的倍数。", "Price of the shares of a warrant, as a multiple of their cost."],
    ),
    ("warrant_years", ["认股权年限", "Life of a warrant"], ["认股权有效的年数。", "Years a warrant lasts."]),
    (
        "revenue_share",
        ["收入分成", "Revenue share"],
        [
            "每年从企业收入收回减免租金的比例。",
            "Part of the rent waived that comes back each year out of a company's revenue, as long as it lives.",
        ],
    ),
    (
        "revenue_share_cap",
        ["收入分成上限", "Cap of the revenue share"],
        ["每减免 1 元最多收回多少元。", "Most that comes back so, for each yuan waived."],
    ),
    (
        "index_return",
        ["市场年回报（对数）", "Return of the market, log"],
        [
            "用于估值和对照的市场年回报。",
            "Yearly logarithmic return of the market that stakes are valued by and measured against.",
        ],
    ),
    (
        "index_sd",
        ["市场年波动", "Swing of the market"],
        ["市场年回报的标准差。", "Standard deviation of the market's yearly return."],
    ),
    (
        "mark_beta",
        ["估值随市场", "Values follow the market"],
        [
            "持股估值对市场偏离趋势的敏感度；现金不受影响。",
            "How much of the market's deviation from its trend the values of stakes take over; cash is not touched by it.",
        ],
    ),
    (
        "tax_wan_m2",
        ["每平方米税收", "Taxes for each m²"],
        [
            "首年每平方米已租面积上企业缴纳的税，万元。",
            "Taxes of the companies on one m² let in the first year, CNY 10k.",
        ],
    ),
    ("tax_growth", ["税收年增长", "Growth of taxes"], ["单位面积税收的年增长。", "Yearly growth of taxes on each m²."]),
    ("vat_part", ["增值税占比", "Value-added tax"], ["三个占比之和须为 100%。", "The three parts sum to 100%."]),
    (
        "cit_part",
        ["企业所得税占比", "Corporate income tax"],
        ["三个占比之和须为 100%。", "The three parts sum to 100%."],
    ),
    (
        "pit_part",
        ["个人所得税占比", "Personal income tax"],
        ["三个占比之和须为 100%。", "The three parts sum to 100%."],
    ),
    (
        "vat_central",
        ["增值税：中央", "Value-added tax: central"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "vat_province",
        ["增值税：省", "Value-added tax: province"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "vat_city",
        ["增值税：市", "Value-added tax: city"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "vat_district",
        ["增值税：区县", "Value-added tax: district"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "cit_central",
        ["企业所得税：中央", "Corporate income tax: central"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "cit_province",
        ["企业所得税：省", "Corporate income tax: province"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "cit_city",
        ["企业所得税：市", "Corporate income tax: city"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "cit_district",
        ["企业所得税：区县", "Corporate income tax: district"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "pit_central",
        ["个人所得税：中央", "Personal income tax: central"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "pit_province",
        ["个人所得税：省", "Personal income tax: province"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "pit_city",
        ["个人所得税：市", "Personal income tax: city"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "pit_district",
        ["个人所得税：区县", "Personal income tax: district"],
        ["各级之外剩余的归园区。", "What the levels leave is the park's."],
    ),
    (
        "development_years",
        ["开发年数", "Years of development"],
        ["这些年看第一个平衡，之后看第二个。", "The first balance is asked for in these years, the second after them."],
    ),
    (
        "land_income_wan",
        ["每年土地收入", "Land income"],
        ["运营期每年的土地出让和使用收入。", "Yearly income from land after the development."],
    ),
    (
        "subsidies_wan",
        ["每年补贴支出", "Subsidies"],
        ["运营期每年对企业的补贴。", "Yearly subsidies to companies after the development."],
    ),
    (
        "operations_wan",
        ["每年公共运营支出", "Public operations"],
        ["运营期每年的公共服务和管理支出。", "Yearly spending on public services and administration."],
    ),
    (
        "interest_wan",
        ["每年公共债务利息", "Interest of public debt"],
        ["运营期每年的公共债务利息。", "Yearly interest of the public debt."],
    ),
];

/// The number's name; its own where no words for it are known.
pub fn name(lang: Lang, field: &Field) -> &'static str {
    name_of(lang, field.name).unwrap_or(field.name)
}

/// One sentence on what the number means.
pub fn about(lang: Lang, field: &Field) -> &'static str {
    row(field.name).map_or("", |(.., [zh, en])| pick(lang, *zh, *en))
}

/// By the name in files; none where no number has it.
pub fn name_of(lang: Lang, name: &str) -> Option<&'static str> {
    row(name).map(|(_, [zh, en], _)| pick(lang, *zh, *en))
}

fn row(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|(known, ..)| *known == name)
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
        FieldTopic::Taxes => ("企业税收", "Taxes of the companies"),
        FieldTopic::Shares => ("税收分成", "Who gets the taxes"),
        FieldTopic::Budget => ("公共收支", "Public budget"),
        FieldTopic::Task => ("对照任务", "Reference task"),
    };
    pick(lang, zh, en)
}

/// Why a number cannot be used, and what is possible.
pub fn refused(lang: Lang, fields: &[Field], error: &FieldError) -> String {
    let subject = |name: &str| name_of(lang, name).map_or_else(|| name.to_string(), String::from);
    let write = |name: &str, value: f64| match fields.iter().find(|field| field.name == name) {
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

    use scoring::revenue::chance::{Assumptions, Fiscal};

    use super::*;

    #[test]
    fn every_number_has_words_of_its_own() {
        for lang in [Lang::Zh, Lang::En] {
            for fields in [Assumptions::FIELDS, Fiscal::FIELDS] {
                let names: BTreeSet<&str> = fields.iter().map(|field| name(lang, field)).collect();
                assert_eq!(names.len(), fields.len());
                for field in fields {
                    assert!(name_of(lang, field.name).is_some(), "{}", field.name);
                    assert!(!about(lang, field).is_empty(), "{}", field.name);
                }
            }
        }
        let fields = || Assumptions::FIELDS.iter().chain(Fiscal::FIELDS);
        for (known, ..) in ROWS {
            assert!(fields().any(|field| field.name == *known), "{known} is no number of the simulation");
        }
    }

    #[test]
    fn a_refusal_says_what_is_possible() {
        let mut assumptions = Assumptions { p_fail: 1.2, ..Assumptions::default() };
        let worded = |it: &Assumptions| {
            let mut errors = it.refuse();
            errors.extend(it.contradictions());
            refused(Lang::Zh, Assumptions::FIELDS, &errors[0])
        };
        assert_eq!(worded(&assumptions), "归零比例须在 0% 与 100% 之间，现在是 120%。");
        (assumptions.p_fail, assumptions.p_listing) = (0.95, 0.1);
        assert_eq!(worded(&assumptions), "上市比例是 10%，与归零比例一起最多只能是 5%。请调低其中一个。");
    }
}
