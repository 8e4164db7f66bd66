//! Codes and dates as registers write them: credit codes, industry codes, days. Facts and checks, and no knowledge of tables.

pub mod credit;
pub mod date;
pub mod industry;
pub mod industry_names;

/// Half-width letters and digits in upper case, without spaces and what spreadsheets put before text.
pub(crate) fn plain(text: &str) -> String {
    plain_signs(text).collect()
}

/// [`plain`] sign by sign.
pub(crate) fn plain_signs(text: &str) -> impl Iterator<Item = char> + '_ {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let kept = text.chars().map(narrow).filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{FEFF}' | '\u{200B}'));
    kept.flat_map(char::to_uppercase)
}
