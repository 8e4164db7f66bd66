//! A workbook as data: sheets of cells, what may be chosen in them, and what is said beside them.

use serde::{Deserialize, Serialize};

/// One cell as a spreadsheet knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Shown as it is: never run as a formula, whatever it starts with.
    Text(String),
    /// Written with all its digits.
    Number(f64),
    Missing,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Missing where there is none.
    pub fn number(value: Option<f64>) -> Self {
        value.filter(|value| value.is_finite()).map_or(Self::Missing, Self::Number)
    }
}

/// The words that may stand in a column from the second row on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum List {
    Words(Vec<String>),
    /// What stands in a column of another sheet from its second row on.
    Column {
        sheet: String,
        column: u32,
    },
}

/// What is said where a column is filled in, and what may be chosen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// From 0.
    pub column: u32,
    /// Both are shown beside a cell that is entered; empty for none.
    pub title: String,
    pub text: String,
    pub list: Option<List>,
}

/// A sheet whose first row heads its columns and stays in sight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    pub hints: Vec<Hint>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    pub sheets: Vec<Sheet>,
}

/// Why sheets do not fit into a workbook: the limits are those of every spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookError {
    NoSheet,
    TooManyRows {
        sheet: String,
        n: usize,
        limit: usize,
    },
    TooManyColumns {
        sheet: String,
        n: usize,
        limit: usize,
    },
    /// A text that no cell takes; row and column count from 1.
    TextTooLong {
        sheet: String,
        row: usize,
        column: usize,
        limit: usize,
    },
    /// What is packed is larger than a zip archive may be.
    TooLarge,
}
