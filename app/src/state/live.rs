//! The ranking that follows a slider in the same frame: one engine that is told what moved, not scores computed anew.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use scoring::decide::{Decided, Decider, LayOut, Parts};
use scoring::explain::{Profile, contributions_of, difference};
use scoring::find::Found;
use scoring::judge::{Judged, Trail, apply};
use scoring::live::{LiveScores, Row};
use scoring::model::{Column, Dataset, Framework, NodeId};
use scoring::pipeline::EvaluateError;
use scoring::rank::grade_of;
use scoring::scenario::Scenario;
use scoring::weigh::Weights;

use super::Shared;
use super::prepared::Prepared;

/// Scores and order under the weights of now. Cheap to clone: clones share the engine.
#[derive(Clone)]
pub struct Live {
    /// Grows with every change, so that two are equal only if nothing moved between them.
    version: u64,
    pub prepared: Shared<Prepared>,
    pub scenario: Arc<Scenario>,
    pub weights: Arc<Weights>,
    /// The decision method has not been asked about these weights: it is too slow for a drag.
    is_stale: bool,
    rests: u64,
    engine: Arc<Mutex<LiveScores>>,
    /// What the scenario's rules made of the engine's scores; `None` without rules, and then nothing is paid for them.
    judged: Option<Arc<Judged>>,
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && Arc::ptr_eq(&self.engine, &other.engine)
    }
}

/// Steps of a decision method that fit into a frame beside everything else.
const QUICK_STEPS: f64 = 4e5;
/// Steps for the parts of a score, one run of the method for each criterion.
const PARTS_STEPS: f64 = 4e6;

/// What the ranking shows, and why it is not what was asked for where it is not.
#[derive(Clone, PartialEq)]
pub struct Follow {
    /// The last scores there were for this dataset.
    pub live: Option<Live>,
    pub error: Option<EvaluateError>,
}

impl Follow {
    /// Follows the scenario: an engine for the same columns and method takes the new weights, any other change makes a new one. What
    /// cannot be computed leaves the scores as they were. `how` lays out a decision method's matrix,
    /// and counts the rests: a slow method waits until there is one more.
    pub fn next(
        before: Option<Self>,
        ground: Result<(Shared<Prepared>, Shared<Found>), EvaluateError>,
        scenario: &Scenario,
        how: (LayOut, u64),
    ) -> Self {
        let before = before.and_then(|before| before.live);
        let opened = ground.as_ref().ok().map(|(prepared, _)| prepared.opened.clone());
        // Scores of a dataset that is gone are not shown beside the new one.
        let same_dataset = |live: &Live| opened.as_ref().is_none_or(|opened| live.prepared.opened == *opened);
        let kept = before.clone().filter(same_dataset);
        match ground.and_then(|(prepared, found)| Live::new(before, prepared, &found, scenario, how)) {
            Ok(live) => Self { live: Some(live), error: None },
            Err(error) => Self { live: kept, error: Some(error) },
        }
    }

    /// What was there, for as long as the scenario cannot be followed; nothing of a dataset that is gone.
    pub fn kept(before: Option<Self>, prepared: &Result<Shared<Prepared>, EvaluateError>) -> Option<Self> {
        let is_here = |live: &Live| prepared.as_ref().is_ok_and(|here| live.prepared.opened == here.opened);
        before.filter(|before| before.live.as_ref().is_some_and(is_here))
    }
}

