//! Which encoding a file's bytes are in, and the text they stand for.

use std::str::Utf8Error;

use super::ParquetReader;
use crate::model::ProblemKind;

/// Encodings that files in practice have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Also GBK and GB2312, which it contains.
    Gb18030,
    /// Of Taiwan, Hong Kong and Macao.
    Big5,
}

impl Encoding {
    /// The name browsers and libraries know it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
}

/// Decodes what needs large tables: a browser's `TextDecoder` has them, natively a crate does. UTF-8 and UTF-16 never get here.
pub trait Decode {
    /// The text, or `None` when the bytes do not fit the encoding or it is not known.
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String>;

    /// The reader of Parquet, where there is one.
    fn parquet(&self) -> Option<ParquetReader> {
        None
    }
}

/// Decodes nothing beyond UTF-8 and UTF-16.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utf8Only;

impl Decode for Utf8Only {
    fn decode(&self, _bytes: &[u8], _encoding: Encoding) -> Option<String> {
        None
    }
}

/// Decodes GB18030 and Big5 with `encoding_rs`.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDecoder;

#[cfg(feature = "cli")]
impl Decode for NativeDecoder {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes())?;
        known.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    }

    fn parquet(&self) -> Option<ParquetReader> {
        Some(super::PARQUET)
    }
}

const MARK: char = '\u{FEFF}';

/// The encoding of a text file: by byte order mark, else UTF-16 by its zero bytes, else strict UTF-8, else GB18030 where every byte
/// fits its grammar and the file is not plainly UTF-8 with a few broken bytes; Big5 where its habits show.
///
/// # Errors
/// The offset of the first byte that fits none of them, or of a control character that no text file has.
///
/// *Cost*: O(bytes).
pub fn detect(bytes: &[u8]) -> Result<Encoding, usize> {
    match by_marks_and_zeros(bytes)? {
        Some(encoding) => Ok(encoding),
        None => std::str::from_utf8(bytes).map(|_| Encoding::Utf8).or_else(|error| not_utf8(bytes, &error)),
    }
}

/// What marks and zero bytes tell; `None` where it takes a look at every character.
fn by_marks_and_zeros(bytes: &[u8]) -> Result<Option<Encoding>, usize> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Ok(Some(Encoding::Utf16Le));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Ok(Some(Encoding::Utf16Be));
    }
    if let Some(wide) = utf16_by_zero_bytes(bytes) {
        return Ok(Some(wide));
    }
    first_binary(bytes).map_or(Ok(None), Err)
}

fn not_utf8(bytes: &[u8], error: &Utf8Error) -> Result<Encoding, usize> {
    if is_damaged_utf8(bytes) {
        Err(error.valid_up_to())
    } else if is_big5(bytes) {
        Ok(Encoding::Big5)
    } else {
        first_not_gb18030(bytes).map_or(Ok(Encoding::Gb18030), Err)
    }
}

/// The text of a file and the encoding it was in, without a byte order mark.
pub(super) fn text(bytes: Vec<u8>, decoder: &dyn Decode) -> Result<(String, Encoding), ProblemKind> {
    decoded(bytes, decoder).map_err(|offset| ProblemKind::UndecodableText { offset })
}

fn decoded(bytes: Vec<u8>, decoder: &dyn Decode) -> Result<(String, Encoding), usize> {
    let (bytes, encoding) = match by_marks_and_zeros(&bytes)? {
        Some(encoding) => (bytes, encoding),
        // Checked and taken in one go.
        None => match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with(MARK) {
                    text.drain(..MARK.len_utf8());
                }
                return Ok((text, Encoding::Utf8));
            }
            Err(error) => {
                let found = error.utf8_error();
                let bytes = error.into_bytes();
                let encoding = not_utf8(&bytes, &found)?;
                (bytes, encoding)
            }
        },
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to()),
        Encoding::Utf16Le => utf16(&bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(&bytes, u16::from_be_bytes),
        Encoding::Gb18030 | Encoding::Big5 => {
            let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            decoder.decode(&bytes, encoding).ok_or(first)
        }
    };
    text.map(|text| (text, encoding))
}

