//! Words of plans by chance: what is shown, what it says, where the work is.

use scoring::revenue::PlanKind;
use scoring::revenue::chance::{Brought, How, RateSummary, Spread, Stress, Summary};

use super::amount::{amount, multiple, year};
use super::plan_name;
use crate::prefs::Lang;
use crate::text::number::{fixed, percent};
use crate::text::pick;

pub struct Chance {
    pub views: &'static str,
    pub even: &'static str,
    pub depends: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub paths: &'static str,
    pub seed: &'static str,
    pub impossible: &'static str,
    pub no_worker: &'static str,
    pub stale: &'static str,
    pub finished: &'static str,
    pub waiting: &'static str,
    pub fan: &'static str,
    pub fan_of: &'static str,
    pub cumulative: &'static str,
    pub net: &'static str,
    pub median: &'static str,
    pub mean: &'static str,
    pub fan_about: &'static str,
    pub gap: &'static str,
    pub gap_value: &'static str,
    pub gap_count: &'static str,
    pub gap_about: &'static str,
    pub pure_rent: &'static str,
    pub mean_income: &'static str,
    pub mean_income_about: &'static str,
    pub pool_use: &'static str,
    pub sides: &'static str,
    pub calendar: &'static str,
    pub calendar_about: &'static str,
    pub in_half: &'static str,
    pub in_a_quarter: &'static str,
    pub in_a_twentieth: &'static str,
    pub beyond_credit: &'static str,
    pub save: &'static str,
    pub story: &'static str,
    pub story_about: &'static str,
    pub luck: &'static str,
    pub no_story: &'static str,
    pub what_happens: &'static str,
    pub skill: &'static str,
    pub skill_axis: &'static str,
    pub skill_about: &'static str,
    pub adds: &'static str,
    pub stress: &'static str,
    pub stress_about: &'static str,
    pub tornado: &'static str,
    pub tornado_about: &'static str,
    pub at_low: &'static str,
    pub at_high: &'static str,
    pub difference: &'static str,
    pub number: &'static str,
    pub mix: &'static str,
    pub mix_about: &'static str,
    pub mix_share: &'static str,
    pub mix_mean: &'static str,
    pub mix_use: &'static str,
    pub p_below: &'static str,
    pub p_credit: &'static str,
    pub lowest: &'static str,
    pub no_equity: &'static str,
    pub working: &'static str,
    pub assumed: &'static str,
    pub assumed_about: &'static str,
}

