//! What a person did, as the history lists it.

use scoring::model::Framework;
use scoring::revenue::chance::Serving;

use super::{name, pick, revenue, weigh};
use crate::change::Change;
use crate::prefs::Lang;

/// One line of the history.
pub fn change(lang: Lang, change: &Change, framework: &Framework) -> String {
    let node = |code: &String| {
        framework.find(code).map_or_else(|| code.clone(), |id| name(lang, &framework.node(id).name).to_string())
    };
    match change {
        Change::Opened => pick(lang, "打开数据集", "Opened the dataset").into(),
        Change::OpenedScenario => pick(lang, "打开方案", "Opened a scenario").into(),
        Change::Weight { code } => pick(lang, format!("调整权重：{}", node(code)), format!("Weight of {}", node(code))),
        Change::Lock { code } => pick(lang, format!("锁定或解锁：{}", node(code)), format!("Lock of {}", node(code))),
        Change::FoundWeights { method, below } => {
            let method = weigh::method::name(lang, *method);
            match below {
                Some(code) => {
                    let below = node(code);
                    pick(lang, format!("定权：{below}（{method}）"), format!("Weights below {below}: {method}"))
                }
                None => pick(lang, format!("定权：{method}"), format!("Weights: {method}")),
            }
        }
        Change::ResetWeights => pick(lang, "恢复官方权重", "Official weights restored").into(),
        Change::SmallestChange => pick(lang, "套用最小的权重改动", "Smallest change of weights applied").into(),
        Change::Improved { park } => {
            pick(lang, format!("假设改进：{}", park.zh()), format!("Assumed improvements of {}", park.en()))
        }
        Change::NotImproved => pick(lang, "去掉假设值", "Assumed values removed").into(),
        Change::ResetAll => pick(lang, "全部恢复官方设置", "Everything reset").into(),
        Change::Dropped { code } => {
            pick(lang, format!("停用或启用：{}", node(code)), format!("Left out or back in: {}", node(code)))
        }
        Change::Missing => pick(lang, "更换缺失值处理", "Missing-data policy changed").into(),
        Change::Treatment => pick(lang, "更改数据处理", "Treatment changed").into(),
        Change::Normalise => pick(lang, "更改无量纲化", "Normalisation changed").into(),
        Change::Aggregation => pick(lang, "更改合成方法", "Aggregation changed").into(),
        Change::NodeMethod { code } => {
            pick(lang, format!("更改合成方法：{}", node(code)), format!("Aggregation of {}", node(code)))
        }
        Change::Indicator { code } => {
            pick(lang, format!("更改指标设置：{}", node(code)), format!("Settings of {}", node(code)))
        }
        Change::Ranking => pick(lang, "更改排名方法", "Way of ranking changed").into(),
        Change::Grades => pick(lang, "调整分级规则", "Grading changed").into(),
        Change::RedLine { code } => pick(lang, format!("红线：{}", node(code)), format!("Red line on {}", node(code))),
        Change::Bonus { code } => {
            pick(lang, format!("加减分：{}", node(code)), format!("Bonus or penalty for {}", node(code)))
        }
        Change::BonusLimits => pick(lang, "加减分合计上限", "Limits of bonuses and penalties").into(),
        Change::Adjusted { park } => {
            pick(lang, format!("人工调级：{}", park.zh()), format!("Grade by hand: {}", park.en()))
        }
        Change::ResetRules => pick(lang, "清除全部规则", "All rules removed").into(),
        Change::Decided { of } => pick(lang, format!("数据表：关于“{of}”的决定"), format!("Decided about “{of}”")),
        Change::DecidedAll { n } => pick(lang, format!("数据表：{n} 项决定"), format!("{n} decisions about tables")),
        Change::NotDecided { of } => {
            pick(lang, format!("撤回关于“{of}”的决定"), format!("Decision about “{of}” taken back"))
        }
        Change::ReadAsBefore => pick(lang, "数据表未能重读，决定照旧", "Tables read as before").into(),
        Change::Repaired { park, code } => {
            let (park, node) = (name(lang, park), node(code));
            pick(lang, format!("修正数据：{park} · {node}"), format!("Data corrected: {park}, {node}"))
        }
        Change::RepairedAll { n } => pick(lang, format!("修正数据：{n} 处"), format!("Data corrected at {n} places")),
        Change::NotRepaired { park, code } => {
            let (park, node) = (name(lang, park), node(code));
            pick(lang, format!("撤回修正：{park} · {node}"), format!("Correction taken back: {park}, {node}"))
        }
        Change::NoRepairs => pick(lang, "撤回全部数据修正", "All corrections of data taken back").into(),
        Change::Scheme { name } => pick(lang, format!("使用标准：{}", name.zh()), format!("Scheme: {}", name.en())),
        Change::SchemeMap { item } => {
            pick(lang, format!("指标对应：{}", item.zh()), format!("What stands for {}", item.en()))
        }
        Change::SchemeEntry { item } => {
            pick(lang, format!("人工填写：{}", item.zh()), format!("Entered by hand: {}", item.en()))
        }
        Change::NoScheme { name } => {
            pick(lang, format!("停止使用：{}", name.zh()), format!("No longer in use: {}", name.en()))
        }
        Change::Period { period } => pick(lang, format!("切换到 {period} 年"), format!("Year {period}")),
        Change::Certainty => pick(lang, "调整可信度设置", "Certainty settings").into(),
        Change::Filter => pick(lang, "筛选范围", "Filter").into(),
        Change::Focus => pick(lang, "选择园区", "Park chosen").into(),
        Change::Pin => pick(lang, "置顶园区", "Pins").into(),
        Change::Compared => pick(lang, "选择对标园区", "Compared parks").into(),
        Change::Revenue { plan, parameter } => {
            let what = revenue::parameter::name(lang, *parameter);
            let plan = plan.map(|plan| revenue::plan_name(lang, plan));
            match (lang, plan) {
                (Lang::Zh, Some(plan)) => format!("{plan}方案：{what}"),
                (Lang::Zh, None) => format!("收益测算：{what}"),
                (Lang::En, Some(plan)) => format!("{plan} plan: {what}"),
                (Lang::En, None) => format!("Revenue: {what}"),
            }
        }
        Change::RevenueFund { set } => {
            let set = revenue::parameter::fund(lang, *set);
            pick(lang, format!("套用基金参数：{set}"), format!("Fund parameters: {set}"))
        }
        Change::RevenuePark => {
            pick(lang, "收益测算：用园区的面积和租金", "Revenue: the park's own space and rent").into()
        }
        Change::RevenueMix { share } => {
            let share = revenue::chance::times(lang, *share);
            pick(
                lang,
                format!("收益测算：自定方案取 {share}股权"),
                format!("Revenue: own plan with {share} the equity"),
            )
        }
        Change::Chance { name: Some(name) } => {
            let name = pick(lang, name.zh(), name.en());
            pick(lang, format!("收益模拟：{name}"), format!("Simulation: {name}"))
        }
        Change::Chance { name: None } => pick(lang, "收益模拟：路径与种子", "Simulation: paths and seed").into(),
        Change::Serving(Serving::ByKind) => pick(lang, "收益模拟：服务分种类", "Simulation: services by kind").into(),
        Change::Serving(Serving::OneKind) => {
            pick(lang, "收益模拟：服务合为一种", "Simulation: services of one kind").into()
        }
        Change::OpenedPlan { file } => pick(lang, format!("收益测算：打开 {file}"), format!("Revenue: opened {file}")),
        Change::ResetChance => pick(lang, "收益模拟：假设恢复默认", "Simulation: assumptions reset").into(),
        Change::ResetRevenue => pick(lang, "收益测算：全部恢复默认", "Revenue: everything reset").into(),
    }
}
