//! Something found in the input that a person should know: where, what, how bad.

use serde::{Deserialize, Serialize};

use super::{FrameworkError, ParquetFault};
use crate::codes::credit::CreditFault;
use crate::codes::industry::IndustryFault;

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
    /// The reader could not be started where the file was opened.
    ReaderUnavailable,
    TooManyFiles {
        n: usize,
        limit: usize,
    },
    TooManyColumns {
        n: usize,
        limit: usize,
    },
    /// The archive would unpack to more than its limit.
    ZipBomb {
        unpacked_bytes: u64,
        limit_bytes: u64,
    },
    /// Cells of a workbook beyond what can be read here.
    TooManyCells {
        limit: usize,
    },
    /// A part of the workbook is missing or broken.
    DamagedWorkbook {
        part: String,
    },
    /// Under a password.
    EncryptedWorkbook,
    /// A workbook, for which this reader was built without the means.
    WorkbookUnread,
    /// Written by Excel 95 or an older one.
    OldWorkbook,
    /// A sheet without a filled cell.
    EmptySheet,
    /// The sheet is hidden in the workbook, and was read.
    HiddenSheet,
    /// Rows that are hidden or filtered away in the workbook, and were read.
    HiddenRows {
        rows: String,
        n: usize,
    },
    /// Columns that are hidden in the workbook, and were read.
    HiddenColumns {
        columns: String,
    },
    /// Text of merged cells, repeated in each of their rows.
    MergedCells {
        n: usize,
    },
    /// A figure in cells merged over several rows; it counts for the first row only.
    MergedFigure {
        text: String,
        rows: u32,
    },
    /// A formula that failed (`#DIV/0!`); the cell is left missing.
    CellError {
        text: String,
    },
    /// A formula whose result is not in the file; the cell is left missing.
    NotComputed,
    Parquet(ParquetFault),
    UnsupportedFormat {
        extension: String,
    },
    MissingFile {
        name: String,
    },
    BadJson {
        message: String,
    },
    /// JSON without a list of objects.
    NoJsonRows,
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
    /// The row says the same as another one in every cell and was left out.
    DuplicateRow {
        first_row: u32,
    },
    /// Of two rows for this id the other counts, as a person decided.
    DoubleDecided {
        id: String,
        counts_row: u32,
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
    /// The unit is %, and every figure lies between −1 and 1 as shares do.
    ShareAsPercent {
        code: String,
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
    /// Type of a framework row that is none of Indicator, Aggregate, Group, Denominator, ID.
    BadType {
        text: String,
    },
    /// A row without an id or name; left out.
    EmptyId,
    /// A row without a period in a table whose other rows have one; left out.
    EmptyPeriod,
    /// Rows without any cell filled were skipped.
    BlankRows {
        n: usize,
    },
    /// A title above or a remark below the table; left out.
    TextRow {
        text: String,
    },
    /// The header takes two rows; the second gave units or names.
    TwoRowHeader,
    /// Numbers were read with a comma as the decimal sign.
    DecimalComma,
    /// Spreadsheets write long codes as `4.4E+17`, and the digits are lost.
    ScientificCode {
        text: String,
    },
    /// Not a unified social credit code, though meant for one; codes that differ by one slip and fit.
    CreditCode {
        text: String,
        fault: CreditFault,
        suggestions: Vec<String>,
    },
    /// A wrong code was read as a person corrected it.
    CodeCorrected {
        from: String,
        to: String,
    },
    /// Not a code of GB/T 4754-2017.
    IndustryCode {
        text: String,
        fault: IndustryFault,
    },
    /// Text that is no day; the cell is left missing.
    NotADate {
        text: String,
    },
    /// A file that is no table of a dataset; left out.
    FileIgnored,
    /// A table that nothing here reads; left out.
    TableIgnored {
        table: String,
    },
    /// A column that is neither an indicator nor a group; left out.
    ColumnIgnored {
        header: String,
    },
    /// About tables of the same columns that are put one under the other; `what` says what period and text are.
    Stacking {
        what: Stacking,
        period: String,
        text: String,
    },
    /// Tables were joined by credit code or name; so many entities are in any, and in all of them.
    TablesJoined {
        n_tables: usize,
        n_all: usize,
        n_whole: usize,
    },
    /// The entity of this row is absent from these files; its cells there count as missing.
    NotInAllTables {
        name: String,
        absent: String,
    },
    /// Another table has a name so like this one that both may be one entity; they were not joined.
    NearNames {
        name: String,
        other: String,
        file: String,
        row: u32,
    },
    /// These two names were joined as one entity's, as a person decided.
    NamesJoined {
        name: String,
        other: String,
    },
    /// The columns were read as a person decided for tables with this header.
    ColumnsDecided {
        n: usize,
    },
    /// Another column is taken for the same already; this one is not read.
    RoleTwice {
        header: String,
        first: String,
    },
    /// The unit that was chosen measures something else than the header's; the header's was kept.
    UnitMisfit {
        from: String,
        to: String,
    },
    /// There was no framework: one goal over this many indicators with equal weights.
    FrameworkAssumed {
        n_indicators: usize,
    },
    /// No weight given: 1 was taken.
    WeightAssumed {
        code: String,
    },
    /// No direction given: more was taken as better.
    DirectionAssumed {
        code: String,
    },
    /// No direction given: the name suggests that less is better, and this was taken.
    DirectionGuessed {
        code: String,
    },
    /// Some cells of the column carry this unit and others carry none.
    MixedUnits {
        unit: String,
    },
    /// A word that is not among those known for this column.
    UnknownWord {
        text: String,
    },
    /// The indicator is to be divided by a column that is not there.
    UnknownDenominator {
        code: String,
        denominator: String,
    },
    /// The framework gives a level that is not where the tree has the node.
    LevelDiffers {
        code: String,
        given: u32,
        found: u32,
    },
    /// The entity's category changes over the periods; the newest is used.
    GroupVaries {
        id: String,
        group: String,
    },
    /// Goalposts whose two ends are the same, or only one of them given, or not positive on a logarithmic scale.
    BadGoalposts {
        code: String,
    },
    /// The package's own settings are no scenario.
    BadDefaults {
        message: String,
    },
    /// More findings like the one before it, at the same file and column, that are not listed one by one.
    Repeated {
        kind: Box<ProblemKind>,
        more: usize,
    },
    Framework(FrameworkError),
}

/// What is said of tables of the same columns, each of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stacking {
    /// So many tables (text) became one over these periods.
    Stacked,
    /// The table was taken for this period, which the text says; without a text a person did.
    Taken,
    /// Taken for this period, while another text says otherwise.
    Disputed,
    /// The table lacks the column that the text names; its cells count as missing.
    Lacks,
    /// Not stacked with the tables that the text names: nothing says which period each is of.
    NoPeriod,
    /// Not stacked with the tables that the text names: they speak of the same rows in the same period.
    SamePeriod,
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
    #[inline(never)]
    pub fn new(severity: Severity, at: At, kind: ProblemKind) -> Self {
        Self { severity, at, kind }
    }

    pub fn is_fatal(&self) -> bool {
        self.severity == Severity::Fatal
    }
}