const ZH: Chance = Chance {
    views: "看哪一面",
    even: "逐年推算",
    depends: "取决于什么",
    title: "概率",
    about: "租金、租约、企业成败、退出时间和市场都随机，每条路径是一种可能的未来；各方案用同一批路径，差别来自方案而不是运气。",
    paths: "路径数",
    seed: "随机种子",
    impossible: "有数字超出可能的范围，模拟停在上一次有效的设置。",
    no_worker: "后台计算没能启动或中途停止，模拟没有算完；逐年推算不受影响。",
    stale: "后台计算与页面版本不一致，请重新载入页面。",
    finished: "模拟完成",
    waiting: "正在模拟…",
    fan: "逐年现金的范围",
    fan_of: "看哪个数",
    cumulative: "累计现金",
    net: "当年净现金",
    median: "中位数",
    mean: "均值",
    fan_about: "浅色为 5%–95% 的路径，深色为 25%–75%。每年分别取分位数，所以带的边缘不是某一条路径。",
    gap: "股权比只收租多出多少",
    gap_value: "净现值之差",
    gap_count: "每 500 条路径中的条数",
    gap_about: "同一条路径上，本方案（含期末持股价值）的净现值减去只收租的净现值。",
    pure_rent: "只收租",
    mean_income: "收入结构（均值）",
    mean_income_about: "每年各路径的平均。股权分配的均值靠少数大回报撑起，单条路径要起伏得多。",
    pool_use: "按这个候选数测算",
    sides: "各方案的概率结果",
    calendar: "资金日历",
    calendar_about: "累计现金低于零的部分就是要另外筹的钱。按该年最差的一半、四分之一、二十分之一路径各要备多少。",
    in_half: "一半路径够用须备",
    in_a_quarter: "75% 路径够用须备",
    in_a_twentieth: "95% 路径够用须备",
    beyond_credit: "超出授信",
    save: "保存为 CSV",
    story: "看一条路径",
    story_about: "按净现值从最差到最好挑一条，它在上面的图里画成一条线。",
    luck: "运气（比多少路径好）",
    no_story: "这条路径正在取出…",
    what_happens: "这一年发生什么",
    skill: "评价要多准，股权才胜过租金",
    skill_axis: "选择能力（得分与结果的秩相关）",
    skill_about: "选择能力为 0 等于随机挑企业；每个名额从若干候选企业中取得分最高的一家。评价究竟有多准，要用过去的得分和结果去量，不能假定。",
    adds: "比只收租多出的净现值",
    stress: "出了事会怎样",
    stress_about: "每次只加一种压力，其余不变，用同一批路径。",
    tornado: "什么最要紧",
    tornado_about: "每次只动一个数：从常用范围的十分之一以下到十分之一以上，看中位数怎么变。列出影响最大的 12 个。",
    at_low: "取低值",
    at_high: "取高值",
    difference: "相差",
    number: "参数",
    mix: "租金与股权各占多少",
    mix_about: "把本方案的换股面积和认缴额同比放大或缩小：0 倍只收租，1 倍即本方案。实心点是不被其他组合全面压过的。",
    mix_share: "股权倍数",
    mix_mean: "净现值均值（含期末持股）",
    mix_use: "用作自定方案",
    p_below: "不如只收租的概率",
    p_credit: "超出授信的概率",
    lowest: "5% 最差路径的最深缺口",
    no_equity: "这个方案没有股权，没有可比的东西。请选另一个方案。",
    working: "正在计算…",
    assumed: "随机部分的假设",
    assumed_about: "只影响概率、依赖、公共收支三面。标“假设”的默认值没有出处，请换成园区自己的数。",
};

const EN: Chance = Chance {
    views: "What to look at",
    even: "Even path",
    depends: "What it depends on",
    title: "By chance",
    about: "Rents, leases, the fate of companies, exits and the market are drawn at random; each path is one possible future. All plans are drawn on the same paths, so they differ by plan and not by luck.",
    paths: "Paths",
    seed: "Random seed",
    impossible: "A number is beyond what is possible; the simulation is of the last possible settings.",
    no_worker: "The background worker did not start, or stopped. The simulation is not complete; the even path is not affected.",
    stale: "The background worker is of another version than the page. Reload the page.",
    finished: "Simulated",
    waiting: "Simulating…",
    fan: "The range of cash by year",
    fan_of: "Figure shown",
    cumulative: "Cumulative cash",
    net: "Net cash of the year",
    median: "Median",
    mean: "Mean",
    fan_about: "Light: 5% to 95% of the paths; dark: 25% to 75%. Quantiles are of each year by itself, so the edge of a band is no single path.",
    gap: "What equity adds to rent only",
    gap_value: "Difference of present values",
    gap_count: "of 500 paths",
    gap_about: "On the same path: present value of this plan, with the value still held, less that of rent only.",
    pure_rent: "Rent only",
    mean_income: "What the income consists of, on average",
    mean_income_about: "Means over the paths. That of distributions rests on a few great exits; a single path swings much more.",
    pool_use: "Use so many candidates",
    sides: "The plans by chance",
    calendar: "Cash calendar",
    calendar_about: "Where cumulative cash is below zero, money has to come from elsewhere: how much to have ready so that half, three quarters and 95% of the paths get through that year.",
    in_half: "Ready for half",
    in_a_quarter: "Ready for 75%",
    in_a_twentieth: "Ready for 95%",
    beyond_credit: "Beyond the credit line",
    save: "Save as CSV",
    story: "One path",
    story_about: "Pick one from the unluckiest to the luckiest by present value; it is drawn as a line in the chart above.",
    luck: "Luck (better than so many paths)",
    no_story: "The path is being fetched…",
    what_happens: "What happens",
    skill: "How good selection must be for equity to beat rent",
    skill_axis: "Skill (rank correlation of score and outcome)",
    skill_about: "Skill 0 is picking at random; of the candidates for each stake the one with the best score is taken. How good the evaluation is has to be measured on past scores and outcomes; it cannot be assumed.",
    adds: "Present value added to rent only",
    stress: "What if things go wrong",
    stress_about: "One stress at a time, all else as it is, on the same paths.",
    tornado: "What matters most",
    tornado_about: "One number at a time, from a tenth of its usual range below to a tenth above, and what the median does. The twelve that matter most.",
    at_low: "At the low value",
    at_high: "At the high value",
    difference: "Difference",
    number: "Number",
    mix: "How much rent, how much equity",
    mix_about: "This plan's space let for equity and its commitment, both times so much: 0 is rent only, 1 the plan itself. Named dots are not beaten by another mix in both.",
    mix_share: "Equity, times",
    mix_mean: "Mean present value with stakes",
    mix_use: "Make it the own plan",
    p_below: "Chance of less than rent only",
    p_credit: "Chance beyond the credit line",
    lowest: "Deepest hole in the worst 5%",
    no_equity: "This plan has no equity, so there is nothing to compare. Choose another one.",
    working: "Computing…",
    assumed: "Assumptions about chance",
    assumed_about: "They act on the views By chance, What it depends on and Public side. Defaults marked as assumptions have no source: replace them with the park's own numbers.",
};

