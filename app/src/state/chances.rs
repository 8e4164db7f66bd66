//! Plans by chance: asked of the simulator's workers whenever what they hang on changes, the first look at once, the rest behind it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::effect::ImmediateEffect;
use scoring::revenue::chance::questions::{MixPoint, SHARES, SkillPoint};
use scoring::revenue::chance::{Assumptions, ChanceSet, Fiscal, Services, Story};
use scoring::revenue::{FieldError, ParameterId, PlanKind, PlanSet};

use super::{AppState, Shared};
use crate::browser::page;
use crate::job::chance::{Done, MOST_BARS, MovedNumber, Question, Stressed, Told};
use crate::job::chance_plan::{ChancePlan, Focus, Wanted};
use crate::job::pool::{Event, Pool};

/// Paths while nothing but a sentence is shown of them.
const SENTENCE_PATHS: u64 = 10_000;

/// How often at most it is told how far the simulation is: workers answer every few milliseconds, and each word of it is a frame drawn.
const PROGRESS_MS: f64 = 100.0;

/// A hand that moves a slider again within this time finds the workers at rest and the page quiet, so that the next first look comes at
/// once.
const REST: Duration = Duration::from_millis(100);

/// What a simulation hangs on: every plan is possible, and so is what is assumed.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    question: Question,
    paths: u64,
}

/// All assumptions, and the seed.
type Chance = (Vec<f64>, u32);

/// Where the simulation is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// 0 to 1.
    Running(f64),
    Finished,
    /// What is shown is of before: a plan or an assumption is impossible as it stands.
    Impossible,
    Stale,
    NoWorker,
}

/// Answers about the plan looked at, as they come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// By ascending skill.
    pub skills: Vec<SkillPoint>,
    /// By the place among the stresses.
    pub stresses: Vec<(u32, Stressed)>,
    /// The widest first.
    pub bars: Vec<MovedNumber>,
    /// Every number has been moved.
    pub has_all_bars: bool,
    /// By ascending share.
    pub mixes: Vec<MixPoint>,
    pub has_all_mixes: bool,
    n_bars: usize,
    n_mixes: usize,
}

/// What a person looks at, which comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looked {
    pub plan: PlanKind,
    /// All paths are wanted, and not only what a sentence needs: a page that shows no more leaves the machine alone.
    pub in_full: bool,
    pub questions: bool,
    pub path: Option<u64>,
}

/// The simulation of a page and what has been answered so far.
#[derive(Clone, Copy)]
pub struct Chances {
    pub status: RwSignal<Status>,
    /// By plan, in the order of [`PlanKind::ALL`]; nothing before the first look.
    told: [RwSignal<Option<Shared<Told>>>; PlanKind::ALL.len()],
    /// Likewise, a frame behind.
    told_next: [RwSignal<Option<Shared<Told>>>; PlanKind::ALL.len()],
    /// It is to be handed on with the next frame.
    is_handing_on: StoredValue<bool>,
    /// When it was last told how far the simulation is.
    progress_ms: StoredValue<f64>,
    pub answers: RwSignal<Answers>,
    pub story: RwSignal<Option<Shared<Story>>>,
    /// What is wrong with the assumptions as they stand.
    pub refusals: Memo<Vec<FieldError>>,
    asked: Memo<Option<Asked>>,
    looked: Signal<Looked>,
    /// Chance of the companies that the workers have drawn, which no plan has a say in.
    drawn: StoredValue<Option<Chance>>,
    /// The plan whose first look is under way; a change meanwhile waits for it, or a fast hand would never see one.
    first: StoredValue<Option<u32>>,
    is_waiting: StoredValue<bool>,
    /// What goes on after the first look.
    rest: StoredValue<Option<TimeoutHandle>>,
    pool: StoredValue<Option<Pool<ChancePlan>>, LocalStorage>,
}

