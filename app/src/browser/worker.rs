//! A background worker: posting to it, hearing from it, ending it.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, Worker};

/// What arrives from a worker.
pub enum Reply {
    /// A tag and the bytes that go with it.
    Message { tag: String, bytes: Vec<u8> },
    /// The worker could not start or stopped with an error.
    Failed,
}

/// A running worker; dropped, it ends, whatever it was doing.
pub struct Handle {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What a worker is to do.
pub enum Work<'a> {
    /// The worker reads the files itself, so their bytes never pass the page's thread.
    Files(&'a [File]),
    Texts(&'a [String]),
}

/// What a worker says once it listens. Its wasm starts after its script, and what is posted in between is lost.
const TAG_READY: &str = "ready";

/// Starts the worker script at `path` and gives it its work as soon as it listens.
pub fn spawn(path: &str, work: &Work, on_reply: impl Fn(Reply) + 'static) -> Option<Handle> {
    let list: Array = match work {
        Work::Files(files) => files.iter().collect(),
        Work::Texts(texts) => texts.iter().map(JsValue::from).collect(),
    };
    let worker = Worker::new(path).ok()?;
    let on_reply = Rc::new(on_reply);
    let (hear, post_to) = (on_reply.clone(), worker.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match parse(&event.data()) {
        Some(Reply::Message { tag, .. }) if tag == TAG_READY => {
            if post_to.post_message(&list).is_err() {
                hear(Reply::Failed);
            }
        }
        reply => hear(reply.unwrap_or(Reply::Failed)),
    });
    let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| on_reply(Reply::Failed));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Some(Handle { worker, _on_message: on_message, _on_error: on_error })
}

fn parse(data: &JsValue) -> Option<Reply> {
    let tag = Reflect::get(data, &"tag".into()).ok()?.as_string()?;
    let bytes = Reflect::get(data, &"bytes".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
    Some(Reply::Message { tag, bytes: bytes.to_vec() })
}

/// The files in a message a worker got.
pub fn files_in(event: &MessageEvent) -> Vec<File> {
    Array::from(&event.data()).iter().filter_map(|item| item.dyn_into().ok()).collect()
}

/// The texts in a message a worker got.
pub fn texts_in(event: &MessageEvent) -> Vec<String> {
    Array::from(&event.data()).iter().filter_map(|item| item.as_string()).collect()
}

/// Inside a worker: its own scope.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Inside a worker: from now on it listens.
pub fn ready(scope: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    reply(scope, TAG_READY, &[])
}

/// Inside a worker: sends a tag with bytes, giving the buffer away rather than copying it.
pub fn reply(scope: &DedicatedWorkerGlobalScope, tag: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let array = Uint8Array::from(bytes);
    let message = Object::new();
    Reflect::set(&message, &"tag".into(), &tag.into())?;
    Reflect::set(&message, &"bytes".into(), &array)?;
    scope.post_message_with_transfer(&message, &Array::of1(&array.buffer()))
}
