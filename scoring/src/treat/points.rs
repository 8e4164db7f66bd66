//! Every figure that treatment changed, one by one.

use super::{Action, Treated, Treatment};
use crate::model::Panel;

/// Each cell whose figure is another one after treatment: who, which indicator, the figure as loaded and as treated, and what was done.
///
/// *Shape*: by column, then by entity. Where several things were done to a column, such as a division and a logarithm, the last one
/// is named and the figures are those before the first and after the last. Cells that were filled have none before; those of entities
/// that are not scored have none after. *Cost*: O(n·m + log).
pub fn points<'a>(panel: &'a Panel, treated: &'a Treated) -> impl Iterator<Item = Treatment> + 'a {
    let of_column = move |column: usize| {
        let done = || treated.log.iter().filter(move |done| done.column == Some(column));
        let says = |what: &Action| !matches!(what, Action::StillSkewed);
        let whole = done().rfind(|done| done.entity.is_none() && says(&done.what));
        let n = treated.columns.get(column).map_or(0, crate::model::Column::len);
        let mut single: Vec<Option<&Action>> = vec![None; n];
        for done in done() {
            if let Some(place) = done.entity.and_then(|entity| single.get_mut(entity)) {
                *place = Some(&done.what);
            }
        }
        let short = |entity: usize| {
            let of_entity = |done: &&Treatment| done.entity == Some(entity) && done.column.is_none();
            treated.log.iter().find(of_entity).map(|done| &done.what)
        };
        (0..n).filter_map(move |entity| {
            let before = panel.columns.get(column).and_then(|cells| cells.get(entity));
            let after = treated.columns.get(column).and_then(|cells| cells.get(entity));
            let own = single.get(entity).copied().flatten();
            let what = own.or(whole.map(|done| &done.what)).or_else(|| short(entity));
            let (Some(what), true) = (what, before != after) else { return None };
            Some(Treatment { entity: Some(entity), column: Some(column), what: what.clone(), before, after })
        })
    };
    (0..treated.columns.len()).flat_map(of_column)
}
