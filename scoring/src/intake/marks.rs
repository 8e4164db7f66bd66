//! Which bytes of a block end a cell, as one bit each.

/// Bytes looked at together.
pub(super) const BLOCK_BYTES: usize = 64;

/// By bit: the byte is the delimiter, a line feed or a carriage return.
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
pub(super) fn of(block: &[u8; BLOCK_BYTES], delimiter: u8) -> u64 {
    // Written so that a compiler compares many at once.
    let mut is_mark = [0; BLOCK_BYTES];
    for (is_mark, &byte) in is_mark.iter_mut().zip(block) {
        *is_mark = u8::from((byte == delimiter) | (byte == b'\n') | (byte == b'\r'));
    }
    let eights = is_mark.as_chunks::<8>().0.iter().enumerate();
    // Eight bytes of 0 or 1 become eight bits: each product puts its byte's bit in the topmost byte, and no two meet.
    eights.fold(0, |marks, (at, eight)| {
        marks | (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at)
    })
}

/// The same with WebAssembly's own vectors.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(super) fn of(block: &[u8; BLOCK_BYTES], delimiter: u8) -> u64 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let (delimiter, feed, back) = (u8x16_splat(delimiter), u8x16_splat(b'\n'), u8x16_splat(b'\r'));
    let mut marks = 0;
    for (at, half) in block.as_chunks::<8>().0.as_chunks::<2>().0.iter().enumerate() {
        let bytes = u64x2(u64::from_le_bytes(half[0]), u64::from_le_bytes(half[1]));
        let ends = v128_or(u8x16_eq(bytes, delimiter), v128_or(u8x16_eq(bytes, feed), u8x16_eq(bytes, back)));
        marks |= u64::from(u8x16_bitmask(ends)) << (16 * at);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_in_every_place() {
        for byte in 0..=u8::MAX {
            for at in 0..BLOCK_BYTES {
                let mut block = [b'x'; BLOCK_BYTES];
                block[at] = byte;
                let expect = u64::from(matches!(byte, b';' | b'\n' | b'\r')) << at;
                assert_eq!(of(&block, b';'), expect, "{byte} at {at}");
            }
        }
        assert_eq!(of(&[b','; BLOCK_BYTES], b','), u64::MAX);
    }
}
