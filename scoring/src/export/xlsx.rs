//! A workbook as XLSX: typed cells with all their digits, widths, a header that stays in sight, lists to choose from.

use std::fmt::Write;

use super::members::zip;
use super::{Book, BookError, Cell, Hint, List, Sheet};
use crate::intake::Input;

const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;
const MAX_TEXT: usize = 32_767;
/// Of a hint, by the format.
const MAX_TITLE: usize = 32;
const MAX_HINT: usize = 255;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Style 1 is the header's: bold on a tint, wrapped.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7EEF8\"/></patternFill></fill></fills>\
<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
<cellXfs count=\"2\"><xf/><xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">\
<alignment vertical=\"center\" wrapText=\"1\"/></xf></cellXfs>";

/// Writes a workbook.
///
/// A number is written with the shortest digits that give it back; one that is not finite is an empty cell, as a missing one is. Text is
/// text: what starts with `=`, `+`, `-` or `@` is no formula. Sheet names are cut to what the format allows and told apart.
///
/// # Errors
/// What does not fit into any spreadsheet: [`BookError`].
///
/// *Cost*: O(cells + text).
pub fn xlsx(book: &Book) -> Result<Vec<u8>, BookError> {
    if book.sheets.is_empty() {
        return Err(BookError::NoSheet);
    }
    let names = sheet_names(book);
    let mut files = vec![
        Input::new("[Content_Types].xml", content_types(names.len())),
        Input::new("_rels/.rels", links(&[("rId1", "officeDocument", "xl/workbook.xml".into())])),
        Input::new("xl/workbook.xml", workbook(&names)),
        Input::new("xl/_rels/workbook.xml.rels", workbook_links(names.len())),
        Input::new("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ];
    for (at, sheet) in book.sheets.iter().enumerate() {
        check(sheet)?;
        files.push(Input::new(format!("xl/worksheets/sheet{}.xml", at + 1), worksheet(sheet, book, &names)));
    }
    zip(&files)
}

fn check(sheet: &Sheet) -> Result<(), BookError> {
    let name = || sheet.name.clone();
    if sheet.rows.len() > MAX_ROWS {
        return Err(BookError::TooManyRows { sheet: name(), n: sheet.rows.len(), limit: MAX_ROWS });
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        if cells.len() > MAX_COLUMNS {
            return Err(BookError::TooManyColumns { sheet: name(), n: cells.len(), limit: MAX_COLUMNS });
        }
        let is_long = |cell: &Cell| matches!(cell, Cell::Text(text) if text.encode_utf16().count() > MAX_TEXT);
        if let Some(column) = cells.iter().position(is_long) {
            return Err(BookError::TextTooLong { sheet: name(), row: row + 1, column: column + 1, limit: MAX_TEXT });
        }
    }
    Ok(())
}

/// At most 31 characters, none of those that references need, and no two alike.
fn sheet_names(book: &Book) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(book.sheets.len());
    for sheet in &book.sheets {
        let plain: String =
            sheet.name.chars().map(|c| if r"[]:*?/\'".contains(c) || c.is_control() { '-' } else { c }).collect();
        let plain = if plain.trim().is_empty() { "Sheet".to_string() } else { plain.trim().to_string() };
        let cut = |most: usize| plain.chars().take(most).collect::<String>();
        let mut name = cut(31);
        let mut n = 1;
        while names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            n += 1;
            name = format!("{} {n}", cut(25));
        }
        names.push(name);
    }
    names
}

fn content_types(n_sheets: usize) -> String {
    let kind = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/xl/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    let sheets: String = (1..=n_sheets).map(|at| kind(&format!("worksheets/sheet{at}"), "worksheet")).collect();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{sheets}</Types>",
        kind("workbook", "sheet.main"),
        kind("styles", "styles"),
    )
}

fn links(of: &[(&str, &str, String)]) -> String {
    let link = |(id, kind, target): &(&str, &str, String)| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = of.iter().map(link).collect();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn workbook_links(n_sheets: usize) -> String {
    let ids: Vec<String> = (1..=n_sheets).map(|at| format!("rId{at}")).collect();
    let mut all: Vec<(&str, &str, String)> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| (&**id, "worksheet", format!("worksheets/sheet{}.xml", at + 1)))
        .collect();
    all.push(("styles", "styles", "styles.xml".into()));
    links(&all)
}

