//! Numbers of equity: companies, selection, the fund and its partners, the market.

use super::Row;

pub const ROWS: &[Row] = &[
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
        "institute_share",
        ["科研院所分成", "The institute's part"],
        [
            "回款中先分给成果所属科研院所的比例，在任何出资人之前。",
            "Part of the fund's proceeds that goes to the research institute whose inventions the companies use, before any partner.",
        ],
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
];
