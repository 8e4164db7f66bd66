//! Writing the tables: CSV as compact as it can be read.

/// A CSV under construction: UTF-8, comma, line feed, quotes only where they are needed.
pub struct Table {
    text: String,
    width: usize,
}

impl Table {
    pub fn new(header: &[&str]) -> Self {
        let mut table = Self { text: String::new(), width: header.len() };
        table.row(header.iter().map(|cell| (*cell).to_owned()));
        table
    }

    /// Adds a row; cells beyond the header are a mistake of the program, not of the data.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let mut n = 0;
        for cell in cells {
            if n > 0 {
                self.text.push(',');
            }
            n += 1;
            if cell.contains([',', '"', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        debug_assert_eq!(n, self.width, "row and header differ");
        self.text.push('\n');
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// A number with at most `decimals` decimals and no trailing zeros; the empty cell when there is none.
pub fn number(value: Option<f64>, decimals: usize) -> String {
    let Some(value) = value else { return String::new() };
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(Some(1200.0), 0), "1200");
        assert_eq!(number(Some(1.50), 2), "1.5");
        assert_eq!(number(Some(-0.001), 2), "0");
        assert_eq!(number(None, 1), "");
    }

    #[test]
    fn only_what_needs_quotes_has_them() {
        let mut table = Table::new(&["a", "b"]);
        table.row(["x, \"y\"".to_owned(), "z".to_owned()]);
        assert_eq!(table.into_bytes(), b"a,b\n\"x, \"\"y\"\"\",z\n");
    }
}
