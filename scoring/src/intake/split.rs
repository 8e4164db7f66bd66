//! Delimited text into records: where each cell lies in the text, without a copy of any but those whose quotes must go.

use super::cell::Cell;
use super::marks::{self, BLOCK_BYTES};
use super::plain_number::plain_number_at;

/// Where a cell lies: first byte, and the one after its last.
pub(super) type Span = [u32; 2];

/// Bytes that the number of cells is reckoned from.
const SAMPLE_BYTES: usize = 1 << 16;

/// One record: its cells are this many from this one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// 1-based line it was looked for at. Line breaks inside of cells do not count, as a spreadsheet shows them in one row.
    pub(super) line: u32,
    pub(super) first: u32,
    pub(super) len: u32,
    /// The first bytes of its first cell where that lies in the text, else zeros.
    pub(super) begin: [u8; 4],
}

/// Records of a text whose places fit 32 bits.
///
/// Records end with a line feed, a carriage return or both; empty lines are none. A quote counts at the beginning of a cell only; in a
/// cell that begins with one, two quotes are one, and what follows the closing one belongs to the cell as it stands.
#[derive(Debug)]
pub(super) struct Splitter<'t> {
    text: &'t str,
    delimiter: u8,
    /// The next byte.
    at: usize,
    line: u32,
    /// First byte of the block that `marks` is about.
    block: usize,
    /// By bit: the byte of the block ends a cell.
    marks: u64,
    pub(super) spans: Vec<Span>,
    /// By span, the figure that the cell is in so many words; NaN where it wants a closer look.
    pub(super) figures: Vec<f64>,
    pub(super) records: Vec<Record>,
    /// What cells say whose text does not lie in one piece; their spans go on where the text ends.
    pub(super) extra: String,
    /// The last record ends inside of quotes.
    pub(super) is_unclosed: bool,
}

