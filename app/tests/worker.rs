//! Workers in a browser: what is on its way from one that is ended finds nobody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![cfg(target_arch = "wasm32")]

use std::cell::Cell;
use std::rc::Rc;

use app::browser::worker;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{ErrorEvent, window};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn one_that_waits_for_work_is_ended_before_it_has_said_that_it_cannot_start() {
    let n_gone = Rc::new(Cell::new(0));
    let counted = n_gone.clone();
    let _heard = EventListener::new(&window().unwrap(), "error", move |event| {
        // What wasm-bindgen throws when a closure is called that was dropped; that there is no script is said as well.
        let is_gone = event.unchecked_ref::<ErrorEvent>().message().contains("after being dropped");
        counted.set(counted.get() + u32::from(is_gone));
    });
    // When it says so is the browser's business: it is ended a little later each time.
    for wait_ms in 0..20 {
        worker::prepare("./there_is_no_such_script.js");
        TimeoutFuture::new(wait_ms).await;
        worker::dismiss();
    }
    TimeoutFuture::new(200).await;
    assert_eq!(n_gone.get(), 0, "its word found a listener that was gone");
}
