//! Words of the Certainty page.

use scoring::robust::Factor;
use scoring::scenario::{LeaveOut, WeightsVary};

use crate::prefs::Lang;
use crate::text::number::{fixed, percent, signed};
use crate::text::pick;

pub struct Certainty {
    pub title: &'static str,
    pub intro: &'static str,
    pub settings: &'static str,
    pub presets: &'static str,
    pub preset_weights: &'static str,
    pub preset_methods: &'static str,
    pub preset_all: &'static str,
    pub weights: &'static str,
    pub by: &'static str,
    pub orders: &'static str,
    pub order_more: &'static str,
    pub order_less: &'static str,
    pub order_add: &'static str,
    pub order_remove: &'static str,
    pub order_at_least: &'static str,
    pub error: &'static str,
    pub seed: &'static str,
    pub draws: &'static str,
    pub rows: &'static str,
    pub normalise: &'static str,
    pub aggregate: &'static str,
    pub missing: &'static str,
    pub others: &'static str,
    pub imputation: &'static str,
    pub outliers: &'static str,
    pub leave_out: &'static str,
    pub not_in_range: &'static str,
    pub cancel: &'static str,
    pub run: &'static str,
    pub finished: &'static str,
    pub waiting: &'static str,
    pub cancelled: &'static str,
    pub intervals: &'static str,
    pub best: &'static str,
    pub worst: &'static str,
    pub now: &'static str,
    pub park: &'static str,
    pub rank: &'static str,
    pub acceptability: &'static str,
    pub acceptability_note: &'static str,
    pub first: &'static str,
    pub first_share: &'static str,
    pub first_note: &'static str,
    pub chosen_weights: &'static str,
    pub pairs: &'static str,
    pub pairs_note: &'static str,
    pub pairs_against: &'static str,
    pub left_out: &'static str,
    pub left_out_note: &'static str,
    pub indicator_out: &'static str,
    pub level_out: &'static str,
    pub part: &'static str,
    pub mean_shift: &'static str,
    pub most_moved: &'static str,
    pub holds: &'static str,
    pub holds_note: &'static str,
    pub share_now: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub searched: &'static str,
    pub cannot_move: &'static str,
    pub sobol: &'static str,
    pub sobol_shift: &'static str,
    pub sobol_one: &'static str,
    pub sobol_steady: &'static str,
    pub sobol_note: &'static str,
    pub sobol_about: &'static str,
    pub factor: &'static str,
    pub alone: &'static str,
    pub total: &'static str,
    pub index: &'static str,
    pub agree: &'static str,
    pub agree_measure: &'static str,
    pub agree_note: &'static str,
    pub method: &'static str,
    pub levels_differ: &'static str,
    pub spearman: &'static str,
    pub kendall: &'static str,
    pub weighted: &'static str,
    pub not_computed: &'static str,
    pub rules_note: &'static str,
    pub yet_to_come: &'static str,
}

