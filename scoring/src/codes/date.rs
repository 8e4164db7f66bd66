//! Days as registers and spreadsheets write them.

use super::plain;

/// A day, or as much of it as a text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, as the month has them.
    pub day: Option<u8>,
}

/// Spreadsheets count from the day before 1900-01-01 and take 1900 for a leap year.
const SERIAL_OF_1970: i64 = 25_569;
/// 1927-05-18 to 2119: numbers in between are days, not years or days written together.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=80_500;

/// Reads `2007-09-28`, `2007/9/28`, `2007.9.28`, `2015年04月20日`, `20150420`, a spreadsheet's serial day `42114`; also a year or a year and
/// month in these forms, and a day with a time after it. `None` for what is no day, such as 2023-02-30.
pub fn read(text: &str) -> Option<Date> {
    let narrow = plain(text.trim());
    let mut text = narrow.as_str();
    // A time of day, as databases export it; the spaces before it are gone.
    if let Some(colon) = text.find(':') {
        let before = text.get(..colon)?;
        let hour = before.rfind('T').unwrap_or_else(|| before.len().saturating_sub(2));
        text = text.get(..hour)?;
        // `2015-04-208:30`: the hour had one digit, and the day is whole without it.
        text = text.trim_end_matches('T');
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_digits(text);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    // A serial day with a time is a number with a fraction.
    if whole.len() == 5 && !fraction.is_empty() && !fraction.contains('.') {
        return fraction.bytes().all(|byte| byte.is_ascii_digit()).then(|| of_digits(whole)).flatten();
    }
    let text = text.trim_end_matches(['日', '号', '月', '年']);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let number = |part: &&str, longest: usize| {
        let fits = (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (year, rest) = parts.split_first()?;
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    match rest {
        [] => dated(year, None, None),
        [month] => dated(year, Some(number(month, 2)?), None),
        [month, day] => dated(year, Some(number(month, 2)?), Some(number(day, 2)?)),
        _ => None,
    }
}

fn of_digits(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let part = |divisor: i64, modulus: i64| u16::try_from(number / divisor % modulus).ok();
    match text.len() {
        4 => dated(part(1, 10_000)?, None, None),
        5 if SERIALS.contains(&number) => {
            let (year, month, day) = civil(number - SERIAL_OF_1970);
            dated(u16::try_from(year).ok()?, u16::try_from(month).ok(), u16::try_from(day).ok())
        }
        6 => dated(part(100, 10_000)?, Some(part(1, 100)?), None),
        8 => dated(part(10_000, 10_000)?, Some(part(100, 100)?), Some(part(1, 100)?)),
        _ => None,
    }
}

fn dated(year: u16, month: Option<u16>, day: Option<u16>) -> Option<Date> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) => {
            if is_leap {
                29
            } else {
                28
            }
        }
        _ => 31,
    };
    let fits = (1800..=2200).contains(&year)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=days).contains(&day));
    let small = |number: u16| u8::try_from(number).ok();
    fits.then(|| Date { year, month: month.and_then(small), day: day.and_then(small) })
}

/// Year, month and day of a day counted from 1970-01-01.
pub(crate) fn civil(day: i64) -> (i64, i64, i64) {
    // Counted from 1 March of a year 0, leap days come last and every 400 years are alike.
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let of_month = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year + 400 * era + next, month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_spellings_are_one_day() {
        let day = Some(Date { year: 2015, month: Some(4), day: Some(20) });
        for text in [
            "2015-04-20",
            "2015/4/20",
            "2015.4.20",
            "2015年04月20日",
            "20150420",
            "42114",
            "42114.5",
            "２０１５－０４－２０",
            "2015-04-20 08:30:00",
            "2015-04-20T08:30:00",
            "2015年4月20号",
        ] {
            assert_eq!(read(text), day, "{text}");
        }
        assert_eq!(read("2015年"), Some(Date { year: 2015, month: None, day: None }));
        assert_eq!(read("2015"), Some(Date { year: 2015, month: None, day: None }));
        assert_eq!(read("2015年4月"), Some(Date { year: 2015, month: Some(4), day: None }));
        assert_eq!(read("201504"), Some(Date { year: 2015, month: Some(4), day: None }));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2023-02-30",
            "2015-13-01",
            "15-04-20",
            "1",
            "0",
            "99999",
            "2015-4-5-6",
            "去年",
            "-",
            "3.1.2",
            "20151332",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("2024-02-29").is_some() && read("1900-02-29").is_none());
    }
}
