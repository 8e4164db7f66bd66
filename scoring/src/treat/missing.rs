//! Filling of missing cells.

use super::periods::Periods;
use super::regression::fill_by_regression;
use super::{Action, TreatError, Treatment};
use crate::math::{mean, median};
use crate::model::{Column, Dataset, GroupColumn, Panel};
use crate::scenario::{Missing, Treat};

/// Fills the columns in place as `settings.missing` says.
pub fn fill(
    dataset: &Dataset,
    panel: &Panel,
    columns: &mut [Column],
    settings: &Treat,
    log: &mut Vec<Treatment>,
) -> Result<(), TreatError> {
    let known = |code: &str| dataset.group(code).ok_or_else(|| TreatError::UnknownGroup { group: code.into() });
    match &settings.missing {
        // Rows are filled once all indicators are on one scale.
        Missing::AsFound | Missing::Row { .. } => {}
        Missing::Regression => fill_by_regression(columns, log),
        Missing::Mean => fill_whole(columns, |column| mean(column.present()), &Action::FilledMean, log),
        Missing::Median => fill_whole(columns, |column| median(column.present()), &Action::FilledMedian, log),
        Missing::GroupMean { group } => {
            let label = |category| Action::FilledGroupMean { group: group.clone(), category };
            fill_groups(columns, known(group)?, |column| mean(column.present()), label, log);
        }
        Missing::GroupMedian { group } => {
            let label = |category| Action::FilledGroupMedian { group: group.clone(), category };
            fill_groups(columns, known(group)?, |column| median(column.present()), label, log);
        }
        Missing::PanelLinear => {
            fill_periods(columns, &Periods::new(dataset, panel, settings)?, Periods::on_the_line, log);
        }
        Missing::PanelLatest => {
            fill_periods(columns, &Periods::new(dataset, panel, settings)?, Periods::latest, log);
        }
    }
    Ok(())
}

fn fill_whole(columns: &mut [Column], middle: fn(&Column) -> Option<f64>, what: &Action, log: &mut Vec<Treatment>) {
    for (at, column) in columns.iter_mut().enumerate() {
        if column.n_missing() == 0 {
            continue;
        }
        let value = middle(column);
        for entity in gaps(column) {
            put(column, at, entity, value, what.clone(), log);
        }
    }
}

fn fill_groups(
    columns: &mut [Column],
    group: &GroupColumn,
    middle: fn(&Column) -> Option<f64>,
    label: impl Fn(String) -> Action,
    log: &mut Vec<Treatment>,
) {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); group.categories.len()];
    for (entity, category) in group.of_entity.iter().enumerate() {
        if let Some(list) = category.and_then(|category| members.get_mut(category as usize)) {
            list.push(entity);
        }
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if column.n_missing() == 0 {
            continue;
        }
        let of_category: Vec<Option<f64>> = members
            .iter()
            .map(|members| middle(&Column::from_options(members.iter().map(|&entity| column.get(entity)))))
            .collect();
        for entity in gaps(column) {
            let category = group.of_entity.get(entity).copied().flatten();
            let value = category.and_then(|category| of_category.get(category as usize).copied().flatten());
            let name = group.category(entity).map_or(String::new(), |name| name.zh().to_string());
            put(column, at, entity, value, label(name), log);
        }
    }
}

fn fill_periods(
    columns: &mut [Column],
    periods: &Periods,
    value: fn(&Periods, usize, usize) -> Option<f64>,
    log: &mut Vec<Treatment>,
) {
    for (at, column) in columns.iter_mut().enumerate() {
        for entity in gaps(column) {
            put(column, at, entity, value(periods, at, entity), Action::FilledFromPeriods, log);
        }
    }
}

fn gaps(column: &Column) -> Vec<usize> {
    (0..column.len()).filter(|&entity| column.get(entity).is_none()).collect()
}

fn put(column: &mut Column, at: usize, entity: usize, value: Option<f64>, what: Action, log: &mut Vec<Treatment>) {
    let what = if value.is_some() { what } else { Action::NothingToFillFrom };
    column.set(entity, value);
    log.push(Treatment { entity: Some(entity), column: Some(at), what, before: None, after: value });
}
