//! Workers that answer questions: started when first needed, given a question and then task after task; a new question drops the old one
//! at once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use scoring::ENGINE_VERSION;
use serde::Serialize;

use super::message::{Answer, Asked, Kind, Order, TAG_ANSWER, TAG_MATTER, TAG_QUESTION, TAG_TASK};
use crate::browser::worker::{self, Handle, Reply};

/// Most workers at once: more gain little for questions of this size and take memory each.
const MOST_WORKERS: usize = 4;

/// What is left to do for a question.
pub trait Work: 'static {
    type Of: Kind;
    type Question: Serialize;
    type Progress;
    /// The script that Trunk writes beside the page.
    const SCRIPT: &'static str;

    /// The next task, with its number, for the worker in this seat; `None` while there is nothing to give it.
    fn give_out(&mut self, seat: usize) -> Option<(u32, TaskOf<Self>)>;

    /// Takes an answer in; gives what there is to show of it now.
    ///
    /// # Errors
    /// For an answer that belongs to no task of this question.
    fn take(&mut self, number: u32, millis: f64, done: DoneOf<Self>) -> Result<Option<DoneOf<Self>>, RefusalOf<Self>>;

    /// Whether every answer is there.
    fn is_finished(&self) -> bool;

    fn progress(&self) -> Self::Progress;
}

type TaskOf<W> = <<W as Work>::Of as Kind>::Task;
type DoneOf<W> = <<W as Work>::Of as Kind>::Done;
type RefusalOf<W> = <<W as Work>::Of as Kind>::Refusal;
type AnswerOf<W> = Answer<DoneOf<W>, RefusalOf<W>>;

/// What becomes of a question.
pub enum Event<W: Work> {
    /// Something to show; of what grows, all there is so far.
    Done(Box<DoneOf<W>>),
    Progress(W::Progress),
    Finished,
    /// The question cannot be answered.
    Refused(RefusalOf<W>),
    /// The worker and the page are of different versions: reload.
    Stale,
    /// A worker cannot be started here, or died.
    NoWorker,
}

/// Workers and what they are at; dropped, they end.
pub struct Pool<W: Work> {
    inner: Rc<RefCell<Inner<W>>>,
}

struct Inner<W: Work> {
    n_workers: usize,
    seats: Vec<Seat>,
    /// Ended from inside a reply of theirs, and so not to be dropped before that is over.
    ended: Vec<Seat>,
    /// What all questions are about, told to each worker once.
    matter: Vec<u8>,
    number: u32,
    question: Vec<u8>,
    work: Option<W>,
    on_event: Rc<dyn Fn(Event<W>)>,
}

struct Seat {
    handle: Handle,
    is_ready: bool,
    load: Load,
}

/// What a worker was given and has not answered: one task, or one of a new question behind one of an earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Load {
    at_work: AtWork,
    has_more: bool,
    /// The question it was given last.
    question: u32,
}

/// At the last task that was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum AtWork {
    #[default]
    No,
    /// Not for long.
    Briefly,
    Yes,
}

impl<W: Work> Pool<W> {
    /// A pool on a machine of so many threads; no worker is started yet. `matter` is what all questions are about;
    /// `None` where it cannot be written.
    pub fn new<M: Serialize>(matter: &M, n_threads: usize, on_event: impl Fn(Event<W>) + 'static) -> Option<Self> {
        let matter = postcard::to_allocvec(matter).ok()?;
        let inner = Inner {
            n_workers: n_threads.clamp(1, MOST_WORKERS),
            seats: Vec::new(),
            ended: Vec::new(),
            matter,
            number: 0,
            question: Vec::new(),
            work: None,
            on_event: Rc::new(on_event),
        };
        Some(Self { inner: Rc::new(RefCell::new(inner)) })
    }

    /// Asks a question in place of the one before.
    pub fn ask(&self, question: W::Question, work: W) {
        let weak = Rc::downgrade(&self.inner);
        let mut inner = self.inner.borrow_mut();
        inner.ended.clear();
        inner.number = inner.number.wrapping_add(1);
        let question = postcard::to_allocvec(&Asked { number: inner.number, question });
        inner.work = Some(work);
        while inner.seats.len() < inner.n_workers {
            match seat(&weak, inner.seats.len()) {
                Some(seat) => inner.seats.push(seat),
                None => break,
            }
        }
        let is_written = question.is_ok();
        inner.question = question.unwrap_or_default();
        let is_at_it = is_written && !inner.seats.is_empty() && inner.hand_out();
        let events = if is_at_it { Vec::new() } else { inner.give_up(Event::NoWorker) };
        let on_event = inner.on_event.clone();
        drop(inner);
        events.into_iter().for_each(|event| on_event(event));
    }

    /// Changes what is wanted of the question at hand; what was answered stays.
    pub fn change(&self, change: impl FnOnce(&mut W)) {
        let mut inner = self.inner.borrow_mut();
        if let Some(work) = &mut inner.work {
            change(work);
            // One that cannot be posted to is found out by the next answer.
            inner.hand_out();
        }
    }

    /// Drops the question; a worker finishes the moments it is at, to nobody's interest.
    pub fn cancel(&self) {
        self.inner.borrow_mut().work = None;
    }
}

