//! The smallest change of weights that puts an entity where it is wanted, or why none does.

use super::branch::{Finish, Race};
use super::local::{Local, Tried};
use super::nearest::Measure;
use super::region::{Freedom, Region};
use super::{Exactness, Move, ReachError, Standing, WeightChange};

/// Where the entity is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Ahead of this other.
    Above(usize),
    /// At this rank or a better one; the top k is rank k.
    Rank(u32),
}

/// What it would take.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is there now.
    Already,
    Change(SmallestChange),
    /// No weights that may be chosen do it.
    Impossible(Certificate),
    /// Nothing was found, and nothing proves that there is nothing.
    NotFound,
}

/// A change that does it; computed again with these weights, it does.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallestChange {
    pub change: WeightChange,
    /// What moves among the weights that could: shares of the goal for [`super::Scope::Indicators`], else of the parent.
    pub moves: Vec<Move>,
    /// Its size by the measure asked for, 0 to 2 for a total, 0 to 1 for the largest.
    pub size: f64,
    /// No smaller change than this does it; equal to `size` where exact, 0 where nothing is known.
    pub at_least: f64,
    pub exactness: Exactness,
    /// The entity's rank and score then.
    pub rank: u32,
    pub score: f64,
}

/// Why no weights do it.
#[derive(Clone, Debug, PartialEq)]
pub enum Certificate {
    /// The bounds and locks leave no weights at all.
    NoWeights,
    /// These are never behind it, whatever the weights, and they are too many.
    NeverBehind(Vec<Dominator>),
    /// Each of these can be passed, not all at once: mixed in these parts, which sum to 1, they are never behind it. Those never
    /// behind by themselves are listed too; they fill the places that could be left to others.
    Mix { parts: Vec<(usize, f64)>, never_behind: Vec<Dominator> },
    /// Every choice of whom to pass was tried.
    EveryChoice { never_behind: Vec<Dominator> },
}

/// Somebody who is never behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dominator {
    pub entity: usize,
    /// It is at least as good in every indicator that takes part: no weights at all would do.
    pub in_every_indicator: bool,
}

/// Most linear programmes for one question.
const N_PROGRAMS: usize = 2_000;
/// Rounds of linearising, and programmes in each, where scores are not linear in the weights.
const N_ROUNDS: usize = 12;
const N_PROGRAMS_A_ROUND: usize = 200;

/// The smallest change of weights, within the freedom given, after which `entity` is where `aim` wants it.
///
/// *Units and range*: weights are shares, 0 to 1, that sum to 1; locked nodes keep their share of their parent.
/// *Formula*: with one quasi-arithmetic mean for all that moves, and nothing missing of what moves, an entity is ahead of another where
/// a linear function of the weights is positive. Ahead of one is one linear programme; a rank is branch and bound over whom to pass,
/// nearest first, with a programme for each choice. Otherwise scores are linearised again and again around what was found, and the
/// way there is shortened by bisection: the change does it, a smaller one may.
/// *Edge cases*: passing means ahead by a ten-millionth of the steepest slope, so that no rounding undoes it. Ranks count whom the
/// filter keeps. When the programmes run out the change is the best found and `at_least` the bound proved.
///
/// # Errors
/// [`ReachError`].
///
/// *Cost*: a programme of (1 + passed) rows and 2m variables for each choice, up to 2,000, and O(n·m) each.
/// *Source*: mareschal1988 for the question, chvatal1983 for the programmes.
pub fn smallest_change(
    standing: &Standing,
    freedom: &Freedom,
    measure: Measure,
    entity: usize,
    aim: Aim,
) -> Result<Verdict, ReachError> {
    let rank = standing.rank(entity).ok_or(ReachError::NotRanked { entity })?;
    let there = match aim {
        Aim::Above(other) if other == entity => return Err(ReachError::NotRanked { entity: other }),
        Aim::Above(other) => rank < standing.rank(other).ok_or(ReachError::NotRanked { entity: other })?,
        Aim::Rank(wanted) => rank <= wanted,
    };
    if there {
        return Ok(Verdict::Already);
    }
    let region = Region::new(standing, freedom);
    let quest = Quest { standing, region: &region, measure, entity, aim };
    let local = Local::new(standing, &region)?.ok_or(ReachError::NoSlopes)?;
    let (own, rivals) = quest.positions(&local).ok_or(ReachError::NoSlopes)?;
    if local.exactness(own, &rivals) == Exactness::Searched {
        return quest.search(local);
    }
    for care in [1.0, 30.0] {
        let finish = quest.race(&local, care, N_PROGRAMS)?;
        let Some((z, size)) = &finish.best else {
            let done = finish.finished;
            return Ok(if done { Verdict::Impossible(quest.certify(&local, finish)) } else { Verdict::NotFound });
        };
        let exactness = if finish.finished { Exactness::Exact } else { Exactness::Searched };
        if let Some(change) = quest.verified(z, *size, finish.at_least.min(*size), exactness) {
            return Ok(Verdict::Change(change));
        }
    }
    Ok(Verdict::NotFound)
}

struct Quest<'a> {
    standing: &'a Standing<'a>,
    region: &'a Region,
    measure: Measure,
    entity: usize,
    aim: Aim,
}

