//! What happens to siblings when one weight moves.

/// Who gives way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// The siblings that are not locked shrink or grow in proportion, so that the sum stays.
    #[default]
    Proportional,
    /// Nobody: only the one weight moves.
    Free,
}

/// Siblings' weights after the one at `moved` goes to `to`.
///
/// With [`Policy::Proportional`] the sum of all weights stays. Locked siblings stay as they are, the others are multiplied by one
/// common factor; where they are all zero they get equal parts. `to` is held between 0 and what the unlocked ones and the moved one
/// have together, so with every sibling locked nothing moves. With [`Policy::Free`] only the one weight changes, to `to` or 0 if
/// that is negative. A `to` that is not finite, or a position out of range, changes nothing. `locked` may be shorter than
/// `weights`; what it does not cover is not locked, and the moved weight itself counts as not locked.
///
/// *Cost*: O(siblings).
pub fn redistribute(weights: &[f64], locked: &[bool], moved: usize, to: f64, policy: Policy) -> Vec<f64> {
    let mut after = weights.to_vec();
    let (Some(&from), true) = (weights.get(moved), to.is_finite()) else { return after };
    let gives_way = |at: usize| at != moved && !locked.get(at).copied().unwrap_or(false);
    let n_others = (0..weights.len()).filter(|&at| gives_way(at)).count();
    let others: f64 = weights.iter().enumerate().filter(|&(at, _)| gives_way(at)).fold(0.0, |sum, (_, w)| sum + w);
    let to = match policy {
        Policy::Free => to.max(0.0),
        Policy::Proportional if n_others == 0 => from,
        Policy::Proportional => to.clamp(0.0, from + others),
    };
    after[moved] = to;
    if policy == Policy::Free || n_others == 0 {
        return after;
    }
    let left = (from + others - to).max(0.0);
    for (at, weight) in after.iter_mut().enumerate().filter(|&(at, _)| gives_way(at)) {
        *weight = if others > 0.0 { weights[at] * (left / others) } else { left / n_others as f64 };
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(weights: &[f64], locked: &[bool], moved: usize, to: f64, expect: &[f64]) {
        let after = redistribute(weights, locked, moved, to, Policy::Proportional);
        assert_eq!(after, expect, "{weights:?} {locked:?} [{moved}] -> {to}");
    }

    #[test]
    fn siblings_give_way_in_proportion() {
        check(&[0.5, 0.25, 0.25], &[], 0, 0.75, &[0.75, 0.125, 0.125]);
        check(&[0.5, 0.25, 0.25], &[false, true, false], 0, 0.625, &[0.625, 0.25, 0.125]);
        check(&[0.5, 0.25, 0.25], &[false, true, false], 0, 9.0, &[0.75, 0.25, 0.0]);
        check(&[0.5, 0.25, 0.25], &[false, true, true], 0, 0.75, &[0.5, 0.25, 0.25]);
        check(&[1.0, 0.0, 0.0], &[], 0, 0.5, &[0.5, 0.25, 0.25]);
        check(&[0.5, 0.5], &[], 0, -1.0, &[0.0, 1.0]);
        check(&[0.5, 0.5], &[], 0, f64::NAN, &[0.5, 0.5]);
        check(&[0.5, 0.5], &[], 7, 1.0, &[0.5, 0.5]);
        check(&[1.0], &[], 0, 0.25, &[1.0]);
    }

    #[test]
    fn free_moves_one_only() {
        assert_eq!(redistribute(&[1.0, 2.0], &[true, true], 1, 5.0, Policy::Free), [1.0, 5.0]);
    }
}
