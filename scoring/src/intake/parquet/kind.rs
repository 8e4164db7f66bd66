//! What the values of a column are, and each as text: figures with all their digits, days and times as ISO 8601 has them.

use std::fmt::Write;

use super::footer::Element;
use super::physical::{Physical, Value};
use super::time::{self, Unit};
use crate::intake::workbook::plain;

/// What values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Truth,
    /// Of 64 bits at most.
    Whole {
        is_signed: bool,
    },
    Half,
    Single,
    Double,
    /// A whole number, the point so many digits from its right.
    Decimal {
        scale: usize,
    },
    Date,
    Time(Unit),
    Timestamp {
        unit: Unit,
        is_utc: bool,
    },
    /// Of 96 bits, as Impala and older Spark write it.
    LongTimestamp,
    Text,
    Uuid,
}

/// More digits than a decimal of any writer has.
const MAX_SCALE: i64 = 100;

impl Kind {
    /// What a column holds.
    ///
    /// # Errors
    /// The name of what is not read.
    pub(super) fn of(element: &Element, physical: Physical) -> Result<Self, String> {
        let by_logical = element.logical.map(|logical| match (logical.number, physical) {
            (1 | 4 | 12, Physical::Bytes | Physical::Fixed(_)) => Ok(Self::Text),
            (5, _) => Self::decimal(logical.scale, physical),
            (6, Physical::Int32) => Ok(Self::Date),
            (7, Physical::Int32 | Physical::Int64) => Unit::of(logical.unit).map(Self::Time).ok_or("TIME"),
            (8, Physical::Int64) => {
                let kind = |unit| Self::Timestamp { unit, is_utc: logical.is_utc };
                Unit::of(logical.unit).map(kind).ok_or("TIMESTAMP")
            }
            (10, Physical::Int32 | Physical::Int64) => Ok(Self::Whole { is_signed: logical.is_signed }),
            // Of a column without a single value.
            (11, _) => Ok(Self::of_physical(physical)),
            (14, Physical::Fixed(16)) => Ok(Self::Uuid),
            (15, Physical::Fixed(2)) => Ok(Self::Half),
            (number, _) => Err(logical_name(number)),
        });
        let by_converted = || match (element.converted?, physical) {
            (0 | 4 | 19, Physical::Bytes | Physical::Fixed(_)) => Some(Ok(Self::Text)),
            (5, _) => Some(Self::decimal(element.scale, physical)),
            (6, Physical::Int32) => Some(Ok(Self::Date)),
            (7, Physical::Int32) => Some(Ok(Self::Time(Unit::Milli))),
            (8, Physical::Int64) => Some(Ok(Self::Time(Unit::Micro))),
            (9, Physical::Int64) => Some(Ok(Self::Timestamp { unit: Unit::Milli, is_utc: true })),
            (10, Physical::Int64) => Some(Ok(Self::Timestamp { unit: Unit::Micro, is_utc: true })),
            (11..=14, Physical::Int32 | Physical::Int64) => Some(Ok(Self::Whole { is_signed: false })),
            (15..=18, Physical::Int32 | Physical::Int64) => Some(Ok(Self::Whole { is_signed: true })),
            (20, _) => Some(Err("BSON")),
            (21, _) => Some(Err("INTERVAL")),
            _ => None,
        };
        let kind = by_logical.or_else(by_converted).unwrap_or_else(|| Ok(Self::of_physical(physical)));
        // Bytes of a fixed length that nobody says to be text are digests, keys and the like.
        match (kind, physical) {
            (Ok(Self::Text), Physical::Fixed(_)) if element.logical.is_none() && element.converted.is_none() => {
                Err("FIXED_LEN_BYTE_ARRAY".into())
            }
            (kind, _) => kind.map_err(String::from),
        }
    }

