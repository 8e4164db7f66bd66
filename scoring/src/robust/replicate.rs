//! One evaluation among all there could be: from a point of the unit cube to scores and ranks.

use std::collections::BTreeMap;

use super::factor::{alternative, draw_number};
use super::perturb::{impute, perturb};
use super::scorer::weights_from_shares;
use super::{Factor, RobustError, WeightDraws};
use crate::find::{Ground, find_weights};
use crate::judge::apply;
use crate::math::Draws;
use crate::model::{Column, Dataset, NodeId, Panel};
use crate::normalise::Normalised;
use crate::pipeline::{EvaluateError, Methods, find_included, find_panel, find_reference, score, to_scale};
use crate::rank::{Ranking, rank};
use crate::scenario::{Missing, Scenario};
use crate::treat::{Treated, treat};
use crate::weigh::Weights;

/// An evaluation whose uncertain choices are the coordinates of a point.
///
/// Panels that no factor changes by the draw are treated and normalised once for each combination of choices, and kept.
#[derive(Clone, Debug)]
pub struct Replicate<'a> {
    dataset: &'a Dataset,
    scenario: &'a Scenario,
    factors: Vec<Factor>,
    panel: usize,
    included: Vec<bool>,
    entities: Vec<usize>,
    seed: u64,
    treated: BTreeMap<[usize; 2], Treated>,
    normalised: BTreeMap<[usize; 3], Normalised>,
    /// The factor whose weights were drawn last, around which weights, and the draws.
    drawn: Option<(usize, Weights, WeightDraws)>,
}

/// What an evaluation came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Score by entity, after the scenario's rules where it has any.
    pub scores: Column,
    pub ranking: Ranking,
    /// Effective weights of the indicators, in leaf order.
    pub weights: Vec<f64>,
}

impl Outcome {
    /// The entity's rank, if it has one.
    pub fn rank(&self, entity: usize) -> Option<u32> {
        self.ranking.rank.get(entity).copied().flatten()
    }

    /// The entity's score, if it is ranked.
    pub fn ranked_score(&self, entity: usize) -> Option<f64> {
        self.rank(entity).and_then(|_| self.scores.get(entity))
    }
}

/// Choices as they are at one point.
struct Setup {
    scenario: Scenario,
    /// Positions of the alternatives for missing values, outliers and normalisation.
    key: [usize; 3],
    values: Option<(usize, u64)>,
    imputation: Option<(usize, u64)>,
}

/// Keep what is drawn apart from other numbers drawn under the same seed.
const VALUES: u32 = 4;
const IMPUTATION: u32 = 5;

