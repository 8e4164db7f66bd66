//! A table on its way out of the page, as the file that a spreadsheet opens.

pub use scoring::export::Cell;

/// Rows as CSV in UTF-8. The mark in front tells spreadsheets that it is UTF-8; lines end as RFC 4180 has it.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front, so that nobody's file name or park name does anything on
/// the machine of whoever opens it. What is a number for a reader stays one: `−3,018.5` with its sign, its groups, its per cent.
pub fn csv(rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match cell {
                Cell::Text(text) => push_text(&mut out, text),
                Cell::Number(value) => out.push_str(&value.to_string()),
                Cell::Missing => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Rows for a workbook, where a number is a number: what a chart's table writes for people, such as `−3,018.5`, becomes one again. The first
/// row stays text, even where it has years.
pub fn typed(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let typed = |cell: Cell| match &cell {
        Cell::Text(text) => written_number(text).map_or(cell, Cell::Number),
        Cell::Number(_) | Cell::Missing => cell,
    };
    let row = |(at, row): (usize, Vec<Cell>)| if at == 0 { row } else { row.into_iter().map(typed).collect() };
    rows.into_iter().enumerate().map(row).collect()
}

/// Only what the page writes as a number: signs, digits, groups of three, a point.
fn written_number(text: &str) -> Option<f64> {
    let plain = text.replace('−', "-").replace(',', "");
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let is_written =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    // A code such as 007 is no number.
    let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    // More digits than a number keeps are those of a code too.
    let n_digits = digits.bytes().filter(u8::is_ascii_digit).count();
    plain.parse().ok().filter(|_| is_written && !is_code && n_digits <= 15)
}

fn push_text(out: &mut String, text: &str) {
    // The page writes a true minus sign, which no spreadsheet takes for one.
    let minus = text.replace('−', "-");
    let is_number = minus.trim_end_matches('%').replace(',', "").parse::<f64>().is_ok_and(f64::is_finite);
    let text = if is_number { &minus } else { text };
    let is_formula = !is_number && text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_hidden = text.starts_with(['\t', '\r', '\n']);
    let apostrophe = if is_formula || is_hidden { "'" } else { "" };
    if apostrophe.is_empty() && !text.contains([',', '"', '\r', '\n', ';', '\t']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(apostrophe);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// A title as a file name that every system takes, without its ending.
pub fn file_stem(title: &str) -> String {
    let is_allowed = |character: char| !character.is_control() && !r#"/\:*?"<>|"#.contains(character);
    let stem: String =
        title.chars().map(|character| if is_allowed(character) { character } else { '-' }).take(80).collect();
    let stem = stem.trim_matches([' ', '.', '-']);
    if stem.is_empty() { "yuanheng".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: Cell, expected: &str) {
        let line = csv([vec![cell]]);
        assert_eq!(line, format!("\u{feff}{expected}\r\n"));
    }

    #[test]
    fn cells_open_as_what_they_are() {
        check(Cell::text("东园"), "东园");
        check(Cell::text("东园,\"甲\"区\n二期"), "\"东园,\"\"甲\"\"区\n二期\"");
        check(Cell::Number(0.1 + 0.2), "0.30000000000000004");
        check(Cell::Number(-3.0), "-3");
        check(Cell::number(Some(f64::NAN)), "");
        check(Cell::text("−12.5"), "-12.5");
        check(Cell::text("−3,018.5"), "\"-3,018.5\"");
        check(Cell::text("+98.2%"), "+98.2%");
        check(Cell::text("—"), "—");
    }

    #[test]
    fn nothing_runs_as_a_formula() {
        for text in ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@import", " =HYPERLINK(\"http://x\")", "＝1＋1", "\t=1"]
        {
            let line = csv([vec![Cell::text(text)]]);
            assert!(line.starts_with("\u{feff}\"'"), "{text:?} became {line:?}");
        }
        check(Cell::text("−按公开指标"), "−按公开指标");
    }

    #[test]
    fn numbers_come_back_to_the_same_bits() {
        for value in [0.1, 1e-300, 1e300, -2.5e7, f64::MIN_POSITIVE, 123_456_789.123_456_79] {
            let line = csv([vec![Cell::Number(value)]]);
            let read: f64 = line.trim_start_matches('\u{feff}').trim_end().parse().unwrap();
            assert_eq!(read.to_bits(), value.to_bits());
        }
    }

    #[test]
    fn what_is_written_for_people_is_a_number_again_and_codes_stay_text() {
        let number = |text: &str, value: Option<f64>| {
            let rows = typed(vec![vec![Cell::text("2024")], vec![Cell::text(text)]]);
            let expected = value.map_or(Cell::text(text), Cell::Number);
            assert_eq!(rows, [[Cell::text("2024")], [expected]], "{text}");
        };
        number("−3,018.5", Some(-3018.5));
        number("+0.25", Some(0.25));
        number("12", Some(12.0));
        for text in
            ["007", "=1", "-", "—", "98.2%", "1e5", "inf", "91330100MA27XYZ123", "913301000000000000", "3 月", ""]
        {
            number(text, None);
        }
    }

    #[test]
    fn titles_become_file_names() {
        assert_eq!(file_stem("综合得分：2019/2024"), "综合得分：2019-2024");
        assert_eq!(file_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_stem(" .. "), "yuanheng");
        assert_eq!(file_stem("a\nb<c>"), "a-b-c");
    }
}
