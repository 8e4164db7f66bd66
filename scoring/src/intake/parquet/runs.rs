//! Whole numbers in runs: one repeated, or several packed bit by bit. Levels and places in a dictionary are written so.

use super::thrift::Thrift;
use crate::model::ParquetFault;

/// A reader of such runs.
pub(super) struct Runs<'a> {
    bytes: &'a [u8],
    /// Where the next run begins.
    at: usize,
    width: u32,
    run: Run,
}

#[derive(Clone, Copy)]
enum Run {
    Repeated {
        value: u32,
        left: u64,
    },
    /// From this bit on.
    Packed {
        bit: usize,
        left: u64,
    },
}

impl<'a> Runs<'a> {
    /// Numbers of so many bits.
    pub(super) fn new(bytes: &'a [u8], width: u32) -> Result<Self, ParquetFault> {
        let is_number = width <= u32::BITS;
        is_number
            .then_some(Self { bytes, at: 0, width, run: Run::Repeated { value: 0, left: 0 } })
            .ok_or(ParquetFault::Page)
    }

    pub(super) fn next(&mut self) -> Result<u32, ParquetFault> {
        loop {
            match &mut self.run {
                Run::Repeated { value, left: left @ 1.. } => {
                    *left -= 1;
                    return Ok(*value);
                }
                Run::Packed { bit, left: left @ 1.. } => {
                    *left -= 1;
                    let number = bits(self.bytes, *bit, self.width).ok_or(ParquetFault::Page)?;
                    *bit += self.width as usize;
                    return Ok(number as u32);
                }
                _ => self.run = self.begin().ok_or(ParquetFault::Page)?,
            }
        }
    }

    fn begin(&mut self) -> Option<Run> {
        let mut thrift = Thrift::new(self.bytes.get(self.at..)?);
        let head = thrift.varint().ok()?;
        self.at += thrift.position();
        if head & 1 == 1 {
            let n_bytes = usize::try_from(head >> 1).ok()?.checked_mul(self.width as usize)?;
            let bit = self.at.checked_mul(8)?;
            self.at = self.at.checked_add(n_bytes)?;
            return Some(Run::Packed { bit, left: (head >> 1).checked_mul(8)? });
        }
        let n_bytes = self.width.div_ceil(8) as usize;
        let bytes = self.bytes.get(self.at..)?.get(..n_bytes)?;
        self.at += n_bytes;
        let value = bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte));
        Some(Run::Repeated { value, left: head >> 1 })
    }
}

/// The number of so many bits, 64 at most, from this bit on; the lowest bits come first. `None` where the bytes end before.
pub(super) fn bits(bytes: &[u8], bit: usize, width: u32) -> Option<u64> {
    let (from, shift) = (bit / 8, (bit % 8) as u32);
    let n_bytes = (shift + width).div_ceil(8) as usize;
    let taken = bytes.get(from..)?.get(..n_bytes)?;
    let number = taken.iter().rev().fold(0_u128, |number, &byte| number << 8 | u128::from(byte)) >> shift;
    Some((number & ((1 << width) - 1)) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_both_kinds_follow_one_another() {
        // Five times 6, then 0 to 7 in three bits each, as the format's own description has them.
        let bytes = [0x0A, 6, 0x03, 0b1000_1000, 0b1100_0110, 0b1111_1010, 0x02, 1];
        let mut runs = Runs::new(&bytes, 3).unwrap();
        let numbers: Vec<u32> = std::iter::from_fn(|| runs.next().ok()).collect();
        assert_eq!(numbers, [6, 6, 6, 6, 6, 0, 1, 2, 3, 4, 5, 6, 7, 1]);
        assert_eq!(runs.next(), Err(ParquetFault::Page));
    }

    #[test]
    fn numbers_without_bits_are_zero_and_too_wide_ones_refused() {
        let mut runs = Runs::new(&[0x06], 0).unwrap();
        assert_eq!([runs.next(), runs.next(), runs.next()], [Ok(0), Ok(0), Ok(0)]);
        assert!(runs.next().is_err());
        assert!(Runs::new(&[], 33).is_err());
        let endless = [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];
        assert_eq!(Runs::new(&endless, 0).unwrap().next(), Ok(0));
    }

    #[test]
    fn bits_cross_bytes() {
        let bytes = 0x0123_4567_89AB_CDEF_u64.to_le_bytes();
        assert_eq!(bits(&bytes, 4, 8), Some(0xDE));
        assert_eq!(bits(&bytes, 0, 64), Some(0x0123_4567_89AB_CDEF));
        assert_eq!(bits(&bytes, 60, 4), Some(0));
        assert_eq!(bits(&bytes, 61, 4), None);
        assert_eq!(bits(&bytes, 7, 0), Some(0));
    }
}
