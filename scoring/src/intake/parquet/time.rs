//! Days and times as ISO 8601 writes them, with a space between day and time as spreadsheets show it.

use std::fmt::Write;

use crate::codes::date::civil;

/// What times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Milli,
    Micro,
    Nano,
}

const DAY_SECONDS: i64 = 86_400;
/// Of 1970-01-01, as astronomers count.
const JULIAN_DAY_OF_1970: i64 = 2_440_588;
/// Years that four digits write.
const YEARS: std::ops::RangeInclusive<i64> = 0..=9999;

impl Unit {
    /// By the number of Thrift's field.
    pub(super) fn of(field: i16) -> Option<Self> {
        match field {
            1 => Some(Self::Milli),
            2 => Some(Self::Micro),
            3 => Some(Self::Nano),
            _ => None,
        }
    }

    fn of_second(self) -> i64 {
        match self {
            Self::Milli => 1_000,
            Self::Micro => 1_000_000,
            Self::Nano => 1_000_000_000,
        }
    }
}

/// A day, counted from 1970-01-01. `None` where its year has more than four digits.
pub(super) fn write_day(day: i64, text: &mut String) -> Option<()> {
    // What is further away than any year of four digits would not fit the reckoning.
    let (year, month, of_month) = civil(i64::from(i32::try_from(day).ok()?));
    if !YEARS.contains(&year) {
        return None;
    }
    write!(text, "{year:04}-{month:02}-{of_month:02}").ok()
}

/// A time of day, counted from midnight.
pub(super) fn write_time(time: i64, unit: Unit, text: &mut String) -> Option<()> {
    let (second, part) = (time.div_euclid(unit.of_second()), time.rem_euclid(unit.of_second()));
    if !(0..=DAY_SECONDS).contains(&second) {
        return None;
    }
    write!(text, "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60).ok()?;
    if part != 0 {
        // A whole second and the part together have their digits behind a one.
        let digits = (unit.of_second() + part).to_string();
        write!(text, ".{}", digits.strip_prefix('1')?.trim_end_matches('0')).ok()?;
    }
    Some(())
}

/// A moment, counted from 1970-01-01; at midnight the day alone, as a spreadsheet shows it, unless it is of Greenwich: there it is another
/// time elsewhere.
pub(super) fn write_moment(moment: i64, unit: Unit, is_utc: bool, text: &mut String) -> Option<()> {
    let day = DAY_SECONDS * unit.of_second();
    let time = moment.rem_euclid(day);
    write_day(moment.div_euclid(day), text)?;
    if time != 0 || is_utc {
        text.push(' ');
        write_time(time, unit, text)?;
    }
    if is_utc {
        text.push('Z');
    }
    Some(())
}

/// A moment in 96 bits: nanoseconds of the day, and the day as astronomers count.
pub(super) fn write_long_moment(bytes: [u8; 12], text: &mut String) -> Option<()> {
    let (time, day) = bytes.split_first_chunk::<8>()?;
    let time = i64::from_le_bytes(*time);
    let day = i64::from(u32::from_le_bytes(day.try_into().ok()?)) - JULIAN_DAY_OF_1970;
    let of_day = DAY_SECONDS * Unit::Nano.of_second();
    write_day(day.checked_add(time.div_euclid(of_day))?, text)?;
    text.push(' ');
    write_time(time.rem_euclid(of_day), Unit::Nano, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(write: impl Fn(&mut String) -> Option<()>, expect: Option<&str>) {
        let mut text = String::new();
        let written = write(&mut text);
        assert_eq!(written.map(|()| text.as_str()), expect);
    }

    #[test]
    fn days_and_times_are_written_as_iso_has_them() {
        check(|text| write_day(0, text), Some("1970-01-01"));
        check(|text| write_day(16_545, text), Some("2015-04-20"));
        check(|text| write_day(-1, text), Some("1969-12-31"));
        check(|text| write_day(i64::from(i32::MAX), text), None);
        check(|text| write_day(i64::MAX, text), None);
        check(|text| write_time(30_600_000, Unit::Milli, text), Some("08:30:00"));
        check(|text| write_time(1_010_100, Unit::Micro, text), Some("00:00:01.0101"));
        check(|text| write_time(1, Unit::Nano, text), Some("00:00:00.000000001"));
        check(|text| write_time(110_000_000, Unit::Nano, text), Some("00:00:00.11"));
        check(|text| write_time(-1, Unit::Milli, text), None);
        let moment =
            |moment, unit, is_utc, expect| check(|text| write_moment(moment, unit, is_utc, text), Some(expect));
        moment(1_429_488_000_000, Unit::Milli, false, "2015-04-20");
        moment(1_429_518_600_000_000, Unit::Micro, false, "2015-04-20 08:30:00");
        moment(1_429_459_200_000, Unit::Milli, true, "2015-04-19 16:00:00Z");
        moment(1_429_488_000_000, Unit::Milli, true, "2015-04-20 00:00:00Z");
        moment(-1, Unit::Nano, false, "1969-12-31 23:59:59.999999999");
        check(|text| write_moment(i64::MAX, Unit::Milli, false, text), None);
        check(|text| write_moment(i64::MIN, Unit::Nano, false, text), Some("1677-09-21 00:12:43.145224192"));
    }

    #[test]
    fn moments_of_96_bits_are_read() {
        let mut bytes = [0; 12];
        bytes[..8].copy_from_slice(&30_600_000_000_000_i64.to_le_bytes());
        bytes[8..].copy_from_slice(&2_457_133_u32.to_le_bytes());
        check(|text| write_long_moment(bytes, text), Some("2015-04-20 08:30:00"));
        check(|text| write_long_moment([0xFF; 12], text), None);
    }
}
