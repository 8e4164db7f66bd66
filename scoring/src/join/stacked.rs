//! What became of tables of the same columns, each of one period: which file gave which, and what is not certain about it.

use serde::{Deserialize, Serialize};

/// Tables are of one form when so many of a hundred of their columns are the same.
pub(super) const LEAST_ALIKE_PERCENT: usize = 60;

/// Tables that have the same columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stack {
    pub tables: Vec<StackedTable>,
    /// They were put one under the other; else they stayed what they are.
    pub is_done: bool,
    /// What a person should decide; none where nothing was guessed or a person did.
    pub doubts: Vec<Doubt>,
}

/// One table, and the period its rows are of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackedTable {
    pub file: String,
    /// Empty where nothing says it, and where its rows say it themselves.
    pub period: String,
    pub from: PeriodFrom,
    /// The text that says it.
    pub text: String,
    /// Another period that a text says, and that text.
    pub other: Option<(String, String)>,
    pub n_rows: usize,
    /// Columns that others of the stack have and this one lacks.
    pub lacks: Vec<String>,
}

/// What says which period a table is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeriodFrom {
    #[default]
    Nowhere,
    /// A column of its own.
    Column,
    Sheet,
    /// A row above the header.
    Title,
    File,
    Folder,
    Person,
}

/// Why a person should look at a stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Of some tables nothing says which period they are of.
    NoPeriod,
    /// Two tables have rows of the same entity and period.
    SamePeriod,
    /// A title and a file's name say different periods.
    Disputed,
    /// Not all have the same columns.
    Columns,
}

impl StackedTable {
    /// A person said that it is not to be stacked.
    pub fn is_kept_out(&self) -> bool {
        self.from == PeriodFrom::Person && self.period.is_empty()
    }
}

impl Stack {
    /// What it says waits for a person.
    pub fn is_open(&self) -> bool {
        !self.doubts.is_empty()
    }
}

/// Two of the tables have columns enough in common to be a stack, years in their headers aside. What stacks them is in the larger reader.
#[cfg(any(test, not(feature = "workbooks")))]
pub fn may_stack(tables: &[crate::intake::RawTable]) -> bool {
    let plain = |header: &String| header.replace(|c: char| c.is_ascii_digit() || c == '年', "");
    let headers: Vec<Vec<String>> = tables.iter().map(|table| table.header.iter().map(plain).collect()).collect();
    let alike = |a: &Vec<String>, b: &Vec<String>| {
        let shared = a.iter().filter(|header| b.contains(header)).count();
        100 * shared >= LEAST_ALIKE_PERCENT * a.len().max(b.len())
    };
    headers.iter().enumerate().any(|(at, one)| headers.iter().take(at).any(|other| alike(one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::RawTable;

    #[test]
    fn years_of_one_form_ask_for_the_larger_reader_and_departments_do_not() {
        let table =
            |header: &[&str]| RawTable { header: header.iter().map(|&h| h.into()).collect(), ..RawTable::default() };
        let year = |year: u32| table(&["企业名称", &format!("{year}年产值"), "税收"]);
        assert!(may_stack(&[table(&["企业名称", "用电量"]), year(2023), year(2024)]));
        assert!(!may_stack(&[table(&["企业名称", "用电量"]), year(2023)]));
        assert!(!may_stack(&[year(2023)]));
    }
}
