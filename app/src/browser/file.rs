//! Bytes in and out: fetching what the site ships, reading what a person chose, handing a file to save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, HtmlAnchorElement, Response, TextDecoder, TextDecoderOptions, Url};

/// Why bytes could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The host cannot be reached.
    Offline { name: String },
    /// The host answered with this status.
    Status { name: String, status: u16 },
    /// The browser would not read the file: moved, deleted or forbidden.
    Unreadable { name: String },
}

/// The bytes at a path relative to the page, or to the script in a worker.
pub async fn fetch_bytes(path: &str) -> Result<Vec<u8>, ReadError> {
    let offline = || ReadError::Offline { name: path.to_string() };
    let response = match web_sys::window() {
        Some(window) => window.fetch_with_str(path),
        None => super::worker::scope().ok_or_else(offline)?.fetch_with_str(path),
    };
    let response = JsFuture::from(response).await.map_err(|_| offline())?;
    let response: Response = response.dyn_into().map_err(|_| offline())?;
    if !response.ok() {
        return Err(ReadError::Status { name: path.to_string(), status: response.status() });
    }
    let buffer = response.array_buffer().map_err(|_| offline())?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| offline())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// All bytes of a chosen file.
pub async fn read_file(file: &File) -> Result<Vec<u8>, ReadError> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| ReadError::Unreadable { name: file.name() })
}

/// The files of a drop or of a file field.
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

pub fn dropped_files(transfer: Option<DataTransfer>) -> Vec<File> {
    files_of(transfer.and_then(|transfer| transfer.files()))
}

/// Whether files, and not text or a link, are being dragged.
pub fn carries_files(transfer: Option<DataTransfer>) -> bool {
    transfer.is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"))
}

/// Offers bytes as a file to save.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let _ = Url::revoke_object_url(&url);
    Some(())
}

/// Decodes with the tables the browser already has; `None` where the bytes do not fit the encoding.
pub fn decode_text(bytes: &[u8], label: &str) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