const ZH: Certainty = Certainty {
    title: "可信度",
    intro: "权重、数值和方法换一换，名次还站得住吗？在后台反复抽样，看每个名次有多可靠。",
    settings: "哪些可以变",
    presets: "一键设置",
    preset_weights: "只变权重",
    preset_methods: "权重与方法",
    preset_all: "全部都变",
    weights: "权重",
    by: "浮动幅度（%）",
    orders: "权重次序",
    order_more: "较重的一项",
    order_less: "较轻的一项",
    order_add: "加一条次序",
    order_remove: "去掉",
    order_at_least: "不轻于",
    error: "数值误差（%）",
    seed: "随机种子",
    draws: "抽样次数",
    rows: "敏感性样本行数",
    normalise: "另试无量纲化",
    aggregate: "另试合成",
    missing: "另试缺失值处理",
    others: "其他",
    imputation: "补缺的数值也抽样",
    outliers: "异常值处理与否各半",
    leave_out: "轮流去掉",
    not_in_range: "应为数字，范围：",
    cancel: "取消",
    run: "重新计算",
    finished: "已完成",
    waiting: "设置变了，马上重算…",
    cancelled: "已取消，下面是取消前的结果。",
    intervals: "名次区间",
    best: "最好（5%）",
    worst: "最差（95%）",
    now: "现在",
    park: "园区",
    rank: "名次",
    acceptability: "名次可接受度",
    acceptability_note: "每格是该园区得到该名次的抽样比例；颜色越深比例越高，五档：10%、25%、50%、75% 为界。",
    first: "谁能第一，凭什么权重",
    first_share: "排第一的比例",
    first_note: "各列是它排第一时的平均权重，可与现在的权重对照：偏离越大，越要靠特定的权重才能第一。",
    chosen_weights: "现在的权重",
    pairs: "两两相比的胜率",
    pairs_note: "行排在列前面的抽样比例；列按行首的编号。先列置顶的园区，再按名次补足 12 个。",
    pairs_against: "对手编号",
    left_out: "去掉一项会怎样",
    left_out_note: "其余权重按比例补足，得分标尺不变。",
    indicator_out: "去掉一个指标",
    level_out: "去掉一个上级",
    part: "去掉的部分",
    mean_shift: "平均名次变动",
    most_moved: "变动最大的园区",
    holds: "权重的稳定区间",
    holds_note: "只动这一个权重、同级按比例让位时，名次保持不变的范围。",
    share_now: "现在",
    from: "最低",
    to: "最高",
    searched: "（估计）",
    cannot_move: "同级没有可让位的权重",
    sobol: "哪个选择最影响名次",
    sobol_shift: "对平均名次变动",
    sobol_one: "至少放开两项选择，才能比较谁的影响大。可点上面的“权重与方法”。",
    sobol_steady: "它的名次始终不变，没有可分摊的影响。",
    sobol_note: "单独：只因这一项引起的方差比例；总效应：连同与其他项的交互。括号或横线是 90% 区间；估计的小指数可能略小于 0。",
    sobol_about: "看谁的名次",
    factor: "可变的选择",
    alone: "单独",
    total: "总效应",
    index: "占名次方差的比例",
    agree: "各种方法是否一致",
    agree_measure: "一致性系数",
    agree_note: "行与列的编号是同一套方法；1 为完全一致。加权系数更看重靠前的名次。",
    method: "方法",
    levels_differ: "各层不同",
    spearman: "斯皮尔曼",
    kendall: "肯德尔 τ_b",
    weighted: "加权斯皮尔曼",
    not_computed: "以下方法算不出得分，未列入：",
    rules_note: "去掉一项、稳定区间和方法比较按规则（红线、加分）之前的得分计。",
    yet_to_come: "正在计算…",
};

