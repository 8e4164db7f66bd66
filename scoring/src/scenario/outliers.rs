//! What is done to badly skewed indicators, as a scenario writes it: `"none"`, `"coinr"`, or an object with the parts.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::is_default;

/// What is done to an indicator whose values are badly skewed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Outliers {
    /// Left alone.
    #[default]
    None,
    /// Winsorised by up to five points, else brought to logarithms, wherever |skewness| > 2 and kurtosis > 3.5.
    Coinr,
    /// The same with parts of one's own choice.
    Tame(Tame),
}

impl Outliers {
    /// The parts; `None` where nothing is done.
    pub fn tame(self) -> Option<Tame> {
        match self {
            Self::None => None,
            Self::Coinr => Some(Tame { then: Bend::Log, ..Tame::default() }),
            Self::Tame(tame) => Some(tame),
        }
    }
}

/// Winsorising, then a bend of the whole column where that does not suffice. `{"winsorise": 5, "then": "boxcox"}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tame {
    /// Points brought in, at most; 0 goes to the bend at once.
    pub winsorise: usize,
    pub then: Bend,
    /// Above both, by size, a column counts as badly skewed.
    #[serde(skip_serializing_if = "is_two")]
    pub skewness: f64,
    #[serde(skip_serializing_if = "is_three_and_a_half")]
    pub kurtosis: f64,
    /// Exponent of Box–Cox; the most likely one for each column when absent.
    #[serde(skip_serializing_if = "is_default")]
    pub lambda: Option<f64>,
}

impl Default for Tame {
    fn default() -> Self {
        Self { winsorise: 5, then: Bend::None, skewness: 2.0, kurtosis: 3.5, lambda: None }
    }
}

impl Tame {
    /// Names and values of the numbers that cannot be used.
    pub fn bad_numbers(&self) -> Vec<(&'static str, f64)> {
        let limits = [("skewness", self.skewness), ("kurtosis", self.kurtosis)];
        let mut bad: Vec<(&str, f64)> =
            limits.into_iter().filter(|(_, value)| !(0.0..=f64::MAX).contains(value)).collect();
        bad.extend(self.lambda.filter(|lambda| !lambda.is_finite()).map(|lambda| ("lambda", lambda)));
        bad
    }
}

/// How a whole column is bent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bend {
    /// Not at all: what was winsorised stays.
    #[default]
    None,
    Log,
    #[serde(rename = "boxcox")]
    BoxCox,
}

fn is_two(value: &f64) -> bool {
    *value == 2.0
}

fn is_three_and_a_half(value: &f64) -> bool {
    *value == 3.5
}

impl Serialize for Outliers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_str("none"),
            Self::Coinr => serializer.serialize_str("coinr"),
            Self::Tame(tame) => tame.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Outliers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrParts)
    }
}

struct WordOrParts;

impl<'de> Visitor<'de> for WordOrParts {
    type Value = Outliers;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("none, coinr or an object such as {\"winsorise\": 5, \"then\": \"log\"}")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Outliers, E> {
        match word {
            "none" => Ok(Outliers::None),
            "coinr" => Ok(Outliers::Coinr),
            _ => Err(E::unknown_variant(word, &["none", "coinr", "{\"winsorise\": N, \"then\": none|log|boxcox}"])),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Outliers, A::Error> {
        Tame::deserialize(MapAccessDeserializer::new(map)).map(Outliers::Tame)
    }
}
