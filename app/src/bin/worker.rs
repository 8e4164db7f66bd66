//! The worker: reads the files a person chose and answers with a dataset or with what stops it.

use app::browser::file::read_file;
use app::browser::worker::{files_in, reply, scope};
use app::job::decoder::BrowserDecoder;
use app::job::{Answer, Stage, TAG_ANSWER, TAG_PROGRESS};
use scoring::ENGINE_VERSION;
use scoring::intake::{Input, MAX_BYTES};
use scoring::model::{At, Dataset, Problem, ProblemKind, Severity};
use scoring::validate;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let Some(scope) = scope() else { return };
    let answer_in = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let scope = answer_in.clone();
        let files = files_in(&event);
        spawn_local(async move {
            let result = open(&scope, files).await;
            send(&scope, TAG_PROGRESS, &Stage::Sending);
            send(&scope, TAG_ANSWER, &Answer { engine: ENGINE_VERSION.to_string(), result });
        });
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    on_message.forget();
}

async fn open(scope: &DedicatedWorkerGlobalScope, files: Vec<File>) -> Result<(Dataset, Vec<Problem>), Vec<Problem>> {
    let mut inputs = Vec::with_capacity(files.len());
    let of = files.len() as u32;
    for (index, file) in files.iter().enumerate() {
        send(scope, TAG_PROGRESS, &Stage::Reading { index: index as u32 + 1, of });
        // Refused by its size before a byte is read, so that memory never goes.
        if file.size() > MAX_BYTES as f64 {
            let kind = ProblemKind::TooLarge { bytes: file.size() as u64, limit_bytes: MAX_BYTES };
            return Err(vec![Problem::new(Severity::Fatal, At::file(file.name()), kind)]);
        }
        match read_file(file).await {
            Ok(bytes) => inputs.push(Input { name: file.name(), bytes }),
            Err(_) => {
                let kind = ProblemKind::MissingFile { name: file.name() };
                return Err(vec![Problem::new(Severity::Fatal, At::file(file.name()), kind)]);
            }
        }
    }
    send(scope, TAG_PROGRESS, &Stage::Checking);
    validate::load(inputs, &BrowserDecoder).map(|loaded| (loaded.dataset, loaded.problems))
}

fn send<T: serde::Serialize>(scope: &DedicatedWorkerGlobalScope, tag: &str, value: &T) {
    // A buffer that cannot be made or posted leaves the page without an answer; the worker's error event tells it.
    let sent = postcard::to_allocvec(value).ok().and_then(|bytes| reply(scope, tag, &bytes).ok());
    if sent.is_none() {
        wasm_bindgen::throw_str("the answer could not be sent");
    }
}