fn workbook(names: &[String]) -> String {
    let mut sheets = String::new();
    for (at, name) in names.iter().enumerate() {
        let id = at + 1;
        sheets.push_str("<sheet name=\"");
        escape(&mut sheets, name);
        let _ = write!(sheets, "\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
    }
    format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>{sheets}</sheets></workbook>")
}

fn worksheet(sheet: &Sheet, book: &Book, names: &[String]) -> String {
    let mut out = format!("{HEAD}<worksheet xmlns=\"{MAIN}\">");
    out.push_str(
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
</sheetView></sheetViews>",
    );
    let widths = widths(sheet);
    if !widths.is_empty() {
        out.push_str("<cols>");
        for (at, width) in widths.iter().enumerate() {
            let column = at + 1;
            let _ = write!(out, "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (at, cells) in sheet.rows.iter().enumerate() {
        let row = at + 1;
        let _ = write!(out, "<row r=\"{row}\">");
        for (column, cell) in cells.iter().enumerate() {
            push_cell(&mut out, cell, column as u32, row);
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    push_hints(&mut out, &sheet.hints, book, names);
    out.push_str("</worksheet>");
    out
}

fn push_cell(out: &mut String, cell: &Cell, column: u32, row: usize) {
    let style = if row == 1 { " s=\"1\"" } else { "" };
    let place = letters(column);
    match cell {
        Cell::Number(value) if value.is_finite() => {
            // The shortest digits that give it back, with an exponent where it is very large or small.
            let digits = format!("{value:?}");
            let _ = write!(out, "<c r=\"{place}{row}\"{style}><v>{}</v></c>", digits.trim_end_matches(".0"));
        }
        Cell::Text(text) => {
            let _ = write!(out, "<c r=\"{place}{row}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(out, text);
            out.push_str("</t></is></c>");
        }
        Cell::Number(_) | Cell::Missing => {}
    }
}

/// Notes and lists, for all rows below the header.
fn push_hints(out: &mut String, hints: &[Hint], book: &Book, names: &[String]) {
    if hints.is_empty() {
        return;
    }
    let _ = write!(out, "<dataValidations count=\"{}\">", hints.len());
    for hint in hints {
        let column = letters(hint.column);
        let formula = hint.list.as_ref().and_then(|list| formula(list, book, names));
        let kind = if formula.is_some() { " type=\"list\" errorStyle=\"warning\" showErrorMessage=\"1\"" } else { "" };
        let _ = write!(out, "<dataValidation{kind} allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"");
        escape(out, &cut(&hint.title, MAX_TITLE));
        out.push_str("\" prompt=\"");
        escape(out, &cut(&hint.text, MAX_HINT));
        let _ = write!(out, "\" sqref=\"{column}2:{column}{MAX_ROWS}\">");
        if let Some(formula) = formula {
            out.push_str("<formula1>");
            escape(out, &formula);
            out.push_str("</formula1>");
        }
        out.push_str("</dataValidation>");
    }
    out.push_str("</dataValidations>");
}

/// `None` where the format has no room for the words, or there is no such sheet: then anything may be entered.
fn formula(list: &List, book: &Book, names: &[String]) -> Option<String> {
    match list {
        List::Words(words) => {
            let words = words.join(",");
            (words.encode_utf16().count() <= MAX_HINT && !words.contains('"')).then(|| format!("\"{words}\""))
        }
        List::Column { sheet, column } => {
            let at = book.sheets.iter().position(|one| one.name == *sheet)?;
            let column = letters(*column);
            Some(format!("'{}'!${column}$2:${column}$20000", names.get(at)?))
        }
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut room = most;
    let fits = |c: &char| {
        let taken = room.checked_sub(c.len_utf16());
        room = taken.unwrap_or(0);
        taken.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// As wide as the longest of the first thousand texts, within reason; a Chinese character takes two places.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for cells in sheet.rows.iter().take(1000) {
        for (column, cell) in cells.iter().enumerate() {
            let width = match cell {
                Cell::Text(text) => text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
                Cell::Number(value) => value.to_string().len(),
                Cell::Missing => 0,
            };
            match widths.get_mut(column) {
                Some(widest) => *widest = (*widest).max(width),
                None => widths.push(width),
            }
        }
    }
    widths.into_iter().map(|width| (width + 2).clamp(8, 48)).collect()
}

/// `A` for 0, `AB` for 27.
fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// Text inside an element or an attribute. Characters that XML has no place for are written as the format has them, `_x000B_`.
fn escape(out: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' | '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "_x{:04X}_", c as u32);
            }
            '_' if is_code(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
}

/// Whether the text starts as a written character does, such as `_x0041_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(1) == Some(&b'x')
        && bytes.get(6) == Some(&b'_')
        && bytes.get(2..6).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let of = [0, 25, 26, 27, 701, 702, 16_383].map(letters);
        assert_eq!(of, ["A", "Z", "AA", "AB", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn sheet_names_fit_and_differ() {
        let sheet = |name: &str| Sheet { name: name.into(), ..Sheet::default() };
        let long = "综合得分".repeat(20);
        let book = Book { sheets: ["", "a/b", "A-B", &long, &long].map(sheet).to_vec() };
        let names = sheet_names(&book);
        assert_eq!(&names[..3], ["Sheet", "a-b", "A-B 2"]);
        assert!(names.iter().all(|name| name.chars().count() <= 31) && names[3] != names[4], "{names:?}");
    }

    #[test]
    fn what_xml_has_no_place_for_is_written_in_the_formats_way() {
        let of = |text: &str| {
            let mut out = String::new();
            escape(&mut out, text);
            out
        };
        assert_eq!(of("a<b>&\"'\n"), "a&lt;b&gt;&amp;&quot;'&#10;");
        assert_eq!(of("\u{b}_x0041_ _x"), "_x000B__x005F_x0041_ _x");
    }

    #[test]
    fn what_no_spreadsheet_takes_is_refused_with_its_place() {
        let book = |rows| Book { sheets: vec![Sheet { name: "s".into(), rows, hints: vec![] }] };
        assert_eq!(xlsx(&Book::default()), Err(BookError::NoSheet));
        let wide = vec![vec![Cell::Missing; MAX_COLUMNS + 1]];
        let error = BookError::TooManyColumns { sheet: "s".into(), n: MAX_COLUMNS + 1, limit: MAX_COLUMNS };
        assert_eq!(xlsx(&book(wide)), Err(error));
        let tall = vec![vec![]; MAX_ROWS + 1];
        let error = BookError::TooManyRows { sheet: "s".into(), n: MAX_ROWS + 1, limit: MAX_ROWS };
        assert_eq!(xlsx(&book(tall)), Err(error));
        let text = vec![vec![], vec![Cell::Missing, Cell::text("x".repeat(MAX_TEXT + 1))]];
        let error = BookError::TextTooLong { sheet: "s".into(), row: 2, column: 2, limit: MAX_TEXT };
        assert_eq!(xlsx(&book(text)), Err(error));
    }
}
