//! The best and the worst rank that an entity can reach.

use super::local::{Local, Tried};
use super::nearest::{Demand, farthest};
use super::region::{Freedom, Region};
use super::{Exactness, ReachError, Standing, WeightChange};

/// From its best to its worst, over all weights that may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct RankSpan {
    pub entity: usize,
    pub best: End,
    pub worst: End,
}

/// One end of the span.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// A rank that it reaches with `change`.
    pub rank: u32,
    /// No weights bring it beyond this one.
    pub bound: u32,
    /// `Exact` when `rank` is `bound` and proved so.
    pub exactness: Exactness,
    pub change: WeightChange,
}

/// Which end is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Best,
    Worst,
}

/// How far ahead somebody counts as ahead in the worst case, and how far behind a tie may round in the best, in parts of the largest slope.
const AHEAD: f64 = 1e-7;
const TIE: f64 = 1e-9;

/// The best and worst rank of each of `entities` over the weights that `freedom` leaves; entities that are not ranked are left out.
///
/// *Formula*: whom it can never leave behind bounds the best rank from above, whom it never lets pass the worst from below, each pair
/// by one linear maximum; in between branch and bound over whom to leave behind, with a linear programme for each choice that looks for
/// weights at which the smallest lead is largest. With `n_programs` programmes spent on a side, rank and bound are what is known then;
/// 0 gives the bounds alone and what the weights now and the extremes of its leads reach. Some dozens of entities are done with a few
/// hundred where weights are few or free; many weights in narrow bounds leave a gap for some.
/// *Edge cases*: at its best it may tie, as ties share the better place. Where scores are not linear in the weights the bounds are 1 and
/// the number ranked, and the ranks those found.
///
/// # Errors
/// [`ReachError`].
///
/// *Cost*: O(n·m·log m) an entity for the bounds; a programme of as many rows as are left behind for each choice. *Source*: salo1992.
pub fn rank_spans(
    standing: &Standing,
    freedom: &Freedom,
    entities: &[usize],
    n_programs: usize,
) -> Result<Vec<RankSpan>, ReachError> {
    let region = Region::new(standing, freedom);
    let local = Local::new(standing, &region)?.ok_or(ReachError::NoSlopes)?;
    let mut spans = Vec::with_capacity(entities.len());
    for &entity in entities {
        let (Some(own), Some(rank)) = (local.position(entity), standing.rank(entity)) else { continue };
        let rivals: Vec<usize> = (0..local.entities.len()).filter(|&at| at != own).collect();
        let exactness = local.exactness(own, &rivals);
        let end = |side| {
            let hunt = Hunt { standing, region: &region, local: &local, own, rivals: &rivals, side };
            hunt.run(rank, exactness, n_programs)
        };
        spans.push(RankSpan { entity, best: end(Side::Best)?, worst: end(Side::Worst)? });
    }
    Ok(spans)
}

struct Hunt<'a> {
    standing: &'a Standing<'a>,
    region: &'a Region,
    local: &'a Local,
    own: usize,
    rivals: &'a [usize],
    side: Side,
}

/// A choice half made: rivals on the wanted side, and how many are given up.
struct Choice {
    won: Vec<usize>,
    lost: Vec<usize>,
}

/// The weights with fewest rivals lost so far.
struct Best {
    n_lost: usize,
    z: Vec<f64>,
}

