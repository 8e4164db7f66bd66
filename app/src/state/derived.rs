//! What follows from the dataset and the scenario, in memos that recompute only what a change touches.
//!
//! A weight that moves does not touch the normalised columns: they hang on the period, the treatment and the normalisation alone; nor
//! what a method finds, which never looks at what was moved by hand.

use leptos::prelude::*;
use scoring::find::Found;
use scoring::model::NodeId;
use scoring::pipeline::{EvaluateError, Methods, Trend, trend_under};
use scoring::scenario::Scenario;
use scoring::weigh::Weights;

use super::live::{Follow, Live};
use super::prepared::{Ahead, Prepared, prepare};
use super::scored::{Scored, score};
use super::standings::{Standings, scoring_part};
use super::{Opened, Shared};
use crate::prefs::Lang;

pub type Outcome<T> = Option<Result<Shared<T>, EvaluateError>>;

/// The memos. Each is `None` until a dataset is open, and an error while the scenario cannot be computed.
#[derive(Clone, Copy)]
pub struct Derived {
    /// What was opened, with what the person corrected.
    pub repaired: Memo<Option<Shared<Opened>>>,
    /// That, with the values that the scenario assumes: what everything below is computed from.
    pub assumed: Memo<Option<Shared<Opened>>>,
    pub prepared: Memo<Outcome<Prepared>>,
    pub scored: Memo<Outcome<Scored>>,
    /// Under the dataset's own weights and without assumed values (but corrected), all else as chosen: what "moved by" compares with.
    pub official: Memo<Outcome<Scored>>,
    pub trend: Memo<Outcome<Trend>>,
    /// Ranks of every period by itself.
    pub standings: Memo<Option<Shared<Standings>>>,
    /// The last scores there were: what the page shows while a setting gives none.
    pub shown: Memo<Option<Shared<Scored>>>,
    /// The ranking that follows a slider in the same frame, for any number of entities.
    pub follow: Memo<Option<Follow>>,
    /// What the scenario's ways to weights give; `None` also while what finds them is on its way.
    pub found: Memo<Outcome<Found>>,
    official_weights: Memo<Option<Shared<Weights>>>,
    /// What treats figures, finds weights and ranks by a method, which is not part of the first load.
    methods: RwSignal<Option<Methods>>,
    lacks_methods: Memo<bool>,
    before_weights: Memo<Scenario>,
    /// Counts the times that a method too slow for a drag was to be carried out.
    rests: RwSignal<u64>,
}

