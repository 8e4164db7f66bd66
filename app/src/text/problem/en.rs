//! Findings in English: what is wrong and what to do.

use scoring::model::ProblemKind;

use super::{Owned, Words, codes, framework_en, json_position, parquet};
use crate::prefs::Lang;
use crate::text::number::{bytes, compact, exact, plain};

pub fn kind(kind: &ProblemKind) -> Words {
    use ProblemKind as Kind;
    let say = |what: String, hint: &str| (what, hint.to_string());
    match kind {
        Kind::EmptyFile => ("The file is empty", "Check that the export worked, export again and open that").owned(),
        Kind::UndecodableText { offset } => say(
            format!("The text is in no known encoding (from byte {} on)", offset + 1),
            "In Excel save it as “CSV UTF-8 (comma delimited)”; if it is no table, choose another file",
        ),
        Kind::DecodedAs { encoding } => {
            say(format!("Read as {encoding} text"), "If names look garbled, save the file as UTF-8 and open it again")
        }
        Kind::TooLarge { bytes: size, limit_bytes } => say(
            format!("The file is too large: {}, the limit is {}", bytes(*size), bytes(*limit_bytes)),
            "Keep only the years and indicators you need, or split it and open the parts one by one",
        ),
        Kind::NotAZip => (
            "This is no zip archive, or it is damaged or has a password",
            "Pack it again without a password, or unpack it and choose the CSV files inside",
        )
            .owned(),
        Kind::ReaderUnavailable => (
            "The background reader did not start, or stopped half way",
            "Reload the page with Ctrl+F5 and try again; split a large file, or close other tabs to free memory",
        )
            .owned(),
        Kind::TooManyFiles { n, limit } => {
            say(format!("The archive holds {n} files, the limit is {limit}"), "Pack only the data files and open that")
        }
        Kind::TooManyColumns { n, limit } => say(
            format!("The header has {n} columns, the limit is {limit}"),
            "Keep only the columns you need; if there are fewer, check that comma, semicolon or tab separates them",
        ),
        Kind::ZipBomb { unpacked_bytes, limit_bytes } => say(
            format!("The archive unpacks to {} or more, the limit is {}", bytes(*unpacked_bytes), bytes(*limit_bytes)),
            "Make sure you trust its source; if you do, unpack it and choose the CSV files you need",
        ),
        Kind::TooManyCells { limit } => say(
            format!("The table has more than {} cells", compact(*limit as f64, Lang::En)),
            "Delete sheets and columns that are not needed, or split it into several files",
        ),
        Kind::DamagedWorkbook { part } => say(
            format!("The workbook is damaged: its part {part} cannot be read"),
            "Open it in a spreadsheet, save a copy and choose that",
        ),
        Kind::EncryptedWorkbook => {
            ("The workbook is under a password", "Save a copy without the password and choose that").owned()
        }
        Kind::WorkbookUnread => ("This reader does not read workbooks", "Save it as CSV and open that").owned(),
        Kind::OldWorkbook => {
            ("The workbook is from Excel 95 or older", "Open it in a spreadsheet and save it as .xlsx").owned()
        }
        Kind::EmptySheet => {
            ("The sheet is empty and was left out", "If it should hold data, check the file and open it again").owned()
        }
        Kind::HiddenSheet => (
            "This sheet is hidden in the workbook; it was read all the same",
            "Delete the sheet from the file if it is no data",
        )
            .owned(),
        Kind::HiddenRows { rows, n } => say(
            format!("{n} rows are hidden or filtered away in the workbook ({rows}); they were read all the same"),
            "Delete the rows from the file if they should not count",
        ),
        Kind::HiddenColumns { columns } => say(
            format!("Columns {columns} are hidden in the workbook; they were read all the same"),
            "Delete the columns from the file if they are no data",
        ),
        Kind::MergedCells { n } => say(
            format!("Text of merged cells was repeated in each of their rows, {n} cells in all"),
            "Unmerge the cells if this is not what they mean",
        ),
        Kind::MergedFigure { text, rows } => say(
            format!("The figure {text} is merged over {rows} rows; it counts for the first only"),
            "Unmerge the cells and give each row its own figure",
        ),
        Kind::CellError { text } => say(
            format!("The formula failed ({text}); the cell counts as missing"),
            "Correct the formula, or write the figure",
        ),
        Kind::NotComputed => (
            "The formula's result is not stored in the file; the cell counts as missing",
            "Open the file in a spreadsheet, save it and choose it again",
        )
            .owned(),
        Kind::Parquet(fault) => parquet::en(fault),
        Kind::UnsupportedFormat { extension } => unsupported(extension),
        Kind::MissingFile { name } if name.contains('*') => (
            "There is no table among these files",
            "Choose a CSV file, an Excel workbook, or a zip archive with them in it",
        )
            .owned(),
        Kind::MissingFile { name } => say(
            format!("The file {name} is missing"),
            "Choose it together with the others, or put it in the same zip archive",
        ),
        Kind::BadJson { message } => say(
            match json_position(message) {
                Some((line, column)) => format!("The JSON is malformed at line {line}, character {column}"),
                None => "The JSON is incomplete: it lists no tables (resources)".to_string(),
            },
            "Correct this place, or leave the descriptor out and choose the CSV files alone",
        ),
        Kind::NoJsonRows => (
            "There are no rows in the JSON",
            "Rows should be a list with an object for each, which may stand under “data”",
        )
            .owned(),
        Kind::UnclosedQuote => (
            "A double quote is never closed: from this row on cells cannot be told apart",
            "Add the missing double quote in this row, or remove the stray one",
        )
            .owned(),
        Kind::RaggedRow { cells, header } if cells > header => say(
            format!("This row has {cells} cells and the header {header} columns; the whole row was left out"),
            "Look for thousands commas: quote such numbers or remove the commas",
        ),
        Kind::RaggedRow { cells, header } => say(
            format!("This row has {cells} cells and the header {header} columns; the rest counts as missing"),
            "Nothing to do if the row ends without data; otherwise complete it",
        ),
        Kind::DuplicateHeader { header } => say(
            format!("The header “{header}” is there twice; the later column was left out"),
            "Give the columns different names, or remove the one too many",
        ),
        Kind::EmptyHeader => (
            "This column has no header",
            "Write one; without it the first column serves as the id and any other is left out",
        )
            .owned(),
        Kind::MissingColumn { header } if header == "name" => (
            "There is no column of names",
            "One column should hold each park's name or id, different in every row, under the header “name” or “id”",
        )
            .owned(),
        Kind::MissingColumn { header } => {
            say(format!("The column “{header}” is missing"), "Add it to the header, or rename the column to this")
        }
        Kind::NoNumericColumn => {
            ("No column holds numbers", "At least one column of indicator values is needed; remove text from its cells")
                .owned()
        }
        Kind::NoRows => ("There is a header and no row of data", "Check that the export covered the data").owned(),
        Kind::OneEntity => {
            ("There is only one park, so nothing can be ranked or compared", "Add the parks to compare it with").owned()
        }
        Kind::DuplicateId { id, first_row } => say(
            format!("The id “{id}” is in row {first_row} too, with other content; this row was left out"),
            "Give two parks two ids; if it is one park, say under “Corrections” which row counts",
        ),
        Kind::DoubleDecided { id, counts_row } => say(
            format!(
                "The id “{id}” has several rows; row {counts_row} counts, as you decided, and this one was left out"
            ),
            "To change that, take the decision back under “Corrections”",
        ),
        Kind::DuplicateRow { first_row } => say(
            format!("Says the same as row {first_row}; left out"),
            "Results are not affected; say under “Corrections” that one row counts, or remove the other from the file",
        ),
        Kind::DuplicateValue { id, indicator, first_row } => say(
            format!("“{id}” already has a value for “{indicator}” in row {first_row}; this cell was not used"),
            "Find out which is right and keep only that",
        ),
        Kind::UnknownEntity { id } => say(
            format!("“{id}” is not in the list of parks; this row was left out"),
            "Add it to the list, or correct the id",
        ),
        Kind::UnknownIndicator { code } => say(
            format!("“{code}” is not in the framework; left out"),
            "Add it to the table of indicators, or correct the code",
        ),
        Kind::IndicatorWithoutValues { code } => say(
            format!("The indicator “{code}” has no column of values; it counts as missing everywhere"),
            "Add the column to the data, or remove the indicator from the framework",
        ),
        Kind::NotANumber { text } => say(
            format!("“{text}” is no number; it counts as missing"),
            "Write a plain number, or nothing where there is none",
        ),
        Kind::NotFinite { text } => say(
            format!("“{text}” is beyond what can be computed with; it counts as missing"),
            "Check the value, or write nothing where there is none",
        ),
        Kind::UnitSlip { value, median, power_of_ten } => say(
            format!(
                "The value {} is about {} what is usual ({}), as if in another unit; it was kept as it is",
                compact(*value, Lang::En),
                times(*power_of_ten),
                compact(*median, Lang::En)
            ),
            match power_of_ten.abs() {
                2 => "Check whether it is a share or a percentage (0.03 and 3%); correct it and open the file again",
                _ => {
                    "Check the unit, such as yuan, 10,000 yuan or 100 million yuan; correct it and open the file again"
                }
            },
        ),
        Kind::ShareAsPercent { code } => say(
            format!("“{code}” is in %, yet no figure is above 1, as if they were shares"),
            "If 0.03 stands for 3%, write “(ratio)” into the header and open the file again",
        ),
        Kind::Outlier { value, median } => say(
            format!(
                "The value {} is far from the other parks (median {}); it was kept as it is",
                compact(*value, Lang::En),
                compact(*median, Lang::En)
            ),
            "Check for a slip of the pen; if it is true there is nothing to do",
        ),
        Kind::ConstantIndicator { code, value } => say(
            format!("Every value of “{code}” is {}, so it tells nobody apart", plain(*value)),
            "Check the data; if it is true, leave the indicator out on the Evaluate page",
        ),
        Kind::EverythingMissing { code } => {
            say(format!("“{code}” has no value at all"), "Add its data, or remove the column")
        }
        Kind::NoValues => (
            "There is no usable value, so nothing can be scored",
            "Check that data columns hold numbers and that their headers are the indicators' codes",
        )
            .owned(),
        Kind::MissingValues { code, n, of } => say(
            format!("“{code}” lacks {n} of {of} values"),
            "Scores use what is there; add the data, or choose how to fill on the Evaluate page",
        ),
        Kind::TotalRow { label } => say(
            format!("“{label}” is a total or mean and no park; left out"),
            "If a park really has this name, rename it and open the file again",
        ),
        Kind::UnitConverted { from, to, factor } => say(
            format!("Converted from {from} to {to} (times {})", exact(*factor)),
            "If this is wrong, write the unit into the header",
        ),
        Kind::BadDirection { text } => say(
            format!("The direction “{text}” is not understood"),
            "Write 1 (more is better), -1 (less is better) or interval:low..high (best in between)",
        ),
        Kind::BadWeight { text } => say(format!("The weight “{text}” cannot be used"), "Write a number from 0 up"),
        Kind::BadType { text } => say(
            format!("The type “{text}” is not understood; this row was left out"),
            "Write Indicator, Aggregate, Group, Denominator or ID",
        ),
        Kind::EmptyId => ("This row has no id or name; left out", "Add the id or name").owned(),
        Kind::EmptyPeriod => ("This row has no year; left out", "Add the year").owned(),
        Kind::BlankRows { n } => say(format!("Empty rows skipped: {n}"), "Results are not affected"),
        Kind::TextRow { text } => say(
            format!("“{text}” is a title or remark, not data"),
            "If the row is data, check whether its cells have shifted",
        ),
        Kind::TwoRowHeader => (
            "The header takes two rows; the second was read as units or names",
            "If the second row is data, write units into the names, such as “output (100 million yuan)”",
        )
            .owned(),
        Kind::DecimalComma => (
            "Commas were read as decimal signs (12,5 is 12.5)",
            "If they separate thousands, remove them and open the file again",
        )
            .owned(),
        Kind::ScientificCode { text } => say(
            format!("A spreadsheet made a number of the id “{text}”; its last digits are lost and cannot be repaired"),
            "In Excel format this column as text, enter the ids again and export",
        ),
        Kind::CreditCode { text, fault, suggestions } => say(
            format!("“{text}” is no unified social credit code: {}", codes::credit_fault_en(*fault)),
            &match suggestions.is_empty() {
                true => "Compare it with the business licence".to_string(),
                false => format!("It may be {}; compare it with the business licence", suggestions.join(", ")),
            },
        ),
        Kind::IndustryCode { text, fault } => say(
            format!("“{text}” is no industry code of GB/T 4754-2017: {}", codes::industry_fault_en(fault)),
            "Look it up in the classification; codes of the 2011 edition differ",
        ),
        Kind::NotADate { text } => {
            say(format!("“{text}” is no date; the cell counts as missing"), "Write it as 2015-04-20")
        }
        Kind::FileIgnored => (
            "This file is not used and was not read",
            "Results are not affected; if it is needed, check its name and format",
        )
            .owned(),
        Kind::TableIgnored { table } => say(
            format!("The table “{table}” is not used and was not read"),
            "Results are not affected; if it is needed, check the file's name",
        ),
        Kind::ColumnIgnored { header } => say(
            format!("“{header}” is neither an indicator nor a group and was not read"),
            "Results are not affected; if it is an indicator, check that the column holds only numbers",
        ),
        Kind::Stacking { what, period, text } => super::stacking::en(*what, period, text),
        Kind::TablesJoined { n_tables, n_all, n_whole } => say(
            format!("{n_tables} tables were matched by credit code or name: {n_whole} of {n_all} are in every table"),
            "Rows without a match and double ones are listed below",
        ),
        Kind::NotInAllTables { name, absent } => say(
            format!("“{name}” is not in {absent}; its indicators there count as missing"),
            "Compare name and code; if it really is not there, nothing need be done",
        ),
        Kind::NearNames { name, other, file, row } => say(
            format!("“{name}” and “{other}” ({file}, row {row}) may well be one; they were not joined"),
            "If they are, choose “They are one” under “How tables were joined”",
        ),
        Kind::CodeCorrected { from, to } => say(
            format!("The code “{from}” was read as {to}, as you corrected it"),
            "If that is wrong, take the correction back",
        ),
        Kind::NamesJoined { name, other } => say(
            format!("“{name}” and “{other}” were joined as one, as you decided"),
            "If they are two, take the decision back under “Corrections”",
        ),
        Kind::ColumnsDecided { n } => say(
            format!("{n} columns were read as you decided for tables with this header"),
            "To change that, choose “Change what the columns are”",
        ),
        Kind::RoleTwice { header, first } => say(
            format!("“{header}” was not read: the column “{first}” is taken for the same already"),
            "Take one of them for something else, or leave it out",
        ),
        Kind::UnitMisfit { from, to } => say(
            format!("{from} cannot be turned into {to}; {from} was kept"),
            "Choose a unit that measures the same, or leave the unit empty",
        ),
        Kind::FrameworkAssumed { n_indicators } => say(
            format!("There is no framework: {n_indicators} indicators count with equal weights"),
            "Change weights on the Evaluate page, or open a framework (iMeta.csv) together with the data",
        ),
        Kind::WeightAssumed { code } => {
            say(format!("“{code}” has no weight; 1 was taken"), "Write its weight into the framework")
        }
        Kind::DirectionAssumed { code } => say(
            format!("“{code}” has no direction; more was taken as better"),
            "If less is better, open a framework with the direction -1",
        ),
        Kind::DirectionGuessed { code } => say(
            format!("“{code}” has no direction; by its name less was taken as better"),
            "If this is wrong, open a framework with the direction 1",
        ),
        Kind::MixedUnits { unit } => say(
            format!("Some cells carry the unit “{unit}” and others none; those were taken as {unit} too"),
            "Write the unit into the header and only numbers into the cells",
        ),
        Kind::UnknownWord { text } => {
            say(format!("“{text}” is not understood and counts as not given"), "Use one of the documented words")
        }
        Kind::UnknownDenominator { code, denominator } => say(
            format!("“{code}” is to be divided by “{denominator}”, which is not in the data"),
            "Add that column to the data, or clear the denominator in the framework",
        ),
        Kind::LevelDiffers { code, given, found } => say(
            format!("“{code}” is said to be on level {given} and stands on level {found} of the tree, which counts"),
            "Correct the level or the parent",
        ),
        Kind::GroupVaries { id, group } => say(
            format!("“{group}” of “{id}” changes over the years; the newest was used"),
            "If it should not change, write the same in every year",
        ),
        Kind::BadGoalposts { code } => say(
            format!("The goalposts of “{code}” cannot be used and were left out"),
            "Give both ends, not equal, and on a logarithmic scale both above 0",
        ),
        Kind::BadDefaults { message } => say(
            format!("The package's own settings cannot be used and were left out: {message}"),
            "Check the entry scenario under yuanheng in datapackage.json",
        ),
        Kind::Repeated { kind: repeated, more } => {
            let (what, hint) = self::kind(repeated);
            (format!("{more} more findings like this are not listed one by one, for example: {what}"), hint)
        }
        Kind::Framework(error) => framework_en::framework(error),
    }
}

fn unsupported(extension: &str) -> Words {
    match extension {
        "xlsb" | "et" => (
            format!("Workbooks of the kind .{extension} cannot be read"),
            "In Excel or WPS save it as .xlsx and open that file".to_string(),
        ),
        "" => (
            "It is not clear what this file is",
            "Choose a CSV file, an Excel workbook, or a zip archive with them in it",
        )
            .owned(),
        _ => (
            format!("Files ending in .{extension} are not supported"),
            "Choose a CSV file, an Excel workbook, or a zip archive with them in it".to_string(),
        ),
    }
}

/// `10,000 times` or `a 10,000th of`.
fn times(power_of_ten: i32) -> String {
    let size = plain(10_f64.powi(power_of_ten.abs()));
    if power_of_ten >= 0 { format!("{size} times") } else { format!("a {size}th of") }
}
