//! Sorts what was handed in: archives to unpack, a descriptor, tables, and what is none of them.

use super::encoding::{self, Encoding};
use super::json_rows;
use super::package::{self, Package};
use super::split::Split;
use super::table::{self, RawTable};
use super::{Decode, Input, Limits};
use crate::model::{At, Findings, ParquetFault, Problem, ProblemKind, Severity};

const ZIP_SIGNATURE: &[u8] = b"PK\x03\x04";
/// Of an archive without members.
const EMPTY_ZIP_SIGNATURE: &[u8] = b"PK\x05\x06";
/// What was handed in, archives replaced by what is in them.
#[derive(Default)]
pub(super) struct Unpacked {
    pub(super) files: Vec<Input>,
    /// Read already: a workbook holds tables, not files, and so does a file of columns.
    pub(super) sheets: Vec<RawTable>,
}

/// Unpacks archives and reads workbooks and files of columns, on their own or in an archive.
pub(super) fn unpack(inputs: Vec<Input>, decoder: &dyn Decode, limits: &Limits, problems: &mut Findings) -> Unpacked {
    let mut unpacked = Unpacked::default();
    for input in inputs {
        let bytes = input.split.as_ref().map_or(input.bytes.len(), Split::n_bytes) as u64;
        let fatal = |kind| Problem::new(Severity::Fatal, At::file(&*input.name), kind);
        if bytes > limits.file_bytes {
            problems.push(fatal(ProblemKind::TooLarge { bytes, limit_bytes: limits.file_bytes }));
        } else if input.split.is_some() {
            unpacked.files.push(input);
        } else if input.bytes.is_empty() {
            problems.push(fatal(ProblemKind::EmptyFile));
        } else if holds_tables(&input) {
            read_sheets(input, decoder, limits, &mut unpacked.sheets, problems);
        } else if is_zip(&input.bytes) {
            let members = unpack_archive(&input, decoder, limits, problems);
            if members.iter().any(is_part_of_workbook) {
                problems.push(fatal(ProblemKind::WorkbookUnread));
                continue;
            }
            for member in members {
                if holds_tables(&member) {
                    read_sheets(member, decoder, limits, &mut unpacked.sheets, problems);
                } else {
                    unpacked.files.push(member);
                }
            }
        } else if extension(&input.name) == "zip" {
            problems.push(fatal(ProblemKind::NotAZip));
        } else {
            unpacked.files.push(input);
        }
    }
    unpacked
}

/// It is called a text table, and may be split as one before all of it is there.
pub(super) fn is_text_table(name: &str) -> bool {
    matches!(extension(name).as_str(), "csv" | "tsv" | "txt" | "tab")
}

/// A text that is no text of a table, whatever it is called: [`holds_tables`] of what can be a text.
pub(super) fn holds_tables_in_text(text: &str) -> bool {
    is_page(text.as_bytes()) || is_marked_parquet(text.as_bytes())
}

/// It is a table or several by itself, and no text of one.
fn holds_tables(input: &Input) -> bool {
    is_parquet(input) || is_page(&input.bytes) || is_workbook(input)
}

fn read_sheets(
    input: Input,
    decoder: &dyn Decode,
    limits: &Limits,
    sheets: &mut Vec<RawTable>,
    problems: &mut Findings,
) {
    if is_parquet(&input) {
        sheets.extend(read_parquet(&input, decoder, limits, problems));
    } else if is_page(&input.bytes) {
        read_page(input, decoder, limits, sheets, problems);
    } else {
        read_workbook(&input, limits, sheets, problems);
    }
}

/// A workbook under another name, which came apart like any archive where there is no reader of workbooks.
fn is_part_of_workbook(member: &Input) -> bool {
    cfg!(not(feature = "workbooks"))
        && ["!xl/workbook.xml", "!content.xml"].iter().any(|end| member.name.ends_with(end))
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP_SIGNATURE) || bytes.starts_with(EMPTY_ZIP_SIGNATURE)
}

