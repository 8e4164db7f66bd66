//! The smallest set of improvements that puts an entity where it is wanted.

use super::piece::{Effort, LeftOut, Piece, is_weighted_sum, pieces};
use super::{Aim, Exactness, ReachError, Standing};
use crate::model::Dataset;
use crate::pipeline::{Evaluation, evaluate_with};
use crate::scenario::{Improved, Scenario};

/// What shall be small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// The whole cost.
    Cost,
    /// The number of indicators improved; among those chosen then the cost.
    Indicators,
}

/// What it would take.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// It is there now.
    Already,
    Plan(Plan),
    /// Everything within reach together adds `most` points to the score; `needed` would be needed, both on the scale as it is.
    OutOfReach {
        most: f64,
        needed: f64,
        left_out: Vec<(usize, LeftOut)>,
    },
}

/// Improvements that do it; computed again with them in the data, they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub entity: usize,
    /// Position of the panel whose values change.
    pub panel: usize,
    /// In leaf order.
    pub improvements: Vec<Improvement>,
    pub cost: f64,
    /// `Exact` for the smallest on a scale that stays; `Searched` where the new values move the scale, which the search has allowed for.
    pub exactness: Exactness,
    /// Indicators whose points change for others too, because a value that sets the scale moved.
    pub scale_moves: Vec<usize>,
    /// The score on the scale as it is now, and rank and score of the evaluation anew.
    pub expected_score: f64,
    pub score: f64,
    pub rank: u32,
    /// Leaf positions that could not be improved.
    pub left_out: Vec<(usize, LeftOut)>,
}

/// One value to reach, in the data's own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvement {
    /// Leaf position.
    pub column: usize,
    pub code: String,
    pub now: f64,
    pub needed: f64,
    /// What was said to be within reach.
    pub limit: f64,
    pub cost: f64,
    /// Points of the score on the scale as it is.
    pub gain: f64,
}

impl Plan {
    /// Puts the values into the dataset.
    pub fn apply(&self, dataset: &mut Dataset) {
        let Some(panel) = dataset.panels.get_mut(self.panel) else { return };
        for improvement in &self.improvements {
            if let Some(column) = panel.columns.get_mut(improvement.column) {
                column.set(self.entity, Some(improvement.needed));
            }
        }
    }

    /// Has the scenario assume the values.
    pub fn assume(&self, dataset: &Dataset, scenario: &mut Scenario) {
        let Some(entity) = dataset.entities.get(self.entity) else { return };
        for step in &self.improvements {
            let (entity, indicator) = (entity.id.clone(), step.code.clone());
            scenario.assume(Improved { entity, indicator, value: step.needed });
        }
    }
}

/// How much must show above a rival's score, relative to it: more than rounding.
const MARGIN: f64 = 1e-9;
/// Evaluations that a moving scale is followed for.
const N_ROUNDS: usize = 30;

/// The smallest improvements of an entity's values, at the costs and within the limits of `effort`, that bring it where `aim` wants it.
///
/// *Units and range*: values in the data's own units before any treatment; costs in the caller's unit.
/// *Formula*: on the scale as it is, each indicator adds points in proportion to its cost, so the cheapest way to the points needed takes
/// the indicators by points per cost, the last one in part (a fractional knapsack, which that solves exactly); for the fewest indicators
/// those with the most points. Then the values are put into the data and everything is evaluated anew; where that moves the scale, the
/// points asked for are raised or lowered until they just do.
/// *Edge cases*: others stay as they are; a rank counts whom the filter keeps. A value may pass an indicator's best in the data only
/// where a limit says so.
///
/// # Errors
/// [`ReachError::NotRanked`], [`ReachError::NotWeightedSum`] for other means than the arithmetic one.
///
/// *Cost*: O(n·m), and an evaluation; up to 60 of them where the scale moves. *Source*: dantzig1957.
pub fn smallest_improvements(
    standing: &Standing,
    effort: &Effort,
    least: Least,
    entity: usize,
    aim: Aim,
) -> Result<Outlook, ReachError> {
    let score = standing.score(entity).ok_or(ReachError::NotRanked { entity })?;
    if !is_weighted_sum(standing)? {
        return Err(ReachError::NotWeightedSum);
    }
    let Some(to_pass) = to_pass(standing.evaluation, entity, aim)? else { return Ok(Outlook::Already) };
    let (mut open, mut left_out) = (Vec::new(), Vec::new());
    for (column, piece) in pieces(standing, entity, effort).into_iter().enumerate() {
        match piece {
            Ok(piece) => open.push(piece),
            Err(why) => left_out.push((column, why)),
        }
    }
    let shop = Shop { standing, least, entity, aim, open, left_out, score };
    let needed = to_pass - score + margin(to_pass);
    let most = shop.open.iter().fold(0.0, |sum, piece| sum + piece.gain);
    match shop.search(needed, most) {
        Some(plan) => Ok(Outlook::Plan(plan)),
        None => Ok(Outlook::OutOfReach { most, needed, left_out: shop.left_out }),
    }
}

fn margin(score: f64) -> f64 {
    MARGIN * score.abs().max(1.0)
}

