//! Why a scenario was not used, in both languages.

use scoring::scenario::{FieldError, FieldErrorKind, ScenarioError, ScenarioProblem};

use crate::prefs::Lang;
use crate::text::number::plain;
use crate::text::pick;

/// Why a text is no scenario, and what to do.
pub fn scenario_error(lang: Lang, error: &ScenarioError) -> String {
    match error {
        ScenarioError::NotJson { line, column } => pick(
            lang,
            format!(
                "这不是完整的方案文件：第 {line} 行第 {column} 个字符处读不下去。请向发送者重新索取，或另选由“方案存为文件”得到的文件。"
            ),
            format!(
                "This is no whole scenario: it breaks off at line {line}, character {column}. Ask the sender for it again, or choose a file that “Save scenario to a file” wrote."
            ),
        ),
        ScenarioError::NotAnObject => pick(
            lang,
            "这个文件里没有方案。请选择由“方案存为文件”得到的文件。",
            "There is no scenario in this file. Choose one that “Save scenario to a file” wrote.",
        )
        .into(),
        ScenarioError::NotAVersion => pick(
            lang,
            "方案文件的版本号（yuanheng）写得不对，应为 1。请改正后再打开。",
            "The version of the scenario (yuanheng) should be 1. Correct it and open the file again.",
        )
        .into(),
        ScenarioError::NewerVersion { found, known } => pick(
            lang,
            format!("这个方案由更新的版本保存（格式 {found}，本页只认得到 {known}），未采用。请换用新版页面打开。"),
            format!(
                "This scenario was saved by a newer version (format {found}; this page knows up to {known}) and was not used. Open it with the newer page."
            ),
        ),
        ScenarioError::Fields(errors) => {
            let lines: Vec<String> = errors.iter().map(|error| field(lang, error)).collect();
            pick(
                lang,
                format!("方案里有 {} 处看不懂，未采用：{}。请改正后再打开。", lines.len(), lines.join("；")),
                format!(
                    "The scenario was not used: {} of its fields are not understood: {}. Correct them and open it again.",
                    lines.len(),
                    lines.join("; ")
                ),
            )
        }
    }
}

fn field(lang: Lang, error: &FieldError) -> String {
    let path = path(lang, &error.path);
    match error.kind {
        FieldErrorKind::UnknownField => pick(lang, format!("没有{path}这一项"), format!("{path} is no field")),
        FieldErrorKind::UnknownWord => {
            pick(lang, format!("{path}的取值不在可选范围内"), format!("{path} has a word that is no choice"))
        }
        FieldErrorKind::WrongType => {
            pick(lang, format!("{path}的写法不对"), format!("{path} has a value of the wrong type"))
        }
    }
}

/// What in a scenario does not fit the dataset.
pub fn scenario_problem(lang: Lang, problem: &ScenarioProblem) -> String {
    match problem {
        ScenarioProblem::OtherDataset { made_on, here } => {
            let (made_on, here) = (made_on.short(), here.short());
            pick(
                lang,
                format!("方案是在另一份数据（指纹 {made_on}）上做的，当前数据的指纹是 {here}"),
                format!("it was made on other data (fingerprint {made_on}, here {here})"),
            )
        }
        ScenarioProblem::UnknownNode { path, code } => {
            let path = self::path(lang, path);
            pick(
                lang,
                format!("{path}提到的“{code}”不在指标体系里"),
                format!("{path} names “{code}”, which is not in the framework"),
            )
        }
        ScenarioProblem::NotAnIndicator { path, code } => {
            let path = self::path(lang, path);
            pick(
                lang,
                format!("{path}提到的“{code}”是上级，不是指标"),
                format!("{path} names “{code}”, which is an aggregate and no indicator"),
            )
        }
        ScenarioProblem::NotAnAggregate { path, code } => {
            let path = self::path(lang, path);
            pick(
                lang,
                format!("{path}提到的“{code}”是指标，下面没有别的项"),
                format!("{path} names “{code}”, which is an indicator with nothing below it"),
            )
        }
        ScenarioProblem::NoEffect { path } => {
            let path = self::path(lang, path);
            pick(lang, format!("{path}写在了不起作用的地方"), format!("{path} is where nothing reads it"))
        }
        ScenarioProblem::UnknownEntity { path, id } => {
            let path = self::path(lang, path);
            pick(
                lang,
                format!("{path}提到的“{id}”不在评价对象里"),
                format!("{path} names “{id}”, which is no park here"),
            )
        }
        ScenarioProblem::UnknownPeriod { period } => {
            pick(lang, format!("数据里没有“{period}”这一年"), format!("the data has no year “{period}”"))
        }
        ScenarioProblem::UnknownGroup { path, group } => {
            let path = self::path(lang, path);
            pick(
                lang,
                format!("{path}提到的分组“{group}”不存在"),
                format!("{path} names the group “{group}”, which is not here"),
            )
        }
        ScenarioProblem::UnknownCategory { group, category } => {
            pick(lang, format!("分组“{group}”里没有“{category}”"), format!("the group “{group}” has no “{category}”"))
        }
        ScenarioProblem::OutOfRange { path, value } => {
            let (path, value) = (self::path(lang, path), plain(*value));
            pick(
                lang,
                format!("{path}的数值 {value} 超出允许的范围"),
                format!("the value {value} of {path} is out of range"),
            )
        }
        ScenarioProblem::UnknownGrade { path, grade } => {
            let path = self::path(lang, path);
            pick(lang, format!("{path}里没有名为“{grade}”的等级"), format!("{path}: no grade is called “{grade}”"))
        }
        ScenarioProblem::GradesMismatch { labels, shares } => pick(
            lang,
            format!("等级有 {labels} 个名称，却有 {shares} 个比例；比例应比名称少 1 个"),
            format!("there are {labels} grades and {shares} shares; there should be one share fewer than grades"),
        ),
    }
}

/// `无量纲化（normalise.method）`: the part of the page it is about, and the field as the file has it.
fn path(lang: Lang, path: &str) -> String {
    let part = path.split(['.', '[']).next().unwrap_or_default();
    let (zh, en) = match part {
        "period" => ("年份", "Year"),
        "weigh" => ("定权", "Weights found"),
        "weights" => ("权重", "Weights"),
        "locks" => ("锁定的权重", "Locked weights"),
        "drop" => ("不纳入的指标", "Indicators left out"),
        "repairs" => ("数据修正", "Corrections"),
        "improve" => ("假设值", "Assumed values"),
        "treat" => ("数据处理", "Treatment"),
        "normalise" => ("无量纲化", "Normalisation"),
        "aggregate" => ("合成", "Aggregation"),
        "rank" => ("排名方法", "Way of ranking"),
        "grades" => ("等级", "Grades"),
        "scheme" => ("评价标准", "Scheme"),
        "rules" => ("规则", "Rules"),
        "focus" => ("关注的园区", "Park in focus"),
        "pins" => ("置顶的园区", "Pinned parks"),
        "compare" | "reference" => ("对标的园区", "Compared parks"),
        "filter" => ("筛选", "Filter"),
        "certainty" => ("可信度", "Certainty"),
        "revenue" => ("房东到股东", "Revenue"),
        _ => return format!("“{path}”"),
    };
    pick(lang, format!("{zh}（{path}）"), format!("{en} ({path})"))
}
