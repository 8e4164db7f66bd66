//! Thrift's compact protocol, as far as the headers of Parquet use it.

/// Kinds of values as a field's header or a list's names them.
pub(super) const TRUE: u8 = 1;
pub(super) const FALSE: u8 = 2;
pub(super) const BYTE: u8 = 3;
pub(super) const I16: u8 = 4;
pub(super) const I32: u8 = 5;
pub(super) const I64: u8 = 6;
pub(super) const DOUBLE: u8 = 7;
pub(super) const BINARY: u8 = 8;
pub(super) const LIST: u8 = 9;
pub(super) const SET: u8 = 10;
pub(super) const MAP: u8 = 11;
pub(super) const STRUCT: u8 = 12;

/// Structures inside of one another: Parquet's own go six deep, and a hostile file must not fill the stack.
const MAX_DEPTH: u32 = 24;

/// The bytes end, or say what the protocol has no meaning for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

type Result<T> = std::result::Result<T, Malformed>;

/// What is done with a field (its number, its kind) or an item of a list (its kind): its value is read or skipped.
pub(super) type EachField<'f, 'a> = &'f mut dyn FnMut(&mut Thrift<'a>, i16, u8) -> Result<()>;
pub(super) type EachItem<'f, 'a> = &'f mut dyn FnMut(&mut Thrift<'a>, u8) -> Result<()>;

/// Bytes and how far they are read.
pub(super) struct Thrift<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Thrift<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Bytes read so far.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// The fields of a structure up to its end.
    pub(super) fn fields(&mut self, each: EachField<'_, 'a>) -> Result<()> {
        let mut field = 0_i16;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            field = match i16::from(head >> 4) {
                0 => i16::try_from(self.integer()?).map_err(|_| Malformed)?,
                step => field.checked_add(step).ok_or(Malformed)?,
            };
            each(self, field, head & 0x0F)?;
        }
    }

    /// The items of a list. However many it claims, each takes a byte at least, so that the claim costs nothing.
    pub(super) fn items(&mut self, each: EachItem<'_, 'a>) -> Result<()> {
        let head = self.byte()?;
        let n = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        for _ in 0..n {
            each(self, head & 0x0F)?;
        }
        Ok(())
    }

    /// A whole number of 16, 32 or 64 bits.
    pub(super) fn integer(&mut self) -> Result<i64> {
        let zigzag = self.varint()?;
        Ok((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        let byte = self.bytes.get(self.at).copied().ok_or(Malformed)?;
        self.at += 1;
        Ok(byte)
    }

    pub(super) fn binary(&mut self) -> Result<&'a [u8]> {
        let n = usize::try_from(self.varint()?).map_err(|_| Malformed)?;
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let bytes = rest.get(..n).ok_or(Malformed)?;
        self.at += n;
        Ok(bytes)
    }

    /// Leaves out a value of this kind.
    pub(super) fn skip(&mut self, kind: u8) -> Result<()> {
        self.skip_within(kind, MAX_DEPTH)
    }

    fn skip_within(&mut self, kind: u8, depth: u32) -> Result<()> {
        let depth = depth.checked_sub(1).ok_or(Malformed)?;
        match kind {
            // In a field the kind itself is the value.
            TRUE | FALSE => Ok(()),
            BYTE => self.byte().map(drop),
            I16 | I32 | I64 => self.varint().map(drop),
            DOUBLE => (0..8).try_for_each(|_| self.byte().map(drop)),
            BINARY => self.binary().map(drop),
            LIST | SET => self.items(&mut |inner, kind| inner.skip_item(kind, depth)),
            MAP => self.skip_map(depth),
            STRUCT => self.fields(&mut |inner, _, kind| inner.skip_within(kind, depth)),
            _ => Err(Malformed),
        }
    }

    /// In a list the truth of a value takes a byte.
    fn skip_item(&mut self, kind: u8, depth: u32) -> Result<()> {
        if matches!(kind, TRUE | FALSE) { self.byte().map(drop) } else { self.skip_within(kind, depth) }
    }

    fn skip_map(&mut self, depth: u32) -> Result<()> {
        let n = self.varint()?;
        let kinds = if n == 0 { 0 } else { self.byte()? };
        for _ in 0..n {
            self.skip_item(kinds >> 4, depth)?;
            self.skip_item(kinds & 0x0F, depth)?;
        }
        Ok(())
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn varint(&mut self) -> Result<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7F);
            if (bits << shift) >> shift != bits {
                return Err(Malformed);
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_too_long_ones_refused() {
        let number = |bytes: &[u8]| Thrift::new(bytes).integer();
        assert_eq!(number(&[0x00]), Ok(0));
        assert_eq!(number(&[0x01]), Ok(-1));
        assert_eq!(number(&[0xAC, 0x02]), Ok(150));
        assert_eq!(number(&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]), Ok(i64::MIN));
        assert_eq!(number(&[0xFF; 11]), Err(Malformed));
        assert_eq!(number(&[0x80]), Err(Malformed));
        assert_eq!(number(&[]), Err(Malformed));
    }

    #[test]
    fn what_is_unknown_is_skipped_and_what_follows_is_read() {
        // A list of three numbers, a map of a text to the truth, a structure with a text, then the number -3.
        let bytes = [0x19, 0x35, 2, 4, 6, 0x1B, 1, 0x81, 1, b'k', 1, 0x1C, 0x18, 2, b'a', b'b', 0, 0x15, 0x05, 0];
        let mut thrift = Thrift::new(&bytes);
        let mut found = None;
        let read = thrift.fields(&mut |inner, field, kind| match (field, kind) {
            (4, I32) => {
                found = Some(inner.integer()?);
                Ok(())
            }
            _ => inner.skip(kind),
        });
        assert_eq!((read, found, thrift.position()), (Ok(()), Some(-3), bytes.len()));
    }

    #[test]
    fn depth_and_claims_cost_nothing() {
        let deep = [0x1C; 10_000];
        assert_eq!(Thrift::new(&deep).skip(STRUCT), Err(Malformed));
        // A list that claims 2^60 items.
        let wide = [0xF5, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 1, 1];
        assert_eq!(Thrift::new(&wide).skip(LIST), Err(Malformed));
    }
}
