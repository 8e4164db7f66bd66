//! Hashing by the browser's own means, which are faster than ours.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::SubtleCrypto;

/// Inside a worker: SHA-256, begun at once and done beside other work; `None` where the browser does not lend its own, as on a plain
/// `http:` address.
pub fn sha256(bytes: &[u8]) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let begun = begin(bytes);
    async { Some(Uint8Array::new(&JsFuture::from(begun?).await.ok()?).to_vec()) }
}

fn begin(bytes: &[u8]) -> Option<Promise> {
    let crypto = super::worker::scope()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into::<SubtleCrypto>().ok()?;
    subtle.digest_with_str_and_u8_array("SHA-256", bytes).ok()?.dyn_into().ok()
}