/// A worker for this place among the seats.
fn seat<W: Work>(inner: &Weak<RefCell<Inner<W>>>, place: usize) -> Option<Seat> {
    let inner = inner.clone();
    let handle = worker::start(W::SCRIPT, move |reply| {
        let Some(inner) = inner.upgrade() else { return };
        let (on_event, events) = {
            let mut inner = inner.borrow_mut();
            (inner.on_event.clone(), inner.hear(place, reply))
        };
        // Whoever hears may ask the next question right away.
        events.into_iter().for_each(|event| on_event(event));
    })?;
    Some(Seat { handle, is_ready: false, load: Load::default() })
}

impl<W: Work> Inner<W> {
    /// Takes in what a worker says, and gives it more to do.
    fn hear(&mut self, place: usize, reply: Reply) -> Vec<Event<W>> {
        let mut events = match reply {
            Reply::Ready => {
                if let Some(seat) = self.seats.get_mut(place) {
                    seat.is_ready = seat.handle.post(TAG_MATTER, &self.matter);
                }
                Vec::new()
            }
            Reply::Message { tag, bytes } if tag == TAG_ANSWER => {
                match postcard::from_bytes::<AnswerOf<W>>(&bytes.to_vec()) {
                    Ok(answer) if answer.engine == ENGINE_VERSION => self.take(place, answer),
                    _ => self.give_up(Event::Stale),
                }
            }
            Reply::Message { .. } | Reply::Failed => self.give_up(Event::NoWorker),
        };
        if !self.hand_out() {
            events.extend(self.give_up(Event::NoWorker));
        }
        events
    }

    fn take(&mut self, place: usize, answer: AnswerOf<W>) -> Vec<Event<W>> {
        if let Some(seat) = self.seats.get_mut(place) {
            seat.load.answered();
        }
        let Some(work) = self.work.as_mut().filter(|_| answer.question == self.number) else {
            return Vec::new();
        };
        let taken = answer.result.and_then(|done| work.take(answer.number, answer.millis, done));
        match taken {
            Ok(news) => {
                let mut events: Vec<Event<W>> = news.map(|done| Event::Done(Box::new(done))).into_iter().collect();
                events.push(if work.is_finished() { Event::Finished } else { Event::Progress(work.progress()) });
                events
            }
            Err(error) => {
                self.work = None;
                vec![Event::Refused(error)]
            }
        }
    }

    /// Gives every idle worker a task, after the question where it has not heard it yet; then those too that are about to be done with
    /// one of an earlier question. False when one of them cannot be posted to.
    fn hand_out(&mut self) -> bool {
        let Some(work) = &mut self.work else { return true };
        let number = self.number;
        for is_free in [Load::is_idle, Load::is_soon_done] {
            let free = |(_, seat): &(usize, &mut Seat)| seat.is_ready && is_free(&seat.load, number);
            for (place, seat) in self.seats.iter_mut().enumerate().filter(free) {
                let Some((task_number, task)) = work.give_out(place) else { continue };
                let is_told = seat.load.question == number || seat.handle.post(TAG_QUESTION, &self.question);
                seat.load.begins(number, <W::Of as Kind>::is_short(&task));
                if !is_told || !seat.post(TAG_TASK, &Order { question: number, number: task_number, task }) {
                    return false;
                }
            }
        }
        true
    }

    /// Ends all workers; the next question starts new ones.
    fn give_up(&mut self, event: Event<W>) -> Vec<Event<W>> {
        let was_asked = self.work.take().is_some();
        self.seats.iter().for_each(|seat| seat.handle.end());
        self.ended.append(&mut self.seats);
        if was_asked { vec![event] } else { Vec::new() }
    }
}

impl Seat {
    /// False when the buffer cannot be made, or the browser refuses it.
    fn post<T: Serialize>(&self, tag: &str, value: &T) -> bool {
        postcard::to_allocvec(value).is_ok_and(|bytes| self.handle.post(tag, &bytes))
    }
}

impl Load {
    fn is_idle(&self, _question: u32) -> bool {
        self.at_work == AtWork::No
    }

    /// It can begin with this question right after what it is at.
    fn is_soon_done(&self, question: u32) -> bool {
        self.at_work == AtWork::Briefly && !self.has_more && self.question != question
    }

    /// A task of a question was given.
    fn begins(&mut self, question: u32, is_short: bool) {
        self.question = question;
        self.has_more = self.at_work != AtWork::No;
        self.at_work = if is_short { AtWork::Briefly } else { AtWork::Yes };
    }

    /// The first of what was given is done.
    fn answered(&mut self) {
        if !std::mem::take(&mut self.has_more) {
            self.at_work = AtWork::No;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_question_waits_behind_a_short_task_and_nothing_else_does() {
        let mut load = Load::default();
        assert!(load.is_idle(1) && !load.is_soon_done(1));
        load.begins(1, true);
        assert!(!load.is_idle(1) && !load.is_soon_done(1), "one task of a question at a time");
        assert!(load.is_soon_done(2));
        load.begins(2, true);
        assert!(!load.is_soon_done(3), "no more than one waits");
        load.answered();
        assert!(!load.is_idle(2) && load.is_soon_done(3));
        load.answered();
        assert!(load.is_idle(3));
        load.begins(3, false);
        assert!(!load.is_soon_done(4), "who knows how long it takes");
    }
}
