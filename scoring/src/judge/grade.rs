//! Grades A to D by quantile or by threshold, inside groups where asked.

use crate::model::{Column, GroupColumn};
use crate::rank::rank;
use crate::scenario::{Grades, Grading, Rounding, Ties};

/// Positions of grades by share of the included entities, inside each category of `group`.
///
/// *Shape*: one position in `grades.labels` an entity; `None` where it is not included, has no score, or there is no label.
/// *Formula*: among n entities of a category, those placed up to n·(share₁ + … + shareₖ) get one of the k best grades, the rest
/// the label after the last share. The product is rounded half up or down, as `grading.rounding` says.
/// *Edge cases*: equal scores are not parted: all get the grade of the best place among them, or of the worst with
/// [`Ties::Worse`]. Entities without a category are a category of their own.
/// *Cost*: O(n·(log n + categories + grades)).
pub fn grade_by_quantile(
    scores: &Column,
    included: &[bool],
    group: Option<&GroupColumn>,
    grades: &Grades,
    grading: &Grading,
) -> Vec<Option<usize>> {
    let mut found = vec![None; scores.len()];
    let category = |entity: usize| group.and_then(|group| group.of_entity.get(entity).copied().flatten());
    let n_categories = group.map_or(0, |group| group.categories.len());
    let categories = std::iter::once(None).chain((0..n_categories as u32).map(Some));
    for wanted in categories {
        let inside: Vec<bool> = (0..scores.len())
            .map(|entity| included.get(entity).copied().unwrap_or(false) && category(entity) == wanted)
            .collect();
        let ranking = rank(scores, &inside);
        let n = ranking.n_ranked();
        let place = |at: usize, best: u32| match grading.ties {
            Ties::Better => best,
            Ties::Worse => {
                let tied = ranking.order.get(at..).unwrap_or(&[]).iter();
                let same = tied.take_while(|entity| ranking.rank.get(**entity as usize) == Some(&Some(best))).count();
                (at + same) as u32
            }
        };
        let mut last: Option<(u32, u32)> = None;
        for (at, &entity) in ranking.order.iter().enumerate() {
            let Some(best) = ranking.rank.get(entity as usize).copied().flatten() else { continue };
            let place = match last {
                Some((known, place)) if known == best => place,
                _ => place(at, best),
            };
            last = Some((best, place));
            if let Some(found) = found.get_mut(entity as usize) {
                *found = position(place, n, grades, grading.rounding);
            }
        }
    }
    found
}

fn position(place: u32, n: usize, grades: &Grades, rounding: Rounding) -> Option<usize> {
    let up = match rounding {
        Rounding::Nearest => 0.5,
        Rounding::Down => 0.0,
    };
    let mut sum = 0.0;
    let ends_at_or_after = |share: &f64| {
        sum += share;
        // A share of 0.3 of ten must be three, however 0.1 + 0.2 rounds.
        f64::from(place) <= (n as f64 * sum + up + 1e-9).floor()
    };
    let at = grades.shares.iter().position(ends_at_or_after).unwrap_or(grades.shares.len());
    grades.labels.len().checked_sub(1).map(|last| at.min(last))
}

/// Position of the grade whose threshold the score reaches first; the one after the last threshold when it reaches none.
///
/// *Units and range*: `thresholds` in points of the score, falling. *Edge cases*: a score at a threshold reaches it.
/// *Cost*: O(thresholds).
pub fn grade_by_threshold(score: f64, thresholds: &[f64]) -> usize {
    thresholds.iter().position(|&threshold| score >= threshold).unwrap_or(thresholds.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn check(scores: &[f64], group: &[Option<u32>], grading: &Grading, expect: &str) {
        let grades = Grades { labels: ["A", "B", "C"].map(String::from).to_vec(), shares: vec![0.2, 0.5] };
        let group = GroupColumn {
            code: "size".into(),
            name: Text::same("size"),
            categories: vec![Text::same("big"), Text::same("small")],
            of_entity: group.to_vec(),
        };
        let column = Column::from_raw(scores.to_vec());
        let found = grade_by_quantile(&column, &vec![true; scores.len()], Some(&group), &grades, grading);
        let letters: String =
            found.iter().map(|at| at.map_or("-", |at| grades.labels[at].as_str())).collect::<Vec<_>>().concat();
        assert_eq!(letters, expect, "{scores:?} {grading:?}");
    }

    #[test]
    fn shares_are_counted_inside_each_group() {
        let groups = [Some(0), Some(0), Some(0), Some(0), Some(1), Some(1), None, None];
        let scores = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, f64::NAN];
        check(&scores, &groups, &Grading::default(), "ABBCBCB-");
        check(&scores, &groups, &Grading { rounding: Rounding::Down, ..Grading::default() }, "BBCCBCC-");
    }

    #[test]
    fn equal_scores_share_the_better_or_the_worse_grade() {
        let scores = [5.0, 5.0, 5.0, 4.0, 3.0];
        check(&scores, &[], &Grading::default(), "AAABC");
        check(&scores, &[], &Grading { ties: Ties::Worse, ..Grading::default() }, "BBBBC");
    }

    #[test]
    fn a_score_at_a_threshold_reaches_it() {
        for (score, expect) in [(90.0, 0), (85.0, 0), (84.9, 1), (60.0, 1), (59.9, 2)] {
            assert_eq!(grade_by_threshold(score, &[85.0, 60.0]), expect, "{score}");
        }
        assert_eq!(grade_by_threshold(1.0, &[]), 0);
    }
}
