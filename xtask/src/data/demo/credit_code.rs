//! Unified social credit codes (GB 32100-2015) that are valid and belong to nobody: region 000000.

/// Digits and letters of the code, in the order of their values; I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The code of the `serial`-th invented enterprise; distinct for distinct serials below 31⁶.
pub fn invented(serial: u64) -> String {
    // A multiplier prime to 31 spreads consecutive serials over all codes.
    let mut rest = (serial.wrapping_mul(402_653_189) + 7) % 31_u64.pow(6);
    let mut organisation = String::from("MA");
    for _ in 0..6 {
        organisation.push(char::from(ALPHABET[(rest % 31) as usize]));
        rest /= 31;
    }
    organisation.push(organisation_check(&organisation));
    let mut code = format!("91000000{organisation}");
    code.push(code_check(&code));
    code
}

/// Check character of the eight of an organisation code (GB 11714-1997); values are 0–9, then A = 10 to Z = 35.
fn organisation_check(eight: &str) -> char {
    let sum: u32 = eight.chars().zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(c, w)| c.to_digit(36).unwrap_or(0) * w).sum();
    match 11 - sum % 11 {
        11 => '0',
        10 => 'X',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}

/// Check character of the seventeen before it: weights are powers of 3 modulo 31.
fn code_check(seventeen: &str) -> char {
    let mut weight = 1;
    let mut sum = 0;
    for byte in seventeen.bytes() {
        sum += weight * ALPHABET.iter().position(|&symbol| symbol == byte).unwrap_or(0);
        weight = weight * 3 % 31;
    }
    char::from(ALPHABET[(31 - sum % 31) % 31])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_of_public_codes_hold() {
        // Codes printed on the seals of listed companies, and a synthetic one.
        for code in ["914403001922038216", "9144030071526726XG", "91330100799655058B", "91000000MA0000007C"] {
            assert_eq!(code_check(&code[..17]).to_string(), code[17..], "{code}");
            assert_eq!(organisation_check(&code[8..16]).to_string(), code[16..17], "{code}");
        }
    }

    #[test]
    fn invented_codes_differ() {
        let codes: std::collections::BTreeSet<String> = (0..2000).map(invented).collect();
        assert_eq!(codes.len(), 2000);
        assert!(codes.iter().all(|code| code.len() == 18));
    }
}
