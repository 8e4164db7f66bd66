//! How sure the ranks are: asked of the engine whenever what they hang on has come to rest, never while a slider moves.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::robust::{COVERAGE, Digest, Indices, MAX_RANKED, RobustError, factors};
use scoring::scenario::Scenario;

use super::json::{Spacing, to_json};
use super::{AppState, Opened, Shared};
use crate::browser::page;
use crate::job::engine::{Done, Hold, LeftOutNode, MethodRanks, Question};
use crate::job::plan::{Plan, Progress, Wanted};
use crate::job::pool::{Event, Pool};

/// How long everything must rest before it is asked.
const REST_MS: u32 = 180;
/// Larger datasets are not sent to the workers, however few of them are ranked.
const MOST_SENT: usize = 20_000;
/// Of how many that are ever first the certainty of that is asked.
pub const N_FIRSTS: usize = 10;
/// Entities whose pairs are counted.
pub const N_LISTED: usize = 12;
/// Draws for the intervals beside a ranking, and what they may cost: draws times entities squared.
const INTERVAL_DRAWS: u64 = 10_000;
const INTERVAL_COST: u64 = 400_000_000;
const FEWEST_INTERVAL_DRAWS: u64 = 1000;

/// What a question hangs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub opened: Shared<Opened>,
    /// The scenario without what no rank hangs on.
    pub scenario: Scenario,
    /// Pinned entities, whose pairs are counted first.
    pins: Vec<usize>,
}

/// Ranks as they were drawn, and for which question.
#[derive(Debug)]
pub struct Drawn {
    pub asked: Asked,
    pub digest: Digest,
}

/// Where the question is.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Something changed; what is shown is of before.
    Waiting,
    Running(Progress),
    Finished,
    Cancelled,
    /// More than intervals are computed for.
    TooMany,
    Refused(RobustError),
    /// The engine is of another version than the page.
    Stale,
    NoWorker,
}

/// How much is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Intervals to stand beside a ranking.
    Intervals,
    Everything,
}

/// What has been answered; nothing yet for the question at hand.
type Answered<T> = RwSignal<Option<Shared<T>>>;

/// Workers, and the dataset they were told.
type Kept = (Shared<Opened>, Pool<Plan>);

/// The question of a page and what has been answered so far.
#[derive(Clone, Copy)]
pub struct Certain {
    state: AppState,
    extent: Extent,
    pub status: RwSignal<Status>,
    pub drawn: Answered<Drawn>,
    pub left_out: Answered<Vec<LeftOutNode>>,
    pub methods: Answered<Vec<MethodRanks>>,
    pub holds: Answered<Vec<Hold>>,
    /// Confidence factors by entity.
    pub confidence: Answered<Vec<(u32, f64)>>,
    /// Of the mean rank shift, and of the rank of the entity in focus.
    pub indices: Answered<[Option<Indices>; 2]>,
    asked: Memo<Option<Asked>>,
    /// The question the workers are at.
    current: StoredValue<Option<Asked>>,
    pool: StoredValue<Option<Kept>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Certain {
    /// Asks now, and again after every change, as long as the page that calls it is shown.
    pub fn new(state: AppState, extent: Extent) -> Self {
        let n_included = Memo::new(move |_| {
            let prepared = state.derived.prepared.get()?.ok()?;
            Some(prepared.included.iter().filter(|included| **included).count())
        });
        let asked = Memo::new(move |_| {
            let opened = state.derived.assumed.get()?;
            let is_small = opened.dataset.n_entities() <= MOST_SENT && n_included.get().unwrap_or(0) <= MAX_RANKED;
            is_small.then(|| {
                let (scenario, pins) = state.scenario.with(|now| asked_part(now, extent, &opened));
                Asked { opened: opened.clone(), scenario, pins }
            })
        });
        let certain = Self {
            state,
            extent,
            status: RwSignal::new(Status::Waiting),
            drawn: RwSignal::new(None),
            left_out: RwSignal::new(None),
            methods: RwSignal::new(None),
            holds: RwSignal::new(None),
            confidence: RwSignal::new(None),
            indices: RwSignal::new(None),
            asked,
            current: StoredValue::new(None),
            pool: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
        };
        Effect::new(move || {
            let is_asked = asked.with(Option::is_some);
            certain.cancel_work();
            certain.set_status(if is_asked { Status::Waiting } else { Status::TooMany });
            let timer = is_asked.then(|| Timeout::new(REST_MS, move || certain.ask()));
            certain.timer.set_value(timer);
        });
        if extent == Extent::Everything {
            let focus = Memo::new(move |_| state.derived.live().and_then(|live| live.focus()));
            Effect::new(move |before: Option<()>| {
                let entity = focus.get().map(|entity| entity as u32);
                let is_over = certain.status.with_untracked(|status| *status == Status::Cancelled);
                if before.is_some() && !is_over {
                    certain.holds.set(None);
                    certain.indices.set(None);
                    certain.pool.with_value(|pool| {
                        if let Some((_, pool)) = pool {
                            pool.change(|plan| plan.look_at(entity));
                        }
                    });
                }
            });
        }
        certain
    }

    /// Asks now, whatever was asked before.
    pub fn ask(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        let is_kept = self.pool.with_value(|kept| kept.as_ref().is_some_and(|(opened, _)| *opened == asked.opened));
        if !is_kept {
            let pool = Pool::new(&asked.opened.dataset, page::n_threads(), move |event| self.hear(event));
            self.pool.set_value(pool.map(|pool| (asked.opened.clone(), pool)));
        }
        let wanted = self.wanted(&asked);
        let progress = Progress { share: 0.0, draws: 0, of_draws: wanted.draws };
        // Printing to memory cannot fail.
        let scenario = to_json(&asked.scenario, Spacing::Tight);
        let listed = self.listed(&asked);
        self.current.set_value(Some(asked));
        self.forget();
        self.set_status(Status::Running(progress));
        let is_asked = self.pool.with_value(|pool| {
            let Some((_, pool)) = pool else { return false };
            pool.ask(Question { scenario, listed }, Plan::new(wanted));
            true
        });
        if !is_asked {
            self.set_status(Status::NoWorker);
        }
    }

    /// Stops the work; what is there of it stays.
    pub fn cancel(self) {
        self.cancel_work();
        self.timer.set_value(None);
        self.set_status(Status::Cancelled);
    }

    /// Whether what is shown is of another question than the one on screen.
    pub fn is_stale(self) -> bool {
        self.status.with(|status| !matches!(status, Status::Finished | Status::Running(_)))
            || self.drawn.with(|drawn| {
                let shown = drawn.as_ref().map(|drawn| &drawn.asked);
                self.asked.with(|asked| shown != asked.as_ref())
            })
    }

    /// The ranks between which an entity is in nine of ten draws.
    pub fn interval(self, entity: usize) -> Option<[u32; 2]> {
        self.drawn.with(|drawn| {
            let digest = &drawn.as_ref()?.digest;
            digest.rank_interval(digest.place_of(entity)?, COVERAGE)
        })
    }

    /// Whether a rank with this interval is to be trusted: it is not where the interval spans more than a quarter of all, and at
    /// least four places.
    pub fn is_unsure(self, [best, worst]: [u32; 2]) -> bool {
        let n = self.drawn.with(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.digest.n_ranked()));
        let n_places = worst - best + 1;
        n_places >= 4 && n_places as usize * 4 > n
    }

