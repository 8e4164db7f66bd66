//! The parameters of a plan: name, what each means, where its default comes from, and why a value is refused.

use scoring::revenue::fund::PublishedFund;
use scoring::revenue::{Evidence, ParameterId, PlanError, Topic};

use super::amount::with_unit;
use crate::prefs::Lang;
use crate::text::pick;

pub fn name(lang: Lang, id: ParameterId) -> &'static str {
    use ParameterId::*;
    let (zh, en) = match id {
        ConcededShare => ("换股面积占比", "Space let for equity"),
        ConcessionYears => ("换股年限", "Years of letting for equity"),
        CommitmentWan => ("每年认缴基金", "Yearly fund commitment"),
        CommitmentYears => ("连续认缴年数", "Years of commitments"),
        AreaM2 => ("可出租面积", "Lettable space"),
        RentYuanM2Month => ("首年市场租金", "Market rent, first year"),
        RentGrowth => ("租金年增长", "Rent growth"),
        OccupancyStart => ("首年出租率", "Occupancy, first year"),
        OccupancyStep => ("出租率每年提高", "Occupancy gained a year"),
        OccupancyMax => ("出租率上限", "Highest occupancy"),
        OperatingMargin => ("租赁净收入率", "Net property income margin"),
        WaivedShare => ("换股面积减租比例", "Rent waived on that space"),
        StakePerWaived => ("每减免 1 元租金换得股权（元）", "Stake for each yuan waived"),
        BuildingYuanM2 => ("建设成本", "Building cost"),
        RenewalShare => ("更新改造占租金", "Renewal, part of the rent"),
        CompanyM2 => ("户均租用面积", "Space of one company"),
        AdoptionStart => ("首年购买服务的企业", "Companies buying services, first year"),
        AdoptionStep => ("购买服务的企业每年增加", "Gained a year"),
        AdoptionMax => ("购买服务的企业上限", "Most companies buying services"),
        FeeWan => ("户均年服务费", "Yearly fee of a company"),
        FeeGrowth => ("服务费年增长", "Fee growth"),
        ServiceMargin => ("服务毛利率", "Service margin"),
        CallFirst => ("首年缴款", "Called, first year"),
        CallSecond => ("第二年缴款（占未缴）", "Called, second year"),
        CallLater => ("以后各年缴款（占未缴）", "Called, later years"),
        FundLifeYears => ("单期基金年限", "Fund life"),
        FundBow => ("退出快慢", "Bow of the payout"),
        FundGrowth => ("基金净值年增长", "Growth of the fund's value"),
        FundYield => ("每年至少分配", "Least yearly payout"),
        FundFee => ("管理费率", "Management fee"),
        TaxRate => ("所得税率", "Income tax rate"),
        LossYears => ("亏损结转年限", "Loss carried forward"),
        DepreciationYears => ("建筑折旧年限", "Write-off of buildings"),
        TaxedGainShare => ("基金收益计税比例", "Taxed part of fund gains"),
        HorizonYears => ("测算年数", "Years simulated"),
        DiscountRate => ("折现率", "Discount rate"),
    };
    pick(lang, zh, en)
}

