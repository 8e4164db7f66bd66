//! Evaluates a dataset by a scheme, as far as the figures go.

use std::collections::{BTreeMap, BTreeSet};

use super::AppraiseError;
use super::columns::{ItemColumns, item_columns};
use super::known::known_points;
use crate::judge::{Assessment, Points, State, assess, grade_by_quantile};
use crate::model::{Column, Dataset, Panel};
use crate::pipeline::{Evaluation, Methods, evaluate_with, find_included, find_panel};
use crate::rank::{Ranking, rank};
use crate::scenario::{Aggregate, Grades, Grading, Normalise, Scenario, SchemeChoice, Treat};
use crate::scheme::{Scheme, Shape};
use crate::treat::treat;

/// A dataset under a scheme. Measured by public indicators, never an official result.
#[derive(Clone, Debug, PartialEq)]
pub struct Appraisal {
    /// Position of the evaluated panel.
    pub panel: usize,
    /// By item: the figures as used, in the item's unit.
    pub columns: Vec<Column>,
    /// By item: whether an indicator or an entry stands for it.
    pub is_mapped: Vec<bool>,
    /// Share of the total's weight that the mapped items carry, 0 to 1; `None` for a scheme without points.
    pub covered: Option<f64>,
    pub outcome: Outcome,
    /// By entity: the points known for sure; missing for a scheme without points.
    pub points: Column,
    /// By known points, among the entities that the filter keeps; nobody for a scheme without points.
    pub ranking: Ranking,
    /// By entity: position in the labels of the scheme's grades; `None` where points are not all known, or where the scheme has no
    /// grades.
    pub grades: Vec<Option<usize>>,
    /// By entity: the filter keeps it.
    pub included: Vec<bool>,
}

/// What the scheme's shape gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// By entity: points, gates and whether it passes.
    Assessed(Vec<Assessment>),
    /// A weighted tree, on the scale of the scenario's normalisation; items without figures are left out of it.
    Evaluated(Box<Evaluation>),
}

impl Appraisal {
    /// Between which points an entity's total lies; equal ends when all is known.
    pub fn total(&self, entity: usize) -> Option<Points> {
        match &self.outcome {
            Outcome::Assessed(all) => all.get(entity)?.total,
            Outcome::Evaluated(_) => self.points.get(entity).map(Points::known),
        }
    }

    /// Whether an entity passes; `None` for a scheme that does not ask.
    pub fn passes(&self, entity: usize) -> Option<State> {
        self.assessment(entity)?.outcome
    }

    /// An entity's points and gates; `None` for a weighted tree.
    pub fn assessment(&self, entity: usize) -> Option<&Assessment> {
        match &self.outcome {
            Outcome::Assessed(all) => all.get(entity),
            Outcome::Evaluated(_) => None,
        }
    }

    /// How many of an entity's gates are met, unmet and unknown.
    pub fn gates(&self, entity: usize) -> [usize; 3] {
        let gates = self.assessment(entity).map(|assessment| assessment.gates.as_slice()).unwrap_or_default();
        [State::Met, State::Unmet, State::Unknown].map(|state| gates.iter().filter(|gate| gate.state == state).count())
    }
}

/// Applies a scheme to the scenario's period, the newest when it names none, with the scenario's choice of what stands for its items.
///
/// Figures are taken as loaded; only a weighted tree is treated and normalised as the scenario says, since the scheme says nothing of
/// it. The scenario's weights, rules and goalposts are about the dataset's own framework and are not used. The filter says who is
/// ranked and graded; bases that are the mean of a group are that of all entities.
/// *Edge cases*: an item that nothing stands for has unknown points, and in a tree is left out; an entity whose points are not all
/// known is ranked by the known ones, and has no grade.
///
/// # Errors
/// [`AppraiseError`], the first one found.
///
/// *Cost*: O(n·(items + nodes + gates)), for a tree that of an evaluation.
pub fn appraise(dataset: &Dataset, scenario: &Scenario, scheme: &Scheme) -> Result<Appraisal, AppraiseError> {
    let nothing = SchemeChoice::default();
    let choice = scenario.scheme.as_ref().unwrap_or(&nothing);
    if !choice.id.is_empty() && choice.id != scheme.id {
        return Err(AppraiseError::OtherScheme { chosen: choice.id.clone(), given: scheme.id.clone() });
    }
    let panel = find_panel(dataset, scenario.period.as_deref())?;
    let found = item_columns(dataset, panel, scheme, choice, true)?;
    if found.columns.iter().all(|column| column.present().next().is_none()) {
        return Err(AppraiseError::NothingMapped);
    }
    match scheme.shape {
        Shape::Tree => by_tree(dataset, scenario, scheme, choice, panel, found),
        Shape::Ratio | Shape::Points | Shape::Gates => by_points(dataset, scenario, scheme, panel, found),
    }
}