/// The score that must be passed; `None` where that is done.
fn to_pass(evaluation: &Evaluation, entity: usize, aim: Aim) -> Result<Option<f64>, ReachError> {
    let ranking = &evaluation.ranking;
    let rank = |entity: usize| ranking.rank.get(entity).copied().flatten();
    let own = rank(entity).ok_or(ReachError::NotRanked { entity })?;
    let score = |entity: usize| evaluation.scores.goal().get(entity);
    let rival = match aim {
        Aim::Above(other) if other == entity => return Err(ReachError::NotRanked { entity: other }),
        Aim::Above(other) => {
            let others = rank(other).ok_or(ReachError::NotRanked { entity: other })?;
            (own >= others).then_some(other)
        }
        Aim::Rank(wanted) if own <= wanted => None,
        Aim::Rank(wanted) => {
            let others = ranking.order.iter().map(|&other| other as usize).filter(|&other| other != entity);
            others.clone().nth((wanted as usize).saturating_sub(1))
        }
    };
    Ok(rival.and_then(score))
}

struct Shop<'a> {
    standing: &'a Standing<'a>,
    least: Least,
    entity: usize,
    aim: Aim,
    open: Vec<Piece>,
    left_out: Vec<(usize, LeftOut)>,
    score: f64,
}

impl Shop<'_> {
    fn search(&self, needed: f64, most: f64) -> Option<Plan> {
        let mut asked = needed;
        // Points that did not do, and the plan of those that did.
        let (mut short, mut found): (f64, Option<(f64, Plan)>) = (0.0, None);
        for _ in 0..N_ROUNDS {
            let bought = self.buy(asked.min(most));
            let (evaluation, scale_moves) = self.evaluate(&bought)?;
            let still = to_pass(&evaluation, self.entity, self.aim).ok()?;
            let own = evaluation.scores.goal().get(self.entity)?;
            match still {
                None => {
                    let moved = !scale_moves.is_empty();
                    let plan = self.plan(bought, &evaluation, scale_moves)?;
                    found = Some((asked, plan));
                    if !moved {
                        break;
                    }
                }
                Some(_) if asked >= most => break,
                Some(rival) => {
                    short = short.max(asked);
                    if found.is_none() {
                        asked += (rival - own).max(0.0) + margin(rival);
                    }
                }
            }
            if let Some((enough, _)) = &found {
                if enough - short <= MARGIN * enough.abs().max(1.0) {
                    break;
                }
                asked = (short + enough) / 2.0;
            }
        }
        found.map(|(_, plan)| plan)
    }

    /// Pieces and the part of each that is bought, for so many points or all there are.
    fn buy(&self, points: f64) -> Vec<(Piece, f64)> {
        let mut shelf = self.open.clone();
        if self.least == Least::Indicators {
            shelf.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.column.cmp(&b.column)));
            let mut sum = 0.0;
            let is_short = |piece: &&Piece| {
                let before = sum;
                sum += piece.gain;
                before < points
            };
            let n = shelf.iter().take_while(is_short).count();
            shelf.truncate(n);
        }
        let rate = |piece: &Piece| piece.gain / piece.cost;
        shelf.sort_by(|a, b| rate(b).total_cmp(&rate(a)).then(a.column.cmp(&b.column)));
        let mut left = points;
        let mut bought = Vec::new();
        for piece in shelf {
            if left <= 0.0 {
                break;
            }
            let part = (left / piece.gain).min(1.0);
            left -= part * piece.gain;
            bought.push((piece, part));
        }
        bought.sort_by_key(|(piece, _)| piece.column);
        bought
    }

    /// Everything anew with the new values, and the indicators whose points change for others.
    fn evaluate(&self, bought: &[(Piece, f64)]) -> Option<(Evaluation, Vec<usize>)> {
        let mut dataset = self.standing.dataset.clone();
        let columns = &mut dataset.panels.get_mut(self.standing.evaluation.panel)?.columns;
        for (piece, part) in bought {
            columns.get_mut(piece.column)?.set(self.entity, Some(reached(piece, *part)));
        }
        let after = evaluate_with(&dataset, self.standing.scenario, &self.standing.methods).ok()?;
        let before = &self.standing.evaluation.normalised.columns;
        let moved = |column: &usize| {
            let pair = before.get(*column).zip(after.normalised.columns.get(*column));
            let cells = pair.into_iter().flat_map(|(before, after)| before.raw().iter().zip(after.raw()).enumerate());
            cells.into_iter().any(|(entity, (before, after))| entity != self.entity && (before - after).abs() > 1e-9)
        };
        let moves = (0..before.len()).filter(moved).collect();
        Some((after, moves))
    }

    fn plan(&self, bought: Vec<(Piece, f64)>, evaluation: &Evaluation, scale_moves: Vec<usize>) -> Option<Plan> {
        let framework = self.standing.framework();
        let code = |column: usize| Some(framework.node(*framework.leaves().get(column)?).code.clone());
        let mut improvements = Vec::new();
        for (piece, part) in bought {
            improvements.push(Improvement {
                column: piece.column,
                code: code(piece.column)?,
                now: piece.now,
                needed: reached(&piece, part),
                limit: piece.limit,
                cost: part * piece.cost,
                gain: part * piece.gain,
            });
        }
        let sum = |of: fn(&Improvement) -> f64| improvements.iter().fold(0.0, |sum, step| sum + of(step));
        Some(Plan {
            entity: self.entity,
            panel: self.standing.evaluation.panel,
            cost: sum(|step| step.cost),
            expected_score: self.score + sum(|step| step.gain),
            exactness: if scale_moves.is_empty() { Exactness::Exact } else { Exactness::Searched },
            scale_moves,
            score: evaluation.scores.goal().get(self.entity)?,
            rank: evaluation.ranking.rank.get(self.entity).copied().flatten()?,
            left_out: self.left_out.clone(),
            improvements,
        })
    }
}

fn reached(piece: &Piece, part: f64) -> f64 {
    if part >= 1.0 { piece.limit } else { piece.now + part * (piece.limit - piece.now) }
}
