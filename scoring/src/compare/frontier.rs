//! The frontier: for every indicator the best there is, and how far an entity is from it.

use crate::model::{Column, Framework};
use crate::normalise::Normalised;
use crate::weigh::Weights;

/// One indicator's best among some entities, beside one entity's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestInClass {
    /// Leaf position.
    pub column: usize,
    /// The first of the best, by position; `None` where nobody has a value.
    pub best: Option<usize>,
    /// How many share that place.
    pub n_tied: usize,
    /// In normalised points, at least 0: how far the entity is below the best. `None` without its own value or a best.
    pub short: Option<f64>,
    /// `short` times the effective weight.
    pub weighted: Option<f64>,
}

/// The best in class of every indicator, in leaf order, among `among` and the entity itself.
///
/// *Formula*: max over the class of the normalised value, less the entity's own; higher is better whatever the direction. *Edge cases*:
/// ties go to the entity itself, then to the earliest; an indicator nobody has a value of has no best. Under arithmetic means and with
/// nothing missing the `weighted` sum to how much higher the score of a park would be that is best in everything. *Cost*:
/// O(m·among). *Source*: bogetoft2011.
pub fn best_in_class(
    framework: &Framework,
    normalised: &Normalised,
    weights: &Weights,
    among: &[usize],
    entity: usize,
) -> Vec<BestInClass> {
    let of = |column: usize, leaf| {
        let cells = normalised.columns.get(column).map_or(&[][..], Column::raw);
        let own = cells.get(entity).copied().filter(|own| !own.is_nan());
        let (mut best, mut n_tied) = own.map_or((None, 0), |own| (Some((entity, own)), 1));
        // A hundred thousand for each indicator: nothing is called for one of them.
        for &one in among {
            let value = cells.get(one).copied().unwrap_or(f64::NAN);
            if one == entity || value.is_nan() {
                continue;
            }
            match best {
                Some((_, most)) if value < most => {}
                Some((_, most)) if value == most => n_tied += 1,
                _ => (best, n_tied) = (Some((one, value)), 1),
            }
        }
        let short = best.zip(own).map(|(best, own)| best.1 - own);
        let weighted = short.map(|short| short * weights.effective(leaf));
        BestInClass { column, best: best.map(|best| best.0), n_tied, short, weighted }
    };
    framework.leaves().iter().enumerate().map(|(column, &leaf)| of(column, leaf)).collect()
}