impl<'t> Splitter<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let mut splitter = Self {
            text,
            delimiter,
            at,
            line: 1,
            block: 0,
            marks: 0,
            spans: Vec::new(),
            figures: Vec::new(),
            records: Vec::new(),
            extra: String::new(),
            is_unclosed: false,
        };
        splitter.marks = splitter.marks_at(0);
        splitter
    }

    /// Makes room for a text that goes on as its first part does, so that nothing is moved while it grows.
    pub(super) fn reserve(&mut self) {
        let sample = self.text.as_bytes().get(..SAMPLE_BYTES).unwrap_or(self.text.as_bytes());
        let n_marks = sample.iter().filter(|&&byte| byte == self.delimiter || byte == b'\n').count();
        let n_cells = (n_marks + n_marks / 32 + 16).saturating_mul(self.text.len().div_ceil(sample.len().max(1)));
        // No more than there can be of cells with something in them.
        let n_cells = n_cells.min(self.text.len() / 2 + 16);
        self.spans.reserve(n_cells);
        self.figures.reserve(n_cells);
    }

    /// Goes on until so many records more are there; false at the end of the text.
    ///
    /// A browser makes a function fast once it was called often, not while it runs: whoever has many records asks for them in portions.
    #[inline(never)]
    pub(super) fn split(&mut self, n_records: usize) -> bool {
        for _ in 0..n_records {
            if !self.record() {
                return false;
            }
        }
        true
    }

    fn record(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let line = self.line;
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.line = self.line.saturating_add(u32::from(bytes.get(self.at) == Some(&b'\n')));
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return false;
        }
        let first = self.spans.len();
        loop {
            if bytes.get(self.at) == Some(&b'"') {
                self.quoted_cell();
                self.figures.push(f64::NAN);
            } else {
                let end = self.next_mark(self.at);
                self.spans.push([self.at as u32, end as u32]);
                let figure = plain_number_at(bytes, self.at, end).filter(|&figure| Cell::is_sized(figure));
                self.figures.push(figure.unwrap_or(f64::NAN));
                self.at = end;
            }
            let sign = bytes.get(self.at).copied();
            self.at += usize::from(sign.is_some());
            if sign != Some(self.delimiter) {
                self.line = self.line.saturating_add(u32::from(sign == Some(b'\n')));
                break;
            }
        }
        let begin = self.begin_of(first);
        self.records.push(Record { line, first: first as u32, len: (self.spans.len() - first) as u32, begin });
        true
    }

    fn begin_of(&self, cell: usize) -> [u8; 4] {
        let mut begin = [0; 4];
        let text = self.spans.get(cell).and_then(|&[from, to]| self.text.as_bytes().get(from as usize..to as usize));
        begin.iter_mut().zip(text.unwrap_or_default()).for_each(|(to, from)| *to = *from);
        begin
    }

    /// From its opening quote to where the cell ends.
    fn quoted_cell(&mut self) {
        let text = self.text;
        let begin = self.extra.len();
        let mut from = self.at + 1;
        loop {
            let Some(quote) = text.get(from..).and_then(|rest| rest.find('"')).map(|found| from + found) else {
                self.is_unclosed = true;
                self.extra.push_str(text.get(from..).unwrap_or_default());
                self.at = text.len();
                break;
            };
            let after = text.as_bytes().get(quote + 1).copied();
            if after == Some(b'"') {
                self.extra.push_str(text.get(from..=quote).unwrap_or_default());
                from = quote + 2;
                continue;
            }
            let is_end = after.is_none_or(|sign| sign == self.delimiter || matches!(sign, b'\n' | b'\r'));
            if is_end && self.extra.len() == begin {
                // Nothing was left out of it: it lies in the text.
                self.spans.push([from as u32, quote as u32]);
                self.at = quote + 1;
                return;
            }
            self.extra.push_str(text.get(from..quote).unwrap_or_default());
            self.at = if is_end { quote + 1 } else { self.next_mark(quote + 1) };
            self.extra.push_str(text.get(quote + 1..self.at).unwrap_or_default());
            break;
        }
        let before = text.len();
        self.spans.push([(before + begin) as u32, (before + self.extra.len()) as u32]);
    }

    /// The first byte from here on that ends a cell, or the end of the text. Never asked for one further back than before.
    #[inline(always)]
    fn next_mark(&mut self, from: usize) -> usize {
        let block = from - from % BLOCK_BYTES;
        if block != self.block {
            self.block = block;
            self.marks = self.marks_at(block);
        }
        let mut marks = self.marks & (u64::MAX << (from % BLOCK_BYTES));
        while marks == 0 {
            self.block += BLOCK_BYTES;
            if self.block >= self.text.len() {
                return self.text.len();
            }
            self.marks = self.marks_at(self.block);
            marks = self.marks;
        }
        self.block + marks.trailing_zeros() as usize
    }

    #[inline(always)]
    fn marks_at(&self, block: usize) -> u64 {
        let rest = self.text.as_bytes().get(block..).unwrap_or_default();
        match rest.first_chunk::<BLOCK_BYTES>() {
            Some(whole) => marks::of(whole, self.delimiter),
            None => {
                let mut padded = [0; BLOCK_BYTES];
                padded.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                marks::of(&padded, self.delimiter)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells = Vec<Vec<String>>;

    fn ours(text: &str, delimiter: u8) -> (Cells, Vec<u32>, bool) {
        let mut splitter = Splitter::new(text, delimiter);
        while splitter.split(2) {}
        let whole = format!("{text}{}", splitter.extra);
        let cell = |span: &Span| whole[span[0] as usize..span[1] as usize].to_string();
        let cells = |record: &Record| {
            splitter.spans[record.first as usize..][..record.len as usize].iter().map(cell).collect::<Vec<_>>()
        };
        let lines = splitter.records.iter().map(|record| record.line).collect();
        (splitter.records.iter().map(cells).collect(), lines, splitter.is_unclosed)
    }

    /// What the crate says that reads such text everywhere.
    fn theirs(text: &str, delimiter: u8) -> (Cells, Vec<u32>) {
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let (mut cells, mut lines, mut inside) = (Vec::new(), Vec::new(), 0);
        for record in reader.records() {
            let record = record.unwrap();
            lines.push((record.position().unwrap().line() - inside) as u32);
            inside += record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
            cells.push(record.iter().map(String::from).collect());
        }
        (cells, lines)
    }

    fn check(text: &str) {
        for delimiter in [b',', b';', b'\t', b'|'] {
            let (cells, lines, _) = ours(text, delimiter);
            assert_eq!((cells, lines), theirs(text, delimiter), "{text:?} by {}", char::from(delimiter));
        }
    }

    #[test]
    fn cells_are_those_of_the_common_reader() {
        for text in [
            "",
            "\n\r\n",
            "a,b\n1,2\n",
            "a,b\r\n1,2\r\n\r\n\r\n3,4",
            "a,b\r1,2\r",
            "\n\n\na\n\nb",
            "a,\n,\n,,\n",
            "a,",
            "\"a\",\"b\"\"c\",\"\"\n\"\",x",
            "\"line\nbreak\",2\n3,\"x\r\ny\"\n\nz,1",
            "\"ab\"cd\"e\",1\n\"ab\" ,2\n a\"b\"c,3",
            "\u{FEFF}\"a\",b\n",
            "x;y|z\tw,\"a;b\"\n",
            "园区,\"产\"\"值\"\"\"\n东,\"1,234\"\n",
        ] {
            check(text);
        }
        // Across the blocks that marks are looked for in.
        for n in 55..75 {
            let long = "长".repeat(n / 3) + &"x".repeat(n % 3);
            check(&format!("{long},1\n\"{long}\",2\n\"{long}\"\"{long}\",\"{long}\"y\n{long}{long}{long}\n,{long}"));
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_told() {
        for text in ["a,\"b", "\"", "a\n\"b\"\"", "\"a\nb,c\n"] {
            assert!(ours(text, b',').2, "{text:?}");
        }
        for text in ["a,\"b\"", "a\"b", "\"a\"b\"", "\"a\"\"\"\n"] {
            assert!(!ours(text, b',').2, "{text:?}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn any_text_is_split_as_the_common_reader_splits_it(text in "[ab\",;\n\r长 |\t]{0,200}") {
                super::check(&text);
            }
        }
    }
}
