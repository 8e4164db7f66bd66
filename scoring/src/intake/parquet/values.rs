//! The values of a page, one after the other, whichever way they are encoded.

use super::delta::Delta;
use super::physical::{Physical, Value};
use super::runs::{Runs, bits};
use crate::model::ParquetFault;

/// Values, or places in a dictionary, of one page.
pub(super) struct Values<'a> {
    physical: Physical,
    source: Source<'a>,
}

enum Source<'a> {
    /// One after the other.
    Plain(&'a [u8]),
    /// Truth bit by bit, from this bit on.
    Bits {
        bytes: &'a [u8],
        at: usize,
    },
    Truths(Runs<'a>),
    Places(Runs<'a>),
    Deltas(Delta<'a>),
    /// Texts one after the other, and how long each is.
    Lengths {
        lengths: std::vec::IntoIter<i64>,
        bytes: &'a [u8],
    },
    /// Texts of which each begins as the one before.
    Prefixes {
        shared: std::vec::IntoIter<i64>,
        lengths: std::vec::IntoIter<i64>,
        bytes: &'a [u8],
        last: Vec<u8>,
    },
    /// First bytes of all, second bytes of all, and so on.
    Split {
        bytes: &'a [u8],
        at: usize,
        value: Vec<u8>,
    },
}

/// What is next in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next<'a> {
    Value(Value<'a>),
    /// The value at this place in the dictionary.
    Place(usize),
}

impl<'a> Values<'a> {
    /// The values of a page with so many rows.
    ///
    /// # Errors
    /// Where the page is damaged, or its encoding is one that such values do not have.
    pub(super) fn new(physical: Physical, encoding: i64, bytes: &'a [u8], n_rows: usize) -> Result<Self, ParquetFault> {
        let source = match (encoding, physical) {
            (0, Physical::Truth) => Source::Bits { bytes, at: 0 },
            (0, _) => Source::Plain(bytes),
            // The second was first called otherwise. A page without a value may have no bytes at all.
            (2 | 8, _) => match bytes.split_first() {
                Some((&width, runs)) => Source::Places(Runs::new(runs, u32::from(width))?),
                None => Source::Places(Runs::new(bytes, 0)?),
            },
            (3, Physical::Truth) => Source::Truths(Runs::new(bytes.get(4..).unwrap_or(&[]), 1)?),
            (5, Physical::Int32 | Physical::Int64) => Source::Deltas(Delta::new(bytes, n_rows)?),
            (6, Physical::Bytes) => {
                let (lengths, bytes) = Delta::new(bytes, n_rows)?.all()?;
                Source::Lengths { lengths: lengths.into_iter(), bytes }
            }
            (7, Physical::Bytes | Physical::Fixed(_)) => {
                let (shared, bytes) = Delta::new(bytes, n_rows)?.all()?;
                let (lengths, bytes) = Delta::new(bytes, n_rows)?.all()?;
                let (shared, lengths) = (shared.into_iter(), lengths.into_iter());
                Source::Prefixes { shared, lengths, bytes, last: Vec::new() }
            }
            (9, _) if physical.width().is_some() => Source::Split { bytes, at: 0, value: Vec::new() },
            _ => return Err(ParquetFault::Encoding { name: name(encoding).into() }),
        };
        Ok(Self { physical, source })
    }

    /// # Errors
    /// Where the bytes end, or say what cannot be.
    pub(super) fn next(&mut self) -> Result<Next<'_>, ParquetFault> {
        let physical = self.physical;
        let value = match &mut self.source {
            Source::Places(runs) => return Ok(Next::Place(runs.next()? as usize)),
            Source::Truths(runs) => Some(Value::Truth(runs.next()? == 1)),
            Source::Deltas(delta) if physical == Physical::Int32 => Some(Value::Int32(delta.next()? as i32)),
            Source::Deltas(delta) => Some(Value::Whole(delta.next()?)),
            Source::Bits { bytes, at } => {
                *at += 1;
                bits(bytes, *at - 1, 1).map(|bit| Value::Truth(bit == 1))
            }
            Source::Plain(bytes) => plain(bytes, physical),
            Source::Lengths { lengths, bytes } => lengths.next().and_then(|n| split_off(bytes, n)).map(Value::Bytes),
            Source::Prefixes { shared, lengths, bytes, last } => prefixed(shared, lengths, bytes, last),
            Source::Split { bytes, at, value } => gathered(bytes, at, value, physical),
        };
        value.map(Next::Value).ok_or(ParquetFault::Page)
    }
}

fn plain<'a>(bytes: &mut &'a [u8], physical: Physical) -> Option<Value<'a>> {
    if let Some(width) = physical.width() {
        let (value, rest) = bytes.split_at_checked(width)?;
        *bytes = rest;
        return Some(physical.value(value));
    }
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (value, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *bytes = rest;
    Some(Value::Bytes(value))
}

fn split_off<'a>(bytes: &mut &'a [u8], n: i64) -> Option<&'a [u8]> {
    let (value, rest) = bytes.split_at_checked(usize::try_from(n).ok()?)?;
    *bytes = rest;
    Some(value)
}