    fn decimal(scale: i64, physical: Physical) -> Result<Self, &'static str> {
        let is_whole = !matches!(physical, Physical::Truth | Physical::Int96 | Physical::Float | Physical::Double);
        let scale = usize::try_from(scale).ok().filter(|_| is_whole && scale <= MAX_SCALE);
        scale.map(|scale| Self::Decimal { scale }).ok_or("DECIMAL")
    }

    /// Bytes are taken for text: several writers do not say it, and what is no text shows.
    fn of_physical(physical: Physical) -> Self {
        match physical {
            Physical::Truth => Self::Truth,
            Physical::Int32 | Physical::Int64 => Self::Whole { is_signed: true },
            Physical::Int96 => Self::LongTimestamp,
            Physical::Float => Self::Single,
            Physical::Double => Self::Double,
            Physical::Bytes | Physical::Fixed(_) => Self::Text,
        }
    }

    /// Times of Greenwich, or such as do not say of where.
    pub(super) fn is_utc(self) -> bool {
        matches!(self, Self::LongTimestamp | Self::Timestamp { is_utc: true, .. })
    }

    /// Adds the value as text. `None` where it is no value of this kind.
    pub(super) fn write(self, value: &Value, text: &mut String) -> Option<()> {
        match self {
            Self::Truth => text.push_str(if value.truth()? { "TRUE" } else { "FALSE" }),
            Self::Whole { is_signed: true } => write!(text, "{}", value.whole()?).ok()?,
            Self::Whole { is_signed: false } => write!(text, "{}", value.unsigned()?).ok()?,
            Self::Half => figure(half(value.bytes()?.try_into().ok()?), text),
            Self::Single => single(f32::from_le_bytes(value.bytes()?.try_into().ok()?), text),
            Self::Double => figure(f64::from_le_bytes(value.bytes()?.try_into().ok()?), text),
            Self::Decimal { scale } => match value {
                Value::Bytes(bytes) => decimal(bytes, scale, text)?,
                number => decimal(&number.whole()?.to_be_bytes(), scale, text)?,
            },
            Self::Date => time::write_day(value.whole()?, text)?,
            Self::Time(unit) => time::write_time(value.whole()?, unit, text)?,
            Self::Timestamp { unit, is_utc } => time::write_moment(value.whole()?, unit, is_utc, text)?,
            Self::LongTimestamp => time::write_long_moment(value.bytes()?.try_into().ok()?, text)?,
            Self::Text => text.push_str(std::str::from_utf8(value.bytes()?).ok()?),
            Self::Uuid => uuid(value.bytes()?, text)?,
        }
        Some(())
    }
}

fn logical_name(number: i16) -> &'static str {
    match number {
        1 => "STRING",
        2 => "MAP",
        3 => "LIST",
        4 => "ENUM",
        6 => "DATE",
        7 => "TIME",
        8 => "TIMESTAMP",
        10 => "INTEGER",
        12 => "JSON",
        13 => "BSON",
        14 => "UUID",
        15 => "FLOAT16",
        16 => "VARIANT",
        17 => "GEOMETRY",
        18 => "GEOGRAPHY",
        _ => "?",
    }
}

/// The shortest digits that give the same number again.
fn figure(number: f64, text: &mut String) {
    // Statistics programs keep what is missing so.
    if !number.is_nan() {
        text.push_str(&plain(number));
    }
}

/// As [`figure`], with the digits that the number has in 32 bits.
fn single(number: f32, text: &mut String) {
    if !number.is_nan() {
        let digits = format!("{number:e}");
        text.push_str(&digits.parse().map_or(digits, plain));
    }
}

/// A number of 16 bits: five of them are the exponent, ten the fraction.
fn half(bytes: [u8; 2]) -> f64 {
    let bits = u16::from_le_bytes(bytes);
    let (exponent, fraction) = (bits >> 10 & 0x1F, f64::from(bits & 0x3FF));
    // Powers of two are made from their bits.
    let power = |exponent: u16| f64::from_bits(u64::from(exponent + 1023 - 25) << 52);
    let size = match exponent {
        0 => fraction * power(1),
        0x1F if fraction > 0.0 => f64::NAN,
        0x1F => f64::INFINITY,
        exponent => (1024.0 + fraction) * power(exponent),
    };
    if bits >> 15 == 1 { -size } else { size }
}

