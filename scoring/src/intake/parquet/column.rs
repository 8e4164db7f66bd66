//! One column of a group of rows: its pages unpacked and put into the grid.

use std::borrow::Cow;

use super::codec::Codec;
use super::columns::Column;
use super::footer::Chunk;
use super::grid::{Cell, Grid};
use super::page::{self, Content, Page};
use super::runs::Runs;
use super::values::{Next, Values};
use crate::model::ParquetFault;

/// Levels in runs, the only way that is still written.
const RUNS: i64 = 3;

/// Where the column's cells go.
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) first_row: usize,
    pub(super) n_rows: usize,
}

/// Values that are what their column says, and those that are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) n_fit: usize,
    pub(super) n_unfit: usize,
    pub(super) first_unfit_row: Option<usize>,
}

impl Fit {
    /// # Errors
    /// Where half of the values or more do not fit: what the column says of itself is wrong.
    pub(super) fn check(&self) -> Result<(), ParquetFault> {
        if self.n_unfit > 0 && self.n_unfit >= self.n_fit { Err(ParquetFault::Unfit) } else { Ok(()) }
    }
}

/// Reads the rows of one group, and counts into `fit`. A value that is not what the column says leaves its cell empty.
///
/// # Errors
/// Where its pages are damaged or packed in a way that is not read.
pub(super) fn read(
    file: &[u8],
    chunk: &Chunk,
    column: &Column,
    place: &Place,
    (grid, fit): (&mut Grid, &mut Fit),
) -> Result<(), ParquetFault> {
    let codec = Codec::of(chunk.codec)?;
    let start = usize::try_from(chunk.start).ok();
    let bytes = start.zip(usize::try_from(chunk.n_bytes).ok()).and_then(|(start, n)| file.get(start..)?.get(..n));
    let mut bytes = bytes.ok_or(ParquetFault::Page)?;
    let mut reader = Reader { codec, column, place, n_done: 0, dictionary: Vec::new(), fit };
    while reader.n_done < place.n_rows {
        let page = page::next(&mut bytes)?;
        match page.content {
            Content::Dictionary => reader.take_dictionary(&page, grid)?,
            Content::Data | Content::DataV2 { .. } => reader.take_rows(&page, grid)?,
            Content::Other => {}
        }
    }
    Ok(())
}

struct Reader<'a> {
    codec: Codec,
    column: &'a Column,
    place: &'a Place,
    n_done: usize,
    /// None for what does not fit.
    dictionary: Vec<Option<Cell>>,
    fit: &'a mut Fit,
}

/// What a page holds once unpacked: the levels of rows that may have no value, and the values.
struct Unpacked<'a> {
    levels: Cow<'a, [u8]>,
    values: Cow<'a, [u8]>,
}

impl Reader<'_> {
    fn take_dictionary(&mut self, page: &Page, grid: &mut Grid) -> Result<(), ParquetFault> {
        let bytes = self.unpack(page.bytes, page.unpacked_bytes, self.codec, grid)?;
        // Plain, whichever of its two names the writer has for it; a value takes a byte at least, or a bit.
        let mut values = Values::new(self.column.physical, 0, &bytes, page.n_values)?;
        self.dictionary.clear();
        for _ in 0..page.n_values {
            let Next::Value(value) = values.next()? else { return Err(ParquetFault::Page) };
            self.dictionary.push(grid.cell(|text| self.column.kind.write(&value, text))?);
        }
        Ok(())
    }

    fn take_rows(&mut self, page: &Page, grid: &mut Grid) -> Result<(), ParquetFault> {
        if page.n_values > self.place.n_rows - self.n_done {
            return Err(ParquetFault::Page);
        }
        let Unpacked { levels, values } = self.unpacked(page, grid)?;
        let mut levels = if self.column.has_gaps { Some(Runs::new(&levels, 1)?) } else { None };
        let mut values = Values::new(self.column.physical, page.encoding, &values, page.n_values)?;
        for row in self.place.first_row + self.n_done..self.place.first_row + self.n_done + page.n_values {
            let is_there = levels.as_mut().map_or(Ok(true), |levels| levels.next().map(|level| level == 1))?;
            if !is_there {
                continue;
            }
            let cell = match values.next()? {
                Next::Place(at) => *self.dictionary.get(at).ok_or(ParquetFault::Page)?,
                Next::Value(value) => grid.cell(|text| self.column.kind.write(&value, text))?,
            };
            let Some(cell) = cell else {
                self.fit.n_unfit += 1;
                self.fit.first_unfit_row.get_or_insert(row);
                continue;
            };
            self.fit.n_fit += 1;
            grid.put(row, self.place.column, cell);
        }
        self.n_done += page.n_values;
        Ok(())
    }

    /// The two parts of a page with rows.
    fn unpacked<'p>(&self, page: &Page<'p>, grid: &mut Grid) -> Result<Unpacked<'p>, ParquetFault> {
        let Content::DataV2 { repetition_bytes, definition_bytes, is_packed } = page.content else {
            let bytes = self.unpack(page.bytes, page.unpacked_bytes, self.codec, grid)?;
            return self.cut(bytes, page.level_encoding);
        };
        let (repetition, rest) = page.bytes.split_at_checked(repetition_bytes).ok_or(ParquetFault::Page)?;
        let (levels, values) = rest.split_at_checked(definition_bytes).ok_or(ParquetFault::Page)?;
        let unpacked_bytes = page.unpacked_bytes.checked_sub(repetition.len() + levels.len());
        let codec = if is_packed { self.codec } else { Codec::Plain };
        let values = self.unpack(values, unpacked_bytes.ok_or(ParquetFault::Page)?, codec, grid)?;
        Ok(Unpacked { levels: Cow::Borrowed(levels), values })
    }

    /// Cuts off the levels, before which stands how long they are.
    fn cut<'p>(&self, bytes: Cow<'p, [u8]>, level_encoding: i64) -> Result<Unpacked<'p>, ParquetFault> {
        if !self.column.has_gaps {
            return Ok(Unpacked { levels: Cow::Borrowed(&[]), values: bytes });
        }
        if level_encoding != RUNS {
            return Err(ParquetFault::Encoding { name: "BIT_PACKED".into() });
        }
        let length = bytes.first_chunk::<4>().map(|&length| u32::from_le_bytes(length) as usize);
        let past = length.and_then(|length| length.checked_add(4)).filter(|&past| past <= bytes.len());
        let past = past.ok_or(ParquetFault::Page)?;
        let part = |from: usize, to: usize| match &bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(from..to).unwrap_or(&[])),
            Cow::Owned(bytes) => Cow::Owned(bytes.get(from..to).unwrap_or(&[]).to_vec()),
        };
        Ok(Unpacked { levels: part(4, past), values: part(past, bytes.len()) })
    }

    fn unpack<'p>(
        &self,
        packed: &'p [u8],
        n_bytes: usize,
        codec: Codec,
        grid: &mut Grid,
    ) -> Result<Cow<'p, [u8]>, ParquetFault> {
        if codec != Codec::Plain {
            grid.allow(n_bytes)?;
        }
        codec.unpack(packed, n_bytes)
    }
}
