//! Problems of the data: what, and what to do about it.

use scoring::codes::credit::CreditFault;
use scoring::codes::industry::IndustryFault;
use scoring::model::{FrameworkError, Problem, ProblemKind, Severity, Stacking};

use super::parquet;

/// `error: values.csv, row 7, column GDP: “abc” is not a number (hint: …)`
pub fn problem_line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Fatal => "fatal",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = [
        (!problem.at.file.is_empty()).then(|| problem.at.file.clone()),
        problem.at.row.map(|row| format!("row {row}")),
        problem.at.column.as_ref().filter(|column| !column.is_empty()).map(|column| format!("column {column}")),
    ];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (what, hint) = self::problem(&problem.kind);
    let colon = if place.is_empty() { "" } else { ": " };
    let hint = if hint.is_empty() { String::new() } else { format!(" (hint: {hint})") };
    format!("{severity}: {place}{colon}{what}{hint}")
}

/// What was found, and a hint what to do, empty where there is nothing to do.
pub fn problem(kind: &ProblemKind) -> (String, &'static str) {
    let what = what(kind);
    (what, hint(kind))
}

fn what(kind: &ProblemKind) -> String {
    use ProblemKind as P;
    match kind {
        P::EmptyFile => "the file is empty".into(),
        P::UndecodableText { offset } => {
            format!("not text in UTF-8, UTF-16, GB18030 or Big5: byte {offset} does not fit")
        }
        P::DecodedAs { encoding } => format!("read as {encoding}"),
        P::TooLarge { bytes, limit_bytes } => format!("{bytes} bytes, more than the {limit_bytes} that are read"),
        P::NotAZip => "not a zip archive, or a damaged one".into(),
        P::ReaderUnavailable => "the reader for this kind of file is not available".into(),
        P::TooManyFiles { n, limit } => format!("{n} files in the archive, more than the {limit} that are read"),
        P::TooManyColumns { n, limit } => format!("{n} columns, more than the {limit} that are read"),
        P::ZipBomb { unpacked_bytes, limit_bytes } => {
            format!("unpacks to at least {unpacked_bytes} bytes, more than the {limit_bytes} that are allowed")
        }
        P::TooManyCells { limit } => format!("more than the {limit} cells that are read"),
        P::DamagedWorkbook { part } => format!("the workbook is damaged: its part `{part}` cannot be read"),
        P::EncryptedWorkbook => "the workbook is under a password".into(),
        P::WorkbookUnread => "a workbook, which this build does not read".into(),
        P::OldWorkbook => "written by Excel 95 or an older one, which is not read".into(),
        P::EmptySheet => "the sheet is empty".into(),
        P::HiddenSheet => "the sheet is hidden in the workbook; it was read".into(),
        P::HiddenRows { rows, n } => format!("{n} rows are hidden in the workbook ({rows}); they were read"),
        P::HiddenColumns { columns } => format!("columns {columns} are hidden in the workbook; they were read"),
        P::MergedCells { n } => format!("text of merged cells was repeated in {n} cells"),
        P::MergedFigure { text, rows } => {
            format!("“{text}” stands in {rows} merged rows; it counts for the first only")
        }
        P::CellError { text } => format!("a formula failed ({text}); the cell was left missing"),
        P::NotComputed => "a formula without a stored result; the cell was left missing".into(),
        P::Parquet(fault) => parquet::what(fault),
        P::UnsupportedFormat { extension } => format!("files of type `{extension}` are not read"),
        P::MissingFile { name } => format!("{name} is missing"),
        P::BadJson { message } => format!("not the JSON expected: {message}"),
        P::NoJsonRows => "no list of objects in the JSON".into(),
        P::UnclosedQuote => "a quotation mark that begins in this row never ends".into(),
        P::RaggedRow { cells, header } => format!("{cells} cells under a header of {header}"),
        P::DuplicateHeader { header } => format!("the header `{header}` appears twice; the second column was left out"),
        P::EmptyHeader => "a column without a header".into(),
        P::MissingColumn { header } => format!("no column `{header}`"),
        P::NoNumericColumn => "no column holds numbers".into(),
        P::NoRows => "no rows of data".into(),
        P::OneEntity => "only one entity: there is nothing to rank it against".into(),
        P::DuplicateId { id, first_row } => format!("`{id}` stands in row {first_row} already; this row was left out"),
        P::DuplicateRow { first_row } => format!("repeats row {first_row}; left out"),
        P::DoubleDecided { id, counts_row } => {
            format!("of the rows for `{id}` that of row {counts_row} counts, as decided; this one was left out")
        }
        P::DuplicateValue { id, indicator, first_row } => {
            format!("a second, different value of {indicator} for `{id}`; the one of row {first_row} was kept")
        }
        P::UnknownEntity { id } => format!("`{id}` is not among the entities; the row was left out"),
        P::UnknownIndicator { code } => format!("`{code}` is not in the framework; left out"),
        P::IndicatorWithoutValues { code } => format!("`{code}` is in the framework and has no values"),
        P::NotANumber { text } => format!("“{text}” is not a number; the cell was left missing"),
        P::NotFinite { text } => format!("“{text}” is infinite or beyond any figure; the cell was left missing"),
        P::UnitSlip { value, median, power_of_ten } => {
            format!("{value} is about 10^{power_of_ten} times what is usual here ({median})")
        }
        P::ShareAsPercent { code } => format!("{code} is in %, and every figure looks like a share (at most 1)"),
        P::Outlier { value, median } => format!("{value} is far from the others (median {median})"),
        P::ConstantIndicator { code, value } => format!("every value of {code} is {value}"),
        P::EverythingMissing { code } => format!("every value of {code} is missing"),
        P::NoValues => "not a single value could be read".into(),
        P::MissingValues { code, n, of } => format!("{n} of {of} values of {code} are missing"),
        P::TotalRow { label } => format!("“{label}” sums or averages the other rows; left out"),
        P::UnitConverted { from, to, factor } => format!("converted from {from} to {to} (times {factor})"),
        P::BadDirection { text } => format!("“{text}” is no direction"),
        P::BadWeight { text } => format!("“{text}” is no weight"),
        P::BadType { text } => format!("“{text}” is no type of row"),
        P::EmptyId => "a row without id; left out".into(),
        P::EmptyPeriod => "a row without a period; left out".into(),
        P::BlankRows { n } => format!("{n} empty rows were skipped"),
        P::TextRow { text } => format!("“{text}” stands outside the table; left out"),
        P::TwoRowHeader => "this row was taken as part of the header".into(),
        P::DecimalComma => "numbers were read with a comma as the decimal sign".into(),
        P::ScientificCode { text } => {
            format!("the code “{text}” has lost digits in a spreadsheet and cannot be repaired")
        }
        P::CreditCode { text, fault, suggestions } => {
            let likely =
                if suggestions.is_empty() { String::new() } else { format!("; perhaps {}", suggestions.join(", ")) };
            format!("“{text}” is no unified social credit code: {}{likely}", credit_fault(*fault))
        }
        P::IndustryCode { text, fault } => format!("“{text}” is no code of GB/T 4754-2017: {}", industry_fault(fault)),
        P::NotADate { text } => format!("“{text}” is no date; the cell was left missing"),
        P::FileIgnored => "not a table of the dataset; left out".into(),
        P::TableIgnored { table } => format!("nothing reads a table `{table}`; left out"),
        P::ColumnIgnored { header } => format!("`{header}` is neither an indicator nor a group; left out"),
        P::Stacking { what, period, text } => stacking(*what, period, text),
        P::TablesJoined { n_tables, n_all, n_whole } => {
            format!("{n_tables} tables were joined: {n_whole} of {n_all} entities are in all of them")
        }
        P::NotInAllTables { name, absent } => format!("“{name}” is not in {absent}; its cells there count as missing"),
        P::NearNames { name, other, file, row } => {
            format!("“{name}” and “{other}” ({file}, row {row}) may be one; they were not joined")
        }
        P::CodeCorrected { from, to } => format!("{from} was read as {to}, as corrected"),
        P::NamesJoined { name, other } => format!("“{name}” and “{other}” were joined as one, as decided"),
        P::ColumnsDecided { n } => format!("{n} columns were read as decided for tables with this header"),
        P::RoleTwice { header, first } => format!("{header} is not read: {first} is taken for the same already"),
        P::UnitMisfit { from, to } => format!("a figure in {from} cannot be kept in {to}; {from} was kept"),
        P::FrameworkAssumed { n_indicators } => {
            format!("no framework: one goal over {n_indicators} indicators of equal weight")
        }
        P::WeightAssumed { code } => format!("no weight for {code}: 1 was taken"),
        P::DirectionAssumed { code } => format!("no direction for {code}: more was taken as better"),
        P::DirectionGuessed { code } => format!("the name of {code} suggests that less is better; taken so"),
        P::MixedUnits { unit } => format!("some cells carry the unit {unit} and others none; all were taken as {unit}"),
        P::UnknownWord { text } => format!("“{text}” is not among the words known here"),
        P::UnknownDenominator { code, denominator } => {
            format!("{code} is to be divided by {denominator}, which is not there")
        }
        P::LevelDiffers { code, given, found } => {
            format!("{code} is given level {given}, and in the tree it is {found}")
        }
        P::GroupVaries { id, group } => format!("{group} of `{id}` changes over the periods; the newest is used"),
        P::BadGoalposts { code } => {
            format!("the goalposts of {code} are incomplete, equal, or not positive on a log scale")
        }
        P::BadDefaults { message } => format!("the package's own settings are no scenario: {message}"),
        P::Repeated { kind, more } => format!("{more} more like the one before: {}", what(kind)),
        P::Framework(error) => framework_error(error),
    }
}

