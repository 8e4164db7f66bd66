//! The ranking that follows a slider in the same frame: one engine that is told what moved, not scores computed anew.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use scoring::explain::{Profile, contributions_of, difference};
use scoring::find::Found;
use scoring::live::{LiveScores, Row};
use scoring::model::{Dataset, Framework};
use scoring::pipeline::EvaluateError;
use scoring::rank::grade_of;
use scoring::scenario::Scenario;
use scoring::weigh::Weights;

use super::Shared;
use super::derived::Prepared;

/// Scores and order under the weights of now. Cheap to clone: clones share the engine.
#[derive(Clone)]
pub struct Live {
    /// Grows with every change, so that two are equal only if nothing moved between them.
    version: u64,
    pub prepared: Shared<Prepared>,
    pub scenario: Scenario,
    pub weights: Arc<Weights>,
    engine: Arc<Mutex<LiveScores>>,
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && Arc::ptr_eq(&self.engine, &other.engine)
    }
}

/// What the ranking shows, and why it is not what was asked for where it is not.
#[derive(Clone, PartialEq)]
pub struct Follow {
    /// The last scores there were for this dataset.
    pub live: Option<Live>,
    pub error: Option<EvaluateError>,
}

impl Follow {
    /// Follows the scenario: an engine for the same columns and method takes the new weights, any other change makes a new one. What
    /// cannot be computed leaves the scores as they were.
    pub fn next(
        before: Option<Self>,
        ground: Result<(Shared<Prepared>, Shared<Found>), EvaluateError>,
        scenario: &Scenario,
    ) -> Self {
        let before = before.and_then(|before| before.live);
        let opened = ground.as_ref().ok().map(|(prepared, _)| prepared.opened.clone());
        // Scores of a dataset that is gone are not shown beside the new one.
        let same_dataset = |live: &Live| opened.as_ref().is_none_or(|opened| live.prepared.opened == *opened);
        let kept = before.clone().filter(same_dataset);
        match ground.and_then(|(prepared, found)| Live::new(before, prepared, &found, scenario)) {
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
    ) -> Result<Self, EvaluateError> {
        let framework = &prepared.opened.dataset.framework;
        let weights = Arc::new(Weights::over(framework, &found.base, &scenario.weights, &scenario.drop)?);
        let settings = &scenario.aggregate;
        let make = |weights: &Weights| {
            LiveScores::new(framework, &prepared.normalised, weights, settings, prepared.included.clone())
        };
        let version = before.as_ref().map_or(0, |before| before.version + 1);
        let same = before.filter(|before| before.prepared == prepared && before.scenario.aggregate == *settings);
        let engine = match same {
            None => Arc::new(Mutex::new(make(&weights)?)),
            Some(before) => {
                let moved = before.engine().set_weights(&weights);
                if let Err(error) = moved {
                    // The engine is of no use after a refusal: put back what was on screen.
                    if let Ok(engine) = make(&before.weights) {
                        *before.engine() = engine;
                    }
                    return Err(error.into());
                }
                before.engine
            }
        };
        Ok(Self { version, weights, scenario: scenario.clone(), engine, prepared: prepared.clone() })
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

    pub fn dataset(&self) -> &Dataset {
        &self.prepared.opened.dataset
    }

    pub fn framework(&self) -> &Framework {
        &self.prepared.opened.dataset.framework
    }

    pub fn n_ranked(&self) -> usize {
        self.engine().n_ranked()
    }

    /// The rows at these places, best first.
    pub fn window(&self, places: std::ops::Range<usize>) -> Vec<Row> {
        self.engine().window(places)
    }

    pub fn ranks_of(&self, entities: &[usize]) -> Vec<Option<u32>> {
        self.engine().ranks_of(entities)
    }

    pub fn rank(&self, entity: usize) -> Option<u32> {
        self.engine().rank_of(entity)
    }

    pub fn score(&self, entity: usize) -> Option<f64> {
        self.engine().scores().get(entity).copied().filter(|score| !score.is_nan())
    }

    /// The label of a rank's grade, such as `A`.
    pub fn grade(&self, rank: u32, n_ranked: usize) -> Option<&str> {
        let at = grade_of(rank, n_ranked, &self.scenario.grades)?;
        self.scenario.grades.labels.get(at).map(String::as_str)
    }

    /// The entity a page is about: the one chosen, else the best.
    pub fn focus(&self) -> Option<usize> {
        let chosen = self.scenario.focus.as_ref().and_then(|id| self.dataset().find(id));
        chosen.or_else(|| self.window(0..1).first().map(|row| row.entity))
    }

    /// One entity's values at every node.
    pub fn profile(&self, entity: usize) -> Option<Profile> {
        let leaves: Vec<_> = self.prepared.normalised.columns.iter().map(|column| column.get(entity)).collect();
        self.profile_of(&leaves)
    }

    /// Somebody with these normalised values, in leaf order.
    pub fn profile_of(&self, leaves: &[Option<f64>]) -> Option<Profile> {
        Profile::of_leaves(self.framework(), &self.weights, &self.scenario.aggregate, leaves).ok()
    }

    /// What every indicator adds to a profile's score, in leaf order.
    pub fn contributions(&self, profile: &Profile) -> Vec<f64> {
        // The same settings gave the scores already, so they cannot be refused here.
        contributions_of(self.framework(), &self.weights, &self.scenario.aggregate, profile).unwrap_or_default()
    }

    /// [`Self::contributions`] summed by pillar, in the framework's order.
    pub fn pillar_contributions(&self, entity: usize) -> Vec<f64> {
        let framework = self.framework();
        let mut sums = vec![0.0; framework.pillars().len()];
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
