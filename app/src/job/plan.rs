//! What is left to do for a question, cut into tasks: small ones first, so that there is something to see at once. Pure: tested natively.

use std::collections::BTreeMap;

use scoring::robust::{Digest, RobustError};

use super::blocks::Blocks;
use super::engine::{Done, Question, Rankings, Task};
use super::pool::Work;

/// What a question wants to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub draws: u64,
    /// Rows for Sobol indices; 0 where nothing is shared out.
    pub rows: u64,
    pub leave_out: bool,
    pub methods: bool,
    /// How many of those most often first are asked how sure that is at their central weights.
    pub confidences: usize,
    /// The entity whose own indices and stability intervals are wanted.
    pub entity: Option<u32>,
}

/// Tasks given out and answers taken in, for any number of workers.
#[derive(Debug, Default)]
pub struct Plan {
    wanted: Wanted,
    draws: Blocks,
    rows: Blocks,
    /// Answered rows, by their first: put together in the same order whoever was faster.
    row_blocks: BTreeMap<u64, Vec<u8>>,
    /// Tasks that are not cut.
    whole: Vec<Task>,
    under_way: BTreeMap<u32, Task>,
    next_number: u32,
    digest: Digest,
}

/// The first blocks, before anything is known of their cost.
const FIRST_DRAWS: u64 = 64;
const FIRST_ROWS: u64 = 4;
/// What a block is to take: short enough to be waited for when the question changes.
const BLOCK_MILLIS: f64 = 90.0;
/// How far it is, in about equal parts of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// 0 to 1.
    pub share: f64,
    pub draws: u64,
    pub of_draws: u64,
}

impl Work for Plan {
    type Of = Rankings;
    type Question = Question;
    type Progress = Progress;
    const SCRIPT: &'static str = "./engine_loader.js";

    fn give_out(&mut self, _seat: usize) -> Option<(u32, Task)> {
        let something_to_see = self.draws.next == 0 || self.whole.is_empty();
        let task = match something_to_see.then(|| self.draws.take(FIRST_DRAWS)).flatten() {
            Some((from, to)) => Task::Draws { from, to },
            None => match self.whole.pop() {
                Some(task) => task,
                None => self.rows.take(FIRST_ROWS).map(|(from, to)| Task::Rows { from, to })?,
            },
        };
        let number = self.next_number;
        self.next_number += 1;
        self.under_way.insert(number, task.clone());
        Some((number, task))
    }

    fn take(&mut self, number: u32, millis: f64, done: Done) -> Result<Option<Done>, RobustError> {
        let Some(task) = self.under_way.remove(&number) else { return Ok(None) };
        match (task, done) {
            (Task::Draws { from, to }, Done::Draws(block)) => {
                self.draws.took(to - from, millis);
                self.digest.merge(&block)?;
                self.ask_confidence();
                Ok(Some(Done::Draws(self.digest.clone())))
            }
            (Task::Rows { from, to }, Done::Rows(bytes)) => {
                self.rows.took(to - from, millis);
                self.row_blocks.insert(from, bytes);
                self.ask_indices();
                Ok(None)
            }
            // Somebody else is looked at by now.
            (Task::Holds { entity }, _) if Some(entity) != self.wanted.entity => Ok(None),
            (Task::Indices { entity, .. }, _) if entity != self.wanted.entity => Ok(None),
            (_, done) => Ok(Some(done)),
        }
    }

    fn is_finished(&self) -> bool {
        self.draws.next == self.draws.total
            && self.rows.next == self.rows.total
            && self.whole.is_empty()
            && self.under_way.is_empty()
    }

    fn progress(&self) -> Progress {
        let share = |blocks: &Blocks| if blocks.total == 0 { 1.0 } else { blocks.done as f64 / blocks.total as f64 };
        let share = if self.rows.total == 0 {
            share(&self.draws)
        } else {
            f64::midpoint(share(&self.draws), share(&self.rows))
        };
        Progress { share, draws: self.draws.done, of_draws: self.draws.total }
    }
}

impl Plan {
    pub fn new(wanted: Wanted) -> Self {
        let blocks = |total| Blocks::new(total, BLOCK_MILLIS);
        let mut plan = Self { draws: blocks(wanted.draws), rows: blocks(wanted.rows), ..Self::default() };
        plan.whole.extend(wanted.methods.then_some(Task::Methods));
        plan.whole.extend(wanted.leave_out.then_some(Task::LeaveOut));
        plan.wanted = wanted;
        plan.look_at(plan.wanted.entity);
        plan
    }

    /// Asks what is wanted of one entity, of another one than before perhaps.
    pub fn look_at(&mut self, entity: Option<u32>) {
        self.wanted.entity = entity;
        self.whole.retain(|task| !matches!(task, Task::Holds { .. } | Task::Indices { .. }));
        self.whole.extend(entity.filter(|_| self.wanted.leave_out).map(|entity| Task::Holds { entity }));
        self.ask_indices();
    }

