//! Files that arrive piece by piece: a text table is split while the rest of it is on its way.

use super::Input;
use super::encoding::first_binary;
use super::source::{holds_tables_in_text, is_text_table};
use super::split::{Extent, Split, Splitter};
use super::table::{MOST_BYTES, SAMPLE_BYTES, sniff_delimiter};

/// Byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// A record that is longer is looked for once all is there, not with every piece anew.
const LONG_RECORD_BYTES: usize = 8 << 20;

/// A file on its way. What it comes to does not depend on where pieces end.
pub struct Arriving {
    name: String,
    /// What it will come to.
    n_bytes: usize,
    content: Content,
}

enum Content {
    /// Nothing is done with them before all are there.
    Bytes(Vec<u8>),
    Text(Text),
}

impl Arriving {
    /// A file of so many bytes.
    pub fn new(name: impl Into<String>, n_bytes: usize) -> Self {
        let name = name.into();
        let content = if is_text_table(&name) && n_bytes <= MOST_BYTES {
            Content::Text(Text { text: String::with_capacity(n_bytes), ..Text::default() })
        } else {
            Content::Bytes(Vec::with_capacity(n_bytes))
        };
        Self { name, n_bytes, content }
    }

    /// Takes the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        match &mut self.content {
            Content::Bytes(bytes) => bytes.extend_from_slice(piece),
            Content::Text(text) => {
                if text.add(piece).is_none() {
                    let mut bytes = std::mem::take(text).into_bytes();
                    bytes.extend_from_slice(piece);
                    self.content = Content::Bytes(bytes);
                } else {
                    text.split_on(self.n_bytes);
                }
            }
        }
    }

    /// All of it is there.
    pub fn finish(self) -> Input {
        let Self { name, content, .. } = self;
        match content {
            Content::Bytes(bytes) => Input::new(name, bytes),
            Content::Text(text) if text.is_table() => Input { name, bytes: Vec::new(), split: Some(text.finish()) },
            Content::Text(text) => Input::new(name, text.into_bytes()),
        }
    }
}

/// UTF-8 as far as it is there, and plainly a table.
#[derive(Default)]
struct Text {
    text: String,
    /// A byte order mark was left out before it.
    is_marked: bool,
    /// The beginning of a character.
    rest: Vec<u8>,
    /// With its delimiter; none before enough is there to tell it.
    splitter: Option<Splitter>,
}

impl Text {
    /// `None` where it turns out to be something else: nothing of the piece is taken then.
    fn add(&mut self, mut piece: &[u8]) -> Option<()> {
        if first_binary(piece).is_some() {
            return None;
        }
        let (n_before, rest_before) = (self.text.len(), self.rest.clone());
        let is_first = self.text.is_empty() && !self.is_marked;
        if is_first && self.rest.is_empty() && piece.starts_with(MARK) {
            self.is_marked = true;
            piece = piece.get(MARK.len()..)?;
        }
        let taken = self.take(piece);
        if taken.is_none() {
            self.text.truncate(n_before);
            self.rest = rest_before;
            self.is_marked &= !is_first;
        }
        taken
    }

    /// All of it is there, and it is no table of another kind under the name of one.
    fn is_table(&self) -> bool {
        self.rest.is_empty() && !self.text.trim().is_empty() && !holds_tables_in_text(&self.text)
    }

    fn take(&mut self, mut piece: &[u8]) -> Option<()> {
        while let (false, Some((next, others))) = (self.rest.is_empty(), piece.split_first()) {
            self.rest.push(*next);
            piece = others;
            match std::str::from_utf8(&self.rest) {
                Ok(character) => {
                    self.text.push_str(character);
                    self.rest.clear();
                }
                Err(error) => error.error_len().is_none().then_some(())?,
            }
        }
        match std::str::from_utf8(piece) {
            Ok(text) => self.text.push_str(text),
            Err(error) => {
                error.error_len().is_none().then_some(())?;
                let (valid, rest) = piece.split_at_checked(error.valid_up_to())?;
                self.text.push_str(std::str::from_utf8(valid).ok()?);
                self.rest.extend_from_slice(rest);
            }
        }
        Some(())
    }

    fn split_on(&mut self, n_bytes: usize) {
        if self.splitter.is_none() && self.text.len() > SAMPLE_BYTES {
            self.splitter = Some(begun(&self.text, n_bytes));
        }
        if let Some(splitter) =
            self.splitter.as_mut().filter(|splitter| self.text.len() - splitter.at() < LONG_RECORD_BYTES)
        {
            splitter.go_on(&self.text, Extent::Beginning, n_bytes);
        }
    }

