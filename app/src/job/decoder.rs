//! Text decoding by the browser's own tables, so that no table is shipped.

use scoring::intake::{Decode, Encoding, ParquetReader};

use crate::browser::file::decode_text;

/// Decodes through `TextDecoder`.
pub struct BrowserDecoder {
    pub parquet: Option<ParquetReader>,
}

impl Decode for BrowserDecoder {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        decode_text(bytes, encoding.label())
    }

    fn parquet(&self) -> Option<ParquetReader> {
        self.parquet
    }
}
