//! Why settings give no scores, in both languages.

use scoring::aggregate::AggregateError;
use scoring::decide::DecideError;
use scoring::judge::RulesError;
use scoring::mcdm::Needs;
use scoring::normalise::NormaliseError;
use scoring::pipeline::EvaluateError;
use scoring::treat::TreatError;
use scoring::weigh::WeightError;

use crate::prefs::Lang;
use crate::text::number::plain;
use crate::text::{pick, weigh};

/// What cannot be computed, and what to change.
pub fn evaluate_error(lang: Lang, error: &EvaluateError) -> String {
    match error {
        EvaluateError::UnknownPeriod { period } => pick(
            lang,
            format!("数据里没有“{period}”这一年。请选择其他年份。"),
            format!("The data has no year “{period}”. Choose another one."),
        ),
        EvaluateError::UnknownGroup { group } => unknown_group(lang, group),
        EvaluateError::UnknownCategory { group, category } => pick(
            lang,
            format!("分组“{group}”里没有“{category}”。请改选筛选条件。"),
            format!("The group “{group}” has no “{category}”. Choose another filter."),
        ),
        EvaluateError::UnknownEntity { id } => pick(
            lang,
            format!("数据里没有“{id}”，不能作为归一的参照。请另选参照对象。"),
            format!("The data has no “{id}” to serve as the reference of the scale. Choose another one."),
        ),
        EvaluateError::Treat(error) => treat(lang, error),
        EvaluateError::Normalise(error) => normalise(lang, error),
        EvaluateError::Weight(error) => weight(lang, error),
        EvaluateError::Find(error) => weigh::fault::find_error(lang, error),
        EvaluateError::Aggregate(error) => aggregate(lang, error),
        EvaluateError::Decide(error) => decide(lang, error),
        EvaluateError::Rules(error) => rules(lang, error),
    }
}

fn decide(lang: Lang, error: &DecideError) -> String {
    match error {
        DecideError::NothingComplete => pick(
            lang,
            "没有一个园区的指标是齐全的，这种排名方法无法比较。请先补缺失值，或改为按支柱比较。",
            "No park has every figure that this way of ranking compares. Fill what is missing, or compare by pillar.",
        )
        .to_string(),
        DecideError::TooMany { found, most } => pick(
            lang,
            format!("有 {found} 个园区，这种排名方法最多比较 {most} 个。请换一种方法。"),
            format!("There are {found} parks, and this way of ranking compares at most {most}. Choose another one."),
        ),
        DecideError::BadCell { code, entity: _, value, needs } => {
            let (value, needs) = (plain(*value), need(lang, *needs));
            pick(
                lang,
                format!("“{code}”里有 {value}，这种排名方法要求{needs}。请换一种方法，或改为按无量纲化后的指标比较，范围取 1 到 100。"),
                format!(
                    "“{code}” has {value}, and this way of ranking needs {needs}. Choose another one, or compare normalised indicators on a scale from 1 to 100."
                ),
            )
        }
        DecideError::NoScale { code } => pick(
            lang,
            format!("“{code}”的合计或最大值不大于 0，这种排名方法不能除以它。请换一种方法，或改为按无量纲化后的指标比较。"),
            format!(
                "The sum or maximum of “{code}” is not above 0, and this way of ranking divides by it. Choose another one, or compare normalised indicators."
            ),
        ),
        DecideError::BadParameter { name, code, value, needs } => {
            let (value, needs) = (plain(*value), need(lang, *needs));
            let of = code.as_ref().map_or(String::new(), |code| pick(lang, format!("（{code}）"), format!(" of {code}")));
            pick(
                lang,
                format!("排名方法的参数 {name}{of} 是 {value}，应{needs}。"),
                format!("The parameter {name}{of} of the ranking is {value}; it needs {needs}."),
            )
        }
        DecideError::UnknownCode { code } => pick(
            lang,
            format!("排名方法的参数提到“{code}”，但它不在指标体系里。请去掉它。"),
            format!("The parameters of the ranking name “{code}”, which is not in the framework. Remove it."),
        ),
        DecideError::NoWeight => pick(
            lang,
            "纳入比较的各项权重都是 0。请至少给一项大于 0 的权重。",
            "Everything that is compared has weight 0. Give at least one a weight above 0.",
        )
        .to_string(),
        DecideError::Undefined { entity: _ } => pick(
            lang,
            "数值过大或相互抵消，这种排名方法算不出。请换一种方法，或改为按无量纲化后的指标比较。",
            "Figures are too large, or cancel, so that this way of ranking has no result. Choose another one, or compare normalised indicators.",
        )
        .to_string(),
    }
}

