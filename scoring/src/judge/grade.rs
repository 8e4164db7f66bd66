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
/// *Cost*: O(n·(log n + grades)).
pub fn grade_by_quantile(
    scores: &Column,
    included: &[bool],
    group: Option<&GroupColumn>,
    grades: &Grades,
    grading: &Grading,
) -> Vec<Option<usize>> {
    let mut found = vec![None; scores.len()];
    for order in orders_by_category(&rank(scores, included).order, group) {
        let mut from = 0;
        while let Some(score) = order.get(from).and_then(|&entity| scores.get(entity as usize)) {
            let is_tied = |entity: &&u32| scores.get(**entity as usize) == Some(score);
            let tied = order.get(from..).unwrap_or(&[]).iter().take_while(is_tied).count();
            let place = match grading.ties {
                Ties::Better => from + 1,
                Ties::Worse => from + tied,
            };
            let grade = position(place, order.len(), grades, grading.rounding);
            for &entity in order.get(from..from + tied).unwrap_or(&[]) {
                if let Some(found) = found.get_mut(entity as usize) {
                    *found = grade;
                }
            }
            from += tied;
        }
    }
    found
}

/// The entities of `order` apart by category, each in the same order; last those without a category.
fn orders_by_category(order: &[u32], group: Option<&GroupColumn>) -> Vec<Vec<u32>> {
    let n_categories = group.map_or(0, |group| group.categories.len());
    let mut orders = vec![Vec::new(); n_categories + 1];
    for &entity in order {
        let category = group.and_then(|group| group.of_entity.get(entity as usize).copied().flatten());
        let at = category.map_or(n_categories, |category| (category as usize).min(n_categories));
        if let Some(order) = orders.get_mut(at) {
            order.push(entity);
        }
    }
    orders
}

fn position(place: usize, n: usize, grades: &Grades, rounding: Rounding) -> Option<usize> {
    let up = match rounding {
        Rounding::Nearest => 0.5,
        Rounding::Down => 0.0,
    };
    let mut sum = 0.0;
    let ends_at_or_after = |share: &f64| {
        sum += share;
        // A share of 0.3 of ten must be three, however 0.1 + 0.2 rounds.
        place as f64 <= (n as f64 * sum + up + 1e-9).floor()
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