impl Quest<'_> {
    fn positions(&self, local: &Local) -> Option<(usize, Vec<usize>)> {
        let own = local.position(self.entity)?;
        let rivals = match self.aim {
            Aim::Above(other) => vec![local.position(other)?],
            Aim::Rank(_) => (0..local.entities.len()).filter(|&at| at != own).collect(),
        };
        Some((own, rivals))
    }

    fn race(&self, local: &Local, care: f64, n_programs: usize) -> Result<Finish, ReachError> {
        let (own, rivals) = self.positions(local).ok_or(ReachError::NoSlopes)?;
        let may_stay = match self.aim {
            Aim::Above(_) => 0,
            Aim::Rank(rank) => (rank as usize).saturating_sub(1),
        };
        let (region, measure) = (self.region, self.measure);
        Ok(Race { region, local, measure, own, rivals: &rivals, may_stay, care, n_programs }.run()?)
    }

    fn does_it(&self, tried: &Tried) -> Option<u32> {
        let rank = |entity: usize| tried.ranking.rank.get(entity).copied().flatten();
        let own = rank(self.entity)?;
        let does = match self.aim {
            Aim::Above(other) => own < rank(other)?,
            Aim::Rank(wanted) => own <= wanted,
        };
        does.then_some(own)
    }

    fn try_at(&self, z: &[f64]) -> Option<Tried> {
        Tried::of(self.standing, &self.region.change(self.standing, z))
    }

    fn verified(&self, z: &[f64], size: f64, at_least: f64, exactness: Exactness) -> Option<SmallestChange> {
        let change = self.region.change(self.standing, z);
        let tried = Tried::of(self.standing, &change)?;
        let rank = self.does_it(&tried)?;
        let framework = self.standing.framework();
        let weights = self.region.nodes.iter().zip(self.region.now.iter().zip(z));
        let moves = weights
            .filter(|(_, (from, to))| (*from - *to).abs() >= 1e-12)
            .map(|(&id, (&from, &to))| Move { code: framework.node(id).code.clone(), from, to })
            .collect();
        let score = tried.scores.goal().get(self.entity)?;
        Some(SmallestChange { change, moves, size, at_least, exactness, rank, score })
    }

    fn size(&self, z: &[f64]) -> f64 {
        let moved = z.iter().zip(&self.region.now).map(|(z, now)| (z - now).abs());
        match self.measure {
            Measure::Total => moved.fold(0.0, |sum, by| sum + by),
            Measure::Largest => moved.fold(0.0, f64::max),
        }
    }

    /// Linearises around what was found until it gets no smaller.
    fn search(&self, local: Local) -> Result<Verdict, ReachError> {
        let mut local = local;
        let mut best: Option<(Vec<f64>, f64)> = None;
        let mut care = 1.0;
        for _ in 0..N_ROUNDS {
            let Some((z, _)) = self.race(&local, care, N_PROGRAMS_A_ROUND)?.best else { break };
            let Some(tried) = self.try_at(&z) else { break };
            let mut next = (z, tried);
            if self.does_it(&next.1).is_some() {
                let Some(shorter) = self.shorten(&next.0) else { break };
                let size = self.size(&shorter.0);
                let known = best.as_ref().map_or(f64::INFINITY, |(_, size)| *size);
                if size < known {
                    best = Some((shorter.0.clone(), size));
                }
                if size > 0.999 * known {
                    break;
                }
                next = shorter;
            } else {
                care *= 4.0;
            }
            let (z, tried) = next;
            match Local::around(self.standing, self.region, &tried.weights, &tried.scores, z)? {
                Some(around) => local = around,
                None => break,
            }
        }
        let found = best.and_then(|(z, size)| self.verified(&z, size, 0.0, Exactness::Searched));
        Ok(found.map_or(Verdict::NotFound, Verdict::Change))
    }

    /// The nearest point on the straight way to `z` that does it, as far as halving finds it.
    fn shorten(&self, z: &[f64]) -> Option<(Vec<f64>, Tried)> {
        let at =
            |part: f64| -> Vec<f64> { self.region.now.iter().zip(z).map(|(now, z)| now + part * (z - now)).collect() };
        let (mut short, mut enough) = (0.0, 1.0);
        for _ in 0..30 {
            let middle = (short + enough) / 2.0;
            if self.try_at(&at(middle)).is_some_and(|tried| self.does_it(&tried).is_some()) {
                enough = middle;
            } else {
                short = middle;
            }
        }
        let z = at(enough);
        let tried = self.try_at(&z)?;
        Some((z, tried))
    }

    fn certify(&self, local: &Local, finish: Finish) -> Certificate {
        let entity = |at: usize| local.entities.get(at).copied().unwrap_or(usize::MAX);
        let dominator = |&at: &usize| {
            let entity = entity(at);
            Dominator { entity, in_every_indicator: is_as_good(self.standing, entity, self.entity) }
        };
        let never_behind: Vec<Dominator> = finish.always_ahead.iter().map(dominator).collect();
        let may_stay = match self.aim {
            Aim::Above(_) => 0,
            Aim::Rank(rank) => (rank as usize).saturating_sub(1),
        };
        if self.region.most(&vec![0.0; self.region.now.len()]).is_none() {
            Certificate::NoWeights
        } else if never_behind.len() > may_stay {
            Certificate::NeverBehind(never_behind)
        } else if finish.mix.is_empty() {
            Certificate::EveryChoice { never_behind }
        } else {
            let parts = finish.mix.iter().map(|&(at, part)| (entity(at), part)).collect();
            Certificate::Mix { parts, never_behind }
        }
    }
}

/// Whether `one` is nowhere below `other` in an indicator that takes part.
fn is_as_good(standing: &Standing, one: usize, other: usize) -> bool {
    let leaves = standing.framework().leaves().iter().filter(|leaf| standing.weights().is_active(**leaf));
    let pair = |id: crate::model::NodeId| standing.value(id, one).zip(standing.value(id, other));
    leaves.map(|&leaf| pair(leaf)).all(|pair| pair.is_some_and(|(one, other)| one >= other))
}
