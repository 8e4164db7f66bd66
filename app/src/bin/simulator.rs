//! The simulator's worker: follows the plans of the question it was given last, task by task.

use app::browser::worker::{self, Inbox};
use app::job::chance::{Desk, Question};
use app::job::message::{Asked, TAG_QUESTION, answer_tasks, read};
use scoring::revenue::chance::Portfolios;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    console_error_panic_hook::set_once();
    worker::serve(|scope, inbox| async move { serve(&scope, &inbox).await });
}

/// Questions, then tasks of each; whatever comes out of turn is of a question that is over.
async fn serve(scope: &DedicatedWorkerGlobalScope, inbox: &Inbox) {
    let mut message = inbox.next().await;
    let mut portfolios = Portfolios::default();
    loop {
        let (tag, bytes) = message;
        message = if tag == TAG_QUESTION {
            let Asked { question, .. } = read::<Asked<Question>>(&bytes);
            let Ok(mut desk) = Desk::new(&question, std::mem::take(&mut portfolios)) else {
                wasm_bindgen::throw_str("the plan cannot be simulated")
            };
            let next = answer_tasks(scope, inbox, &mut desk).await;
            portfolios = desk.into_portfolios();
            next
        } else {
            inbox.next().await
        };
    }
}