/// Reads every table, and the descriptor where there is one.
pub(super) fn tables(
    unpacked: Unpacked,
    decoder: &dyn Decode,
    limits: &Limits,
    problems: &mut Findings,
) -> (Vec<RawTable>, Option<Package>) {
    let Unpacked { files, sheets } = unpacked;
    let (descriptors, mut files): (Vec<Input>, Vec<Input>) =
        files.into_iter().partition(|file| file.name.to_lowercase().ends_with("datapackage.json"));
    let mut packages = Vec::new();
    for file in descriptors {
        let (name, text) = (file.name.clone(), decode(file, decoder, problems));
        packages.extend(text.and_then(|text| package::parse(&name, &text, problems)));
    }
    if packages.len() > 1 {
        for package in packages.drain(1..) {
            problems.push(Problem::new(Severity::Warning, At::file(package.file), ProblemKind::FileIgnored));
        }
    }
    let package = packages.pop();
    let (n_sheets, mut tables) = (sheets.len(), sheets);
    if let Some(package) = &package {
        let folder = package.file.rsplit_once(['/', '!']).map_or(0, |(folder, _)| folder.len() + 1);
        let folder = package.file.get(..folder).unwrap_or("");
        for resource in &package.resources {
            let wanted = format!("{folder}{}", resource.path.trim_start_matches("./"));
            // Files chosen one by one come without their folders.
            let base = |name: &str| name.rsplit(['/', '!']).next().map(String::from);
            let by_base = || files.iter().position(|file| base(&file.name) == base(&wanted));
            // What was read already is a table of the package too, where it is a file by itself.
            let is_wanted = |table: &&mut RawTable| table.file == wanted || base(&table.file) == base(&wanted);
            if let Some(table) = tables.iter_mut().take(n_sheets).find(is_wanted) {
                table.name.clone_from(&resource.name);
                continue;
            }
            let Some(at) = files.iter().position(|file| file.name == wanted).or_else(by_base) else {
                let kind = ProblemKind::MissingFile { name: resource.path.clone() };
                problems.push(Problem::new(Severity::Error, At::file(&*package.file), kind));
                continue;
            };
            let found = read_table(files.swap_remove(at), package.is_guarded, (decoder, limits), problems);
            tables.extend(found.map(|table| RawTable { name: resource.name.clone(), ..table }));
        }
        for file in files {
            problems.push(Problem::new(Severity::Note, At::file(file.name), ProblemKind::FileIgnored));
        }
        return (tables, Some(package.clone()));
    }
    let several = files.len() + tables.len() > 1;
    for file in files {
        let extension = extension(&file.name);
        match extension.as_str() {
            // Many programs call a text table `.xls`, so that a spreadsheet opens it.
            "csv" | "tsv" | "txt" | "tab" | "xls" | "xlsx" | "" => {
                tables.extend(read_table(file, false, (decoder, limits), problems))
            }
            "json" => tables.extend(read_json(file, several, decoder, limits, problems)),
            _ if several => problems.push(Problem::new(Severity::Note, At::file(file.name), ProblemKind::FileIgnored)),
            _ => {
                let kind = ProblemKind::UnsupportedFormat { extension };
                problems.push(Problem::new(Severity::Fatal, At::file(file.name), kind));
            }
        }
    }
    if tables.is_empty() && !problems.has_fatal() {
        let kind = ProblemKind::MissingFile { name: "*.csv".into() };
        problems.push(Problem::new(Severity::Fatal, At::default(), kind));
    }
    (tables, None)
}

