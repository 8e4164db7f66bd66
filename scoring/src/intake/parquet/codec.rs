//! How pages are packed, and what is in them unpacked: never more than they say.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::FrameDecoder;

use crate::model::ParquetFault;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Plain,
    Snappy,
    Gzip,
    Zstd,
    Lz4Raw,
}

/// Zstandard looks back so far at the least; the levels that writers use look no further.
const LEAST_WINDOW_BYTES: u64 = 16 << 20;

impl Codec {
    /// By the format's number.
    ///
    /// # Errors
    /// The name of one that is not read.
    pub(super) fn of(number: i64) -> Result<Self, ParquetFault> {
        let name = match number {
            0 => return Ok(Self::Plain),
            1 => return Ok(Self::Snappy),
            2 => return Ok(Self::Gzip),
            3 => "LZO",
            4 => "BROTLI",
            // Framed as Hadoop once did, which writers have given up.
            5 => "LZ4",
            6 => return Ok(Self::Zstd),
            7 => return Ok(Self::Lz4Raw),
            _ => "?",
        };
        Err(ParquetFault::Compression { name: name.into() })
    }

    /// What is packed, which must come to so many bytes.
    pub(super) fn unpack(self, packed: &[u8], n_bytes: usize) -> Result<Cow<'_, [u8]>, ParquetFault> {
        let unpacked = match self {
            Self::Plain => Some(Cow::Borrowed(packed)),
            _ if n_bytes == 0 => Some(Cow::Borrowed(&[][..])),
            Self::Snappy => snappy(packed, n_bytes).map(Cow::Owned),
            Self::Gzip => gzip(packed, n_bytes).map(Cow::Owned),
            Self::Zstd => zstd(packed, n_bytes).map(Cow::Owned),
            Self::Lz4Raw => lz4(packed, n_bytes).map(Cow::Owned),
        };
        unpacked.filter(|bytes| bytes.len() == n_bytes).ok_or(ParquetFault::Page)
    }
}

fn snappy(packed: &[u8], n_bytes: usize) -> Option<Vec<u8>> {
    // Its own claim would be believed.
    if snap::raw::decompress_len(packed).ok()? != n_bytes {
        return None;
    }
    snap::raw::Decoder::new().decompress_vec(packed).ok()
}

fn gzip(packed: &[u8], n_bytes: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(packed).take(n_bytes as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn zstd(packed: &[u8], n_bytes: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; n_bytes];
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(LEAST_WINDOW_BYTES.max(n_bytes as u64 * 2));
    let n_written = decoder.decode_all(packed, &mut bytes).ok()?;
    bytes.truncate(n_written);
    Some(bytes)
}

fn lz4(packed: &[u8], n_bytes: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; n_bytes];
    let n_written = lz4_flex::block::decompress_into(packed, &mut bytes).ok()?;
    bytes.truncate(n_written);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_to_another_length_is_refused() {
        let snappy = [3, 8, b'a', b'b', b'c'];
        assert_eq!(Codec::Snappy.unpack(&snappy, 3).as_deref(), Ok(&b"abc"[..]));
        // A megabyte is claimed.
        let claims = [0x80, 0x80, 0x40, 8, b'a', b'b', b'c'];
        for (codec, packed) in [
            (Codec::Snappy, &snappy[..]),
            (Codec::Snappy, &claims),
            (Codec::Plain, b"abc"),
            (Codec::Gzip, b"\x1F\x8B\x08"),
            (Codec::Zstd, b"\x28\xB5\x2F\xFD"),
            (Codec::Lz4Raw, b"\xF0"),
        ] {
            assert_eq!(codec.unpack(packed, 4), Err(ParquetFault::Page), "{codec:?}");
        }
    }

    #[test]
    fn those_that_are_not_read_are_named() {
        let name = |number| match Codec::of(number) {
            Err(ParquetFault::Compression { name }) => name,
            other => format!("{other:?}"),
        };
        assert_eq!([name(3), name(4), name(5), name(99)], ["LZO", "BROTLI", "LZ4", "?"]);
    }
}