const EN: Certainty = Certainty {
    title: "Certainty",
    intro: "Would the ranks stand if weights, values and methods were others? Rankings are drawn again and again in the background to see how sure each rank is.",
    settings: "What may be otherwise",
    presets: "Presets",
    preset_weights: "Weights only",
    preset_methods: "Weights and methods",
    preset_all: "Everything",
    weights: "Weights",
    by: "Variation (%)",
    orders: "Order of weights",
    order_more: "Heavier",
    order_less: "Lighter",
    order_add: "Add an order",
    order_remove: "Remove",
    order_at_least: "at least as heavy as",
    error: "Error of values (%)",
    seed: "Random seed",
    draws: "Draws",
    rows: "Rows for sensitivity",
    normalise: "Other normalisations",
    aggregate: "Other aggregations",
    missing: "Other missing-data policies",
    others: "Others",
    imputation: "Draw what is filled in",
    outliers: "Outliers treated half of the time",
    leave_out: "Leave out by turns",
    not_in_range: "Give a number within ",
    cancel: "Cancel",
    run: "Compute again",
    finished: "Done",
    waiting: "Settings changed; computing again in a moment…",
    cancelled: "Cancelled; below is what was there before.",
    intervals: "Rank intervals",
    best: "Best (5 %)",
    worst: "Worst (95 %)",
    now: "Now",
    park: "Park",
    rank: "Rank",
    acceptability: "Rank acceptability",
    acceptability_note: "Each cell is the share of draws in which the park had the rank; darker is more, in five steps parted at 10, 25, 50 and 75 %.",
    first: "Who can be first, and by which weights",
    first_share: "First in",
    first_note: "The columns are the mean weights over the draws in which it is first, to be compared with the present ones: the farther off, the more it takes special weights.",
    chosen_weights: "Present weights",
    pairs: "Who stands before whom",
    pairs_note: "The share of draws in which the row stands before the column; columns go by the numbers of the rows. Pinned parks first, filled up to 12 by rank.",
    pairs_against: "Against number",
    left_out: "With one part left out",
    left_out_note: "The other weights fill up in proportion; the scale of the scores stays.",
    indicator_out: "One indicator left out",
    level_out: "One part above left out",
    part: "Left out",
    mean_shift: "Mean rank shift",
    most_moved: "Moved most",
    holds: "How far each weight may go",
    holds_note: "While only this weight moves and its siblings give way in proportion, the rank stays the same within:",
    share_now: "Now",
    from: "From",
    to: "To",
    searched: " (estimated)",
    cannot_move: "no sibling can give way",
    sobol: "Which choice moves ranks most",
    sobol_shift: "Of the mean rank shift",
    sobol_one: "Open at least two choices to compare their influence, for instance with “Weights and methods” above.",
    sobol_steady: "Its rank never changes: there is nothing to share out.",
    sobol_note: "Alone: the share of the variance that this choice explains by itself; total: with all its interactions. Intervals are 90 %; small estimates may be slightly below 0.",
    sobol_about: "Whose rank",
    factor: "Open choice",
    alone: "Alone",
    total: "Total",
    index: "Share of the variance of ranks",
    agree: "Do methods agree",
    agree_measure: "Coefficient",
    agree_note: "Rows and columns are numbered alike; 1 is full agreement. The weighted coefficient counts the first ranks more.",
    method: "Method",
    levels_differ: "differs by level",
    spearman: "Spearman",
    kendall: "Kendall τ_b",
    weighted: "Weighted Spearman",
    not_computed: "These methods give no scores and are left out: ",
    rules_note: "What is left out, how far weights may go and the methods go by the scores before rules (red lines, bonuses).",
    yet_to_come: "Computing…",
};

pub fn certainty(lang: Lang) -> &'static Certainty {
    pick(lang, &ZH, &EN)
}

pub fn weights_vary(lang: Lang, how: WeightsVary) -> &'static str {
    let (zh, en) = match how {
        WeightsVary::Around => ("在现在的上下浮动", "Around the present ones"),
        WeightsVary::Simplex => ("任意（各种可能都算）", "Any at all"),
        WeightsVary::Fixed => ("不变", "As they are"),
    };
    pick(lang, zh, en)
}

pub fn leave_out(lang: Lang, what: LeaveOut) -> &'static str {
    let (zh, en) = match what {
        LeaveOut::Nothing => ("不去掉", "Nothing"),
        LeaveOut::Indicators => ("一个指标", "One indicator"),
        LeaveOut::Pillars => ("一个一级指标", "One pillar"),
    };
    pick(lang, zh, en)
}

pub fn factor(lang: Lang, factor: &Factor) -> &'static str {
    let (zh, en) = match factor {
        Factor::Weights(_) | Factor::Weight { .. } => ("权重", "Weights"),
        Factor::Values { .. } => ("数值误差", "Errors of values"),
        Factor::Imputation => ("补缺", "Imputation"),
        Factor::Missing(_) => ("缺失值处理", "Missing data"),
        Factor::Outliers(_) => ("异常值处理", "Outliers"),
        Factor::Normalise(_) => ("无量纲化", "Normalisation"),
        Factor::Aggregate(_) => ("合成", "Aggregation"),
        Factor::Drop(_) => ("去掉的部分", "What is left out"),
    };
    pick(lang, zh, en)
}

