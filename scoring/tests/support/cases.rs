//! Known answers that others published, read where they lie.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::PathBuf;

/// A table by row id and column name; `None` for NA.
pub struct Table {
    pub ids: Vec<String>,
    pub columns: BTreeMap<String, Vec<String>>,
}

impl Table {
    pub fn numbers(&self, column: &str) -> Vec<f64> {
        let cells = self.columns.get(column).unwrap_or_else(|| panic!("no column {column}"));
        cells.iter().map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
    }

    /// The column in the order of these ids; NaN for an id that is not there.
    pub fn by_id(&self, column: &str, ids: &[String]) -> Vec<f64> {
        let cells = self.numbers(column);
        let at = |id: &String| self.ids.iter().position(|known| known == id);
        ids.iter().map(|id| at(id).map_or(f64::NAN, |at| cells[at])).collect()
    }
}

/// The file's text; `None`, said aloud, where the cases are not here.
pub fn text(file: &str) -> Option<String> {
    let text = fs::read_to_string(folder().join(file)).ok();
    if text.is_none() {
        println!("skipped: {file} is not in {}", folder().display());
    }
    text
}

/// The numbers of a CSV file packed with gzip, a row a line below the header; `None`, said aloud, where the cases are not here.
pub fn packed_rows(file: &str) -> Option<Vec<Vec<f64>>> {
    let packed = fs::read(folder().join(file)).ok();
    if packed.is_none() {
        println!("skipped: {file} is not in {}", folder().display());
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed?.as_slice()).read_to_string(&mut text).expect("gzip");
    let number = |cell: &str| cell.parse().unwrap_or(f64::NAN);
    Some(text.lines().skip(1).map(|line| line.split(',').map(number).collect()).collect())
}

/// The CSV file, with the column `id` as row ids.
pub fn table(file: &str, id: &str) -> Option<Table> {
    let text = text(file)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers().expect("headers").iter().map(String::from).collect();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a row");
        for (header, cell) in headers.iter().zip(record.iter()) {
            columns.entry(header.clone()).or_default().push(cell.to_string());
        }
    }
    Some(Table { ids: columns.get(id).cloned().unwrap_or_default(), columns })
}

fn folder() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/cases").into()
}
