//! Numbers of the public side: taxes, who gets them, the budget.

use super::Row;

pub const ROWS: &[Row] = &[
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
