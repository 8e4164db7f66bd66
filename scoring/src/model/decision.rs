//! What a person decides about tables before they are one dataset: who is whom, which of two rows counts, which period a table is of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One decision. It is found by names and codes and not by rows, so that next year's files get it too; a period by the file's name.
///
/// Written as a list of words: `["same", "甲厂", "乙厂"]`, `["last", "a"]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Decision {
    pub what: DecisionKind,
    /// A name, a credit code that is written wrong, the id that stands in two rows, or a table's file.
    pub of: String,
    /// The other name, the code as it is right, or the period; empty where there is none.
    pub to: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionKind {
    /// Two names are one entity's, where tables are joined.
    Same,
    /// Two names are alike and of two entities: they are not proposed again.
    Apart,
    /// A credit code is another.
    Code,
    /// Of several rows for one id and period the first counts.
    First,
    /// Of these the last counts.
    Last,
    /// The period of a table by its file (a workbook's sheet after `!`); without one it is not put under others.
    Period,
}

/// How each kind is written.
const WORDS: [(DecisionKind, &str); 6] = [
    (DecisionKind::Same, "same"),
    (DecisionKind::Apart, "apart"),
    (DecisionKind::Code, "code"),
    (DecisionKind::First, "first"),
    (DecisionKind::Last, "last"),
    (DecisionKind::Period, "period"),
];

/// Words that are no decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDecision;

impl fmt::Display for NoDecision {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("expected same, apart, code, first, last or period and one or two words after it")
    }
}

impl TryFrom<Vec<String>> for Decision {
    type Error = NoDecision;

    fn try_from(words: Vec<String>) -> Result<Self, NoDecision> {
        let mut words = words.into_iter();
        let kind = words.next().and_then(|word| WORDS.iter().find(|(_, known)| *known == word));
        let (of, to) = (words.next(), words.next());
        match (kind, of, words.next()) {
            (Some(&(what, _)), Some(of), None) => Ok(Self { what, of, to: to.unwrap_or_default() }),
            _ => Err(NoDecision),
        }
    }
}

impl From<Decision> for Vec<String> {
    fn from(one: Decision) -> Self {
        let kind = WORDS.iter().find(|(what, _)| *what == one.what).map_or("", |(_, word)| *word);
        let mut words = vec![kind.to_string(), one.of];
        words.extend(Some(one.to).filter(|to| !to.is_empty()));
        words
    }
}

impl Decision {
    pub fn new(what: DecisionKind, of: impl Into<String>, to: impl Into<String>) -> Self {
        Self { what, of: of.into(), to: to.into() }
    }

    /// Both answer one question, so that only one of them can hold.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        use DecisionKind::{Apart, Code, First, Last, Period, Same};
        match (self.what, other.what) {
            (Same | Apart, Same | Apart) => {
                (&self.of, &self.to) == (&other.of, &other.to) || (&self.of, &self.to) == (&other.to, &other.of)
            }
            (Code, Code) | (Period, Period) => self.of == other.of,
            (First | Last, First | Last) => (&self.of, &self.to) == (&other.of, &other.to),
            _ => false,
        }
    }
}

/// A row of an id (and period) that an earlier row of the same table has, which nobody decided about yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Double {
    pub id: String,
    /// Empty where the table has none.
    pub period: String,
    pub file: String,
    pub row: u32,
    pub first_row: u32,
    /// Both rows say the same in every cell, so that either may go.
    pub is_equal: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_about_the_same_where_only_one_can_hold() {
        use DecisionKind::{Apart, Code, First, Last, Period, Same};
        let check = |one: (DecisionKind, &str, &str), other: (DecisionKind, &str, &str), expect: bool| {
            let (one, other) = (Decision::new(one.0, one.1, one.2), Decision::new(other.0, other.1, other.2));
            assert_eq!(
                (one.is_about_the_same(&other), other.is_about_the_same(&one)),
                (expect, expect),
                "{one:?} {other:?}"
            );
        };
        check((Same, "a", "b"), (Apart, "b", "a"), true);
        check((Same, "a", "b"), (Same, "a", "c"), false);
        check((Code, "1", "2"), (Code, "1", "3"), true);
        check((Code, "1", "2"), (Code, "2", "1"), false);
        check((First, "a", "2024"), (Last, "a", "2024"), true);
        check((First, "a", "2024"), (First, "a", "2023"), false);
        check((Same, "a", "b"), (First, "a", "b"), false);
        check((Period, "a.csv", "2023"), (Period, "a.csv", ""), true);
        check((Period, "a.csv", "2023"), (Period, "b.csv", "2023"), false);
    }
}
