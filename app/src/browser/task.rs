//! Rests between two tasks of the browser.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Ends the task that runs, in a worker, and goes on so many milliseconds later.
pub async fn rest(ms: u32) {
    let next = Promise::new(&mut |begin, _| {
        let global = js_sys::global();
        let timer = Reflect::get(&global, &"setTimeout".into()).and_then(|timer| timer.dyn_into::<Function>());
        // Every browser has it; without, it goes on at once.
        if timer.and_then(|timer| timer.call2(&global, &begin, &ms.into())).is_err() {
            let _ = begin.call0(&global);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(next).await;
}
