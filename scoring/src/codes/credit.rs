//! The unified social credit code (GB 32100) and the organisation code in it (GB 11714): check digits, slips, what cannot be mended.

use serde::{Deserialize, Serialize};

use super::plain;

/// The characters of a code by their value; I, O, S, V and Z are not among them.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Where the organisation code lies, its own check digit last.
const ORGANISATION: std::ops::Range<usize> = 8..17;
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// Characters that are taken for one another, by eye or by ear.
const LOOKALIKES: [(u8, u8); 19] = [
    (b'I', b'1'),
    (b'O', b'0'),
    (b'S', b'5'),
    (b'Z', b'2'),
    (b'V', b'U'),
    (b'V', b'Y'),
    (b'L', b'1'),
    (b'Q', b'0'),
    (b'D', b'0'),
    (b'B', b'8'),
    (b'G', b'6'),
    (b'T', b'7'),
    (b'1', b'7'),
    (b'3', b'8'),
    (b'5', b'6'),
    (b'U', b'Y'),
    (b'M', b'N'),
    (b'0', b'8'),
    (b'6', b'8'),
];
/// More suggestions than this help nobody.
const MOST: usize = 3;

/// Why a text is no credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CreditFault {
    /// A spreadsheet made a number of it (`9.1E+17`, or zeros in place of the last digits): the rest is lost.
    Destroyed,
    /// It has this many characters, not 18.
    Length { n: usize },
    /// A character that no code has.
    Letter { letter: char },
    /// The ninth digit of the organisation code, the 17th of the whole, does not fit the eight before it.
    OrganisationCheck,
    /// The last character does not fit the 17 before it.
    Check,
}

/// The code in half-width capitals, when both check digits fit.
///
/// *Formula*: the last character has the value (31 − Σ wᵢcᵢ mod 31) mod 31 with wᵢ = 3ⁱ mod 31; the organisation code ends with 11 − Σ
/// over its first eight mod 11, 10 being X and 11 being 0. *Edge cases*: spaces, full-width forms, small letters and a leading
/// apostrophe are passed over.
///
/// # Errors
/// The first thing that is wrong. *Source*: gb32100, gb11714.
pub fn check(text: &str) -> Result<String, CreditFault> {
    let code = plain(text);
    if is_scientific(&code) {
        return Err(CreditFault::Destroyed);
    }
    let n = code.chars().count();
    if n != LENGTH {
        return Err(CreditFault::Length { n });
    }
    if let Some(letter) = code.chars().find(|c| !c.is_ascii() || value_of(*c as u8).is_none()) {
        return Err(CreditFault::Letter { letter });
    }
    let fault = fault_of(code.as_bytes());
    // Numbers of a spreadsheet have 15 digits, and zeros after them.
    let is_rounded = code.bytes().all(|byte| byte.is_ascii_digit()) && code.ends_with("000");
    match fault {
        Some(_) if is_rounded => Err(CreditFault::Destroyed),
        Some(fault) => Err(fault),
        None => Ok(code),
    }
}

/// Codes that differ from this text by one slip and whose check digits both fit, the likeliest first, at most three: a look-alike, two
/// neighbours changed round, a check character mistyped or left off. Nothing for a code whose digits are lost.
pub fn suggestions(text: &str) -> Vec<String> {
    let code = plain(text);
    if !code.is_ascii() || is_scientific(&code) || matches!(check(text), Ok(_) | Err(CreditFault::Destroyed)) {
        return Vec::new();
    }
    let code = code.into_bytes();
    let mut found: Vec<String> = Vec::new();
    let mut add = |candidate: Vec<u8>| {
        let fits = candidate.len() == LENGTH && fault_of(&candidate).is_none();
        let text = String::from_utf8(candidate).unwrap_or_default();
        if fits && found.len() < MOST && !found.contains(&text) {
            found.push(text);
        }
    };
    let with = |at: usize, by: u8| {
        let mut changed = code.clone();
        changed.iter_mut().skip(at).take(1).for_each(|byte| *byte = by);
        changed
    };
    for (at, &byte) in code.iter().enumerate() {
        for (one, other) in LOOKALIKES.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
            if byte == one {
                add(with(at, other));
            }
        }
    }
    for at in 1..code.len() {
        let mut changed = code.clone();
        changed.swap(at - 1, at);
        add(changed);
    }
    for &by in ALPHABET {
        add(with(LENGTH - 1, by));
        add([&code[..], &[by]].concat());
    }
    found
}

