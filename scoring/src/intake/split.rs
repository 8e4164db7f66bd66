//! Delimited text into records: where each cell lies in the text, without a copy of any but those whose quotes must go.

use std::sync::Arc;

use super::cell::Cell;
use super::figures::{Gathering, MISSING, UNREAD};
use super::marks::{self, BLOCK_BYTES};
use super::plain_number::plain_number_at;
use super::row::Cells;

/// Where a cell lies: first byte, and the one after its last.
pub(super) type Span = [u32; 2];

/// Bytes that the number of cells is reckoned from.
const SAMPLE_BYTES: usize = 1 << 16;

/// Records split in one go.
const PORTION_RECORDS: usize = 64;
/// Places in a text are below it.
const EXTRA: u32 = 1 << 31;

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

/// Records of a text whose places fit 32 bits, looked for as far as the text is there: it is handed to each call anew, and may have grown.
///
/// Records end with a line feed, a carriage return or both; empty lines are none. A quote counts at the beginning of a cell only; in a
/// cell that begins with one, two quotes are one, and what follows the closing one belongs to the cell as it stands.
#[derive(Debug)]
pub(super) struct Splitter {
    delimiter: u8,
    /// The next byte.
    at: usize,
    line: u32,
    /// First byte of the block that `marks` is about.
    block: usize,
    /// By bit: the byte of the block ends a cell.
    marks: u64,
    spans: Vec<Span>,
    /// Of the records that `gathering` has not yet: by span, the figure that the cell is in so many words, or what stands in its place.
    figures: Vec<f64>,
    gathering: Gathering,
    pub(super) records: Vec<Record>,
    /// What cells say whose text does not lie in one piece. A span that begins beyond [`EXTRA`] is in it.
    extra: String,
    /// The last record ends inside of quotes.
    is_unclosed: bool,
}

/// What a text was split into.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Split {
    pub(super) delimiter: u8,
    pub(super) cells: Arc<Cells>,
    pub(super) records: Vec<Record>,
    /// The last record ends inside of quotes.
    pub(super) is_unclosed: bool,
}

impl Split {
    /// Of the text, and of what was copied of it.
    pub(super) fn n_bytes(&self) -> usize {
        self.cells.n_bytes()
    }
}

