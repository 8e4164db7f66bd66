//! A scenario's rules laid over scores: points and rules → final score, grade, and the trail between.

use serde::{Deserialize, Serialize};

use super::bonus::{BonusStep, bonus};
use super::grade::{grade_by_quantile, grade_by_threshold};
use super::points::State;
use super::red_line::{RedLineStep, red_line};
use crate::model::{Column, Dataset, GroupColumn, Panel};
use crate::rank::{Ranking, rank};
use crate::scenario::{Consequence, Rules, Scenario};

/// What the rules made of the scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Final scores by entity.
    pub scores: Column,
    /// By final score.
    pub ranking: Ranking,
    /// By entity: position of its final label in the scenario's grades.
    pub grades: Vec<Option<usize>>,
    /// By entity.
    pub trails: Vec<Trail>,
}

/// One entity's way from the score of the weighted tree to the final score and grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// Score before any rule.
    pub score: Option<f64>,
    /// By bonus of the rules.
    pub bonuses: Vec<BonusStep>,
    /// Points added by all bonuses together, after their common limit.
    pub added: f64,
    /// Points taken by all penalties together, after their common limit; not negative.
    pub taken: f64,
    /// By red line of the rules.
    pub red_lines: Vec<RedLineStep>,
    /// Score after bonuses, penalties and caps.
    pub final_score: Option<f64>,
    /// Position of the grade that the final score gives.
    pub graded: Option<usize>,
    /// Position of the grade after red lines.
    pub restrained: Option<usize>,
    /// Position of the grade set by hand; its reason is in the rules, under the entity's id.
    pub adjusted: Option<usize>,
}

impl Trail {
    /// Position of the final grade: what was set by hand, else what is left after red lines.
    pub fn grade(&self) -> Option<usize> {
        self.adjusted.or(self.restrained)
    }
}

/// Why rules cannot be applied to a dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RulesError {
    /// No indicator has this code.
    UnknownIndicator {
        code: String,
    },
    UnknownEntity {
        id: String,
    },
    UnknownGroup {
        group: String,
    },
    /// None of the scenario's grades has this label.
    UnknownGrade {
        grade: String,
    },
    /// A number that is not finite, a limit below 0, thresholds that do not fall or that need more labels than there are.
    BadNumber {
        path: String,
        value: f64,
    },
}

/// Applies the scenario's rules to scores of one panel; `None` when there are no rules.
///
/// *Shape*: `scores` and `included` by entity; entities that are not included are scored all the same, and neither ranked nor graded.
/// *Formula*, in this order: score + min(Σ bonuses, `most_bonus`) − min(Σ penalties, `most_penalty`); at most the least `cap_score` of
/// the red lines crossed; ranks by that; grades by share or by threshold; at best the worst `cap_grade`, or the last label for
/// `lowest_grade`; the grade set by hand. So no bonus makes good for a red line, and only a person with a reason does.
/// *Edge cases*: a missing figure gives no bonus and crosses no line, and the trail says that it is not known. An entity with a
/// lowered grade still counts in the shares.
///
/// # Errors
/// [`RulesError`], the first one found.
///
/// *Cost*: O(n·(rules + log n)).
pub fn apply(
    dataset: &Dataset,
    panel: &Panel,
    scenario: &Scenario,
    scores: &Column,
    included: &[bool],
) -> Result<Option<Judged>, RulesError> {
    let rules = &scenario.rules;
    if rules.is_empty() {
        return Ok(None);
    }
    let found = Found::new(dataset, panel, scenario)?;
    let mut trails: Vec<Trail> =
        (0..scores.len()).map(|entity| score_of(rules, &found, entity, scores.get(entity))).collect();
    let scores = Column::from_options(trails.iter().map(|trail| trail.final_score));
    let ranking = rank(&scores, included);
    let graded = if rules.grading.thresholds.is_empty() {
        grade_by_quantile(&scores, included, found.within, &scenario.grades, &rules.grading)
    } else {
        by_threshold(&ranking, &scores, &rules.grading.thresholds)
    };
    for (trail, graded) in trails.iter_mut().zip(graded) {
        trail.graded = graded;
        trail.restrained = graded.map(|grade| restrain(&found, &trail.red_lines, grade));
    }
    for &(entity, grade) in &found.adjusted {
        if let Some(trail) = trails.get_mut(entity) {
            trail.adjusted = Some(grade);
        }
    }
    let grades = trails.iter().map(Trail::grade).collect();
    Ok(Some(Judged { scores, ranking, grades, trails }))
}