impl Chances {
    /// Simulates now, and again after every change, as long as the page that calls it is shown.
    pub fn new(state: AppState, looked: Signal<Looked>) -> Self {
        let set = Memo::new(move |_| state.scenario.with(|now| (now.revenue.clone(), now.chance.clone())));
        let refusals = Memo::new(move |_| set.with(|(_, chance)| refusals(chance)));
        let asked = Memo::new(move |_| set.with(|(plans, chance)| asked(plans, chance)));
        let chances = Self {
            status: RwSignal::new(Status::Running(0.0)),
            told: std::array::from_fn(|_| RwSignal::new(None)),
            told_next: std::array::from_fn(|_| RwSignal::new(None)),
            is_handing_on: StoredValue::new(false),
            progress_ms: StoredValue::new(0.0),
            answers: RwSignal::new(Answers::default()),
            story: RwSignal::new(None),
            refusals,
            asked,
            looked,
            drawn: StoredValue::new(None),
            first: StoredValue::new(None),
            is_waiting: StoredValue::new(false),
            rest: StoredValue::new(None),
            pool: StoredValue::new_local(None),
        };
        // At once, before the page begins to draw what else has changed: workers are at it meanwhile.
        ImmediateEffect::new_scoped(move || {
            let is_possible = asked.with(Option::is_some);
            if !is_possible {
                chances.stop();
                chances.set_status(Status::Impossible);
            } else if chances.first.get_value().is_some() {
                chances.is_waiting.set_value(true);
            } else {
                chances.ask();
            }
        });
        Effect::new(move |before: Option<Looked>| {
            let looked = looked.get();
            if before.is_some_and(|before| before != looked) {
                chances.look_at(before, looked);
            }
            looked
        });
        chances
    }

    pub fn told(self, kind: PlanKind) -> Option<Shared<Told>> {
        self.told.get(place(kind)).and_then(|told| told.get())
    }

    /// [`Chances::told`] for what is looked at after the fan: it is drawn once the fan is seen, which it would hold up.
    pub fn told_next(self, kind: PlanKind) -> Option<Shared<Told>> {
        self.told_next.get(place(kind)).and_then(|told| told.get())
    }

    /// Hands on what was told when the next frame has been painted.
    fn hand_on_next(self) {
        if !self.is_handing_on.get_value() {
            self.is_handing_on.set_value(true);
            request_animation_frame(move || set_timeout(move || self.hand_on(), Duration::ZERO));
        }
    }

    /// By the time of a frame the page may be gone.
    fn hand_on(self) {
        self.is_handing_on.try_set_value(false);
        for (told, next) in self.told.iter().zip(self.told_next) {
            let told = told.try_get_untracked().flatten();
            if next.try_with_untracked(|next| *next != told) == Some(true) {
                next.set(told);
            }
        }
    }

    fn ask(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        let looked = self.looked.get_untracked();
        let is_there = self.pool.with_value(Option::is_some);
        if !is_there {
            self.pool.set_value(Pool::new(&(), page::n_threads(), move |event| self.hear(event)));
        }
        let chance = (asked.question.assumptions.clone(), asked.question.seed);
        let is_drawn = is_there && self.drawn.with_value(|drawn| drawn.as_ref() == Some(&chance));
        self.drawn.set_value(Some(chance));
        let (n_plans, paths) = (PlanKind::ALL.len() as u32, paths(looked, &asked));
        let wanted = Wanted { n_plans, paths, focus: focus(looked), is_drawn, holds: is_there };
        self.first.set_value(Some(place(looked.plan) as u32));
        self.is_waiting.set_value(false);
        if let Some(rest) = self.rest.get_value() {
            rest.clear();
        }
        self.answers.set(Answers::default());
        self.set_status(Status::Running(0.0));
        let is_asked = self.pool.with_value(|pool| {
            let Some(pool) = pool else { return false };
            pool.ask(asked.question, ChancePlan::new(wanted));
            true
        });
        if !is_asked {
            self.set_status(Status::NoWorker);
        }
    }

    /// Goes on after the first look with all that is wanted; by now the page may be gone.
    fn go_on(self) {
        self.pool.try_with_value(|pool| {
            if let Some(pool) = pool {
                pool.change(ChancePlan::go_on);
            }
        });
    }