pub fn chance(lang: Lang) -> &'static Chance {
    pick(lang, &ZH, &EN)
}

/// The plan is worse than rent only in so many paths, and whether the mean says otherwise.
pub fn gap(lang: Lang, kind: PlanKind, summary: &Summary) -> String {
    let name = plan_name(lang, kind);
    let (share, Spread { mean, p50, .. }) = (percent(summary.p_below_rent_only, 0), summary.gap);
    let first = pick(
        lang,
        format!(
            "{share} 的路径里，{name}方案不如只收租；中位数{}，均值{}。",
            more_or_less(lang, p50),
            more_or_less(lang, mean)
        ),
        format!(
            "In {share} of the paths {name} is worth less than rent only; the median path is worth {}, the mean {}.",
            more_or_less(lang, p50),
            more_or_less(lang, mean)
        ),
    );
    match disagreement(lang, mean, p50) {
        Some(second) => pick(lang, format!("{first}{second}"), format!("{first} {second}")),
        None => first,
    }
}

fn more_or_less(lang: Lang, wan: f64) -> String {
    match (wan < 0.0, lang) {
        (true, Lang::Zh) => format!("少 {}", amount(lang, -wan)),
        (false, Lang::Zh) => format!("多 {}", amount(lang, wan)),
        (true, Lang::En) => format!("{} less", amount(lang, -wan)),
        (false, Lang::En) => format!("{} more", amount(lang, wan)),
    }
}

/// Said where mean and median are on different sides of nothing.
fn disagreement(lang: Lang, mean: f64, median: f64) -> Option<&'static str> {
    (mean > 0.0 && median < 0.0).then(|| {
        pick(
            lang,
            "均值和中位数不在一边：少数企业的大回报抬高了均值，多数情况下并不合算。",
            "Mean and median disagree: a few great exits lift the mean, while most of the time it does not pay.",
        )
    })
}

/// Where cumulative cash ends, and when it turns.
pub fn cumulative(lang: Lang, kind: PlanKind, summary: &Summary) -> String {
    let years = summary.cumulative.len();
    let [low, _, middle, _, high] = summary.cumulative.last().copied().unwrap_or_default();
    let (low, middle, high) = (amount(lang, low), amount(lang, middle), amount(lang, high));
    let never = summary.break_even.last().copied().unwrap_or(0) as f64 / summary.paths.max(1) as f64;
    let name = plan_name(lang, kind);
    let turned = match median_break_even(summary) {
        Some(at) => pick(
            lang,
            format!("一半路径在{}前转正", year(lang, at + 1)),
            format!("half of the paths are positive by {}", year(lang, at + 1)),
        ),
        None => pick(lang, "一半以上路径到期未转正".to_string(), "more than half never turn positive".to_string()),
    };
    let never = percent(never, 0);
    pick(
        lang,
        format!(
            "{name}方案第 {years} 年末累计现金九成在 {low} 与 {high} 之间，中位数 {middle}；{turned}，{never} 的路径到期仍未转正。"
        ),
        format!(
            "{name}: after {years} years nine in ten paths have between {low} and {high} in cash, half more than {middle}; {turned}, {never} never do."
        ),
    )
}

