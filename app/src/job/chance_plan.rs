//! What is left to do for plans by chance, cut into tasks: a first look at every plan, then questions about one, then all paths of all.
//! Pure: tested natively.

use std::collections::{BTreeMap, VecDeque};

use super::blocks::Blocks;
use scoring::revenue::chance::questions::{SHARES, SKILLS};

use super::chance::{Done, Impossible, MOST_BARS, Plans, Question, Task, stresses};
use super::packed::Packed;
use super::pool::Work;

/// What a question wants to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub n_plans: u32,
    /// Paths of each in the end.
    pub paths: u64,
    pub focus: Focus,
    /// The workers have the companies of the first paths from the question before: one is quicker than several that must hear of each other.
    pub is_drawn: bool,
    /// After the first look at the plan looked at nothing is begun until it is said to go on.
    pub holds: bool,
}

/// The plan looked at, which comes before the others, and what is wanted of it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    pub plan: u32,
    /// What decides, what hurts, what skill is worth, how much equity is enough.
    pub questions: bool,
    /// A path to be told.
    pub story: Option<u64>,
    /// What its accounts would show.
    pub results: bool,
}

/// Paths of the first look: enough for a fan that a slider can be moved by.
pub const FIRST_PATHS: u64 = 2_000;
/// The workers share the first look in parts of so many paths: some milliseconds each.
const FIRST_PART: u64 = 500;
/// Paths behind each answer to a question; the same of every case, so that differences are not of chance.
pub const QUESTION_PATHS: u64 = 8_000;
/// Paths behind each end of a bar.
const BAR_PATHS: u64 = 2_000;
/// What a block is to take: a worker that is at one when a slider moves begins with the first look so much later.
const BLOCK_MILLIS: f64 = 6.0;

/// Tasks given out and answers taken in, for any number of workers.
#[derive(Debug, Default)]
pub struct ChancePlan {
    focus: Focus,
    is_drawn: bool,
    is_held: bool,
    /// Workers that were told to draw the companies of the first paths.
    drawing: Vec<usize>,
    lanes: Vec<Lane>,
    /// Tasks of the questions, in the order in which they are to be done.
    questions: VecDeque<Task>,
    stories: VecDeque<Task>,
    under_way: BTreeMap<u32, Task>,
    next_number: u32,
    n_asked: usize,
    n_answered: usize,
}

/// The paths of one plan. They stay with the worker that began with them, and only what they come to is passed on; of the first look
/// others lend it theirs.
#[derive(Debug)]
struct Lane {
    plan: u32,
    paths: Blocks,
    /// The first look is by several workers.
    is_shared: bool,
    seat: Option<usize>,
    is_busy: bool,
    /// Lent, and not yet handed to the worker that keeps the paths.
    lent: Vec<Packed>,
    /// Paths in the last sum given out; the next is due at ten times as many, or at the end.
    summed: u64,
}

/// What the first look has for a worker.
enum Look {
    Task(Task),
    /// Paths of its own that others are at: it is needed in a moment.
    Wait,
    Over,
}

impl ChancePlan {
    pub fn new(wanted: Wanted) -> Self {
        let lane = |plan| Lane {
            plan,
            paths: Blocks::new(wanted.paths, BLOCK_MILLIS),
            is_shared: false,
            seat: None,
            is_busy: false,
            lent: Vec::new(),
            summed: 0,
        };
        let lanes = (0..wanted.n_plans).map(lane).collect();
        let mut plan = Self { lanes, is_drawn: wanted.is_drawn, is_held: wanted.holds, ..Self::default() };
        plan.look_at(wanted.focus);
        plan
    }

    /// Wants something else of the plan looked at, or looks at another one; what was followed stays.
    pub fn look_at(&mut self, focus: Focus) {
        let asked = |focus: Focus| (focus.plan, focus.questions);
        if asked(focus) != asked(self.focus) {
            self.questions = questions_of(focus);
            (self.n_asked, self.n_answered) = (self.questions.len(), 0);
        }
        self.focus = focus;
        let story = focus.story.map(|path| Task::Story { plan: focus.plan, path });
        let results = focus.results.then_some(Task::Results { plan: focus.plan, paths: QUESTION_PATHS });
        self.stories = story.into_iter().chain(results).collect();
        self.lanes.sort_by_key(|lane| (lane.plan != focus.plan, lane.plan));
    }

