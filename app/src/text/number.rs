//! Numbers as people read them: thousands commas inside the unit, 万 and 亿 in Chinese, never `-0`, missing as a dash.

use crate::prefs::Lang;

/// What stands where a value is missing: never a zero.
pub const MISSING: &str = "—";

/// A moment of a person's own clock, given as `2026-01-05T20:03:02`, the way the language writes it.
pub fn moment(lang: Lang, local: &str) -> String {
    let at = |from: usize, to: usize| local.get(from..to).unwrap_or_default();
    if at(4, 5) != "-" || at(18, 19).is_empty() {
        return MISSING.to_string();
    }
    let plain = |from: usize, to: usize| at(from, to).trim_start_matches('0');
    let (year, month, day) = (at(0, 4), plain(5, 7), plain(8, 10));
    if lang == Lang::Zh {
        return format!("{year}/{month}/{day} {}", at(11, 19));
    }
    let hour = at(11, 13).parse().unwrap_or(0);
    let half = if hour < 12 { "AM" } else { "PM" };
    // A day has two twelve o'clocks and no zero; the space before the half is narrow and never broken.
    format!("{month}/{day}/{year}, {}{}\u{202f}{half}", (hour + 11) % 12 + 1, at(13, 19))
}

/// `decimals` digits after the point, thousands separated by commas.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return MISSING.to_string();
    }
    let digits = format!("{value:.decimals$}");
    let negative = digits.starts_with('-') && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let unsigned = digits.trim_start_matches('-');
    let (whole, rest) = unsigned.split_once('.').map_or((unsigned, ""), |(whole, rest)| (whole, rest));
    let mut text = String::with_capacity(digits.len() + whole.len() / 3);
    if negative {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
    text
}

pub fn fixed_or_missing(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| MISSING.to_string(), |value| fixed(value, decimals))
}

/// With a sign in front of positive numbers too: for changes and differences.
pub fn signed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

/// As many digits as a value of unknown size needs: about four significant ones.
pub fn plain(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 1000.0 || value == 0.0 => 0,
        _ if size >= 100.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.01 => 3,
        _ => 5,
    };
    let text = fixed(value, decimals);
    if decimals > 0 && text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_string() } else { text }
}

/// [`plain`] with a sign in front of positive numbers too.
pub fn signed_plain(value: f64) -> String {
    let text = plain(value);
    let zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

pub fn plain_or_missing(value: Option<f64>) -> String {
    value.map_or_else(|| MISSING.to_string(), plain)
}

/// Compact: 1.23万, 1.23亿, 1.23万亿 in Chinese; 12.3K, 1.23M, 1.23B in English.
pub fn compact(value: f64, lang: Lang) -> String {
    let steps: &[(f64, &str)] = match lang {
        Lang::Zh => &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
        Lang::En => &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")],
    };
    // A value that rounds up to the next step's one is written in that step: 9999.995万 is 1亿.
    let step = steps.iter().find(|(size, _)| (value / size).abs() >= 0.999_95);
    match step {
        Some((size, suffix)) => {
            let scaled = value / size;
            let decimals = if scaled.abs() >= 99.995 { 0 } else { 2 };
            let text = fixed(scaled, decimals);
            let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
            format!("{text}{suffix}")
        }
        None => plain(value),
    }
}

/// With the digits that were stated, up to six after the point: a threshold of 0.0302 is not 0.03.
pub fn stated(value: f64) -> String {
    let text = fixed(value, 6);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_string() } else { text }
}

/// With all the digits it has, for factors: 0.0001 is not 0.
pub fn exact(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { MISSING.to_string() }
}

/// Size of a file, in steps of 1024.
pub fn bytes(size: u64) -> String {
    let kilo = size as f64 / 1024.0;
    match size {
        0..1024 => format!("{size} B"),
        1024..1_048_576 => format!("{} KB", fixed(kilo, 0)),
        _ => format!("{} MB", fixed(kilo / 1024.0, 1)),
    }
}

/// A share of one as a percentage.
pub fn percent(share: f64, decimals: usize) -> String {
    let text = fixed(share * 100.0, decimals);
    if text == MISSING { text } else { format!("{text}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: String, expect: &str) {
        assert_eq!(got, expect);
    }

    #[test]
    fn thousands_signs_and_missing() {
        check(fixed(1234567.891, 2), "1,234,567.89");
        check(fixed(-1234.5, 1), "−1,234.5");
        check(fixed(-0.004, 2), "0.00");
        check(fixed(999.0, 0), "999");
        check(fixed(f64::NAN, 2), MISSING);
        check(signed(3.0, 0), "+3");
        check(signed(0.001, 1), "0.0");
        check(signed(-2.0, 0), "−2");
        check(plain(0.0302), "0.03");
        check(stated(0.0302), "0.0302");
        check(stated(1500.0), "1,500");
        check(stated(4929.81), "4,929.81");
        check(plain(18.9), "18.9");
        check(plain(4929.81), "4,930");
        check(percent(0.2345, 1), "23.4%");
        check(exact(0.0001), "0.0001");
        check(exact(f64::INFINITY), MISSING);
        check(bytes(1023), "1023 B");
        check(bytes(337_922), "330 KB");
        check(bytes(64 << 20), "64.0 MB");
    }

    #[test]
    fn moments_are_written_as_browsers_write_them() {
        check(moment(Lang::Zh, "2026-01-05T00:03:02.000Z"), "2026/1/5 00:03:02");
        check(moment(Lang::Zh, "2026-11-28T20:43:16"), "2026/11/28 20:43:16");
        check(moment(Lang::Zh, ""), MISSING);
        for (hour, shown) in [
            ("00", "12:03:02\u{202f}AM"),
            ("09", "9:03:02\u{202f}AM"),
            ("12", "12:03:02\u{202f}PM"),
            ("23", "11:03:02\u{202f}PM"),
        ] {
            check(moment(Lang::En, &format!("2026-10-20T{hour}:03:02")), &format!("10/20/2026, {shown}"));
        }
    }

    #[test]
    fn chinese_and_english_units() {
        check(compact(9999.0, Lang::Zh), "9,999");
        check(compact(10000.0, Lang::Zh), "1万");
        check(compact(12345.0, Lang::Zh), "1.23万");
        check(compact(99_999_950.0, Lang::Zh), "1亿");
        check(compact(123_456_789.0, Lang::Zh), "1.23亿");
        check(compact(1.2345e12, Lang::Zh), "1.23万亿");
        check(compact(-56_000.0, Lang::Zh), "−5.6万");
        check(compact(12345.0, Lang::En), "12.35K");
        check(compact(2.5e6, Lang::En), "2.5M");
        check(compact(0.0, Lang::Zh), "0");
    }
}
