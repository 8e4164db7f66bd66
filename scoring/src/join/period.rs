//! Which period a name or a title speaks of: a year, a half, a quarter, months.

use crate::intake::narrow;

/// Years that figures of parks and enterprises are of.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

/// A period that a text names, and where in it: the position of the year's digits and of what follows the period, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) period: String,
    span: [usize; 2],
}

/// The periods that a text names, as `2023`, `2023H1`, `2023Q2`, `2023-06`, `2023-01–06`. A day is none, but the last of a year stands
/// for the year; nor are a document's number (`〔2022〕58号`) and longer numbers.
pub(super) fn named(text: &str) -> Vec<Named> {
    let letters = plain(text);
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let end = (at..).find(|&end| !is_digit(end)).unwrap_or(letters.len());
        let is_document = at > 0 && matches!(letters.get(at - 1), Some('〔' | '﹝' | '['));
        let year = number(&letters, at, end).filter(|year| end - at == 4 && YEARS.contains(year) && !is_document);
        let Some(year) = year else {
            at = end;
            continue;
        };
        let (period, past) = with_part(year, &letters, end);
        found.extend(period.map(|period| Named { period, span: [at, past] }));
        at = past.max(end);
    }
    found
}

/// The one period that a text names; none where it names several.
pub(super) fn only(text: &str) -> Option<String> {
    let mut periods: Vec<String> = named(text).into_iter().map(|named| named.period).collect();
    periods.dedup();
    if periods.len() == 1 { periods.pop() } else { None }
}

/// The text with another word in the place of its period; as it is where it names none. With an empty word, what is left is cleared of
/// brackets and marks that held the period.
pub(super) fn replaced(text: &str, period: &str, word: &str) -> String {
    let Some(Named { span: [from, to], .. }) = named(text).into_iter().find(|named| named.period == period) else {
        return text.into();
    };
    let letters: Vec<char> = text.chars().collect();
    let part = |range: &[char]| range.iter().collect::<String>();
    let (front, back) = (part(letters.get(..from).unwrap_or(&[])), part(letters.get(to..).unwrap_or(&[])));
    if !word.is_empty() {
        let mark = if part(letters.get(from..to).unwrap_or(&[])).contains('年') { "年" } else { "" };
        return format!("{front}{word}{mark}{back}");
    }
    let left = format!("{front}{back}").replace("()", "").replace("（）", "").replace("[]", "").replace("【】", "");
    left.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '·' | '/' | '、')).into()
}

/// Letter for letter: narrow digits, and `二〇二三年` as `2023年`.
fn plain(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().map(narrow).collect();
    for at in 4..letters.len() {
        let Some([run @ .., '年']) = letters.get(at - 4..=at) else { continue };
        let digits: Option<Vec<char>> = run.iter().map(|&letter| chinese_digit(letter)).collect();
        if let (Some(digits), Some(place)) = (digits, letters.get_mut(at - 4..at)) {
            place.copy_from_slice(&digits);
        }
    }
    letters
}

fn chinese_digit(letter: char) -> Option<char> {
    let digits = ["〇○零0", "一1", "二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9"];
    let at = digits.iter().position(|forms| forms.contains(letter))?;
    char::from_digit(at as u32, 10)
}

fn number(letters: &[char], from: usize, to: usize) -> Option<u32> {
    letters.get(from..to)?.iter().collect::<String>().parse().ok()
}

