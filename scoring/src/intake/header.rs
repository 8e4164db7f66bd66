//! Header cells: the name and the unit in it, and a second header row with units or names.

use super::cell::{Cell, NumberStyle};
use super::row::RawRow;
use super::{unit, words};

/// Data rows looked at to tell which columns hold numbers.
const SAMPLE_ROWS: usize = 20;

/// A header's name and the unit in its last brackets: `产值（亿元）` is 产值 in 亿元. Brackets with a year, a long text or a remark stay.
pub(super) fn split_unit(header: &str) -> (&str, &str) {
    let header = header.trim();
    let close = ['）', ')', ']', '】'];
    let open = ['（', '(', '[', '【'];
    let Some(inner) = header.strip_suffix(close) else {
        return (header, "");
    };
    let Some(at) = inner.rfind(open) else {
        return (header, "");
    };
    let (name, bracket) = inner.split_at(at);
    let unit = bracket.trim_start_matches(open).trim();
    let unit = unit.trim_start_matches("单位：").trim_start_matches("单位:").trim();
    let remark = ["含", "不含", "按", "注", "其中", "incl", "excl"].iter().any(|word| unit.starts_with(word));
    let only_digits = unit.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '-'));
    let fits = unit::is_known(unit) || (unit.chars().count() <= 16 && !remark && !only_digits);
    if name.trim().is_empty() || unit.is_empty() || !fits { (header, "") } else { (name.trim(), unit) }
}

/// What a header names, without the unit in it.
pub(crate) fn name_in(header: &str) -> &str {
    split_unit(header).0
}

/// What a second header row calls the column of ids.
const ID_NAMES: [&str; 6] = ["编号", "编码", "代码", "序号", "园区", "企业"];

/// What a second header row adds.
pub(super) struct SecondRow {
    /// Names in place of the first row's, where the second row has them.
    pub(super) header: Vec<String>,
    /// Units by column, empty where it gives none.
    pub(super) units: Vec<String>,
}

/// Takes the first row after the header as part of the header when it holds no figure while the columns below it do, and the other
/// columns are empty there or say `单位`. It gives units where the first row names every number column, else names.
pub(super) fn second_row(header: &[String], rows: &[RawRow]) -> Option<SecondRow> {
    let (candidate, below) = rows.split_first()?;
    let is_figure = |text: &str| Cell::read(text, NumberStyle::Point).is_numeric();
    let numeric: Vec<bool> = (0..header.len()).map(|column| is_numeric(below, column, is_figure)).collect();
    let mut filled = 0;
    for (column, &is_number) in numeric.iter().enumerate() {
        let text = candidate.cell(column);
        if is_figure(text) {
            return None;
        }
        let says_unit = words::matches_word(text, &["单位", "计量单位", "unit", "units", "名称", "name"]);
        let repeats = header.get(column).is_some_and(|name| name == text);
        // A row that says whom it is about is no header, even where the others are called by numbers.
        let heads_ids = header.get(column).is_some_and(|name| words::matches_word(name, &["id", "entity"]));
        if heads_ids && !(text.is_empty() || says_unit || repeats || words::matches_word(text, &ID_NAMES)) {
            return None;
        }
        if !(is_number || text.is_empty() || says_unit || repeats) {
            return None;
        }
        filled += usize::from(is_number && !words::is_missing_marker(text));
    }
    if filled == 0 {
        return None;
    }
    let named = header.iter().zip(&numeric).all(|(name, &is_number)| !is_number || !name.trim().is_empty());
    let mut second = SecondRow { header: header.to_vec(), units: vec![String::new(); header.len()] };
    for (column, &is_number) in numeric.iter().enumerate() {
        let text = candidate.cell(column);
        if !is_number || text.is_empty() {
            continue;
        }
        let target = if named { second.units.get_mut(column) } else { second.header.get_mut(column) };
        if let Some(target) = target {
            *target = text.trim_matches(['（', '）', '(', ')']).to_string();
        }
    }
    Some(second)
}

fn is_numeric(rows: &[RawRow], column: usize, is_figure: impl Fn(&str) -> bool) -> bool {
    let texts =
        rows.iter().take(SAMPLE_ROWS).map(|row| row.cell(column)).filter(|text| !words::is_missing_marker(text));
    let (mut figures, mut all) = (0usize, 0usize);
    for text in texts {
        figures += usize::from(is_figure(text));
        all += 1;
    }
    figures > 0 && figures * 10 >= all * 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_in_the_last_brackets() {
        for (header, expect) in [
            ("产值（亿元）", ("产值", "亿元")),
            ("亩均税收(万元/亩)", ("亩均税收", "万元/亩")),
            ("Life expectancy (years)", ("Life expectancy", "years")),
            ("产值（单位：万元）", ("产值", "万元")),
            ("税收（含免抵调库）", ("税收（含免抵调库）", "")),
            ("产值(2019)", ("产值(2019)", "")),
            ("（亿元）", ("（亿元）", "")),
            ("税收", ("税收", "")),
        ] {
            assert_eq!(split_unit(header), expect, "{header}");
        }
    }
}
