//! Any number of workers, each as slow as it pleases, comes to the same.

use scoring::revenue::chance::questions::usual_ranges;
use scoring::revenue::chance::{Assumptions, Case, Portfolios};
use scoring::revenue::{ParameterId, PlanKind, PlanSet};

use super::super::chance::{Desk, Told};
use super::super::message::Desk as _;
use super::*;

fn question() -> Question {
    let set = PlanSet::default();
    let plan = |kind: &PlanKind| ParameterId::ALL.iter().map(|id| set.get(*kind, *id)).collect();
    let assumptions = Assumptions::default();
    Question {
        plans: PlanKind::ALL.iter().map(plan).collect(),
        assumptions: Assumptions::FIELDS.iter().filter_map(|field| assumptions.get(field.name)).collect(),
        services: None,
        fiscal: None,
        seed: 7,
    }
}

fn desk(question: &Question) -> Desk {
    Desk::new(question, Portfolios::default()).unwrap()
}

fn wanted() -> Wanted {
    let focus = Focus { plan: 2, questions: false, story: Some(5), results: false };
    Wanted { n_plans: 3, paths: 3_000, focus, is_drawn: false, holds: false }
}

/// Everything that was told, in the order it came.
fn work(n_desks: usize, wanted: Wanted) -> Vec<Done> {
    let question = question();
    let mut desks: Vec<Desk> = (0..n_desks).map(|_| desk(&question)).collect();
    let mut plan = ChancePlan::new(wanted);
    let mut at_work: VecDeque<(usize, u32, Task)> = VecDeque::new();
    let mut told = Vec::new();
    let mut turn = 0;
    while !plan.is_finished() {
        for seat in 0..n_desks {
            if !at_work.iter().any(|(busy, ..)| *busy == seat) {
                at_work.extend(plan.give_out(seat).map(|(number, task)| (seat, number, task)));
            }
        }
        turn += 1;
        assert!(!at_work.is_empty(), "work is left and nobody is at it");
        let (seat, number, task) = at_work.remove(turn % at_work.len()).unwrap();
        let done = desks[seat].answer(&task).unwrap();
        told.extend(plan.take(number, 2.0 + (turn % 3) as f64, done).unwrap());
    }
    told
}

fn last_of(told: &[Done], plan: u32) -> Told {
    let sums = told.iter().rev().filter_map(|done| match done {
        Done::Sum(told) if told.plan == plan => Some((**told).clone()),
        _ => None,
    });
    sums.into_iter().next().unwrap()
}

#[test]
fn any_number_of_workers_comes_to_the_same_digits() {
    let one = work(1, wanted());
    for (n_desks, is_drawn) in [(2, false), (3, false), (1, true), (2, true)] {
        let more = work(n_desks, Wanted { is_drawn, ..wanted() });
        for plan in 0..3 {
            assert_eq!(last_of(&more, plan), last_of(&one, plan), "{n_desks} workers");
        }
    }
    assert!(one.iter().any(|done| matches!(done, Done::Story { story, .. } if story.path == 5)));
}

#[test]
fn the_plan_looked_at_is_told_first_and_from_few_paths() {
    let told = work(1, wanted());
    let sums: Vec<(u32, usize)> = told
        .iter()
        .filter_map(|done| match done {
            Done::Sum(told) => Some((told.plan, told.summary.paths)),
            _ => None,
        })
        .collect();
    assert_eq!(sums, [(2, 2_000), (0, 2_000), (1, 2_000), (2, 3_000), (0, 3_000), (1, 3_000)]);
}