/// What a number must be, to follow “needs” or “应”.
fn need(lang: Lang, needs: Needs) -> String {
    match needs {
        Needs::Finite => pick(lang, "是有限的数", "a finite number").to_string(),
        Needs::Positive => pick(lang, "大于 0", "one above 0").to_string(),
        Needs::NotNegative => pick(lang, "不小于 0", "one from 0 up").to_string(),
        Needs::Within { lo, hi } if hi == f64::MAX => {
            pick(lang, format!("不小于 {}", plain(lo)), format!("one from {} up", plain(lo)))
        }
        Needs::Within { lo, hi } => {
            let (lo, hi) = (plain(lo), plain(hi));
            pick(lang, format!("在 {lo} 到 {hi} 之间"), format!("one from {lo} to {hi}"))
        }
        Needs::Above(bound) => pick(lang, format!("大于 {}", plain(bound)), format!("one above {}", plain(bound))),
    }
}

fn rules(lang: Lang, error: &RulesError) -> String {
    match error {
        RulesError::UnknownIndicator { code } => pick(
            lang,
            format!("规则用到的指标“{code}”不在指标体系里。请改规则，或换用含这项指标的数据。"),
            format!(
                "A rule is about the indicator “{code}”, which the framework has not. Change the rule or the data."
            ),
        ),
        RulesError::UnknownEntity { id } => pick(
            lang,
            format!("规则调整了“{id}”的等级，但数据里没有它。请删去这条调整。"),
            format!("A rule adjusts the grade of “{id}”, which is not in the data. Remove that adjustment."),
        ),
        RulesError::UnknownGroup { group } => unknown_group(lang, group),
        RulesError::UnknownGrade { grade } => pick(
            lang,
            format!("没有名为“{grade}”的等级。请改规则，或增设这个等级。"),
            format!("No grade is called “{grade}”. Change the rule or add the grade."),
        ),
        RulesError::BadNumber { path, value } => {
            let value = plain(*value);
            pick(
                lang,
                format!("规则里“{path}”的数值 {value} 不能用。请改成允许的数。"),
                format!("The value {value} of “{path}” in the rules cannot be used. Give another one."),
            )
        }
    }
}

fn unknown_group(lang: Lang, group: &str) -> String {
    pick(
        lang,
        format!("数据里没有分组“{group}”。请改选分组，或不按分组处理。"),
        format!("The data has no group “{group}”. Choose another group or none."),
    )
}

fn bad_availability(lang: Lang, availability: f64) -> String {
    let given = plain(availability);
    pick(
        lang,
        format!("数据齐备比例要在 0 到 1 之间，现在是 {given}。"),
        format!("The share of data that must be there is from 0 to 1, and {given} is not."),
    )
}

fn column_count(lang: Lang, columns: usize, indicators: usize) -> String {
    pick(
        lang,
        format!("数据有 {columns} 列，指标却有 {indicators} 项。请重新打开数据集。"),
        format!("There are {columns} columns for {indicators} indicators. Open the dataset again."),
    )
}