    fn finish(self) -> Split {
        let Self { text, splitter, .. } = self;
        let mut splitter = splitter.unwrap_or_else(|| begun(&text, text.len()));
        splitter.go_on(&text, Extent::All, text.len());
        splitter.finish(text)
    }

    /// As they came.
    fn into_bytes(self) -> Vec<u8> {
        let mark = if self.is_marked { MARK } else { &[] };
        [mark, self.text.as_bytes(), &self.rest].concat()
    }
}

/// A splitter of a text of so many bytes that begins like this.
pub(super) fn begun(text: &str, n_bytes: usize) -> Splitter {
    let mut splitter = Splitter::new(sniff_delimiter(text));
    splitter.reserve(text, n_bytes);
    splitter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Utf8Only, read};

    fn arrived(name: &str, bytes: &[u8], n_bytes: usize) -> Input {
        let mut arriving = Arriving::new(name, bytes.len());
        bytes.chunks(n_bytes).for_each(|piece| arriving.add(piece));
        arriving.finish()
    }

    /// Whatever the pieces, it is read as the whole is; whether it was split on the way.
    fn check(name: &str, bytes: &[u8], n_bytes: usize) -> bool {
        let told = |input: Input| match read(vec![input], &Utf8Only) {
            Ok(raw) => {
                let tables = raw.tables.iter().map(|table| {
                    let figures = |row: &crate::intake::RawRow| -> Vec<Option<u64>> {
                        (0..row.len()).map(|column| row.figure(column).map(f64::to_bits)).collect()
                    };
                    let figures: Vec<_> = table.rows.iter().map(figures).collect();
                    (table.header.clone(), table.units.clone(), table.rows.clone(), figures, table.style)
                });
                Ok((tables.collect::<Vec<_>>(), raw.problems))
            }
            Err(problems) => Err(problems),
        };
        let input = arrived(name, bytes, n_bytes);
        let is_split = input.split.is_some();
        assert_eq!(told(input), told(Input::new(name, bytes)), "{name} in pieces of {n_bytes}");
        is_split
    }

    #[test]
    fn a_text_table_is_the_same_in_pieces() {
        let texts = [
            "企业名称,税收（万元）\n甲厂,1.5\n乙厂,\"2,000\"\n\"丙\"\"厂\",/\n",
            "\u{FEFF}企业名称;税收\r\n甲厂;1,5\r\n乙厂;2,25\r\n",
            "\u{FEFF}\u{FEFF}a,b\n1,2\n",
            "a,b\n1,\"2\n",
            "\n \n",
            "a",
        ];
        for text in texts {
            for n_bytes in [1, 2, 3, 5, 1000] {
                let is_split = check("a.csv", text.as_bytes(), n_bytes);
                assert_eq!(is_split, !text.trim().is_empty(), "{text:?}");
            }
        }
        let long: String = (0..20_000).map(|at| format!("企业{at},{at}.5,\"x\"\"{at}\",\n")).collect();
        for n_bytes in [70_001, 100_003, 250_000] {
            assert!(check("长.TXT", format!("名称,值,字,空\n{long}").as_bytes(), n_bytes));
        }
    }

    #[test]
    fn what_is_no_such_text_is_read_as_its_bytes() {
        let wide: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&str, &[u8]); 9] = [
            ("a.csv", b"a,b\n\xC6\xF3,2\n"),
            ("a.csv", "\u{FEFF}a,b\n1,2\n\u{4F01}".as_bytes().split_last().unwrap().1),
            ("a.csv", b"\xEF\xBB\xBFa,b\n1,\xFF\n"),
            ("a.csv", b"a,b\n1,2\x00\n"),
            ("a.csv", b"<!DOCTYPE html><table><tr><td>1</td></tr></table>"),
            ("a.csv", b"PAR1x,PAR1"),
            ("a.csv", b""),
            ("a.csv", &wide),
            ("a.json", b"[{\"a\":1}]"),
        ];
        for (name, bytes) in cases {
            for n_bytes in [1000, 3] {
                assert!(!check(name, bytes, n_bytes) || n_bytes < bytes.len().min(8), "{name} {bytes:?}");
            }
            let input = arrived(name, bytes, 1000);
            assert_eq!((input.split.is_none(), &*input.bytes), (true, bytes));
        }
    }

    #[test]
    fn a_record_that_never_ends_is_not_looked_for_with_every_piece() {
        // Node 20 crashes on twelve million characters, mostly once all tests have passed.
        let piece = if cfg!(target_arch = "wasm32") { 1 << 16 } else { 1 << 20 };
        let text = format!("a,b\n1,\"{}", "x,".repeat(6 * piece));
        assert!(check("a.csv", text.as_bytes(), piece));
    }
}
