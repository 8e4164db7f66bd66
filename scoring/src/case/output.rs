//! What a method computed, under the names that case files use.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::Column;
use crate::rank::rank;

/// Named results in the order in which they are shown. As JSON it is one object, `method` first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    /// The method's id.
    pub method: &'static str,
    parts: Vec<(&'static str, Part)>,
}

/// One result. Positions count from 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Part {
    Number(f64),
    Numbers(Vec<f64>),
    /// Places, 1 is best, or positions of rows.
    Integers(Vec<u32>),
    /// Row by row.
    Matrix(Vec<Vec<f64>>),
    /// Sets of positions.
    Sets(Vec<Vec<u32>>),
    Words(Vec<String>),
}

impl Output {
    /// Scores of which higher is better, and the ranks that follow.
    pub fn higher_better(scores: Vec<f64>) -> Self {
        let ranks = ranks(scores.clone());
        Self::default().with("scores", Part::Numbers(scores)).with("ranks", Part::Integers(ranks))
    }

    /// Scores of which lower is better, and the ranks that follow.
    pub fn lower_better(scores: Vec<f64>) -> Self {
        let ranks = ranks(scores.iter().map(|score| -score).collect());
        Self::default().with("scores", Part::Numbers(scores)).with("ranks", Part::Integers(ranks))
    }

    /// Weights, one a criterion.
    pub fn weights(weights: Vec<f64>) -> Self {
        Self::default().with("weights", Part::Numbers(weights))
    }

    /// One more result.
    pub fn with(mut self, name: &'static str, part: Part) -> Self {
        self.parts.push((name, part));
        self
    }

    pub fn parts(&self) -> &[(&'static str, Part)] {
        &self.parts
    }

    pub fn get(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|(known, _)| *known == name).map(|(_, part)| part)
    }
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.parts.len() + 1))?;
        map.serialize_entry("method", self.method)?;
        for (name, part) in &self.parts {
            map.serialize_entry(name, part)?;
        }
        map.end()
    }
}

/// Places, 1 is best; equal scores share the best place.
fn ranks(scores: Vec<f64>) -> Vec<u32> {
    let included = vec![true; scores.len()];
    rank(&Column::from_raw(scores), &included).rank.into_iter().map(|place| place.unwrap_or(0)).collect()
}
