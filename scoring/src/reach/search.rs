//! The same questions where scores bend differently from level to level: steps along the track and bisection between them.

use super::tipping::holds;
use super::{Exactness, RankHolds, Slider, Standing, Stuck, Tipping, TippingPoint};
use crate::aggregate::{Kernel, kernel};
use crate::model::NodeId;

/// Steps that a track is looked at in; what comes and goes inside one step is not seen.
pub const SEARCH_STEPS: usize = 64;

/// Halvings of a step: down to rounding.
const HALVINGS: usize = 50;

/// As [`super::tipping()`] for any means: the order is computed at [`SEARCH_STEPS`] even steps, and each swap between two of them is
/// closed in on by bisection.
///
/// Every point reported is one: the two entities change places there. Swaps that undo themselves within a step are missed, which
/// [`Exactness::Searched`] says.
///
/// # Errors
/// [`Stuck`].
///
/// *Cost*: O(steps·n·children on the way up + swaps·children·50).
pub fn order_by_search(standing: &Standing, slider: Slider, k: usize, pins: &[usize]) -> Result<Tipping, Stuck> {
    let track = Track::new(standing, &slider)?;
    let entities: Vec<usize> = standing.evaluation.ranking.order.iter().map(|&entity| entity as usize).collect();
    let mut best = Vec::new();
    let mut of_pins = vec![Vec::new(); pins.len()];
    let mut before = track.column(track.step(0), &entities);
    for step in 0..SEARCH_STEPS {
        let ends = [track.step(step), track.step(step + 1)];
        let after = track.column(ends[1], &entities);
        let seen = Step { entities: &entities, before: &before, after: &after, ends };
        best.extend(track.swaps_of_best(&seen, k));
        for (&pin, found) in pins.iter().zip(&mut of_pins) {
            let Some(own) = entities.iter().position(|&entity| entity == pin) else { continue };
            found.extend(track.passes(&seen, own));
        }
        before = after;
    }
    let best_holds = holds(&best, slider.share, [0.0, slider.most]);
    Ok(Tipping { slider, exactness: Exactness::Searched, best, best_holds, pins: of_pins })
}

/// As [`super::rank_holds`] for any means.
pub fn rank_by_search(standing: &Standing, slider: &Slider, entities: &[usize]) -> Result<Vec<RankHolds>, Stuck> {
    let track = Track::new(standing, slider)?;
    let ranked: Vec<usize> = standing.evaluation.ranking.order.iter().map(|&entity| entity as usize).collect();
    let now = track.column(slider.share, &ranked);
    let columns: Vec<(f64, Vec<f64>)> =
        (0..=SEARCH_STEPS).map(|step| (track.step(step), track.column(track.step(step), &ranked))).collect();
    let mut holds = Vec::new();
    for &entity in entities {
        let Some(own) = ranked.iter().position(|&other| other == entity) else { continue };
        let rank = rank_in(&now, own);
        let changed = |share: f64| rank_in(&track.column(share, &ranked), own) != rank;
        let differs = |(_, column): &&(f64, Vec<f64>)| rank_in(column, own) != rank;
        let left = columns.iter().rev().filter(|(share, _)| *share < slider.share).find(differs);
        let right = columns.iter().filter(|(share, _)| *share > slider.share).find(differs);
        let from = left.map_or(0.0, |(share, _)| close_in(slider.share, *share, changed));
        let to = right.map_or(slider.most, |(share, _)| close_in(slider.share, *share, changed));
        holds.push(RankHolds { entity, from, to, exactness: Exactness::Searched });
    }
    Ok(holds)
}

/// The point between `same` and `other` at which `changed` begins to hold.
fn close_in(same: f64, other: f64, changed: impl Fn(f64) -> bool) -> f64 {
    let (mut same, mut other) = (same, other);
    for _ in 0..HALVINGS {
        let middle = same / 2.0 + other / 2.0;
        if changed(middle) {
            other = middle;
        } else {
            same = middle;
        }
    }
    other
}

fn rank_in(scores: &[f64], own: usize) -> usize {
    let score = scores.get(own).copied().unwrap_or(f64::NAN);
    scores.iter().filter(|&&other| other > score).count()
}

/// Positions of the k best scores, best first.
fn top(scores: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..scores.len()).filter(|&at| scores.get(at).is_some_and(|score| !score.is_nan())).collect();
    let key = |at: &usize| scores.get(*at).map(|&score| (crate::rank::descending_key(score), *at));
    order.sort_unstable_by_key(key);
    order.truncate(k);
    order
}

/// The scores of `entities` at both ends of a step.
struct Step<'a> {
    entities: &'a [usize],
    before: &'a [f64],
    after: &'a [f64],
    ends: [f64; 2],
}

/// Kernels of the nodes on the way up.
struct Track<'a> {
    standing: &'a Standing<'a>,
    slider: &'a Slider,
    path: Vec<(NodeId, Kernel)>,
}