    /// Goes on after the first look, where it is held.
    pub fn go_on(&mut self) {
        self.is_held = false;
    }

    fn next_task(&mut self, seat: usize) -> Option<Task> {
        if self.is_held && self.lanes.first().is_some_and(|lane| lane.summed > 0) {
            return None;
        }
        match self.first_look(seat) {
            Look::Task(first) => return Some(first),
            Look::Wait => return None,
            Look::Over => {}
        }
        if let Some(lane) = self.lanes.first().filter(|_| !self.is_drawn && !self.drawing.contains(&seat)) {
            self.drawing.push(seat);
            return Some(Task::Draw { plan: lane.plan, paths: lane.paths.total.min(FIRST_PATHS) });
        }
        // Until every plan has been seen, others wait for the worker that is at it.
        if let Some(story) = self.stories.pop_front() {
            return Some(story);
        }
        if let Some(question) = self.questions.pop_front() {
            return Some(question);
        }
        let mine = self.lanes.iter_mut().find(|lane| lane.is_of(seat) && !lane.is_over());
        let lane = match mine {
            Some(lane) => lane,
            None => self.lanes.iter_mut().find(|lane| lane.seat.is_none() && !lane.is_over())?,
        };
        lane.next_task(seat)
    }

    /// Paths of the first look and what they come to: of the plan looked at by one worker that has drawn them, while others leave the
    /// machine to the page, or by all that have nothing better to do; of the others by one each.
    fn first_look(&mut self, seat: usize) -> Look {
        for lane in self.lanes.iter_mut().filter(|lane| lane.summed == 0) {
            let is_looked_at = lane.plan == self.focus.plan;
            let is_new = lane.paths.next == 0;
            lane.is_shared |= is_new && is_looked_at && !self.is_drawn;
            let found = match lane.is_shared {
                true => lane.shared_look(seat),
                false if is_new => lane.look(seat),
                false if is_looked_at => Look::Wait,
                false => Look::Over,
            };
            match found {
                Look::Over => {}
                found => return found,
            }
        }
        Look::Over
    }
}

impl Work for ChancePlan {
    type Of = Plans;
    type Question = Question;
    /// 0 to 1, in about equal parts of work.
    type Progress = f64;
    const SCRIPT: &'static str = "./simulator_loader.js";

    fn give_out(&mut self, seat: usize) -> Option<(u32, Task)> {
        let task = self.next_task(seat)?;
        let number = self.next_number;
        self.next_number += 1;
        self.under_way.insert(number, task.clone());
        Some((number, task))
    }

    fn take(&mut self, number: u32, millis: f64, done: Done) -> Result<Option<Done>, Impossible> {
        let Some(task) = self.under_way.remove(&number) else { return Ok(None) };
        match task {
            Task::Look { plan, paths, .. } => {
                if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.plan == plan) {
                    lane.paths.took(paths, millis);
                    lane.summed = lane.paths.done;
                    lane.is_busy = false;
                }
                Ok(Some(done))
            }
            Task::Paths { plan, from, to } => {
                if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.plan == plan) {
                    lane.paths.took(to - from, millis);
                    lane.is_busy = false;
                }
                Ok(None)
            }
            Task::Lend { plan, from, to } => {
                let lane = self.lanes.iter_mut().find(|lane| lane.plan == plan);
                if let (Some(lane), Done::Lent(packed)) = (lane, done) {
                    lane.paths.took(to - from, millis);
                    lane.lent.push(packed);
                }
                Ok(None)
            }
            Task::Sum { plan, .. } => {
                if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.plan == plan) {
                    lane.is_busy = false;
                }
                Ok(Some(done))
            }
            Task::Draw { .. } => Ok(None),
            // Another path, or another plan, is looked at by now.
            Task::Story { plan, path } => {
                Ok(Some(done).filter(|_| (plan, Some(path)) == (self.focus.plan, self.focus.story)))
            }
            Task::Results { .. } => Ok(Some(done)),
            Task::Skill { plan, .. } | Task::Stress { plan, .. } | Task::Bar { plan, .. } | Task::Mix { plan, .. } => {
                let is_asked = plan == self.focus.plan && self.focus.questions;
                self.n_answered += usize::from(is_asked);
                Ok(Some(done).filter(|_| is_asked))
            }
        }
    }

    fn is_finished(&self) -> bool {
        self.lanes.iter().all(Lane::is_over)
            && self.questions.is_empty()
            && self.stories.is_empty()
            && self.under_way.is_empty()
    }

    fn progress(&self) -> f64 {
        let followed: u64 = self.lanes.iter().map(|lane| lane.paths.done).sum();
        let all: u64 = self.lanes.iter().map(|lane| lane.paths.total).sum();
        let (answered, asked) = (self.n_answered as u64 * QUESTION_PATHS, self.n_asked as u64 * QUESTION_PATHS);
        if all + asked == 0 { 1.0 } else { (followed + answered) as f64 / (all + asked) as f64 }
    }
}