impl Derived {
    pub fn new(opened: RwSignal<Option<Shared<Opened>>>, scenario: Memo<Scenario>) -> Self {
        let repairs =
            Memo::new(move |_| Scenario { repairs: scenario.with(|now| now.repairs.clone()), ..Scenario::default() });
        let repaired = Memo::new(move |_| opened.get().map(|opened| repairs.with(|now| with_values(opened, now))));
        let assumptions = Memo::new(move |_| scenario.with(assumptions));
        let assumed = Memo::new(move |_| repaired.get().map(|opened| assumptions.with(|now| with_values(opened, now))));
        let opened = assumed;
        let before_weights = Memo::new(move |_| scenario.with(before_weights));
        let methods = RwSignal::new(None);
        let prepared = Memo::new(move |_| {
            let (opened, scenario) = (opened.get()?, before_weights.get());
            let methods = Methods::for_scenario(&scenario, || methods.get())?;
            Some(Ahead::take(&opened, &scenario).map_or_else(|| prepare(opened, &scenario, &methods), Ok))
        });
        let prepared_as_loaded = Memo::new(move |_| {
            if assumptions.with(|now| now.improve.is_empty()) {
                return prepared.get();
            }
            let (loaded, scenario) = (repaired.get()?, before_weights.get());
            let methods = Methods::for_scenario(&scenario, || methods.get())?;
            Some(prepare(loaded, &scenario, &methods))
        });
        let ways = Memo::new(move |_| scenario.with(ways_of));
        // Whether a scenario needs methods hangs on no weight, so that a slider does not ask again.
        let needs_none = Memo::new(move |_| scenario.with(Methods::none_needed));
        let at_hand = Signal::derive(move || if needs_none.get() { Some(Methods::NONE) } else { methods.get() });
        let found = Memo::new(move |_| {
            let prepared = prepared.get()?;
            ways.with(|ways| find(Methods::for_scenario(ways, || methods.get())?, &prepared, ways))
        });
        let scored = Memo::new(move |_| {
            let (prepared, found, methods) = (prepared.get()?, found.get()?, at_hand.get()?);
            let score = |prepared, found: Shared<Found>| {
                scenario.with(|scenario| score(prepared, &found, scenario.clone(), &methods))
            };
            Some(prepared.and_then(|prepared| score(prepared, found?)))
        });
        let with_official_weights = Memo::new(move |_| {
            let official = opened.get()?.official.clone();
            let now = scenario.get();
            Some(Scenario { weigh: official.weigh, weights: official.weights, drop: official.drop, ..now })
        });
        let official = Memo::new(move |_| {
            let (prepared, scenario) = (prepared_as_loaded.get()?, with_official_weights.get()?);
            let methods = Methods::for_scenario(&scenario, || methods.get())?;
            let found = find(methods, &prepared, &ways_of(&scenario))?;
            Some(prepared.and_then(|prepared| found.and_then(|found| score(prepared, &found, scenario, &methods))))
        });
        let of_all_periods = Memo::new(move |_| scenario.with(scoring_part));
        let trend = Memo::new(move |_| {
            let (opened, found, methods) = (opened.get()?, found.get()?, at_hand.get()?);
            let trend = |found: Shared<Found>| {
                of_all_periods.with(|scenario| {
                    let framework = &opened.dataset.framework;
                    let weights = Weights::over(framework, &found.base, &scenario.weights, &scenario.drop)?;
                    trend_under(&opened.dataset, scenario, &weights, &methods).map(Shared::new)
                })
            };
            Some(found.and_then(trend))
        });
        let standings = Memo::new(move |_| {
            let opened = opened.get()?;
            of_all_periods.with(|scenario| {
                let methods = Methods::for_scenario(scenario, || methods.get())?;
                // Untracked: to show another period changes no rank in any.
                let shown = scored.get_untracked().and_then(Result::ok);
                let shown = shown.as_ref().map(|shown| (shown.prepared.panel, &shown.ranking));
                Some(Shared::new(Standings::new(&opened.dataset, scenario, &methods, shown)))
            })
        });
        let shown = Memo::new(move |before: Option<&Option<Shared<Scored>>>| {
            let before = before.cloned().flatten();
            let now = opened.get();
            match scored.get() {
                Some(Ok(scored)) => Some(scored),
                // Scores of a dataset that is gone are not shown beside the new one.
                _ => before.filter(|before| Some(&before.prepared.opened) == now.as_ref()),
            }
        });
        let rests = RwSignal::new(0);
        let follow = Memo::new_owning(move |before: Option<Option<Follow>>| {
            let before = before.flatten();
            let next = prepared.get().and_then(|prepared| match found.get().zip(at_hand.get()) {
                Some((found, methods)) => {
                    let ground = prepared.and_then(|prepared| Ok((prepared, found?)));
                    let how = (methods.lay_out, rests.get());
                    Some(scenario.with(|scenario| Follow::next(before.clone(), ground, scenario, how)))
                }
                // The methods are on their way: what was on screen stays.
                None => Follow::kept(before.clone(), &prepared),
            });
            let changed = next != before;
            (next, changed)
        });
        let official_weights = Memo::new(move |_| {
            let opened = opened.get()?;
            let settled = &opened.official;
            if settled.weigh.is_official() {
                Weights::of(&opened.dataset.framework, &settled.weights, &settled.drop).ok().map(Shared::new)
            } else {
                official.get()?.ok().map(|scored| Shared::new(scored.weights.clone()))
            }
        });
        let lacks_methods = Memo::new(move |_| {
            let by_method =
                opened.with(|opened| opened.as_ref().is_some_and(|one| !Methods::none_needed(&one.official)));
            methods.with(Option::is_none) && (by_method || !needs_none.get())
        });
        Self {
            repaired,
            assumed,
            prepared,
            scored,
            official,
            trend,
            standings,
            shown,
            follow,
            found,
            official_weights,
            methods,
            lacks_methods,
            before_weights,
            rests,
        }
    }

    /// Works out [`Self::prepared`] ahead of whoever shows it, some columns at a time, so that a long table holds up no frame, and calls
    /// `then`. Ends early where `goes_on` says no; for another dataset or scenario that comes meanwhile it is worked out when asked for.
    pub fn prepare_ahead(self, goes_on: impl Fn() -> bool + 'static, then: impl FnOnce() + 'static) {
        let scenario = self.before_weights.get_untracked();
        let methods = Methods::for_scenario(&scenario, || self.methods.get_untracked());
        match self.assumed.get_untracked().zip(methods) {
            Some((opened, methods)) => Ahead::work(opened, scenario, &methods, goes_on, then),
            None => then(),
        }
    }

    /// Whether weights or ranks are to come from a method that has not been loaded.
    pub fn lacks_methods(&self) -> bool {
        self.lacks_methods.get()
    }

