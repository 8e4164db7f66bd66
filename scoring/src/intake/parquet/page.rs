//! The pages of a column, one after the other: what each says of itself, and its bytes.

use flate2::Crc;

use super::thrift::{BYTE, FALSE, I32, Malformed, STRUCT, Thrift};
use crate::model::ParquetFault;

/// What a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Rows; levels are packed with the values, and say themselves how long they are.
    Data,
    /// Rows; levels of so many bytes stand before the values, unpacked.
    DataV2 {
        repetition_bytes: usize,
        definition_bytes: usize,
        is_packed: bool,
    },
    Dictionary,
    /// Indexes and the like, which are not needed.
    Other,
}

/// A page as it lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page<'a> {
    pub(super) content: Content,
    pub(super) n_values: usize,
    pub(super) encoding: i64,
    pub(super) level_encoding: i64,
    pub(super) unpacked_bytes: usize,
    pub(super) bytes: &'a [u8],
}

/// What a header says.
#[derive(Default)]
struct Header {
    kind: i64,
    unpacked_bytes: i64,
    packed_bytes: i64,
    checksum: Option<i64>,
    of_data: Numbers,
    of_dictionary: Numbers,
    of_data_v2: Numbers,
}

/// The numbered fields of a page's own header.
#[derive(Default)]
struct Numbers {
    of_field: [i64; 7],
    is_unpacked: bool,
}

/// Takes the next page off the bytes. A page whose checksum is another one is damaged.
pub(super) fn next<'a>(bytes: &mut &'a [u8]) -> Result<Page<'a>, ParquetFault> {
    take(bytes).ok_or(ParquetFault::Page)
}

fn take<'a>(bytes: &mut &'a [u8]) -> Option<Page<'a>> {
    let mut thrift = Thrift::new(bytes);
    let header = header(&mut thrift).ok()?;
    let rest = bytes.get(thrift.position()..)?;
    let (page, rest) = rest.split_at_checked(usize::try_from(header.packed_bytes).ok()?)?;
    *bytes = rest;
    if let Some(checksum) = header.checksum {
        let mut crc = Crc::new();
        crc.update(page);
        // The format keeps it in a number with a sign.
        if crc.sum() != checksum as u32 {
            return None;
        }
    }
    let size = |number: i64| usize::try_from(number).ok();
    let (content, numbers, fields) = match header.kind {
        0 => (Content::Data, &header.of_data, [1, 2, 3]),
        2 => (Content::Dictionary, &header.of_dictionary, [1, 2, 0]),
        3 => {
            let [_, _, _, _, _, definition, repetition] = header.of_data_v2.of_field;
            let content = Content::DataV2 {
                definition_bytes: size(definition)?,
                repetition_bytes: size(repetition)?,
                is_packed: !header.of_data_v2.is_unpacked,
            };
            (content, &header.of_data_v2, [1, 4, 0])
        }
        _ => (Content::Other, &header.of_data, [1, 2, 3]),
    };
    let [n_values, encoding, level_encoding] = fields.map(|field| numbers.of_field.get(field).copied().unwrap_or(0));
    let (n_values, unpacked_bytes) = (size(n_values)?, size(header.unpacked_bytes)?);
    Some(Page { content, n_values, encoding, level_encoding, unpacked_bytes, bytes: page })
}

fn header(thrift: &mut Thrift) -> Result<Header, Malformed> {
    let mut header = Header::default();
    thrift.fields(&mut |thrift, field, kind| {
        match (field, kind) {
            (1, I32) => header.kind = thrift.integer()?,
            (2, I32) => header.unpacked_bytes = thrift.integer()?,
            (3, I32) => header.packed_bytes = thrift.integer()?,
            (4, I32) => header.checksum = Some(thrift.integer()?),
            (5, STRUCT) => header.of_data = numbers(thrift)?,
            (7, STRUCT) => header.of_dictionary = numbers(thrift)?,
            (8, STRUCT) => header.of_data_v2 = numbers(thrift)?,
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    Ok(header)
}

fn numbers(thrift: &mut Thrift) -> Result<Numbers, Malformed> {
    let mut numbers = Numbers::default();
    thrift.fields(&mut |thrift, field, kind| {
        let place = usize::try_from(field).ok().and_then(|field| numbers.of_field.get_mut(field));
        match (kind, place) {
            (I32, Some(place)) => *place = thrift.integer()?,
            (FALSE, _) if field == 7 => numbers.is_unpacked = true,
            (BYTE, _) => thrift.byte().map(drop)?,
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of two bytes with the checksum given.
    fn page(checksum: [u8; 5]) -> Vec<u8> {
        let mut bytes = vec![0x15, 0, 0x15, 4, 0x15, 4, 0x15];
        bytes.extend(checksum);
        bytes.extend([0x1C, 0x15, 6, 0x15, 0, 0x15, 6, 0, 0, b'a', b'b', b'+']);
        bytes
    }

    #[test]
    fn a_page_says_what_it_holds() {
        // The zigzag of 0x9E83486D as a number with a sign.
        let whole = page([0xA5, 0xDE, 0xE5, 0x97, 0x0C]);
        let mut bytes = &whole[..];
        let found = next(&mut bytes).unwrap();
        assert_eq!((found.content, found.n_values, found.level_encoding), (Content::Data, 3, 3));
        assert_eq!((found.unpacked_bytes, found.bytes, bytes), (2, &b"ab"[..], &b"+"[..]));
        let mut cut = &whole[..whole.len() - 2];
        assert_eq!(next(&mut cut), Err(ParquetFault::Page));
    }

    #[test]
    fn another_checksum_is_damage() {
        assert_eq!(next(&mut &page([0x80, 0x80, 0x80, 0x80, 0x02])[..]), Err(ParquetFault::Page));
    }
}
