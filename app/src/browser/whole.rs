//! The page as one file: whether it is one, packing what goes into such a file, and offering it to save.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response};

/// What this page was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A host, which has all the rest of the site.
    Site,
    /// One file with everything inside.
    Open,
    /// The same, where nothing can be opened or changed.
    Locked,
}

impl Form {
    /// By the mark that such a file bears; see app/whole.js.
    pub fn of_page() -> Self {
        let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
        match root.and_then(|root| root.get_attribute("data-whole")).as_deref() {
            Some("locked") => Self::Locked,
            Some(_) => Self::Open,
            None => Self::Site,
        }
    }
}

/// Bytes as gzip, by the browser's own means; `None` where it has none or no memory is left.
pub async fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let kind: Function = Reflect::get(&js_sys::global(), &"CompressionStream".into()).ok()?.dyn_into().ok()?;
    let packing = Reflect::construct(&kind, &Array::of1(&"gzip".into())).ok()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let packed = blob.stream().pipe_through(packing.unchecked_ref());
    let packed = Response::new_with_opt_readable_stream(Some(&packed)).ok()?.array_buffer().ok()?;
    Some(Uint8Array::new(&JsFuture::from(packed).await.ok()?).to_vec())
}

/// A file that grows piece by piece and never lies in the memory of the page as a whole.
pub struct Pieces(Array);

impl Pieces {
    pub fn start() -> Self {
        Self(Array::new())
    }

    pub fn push(&self, text: &str) {
        self.0.push(&text.into());
    }

    /// All pieces as one file of this kind; `None` where the browser has no room for it.
    pub fn join(self, mime: &str) -> Option<Packed> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        Blob::new_with_str_sequence_and_options(&self.0, &options).ok().map(Packed)
    }
}

/// A file that is ready and not yet saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed(Blob);

impl Packed {
    pub fn n_bytes(&self) -> u64 {
        self.0.size() as u64
    }

    /// Offers it to save; `None` where the browser refuses.
    pub fn save(&self, name: &str) -> Option<()> {
        super::file::offer(name, &self.0)
    }
}
