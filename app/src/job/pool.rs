//! The engine's workers: started when first needed, given a question and then task after task; a new question drops the old one at once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use scoring::ENGINE_VERSION;
use scoring::model::Dataset;
use scoring::robust::RobustError;
use serde::Serialize;

use super::engine::{Answer, Done, Order, Question, TAG_ANSWER, TAG_DATASET, TAG_QUESTION, TAG_TASK};
use super::plan::{Plan, Progress, Wanted};
use crate::browser::worker::{self, Handle, Reply};

/// The script that Trunk writes beside the page.
const SCRIPT: &str = "./engine_loader.js";
/// Most workers at once: more gain little for questions of this size and take memory each.
const MOST_WORKERS: usize = 4;

/// What becomes of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something to show; draws are all there are so far.
    Done(Box<Done>),
    Progress(Progress),
    Finished,
    /// The question cannot be answered.
    Refused(RobustError),
    /// The engine and the page are of different versions: reload.
    Stale,
    /// A worker cannot be started here, or died.
    NoWorker,
}

/// Workers and what they are at; dropped, they end.
pub struct Pool {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    n_workers: usize,
    seats: Vec<Seat>,
    /// Ended from inside a reply of theirs, and so not to be dropped before that is over.
    ended: Vec<Seat>,
    dataset: Vec<u8>,
    question: Question,
    plan: Option<Plan>,
    on_event: Rc<dyn Fn(Event)>,
}

struct Seat {
    handle: Handle,
    is_ready: bool,
    is_at_work: bool,
    /// The question it was given last.
    question: u32,
}

impl Pool {
    /// A pool for a dataset on a machine of so many threads; no worker is started yet.
    pub fn new(dataset: &Dataset, n_threads: usize, on_event: impl Fn(Event) + 'static) -> Option<Self> {
        let dataset = postcard::to_allocvec(dataset).ok()?;
        let inner = Inner {
            n_workers: n_threads.clamp(1, MOST_WORKERS),
            seats: Vec::new(),
            ended: Vec::new(),
            dataset,
            question: Question { number: 0, scenario: String::new(), listed: Vec::new() },
            plan: None,
            on_event: Rc::new(on_event),
        };
        Some(Self { inner: Rc::new(RefCell::new(inner)) })
    }

    /// Asks a question in place of the one before.
    pub fn ask(&self, scenario: String, listed: Vec<u32>, wanted: Wanted) {
        let weak = Rc::downgrade(&self.inner);
        let mut inner = self.inner.borrow_mut();
        inner.ended.clear();
        let number = inner.question.number.wrapping_add(1);
        inner.question = Question { number, scenario, listed };
        inner.plan = Some(Plan::new(wanted));
        while inner.seats.len() < inner.n_workers {
            match seat(&weak, inner.seats.len()) {
                Some(seat) => inner.seats.push(seat),
                None => break,
            }
        }
        let is_at_it = !inner.seats.is_empty() && inner.hand_out();
        let events = if is_at_it { Vec::new() } else { inner.give_up(Event::NoWorker) };
        let on_event = inner.on_event.clone();
        drop(inner);
        events.into_iter().for_each(|event| on_event(event));
    }

    /// Wants to know of another entity; what was drawn stays.
    pub fn look_at(&self, entity: Option<u32>) {
        let mut inner = self.inner.borrow_mut();
        if let Some(plan) = &mut inner.plan {
            plan.look_at(entity);
            // One that cannot be posted to is found out by the next answer.
            inner.hand_out();
        }
    }

    /// Drops the question; a worker finishes the moments it is at, to nobody's interest.
    pub fn cancel(&self) {
        self.inner.borrow_mut().plan = None;
    }
}

/// A worker for this place among the seats.
fn seat(inner: &Weak<RefCell<Inner>>, place: usize) -> Option<Seat> {
    let inner = inner.clone();
    let handle = worker::start(SCRIPT, move |reply| {
        let Some(inner) = inner.upgrade() else { return };
        let (on_event, events) = {
            let mut inner = inner.borrow_mut();
            (inner.on_event.clone(), inner.hear(place, reply))
        };
        // Whoever hears may ask the next question right away.
        events.into_iter().for_each(|event| on_event(event));
    })?;
    Some(Seat { handle, is_ready: false, is_at_work: false, question: 0 })
}

impl Inner {
    /// Takes in what a worker says, and gives it more to do.
    fn hear(&mut self, place: usize, reply: Reply) -> Vec<Event> {
        let mut events = match reply {
            Reply::Ready => {
                if let Some(seat) = self.seats.get_mut(place) {
                    seat.is_ready = seat.handle.post(TAG_DATASET, &self.dataset);
                }
                Vec::new()
            }
            Reply::Message { tag, bytes } if tag == TAG_ANSWER => match postcard::from_bytes::<Answer>(&bytes) {
                Ok(answer) if answer.engine == ENGINE_VERSION => self.take(place, answer),
                _ => self.give_up(Event::Stale),
            },
            Reply::Message { .. } | Reply::Failed => self.give_up(Event::NoWorker),
        };
        if !self.hand_out() {
            events.extend(self.give_up(Event::NoWorker));
        }
        events
    }

    fn take(&mut self, place: usize, answer: Answer) -> Vec<Event> {
        if let Some(seat) = self.seats.get_mut(place) {
            seat.is_at_work = false;
        }
        let Some(plan) = self.plan.as_mut().filter(|_| answer.question == self.question.number) else {
            return Vec::new();
        };
        let taken = answer.result.and_then(|done| plan.take(answer.number, answer.millis, done));
        match taken {
            Ok(news) => {
                let mut events: Vec<Event> = news.map(|done| Event::Done(Box::new(done))).into_iter().collect();
                events.push(if plan.is_finished() { Event::Finished } else { Event::Progress(plan.progress()) });
                events
            }
            Err(error) => {
                self.plan = None;
                vec![Event::Refused(error)]
            }
        }
    }

    /// Gives every idle worker a task, after the question where it has not heard it yet.
    /// False when one of them cannot be posted to.
    fn hand_out(&mut self) -> bool {
        let Some(plan) = &mut self.plan else { return true };
        for seat in self.seats.iter_mut().filter(|seat| seat.is_ready && !seat.is_at_work) {
            let Some((number, task)) = plan.give_out() else { break };
            let is_told = seat.question == self.question.number || seat.post(TAG_QUESTION, &self.question);
            seat.question = self.question.number;
            seat.is_at_work = true;
            if !is_told || !seat.post(TAG_TASK, &Order { question: self.question.number, number, task }) {
                return false;
            }
        }
        true
    }

    /// Ends all workers; the next question starts new ones.
    fn give_up(&mut self, event: Event) -> Vec<Event> {
        let was_asked = self.plan.take().is_some();
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