/// How much there is of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    All,
    /// More follows: a record that goes on to the end may not be whole.
    Beginning,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            at: 0,
            line: 1,
            block: 0,
            marks: 0,
            spans: Vec::new(),
            figures: Vec::new(),
            gathering: Gathering::default(),
            records: Vec::new(),
            extra: String::new(),
            is_unclosed: false,
        }
    }

    /// As far as it came.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Makes room for a text of so many bytes that goes on as it begins, so that nothing is moved while it grows.
    pub(super) fn reserve(&mut self, text: &str, n_bytes: usize) {
        let sample = text.as_bytes().get(..SAMPLE_BYTES).unwrap_or(text.as_bytes());
        let n_marks = sample.iter().filter(|&&byte| byte == self.delimiter || byte == b'\n').count();
        let n_cells = (n_marks + n_marks / 32 + 16).saturating_mul(n_bytes.div_ceil(sample.len().max(1)));
        self.spans.reserve(n_cells.min(most_cells(n_bytes)));
    }

    /// Goes on as far as the text is there. `n_bytes` is what it will come to.
    pub(super) fn go_on(&mut self, text: &str, extent: Extent, n_bytes: usize) {
        while self.split(text, PORTION_RECORDS, extent, n_bytes) {}
    }

    /// Goes on until so many records more are there; false at the end of the text.
    ///
    /// A browser makes a function fast once it was called often, not while it runs: whoever has many records asks for them in portions.
    #[inline(never)]
    pub(super) fn split(&mut self, text: &str, n_records: usize, extent: Extent, n_bytes: usize) -> bool {
        self.look_again(text);
        let n_before = self.records.len();
        let is_more = (0..n_records).all(|_| self.record(text, extent));
        let lengths = self.records.iter().skip(n_before).map(|record| record.len as usize);
        let (n_records, n_more) = (self.records.len(), n_bytes / self.at.max(1) + 1);
        let n_all = n_records.saturating_mul(n_more + n_more / 32);
        self.gathering.add(&self.figures, lengths, [n_all, most_cells(n_bytes)]);
        self.figures.clear();
        is_more
    }

    /// What was split, with the text it is all about.
    pub(super) fn finish(self, mut text: String) -> Split {
        let Self { delimiter, mut spans, gathering, records, extra, is_unclosed, .. } = self;
        if !extra.is_empty() {
            let before = text.len() as u32;
            for [from, to] in spans.iter_mut().filter(|[from, _]| *from >= EXTRA) {
                (*from, *to) = (*from - EXTRA + before, *to - EXTRA + before);
            }
            text.push_str(&extra);
        }
        Split { delimiter, cells: Cells::new(text, spans, gathering.into_figures()), records, is_unclosed }
    }

    fn record(&mut self, text: &str, extent: Extent) -> bool {
        let bytes = text.as_bytes();
        let (at, line) = (self.at, self.line);
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.line = self.line.saturating_add(u32::from(bytes.get(self.at) == Some(&b'\n')));
            self.at += 1;
        }
        if self.at >= bytes.len() {
            // The next record is looked for from here on, if there is one.
            (self.at, self.line) = (at, line);
            return false;
        }
        let first = self.spans.len();
        let extra = self.extra.len();
        let n_figures = self.figures.len();
        loop {
            if bytes.get(self.at) == Some(&b'"') {
                self.quoted_cell(text);
                self.figures.push(UNREAD);
            } else {
                let end = self.next_mark(bytes, self.at);
                self.spans.push([self.at as u32, end as u32]);
                let figure = plain_number_at(bytes, self.at, end).filter(|&figure| Cell::is_sized(figure));
                self.figures.push(figure.unwrap_or_else(|| in_place_of_figure(text, [self.at, end])));
                self.at = end;
            }
            let sign = bytes.get(self.at).copied();
            self.at += usize::from(sign.is_some());
            if sign != Some(self.delimiter) {
                if sign.is_none() && extent == Extent::Beginning {
                    // It is looked for again when more of it is there.
                    self.spans.truncate(first);
                    self.extra.truncate(extra);
                    self.figures.truncate(n_figures);
                    (self.at, self.line, self.is_unclosed) = (at, line, false);
                    return false;
                }
                self.line = self.line.saturating_add(u32::from(sign == Some(b'\n')));
                break;
            }
        }
        let begin = self.begin_of(bytes, first);
        self.records.push(Record { line, first: first as u32, len: (self.spans.len() - first) as u32, begin });
        true
    }

    fn begin_of(&self, bytes: &[u8], cell: usize) -> [u8; 4] {
        let mut begin = [0; 4];
        let text = self.spans.get(cell).and_then(|&[from, to]| bytes.get(from as usize..to as usize));
        begin.iter_mut().zip(text.unwrap_or_default()).for_each(|(to, from)| *to = *from);
        begin
    }

    /// From its opening quote to where the cell ends.
    fn quoted_cell(&mut self, text: &str) {
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
            self.at = if is_end { quote + 1 } else { self.next_mark(text.as_bytes(), quote + 1) };
            self.extra.push_str(text.get(quote + 1..self.at).unwrap_or_default());
            break;
        }
        self.spans.push([EXTRA + begin as u32, EXTRA + self.extra.len() as u32]);
    }

    /// The text may have grown, or a record is looked for again.
    fn look_again(&mut self, text: &str) {
        if self.at == 0 && text.starts_with('\u{FEFF}') {
            self.at = '\u{FEFF}'.len_utf8();
        }
        self.block = self.at - self.at % BLOCK_BYTES;
        self.marks = self.marks_at(text.as_bytes(), self.block);
    }

    /// The first byte from here on that ends a cell, or the end of the text. Never asked for one further back than before.
    #[inline(always)]
    fn next_mark(&mut self, bytes: &[u8], from: usize) -> usize {
        let block = from - from % BLOCK_BYTES;
        if block != self.block {
            self.block = block;
            self.marks = self.marks_at(bytes, block);
        }
        let mut marks = self.marks & (u64::MAX << (from % BLOCK_BYTES));
        while marks == 0 {
            self.block += BLOCK_BYTES;
            if self.block >= bytes.len() {
                return bytes.len();
            }
            self.marks = self.marks_at(bytes, self.block);
            marks = self.marks;
        }
        self.block + marks.trailing_zeros() as usize
    }

    #[inline(always)]
    fn marks_at(&self, bytes: &[u8], block: usize) -> u64 {
        let rest = bytes.get(block..).unwrap_or_default();
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

/// Told while the cell is near.
#[inline(never)]
fn in_place_of_figure(text: &str, [from, to]: [usize; 2]) -> f64 {
    if text.get(from..to).is_some_and(Cell::is_missing) { MISSING } else { UNREAD }
}

/// No more cells have something in them.
fn most_cells(n_bytes: usize) -> usize {
    n_bytes / 2 + 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::NumberStyle;
    use crate::intake::figures::is_unread;
    use crate::intake::plain_number::plain_number;
    use crate::intake::row::{RawRow, Run};

    type Texts = Vec<Vec<String>>;

    fn ours(text: &str, delimiter: u8) -> (Texts, Vec<u32>, bool) {
        let mut splitter = Splitter::new(delimiter);
        while splitter.split(text, 2, Extent::All, text.len()) {}
        told(splitter.finish(text.into()))
    }

    /// Every cell as it is told, and its figure as it would be read.
    fn told(split: Split) -> (Texts, Vec<u32>, bool) {
        let Split { cells, records, is_unclosed, .. } = split;
        let lines = records.iter().map(|record| record.line).collect();
        let told = |(at, record): (usize, &Record)| {
            let row = RawRow::of(1, &cells, (at, *record));
            let cell = |column| {
                let figure = row.figure(column).map(f64::to_bits);
                let read = plain_number(row.whole_cell(column).as_bytes()).map(f64::to_bits);
                assert!(figure.is_none() || figure == read, "{row:?}");
                let is_unread =
                    Run::of([&row].into_iter()).and_then(|run| run.figures(column)).map(|it| is_unread(it[0]));
                let is_missing = figure.is_none() && is_unread == Some(false);
                assert!(!is_missing || Cell::read(row.cell(column), NumberStyle::Point) == Cell::Missing, "{row:?}");
                row.whole_cell(column).to_string()
            };
            (0..row.len()).map(cell).collect()
        };
        (records.iter().enumerate().map(told).collect(), lines, is_unclosed)
    }

    /// The same of a text that comes in pieces of so many bytes.
    fn in_pieces(text: &str, delimiter: u8, n_bytes: usize) -> (Texts, Vec<u32>, bool) {
        let mut splitter = Splitter::new(delimiter);
        for end in (1..text.len()).filter(|end| end % n_bytes == 0 && text.is_char_boundary(*end)) {
            splitter.go_on(&text[..end], Extent::Beginning, text.len());
        }
        splitter.go_on(text, Extent::All, text.len());
        told(splitter.finish(text.into()))
    }

    /// What the crate says that reads such text everywhere.
    fn theirs(text: &str, delimiter: u8) -> (Texts, Vec<u32>) {
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
            let (cells, lines, is_unclosed) = ours(text, delimiter);
            for n_bytes in [1, 2, 7, 100] {
                let pieces = in_pieces(text, delimiter, n_bytes);
                assert_eq!(pieces, (cells.clone(), lines.clone(), is_unclosed), "{text:?} in pieces of {n_bytes}");
            }
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
