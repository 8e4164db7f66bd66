//! Work off the page's thread: files are read, checked and turned into a dataset in a worker, with progress, and can be cancelled.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use scoring::ENGINE_VERSION;
use scoring::join::{JoinReport, Stack};
use scoring::model::{Dataset, Decision, Double, ParquetFault, Problem, ProblemKind, Slip};
use scoring::validate::{Loaded, Proposal};
use serde::{Deserialize, Serialize};

use self::parts::Parts;

use crate::browser::file::File;
use crate::browser::worker::{self, Handle, Reply, Work};

pub mod blocks;
pub mod chance;
pub mod chance_plan;
pub mod decoder;
pub mod engine;
pub mod message;
pub mod packed;
pub mod parts;
pub mod plan;
pub mod pool;
pub mod reader;
pub mod writer;

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
    pub next: Next,
    /// An [`Account`] as it came: only who shows it has the means to open it, which are no part of the first load.
    pub account: Vec<u8>,
}

/// What is to be done with a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Next {
    Show,
    /// Look first: what its columns are was guessed, or of which year its tables are.
    Ask,
}

/// What tables were taken for: for whoever wants to look or to decide otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub columns: Option<Proposal>,
    pub join: Option<JoinReport>,
    pub stacks: Vec<Stack>,
    /// Figures that can be mended in one step.
    pub slips: Vec<Slip>,
    /// Rows that stand twice and that nobody decided about.
    pub doubles: Vec<Double>,
    /// Decisions that these tables had a case of.
    pub met: Vec<Decision>,
}

impl Account {
    /// What tables became, and beside it what they were taken for.
    pub fn beside(loaded: Loaded) -> ((Dataset, Vec<Problem>), Self) {
        let Loaded { dataset, problems, columns, join, stacks, slips, doubles, met } = loaded;
        ((dataset, problems), Self { columns, join, stacks, slips, doubles, met })
    }

    /// `None` where there is nothing to tell.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// What the worker would answer for a dataset that is open already, to be heard again from a page that brings it along; `None` where there
/// is no memory for it.
pub fn answer_of(dataset: &Dataset, problems: &[Problem], account: &[u8]) -> Option<Vec<u8>> {
    // An `Answer`, borrowed.
    postcard::to_allocvec(&(ENGINE_VERSION, Ok::<_, ()>((dataset, problems)), Next::Show, account)).ok()
}

/// What becomes of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Progress(Stage),
    Done(Box<Answer>),
    /// The worker and the page are of different versions: reload.
    Stale,
    /// The worker cannot be started here, or died.
    NoWorker,
}

pub const TAG_PROGRESS: &str = "progress";
pub const TAG_ANSWER: &str = "answer";

/// A job under way; dropped, it is cancelled.
pub struct Job {
    /// The workers that were started for it; the last one is at it.
    _handles: Rc<RefCell<Vec<Handle>>>,
}

/// Which build of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
enum Reader {
    Tables,
    /// Larger, and with the means to read workbooks.
    Workbooks,
    /// The largest, and with the means to read Parquet too.
    Parquet,
}

impl Reader {
    /// The one that the names of files ask for; what is in them may ask for a larger one later.
    fn for_names(names: impl Iterator<Item = String>) -> Self {
        names.fold(Self::Tables, |reader, name| {
            let name = name.to_ascii_lowercase();
            let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
            match () {
                () if reader == Self::Parquet || ends(&[".parquet", ".parq", ".pq"]) => Self::Parquet,
                () if ends(&[".xlsx", ".xlsm", ".xltx", ".xls", ".ods"]) => Self::Workbooks,
                () => reader,
            }
        })
    }

    fn script(self) -> &'static str {
        match self {
            Self::Tables => "./worker_loader.js",
            Self::Workbooks => "./workbook_loader.js",
            Self::Parquet => "./parquet_loader.js",
        }
    }
}

/// What a job is about, kept in case another reader must begin anew.
enum Given {
    /// With how they are to be read.
    Files(Vec<File>, String),
    /// As above.
    Addresses(Vec<String>, String),
}

