//! Numbers of services by kind: who the companies are, and by kind and life stage how many buy and for how much.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "entrants_seed",
        ["迁入企业中初创的比例", "Seed among companies moving in"],
        ["新迁入的企业里处于初创阶段的比例。", "Part of the companies moving in that are at the seed stage."],
    ),
    (
        "entrants_growth",
        ["迁入企业中成长的比例", "Growth among companies moving in"],
        [
            "新迁入的企业里处于成长阶段的比例；与初创之外的余下部分是成熟企业。",
            "Part of the companies moving in that are growing; what the two leave is mature.",
        ],
    ),
    (
        "seed_to_growth",
        ["初创升为成长", "Seed becoming growth"],
        ["每年从初创进入成长阶段的比例。", "Part of the seed companies that are growth companies a year later."],
    ),
    (
        "growth_to_mature",
        ["成长升为成熟", "Growth becoming mature"],
        ["每年从成长进入成熟阶段的比例。", "Part of the growth companies that are mature a year later."],
    ),
    (
        "take_up_years",
        ["服务铺开年数", "Years of building services up"],
        [
            "服务从开张到充分铺开要几年；此前采用率逐年均匀上升。",
            "Years until services are bought as much as they will be; adoption grows evenly until then.",
        ],
    ),
    (
        "property_seed_adoption",
        ["物业能源采用率 · 初创", "Property and energy: adoption, seed"],
        [
            "初创企业中购买物业能源服务（物业、水电、供热、保洁等）的比例。",
            "Part of the seed companies that buy this kind: management, power, heat, cleaning.",
        ],
    ),
    (
        "property_seed_fee_wan",
        ["物业能源年费 · 初创", "Property and energy: fee, seed"],
        [
            "一家购买物业能源服务的初创企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one seed company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "property_growth_adoption",
        ["物业能源采用率 · 成长", "Property and energy: adoption, growth"],
        [
            "成长企业中购买物业能源服务（物业、水电、供热、保洁等）的比例。",
            "Part of the growth companies that buy this kind: management, power, heat, cleaning.",
        ],
    ),
    (
        "property_growth_fee_wan",
        ["物业能源年费 · 成长", "Property and energy: fee, growth"],
        [
            "一家购买物业能源服务的成长企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one growth company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "property_mature_adoption",
        ["物业能源采用率 · 成熟", "Property and energy: adoption, mature"],
        [
            "成熟企业中购买物业能源服务（物业、水电、供热、保洁等）的比例。",
            "Part of the mature companies that buy this kind: management, power, heat, cleaning.",
        ],
    ),
    (
        "property_mature_fee_wan",
        ["物业能源年费 · 成熟", "Property and energy: fee, mature"],
        [
            "一家购买物业能源服务的成熟企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one mature company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "professional_seed_adoption",
        ["专业服务采用率 · 初创", "Professional services: adoption, seed"],
        [
            "初创企业中购买专业服务服务（人才、金融、法务、知识产权等）的比例。",
            "Part of the seed companies that buy this kind: talent, finance, law, intellectual property.",
        ],
    ),
    (
        "professional_seed_fee_wan",
        ["专业服务年费 · 初创", "Professional services: fee, seed"],
        [
            "一家购买专业服务服务的初创企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one seed company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "professional_growth_adoption",
        ["专业服务采用率 · 成长", "Professional services: adoption, growth"],
        [
            "成长企业中购买专业服务服务（人才、金融、法务、知识产权等）的比例。",
            "Part of the growth companies that buy this kind: talent, finance, law, intellectual property.",
        ],
    ),
    (
        "professional_growth_fee_wan",
        ["专业服务年费 · 成长", "Professional services: fee, growth"],
        [
            "一家购买专业服务服务的成长企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one growth company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "professional_mature_adoption",
        ["专业服务采用率 · 成熟", "Professional services: adoption, mature"],
        [
            "成熟企业中购买专业服务服务（人才、金融、法务、知识产权等）的比例。",
            "Part of the mature companies that buy this kind: talent, finance, law, intellectual property.",
        ],
    ),
    (
        "professional_mature_fee_wan",
        ["专业服务年费 · 成熟", "Professional services: fee, mature"],
        [
            "一家购买专业服务服务的成熟企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one mature company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "testing_seed_adoption",
        ["检测与技术采用率 · 初创", "Testing and technology: adoption, seed"],
        [
            "初创企业中购买检测与技术服务（检测认证、中试、共享实验室等）的比例。",
            "Part of the seed companies that buy this kind: testing, certification, pilot lines, shared laboratories.",
        ],
    ),
    (
        "testing_seed_fee_wan",
        ["检测与技术年费 · 初创", "Testing and technology: fee, seed"],
        [
            "一家购买检测与技术服务的初创企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one seed company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "testing_growth_adoption",
        ["检测与技术采用率 · 成长", "Testing and technology: adoption, growth"],
        [
            "成长企业中购买检测与技术服务（检测认证、中试、共享实验室等）的比例。",
            "Part of the growth companies that buy this kind: testing, certification, pilot lines, shared laboratories.",
        ],
    ),
    (
        "testing_growth_fee_wan",
        ["检测与技术年费 · 成长", "Testing and technology: fee, growth"],
        [
            "一家购买检测与技术服务的成长企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one growth company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "testing_mature_adoption",
        ["检测与技术采用率 · 成熟", "Testing and technology: adoption, mature"],
        [
            "成熟企业中购买检测与技术服务（检测认证、中试、共享实验室等）的比例。",
            "Part of the mature companies that buy this kind: testing, certification, pilot lines, shared laboratories.",
        ],
    ),
    (
        "testing_mature_fee_wan",
        ["检测与技术年费 · 成熟", "Testing and technology: fee, mature"],
        [
            "一家购买检测与技术服务的成熟企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one mature company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "data_seed_adoption",
        ["数据与算力采用率 · 初创", "Data and computing: adoption, seed"],
        [
            "初创企业中购买数据与算力服务（数据、算力、软件等）的比例。",
            "Part of the seed companies that buy this kind: data, computing power, software.",
        ],
    ),
    (
        "data_seed_fee_wan",
        ["数据与算力年费 · 初创", "Data and computing: fee, seed"],
        [
            "一家购买数据与算力服务的初创企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one seed company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "data_growth_adoption",
        ["数据与算力采用率 · 成长", "Data and computing: adoption, growth"],
        [
            "成长企业中购买数据与算力服务（数据、算力、软件等）的比例。",
            "Part of the growth companies that buy this kind: data, computing power, software.",
        ],
    ),
    (
        "data_growth_fee_wan",
        ["数据与算力年费 · 成长", "Data and computing: fee, growth"],
        [
            "一家购买数据与算力服务的成长企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one growth company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
    (
        "data_mature_adoption",
        ["数据与算力采用率 · 成熟", "Data and computing: adoption, mature"],
        [
            "成熟企业中购买数据与算力服务（数据、算力、软件等）的比例。",
            "Part of the mature companies that buy this kind: data, computing power, software.",
        ],
    ),
    (
        "data_mature_fee_wan",
        ["数据与算力年费 · 成熟", "Data and computing: fee, mature"],
        [
            "一家购买数据与算力服务的成熟企业第一年付多少；以后按方案的服务费增长率变化。",
            "What one mature company that buys this kind pays in the first year; later as the plan's fees grow.",
        ],
    ),
];