/// Bytes looked at together for one that no text has.
const BLOCK_BYTES: usize = 4096;

/// Eight bytes are looked at at once, and one by one only where one of them is below a space; block by block, since a browser makes a
/// function fast once it was called often, not while it runs.
#[inline(never)]
fn has_binary(block: &[u8]) -> bool {
    let (eights, rest) = block.as_chunks::<8>();
    let is_any =
        |eight: &[u8; 8]| is_any_below_space(u64::from_le_bytes(*eight)) && eight.iter().any(|&byte| is_binary(byte));
    eights.iter().any(is_any) || rest.iter().any(|&byte| is_binary(byte))
}

/// A byte borrows from its topmost bit only where it is below a space, or where the one before it did.
#[inline(always)]
fn is_any_below_space(eight: u64) -> bool {
    const SPACES: u64 = 0x2020_2020_2020_2020;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    eight.wrapping_sub(SPACES) & !eight & TOPS != 0
}

/// All below a space but tab, line feed, what breaks lines and pages, carriage return and the end mark of old systems.
#[inline(always)]
fn is_binary(byte: u8) -> bool {
    (byte < 0x20) & !(b'\t'..=b'\r').contains(&byte) & (byte != 0x1A)
}

pub(super) fn first_binary(bytes: &[u8]) -> Option<usize> {
    let block = bytes.chunks(BLOCK_BYTES).position(has_binary)?;
    let from = block * BLOCK_BYTES;
    let within = bytes.get(from..)?.iter().position(|&byte| is_binary(byte))?;
    Some(from + within)
}

/// Text in UTF-16 has commas, digits or line ends, whose other byte is zero, nearly always on the same side.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    if !bytes.len().is_multiple_of(2) || sample.len() < 4 {
        return None;
    }
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let enough = sample.len() / 2 / 20 + 1;
    match (zeros(0), zeros(1)) {
        (high, low) if low >= enough && 4 * high < low => Some(Encoding::Utf16Le),
        (high, low) if high >= enough && 4 * low < high => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// A UTF-8 file with a few broken bytes would pass as GB18030 and come out as nonsense: many whole UTF-8 characters give it away.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
}

/// Both encodings take two bytes a character, and most texts fit both. In GB2312 the second byte is never below 0xA1, and what GBK
/// adds there is rare; in Big5 a third of all characters have it so, and the first byte of common ones lies from 0xA4 to 0xC6.
fn is_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut low, mut common) = (0usize, 0usize, 0usize);
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else { return false };
        if !matches!(lead, 0x81..=0xFE) || !matches!(trail, 0x40..=0x7E | 0xA1..=0xFE) {
            return false;
        }
        pairs += 1;
        low += usize::from(trail < 0x80);
        common += usize::from(matches!(lead, 0xA1..=0xC9));
        at += 2;
    }
    pairs >= 3 && 8 * low >= pairs && 10 * common >= 8 * pairs
}