impl<'a> Replicate<'a> {
    /// Prepares evaluations of the scenario's period in which `factors` are otherwise. Of two factors about the same choice the later
    /// one decides.
    ///
    /// # Errors
    /// [`RobustError`] for a factor that cannot be, and what the scenario itself asks for in vain.
    pub fn new(
        dataset: &'a Dataset,
        scenario: &'a Scenario,
        factors: Vec<Factor>,
        seed: u64,
    ) -> Result<Self, RobustError> {
        let panel = find_panel(dataset, scenario.period.as_deref())?;
        let included = find_included(dataset, &scenario.filter)?;
        let kept = included.iter().enumerate().filter(|(_, included)| **included);
        let entities = kept.map(|(entity, _)| entity).collect();
        for factor in &factors {
            check(dataset, factor)?;
        }
        let (treated, normalised) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { dataset, scenario, factors, panel, included, entities, seed, treated, normalised, drawn: None })
    }

    pub fn n_factors(&self) -> usize {
        self.factors.len()
    }

    pub fn n_indicators(&self) -> usize {
        self.dataset.framework.n_indicators()
    }

    /// Positions in the dataset of those that the scenario's filter keeps: all that may be ranked.
    pub fn entities(&self) -> &[usize] {
        &self.entities
    }

    /// The scenario itself, every factor as it was chosen.
    ///
    /// # Errors
    /// As [`crate::pipeline::evaluate`].
    pub fn nominal(&self) -> Result<Outcome, RobustError> {
        Self::new(self.dataset, self.scenario, Vec::new(), self.seed)?.run(&[])
    }

    /// The evaluation at `point`, a coordinate from 0 to 1 for each factor; a missing one counts as ½.
    ///
    /// # Errors
    /// As [`crate::pipeline::evaluate`], for the combination of choices at the point.
    ///
    /// *Cost*: an aggregation and a ranking; with values or imputations drawn, a whole evaluation.
    pub fn run(&mut self, point: &[f64]) -> Result<Outcome, RobustError> {
        let setup = self.set_up(point);
        if setup.values.is_some() || setup.imputation.is_some() {
            let stated = self.draw_values(&setup)?;
            let treated = self.treat_drawn(&setup, &stated)?;
            let normalised = self.normalise(&setup.scenario, &treated)?;
            let base = self.found(&setup.scenario, &treated, &normalised)?;
            let weights = self.weigh(&setup.scenario, &base, point)?;
            return self.score(&setup.scenario, &weights, &normalised, (&treated, &stated));
        }
        let [missing, outliers, _] = setup.key;
        if !self.treated.contains_key(&[missing, outliers]) {
            let treated = treat(self.dataset, self.panel()?, &setup.scenario.treat).map_err(EvaluateError::from)?;
            self.treated.insert([missing, outliers], treated);
        }
        let lost = RobustError::NothingRanked;
        let Some(treated) = self.treated.get(&[missing, outliers]) else { return Err(lost) };
        if !self.normalised.contains_key(&setup.key) {
            let normalised = self.normalise(&setup.scenario, treated)?;
            self.normalised.insert(setup.key, normalised);
        }
        let Some(normalised) = self.normalised.get(&setup.key) else { return Err(lost) };
        let base = self.found(&setup.scenario, treated, normalised)?;
        let weights = self.weigh(&setup.scenario, &base, point)?;
        let here = (self.treated.get(&[missing, outliers]), self.normalised.get(&setup.key));
        let (Some(treated), Some(normalised)) = here else { return Err(RobustError::NothingRanked) };
        self.score(&setup.scenario, &weights, normalised, (treated, self.panel()?))
    }

    fn set_up(&self, point: &[f64]) -> Setup {
        let mut setup = Setup { scenario: self.scenario.clone(), key: [0; 3], values: None, imputation: None };
        for (at, factor) in self.factors.iter().enumerate() {
            let coordinate = coordinate(point, at);
            let chosen = factor.n_alternatives().map_or(0, |n| alternative(coordinate, n));
            match factor {
                Factor::Missing(of) => {
                    setup.key[0] = chosen;
                    setup.scenario.treat.missing.clone_from(&of[chosen]);
                }
                Factor::Outliers(of) => {
                    setup.key[1] = chosen;
                    setup.scenario.treat.outliers = of[chosen];
                }
                Factor::Normalise(of) => {
                    setup.key[2] = chosen;
                    setup.scenario.normalise.clone_from(&of[chosen]);
                }
                Factor::Aggregate(of) => setup.scenario.aggregate.clone_from(&of[chosen]),
                Factor::Drop(of) => setup.scenario.drop.extend(of[chosen].clone()),
                Factor::Values { .. } => setup.values = Some((at, draw_number(coordinate))),
                Factor::Imputation => setup.imputation = Some((at, draw_number(coordinate))),
                Factor::Weights(_) | Factor::Weight { .. } => {}
            }
        }
        setup
    }

    fn panel(&self) -> Result<&'a Panel, RobustError> {
        self.dataset.panels.get(self.panel).ok_or(RobustError::NothingRanked)
    }

    /// What the scenario's ways to weights give on these columns, as they would be carried out again.
    fn found(&self, scenario: &Scenario, treated: &Treated, normalised: &Normalised) -> Result<Vec<f64>, RobustError> {
        let ground = Ground { dataset: self.dataset, treated: &treated.columns, normalised };
        Ok(find_weights(&ground, scenario).map_err(EvaluateError::from)?.base)
    }

    fn weigh(&mut self, scenario: &Scenario, base: &[f64], point: &[f64]) -> Result<Weights, RobustError> {
        let framework = &self.dataset.framework;
        let mut weights =
            Weights::over(framework, base, &scenario.weights, &scenario.drop).map_err(EvaluateError::from)?;
        for (at, factor) in self.factors.iter().enumerate() {
            let coordinate = coordinate(point, at);
            let mut shares = vec![0.0; framework.nodes().len()];
            match factor {
                Factor::Weights(spread) => {
                    // Drawn around the same weights as last time, unless a factor before this one moved them.
                    if self.drawn.as_ref().is_none_or(|(factor, around, _)| *factor != at || *around != weights) {
                        let draws = WeightDraws::new(framework, &weights, spread, self.seed.wrapping_add(at as u64))?;
                        self.drawn = Some((at, weights.clone(), draws));
                    }
                    if let Some((_, _, draws)) = &self.drawn {
                        draws.fill_shares(draw_number(coordinate), &mut shares);
                    }
                }
                Factor::Weight { code, by } => {
                    for (at, share) in shares.iter_mut().enumerate() {
                        *share = weights.share(NodeId(at as u32));
                    }
                    if let Some(share) = framework.find(code).and_then(|id| shares.get_mut(id.index())) {
                        *share *= 1.0 + by * (2.0 * coordinate - 1.0);
                    }
                }
                _ => continue,
            }
            weights = weights_from_shares(framework, &weights, &shares);
        }
        Ok(weights)
    }

    /// The figures as they would have been stated.
    fn draw_values(&self, setup: &Setup) -> Result<Panel, RobustError> {
        let panel = self.panel()?;
        let Some((at, draw)) = setup.values else { return Ok(panel.clone()) };
        let Some(Factor::Values { error, by_code }) = self.factors.get(at) else { return Ok(panel.clone()) };
        let mut draws = Draws::new(self.seed, stream(VALUES, at), draw);
        Ok(perturb(&self.dataset.framework, panel, (*error, by_code), &mut draws))
    }

    fn treat_drawn(&self, setup: &Setup, stated: &Panel) -> Result<Treated, RobustError> {
        let mut settings = setup.scenario.treat.clone();
        let Some((at, draw)) = setup.imputation else {
            return Ok(treat(self.dataset, stated, &settings).map_err(EvaluateError::from)?);
        };
        let mut draws = Draws::new(self.seed, stream(IMPUTATION, at), draw);
        let filled = impute(self.dataset, stated, &settings, &mut draws).map_err(EvaluateError::from)?;
        // What is missing still has nobody to be filled from.
        (settings.denominate, settings.missing) = (false, Missing::AsFound);
        settings.denominators.clear();
        Ok(treat(self.dataset, &filled, &settings).map_err(EvaluateError::from)?)
    }

    fn normalise(&self, scenario: &Scenario, treated: &Treated) -> Result<Normalised, RobustError> {
        let reference = find_reference(self.dataset, scenario)?;
        Ok(to_scale(&self.dataset.framework, &treated.columns, scenario, reference)?)
    }

    /// Rules go by the figures as stated.
    fn score(
        &self,
        scenario: &Scenario,
        weights: &Weights,
        normalised: &Normalised,
        (treated, stated): (&Treated, &Panel),
    ) -> Result<Outcome, RobustError> {
        let framework = &self.dataset.framework;
        let (scores, _) = score(framework, &treated.columns, normalised, weights, scenario, Methods::ALL.lay_out)?;
        let included: Vec<bool> =
            self.included.iter().zip(&treated.scored).map(|(included, scored)| *included && *scored).collect();
        let judged = apply(self.dataset, stated, scenario, scores.goal(), &included).map_err(EvaluateError::from)?;
        let weights = weights.of_leaves(framework);
        Ok(match judged {
            Some(judged) => Outcome { scores: judged.scores, ranking: judged.ranking, weights },
            None => Outcome { scores: scores.goal().clone(), ranking: rank(scores.goal(), &included), weights },
        })
    }
}

