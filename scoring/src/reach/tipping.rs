//! Tipping points of one slider: the shares at which the order of the best or the place of a pinned entity changes.

use super::curve::{Curve, Lead, Pair};
use super::search::order_by_search;
use super::sweep::sweep;
use super::{Exactness, Slider, Standing, Stuck};

/// A share at which somebody passes somebody else as the share grows; just beyond it the riser is ahead, at it they tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TippingPoint {
    /// Share of the parent, 0 to 1.
    pub share: f64,
    /// Entity that is ahead at larger shares.
    pub riser: usize,
    /// Entity that is ahead at smaller shares.
    pub faller: usize,
    /// Ranks just beyond; `None` for who is then not in the order that was watched, and for whom a pinned entity passes together
    /// with others.
    pub riser_rank: Option<u32>,
    pub faller_rank: Option<u32>,
}

/// What a slider's track shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tipping {
    pub slider: Slider,
    pub exactness: Exactness,
    /// Changes inside the order of the best, by share.
    pub best: Vec<TippingPoint>,
    /// From and to which share the order of the best is what it is now.
    pub best_holds: [f64; 2],
    /// By entity asked for: changes of its place, by share. Empty for one that is not ranked.
    pub pins: Vec<Vec<TippingPoint>>,
}

/// Every share at which the order of the best `k`, or the place of an entity in `pins`, changes while one weight goes from end to end
/// of its slider and its siblings give way in proportion.
///
/// *Formula*: with one mean all the way from the node's parent to the goal, a score bent by that mean is (a + b·t)/(c + d·t) in the
/// share t, linear where nothing is missing. Two entities swap where these cross: all crossings are found, each pair's in closed form.
/// Other means are searched, see [`order_by_search`].
/// *Edge cases*: who ties all along never swaps; a touch without a swap is no tipping point, nor is a tie at an end of the track.
/// Entities that are not ranked now are not watched, those with missing cells are. A tie now makes `best_holds` a point.
///
/// # Errors
/// [`Stuck`].
///
/// *Cost*: O(n·siblings + n·log n) and O(k + c) a tipping point, c being the few entities that can come among the best at all; O(n·log n)
/// a pin. *Source*: basch1999 for the kinetic list.
pub fn tipping(standing: &Standing, slider: Slider, k: usize, pins: &[usize]) -> Result<Tipping, Stuck> {
    let Some(curves) = slider.curves(standing)? else {
        return order_by_search(standing, slider, k, pins);
    };
    let range = [0.0, slider.most];
    let best = sweep(&curves, k, range);
    let pins = pins.iter().map(|&pin| passes(&curves, pin, range)).collect();
    let best_holds = holds(&best, slider.share, range);
    Ok(Tipping { slider, exactness: Exactness::Exact, best, best_holds, pins })
}

/// The open stretch without a tipping point around a share.
pub fn holds(points: &[TippingPoint], share: f64, [lo, hi]: [f64; 2]) -> [f64; 2] {
    let below = points.iter().map(|point| point.share).filter(|&at| at <= share).fold(lo, f64::max);
    let above = points.iter().map(|point| point.share).filter(|&at| at >= share).fold(hi, f64::min);
    [below, above]
}

/// Every crossing of one curve with the others: each is a swap of neighbours.
fn passes(curves: &[(usize, Curve)], pin: usize, [lo, hi]: [f64; 2]) -> Vec<TippingPoint> {
    let Some((_, own)) = curves.iter().find(|(entity, _)| *entity == pin) else { return Vec::new() };
    let mut above = 0u32;
    let mut found: Vec<(f64, usize, bool)> = Vec::new();
    for (other, curve) in curves.iter().filter(|(entity, _)| *entity != pin) {
        let pair = Pair::of(own, curve);
        above += u32::from(pair.lead_after(lo) == Lead::Second);
        let inside = pair.crossings().filter(|crossing| crossing.t > lo && crossing.t < hi);
        found.extend(inside.map(|crossing| (crossing.t, *other, crossing.lead == Lead::First)));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut points = Vec::with_capacity(found.len());
    for together in found.chunk_by(|a, b| a.0 == b.0) {
        for &(_, _, rises) in together {
            above = if rises { above.saturating_sub(1) } else { above + 1 };
        }
        let rank = Some(above + 1);
        for &(share, other, rises) in together {
            let beside = if rises { above + 2 } else { above };
            let beside = (together.len() == 1).then_some(beside);
            points.push(if rises {
                TippingPoint { share, riser: pin, faller: other, riser_rank: rank, faller_rank: beside }
            } else {
                TippingPoint { share, riser: other, faller: pin, riser_rank: beside, faller_rank: rank }
            });
        }
    }
    points
}