impl<'a> Track<'a> {
    fn new(standing: &'a Standing<'a>, slider: &'a Slider) -> Result<Self, Stuck> {
        let kinds = standing.kinds().map_err(Stuck::Aggregate)?;
        let availability = standing.scenario.aggregate.availability;
        let mut path = Vec::new();
        for id in slider.path(standing) {
            let Some(&kind) = kinds.get(id.index()) else { continue };
            path.push((id, kernel(standing.framework(), standing.weights(), id, kind, availability)));
        }
        if let Some((_, parent)) = path.first().filter(|(_, kernel)| kernel.kind.needs_positive()) {
            for &entity in &standing.evaluation.ranking.order {
                let value = |child: &NodeId| standing.value(*child, entity as usize);
                if parent.children.iter().filter_map(value).any(|x| x <= 0.0) {
                    return Err(Stuck::NotPositive { entity: entity as usize });
                }
            }
        }
        Ok(Self { standing, slider, path })
    }

    /// Where a step begins; the first and the last stand just inside, as at an end some sibling may weigh nothing.
    fn step(&self, step: usize) -> f64 {
        let inside = 1e-9 * self.slider.most;
        (self.slider.most * step as f64 / SEARCH_STEPS as f64).clamp(inside, self.slider.most - inside)
    }

    fn column(&self, share: f64, entities: &[usize]) -> Vec<f64> {
        let shares = self.slider.shares_at(share);
        entities.iter().map(|&entity| self.score(&shares, entity)).collect()
    }

    /// NaN where there is none.
    fn score(&self, shares: &[f64], entity: usize) -> f64 {
        let mut below: Option<(NodeId, f64)> = None;
        for (at, (id, kernel)) in self.path.iter().enumerate() {
            let cells: Vec<[f64; 1]> = kernel
                .children
                .iter()
                .map(|&child| match below {
                    Some((moved, value)) if moved == child => [value],
                    _ => [self.standing.value(child, entity).unwrap_or(f64::NAN)],
                })
                .collect();
            let columns: Vec<&[f64]> = cells.iter().map(|cell| &cell[..]).collect();
            let mut out = [f64::NAN];
            if at == 0 {
                Kernel { weights: shares.to_vec(), ..kernel.clone() }.fill(&columns, false, 0, &mut out);
            } else {
                kernel.fill(&columns, false, 0, &mut out);
            }
            below = Some((*id, out[0]));
        }
        below.map_or(f64::NAN, |(_, value)| value)
    }

    /// The share between two steps at which the pair changes places.
    fn bisect(&self, riser: usize, faller: usize, ends: [f64; 2]) -> f64 {
        let ahead = |share: f64| {
            let shares = self.slider.shares_at(share);
            self.score(&shares, riser) > self.score(&shares, faller)
        };
        close_in(ends[0], ends[1], ahead)
    }

    fn swaps_of_best(&self, step: &Step, k: usize) -> Vec<TippingPoint> {
        let &Step { entities, before, after, ends } = step;
        let mut watched = top(before, k);
        watched.extend(top(after, k).into_iter().filter(|at| !top(before, k).contains(at)));
        let mut list = top(&watched.iter().map(|&at| before[at]).collect::<Vec<_>>(), watched.len());
        let mut found = Vec::new();
        for (place, &above) in list.iter().enumerate() {
            for &below in list.iter().skip(place + 1) {
                let (above, below) = (watched[above], watched[below]);
                if after[below] > after[above] {
                    found.push((self.bisect(entities[below], entities[above], ends), below, above));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        list.iter_mut().for_each(|at| *at = watched[*at]);
        let mut points = Vec::new();
        for (share, riser, faller) in found {
            let place = |list: &[usize], who: usize| list.iter().position(|&at| at == who);
            let (Some(low), Some(high)) = (place(&list, riser), place(&list, faller)) else { continue };
            list.swap(low, high);
            if high < k {
                let rank = |who: usize| place(&list, who).filter(|&at| at < k).map(|at| at as u32 + 1);
                let (riser_rank, faller_rank) = (rank(riser), rank(faller));
                points.push(TippingPoint {
                    share,
                    riser: entities[riser],
                    faller: entities[faller],
                    riser_rank,
                    faller_rank,
                });
            }
        }
        points
    }

    fn passes(&self, step: &Step, own: usize) -> Vec<TippingPoint> {
        let &Step { entities, before, after, ends } = step;
        let mut found = Vec::new();
        let sides = before.iter().zip(after).enumerate().filter(|&(other, _)| other != own);
        for (other, (&other_before, &other_after)) in sides {
            let (ahead, ahead_after) = (before[own] > other_before, after[own] > other_after);
            if ahead != ahead_after && before[own] != other_before {
                let (riser, faller) = if ahead_after { (own, other) } else { (other, own) };
                found.push((self.bisect(entities[riser], entities[faller], ends), riser, faller));
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut rank = rank_in(before, own) as u32 + 1;
        let mut points = Vec::new();
        for (share, riser, faller) in found {
            rank = if riser == own { rank.saturating_sub(1) } else { rank + 1 };
            let beside = if riser == own { rank + 1 } else { rank - 1 };
            let ranks = if riser == own { (rank, beside) } else { (beside, rank) };
            let (riser_rank, faller_rank) = (Some(ranks.0), Some(ranks.1));
            points.push(TippingPoint {
                share,
                riser: entities[riser],
                faller: entities[faller],
                riser_rank,
                faller_rank,
            });
        }
        points
    }
}
