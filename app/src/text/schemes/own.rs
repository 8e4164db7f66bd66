//! Why a person's file is no scheme: the place, what is wrong there, and what to do.

use scoring::scheme::{SchemeError, SchemeProblem};

use super::super::number::{bytes, plain};
use super::super::pick;
use crate::notice::OwnSchemeError;
use crate::prefs::Lang;

/// A scheme was opened.
pub fn opened(lang: Lang, name: &str) -> String {
    pick(
        lang,
        format!("已打开“{name}”。它只存在这个浏览器里。"),
        format!("“{name}” is open. It is kept in this browser only."),
    )
}

/// A head, and one line for each fault.
pub fn refused(lang: Lang, file: &str, error: &OwnSchemeError) -> (String, Vec<String>) {
    let head = |zh: String, en: String| pick(lang, zh, en);
    match error {
        OwnSchemeError::Unreadable => (
            head(
                format!("浏览器读不了 {file}：可能已被移动、删除或没有权限。请重新选择。"),
                format!("The browser cannot read {file}: it may have been moved or deleted. Choose it again."),
            ),
            Vec::new(),
        ),
        OwnSchemeError::TooLarge { bytes: found, most } => (
            head(
                format!("{file} 有 {}，标准文件不会超过 {}。请检查是不是选错了文件。", bytes(*found), bytes(*most)),
                format!(
                    "{file} has {}, and a scheme has at most {}. Is it the right file?",
                    bytes(*found),
                    bytes(*most)
                ),
            ),
            Vec::new(),
        ),
        OwnSchemeError::NotText => (
            head(
                format!("{file} 不是文本。请选择 JSON 格式的标准文件，用 UTF-8 保存。"),
                format!("{file} is no text. Choose a scheme in JSON, saved as UTF-8."),
            ),
            Vec::new(),
        ),
        OwnSchemeError::Taken { id } => (
            head(
                format!("{file} 的 id“{id}”与内置标准相同。请在文件里改一个 id，再打开。"),
                format!("The id “{id}” of {file} is that of a built-in scheme. Give it another id and open it again."),
            ),
            Vec::new(),
        ),
        OwnSchemeError::NotRead(error) => (
            head(
                format!("{file} 没有打开；原来的标准都还在。请按下面的提示修改后重新打开："),
                format!("{file} was not opened; all schemes are as they were. Mend what follows and open it again:"),
            ),
            faults(lang, error),
        ),
    }
}

fn faults(lang: Lang, error: &SchemeError) -> Vec<String> {
    let place = |line: &usize, column: &usize| {
        pick(lang, format!("第 {line} 行第 {column} 个字符："), format!("Line {line}, character {column}: "))
    };
    match error {
        SchemeError::NotJson { line, column } => vec![format!(
            "{}{}",
            place(line, column),
            pick(
                lang,
                "不是 JSON。请检查前面有没有漏掉的逗号、引号或括号。",
                "no JSON. Look for a comma, quote or bracket that is missing before it."
            )
        )],
        SchemeError::Format { line, column, detail } => {
            vec![format!("{}{}", place(line, column), format(lang, detail))]
        }
        SchemeError::OtherVersion { found, known } => vec![pick(
            lang,
            format!("字段 yuanheng_framework：是 {found}，本页读的格式是 {known}。请换用对应版本的文件。"),
            format!(
                "Field yuanheng_framework: it is {found}, and this page reads format {known}. Take a file of that format."
            ),
        )],
        SchemeError::Problems(problems) => problems.iter().map(|one| problem(lang, one)).collect(),
    }
}

/// The reader's English sentence in the person's language, as far as its kind is known.
fn format(lang: Lang, detail: &str) -> String {
    let names: Vec<&str> = detail.split('`').skip(1).step_by(2).collect();
    let others = names.get(1..).unwrap_or_default().join(pick(lang, "、", ", "));
    let name = names.first().copied().unwrap_or_default();
    let known = |zh: String, en: String| pick(lang, zh, en);
    match detail {
        _ if detail.starts_with("missing field") => {
            known(format!("缺少字段 {name}，请补上。"), format!("the field {name} is missing: add it."))
        }
        _ if detail.starts_with("unknown field") => known(
            format!("不认得字段 {name}，请改名或删去；这里可以有：{others}。"),
            format!("the field {name} is not known: rename or remove it. Known here: {others}."),
        ),
        _ if detail.starts_with("unknown variant") => {
            known(format!("不认得“{name}”，可以写：{others}。"), format!("“{name}” is not known. It may be: {others}."))
        }
        _ if detail.starts_with("duplicate field") => {
            known(format!("字段 {name} 写了两次，请留一个。"), format!("the field {name} stands twice: keep one."))
        }
        _ if detail.starts_with("invalid") => {
            let what = detail.split(" at line ").next().unwrap_or(detail);
            known(format!("数值的类型不对（{what}），请按要求改写。"), format!("{what}: write it as expected."))
        }
        _ => known(format!("格式不对（{detail}）。"), format!("not the format ({detail}).")),
    }
}