fn prefixed<'v>(
    shared: &mut std::vec::IntoIter<i64>,
    lengths: &mut std::vec::IntoIter<i64>,
    bytes: &mut &[u8],
    last: &'v mut Vec<u8>,
) -> Option<Value<'v>> {
    let shared = usize::try_from(shared.next()?).ok().filter(|&shared| shared <= last.len())?;
    last.truncate(shared);
    last.extend_from_slice(split_off(bytes, lengths.next()?)?);
    Some(Value::Bytes(last))
}

fn gathered<'v>(bytes: &[u8], at: &mut usize, value: &'v mut Vec<u8>, physical: Physical) -> Option<Value<'v>> {
    let n = bytes.len() / physical.width()?;
    if *at >= n {
        return None;
    }
    value.clear();
    value.extend(bytes.iter().skip(*at).step_by(n));
    *at += 1;
    Some(physical.value(value))
}

fn name(encoding: i64) -> &'static str {
    match encoding {
        0 => "PLAIN",
        3 => "RLE",
        4 => "BIT_PACKED",
        5 => "DELTA_BINARY_PACKED",
        6 => "DELTA_LENGTH_BYTE_ARRAY",
        7 => "DELTA_BYTE_ARRAY",
        9 => "BYTE_STREAM_SPLIT",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(physical: Physical, encoding: i64, bytes: &[u8]) -> Vec<String> {
        let mut values = Values::new(physical, encoding, bytes, 100).unwrap();
        let mut found = Vec::new();
        while let Ok(next) = values.next() {
            found.push(format!("{next:?}"));
        }
        found
    }

    #[test]
    fn bytes_of_all_values_are_put_together_again() {
        let bytes = [1, 2, 0, 0, 0, 0, 0, 1];
        assert_eq!(all(Physical::Int32, 9, &bytes), ["Value(Int32(1))", "Value(Int32(16777218))"]);
        assert!(all(Physical::Int32, 9, &[1, 2, 3]).is_empty());
    }

    #[test]
    fn texts_begin_as_the_one_before() {
        // Shared 0 and 2, own 3 and 1: "abc", "abd".
        let bytes = [128, 1, 4, 2, 0, 4, 0, 0, 0, 0, 128, 1, 4, 2, 6, 3, 0, 0, 0, 0, b'a', b'b', b'c', b'd'];
        let expect = [Value::Bytes(b"abc"), Value::Bytes(b"abd")].map(|value| format!("{:?}", Next::Value(value)));
        assert_eq!(all(Physical::Bytes, 7, &bytes), expect);
        let mut more = bytes;
        more[5] = 8;
        assert_eq!(all(Physical::Bytes, 7, &more).len(), 1, "the one before has no four bytes");
    }

    #[test]
    fn what_such_values_do_not_have_is_named() {
        let refused = Values::new(Physical::Double, 5, &[], 1).err();
        assert_eq!(refused, Some(ParquetFault::Encoding { name: "DELTA_BINARY_PACKED".into() }));
        assert!(all(Physical::Bytes, 0, &[255, 255, 255, 255, 0]).is_empty());
        assert!(all(Physical::Truth, 8, &[]).is_empty());
    }
}
