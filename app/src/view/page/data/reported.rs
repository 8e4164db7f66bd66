//! How many indicators of the period each entity has a figure for: counted once for all that show it, of a long table ahead of them.

use leptos::prelude::*;
use scoring::model::{Column, Panel};
use scoring::survey::{n_reported, take_missing};

use super::panel_of;
use crate::state::{AppState, FEW_CELLS, Opened, Shared, next_task};

/// By entity.
pub type Reported = Memo<Vec<usize>>;

/// What was counted ahead, and of what.
struct Counted {
    repaired: Shared<Opened>,
    period: Option<String>,
    counts: Vec<usize>,
}

/// Counts that nobody has asked for yet.
#[derive(Clone, Copy)]
pub struct Ahead(StoredValue<Option<Counted>>);

/// The counts, and where they are taken from if they were made ahead.
pub fn reported(state: AppState, period: Memo<Option<String>>) -> (Reported, Ahead) {
    let ahead = Ahead(StoredValue::new(None));
    let counted = Memo::new(move |_| {
        let (repaired, period) = (state.derived.repaired.get(), period.get());
        let Some(repaired) = repaired else { return Vec::new() };
        ahead.take(&repaired, &period).unwrap_or_else(|| {
            let panel = panel_of(&repaired.dataset, period);
            panel.map(|panel| n_reported(panel, repaired.dataset.n_entities())).unwrap_or_default()
        })
    });
    (counted, ahead)
}

impl Ahead {
    fn take(self, repaired: &Shared<Opened>, period: &Option<String>) -> Option<Vec<usize>> {
        let counted = self.0.try_update_value(Option::take).flatten()?;
        (counted.repaired == *repaired && counted.period == *period).then_some(counted.counts)
    }

    /// Counts what is on screen now, some columns at a time; ends early where `goes_on` says no.
    pub async fn count(self, state: AppState, period: Option<String>, goes_on: impl Fn() -> bool) {
        let Some(repaired) = state.derived.repaired.get_untracked() else { return };
        let Some(panel) = panel_of(&repaired.dataset, period.clone()) else { return };
        let n = repaired.dataset.n_entities();
        let mut counts = vec![panel.columns.len(); n];
        for columns in at_once(panel, n) {
            columns.iter().for_each(|column| take_missing(&mut counts, column));
            next_task().await;
            if !goes_on() {
                return;
            }
        }
        self.0.set_value(Some(Counted { repaired: repaired.clone(), period, counts }));
    }
}

/// Columns that are looked through in a few milliseconds.
fn at_once(panel: &Panel, n_entities: usize) -> impl Iterator<Item = &[Column]> {
    panel.columns.chunks((5 * FEW_CELLS / n_entities.max(1)).max(1))
}