impl Lane {
    fn is_of(&self, seat: usize) -> bool {
        self.seat == Some(seat)
    }

    fn is_over(&self) -> bool {
        self.summed == self.paths.total
    }

    /// The next paths, or what they come to; `None` while its worker is at it.
    fn next_task(&mut self, seat: usize) -> Option<Task> {
        if self.is_busy || self.is_over() {
            return None;
        }
        self.seat = Some(seat);
        self.is_busy = true;
        let is_due = self.paths.done == self.paths.total || self.paths.done >= 10 * self.summed;
        if is_due {
            return Some(self.sum());
        }
        let (from, to) = self.paths.take(FIRST_PART)?;
        Some(Task::Paths { plan: self.plan, from, to })
    }

    /// The first look by one worker.
    fn look(&mut self, seat: usize) -> Look {
        let Some((_, paths)) = self.paths.take_few(FIRST_PATHS) else { return Look::Over };
        self.seat = Some(seat);
        self.is_busy = true;
        Look::Task(Task::Look { plan: self.plan, paths, is_last: paths == self.paths.total })
    }

    /// The next paths of the first look, to keep or to lend, and then their sum.
    fn shared_look(&mut self, seat: usize) -> Look {
        let is_own = self.is_of(seat) || self.seat.is_none();
        if is_own && self.is_busy {
            return Look::Over;
        }
        let left = FIRST_PATHS.saturating_sub(self.paths.next).min(FIRST_PART);
        let part = self.paths.take_few(left);
        if is_own {
            self.seat = Some(seat);
        }
        match part {
            Some((from, to)) if is_own => {
                self.is_busy = true;
                Look::Task(Task::Paths { plan: self.plan, from, to })
            }
            Some((from, to)) => Look::Task(Task::Lend { plan: self.plan, from, to }),
            None if !is_own => Look::Over,
            None if self.paths.done < self.paths.next => Look::Wait,
            None => {
                self.is_busy = true;
                Look::Task(self.sum())
            }
        }
    }

    fn sum(&mut self) -> Task {
        self.summed = self.paths.done;
        Task::Sum { plan: self.plan, is_last: self.is_over(), lent: std::mem::take(&mut self.lent) }
    }
}

fn questions_of(Focus { plan, questions, .. }: Focus) -> VecDeque<Task> {
    let mut tasks = VecDeque::new();
    if !questions {
        return tasks;
    }
    let places = |n: usize| 0..n as u32;
    tasks.extend(places(SKILLS.len()).map(|place| Task::Skill { plan, place, paths: QUESTION_PATHS }));
    tasks.extend(places(stresses().len()).map(|place| Task::Stress { plan, place, paths: QUESTION_PATHS }));
    tasks.extend(places(SHARES.len()).map(|place| Task::Mix { plan, place, paths: QUESTION_PATHS }));
    tasks.extend(places(MOST_BARS).map(|place| Task::Bar { plan, place, paths: BAR_PATHS }));
    tasks
}

#[cfg(test)]
#[path = "chance_plan_tests.rs"]
mod tests;