/// One sentence on what the parameter means.
pub fn about(lang: Lang, id: ParameterId) -> &'static str {
    use ParameterId::*;
    let (zh, en) = match id {
        ConcededShare => (
            "已租面积中，以减免租金换取企业股权的部分。",
            "Part of the let space whose companies give a stake for rent waived.",
        ),
        ConcessionYears => {
            ("从第一年起，连续多少年以减租换股。", "How many years, from the first, space is let for equity.")
        }
        CommitmentWan => (
            "每年新认缴给股权基金的金额；认缴后按缴款节奏分年出资。",
            "New commitment each year; it is called over the years that follow.",
        ),
        CommitmentYears => {
            ("从第一年起，连续多少年有新认缴。", "How many years, from the first, a commitment is made.")
        }
        AreaM2 => ("园区能够出租的建筑面积。", "Floor space the park can let."),
        RentYuanM2Month => {
            ("第一年每平方米每月的市场租金。", "Market rent per square metre and month in the first year.")
        }
        RentGrowth => (
            "市场租金每年的变化；可以为负，近年多地租金在下降。",
            "Yearly change of the market rent; may be negative, as rents have been falling in many places.",
        ),
        OccupancyStart => ("第一年已出租面积占可出租面积。", "Part of the space let in the first year."),
        OccupancyStep => ("每年出租率提高多少，直到上限。", "Added to the occupancy each year until its cap."),
        OccupancyMax => ("出租率爬坡到此为止。", "Occupancy rises no further than this."),
        OperatingMargin => (
            "租金扣除运营物业的费用后剩下的部分；换股面积同样要承担这些费用。",
            "What is left of the rent after running the space; space let for equity costs as much to run.",
        ),
        WaivedShare => {
            ("换股面积上减免的租金占其市场租金。", "Part of the market rent waived on space let for equity.")
        }
        StakePerWaived => (
            "每减免 1 元租金，按成本价换得多少元股权；之后与基金同样增长和退出。",
            "Stake at cost for each yuan of rent waived; it then grows and pays out like the fund.",
        ),
        BuildingYuanM2 => (
            "每平方米的建设成本，第一年一次付清；已建成的园区可设为 0。",
            "Cost of the buildings, paid in the first year; zero for a park that stands already.",
        ),
        RenewalShare => (
            "每年用于建筑更新改造的支出，占已租面积的市场租金。",
            "Yearly renewal of the buildings, as a part of the market rent of the let space.",
        ),
        CompanyM2 => (
            "一家企业平均租用的面积，用来由面积推算企业数。",
            "Average space of a company, which makes companies of square metres.",
        ),
        AdoptionStart => (
            "第一年向园区购买服务的企业占比。",
            "Part of the companies that buy the park's services in the first year.",
        ),
        AdoptionStep => ("购买服务的企业占比每年提高多少，直到上限。", "Added to that part each year until its cap."),
        AdoptionMax => ("购买服务的企业占比到此为止。", "That part rises no further than this."),
        FeeWan => ("购买服务的企业第一年平均付费。", "What a company that buys services pays in the first year."),
        FeeGrowth => ("户均服务费每年的变化。", "Yearly change of the fee."),
        ServiceMargin => {
            ("服务收入扣除提供服务的成本后剩下的部分。", "What is left of the fees after providing the services.")
        }
        CallFirst => (
            "认缴当年实缴的比例；当年缴款不产生收益。",
            "Part of a commitment called in its first year; it earns nothing in that year.",
        ),
        CallSecond => {
            ("第二年缴款，占尚未缴付的部分。", "Part of what is not yet called that is called in the second year.")
        }
        CallLater => ("第三年起每年缴款，占尚未缴付的部分。", "The same in every later year."),
        FundLifeYears => ("一笔认缴从出资到全部退出的年数。", "Years from commitment until everything is paid out."),
        FundBow => ("弓形系数：越大，退出越集中在后期。", "The higher, the later the payout."),
        FundGrowth => (
            "基金净值每年增长；在本模型里它就等于基金的内部收益率，是影响最大的假设。",
            "Yearly growth of the fund's value; in this model it is the fund's rate of return, and the assumption that matters most.",
        ),
        FundYield => {
            ("不论退出快慢，每年至少分配净值的这个比例。", "Least part of the fund's value paid out each year.")
        }
        FundFee => (
            "在基金年限内每年按认缴额另付的管理费；如果增长率已扣费，设为 0。",
            "Yearly fee on the commitment, on top of the calls; zero where the growth is after fees.",
        ),
        TaxRate => ("企业所得税率。", "Rate of enterprise income tax."),
        LossYears => ("亏损可以在以后多少年内抵减利润。", "Years in which a loss can be set against later profits."),
        DepreciationYears => {
            ("建设成本按直线法摊入费用的年数。", "Years over which the building cost is written off evenly.")
        }
        TaxedGainShare => (
            "分配先收回缴款，超出部分计税的比例。",
            "Distributions first return what was called; this part of the rest is taxed.",
        ),
        HorizonYears => ("从第一年算起，一共测算多少年。", "Years simulated, counted from the first."),
        DiscountRate => ("以后的钱折算到现在所用的年利率。", "Rate at which later money is worth less."),
    };
    pick(lang, zh, en)
}

pub fn topic(lang: Lang, topic: Topic) -> &'static str {
    let (zh, en) = match topic {
        Topic::Lever => ("方案取舍", "What the plan decides"),
        Topic::Space => ("物业租赁", "Space"),
        Topic::Service => ("企业服务", "Services"),
        Topic::Fund => ("股权基金", "Equity fund"),
        Topic::Tax => ("税", "Tax"),
        Topic::Horizon => ("测算口径", "Horizon"),
    };
    pick(lang, zh, en)
}

/// How a default is known, in one word.
pub fn evidence(lang: Lang, evidence: Evidence) -> &'static str {
    let (zh, en) = match evidence {
        Evidence::Read => ("有出处", "Sourced"),
        Evidence::Quoted => ("转引", "Quoted"),
        Evidence::Computed => ("据出处计算", "Computed"),
        Evidence::Known => ("通行规定", "Common rule"),
        Evidence::Assumption => ("假设", "Assumption"),
    };
    pick(lang, zh, en)
}

/// What the word of [`evidence`] stands for.
pub fn evidence_about(lang: Lang, evidence: Evidence) -> &'static str {
    let (zh, en) = match evidence {
        Evidence::Read => ("默认值取自下列公开资料。", "The default was read in this source."),
        Evidence::Quoted => {
            ("默认值取自转述下列文献的资料，未见原文。", "The default was read in a work that quotes this source.")
        }
        Evidence::Computed => ("默认值由下列资料的数字算出。", "The default was computed from figures of this source."),
        Evidence::Known => {
            ("默认值按下列规定的通行理解，未逐条核对。", "The default is generally known; the source was not checked.")
        }
        Evidence::Assumption => (
            "默认值没有出处，只是看上去合理；请换成本园区的数。",
            "The default has no source and is merely plausible; replace it with the park's own number.",
        ),
    };
    pick(lang, zh, en)
}