fn by_points(
    dataset: &Dataset,
    scenario: &Scenario,
    scheme: &Scheme,
    panel: usize,
    found: ItemColumns,
) -> Result<Appraisal, AppraiseError> {
    let assessed = assess(scheme, &found.columns)?;
    let included = find_included(dataset, &scenario.filter)?;
    let points = Column::from_options(assessed.iter().map(|assessment| known_points(scheme, assessment)));
    let is_whole = assessed.iter().map(|assessment| assessment.total.is_some_and(|total| total.value().is_some()));
    let graded: Vec<bool> = included.iter().zip(is_whole).map(|(included, is_whole)| *included && is_whole).collect();
    Ok(Appraisal {
        panel,
        covered: covered(scheme, &found.is_mapped),
        ranking: rank(&points, &included),
        grades: grades(scheme, &points, &graded),
        outcome: Outcome::Assessed(assessed),
        columns: found.columns,
        is_mapped: found.is_mapped,
        points,
        included,
    })
}

fn by_tree(
    dataset: &Dataset,
    scenario: &Scenario,
    scheme: &Scheme,
    choice: &SchemeChoice,
    panel: usize,
    found: ItemColumns,
) -> Result<Appraisal, AppraiseError> {
    let has_figures: Vec<bool> = scheme
        .items
        .iter()
        .zip(&found.columns)
        .map(|(item, column)| item.parent.is_some() && column.present().next().is_some())
        .collect();
    let kept = |columns: Vec<Column>| -> Vec<Column> {
        columns.into_iter().zip(&has_figures).filter(|(_, has)| **has).map(|(column, _)| column).collect()
    };
    let mut panels = Vec::with_capacity(dataset.panels.len());
    for (at, of) in dataset.panels.iter().enumerate() {
        // What was entered is about the period on screen; other periods only lend figures to fill gaps.
        let columns = item_columns(dataset, at, scheme, choice, at == panel)?.columns;
        panels.push(Panel { period: of.period.clone(), columns: kept(columns), denominators: Vec::new() });
    }
    let framework = with_figures(scheme, &has_figures).framework().map_err(AppraiseError::Framework)?;
    let mut under_scheme = Dataset::new(scheme.id.clone(), framework, dataset.entities.clone(), panels);
    under_scheme.groups.clone_from(&dataset.groups);
    let own = Scenario {
        period: scenario.period.clone(),
        treat: Treat { denominate: false, ..scenario.treat.clone() },
        // Goalposts are about the dataset's own indicators.
        normalise: Normalise { goalposts: BTreeMap::new(), ..scenario.normalise.clone() },
        // Classes and items add up by their weights in every scheme of this shape.
        aggregate: Aggregate { availability: scenario.aggregate.availability, ..Aggregate::default() },
        filter: scenario.filter.clone(),
        ..Scenario::default()
    };
    // Its weights are the scheme's own, and the aggregation ranks.
    let evaluation = evaluate_with(&under_scheme, &own, &Methods { treat, ..Methods::NONE })?;
    let points = evaluation.scores.goal().clone();
    Ok(Appraisal {
        panel,
        covered: covered(scheme, &found.is_mapped),
        ranking: evaluation.ranking.clone(),
        grades: grades(scheme, &points, &evaluation.included),
        included: evaluation.included.clone(),
        outcome: Outcome::Evaluated(Box::new(evaluation)),
        columns: found.columns,
        is_mapped: found.is_mapped,
        points,
    })
}

/// The scheme without the items that nobody has a figure for, and without the aggregates that are empty then.
fn with_figures(scheme: &Scheme, has_figures: &[bool]) -> Scheme {
    let items = scheme.items.iter().zip(has_figures).filter(|(_, has)| **has).map(|(item, _)| item.clone()).collect();
    let mut pruned = Scheme { items, ..scheme.clone() };
    loop {
        let parents: BTreeSet<String> = pruned
            .items
            .iter()
            .filter_map(|item| item.parent.clone())
            .chain(pruned.nodes.iter().filter_map(|node| node.parent.clone()))
            .collect();
        let before = pruned.nodes.len();
        pruned.nodes.retain(|node| parents.contains(&node.code));
        if pruned.nodes.len() == before {
            return pruned;
        }
    }
}

fn covered(scheme: &Scheme, is_mapped: &[bool]) -> Option<f64> {
    let total = scheme.total().filter(|total| total.weight > 0.0)?;
    let weights = scheme.items.iter().zip(is_mapped).filter(|(_, is_mapped)| **is_mapped);
    let sum = weights.fold(0.0, |sum, (item, _)| sum + scheme.weight_of(item));
    Some((sum / total.weight).min(1.0))
}

fn grades(scheme: &Scheme, points: &Column, graded: &[bool]) -> Vec<Option<usize>> {
    let Some(classes) = &scheme.grading else { return vec![None; points.len()] };
    let grades = Grades { labels: classes.labels.clone(), shares: classes.shares.clone() };
    grade_by_quantile(points, graded, None, &grades, &Grading::default())
}