/// Between which amounts a year's net cash lies.
pub fn net(lang: Lang, kind: PlanKind, summary: &Summary) -> String {
    let widest = summary.net.iter().enumerate().max_by(|a, b| (a.1[4] - a.1[0]).total_cmp(&(b.1[4] - b.1[0])));
    let Some((at, [low, .., high])) = widest else { return String::new() };
    let (low, high, at, name) = (amount(lang, *low), amount(lang, *high), year(lang, at + 1), plan_name(lang, kind));
    pick(
        lang,
        format!("{name}方案{at}最不确定：九成路径的净现金在 {low} 与 {high} 之间。"),
        format!("{name}: {at} is the least certain, nine in ten paths have between {low} and {high}."),
    )
}

/// Year, counted from 0, by which half of the paths are out of the hole for good.
pub fn median_break_even(summary: &Summary) -> Option<usize> {
    let (_, within) = summary.break_even.split_last()?;
    let half = summary.paths as u64 / 2;
    let mut sum = 0;
    within.iter().position(|n| {
        sum += n;
        sum >= half.max(1)
    })
}

/// What money has to be ready, and whether the credit line is enough.
pub fn calendar(lang: Lang, summary: &Summary, credit_wan: f64) -> String {
    let lowest = summary.cumulative.iter().enumerate().min_by(|a, b| a.1[0].total_cmp(&b.1[0]));
    let Some((at, [low, ..])) = lowest.filter(|(_, fan)| fan[0] < 0.0) else {
        return pick(lang, "95% 的路径里每年都不缺钱。", "In 95% of the paths no year is short of money.").into();
    };
    let (need, at) = (amount(lang, -low), year(lang, at + 1));
    let beyond = percent(summary.p_beyond_credit, 0);
    let credit = amount(lang, credit_wan);
    pick(
        lang,
        format!("要让 95% 的路径每年都不断钱，最多须备 {need}（{at}）；授信 {credit}，有 {beyond} 的路径会超出。"),
        format!(
            "To get 95% of the paths through every year, {need} must be ready at most ({at}); the credit line is {credit}, and {beyond} of the paths go beyond it."
        ),
    )
}

/// Where the simulation is: "2,000 条路径，共 100,000 条".
pub fn progress(lang: Lang, paths: usize, of: u64, share: f64) -> String {
    let (paths, of, share) = (fixed(paths as f64, 0), fixed(of as f64, 0), percent(share, 0));
    pick(
        lang,
        format!("已用 {paths} 条路径，目标 {of} 条 · {share}"),
        format!("{paths} paths so far, {of} wanted · {share}"),
    )
}

/// "100,000 条路径".
pub fn paths(lang: Lang, n: f64) -> String {
    let n = fixed(n, 0);
    pick(lang, format!("{n} 条路径"), format!("{n} paths"))
}

/// The skill from which equity is worth it.
pub fn skill(lang: Lang, by_mean: Option<f64>, by_median: Option<f64>, most: f64) -> String {
    let words = |at: Option<f64>| match at {
        Some(at) if at <= 0.0 => pick(lang, "不靠选择也不输".to_string(), "needs none".to_string()),
        Some(at) => pick(lang, format!("须达到 {}", fixed(at, 2)), format!("needs {}", fixed(at, 2))),
        None => pick(lang, format!("到 {} 也不够", fixed(most, 1)), format!("not even at {}", fixed(most, 1))),
    };
    let (mean, median) = (words(by_mean), words(by_median));
    pick(
        lang,
        format!("要胜过只收租，选择能力按中位数{median}，按均值{mean}。"),
        format!("To beat rent only, skill by the median: {median}; by the mean: {mean}."),
    )
}

