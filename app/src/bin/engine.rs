//! The engine's worker: draws rankings for the question it was given last, task by task.

use app::browser::worker::{Inbox, now_ms, ready, reply, scope};
use app::job::engine::{Answer, Desk, Order, Question, TAG_ANSWER, TAG_DATASET, TAG_QUESTION, TAG_TASK};
use scoring::ENGINE_VERSION;
use scoring::model::Dataset;
use scoring::scenario::{self, Scenario};
use wasm_bindgen_futures::spawn_local;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    console_error_panic_hook::set_once();
    let Some(scope) = scope() else { return };
    let inbox = Inbox::open(&scope);
    if ready(&scope).is_err() {
        wasm_bindgen::throw_str("the worker cannot answer");
    }
    spawn_local(async move { serve(&scope, &inbox).await });
}

/// A dataset, then questions about it, then tasks of each; whatever comes out of turn is of a question that is over.
async fn serve(scope: &DedicatedWorkerGlobalScope, inbox: &Inbox) {
    let mut dataset: Option<Dataset> = None;
    let mut message = inbox.next().await;
    loop {
        let (tag, bytes) = message;
        message = match (tag.as_str(), &dataset) {
            (TAG_DATASET, _) => {
                dataset = Some(read(&bytes));
                inbox.next().await
            }
            (TAG_QUESTION, Some(dataset)) => {
                let question: Question = read(&bytes);
                let Ok(scenario) = scenario::parse(&question.scenario) else {
                    wasm_bindgen::throw_str("the scenario cannot be read")
                };
                answer(scope, inbox, dataset, (&question, &scenario)).await
            }
            _ => inbox.next().await,
        };
    }
}

/// Does the tasks of one question; gives the first message that is none.
async fn answer(
    scope: &DedicatedWorkerGlobalScope,
    inbox: &Inbox,
    dataset: &Dataset,
    (question, scenario): (&Question, &Scenario),
) -> (String, Vec<u8>) {
    let mut desk = Desk::new(dataset, scenario, &question.listed);
    loop {
        let (tag, bytes) = inbox.next().await;
        if tag != TAG_TASK {
            return (tag, bytes);
        }
        let order: Order = read(&bytes);
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

fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_else(|_| wasm_bindgen::throw_str("the message cannot be read"))
}
