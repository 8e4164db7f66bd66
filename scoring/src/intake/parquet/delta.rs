//! Whole numbers written as differences, in blocks that are packed bit by bit.

use super::runs::bits;
use super::thrift::{Malformed, Thrift};
use crate::model::ParquetFault;

pub(super) struct Delta<'a> {
    bytes: &'a [u8],
    /// Where the next block, or the numbers of the next small block, begin.
    at: usize,
    left: usize,
    /// What comes next.
    value: i64,
    smalls_of_block: usize,
    values_of_small: usize,
    least: i64,
    /// Bits of a difference in each small block of this block; those that are done are gone.
    widths: std::slice::Iter<'a, u8>,
    small: Option<Small>,
}

/// Where in a small block we are.
#[derive(Clone, Copy)]
struct Small {
    bit: usize,
    width: u32,
    left: usize,
}

impl<'a> Delta<'a> {
    /// At most so many numbers as the page has rows.
    pub(super) fn new(bytes: &'a [u8], most: usize) -> Result<Self, ParquetFault> {
        let mut thrift = Thrift::new(bytes);
        let mut size = || thrift.varint().ok().and_then(|number| usize::try_from(number).ok());
        let sizes = size().zip(size()).zip(size());
        let ((block, smalls_of_block), left) = sizes.ok_or(ParquetFault::Page)?;
        let value = thrift.integer().map_err(|Malformed| ParquetFault::Page)?;
        let values_of_small = block.checked_div(smalls_of_block).unwrap_or(0);
        // Small blocks end with whole bytes.
        let is_cut_well = values_of_small > 0 && values_of_small % 8 == 0 && values_of_small * smalls_of_block == block;
        if !is_cut_well || left > most {
            return Err(ParquetFault::Page);
        }
        let at = thrift.position();
        Ok(Self { bytes, at, left, value, smalls_of_block, values_of_small, least: 0, widths: [].iter(), small: None })
    }

    pub(super) fn next(&mut self) -> Result<i64, ParquetFault> {
        let value = self.value;
        self.left = self.left.checked_sub(1).ok_or(ParquetFault::Page)?;
        if self.left > 0 {
            let difference = self.difference().ok_or(ParquetFault::Page)?;
            // Differences wrap round by design.
            self.value = value.wrapping_add(self.least).wrapping_add(difference as i64);
        }
        Ok(value)
    }

    /// All numbers that are left, and what comes behind them.
    pub(super) fn all(mut self) -> Result<(Vec<i64>, &'a [u8]), ParquetFault> {
        let numbers = (0..self.left).map(|_| self.next()).collect::<Result<_, _>>()?;
        // The last block is written whole, as far as its small blocks hold numbers.
        Ok((numbers, self.bytes.get(self.at..).ok_or(ParquetFault::Page)?))
    }

    fn difference(&mut self) -> Option<u64> {
        let mut small = match self.small.filter(|small| small.left > 0) {
            Some(small) => small,
            None => self.begin()?,
        };
        let difference = bits(self.bytes, small.bit, small.width)?;
        small.bit += small.width as usize;
        small.left -= 1;
        self.small = Some(small);
        Some(difference)
    }

    fn begin(&mut self) -> Option<Small> {
        if self.widths.len() == 0 {
            let mut thrift = Thrift::new(self.bytes.get(self.at..)?);
            self.least = thrift.integer().ok()?;
            self.at += thrift.position();
            let widths = self.bytes.get(self.at..)?.get(..self.smalls_of_block)?;
            self.at += self.smalls_of_block;
            self.widths = widths.iter();
        }
        let width = u32::from(*self.widths.next()?);
        if width > u64::BITS {
            return None;
        }
        let bit = self.at.checked_mul(8)?;
        self.at = self.at.checked_add((self.values_of_small / 8).checked_mul(width as usize)?)?;
        Some(Small { bit, width, left: self.values_of_small })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_from_their_differences() {
        // The example of the format's description: 7 5 3 1 2 3 4 5, blocks of 128 in 4.
        let mut bytes = vec![0x80, 0x01, 4, 8, 14, 3, 2, 0, 0, 0, 0b1100_0000, 0b0011_1111];
        bytes.extend([0; 6]);
        bytes.extend(b"tail");
        let (numbers, rest) = Delta::new(&bytes, 8).unwrap().all().unwrap();
        assert_eq!((numbers, rest), (vec![7, 5, 3, 1, 2, 3, 4, 5], &b"tail"[..]));
        assert!(Delta::new(&bytes, 7).is_err(), "more than the page has rows");
        let mut cut = Delta::new(&bytes[..11], 8).unwrap();
        assert!((0..8).any(|_| cut.next().is_err()));
    }

    #[test]
    fn blocks_that_cannot_be_are_refused() {
        for head in [[0, 4, 8, 0], [128, 0, 8, 0], [12, 4, 8, 0], [9, 2, 1, 0]] {
            let mut bytes = vec![head[0] | 0x80, 0];
            bytes.extend(&head[1..]);
            assert!(Delta::new(&bytes, 100).is_err(), "{head:?}");
        }
    }
}
