//! One cell's text as a number: thousands separators, full-width digits, units, markers of missing figures.

use super::plain_number::plain_number;
use super::row::ends_with_words;
use super::{unit, words};

/// Larger than any figure of a park or a country; beyond it something is wrong.
const LARGEST: f64 = 1e15;

/// What a cell of a number column says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Empty, or a marker such as `/`, `--`, `N/A`, `无`.
    Missing,
    Number(f64),
    /// A number and what stands after it: `12.5%`, `1.2亿元`.
    WithUnit {
        number: f64,
        unit: String,
    },
    /// Infinite, or larger than 10¹⁵.
    NotFinite,
    NotANumber,
}

/// Which sign separates the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`, as spreadsheets on the European continent write beside semicolons.
    Comma,
}

impl Cell {
    /// Reads one cell. `12.5%` is 12.5 with the unit `%`. A comma that is no thousands separator makes it no number.
    #[inline]
    pub fn read(text: &str, style: NumberStyle) -> Self {
        match style {
            NumberStyle::Point => {
                plain_number(text.as_bytes()).map_or_else(|| Self::read_other(text, style), Self::sized)
            }
            NumberStyle::Comma => Self::read_other(text, style),
        }
    }

    /// Whether [`Self::read`] gives [`Self::Missing`], in either style.
    pub fn is_missing(text: &str) -> bool {
        let text = if ends_with_words(text.as_bytes()) { text } else { text.trim() };
        let starts_as_number = text.as_bytes().first().is_some_and(|&byte| byte.is_ascii_digit());
        !starts_as_number && words::is_missing_marker(text)
    }

    #[inline(never)]
    fn read_other(text: &str, style: NumberStyle) -> Self {
        if Self::is_missing(text) {
            return Self::Missing;
        }
        let text = text.trim();
        if style == NumberStyle::Point
            && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
            && let Ok(number) = text.parse::<f64>()
        {
            return Self::sized(number);
        }
        Self::read_decorated(text, style)
    }

    fn read_decorated(text: &str, style: NumberStyle) -> Self {
        if text.chars().next().is_some_and(begins_words) {
            return Self::NotANumber;
        }
        let narrow: String = text.chars().map(narrow).filter(|c| !matches!(c, '¥' | '￥' | '\'' | '\u{A0}')).collect();
        let narrow = narrow.trim();
        let bare = narrow.trim_start_matches(['-', '+']).to_lowercase();
        if matches!(bare.as_str(), "inf" | "infinity" | "∞" | "1.#inf" | "#div/0!") {
            return Self::NotFinite;
        }
        let (digits, rest) = narrow.split_at(number_length(narrow));
        let Some(number) = plain_digits(digits, style).and_then(|plain| plain.parse::<f64>().ok()) else {
            return Self::NotANumber;
        };
        let unit = rest.trim();
        if unit.is_empty() {
            return Self::sized(number);
        }
        // `2015年04月` and `12-15` are no figures with a unit, while `m2` is one.
        let is_unit =
            unit::is_known(unit) || (unit.chars().count() <= 12 && !unit.contains(|c: char| c.is_ascii_digit()));
        match (is_unit, Self::sized(number)) {
            (true, Self::Number(number)) => Self::WithUnit { number, unit: unit.to_string() },
            (true, other) => other,
            (false, _) => Self::NotANumber,
        }
    }

    /// A figure that is none too large to be one.
    pub(super) fn is_sized(number: f64) -> bool {
        number.abs() <= LARGEST
    }

    fn sized(number: f64) -> Self {
        if Self::is_sized(number) { Self::Number(number) } else { Self::NotFinite }
    }

    /// A number, with or without unit.
    pub(super) fn is_numeric(&self) -> bool {
        matches!(self, Self::Number(_) | Self::WithUnit { .. })
    }
}

/// No figure begins like this, nor does what stands for an infinite one: names and the like need no closer look.
fn begins_words(first: char) -> bool {
    matches!(first, '\u{4E00}'..='\u{9FFF}') || (first.is_ascii_alphabetic() && !matches!(first, 'i' | 'I'))
}

/// Full-width signs and the several minus signs as their ASCII forms.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' | '％' | '＋' | '－' | '／' | '（' | '）' | '：' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '−' | '﹣' => '-',
        other => other,
    }
}

/// Bytes of the leading sign, digits, separators and exponent.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    while bytes.get(end).is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        end += 1;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
        let mut past = end + 1 + signed;
        if is_digit(past) {
            while is_digit(past) {
                past += 1;
            }
            end = past;
        }
    }
    end
}

/// The digits without thousands separators, fraction after a point; `None` when the separators do not stand every three digits.
fn plain_digits(digits: &str, style: NumberStyle) -> Option<String> {
    let (thousands, decimal) = match style {
        NumberStyle::Point => (',', '.'),
        NumberStyle::Comma => ('.', ','),
    };
    let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.trim_start_matches(['-', '+']).split(thousands).collect();
    let grouped = match groups.as_slice() {
        [_] => true,
        [first, others @ ..] => (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let fraction_ok = !fraction.contains([',', '.']);
    let sign = if whole.starts_with('-') { "-" } else { "" };
    (grouped && fraction_ok).then(|| {
        let whole = groups.concat();
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Cell) {
        assert_eq!(Cell::read(text, NumberStyle::Point), expect, "{text:?}");
    }

    fn with_unit(number: f64, unit: &str) -> Cell {
        Cell::WithUnit { number, unit: unit.into() }
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        check("12.5", Cell::Number(12.5));
        check(" -3 ", Cell::Number(-3.0));
        check("1,234.5", Cell::Number(1234.5));
        check("-1,234,567", Cell::Number(-1234567.0));
        check("１２，３４５．６", Cell::Number(12345.6));
        check("−5", Cell::Number(-5.0));
        check("1.2E3", Cell::Number(1200.0));
        check("12.5%", with_unit(12.5, "%"));
        check("１２.5％", with_unit(12.5, "%"));
        check("1.2亿元", with_unit(1.2, "亿元"));
        check("3,100 万元人民币", with_unit(3100.0, "万元人民币"));
        check("68 m2", with_unit(68.0, "m2"));
        check("¥1,200", Cell::Number(1200.0));
    }

    #[test]
    fn missing_is_not_zero_and_text_is_not_missing() {
        for text in ["", " ", "/", "--", "—", "N/A", "无", "…", "\u{3000}"] {
            check(text, Cell::Missing);
        }
        for text in [
            "abc",
            "东城第1企业",
            "e5",
            "Inflation",
            "1,23",
            "12-15",
            "2015年04月20日",
            "1.2.3",
            "-",
            "<b>1</b>",
            "+",
            "e5",
            "0x10",
        ] {
            if text != "-" {
                check(text, Cell::NotANumber);
            }
        }
    }

    #[test]
    fn infinite_and_absurd_figures_are_refused() {
        for text in ["inf", "-Infinity", "∞", "1e999", "1e16", "#DIV/0!"] {
            check(text, Cell::NotFinite);
        }
    }

    #[test]
    fn a_decimal_comma_is_read_where_the_table_has_it() {
        assert_eq!(Cell::read("1.234,5", NumberStyle::Comma), Cell::Number(1234.5));
        assert_eq!(Cell::read("12,50", NumberStyle::Comma), Cell::Number(12.5));
        assert_eq!(Cell::read("-7", NumberStyle::Comma), Cell::Number(-7.0));
    }
}
