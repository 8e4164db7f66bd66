//! The scheme a person evaluates with, what of the dataset stands for its items, and what was entered by hand.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Without effect on the evaluation by the dataset's own framework, which stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SchemeChoice {
    /// Id of the scheme.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// By item code: the indicator that stands for it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub map: BTreeMap<String, Mapped>,
    /// Figures given by hand, by item code and entity id, in the item's unit: expert scores, qualitative grades as their numbers,
    /// 1 and 0 for yes and no. They stand where no indicator is mapped, and beside one where it has no figure.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub entered: BTreeMap<String, BTreeMap<String, f64>>,
}

/// An indicator of the dataset in place of an item. Written as its code, or `{"code": "TAX", "times": 10000}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    pub code: String,
    /// What a figure is multiplied by to be in the item's unit; above 0.
    pub times: f64,
}

impl Mapped {
    /// In the item's own unit.
    pub fn to(code: impl Into<String>) -> Self {
        Self { code: code.into(), times: 1.0 }
    }
}

/// The long form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    code: String,
    #[serde(default = "one")]
    times: f64,
}

fn one() -> f64 {
    1.0
}

impl Serialize for Mapped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.times == 1.0 {
            return serializer.serialize_str(&self.code);
        }
        Written { code: self.code.clone(), times: self.times }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Mapped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Mapped;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the code of an indicator, or {\"code\", \"times\"}")
            }

            fn visit_str<E>(self, code: &str) -> Result<Mapped, E> {
                Ok(Mapped::to(code))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Mapped, A::Error> {
                let Written { code, times } = Written::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Mapped { code, times })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_as_short_as_it_can_be() {
        for (text, code, times) in [("\"TAX\"", "TAX", 1.0), ("{\"code\":\"TAX\",\"times\":10000.0}", "TAX", 1e4)] {
            let mapped: Mapped = serde_json::from_str(text).expect("a mapping");
            assert_eq!(mapped, Mapped { code: code.into(), times });
            assert_eq!(serde_json::to_string(&mapped).expect("JSON"), text);
        }
        assert!(serde_json::from_str::<Mapped>("1").is_err());
        assert!(serde_json::from_str::<Mapped>("{\"code\":\"TAX\",\"by\":2}").is_err());
    }
}