impl Live {
    fn new(
        before: Option<Self>,
        prepared: Shared<Prepared>,
        found: &Found,
        scenario: &Scenario,
        how: (LayOut, u64),
    ) -> Result<Self, EvaluateError> {
        let (lay_out, rests) = how;
        let framework = &prepared.opened.dataset.framework;
        let weights = Arc::new(Weights::over(framework, &found.base, &scenario.weights, &scenario.drop)?);
        let settings = &scenario.aggregate;
        let make = |weights: &Weights, scenario: &Scenario| -> Result<LiveScores, EvaluateError> {
            let (normalised, settings) = (&prepared.normalised, &scenario.aggregate);
            let live = LiveScores::new(framework, normalised, weights, settings, prepared.included.clone())?;
            let mut live = live.ranked_by(&prepared.treated.columns, normalised, scenario, lay_out);
            live.decide(framework, weights)?;
            Ok(live)
        };
        let version = before.as_ref().map_or(0, |before| before.version + 1);
        let same_method = |before: &Self| {
            let then = &before.scenario;
            before.prepared == prepared && then.aggregate == *settings && then.rank == scenario.rank
        };
        let mut is_stale = false;
        let (engine, judged) = match before.filter(same_method) {
            None => {
                let engine = make(&weights, scenario)?;
                let judged = judge(&prepared, scenario, &engine)?;
                (Arc::new(Mutex::new(engine)), judged)
            }
            Some(before) => {
                let mut engine = before.engine();
                let moved = engine.set_weights(&weights).map_err(EvaluateError::from);
                let decided = moved.and_then(|()| {
                    let is_new = before.is_stale || *before.weights != *weights;
                    let is_quick = engine.decider().is_none_or(|decider| decider.n_steps() <= QUICK_STEPS);
                    is_stale = is_new && !is_quick && rests == before.rests;
                    if is_new && !is_stale {
                        engine.decide(framework, &weights)?;
                    }
                    Ok(())
                });
                let judged = match decided.and_then(|()| judge(&prepared, scenario, &engine)) {
                    Ok(judged) => judged,
                    Err(error) => {
                        // The engine is of no use after a refusal: put back what was on screen.
                        if let Ok(last) = make(&before.weights, &before.scenario) {
                            *engine = last;
                        }
                        return Err(error);
                    }
                };
                drop(engine);
                (before.engine, judged)
            }
        };
        let scenario = Arc::new(scenario.clone());
        Ok(Self { version, weights, scenario, is_stale, rests, engine, judged, prepared: prepared.clone() })
    }

    fn engine(&self) -> MutexGuard<'_, LiveScores> {
        // A panic ends the application, so nobody ever meets a poisoned lock.
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sums again what a drag left rounded differently; see [`LiveScores::settle`].
    pub fn settle(&self) {
        // The same sums in another order cannot be refused where the last ones were not.
        let _ = self.engine().settle();
    }

    /// Ranks are those of earlier weights, until [`super::Derived::decide`].
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// What the decision method made of the entities; `None` where the aggregation ranks.
    pub fn decided(&self) -> Option<Decided> {
        self.engine().decided().cloned()
    }

    /// Criteria of the decision method, and by criterion and entity what each adds to the score; these only where the score is such a
    /// sum and it does not take long to say.
    pub fn criteria(&self) -> Option<(Vec<NodeId>, Option<Parts>)> {
        let engine = self.engine();
        let decider = engine.decider()?;
        let nodes = decider.nodes().to_vec();
        let is_short = |decider: &&Decider| decider.n_steps() * nodes.len() as f64 <= PARTS_STEPS;
        let parts = Some(decider).filter(is_short).and_then(|decider| decider.parts(&self.weights).ok().flatten());
        Some((nodes, parts))
    }

    /// Whether the score is the sum of what every indicator adds to it.
    pub fn adds_up(&self) -> bool {
        let profile = Profile::of_nodes(Vec::new());
        let settings = &self.scenario.aggregate;
        self.scenario.rank.is_aggregate()
            && contributions_of(self.framework(), &self.weights, settings, &profile).is_ok()
    }

    pub fn dataset(&self) -> &Dataset {
        &self.prepared.opened.dataset
    }

    pub fn framework(&self) -> &Framework {
        &self.prepared.opened.dataset.framework
    }

