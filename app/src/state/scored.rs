//! Scores and ranks under one set of weights, and what explains them.

use scoring::aggregate::Scores;
use scoring::compare::{Peer, nearest_peers};
use scoring::explain::{Profile, contributions, contributions_of, difference};
use scoring::find::Found;
use scoring::judge::{Judged, Trail, apply};
use scoring::pipeline::{self, EvaluateError, Methods};
use scoring::rank::{Ranking, grades, rank};
use scoring::scenario::Scenario;
use scoring::weigh::Weights;

use super::Shared;
use super::prepared::Prepared;

/// Scores and ranks under one set of weights.
#[derive(Debug)]
pub struct Scored {
    pub prepared: Shared<Prepared>,
    pub scenario: Scenario,
    pub weights: Weights,
    /// Before the scenario's rules.
    pub scores: Scores,
    /// After the scenario's rules.
    pub ranking: Ranking,
    /// By entity: position of its label in the scenario's grades, after rules.
    pub grades: Vec<Option<usize>>,
    /// What the rules made of the scores; `None` without rules.
    pub judged: Option<Judged>,
}

/// Scores what was prepared, under the scenario's weights, method and rules.
pub(super) fn score(
    prepared: Shared<Prepared>,
    found: &Found,
    scenario: Scenario,
    methods: &Methods,
) -> Result<Shared<Scored>, EvaluateError> {
    let framework = &prepared.opened.dataset.framework;
    let weights = Weights::over(framework, &found.base, &scenario.weights, &scenario.drop)?;
    let (figures, normalised) = (&prepared.treated.columns, &prepared.normalised);
    let (scores, _) = pipeline::score(framework, figures, normalised, &weights, &scenario, methods.lay_out)?;
    let dataset = &prepared.opened.dataset;
    let judged = match dataset.panels.get(prepared.panel) {
        Some(panel) => apply(dataset, panel, &scenario, scores.goal(), &prepared.included)?,
        None => None,
    };
    let (ranking, grades) = match &judged {
        Some(judged) => (judged.ranking.clone(), judged.grades.clone()),
        None => {
            let ranking = rank(scores.goal(), &prepared.included);
            let grades = grades(&ranking, &scenario.grades);
            (ranking, grades)
        }
    };
    Ok(Shared::new(Scored { weights, scores, ranking, grades, judged, scenario, prepared: prepared.clone() }))
}

impl Scored {
    pub fn dataset(&self) -> &scoring::model::Dataset {
        &self.prepared.opened.dataset
    }

    pub fn framework(&self) -> &scoring::model::Framework {
        &self.prepared.opened.dataset.framework
    }

    pub fn rank(&self, entity: usize) -> Option<u32> {
        self.ranking.rank.get(entity).copied().flatten()
    }

    /// After rules.
    pub fn score(&self, entity: usize) -> Option<f64> {
        self.judged.as_ref().map_or_else(|| self.scores.goal(), |judged| &judged.scores).get(entity)
    }

    /// One entity's way through the rules; `None` without rules.
    pub fn trail(&self, entity: usize) -> Option<&Trail> {
        self.judged.as_ref()?.trails.get(entity)
    }

    /// Digits after the point that tell these scores apart: scores may run to 1, to 100 or beyond.
    pub fn decimals(&self) -> usize {
        // Where scores run beyond, one of the first says so.
        if self.scores.goal().present().any(|cell| cell.abs() > 2.0) { 2 } else { 3 }
    }

    /// The grade's label, such as `A`.
    pub fn grade(&self, entity: usize) -> Option<&str> {
        let at = self.grades.get(entity).copied().flatten()?;
        self.scenario.grades.labels.get(at).map(String::as_str)
    }

    /// Whether the score is the sum of what every indicator adds to it.
    pub fn adds_up(&self) -> bool {
        let nobody = Profile::of_nodes(Vec::new());
        let settings = &self.scenario.aggregate;
        self.scenario.rank.is_aggregate()
            && contributions_of(self.framework(), &self.weights, settings, &nobody).is_ok()
    }

    /// What every indicator adds to the score, in leaf order; empty where the score is no sum of such parts.
    pub fn contributions(&self, entity: usize) -> Vec<f64> {
        if !self.scenario.rank.is_aggregate() {
            return Vec::new();
        }
        let settings = &self.scenario.aggregate;
        // The same settings gave the scores already, so that only a node that compares entities can be in the way.
        contributions(self.framework(), &self.weights, &self.scores, settings, entity).unwrap_or_default()
    }

    /// [`Self::contributions`] summed by pillar, in the framework's order.
    pub fn pillar_contributions(&self, entity: usize) -> Vec<f64> {
        let framework = self.framework();
        let mut sums = vec![0.0; framework.pillars().len()];
        for (&leaf, part) in framework.leaves().iter().zip(self.contributions(entity)) {
            let pillar = framework.pillar_of(leaf);
            if let Some(at) = framework.pillars().iter().position(|&one| Some(one) == pillar) {
                sums[at] += part;
            }
        }
        sums
    }

    /// What every indicator adds to the difference of two scores, in leaf order; empty where there are no such parts.
    pub fn difference(&self, a: usize, b: usize) -> Vec<f64> {
        if !self.scenario.rank.is_aggregate() {
            return Vec::new();
        }
        let framework = self.framework();
        let profile = |entity| Profile::of_entity(framework, &self.scores, entity);
        difference(framework, &self.weights, &self.scenario.aggregate, &profile(a), &profile(b)).unwrap_or_default()
    }

    /// What every indicator adds to the difference from somebody with every median, in leaf order; empty where there are no parts.
    pub fn against_median(&self, entity: usize) -> Vec<f64> {
        if !self.scenario.rank.is_aggregate() {
            return Vec::new();
        }
        let (framework, settings) = (self.framework(), &self.scenario.aggregate);
        let profile = Profile::of_entity(framework, &self.scores, entity);
        let middle = Profile::of_leaves(framework, &self.weights, settings, self.prepared.medians());
        middle.and_then(|middle| difference(framework, &self.weights, settings, &profile, &middle)).unwrap_or_default()
    }

    /// The most similar entities, nearest first.
    pub fn peers(&self, entity: usize, k: usize) -> Vec<Peer> {
        nearest_peers(self.framework(), &self.prepared.normalised, &self.weights, entity, k)
    }

    /// The entity a page is about: the one chosen, else the best.
    pub fn focus(&self) -> Option<usize> {
        let chosen = self.scenario.focus.as_ref().and_then(|id| self.dataset().find(id));
        chosen.or_else(|| self.ranking.order.first().map(|&entity| entity as usize))
    }
}
