//! Problems, refusals and errors in words: what is wrong, where, what to do.

mod compute;
mod en;
mod scenario;
mod zh;

use scoring::model::{At, Problem, Severity};

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
