//! Bytes in and out: fetching what the site ships, reading what a person chose, handing a file to save.

use std::collections::VecDeque;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, Event, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry, HtmlAnchorElement, ReadableStreamDefaultReader, Response, TextDecoder, TextDecoderOptions,
    Url,
};

/// Of a dropped folder no more files are taken.
const MOST_FILES: usize = 1000;

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

/// Hands on all bytes of a chosen file piece by piece, as the browser has them: it reads on meanwhile.
pub async fn read_in_pieces(file: &File, mut take: impl FnMut(&[u8])) -> Result<(), ReadError> {
    let unreadable = || ReadError::Unreadable { name: file.name() };
    let reader = ReadableStreamDefaultReader::new(&file.stream()).map_err(|_| unreadable())?;
    let mut n_read = 0.0;
    let mut piece = Vec::new();
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(|_| unreadable())?;
        let told = |key: &str| Reflect::get(&next, &key.into()).map_err(|_| unreadable());
        if told("done")?.is_truthy() {
            break;
        }
        let bytes: Uint8Array = told("value")?.dyn_into().map_err(|_| unreadable())?;
        piece.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut piece);
        n_read += f64::from(bytes.length());
        take(&piece);
    }
    // It may have been cut short meanwhile.
    if n_read == file.size() { Ok(()) } else { Err(unreadable()) }
}

/// The files of a drop or of a file field.
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Where the file lay in a chosen folder, else its name.
pub fn path_of(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// What was dropped, with all that lies in dropped folders, up to `MOST_FILES`. Must be called while the event lasts; the files come
/// later.
pub fn dropped(transfer: Option<DataTransfer>) -> impl Future<Output = Vec<File>> {
    let entries: Vec<FileSystemEntry> = transfer.as_ref().map_or_else(Vec::new, |transfer| {
        let items = transfer.items();
        let entry = |index| items.get(index)?.webkit_get_as_entry().ok().flatten();
        (0..items.length()).filter_map(entry).collect()
    });
    let plain = files_of(transfer.and_then(|transfer| transfer.files()));
    async move {
        if entries.iter().all(FileSystemEntry::is_file) {
            return plain;
        }
        let mut files = Vec::new();
        let mut open = VecDeque::from(entries);
        while let Some(entry) = open.pop_front() {
            if files.len() >= MOST_FILES {
                break;
            }
            // What operating systems add to folders is nobody's data.
            if entry.name().starts_with('.') {
                continue;
            }
            if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
                open.extend(entries_in(folder).await);
            } else if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>() {
                let found = Promise::new(&mut |give, refuse| file.file_with_callback_and_callback(&give, &refuse));
                files.extend(JsFuture::from(found).await.ok().and_then(|found| found.dyn_into::<File>().ok()));
            }
        }
        files
    }
}

/// A folder tells its entries in portions, and ends with an empty one.
async fn entries_in(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let mut refused = false;
        let portion = Promise::new(&mut |give, refuse| {
            refused = reader.read_entries_with_callback_and_callback(&give, &refuse).is_err();
        });
        if refused {
            return entries;
        }
        let portion = JsFuture::from(portion).await.map(|portion| Array::from(&portion));
        match portion {
            Ok(portion) if portion.length() > 0 && entries.len() < MOST_FILES => {
                entries.extend(portion.iter().filter_map(|entry| entry.dyn_into().ok()));
            }
            _ => return entries,
        }
    }
}

/// Cells copied in a spreadsheet or a table copied from a page, as a file of this name; `None` where the clipboard holds no table. As HTML
/// where it is there, for that knows merged cells; nothing of it is ever shown as such.
pub fn pasted_table(event: &Event, name: &str) -> Option<File> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    let clipboard = event.clipboard_data()?;
    let text = |kind: &str| clipboard.get_data(kind).ok();
    let html = text("text/html").filter(|html| html.to_ascii_lowercase().contains("<table"));
    let plain = || text("text/plain").filter(|text| text.contains('\t') && text.trim_end().contains('\n'));
    let table = html.or_else(plain)?;
    File::new_with_str_sequence(&Array::of1(&table.into()), name).ok()
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
    offer(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?)
}

/// Offers what the browser holds already as a file to save.
pub(super) fn offer(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
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
