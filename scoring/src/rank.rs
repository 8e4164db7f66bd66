//! Orders entities by score, and grades them by quantile.

use crate::model::Column;
use crate::scenario::Grades;

/// Who is where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Entities with a score, best first; ties by position in the dataset. Others are not in it.
    pub order: Vec<u32>,
    /// By entity, 1 is best; ties share the better place and the next place is left out (1, 2, 2, 4). `None` where not ranked.
    pub rank: Vec<Option<u32>>,
}

impl Ranking {
    /// How many entities are ranked.
    pub fn n_ranked(&self) -> usize {
        self.order.len()
    }
}

/// Ranks the entities that are included and have a score, higher better.
///
/// `included` may be shorter than the column; what it does not cover is left out. Equal scores, −0 and 0 among them, tie.
/// *Cost*: O(n log n).
pub fn rank(scores: &Column, included: &[bool]) -> Ranking {
    let mut keyed: Vec<(u64, u32)> = scores
        .raw()
        .iter()
        .zip(included)
        .enumerate()
        .filter(|(_, (score, included))| **included && !score.is_nan())
        .map(|(entity, (&score, _))| (descending_key(score), entity as u32))
        .collect();
    keyed.sort_unstable();
    let mut rank = vec![None; scores.len()];
    let mut place = 0u32;
    let mut last = None;
    for (at, &(key, entity)) in keyed.iter().enumerate() {
        if last != Some(key) {
            place = at as u32 + 1;
            last = Some(key);
        }
        rank[entity as usize] = Some(place);
    }
    Ranking { order: keyed.into_iter().map(|(_, entity)| entity).collect(), rank }
}

/// The place that [`rank`] gives one entity. *Cost*: O(n).
pub fn place_of(scores: &Column, included: &[bool], entity: usize) -> Option<u32> {
    let own = scores.get(entity).filter(|_| included.get(entity) == Some(&true))?;
    let ahead = scores.raw().iter().zip(included).filter(|(score, included)| **included && **score > own);
    Some(ahead.count() as u32 + 1)
}

/// Bits that order as unsigned integers the way scores order from best to worst; equal scores have equal keys.
pub fn descending_key(score: f64) -> u64 {
    // Adding zero turns −0 into 0.
    let bits = (score + 0.0).to_bits();
    let ascending = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
    !ascending
}

/// The score with this key.
pub fn from_descending_key(key: u64) -> f64 {
    let ascending = !key;
    f64::from_bits(if ascending >> 63 == 1 { ascending & !(1 << 63) } else { !ascending })
}

/// Position of each entity's label in `grades.labels`; `None` where not ranked or where there is no label.
///
/// Of n ranked entities the best n·`shares[0]`, rounded half up, get the first label, those up to n·(`shares[0]` + `shares[1]`) the
/// second, and so on; what is left gets the label after the last share. Ties share the better grade. Shares count from 0 to 1; more
/// shares than labels end at the last label. *Cost*: O(n·grades).
pub fn grades(ranking: &Ranking, grades: &Grades) -> Vec<Option<usize>> {
    let n_ranked = ranking.n_ranked();
    ranking.rank.iter().map(|rank| rank.and_then(|rank| grade_of(rank, n_ranked, grades))).collect()
}

/// [`grades`] of one rank among `n_ranked`. *Cost*: O(grades).
pub fn grade_of(rank: u32, n_ranked: usize, grades: &Grades) -> Option<usize> {
    let mut sum = 0.0;
    let ends_at_or_after = |share: &f64| {
        sum += share;
        f64::from(rank) <= (n_ranked as f64 * sum + 0.5 + 1e-9).floor()
    };
    let at = grades.shares.iter().position(ends_at_or_after).unwrap_or(grades.shares.len());
    grades.labels.len().checked_sub(1).map(|last| at.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scores: &[f64], order: &[u32], ranks: &[u32]) {
        let ranking = rank(&Column::from_raw(scores.to_vec()), &vec![true; scores.len()]);
        assert_eq!(ranking.order, order, "{scores:?}");
        let got: Vec<u32> = ranking.rank.iter().map(|rank| rank.unwrap_or(0)).collect();
        assert_eq!(got, ranks, "{scores:?}");
        let (column, included) = (Column::from_raw(scores.to_vec()), vec![true; scores.len()]);
        let alone: Vec<Option<u32>> = (0..scores.len()).map(|entity| place_of(&column, &included, entity)).collect();
        assert_eq!(alone, ranking.rank, "{scores:?}");
    }

    #[test]
    fn ties_share_the_better_place_and_missing_has_none() {
        check(&[1.0, 3.0, 3.0, 2.0], &[1, 2, 3, 0], &[4, 1, 1, 3]);
        check(&[f64::NAN, 3.0, f64::NAN], &[1], &[0, 1, 0]);
        check(&[-0.0, 0.0, -1.0, 1e-300], &[3, 0, 1, 2], &[2, 2, 4, 1]);
        check(&[], &[], &[]);
    }

    #[test]
    fn who_is_not_included_takes_no_place() {
        let column = Column::from_raw(vec![9.0, 8.0, 7.0]);
        let ranking = rank(&column, &[false, true]);
        assert_eq!(ranking.rank, [None, Some(1), None]);
        assert_eq!([0, 1, 2, 3].map(|entity| place_of(&column, &[false, true], entity)), [None, Some(1), None, None]);
    }

    #[test]
    fn keys_give_their_scores_back() {
        for score in [0.0, 1.5, -1.5, f64::MAX, f64::MIN, 5e-324, -5e-324] {
            assert_eq!(from_descending_key(descending_key(score)).to_bits(), score.to_bits());
        }
    }

    #[test]
    fn grades_go_by_share_and_ties_get_the_better_one() {
        let shares = Grades { labels: ["A", "B", "C"].map(String::from).to_vec(), shares: vec![0.25, 0.5] };
        let of = |scores: &[f64]| {
            let ranking = rank(&Column::from_raw(scores.to_vec()), &vec![true; scores.len()]);
            grades(&ranking, &shares).into_iter().map(|grade| grade.unwrap_or(9)).collect::<Vec<_>>()
        };
        assert_eq!(of(&[4.0, 3.0, 2.0, 1.0]), [0, 1, 1, 2]);
        assert_eq!(of(&[4.0, 4.0, 2.0, f64::NAN]), [0, 0, 2, 9]);
        assert_eq!(of(&[]), Vec::<usize>::new());
    }
}
