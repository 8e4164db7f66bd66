//! Names of the industry codes of GB/T 4754-2017, apart from the codes: who only checks a code need not carry them.

use super::industry;

/// Chinese names in the order of the codes, one a line.
const NAMES: &str = include_str!("industry_names.txt");

/// The name of a code as the standard has it; sections by their letter, others by their digits.
///
/// *Cost*: O(codes). *Source*: gbt4754.
pub fn name(code: &str) -> Option<&'static str> {
    let at = industry::all().position(|known| known == code)?;
    NAMES.lines().nth(at)
}

/// The code of an industry by its whole name; the finest where several levels share the name.
pub fn code_of(name: &str) -> Option<&'static str> {
    industry::all().zip(NAMES.lines()).filter(|(_, known)| *known == name).map(|(code, _)| code).last()
}
