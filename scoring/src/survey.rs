//! What a dataset has and lacks, before anything is computed from it: gaps, spread, figures far out, who has not reported.

use crate::math::quantiles;
use crate::model::{Column, GroupColumn};

/// Interquartile ranges beyond the nearer quartile from which a figure is far out.
const FAR_OUT: f64 = 3.0;

/// One indicator's figures in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnSurvey {
    /// Entities there are.
    pub n: usize,
    pub n_missing: usize,
    /// Least, lower quartile, median, upper quartile, most.
    pub five: Option<[f64; 5]>,
    /// Entities whose figure is far out, in their order.
    pub far_out: Vec<usize>,
    /// By category in its order, and those without one where there are any; empty without a group.
    pub groups: Vec<GroupGaps>,
}

/// How many figures a category lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupGaps {
    /// Position in the group's categories; none for entities without one.
    pub category: Option<u32>,
    pub n: usize,
    pub n_missing: usize,
}

/// How an indicator's figures lie, and where they are missing.
///
/// *Edge cases*: far out is beyond three interquartile ranges from the nearer quartile, and nobody is where these are the same; without
/// figures there is neither spread nor anybody far out. *Cost*: O(entities). *Source*: tukey1977.
pub fn survey_column(column: &Column, group: Option<&GroupColumn>) -> ColumnSurvey {
    let mut present: Vec<f64> = column.present().collect();
    let five = quantiles(&mut present, [0.0, 0.25, 0.5, 0.75, 1.0]);
    ColumnSurvey {
        n: column.len(),
        n_missing: column.n_missing(),
        five,
        far_out: five.map_or_else(Vec::new, |five| far_out(column, five)),
        groups: group.map_or_else(Vec::new, |group| gaps(column, group)),
    }
}

/// By entity: how many of these columns have a figure. *Cost*: O(cells).
pub fn n_reported(columns: &[Column], n_entities: usize) -> Vec<usize> {
    let n_whole = columns.iter().filter(|column| column.n_missing() == 0).count();
    let mut reported = vec![n_whole; n_entities];
    for column in columns.iter().filter(|column| column.n_missing() > 0) {
        for (n, cell) in reported.iter_mut().zip(column.raw()) {
            *n += usize::from(!cell.is_nan());
        }
    }
    reported
}

/// Entities with at most this many figures, those with the fewest first, else in their order. *Cost*: O(entities + most figures).
pub fn silent(reported: &[usize], at_most: usize) -> Vec<usize> {
    let listed = || reported.iter().enumerate().filter(|(_, n)| **n <= at_most);
    // Few numbers of many entities: counted, each has its place at once.
    let n_places = listed().map(|(_, n)| n + 1).max().unwrap_or(0);
    let mut begins = vec![0; n_places + 1];
    listed().for_each(|(_, n)| begins[n + 1] += 1);
    for n in 1..=n_places {
        begins[n] += begins[n - 1];
    }
    let mut silent = vec![0; begins[n_places]];
    for (entity, n) in listed() {
        silent[begins[*n]] = entity;
        begins[*n] += 1;
    }
    silent
}

fn far_out(column: &Column, [_, lower, _, upper, _]: [f64; 5]) -> Vec<usize> {
    // Halved, as the difference of two huge figures may not be finite.
    let half_range = upper / 2.0 - lower / 2.0;
    if half_range <= 0.0 {
        return Vec::new();
    }
    let distance = |cell: f64| (lower / 2.0 - cell / 2.0).max(cell / 2.0 - upper / 2.0);
    let cells = column.raw().iter().enumerate();
    cells.filter(|(_, cell)| !cell.is_nan() && distance(**cell) > FAR_OUT * half_range).map(|(at, _)| at).collect()
}

