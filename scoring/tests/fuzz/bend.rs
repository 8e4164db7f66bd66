//! Bends a sample: bytes, lines, fields and numbers changed, doubled, lost or swapped with those of another.

use scoring::math::Draws;

use super::corpus::Sample;

/// Numbers that arithmetic trips over.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1e308",
    "-1e308",
    "1e-320",
    "1e400",
    "NaN",
    "inf",
    "4294967296",
    "18446744073709551616",
    "0.1",
    "2147483648",
    "9007199254740993",
    "1,2",
    "99%",
    "null",
    "true",
    "\"\"",
    "[]",
    "{}",
    "[[]]",
];
/// Pieces that readers treat specially.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"'",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x81\x30\x81\x30",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"<script>",
    b"=1+1",
    "合计".as_bytes(),
    "亿元".as_bytes(),
    "万".as_bytes(),
    "（".as_bytes(),
    b"PK\x03\x04",
];
/// Longest input that is made; longer ones only take time.
const MOST_BYTES: usize = 48 << 10;

/// Draws the changes of one round.
pub struct Bender(Draws);

impl Bender {
    pub fn new(round: u64) -> Self {
        Self(Draws::new(0x5eed, 0, round))
    }

    /// One of the samples with one to six changes.
    pub fn bend(&mut self, samples: &[Sample]) -> Sample {
        let mut sample = samples[self.below(samples.len())].clone();
        for _ in 0..=self.below(6) {
            let other = &samples[self.below(samples.len())].bytes;
            sample.bytes = self.change(sample.bytes, other);
            sample.bytes.truncate(MOST_BYTES);
        }
        sample
    }

    fn below(&mut self, n: usize) -> usize {
        self.0.below(n.clamp(1, u32::MAX as usize) as u32) as usize
    }

    fn change(&mut self, mut bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(40)).min(bytes.len());
        match self.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..end, [])),
            2 => {
                let doubled = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, doubled));
            }
            3 => {
                let piece = PIECES[self.below(PIECES.len())];
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            4 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            5 => {
                let from = self.below(other.len() + 1);
                let to = (from + self.below(200)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            6 => bytes = self.line(&bytes),
            _ => bytes = self.number(&bytes, at),
        }
        bytes
    }

    /// Loses, doubles or moves a line.
    fn line(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
        let (at, to) = (self.below(lines.len()), self.below(lines.len()));
        let line = lines.remove(at);
        match self.below(3) {
            0 => {}
            1 => {
                lines.insert(at, line);
                lines.insert(to, line);
            }
            _ => lines.insert(to.min(lines.len()), line),
        }
        lines.join(&b'\n')
    }

    /// Puts another number where the next one after a place stands.
    fn number(&mut self, bytes: &[u8], at: usize) -> Vec<u8> {
        let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e');
        let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|step| at + step) else {
            return bytes.to_vec();
        };
        let end = bytes[start..].iter().position(|byte| !is_number(byte)).map_or(bytes.len(), |step| start + step);
        let number = NUMBERS[self.below(NUMBERS.len())];
        [&bytes[..start], number.as_bytes(), &bytes[end..]].concat()
    }
}
