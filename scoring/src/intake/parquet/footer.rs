//! The end of a Parquet file: which columns there are, and where in the file the pages of each lie.

use super::thrift::{BINARY, BYTE, I32, I64, LIST, Malformed, STRUCT, TRUE, Thrift};
use crate::model::ParquetFault;

/// First and last bytes of a file, and of one whose footer is encrypted.
pub(super) const MAGIC: &[u8] = b"PAR1";
pub(super) const ENCRYPTED_MAGIC: &[u8] = b"PARE";

#[derive(Debug, Default)]
pub(super) struct Footer {
    /// The tree of columns, each node before what is below it.
    pub(super) elements: Vec<Element>,
    pub(super) groups: Vec<Group>,
    pub(super) n_rows: i64,
    pub(super) is_encrypted: bool,
}

/// A node of the tree: a column, or a group of them.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) physical: Option<i64>,
    /// Bytes of a value whose kind has a fixed length.
    pub(super) length: i64,
    pub(super) repetition: i64,
    pub(super) n_children: i64,
    pub(super) converted: Option<i64>,
    pub(super) scale: i64,
    pub(super) logical: Option<Logical>,
}

/// What values mean, as newer writers say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Logical {
    /// Which one it is of Thrift's union.
    pub(super) number: i16,
    /// Of a decimal.
    pub(super) scale: i64,
    /// Of times: fields 1, 2 and 3 for milliseconds, microseconds and nanoseconds.
    pub(super) unit: i16,
    /// Of times: they are of Greenwich.
    pub(super) is_utc: bool,
    /// Of whole numbers.
    pub(super) bits: u8,
    pub(super) is_signed: bool,
}

/// Rows that lie together.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) n_rows: i64,
    pub(super) chunks: Vec<Chunk>,
}

/// The pages of one column for the rows of a group.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) codec: i64,
    pub(super) start: u64,
    pub(super) n_bytes: u64,
    /// Its pages lie in another file.
    pub(super) is_elsewhere: bool,
    pub(super) is_encrypted: bool,
}

impl Footer {
    /// Reads the footer of a file.
    ///
    /// # Errors
    /// Where the file is none of this kind, is cut short, encrypted, or its footer says what cannot be.
    pub(super) fn of(file: &[u8]) -> Result<Self, ParquetFault> {
        if file.starts_with(ENCRYPTED_MAGIC) {
            return Err(ParquetFault::Encrypted);
        }
        if !file.starts_with(MAGIC) {
            return Err(ParquetFault::NoParquet);
        }
        let (rest, magic) = file.split_last_chunk::<4>().ok_or(ParquetFault::CutShort)?;
        let (rest, length) = rest.split_last_chunk::<4>().ok_or(ParquetFault::CutShort)?;
        if magic != MAGIC {
            return Err(ParquetFault::CutShort);
        }
        let length = u32::from_le_bytes(*length) as usize;
        let start = rest.len().checked_sub(length).filter(|&start| start >= MAGIC.len());
        let bytes = start.and_then(|start| rest.get(start..)).ok_or(ParquetFault::Footer)?;
        let footer = Self::parse(bytes).map_err(|Malformed| ParquetFault::Footer)?;
        if footer.is_encrypted || footer.chunks().any(|chunk| chunk.is_encrypted) {
            return Err(ParquetFault::Encrypted);
        }
        let end = start.unwrap_or(0) as u64;
        let fits = |chunk: &Chunk| chunk.start.checked_add(chunk.n_bytes).is_some_and(|past| past <= end);
        let is_whole = footer.chunks().all(|chunk| !chunk.is_elsewhere && fits(chunk));
        if is_whole && footer.n_rows().is_some() { Ok(footer) } else { Err(ParquetFault::Footer) }
    }

    /// Rows of all groups together; `None` where the counts contradict one another.
    pub(super) fn n_rows(&self) -> Option<usize> {
        let mut sum = 0_usize;
        for group in &self.groups {
            sum = sum.checked_add(usize::try_from(group.n_rows).ok()?)?;
        }
        (usize::try_from(self.n_rows) == Ok(sum)).then_some(sum)
    }

