//! Credit codes: known ones pass, each known fault is named, and no single slip gets by.

use scoring::codes::credit::{CreditFault, check, suggestions};
use scoring::codes::{date, industry};

/// Codes of public companies and made ones, each with what is to be said of it.
const VECTORS: &str = include_str!("data/credit_codes.csv");
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn vectors() -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    VECTORS.lines().skip(1).filter_map(|line| {
        let mut parts = line.splitn(3, ',');
        let (code, verdict, why) = (parts.next()?, parts.next()?, parts.next()?);
        Some((code, verdict.starts_with("true"), why))
    })
}

#[test]
fn vectors_of_gb_32100_are_told_apart() {
    assert_eq!(vectors().filter(|(_, is_valid, _)| *is_valid).count(), 9);
    for (code, is_valid, why) in vectors() {
        assert_eq!(check(code).is_ok(), is_valid, "{code}: {why}");
    }
    assert_eq!(check("9.1440300192204E+17"), Err(CreditFault::Destroyed));
}

#[test]
fn every_single_slip_is_noticed() {
    let valid: Vec<&str> = vectors().filter(|(_, is_valid, _)| *is_valid).map(|(code, ..)| code).collect();
    for code in valid {
        for at in 0..code.len() {
            for letter in ALPHABET.chars().filter(|letter| !code[at..].starts_with(*letter)) {
                let slip: String = code.chars().enumerate().map(|(i, c)| if i == at { letter } else { c }).collect();
                assert!(check(&slip).is_err(), "{slip} for {code}");
                assert!(suggestions(&slip).iter().all(|other| check(other).is_ok()), "{slip}");
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(text in ".{0,40}", digits in "[0-9A-Z.+ -]{0,24}") {
        for text in [&text, &digits] {
            let _ = (check(text), suggestions(text), date::read(text), industry::resolve(text));
        }
    }
}