    pub fn n_ranked(&self) -> usize {
        self.judged.as_ref().map_or_else(|| self.engine().n_ranked(), |judged| judged.ranking.n_ranked())
    }

    /// The row at the first place.
    pub fn best(&self) -> Option<Row> {
        match &self.judged {
            Some(_) => self.window(0..1).first().copied(),
            None => self.engine().best(),
        }
    }

    /// The rows at these places, best first.
    pub fn window(&self, places: std::ops::Range<usize>) -> Vec<Row> {
        let Some(judged) = &self.judged else { return self.engine().window(places) };
        let order = &judged.ranking.order;
        let places = places.start.min(order.len())..places.end.min(order.len());
        let row = |&entity: &u32| {
            let entity = entity as usize;
            let rank = judged.ranking.rank.get(entity).copied().flatten()?;
            Some(Row { entity, rank, score: judged.scores.get(entity)? })
        };
        order.get(places).unwrap_or_default().iter().filter_map(row).collect()
    }

    pub fn ranks_of(&self, entities: &[usize]) -> Vec<Option<u32>> {
        let Some(judged) = &self.judged else { return self.engine().ranks_of(entities) };
        entities.iter().map(|&entity| judged.ranking.rank.get(entity).copied().flatten()).collect()
    }

    pub fn rank(&self, entity: usize) -> Option<u32> {
        self.ranks_of(&[entity]).first().copied().flatten()
    }

    pub fn score(&self, entity: usize) -> Option<f64> {
        match &self.judged {
            Some(judged) => judged.scores.get(entity),
            None => self.engine().scores().get(entity).copied().filter(|score| !score.is_nan()),
        }
    }

    /// The best score before any rule: what the bars of contributions are drawn against.
    pub fn best_sum(&self) -> f64 {
        self.engine().best().map_or(0.0, |row| row.score)
    }

    /// What the rules made of the scores; `None` without rules.
    pub fn judged(&self) -> Option<&Judged> {
        self.judged.as_deref()
    }

    /// One entity's way through the rules; `None` without rules.
    pub fn trail(&self, entity: usize) -> Option<&Trail> {
        self.judged.as_ref()?.trails.get(entity)
    }

    /// The label of an entity's grade, such as `A`; `rank` is its own.
    pub fn grade(&self, entity: usize, rank: Option<u32>, n_ranked: usize) -> Option<&str> {
        let at = match &self.judged {
            Some(judged) => judged.grades.get(entity).copied().flatten()?,
            None => grade_of(rank?, n_ranked, &self.scenario.grades)?,
        };
        self.scenario.grades.labels.get(at).map(String::as_str)
    }

    /// The entity a page is about: the one chosen, else the best.
    pub fn focus(&self) -> Option<usize> {
        let chosen = self.scenario.focus.as_ref().and_then(|id| self.dataset().find(id));
        chosen.or_else(|| self.best().map(|row| row.entity))
    }

    /// One entity's values at every node.
    pub fn profile(&self, entity: usize) -> Option<Profile> {
        let engine = self.engine();
        let value = |at: usize| engine.node(NodeId(at as u32)).get(entity).copied().filter(|value| !value.is_nan());
        (entity < self.dataset().n_entities())
            .then(|| Profile::of_nodes((0..self.framework().nodes().len()).map(value).collect()))
    }

    /// Somebody with these normalised values, in leaf order.
    pub fn profile_of(&self, leaves: &[Option<f64>]) -> Option<Profile> {
        Profile::of_leaves(self.framework(), &self.weights, &self.scenario.aggregate, leaves).ok()
    }

    /// What every indicator adds to a profile's score, in leaf order.
    pub fn contributions(&self, profile: &Profile) -> Vec<f64> {
        // The same settings gave the scores already, so that only a node that compares entities can be in the way.
        contributions_of(self.framework(), &self.weights, &self.scenario.aggregate, profile).unwrap_or_default()
    }