    fn chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.groups.iter().flat_map(|group| &group.chunks)
    }

    fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut footer = Self::default();
        Thrift::new(bytes).fields(&mut |thrift, field, kind| {
            match (field, kind) {
                (2, LIST) => thrift.items(&mut |thrift, _| {
                    footer.elements.push(element(thrift)?);
                    Ok(())
                })?,
                (3, I64) => footer.n_rows = thrift.integer()?,
                (4, LIST) => thrift.items(&mut |thrift, _| {
                    footer.groups.push(group(thrift)?);
                    Ok(())
                })?,
                // How columns are encrypted where the footer is not.
                (8, STRUCT) => {
                    footer.is_encrypted = true;
                    thrift.skip(kind)?;
                }
                _ => thrift.skip(kind)?,
            }
            Ok(())
        })?;
        Ok(footer)
    }
}

fn element(thrift: &mut Thrift) -> Result<Element, Malformed> {
    let mut element = Element::default();
    thrift.fields(&mut |thrift, field, kind| {
        match (field, kind) {
            (1, I32) => element.physical = Some(thrift.integer()?),
            (2, I32) => element.length = thrift.integer()?,
            (3, I32) => element.repetition = thrift.integer()?,
            (4, BINARY) => element.name = String::from_utf8_lossy(thrift.binary()?).into_owned(),
            (5, I32) => element.n_children = thrift.integer()?,
            (6, I32) => element.converted = Some(thrift.integer()?),
            (7, I32) => element.scale = thrift.integer()?,
            (10, STRUCT) => element.logical = logical(thrift)?,
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    Ok(element)
}

/// A union: the field that is there says which one it is.
fn logical(thrift: &mut Thrift) -> Result<Option<Logical>, Malformed> {
    let mut found = None;
    thrift.fields(&mut |thrift, number, kind| {
        if kind != STRUCT {
            return thrift.skip(kind);
        }
        let mut logical = Logical { number, scale: 0, unit: 0, is_utc: false, bits: 0, is_signed: false };
        thrift.fields(&mut |thrift, field, kind| {
            match (field, kind) {
                (1, I32) => logical.scale = thrift.integer()?,
                (1, BYTE) => logical.bits = thrift.byte()?,
                (1, TRUE) => logical.is_utc = true,
                (2, TRUE) => logical.is_signed = true,
                (2, STRUCT) => thrift.fields(&mut |thrift, unit, kind| {
                    logical.unit = unit;
                    thrift.skip(kind)
                })?,
                _ => thrift.skip(kind)?,
            }
            Ok(())
        })?;
        found = Some(logical);
        Ok(())
    })?;
    Ok(found)
}

fn group(thrift: &mut Thrift) -> Result<Group, Malformed> {
    let mut group = Group::default();
    thrift.fields(&mut |thrift, field, kind| {
        match (field, kind) {
            (1, LIST) => thrift.items(&mut |thrift, _| {
                group.chunks.push(chunk(thrift)?);
                Ok(())
            })?,
            (3, I64) => group.n_rows = thrift.integer()?,
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    Ok(group)
}

fn chunk(thrift: &mut Thrift) -> Result<Chunk, Malformed> {
    let mut chunk = Chunk::default();
    thrift.fields(&mut |thrift, field, kind| {
        match (field, kind) {
            (1, BINARY) => chunk.is_elsewhere = !thrift.binary()?.is_empty(),
            (3, STRUCT) => pages(thrift, &mut chunk)?,
            // How it is encrypted, and what describes it, encrypted too.
            (8, STRUCT) | (9, BINARY) => {
                chunk.is_encrypted = true;
                thrift.skip(kind)?;
            }
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    Ok(chunk)
}

fn pages(thrift: &mut Thrift, chunk: &mut Chunk) -> Result<(), Malformed> {
    let unsigned = |number: i64| u64::try_from(number).map_err(|_| Malformed);
    let (mut data, mut dictionary) = (0, 0);
    thrift.fields(&mut |thrift, field, kind| {
        match (field, kind) {
            (4, I32) => chunk.codec = thrift.integer()?,
            (7, I64) => chunk.n_bytes = unsigned(thrift.integer()?)?,
            (9, I64) => data = unsigned(thrift.integer()?)?,
            (11, I64) => dictionary = unsigned(thrift.integer()?)?,
            _ => thrift.skip(kind)?,
        }
        Ok(())
    })?;
    // Some writers name a place for a dictionary that is not there.
    chunk.start = if (1..data).contains(&dictionary) { dictionary } else { data };
    Ok(())
}