fn credit_fault(fault: CreditFault) -> String {
    match fault {
        CreditFault::Destroyed => "its digits are lost".into(),
        CreditFault::Length { n } => format!("{n} characters, not 18"),
        CreditFault::Letter { letter } => format!("no code has the character {letter}"),
        CreditFault::OrganisationCheck => "the check digit of the organisation code (the 17th) does not fit".into(),
        CreditFault::Check => "the last character does not fit the others".into(),
    }
}

fn industry_fault(fault: &IndustryFault) -> String {
    match fault {
        IndustryFault::Shape => "it is not a letter with up to four digits".into(),
        IndustryFault::Unknown { above: Some(above) } => format!("below {above} there is no such one"),
        IndustryFault::Unknown { above: None } => "there is no such one".into(),
        IndustryFault::Section { expected } => format!("its digits belong to section {expected}"),
    }
}

fn framework_error(error: &FrameworkError) -> String {
    match error {
        FrameworkError::Empty => "the framework has no rows".into(),
        FrameworkError::NoIndicator => "the framework has no indicator".into(),
        FrameworkError::DuplicateCode { code, .. } => format!("the code {code} appears twice"),
        FrameworkError::MissingParent { code, parent, .. } => format!("the parent {parent} of {code} is not there"),
        FrameworkError::Cycle { codes } => format!("these are each other's parents in a circle: {}", codes.join(" → ")),
        FrameworkError::ChildOfIndicator { code, parent, .. } => {
            format!("{code} lies below {parent}, which is an indicator")
        }
        FrameworkError::ChildlessAggregate { code, .. } => format!("nothing lies below the aggregate {code}"),
        FrameworkError::SeveralGoals { codes } => format!("several rows have no parent: {}", codes.join(", ")),
        FrameworkError::BadWeight { code, weight, .. } => {
            format!("the weight {weight} of {code} is negative or infinite")
        }
        FrameworkError::TooDeep { depth, limit } => format!("the tree is {depth} steps deep, more than {limit}"),
        FrameworkError::ZeroWeights { parent } => format!("everything below {parent} has weight zero"),
    }
}