/// Opens files that a person chose in a new worker, by what they decided about such files, as [`reader::serve`] takes it. `None` when no
/// worker can be started at all.
pub fn open_files(files: &[File], how: String, on_event: impl Fn(Event) + 'static) -> Option<Job> {
    let reader = Reader::for_names(files.iter().map(File::name));
    start(reader, Given::Files(files.to_vec(), how), on_event)
}

/// Opens files that the site ships, by their addresses, in a new worker: the same reader as for a person's own. `None` as above.
pub fn open_addresses(addresses: Vec<String>, how: String, on_event: impl Fn(Event) + 'static) -> Option<Job> {
    start(Reader::Tables, Given::Addresses(addresses, how), on_event)
}

/// Starts the reader of tables ahead of the files that a person is about to choose.
pub fn prepare_reader() {
    worker::prepare(Reader::Tables.script());
}

/// Ends the reader that waits for files.
pub fn dismiss_reader() {
    worker::dismiss();
}

fn start(reader: Reader, given: Given, on_event: impl Fn(Event) + 'static) -> Option<Job> {
    let handles = Rc::new(RefCell::new(Vec::new()));
    let first = hear(reader, Rc::new(given), Rc::new(on_event), Rc::downgrade(&handles))?;
    handles.borrow_mut().push(first);
    Some(Job { _handles: handles })
}

/// Starts a reader. Where it finds something that it has no means for, the one that has them takes over.
fn hear(
    reader: Reader,
    given: Rc<Given>,
    on_event: Rc<dyn Fn(Event)>,
    handles: Weak<RefCell<Vec<Handle>>>,
) -> Option<Handle> {
    let ended = Rc::new(Cell::new(false));
    let again = given.clone();
    let parts = RefCell::new(Parts::default());
    let work = match &*given {
        Given::Files(files, how) => Work::Files(files, how),
        Given::Addresses(addresses, how) => Work::Texts(addresses, how),
    };
    worker::spawn(reader.script(), &work, move |reply| {
        if ended.get() {
            return;
        }
        let Some(event) = event_of(reply, &mut parts.borrow_mut()) else { return };
        ended.set(!matches!(event, Event::Progress(_)));
        if let Some(larger) = asked_for(&event).filter(|&larger| larger > reader) {
            let Some(handles) = handles.upgrade() else { return };
            // This worker's handle is being called and is only ended; it is dropped with the job.
            handles.borrow().iter().for_each(Handle::end);
            match hear(larger, again.clone(), on_event.clone(), Rc::downgrade(&handles)) {
                Some(next) => handles.borrow_mut().push(next),
                None => on_event(Event::NoWorker),
            }
            return;
        }
        on_event(event);
    })
}

/// The reader that has the means for everything in the files, where the one that answers has not.
fn asked_for(event: &Event) -> Option<Reader> {
    let Event::Done(answer) = event else { return None };
    let problems = answer.result.as_ref().err()?;
    // Comparing kinds whole would bring the means for all of them into the first load.
    let of = |found: &Problem| match found.kind {
        ProblemKind::WorkbookUnread => Some(Reader::Workbooks),
        ProblemKind::Parquet(ParquetFault::Unread) => Some(Reader::Parquet),
        _ => None,
    };
    problems.iter().filter_map(of).reduce(|one, other| if other > one { other } else { one })
}

/// What a message tells; `None` for a part of what is to come.
fn event_of(reply: Reply, parts: &mut Parts) -> Option<Event> {
    let Reply::Message { tag, bytes } = reply else { return Some(Event::NoWorker) };
    if tag == TAG_PROGRESS {
        return Some(postcard::from_bytes(&bytes.to_vec()).map_or(Event::Stale, Event::Progress));
    }
    if parts.take(&tag, &bytes) {
        return None;
    }
    let mut answer = match postcard::from_bytes::<Answer>(&bytes.to_vec()) {
        Ok(answer) if answer.engine == ENGINE_VERSION => answer,
        _ => return Some(Event::Stale),
    };
    let is_whole = answer.result.as_mut().map_or(true, |(dataset, _)| parts.put_back(dataset));
    Some(if is_whole { Event::Done(Box::new(answer)) } else { Event::Stale })
}

#[cfg(test)]
mod tests {
    use scoring::model::{
        At, Column, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Severity, Text,
    };