/// What follows a year, and where it ends: the whole year, a part of it, or (`None`) a day of it.
fn with_part(year: u32, letters: &[char], end: usize) -> (Option<String>, usize) {
    let at = |place: usize| letters.get(place).copied();
    let starts =
        |place: usize, word: &str| word.chars().enumerate().all(|(step, letter)| at(place + step) == Some(letter));
    let has_mark = at(end) == Some('年');
    let after = end + usize::from(has_mark);
    if has_mark && at(after) == Some('度') {
        return (Some(year.to_string()), after + 1);
    }
    for (half, word) in ["上半年", "下半年"].into_iter().enumerate() {
        if starts(after, word) {
            return (Some(format!("{year}H{}", half + 1)), after + 3);
        }
    }
    let is_joint = |place: usize| matches!(at(place), Some('-' | '.' | '/' | '_' | ' '));
    // `2023Q2`, `2023-Q2`, `2023年第二季度`, `2023年2季度`.
    let quarter = after + usize::from(is_joint(after));
    if matches!(at(quarter), Some('Q' | 'q'))
        && let Some(which @ '1'..='4') = at(quarter + 1)
    {
        return (Some(format!("{year}Q{which}")), quarter + 2);
    }
    let which = after + usize::from(at(after) == Some('第'));
    if let Some(digit @ '1'..='4') = at(which).and_then(chinese_digit)
        && starts(which + 1, "季")
    {
        return (Some(format!("{year}Q{digit}")), which + 2 + usize::from(at(which + 2) == Some('度')));
    }
    let first = if has_mark { after } else { after + usize::from(is_joint(after) && at(after) != Some(' ')) };
    let past = digits_from(letters, first);
    let month = number(letters, first, past).filter(|month| (1..=12).contains(month));
    let (Some(month), true) = (month, first > end && (has_mark || past - first == 2)) else {
        return (Some(year.to_string()), after);
    };
    // A second number: `2023年1-6月` are months, `2023-06-30` and `2023年6月30日` days.
    let joint = past + usize::from(at(past) == Some('月'));
    let second = if joint > past {
        joint
    } else {
        past + usize::from(is_joint(past) || matches!(at(past), Some('至' | '–' | '—' | '~')))
    };
    let past_second = digits_from(letters, second);
    let other = if second > past { number(letters, second, past_second) } else { None };
    match other {
        Some(last) if joint == past && at(past_second) == Some('月') && (month..=12).contains(&last) => {
            let is_year = month == 1 && last == 12;
            (Some(if is_year { year.to_string() } else { format!("{year}-{month:02}–{last:02}") }), past_second + 1)
        }
        Some(day) if past_second - second <= 2 => {
            let past = past_second + usize::from(matches!(at(past_second), Some('日')));
            ((month == 12 && day == 31).then(|| year.to_string()), past)
        }
        _ => (Some(format!("{year}-{month:02}")), joint),
    }
}

fn digits_from(letters: &[char], from: usize) -> usize {
    (from..).find(|&at| !letters.get(at).is_some_and(char::is_ascii_digit)).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_titles_say_their_period() {
        for (text, expect) in [
            ("2023年企业表", "2023"),
            ("2024", "2024"),
            ("企业_2022_终稿", "2022"),
            ("２０２３年度园区统计", "2023"),
            ("二〇二一年工业企业情况", "2021"),
            ("2023年第三季度", "2023Q3"),
            ("2023Q4 税收", "2023Q4"),
            ("2023年1季度", "2023Q1"),
            ("2024年上半年", "2024H1"),
            ("2024年6月报表", "2024-06"),
            ("2024-06", "2024-06"),
            ("2024年1-6月", "2024-01–06"),
            ("2024年1—12月", "2024"),
            ("截至2023年12月31日", "2023"),
            ("依据浙政〔2022〕12号 2023年数据", "2023"),
            ("2023年（修订2023年）", "2023"),
            ("2023-2", "2023"),
        ] {
            assert_eq!(only(text).as_deref(), Some(expect), "{text}");
        }
    }

    #[test]
    fn days_codes_and_several_years_say_none() {
        for text in [
            "",
            "企业表",
            "填报日期：2024年1月15日",
            "导出20240115",
            "330104",
            "2022-2023年对比",
            "2024-03-05",
            "1200 家",
            "v1.2",
        ] {
            assert_eq!(only(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_is_taken_out_or_replaced() {
        assert_eq!(replaced("2023年企业表.csv", "2023", "2022–2024"), "2022–2024年企业表.csv");
        assert_eq!(replaced("企业表.csv", "2023", "2022–2024"), "企业表.csv");
        for (header, expect) in [
            ("2023年产值", "产值"),
            ("产值（2023年）", "产值"),
            ("产值2023", "产值"),
            ("产值", "产值"),
            ("2022年产值", "2022年产值"),
        ] {
            assert_eq!(replaced(header, "2023", ""), expect, "{header}");
        }
    }
}