/// Where the bytes stop being GB18030: one byte below 0x80, or two, or four.
fn first_not_gb18030(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        let length = match (lead, bytes.get(at + 1)) {
            (0x00..=0x7F, _) => 1,
            (0x81..=0xFE, Some(0x40..=0x7E | 0x80..=0xFE)) => 2,
            (0x81..=0xFE, Some(0x30..=0x39)) => match (bytes.get(at + 2), bytes.get(at + 3)) {
                (Some(0x81..=0xFE), Some(0x30..=0x39)) => 4,
                _ => return Some(at),
            },
            _ => return Some(at),
        };
        at += length;
    }
    None
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 0;
    for decoded in char::decode_utf16(units) {
        let character = decoded.map_err(|_| offset)?;
        if !(offset == 0 && character == '\u{FEFF}') {
            text.push(character);
        }
        offset += 2 * character.len_utf16();
    }
    if bytes.len().is_multiple_of(2) { Ok(text) } else { Err(bytes.len() - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn marks_and_grammars_tell_the_encoding() {
        assert_eq!(detect("名称,值\n".as_bytes()), Ok(Encoding::Utf8));
        assert_eq!(detect(b"\xEF\xBB\xBFa,b"), Ok(Encoding::Utf8));
        assert_eq!(detect(&wide("\u{FEFF}名,1\n", u16::to_le_bytes)), Ok(Encoding::Utf16Le));
        assert_eq!(detect(&wide("名称,1\n", u16::to_be_bytes)), Ok(Encoding::Utf16Be));
        assert_eq!(detect(&wide("名称,1\n", u16::to_le_bytes)), Ok(Encoding::Utf16Le));
        // 园区 in GBK.
        assert_eq!(detect(b"\xD4\xB0\xC7\xF8,1\n"), Ok(Encoding::Gb18030));
        assert_eq!(detect(b""), Ok(Encoding::Utf8));
    }

    #[test]
    fn bytes_that_are_no_text_are_placed() {
        assert_eq!(detect(b"ab\x00\x01\x02cd"), Err(2));
        assert_eq!(detect(b"abc\xFF\xFF"), Err(3));
        let mut damaged = "园区名称,产值,税收,面积".as_bytes().to_vec();
        damaged[4] = b'x';
        assert_eq!(detect(&damaged), Err(3));
    }

    #[test]
    fn a_sign_that_no_text_has_is_found_in_every_place() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                // Beside bytes that borrow, and beside those that never do.
                for other in [b'\n', b' ', b'x', 0xE5] {
                    let mut bytes = [other; 20];
                    bytes[at] = byte;
                    assert_eq!(first_binary(&bytes), is_binary(byte).then_some(at), "{byte} at {at} among {other}");
                }
            }
        }
    }

    #[test]
    fn utf16_is_read_without_its_mark_and_broken_pairs_are_placed() {
        let (read, encoding) = text(wide("\u{FEFF}园区,𠮷\n", u16::to_le_bytes), &Utf8Only).expect("text");
        assert_eq!((read.as_str(), encoding), ("园区,𠮷\n", Encoding::Utf16Le));
        let broken = wide("\u{FEFF}ab", u16::to_le_bytes).into_iter().chain([0x00, 0xD8]).collect();
        assert_eq!(text(broken, &Utf8Only), Err(ProblemKind::UndecodableText { offset: 6 }));
    }

    #[test]
    fn gb18030_without_a_decoder_is_refused_not_garbled() {
        assert_eq!(text(b"a,\xC7\xF8".to_vec(), &Utf8Only), Err(ProblemKind::UndecodableText { offset: 2 }));
    }

    #[cfg(feature = "cli")]
    #[test]
    fn big5_and_gb18030_are_told_apart() {
        for text in [
            "園區名稱,產值\n新竹科學園區,12\n南部科學園區,8\n",
            "縣市,公司名稱,負責人,資本總額\n臺北市,台灣積體電路製造股份有限公司,某某,100\n",
            "公司統一編號,營業額",
        ] {
            let bytes = encoding_rs::BIG5.encode(text).0.into_owned();
            assert_eq!(detect(&bytes), Ok(Encoding::Big5), "{text}");
            assert_eq!(super::text(bytes, &NativeDecoder).map(|(read, _)| read), Ok(text.into()));
        }
        for text in [
            "园区名称,产值\n苏州工业园区,12\n张江高科技园区,8\n",
            "统一社会信用代码,企业名称,法定代表人\n1,宁波喆镕囧有限公司,某\n",
            "縣市,公司名稱,負責人,資本總額",
        ] {
            let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
            assert_eq!(detect(&bytes), Ok(Encoding::Gb18030), "{text}");
        }
    }

    #[cfg(feature = "cli")]
    #[test]
    fn gb18030_is_read_natively() {
        let (read, _) = text(b"\xD4\xB0\xC7\xF8,1".to_vec(), &NativeDecoder).expect("text");
        assert_eq!(read, "园区,1");
    }
}