fn treat(lang: Lang, error: &TreatError) -> String {
    match error {
        TreatError::UnknownGroup { group } => unknown_group(lang, group),
        TreatError::UnknownDenominator { code, denominator } => pick(
            lang,
            format!("“{code}”要除以“{denominator}”，但数据里没有这一列。请补上这一列，或关闭“除以分母”。"),
            format!(
                "“{code}” is to be divided by “{denominator}”, which the data does not have. Add that column, or switch dividing off."
            ),
        ),
        TreatError::BadAvailability { availability } => bad_availability(lang, *availability),
        TreatError::BadOutliers { name, value } => {
            let value = plain(*value);
            pick(
                lang,
                format!("离群值处理的参数 {name} 不能是 {value}。请改成允许的数。"),
                format!("The parameter {name} of the outlier treatment cannot be {value}. Give another number."),
            )
        }
        TreatError::UnknownCode { code } => pick(
            lang,
            format!("方案要变换“{code}”或换它的分母，但它不是这份数据的指标。请在方案里去掉它。"),
            format!(
                "The scenario transforms or divides “{code}”, which is no indicator here. Remove it from the scenario."
            ),
        ),
        TreatError::BadTransform { code, entity: _, value } => {
            let value = plain(*value);
            pick(
                lang,
                format!("“{code}”里有 {value}，所选的变换算不出。请换一种变换，如 ln(1 + x)，或不变换。"),
                format!(
                    "“{code}” has {value}, for which the chosen function has no value. Choose another one, such as ln(1 + x), or none."
                ),
            )
        }
    }
}

fn normalise(lang: Lang, error: &NormaliseError) -> String {
    match error {
        NormaliseError::BadRange { range: [low, high] } => {
            let (low, high) = (plain(*low), plain(*high));
            pick(
                lang,
                format!("得分范围的下限（{low}）要小于上限（{high}）。"),
                format!("The lower end of the scale ({low}) must be below the upper one ({high})."),
            )
        }
        NormaliseError::BadSpread { mean, sd } => {
            let (mean, sd) = (plain(*mean), plain(*sd));
            pick(
                lang,
                format!("标准分的标准差（{sd}）要大于 0，均值（{mean}）要是有限的数。"),
                format!("The standard deviation ({sd}) must be above 0 and the mean ({mean}) a finite number."),
            )
        }
        NormaliseError::UnknownCode { code } => pick(
            lang,
            format!("方案给“{code}”定了换算办法，但它不是这份数据的指标。请在方案里去掉它。"),
            format!("The scenario sets a scale for “{code}”, which is no indicator here. Remove it from the scenario."),
        ),
        NormaliseError::BadScale { code, name, value } => {
            let value = plain(*value);
            pick(
                lang,
                format!("“{code}”单独的设置里，{name} 的 {value} 不能用。下限要小于上限，分段要从低到高。"),
                format!(
                    "In the settings of “{code}” alone, {value} of {name} cannot be used: lower ends come before upper ones, and bands rise."
                ),
            )
        }
        NormaliseError::NoGoalposts { code } => pick(
            lang,
            format!("“{code}”没有上下限，不能用阈值法。请换一种无量纲化方法，或不纳入这项指标。"),
            format!("“{code}” has no goalposts. Choose another normalisation or leave the indicator out."),
        ),
        NormaliseError::BadGoalposts { code, worst, best } => {
            let (worst, best) = (plain(*worst), plain(*best));
            pick(
                lang,
                format!("“{code}”的上下限（最差 {worst}，最好 {best}）不能用。两者不能相等，对数刻度还须都大于 0。"),
                format!(
                    "The goalposts of “{code}” (worst {worst}, best {best}) cannot be used: they must differ, and on a logarithmic scale both be above 0."
                ),
            )
        }
        NormaliseError::NoTarget { code } => pick(
            lang,
            format!("“{code}”没有目标值，不能按与目标的距离计算。请换一种无量纲化方法。"),
            format!("“{code}” has no target to measure to. Choose another normalisation."),
        ),
        NormaliseError::BadBase { code, base } => {
            let base = plain(*base);
            pick(
                lang,
                format!("“{code}”的基准值是 {base}，基准值要大于 0。请换一种无量纲化方法，或不纳入这项指标。"),
                format!(
                    "The base of “{code}” is {base}, and a base must be above 0. Choose another normalisation or leave the indicator out."
                ),
            )
        }
        NormaliseError::NoReference => pick(
            lang,
            "没有选参照对象，不能按与参照的距离计算。请换一种无量纲化方法。",
            "There is no reference to measure to. Choose another normalisation.",
        )
        .to_string(),
        NormaliseError::BadReference { code } => pick(
            lang,
            format!("参照对象的“{code}”没有数值，或是最差的一个，不能以它为准。请另选参照对象。"),
            format!("The reference has no value of “{code}”, or the worst one. Choose another reference."),
        ),
        NormaliseError::ColumnCount { columns, indicators } => column_count(lang, *columns, *indicators),
    }
}