pub fn intervals_finding(lang: Lang, n_unsure: usize, n: usize, first: &str, first_share: f64) -> String {
    let share = percent(first_share, 0);
    pick(
        lang,
        format!("{n} 个园区中 {n_unsure} 个的名次不稳；{first}最常排第一，占 {share} 的抽样。"),
        format!("{n_unsure} of {n} ranks are unsure; {first} is first most often, in {share} of the draws."),
    )
}

pub fn shown_of(lang: Lang, shown: usize, of: usize) -> String {
    pick(
        lang,
        format!("图中是名次靠前的 {shown} 个及关注、置顶的园区，共 {of} 个。"),
        format!("Shown are the first {shown} and those in focus or pinned, of {of}."),
    )
}

/// What the chart's dotted lines are.
pub fn dotted(lang: Lang) -> &'static str {
    pick(
        lang,
        "横线是九成抽样所在的名次，圆点是现在的名次；虚线表示名次不稳。",
        "Lines hold nine in ten draws, dots are the ranks now; dotted lines are unsure ranks.",
    )
}

pub fn acceptability_finding(lang: Lang, name: &str, rank: u32, share: f64) -> String {
    let share = percent(share, 0);
    pick(
        lang,
        format!("最确定的是{name}：{share} 的抽样里都是第 {rank} 名。"),
        format!("Surest is {name}, at rank {rank} in {share} of the draws."),
    )
}

pub fn pairs_finding(lang: Lang, a: &str, b: &str, share: f64) -> String {
    let share = percent(share, 0);
    pick(
        lang,
        format!("最难分高下的是{a}和{b}：{a}在前的占 {share}。"),
        format!("The closest call is {a} against {b}: {a} is ahead in {share}."),
    )
}

pub fn left_out_finding(lang: Lang, name: &str, shift: f64) -> String {
    let shift = fixed(shift, 2);
    pick(
        lang,
        format!("去掉“{name}”影响最大，名次平均变动 {shift} 位。"),
        format!("Leaving out “{name}” matters most: ranks move by {shift} on average."),
    )
}

/// `海州 +4`: a park and how many places it falls (＋) or rises (−).
pub fn moved(name: &str, shift: i32) -> String {
    format!("{name} {}", signed(f64::from(shift), 0))
}

pub fn shift_of(lang: Lang, name: &str) -> String {
    pick(lang, format!("{name}的名次变动"), format!("Rank shift of {name}"))
}

pub fn shift_hint(lang: Lang) -> &'static str {
    pick(lang, "正数是后退，负数是前进。", "Positive is down, negative is up.")
}

pub fn holds_of(lang: Lang, name: &str, rank: u32) -> String {
    pick(lang, format!("{name}保持第 {rank} 名"), format!("{name} stays at rank {rank}"))
}

pub fn sobol_of(lang: Lang, name: &str) -> String {
    pick(lang, format!("对{name}的名次"), format!("Of the rank of {name}"))
}

pub fn sobol_finding(lang: Lang, factor: &str, total: f64) -> String {
    let total = percent(total.clamp(0.0, 1.0), 0);
    pick(
        lang,
        format!("影响最大的是{factor}，总效应 {total}。"),
        format!("{factor} matters most, with a total effect of {total}."),
    )
}

pub fn agree_finding(lang: Lang, method: &str, least: f64) -> String {
    let least = fixed(least, 2);
    pick(
        lang,
        format!("与现在的排名差别最大的是{method}（{least}）。"),
        format!("{method} differs most from the present ranking ({least})."),
    )
}

pub fn steps(lang: Lang, draws: u64, of: u64, share: f64) -> String {
    let share = percent(share, 0);
    let (draws, of) = (fixed(draws as f64, 0), fixed(of as f64, 0));
    pick(lang, format!("{share}，已抽样 {draws} / {of}"), format!("{share}, {draws} of {of} drawn"))
}

pub fn drawn(lang: Lang, draws: u64) -> String {
    let draws = fixed(draws as f64, 0);
    pick(lang, format!("{draws} 次抽样"), format!("{draws} draws"))
}
