//! What the page and a worker that answers questions say to each other: some matter first perhaps, then a question, then task after task.

use std::fmt::Debug;

use scoring::ENGINE_VERSION;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::DedicatedWorkerGlobalScope;

use crate::browser::worker::{Inbox, now_ms, reply};

/// What all questions are about.
pub const TAG_MATTER: &str = "matter";
pub const TAG_QUESTION: &str = "question";
pub const TAG_TASK: &str = "task";
pub const TAG_ANSWER: &str = "answer";

/// What all tasks until the next question are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked<Q> {
    /// Grows with every question; answers to an earlier one are of no interest any more.
    pub number: u32,
    pub question: Q,
}

/// A task with its question and a number of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order<T> {
    pub question: u32,
    pub number: u32,
    pub task: T,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer<D, R> {
    /// The worker's engine; another one than the page's means a stale file in some cache.
    pub engine: String,
    pub question: u32,
    pub number: u32,
    /// How long it took.
    pub millis: f64,
    pub result: Result<D, R>,
}

/// What tasks of one kind are and come to.
pub trait Kind {
    type Task: Serialize + DeserializeOwned;
    type Done: Serialize + DeserializeOwned;
    /// Why a question cannot be answered.
    type Refusal: Serialize + DeserializeOwned;

    /// A worker is done with the task so soon that the next question may wait for it there, and not where the page hears of the answer.
    fn is_short(_task: &Self::Task) -> bool {
        false
    }
}

/// A worker with a question before it.
pub trait Desk {
    type Of: Kind;

    /// Does a task.
    ///
    /// # Errors
    /// What the question asks for in vain.
    fn answer(&mut self, task: &TaskOf<Self>) -> Result<DoneOf<Self>, RefusalOf<Self>>;
}

type TaskOf<D> = <<D as Desk>::Of as Kind>::Task;
type DoneOf<D> = <<D as Desk>::Of as Kind>::Done;
type RefusalOf<D> = <<D as Desk>::Of as Kind>::Refusal;

/// Inside a worker: does the tasks of one question; gives the first message that is none.
pub async fn answer_tasks<D: Desk>(
    scope: &DedicatedWorkerGlobalScope,
    inbox: &Inbox,
    desk: &mut D,
) -> (String, Vec<u8>) {
    loop {
        let (tag, bytes) = inbox.next().await;
        if tag != TAG_TASK {
            return (tag, bytes);
        }
        let order: Order<TaskOf<D>> = read(&bytes);
        let start = now_ms(scope);
        let result = desk.answer(&order.task);
        let millis = now_ms(scope) - start;
        let engine = ENGINE_VERSION.to_string();
        let answer = Answer { engine, question: order.question, number: order.number, millis, result };
        // The page hears of a worker that cannot answer by its error event.
        let sent = postcard::to_allocvec(&answer).ok().and_then(|bytes| reply(scope, TAG_ANSWER, &bytes).ok());
        if sent.is_none() {
            wasm_bindgen::throw_str("the answer could not be sent");
        }
    }
}

/// Inside a worker: a message of the page, which is of the same version.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_else(|_| wasm_bindgen::throw_str("the message cannot be read"))
}