fn extension(name: &str) -> String {
    let base = name.rsplit(['/', '\\', '!']).next().unwrap_or(name);
    base.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

fn read_table(
    mut file: Input,
    is_guarded: bool,
    (decoder, limits): (&dyn Decode, &Limits),
    problems: &mut Findings,
) -> Option<RawTable> {
    let name = file.name.clone();
    let split = match file.split.take() {
        Some(split) => split,
        None => table::split(&name, decode(file, decoder, problems)?, problems)?,
    };
    table::parse((&name, split), is_guarded, limits, problems)
}

/// Rows in JSON. Of several files one may be of another kind, such as a scenario; alone it is refused.
fn read_json(
    file: Input,
    is_one_of_several: bool,
    decoder: &dyn Decode,
    limits: &Limits,
    problems: &mut Findings,
) -> Option<RawTable> {
    let name = file.name.clone();
    let text = decode(file, decoder, problems)?;
    let mut found = Findings::default();
    let table = json_rows::parse(&name, &text, limits, &mut found);
    let found = found.into_problems();
    if is_one_of_several && found.iter().any(|problem| problem.kind == ProblemKind::NoJsonRows) {
        problems.push(Problem::new(Severity::Note, At::file(name), ProblemKind::FileIgnored));
        return None;
    }
    problems.extend(found);
    table
}

/// The text of a file; says which encoding was used unless it is UTF-8.
fn decode(file: Input, decoder: &dyn Decode, problems: &mut Findings) -> Option<String> {
    match encoding::text(file.bytes, decoder) {
        Ok((text, encoding)) => {
            if encoding != Encoding::Utf8 {
                problems.push(decoded_as(&file.name, encoding));
            }
            Some(text)
        }
        Err(kind) => {
            problems.push(Problem::new(Severity::Fatal, At::file(file.name), kind));
            None
        }
    }
}

fn decoded_as(file: &str, encoding: Encoding) -> Problem {
    let kind = ProblemKind::DecodedAs { encoding: encoding.label().to_uppercase() };
    Problem::new(Severity::Note, At::file(file), kind)
}

#[cfg(feature = "archives")]
fn unpack_archive(input: &Input, decoder: &dyn Decode, limits: &Limits, problems: &mut Findings) -> Vec<Input> {
    super::archive::unpack(input, decoder, limits).unwrap_or_else(|problem| {
        problems.push(*problem);
        Vec::new()
    })
}

#[cfg(not(feature = "archives"))]
fn unpack_archive(input: &Input, _decoder: &dyn Decode, _limits: &Limits, problems: &mut Findings) -> Vec<Input> {
    let kind = ProblemKind::UnsupportedFormat { extension: extension(&input.name) };
    problems.push(Problem::new(Severity::Fatal, At::file(&*input.name), kind));
    Vec::new()
}

/// A page, or a workbook of Excel 2003 as XML, whatever it is called: told by how it begins, in any encoding, as many programs name one
/// `.xls`.
fn is_page(bytes: &[u8]) -> bool {
    let head: Vec<u8> =
        bytes.iter().take(1024).filter(|&&byte| byte != 0 && byte.is_ascii()).map(u8::to_ascii_lowercase).collect();
    let mut head = head.trim_ascii_start();
    while head.starts_with(b"<?") {
        let end = head.iter().position(|&byte| byte == b'>').map_or(head.len(), |end| end + 1);
        head = head.get(end..).unwrap_or(&[]).trim_ascii_start();
    }
    let starts: [&[u8]; 9] = [
        b"<workbook",
        b"<ss:workbook",
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<meta",
        b"<table",
        b"<body",
        b"<style",
    ];
    starts.iter().any(|start| head.starts_with(start))
}

#[cfg(feature = "workbooks")]
fn read_page(input: Input, decoder: &dyn Decode, limits: &Limits, sheets: &mut Vec<RawTable>, problems: &mut Findings) {
    use super::workbook::{self, html};

    let name = input.name.clone();
    let text = match html::declared_text(&input.bytes, decoder) {
        Some((text, encoding)) => {
            problems.push(decoded_as(&name, encoding));
            Some(text)
        }
        None => decode(input, decoder, problems),
    };
    if let Some(text) = text {
        sheets.extend(workbook::read_text(&name, &text, limits, problems));
    }
}

#[cfg(not(feature = "workbooks"))]
fn read_page(input: Input, _: &dyn Decode, limits: &Limits, sheets: &mut Vec<RawTable>, problems: &mut Findings) {
    read_workbook(&input, limits, sheets, problems);
}

/// Known by its first bytes, whatever it is called. As a text could begin with the same four letters, what follows them must be no text, or
/// they stand at the end too.
fn is_parquet(input: &Input) -> bool {
    is_marked_parquet(&input.bytes) || matches!(extension(&input.name).as_str(), "parquet" | "parq" | "pq")
}

fn is_marked_parquet(bytes: &[u8]) -> bool {
    [b"PAR1", b"PARE"].iter().any(|magic| {
        let follows = bytes.strip_prefix(*magic).and_then(|rest| rest.first());
        follows.is_some_and(|&byte| matches!(byte, 0..=8 | 14..=31) || bytes.ends_with(*magic))
    })
}

fn read_parquet(input: &Input, decoder: &dyn Decode, limits: &Limits, problems: &mut Findings) -> Option<RawTable> {
    if let Some(reader) = decoder.parquet() {
        return reader.0(input, limits, problems);
    }
    let kind = ProblemKind::Parquet(ParquetFault::Unread);
    problems.push(Problem::new(Severity::Fatal, At::file(&*input.name), kind));
    None
}

#[cfg(feature = "workbooks")]
fn is_workbook(input: &Input) -> bool {
    super::workbook::Kind::of(&input.bytes).is_some()
}

#[cfg(feature = "workbooks")]
fn read_workbook(input: &Input, limits: &Limits, sheets: &mut Vec<RawTable>, problems: &mut Findings) {
    if let Some(kind) = super::workbook::Kind::of(&input.bytes) {
        sheets.extend(super::workbook::read(input, kind, limits, problems));
    }
}

/// Without the readers of workbooks their names and first bytes tell them, so that they can be handed to who has the readers.
#[cfg(not(feature = "workbooks"))]
fn is_workbook(input: &Input) -> bool {
    const OLE_SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    let is_named = matches!(extension(&input.name).as_str(), "xlsx" | "xlsm" | "xltx" | "ods" | "xlsb");
    input.bytes.starts_with(OLE_SIGNATURE) || (is_named && is_zip(&input.bytes))
}

#[cfg(not(feature = "workbooks"))]
fn read_workbook(input: &Input, _limits: &Limits, _sheets: &mut Vec<RawTable>, problems: &mut Findings) {
    problems.push(Problem::new(Severity::Fatal, At::file(&*input.name), ProblemKind::WorkbookUnread));
}
