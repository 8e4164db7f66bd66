//! The engine's worker: draws rankings for the question it was given last, task by task.

use app::browser::worker::{self, Inbox};
use app::job::engine::{Desk, Question};
use app::job::message::{Asked, TAG_MATTER, TAG_QUESTION, answer_tasks, read};
use scoring::model::Dataset;
use scoring::scenario;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    console_error_panic_hook::set_once();
    worker::serve(|scope, inbox| async move { serve(&scope, &inbox).await });
}

/// A dataset, then questions about it, then tasks of each; whatever comes out of turn is of a question that is over.
async fn serve(scope: &DedicatedWorkerGlobalScope, inbox: &Inbox) {
    let mut dataset: Option<Dataset> = None;
    let mut message = inbox.next().await;
    loop {
        let (tag, bytes) = message;
        message = match (tag.as_str(), &dataset) {
            (TAG_MATTER, _) => {
                dataset = Some(read(&bytes));
                inbox.next().await
            }
            (TAG_QUESTION, Some(dataset)) => {
                let Asked { question, .. } = read::<Asked<Question>>(&bytes);
                let Ok(scenario) = scenario::parse(&question.scenario) else {
                    wasm_bindgen::throw_str("the scenario cannot be read")
                };
                let mut desk = Desk::new(dataset, &scenario, &question.listed);
                answer_tasks(scope, inbox, &mut desk).await
            }
            _ => inbox.next().await,
        };
    }
}
