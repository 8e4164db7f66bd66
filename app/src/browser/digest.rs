//! Hashing by the browser's own means, which are faster than ours.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::SubtleCrypto;

/// Inside a worker: SHA-256; `None` where the browser does not lend its own, as on a plain `http:` address.
pub async fn sha256(bytes: &[u8]) -> Option<Vec<u8>> {
    let crypto = super::worker::scope()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into::<SubtleCrypto>().ok()?;
    let digest = JsFuture::from(subtle.digest_with_str_and_u8_array("SHA-256", bytes).ok()?).await.ok()?;
    Some(Uint8Array::new(&digest).to_vec())
}