fn gaps(column: &Column, group: &GroupColumn) -> Vec<GroupGaps> {
    let n_categories = group.categories.len();
    let category = |at: usize| (at < n_categories).then(|| u32::try_from(at).ok()).flatten();
    let mut gaps: Vec<GroupGaps> =
        (0..=n_categories).map(|at| GroupGaps { category: category(at), n: 0, n_missing: 0 }).collect();
    for (entity, cell) in column.raw().iter().enumerate() {
        let own = group.of_entity.get(entity).copied().flatten().map_or(n_categories, |category| category as usize);
        if let Some(gaps) = gaps.get_mut(own.min(n_categories)) {
            gaps.n += 1;
            gaps.n_missing += usize::from(cell.is_nan());
        }
    }
    gaps.retain(|gaps| gaps.n > 0);
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    const NA: f64 = f64::NAN;

    fn column(cells: &[f64]) -> Column {
        Column::from_raw(cells.to_vec())
    }

    #[test]
    fn figures_lie_between_their_quartiles_and_few_far_out() {
        let check = |cells: &[f64], five: Option<[f64; 5]>, far: &[usize]| {
            let found = survey_column(&column(cells), None);
            assert_eq!((found.five, found.far_out.as_slice()), (five, far), "{cells:?}");
            assert_eq!(found.n, cells.len());
        };
        check(&[], None, &[]);
        check(&[NA, NA], None, &[]);
        check(&[1.0, 2.0, 3.0, 4.0, 5.0], Some([1.0, 2.0, 3.0, 4.0, 5.0]), &[]);
        // Quartiles 2.25 and 4.75, so that 12.25 is the farthest that is not far out.
        check(&[1.0, 2.0, 3.0, 4.0, 5.0, 12.25], Some([1.0, 2.25, 3.5, 4.75, 12.25]), &[]);
        check(&[1.0, 2.0, NA, 3.0, 4.0, 5.0, 12.5], Some([1.0, 2.25, 3.5, 4.75, 12.5]), &[6]);
        check(&[7.0, 7.0, 7.0, 7.0, 99.0], Some([7.0, 7.0, 7.0, 7.0, 99.0]), &[]);
        let huge = survey_column(&column(&[-1.7e308, -1.0, 0.0, 1.0, 1.7e308]), None);
        assert_eq!(huge.far_out, [0, 4], "no overflow");
    }

    #[test]
    fn gaps_are_counted_by_category() {
        let group = GroupColumn {
            code: "region".into(),
            name: Text::same("region"),
            categories: ["east", "west", "nobody's"].map(Text::same).to_vec(),
            of_entity: vec![Some(0), Some(1), None, Some(0), Some(1)],
        };
        let found = survey_column(&column(&[1.0, NA, NA, NA, NA]), Some(&group));
        let gaps = |category, n, n_missing| GroupGaps { category, n, n_missing };
        assert_eq!(found.groups, [gaps(Some(0), 2, 1), gaps(Some(1), 2, 2), gaps(None, 1, 1)]);
        assert_eq!(found.groups.iter().map(|one| one.n_missing).sum::<usize>(), found.n_missing);
    }

    #[test]
    fn who_has_reported_least_comes_first() {
        let mut columns = vec![column(&[1.0, NA, 3.0, NA]), column(&[1.0, NA, NA, 4.0])];
        let reported = n_reported(&columns, 4);
        assert_eq!(reported, [2, 0, 1, 1]);
        columns.push(column(&[5.0; 4]));
        assert_eq!(n_reported(&columns, 4), [3, 1, 2, 2], "a column without gaps counts for everybody");
        assert_eq!(silent(&reported, 0), [1]);
        assert_eq!(silent(&reported, 1), [1, 2, 3]);
        assert_eq!(silent(&[], 3), Vec::<usize>::new());
        assert_eq!(silent(&[2, 0, 3, 0, 2], usize::MAX), [1, 3, 0, 4, 2], "equals in their order");
        assert_eq!(silent(&[2, 5], 1), Vec::<usize>::new());
    }
}
