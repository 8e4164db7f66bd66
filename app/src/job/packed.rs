//! What one worker gives another, as bytes: the page passes it on and has no look inside.

use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed(Rc<[u8]>);

impl Packed {
    /// None for what has no length known beforehand.
    pub fn new(value: &impl Serialize) -> Option<Self> {
        postcard::to_allocvec(value).ok().map(|bytes| Self(bytes.into()))
    }

    /// None for what is no such value.
    pub fn open<T: DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(&self.0).ok()
    }
}

/// As bytes at once, not one after another.
impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Packed;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Packed, E> {
        Ok(Packed(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_on_is_what_was_given() {
        let packed = Packed::new(&(7_u32, vec![0.5, -1.0])).unwrap();
        let passed: Packed = postcard::from_bytes(&postcard::to_allocvec(&packed).unwrap()).unwrap();
        assert_eq!(passed, packed);
        assert_eq!(passed.open(), Some((7_u32, vec![0.5, -1.0])));
        assert_eq!(passed.open::<(String, String, String)>(), None);
    }
}
