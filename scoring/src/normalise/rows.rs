//! Gaps filled from the entity's own other indicators, once all are on one scale.

use super::{Normalised, Note};
use crate::math::{mean, median};
use crate::model::{Column, Framework, NodeId};
use crate::scenario::{Among, Middle, Missing};

/// Fills what is missing with the mean or median of the entity's normalised indicators, all of them or those under the same parent.
///
/// Does nothing unless `missing` asks for it. What is filled is noted; the values it is filled from are those that were there. Where
/// the entity has none of them the cell stays missing. *Cost*: O(n·m), with medians O(n·m·log m). *Source*: becker2022.
pub fn fill_rows(framework: &Framework, missing: &Missing, normalised: &mut Normalised) {
    let Missing::Row { middle, among } = missing else { return };
    let found: Vec<Column> = normalised.columns.clone();
    let parent = |column: usize| -> Option<NodeId> {
        framework.leaves().get(column).and_then(|&leaf| framework.node(leaf).parent)
    };
    for (at, column) in normalised.columns.iter_mut().enumerate() {
        let counts = |other: &usize| *among == Among::All || parent(*other) == parent(at);
        let others: Vec<&Column> = (0..found.len()).filter(counts).filter_map(|other| found.get(other)).collect();
        for entity in 0..column.len() {
            if column.get(entity).is_some() {
                continue;
            }
            let there = others.iter().filter_map(|other| other.get(entity));
            let value = match middle {
                Middle::Mean => mean(there),
                Middle::Median => median(there),
            };
            if let Some(value) = value {
                column.set(entity, Some(value));
                normalised.notes.push(Note::FilledFromRow { column: at, entity, value });
            }
        }
    }
}