impl Hunt<'_> {
    fn run(&self, rank: u32, exactness: Exactness, n_programs: usize) -> Result<End, ReachError> {
        let lost_anyway: Vec<usize> = self.rivals.iter().copied().filter(|&rival| !self.winnable(rival)).collect();
        let mut best = Best { n_lost: usize::MAX, z: Vec::new() };
        for z in self.starts() {
            self.keep(&mut best, z);
        }
        if best.z.is_empty() {
            return Err(ReachError::NoWeights);
        }
        let first = best.z.clone();
        let proved = self.branch(&lost_anyway, &mut best, n_programs)?;
        let bound = match exactness {
            Exactness::Exact => self.rank(proved),
            Exactness::Searched => self.rank(0),
        };
        let is_new = first != best.z;
        let found = self.reached(&best.z);
        // A lead that rounding takes away again is none: then what was begun with may rank before what was found.
        let begun = if is_new { self.reached(&first) } else { None };
        let Some((reached, change)) = self.better(found, begun) else {
            return Ok(End { rank, bound, exactness: Exactness::Searched, change: WeightChange::default() });
        };
        let exactness = if reached == bound && exactness == Exactness::Exact { exactness } else { Exactness::Searched };
        Ok(End { rank: reached, bound, exactness, change })
    }

    /// The rank at these weights as scores are computed, and the change that leads there.
    fn reached(&self, z: &[f64]) -> Option<(u32, WeightChange)> {
        let change = self.region.change(self.standing, z);
        let entity = self.local.entities.get(self.own).copied()?;
        let rank = Tried::of(self.standing, &change)?.ranking.rank.get(entity).copied().flatten()?;
        Some((rank, change))
    }

    /// The one further on this side; the first where they are alike.
    fn better<T>(&self, a: Option<(u32, T)>, b: Option<(u32, T)>) -> Option<(u32, T)> {
        match (a, b) {
            (Some(a), Some(b)) => {
                let is_b = if self.side == Side::Best { b.0 < a.0 } else { b.0 > a.0 };
                Some(if is_b { b } else { a })
            }
            (a, b) => a.or(b),
        }
    }

    /// The rank with so many rivals on the unwanted side.
    fn rank(&self, n_lost: usize) -> u32 {
        let n_ahead = if self.side == Side::Best { n_lost } else { self.rivals.len() - n_lost.min(self.rivals.len()) };
        n_ahead as u32 + 1
    }

    /// Least number of rivals that are lost whatever the weights, as far as the programmes go.
    fn branch(&self, lost_anyway: &[usize], best: &mut Best, n_programs: usize) -> Result<usize, ReachError> {
        let mut n_left = n_programs;
        let mut open = vec![Choice { won: Vec::new(), lost: lost_anyway.to_vec() }];
        let mut unproved = usize::MAX;
        while let Some(choice) = open.pop() {
            if choice.lost.len() >= best.n_lost {
                continue;
            }
            if n_left == 0 {
                unproved = unproved.min(choice.lost.len());
                continue;
            }
            n_left -= 1;
            let demands: Vec<Demand> = choice.won.iter().map(|&rival| self.demand(rival)).collect();
            let cap = self.local.scale;
            let Some((z, lead)) = farthest(self.region, &demands, cap)? else { continue };
            if lead < self.enough() {
                continue;
            }
            let open_rivals = self.losing(&z, &choice.lost);
            self.keep(best, z);
            // Who is nearest to being won goes first.
            let Some(&next) = open_rivals.first() else { continue };
            let with = |list: &[usize]| list.iter().copied().chain([next]).collect::<Vec<usize>>();
            open.push(Choice { won: choice.won.clone(), lost: with(&choice.lost) });
            open.push(Choice { won: with(&choice.won), lost: choice.lost });
        }
        Ok(unproved.min(best.n_lost))
    }

    /// Points to begin with: the weights now where they are allowed, and the extremes of its lead over the others together.
    fn starts(&self) -> Vec<Vec<f64>> {
        let now = self.region.holds(&self.region.now).then(|| self.region.now.clone());
        let mut sum = vec![0.0; self.region.now.len()];
        for &rival in self.rivals {
            let demand = self.demand(rival);
            sum.iter_mut().zip(&demand.slopes).for_each(|(sum, slope)| *sum += slope);
        }
        now.into_iter().chain(self.region.most(&sum).map(|(_, z)| z)).collect()
    }

    fn keep(&self, best: &mut Best, z: Vec<f64>) {
        let n_lost = self.losing(&z, &[]).len();
        if n_lost < best.n_lost {
            *best = Best { n_lost, z };
        }
    }

    /// Rivals on the unwanted side at `z` and not given up, the one nearest to the other side first.
    fn losing(&self, z: &[f64], lost: &[usize]) -> Vec<usize> {
        let own = self.local.value(self.own, z);
        let lead = |rival: usize| {
            let lead = own - self.local.value(rival, z);
            if self.side == Side::Best { lead } else { -lead }
        };
        let mut losing: Vec<(f64, usize)> = self
            .rivals
            .iter()
            .map(|&rival| (lead(rival), rival))
            .filter(|(lead, rival)| *lead < self.enough() && !lost.contains(rival))
            .collect();
        losing.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        losing.into_iter().map(|(_, rival)| rival).collect()
    }

    /// The lead over a rival, or at the worst end the rival's.
    fn demand(&self, rival: usize) -> Demand {
        let (one, other) = if self.side == Side::Best { (self.own, rival) } else { (rival, self.own) };
        let (slopes, start) = self.local.gap(one, other);
        Demand { slopes, start, margin: 0.0 }
    }

    fn enough(&self) -> f64 {
        self.local.scale * if self.side == Side::Best { -TIE } else { AHEAD }
    }

    fn winnable(&self, rival: usize) -> bool {
        let demand = self.demand(rival);
        self.region.most(&demand.slopes).is_none_or(|(most, _)| most + demand.start >= self.enough())
    }
}
