//! Weights in a wanted order: an order of siblings drawn uniformly among all that keep it.

use super::RobustError;
use crate::math::Draws;

/// Siblings tied together by orders, and how many ways there are to line up each set of them.
#[derive(Clone, Debug)]
pub struct Lineup {
    /// Positions among the siblings.
    members: Vec<usize>,
    /// By member: bits of the members that must come before it.
    before: Vec<u32>,
    /// By set of members, as bits: in how many orders they can follow when all others have gone before.
    n_ways: Vec<u64>,
}

/// Most siblings that may hang together: the ways are counted for every set of them.
const MAX_MEMBERS: usize = 16;

impl Lineup {
    /// One for each group of siblings that orders tie together; `pairs` are (more, less) positions among `codes`.
    ///
    /// # Errors
    /// [`RobustError::ContradictoryOrder`], [`RobustError::TooManyOrdered`].
    ///
    /// *Cost*: O(2^k·k) for k siblings tied together.
    pub fn all(codes: &[String], pairs: &[(usize, usize)]) -> Result<Vec<Self>, RobustError> {
        let mut group: Vec<usize> = (0..codes.len()).collect();
        for &(more, less) in pairs {
            let (from, to) = (group[less], group[more]);
            group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
        let mut lineups = Vec::new();
        for leader in 0..codes.len() {
            let members: Vec<usize> = (0..codes.len()).filter(|&at| group[at] == leader).collect();
            if members.len() > 1 {
                lineups.push(Self::new(codes, members, pairs)?);
            }
        }
        Ok(lineups)
    }

    fn new(codes: &[String], members: Vec<usize>, pairs: &[(usize, usize)]) -> Result<Self, RobustError> {
        if members.len() > MAX_MEMBERS {
            return Err(RobustError::TooManyOrdered { n_codes: members.len(), limit: MAX_MEMBERS });
        }
        let mut before = vec![0u32; members.len()];
        for &(more, less) in pairs {
            let place = |sibling: usize| members.iter().position(|&member| member == sibling);
            if let (Some(more), Some(less)) = (place(more), place(less)) {
                before[less] |= 1 << more;
            }
        }
        let mut n_ways = vec![0u64; 1 << members.len()];
        n_ways[0] = 1;
        for left in 1..n_ways.len() {
            n_ways[left] = next_in_line(&before, left as u32).map(|member| n_ways[left & !(1 << member)]).sum();
        }
        if n_ways.last() == Some(&0) {
            let codes = members.iter().map(|&member| codes[member].clone()).collect();
            return Err(RobustError::ContradictoryOrder { codes });
        }
        Ok(Self { members, before, n_ways })
    }

    /// Exchanges the members' values so that they keep the order.
    ///
    /// Values that are equally likely in any order, as those of a uniform point of the simplex are, stay as they would be drawn
    /// under the condition that they keep it: every line-up is as likely as any other. *Cost*: O(k²).
    pub fn arrange(&self, values: &mut [f64], draws: &mut Draws) {
        let mut sorted: Vec<f64> = self.members.iter().map(|&member| values[member]).collect();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let mut left = (self.n_ways.len() - 1) as u32;
        for value in sorted {
            let mut ticket = draws.uniform() * self.n_ways[left as usize] as f64;
            let mut chosen = None;
            for member in next_in_line(&self.before, left) {
                chosen = Some(member);
                ticket -= self.n_ways[(left & !(1 << member)) as usize] as f64;
                if ticket < 0.0 {
                    break;
                }
            }
            if let Some(member) = chosen {
                values[self.members[member]] = value;
                left &= !(1 << member);
            }
        }
    }
}

/// Members of the set before whom no other of it must come.
fn next_in_line(before: &[u32], left: u32) -> impl Iterator<Item = usize> + '_ {
    (0..before.len()).filter(move |&member| (left >> member) & 1 == 1 && before[member] & left == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(n: usize) -> Vec<String> {
        (0..n).map(|at| format!("c{at}")).collect()
    }

    #[test]
    fn every_lineup_is_as_likely() {
        // c0 before c1 and c2, c3 before c2: 0 1 3 2, 0 3 1 2, 0 3 2 1, 3 0 1 2, 3 0 2 1.
        let lineups = Lineup::all(&codes(5), &[(0, 1), (0, 2), (3, 2)]).expect("an order");
        assert_eq!(lineups.len(), 1);
        let n_draws = 50_000;
        let mut seen = std::collections::BTreeMap::<Vec<usize>, usize>::new();
        for index in 0..n_draws {
            let mut values = [1.0, 2.0, 3.0, 4.0, 9.0];
            lineups[0].arrange(&mut values, &mut Draws::new(3, 0, index));
            assert_eq!(values[4], 9.0);
            let mut order: Vec<usize> = (0..4).collect();
            order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
            *seen.entry(order).or_default() += 1;
        }
        assert_eq!(seen.len(), 5, "{seen:?}");
        assert!(seen.values().all(|&n| n.abs_diff(10_000) < 400), "{seen:?}");
    }

    #[test]
    fn contradictions_and_crowds_are_refused() {
        let contradiction = Lineup::all(&codes(3), &[(0, 1), (1, 0)]).expect_err("a contradiction");
        assert_eq!(contradiction, RobustError::ContradictoryOrder { codes: codes(2) });
        let chain: Vec<(usize, usize)> = (1..17).map(|at| (at - 1, at)).collect();
        let crowd = Lineup::all(&codes(17), &chain).expect_err("a crowd");
        assert_eq!(crowd, RobustError::TooManyOrdered { n_codes: 17, limit: 16 });
        assert!(Lineup::all(&codes(3), &[]).expect("no order").is_empty());
    }
}