/// A source of defaults, by its key in the bibliography.
pub fn source(lang: Lang, key: &'static str) -> &'static str {
    let (zh, en) = match key {
        "takahashi_alexander_2001" => (
            "Takahashi、Alexander《Illiquid Alternative Asset Fund Modeling》，耶鲁大学，2001 年",
            "Takahashi and Alexander, Illiquid Alternative Asset Fund Modeling, Yale, 2001",
        ),
        "lingang_reit_2023" => (
            "临港奉贤园区 REIT，2023 年上半年：标准厂房合同租金 33.38 元/m²·月",
            "Lingang Fengxian park REIT, first half of 2023: contract rent 33.38 CNY/m²/month",
        ),
        "park_reits_2025h1" => (
            "上海上市园区 REIT，2025 年上半年：出租率 74.58%–97.80%，其中张江 93.03%",
            "Park REITs listed in Shanghai, first half of 2025: occupancy 74.58–97.80%, Zhangjiang 93.03%",
        ),
        "clar_2024" => (
            "凯德腾飞房托（CLAR），2024 财年上半年：物业净收入率 68.6%",
            "CapitaLand Ascendas REIT, first half of 2024: net property income margin 68.6%",
        ),
        "cn_income_tax_law" => {
            ("《企业所得税法》及其实施条例", "Enterprise Income Tax Law of China and its regulations")
        }
        key => (key, key),
    };
    pick(lang, zh, en)
}

pub fn fund(lang: Lang, set: PublishedFund) -> &'static str {
    let (zh, en) = match set {
        PublishedFund::Venture => ("风险投资", "Venture"),
        PublishedFund::Buyout => ("并购", "Buyout"),
        PublishedFund::RealEstate => ("不动产", "Real estate"),
        PublishedFund::OilAndGas => ("油气", "Oil and gas"),
        PublishedFund::VentureDownCycle => ("风险投资低谷（1984–86）", "Venture, down-cycle 1984–86"),
    };
    pick(lang, zh, en)
}

/// Why a value cannot be used, and what can.
pub fn refused(lang: Lang, error: &PlanError) -> String {
    let id = error.parameter();
    let (name_of, write) = (|id| name(lang, id), |value| with_unit(lang, id.describe().unit, value));
    let subject = name_of(id);
    match *error {
        PlanError::NotFinite { .. } => {
            pick(lang, format!("{subject}：请输入一个数。"), format!("{subject}: enter a number."))
        }
        PlanError::OutOfRange { value, limits: [least, most], .. } => {
            let (value, least, most) = (write(value), write(least), write(most));
            pick(
                lang,
                format!("{subject}须在 {least} 与 {most} 之间，现在是 {value}。"),
                format!("{subject} must be between {least} and {most}; it is {value}."),
            )
        }
        PlanError::NotWhole { value, .. } => {
            let value = write(value);
            pick(
                lang,
                format!("{subject}须为整数年，现在是 {value}。"),
                format!("{subject} must be whole years; it is {value}."),
            )
        }
        PlanError::AboveCap { value, cap, limit, .. } => {
            let (value, cap, limit) = (write(value), name_of(cap), write(limit));
            pick(
                lang,
                format!("{subject}（{value}）不能高于{cap}（{limit}）。"),
                format!("{subject} ({value}) cannot be above {cap} ({limit})."),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scoring::revenue::Plan;
    use std::collections::BTreeSet;

    #[test]
    fn names_tell_parameters_apart() {
        for lang in [Lang::Zh, Lang::En] {
            let names: BTreeSet<&str> = ParameterId::ALL.iter().map(|id| name(lang, *id)).collect();
            assert_eq!(names.len(), ParameterId::ALL.len());
        }
    }

    #[test]
    fn every_source_is_worded() {
        for key in ParameterId::ALL.iter().filter_map(|id| id.describe().source) {
            assert_ne!(source(Lang::Zh, key), key);
            assert_ne!(source(Lang::En, key), key);
        }
    }

    #[test]
    fn a_refusal_names_the_parameter_and_what_is_possible() {
        let worded = |change: fn(&mut Plan)| {
            let mut plan = Plan::default();
            change(&mut plan);
            plan.check().err().unwrap_or_default().iter().map(|error| refused(Lang::Zh, error)).collect::<Vec<_>>()
        };
        assert_eq!(worded(|plan| plan.conceded_share = 1.2), ["换股面积占比须在 0% 与 100% 之间，现在是 120%。"]);
        assert_eq!(worded(|plan| plan.fund_life_years = 7.5), ["单期基金年限须为整数年，现在是 7.5 年。"]);
        assert_eq!(worded(|plan| plan.occupancy_start = 0.95), ["首年出租率（95%）不能高于出租率上限（93%）。"]);
        assert_eq!(worded(|plan| plan.fund_bow = f64::NAN), ["退出快慢：请输入一个数。"]);
    }
}
