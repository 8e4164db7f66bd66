//! Problems, refusals and errors in words: what is wrong, where, what to do.

mod codes;
mod compute;
mod en;
mod framework_en;
mod parquet;
mod scenario;
mod stacking;
mod zh;

use scoring::model::{At, Problem, ProblemKind, Severity};

use super::pick;
use crate::prefs::Lang;

pub use compute::evaluate_error;
pub use scenario::{scenario_error, scenario_problem};

/// One finding in words, for three columns or three lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// File, row and column, as a person would look for them.
    pub place: String,
    pub what: String,
    pub hint: String,
}

/// What is wrong and what to do.
type Words = (String, String);

pub fn problem(lang: Lang, problem: &Problem) -> Worded {
    let (what, hint) = match lang {
        Lang::Zh => zh::kind(&problem.kind),
        Lang::En => en::kind(&problem.kind),
    };
    Worded { place: place(lang, &problem.at), what, hint }
}

/// A finding with the indicators it is about called by their names: a code says little to a reader of the page.
pub fn problem_named(lang: Lang, found: &Problem, name: impl Fn(&str) -> Option<String>) -> Worded {
    let mut found = found.clone();
    if let Some(code) = code_of(&mut found.kind)
        && let Some(name) = name(code)
    {
        *code = name;
    }
    problem(lang, &found)
}

/// The indicator a finding is about.
fn code_of(kind: &mut ProblemKind) -> Option<&mut String> {
    match kind {
        ProblemKind::IndicatorWithoutValues { code }
        | ProblemKind::ConstantIndicator { code, .. }
        | ProblemKind::ShareAsPercent { code }
        | ProblemKind::EverythingMissing { code }
        | ProblemKind::MissingValues { code, .. }
        | ProblemKind::WeightAssumed { code }
        | ProblemKind::DirectionAssumed { code }
        | ProblemKind::DirectionGuessed { code }
        | ProblemKind::UnknownDenominator { code, .. }
        | ProblemKind::LevelDiffers { code, .. }
        | ProblemKind::BadGoalposts { code }
        | ProblemKind::DuplicateValue { indicator: code, .. } => Some(code),
        ProblemKind::Repeated { kind, .. } => code_of(kind),
        _ => None,
    }
}

/// How bad a finding is, in a word or two.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    let (zh, en) = match severity {
        Severity::Fatal => ("无法打开", "Cannot open"),
        Severity::Error => ("有内容未读入", "Left out"),
        Severity::Warning => ("请核对", "Please check"),
        Severity::Note => ("处理说明", "Note"),
    };
    pick(lang, zh, en)
}

/// `年报.zip 里的 values.csv，第 12 行，“tax”列`.
fn place(lang: Lang, at: &At) -> String {
    let (joint, nowhere) = pick(lang, ("，", "所选文件"), (", ", "the files chosen"));
    let mut parts = Vec::new();
    match at.file.split_once('!') {
        _ if at.file.is_empty() => parts.push(nowhere.to_string()),
        Some((archive, member)) => {
            parts.push(pick(lang, format!("{archive} 里的 {member}"), format!("{member} in {archive}")));
        }
        None => parts.push(at.file.clone()),
    }
    if let Some(row) = at.row {
        parts.push(pick(lang, format!("第 {row} 行"), format!("row {row}")));
    }
    if let Some(column) = &at.column {
        parts.push(pick(lang, format!("“{column}”列"), format!("column “{column}”")));
    }
    parts.join(joint)
}

/// Line and column at the end of a JSON reader's message.
fn json_position(message: &str) -> Option<(u32, u32)> {
    let (_, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// `A → B → A`: the codes, back to the first.
fn circle(codes: &[String]) -> String {
    codes.iter().chain(codes.first()).map(String::as_str).collect::<Vec<_>>().join(" → ")
}

/// Fixed words as [`Words`].
trait Owned {
    fn owned(self) -> Words;
}

impl Owned for (&str, &str) {
    fn owned(self) -> Words {
        (self.0.to_string(), self.1.to_string())
    }
}

#[cfg(test)]
mod tests;
