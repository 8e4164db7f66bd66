//! Files that leave, written in a worker: a workbook of tables, or the data package of a dataset.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use scoring::ENGINE_VERSION;
use scoring::export::{Book, BookError, PackageError};
use scoring::model::{Dataset, Problem};
use serde::{Deserialize, Serialize};

use crate::browser::worker::{self, Reply};

const SCRIPT: &str = "./writer_loader.js";
const TAG_BOOK: &str = "book";
const TAG_PACKAGE: &str = "package";
#[cfg(feature = "archives")]
const TAG_WRITTEN: &str = "written";

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WriteError {
    Book(BookError),
    Package(PackageError),
    /// The worker cannot be started here, or died.
    NoWorker,
    /// The worker and the page are of different versions: reload.
    Stale,
}

/// What the worker answers: its engine's version, and the file's bytes.
type Answer = (String, Result<Vec<u8>, WriteError>);

/// The book as XLSX.
///
/// # Errors
/// [`WriteError`]: where it does not fit into a workbook, or nobody can write it here.
pub async fn write_book(book: &Book) -> Result<Vec<u8>, WriteError> {
    ask(TAG_BOOK, postcard::to_allocvec(book)).await
}

/// The dataset as a zipped data package, with what was found in it.
///
/// # Errors
/// [`WriteError`]: where it would load as another dataset, or nobody can write it here.
pub async fn write_package(dataset: &Dataset, problems: &[Problem]) -> Result<Vec<u8>, WriteError> {
    ask(TAG_PACKAGE, postcard::to_allocvec(&(dataset, problems))).await
}

/// What was heard from the worker, and who waits for it.
#[derive(Default)]
struct Heard {
    is_ready: bool,
    reply: Option<Reply>,
    waker: Option<Waker>,
}

async fn ask(tag: &'static str, order: Result<Vec<u8>, postcard::Error>) -> Result<Vec<u8>, WriteError> {
    let order = order.map_err(|_| WriteError::NoWorker)?;
    let heard: Rc<RefCell<Heard>> = Rc::default();
    let hear = heard.clone();
    let handle = worker::start(SCRIPT, move |reply| {
        let mut heard = hear.borrow_mut();
        match reply {
            Reply::Ready => heard.is_ready = true,
            reply => heard.reply = Some(reply),
        }
        if let Some(waker) = heard.waker.take() {
            waker.wake();
        }
    });
    let handle = handle.ok_or(WriteError::NoWorker)?;
    let mut is_posted = false;
    let reply = poll_fn(|context| {
        let mut heard = heard.borrow_mut();
        if let Some(reply) = heard.reply.take() {
            return Poll::Ready(reply);
        }
        if heard.is_ready && !is_posted {
            is_posted = true;
            if !handle.post(tag, &order) {
                return Poll::Ready(Reply::Failed);
            }
        }
        heard.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await;
    read(reply)
}

fn read(reply: Reply) -> Result<Vec<u8>, WriteError> {
    let Reply::Message { bytes, .. } = reply else { return Err(WriteError::NoWorker) };
    match postcard::from_bytes::<Answer>(&bytes.to_vec()) {
        Ok((engine, written)) if engine == ENGINE_VERSION => written,
        _ => Err(WriteError::Stale),
    }
}

/// Inside the worker: writes what is ordered.
#[cfg(feature = "archives")]
pub fn serve() {
    worker::serve(|scope, inbox| async move {
        loop {
            let (tag, bytes) = inbox.next().await;
            let answer: Answer = (ENGINE_VERSION.to_string(), written(&tag, &bytes));
            // A buffer that cannot be made or posted leaves the page without an answer; the worker's error event tells it.
            let sent = postcard::to_allocvec(&answer).ok();
            if sent.and_then(|bytes| worker::reply(&scope, TAG_WRITTEN, &bytes).ok()).is_none() {
                wasm_bindgen::throw_str("the file could not be sent");
            }
        }
    });
}

#[cfg(feature = "archives")]
fn written(tag: &str, bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    use scoring::export::{package, xlsx, zip};
    match tag {
        TAG_BOOK => xlsx(&postcard::from_bytes(bytes).map_err(|_| WriteError::Stale)?).map_err(WriteError::Book),
        TAG_PACKAGE => {
            let (dataset, problems): (Dataset, Vec<Problem>) =
                postcard::from_bytes(bytes).map_err(|_| WriteError::Stale)?;
            let files = package(&dataset, &problems).map_err(WriteError::Package)?;
            zip(&files).map_err(WriteError::Book)
        }
        _ => Err(WriteError::Stale),
    }
}