/// How much choice the park's list leaves; `candidates` where there is any.
pub fn pool(lang: Lang, listed: usize, bought: f64, candidates: Option<f64>) -> String {
    let bought = fixed(bought, 0);
    match (candidates.map(|each| fixed(each, 1)), lang) {
        (Some(each), Lang::Zh) => format!(
            "名录中本园区有 {listed} 家企业，方案共要投 {bought} 家。按评价得分取最高的 {bought} 家，相当于每个名额 {each} 家候选。"
        ),
        (Some(each), Lang::En) => format!(
            "{listed} of the park's companies are listed and the plan buys {bought} stakes. Taking the {bought} with the best scores is like {each} candidates for each."
        ),
        (None, Lang::Zh) => format!(
            "名录中本园区有 {listed} 家企业，方案共要投 {bought} 家：没有挑选余地，评价再准也帮不上忙；要么少投，要么到园区外去找。"
        ),
        (None, Lang::En) => format!(
            "{listed} of the park's companies are listed and the plan buys {bought} stakes: there is nothing to choose from, and no evaluation can help. Buy fewer, or look beyond the park."
        ),
    }
}

/// What the chosen come to at the skill assumed, beside companies taken by chance.
pub fn brought(lang: Lang, skill: f64, chosen: &Brought, any: &Brought) -> String {
    let skill = fixed(skill, 2);
    let [fails, fails_any] = [chosen.p_fail, any.p_fail].map(|p| percent(p, 0));
    let [mean, mean_any] = [chosen.mean_multiple, any.mean_multiple].map(|it| multiple(lang, it));
    pick(
        lang,
        format!(
            "选择能力为 {skill} 时，选中企业的归零比例 {fails}（随机取 {fails_any}），平均回报 {mean}（随机取 {mean_any}）。"
        ),
        format!(
            "At skill {skill}, {fails} of the chosen fail (by chance {fails_any}), and they return {mean} on average (by chance {mean_any})."
        ),
    )
}

/// Which stress hurts most.
pub fn worst_stress(lang: Lang, worst: Stress, median_loss: f64, p_below: f64) -> String {
    let (name, loss, share) = (stress(lang, worst), amount(lang, median_loss), percent(p_below, 0));
    pick(
        lang,
        format!("伤害最大的是“{name}”：中位数再少 {loss}，不如只收租的概率升到 {share}。"),
        format!(
            "“{name}” hurts most: the median loses another {loss}, and the chance of less than rent only becomes {share}."
        ),
    )
}

/// Nothing of the kind makes it worse.
pub fn no_stress(lang: Lang) -> &'static str {
    pick(lang, "这几种压力都没有让中位数变差。", "None of these stresses lowers the median.")
}

pub fn stress(lang: Lang, stress: Stress) -> String {
    match stress {
        Stress::None => pick(lang, "没有压力", "No stress").into(),
        Stress::DistributionsStop { from, years } => pick(
            lang,
            format!("第 {} 年起 {years} 年没有分配，缴款照旧", from + 1),
            format!("No distributions for {years} years from year {}, calls go on", from + 1),
        ),
        Stress::RentsFall { year, share } => pick(
            lang,
            format!("第 {} 年租金跌 {}", year + 1, percent(share, 0)),
            format!("Rents fall by {} in year {}", percent(share, 0), year + 1),
        ),
        Stress::OneHoldingIsHalf => pick(lang, "一半的钱压在一家企业上", "Half of the money is in one company").into(),
        Stress::ExitsDelayed { years } => {
            pick(lang, format!("所有退出推迟 {years} 年"), format!("Every exit comes {years} years later"))
        }
        Stress::RecyclingEnds { year } => pick(
            lang,
            format!("第 {} 年起政策不再允许循环投资", year + 1),
            format!("From year {} policy allows no more recycling", year + 1),
        ),
    }
}

/// The number that matters most.
pub fn tornado(lang: Lang, name: &str, width: f64) -> String {
    let width = amount(lang, width);
    pick(
        lang,
        format!("最要紧的是{name}：动这一个数，中位数就相差 {width}。"),
        format!("{name} matters most: moving it alone moves the median by {width}."),
    )
}

