//! Text decoding by the browser's own tables, so that no table is shipped.

use scoring::intake::{Decode, Encoding};

use crate::browser::file::decode_text;

/// Decodes through `TextDecoder`.
pub struct BrowserDecoder;

impl Decode for BrowserDecoder {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        decode_text(bytes, encoding.label())
    }
}