    /// What carries a scenario out; `None` while that is on its way.
    pub fn methods_for(&self, scenario: &Scenario) -> Option<Methods> {
        Methods::for_scenario(scenario, || self.methods.get())
    }

    /// Brings the methods, once they are loaded.
    pub fn bring_methods(&self, methods: Methods) {
        if self.methods.with_untracked(Option::is_none) {
            self.methods.set(Some(methods));
        }
    }

    /// Weight of a node before anything that was moved by hand.
    pub fn base_weight(&self, id: NodeId) -> Option<f64> {
        self.found.with_untracked(|found| found.as_ref()?.as_ref().ok()?.base.get(id.index()).copied())
    }

    /// The scores on screen.
    pub fn live(&self) -> Option<Live> {
        self.follow.with(|follow| follow.as_ref()?.live.clone())
    }

    /// Whether there is a reason that there are no scores.
    pub fn has_error(&self) -> bool {
        self.follow.with(|follow| follow.as_ref().is_some_and(|follow| follow.error.is_some()))
    }

    /// Why there are no scores, worded by `text`.
    pub fn error(&self, lang: Lang, word: fn(Lang, &EvaluateError) -> String) -> Option<String> {
        self.follow.with(|follow| follow.as_ref()?.error.as_ref().map(|error| word(lang, error)))
    }

    /// A gesture ended: the scores become those that no drag went through, to the last bit.
    pub fn settle(&self) {
        self.follow.with_untracked(|follow| {
            if let Some(live) = follow.as_ref().and_then(|follow| follow.live.as_ref()) {
                live.settle();
            }
        });
    }

    /// Carries out what the ranking by a slow method still lacks.
    pub fn decide(&self) {
        self.rests.update(|rests| *rests += 1);
    }

    /// Share of its parent that a node has now; `None` when it takes no part.
    pub fn share(&self, id: NodeId) -> Option<f64> {
        self.follow.with(|follow| {
            let weights = &follow.as_ref()?.live.as_ref()?.weights;
            weights.is_active(id).then(|| weights.share(id))
        })
    }

    /// Share of its parent that a node has officially.
    pub fn official_share(&self, id: NodeId) -> Option<f64> {
        self.official_weights.with(|weights| weights.as_ref().map(|weights| weights.share(id)))
    }

    /// Whether a node's share is not the official one, to a hundredth of a per cent.
    pub fn weight_differs(&self, id: NodeId) -> bool {
        let (now, official) = (self.share(id).unwrap_or(0.0), self.official_share(id).unwrap_or(0.0));
        (now - official).abs() > 5e-5
    }

    /// Rank under the official weights.
    pub fn official_rank(&self, entity: usize) -> Option<u32> {
        self.official.with(|scored| scored.as_ref()?.as_ref().ok()?.rank(entity))
    }
}

/// The part of a scenario that assumed values hang on; the rest at its default.
fn assumptions(scenario: &Scenario) -> Scenario {
    // Without assumed values another period is no other dataset.
    let period = scenario.period.clone().filter(|_| !scenario.improve.is_empty());
    Scenario { period, improve: scenario.improve.clone(), ..Scenario::default() }
}

/// What was opened with the values that the scenario corrects or assumes; itself where there are none.
fn with_values(opened: Shared<Opened>, scenario: &Scenario) -> Shared<Opened> {
    if scenario.repairs.is_empty() && scenario.improve.is_empty() {
        return opened;
    }
    Shared::new(Opened {
        dataset: scenario.improved(&opened.dataset).into_owned(),
        problems: opened.problems.clone(),
        official: opened.official.clone(),
        tables: opened.tables.clone(),
        is_builtin: opened.is_builtin,
        account: Vec::new(),
    })
}

/// The part of a scenario that the normalised columns hang on; the rest at its default.
fn before_weights(scenario: &Scenario) -> Scenario {
    Scenario {
        period: scenario.period.clone(),
        treat: scenario.treat.clone(),
        normalise: scenario.normalise.clone(),
        filter: scenario.filter.clone(),
        ..Scenario::default()
    }
}

/// The part of a scenario that found weights hang on besides; the rest at its default.
fn ways_of(scenario: &Scenario) -> Scenario {
    Scenario {
        weigh: scenario.weigh.clone(),
        drop: scenario.drop.clone(),
        aggregate: scenario.aggregate.clone(),
        ..Scenario::default()
    }
}

fn find(methods: Methods, prepared: &Result<Shared<Prepared>, EvaluateError>, scenario: &Scenario) -> Outcome<Found> {
    Some(prepared.clone().and_then(|prepared| Ok(Shared::new((methods.find)(&prepared.ground(), scenario)?))))
}