    /// Once all is drawn: central weights are known then, and not before.
    fn ask_confidence(&mut self) {
        if self.draws.done < self.draws.total || self.wanted.confidences == 0 {
            return;
        }
        let digest = &self.digest;
        let firsts = digest.entities().enumerate().filter_map(|(place, entity)| {
            Some((digest.acceptability(place, 1), entity as u32, digest.central_weights(place)?))
        });
        let mut firsts: Vec<(f64, u32, Vec<f64>)> = firsts.collect();
        firsts.sort_by(|a, b| b.0.total_cmp(&a.0));
        firsts.truncate(self.wanted.confidences);
        self.whole.push(Task::Confidence {
            centrals: firsts.into_iter().map(|(_, entity, central)| (entity, central)).collect(),
        });
    }

    fn ask_indices(&mut self) {
        if self.rows.total > 0 && self.rows.done == self.rows.total {
            let blocks = self.row_blocks.values().cloned().collect();
            self.whole.push(Task::Indices { blocks, entity: self.wanted.entity });
        }
    }
}

#[cfg(test)]
mod tests {
    use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
    use scoring::scenario::{NormaliseMethod, Scenario};

    use super::super::engine::Desk;
    use super::super::message::Desk as _;
    use super::*;

    fn dataset() -> Dataset {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            name: Text::same(code),
            code: code.into(),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator,
        };
        let measured = || Some(Indicator::measured(Direction::Positive, ""));
        let specs = vec![
            node("g", None, None),
            node("a", Some("g"), measured()),
            node("b", Some("g"), measured()),
            node("c", Some("g"), measured()),
        ];
        let columns = [[5.0, 1.0, 3.0, 2.5], [1.0, 4.0, 3.0, 3.5], [2.0, 2.0, 1.0, 3.0]];
        let columns = columns.map(|cells| Column::from_raw(cells.to_vec())).to_vec();
        let entity = |at: usize| Entity { id: format!("e{at}"), name: Text::same(format!("e{at}")) };
        let panel = Panel { period: Period("now".into()), columns, denominators: Vec::new() };
        let framework = Framework::new(specs).expect("a tree");
        Dataset::new("d", framework, (0..4).map(entity).collect(), vec![panel])
    }

    /// All answers when the work is shared among so many desks, each as slow as it pleases.
    fn work(n_desks: usize) -> (Digest, Vec<Done>) {
        let dataset = dataset();
        let mut scenario = Scenario::default();
        scenario.certainty.by = 0.5;
        scenario.certainty.normalise = vec![NormaliseMethod::Rank];
        let mut desks: Vec<Desk> = (0..n_desks).map(|_| Desk::new(&dataset, &scenario, &[2, 0])).collect();
        let wanted = Wanted { draws: 1000, rows: 32, leave_out: true, methods: true, confidences: 3, entity: Some(1) };
        let mut plan = Plan::new(wanted);
        let (mut digest, mut others) = (Digest::default(), Vec::new());
        let mut at_work: Vec<(usize, u32, Task)> = Vec::new();
        let mut turn = 0;
        while !plan.is_finished() {
            for desk in 0..n_desks {
                if !at_work.iter().any(|(busy, ..)| *busy == desk) {
                    at_work.extend(plan.give_out(0).map(|(number, task)| (desk, number, task)));
                }
            }
            turn += 1;
            let (desk, number, task) = at_work.remove(turn % at_work.len());
            let done = desks[desk].answer(&task).expect("an answer");
            match plan.take(number, 3.0 + (turn % 5) as f64, done).expect("one study") {
                Some(Done::Draws(merged)) => digest = merged,
                other => others.extend(other),
            }
        }
        others.sort_by_key(|done| format!("{done:?}"));
        (digest, others)
    }

    #[test]
    fn any_number_of_workers_gives_the_same_answers() {
        let one = work(1);
        assert_eq!(one.0.n_draws(), 1000);
        assert_eq!(one.1.len(), 5, "methods, what is left out, what holds, confidence, indices");
        for n_desks in [2, 3] {
            assert_eq!(work(n_desks), one, "{n_desks} workers");
        }
    }

    #[test]
    fn somebody_else_is_looked_at_without_drawing_again() {
        let mut plan = Plan::new(Wanted { leave_out: true, entity: Some(1), ..Wanted::default() });
        let (number, task) = plan.give_out(0).expect("a task");
        assert_eq!(task, Task::Holds { entity: 1 });
        plan.look_at(Some(2));
        assert_eq!(plan.take(number, 1.0, Done::Holds(Vec::new())), Ok(None));
        let rest: Vec<Task> = std::iter::from_fn(|| plan.give_out(0)).map(|(_, task)| task).collect();
        assert_eq!(rest, [Task::LeaveOut, Task::Holds { entity: 2 }].into_iter().rev().collect::<Vec<_>>());
    }
}
