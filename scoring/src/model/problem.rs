//! Something found in the input that a person should know: where, what, how bad.

use serde::{Deserialize, Serialize};

use super::FrameworkError;

/// A place in a file, as a person would look for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    /// File name, with the member's name after `!` when inside an archive.
    pub file: String,
    /// 1-based line or row as a spreadsheet shows it.
    pub row: Option<u32>,
    /// Header of the column.
    pub column: Option<String>,
}

impl At {
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), row: None, column: None }
    }

    pub fn row(file: impl Into<String>, row: u32) -> Self {
        Self { row: Some(row), ..Self::file(file) }
    }

    pub fn cell(file: impl Into<String>, row: u32, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..Self::row(file, row) }
    }

    pub fn column(file: impl Into<String>, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..Self::file(file) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing can be loaded.
    Fatal,
    /// Something was left out.
    Error,
    /// Loaded, but look at it.
    Warning,
    /// What was done, so that nobody wonders.
    Note,
}

/// What was found. The interface words each in both languages with a hint what to do; the command words it in English.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ProblemKind {
    EmptyFile,
    /// Bytes are no text in any encoding that is known; the offset is the first that does not fit.
    UndecodableText {
        offset: usize,
    },
    /// Read in this encoding, which was guessed.
    DecodedAs {
        encoding: String,
    },
    /// Larger than can be read here.
    TooLarge {
        bytes: u64,
        limit_bytes: u64,
    },
    NotAZip,
    /// The archive would unpack to more than its limit.
    ZipBomb {
        unpacked_bytes: u64,
        limit_bytes: u64,
    },
    UnsupportedFormat {
        extension: String,
    },
    MissingFile {
        name: String,
    },
    BadJson {
        message: String,
    },
    /// A text file whose quotes never close.
    UnclosedQuote,
    /// This row has another number of cells than the header.
    RaggedRow {
        cells: usize,
        header: usize,
    },
    DuplicateHeader {
        header: String,
    },
    EmptyHeader,
    MissingColumn {
        header: String,
    },
    NoNumericColumn,
    NoRows,
    OneEntity,
    DuplicateId {
        id: String,
        first_row: u32,
    },
    /// The row repeats another one to the letter and was left out.
    DuplicateRow {
        first_row: u32,
    },
    DuplicateValue {
        id: String,
        indicator: String,
        first_row: u32,
    },
    UnknownEntity {
        id: String,
    },
    UnknownIndicator {
        code: String,
    },
    /// An indicator of the framework without a column of values.
    IndicatorWithoutValues {
        code: String,
    },
    /// Text where a number is expected; the cell is left missing.
    NotANumber {
        text: String,
    },
    /// Infinite, or too large to be a figure; the cell is left missing.
    NotFinite {
        text: String,
    },
    /// The value is about this power of ten away from the rest of its indicator.
    UnitSlip {
        value: f64,
        median: f64,
        power_of_ten: i32,
    },
    Outlier {
        value: f64,
        median: f64,
    },
    ConstantIndicator {
        code: String,
        value: f64,
    },
    EverythingMissing {
        code: String,
    },
    /// Nothing is left to score.
    NoValues,
    MissingValues {
        code: String,
        n: usize,
        of: usize,
    },
    /// A row that sums the others was recognised and left out.
    TotalRow {
        label: String,
    },
    UnitConverted {
        from: String,
        to: String,
        factor: f64,
    },
    BadDirection {
        text: String,
    },
    BadWeight {
        text: String,
    },
    Framework(FrameworkError),
}

/// One finding. `severity` says whether anything was left out because of it.
#[must_use]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub severity: Severity,
    pub at: At,
    pub kind: ProblemKind,
}

impl Problem {
    pub fn new(severity: Severity, at: At, kind: ProblemKind) -> Self {
        Self { severity, at, kind }
    }

    pub fn is_fatal(&self) -> bool {
        self.severity == Severity::Fatal
    }
}
