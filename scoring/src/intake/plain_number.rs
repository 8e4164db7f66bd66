//! Cells that are a figure in so many words, as nearly every cell of figures is: read without a detour, to the standard library's bits.

/// Powers of ten that a double holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];
/// Up to here a double holds every whole number.
const LARGEST_WHOLE: u64 = 1 << 53;
/// So many digits never overflow.
const MOST_DIGITS: usize = 19;

/// `12`, `-3.5`: what nearly every cell of figures is. Its digits make a whole number and a power of ten that are both exact, so that one
/// division rounds as the standard library does; `None` leaves the rest to that.
#[inline]
pub(super) fn plain_number(text: &[u8]) -> Option<f64> {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.len() > MOST_DIGITS || !digits.first()?.is_ascii_digit() {
        return None;
    }
    let mut whole = 0_u64;
    let mut point = None;
    for (at, &byte) in digits.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            whole = whole * 10 + u64::from(digit);
        } else if byte == b'.' && point.is_none() {
            point = Some(at);
        } else {
            return None;
        }
    }
    let n_decimals = point.map_or(0, |at| digits.len() - 1 - at);
    if whole > LARGEST_WHOLE {
        return None;
    }
    let size = whole as f64 / EXACT_POWERS.get(n_decimals)?;
    Some(if is_negative { -size } else { size })
}

/// `plain_number` of the cell between two places of a text: one of up to eight bytes is read all at once, whatever follows it.
#[inline(always)]
pub(super) fn plain_number_at(text: &[u8], from: usize, to: usize) -> Option<f64> {
    let is_negative = from < to && text.get(from) == Some(&b'-');
    let begin = from + usize::from(is_negative);
    let eight =
        text.get(begin..).and_then(|rest| rest.first_chunk::<8>()).filter(|_| (begin + 1..=begin + 8).contains(&to));
    match eight {
        Some(eight) => {
            short_number(u64::from_le_bytes(*eight), to - begin).map(|size| if is_negative { -size } else { size })
        }
        None => text.get(from..to).and_then(plain_number),
    }
}

/// The figure that the first bytes are, of which there are one to eight.
#[inline(always)]
fn short_number(eight: u64, n_bytes: usize) -> Option<f64> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte that is no digit; one after such a byte may have it too.
    let others = |digits: u64| (digits.wrapping_add(EACH * 0x76) | digits) & (EACH * 0x80);
    let eight = eight ^ (EACH * u64::from(b'0'));
    if eight & 0xFF > 9 {
        return None;
    }
    // The last byte of the cell goes to the top, and zeros before the first.
    let mut digits = eight << (8 * (8 - n_bytes));
    let mut n_decimals = 0;
    let found = others(digits);
    if found != 0 {
        let point = found.trailing_zeros() / 8;
        if (digits >> (8 * point)) & 0xFF != u64::from(b'.' ^ b'0') {
            return None;
        }
        n_decimals = 7 - point as usize;
        let decimals = digits & (u64::MAX << (8 * point) << 8);
        digits = decimals | ((digits & !(u64::MAX << (8 * point))) << 8);
        if others(digits) != 0 {
            return None;
        }
    }
    // Pairs of digits, then fours of them, then all eight.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let outer = (pairs & 0xFF_0000_00FF).wrapping_mul(100 + (1_000_000 << 32));
    let inner = ((pairs >> 16) & 0xFF_0000_00FF).wrapping_mul(1 + (10_000 << 32));
    let whole = outer.wrapping_add(inner) >> 32;
    Some(whole as f64 / EXACT_POWERS.get(n_decimals)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_figures_have_the_bits_of_the_standard_library() {
        let mut state = 1_u64;
        let mut draws = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let check = |text: &str| {
            if let Some(number) = plain_number(text.as_bytes()) {
                assert_eq!(number.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
                return true;
            }
            false
        };
        for text in
            ["0", "-0", "0.0", "1.", "007", "0.1", "9007199254740992", "-9007199254740991", "0.0000000000000001"]
        {
            assert!(check(text), "{text}");
        }
        for text in
            ["", "-", "+1", ".5", "1e5", "1.2.3", "9007199254740993", "12345678901234567890", "1,2", "--1", "-.", "0x1"]
        {
            assert!(!check(text), "{text}");
        }
        for _ in 0..20_000 {
            let (number, n_decimals) =
                (draws() * [1.0, 1e3, 1e6, 1e9, 1e14][(draws() * 5.0) as usize], (draws() * 8.0) as usize);
            check(&format!("{number:.n_decimals$}"));
        }
    }

    #[test]
    fn short_figures_are_read_at_once_as_byte_by_byte() {
        let signs = *b"0179.-+a,\x80\xBA\xFF";
        let mut state = 7_u64;
        let mut n_figures = 0;
        for round in 0..400_000 {
            let mut text = *b"................";
            for byte in &mut text {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let n_signs = [5, 6, 12][round % 3];
                *byte = signs[(state >> 33) as usize % n_signs];
            }
            let to = 2 + (round / 3) % 12;
            let (ours, slow) = (plain_number_at(&text, 2, to), plain_number(&text[2..to]));
            assert_eq!(ours.map(f64::to_bits), slow.map(f64::to_bits), "{:?}", &text[2..to]);
            n_figures += usize::from(slow.is_some());
        }
        assert!(n_figures > 50_000, "{n_figures}");
    }
}
