//! A background worker: posting to it, hearing from it, ending it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, Worker};

/// What arrives from a worker.
pub enum Reply {
    /// It listens now.
    Ready,
    /// A tag and the bytes that go with it.
    Message { tag: String, bytes: Bytes },
    /// The worker could not start or stopped with an error.
    Failed,
}

/// The bytes of a message, where they came: taken over by whoever knows what they are, so that a long column is copied once.
pub enum Bytes {
    Here(Vec<u8>),
    Posted(Uint8Array),
}

impl Bytes {
    pub fn to_vec(&self) -> Vec<u8> {
        match self {
            Self::Here(bytes) => bytes.clone(),
            Self::Posted(array) => array.to_vec(),
        }
    }

    /// As `f64` in the order of WebAssembly's memory, which is little-endian; what is left over of the last one is no number.
    pub fn to_numbers(&self) -> Vec<f64> {
        match self {
            Self::Here(bytes) => bytes.as_chunks::<8>().0.iter().map(|number| f64::from_le_bytes(*number)).collect(),
            // Our messages begin at the start of a buffer of their own: see `message`.
            Self::Posted(array) => {
                Float64Array::new_with_byte_offset_and_length(&array.buffer(), 0, array.length() / 8).to_vec()
            }
        }
    }
}

/// A running worker; dropped, it ends, whatever it was doing.
pub struct Handle {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.end();
    }
}

impl Handle {
    /// Posts a tag with bytes; false when the browser refuses.
    pub fn post(&self, tag: &str, bytes: &[u8]) -> bool {
        let posted = message(tag, bytes)
            .and_then(|(message, buffer)| self.worker.post_message_with_transfer(&message, &Array::of1(&buffer)));
        posted.is_ok()
    }

    /// Ends the worker at once. Inside a reply this is the way: what is called cannot be dropped.
    pub fn end(&self) {
        silence(&self.worker);
    }
}

/// Ends a worker. What is on its way from it must not find listeners that are gone.
fn silence(worker: &Worker) {
    worker.terminate();
    worker.set_onmessage(None);
    worker.set_onerror(None);
}

/// What a worker is to do.
pub enum Work<'a> {
    /// The worker reads the files itself, so their bytes never pass the page's thread; with them goes a text on how to.
    Files(&'a [File], &'a str),
    /// As above.
    Texts(&'a [String], &'a str),
}

/// What a worker says once it listens. Its wasm starts after its script, and what is posted in between is lost.
const TAG_READY: &str = "ready";

/// A worker that was started before there is work for it.
struct Spare {
    path: &'static str,
    worker: Worker,
    state: Rc<Cell<SpareState>>,
    _on_message: Closure<dyn FnMut()>,
    _on_error: Closure<dyn FnMut()>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SpareState {
    Starting,
    Ready,
    Failed,
}

thread_local! {
    static SPARE: RefCell<Option<Spare>> = const { RefCell::new(None) };
}

/// Starts the worker script at `path` ahead of its work, which then need not wait for it; one at a time. Where none can be started nothing
/// happens.
pub fn prepare(path: &'static str) {
    let is_there = |spare: &Option<Spare>| spare.as_ref().is_some_and(|spare| spare.path == path);
    let Some(worker) = (!SPARE.with_borrow(is_there)).then(|| Worker::new(path).ok()).flatten() else { return };
    dismiss();
    let state = Rc::new(Cell::new(SpareState::Starting));
    let becomes = |next: SpareState| {
        let state = state.clone();
        Closure::<dyn FnMut()>::new(move || state.set(next))
    };
    // That it listens is the first thing that it says.
    let (on_message, on_error) = (becomes(SpareState::Ready), becomes(SpareState::Failed));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    SPARE.set(Some(Spare { path, worker, state, _on_message: on_message, _on_error: on_error }));
}

/// Ends the worker that waits for work, if there is one.
pub fn dismiss() {
    if let Some(spare) = SPARE.take() {
        silence(&spare.worker);
    }
}

/// Starts the worker script at `path`, or takes the one that waits, and gives it its work as soon as it listens.
pub fn spawn(path: &str, work: &Work, on_reply: impl Fn(Reply) + 'static) -> Option<Handle> {
    let (list, how): (Array, &str) = match work {
        Work::Files(files, how) => (files.iter().collect(), how),
        Work::Texts(texts, how) => (texts.iter().map(JsValue::from).collect(), how),
    };
    list.push(&how.into());
    let is_usable = |spare: &mut Spare| spare.path == path && spare.state.get() != SpareState::Failed;
    let spare = SPARE.with_borrow_mut(|spare| spare.take_if(is_usable));
    let worker = spare.as_ref().map_or_else(|| Worker::new(path).ok(), |spare| Some(spare.worker.clone()))?;
    let post_to = worker.clone();
    let begins = move || post_to.post_message(&list).is_ok();
    if spare.as_ref().is_some_and(|spare| spare.state.get() == SpareState::Ready) && !begins() {
        silence(&worker);
        return None;
    }
    Some(listen(worker, move |reply| match reply {
        Reply::Ready if begins() => {}
        Reply::Ready => on_reply(Reply::Failed),
        reply => on_reply(reply),
    }))
}

/// Starts the worker script at `path`, to be posted to once it is ready.
pub fn start(path: &str, on_reply: impl Fn(Reply) + 'static) -> Option<Handle> {
    Some(listen(Worker::new(path).ok()?, on_reply))
}

fn listen(worker: Worker, on_reply: impl Fn(Reply) + 'static) -> Handle {
    let on_reply = Rc::new(on_reply);
    let hear = on_reply.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        hear(match parse(&event.data()) {
            Some((tag, _)) if tag == TAG_READY => Reply::Ready,
            Some((tag, bytes)) => Reply::Message { tag, bytes: Bytes::Posted(bytes) },
            None => Reply::Failed,
        });
    });
    let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| on_reply(Reply::Failed));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Handle { worker, _on_message: on_message, _on_error: on_error }
}