fn problem(lang: Lang, problem: &SchemeProblem) -> String {
    let say = |zh: String, en: String| pick(lang, zh, en);
    match problem {
        SchemeProblem::Nameless { field } => say(
            format!("“{field}”：没有名称，或缺一种语言。请写上 zh 和 en。"),
            format!("“{field}”: without a name in one of the languages. Write both zh and en."),
        ),
        SchemeProblem::BadDates => say(
            "dates：日期写法不对，或开始晚于结束。请写作 2026、2026-04 或 2026-04-01。".into(),
            "dates: not a date, or it begins after its end. Write 2026, 2026-04 or 2026-04-01.".into(),
        ),
        SchemeProblem::NoSource => say(
            "sources：没有来源，或来源没有标题。请至少写一个来源。".into(),
            "sources: none, or one without a title. Name at least one source.".into(),
        ),
        SchemeProblem::DuplicateCode { code } => say(
            format!("代码“{code}”用了不止一次。请改成不同的代码。"),
            format!("The code “{code}” is used twice. Give one of them another."),
        ),
        SchemeProblem::UnknownParent { code, parent } => say(
            format!("“{code}”的上级“{parent}”不存在。请改 parent，或补上这个上级。"),
            format!("The parent “{parent}” of “{code}” does not exist. Change it, or add that parent."),
        ),
        SchemeProblem::NotOneTotal { found } => say(
            format!("nodes：没有上级的总项有 {found} 个。除只有条件的标准外，应恰好一个。"),
            format!(
                "nodes: {found} stand at the top without a parent. There must be exactly one, and none where there are gates only."
            ),
        ),
        SchemeProblem::Cycle { code } => say(
            format!("“{code}”绕了一圈成了自己的上级。请改 parent。"),
            format!("“{code}” is above itself by a circle of parents. Change one of them."),
        ),
        SchemeProblem::Childless { code } => say(
            format!("“{code}”下面没有任何指标。请补上，或删去它。"),
            format!("Nothing is below “{code}”. Add something, or remove it."),
        ),
        SchemeProblem::BadWeight { code } => say(
            format!("“{code}”的权重不对：应写的没写、不该写的写了，或不大于 0。"),
            format!("The weight of “{code}” is missing, not to be there, or not above 0."),
        ),
        SchemeProblem::WeightsDiffer { code, stated, found } => {
            let (stated, found) = (plain(*stated), plain(*found));
            say(
                format!("“{code}”写的权重是 {stated}，下级合计是 {found}。请让两者一致。"),
                format!("“{code}” states a weight of {stated}, and what is below makes {found}. Make them agree."),
            )
        }
        SchemeProblem::BadMinimum { code } => say(
            format!("“{code}”的最低分应大于 0 且不超过它的权重。"),
            format!("The minimum of “{code}” must be above 0 and at most its weight."),
        ),
        SchemeProblem::RuleOfOtherShape { code } => say(
            format!("“{code}”的计分办法与标准的 shape 不配。请改其中一个。"),
            format!("The rule of “{code}” does not go with the scheme's shape. Change one of them."),
        ),
        SchemeProblem::BadRule { code } => say(
            format!("“{code}”的计分办法前后不符：界限次序、得分个数或最高分与权重不一致。"),
            format!(
                "The rule of “{code}” contradicts itself: limits out of order, too few points, or the most is not the weight."
            ),
        ),
        SchemeProblem::UnknownItem { gate, item } => say(
            format!("条件“{gate}”用到的指标“{item}”不存在。请改代码，或补上这个指标。"),
            format!(
                "The condition “{gate}” looks at the item “{item}”, which does not exist. Change it, or add the item."
            ),
        ),
        SchemeProblem::EmptyTest { gate } => say(
            format!("条件“{gate}”是空的，或界限不是数。请写完整。"),
            format!("The condition “{gate}” is empty, or its limit is no number. Complete it."),
        ),
        SchemeProblem::NothingToJudge => say(
            "只有条件的标准没有条件，或直通条件没有可以替代的最低分。".into(),
            "There is no gate where there is nothing else, or a direct path where there is no minimum to bypass."
                .into(),
        ),
        SchemeProblem::BadGrading => say(
            "grading：等级的 labels、names 和 shares 对不上：shares 比等级少一个，合计不超过 1。".into(),
            "grading: labels, names and shares do not fit: one share fewer than grades, together at most 1.".into(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_sentences_are_told_in_both_languages() {
        for (detail, zh, en) in [
            (
                "missing field `name` at line 3 column 1",
                "缺少字段 name，请补上。",
                "the field name is missing: add it.",
            ),
            (
                "unknown field `nam`, expected `id` or `name` at line 3 column 1",
                "不认得字段 nam，请改名或删去；这里可以有：id、name。",
                "the field nam is not known: rename or remove it. Known here: id, name.",
            ),
            (
                "unknown variant `parc`, expected `park` or `enterprise`",
                "不认得“parc”，可以写：park、enterprise。",
                "“parc” is not known. It may be: park, enterprise.",
            ),
        ] {
            assert_eq!(format(Lang::Zh, detail), zh);
            assert_eq!(format(Lang::En, detail), en);
        }
        assert!(format(Lang::Zh, "invalid type: string \"a\", expected f64 at line 2 column 3").contains("类型不对"));
    }

    #[test]
    fn every_fault_has_its_place_and_its_line() {
        let error = SchemeError::Problems(vec![
            SchemeProblem::WeightsDiffer { code: "total".into(), stated: 100.0, found: 98.0 },
            SchemeProblem::NoSource,
        ]);
        let (head, lines) = refused(Lang::Zh, "我的.json", &OwnSchemeError::NotRead(error));
        assert!(head.contains("我的.json"));
        assert_eq!(lines.first().map(String::as_str), Some("“total”写的权重是 100，下级合计是 98。请让两者一致。"));
        assert_eq!(lines.len(), 2);
    }
}
