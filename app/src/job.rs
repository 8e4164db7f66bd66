//! Work off the page's thread: files are read, checked and turned into a dataset in a worker, with progress, and can be cancelled.

use std::cell::Cell;
use std::rc::Rc;

use scoring::ENGINE_VERSION;
use scoring::model::{Dataset, Problem};
use serde::{Deserialize, Serialize};

use crate::browser::file::File;
use crate::browser::worker::{self, Handle, Reply, Work};

pub mod blocks;
pub mod chance;
pub mod chance_plan;
pub mod decoder;
pub mod engine;
pub mod message;
pub mod plan;
pub mod pool;

/// Where the worker is; sent while it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Reading file `index` of `of`.
    Reading {
        index: u32,
        of: u32,
    },
    Checking,
    Sending,
}

/// A dataset with what was found on the way, or what stops it.
pub type Reading = Result<(Dataset, Vec<Problem>), Vec<Problem>>;

/// What the worker made of the files: a dataset with what was found on the way, or what stops it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The worker's engine; another one than the page's means a stale file in some cache.
    pub engine: String,
    pub result: Reading,
}

/// What becomes of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Progress(Stage),
    Done(Box<Reading>),
    /// The worker and the page are of different versions: reload.
    Stale,
    /// The worker cannot be started here, or died.
    NoWorker,
}

pub const TAG_PROGRESS: &str = "progress";
pub const TAG_ANSWER: &str = "answer";

/// A job under way; dropped, it is cancelled.
pub struct Job {
    _handle: Handle,
}

/// Opens files that a person chose in a new worker. `None` when no worker can be started at all.
pub fn open_files(files: &[File], on_event: impl Fn(Event) + 'static) -> Option<Job> {
    start(&Work::Files(files), on_event)
}

/// Opens files that the site ships, by their addresses, in a new worker: the same reader as for a person's own. `None` as above.
pub fn open_addresses(addresses: &[String], on_event: impl Fn(Event) + 'static) -> Option<Job> {
    start(&Work::Texts(addresses), on_event)
}

fn start(work: &Work, on_event: impl Fn(Event) + 'static) -> Option<Job> {
    let ended = Rc::new(Cell::new(false));
    let handle = worker::spawn("./worker_loader.js", work, move |reply| {
        if ended.get() {
            return;
        }
        let event = event_of(reply);
        ended.set(!matches!(event, Event::Progress(_)));
        on_event(event);
    })?;
    Some(Job { _handle: handle })
}

fn event_of(reply: Reply) -> Event {
    let Reply::Message { tag, bytes } = reply else { return Event::NoWorker };
    if tag == TAG_PROGRESS {
        return postcard::from_bytes(&bytes).map_or(Event::Stale, Event::Progress);
    }
    match postcard::from_bytes::<Answer>(&bytes) {
        Ok(answer) if answer.engine == ENGINE_VERSION => Event::Done(Box::new(answer.result)),
        _ => Event::Stale,
    }
}
