//! Weights that a way leaves alone: what it finds fills only what they leave.

use std::collections::BTreeMap;

use super::fault::Fault;
use crate::model::{Framework, NodeId};
use crate::weigh::equal;

/// Held shares are in the sum only up to rounding.
const SLACK: f64 = 1e-9;

/// Siblings' shares with those in `held` as they are held and the others in the proportion found, together 1.
///
/// Where nothing is left among the others to be in proportion, they get equal parts of the rest; where all are held, they have what is
/// held in proportion.
pub fn hold(
    framework: &Framework,
    members: &[NodeId],
    held: &BTreeMap<String, f64>,
    found: Vec<f64>,
) -> Result<Vec<f64>, Fault> {
    let held: Vec<Option<f64>> = members.iter().map(|&id| held.get(&framework.node(id).code).copied()).collect();
    let n_held = held.iter().flatten().count();
    if n_held == 0 {
        return Ok(found);
    }
    let kept = held.iter().flatten().fold(0.0, |sum, share| sum + share);
    if !held.iter().flatten().all(|share| (0.0..=1.0).contains(share)) || kept > 1.0 + SLACK {
        return Err(Fault::BadBounds);
    }
    if n_held == members.len() {
        return if kept > 0.0 {
            Ok(held.into_iter().flatten().map(|share| share / kept).collect())
        } else {
            Err(Fault::NothingLeft)
        };
    }
    let rest = (1.0 - kept).max(0.0);
    let free = || found.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(share, _)| *share);
    let sum = free().fold(0.0, |sum, share| sum + share);
    let alike = equal(members.len() - n_held).first().copied().unwrap_or(0.0);
    let of_free = |share: f64| if sum > 0.0 { share / sum * rest } else { alike * rest };
    Ok(found.iter().zip(held).map(|(share, held)| held.unwrap_or_else(|| of_free(*share))).collect())
}