fn hint(kind: &ProblemKind) -> &'static str {
    use ProblemKind as P;
    match kind {
        P::EmptyFile | P::NoRows => "export the table again and look whether it has rows",
        P::UndecodableText { .. } => "save the file as CSV UTF-8",
        P::TooLarge { .. } => "split the table, or leave out columns that are not needed",
        P::NotAZip => "pack the files again, or name the CSV files themselves",
        P::ZipBomb { .. } | P::TooManyFiles { .. } => "unpack it and name the folder, if you trust it",
        P::TooManyColumns { .. } => "look whether the table is turned by 90 degrees",
        P::TooManyCells { .. } => "split the file, or leave out sheets and columns that are not needed",
        P::DamagedWorkbook { .. } => "open it in a spreadsheet and save it again",
        P::EncryptedWorkbook => "take the password off and save it again",
        P::WorkbookUnread | P::OldWorkbook => "save it as XLSX or CSV",
        P::HiddenSheet | P::HiddenRows { .. } | P::HiddenColumns { .. } => "delete what does not belong to the data",
        P::MergedFigure { .. } => "unmerge the cells and give each row its figure",
        P::CellError { .. } => "correct the formula, or write the figure",
        P::NotComputed => "open the workbook in a spreadsheet and save it, so that results are stored",
        P::Parquet(fault) => parquet::hint(fault),
        P::UnsupportedFormat { .. } => "save the table as CSV",
        P::MissingFile { .. } => "add the file, or correct its name",
        P::BadJson { .. } => "compare with a shipped datapackage.json",
        P::NoJsonRows => "write the rows as [{…}, {…}] or {\"data\": [{…}]}",
        P::UnclosedQuote => "close the quotation mark, or double it where it belongs to the text",
        P::RaggedRow { .. } => "quote cells that contain the delimiter",
        P::DuplicateHeader { .. } => "give each column its own name",
        P::EmptyHeader | P::MissingColumn { .. } => "name the column in the header row",
        P::NoNumericColumn => "check the delimiter, and that figures are not text",
        P::DuplicateId { .. } => "keep one of them, or say in tables of the scenario which one counts",
        P::DoubleDecided { .. } => "leave it out of tables of the scenario to decide anew",
        P::DuplicateValue { .. } => "keep one of them",
        P::UnknownEntity { .. } => "add it to the entities, or correct the id",
        P::UnknownIndicator { .. } => "add it to the framework, or correct the code",
        P::NotANumber { .. } => "write a number, or leave the cell empty",
        P::NotFinite { .. } => "correct the figure, or leave the cell empty",
        P::ShareAsPercent { .. } => "if 0.03 means 3 %, say so in the header: (比例)",
        P::UnitSlip { power_of_ten: -2 | 2, .. } => "check the unit: a share is a hundredth of its percentage",
        P::UnitSlip { .. } => "check the unit: 元, 万元 and 亿元 are 10^4 apart",
        P::Outlier { .. } => "check the figure",
        P::ConstantIndicator { .. } => "it tells nobody apart; drop it or check it",
        P::EverythingMissing { .. } | P::IndicatorWithoutValues { .. } => "add values, or drop the indicator",
        P::NoValues => "check that figures stand under the indicators' codes",
        P::BadDirection { .. } => "write 1, -1 or interval:lo..hi",
        P::BadWeight { .. } => "write a number that is not negative",
        P::BadType { .. } => "write Indicator, Aggregate, Group, Denominator or ID",
        P::EmptyId | P::EmptyPeriod => "fill the cell in",
        P::CreditCode { .. } => "compare with the business licence",
        P::IndustryCode { .. } => "look the code up; codes of the 2011 edition differ",
        P::NotADate { .. } => "write it as 2015-04-20",
        P::ScientificCode { .. } => "format the column as text and enter the code again",
        P::DirectionAssumed { .. } | P::DirectionGuessed { .. } => "give a framework with a column Direction",
        P::Stacking { what: Stacking::Taken | Stacking::Disputed, .. } => {
            "if it is of another period, say --period FILE=PERIOD"
        }
        P::Stacking { what: Stacking::NoPeriod | Stacking::SamePeriod, .. } => {
            "say which period each is of: --period FILE=PERIOD"
        }
        P::NearNames { .. } => "if they are one, say --same NAME=OTHER",
        P::CodeCorrected { .. } => "leave out --code, or tables of the scenario, for what the file says",
        P::NamesJoined { .. } => "leave out --same, or tables of the scenario, if they are two",
        P::ColumnsDecided { .. } => "leave out --columns for what the headers say",
        P::RoleTwice { .. } => "take one of them for something else",
        P::UnitMisfit { .. } => "name a unit that measures the same",
        P::MixedUnits { .. } => "write the unit in the header",
        P::UnknownDenominator { .. } => "add a row of type Denominator and its values",
        P::LevelDiffers { .. } => "correct Level or Parent",
        P::BadGoalposts { .. } => "give GoalpostWorst and GoalpostBest",
        P::Framework(FrameworkError::ZeroWeights { .. }) => "give at least one of them a weight",
        P::Framework(FrameworkError::SeveralGoals { .. }) => "give all but one of them a parent",
        P::Framework(FrameworkError::Cycle { .. } | FrameworkError::MissingParent { .. }) => {
            "correct the column Parent"
        }
        P::Framework(FrameworkError::DuplicateCode { .. }) => "give each row its own code",
        _ => "",
    }
}

fn stacking(what: Stacking, period: &str, text: &str) -> String {
    match what {
        Stacking::Stacked if period.is_empty() => {
            format!("{text} tables of the same columns were put one under the other, without periods")
        }
        Stacking::Stacked => format!("{text} tables of the same columns were put one under the other: {period}"),
        Stacking::Taken if text.is_empty() => format!("read as of {period}, as decided"),
        Stacking::Taken => format!("read as of {period}, by “{text}”"),
        Stacking::Disputed => format!("read as of {period}, while “{text}” says otherwise"),
        Stacking::Lacks => format!("there is no column `{text}`, which others have; its cells count as missing"),
        Stacking::NoPeriod => format!("same columns as {text}, but nothing says of which period; not stacked"),
        Stacking::SamePeriod => format!("same columns as {text} and the same rows in the same period; not stacked"),
    }
}