    fn look_at(self, before: Option<Looked>, now: Looked) {
        let Some(asked) = self.asked.get_untracked() else { return };
        if before.is_some_and(|before| paths(before, &asked) < paths(now, &asked)) {
            return self.ask();
        }
        if before.is_none_or(|before| (before.plan, before.questions) != (now.plan, now.questions)) {
            self.answers.set(Answers::default());
        }
        // Another path of the same plan takes the place of the one shown once it is there, so that nothing jumps.
        if before.is_none_or(|before| before.plan != now.plan) || now.path.is_none() {
            self.story.set(None);
        }
        self.pool.with_value(|pool| {
            if let Some(pool) = pool {
                pool.change(|plan| plan.look_at(focus(now)));
            }
        });
    }

    fn stop(self) {
        if self.first.get_value().is_some() {
            // Nobody knows how far the workers came.
            self.drawn.set_value(None);
        }
        self.first.set_value(None);
        self.is_waiting.set_value(false);
        self.pool.with_value(|pool| {
            if let Some(pool) = pool {
                pool.cancel();
            }
        });
    }

    fn set_status(self, status: Status) {
        if self.status.with_untracked(|now| *now != status) {
            self.status.set(status);
        }
    }

    fn tell_progress(self, share: f64) {
        let now_ms = page::now_ms();
        if now_ms - self.progress_ms.get_value() >= PROGRESS_MS {
            self.progress_ms.set_value(now_ms);
            self.set_status(Status::Running(share));
        }
    }

    fn hear(self, event: Event<ChancePlan>) {
        match event {
            Event::Done(done) => self.show(*done),
            Event::Progress(share) => self.tell_progress(share),
            Event::Finished => {
                // What is called finished is all there.
                self.hand_on();
                self.set_status(Status::Finished);
            }
            // The page checks before it asks, so a worker that refuses is of another mind, and so of another version.
            Event::Refused(_) | Event::Stale => self.fail(Status::Stale),
            Event::NoWorker => self.fail(Status::NoWorker),
        }
    }

    fn fail(self, status: Status) {
        self.stop();
        // The next question starts new workers.
        self.drawn.set_value(None);
        self.set_status(status);
    }

    fn show(self, done: Done) {
        match done {
            Done::Kept | Done::Lent(_) | Done::Results(_) => {}
            Done::Sum(told) => {
                // That of the plan it was asked with, whichever is looked at by now.
                let is_first = self.first.get_value() == Some(told.plan);
                if let Some(place) = self.told.get(told.plan as usize) {
                    place.set(Some(Shared::new(*told)));
                    self.hand_on_next();
                }
                if is_first {
                    self.first.set_value(None);
                    if self.is_waiting.get_value() {
                        self.ask();
                    } else {
                        self.rest.set_value(set_timeout_with_handle(move || self.go_on(), REST).ok());
                    }
                }
            }
            Done::Skill { point, .. } => self.answers.update(|answers| {
                answers.skills.push(point);
                answers.skills.sort_by(|a, b| a.skill.total_cmp(&b.skill));
            }),
            Done::Stress { place, told, .. } => self.answers.update(|answers| {
                answers.stresses.push((place, told));
                answers.stresses.sort_by_key(|(place, _)| *place);
            }),
            Done::Bar { bar, .. } => self.answers.update(|answers| {
                answers.bars.extend(bar);
                answers.n_bars += 1;
                answers.has_all_bars = answers.n_bars == MOST_BARS;
                let width = |bar: &MovedNumber| (bar.gap_at_high - bar.gap_at_low).abs();
                answers.bars.sort_by(|a, b| width(b).total_cmp(&width(a)).then(a.name.cmp(&b.name)));
            }),
            Done::Mix { point, .. } => self.answers.update(|answers| {
                answers.mixes.extend(point);
                answers.n_mixes += 1;
                answers.has_all_mixes = answers.n_mixes == SHARES.len();
                answers.mixes.sort_by(|a, b| a.share.total_cmp(&b.share));
            }),
            Done::Story { story, .. } => self.story.set(Some(Shared::new(*story))),
        }
    }
}

