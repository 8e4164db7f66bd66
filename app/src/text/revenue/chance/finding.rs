//! Sentences of plans by chance that say what came out.

use scoring::revenue::PlanKind;
use scoring::revenue::chance::{Brought, How, RateSummary, Spread, Stress, Summary};

use super::super::amount::{amount, multiple, year};
use super::super::plan_name;
use crate::prefs::Lang;
use crate::text::number::{fixed, percent};
use crate::text::pick;

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
