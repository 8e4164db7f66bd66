//! Bytes → raw tables: archives, encodings, delimiters, header rows and units; knows nothing of scores.

#[cfg(feature = "archives")]
mod archive;
mod arriving;
mod cell;
mod encoding;
mod figures;
mod header;
mod json_rows;
mod marks;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod plain_number;
mod row;
mod source;
mod split;
mod table;
mod unit;
mod words;
#[cfg(feature = "workbooks")]
mod workbook;

pub use arriving::Arriving;
#[cfg(feature = "workbooks")]
pub(crate) use cell::narrow;
pub use cell::{Cell, NumberStyle};
#[cfg(feature = "cli")]
pub use encoding::NativeDecoder;
pub use encoding::{Decode, Encoding, Utf8Only, detect};
pub(crate) use figures::is_unread;
pub(crate) use header::name_in as header_name;
pub(crate) use package::GUARD;
pub use package::{Package, Resource};
pub use row::RawRow;
pub(crate) use row::Run;
pub use table::{Origins, Place, RawTable};
pub use unit::conversion_factor;
pub(crate) use unit::is_known as is_known_unit;
pub(crate) use words::{PERIOD_WORDS, is_total_label, lower_is_better, matches_word};

use crate::model::{Findings, Problem};

/// A reader of Parquet. It is handed in, so that who reads none need not carry it although both are built of one library.
#[derive(Clone, Copy)]
pub struct ParquetReader(fn(&Input, &Limits, &mut Findings) -> Option<RawTable>);

/// The reader that there is.
#[cfg(feature = "parquet")]
pub const PARQUET: ParquetReader = ParquetReader(parquet::read);

/// One file as a person gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// File name, with folders where there are any: `demo-parks/values.csv`.
    pub name: String,
    /// None where they were split as they arrived.
    pub bytes: Vec<u8>,
    split: Option<split::Split>,
}

impl Input {
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), split: None }
    }
}

/// What was read, before anything is known about its meaning.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    pub tables: Vec<RawTable>,
    /// The descriptor, where there was a `datapackage.json`.
    pub package: Option<Package>,
    pub problems: Vec<Problem>,
}

/// Sizes beyond which nothing is read, so that a hostile or mistaken file is refused before memory goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of one file, packed or not.
    pub file_bytes: u64,
    /// Of everything an archive unpacks to.
    pub unpacked_bytes: u64,
    /// Unpacked over packed size of an archive, once it unpacks to more than a megabyte.
    pub unpacked_ratio: u64,
    /// Files in an archive.
    pub archive_files: usize,
    /// Columns of a table.
    pub columns: usize,
    /// Cells of a workbook or of a table whose columns lie apart, with the empty ones before the last of a row.
    pub cells: usize,
}

/// Largest file that is read by default.
pub const MAX_BYTES: u64 = 64 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: MAX_BYTES,
            unpacked_bytes: 256 << 20,
            unpacked_ratio: 500,
            archive_files: 1000,
            columns: 5000,
            cells: 20_000_000,
        }
    }
}

/// Reads files into raw tables, within the default [`Limits`].
///
/// An archive counts as the files in it. Whatever had to be skipped, guessed or left out is in `problems`.
///
/// # Errors
/// Every problem found, when one of them is fatal: an empty, undecodable, too large or unsupported file, an archive that is none.
///
/// *Cost*: O(bytes); a table takes about its text size in memory.
pub fn read(inputs: Vec<Input>, decoder: &dyn Decode) -> Result<Raw, Vec<Problem>> {
    read_within(inputs, decoder, &Limits::default())
}

/// [`read`] with other limits.
///
/// # Errors
/// As [`read`].
pub fn read_within(inputs: Vec<Input>, decoder: &dyn Decode, limits: &Limits) -> Result<Raw, Vec<Problem>> {
    let mut problems = Findings::default();
    let unpacked = source::unpack(inputs, decoder, limits, &mut problems);
    let (tables, package) = source::tables(unpacked, decoder, limits, &mut problems);
    let fatal = problems.has_fatal();
    let problems = problems.into_problems();
    if fatal { Err(problems) } else { Ok(Raw { tables, package, problems }) }
}