    use super::*;
    use crate::browser::worker::Bytes;

    #[test]
    fn each_reader_is_for_what_only_it_reads() {
        let reader = |names: &[&str]| Reader::for_names(names.iter().map(|name| name.to_string()));
        assert_eq!(reader(&["a.csv", "b.zip"]), Reader::Tables);
        assert_eq!(reader(&["a.csv", "年报.XLSX"]), Reader::Workbooks);
        assert_eq!(reader(&["old.xls"]), Reader::Workbooks);
        assert_eq!(reader(&["part-0.snappy.Parquet", "a.xlsx"]), Reader::Parquet);
    }

    #[test]
    fn what_is_open_is_answered_again_to_the_same_bits() {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(String::from),
            weight: 1.0,
            indicator,
        };
        let tax = Indicator::measured(Direction::Positive, "万元");
        let framework = Framework::new(vec![node("goal", None, None), node("tax", Some("goal"), Some(tax))]).unwrap();
        let entities = ["甲", "<b>"].map(|id| Entity { id: id.into(), name: Text::same(id) }).to_vec();
        let columns = vec![Column::from_raw(vec![0.1 + 0.2, f64::NAN])];
        let panel = Panel { period: Period("2024".into()), columns, denominators: vec![] };
        let dataset = Dataset::new("test", framework, entities, vec![panel]);
        let problems = vec![Problem::new(Severity::Warning, At::file("a.csv"), ProblemKind::EmptyFile)];
        let bytes = answer_of(&dataset, &problems, &[7, 8]).unwrap();
        let reply = Reply::Message { tag: TAG_ANSWER.into(), bytes: Bytes::Here(bytes) };
        let Some(Event::Done(answer)) = event_of(reply, &mut Parts::default()) else { panic!("no answer") };
        assert_eq!((answer.next, &answer.account[..]), (Next::Show, &[7, 8][..]));
        let (again, problems_again) = answer.result.unwrap();
        assert_eq!((again.fingerprint.clone(), &problems_again), (dataset.fingerprint.clone(), &problems));
        let bits = |dataset: &Dataset| {
            dataset.panels[0].columns[0].raw().iter().map(|cell| cell.to_bits()).collect::<Vec<_>>()
        };
        assert_eq!(bits(&again), bits(&dataset));
    }

    #[test]
    fn what_has_another_name_asks_for_its_reader() {
        let asked = |kinds: &[ProblemKind]| {
            let problem = |kind: &ProblemKind| Problem::new(Severity::Fatal, At::file("a.zip"), kind.clone());
            let (engine, account) = (ENGINE_VERSION.to_string(), Vec::new());
            let result = Err(kinds.iter().map(problem).collect());
            asked_for(&Event::Done(Box::new(Answer { engine, result, next: Next::Show, account })))
        };
        let (workbook, parquet) = (ProblemKind::WorkbookUnread, ProblemKind::Parquet(ParquetFault::Unread));
        assert_eq!(asked(&[ProblemKind::EmptyFile, workbook.clone()]), Some(Reader::Workbooks));
        assert_eq!(asked(&[parquet.clone(), workbook]), Some(Reader::Parquet));
        assert_eq!(asked(&[ProblemKind::Parquet(ParquetFault::Footer)]), None);
        assert_eq!(asked(&[ProblemKind::EmptyFile]), None);
        assert_eq!(asked_for(&Event::NoWorker), None);
        assert!(Reader::Parquet > Reader::Workbooks && Reader::Workbooks > Reader::Tables);
    }

    #[test]
    fn what_tables_were_taken_for_travels_whole() {
        use scoring::intake::{Input, Utf8Only};
        use scoring::validate::load;

        let table =
            |name: &str| Input::new(format!("{name}.csv"), format!("企业名称,{name}（万元）\n甲厂,1\n乙厂,2\n"));
        let loaded = load(vec![table("税收"), table("产值")], &Utf8Only).expect("two tables");
        let (_, account) = Account::beside(loaded);
        assert!(account.columns.is_some() && account.join.is_some());
        assert_eq!(Account::open(&postcard::to_allocvec(&account).expect("bytes")), Some(account));
        assert_eq!(Account::open(&[]), None);
    }
}