/// What the rules name, found once.
struct Found<'a> {
    bonuses: Vec<&'a Column>,
    red_lines: Vec<&'a Column>,
    /// By red line: the best grade left to who crosses it.
    best_left: Vec<usize>,
    within: Option<&'a GroupColumn>,
    /// Entities and their grades set by hand.
    adjusted: Vec<(usize, usize)>,
}

impl<'a> Found<'a> {
    fn new(dataset: &'a Dataset, panel: &'a Panel, scenario: &Scenario) -> Result<Self, RulesError> {
        let (rules, labels) = (&scenario.rules, &scenario.grades.labels);
        if let Some((path, value)) = rules.bad_numbers(labels.len()).into_iter().next() {
            return Err(RulesError::BadNumber { path, value });
        }
        let column = |code: &String| {
            let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref());
            let column = leaf.and_then(|(column, _)| panel.columns.get(*column));
            column.ok_or_else(|| RulesError::UnknownIndicator { code: code.clone() })
        };
        let grade = |label: &String| {
            let at = labels.iter().position(|known| known == label);
            at.ok_or_else(|| RulesError::UnknownGrade { grade: label.clone() })
        };
        let best_left = |consequence: &Consequence| match consequence {
            Consequence::LowestGrade => Ok(labels.len().saturating_sub(1)),
            Consequence::CapScore(_) => Ok(0),
            Consequence::CapGrade(label) => grade(label),
        };
        let adjusted = rules.adjustments.iter().map(|(id, adjustment)| {
            let entity = dataset.find(id).ok_or_else(|| RulesError::UnknownEntity { id: id.clone() })?;
            Ok((entity, grade(&adjustment.grade)?))
        });
        let within = rules
            .grading
            .within
            .as_ref()
            .map(|code| dataset.group(code).ok_or_else(|| RulesError::UnknownGroup { group: code.clone() }));
        Ok(Self {
            bonuses: rules.bonuses.iter().map(|bonus| column(&bonus.code)).collect::<Result<_, _>>()?,
            red_lines: rules.red_lines.iter().map(|line| column(&line.code)).collect::<Result<_, _>>()?,
            best_left: rules.red_lines.iter().map(|line| best_left(&line.then)).collect::<Result<_, _>>()?,
            within: within.transpose()?,
            adjusted: adjusted.collect::<Result<_, _>>()?,
        })
    }
}

fn score_of(rules: &Rules, found: &Found<'_>, entity: usize, score: Option<f64>) -> Trail {
    let steps = rules.bonuses.iter().zip(&found.bonuses);
    let bonuses: Vec<BonusStep> = steps.map(|(rule, column)| bonus(rule, column.get(entity))).collect();
    let sum = |sign: f64| bonuses.iter().map(|step| (sign * step.points).max(0.0)).fold(0.0, |sum, part| sum + part);
    let added = sum(1.0).min(rules.most_bonus.unwrap_or(f64::INFINITY));
    let taken = sum(-1.0).min(rules.most_penalty.unwrap_or(f64::INFINITY));
    let steps = rules.red_lines.iter().zip(&found.red_lines);
    let red_lines: Vec<RedLineStep> = steps.map(|(rule, column)| red_line(rule, column.get(entity))).collect();
    let crossed = rules.red_lines.iter().zip(&red_lines).filter(|(_, step)| step.kept == State::Unmet);
    let cap = crossed.fold(f64::INFINITY, |cap, (rule, _)| match rule.then {
        Consequence::CapScore(most) => cap.min(most),
        Consequence::LowestGrade | Consequence::CapGrade(_) => cap,
    });
    let final_score = score.map(|score| (score + added - taken).min(cap));
    Trail { score, bonuses, added, taken, red_lines, final_score, graded: None, restrained: None, adjusted: None }
}

fn by_threshold(ranking: &Ranking, scores: &Column, thresholds: &[f64]) -> Vec<Option<usize>> {
    let ranked = ranking.rank.iter().zip(scores.raw());
    ranked.map(|(rank, &score)| rank.map(|_| grade_by_threshold(score, thresholds))).collect()
}

fn restrain(found: &Found<'_>, red_lines: &[RedLineStep], grade: usize) -> usize {
    let crossed = found.best_left.iter().zip(red_lines).filter(|(_, step)| step.kept == State::Unmet);
    crossed.fold(grade, |grade, (&best_left, _)| grade.max(best_left))
}
