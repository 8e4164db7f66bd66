//! Division of indicators by what they depend on, such as land or population.

use super::{Action, TreatError, Treatment};
use crate::model::{Column, Dataset, Panel};
use crate::scenario::Treat;

/// The panel's columns, each divided by the denominator that the settings name for it, else its indicator where these count.
pub fn denominate(
    dataset: &Dataset,
    panel: &Panel,
    settings: &Treat,
    log: &mut Vec<Treatment>,
) -> Result<Vec<Column>, TreatError> {
    let is_indicator =
        |code: &str| dataset.framework.find(code).is_some_and(|id| dataset.framework.node(id).leaf.is_some());
    if let Some(code) = settings.denominators.keys().find(|code| !is_indicator(code)) {
        return Err(TreatError::UnknownCode { code: code.clone() });
    }
    let mut columns = Vec::with_capacity(panel.columns.len());
    for (at, column) in panel.columns.iter().enumerate() {
        let leaf = dataset.framework.leaves().get(at).map(|&id| dataset.framework.node(id));
        let own = leaf.filter(|_| settings.denominate).and_then(|node| node.leaf.as_ref()?.1.denominator.as_ref());
        let chosen = leaf.and_then(|node| settings.denominators.get(&node.code)).or(own);
        let Some((node, code)) = leaf.zip(chosen.filter(|code| !code.is_empty())) else {
            columns.push(column.clone());
            continue;
        };
        let by = dataset.denominators.iter().position(|known| known == code).and_then(|at| panel.denominators.get(at));
        let Some(by) = by else {
            return Err(TreatError::UnknownDenominator { code: node.code.clone(), denominator: code.clone() });
        };
        columns.push(divide(at, column, by, code, log));
    }
    Ok(columns)
}

fn divide(at: usize, column: &Column, by: &Column, code: &str, log: &mut Vec<Treatment>) -> Column {
    let what = Action::Denominated { denominator: code.into() };
    log.push(Treatment { entity: None, column: Some(at), what, before: None, after: None });
    let quotient = |entity: usize, cell: f64, log: &mut Vec<Treatment>| {
        let divided = by.get(entity).map(|by| cell / by).filter(|divided| divided.is_finite());
        if divided.is_none() {
            let what = Action::NoDenominator { denominator: code.into() };
            log.push(Treatment { entity: Some(entity), column: Some(at), what, before: Some(cell), after: None });
        }
        divided
    };
    Column::from_options((0..column.len()).map(|entity| quotient(entity, column.get(entity)?, log)))
}
