//! Numbers of space: how the rent wanders, leases, debt, services.

use super::Row;

pub const ROWS: &[Row] = &[
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
];
