//! Numbers of a workbook as text, by how their cells are formatted: figures, shares, dates.

use crate::codes::date::civil;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Plain,
    Percent,
    Date,
    /// Hours and minutes without a day.
    Time,
}

/// Which day is day zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    #[default]
    Year1900,
    Year1904,
}

/// The last day a spreadsheet knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

impl Format {
    /// A format of the numbered ones that every workbook has.
    pub(super) fn built_in(id: u16) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57..=58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55..=56 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// A format by its code: `0.0%`, `yyyy"年"m"月"`, `[Red]#,##0`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut signs = String::new();
        let mut characters = code.chars();
        while let Some(c) = characters.next() {
            match c {
                // Of a format with several sections the first is for positive figures.
                ';' => break,
                '"' => {
                    characters.by_ref().take_while(|&c| c != '"').for_each(drop);
                }
                '\\' | '_' | '*' | '!' => {
                    characters.next();
                }
                '[' => {
                    let inner: String = characters.by_ref().take_while(|&c| c != ']').collect();
                    // `[h]` counts hours on; colours, conditions and currencies say nothing about the kind.
                    if inner.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                        signs.push('h');
                    }
                }
                c => signs.extend(c.to_lowercase()),
            }
        }
        let signs = signs.replace("general", "").replace("am/pm", "h");
        let has = |wanted: &[char]| signs.contains(wanted);
        match () {
            () if has(&['%']) => Self::Percent,
            () if has(&['y', 'd']) || (has(&['m']) && !has(&['h', 's', '0', '#'])) => Self::Date,
            () if has(&['h', 's']) && !has(&['0', '#']) => Self::Time,
            () if has(&['h']) => Self::Time,
            () => Self::Plain,
        }
    }

    /// The number as text: `12.5%`, `2015-04-20`, `2015-04-20 08:30:00`. A number that is no day stays a figure.
    pub(super) fn text(self, number: f64, epoch: Epoch) -> String {
        match self {
            Self::Plain => plain(number),
            Self::Percent => format!("{}%", hundredfold(&plain(number))),
            Self::Date => date(number, epoch).unwrap_or_else(|| plain(number)),
            Self::Time => time(number).unwrap_or_else(|| plain(number)),
        }
    }
}

/// The shortest digits that give the same number again; a power of ten where a spreadsheet has no more digits either.
pub(in crate::intake) fn plain(number: f64) -> String {
    let size = number.abs();
    if number != 0.0 && !(1e-9..1e15).contains(&size) {
        return format!("{number:E}").replace('E', if size < 1.0 { "E" } else { "E+" });
    }
    format!("{number}")
}

/// The decimal point two places to the right, in the digits: a product would add some of its own.
fn hundredfold(digits: &str) -> String {
    if digits.contains('E') {
        return digits.parse::<f64>().map_or_else(|_| digits.into(), |number| plain(number * 100.0));
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{fraction:0<2}");
    let (moved, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

fn date(number: f64, epoch: Epoch) -> Option<String> {
    let days = number + if epoch == Epoch::Year1904 { 1462.0 } else { 0.0 };
    if !(0.0..LAST_DAY + 1.0).contains(&days) {
        return None;
    }
    if days < 1.0 {
        return time(days);
    }
    let seconds = (days * 86_400.0).round() as i64;
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // The first of these programs took 1900 for a leap year, and all others count like it.
    let day = if day < 60 { day + 1 } else { day };
    let (year, month, of_month) = civil(day - 25_569);
    let date = format!("{year:04}-{month:02}-{of_month:02}");
    Some(if second == 0 { date } else { format!("{date} {}", clock(second)) })
}

fn time(number: f64) -> Option<String> {
    (0.0..LAST_DAY).contains(&number).then(|| clock((number * 86_400.0).round() as i64))
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_shares_days_and_times() {
        for (code, expect) in [
            ("General", Format::Plain),
            ("#,##0.00_);[Red](#,##0.00)", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("0.0\"万元\"", Format::Plain),
            ("0.0%", Format::Percent),
            ("yyyy\\-mm\\-dd", Format::Date),
            ("yyyy\"年\"m\"月\"d\"日\";@", Format::Date),
            ("[$-804]yyyy\"年\"", Format::Date),
            ("mmm", Format::Date),
            ("h:mm AM/PM", Format::Time),
            ("[h]:mm:ss", Format::Time),
        ] {
            assert_eq!(Format::of_code(code), expect, "{code}");
        }
    }

    #[test]
    fn numbers_are_written_as_their_cells_show_them() {
        let check = |format: Format, number: f64, expect: &str| {
            assert_eq!(format.text(number, Epoch::Year1900), expect, "{format:?} {number}");
        };
        check(Format::Plain, 1234.5, "1234.5");
        check(Format::Plain, -3.0, "-3");
        check(Format::Plain, 9.144_030_019_220_38e17, "9.14403001922038E+17");
        check(Format::Plain, 1e-12, "1E-12");
        check(Format::Percent, 0.125, "12.5%");
        check(Format::Percent, 0.07, "7%");
        check(Format::Percent, -0.003, "-0.3%");
        check(Format::Percent, 1.0, "100%");
        check(Format::Date, 42_114.0, "2015-04-20");
        check(Format::Date, 42_114.5, "2015-04-20 12:00:00");
        check(Format::Date, 1.0, "1900-01-01");
        check(Format::Date, 61.0, "1900-03-01");
        check(Format::Date, 2_958_465.0, "9999-12-31");
        check(Format::Date, -1.0, "-1");
        check(Format::Time, 0.75, "18:00:00");
        assert_eq!(Format::Date.text(40_652.0, Epoch::Year1904), "2015-04-20");
    }
}
