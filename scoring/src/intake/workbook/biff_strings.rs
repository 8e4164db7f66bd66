//! Texts of an old workbook: one or two bytes a character, cut anywhere by the records they lie in.

use super::Trouble;
use super::compound::{u16_at, u32_at};
use super::sheet::Budget;

/// Reads through records that continue one another.
pub(super) struct Records<'a> {
    records: Vec<&'a [u8]>,
    record: usize,
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(records: Vec<&'a [u8]>) -> Self {
        Self { records, record: 0, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.records.get(self.record).and_then(|record| record.get(self.at..)).unwrap_or(&[])
    }

    /// Goes on in the next record where this one is used up; `None` at the end.
    fn turn(&mut self) -> Option<()> {
        while self.rest().is_empty() {
            self.record += 1;
            self.at = 0;
            self.records.get(self.record)?;
        }
        Some(())
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            self.turn()?;
            *byte = *self.rest().first()?;
            self.at += 1;
        }
        Some(bytes)
    }

    fn skip(&mut self, mut n: usize) -> Option<()> {
        while n > 0 {
            self.turn()?;
            let step = n.min(self.rest().len());
            self.at += step;
            n -= step;
        }
        Some(())
    }

    /// Characters; where a record ends inside them, the next begins with their width again.
    fn characters(&mut self, mut n: usize, mut is_wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while n > 0 {
            if self.rest().is_empty() {
                self.turn()?;
                is_wide = self.take::<1>()?[0] & 1 != 0;
            }
            let rest = self.rest();
            let width = if is_wide { 2 } else { 1 };
            let fit = n.min(rest.len() / width);
            if fit == 0 {
                return None;
            }
            match is_wide {
                true => units.extend((0..fit).filter_map(|index| u16_at(rest, 2 * index))),
                false => units.extend(rest.iter().take(fit).map(|&byte| u16::from(byte))),
            }
            self.at += fit * width;
            n -= fit;
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// A text with a length of two bytes, formatting and readings left out.
    pub(super) fn text(&mut self) -> Option<String> {
        let n = usize::from(u16::from_le_bytes(self.take()?));
        let flags = self.take::<1>()?[0];
        let n_runs = if flags & 8 != 0 { usize::from(u16::from_le_bytes(self.take()?)) } else { 0 };
        let n_extra = if flags & 4 != 0 { u32::from_le_bytes(self.take()?) as usize } else { 0 };
        let text = self.characters(n, flags & 1 != 0)?;
        self.skip(4 * n_runs)?;
        self.skip(n_extra)?;
        Some(text)
    }
}

/// The texts that cells share.
pub(super) fn shared(records: Vec<&[u8]>, budget: &mut Budget) -> Result<Vec<String>, Trouble> {
    let damaged = || Trouble::Damaged("SST".into());
    let n = records.first().and_then(|first| u32_at(first, 4)).ok_or_else(damaged)?;
    let mut records = Records::new(records);
    records.skip(8).ok_or_else(damaged)?;
    let mut texts = Vec::new();
    for _ in 0..n {
        let text = records.text().ok_or_else(damaged)?;
        budget.take(1, text.len())?;
        texts.push(text);
    }
    Ok(texts)
}

/// A sheet's name: its length is one byte.
pub(super) fn short(bytes: &[u8]) -> Option<String> {
    let (&n, rest) = bytes.split_first()?;
    let (&flags, _) = rest.split_first()?;
    let mut records = Records::new(vec![rest.get(1..)?]);
    records.characters(usize::from(n), flags & 1 != 0)
}
