//! The best k curves and their order while t goes from one end of a range to the other.

use std::collections::BinaryHeap;

use super::TippingPoint;
use super::curve::{Curve, Pair};
use crate::rank::descending_key;

/// The curves as the sweep knows them: positions in `curves`, the best k in order and the others in none.
struct Sweep<'a> {
    curves: &'a [(usize, Curve)],
    list: Vec<usize>,
    pool: Vec<usize>,
    /// Who of the pool comes first above the last of the list, and when.
    next_entry: Option<(f64, usize)>,
    /// Somebody was passed over in looking for the next entry, because the pair had swapped at that very t.
    skipped: bool,
}

/// Every change inside the order of the best k in the open range, by t.
///
/// *Formula*: a kinetic list. The next change is the earliest crossing of two neighbours in the list, or of its last with somebody
/// below. Each pair's crossings are computed from that pair alone, so a pair never swaps twice for one crossing however the times
/// round. *Edge cases*: the same curves stand by position and never swap; several crossings at one t come one after another.
/// *Cost*: O(n·log n), then O(k + c) a change with the c curves that can come into the best k at all.
pub fn sweep(curves: &[(usize, Curve)], k: usize, range: [f64; 2]) -> Vec<TippingPoint> {
    let k = k.min(curves.len());
    let mut sweep = Sweep::new(curves, k, range);
    let mut points: Vec<TippingPoint> = Vec::new();
    let mut now = range[0];
    // Pairs swapped at this very t, which rounding must not swap in a circle, and how many points were known before it.
    let (mut swapped, mut n_before): (Vec<(usize, usize)>, usize) = (Vec::new(), 0);
    while let Some((t, place, riser)) = sweep.next(now, &swapped).filter(|(t, ..)| *t < range[1]) {
        if t > now {
            sweep.settle_ranks(points.get_mut(n_before..).unwrap_or(&mut []));
            n_before = points.len();
            swapped.clear();
            now = t;
            if sweep.skipped {
                sweep.find_entry(now, &swapped);
                continue;
            }
        }
        let Some(&faller) = sweep.list.get(place) else { break };
        swapped.push((riser, faller));
        sweep.swap(place, riser, now, &swapped);
        if t > range[0] {
            let entity = |at: usize| curves.get(at).map_or(0, |(entity, _)| *entity);
            let (riser, faller) = (entity(riser), entity(faller));
            points.push(TippingPoint { share: t, riser, faller, riser_rank: None, faller_rank: None });
        }
    }
    sweep.settle_ranks(points.get_mut(n_before..).unwrap_or(&mut []));
    points
}

impl<'a> Sweep<'a> {
    fn new(curves: &'a [(usize, Curve)], k: usize, range: [f64; 2]) -> Self {
        let lo = range[0];
        // Just after the lower end: by value, then by slope.
        let mut order = candidates(curves, k, range);
        order.sort_by_key(|&at| {
            curves.get(at).map(|(_, curve)| (descending_key(curve.at(lo)), descending_key(curve.slope(lo)), at))
        });
        let pool = order.split_off(k.min(order.len()));
        let mut sweep = Self { curves, list: order, pool, next_entry: None, skipped: false };
        sweep.find_entry(lo, &[]);
        sweep
    }

    fn pair(&self, above: usize, below: usize) -> Option<Pair> {
        Some(Pair::of(&self.curves.get(above)?.1, &self.curves.get(below)?.1))
    }

    fn overtaken(&self, above: usize, below: usize, now: f64) -> Option<f64> {
        self.pair(above, below)?.second_leads_from(now)
    }

    fn find_entry(&mut self, now: f64, swapped: &[(usize, usize)]) {
        let Some(&last) = self.list.last() else { return };
        let mut best: Option<(f64, usize)> = None;
        self.skipped = false;
        for &other in &self.pool {
            if swapped.contains(&(other, last)) {
                self.skipped = true;
            } else if let Some(t) = self.overtaken(last, other, now)
                && best.is_none_or(|(earliest, _)| t < earliest)
            {
                best = Some((t, other));
            }
        }
        self.next_entry = best;
    }

    /// The next change: when, the place in the list of who is overtaken, and by whom.
    fn next(&self, now: f64, swapped: &[(usize, usize)]) -> Option<(f64, usize, usize)> {
        let mut best = self.next_entry.map(|(t, riser)| (t.max(now), self.list.len().saturating_sub(1), riser));
        for (place, (&above, &below)) in self.list.iter().zip(self.list.iter().skip(1)).enumerate() {
            if swapped.contains(&(below, above)) {
                continue;
            }
            if let Some(t) = self.overtaken(above, below, now)
                && best.is_none_or(|(earliest, ..)| t < earliest)
            {
                best = Some((t, place, below));
            }
        }
        best
    }

    fn swap(&mut self, place: usize, riser: usize, now: f64, swapped: &[(usize, usize)]) {
        let last = self.list.len().saturating_sub(1);
        if self.list.get(place + 1) == Some(&riser) {
            self.list.swap(place, place + 1);
        } else if let Some(cell) = self.list.get_mut(place) {
            let faller = std::mem::replace(cell, riser);
            self.pool.iter_mut().filter(|other| **other == riser).for_each(|other| *other = faller);
        }
        if place + 1 >= last {
            self.find_entry(now, swapped);
        }
    }

    /// Ranks in the list as it stands; none for who is not in it.
    fn settle_ranks(&self, points: &mut [TippingPoint]) {
        let rank_of = |entity: usize| {
            let curve = |at: &usize| self.curves.get(*at);
            let place = self.list.iter().position(|at| curve(at).is_some_and(|(other, _)| *other == entity))?;
            let own = self.list.get(place).and_then(curve)?.1;
            let tied = self.list.iter().take(place).rev().take_while(|at| curve(at).is_some_and(|(_, c)| *c == own));
            Some((place - tied.count()) as u32 + 1)
        };
        for point in points {
            point.riser_rank = rank_of(point.riser);
            point.faller_rank = rank_of(point.faller);
        }
    }
}

/// Curves that less than k straight ones are above of at both ends, and so all along.
fn candidates(curves: &[(usize, Curve)], k: usize, [lo, hi]: [f64; 2]) -> Vec<usize> {
    let keys = |curve: &Curve| (descending_key(curve.at(lo)), descending_key(curve.at(hi)));
    let (straight, bent): (Vec<usize>, Vec<usize>) =
        (0..curves.len()).partition(|&at| curves.get(at).is_some_and(|(_, curve)| curve.is_linear()));
    let mut keyed: Vec<((u64, u64), usize)> =
        straight.into_iter().filter_map(|at| Some((keys(&curves.get(at)?.1), at))).collect();
    keyed.sort_unstable();
    let mut kept = bent;
    // The k best right ends so far, worst on top.
    let mut best: BinaryHeap<u64> = BinaryHeap::with_capacity(k + 1);
    for tied in keyed.chunk_by(|a, b| a.0.0 == b.0.0) {
        for &((_, right), at) in tied {
            if best.len() < k || best.peek().is_none_or(|&worst| worst >= right) {
                kept.push(at);
            }
        }
        for &((_, right), _) in tied {
            best.push(right);
            if best.len() > k {
                best.pop();
            }
        }
    }
    kept.sort_unstable();
    kept
}
