//! The rows of the plans side by side, by chance: names and what they mean.

use crate::prefs::Lang;
use crate::text::number::percent;
use crate::text::pick;

/// A figure of a plan by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    NpvWithNav,
    NpvMean,
    Npv,
    Gap,
    BelowRent,
    BelowRentInCash,
    BreakEven,
    Lowest,
    BeyondCredit,
    Dpi,
    Tvpi,
    MarketMultiple,
    Alpha,
    Rate,
    HurdlePaid,
    PortfolioKept,
    LostCompanies,
    LargestShare,
}

impl Row {
    pub const ALL: [Self; 18] = [
        Self::NpvWithNav,
        Self::NpvMean,
        Self::Npv,
        Self::Gap,
        Self::BelowRent,
        Self::BelowRentInCash,
        Self::BreakEven,
        Self::Lowest,
        Self::BeyondCredit,
        Self::Dpi,
        Self::Tvpi,
        Self::MarketMultiple,
        Self::Alpha,
        Self::Rate,
        Self::HurdlePaid,
        Self::PortfolioKept,
        Self::LostCompanies,
        Self::LargestShare,
    ];

    pub fn is_money(self) -> bool {
        matches!(self, Self::Npv | Self::NpvWithNav | Self::NpvMean | Self::Gap | Self::Lowest)
    }
}

/// Name and meaning.
pub fn words(lang: Lang, row: Row) -> (&'static str, &'static str) {
    let (zh, en) = match row {
        Row::NpvWithNav => (
            ("净现值（含期末持股），中位数", "一半路径比它高"),
            ("Present value with stakes, median", "half of the paths are above it"),
        ),
        Row::NpvMean => (
            ("净现值（含期末持股），均值", "会被少数大回报抬高"),
            ("Present value with stakes, mean", "lifted by a few great exits"),
        ),
        Row::Npv => (
            ("净现值（只算现金），中位数", "期末持股不算"),
            ("Present value in cash, median", "what is still held not counted"),
        ),
        Row::Gap => {
            (("比只收租多出，中位数", "同一条路径相比"), ("Added to rent only, median", "compared on the same path"))
        }
        Row::BelowRent => {
            (("不如只收租的概率", "含期末持股"), ("Chance of less than rent only", "what is still held counted"))
        }
        Row::BelowRentInCash => (
            ("现金不如只收租的概率", "期末持股不算"),
            ("Chance of less cash than rent only", "what is still held not counted"),
        ),
        Row::BreakEven => {
            (("累计现金转正", "一半路径到这一年已转正"), ("Cumulative cash positive", "in half of the paths by then"))
        }
        Row::Lowest => (("最深缺口，中位数", "累计现金的最低点"), ("Deepest hole, median", "lowest cumulative cash")),
        Row::BeyondCredit => {
            (("超出授信的概率", "任何一年低于授信额度"), ("Chance beyond the credit line", "in any year"))
        }
        Row::Dpi => (("现金回报倍数 DPI", "已分配 ÷ 已投入"), ("DPI", "paid back to what was paid in")),
        Row::Tvpi => (("总回报倍数 TVPI", "加上仍持有的价值"), ("TVPI", "with what is still held")),
        Row::MarketMultiple => (
            ("市场等值倍数 KS-PME", "大于 1 才胜过同样的钱投市场"),
            ("Market equivalent, KS-PME", "above 1 it beats the same money in the market"),
        ),
        Row::Alpha => (("超额收益率", "比市场每年多出（direct alpha）"), ("Direct alpha", "a year beyond the market")),
        Row::Rate => (("持股内部收益率", "带状态，不默认取根"), ("Rate of return of the stakes", "with its status")),
        Row::HurdlePaid => (
            ("门槛收益付足的概率", "出资人先回本和门槛"),
            ("Chance the hurdle is paid in full", "capital and hurdle of the partners"),
        ),
        Row::PortfolioKept => (
            ("组合整体保本的概率", "容错看组合，不看单个项目"),
            ("Chance the portfolio keeps its cost", "failures are judged as a portfolio"),
        ),
        Row::LostCompanies => (
            ("失败企业占比，中位数", "多数基金的常态"),
            ("Companies that fail, median", "the usual case of most funds"),
        ),
        Row::LargestShare => (
            ("最大一家占总价值", "一家决定全局时要警惕"),
            ("Largest company's part of the value", "beware of one that decides all"),
        ),
    };
    pick(lang, zh, en)
}

/// Beside the year: how many never get there.
pub fn never(lang: Lang, share: f64) -> String {
    let share = percent(share, 0);
    pick(lang, format!("{share} 到期未转正"), format!("{share} never"))
}

/// Beside the chance that the hurdle is paid: paths that end exactly on it.
pub fn at_hurdle(lang: Lang, share: f64) -> String {
    let share = percent(share, 1);
    pick(lang, format!("恰在门槛上 {share}"), format!("exactly at it {share}"))
}