/// A whole number of any length, the highest byte first, with its point.
fn decimal(bytes: &[u8], scale: usize, text: &mut String) -> Option<()> {
    // Wider ones than 256 bits nobody writes, and taking them apart takes the square of their length.
    if bytes.len() > 32 {
        return None;
    }
    let is_negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let mut size: Vec<u8> = bytes.iter().map(|&byte| if is_negative { !byte } else { byte }).collect();
    if is_negative {
        // The complement of two is that of one and one more.
        for byte in size.iter_mut().rev() {
            let (sum, is_full) = byte.overflowing_add(1);
            *byte = sum;
            if !is_full {
                break;
            }
        }
    }
    let mut digits = Vec::new();
    while size.iter().any(|&byte| byte != 0) {
        let mut rest = 0_u32;
        for byte in &mut size {
            let number = rest << 8 | u32::from(*byte);
            *byte = (number / 10) as u8;
            rest = number % 10;
        }
        digits.push(char::from(b'0' + rest as u8));
    }
    let n_digits = digits.len().max(scale + 1);
    digits.resize(n_digits, '0');
    if is_negative {
        text.push('-');
    }
    for (at, digit) in digits.into_iter().enumerate().rev() {
        text.push(digit);
        if at == scale && scale > 0 {
            text.push('.');
        }
    }
    Some(())
}

fn uuid(bytes: &[u8], text: &mut String) -> Option<()> {
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        write!(text, "{byte:02x}").ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, value: Value, expect: &str) {
        let mut text = String::new();
        assert_eq!(kind.write(&value, &mut text).map(|()| text.as_str()), Some(expect), "{kind:?} {value:?}");
    }

    #[test]
    fn figures_have_all_their_digits_and_no_more() {
        let double = |number: f64, expect: &str| check(Kind::Double, Value::Bytes(&number.to_le_bytes()), expect);
        double(0.1, "0.1");
        double(1.0 / 3.0, "0.3333333333333333");
        double(-1e300, "-1E+300");
        double(12_345_678.0, "12345678");
        double(f64::NAN, "");
        double(f64::INFINITY, "inf");
        let single = |number: f32, expect: &str| check(Kind::Single, Value::Bytes(&number.to_le_bytes()), expect);
        single(0.1, "0.1");
        single(16_777_216.0, "16777216");
        single(1e-20, "1E-20");
        let half = |bits: u16, expect: &str| check(Kind::Half, Value::Bytes(&bits.to_le_bytes()), expect);
        half(0x3C00, "1");
        half(0x3555, "0.333251953125");
        half(0xC000, "-2");
        half(0x0001, "0.00000005960464477539063");
        half(0x7BFF, "65504");
        half(0x7C00, "inf");
        check(Kind::Whole { is_signed: true }, Physical::Int64.value(&(-1_i64).to_le_bytes()), "-1");
        check(Kind::Whole { is_signed: false }, Physical::Int32.value(&[0xFF; 4]), "4294967295");
        check(Kind::Whole { is_signed: false }, Physical::Int64.value(&[0xFF; 8]), "18446744073709551615");
        check(Kind::Whole { is_signed: true }, Value::Whole(i64::MIN), "-9223372036854775808");
    }

    #[test]
    fn decimals_are_exact() {
        let kind = |scale| Kind::Decimal { scale };
        check(kind(2), Value::Bytes(&[0x00]), "0.00");
        check(kind(2), Value::Bytes(&[0xFF]), "-0.01");
        check(kind(0), Value::Bytes(&[0x01, 0x00]), "256");
        check(kind(3), Value::Bytes(&(-12_345_678_901_234_567_890_i128).to_be_bytes()), "-12345678901234567.890");
        check(kind(2), Value::Whole(1250), "12.50");
        check(kind(4), Value::Whole(-5), "-0.0005");
        check(kind(0), Value::Bytes(&[0x80; 1]), "-128");
        check(kind(0), Value::Bytes(&i128::MAX.to_be_bytes()), &i128::MAX.to_string());
        let mut text = String::new();
        assert_eq!(kind(0).write(&Value::Bytes(&[1; 33]), &mut text), None);
    }

    #[test]
    fn what_is_no_text_is_told() {
        let mut text = String::new();
        assert_eq!(Kind::Text.write(&Value::Bytes(&[0xFF, 0xFE]), &mut text), None);
        check(Kind::Text, Value::Bytes("甲园".as_bytes()), "甲园");
        check(Kind::Truth, Value::Truth(true), "TRUE");
        let bytes: Vec<u8> = (0..16).collect();
        check(Kind::Uuid, Value::Bytes(&bytes), "00010203-0405-0607-0809-0a0b0c0d0e0f");
    }
}
