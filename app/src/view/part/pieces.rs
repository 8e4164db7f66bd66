//! A matrix of pairs worked out between frames: at once where it is small, in pieces where it is not.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::multivariate::{Coefficient, Correlations, Pairwise};

use crate::state::Shared;

/// Rows of two columns gone through before the page gets its turn: a few milliseconds of Pearson's correlation.
const ROWS_A_PIECE: usize = 400_000;

/// What the last finished work gave, and how far the present one is.
pub struct Worked<K: 'static> {
    /// What was asked about with its matrix; the one before until the next is done.
    pub done: RwSignal<Option<Shared<(K, Correlations)>>>,
    /// Share done, while there is work.
    pub share: RwSignal<Option<f64>>,
    /// Grows with every question, so that work on an older one stops.
    generation: StoredValue<u64>,
}

impl<K> Clone for Worked<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Worked<K> {}

/// Something to work out: what it is about, the work, and how many pairs make a piece.
pub struct Work<K> {
    pub about: K,
    pub pairs: Pairwise,
    pub piece: usize,
}

impl<K> Work<K> {
    /// Of columns of `n_rows`. Sorting both columns anew for each pair takes several times as long as adding them up.
    pub fn new(about: K, pairs: Pairwise, n_rows: usize, coefficient: Option<Coefficient>) -> Self {
        let cost = match coefficient {
            None | Some(Coefficient::Pearson) => 1,
            Some(Coefficient::Spearman) => 6,
            Some(Coefficient::Kendall) => 12,
        };
        Self { about, pairs, piece: (ROWS_A_PIECE / (n_rows * cost).max(1)).max(1) }
    }
}

/// Works out whatever `ask` wants, again whenever what it reads changes.
pub fn worked_out<K: Send + Sync + 'static>(ask: impl Fn() -> Option<Work<K>> + Send + Sync + 'static) -> Worked<K> {
    let worked = Worked { done: RwSignal::new(None), share: RwSignal::new(None), generation: StoredValue::new(0) };
    Effect::new(move || {
        let work = ask();
        let generation = worked.generation.get_value() + 1;
        worked.generation.set_value(generation);
        match work {
            Some(work) => go_on(worked, generation, work),
            None => {
                worked.share.set(None);
                worked.done.set(None);
            }
        }
    });
    worked
}

fn go_on<K: Send + Sync + 'static>(worked: Worked<K>, generation: u64, mut work: Work<K>) {
    // The page may be gone by now, or ask something else.
    if worked.generation.try_get_value() != Some(generation) {
        return;
    }
    if work.pairs.step(work.piece) {
        worked.share.set(Some(work.pairs.n_done() as f64 / work.pairs.n_all().max(1) as f64));
        Timeout::new(0, move || go_on(worked, generation, work)).forget();
    } else {
        worked.share.set(None);
        worked.done.set(Some(Shared::new((work.about, work.pairs.finish()))));
    }
}
