//! The entities most alike by structure.

use crate::math::sqrt;
use crate::model::Framework;
use crate::normalise::Normalised;
use crate::weigh::Weights;

/// Somebody alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peer {
    pub entity: usize,
    /// In normalised points, 0 for the same values.
    pub distance: f64,
    /// Indicators with weight that both have.
    pub shared: usize,
}

/// The `k` entities nearest to `entity`, nearest first, ties by position; itself is not among them.
///
/// Distance is √(Σw·(x − y)²/Σw) over the indicators that both have, with effective weights w, so that a missing indicator
/// neither brings two together nor parts them. Who shares no indicator with weight is left out. *Cost*: O(n·m + n·log k),
/// and at most O(n·k) where each is nearer than the one before.
pub fn nearest_peers(
    framework: &Framework,
    normalised: &Normalised,
    weights: &Weights,
    entity: usize,
    k: usize,
) -> Vec<Peer> {
    let n_entities = normalised.columns.first().map_or(0, |column| column.len());
    let mut sums = vec![(0.0, 0.0, 0usize); n_entities];
    for (column, &leaf) in normalised.columns.iter().zip(framework.leaves()) {
        let (weight, Some(own)) = (weights.effective(leaf), column.get(entity)) else { continue };
        if weight <= 0.0 {
            continue;
        }
        for (sum, &x) in sums.iter_mut().zip(column.raw()) {
            if !x.is_nan() {
                sum.0 += weight * (x - own) * (x - own);
                sum.1 += weight;
                sum.2 += 1;
            }
        }
    }
    let mut peers: Vec<Peer> = Vec::new();
    for (other, (squares, weight, shared)) in sums.into_iter().enumerate() {
        if other == entity || shared == 0 {
            continue;
        }
        let distance = sqrt(squares / weight);
        // Behind all as near, which come earlier.
        let at = peers.partition_point(|peer| peer.distance.total_cmp(&distance).is_le());
        if at < k {
            peers.insert(at, Peer { entity: other, distance, shared });
            peers.truncate(k);
        }
    }
    peers
}
