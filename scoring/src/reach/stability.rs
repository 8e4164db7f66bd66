//! One weight at a time: how far it may go before a rank changes.

use super::curve::{Curve, Lead, Pair};
use super::search::rank_by_search;
use super::{Exactness, Slider, Standing, Stuck};

/// The shares of a node's parent between which an entity keeps its rank while only this weight moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankHolds {
    pub entity: usize,
    pub from: f64,
    pub to: f64,
    pub exactness: Exactness,
}

/// The stability interval of each of these entities' ranks on one slider; entities that are not ranked are left out.
///
/// *Edge cases*: an entity that ties now with one that moves otherwise has an interval of one point; an end of the track ends an
/// interval. *Formula*: the nearest crossings on both sides, as in [`super::tipping()`]. Means that are not one and the same on the way up
/// are searched.
///
/// # Errors
/// [`Stuck`].
///
/// *Cost*: O(n·(siblings + entities)). *Source*: mareschal1988.
pub fn rank_holds(standing: &Standing, slider: &Slider, entities: &[usize]) -> Result<Vec<RankHolds>, Stuck> {
    let Some(curves) = slider.curves(standing)? else {
        return rank_by_search(standing, slider, entities);
    };
    let of = |&entity: &usize| {
        let (_, own) = curves.iter().find(|(other, _)| *other == entity)?;
        let [from, to] = nearest(&curves, entity, own, slider);
        Some(RankHolds { entity, from, to, exactness: Exactness::Exact })
    };
    Ok(entities.iter().filter_map(of).collect())
}

fn nearest(curves: &[(usize, Curve)], entity: usize, own: &Curve, slider: &Slider) -> [f64; 2] {
    let (mut from, mut to) = (0.0, slider.most);
    for (_, curve) in curves.iter().filter(|(other, _)| *other != entity) {
        for crossing in Pair::of(own, curve).crossings().filter(|crossing| crossing.lead != Lead::Neither) {
            if crossing.t <= slider.share && crossing.t > from {
                from = crossing.t;
            }
            if crossing.t >= slider.share && crossing.t < to {
                to = crossing.t;
            }
        }
    }
    [from, to]
}