#[test]
fn workers_share_the_first_look_and_who_keeps_the_paths_waits_for_the_rest() {
    let mut plan = ChancePlan::new(wanted());
    let paths = |from| Task::Paths { plan: 2, from, to: from + 500 };
    let lend = |from| Task::Lend { plan: 2, from, to: from + 500 };
    let (first, kept) = plan.give_out(0).unwrap();
    let (second, lent) = plan.give_out(1).unwrap();
    assert_eq!((kept, lent), (paths(0), lend(500)));
    let packed = |from: u64| desk(&question()).answer(&lend(from)).unwrap();
    plan.take(second, 1.0, packed(500)).unwrap();
    let (third, _) = plan.give_out(1).unwrap();
    plan.take(first, 1.0, Done::Kept).unwrap();
    let (last, kept) = plan.give_out(0).unwrap();
    assert_eq!(kept, paths(1_500));
    plan.take(last, 1.0, Done::Kept).unwrap();
    assert_eq!(plan.give_out(0), None, "the third part is still under way");
    plan.take(third, 1.0, packed(1_000)).unwrap();
    // The other begins with the next plan.
    assert_eq!(plan.give_out(1).unwrap().1, Task::Look { plan: 0, paths: 2_000, is_last: false });
    let Some((_, Task::Sum { plan: 2, is_last: false, lent })) = plan.give_out(0) else { panic!("no sum") };
    assert_eq!(lent.len(), 2);
}

#[test]
fn one_worker_takes_the_first_look_where_companies_are_drawn_and_others_leave_it_the_machine() {
    let mut plan = ChancePlan::new(Wanted { is_drawn: true, ..wanted() });
    let look = |plan, is_last| Task::Look { plan, paths: 2_000, is_last };
    let (number, task) = plan.give_out(1).unwrap();
    assert_eq!((&task, plan.give_out(0)), (&look(2, false), None));
    let done = desk(&question()).answer(&task).unwrap();
    assert!(matches!(plan.take(number, 1.0, done).unwrap(), Some(Done::Sum(told)) if told.plan == 2));
    // Then the other plans, one worker each, and the rest of the paths after all of them.
    assert_eq!(plan.give_out(0).unwrap().1, look(0, false));
    assert_eq!(plan.give_out(1).unwrap().1, look(1, false));
    let mut few = ChancePlan::new(Wanted { is_drawn: true, paths: 2_000, ..wanted() });
    assert_eq!(few.give_out(0).unwrap().1, look(2, true));
}

#[test]
fn after_the_first_look_nothing_is_begun_until_it_goes_on() {
    for is_drawn in [true, false] {
        let mut plan = ChancePlan::new(Wanted { is_drawn, holds: true, ..wanted() });
        let mut desk = desk(&question());
        let mut told = Vec::new();
        while let Some((number, task)) = plan.give_out(0) {
            told.extend(plan.take(number, 1.0, desk.answer(&task).unwrap()).unwrap());
        }
        assert!(matches!(&told[..], [Done::Sum(told)] if told.plan == 2), "is drawn: {is_drawn}");
        assert!(!plan.is_finished());
        assert_eq!(plan.give_out(1), None);
        plan.go_on();
        assert_eq!(plan.give_out(0).unwrap().1, Task::Look { plan: 0, paths: 2_000, is_last: false });
    }
}

#[test]
fn every_worker_draws_the_companies_once_where_it_has_not() {
    let drawing = |is_drawn| {
        let mut plan = ChancePlan::new(Wanted { is_drawn, ..wanted() });
        let mut desk = desk(&question());
        let mut seats = Vec::new();
        for turn in 0.. {
            let Some((number, task)) = plan.give_out(turn % 2) else { break };
            if matches!(task, Task::Draw { plan: 2, paths: 2_000 }) {
                seats.push(turn % 2);
            }
            plan.take(number, 1.0, desk.answer(&task).unwrap()).unwrap();
        }
        seats.sort_unstable();
        seats
    };
    assert_eq!((drawing(false), drawing(true)), (vec![0, 1], vec![]));
}