/// The mix with the best mean, and the safest.
pub fn mix(lang: Lang, best: f64, best_mean: f64, p_below: f64) -> String {
    let (mean, share) = (amount(lang, best_mean), percent(p_below, 0));
    if best == 0.0 {
        return pick(
            lang,
            format!("只收租的均值最高（{mean}）：按现在的假设，加多少股权都不划算。"),
            format!("Rent only has the highest mean ({mean}): as things are assumed, no amount of equity pays."),
        );
    }
    let best = fixed(best, 2);
    pick(
        lang,
        format!("均值最高的是 {best} 倍股权：{mean}，但有 {share} 的路径不如只收租。"),
        format!("The highest mean is at {best} times the equity: {mean}, with {share} of the paths below rent only."),
    )
}

/// "0.5 倍".
pub fn times(lang: Lang, share: f64) -> String {
    pick(lang, format!("{} 倍", fixed(share, 2)), format!("{}×", fixed(share, 2)))
}

/// Why the even path and the simulation may say different things of the same plan.
pub fn why_different(lang: Lang) -> &'static str {
    pick(
        lang,
        "逐年推算按基金净值每年固定增长，模拟按一家家企业的结局抽取，两边的默认值出处不同；不一致时看模拟的分布，并换上自己的数。",
        "The even path lets the fund grow at one fixed rate; the simulation draws company after company. Their defaults have different sources: where they disagree look at the distribution, and put in your own numbers.",
    )
}

/// How many paths have which kind of rate.
pub fn rate_status(lang: Lang, rate: &RateSummary) -> String {
    let all = (rate.n_unique + rate.n_largest + rate.n_none).max(1) as f64;
    let [unique, largest, none] = [rate.n_unique, rate.n_largest, rate.n_none].map(|n| percent(n as f64 / all, 0));
    pick(
        lang,
        format!("唯一 {unique}，取最大根 {largest}，不存在 {none}"),
        format!("the only one {unique}, the largest of several {largest}, none {none}"),
    )
}

/// "P5 −3,000 · 中位 200 · P95 9,000", written by `write`.
pub fn spread(lang: Lang, spread: &Spread, write: impl Fn(f64) -> String) -> String {
    let (low, high) = (write(spread.p5), write(spread.p95));
    pick(lang, format!("90% 在 {low} 与 {high} 之间"), format!("90% between {low} and {high}"))
}

/// How the path ends, before its years.
pub fn story(lang: Lang, gap: f64, n_held: usize) -> String {
    let first = pick(
        lang,
        format!("这条路径比只收租{}。", more_or_less(lang, gap)),
        format!("This path is worth {} than rent only.", more_or_less(lang, gap)),
    );
    let held = pick(
        lang,
        format!("期末仍持有 {n_held} 家企业的股权。"),
        format!(" Stakes in {n_held} companies are still held at the end."),
    );
    if n_held > 0 { first + &held } else { first }
}

/// Companies that end in a year.
pub fn exits(lang: Lang, how: How, n: usize, best: Option<f64>) -> String {
    match (how, lang) {
        (How::Failed, Lang::Zh) => format!("{n} 家失败"),
        (How::Failed, Lang::En) => format!("{n} failed"),
        (How::Term, Lang::Zh) => format!("{n} 家到期转让"),
        (How::Term, Lang::En) => format!("{n} sold at the end of their term"),
        (How::Sold, Lang::Zh) => format!("{n} 家转让{}", at_most(lang, best)),
        (How::Sold, Lang::En) => format!("{n} sold{}", at_most(lang, best)),
        (How::Listed, Lang::Zh) => format!("{n} 家上市{}", at_most(lang, best)),
        (How::Listed, Lang::En) => format!("{n} listed{}", at_most(lang, best)),
    }
}

fn at_most(lang: Lang, best: Option<f64>) -> String {
    best.map_or_else(String::new, |best| {
        let best = multiple(lang, best);
        pick(lang, format!("（最高 {best}）"), format!(" (best {best})"))
    })
}

/// The rent fell by so much in a year.
pub fn rent_fell(lang: Lang, share: f64) -> String {
    let share = percent(share, 0);
    pick(lang, format!("租金收入跌 {share}"), format!("rent falls by {share}"))
}

/// The first year in which distributions pass the rent.
pub fn equity_passes(lang: Lang) -> &'static str {
    pick(lang, "分配首次超过租金", "distributions pass the rent")
}

/// The cash is out of the hole.
pub fn turns(lang: Lang) -> &'static str {
    pick(lang, "累计现金转正", "cumulative cash turns positive")
}