fn place(kind: PlanKind) -> usize {
    PlanKind::ALL.iter().position(|one| *one == kind).unwrap_or(0)
}

fn paths(looked: Looked, asked: &Asked) -> u64 {
    if looked.in_full { asked.paths } else { asked.paths.min(SENTENCE_PATHS) }
}

fn focus(looked: Looked) -> Focus {
    Focus { plan: place(looked.plan) as u32, questions: looked.questions, story: looked.path, results: false }
}

fn refusals(chance: &ChanceSet) -> Vec<FieldError> {
    let (assumptions, services) = (chance.assumptions(), chance.services());
    let mut errors = assumptions.refuse();
    errors.extend(services.iter().flat_map(Services::refuse));
    if errors.is_empty() {
        errors = assumptions.contradictions();
        errors.extend(services.iter().flat_map(Services::contradictions));
    }
    errors
}

/// Nothing where a plan or an assumption is impossible. The public side is left out as long as it is not whole.
fn asked(plans: &PlanSet, chance: &ChanceSet) -> Option<Asked> {
    if !refusals(chance).is_empty() {
        return None;
    }
    let assumptions = chance.assumptions();
    let mut question = Question {
        plans: Vec::new(),
        assumptions: Assumptions::FIELDS.iter().filter_map(|field| assumptions.get(field.name)).collect(),
        services: chance.services().map(|it| Services::FIELDS.iter().filter_map(|field| it.get(field.name)).collect()),
        fiscal: chance.fiscal().ok().map(|it| Fiscal::FIELDS.iter().filter_map(|field| it.get(field.name)).collect()),
        seed: chance.seed,
    };
    for kind in PlanKind::ALL {
        let plan = plans.plan(kind).check().ok()?;
        question.plans.push(ParameterId::ALL.iter().map(|id| plan.get(*id)).collect());
    }
    Some(Asked { question, paths: u64::from(chance.paths) })
}

#[cfg(test)]
mod tests {
    use scoring::revenue::chance::Serving;

    use super::*;

    fn set(name: &str, value: f64) -> ChanceSet {
        let field = Assumptions::FIELDS.iter().find(|field| field.name == name).unwrap();
        let mut set = ChanceSet::default();
        assert!(set.set(field, value));
        set
    }

    #[test]
    fn what_is_impossible_is_not_asked_but_named() {
        assert!(asked(&PlanSet::default(), &ChanceSet::default()).is_some());
        for (name, value) in [("p_fail", 1.5), ("tail_cap", 1.0)] {
            let chance = set(name, value);
            assert!(asked(&PlanSet::default(), &chance).is_none(), "{name}");
            assert_eq!(refusals(&chance).len(), 1, "{name}");
        }
        let mut plans = PlanSet::default();
        plans.set(PlanKind::Own, ParameterId::ConcededShare, 2.0).unwrap();
        assert!(asked(&plans, &ChanceSet::default()).is_none());
    }

    #[test]
    fn every_number_goes_with_the_question() {
        let asked = asked(&PlanSet::default(), &set("skill", 0.3)).unwrap();
        assert_eq!(asked.question.plans.len(), PlanKind::ALL.len());
        let place = Assumptions::FIELDS.iter().position(|field| field.name == "skill").unwrap();
        assert_eq!(asked.question.assumptions[place], 0.3);
        assert_eq!((asked.question.services, asked.question.fiscal), (None, None));
    }

    #[test]
    fn services_by_kind_go_with_the_question_once_they_are_told_apart() {
        let mut chance = ChanceSet::default();
        chance.serve(Serving::ByKind);
        let place = Services::FIELDS.iter().position(|field| field.name == "data_mature_adoption").unwrap();
        assert!(chance.set(&Services::FIELDS[place], 0.7));
        let services = asked(&PlanSet::default(), &chance).unwrap().question.services.unwrap();
        assert_eq!((services.len(), services[place]), (Services::FIELDS.len(), 0.7));
        assert!(chance.set(&Services::FIELDS[place], 1.7));
        assert!(asked(&PlanSet::default(), &chance).is_none());
        assert_eq!(refusals(&chance).len(), 1);
    }
}
