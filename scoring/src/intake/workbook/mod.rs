//! Workbooks (XLSX, XLS, ODS, XML of Excel 2003) and HTML in their place → a raw table per sheet, within limits, with everything said that a person would not see.

mod biff;
mod biff_strings;
mod compound;
mod format;
mod header;
pub(super) mod html;
mod html_tokens;
mod members;
mod ods;
mod sheet;
mod xlsx;
mod xlsx_parts;
mod xml;
mod xml_2003;

use zip::ZipArchive;

use super::table::{self, RawTable};
use super::{Input, Limits};
use crate::model::{At, Findings, Problem, ProblemKind, Severity};
#[cfg(feature = "parquet")]
pub(super) use format::plain;
use sheet::{Budget, Sheet};

/// Bytes that every compound file of Microsoft's begins with: old workbooks, and new ones under a password.
const OLE_SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// What a file is, told by what is in it and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    /// Excel's binary successor of XLSX, which is not read.
    Xlsb,
    Ods,
    /// A compound file; whether there is a workbook in it shows when it is opened.
    Xls,
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(OLE_SIGNATURE) {
            return Some(Self::Xls);
        }
        let archive = ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
        let has = |name: &str| archive.file_names().any(|member| member.eq_ignore_ascii_case(name));
        match () {
            () if has("xl/workbook.xml") => Some(Self::Xlsx),
            () if has("xl/workbook.bin") => Some(Self::Xlsb),
            () if has("content.xml") && has("mimetype") => Some(Self::Ods),
            () => None,
        }
    }
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq)]
enum Trouble {
    /// The part that is missing or broken.
    Damaged(String),
    Problem(ProblemKind),
}

/// The tables of a workbook, those of hidden sheets last; sheets without a table are named. Nothing after a fatal problem.
pub(super) fn read(input: &Input, kind: Kind, limits: &Limits, problems: &mut Findings) -> Vec<RawTable> {
    let mut budget = Budget::new(limits);
    let sheets = match kind {
        Kind::Xlsx => xlsx::read(input, limits, &mut budget),
        Kind::Ods => ods::read(input, limits, &mut budget),
        Kind::Xls => biff::read(&input.bytes, &mut budget),
        Kind::Xlsb => Err(Trouble::Problem(ProblemKind::UnsupportedFormat { extension: "xlsb".into() })),
    };
    tables_of(&input.name, sheets, limits, problems)
}

/// The tables of what begins as XML or HTML: a workbook of Excel 2003, or a page.
pub(super) fn read_text(name: &str, text: &str, limits: &Limits, problems: &mut Findings) -> Vec<RawTable> {
    // What comes before the root says nothing about tables.
    let mut root = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    while let Some((_, rest)) = root.strip_prefix("<?").and_then(|inside| inside.split_once("?>")) {
        root = rest.trim_start();
    }
    let is_workbook = ["<Workbook", "<ss:Workbook"].iter().any(|start| root.starts_with(start));
    if is_workbook {
        tables_of(name, xml_2003::read(root, limits, &mut Budget::new(limits)), limits, problems)
    } else {
        html::read(name, text, limits, problems)
    }
}

fn tables_of(
    name: &str,
    sheets: Result<Vec<Sheet>, Trouble>,
    limits: &Limits,
    problems: &mut Findings,
) -> Vec<RawTable> {
    let mut sheets = match sheets {
        Ok(sheets) => sheets,
        Err(trouble) => {
            say(name, trouble, problems);
            return Vec::new();
        }
    };
    // What somebody hid is rarely what they mean to be read first.
    sheets.sort_by_key(|sheet| sheet.is_hidden);
    sheets.into_iter().filter_map(|sheet| table_of(name, sheet, limits, problems)).collect()
}

fn say(file: &str, trouble: Trouble, problems: &mut Findings) {
    let kind = match trouble {
        Trouble::Damaged(part) => ProblemKind::DamagedWorkbook { part },
        Trouble::Problem(kind) => kind,
    };
    problems.push(Problem::new(Severity::Fatal, At::file(file), kind));
}

fn table_of(book: &str, sheet: Sheet, limits: &Limits, problems: &mut Findings) -> Option<RawTable> {
    let file = format!("{book}!{}", sheet.name);
    let name = sheet.name.trim().to_lowercase();
    if sheet.is_empty() {
        problems.push(Problem::new(Severity::Note, At::file(file), ProblemKind::EmptySheet));
        return None;
    }
    if sheet.is_hidden {
        problems.push(Problem::new(Severity::Warning, At::file(&*file), ProblemKind::HiddenSheet));
    }
    let rows = sheet.into_rows(&file, problems);
    table::of_rows(&file, rows, limits, problems).map(|table| RawTable { name, ..table })
}
