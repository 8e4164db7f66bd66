//! The scheme's items as columns: an indicator's figures in the item's unit, and what was entered by hand.

use super::AppraiseError;
use crate::model::{Column, Dataset};
use crate::scenario::SchemeChoice;
use crate::scheme::Scheme;

/// One column an item, for one panel, and by item whether it has anything at all to go by.
pub struct ItemColumns {
    pub columns: Vec<Column>,
    pub is_mapped: Vec<bool>,
}

/// Figures are taken as loaded, before any treatment. With `with_entered`, what was entered fills the cells that have no figure.
///
/// # Errors
/// [`AppraiseError`] for a code, an id or a number that cannot be used.
///
/// *Cost*: O(items · n).
pub fn item_columns(
    dataset: &Dataset,
    panel: usize,
    scheme: &Scheme,
    choice: &SchemeChoice,
    with_entered: bool,
) -> Result<ItemColumns, AppraiseError> {
    let strangers = choice.map.keys().chain(choice.entered.keys()).find(|code| scheme.item(code).is_none());
    if let Some(code) = strangers {
        return Err(AppraiseError::UnknownItem { code: code.clone() });
    }
    let (mut columns, mut is_mapped) = (Vec::new(), Vec::new());
    for item in &scheme.items {
        let mapped = choice.map.get(&item.code);
        let mut column = match mapped {
            None => Column::missing(dataset.n_entities()),
            Some(mapped) => {
                let unknown = || AppraiseError::UnknownIndicator { item: item.code.clone(), code: mapped.code.clone() };
                let leaf = dataset.framework.find(&mapped.code).map(|id| dataset.framework.node(id));
                let (at, _) = leaf.and_then(|node| node.leaf.as_ref()).ok_or_else(unknown)?;
                let figures = dataset.panels.get(panel).and_then(|panel| panel.columns.get(*at)).ok_or_else(unknown)?;
                scaled(figures, mapped.times)
                    .ok_or_else(|| AppraiseError::BadNumber { item: item.code.clone(), value: mapped.times })?
            }
        };
        let entries = choice.entered.get(&item.code);
        for (id, &value) in entries.into_iter().flatten() {
            let unknown = || AppraiseError::UnknownEntity { item: item.code.clone(), id: id.clone() };
            let entity = dataset.find(id).ok_or_else(unknown)?;
            if !value.is_finite() {
                return Err(AppraiseError::BadNumber { item: item.code.clone(), value });
            }
            if with_entered && column.get(entity).is_none() {
                column.set(entity, Some(value));
            }
        }
        is_mapped.push(mapped.is_some() || entries.is_some_and(|entries| !entries.is_empty()));
        columns.push(column);
    }
    Ok(ItemColumns { columns, is_mapped })
}

/// `None` when the factor cannot be used.
fn scaled(figures: &Column, times: f64) -> Option<Column> {
    if !(times.is_finite() && times > 0.0) {
        return None;
    }
    if times == 1.0 {
        return Some(figures.clone());
    }
    Some(Column::from_raw(figures.raw().iter().map(|figure| figure * times).collect()))
}
