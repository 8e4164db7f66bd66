//! Finds in the dataset what a scenario names.

use std::collections::BTreeMap;

use super::EvaluateError;
use crate::model::Dataset;
use crate::scenario::Scenario;

/// Position of the period's panel; the newest for `None`.
///
/// # Errors
/// [`EvaluateError::UnknownPeriod`].
pub fn find_panel(dataset: &Dataset, period: Option<&str>) -> Result<usize, EvaluateError> {
    let unknown = || EvaluateError::UnknownPeriod { period: period.unwrap_or("").into() };
    match period {
        None => dataset.panels.len().checked_sub(1),
        Some(period) => dataset.panels.iter().position(|panel| panel.period.0 == period),
    }
    .ok_or_else(unknown)
}

/// Position of the entity that the scenario's normalisation measures to, if it names one.
///
/// # Errors
/// [`EvaluateError::UnknownEntity`].
pub fn find_reference(dataset: &Dataset, scenario: &Scenario) -> Result<Option<usize>, EvaluateError> {
    let Some(id) = &scenario.normalise.reference else { return Ok(None) };
    dataset.find(id).map(Some).ok_or_else(|| EvaluateError::UnknownEntity { id: id.clone() })
}

/// By entity: whether it is of one of the named categories in every named group; everybody for an empty filter. A group with an
/// empty list of categories keeps everybody. Categories are named in Chinese or in English.
///
/// # Errors
/// [`EvaluateError::UnknownGroup`] and [`EvaluateError::UnknownCategory`].
///
/// *Cost*: O(n·groups).
pub fn find_included(dataset: &Dataset, filter: &BTreeMap<String, Vec<String>>) -> Result<Vec<bool>, EvaluateError> {
    let mut included = vec![true; dataset.n_entities()];
    for (code, names) in filter.iter().filter(|(_, names)| !names.is_empty()) {
        let group = dataset.group(code).ok_or_else(|| EvaluateError::UnknownGroup { group: code.clone() })?;
        let mut kept = vec![false; group.categories.len()];
        for name in names {
            let at = group.categories.iter().position(|category| category.zh() == name || category.en() == name);
            let unknown = || EvaluateError::UnknownCategory { group: code.clone(), category: name.clone() };
            kept[at.ok_or_else(unknown)?] = true;
        }
        for (included, category) in included.iter_mut().zip(&group.of_entity) {
            *included &= category.is_some_and(|category| kept.get(category as usize).copied().unwrap_or(false));
        }
    }
    Ok(included)
}