/// A stream for one purpose of one factor.
fn stream(purpose: u32, factor: usize) -> u32 {
    purpose | ((factor as u32) << 8)
}

fn coordinate(point: &[f64], at: usize) -> f64 {
    point.get(at).copied().unwrap_or(0.5).clamp(0.0, 1.0)
}

fn check(dataset: &Dataset, factor: &Factor) -> Result<(), RobustError> {
    let find = |code: &String| {
        let known = dataset.framework.find(code).is_some();
        if known { Ok(()) } else { Err(RobustError::UnknownCode { code: code.clone() }) }
    };
    if factor.n_alternatives() == Some(0) {
        return Err(RobustError::NoAlternatives);
    }
    match factor {
        Factor::Weight { code, by } => {
            find(code)?;
            if (0.0..=1.0).contains(by) { Ok(()) } else { Err(RobustError::BadSpread { value: *by }) }
        }
        Factor::Values { error, by_code } => {
            by_code.keys().try_for_each(find)?;
            match std::iter::once(error).chain(by_code.values()).find(|error| !(0.0..f64::INFINITY).contains(*error)) {
                Some(&value) => Err(RobustError::BadSpread { value }),
                None => Ok(()),
            }
        }
        Factor::Drop(of) => of.iter().flatten().try_for_each(find),
        _ => Ok(()),
    }
}
