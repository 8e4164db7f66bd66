//! Inside the reader's worker: reads files, a person's own or the site's, and answers with a dataset or with what stops it, and with what
//! tables were taken for.

use scoring::ENGINE_VERSION;
use scoring::intake::{Arriving, Input, MAX_BYTES, ParquetReader};
use scoring::join::Stack;
use scoring::model::{At, Fingerprint, Problem, ProblemKind, Severity};
use scoring::validate::{self, Basis, Choices, Loaded, Refused, Unmarked};
use web_sys::DedicatedWorkerGlobalScope;

use super::decoder::BrowserDecoder;
use super::{Account, Answer, Next, Stage, TAG_ANSWER, TAG_PROGRESS, parts};
use crate::browser::digest;
use crate::browser::file::{File, fetch_bytes, path_of, read_in_pieces};
use crate::browser::task::rest;
use crate::browser::worker::{self, Content, reply_with};

/// How long it rests while the page takes up pieces of a dataset.
const REST_MS: u32 = 4;

/// Listens for files or addresses, and for how they are to be read: a scenario's decisions about tables as JSON, and in a second line
/// the choices that are remembered; answers what they come to. Which formats it reads is a matter of what it was built with, and of the
/// reader of Parquet that it is given.
pub fn serve(parquet: Option<ParquetReader>) {
    worker::serve_work(move |scope, files, mut texts| async move {
        let choices = choices(&texts.pop().unwrap_or_default());
        let inputs = if files.is_empty() { fetch(&scope, texts).await } else { read(&scope, files).await };
        let answer = check(&scope, inputs, (&BrowserDecoder { parquet }, &choices)).await;
        send(&scope, TAG_ANSWER, &answer);
    });
}

/// What was kept by another version is no reason not to read.
fn choices(how: &str) -> Choices {
    let (tables, remembered) = how.split_once('\n').unwrap_or((how, ""));
    let remembered: Choices = serde_json::from_str(remembered).unwrap_or_default();
    Choices { tables: serde_json::from_str(tables).unwrap_or_default(), ..remembered }
}

/// The bytes of files a person chose.
async fn read(scope: &DedicatedWorkerGlobalScope, files: Vec<File>) -> Result<Vec<Input>, Vec<Problem>> {
    let mut inputs = Vec::with_capacity(files.len());
    let of = files.len() as u32;
    for (index, file) in files.iter().enumerate() {
        send(scope, TAG_PROGRESS, &Stage::Reading { index: index as u32 + 1, of });
        // Refused by its size before a byte is read, so that memory never goes.
        if file.size() > MAX_BYTES as f64 {
            let kind = ProblemKind::TooLarge { bytes: file.size() as u64, limit_bytes: MAX_BYTES };
            return Err(vec![Problem::new(Severity::Fatal, At::file(file.name()), kind)]);
        }
        let mut arriving = Arriving::new(path_of(file), file.size() as usize);
        read_in_pieces(file, |piece| arriving.add(piece)).await.map_err(|_| missing(file.name()))?;
        inputs.push(arriving.finish());
    }
    Ok(inputs)
}

/// The bytes of files the site ships.
async fn fetch(scope: &DedicatedWorkerGlobalScope, addresses: Vec<String>) -> Result<Vec<Input>, Vec<Problem>> {
    let mut inputs = Vec::with_capacity(addresses.len());
    let of = addresses.len() as u32;
    for (index, address) in addresses.into_iter().enumerate() {
        send(scope, TAG_PROGRESS, &Stage::Reading { index: index as u32 + 1, of });
        let bytes = fetch_bytes(&address).await.map_err(|_| missing(address.clone()))?;
        let name = address.rsplit('/').next().unwrap_or(&address).to_string();
        inputs.push(Input::new(name, bytes));
    }
    Ok(inputs)
}

fn missing(name: String) -> Vec<Problem> {
    vec![Problem::new(Severity::Fatal, At::file(name.clone()), ProblemKind::MissingFile { name })]
}

async fn check(
    scope: &DedicatedWorkerGlobalScope,
    inputs: Result<Vec<Input>, Vec<Problem>>,
    (decoder, choices): (&BrowserDecoder, &Choices),
) -> Answer {
    send(scope, TAG_PROGRESS, &Stage::Checking);
    let refused = |problems| Box::new(Refused { problems, ..Refused::default() });
    let loaded = inputs.map_err(refused).and_then(|inputs| validate::load_unmarked(inputs, decoder, choices));
    let (result, account) = match loaded {
        Ok(unmarked) => {
            let (read, account) = Account::beside(send_ahead(scope, unmarked).await);
            (Ok(read), account)
        }
        Err(refused) => {
            let (columns, join, stacks) = (refused.columns, refused.join, refused.stacks);
            let account = Account { columns, join, stacks, ..Account::default() };
            (Err(refused.problems), account)
        }
    };
    let is_guessed = account.columns.as_ref().is_some_and(|proposal| proposal.basis == Basis::Cells);
    let is_guessed = is_guessed || account.stacks.iter().any(Stack::is_open);
    let next = if is_guessed { Next::Ask } else { Next::Show };
    // Writing to memory cannot fail.
    let account = postcard::to_allocvec(&account).unwrap_or_default();
    Answer { engine: ENGINE_VERSION.to_string(), result, next, account }
}

/// Sends what is large of a dataset while the browser hashes it; what is left to send has its fingerprint.
async fn send_ahead(scope: &DedicatedWorkerGlobalScope, mut unmarked: Unmarked) -> Loaded {
    let content = unmarked.content();
    let digest = digest::sha256(&content);
    send(scope, TAG_PROGRESS, &Stage::Sending);
    parts::send_ahead(unmarked.dataset_mut(), |tag, content| send_content(scope, tag, content), || rest(REST_MS)).await;
    let fingerprint = match digest.await {
        Some(digest) => Fingerprint::of_digest(&digest),
        None => Fingerprint::of_content(&content),
    };
    unmarked.mark_with(fingerprint)
}

fn send<T: serde::Serialize>(scope: &DedicatedWorkerGlobalScope, tag: &str, value: &T) {
    // Writing to memory cannot fail.
    send_content(scope, tag, Content::Bytes(&postcard::to_allocvec(value).unwrap_or_default()));
}

fn send_content(scope: &DedicatedWorkerGlobalScope, tag: &str, content: Content<'_>) {
    // A buffer that cannot be made or posted leaves the page without an answer; the worker's error event tells it.
    if reply_with(scope, tag, content).is_err() {
        wasm_bindgen::throw_str("the answer could not be sent");
    }
}
