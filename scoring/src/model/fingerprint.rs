//! A dataset's identity: SHA-256 over its content, whatever it was packed in.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Column, Dataset};

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
        let mut hash = Hasher(Sha256::new());
        hash.text("yuanheng-dataset-1");
        hash.count(dataset.entities.len());
        for entity in &dataset.entities {
            hash.text(&entity.id);
        }
        hash.count(dataset.groups.len());
        for group in &dataset.groups {
            hash.text(&group.code);
            for entity in 0..dataset.entities.len() {
                hash.text(group.category(entity).map_or("", |category| category.zh()));
            }
        }
        hash.count(dataset.framework.nodes().len());
        for spec in dataset.framework.specs() {
            hash.text(&spec.code);
            hash.text(spec.parent.as_deref().unwrap_or(""));
            hash.number(spec.weight);
            // Debug of plain numbers and enums is stable: shortest round-trip digits.
            hash.text(&spec.indicator.map_or(String::new(), |leaf| {
                format!("{:?}|{:?}|{:?}|{:?}", leaf.direction, leaf.denominator, leaf.target, leaf.goalposts)
            }));
        }
        hash.count(dataset.panels.len());
        for panel in &dataset.panels {
            hash.text(&panel.period.0);
            panel.columns.iter().chain(&panel.denominators).for_each(|column| hash.column(column));
        }
        for code in &dataset.denominators {
            hash.text(code);
        }
        let digest = hash.0.finalize();
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The first twelve digits, for people.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

struct Hasher(Sha256);

impl Hasher {
    fn count(&mut self, n: usize) {
        self.0.update((n as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }

    fn number(&mut self, number: f64) {
        let number = if number.is_nan() { f64::NAN } else { number };
        self.0.update(number.to_bits().to_le_bytes());
    }

    fn column(&mut self, column: &Column) {
        self.count(column.len());
        column.raw().iter().for_each(|&cell| self.number(cell));
    }
}