fn parse(data: &JsValue) -> Option<(String, Uint8Array)> {
    let tag = Reflect::get(data, &"tag".into()).ok()?.as_string()?;
    let bytes = Reflect::get(data, &"bytes".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
    Some((tag, bytes))
}

/// The files in a message a worker got.
fn files_in(event: &MessageEvent) -> Vec<File> {
    Array::from(&event.data()).iter().filter_map(|item| item.dyn_into().ok()).collect()
}

/// The texts in a message a worker got.
fn texts_in(event: &MessageEvent) -> Vec<String> {
    Array::from(&event.data()).iter().filter_map(|item| item.as_string()).collect()
}

/// Inside a worker: its own scope.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Inside a worker: from now on it listens.
fn ready(scope: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    reply(scope, TAG_READY, &[])
}

/// Inside a worker: sends a tag with bytes, giving the buffer away rather than copying it.
pub fn reply(scope: &DedicatedWorkerGlobalScope, tag: &str, bytes: &[u8]) -> Result<(), JsValue> {
    reply_with(scope, tag, Content::Bytes(bytes))
}

/// What a message is about. Numbers arrive as [`Bytes::to_numbers`] takes them.
#[derive(Clone, Copy, Debug)]
pub enum Content<'c> {
    Bytes(&'c [u8]),
    Numbers(&'c [f64]),
}

/// As [`reply`].
pub fn reply_with(scope: &DedicatedWorkerGlobalScope, tag: &str, content: Content<'_>) -> Result<(), JsValue> {
    let array = match content {
        Content::Bytes(bytes) => Uint8Array::from(bytes),
        // WebAssembly's memory is little-endian, and so are the bytes of a number in it.
        Content::Numbers(numbers) => Uint8Array::new(&Float64Array::from(numbers).buffer()),
    };
    let (message, buffer) = message_of(tag, &array)?;
    scope.post_message_with_transfer(&message, &Array::of1(&buffer))
}

fn message(tag: &str, bytes: &[u8]) -> Result<(Object, JsValue), JsValue> {
    message_of(tag, &Uint8Array::from(bytes))
}

fn message_of(tag: &str, array: &Uint8Array) -> Result<(Object, JsValue), JsValue> {
    let message = Object::new();
    Reflect::set(&message, &"tag".into(), &tag.into())?;
    Reflect::set(&message, &"bytes".into(), array)?;
    Ok((message, array.buffer().into()))
}

/// Inside a worker: listens, says so, and serves what arrives for as long as the worker lives. Outside of one nothing happens.
pub fn serve<F: Future<Output = ()> + 'static>(serve: impl FnOnce(DedicatedWorkerGlobalScope, Inbox) -> F) {
    let Some(scope) = scope() else { return };
    let inbox = Inbox::open(&scope);
    if ready(&scope).is_err() {
        wasm_bindgen::throw_str("the worker cannot answer");
    }
    spawn_local(serve(scope, inbox));
}

/// Inside a worker that gets its work at once, as files or texts: listens, says so, and does what arrives.
pub fn serve_work<F: Future<Output = ()> + 'static>(
    work: impl Fn(DedicatedWorkerGlobalScope, Vec<File>, Vec<String>) -> F + 'static,
) {
    let Some(scope) = scope() else { return };
    let work_in = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        spawn_local(work(work_in.clone(), files_in(&event), texts_in(&event)));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    on_message.forget();
    if ready(&scope).is_err() {
        wasm_bindgen::throw_str("the worker cannot answer");
    }
}

/// Inside a worker: milliseconds since it began; for measuring work, never for results.
pub fn now_ms(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |clock| clock.now())
}

/// Inside a worker: tagged messages in the order they came, to be awaited one by one.
#[derive(Clone, Default)]
pub struct Inbox(Rc<RefCell<Waiting>>);

#[derive(Default)]
struct Waiting {
    messages: VecDeque<(String, Vec<u8>)>,
    reader: Option<Waker>,
}

impl Inbox {
    /// Listens from now on, as long as the worker lives. A message without tag is none of ours and passed over.
    pub fn open(scope: &DedicatedWorkerGlobalScope) -> Self {
        let inbox = Self::default();
        let fill = inbox.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let mut waiting = fill.0.borrow_mut();
            waiting.messages.extend(parse(&event.data()).map(|(tag, bytes)| (tag, bytes.to_vec())));
            if let Some(reader) = waiting.reader.take() {
                reader.wake();
            }
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        inbox
    }

    /// The next message.
    pub async fn next(&self) -> (String, Vec<u8>) {
        poll_fn(|context| {
            let mut waiting = self.0.borrow_mut();
            match waiting.messages.pop_front() {
                Some(message) => Poll::Ready(message),
                None => {
                    waiting.reader = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}