#[test]
fn a_first_look_that_is_shared_stays_so_when_another_plan_is_looked_at() {
    let mut plan = ChancePlan::new(wanted());
    let (number, task) = plan.give_out(0).unwrap();
    assert_eq!(task, Task::Paths { plan: 2, from: 0, to: 500 });
    plan.look_at(Focus { plan: 1, questions: false, story: None, results: false });
    plan.take(number, 1.0, Done::Kept).unwrap();
    assert_eq!(plan.give_out(0).unwrap().1, Task::Paths { plan: 1, from: 0, to: 500 });
    assert_eq!(plan.give_out(1).unwrap().1, Task::Lend { plan: 1, from: 500, to: 1_000 });
}

#[test]
fn few_paths_are_told_once() {
    let told = work(2, Wanted { n_plans: 1, paths: 2_000, ..Wanted::default() });
    assert_eq!(told.len(), 1);
    let told = last_of(&told, 0);
    assert_eq!((told.summary.paths, told.samples.len()), (2_000, 19));
    assert!(told.samples.is_sorted_by_key(|sample| (sample.share * 1e6) as u64) && told.gaps.is_sorted());
}

#[test]
fn every_question_is_answered() {
    let case = Case::new(PlanSet::default().plan(PlanKind::Shareholder).check().unwrap(), Assumptions::default());
    let n_bars = usual_ranges(&case.unwrap()).len();
    let focus = Focus { plan: 2, questions: true, story: None, results: false };
    let plan = ChancePlan::new(Wanted { focus, ..wanted() });
    assert_eq!(plan.questions.len(), SKILLS.len() + SHARES.len() + stresses().len() + MOST_BARS);
    let question = question();
    let (mut desk, mut moved) = (desk(&question), 0);
    // With few paths: what is held here is that each place names something that can be answered.
    for task in plan.questions {
        let few = match task {
            Task::Skill { plan, place, .. } => Task::Skill { plan, place, paths: 8 },
            Task::Stress { plan, place, .. } => Task::Stress { plan, place, paths: 8 },
            Task::Mix { plan, place, .. } => Task::Mix { plan, place, paths: 8 },
            Task::Bar { plan, place, .. } => Task::Bar { plan, place, paths: 8 },
            other => other,
        };
        let done = desk.answer(&few).unwrap();
        assert!(!matches!(done, Done::Mix { point: None, .. }), "{few:?}");
        moved += usize::from(matches!(done, Done::Bar { bar: Some(_), .. }));
    }
    assert_eq!(moved, n_bars, "every number that can be moved is, and no other");
}

#[test]
fn somebody_who_looks_at_another_plan_hears_no_more_of_the_last() {
    let focus = Focus { plan: 2, questions: true, story: Some(4), results: false };
    let mut plan = ChancePlan::new(Wanted { paths: 2_000, focus, ..wanted() });
    let mut desk = desk(&question());
    let mut take = |plan: &mut ChancePlan, (number, task): (u32, Task)| {
        let done = desk.answer(&task).unwrap();
        plan.take(number, 1.0, done).unwrap()
    };
    // The first look is four parts and their sum, of the others one task each; then companies are drawn.
    for _ in 0..5 + 2 + 1 {
        let task = plan.give_out(0).unwrap();
        take(&mut plan, task);
    }
    let story = plan.give_out(0).unwrap();
    assert_eq!(story.1, Task::Story { plan: 2, path: 4 });
    plan.look_at(Focus { plan: 1, questions: false, story: Some(4), results: false });
    assert_eq!(take(&mut plan, story), None);
    assert_eq!(plan.give_out(0).unwrap().1, Task::Story { plan: 1, path: 4 });
    assert!(plan.questions.is_empty());
}

#[test]
fn a_plan_that_cannot_be_is_refused() {
    let mut question = question();
    question.plans[0][0] = f64::NAN;
    assert!(Desk::new(&question, Portfolios::default()).is_err());
    assert_eq!(desk(&self::question()).answer(&Task::Story { plan: 9, path: 0 }), Err(Impossible));
}
