//! Industry codes of GB/T 4754-2017: which exist, and what is above them.

use serde::{Deserialize, Serialize};

use super::plain;

/// Every code in the order of the standard, those above before those below: sections, divisions, groups, classes.
const CODES: &str = include_str!("industry_codes.txt");

/// How fine a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// 门类, a letter.
    Section,
    /// 大类, two digits.
    Division,
    /// 中类, three digits.
    Group,
    /// 小类, four digits.
    Class,
}

/// Why a text is no industry code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndustryFault {
    /// Not a letter and up to four digits.
    Shape,
    /// The standard has no such code; the nearest one above that it has, where there is one.
    Unknown { above: Option<String> },
    /// The digits belong to another section than the letter before them.
    Section { expected: char },
}

/// A code that the standard has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Industry {
    /// Without the letter, but for a section.
    pub code: String,
    pub section: char,
}

impl Industry {
    pub fn level(&self) -> Level {
        match self.code.len() {
            1 => Level::Section,
            2 => Level::Division,
            3 => Level::Group,
            _ => Level::Class,
        }
    }

    /// The first two digits; the letter where it is a section.
    pub fn division(&self) -> String {
        self.code.get(..2).unwrap_or(&self.code).to_string()
    }

    /// The codes from its section down to itself.
    pub fn path(&self) -> Vec<String> {
        let digits = if self.level() == Level::Section { "" } else { &self.code };
        let below = (2..=digits.len()).filter_map(|n| digits.get(..n).map(String::from));
        std::iter::once(self.section.to_string()).chain(below).collect()
    }
}

/// Reads `C`, `39`, `391`, `3911`, with a section's letter before the digits or without, also `C-39` and full-width forms.
///
/// # Errors
/// What is wrong with it. *Cost*: O(codes). *Source*: gbt4754.
pub fn resolve(text: &str) -> Result<Industry, IndustryFault> {
    let text: String = plain(text).chars().filter(|c| !matches!(c, '-' | '.' | '_')).collect();
    let letter = text.chars().next().filter(char::is_ascii_uppercase);
    let digits = letter.map_or(text.as_str(), |_| text.get(1..).unwrap_or(""));
    if !digits.bytes().all(|byte| byte.is_ascii_digit())
        || digits.len() > 4
        || (digits.len() < 2 && letter.is_none())
        || digits.len() == 1
    {
        return Err(IndustryFault::Shape);
    }
    if digits.is_empty() {
        let section = letter.filter(|&letter| section_of(&letter.to_string()).is_some());
        let section = section.ok_or(IndustryFault::Unknown { above: None })?;
        return Ok(Industry { code: section.to_string(), section });
    }
    let Some(section) = section_of(digits) else {
        let above = (2..digits.len()).rev().filter_map(|n| digits.get(..n)).find(|code| section_of(code).is_some());
        return Err(IndustryFault::Unknown { above: above.map(String::from) });
    };
    match letter {
        Some(letter) if letter != section => Err(IndustryFault::Section { expected: section }),
        _ => Ok(Industry { code: digits.into(), section }),
    }
}

/// The section a code stands in; `None` when there is no such code.
fn section_of(code: &str) -> Option<char> {
    let mut section = None;
    for known in all() {
        if known.len() == 1 {
            section = known.chars().next();
        }
        if known == code {
            return section;
        }
    }
    None
}

/// Every code, in the order of the standard.
pub fn all() -> impl Iterator<Item = &'static str> {
    CODES.split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::super::industry_names::name;
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let count = |n: usize| all().filter(|code| code.len() == n).count();
        assert_eq!([count(1), count(2), count(3), count(4)], [20, 97, 473, 1381]);
        assert!(all().all(|code| name(code).is_some_and(|name| !name.is_empty())));
        for code in all() {
            let industry = resolve(code).expect("a code of the standard");
            assert!(industry.path().iter().all(|above| resolve(above).is_ok()), "{code}");
        }
    }

    #[test]
    fn codes_are_named_at_each_level() {
        let industry = resolve("C3911").expect("a class");
        let names: Vec<_> = industry.path().iter().filter_map(|code| name(code)).collect();
        assert_eq!(names, ["制造业", "计算机、通信和其他电子设备制造业", "计算机制造", "计算机整机制造"]);
        assert_eq!((industry.level(), industry.section), (Level::Class, 'C'));
        assert_eq!(name("3963"), Some("智能无人飞行器制造"));
        for text in ["39", "C39", "C-39", "c39", "Ｃ３９"] {
            assert_eq!(resolve(text).map(|found| found.code), Ok("39".into()), "{text}");
        }
        assert_eq!(resolve("C").map(|found| found.path()), Ok(vec!["C".to_string()]));
    }

    #[test]
    fn what_is_no_code_says_why() {
        let unknown = |above: Option<&str>| IndustryFault::Unknown { above: above.map(String::from) };
        for (text, fault) in [
            ("3999", unknown(Some("399"))),
            ("9999", unknown(None)),
            ("Z", unknown(None)),
            ("A39", IndustryFault::Section { expected: 'C' }),
            ("软件", IndustryFault::Shape),
            ("39110", IndustryFault::Shape),
            ("3", IndustryFault::Shape),
            ("", IndustryFault::Shape),
        ] {
            assert_eq!(resolve(text), Err(fault), "{text}");
        }
    }
}
