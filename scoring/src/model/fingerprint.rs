//! A dataset's identity: SHA-256 over its content, whatever it was packed in.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Column, Dataset, GroupColumn};

/// SHA-256 in lower-case hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fingerprint(pub String);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Fingerprint {
    /// Over ids, the framework and the bits of every value; names, titles and sources do not count.
    ///
    /// Each string enters with its length before it, each number as its little-endian bits with every NaN the same, so that no two
    /// different contents give the same bytes. *Cost*: O(cells).
    pub fn of(dataset: &Dataset) -> Self {
        let mut hash = Sha256::new();
        Writer::new(|bytes| hash.update(bytes)).dataset(dataset);
        Self::of_digest(&hash.finalize())
    }

    /// The bytes that [`Self::of`] is the SHA-256 of, for a host that hashes faster than we do. *Cost*: O(cells), and as much memory.
    pub fn content(dataset: &Dataset) -> Vec<u8> {
        let mut content = Vec::with_capacity(n_bytes(dataset));
        Writer::new(|bytes| content.extend_from_slice(bytes)).dataset(dataset);
        content
    }

    /// Over what [`Self::content`] gave.
    pub fn of_content(content: &[u8]) -> Self {
        Self::of_digest(&Sha256::digest(content))
    }

    /// From the 32 bytes of a SHA-256 over [`Self::content`].
    pub fn of_digest(digest: &[u8]) -> Self {
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The first twelve digits, for people.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

/// Bytes of room that [`Fingerprint::content`] takes and hardly more: were it to grow, all that is there would be moved.
fn n_bytes(dataset: &Dataset) -> usize {
    let n = dataset.entities.len();
    let n_columns: usize = dataset.panels.iter().map(|panel| panel.columns.len() + panel.denominators.len()).sum();
    let ids: usize = dataset.entities.iter().map(|entity| 8 + entity.id.len()).sum();
    let longest = |group: &GroupColumn| group.categories.iter().map(|category| category.zh().len()).max().unwrap_or(0);
    let groups: usize = dataset.groups.iter().map(|group| n * (8 + longest(group))).sum();
    // What it says of the framework and the periods is small beside that.
    (8 * n_columns * (n + 1)) + ids + groups + 64 * dataset.framework.nodes().len() + 4096
}

/// Cells handed on together.
const CELLS_A_PIECE: usize = 512;

/// Hands on what makes a dataset what it is.
struct Writer<F: FnMut(&[u8])> {
    write: F,
}

impl<F: FnMut(&[u8])> Writer<F> {
    fn new(write: F) -> Self {
        Self { write }
    }

    fn dataset(mut self, dataset: &Dataset) {
        self.text("yuanheng-dataset-1");
        self.count(dataset.entities.len());
        for entity in &dataset.entities {
            self.text(&entity.id);
        }
        self.count(dataset.groups.len());
        for group in &dataset.groups {
            self.text(&group.code);
            for entity in 0..dataset.entities.len() {
                self.text(group.category(entity).map_or("", |category| category.zh()));
            }
        }
        self.count(dataset.framework.nodes().len());
        for spec in dataset.framework.specs() {
            self.text(&spec.code);
            self.text(spec.parent.as_deref().unwrap_or(""));
            (self.write)(&bytes_of(spec.weight));
            // Debug of plain numbers and enums is stable: shortest round-trip digits.
            self.text(&spec.indicator.map_or(String::new(), |leaf| {
                format!("{:?}|{:?}|{:?}|{:?}", leaf.direction, leaf.denominator, leaf.target, leaf.goalposts)
            }));
        }
        self.count(dataset.panels.len());
        for panel in &dataset.panels {
            self.text(&panel.period.0);
            panel.columns.iter().chain(&panel.denominators).for_each(|column| self.column(column));
        }
        for code in &dataset.denominators {
            self.text(code);
        }
    }

    fn count(&mut self, n: usize) {
        (self.write)(&(n as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        (self.write)(text.as_bytes());
    }

    #[inline(never)]
    fn column(&mut self, column: &Column) {
        self.count(column.len());
        let mut piece = [[0; 8]; CELLS_A_PIECE];
        for cells in column.raw().chunks(CELLS_A_PIECE) {
            piece.iter_mut().zip(cells).for_each(|(bytes, &cell)| *bytes = bytes_of(cell));
            (self.write)(piece.get(..cells.len()).unwrap_or_default().as_flattened());
        }
    }
}

/// Little-endian bits, every NaN the same.
fn bytes_of(number: f64) -> [u8; 8] {
    let number = if number.is_nan() { f64::NAN } else { number };
    number.to_bits().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};

    fn dataset(n: usize) -> Dataset {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(String::from),
            weight: 1.0,
            indicator,
        };
        let tax = Indicator::measured(Direction::Positive, "万元");
        let framework = Framework::new(vec![node("goal", None, None), node("tax", Some("goal"), Some(tax))]).unwrap();
        let entities = (0..n).map(|at| Entity { id: format!("园{at}"), name: Text::same("x") }).collect();
        let other_nan = f64::from_bits(f64::NAN.to_bits() | 1);
        let cells = (0..n).map(|at| if at % 7 == 3 { other_nan } else { at as f64 / 3.0 }).collect();
        let panel =
            Panel { period: Period("2024".into()), columns: vec![Column::from_raw(cells)], denominators: vec![] };
        Dataset::new("test", framework, entities, vec![panel])
    }

    #[test]
    fn it_is_the_hash_of_the_content() {
        for n in [0, 1, CELLS_A_PIECE, CELLS_A_PIECE + 1, 3000] {
            let dataset = dataset(n);
            let content = Fingerprint::content(&dataset);
            assert_eq!(Fingerprint::of(&dataset), Fingerprint::of_content(&content));
            let n_bits = content.windows(8).filter(|bytes| **bytes == f64::NAN.to_bits().to_le_bytes()).count();
            assert_eq!(n_bits, (0..n).filter(|at| at % 7 == 3).count());
        }
    }

    #[test]
    fn a_known_dataset_keeps_its_fingerprint() {
        assert_eq!(Fingerprint::of(&dataset(10)).short(), "86f6a800f2c2");
    }

    #[test]
    fn its_content_never_outgrows_its_room() {
        let mut dataset = dataset(5000);
        let category = Text::same("电子信息与装备制造");
        dataset.groups = vec![GroupColumn {
            code: "行业".into(),
            name: Text::same("行业"),
            categories: vec![category],
            of_entity: vec![Some(0); 5000],
        }];
        let n_bytes = Fingerprint::content(&dataset).len();
        assert!(n_bytes <= super::n_bytes(&dataset) && super::n_bytes(&dataset) < n_bytes + 10_000);
    }
}
