//! Panels with values as they might be instead: within their errors, and with other fillings of what is missing.

use std::collections::BTreeMap;

use crate::math::Draws;
use crate::model::{Column, Dataset, Framework, Panel};
use crate::scenario::Treat;
use crate::treat::{TreatError, treat};

/// The panel's indicators, each value times 1 + error·z, z normal and drawn by column and entity. *Cost*: O(n·m).
pub fn perturb(
    framework: &Framework,
    panel: &Panel,
    (error, by_code): (f64, &BTreeMap<String, f64>),
    draws: &mut Draws,
) -> Panel {
    let mut changed = panel.clone();
    for (column, &leaf) in changed.columns.iter_mut().zip(framework.leaves()) {
        let error = by_code.get(&framework.node(leaf).code).copied().unwrap_or(error);
        if error <= 0.0 {
            continue;
        }
        for cell in column.raw_mut().iter_mut().filter(|cell| !cell.is_nan()) {
            *cell *= 1.0 + error * draws.normal();
        }
    }
    changed
}

/// The panel after division by its denominators, each missing cell that of another entity, drawn among those that have one; in the
/// entity's own group where `settings` fill by group. Where nobody has one it stays missing.
///
/// # Errors
/// [`TreatError`] for denominators and groups that the dataset does not have.
///
/// *Cost*: O(n·m).
pub fn impute(dataset: &Dataset, panel: &Panel, settings: &Treat, draws: &mut Draws) -> Result<Panel, TreatError> {
    let divided = treat(
        dataset,
        panel,
        &Treat { denominate: settings.denominate, denominators: settings.denominators.clone(), ..Treat::default() },
    )?;
    let everyone = vec![Some(0); dataset.n_entities()];
    let group_of = match settings.missing.group() {
        None => &everyone,
        Some(code) => match dataset.group(code) {
            None => return Err(TreatError::UnknownGroup { group: code.into() }),
            Some(group) => &group.of_entity,
        },
    };
    let columns = divided.columns.iter().map(|column| fill_from_donors(column, group_of, draws)).collect();
    Ok(Panel { period: panel.period.clone(), columns, denominators: panel.denominators.clone() })
}

fn fill_from_donors(column: &Column, group_of: &[Option<u32>], draws: &mut Draws) -> Column {
    if column.n_missing() == 0 {
        return column.clone();
    }
    let mut donors: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for (&cell, group) in column.raw().iter().zip(group_of) {
        if let (false, Some(group)) = (cell.is_nan(), group) {
            donors.entry(*group).or_default().push(cell);
        }
    }
    let mut filled = column.clone();
    for (entity, group) in group_of.iter().enumerate() {
        if column.get(entity).is_some() {
            continue;
        }
        let donors = group.and_then(|group| donors.get(&group)).map_or(&[][..], Vec::as_slice);
        filled.set(entity, donors.get(draws.below(donors.len() as u32) as usize).copied());
    }
    filled
}