/// Whether a text is plainly meant for a credit code, so that what is wrong with it is worth saying.
pub fn looks_like_one(text: &str) -> bool {
    if begins_name(text) {
        return false;
    }
    let code = plain(text);
    let n_digits = code.bytes().filter(u8::is_ascii_digit).count();
    is_scientific(&code) || ((17..=19).contains(&code.len()) && code.is_ascii() && n_digits >= 8)
}

/// It begins with a Chinese character: no code, nor what a spreadsheet makes of one.
pub(crate) fn begins_name(text: &str) -> bool {
    text.chars().next().is_some_and(|first| matches!(first, '\u{4E00}'..='\u{9FFF}'))
}

/// `9.14403E+17`.
fn is_scientific(code: &str) -> bool {
    code.split_once("E+").is_some_and(|(digits, exponent)| {
        digits.parse::<f64>().is_ok() && exponent.len() == 2 && exponent.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn value_of(letter: u8) -> Option<u32> {
    ALPHABET.iter().position(|&known| known == letter).map(|at| at as u32)
}

/// What is wrong with 18 characters. The organisation code counts letters from A = 10 without gaps, unlike the whole.
fn fault_of(code: &[u8]) -> Option<CreditFault> {
    let values: Vec<u32> = code.iter().map_while(|&letter| value_of(letter)).collect();
    if values.len() != code.len() {
        let letter = code.get(values.len()).copied().map_or(' ', char::from);
        return Some(CreditFault::Letter { letter });
    }
    let organisation = code.get(ORGANISATION)?;
    let sum: u32 = organisation.iter().zip(ORGANISATION_WEIGHTS).map(|(&letter, weight)| base36(letter) * weight).sum();
    let expected = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    };
    if organisation.last() != Some(&expected) {
        return Some(CreditFault::OrganisationCheck);
    }
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (values.last() != Some(&((31 - sum % 31) % 31))).then_some(CreditFault::Check)
}

fn base36(letter: u8) -> u32 {
    char::from(letter).to_digit(36).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_codes_pass_and_known_faults_are_named() {
        let check_one = |text: &str, expect: Result<&str, CreditFault>| {
            assert_eq!(check(text).as_deref().map_err(|fault| *fault), expect, "{text}");
        };
        check_one("914403001922038216", Ok("914403001922038216"));
        check_one(" '9144030071526726xg", Ok("9144030071526726XG"));
        check_one("９１３３０１００７９９６５５０５８Ｂ", Ok("91330100799655058B"));
        check_one("91000000MA0000007C", Ok("91000000MA0000007C"));
        check_one("914403001922038217", Err(CreditFault::Check));
        check_one("91440300192203831X", Err(CreditFault::OrganisationCheck));
        check_one("91440300192203821", Err(CreditFault::Length { n: 17 }));
        check_one("9144030019220382I6", Err(CreditFault::Letter { letter: 'I' }));
        check_one("9.1440300192204E+17", Err(CreditFault::Destroyed));
        check_one("914403001922038000", Err(CreditFault::Destroyed));
        check_one("", Err(CreditFault::Length { n: 0 }));
        check_one("园区", Err(CreditFault::Length { n: 2 }));
    }

    #[test]
    fn one_slip_is_suggested_and_lost_digits_are_not() {
        let whole = "914403001922038216".to_string();
        for slip in [
            "914403001922038217",
            "91440300192203821",
            "9144030019220382I6",
            "914430001922038216",
            "914403O01922038216",
        ] {
            assert!(suggestions(slip).contains(&whole), "{slip}: {:?}", suggestions(slip));
        }
        for other in ["9.1440300192204E+17", "914403001922038216", "914403001922038000", "甲公司", ""] {
            assert!(suggestions(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn what_is_meant_for_a_code_is_told_from_other_ids() {
        assert!(
            ["914403001922038217", "9.1440300192204E+17", "91440300192203821"].iter().all(|text| looks_like_one(text))
        );
        assert!(!["E0001", "甲公司", "", "330102", "a-very-long-id-of-18"].iter().any(|text| looks_like_one(text)));
    }
}
