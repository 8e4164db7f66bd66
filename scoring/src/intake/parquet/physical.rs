//! How values lie in the file, before anything is known of what they mean.

use super::footer::Element;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Physical {
    Truth,
    Int32,
    Int64,
    Int96,
    Float,
    Double,
    /// Of any length, which stands before them.
    Bytes,
    Fixed(usize),
}

/// Bytes of a value of fixed length: more than any digest has.
const MAX_FIXED: usize = 1 << 16;

impl Physical {
    /// `None` for what the format does not know.
    pub(super) fn of(element: &Element) -> Option<Self> {
        Some(match element.physical? {
            0 => Self::Truth,
            1 => Self::Int32,
            2 => Self::Int64,
            3 => Self::Int96,
            4 => Self::Float,
            5 => Self::Double,
            6 => Self::Bytes,
            7 => Self::Fixed(usize::try_from(element.length).ok().filter(|length| (1..=MAX_FIXED).contains(length))?),
            _ => return None,
        })
    }

    /// Bytes of each value, where they all have as many.
    pub(super) fn width(self) -> Option<usize> {
        match self {
            Self::Truth | Self::Bytes => None,
            Self::Int32 | Self::Float => Some(4),
            Self::Int64 | Self::Double => Some(8),
            Self::Int96 => Some(12),
            Self::Fixed(width) => Some(width),
        }
    }

    /// A value of such a column out of its bytes.
    pub(super) fn value(self, bytes: &[u8]) -> Value<'_> {
        match (self, bytes) {
            (Self::Int32, &[a, b, c, d]) => Value::Int32(i32::from_le_bytes([a, b, c, d])),
            (Self::Int64, &[a, b, c, d, e, f, g, h]) => Value::Whole(i64::from_le_bytes([a, b, c, d, e, f, g, h])),
            _ => Value::Bytes(bytes),
        }
    }
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Truth(bool),
    /// Kept apart from wider numbers for those without a sign.
    Int32(i32),
    Whole(i64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    pub(super) fn truth(&self) -> Option<bool> {
        if let Self::Truth(truth) = self { Some(*truth) } else { None }
    }

    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn whole(&self) -> Option<i64> {
        match *self {
            Self::Int32(number) => Some(i64::from(number)),
            Self::Whole(number) => Some(number),
            Self::Bytes(_) | Self::Truth(_) => None,
        }
    }

    pub(super) fn unsigned(&self) -> Option<u64> {
        match *self {
            Self::Int32(number) => Some(u64::from(number.cast_unsigned())),
            other => other.whole().map(i64::cast_unsigned),
        }
    }
}