fn weight(lang: Lang, error: &WeightError) -> String {
    match error {
        WeightError::UnknownCode { code } => pick(
            lang,
            format!("方案改了“{code}”的权重，但这份数据没有它。请恢复官方权重。"),
            format!("The scenario weighs “{code}”, which this dataset does not have. Go back to the official weights."),
        ),
        WeightError::BadWeight { code, weight } => {
            let weight = plain(*weight);
            pick(
                lang,
                format!("“{code}”的权重 {weight} 无效。请填不小于 0 的数字。"),
                format!("The weight {weight} of “{code}” cannot be used. Write a number from 0 up."),
            )
        }
        WeightError::ZeroWeights { parent } => pick(
            lang,
            format!("“{parent}”下面纳入评价的各项权重都是 0。请至少给一项大于 0 的权重。"),
            format!("Everything below “{parent}” that takes part has weight 0. Give at least one a weight above 0."),
        ),
        WeightError::NothingLeft => {
            pick(lang, "所有指标都没有纳入评价。请至少纳入一项。", "Every indicator is left out. Include at least one.")
                .to_string()
        }
    }
}

fn aggregate(lang: Lang, error: &AggregateError) -> String {
    match error {
        AggregateError::BadPower { power } => {
            let power = plain(*power);
            pick(
                lang,
                format!("幂平均的指数不能是 {power}。请填不为 0 的数字。"),
                format!("The exponent of the power mean cannot be {power}. Write a number other than 0."),
            )
        }
        AggregateError::BadAvailability { availability } => bad_availability(lang, *availability),
        AggregateError::TooManyLevels { levels, of } => pick(
            lang,
            format!("给 {levels} 层定了合成方法，但指标体系在指标之上只有 {of} 层。请去掉多余的。"),
            format!(
                "Means are given for {levels} levels, and the framework has {of} above its indicators. Remove the rest."
            ),
        ),
        AggregateError::NotPositive { node, child, entity: _, value, n_cells } => {
            let value = plain(*value);
            pick(
                lang,
                format!(
                    "“{node}”用几何或调和平均合成，而“{child}”有不大于 0 的得分（如 {value}，共 {n_cells} 处），算不出。请改用算术平均，或把得分范围改为 1 到 100。"
                ),
                format!(
                    "“{node}” is a geometric or harmonic mean, and “{child}” has scores that are not above 0 (such as {value}; {n_cells} in all). Use the arithmetic mean, or a scale from 1 to 100."
                ),
            )
        }
        AggregateError::UnknownNode { code } => pick(
            lang,
            format!("方案给“{code}”定了合成方法，但它不是指标体系里的上级。请在方案里去掉它。"),
            format!(
                "The scenario says how “{code}” is joined, which is no aggregate here. Remove it from the scenario."
            ),
        ),
        AggregateError::TooMany { found, most } => pick(
            lang,
            format!("有 {found} 个园区，两两比较的合成最多 {most} 个。请换一种合成方法。"),
            format!(
                "There are {found} parks, and comparing pair by pair goes up to {most}. Choose another aggregation."
            ),
        ),
        AggregateError::NoParts { node } => pick(
            lang,
            format!("“{node}”的得分来自园区之间的比较，不是各指标之和，因此没有逐项的答案。"),
            format!(
                "The score of “{node}” comes from comparing parks and is no sum of indicators, so there is no answer by indicator."
            ),
        ),
        AggregateError::ColumnCount { columns, indicators } => column_count(lang, *columns, *indicators),
    }
}