    /// [`Self::contributions`] summed by pillar, in the framework's order; zeros where the score does not add up.
    pub fn pillar_contributions(&self, entity: usize) -> Vec<f64> {
        let framework = self.framework();
        let mut sums = vec![0.0; framework.pillars().len()];
        if !self.scenario.rank.is_aggregate() {
            return sums;
        }
        let parts = self.profile(entity).map(|profile| self.contributions(&profile)).unwrap_or_default();
        for (&leaf, part) in framework.leaves().iter().zip(parts) {
            let pillar = framework.pillar_of(leaf);
            if let Some(at) = framework.pillars().iter().position(|&one| Some(one) == pillar) {
                sums[at] += part;
            }
        }
        sums
    }

    /// What every indicator adds to the difference of two profiles, in leaf order.
    pub fn difference(&self, a: &Profile, b: &Profile) -> Vec<f64> {
        difference(self.framework(), &self.weights, &self.scenario.aggregate, a, b).unwrap_or_default()
    }
}

/// The rules laid over the engine's scores.
fn judge(prepared: &Prepared, scenario: &Scenario, engine: &LiveScores) -> Result<Option<Arc<Judged>>, EvaluateError> {
    let dataset = &prepared.opened.dataset;
    let Some(panel) = dataset.panels.get(prepared.panel).filter(|_| !scenario.rules.is_empty()) else {
        return Ok(None);
    };
    let scores = Column::from_raw(engine.scores().to_vec());
    Ok(apply(dataset, panel, scenario, &scores, &prepared.included)?.map(Arc::new))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use scoring::model::{Direction, Entity, Indicator, Limit, NodeSpec, Panel, Period, Text};
    use scoring::scenario::{Adjustment, Consequence, Improved, Reason, RedLine, Repair, RepairKind};

    use super::*;
    use crate::state::{Derived, Opened};

    /// `a` best by tax, and the most accidents.
    fn opened() -> Opened {
        let node = |code: &str, parent: Option<&str>, direction: Option<Direction>| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(String::from),
            weight: if code == "accidents" { 0.0 } else { 1.0 },
            indicator: direction.map(|direction| Indicator::measured(direction, "")),
        };
        let framework = Framework::new(vec![
            node("goal", None, None),
            node("tax", Some("goal"), Some(Direction::Positive)),
            node("accidents", Some("goal"), Some(Direction::Negative)),
        ])
        .unwrap();
        let columns = [[9.0, 5.0, 1.0], [2.0, 0.0, 0.0]].map(|cells| Column::from_raw(cells.to_vec())).to_vec();
        let panel = Panel { period: Period("2024".into()), columns, denominators: vec![] };
        let entities = ["a", "b", "c"].map(|id| Entity { id: id.into(), name: Text::same(id) }).to_vec();
        let dataset = Dataset::new("test", framework, entities, vec![panel]);
        Opened {
            dataset,
            problems: vec![],
            official: Scenario::default(),
            tables: vec![],
            is_builtin: true,
            account: vec![],
        }
    }

    #[test]
    fn assumed_values_move_the_ranking_and_what_it_is_compared_with_stays_the_datas() {
        let ranks = |improve: Vec<Improved>| {
            Owner::new().with(|| {
                let (opened, scenario) =
                    (RwSignal::new(Some(Shared::new(opened()))), Scenario { improve, ..Scenario::default() });
                let derived = Derived::new(opened, Memo::new(move |_| scenario.clone()));
                let (live, scored) = (derived.live().unwrap(), derived.shown.get().unwrap());
                let of = |rank: &dyn Fn(usize) -> Option<u32>| [0, 1, 2].map(|entity| rank(entity).unwrap());
                assert_eq!(of(&|entity| live.rank(entity)), of(&|entity| scored.rank(entity)));
                let is_as_loaded = derived.assumed.get() == opened.get();
                (of(&|entity| live.rank(entity)), of(&|entity| derived.official_rank(entity)), is_as_loaded)
            })
        };
        assert_eq!(ranks(vec![]), ([1, 2, 3], [1, 2, 3], true));
        let much = Improved { entity: "c".into(), indicator: "tax".into(), value: 20.0 };
        assert_eq!(ranks(vec![much]), ([2, 3, 1], [1, 2, 3], false));
    }

    #[test]
    fn what_was_corrected_moves_the_ranking_and_what_it_is_compared_with() {
        let repair = |old: f64| Repair {
            entity: "c".into(),
            indicator: "tax".into(),
            period: "2024".into(),
            old: Some(old),
            new: Some(20.0),
            why: RepairKind::ByHand,
            note: String::new(),
        };
        let check = |repairs: Vec<Repair>, ranks: [u32; 3]| {
            Owner::new().with(|| {
                let (opened, scenario) =
                    (RwSignal::new(Some(Shared::new(opened()))), Scenario { repairs, ..Scenario::default() });
                let derived = Derived::new(opened, Memo::new(move |_| scenario.clone()));
                let live = derived.live().unwrap();
                assert_eq!([0, 1, 2].map(|entity| live.rank(entity).unwrap()), ranks);
                assert_eq!([0, 1, 2].map(|entity| derived.official_rank(entity).unwrap()), ranks);
            });
        };
        check(vec![repair(1.0)], [2, 3, 1]);
        check(vec![repair(1.5)], [1, 2, 3]);
    }

    #[test]
    fn nothing_is_computed_again_when_methods_come_that_the_scenario_does_not_need() {
        Owner::new().with(|| {
            let opened = RwSignal::new(Some(Shared::new(opened())));
            let derived = Derived::new(opened, Memo::new(|_| Scenario::default()));
            let all = || {
                let of_figures = (derived.prepared.get(), derived.found.get(), derived.standings.get());
                (of_figures, derived.scored.get(), derived.official.get(), derived.trend.get())
            };
            let before = all();
            derived.bring_methods(scoring::pipeline::Methods::ALL);
            assert!(all() == before);
        });
    }

    #[test]
    fn what_follows_a_slider_and_what_the_pages_show_are_judged_alike() {
        let mut scenario = Scenario::default();
        let check = |scenario: Scenario, ranks: [u32; 3], grades: [&str; 3]| {
            Owner::new().with(|| {
                let opened = RwSignal::new(Some(Shared::new(opened())));
                let derived = Derived::new(opened, Memo::new(move |_| scenario.clone()));
                let (live, scored) = (derived.live().unwrap(), derived.shown.get().unwrap());
                for entity in 0..3 {
                    let rank = Some(ranks[entity]);
                    assert_eq!((live.rank(entity), scored.rank(entity)), (rank, rank));
                    assert_eq!(live.score(entity), scored.score(entity));
                    let grade = Some(grades[entity]);
                    assert_eq!((live.grade(entity, rank, 3), scored.grade(entity)), (grade, grade));
                }
                let first = ranks.iter().position(|rank| *rank == 1);
                assert_eq!(live.window(0..1).first().map(|row| row.entity), first);
                let standings = derived.standings.get().unwrap();
                assert_eq!(standings.rank(0, 0), Some(ranks[0]));
            });
        };
        check(scenario.clone(), [1, 2, 3], ["A", "B", "C"]);
        let then = Consequence::CapScore(20.0);
        let crossed = Limit::AtLeast(1.0);
        scenario.rules.red_lines.push(RedLine { code: "accidents".into(), crossed, then, note: String::new() });
        check(scenario.clone(), [2, 1, 3], ["B", "A", "C"]);
        let reason = Reason::new("mended since").unwrap();
        scenario.rules.adjustments.insert("c".into(), Adjustment { grade: "A".into(), reason });
        check(scenario, [2, 1, 3], ["B", "A", "A"]);
    }
}
