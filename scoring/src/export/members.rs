//! Files in one zip archive: the same bytes for the same files, whenever and wherever they are packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::BookError;
use crate::intake::Input;

/// Packs files in their order.
///
/// # Errors
/// [`BookError::TooLarge`], where the format has no room for one of them.
///
/// *Cost*: O(bytes).
pub fn zip(files: &[Input]) -> Result<Vec<u8>, BookError> {
    // No clock: the date is the format's first.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(&*file.name, options).map_err(|_| BookError::TooLarge)?;
        archive.write_all(&file.bytes).map_err(|_| BookError::TooLarge)?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|_| BookError::TooLarge)
}