    /// Answers to the question before do not stand beside those to this one. What was drawn does until the first draws are there.
    fn forget(self) {
        self.left_out.set(None);
        self.methods.set(None);
        self.holds.set(None);
        self.confidence.set(None);
        self.indices.set(None);
    }

    fn cancel_work(self) {
        self.pool.with_value(|pool| {
            if let Some((_, pool)) = pool {
                pool.cancel();
            }
        });
    }

    fn set_status(self, status: Status) {
        if self.status.with_untracked(|now| *now != status) {
            self.status.set(status);
        }
    }

    fn wanted(self, asked: &Asked) -> Wanted {
        let certainty = &asked.scenario.certainty;
        let draws = u64::from(certainty.draws);
        match self.extent {
            Extent::Intervals => {
                let n = asked.opened.dataset.n_entities().min(MAX_RANKED) as u64;
                let affordable = (INTERVAL_COST / (n * n).max(1)).clamp(FEWEST_INTERVAL_DRAWS, INTERVAL_DRAWS);
                Wanted { draws: draws.min(affordable), ..Wanted::default() }
            }
            Extent::Everything => {
                let is_shared_out = factors(&asked.opened.dataset.framework, &asked.scenario).len() > 1;
                let rows = if is_shared_out { u64::from(certainty.rows) } else { 0 };
                let focus = untrack(|| self.state.derived.live().and_then(|live| live.focus()));
                let entity = focus.map(|entity| entity as u32);
                Wanted { draws, rows, leave_out: true, methods: true, confidences: N_FIRSTS, entity }
            }
        }
    }

    /// Pinned entities and then the first ones.
    fn listed(self, asked: &Asked) -> Vec<u32> {
        if self.extent == Extent::Intervals {
            return Vec::new();
        }
        let live = untrack(|| self.state.derived.live());
        let first = live.iter().flat_map(|live| live.window(0..N_LISTED)).map(|row| row.entity);
        let mut listed: Vec<u32> = Vec::new();
        for entity in asked.pins.iter().copied().chain(first).map(|entity| entity as u32) {
            if listed.len() < N_LISTED && !listed.contains(&entity) {
                listed.push(entity);
            }
        }
        listed
    }

    fn hear(self, event: Event<Plan>) {
        match event {
            Event::Done(done) => self.show(*done),
            Event::Progress(progress) => self.set_status(Status::Running(progress)),
            Event::Finished => self.set_status(Status::Finished),
            Event::Refused(error) => self.set_status(Status::Refused(error)),
            Event::Stale => self.set_status(Status::Stale),
            Event::NoWorker => self.set_status(Status::NoWorker),
        }
    }

    fn show(self, done: Done) {
        match done {
            Done::Draws(digest) => {
                let drawn = self.current.get_value().map(|asked| Shared::new(Drawn { asked, digest }));
                self.drawn.set(drawn);
            }
            Done::Confidence(rows) => self.confidence.set(Some(Shared::new(rows))),
            Done::LeftOut(rows) => self.left_out.set(Some(Shared::new(rows))),
            Done::Methods(rows) => self.methods.set(Some(Shared::new(rows))),
            Done::Holds(rows) => self.holds.set(Some(Shared::new(rows))),
            Done::Indices(indices) => self.indices.set(Some(Shared::new(indices))),
            Done::Rows(_) => {}
        }
    }
}

/// What ranks and their certainty hang on, the rest at its default; and the pinned entities where their pairs are asked for.
fn asked_part(now: &Scenario, extent: Extent, opened: &Opened) -> (Scenario, Vec<usize>) {
    let mut scenario = Scenario {
        focus: None,
        pins: Vec::new(),
        compare: Vec::new(),
        reference: None,
        revenue: Scenario::default().revenue,
        chance: Scenario::default().chance,
        ..now.clone()
    };
    if extent == Extent::Intervals {
        scenario.locks = Vec::new();
        return (scenario, Vec::new());
    }
    (scenario, now.pins.iter().filter_map(|id| opened.dataset.find(id)).collect())
}
