//! Labels that never lie on one another.

use crate::chart::scene::Rect;

/// A label that wants to be centred at `at` and takes `size` along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    pub at: f64,
    pub size: f64,
    /// Where there is no room for all, the lowest priority goes first; among equals the later one.
    pub priority: u32,
}

/// Centres for labels along one axis inside `[low, high]`: none overlap, the order of the wishes is kept, and each stays
/// as near to its wish as the others allow (least sum of squared shifts). `None` for a label there is no room for.
/// Cost: O(n log n), plus O(n) for each label left out.
pub fn spread(wishes: &[Wish], low: f64, high: f64) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..wishes.len()).filter(|index| wishes[*index].at.is_finite()).collect();
    let mut room_needed: f64 = order.iter().map(|index| wishes[*index].size).sum();
    while room_needed > high - low + 1e-9 {
        let Some(weakest) = order.iter().copied().min_by_key(|index| (wishes[*index].priority, usize::MAX - index))
        else {
            break;
        };
        order.retain(|index| *index != weakest);
        room_needed -= wishes[weakest].size;
    }
    let places: Vec<f64> = order.iter().map(|index| wishes[*index].at).collect();
    order = ascending(&places).into_iter().map(|index| order[index]).collect();

    let mut groups: Vec<Group> = Vec::new();
    for index in &order {
        let wish = wishes[*index];
        let mut group = Group { members: 1, size: wish.size, sum: wish.at - wish.size / 2.0 };
        while let Some(before) = groups.pop_if(|before| before.start(low, high) + before.size > group.start(low, high))
        {
            group = before.join(group);
        }
        groups.push(group);
    }

    let mut centres = vec![None; wishes.len()];
    let mut members = order.into_iter();
    for group in groups {
        let mut start = group.start(low, high);
        for index in members.by_ref().take(group.members) {
            let size = wishes[index].size;
            centres[index] = Some(start + size / 2.0);
            start += size;
        }
    }
    centres
}

/// Which of the boxes can be shown without overlap: each is kept if it touches none kept before it.
pub fn keep_apart(boxes: &[Rect]) -> Vec<bool> {
    let mut kept: Vec<Rect> = Vec::new();
    boxes
        .iter()
        .map(|candidate| {
            let is_free = !kept.iter().any(|other| other.overlaps(*candidate));
            if is_free {
                kept.push(*candidate);
            }
            is_free
        })
        .collect()
}

/// The indices of the values in ascending order, equal ones in the order given, NaN last. Every order in a chart comes
/// from here: a sort is the largest piece of code that the compiler would otherwise make again and again.
pub fn ascending(values: &[f64]) -> Vec<usize> {
    let key = |index: &usize| values[*index];
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| match (key(a).is_nan(), key(b).is_nan()) {
        (false, false) => key(a).total_cmp(&key(b)),
        (is_a, is_b) => is_a.cmp(&is_b),
    });
    order
}

/// The smallest `n` such that every n-th of `count` labels of `label` px fits with a `gap` into slots of `slot` px.
pub fn every_nth(count: usize, slot: f64, label: f64, gap: f64) -> usize {
    let needed = ((label + gap) / slot.max(1e-6)).ceil().max(1.0);
    (needed.min(count.max(1) as f64)) as usize
}

/// Labels that touch and move as one.
struct Group {
    members: usize,
    size: f64,
    /// Sum over the members of where the group would start if that member had its wish.
    sum: f64,
}

impl Group {
    fn start(&self, low: f64, high: f64) -> f64 {
        (self.sum / self.members as f64).min(high - self.size).max(low)
    }

    fn join(self, after: Self) -> Self {
        Self {
            members: self.members + after.members,
            sum: self.sum + after.sum - after.members as f64 * self.size,
            size: self.size + after.size,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(at: &[f64]) -> Vec<Wish> {
        at.iter().map(|at| Wish { at: *at, size: 10.0, priority: 0 }).collect()
    }

    #[test]
    fn labels_with_room_keep_their_wish() {
        assert_eq!(spread(&wishes(&[10.0, 30.0, 50.0]), 0.0, 100.0), [Some(10.0), Some(30.0), Some(50.0)]);
    }

    #[test]
    fn a_crowd_moves_apart_around_its_middle() {
        assert_eq!(spread(&wishes(&[50.0, 50.0, 50.0]), 0.0, 100.0), [Some(40.0), Some(50.0), Some(60.0)]);
        assert_eq!(spread(&wishes(&[52.0, 48.0]), 0.0, 100.0), [Some(55.0), Some(45.0)]);
    }

    #[test]
    fn the_edges_hold() {
        assert_eq!(spread(&wishes(&[-5.0, 2.0]), 0.0, 100.0), [Some(5.0), Some(15.0)]);
        assert_eq!(spread(&wishes(&[99.0, 120.0]), 0.0, 100.0), [Some(85.0), Some(95.0)]);
    }

    #[test]
    fn the_least_important_goes_when_there_is_no_room() {
        let mut crowd = wishes(&[10.0, 12.0, 14.0]);
        crowd[0].priority = 2;
        crowd[2].priority = 1;
        assert_eq!(spread(&crowd, 0.0, 20.0), [Some(5.0), None, Some(15.0)]);
        assert_eq!(spread(&wishes(&[f64::NAN, 5.0]), 0.0, 20.0), [None, Some(5.0)]);
    }

    #[test]
    fn no_crowd_overlaps_or_leaves_the_axis() {
        let mut state = 12345_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1 << 24)
        };
        for count in 1..30 {
            let crowd: Vec<Wish> = (0..count)
                .map(|_| Wish {
                    at: random() * 300.0 - 50.0,
                    size: 4.0 + random() * 12.0,
                    priority: (random() * 3.0) as u32,
                })
                .collect();
            let centres = spread(&crowd, 0.0, 200.0);
            let mut taken: Vec<(f64, f64)> = crowd
                .iter()
                .zip(&centres)
                .filter_map(|(wish, centre)| centre.map(|centre| (centre - wish.size / 2.0, centre + wish.size / 2.0)))
                .collect();
            taken.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(taken.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6), "{taken:?}");
            assert!(taken.iter().all(|(start, end)| *start >= -1e-6 && *end <= 200.0 + 1e-6), "{taken:?}");
        }
    }

    #[test]
    fn order_is_stable_and_has_nan_last() {
        assert_eq!(ascending(&[2.0, -f64::NAN, 1.0, 2.0, f64::INFINITY]), [2, 0, 3, 4, 1]);
        assert!(ascending(&[]).is_empty());
    }

    #[test]
    fn first_come_first_served() {
        let at = |x: f64| Rect { x, y: 0.0, width: 10.0, height: 10.0 };
        assert_eq!(keep_apart(&[at(0.0), at(5.0), at(10.0)]), [true, false, true]);
    }

    #[test]
    fn every_nth_label_fits() {
        assert_eq!(
            [every_nth(10, 40.0, 30.0, 8.0), every_nth(10, 20.0, 30.0, 8.0), every_nth(3, 1.0, 30.0, 8.0)],
            [1, 2, 3]
        );
    }
}
